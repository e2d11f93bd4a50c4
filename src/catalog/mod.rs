//! The catalog: every reference is a seat, everything stands in the reader's order, nothing changes any more.

mod agenda;
mod announced;
mod calendar;
pub mod circumstance;
mod order;
mod resolve;
mod seat;
mod seated;

pub use agenda::{Coming, DayEvent, coming, next_change};
pub use announced::{AnnouncedBy, Announcement, ResolvedDecision};
pub use calendar::WorkingDays;
pub(crate) use order::Order;
pub use order::letter;
pub use resolve::resolve;
pub use seat::*;
use seated::{Seated, Stems};

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::record::StatusWord;
use crate::record::{self, Date, Entry, EntryKind, Facts, Records};

/// All that is published, resolved and in order.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// The files it was made from, for what needs no resolving.
    pub records: Records,
    /// Its languages; the first is that of the originals.
    pub languages: Vec<Arc<str>>,
    /// The day for which it is published.
    pub today: Date,
    /// The days on which offices of the state work.
    pub calendar: WorkingDays,
    seated: Seated,
    fields: Vec<ResolvedField>,
    /// By office, what it takes; found when it is first asked for.
    pub(super) taken: OnceLock<Vec<Vec<ProcedureId>>>,
    pub(super) names: NameIndex,
    /// The procedures asked for most, as `catalog.yaml` lists them.
    pub most_asked: Vec<ProcedureId>,
    pub(super) fronts: Vec<HomeLists>,
}

/// What readers of one language look for first.
#[derive(Debug, Clone, Default)]
pub struct HomeLists {
    /// The procedures asked for most.
    pub most_asked: Vec<ProcedureId>,
    /// The life events of the home page, in order.
    pub life_events: Vec<LifeEventId>,
}

/// A procedure with its references resolved.
#[derive(Debug, Clone)]
pub struct ResolvedProcedure {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::Procedure>>,
    /// Its field; nothing when it names one that does not exist.
    pub field: Option<FieldId>,
    /// The offices that take it, in the reader's order; shared between procedures that have the same.
    pub offices: Arc<[OfficeId]>,
    /// The life events it belongs to.
    pub life_events: Vec<LifeEventId>,
    /// Procedures to be done before; those that name this one as done after are among them.
    pub before: Vec<ProcedureId>,
    /// Procedures to be done after; those that name this one as done before are among them.
    pub after: Vec<ProcedureId>,
    /// Procedures that are handed in together with it, at one desk.
    pub together: Vec<ProcedureId>,
    /// Procedures worth a look.
    pub see: Vec<ProcedureId>,
    /// What takes its place, when it is repealed.
    pub replaced_by: Vec<ProcedureId>,
    /// Whether another procedure bears the same title.
    pub shares_title: bool,
    /// The decisions that announce it, the newest first.
    pub announced_by: Vec<AnnouncedBy>,
}

/// Where a procedure stands on the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It will apply.
    Upcoming,
    /// It applies.
    InForce,
    /// It is suspended.
    Suspended,
    /// It no longer applies.
    Ended,
}

impl ResolvedProcedure {
    /// Where it stands on `day`.
    #[must_use]
    pub fn phase(&self, day: Date) -> Phase {
        let facts = &self.entry.facts;
        match facts.status.as_ref().map(|status| status.state) {
            Some(StatusWord::Repealed) => Phase::Ended,
            Some(StatusWord::Suspended) => Phase::Suspended,
            None if facts.effective.from.is_some_and(|from| day < from) => Phase::Upcoming,
            None if facts.effective.to.is_some_and(|to| to < day) => Phase::Ended,
            None => Phase::InForce,
        }
    }
}

/// An office with its references resolved.
#[derive(Debug, Clone)]
pub struct ResolvedOffice {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::Office>>,
    /// The fields it serves; empty means all.
    pub fields: Vec<FieldId>,
}

/// A field and its procedures.
#[derive(Debug, Clone)]
pub struct ResolvedField {
    /// What its editor wrote.
    pub facts: record::Field,
    /// Its procedures in the reader's order.
    pub procedures: Vec<ProcedureId>,
}

/// A life event and its procedures.
#[derive(Debug, Clone)]
pub struct ResolvedLifeEvent {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::LifeEvent>>,
    /// Its procedures, each once, in the order in which one does them.
    pub procedures: Vec<ProcedureId>,
    /// Its steps; a bare procedure is one.
    pub steps: Vec<ResolvedStep>,
}

/// A step of a life event.
#[derive(Debug, Clone, Default)]
pub struct ResolvedStep {
    /// Its place in the list of its entry; none for a bare procedure.
    pub place: Option<usize>,
    /// Its number, counted from 0: what goes with the step before, or stands in its place, has the same.
    pub number: usize,
    /// Its procedures.
    pub procedures: Vec<ProcedureId>,
}

/// A mobile session and its office.
#[derive(Debug, Clone)]
pub struct ResolvedSession {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::Session>>,
    /// The office that comes.
    pub office: Option<OfficeId>,
    /// What is done there.
    pub procedures: Vec<ProcedureId>,
}

/// From names to seats.
#[derive(Debug, Clone, Default)]
pub(super) struct NameIndex {
    pub(super) stems: Stems,
    pub(super) codes: HashMap<String, ProcedureId>,
    pub(super) fields: HashMap<String, FieldId>,
    pub(super) laws: HashMap<String, usize>,
    pub(super) papers: HashMap<String, usize>,
    pub(super) forms: HashMap<String, usize>,
    /// Decisions by their numbers as they are compared: all of the register, and those that have a page.
    pub(super) registered: HashMap<String, usize>,
    pub(super) announcing: HashMap<String, DecisionId>,
    /// The decisions that rest on a law, by its number as it is compared.
    pub(super) by_law: HashMap<String, Vec<DecisionId>>,
}

impl NameIndex {
    /// The seat of the entry of this kind with this file stem.
    fn seat(&self, kind: EntryKind, stem: &str) -> Option<usize> {
        self.stems.get(&kind)?.get(stem).copied()
    }

    /// The seat of the procedure with this file stem or code.
    pub(super) fn procedure(&self, name: &str) -> Option<ProcedureId> {
        self.seat(EntryKind::Procedures, name).map(ProcedureId::at).or_else(|| self.codes.get(name).copied())
    }

    /// The seats of procedures named by stem or code.
    pub(super) fn procedures(&self, list: &[record::Name]) -> Vec<ProcedureId> {
        list.iter().filter_map(|name| self.procedure(&name.0)).collect()
    }

    /// The seat of the office with this file stem.
    pub(super) fn office(&self, name: &record::Name) -> Option<OfficeId> {
        self.seat(EntryKind::Offices, &name.0).map(OfficeId::at)
    }

    /// The seat of the life event with this file stem.
    pub(super) fn life_event(&self, name: &record::Name) -> Option<LifeEventId> {
        self.seat(EntryKind::LifeEvents, &name.0).map(LifeEventId::at)
    }
}

impl Catalog {
    /// The newest day on which a procedure was checked.
    #[must_use]
    pub fn last_check(&self) -> Option<Date> {
        self.procedures().filter_map(|(_, procedure)| Some(procedure.entry.facts.checked.as_ref()?.date)).max()
    }

    /// The field in this seat.
    #[must_use]
    pub fn field(&self, id: FieldId) -> &ResolvedField {
        &self.fields[id.index()]
    }

    /// All fields with their seats, in the order of their file.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (FieldId, &ResolvedField)> {
        self.fields.iter().enumerate().map(|(index, field)| (FieldId::at(index), field))
    }

    /// What readers of the language of this index look for first.
    #[must_use]
    pub fn front(&self, language: usize) -> &HomeLists {
        &self.fronts[language]
    }

    /// All entries that are published, kind after kind: without the second of two that have one address.
    pub fn entries(&self) -> impl Iterator<Item = (EntryKind, &Entry<dyn Facts>)> {
        let seated = |kind, entry: &Entry<dyn Facts>| self.entry(kind, self.find(kind, &entry.stem)?);
        self.records.entries().filter(move |(kind, entry)| seated(*kind, entry).is_none_or(|first| first.file == entry.file))
    }

    /// The seat of the entry of this kind with this file stem.
    #[must_use]
    pub fn find(&self, kind: EntryKind, stem: &str) -> Option<usize> {
        self.names.seat(kind, stem)
    }

    /// The procedure with this file stem or code.
    #[must_use]
    pub fn find_procedure(&self, name: &str) -> Option<ProcedureId> {
        self.names.procedure(name)
    }

    /// The procedures that this office takes, in the reader's order.
    #[must_use]
    pub fn taken_by(&self, office: OfficeId) -> &[ProcedureId] {
        let taken = self.taken.get_or_init(|| {
            let mut taken = vec![Vec::new(); self.offices().len()];
            for (id, procedure) in self.procedures() {
                procedure.offices.iter().for_each(|office| taken[office.index()].push(id));
            }
            taken
        });
        &taken[office.index()]
    }

    /// The office with this file stem.
    #[must_use]
    pub fn find_office(&self, name: &str) -> Option<OfficeId> {
        self.find(EntryKind::Offices, name).map(OfficeId::at)
    }

    /// The field with this id.
    #[must_use]
    pub fn find_field(&self, name: &str) -> Option<FieldId> {
        self.names.fields.get(name).copied()
    }

    /// The life event with this file stem.
    #[must_use]
    pub fn find_life_event(&self, name: &str) -> Option<LifeEventId> {
        self.find(EntryKind::LifeEvents, name).map(LifeEventId::at)
    }

    /// The notice with this file stem.
    #[must_use]
    pub fn find_notice(&self, name: &str) -> Option<NoticeId> {
        self.find(EntryKind::Notices, name).map(NoticeId::at)
    }

    /// The page with this file stem.
    #[must_use]
    pub fn find_page(&self, name: &str) -> Option<PageId> {
        self.find(EntryKind::Pages, name).map(PageId::at)
    }

    /// The registered law with this number, or with the number that this citation holds.
    #[must_use]
    pub fn law(&self, citation: &str) -> Option<&record::Law> {
        self.names.laws.get(record::number_in(citation)).and_then(|index| self.records.laws.facts.get(*index))
    }

    /// The shared paper with this id.
    #[must_use]
    pub fn paper(&self, id: &str) -> Option<&record::Paper> {
        self.names.papers.get(id).and_then(|index| self.records.papers.facts.get(*index))
    }

    /// The form with this id.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<&record::Form> {
        self.names.forms.get(id).and_then(|index| self.records.forms.facts.get(*index))
    }

    /// Whether a file of this stem is there but cannot be used: naming it is no second fault.
    #[must_use]
    pub fn is_lost(&self, name: &str) -> bool {
        self.records.lost.iter().any(|lost| &**lost == name)
    }

    /// The language of the originals.
    #[must_use]
    pub fn language(&self) -> &str {
        self.languages.first().map_or("vi", |language| language)
    }
}
