//! The JSON report: one object, its version first, for programs.

use serde_json::{Value, json};

use super::{Findings, Level, Placed};

/// The version of the report; it changes when a key changes its meaning.
const VERSION: u32 = 1;

/// The report as JSON with a line break at its end. Lines and columns count from 1, columns in characters.
#[must_use]
pub fn json(findings: &Findings, placed: &[Placed]) -> String {
    let list: Vec<Value> = placed.iter().map(one).collect();
    let counts = json!({
        "error": findings.count(Level::Error),
        "warning": findings.count(Level::Warning),
        "notice": findings.count(Level::Notice),
    });
    let mut text = serde_json::to_string_pretty(&json!({ "version": VERSION, "counts": counts, "findings": list })).unwrap_or_default();
    text.push('\n');
    text
}

fn one(placed: &Placed) -> Value {
    let finding = &placed.finding;
    let mut value = json!({
        "rule": finding.rule,
        "level": finding.level,
        "file": &*finding.file,
        "message": { "vi": finding.message.vi, "en": finding.message.en },
        "remedy": { "vi": finding.remedy.vi, "en": finding.remedy.en },
    });
    if let Some(place) = placed.place {
        value["line"] = place.line.into();
        value["column"] = place.column.into();
        value["end_line"] = place.end_line.into();
        value["end_column"] = place.end_column.into();
    }
    value
}
