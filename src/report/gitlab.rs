//! The code quality report of GitLab: a list by fingerprint, from which a merge request tells what is new and what is fixed.

use serde_json::{Value, json};

use super::{Placed, ReportOptions, fingerprints, options::pretty};
use crate::finding::Severity;

/// The findings as GitLab reads them.
#[must_use]
pub fn gitlab(placed: &[Placed], options: &ReportOptions<'_>) -> String {
    let list: Vec<Value> = placed
        .iter()
        .zip(fingerprints(placed))
        .map(|(placed, fingerprint)| {
            let (begin, end) = placed.place.map_or((1, 1), |place| (place.line, place.end_line));
            json!({
                "description": options.sentence(placed),
                "check_name": placed.finding.rule,
                "fingerprint": fingerprint,
                "severity": match placed.finding.level {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Notice => "info",
                },
                "location": { "path": options.path(&placed.finding.file), "lines": { "begin": begin, "end": end } },
            })
        })
        .collect();
    pretty(&Value::Array(list))
}
