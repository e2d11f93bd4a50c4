//! What is read without a word, though the format has a plainer spelling: told only where the catalog asks for it.

use super::settle::levels;
use crate::finding::Finding;
use crate::record::Records;

/// These names are told only where `rules:` of the catalog gives them a level.
const QUIET_RULES: &[&str] = &["date/day-first", "translation/old-digest"];

/// Takes what nobody asked to be told out of the findings; `check --fix` fixes it all the same.
pub fn set_aside(found: &mut Vec<Finding>, records: &Records) -> Vec<Finding> {
    let levels = levels(records);
    let is_quiet = |finding: &Finding| QUIET_RULES.contains(&finding.rule) && !levels.contains_key(finding.rule);
    let (aside, told) = std::mem::take(found).into_iter().partition(is_quiet);
    *found = told;
    aside
}
