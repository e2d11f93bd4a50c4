//! The JSON report: one object, its version first, for programs. Its schema is `docs/schema/report.schema.json`.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Placed, PlacedRelated, fingerprints};
use crate::finding::{Findings, Place, Related, Replacement, Severity};

/// The version of the report; it changes when a key changes its meaning.
const VERSION: u32 = 1;

/// The report, its keys in the order in which they are written.
#[derive(Serialize)]
struct JsonReport<'a> {
    counts: Value,
    findings: Each<'a>,
    version: u32,
}

/// The findings, each made when it is written: a national catalog may have a hundred thousand.
struct Each<'a>(&'a [Placed]);

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().zip(fingerprints(self.0)).map(|(placed, print)| one(placed, &print)))
    }
}

/// The report as JSON with a line break at its end. Lines and columns count from 1, columns in characters.
#[must_use]
pub fn json(findings: &Findings, placed: &[Placed]) -> String {
    let counts = json!({
        "error": findings.count(Severity::Error),
        "warning": findings.count(Severity::Warning),
        "notice": findings.count(Severity::Notice),
    });
    super::options::pretty(&JsonReport { counts, findings: Each(placed), version: VERSION })
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
