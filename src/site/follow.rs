//! Where a relative link leads that an editor wrote.

use super::{Address, RouteTarget, Site, Subject};
use crate::record::EntryKind;

impl Site {
    /// What a link in Markdown leads to: an entry by its file stem, with or without folder and ending, or a place of the site.
    #[must_use]
    pub fn follow(&self, path: &str) -> Option<Subject> {
        let (catalog, words) = (&self.catalog, self.words());
        let mut parts = path.trim_end_matches('/').rsplit('/');
        let name = parts.next()?;
        let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".yaml")).unwrap_or(name);
        let folder = parts.next().filter(|folder| !matches!(*folder, "" | ".." | "."));
        // A procedure is found in whatever folder an editor thinks it is; all others only in their own.
        let is_there = |kind: EntryKind| {
            kind == EntryKind::Procedures
                || folder.is_none_or(|folder| folder == kind.path() || Some(folder) == kind.address().map(|key| words.folder(key)))
        };
        let place = match path.trim_matches(['/', '.']) {
            place if place == words.offices => Some(Subject::Offices),
            place if place == words.rights => Some(Subject::Rights),
            place if place == words.sessions && catalog.sessions().len() > 0 => Some(Subject::Sessions),
            place if place == words.search => Some(Subject::Search),
            place if place == words.notices => Some(Subject::Notices),
            place if place == words.decisions && catalog.decisions().len() > 0 => Some(Subject::Decisions(0)),
            place if place == words.fields => Some(Subject::Fields),
            place if place == words.life_events => Some(Subject::LifeEvents),
            _ => None,
        };
        let field =
            || catalog.find_field(stem).map(|id| Subject::Field(id, 0)).filter(|_| folder.is_none_or(|folder| folder == words.fields));
        // Where two kinds know the name, the plainest page is meant: procedures come last.
        let named =
            EntryKind::ALL.iter().rev().filter(|kind| is_there(**kind)).find_map(|kind| Subject::of(*kind, catalog.find(*kind, stem)?));
        place.or(named).or_else(|| catalog.find_procedure(stem).map(Subject::Procedure)).or_else(field)
    }

    /// Where a file of `forms/` or `files/` is published; the folder may be left out.
    #[must_use]
    pub fn attachment(&self, path: &str) -> Option<Address> {
        let path = path.trim_start_matches(['.', '/']);
        let mut places = ["", "forms/", "files/"].into_iter().map(|folder| Address::of_file(&format!("{folder}{path}")));
        places.find(|address| self.find(address.as_str()).is_some_and(|route| matches!(route.target, RouteTarget::Attachment(_))))
    }
}
