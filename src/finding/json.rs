//! The JSON report: one object, its version first, for programs. Its schema is `docs/schema/report.schema.json`.

use serde_json::{Value, json};

use super::{Change, Findings, Level, Place, Placed, fingerprints};

/// The version of the report; it changes when a key changes its meaning.
const VERSION: u32 = 1;

/// The report as JSON with a line break at its end. Lines and columns count from 1, columns in characters.
#[must_use]
pub fn json(findings: &Findings, placed: &[Placed]) -> String {
    let list: Vec<Value> = placed.iter().zip(fingerprints(placed)).map(|(placed, print)| one(placed, &print)).collect();
    let counts = json!({
        "error": findings.count(Level::Error),
        "warning": findings.count(Level::Warning),
        "notice": findings.count(Level::Notice),
    });
    super::telling::pretty(&json!({ "version": VERSION, "counts": counts, "findings": list }))
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
    if let Some(change) = &placed.change {
        value["fix"] = fix(change);
    }
    value
}

fn fix(change: &Change) -> Value {
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
