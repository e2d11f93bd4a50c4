//! The findings of an edition as the command line tells them.

use std::borrow::Cow;

use super::say;
use crate::edition::Edition;
use crate::finding::{Finding, Severity, Tongue};
use crate::report::{self, Placed, place_each};

/// Whether what is found nearly everywhere is told each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// Each place, for programs and for whoever asks for a rule.
    Each,
    /// The first, with how many there are.
    First,
}

/// The findings down to this level, with their lines and columns, in the order of these, as they are asked for. To place one, its
/// file is read once more.
pub(super) fn placed(edition: &Edition, down_to: Severity, places: Places) -> impl Iterator<Item = Placed> {
    place_each(chosen(edition, down_to, places), &edition.sources)
}

/// The report for people on the findings down to this level: the first of them one by one.
pub(super) fn report(edition: &Edition, down_to: Severity, places: Places, tongue: Tongue, colour: bool) -> String {
    let mut all = chosen(edition, down_to, places);
    let count = all.len();
    // What is told once for all its places is always told; the gravest of the others fill the rest.
    let mut left = report::MAX_SHOWN.saturating_sub(all.iter().filter(|(_, others)| *others > 0).count());
    all.retain(|(_, others)| {
        let is_shown = *others > 0 || left > 0;
        left -= usize::from(*others == 0 && is_shown);
        is_shown
    });
    let shown: Vec<Placed> = place_each(all, &edition.sources).collect();
    report::text(&shown, count, tongue, colour, say::width())
}

/// The findings that are told, each with how many others it stands for.
fn chosen(edition: &Edition, down_to: Severity, places: Places) -> Vec<(Cow<'_, Finding>, usize)> {
    let findings = edition.findings_down_to(down_to);
    match places {
        Places::Each => findings.iter().map(|finding| (Cow::Borrowed(finding), 0)).collect(),
        Places::First => report::folded(findings, &edition.records),
    }
}
