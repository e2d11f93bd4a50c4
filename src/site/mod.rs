//! The site: every address, unique, known before any page is rendered.
//!
//! A site is a function from address to bytes. Pages are planned here; what else is published (the map of the site, feeds,
//! assets) announces its own routes, which are checked against all others before anything is written.

mod address;
mod finder;
mod follow;
mod moved;
mod route;
mod subject;

pub use address::{Address, relative_root};
pub use finder::rank;
pub use route::{Artifact, Route, RouteTarget};
pub use subject::{DECISIONS_PER_PAGE, PER_PAGE, Subject, is_of_procedure};

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog::{Catalog, ProcedureId, letter};
use crate::finding::{Finding, Related, Spot};

/// The plan of everything that is published.
#[derive(Debug, Clone)]
pub struct Site {
    /// What it is made from.
    pub catalog: Arc<Catalog>,
    /// Every route, by address.
    pub routes: Vec<Route>,
    /// The letters under which something stands, each with how many procedures, in the order of the alphabet.
    pub letters: Vec<(char, Vec<ProcedureId>)>,
    /// The absolute address of the site, with a `/` at the end; empty when the catalog names none.
    pub base_url: String,
}

impl Site {
    /// Names every route. Two routes of one address are reported, and the first stays. `announce` is told of all pages and
    /// files, and names what is published beside them.
    #[must_use]
    pub fn plan(catalog: Arc<Catalog>, base_url: Option<&str>, announce: impl FnOnce(&Self) -> Vec<Route>) -> (Self, Vec<Finding>) {
        let configured = catalog.records.catalog.facts.base_url.as_ref().map(ToString::to_string);
        let mut base_url = base_url.map(str::to_owned).or(configured).unwrap_or_default();
        if !base_url.is_empty() && !base_url.ends_with('/') {
            base_url.push('/');
        }
        let letters = letters(&catalog);
        let mut site = Self { catalog, routes: Vec::new(), letters, base_url };
        for language in 0..site.catalog.languages.len() {
            let papers = if language == 0 { site.papers() } else { Vec::new() };
            for subject in site.subjects().into_iter().chain(papers) {
                let address = site.address(subject, language);
                site.routes.push(Route { address, target: RouteTarget::Page(subject, language) });
            }
        }
        site.routes.push(Route { address: Address::new("404.html"), target: RouteTarget::Page(Subject::NotFound, 0) });
        for (index, attachment) in site.catalog.records.attachments.iter().enumerate() {
            let address = Address::of_file(&attachment.path);
            site.routes.push(Route { address, target: RouteTarget::Attachment(index) });
        }
        site.plan_signs();
        let announced = announce(&site);
        site.routes.extend(announced);
        let mut findings = site.plan_moves();
        let mut taken = Vec::new();
        site.routes.par_sort_by(|a, b| a.address.cmp(&b.address));
        site.routes.dedup_by(|b, a| {
            let same = a.address == b.address;
            if same {
                taken.push((a.target.clone(), b.target.clone(), a.address.clone()));
            }
            same
        });
        findings.extend(taken.iter().map(|(a, b, address)| site.collision(a, b, address)));
        (site, findings)
    }

    /// Every subject that has a page in every language.
    fn subjects(&self) -> Vec<Subject> {
        let catalog = &self.catalog;
        let mut subjects = vec![Subject::Home, Subject::Offices, Subject::Search, Subject::Notices, Subject::LifeEvents, Subject::Fields];
        subjects.extend([Subject::Rights, Subject::Kiosk, Subject::Screen]);
        subjects.extend(Subject::entries(catalog));
        for (id, field) in catalog.fields() {
            subjects.extend(pages_of(field.procedures.len(), PER_PAGE).map(|page| Subject::Field(id, page)));
        }
        if self.is_finder_split() {
            subjects.extend(self.finder_letters().into_iter().map(Subject::OfficesUnder));
        }
        for (letter, list) in &self.letters {
            subjects.extend(pages_of(list.len(), PER_PAGE).map(|page| Subject::Letter(*letter, page)));
        }
        if catalog.sessions().len() > 0 {
            subjects.push(Subject::Sessions);
        }
        if catalog.decisions().len() > 0 {
            subjects.extend(pages_of(catalog.decisions().len(), DECISIONS_PER_PAGE).map(Subject::Decisions));
        }
        subjects
    }

    /// Every subject that is made for paper.
    fn papers(&self) -> Vec<Subject> {
        let mut papers = vec![Subject::Prints];
        papers.extend(self.catalog.offices().map(|(id, _)| Subject::Board(id)));
        // Of a field without procedures there is nothing to post, and nothing leads there.
        for (id, field) in self.catalog.fields().filter(|(_, field)| !field.procedures.is_empty()) {
            papers.extend(pages_of(field.procedures.len(), PER_PAGE).map(|page| Subject::Posters(id, page)));
        }
        papers
    }

    /// The route at this path of the output folder.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Route> {
        self.routes.binary_search_by(|route| route.address.as_str().cmp(path)).ok().map(|index| &self.routes[index])
    }

    /// The absolute address of a route, without `index.html`; nothing when the catalog names no `base_url`.
    #[must_use]
    pub fn absolute(&self, address: &Address) -> Option<String> {
        (!self.base_url.is_empty()).then(|| format!("{}{}", self.base_url, address.short()))
    }

    /// The short addresses and QR codes of procedures; both lead nowhere without the address of the site.
    fn plan_signs(&mut self) {
        if self.base_url.is_empty() {
            return;
        }
        let mut signs = vec![Route { address: Address::new(&format!("{}/qr.svg", self.words().kiosk)), target: RouteTarget::Qr(None) }];
        for (id, _) in self.catalog.procedures() {
            signs.push(Route { address: self.qr(id), target: RouteTarget::Qr(Some(id)) });
            signs.extend(self.short(id).map(|address| Route { address, target: RouteTarget::Short(id) }));
        }
        self.routes.extend(signs);
    }

    /// Two things of one address, told where one of them is written by an editor.
    fn collision(&self, one: &RouteTarget, other: &RouteTarget, address: &Address) -> Finding {
        let mut files = [one, other].into_iter().filter_map(|target| self.written_in(target));
        match (files.next(), files.next()) {
            (Some(file), Some(other)) if file != other => Finding::new(
                "identity/duplicate-address",
                &other,
                Spot::File,
                words!("tệp này và «{file}» cùng có địa chỉ «{address}»", "this file and `{file}` have one address, `{address}`"),
                words!("đổi tên một trong hai tệp", "rename one of the two files"),
            )
            .beside([Related::already(&file, Spot::File)]),
            (file, _) => Finding::new(
                "identity/duplicate-address",
                &file.unwrap_or_else(|| Arc::from("catalog.yaml")),
                Spot::File,
                words!("địa chỉ «{address}» đã là của một trang có sẵn", "the address `{address}` is that of a page of our own"),
                words!("đổi tên tệp này", "rename this file"),
            ),
        }
    }

    /// The file in which an editor wrote what is rendered there.
    fn written_in(&self, target: &RouteTarget) -> Option<Arc<str>> {
        match target {
            RouteTarget::Page(subject, _) | RouteTarget::Moved(subject) => self.entry(*subject).map(|entry| Arc::clone(&entry.file)),
            RouteTarget::Short(id) | RouteTarget::Qr(Some(id)) => Some(Arc::clone(&self.catalog.procedure(*id).entry.file)),
            RouteTarget::Attachment(index) => self.catalog.records.attachments.get(*index).map(|source| Arc::clone(&source.path)),
            RouteTarget::Qr(None) | RouteTarget::Output(_) => None,
        }
    }
}

/// How many pages a list of this length fills; at least one.
fn pages_of(length: usize, on_one: usize) -> impl Iterator<Item = u16> {
    0..u16::try_from(length.div_ceil(on_one).max(1)).unwrap_or(u16::MAX)
}

/// The procedures under each letter, «Đ» after «D», «#» last.
fn letters(catalog: &Catalog) -> Vec<(char, Vec<ProcedureId>)> {
    let mut by_letter: BTreeMap<(u32, char), Vec<_>> = BTreeMap::new();
    for (id, procedure) in catalog.procedures() {
        let letter = letter(&procedure.entry.facts.title.original);
        let rank = match letter {
            'Đ' => u32::from('D') * 2 + 1,
            '#' => u32::MAX,
            letter => u32::from(letter) * 2,
        };
        by_letter.entry((rank, letter)).or_default().push(id);
    }
    by_letter.into_iter().map(|((_, letter), list)| (letter, list)).collect()
}
