//! The rules: each looks at an entry or at the whole site and names a place, a message and a remedy.
//!
//! A family is a file, which declares its rules with `rules!`; [`FAMILIES`] lists the families. What is found already while reading
//! (YAML, types, files) bears the names in [`FAULTS`].

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
mod doubt;
mod ending;
mod fault;
mod fee;
mod freshness;
mod host;
mod hours;
mod identity;
mod judge;
mod law;
mod law_title;
mod lexicon;
mod life_event;
mod link;
mod look_alike;
mod office;
mod privacy;
mod quiet;
mod reference;
mod report;
mod said;
mod settle;
mod syllable;
mod text;
mod time_unit;
mod title;
mod told_time;
mod translation;
mod value;

pub use body::Markdown;
pub use doubt::Fact;
pub use fault::FAULTS;
pub use judge::run;
pub use page::{Example, RuleInfo};
pub use quiet::set_aside;
pub use report::Report;
pub use said::Said;
pub use settle::{Settled, settle, weigh};
pub use value::{PlacedValue, Value};

use crate::record::{Entry, Office, Procedure};
use crate::site::Site;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which says the fault and never the remedy, and reads well after "allow"; its level and its page.
    pub about: RuleInfo,
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
    /// Each procedure, beside the values in it, for what its conditions name.
    Conditions(fn(&Entry<Procedure>, &[PlacedValue<'_>], &mut Report<'_>)),
    /// Each value of an entry of any kind that is of a type some rule knows.
    Value(fn(&PlacedValue<'_>, &mut Report<'_>)),
    /// Everything together.
    Site(fn(&Site, &mut Report<'_>)),
}

/// The families of rules.
static FAMILIES: &[&[&Rule]] = &[
    identity::RULES,
    catalog::RULES,
    title::RULES,
    completeness::RULES,
    reference::RULES,
    fee::RULES,
    deadline::RULES,
    time_unit::RULES,
    told_time::RULES,
    document::RULES,
    case::RULES,
    channel::RULES,
    life_event::RULES,
    law::RULES,
    law_title::RULES,
    citation::RULES,
    decision::RULES,
    office::RULES,
    hours::RULES,
    date::RULES,
    freshness::RULES,
    translation::RULES,
    link::RULES,
    look_alike::RULES,
    host::RULES,
    district::RULES,
    authority::RULES,
    decree::RULES,
    ending::RULES,
    text::RULES,
    privacy::RULES,
    body::RULES,
    settle::RULES,
];

/// Every rule, by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied()
}

/// Everything that a finding can be called: what reading finds and what rules find, by name.
#[must_use]
pub fn known() -> Vec<RuleInfo> {
    let mut all: Vec<RuleInfo> = all().copied().collect();
    all.sort_unstable_by_key(|known| known.id);
    all
}

fn all() -> impl Iterator<Item = &'static RuleInfo> {
    FAULTS.iter().chain(rules().map(|rule| &rule.about))
}

/// What a finding is called today that has, or once had, this name.
#[must_use]
pub fn name_today(name: &str) -> Option<&'static str> {
    let today = all().find(|rule| rule.id == name).or_else(|| all().find(|rule| rule.formerly.contains(&name)));
    today.map(|rule| rule.id)
}
