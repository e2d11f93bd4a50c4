//! The code quality report of GitLab: a list by fingerprint, from which a merge request tells what is new and what is fixed.

use serde_json::{Value, json};

use super::{Placed, ReportOptions, fingerprints, options::pretty};
use crate::finding::{Place, Severity};

/// The findings as GitLab reads them.
#[must_use]
pub fn gitlab(placed: &[Placed], options: &ReportOptions<'_>) -> String {
    let list: Vec<Value> = placed
        .iter()
        .zip(fingerprints(placed))
        .map(|(placed, fingerprint)| {
            let mut value = json!({
                "description": options.sentence(placed),
                "check_name": placed.finding.rule,
                "fingerprint": fingerprint,
                "severity": match placed.finding.level {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Notice => "info",
                },
                "location": location(&placed.finding.file, placed.place, options),
            });
            // GitLab shows the first place; other readers of the format show these, too.
            if !placed.related.is_empty() {
                value["other_locations"] =
                    placed.related.iter().map(|placed| location(&placed.related.file, placed.place, options)).collect();
            }
            value
        })
        .collect();
    pretty(&Value::Array(list))
}

fn location(file: &str, place: Option<Place>, options: &ReportOptions<'_>) -> Value {
    let (begin, end) = place.map_or((1, 1), |place| (place.line, place.end_line));
    json!({ "path": options.path(file), "lines": { "begin": begin, "end": end } })
}
