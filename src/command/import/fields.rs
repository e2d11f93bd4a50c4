//! The fields of the catalog, and those that a source names and that are still to be added.

use serde_json::{Value, json};

use super::incoming::Incoming;
use crate::record::{EntryKind, Records, slug};

/// Fields by id and by name.
#[derive(Debug, Default)]
pub(super) struct Fields {
    known: Vec<(String, String)>,
    added: Vec<(String, String)>,
}

impl Fields {
    pub(super) fn of(records: &Records) -> Self {
        let known = records.fields.facts.iter().map(|field| (field.id.as_str().to_owned(), slug(&field.name.original)));
        Self { known: known.collect(), added: Vec::new() }
    }

    /// The id of the field that is called so, by its id or its name; one that is not there is noted.
    pub(super) fn id(&mut self, name: &str) -> String {
        let wanted = slug(name);
        if wanted.is_empty() {
            return String::new();
        }
        if let Some((id, _)) = self.known.iter().find(|(id, known)| *id == wanted || *known == wanted) {
            return id.clone();
        }
        let mut id = wanted.clone();
        id.truncate(60);
        let id = id.trim_end_matches('-').to_owned();
        self.known.push((id.clone(), wanted));
        self.added.push((id.clone(), name.split_whitespace().collect::<Vec<_>>().join(" ")));
        id
    }

    /// What `fields.yaml` must gain.
    pub(super) fn missing(&self) -> Option<Incoming> {
        let rows: Vec<Value> = self.added.iter().map(|(id, name)| json!({"id": id, "name": name})).collect();
        let facts = || serde_yaml::to_value(Value::Array(rows.clone())).unwrap_or_default();
        (!rows.is_empty()).then(|| Incoming { is_part: true, ..Incoming::new(EntryKind::Fields, "fields.yaml", facts()) })
    }
}
