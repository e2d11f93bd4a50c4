//! Where a relative link leads that an editor wrote.

use super::{Address, Site, Subject, Target};

impl Site {
    /// What a link in Markdown leads to: an entry by its file stem, with or without folder and ending, or a place of the site.
    #[must_use]
    pub fn follow(&self, path: &str) -> Option<Subject> {
        let catalog = &self.catalog;
        let mut parts = path.trim_end_matches('/').rsplit('/');
        let name = parts.next()?;
        let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".yaml")).unwrap_or(name);
        let folder = parts.next().filter(|folder| !matches!(*folder, "" | ".." | "."));
        let within = |folders: &[&str]| folder.is_none_or(|folder| folders.contains(&folder));
        let place = match path.trim_matches(['/', '.']) {
            "co-quan" => Some(Subject::Offices),
            "tim-kiem" => Some(Subject::Search),
            "thong-bao" => Some(Subject::Notices),
            "linh-vuc" => Some(Subject::Fields),
            "su-kien" => Some(Subject::LifeEvents),
            _ => None,
        };
        place
            .or_else(|| catalog.find_page(stem).map(Subject::Page).filter(|_| within(&["pages"])))
            .or_else(|| catalog.find_office(stem).map(Subject::Office).filter(|_| within(&["offices", "co-quan"])))
            .or_else(|| catalog.find_life_event(stem).map(Subject::LifeEvent).filter(|_| within(&["life-events", "su-kien"])))
            .or_else(|| catalog.find_notice(stem).map(Subject::Notice).filter(|_| within(&["notices", "thong-bao"])))
            .or_else(|| catalog.find_procedure(stem).map(Subject::Procedure))
            .or_else(|| catalog.find_field(stem).map(|id| Subject::Field(id, 0)).filter(|_| within(&["linh-vuc"])))
    }

    /// Where a file of `forms/` or `files/` is published; the folder may be left out.
    #[must_use]
    pub fn attachment(&self, path: &str) -> Option<Address> {
        let path = path.trim_start_matches(['.', '/']);
        let mut places = ["", "forms/", "files/"].into_iter().map(|folder| Address::of_file(&format!("{folder}{path}")));
        places.find(|address| self.find(address.as_str()).is_some_and(|route| matches!(route.target, Target::Attachment(_))))
    }
}
