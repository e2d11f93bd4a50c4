//! What the rules of a report mean, for the formats that carry it along.

use crate::check::known;
use crate::finding::{Finding, Severity, Tongue, Words};

/// What a rule looks for.
#[derive(Debug, Clone)]
pub struct RuleSummary {
    /// Its name.
    pub id: &'static str,
    /// How grave its findings are, unless the catalog says otherwise.
    pub level: Severity,
    /// What it looks for, in one sentence.
    pub doc: Words,
    /// Its page of the handbook, in Markdown.
    pub page: &'static str,
}

/// What each rule of these findings looks for, once, in the order of the names.
#[must_use]
pub fn summaries(findings: &[Finding]) -> Vec<RuleSummary> {
    let mut names: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
    names.sort_unstable();
    names.dedup();
    let of_interest = known().into_iter().filter(|known| names.binary_search(&known.id).is_ok());
    of_interest
        .map(|known| {
            let page = known.page();
            let doc = |tongue| page.summary(tongue).to_owned();
            RuleSummary {
                id: known.id,
                level: known.level,
                doc: Words { vi: doc(Tongue::Vi).into(), en: doc(Tongue::En).into() },
                page: known.page,
            }
        })
        .collect()
}
