//! The file of an entry that is new: the one that its source names, if that is one of ours, else one made of its title.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::super::stem;
use super::incoming::Incoming;
use crate::record::{EntryKind, slug};

/// The path of a new entry, whose file stem is taken from now on.
pub(super) fn new_file(incoming: &Incoming, taken: &mut BTreeSet<String>) -> String {
    let folder = incoming.kind.path();
    let is_ours = |file: &&str| {
        let ending = file.strip_suffix(".md").or_else(|| file.strip_suffix(".yaml"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        ending.is_some_and(|path| path.starts_with(&format!("{folder}/")) && path.split('/').all(plain))
    };
    if let Some(file) = incoming.file.as_deref().filter(is_ours) {
        if let Some(stem) = stem_of(file) {
            taken.insert(stem.to_owned());
        }
        return file.to_owned();
    }
    let text = |key| incoming.facts.get(key).and_then(Value::as_str);
    let title = incoming.stem.as_deref().or_else(|| text("title")).or_else(|| text("name")).or_else(|| text("number")).unwrap_or_default();
    let stem = stem::free(title, folder, taken);
    taken.insert(stem.clone());
    let ending = incoming.kind.ending();
    match text("field").map(slug).filter(|field| incoming.kind == EntryKind::Procedures && !field.is_empty()) {
        Some(field) => format!("{folder}/{field}/{stem}.{ending}"),
        None => format!("{folder}/{stem}.{ending}"),
    }
}

/// The file stem of a path.
pub(super) fn stem_of(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.rsplit_once('.').map(|(stem, _)| stem)
}
