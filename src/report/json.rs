//! The JSON report: one object, its version first, for programs. Its schema is `docs/schema/report.schema.json`.

use std::borrow::Borrow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::options::{Each, pretty};
use super::{Placed, PlacedRelated};
use crate::finding::{Findings, Place, Related, Replacement, Severity};

/// The version of the report; it changes when a key changes its meaning.
const VERSION: u32 = 1;

/// The report, its keys in the order in which they are written.
#[derive(Serialize)]
struct JsonReport<F> {
    counts: Value,
    findings: F,
    version: u32,
}

/// Writes the report as JSON with a line break at its end. Lines and columns count from 1, columns in characters.
///
/// # Errors
/// When it cannot be written.
pub fn json<P: Borrow<Placed>>(findings: &Findings, placed: impl IntoIterator<Item = P>, out: &mut dyn Write) -> io::Result<()> {
    let mut prints = Fingerprints::default();
    let counts = json!({
        "error": findings.count(Severity::Error),
        "warning": findings.count(Severity::Warning),
        "notice": findings.count(Severity::Notice),
    });
    let each = placed.into_iter().map(|placed| one(placed.borrow(), &prints.next(placed.borrow())));
    pretty(&JsonReport { counts, findings: Each::of(each), version: VERSION }, out)
}

fn one(placed: &Placed, fingerprint: &str) -> Value {
    let finding = &placed.finding;
    let mut value = json!({
        "rule": finding.rule,
        "level": finding.level,
        "file": &*finding.file,
        "message": { "vi": finding.message.vi, "en": finding.message.en },
        "remedy": { "vi": finding.remedy.vi, "en": finding.remedy.en },
        "fingerprint": fingerprint,
    });
    if let Some(place) = placed.place {
        put(&mut value, place);
    }
    if !placed.related.is_empty() {
        value["related"] = placed.related.iter().map(related).collect();
    }
    if let Some(change) = &placed.change {
        value["fix"] = fix(change);
    }
    value
}

fn related(placed: &PlacedRelated) -> Value {
    let Related { file, words, .. } = &placed.related;
    let mut value = json!({ "file": &**file, "message": { "vi": words.vi, "en": words.en } });
    if let Some(place) = placed.place {
        put(&mut value, place);
    }
    value
}

fn fix(change: &Replacement) -> Value {
    let mut value = json!({ "text": change.text, "safe": change.is_safe });
    put(&mut value, change.place);
    value
}

fn put(value: &mut Value, place: Place) {
    value["line"] = place.line.into();
    value["column"] = place.column.into();
    value["end_line"] = place.end_line.into();
    value["end_column"] = place.end_column.into();
}
