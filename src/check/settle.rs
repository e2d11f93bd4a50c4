//! What becomes of the findings: the levels of `catalog.yaml`, what entries allow, and allowances that serve nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::is_rule;
use crate::check::Check;
use crate::finding::{Finding, Findings, Severity, Spot};
use crate::record::{Entry, Procedure, Records, RuleLevel};
use crate::trail;

rules! {
    /// An allowance for something that is not there.
    UNUSED "allow/unused" Warning Check::Site(|_, _| {});
}

/// Gives each finding the level that `catalog.yaml` sets for its rule, and drops those that it turns off.
#[must_use]
pub fn weigh(mut list: Vec<Finding>, records: &Records) -> Vec<Finding> {
    list.retain_mut(|finding| match level(finding.rule, records) {
        Some(RuleLevel::Off) => false,
        None => true,
        Some(set) => {
            finding.level = match set {
                RuleLevel::Warning => Severity::Warning,
                RuleLevel::Notice => Severity::Notice,
                RuleLevel::Error | RuleLevel::Off => Severity::Error,
            };
            true
        }
    });
    list
}

fn level(rule: &str, records: &Records) -> Option<RuleLevel> {
    records.catalog.facts.rules.0.iter().find(|(name, _)| name == rule).map(|(_, level)| *level)
}

/// Applies the levels of `catalog.yaml` and what entries allow, tells which allowances served nothing, and puts all in order.
#[must_use]
pub fn settle(list: Vec<Finding>, records: &Records) -> Findings {
    let mut list = weigh(list, records);
    // An allowance of an entry holds for its translations too.
    let mut allowed: Vec<(&str, &str, usize)> = Vec::new();
    let entries: Vec<&Arc<Entry<Procedure>>> = records.procedures.iter().filter(|entry| !entry.facts.allow.is_empty()).collect();
    for (seat, entry) in entries.iter().enumerate() {
        let files = std::iter::once(&entry.file).chain(entry.translations.iter().map(|translation| &translation.file));
        for file in files {
            allowed.extend(entry.facts.allow.iter().map(|allow| (&**file, allow.rule.0.as_str(), seat)));
        }
    }
    allowed.sort_unstable();
    let mut used: BTreeSet<(usize, &'static str)> = BTreeSet::new();
    list.retain(|finding| {
        let found = allowed.binary_search_by(|(file, rule, _)| (*file, *rule).cmp(&(&*finding.file, finding.rule)));
        if let Ok(at) = found {
            used.insert((allowed[at].2, finding.rule));
        }
        found.is_err()
    });
    let mut unused = Vec::new();
    for (seat, entry) in entries.into_iter().enumerate().filter(|(_, entry)| !entry.facts.draft.is_some_and(|draft| draft.0)) {
        for (index, allow) in entry.facts.allow.iter().enumerate() {
            let rule = allow.rule.0.as_str();
            let is_off = matches!(level(rule, records), Some(RuleLevel::Off));
            if is_rule(rule) && !is_off && !used.iter().any(|(other, name)| (*other, *name) == (seat, rule)) {
                let spot = Spot::Value(trail!["allow", index, "rule"]);
                let message = words!("ở đây không có chỗ nào bị báo «{rule}»", "nothing here is reported as `{rule}`");
                let remedy = words!("xóa mục này khỏi `allow`", "delete this item of `allow`");
                unused.push(entry.finding(UNUSED.id, spot, message, remedy).at(UNUSED.level));
            }
        }
    }
    list.extend(weigh(unused, records));
    let mut findings = Findings { list: once(list) };
    findings.sort();
    findings
}

/// How many findings of one rule are told of one file; nobody reads more, and a file of one fault could hold tens of thousands.
const TOLD: usize = 200;

/// Leaves out what would be told twice, and what is too much to be told.
fn once(mut list: Vec<Finding>) -> Vec<Finding> {
    // Hidden characters are seen in the file and again in its values.
    let hidden = |rule: &str| matches!(rule, "source/control-character" | "source/bidi");
    let files: BTreeSet<Arc<str>> = list.iter().filter(|finding| hidden(finding.rule)).map(|finding| Arc::clone(&finding.file)).collect();
    list.retain(|finding| !matches!(finding.rule, "text/control-character" | "text/bidi") || !files.contains(&finding.file));
    if list.len() <= TOLD {
        return list;
    }
    let mut counts: HashMap<(Arc<str>, &'static str), (usize, Severity), FixedState> = HashMap::default();
    let mut untold: BTreeMap<(Arc<str>, &'static str), (usize, Severity)> = BTreeMap::new();
    list.retain(|finding| {
        let (count, level) = counts.entry((Arc::clone(&finding.file), finding.rule)).or_insert((0, finding.level));
        *count += 1;
        if *count > TOLD {
            untold.insert((Arc::clone(&finding.file), finding.rule), (*count - TOLD, *level));
        }
        *count <= TOLD
    });
    for ((file, rule), (more, level)) in untold {
        let message = words!("còn {more} chỗ như vậy nữa trong tệp này", "there are {more} more of these in this file");
        let remedy = words!("sửa những chỗ đã báo, rồi kiểm tra lại", "fix those that are told, then check again");
        list.push(Finding::new(rule, &file, Spot::File, message, remedy).at(level));
    }
    list
}
