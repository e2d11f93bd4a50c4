//! The rules: each looks at an entry or at the whole site and names a place, a message and a remedy.
//!
//! A rule is a value in [`RULES`]. What is found already while reading (YAML, types, files) bears the names in [`FAULTS`].

#[macro_use]
mod page;

mod alphabet;
mod body;
mod case;
mod catalog;
mod channel;
mod completeness;
mod date;
mod deadline;
mod decision;
mod document;
mod fault;
mod fee;
mod freshness;
mod host;
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
mod title;
mod translation;

pub use body::Markdown;
pub use fault::FAULTS;
pub use page::{Example, Known, Page};
pub use quiet::set_aside;
pub use register::{RULES, is_rule, known};
pub use report::Report;
pub use said::Said;
pub use settle::{settle, weigh};

use rayon::prelude::*;

use crate::finding::{Finding, Level};
use crate::record::{Entry, Office, Procedure, Text};
use crate::site::Site;
use crate::yaml::Read;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the fault, never the remedy; it reads well after "allow".
    pub id: &'static str,
    /// How grave its findings are, unless the catalog says otherwise.
    pub level: Level,
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
    /// Everything together.
    Site(fn(&Site, &mut Report<'_>)),
}

/// Runs every rule over the site, and adds what it finds to what was `found` before.
#[must_use]
pub fn run(site: &Site, mut found: Vec<Finding>) -> Vec<Finding> {
    let catalog = &site.catalog;
    let procedures: Vec<_> = catalog.procedures().map(|(_, procedure)| &procedure.entry).collect();
    let mut judged: Vec<&[Finding]> = procedures
        .par_iter()
        .with_min_len(32)
        .map(|entry| judge(entry, entry.facts.body.as_ref().map(|text| ("body", text)), procedure_rule))
        .collect();
    judged.extend(catalog.offices().map(|(_, office)| judge(&office.entry, None, office_rule)));
    judged.extend(catalog.life_events().map(|(_, event)| judge(&event.entry, None, no_rule)));
    judged.extend(catalog.notices().map(|(_, entry)| judge(entry, None, no_rule)));
    judged.extend(catalog.pages().map(|(_, entry)| judge(entry, None, no_rule)));
    let entry = &catalog.records.catalog;
    judged.push(judge(entry, entry.facts.rights.as_ref().map(|text| ("rights", text)), no_rule));
    let whole = RULES.par_iter().filter_map(|rule| {
        let Check::Site(check) = rule.check else { return None };
        let mut found = Vec::new();
        check(site, &mut Report::of(rule, &catalog.records.catalog, &mut found));
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

/// The rule that looks at entries of one type, if this one does.
type Of<T> = fn(&Rule) -> Option<fn(&Entry<T>, &mut Report<'_>)>;

fn procedure_rule(rule: &Rule) -> Option<fn(&Entry<Procedure>, &mut Report<'_>)> {
    if let Check::Procedure(check) = rule.check { Some(check) } else { None }
}

fn office_rule(rule: &Rule) -> Option<fn(&Entry<Office>, &mut Report<'_>)> {
    if let Check::Office(check) = rule.check { Some(check) } else { None }
}

fn no_rule<T>(_: &Rule) -> Option<fn(&Entry<T>, &mut Report<'_>)> {
    None
}

/// What the rules say of an entry that look at nothing but it; found once and kept with the entry.
fn judge<'a, T: Read>(entry: &'a Entry<T>, value: Option<(&'static str, &'a Text)>, of: Of<T>) -> &'a [Finding] {
    entry.memo.judged.get_or_init(|| {
        let mut found = Vec::new();
        let texts = body::texts(entry, value);
        let all = said::said(entry);
        for rule in RULES {
            let mut report = Report::of(rule, entry, &mut found);
            if let Some(check) = of(rule) {
                check(entry, &mut report);
            }
            if let Check::Said(check) = rule.check {
                check(&all, &mut report);
            }
            if let Check::Text(check) = rule.check {
                for text in &texts {
                    check(text, &mut report);
                }
            }
        }
        found
    })
}
