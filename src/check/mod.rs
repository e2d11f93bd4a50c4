//! The rules: each looks at an entry or at the whole site and names a place, a message and a remedy.
//!
//! A rule is a value in [`RULES`]. What is found already while reading (YAML, types, files) bears the names in [`FAULTS`].

mod body;
mod date;
mod fault;
mod identity;
mod office;
mod reference;
mod report;

pub use fault::{FAULTS, FaultName};
pub use report::Report;

use rayon::prelude::*;

use crate::catalog::Catalog;
use crate::finding::{Finding, Findings, Level};
use crate::record::RuleLevel;
use crate::record::{Entry, Office, Procedure};
use crate::site::Site;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the fault, never the remedy; it reads well after "allow".
    pub id: &'static str,
    /// How grave its findings are, unless the catalog says otherwise.
    pub level: Level,
    /// What it looks for, in Vietnamese and English.
    pub doc: (&'static str, &'static str),
    /// How it looks.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Each procedure by itself.
    Procedure(fn(&Entry<Procedure>, &mut Report<'_>)),
    /// Each office by itself.
    Office(fn(&Entry<Office>, &mut Report<'_>)),
    /// Everything together.
    Site(fn(&Site, &mut Report<'_>)),
}

/// Every rule, by family.
pub static RULES: &[&Rule] = &[
    &identity::EMPTY_TITLE,
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
    &office::SWAPPED,
    &office::OUTSIDE_COUNTRY,
    &body::MARKDOWN,
    &body::BROKEN_LINK,
];

/// Runs every rule over the site.
#[must_use]
pub fn run(site: &Site) -> Vec<Finding> {
    let catalog = &site.catalog;
    let procedures: Vec<_> = catalog.procedures().collect();
    let mut findings: Vec<Finding> = procedures
        .par_iter()
        .with_min_len(32)
        .flat_map_iter(|(_, procedure)| {
            let mut found = Vec::new();
            for rule in RULES {
                if let Check::Procedure(check) = rule.check {
                    let mut report = Report::of(rule, &procedure.entry, &mut found);
                    check(&procedure.entry, &mut report);
                }
            }
            found
        })
        .collect();
    for rule in RULES {
        match rule.check {
            Check::Procedure(_) => {}
            Check::Office(check) => {
                for (_, office) in catalog.offices() {
                    check(&office.entry, &mut Report::of(rule, &office.entry, &mut findings));
                }
            }
            Check::Site(check) => check(site, &mut Report::of(rule, &catalog.records.catalog, &mut findings)),
        }
    }
    findings
}

/// Applies the levels of `catalog.yaml` and what entries allow, and puts all findings in order.
#[must_use]
pub fn settle(mut list: Vec<Finding>, catalog: &Catalog) -> Findings {
    let levels = &catalog.records.catalog.facts.rules.0;
    let mut allowed: Vec<(&str, &str)> = Vec::new();
    for entry in &catalog.records.procedures {
        allowed.extend(entry.facts.allow.iter().map(|allow| (&*entry.file, allow.rule.0.as_str())));
    }
    allowed.sort_unstable();
    list.retain_mut(|finding| {
        if let Some((_, level)) = levels.iter().find(|(rule, _)| rule == finding.rule) {
            match level {
                RuleLevel::Off => return false,
                RuleLevel::Error => finding.level = Level::Error,
                RuleLevel::Warning => finding.level = Level::Warning,
                RuleLevel::Notice => finding.level = Level::Notice,
            }
        }
        allowed.binary_search(&(&*finding.file, finding.rule)).is_err()
    });
    let mut findings = Findings { list };
    findings.sort();
    findings
}

/// Whether a rule or a fault of this name exists.
#[must_use]
pub fn is_rule(id: &str) -> bool {
    RULES.iter().any(|rule| rule.id == id) || FAULTS.iter().any(|(fault, ..)| *fault == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_used_once() {
        let mut names: Vec<&str> = RULES.iter().map(|rule| rule.id).chain(FAULTS.iter().map(|(id, ..)| *id)).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
