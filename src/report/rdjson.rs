//! The report of reviewdog (rdjson): findings with suggestions that are accepted with one click in a merge request.

use std::borrow::Borrow;
use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;
use serde_json::{Value, json};

use super::options::{Each, pretty};
use super::{Placed, ReportOptions};
use crate::finding::{Place, Severity};

/// The report, its keys in the order in which they are written.
#[derive(Serialize)]
struct RdJson<D> {
    diagnostics: D,
    source: Value,
}

/// Writes the findings as reviewdog reads them.
///
/// # Errors
/// When it cannot be written.
pub fn rdjson<P: Borrow<Placed>>(placed: impl IntoIterator<Item = P>, options: &ReportOptions<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = Each::of(placed.into_iter().map(|placed| one(placed.borrow(), options)));
    pretty(&RdJson { diagnostics, source: json!({ "name": "motcua" }) }, out)
}

fn one(placed: &Placed, options: &ReportOptions<'_>) -> Value {
    let mut location = json!({ "path": options.path(&placed.finding.file) });
    if let Some(place) = placed.place {
        location["range"] = range(&placed.text, &placed.bytes, place);
    }
    let mut value = json!({
        "message": options.sentence(placed),
        "location": location,
        "severity": match placed.finding.level {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Notice => "INFO",
        },
        "code": { "value": placed.finding.rule },
    });
    if !placed.related.is_empty() {
        let related = placed.related.iter().map(|placed| {
            let mut location = json!({ "path": options.path(&placed.related.file) });
            if let Some(place) = placed.place {
                location["range"] = range(&placed.text, &placed.bytes, place);
            }
            json!({ "message": placed.related.words.in_tongue(options.tongue), "location": location })
        });
        value["related_locations"] = related.collect();
    }
    // A suggestion goes into the file as it lies in the repository, byte for byte.
    if let Some(change) = placed.change.as_ref().filter(|change| change.is_verbatim) {
        value["suggestions"] = json!([{ "range": range(&placed.text, &change.bytes, change.place), "text": change.text }]);
    }
    value
}

/// The place with columns in bytes, as reviewdog counts them.
fn range(text: &str, bytes: &Range<usize>, place: Place) -> Value {
    let column = |at: usize| at - text[..at].rfind('\n').map_or(0, |newline| newline + 1) + 1;
    json!({
        "start": { "line": place.line, "column": column(bytes.start) },
        "end": { "line": place.end_line, "column": column(bytes.end) },
    })
}
