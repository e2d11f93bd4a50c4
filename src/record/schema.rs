//! The JSON Schemas of the files of a catalog, from the types that read them.

use serde_json::Value;

use super::EntryKind;
use crate::yaml::Book;

/// What each key is for, in Vietnamese.
const WORDS: &str = include_str!("schema.vi.yaml");

/// A schema and the files that it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Its name: `procedure` for `procedure.schema.json`.
    pub name: &'static str,
    /// The files of a catalog, as a pattern of Visual Studio Code.
    pub files: String,
    /// The schema.
    pub schema: Value,
}

/// All schemas, and the keys that have no Vietnamese words yet.
#[must_use]
pub fn schemas() -> (Vec<Schema>, Vec<String>) {
    let mut book = Book::new(serde_yaml::from_str(WORDS).unwrap_or_default());
    let of = |kind: &EntryKind| Schema { name: kind.word(), files: kind.files(), schema: kind.schema(&mut book) };
    let list = EntryKind::ALL.iter().map(of).collect();
    (list, book.missing)
}
