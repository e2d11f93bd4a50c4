//! Decisions and what they announce, both ways: a decision lists procedures, or a procedure names its decisions, and each leads to
//! the other whichever of the two was written.

use std::cmp::Reverse;
use std::sync::Arc;

use super::{Catalog, DecisionId, NameIndex, ProcedureId, ResolvedProcedure};
use crate::record::{self, Coded, Entry, Listed, law_key, number_in};

/// A decision with its references resolved.
#[derive(Debug, Clone)]
pub struct ResolvedDecision {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::Decision>>,
    /// The procedure of each row of `new`, where there is one.
    pub new: Vec<Option<ProcedureId>>,
    /// The procedure of each row of `changed`.
    pub changed: Vec<Option<ProcedureId>>,
    /// The procedure of each row of `repealed`.
    pub repealed: Vec<Option<ProcedureId>>,
    /// Procedures that name it and are on none of its lists.
    pub named_by: Vec<ProcedureId>,
    /// A later decision that ends it.
    pub replaced_by: Option<DecisionId>,
}

/// What a decision does with a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// It is new.
    New,
    /// It changed, as the row of this index says.
    Changed(usize),
    /// It ended.
    Repealed,
    /// The procedure names the decision, and the decision does not say what it does.
    Named,
}

/// A procedure's way to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnouncedBy {
    /// The decision.
    pub decision: DecisionId,
    /// What it does.
    pub what: Announcement,
}

/// The newest first; those without a day last, by their numbers.
pub(super) fn sort(decisions: &mut [Arc<Entry<record::Decision>>]) {
    decisions.sort_by_cached_key(|entry| (entry.facts.date.is_none(), Reverse(entry.facts.date), Arc::clone(&entry.stem)));
}

/// Seats the decisions, and joins them with the procedures.
pub(super) fn seat(
    decisions: Vec<Arc<Entry<record::Decision>>>,
    names: &mut NameIndex,
    procedures: &mut [ResolvedProcedure],
) -> Vec<ResolvedDecision> {
    for (index, entry) in decisions.iter().enumerate() {
        names.announcing.entry(law_key(&entry.facts.number)).or_insert_with(|| DecisionId::at(index));
    }
    let mut seated: Vec<ResolvedDecision> = decisions
        .into_iter()
        .map(|entry| {
            let lists = &entry.facts.procedures;
            ResolvedDecision {
                new: seats(&lists.new, names),
                changed: seats(&lists.changed, names),
                repealed: seats(&lists.repealed, names),
                named_by: Vec::new(),
                replaced_by: None,
                entry,
            }
        })
        .collect();
    let mut ends: Vec<(DecisionId, DecisionId)> = Vec::new();
    for (index, decision) in seated.iter().enumerate() {
        let here = DecisionId::at(index);
        let replaced = decision.entry.facts.replaces.iter().filter_map(|number| names.announcing.get(&law_key(number)).copied());
        ends.extend(replaced.filter(|there| *there != here).map(|there| (there, here)));
        for law in &decision.entry.facts.basis {
            names.by_law.entry(law_key(number_in(law))).or_default().push(here);
        }
        join(here, decision, procedures);
    }
    for (there, here) in ends {
        seated[there.index()].replaced_by.get_or_insert(here);
    }
    name_back(&mut seated, names, procedures);
    seated
}

/// The procedure of each row.
fn seats<T: Coded>(rows: &[Listed<T>], names: &NameIndex) -> Vec<Option<ProcedureId>> {
    rows.iter().map(|row| names.procedure(row.code())).collect()
}

/// Tells the procedures on the lists of a decision that they are there; the first list counts.
fn join(here: DecisionId, decision: &ResolvedDecision, procedures: &mut [ResolvedProcedure]) {
    let mut tell = |id: &Option<ProcedureId>, what: Announcement| {
        let Some(procedure) = id.and_then(|id| procedures.get_mut(id.index())) else { return };
        // The decisions are gone through one after the other.
        if procedure.announced_by.last().is_none_or(|last| last.decision != here) {
            procedure.announced_by.push(AnnouncedBy { decision: here, what });
        }
    };
    decision.new.iter().for_each(|id| tell(id, Announcement::New));
    decision.changed.iter().enumerate().for_each(|(row, id)| tell(id, Announcement::Changed(row)));
    decision.repealed.iter().for_each(|id| tell(id, Announcement::Repealed));
}

/// Joins the procedures that name a decision which does not list them.
fn name_back(decisions: &mut [ResolvedDecision], names: &NameIndex, procedures: &mut [ResolvedProcedure]) {
    for (index, procedure) in procedures.iter_mut().enumerate() {
        let facts = Arc::clone(&procedure.entry);
        for number in &facts.facts.decisions {
            let Some(decision) = names.announcing.get(&law_key(number)).copied() else { continue };
            if procedure.announced_by.iter().all(|known| known.decision != decision) {
                procedure.announced_by.push(AnnouncedBy { decision, what: Announcement::Named });
                decisions[decision.index()].named_by.push(ProcedureId::at(index));
            }
        }
        // Decisions are seated the newest first.
        procedure.announced_by.sort_by_key(|known| known.decision);
    }
}

impl Catalog {
    /// The decision with this number that has a page, in whatever spelling.
    #[must_use]
    pub fn find_decision(&self, number: &str) -> Option<DecisionId> {
        self.names.announcing.get(&law_key(number)).copied()
    }

    /// The decision of this number as it is registered, one that is internal, too.
    #[must_use]
    pub fn registered(&self, number: &str) -> Option<&Arc<Entry<record::Decision>>> {
        self.names.registered.get(&law_key(number)).and_then(|index| self.records.decisions.get(*index))
    }

    /// The decisions that rest on a law, by its number, the newest first.
    #[must_use]
    pub fn resting_on(&self, law: &str) -> &[DecisionId] {
        self.names.by_law.get(&law_key(number_in(law))).map_or(&[], Vec::as_slice)
    }
}
