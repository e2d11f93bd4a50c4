//! What the rules of a report mean, for the formats that carry it along.

use super::{FAULTS, RULES};
use crate::finding::{About, Finding, Words};

/// What each rule of these findings looks for, once, in the order of the names.
#[must_use]
pub fn about(findings: &[Finding]) -> Vec<About> {
    let mut names: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter_map(one).collect()
}

fn one(id: &str) -> Option<About> {
    let rules = RULES.iter().map(|rule| (rule.id, rule.level, rule.doc.0, rule.doc.1));
    let (id, level, vi, en) = rules.chain(FAULTS.iter().copied()).find(|(name, ..)| *name == id)?;
    Some(About { id, level, doc: Words { vi: vi.to_owned(), en: en.to_owned() }, page: None })
}
