//! Annotations of GitHub: commands on the standard output that put each finding beside its line.
//!
//! GitHub shows ten of each level for a step and drops the rest without a word, so the rest is left to the summary of the job.

use std::fmt::Write;

use super::{Placed, ReportOptions};
use crate::finding::Severity;

/// How many annotations of one level GitHub shows.
const MAX_SHOWN: usize = 10;

/// The first ten findings of each level as commands of a workflow.
#[must_use]
pub fn annotations(placed: &[Placed], options: &ReportOptions<'_>) -> String {
    let mut out = String::new();
    for level in [Severity::Error, Severity::Warning, Severity::Notice] {
        for placed in placed.iter().filter(|placed| placed.finding.level == level).take(MAX_SHOWN) {
            let _ = write!(out, "::{level} file={}", property(&options.path(&placed.finding.file)));
            if let Some(place) = placed.place {
                let _ = write!(out, ",line={},endLine={}", place.line, place.end_line);
                // Columns mean something only within one line.
                if place.line == place.end_line {
                    let _ = write!(out, ",col={},endColumn={}", place.column, place.end_column.max(place.column));
                }
            }
            let _ = writeln!(out, ",title={}::{}", property(placed.finding.rule), data(&options.sentence(placed)));
        }
    }
    out
}

/// A message, so that it ends where it should and begins no command of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
