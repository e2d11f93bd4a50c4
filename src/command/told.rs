//! The findings of an edition as the command line tells them.

use super::say;
use crate::edition::Edition;
use crate::finding::{Severity, Tongue};
use crate::report::{self, Placed, place_all};

/// The findings down to this level, with their lines and columns. To place one, its file is read once more.
pub(super) fn placed(edition: &Edition, down_to: Severity) -> Vec<Placed> {
    place_all(edition.findings_down_to(down_to), &edition.sources)
}

/// The report for people on the findings down to this level: the first of them one by one.
pub(super) fn report(edition: &Edition, down_to: Severity, tongue: Tongue, colour: bool) -> String {
    let all = edition.findings_down_to(down_to);
    let shown = place_all(&all[..all.len().min(report::MAX_SHOWN)], &edition.sources);
    report::text(&shown, all.len(), tongue, colour, say::width())
}
