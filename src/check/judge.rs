//! Asks the rules: those that look at an entry alone once for each of its states, those that look at everything each time.

use std::any::Any;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Check, Report, Rule, body, rules, value};
use crate::finding::Finding;
use crate::jurisdiction::Jurisdiction;
use crate::record::{Entry, EntryKind, Facts, Visit};
use crate::site::Site;
use crate::yaml::{Read, Write};

/// Runs every rule over the site, and adds what it finds to what was `found` before.
#[must_use]
pub fn run(site: &Site, mut found: Vec<Finding>) -> Vec<Finding> {
    let records = &site.catalog.records;
    let habits = &records.jurisdiction;
    let rules: Vec<&'static Rule> = rules().filter(|rule| rule.about.holds_in(habits)).collect();
    for kind in EntryKind::ALL {
        records.visit(*kind, Judge { has_words: kind.is_judged(), habits, rules: &rules });
    }
    let judged = site.catalog.entries().filter_map(|(_, entry)| entry.memo.judged.get());
    let judged: Vec<&[Finding]> = judged.map(Vec::as_slice).collect();
    let whole = rules.par_iter().filter_map(|rule| {
        let Check::Site(check) = rule.check else { return None };
        let mut found = Vec::new();
        check(site, &mut Report::of(rule, &records.catalog, habits, &mut found));
        Some(found)
    });
    let whole: Vec<Vec<Finding>> = whole.collect();
    // A large catalog has tens of thousands, and a list that grows is copied time and again.
    found.reserve_exact(judged.iter().map(|list| list.len()).chain(whole.iter().map(Vec::len)).sum());
    for list in judged {
        found.extend_from_slice(list);
    }
    found.extend(whole.into_iter().flatten());
    found
}

/// Asks the rules that look at nothing but an entry; what they say is found once and kept with the entry.
struct Judge<'a> {
    /// Whether the words are the editor's own; those of lists are mostly official, and only values are looked at.
    has_words: bool,
    habits: &'a Jurisdiction,
    /// The rules that hold here.
    rules: &'a [&'static Rule],
}

impl Visit for Judge<'_> {
    type Out = ();

    fn visit<T: Facts + Read + Write>(self, entries: &[Arc<Entry<T>>]) {
        entries.par_iter().with_min_len(32).for_each(|entry| {
            entry.memo.judged.get_or_init(|| self.judge(entry));
        });
    }
}

impl Judge<'_> {
    fn judge<T: Facts + Read>(&self, entry: &Entry<T>) -> Vec<Finding> {
        let mut found = Vec::new();
        let texts = body::texts(entry);
        let (said, values) = value::look(entry);
        for rule in self.rules {
            let mut report = Report::of(rule, entry, self.habits, &mut found);
            match rule.check {
                Check::Value(check) => values.iter().for_each(|value| check(value, &mut report)),
                _ if !self.has_words => {}
                Check::Said(check) => check(&said, &mut report),
                Check::Text(check) => texts.iter().for_each(|text| check(text, &mut report)),
                Check::Procedure(check) => ask(check, entry, &mut report),
                Check::Office(check) => ask(check, entry, &mut report),
                Check::Beside(check) => {
                    let any: &dyn Any = entry;
                    any.downcast_ref().into_iter().for_each(|entry| check(entry, &said, &mut report));
                }
                Check::Conditions(check) => {
                    let any: &dyn Any = entry;
                    any.downcast_ref().into_iter().for_each(|entry| check(entry, &values, &mut report));
                }
                Check::Site(_) => {}
            }
        }
        found
    }
}

/// Asks a rule about entries of one type, if the entry is of that type.
fn ask<T: Facts, U: Facts>(check: fn(&Entry<U>, &mut Report<'_>), entry: &Entry<T>, report: &mut Report<'_>) {
    let check: &dyn Any = &check;
    if let Some(check) = check.downcast_ref::<fn(&Entry<T>, &mut Report<'_>)>() {
        check(entry, report);
    }
}
