//! `in/sheets.json`: every sheet of paper with its version, so that an office knows which to print anew.

use serde::Serialize;

use super::{Output, Press};
use crate::catalog::{Catalog, ProcedureId};
use crate::error::{Error, Result};
use crate::record::{Date, Entry};
use crate::site::{Address, RouteTarget, Site, Subject};
use crate::theme::Theme;

/// The list of sheets.
pub(super) struct Sheets;

/// All sheets of a site.
#[derive(Debug, Serialize, serde::Deserialize)]
pub struct Stack {
    /// The day for which the site was built.
    pub date: String,
    /// The sheets, by address.
    pub sheets: Vec<PrintedSheet>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct PrintedSheet {
    /// The page that is printed.
    pub address: String,
    /// What it is about.
    pub title: String,
    /// Changes whenever an entry says something else that the sheet is made from.
    pub version: String,
}

impl Output for Sheets {
    type Artifact = ();

    fn artifacts(&self, _: &Site, _: &Theme) -> Vec<(Address, ())> {
        vec![(Address::new("in/sheets.json"), ())]
    }

    fn render(&self, (): &(), press: &Press) -> Result<Vec<u8>> {
        serde_json::to_vec(&stack(&press.site)).map_err(|error| Error::Theme(error.to_string()))
    }
}

/// Every sheet that can be printed from the site: the page of each procedure, boards and posters.
#[must_use]
pub fn stack(site: &Site) -> Stack {
    let catalog = &site.catalog;
    let sheet = |subject| {
        let title = match subject {
            Subject::Procedure(id) => &catalog.procedure(id).entry.facts.title,
            Subject::Board(id) => &catalog.office(id).entry.facts.name,
            Subject::Posters(id, _) => &catalog.field(id).facts.name,
            _ => return None,
        };
        let address = site.address(subject, 0).short().to_owned();
        Some(PrintedSheet { address, title: title.original.clone(), version: version(catalog, subject) })
    };
    let pages = site.routes.iter().filter_map(|route| match route.target {
        RouteTarget::Page(subject, 0) => sheet(subject),
        _ => None,
    });
    Stack { date: catalog.today.to_string(), sheets: pages.collect() }
}

/// The version of a sheet: six figures that follow from what is said in the entries it is made from. A comment, or another way
/// to write the same, asks nobody to print it again.
#[must_use]
pub fn version(catalog: &Catalog, subject: Subject) -> String {
    let mut hasher = blake3::Hasher::new();
    if let Subject::Board(id) = &subject {
        hasher.update(meaning(&catalog.office(*id).entry));
    }
    for id in procedures(catalog, &subject) {
        hasher.update(meaning(&catalog.procedure(*id).entry));
    }
    hasher.finalize().to_hex()[..6].to_owned()
}

/// The day since which everything on a sheet was checked; none where something on it never was.
#[must_use]
pub fn checked(catalog: &Catalog, subject: Subject) -> Option<Date> {
    let day = |id: &ProcedureId| catalog.procedure(*id).entry.facts.checked.as_ref().map(|checked| checked.date);
    let days: Option<Vec<Date>> = procedures(catalog, &subject).iter().map(day).collect();
    days?.into_iter().min()
}

/// The procedures on a sheet.
fn procedures<'a>(catalog: &'a Catalog, subject: &'a Subject) -> &'a [ProcedureId] {
    match subject {
        Subject::Procedure(id) => std::slice::from_ref(id),
        Subject::Board(id) => catalog.taken_by(*id),
        Subject::Posters(id, _) => &catalog.field(*id).procedures,
        _ => &[],
    }
}

/// The hash of what an entry says in its first language.
fn meaning<T: Serialize>(entry: &Entry<T>) -> &[u8; 32] {
    entry.memo.meaning.get_or_init(|| {
        // In one piece: a hash takes many small ones slowly. Facts can always be written.
        let mut said = serde_json::to_vec(&entry.facts).unwrap_or_default();
        said.extend_from_slice(entry.body.original.as_bytes());
        *blake3::hash(&said).as_bytes()
    })
}
