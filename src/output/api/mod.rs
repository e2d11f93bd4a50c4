//! `api/v1/`: the catalog for programs, in the keys of the format. An index, one file for each entry that has a page, and
//! one for each list. What an entry does not say is not there; amounts are numbers of units, and where the
//! currency of the catalog has coins `minor` is the same in the smallest of them; codes are text.
//!
//! `import` reads it back.

mod entry;
mod index;

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::{Output, Press};
use crate::catalog::Catalog;
use crate::error::{Error, Result};
use crate::record::{Currency, Entry, EntryKind, Facts, Shape, Visit};
use crate::site::{Address, Site, Subject};
use crate::theme::Theme;
use crate::yaml::{Read, Write};
use entry::{List, api_entry};
use index::ApiIndex;

/// The version of what is published here; it grows when a key changes its meaning.
const VERSION: u32 = 1;

/// The catalog for programs.
pub(super) struct Api;

/// The file about a subject; nothing where there is none.
pub(in crate::output) fn address(catalog: &Catalog, subject: Subject) -> Option<Address> {
    if subject == Subject::Home {
        return Some(Address::new("api/v1/index.json"));
    }
    if let Subject::Decisions(_) = subject {
        return Some(list_address(EntryKind::Decisions));
    }
    let (kind, seat) = subject.seat()?;
    if kind.is_listed() {
        return Some(list_address(kind));
    }
    Some(Address::new(&format!("api/v1/{}/{}.json", kind.path(), catalog.entry(kind, seat)?.stem)))
}

/// The file of a kind that is one list.
fn list_address(kind: EntryKind) -> Address {
    Address::new(&format!("api/v1/{}.json", kind.path()))
}

/// One file of it.
pub(super) enum ApiFile {
    /// What there is.
    Index,
    /// All entries of a kind that is one list.
    List(EntryKind),
    /// An entry that has a page.
    Entry(Subject),
}

impl Output for Api {
    type Artifact = ApiFile;

    fn artifacts(&self, site: &Site, _: &Theme) -> Vec<(Address, ApiFile)> {
        let catalog = &site.catalog;
        let index = (Address::new("api/v1/index.json"), ApiFile::Index);
        let lists = EntryKind::lists().map(|kind| (list_address(kind), ApiFile::List(kind)));
        let own = Subject::entries(catalog).filter(|subject| subject.seat().is_some_and(|(kind, _)| !kind.is_listed()));
        let entries = own.filter_map(|subject| Some((address(catalog, subject)?, ApiFile::Entry(subject))));
        std::iter::once(index).chain(lists).chain(entries).collect()
    }

    fn render(&self, file: &ApiFile, press: &Press) -> Result<Vec<u8>> {
        let site = &press.site;
        match file {
            ApiFile::Index => json(&ApiIndex(site)),
            ApiFile::List(kind) => site.catalog.visit_all(*kind, RenderList(site, *kind)),
            ApiFile::Entry(subject) => {
                let file = subject.seat().and_then(|(kind, seat)| site.catalog.visit(kind, seat, RenderEntry(site, *subject)));
                file.unwrap_or_else(|| Ok(Vec::new()))
            }
        }
    }
}

/// The file of a kind that is one list.
struct RenderList<'a>(&'a Site, EntryKind);

impl Visit for RenderList<'_> {
    type Out = Result<Vec<u8>>;

    fn visit<T: Facts + Read + Write>(self, entries: &[Arc<Entry<T>>]) -> Self::Out {
        let Self(site, kind) = self;
        match (kind.shape(), entries) {
            (Shape::One, [entry]) => json(&api_entry(site, entry, None)),
            (Shape::List, [entry]) => json(&List(site, entry)),
            _ => {
                let page = |entry: &Entry<T>| Subject::of(kind, site.catalog.find(kind, &entry.stem)?);
                json(&entries.iter().map(|entry| api_entry(site, entry, page(entry))).collect::<Vec<_>>())
            }
        }
    }
}

/// The file of one entry.
struct RenderEntry<'a>(&'a Site, Subject);

impl Visit for RenderEntry<'_> {
    type Out = Result<Vec<u8>>;

    fn visit<T: Facts + Read + Write>(self, entries: &[Arc<Entry<T>>]) -> Self::Out {
        let Self(site, subject) = self;
        let Some(entry) = entries.first() else { return Ok(Vec::new()) };
        let entry = api_entry(site, entry, Some(subject));
        let decimals = site.catalog.records.jurisdiction.money.decimals;
        if decimals == 0 {
            return json(&entry);
        }
        let mut value = serde_json::to_value(&entry).map_err(|error| Error::Theme(error.to_string()))?;
        let usual = site.catalog.records.currency();
        value.get_mut("fees").and_then(Value::as_array_mut).into_iter().flatten().for_each(|row| put_minor(row, usual));
        json(&value)
    }
}

/// Puts the amount of a fee in the smallest coins beside it.
fn put_minor(row: &mut Value, usual: Currency) {
    let Some(amount) = row.get("amount").and_then(Value::as_f64) else { return };
    let currency = row.get("currency").and_then(Value::as_str).and_then(Currency::of_code).unwrap_or(usual);
    let coins = (amount * 10_f64.powi(currency.decimals().into())).round();
    if let (Some(row), true) = (row.as_object_mut(), coins >= 0.0) {
        // Amounts end long before a double loses a coin.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole, not negative and below 2^53")]
        row.insert("minor".to_owned(), Value::from(coins as u64));
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(8192);
    serde_json::to_writer(&mut bytes, value).map_err(|error| Error::Theme(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
