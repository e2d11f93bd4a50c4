//! Where a rule says what it found.

use std::sync::Arc;

use super::Rule;
use crate::finding::{Finding, Fix, Related, Severity, Spot, Trail, Words};
use crate::jurisdiction::Jurisdiction;
use crate::record::Entry;
use crate::yaml::Fault;

/// Takes the findings of one rule. What could not be read, wholly or in part, is not told twice.
#[derive(Debug)]
pub struct Report<'a> {
    rule: &'static Rule,
    file: Arc<str>,
    pruned: &'a [Trail],
    habits: &'a Jurisdiction,
    found: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    /// The report of a rule on an entry.
    pub fn of<T>(rule: &'static Rule, entry: &'a Entry<T>, habits: &'a Jurisdiction, found: &'a mut Vec<Finding>) -> Self {
        Self { rule, file: Arc::clone(&entry.file), pruned: &entry.pruned, habits, found }
    }

    /// How people write where the catalog is at home, and what ended there.
    #[must_use]
    pub fn habits(&self) -> &'a Jurisdiction {
        self.habits
    }

    /// Reports a finding at this place of the entry.
    pub fn add(&mut self, spot: Spot, message: Words, remedy: Words) {
        self.fix(spot, message, remedy, None);
    }

    /// Reports a finding at this place of the entry, with the change that fixes it.
    pub fn fix(&mut self, spot: Spot, message: Words, remedy: Words, fix: impl Into<Option<Fix>>) {
        let file = Arc::clone(&self.file);
        self.tell(self.finding(&file, spot, message, remedy).with(fix));
    }

    /// Reports a finding at this place of the entry, with the place of the entry where the same stands already.
    pub fn both(&mut self, spot: Spot, other: impl Into<Option<Spot>>, message: Words, remedy: Words) {
        let other = other.into().map(|other| Related::already(&self.file, other));
        self.beside(spot, message, remedy, other);
    }

    /// Reports a finding at this place of the entry, with the other places that it is about.
    pub fn beside(&mut self, spot: Spot, message: Words, remedy: Words, related: impl IntoIterator<Item = Related>) {
        let file = Arc::clone(&self.file);
        self.tell(self.finding(&file, spot, message, remedy).beside(related));
    }

    /// Reports one finding of several rows of the entry that are alike: at the first, with the others.
    pub fn rows(&mut self, spots: impl IntoIterator<Item = Spot>, message: Words, remedy: Words) {
        let mut spots = spots.into_iter();
        let Some(first) = spots.next() else { return };
        let file = Arc::clone(&self.file);
        let others = spots.map(|spot| Related::new(&file, spot, words!("ở đây cũng vậy", "it is the same here")));
        self.beside(first, message, remedy, others);
    }

    fn finding(&self, file: &Arc<str>, spot: Spot, message: Words, remedy: Words) -> Finding {
        Finding::new(self.rule.about.id, file, spot, message, remedy).at(self.rule.about.level)
    }

    /// Takes a finding of the entry, unless its place could not be read.
    fn tell(&mut self, finding: Finding) {
        if finding.spot.trail().is_some_and(|trail| self.pruned.iter().any(|pruned| trail.is_within(pruned) || pruned.is_within(trail))) {
            return;
        }
        self.found.push(finding);
    }

    /// Reports a finding in any file.
    pub fn at(&mut self, file: &Arc<str>, spot: Spot, message: Words, remedy: Words) {
        self.found.push(self.finding(file, spot, message, remedy));
    }

    /// Reports a finding in any file, with the change that fixes it.
    pub fn at_with(&mut self, file: &Arc<str>, spot: Spot, message: Words, remedy: Words, fix: impl Into<Option<Fix>>) {
        self.found.push(self.finding(file, spot, message, remedy).with(fix));
    }

    /// Reports a fault that bears a name of its own.
    pub fn fault(&mut self, file: &Arc<str>, spot: Spot, fault: Fault) {
        self.fault_at(file, spot, self.rule.about.level, fault);
    }

    /// The same at a level of its own.
    pub fn fault_at(&mut self, file: &Arc<str>, spot: Spot, level: Severity, fault: Fault) {
        let finding = Finding::new(fault.rule, file, spot, fault.message, fault.remedy);
        self.found.push(finding.at(level).with(fault.fix.map(|fix| *fix)));
    }

    /// The same report on another entry.
    pub fn on<'b, T>(&'b mut self, entry: &'b Entry<T>) -> Report<'b>
    where
        'a: 'b,
    {
        Report { rule: self.rule, file: Arc::clone(&entry.file), pruned: &entry.pruned, habits: self.habits, found: self.found }
    }
}

/// As much of a text as a message quotes.
pub(super) fn shorten(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    let start: String = text.chars().take(60).collect();
    format!("{} …", start.trim_end())
}
