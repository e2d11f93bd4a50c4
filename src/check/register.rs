//! The register: every rule, by family, and every name a finding can bear.

use super::{Known, Rule, body, date, fault::FAULTS, identity, office, reference, settle};

/// Every rule, by family.
pub static RULES: &[&Rule] = &[
    &identity::DUPLICATE_CODE,
    &identity::DUPLICATE_ROW,
    &identity::NAMELESS_DOCUMENT,
    &identity::DUPLICATE_ID,
    &identity::NO_LEVEL,
    &identity::FORMAT,
    &identity::UNKNOWN_RULE,
    &reference::UNKNOWN_FIELD,
    &reference::UNKNOWN_CASE,
    &reference::UNKNOWN_CHANNEL,
    &reference::UNKNOWN_OUTCOME,
    &reference::UNKNOWN_ROW,
    &reference::UNKNOWN_AREA,
    &reference::UNKNOWN_FORM,
    &reference::UNKNOWN_PAPER,
    &reference::UNKNOWN_OFFICE,
    &reference::UNKNOWN_LIFE_EVENT,
    &reference::UNKNOWN_PROCEDURE,
    &reference::MISSING_FILE,
    &reference::UNREGISTERED_LAW,
    &reference::UNREGISTERED_DECISION,
    &date::OUT_OF_ORDER,
    &date::HOURS_OUT_OF_ORDER,
    &office::OUTSIDE_COUNTRY,
    &body::MARKDOWN,
    &body::BROKEN_LINK,
    &settle::UNUSED,
];

/// Everything that a finding can be called: what reading finds and what rules find, by name.
#[must_use]
pub fn known() -> Vec<Known> {
    let rules = RULES.iter().map(|rule| Known { id: rule.id, level: rule.level, page: rule.page });
    let mut all: Vec<Known> = FAULTS.iter().copied().chain(rules).collect();
    all.sort_unstable_by_key(|known| known.id);
    all
}

/// Whether a rule or a fault of this name exists.
#[must_use]
pub fn is_rule(id: &str) -> bool {
    RULES.iter().any(|rule| rule.id == id) || FAULTS.iter().any(|fault| fault.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_used_once() {
        let names: Vec<&str> = known().iter().map(|known| known.id).collect();
        let mut once = names.clone();
        once.dedup();
        assert_eq!(names, once);
    }
}
