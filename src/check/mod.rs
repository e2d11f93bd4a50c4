//! The rules: each looks at an entry or at the whole site and names a place, a message and a remedy.
//!
//! A rule is a value in [`RULES`]. What is found already while reading (YAML, types, files) bears the names in [`FAULTS`].

#[macro_use]
mod page;

mod alphabet;
mod authority;
mod body;
mod case;
mod catalog;
mod channel;
mod citation;
mod completeness;
mod date;
mod deadline;
mod decision;
mod decree;
mod district;
mod document;
mod ending;
mod fault;
mod fee;
mod freshness;
mod host;
mod hours;
mod identity;
mod law;
mod lexicon;
mod link;
mod office;
mod privacy;
mod quiet;
mod reference;
mod register;
mod report;
mod said;
mod settle;
mod syllable;
mod text;
mod time_unit;
mod title;
mod translation;
mod value;

pub use body::Markdown;
pub use fault::FAULTS;
pub use page::{Example, RuleInfo};
pub use quiet::set_aside;
pub use register::{RULES, is_rule, known};
pub use report::Report;
pub use said::Said;
pub use settle::{settle, weigh};
pub use value::{PlacedValue, Value};

use std::any::Any;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Finding, Severity};
use crate::jurisdiction::Jurisdiction;
use crate::record::{Entry, EntryKind, Facts, Office, Procedure, Visit};
use crate::site::Site;
use crate::yaml::{Read, Write};

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the fault, never the remedy; it reads well after "allow".
    pub id: &'static str,
    /// How grave its findings are, unless the catalog says otherwise.
    pub level: Severity,
    /// Its page of the handbook.
    pub page: &'static str,
    /// How it looks.
    pub check: Check,
}

/// What a rule looks at. What looks at an entry alone is asked once for each state of the entry, not once for each edit.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Each procedure by itself.
    Procedure(fn(&Entry<Procedure>, &mut Report<'_>)),
    /// Each office by itself.
    Office(fn(&Entry<Office>, &mut Report<'_>)),
    /// Each Markdown text by itself.
    Text(fn(&Markdown<'_>, &mut Report<'_>)),
    /// All that an entry says, each text looked at once.
    Said(fn(&[Said<'_>], &mut Report<'_>)),
    /// What a procedure says, beside its facts.
    Beside(fn(&Entry<Procedure>, &[Said<'_>], &mut Report<'_>)),
    /// Each value of an entry of any kind that is of a type some rule knows.
    Value(fn(&PlacedValue<'_>, &mut Report<'_>)),
    /// Everything together.
    Site(fn(&Site, &mut Report<'_>)),
}

/// Runs every rule over the site, and adds what it finds to what was `found` before.
#[must_use]
pub fn run(site: &Site, mut found: Vec<Finding>) -> Vec<Finding> {
    let records = &site.catalog.records;
    let habits = &records.jurisdiction;
    for kind in EntryKind::ALL {
        records.visit(*kind, Judge { has_words: kind.is_judged(), habits });
    }
    let judged = site.catalog.entries().filter_map(|(_, entry)| entry.memo.judged.get());
    let judged: Vec<&[Finding]> = judged.map(Vec::as_slice).collect();
    let whole = RULES.par_iter().filter_map(|rule| {
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
        for rule in RULES {
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
