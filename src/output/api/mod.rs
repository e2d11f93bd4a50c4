//! `api/v1/`: the catalog for programs, in the keys of the format. An index, one file for each entry that has a page, and
//! one for each list. What an entry does not say is not there; amounts are integers, codes are text.
//!
//! `import` reads it back.

mod entry;
mod index;

use serde::Serialize;

use super::{Output, Press};
use crate::catalog::Catalog;
use crate::error::{Error, Result};
use crate::site::{Address, Site, Subject};
use crate::theme::Theme;
use entry::{List, api_entry};
use index::ApiIndex;

/// The version of what is published here; it grows when a key changes its meaning.
const VERSION: u32 = 1;

/// The lists that have no page of their own, each in one file.
const LISTS: [&str; 9] = ["catalog", "fields", "papers", "forms", "laws", "search", "decisions", "sessions", "holidays"];

/// The catalog for programs.
pub(super) struct Api;

/// The file about a subject; nothing where there is none.
pub(in crate::output) fn address(catalog: &Catalog, subject: Subject) -> Option<Address> {
    let (folder, stem) = match subject {
        Subject::Home => return Some(Address::new("api/v1/index.json")),
        Subject::Procedure(id) => ("procedures", &catalog.procedure(id).entry.stem),
        Subject::Office(id) => ("offices", &catalog.office(id).entry.stem),
        Subject::LifeEvent(id) => ("life-events", &catalog.life_event(id).entry.stem),
        Subject::Notice(id) => ("notices", &catalog.notice(id).stem),
        Subject::Page(id) => ("pages", &catalog.page(id).stem),
        _ => return None,
    };
    Some(Address::new(&format!("api/v1/{folder}/{stem}.json")))
}

/// Everything that has a file, after the index and the lists.
fn subjects(catalog: &Catalog) -> impl Iterator<Item = Subject> + '_ {
    let procedures = catalog.procedures().map(|(id, _)| Subject::Procedure(id));
    let offices = catalog.offices().map(|(id, _)| Subject::Office(id));
    let events = catalog.life_events().map(|(id, _)| Subject::LifeEvent(id));
    let notices = catalog.notices().map(|(id, _)| Subject::Notice(id));
    procedures.chain(offices).chain(events).chain(notices).chain(catalog.pages().map(|(id, _)| Subject::Page(id)))
}

/// One file of it.
pub(super) enum ApiFile {
    /// What there is.
    Index,
    /// One of [`LISTS`].
    List(&'static str),
    /// An entry that has a page.
    Entry(Subject),
}

impl Output for Api {
    type Artifact = ApiFile;

    fn artifacts(&self, site: &Site, _: &Theme) -> Vec<(Address, ApiFile)> {
        let catalog = &site.catalog;
        let index = (Address::new("api/v1/index.json"), ApiFile::Index);
        let lists = LISTS.iter().map(|list| (Address::new(&format!("api/v1/{list}.json")), ApiFile::List(list)));
        let entries = subjects(catalog).filter_map(|subject| Some((address(catalog, subject)?, ApiFile::Entry(subject))));
        std::iter::once(index).chain(lists).chain(entries).collect()
    }

    fn render(&self, file: &ApiFile, press: &Press) -> Result<Vec<u8>> {
        let site = &press.site;
        match file {
            ApiFile::Index => json(&ApiIndex(site)),
            ApiFile::List(list) => render_list(list, site),
            ApiFile::Entry(subject) => render_entry(*subject, site),
        }
    }
}

fn render_list(list: &str, site: &Site) -> Result<Vec<u8>> {
    let catalog = &site.catalog;
    let records = &catalog.records;
    match list {
        "catalog" => json(&api_entry(site, &records.catalog, None)),
        "fields" => json(&List(site, &records.fields)),
        "papers" => json(&List(site, &records.papers)),
        "forms" => json(&List(site, &records.forms)),
        "laws" => json(&List(site, &records.laws)),
        "search" => json(&api_entry(site, &records.search, None)),
        "decisions" => json(&records.decisions.iter().map(|entry| api_entry(site, entry, None)).collect::<Vec<_>>()),
        "sessions" => json(&catalog.sessions().map(|(_, session)| api_entry(site, &session.entry, None)).collect::<Vec<_>>()),
        _ => json(&records.holidays.iter().map(|entry| api_entry(site, entry, None)).collect::<Vec<_>>()),
    }
}

fn render_entry(subject: Subject, site: &Site) -> Result<Vec<u8>> {
    let catalog = &site.catalog;
    match subject {
        Subject::Procedure(id) => json(&api_entry(site, &catalog.procedure(id).entry, Some(subject))),
        Subject::Office(id) => json(&api_entry(site, &catalog.office(id).entry, Some(subject))),
        Subject::LifeEvent(id) => json(&api_entry(site, &catalog.life_event(id).entry, Some(subject))),
        Subject::Notice(id) => json(&api_entry(site, catalog.notice(id), Some(subject))),
        Subject::Page(id) => json(&api_entry(site, catalog.page(id), Some(subject))),
        _ => Ok(Vec::new()),
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(8192);
    serde_json::to_writer(&mut bytes, value).map_err(|error| Error::Theme(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
