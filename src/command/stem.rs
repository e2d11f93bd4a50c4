//! File names for new entries.

use std::collections::BTreeSet;

use crate::record::slug;

/// The longest file name that we make of a title; addresses are read aloud and printed on paper.
const MAX_LENGTH: usize = 80;

/// A file stem from the title that no entry has yet; `kind` stands before names that are too short.
pub(super) fn free(title: &str, kind: &str, taken: &BTreeSet<String>) -> String {
    let mut stem = slug(title);
    if stem.len() > MAX_LENGTH {
        let end = stem[..=MAX_LENGTH].rfind('-').unwrap_or(MAX_LENGTH);
        stem.truncate(end);
    }
    // Short names may be those of devices, which no file may bear on Windows.
    if stem.len() < 6 {
        let kind = if kind == "procedures" { "thu-tuc" } else { kind };
        stem = if stem.is_empty() { kind.to_owned() } else { format!("{kind}-{stem}") };
    }
    let mut candidates = std::iter::once(stem.clone()).chain((2..).map(|number| format!("{stem}-{number}")));
    candidates.find(|stem| !taken.contains(stem)).unwrap_or(stem)
}
