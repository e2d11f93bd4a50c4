//! The findings of an edition as the command line tells them.

use super::say;
use crate::edition::Edition;
use crate::finding::{Finding, Severity, Tongue};
use crate::report::{self, Placed, in_order, place_all};

/// Whether what is found nearly everywhere is told each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// Each place, for programs and for whoever asks for a rule.
    Each,
    /// The first, with how many there are.
    First,
}

/// The findings down to this level, with their lines and columns. To place one, its file is read once more.
pub(super) fn placed(edition: &Edition, down_to: Severity, places: Places) -> Vec<Placed> {
    let findings = edition.findings_down_to(down_to);
    in_order(match places {
        Places::Each => place_all(findings, &edition.sources),
        Places::First => place_folded(report::folded(findings, &edition.records), edition),
    })
}

/// The report for people on the findings down to this level: the first of them one by one.
pub(super) fn report(edition: &Edition, down_to: Severity, places: Places, tongue: Tongue, colour: bool) -> String {
    let all = edition.findings_down_to(down_to);
    let (count, shown) = match places {
        Places::Each => (all.len(), place_all(&all[..all.len().min(report::MAX_SHOWN)], &edition.sources)),
        Places::First => {
            let mut folded = report::folded(all, &edition.records);
            let count = folded.len();
            folded.truncate(report::MAX_SHOWN);
            (count, place_folded(folded, edition))
        }
    };
    report::text(&in_order(shown), count, tongue, colour, say::width())
}

fn place_folded(folded: Vec<(Finding, usize)>, edition: &Edition) -> Vec<Placed> {
    let (findings, others): (Vec<Finding>, Vec<usize>) = folded.into_iter().unzip();
    let placed = place_all(&findings, &edition.sources).into_iter();
    placed.zip(others).map(|(placed, others)| Placed { others, ..placed }).collect()
}
