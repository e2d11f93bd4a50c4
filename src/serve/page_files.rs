//! What a page rests on: its own files, and the items of the shared files that it cites.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::record::{Document, Entry, Facts, Name, Procedure};
use crate::site::{Route, RouteTarget, Site, Subject};
use crate::yaml::{Node, NodeKind};

/// The files and the items that the findings of a page are about.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PageFiles {
    /// The file of its entry and those of its translations.
    pub(super) files: Vec<Arc<str>>,
    /// The ids and numbers it cites: of laws, decisions, forms, papers and fields.
    pub(super) names: BTreeSet<String>,
}

/// What this route is about; nothing for a page of the whole catalog.
pub(super) fn about(site: &Site, route: &Route) -> Option<PageFiles> {
    let (RouteTarget::Page(subject, _) | RouteTarget::Moved(subject)) = &route.target else { return None };
    let catalog = &site.catalog;
    let files = match *subject {
        Subject::Sessions => catalog.sessions().flat_map(|(_, session)| files(&*session.entry)).collect(),
        subject => files(site.entry(subject)?),
    };
    let names = if let Subject::Procedure(id) = *subject { cited(&catalog.procedure(id).entry.facts) } else { BTreeSet::new() };
    Some(PageFiles { files, names })
}

fn files(entry: &Entry<dyn Facts>) -> Vec<Arc<str>> {
    let translations = entry.translations.iter().map(|translation| Arc::clone(&translation.file));
    std::iter::once(Arc::clone(&entry.file)).chain(translations).collect()
}

fn cited(facts: &Procedure) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |name: &Name| {
        names.insert(name.0.clone());
    };
    facts.laws.iter().chain(&facts.decisions).chain([&facts.field]).for_each(&mut add);
    facts.fees.rows().iter().filter_map(|fee| fee.law.as_ref()).for_each(&mut add);
    papers(&facts.documents, &mut add);
    names
}

fn papers(documents: &[Document], add: &mut impl FnMut(&Name)) {
    for document in documents {
        document.form.iter().chain(&document.paper).for_each(&mut *add);
        papers(&document.one_of, add);
    }
}

impl PageFiles {
    /// Whether a file may hold items that are cited.
    pub(super) fn may_cite(file: &str) -> bool {
        matches!(file, "laws.yaml" | "forms.yaml" | "papers.yaml" | "fields.yaml") || file.starts_with("decisions/")
    }

    /// The bytes of the items of such a file that the page cites, from the top node of the file.
    pub(super) fn items(&self, top: &Node, end: usize) -> Vec<Range<usize>> {
        let NodeKind::List { items, .. } = &top.kind else {
            return self.names_one(top).then_some(0..end).into_iter().collect();
        };
        let start = |item: &Node| item.shown().start;
        let ends = items.iter().skip(1).map(start).chain([end]);
        items.iter().zip(ends).filter(|(item, _)| self.names_one(item)).map(|(item, end)| start(item)..end).collect()
    }

    fn names_one(&self, item: &Node) -> bool {
        ["id", "number"].iter().filter_map(|key| item.get(key)).any(|pair| match &pair.value.kind {
            NodeKind::Scalar(text, _) => self.names.contains(text.as_str()),
            _ => false,
        })
    }
}
