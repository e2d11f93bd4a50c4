//! The index: what there is, and in which file.

use std::collections::BTreeMap;

use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Serialize, ser};

use super::{VERSION, address};
use crate::catalog::Catalog;
use crate::record::{Code, EntryKind, Records};
use crate::site::{Site, Subject};

/// What there is, and where.
pub(super) struct ApiIndex<'a>(pub(super) &'a Site);

impl Serialize for ApiIndex<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let site = self.0;
        let catalog = &site.catalog;
        let records: &Records = &catalog.records;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("title", &records.catalog.facts.title)?;
        map.serialize_entry("date", &catalog.today)?;
        map.serialize_entry("languages", &catalog.languages)?;
        if !site.base_url.is_empty() {
            map.serialize_entry("base_url", &site.base_url)?;
        }
        map.serialize_entry(
            "lists",
            &EntryKind::lists().map(|kind| (kind.path(), format!("{}.json", kind.path()))).collect::<BTreeMap<_, _>>(),
        )?;
        map.serialize_entry("entries", &IndexRows(catalog))?;
        let files: Vec<&str> = records.attachments.iter().map(|attachment| &*attachment.path).collect();
        if !files.is_empty() {
            map.serialize_entry("files", &files)?;
        }
        map.end()
    }
}

/// One line of the index for each entry.
struct IndexRows<'a>(&'a Catalog);

impl Serialize for IndexRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'a> {
            id: &'a str,
            kind: &'static str,
            title: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            code: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            field: Option<&'a str>,
            json: String,
        }
        let catalog = self.0;
        let mut rows = serializer.serialize_seq(None)?;
        for subject in Subject::entries(catalog) {
            let Some((kind, entry)) = subject.seat().and_then(|(kind, seat)| Some((kind, catalog.entry(kind, seat)?))) else { continue };
            if kind.is_listed() {
                continue;
            }
            let facts = if let Subject::Procedure(id) = subject { Some(&catalog.procedure(id).entry.facts) } else { None };
            let json = address(catalog, subject).map(|address| address.as_str().trim_start_matches("api/v1/").to_owned());
            rows.serialize_element(&Row {
                id: &entry.stem,
                kind: kind.word(),
                title: entry.facts.title().map_or("", |title| &title.original),
                code: facts.and_then(|facts| facts.code.as_ref()).map(Code::as_str),
                field: facts.map(|facts| facts.field.0.as_str()).filter(|field| !field.is_empty()),
                json: json.ok_or_else(|| ser::Error::custom("an entry without a file"))?,
            })?;
        }
        rows.end()
    }
}
