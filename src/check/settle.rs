//! What becomes of the findings: the levels of `catalog.yaml`, what entries allow, and allowances that serve nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::doubt::{Doubts, doubts};
use super::{Check, known, name_today};
use crate::finding::{Finding, Findings, Severity, Spot};
use crate::record::{Entry, Facts, Records, RuleLevel};

rules! {
    /// An allowance for something that is not there.
    UNUSED "allow/unused" Warning since "0.1.0" Check::Site(|_, _| {});
}

/// Faults behind which something of a file could not be read. They stay errors whatever a catalog or an entry says of them: an entry
/// without one of its parts must not be published.
const UNREADABLE: &[&str] = &[
    "yaml/syntax",
    "yaml/tab",
    "yaml/quote",
    "yaml/no-front-matter",
    "yaml/several-documents",
    "yaml/second-front-matter",
    "yaml/too-deep",
    "yaml/too-large",
    "source/not-utf8",
    "identity/file-name",
];

/// Gives each finding the level that `catalog.yaml` sets for its rule, and drops those that it turns off.
#[must_use]
pub fn weigh(mut list: Vec<Finding>, records: &Records) -> Vec<Finding> {
    let levels = levels(records);
    let elsewhere = elsewhere(records);
    list.retain_mut(|finding| match levels.get(finding.rule) {
        _ if elsewhere.contains(finding.rule) => false,
        _ if UNREADABLE.contains(&finding.rule) => true,
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

/// The rules that hold in other jurisdictions only. What reading finds by its own is told by them too.
fn elsewhere(records: &Records) -> BTreeSet<&'static str> {
    known().into_iter().filter(|rule| !rule.holds_in(&records.jurisdiction)).map(|rule| rule.id).collect()
}

/// The levels that `catalog.yaml` sets, by the names that rules have today.
pub(super) fn levels(records: &Records) -> BTreeMap<&'static str, RuleLevel> {
    let set = &records.catalog.facts.rules.0;
    let named = set.iter().filter_map(|(name, level)| Some((name_today(name)?, name, *level)));
    // What is set under the name of today counts before what is set under an old one.
    let (now, old): (Vec<_>, Vec<_>) = named.partition(|(today, name, _)| today == name);
    old.into_iter().rev().chain(now.into_iter().rev()).map(|(today, _, level)| (today, level)).collect()
}

/// What becomes of the findings.
#[derive(Debug)]
pub struct Settled {
    /// Those that stand.
    pub findings: Findings,
    /// What they put in doubt.
    pub doubts: Doubts,
}

/// Applies the levels of `catalog.yaml` and what entries allow, tells which allowances served nothing, and puts all in order.
#[must_use]
pub fn settle(list: Vec<Finding>, records: &Records) -> Settled {
    let mut list = weigh(list, records);
    let entries: Vec<&Entry<dyn Facts>> = records.entries().map(|(_, entry)| entry).filter(|entry| !entry.allowed.is_empty()).collect();
    // By file and rule: an allowance of an original holds for its translations too.
    let mut allowed: BTreeMap<(&str, &str), Vec<(usize, usize)>> = BTreeMap::new();
    for (seat, entry) in entries.iter().enumerate() {
        for (index, allowance) in entry.allowed.iter().enumerate() {
            let Some(rule) = name_today(&allowance.rule) else { continue };
            let translations = entry.translations.iter().map(|translation| &translation.file).filter(|_| allowance.file == entry.file);
            for file in std::iter::once(&allowance.file).chain(translations) {
                allowed.entry((file, rule)).or_default().push((seat, index));
            }
        }
    }
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    list.retain(|finding| {
        // An entry in a wrong place is read only to be judged, and so is what it allows.
        if UNREADABLE.contains(&finding.rule) || finding.rule == "source/not-read" {
            return true;
        }
        let at = allowed.get(&(&*finding.file, finding.rule)).map(Vec::as_slice).unwrap_or_default();
        let serve: Vec<_> = at.iter().filter(|(seat, index)| entries[*seat].allows(&entries[*seat].allowed[*index], finding)).collect();
        used.extend(serve.iter().copied());
        serve.is_empty()
    });
    let levels = levels(records);
    let mut unused = Vec::new();
    for (seat, entry) in entries.into_iter().enumerate().filter(|(_, entry)| !entry.facts.is_draft()) {
        for (index, allowance) in entry.allowed.iter().enumerate() {
            let rule = &*allowance.rule;
            let Some(today) = name_today(rule) else { continue };
            let is_off = matches!(levels.get(today), Some(RuleLevel::Off));
            if !is_off && !used.contains(&(seat, index)) {
                let spot = Spot::Value(allowance.trail.clone());
                let message = words!("ở đây không có chỗ nào bị báo «{rule}»", "nothing here is reported as `{rule}`");
                let remedy = words!("xóa mục này khỏi `allow`", "delete this item of `allow`");
                unused.push(Finding::new(UNUSED.about.id, &allowance.file, spot, message, remedy).at(UNUSED.about.level));
            }
        }
    }
    list.extend(weigh(unused, records));
    let doubts = doubts(&list);
    let mut findings = Findings { list: once(list) };
    findings.sort();
    Settled { findings, doubts }
}

/// How many findings of one rule are told of one file; nobody reads more, and a file of one fault could hold tens of thousands.
const MAX_PER_FILE: usize = 200;

/// Whoever translates an interface needs the whole list; it ends with the words that a theme has.
const ALL_TOLD: &str = "theme/missing-words";

/// The file and the byte at which a finding of a reader begins.
fn start(finding: &Finding) -> Option<(Arc<str>, usize)> {
    let Spot::Bytes(bytes) = finding.spot else { return None };
    Some((Arc::clone(&finding.file), bytes.start))
}

/// Leaves out what would be told twice, and what is too much to be told.
fn once(mut list: Vec<Finding>) -> Vec<Finding> {
    // Hidden characters are seen in the file and again in its values.
    let hidden = |rule: &str| matches!(rule, "source/control-character" | "source/bidi");
    let files: BTreeSet<Arc<str>> = list.iter().filter(|finding| hidden(finding.rule)).map(|finding| Arc::clone(&finding.file)).collect();
    list.retain(|finding| !matches!(finding.rule, "text/control-character" | "text/bidi") || !files.contains(&finding.file));
    // A blank before a key that is too much was told as that, whatever blank it is.
    let indents: BTreeSet<(Arc<str>, usize)> = list.iter().filter(|finding| finding.rule == "yaml/syntax").filter_map(start).collect();
    list.retain(|finding| finding.rule != "source/no-break-indent" || start(finding).is_none_or(|start| !indents.contains(&start)));
    if list.len() <= MAX_PER_FILE {
        return list;
    }
    let mut counts: HashMap<(Arc<str>, &'static str), (usize, Severity), FixedState> = HashMap::default();
    let mut untold: BTreeMap<(Arc<str>, &'static str), (usize, Severity)> = BTreeMap::new();
    list.retain(|finding| {
        if finding.rule == ALL_TOLD {
            return true;
        }
        let (count, level) = counts.entry((Arc::clone(&finding.file), finding.rule)).or_insert((0, finding.level));
        *count += 1;
        if *count > MAX_PER_FILE {
            untold.insert((Arc::clone(&finding.file), finding.rule), (*count - MAX_PER_FILE, *level));
        }
        *count <= MAX_PER_FILE
    });
    for ((file, rule), (more, level)) in untold {
        let message = words!("còn {more} chỗ như vậy nữa trong tệp này", "there are {more} more of these in this file");
        let remedy = words!("sửa những chỗ đã báo, rồi kiểm tra lại", "fix those that are told, then check again");
        list.push(Finding::new(rule, &file, Spot::File, message, remedy).at(level));
    }
    list
}
