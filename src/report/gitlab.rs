//! The code quality report of GitLab: a list by fingerprint, from which a merge request tells what is new and what is fixed.

use std::borrow::Borrow;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::options::{Each, pretty};
use super::{Placed, ReportOptions};
use crate::finding::{Place, Severity};

/// Writes the findings as GitLab reads them.
///
/// # Errors
/// When it cannot be written.
pub fn gitlab<P: Borrow<Placed>>(placed: impl IntoIterator<Item = P>, options: &ReportOptions<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut prints = Fingerprints::default();
    pretty(&Each::of(placed.into_iter().map(|placed| one(placed.borrow(), &prints.next(placed.borrow()), options))), out)
}

fn one(placed: &Placed, fingerprint: &str, options: &ReportOptions<'_>) -> Value {
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
        value["other_locations"] = placed.related.iter().map(|placed| location(&placed.related.file, placed.place, options)).collect();
    }
    value
}

fn location(file: &str, place: Option<Place>, options: &ReportOptions<'_>) -> Value {
    let (begin, end) = place.map_or((1, 1), |place| (place.line, place.end_line));
    json!({ "path": options.path(file), "lines": { "begin": begin, "end": end } })
}
