//! The catalog: every reference is a seat, everything stands in the reader's order, nothing changes any more.

mod agenda;
mod calendar;
pub mod circumstance;
mod order;
mod resolve;
mod seat;

pub use agenda::{Coming, What, coming, next_change};
pub use calendar::{Calendar, Due};
pub(crate) use order::Order;
pub use order::letter;
pub use resolve::resolve;
pub use seat::{FieldId, LifeEventId, NoticeId, OfficeId, PageId, ProcedureId, SessionId};

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::record::StatusWord;
use crate::record::{self, Date, Entry, Records};

/// All that is published, resolved and in order.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The files it was made from, for what needs no resolving.
    pub records: Records,
    /// Its languages; the first is that of the originals.
    pub languages: Vec<Arc<str>>,
    /// The day for which it is published.
    pub today: Date,
    /// The days on which offices of the state work.
    pub calendar: Calendar,
    pub(super) procedures: Vec<Procedure>,
    pub(super) offices: Vec<Office>,
    pub(super) fields: Vec<Field>,
    pub(super) life_events: Vec<LifeEvent>,
    pub(super) notices: Vec<Arc<Entry<record::Notice>>>,
    pub(super) pages: Vec<Arc<Entry<record::Page>>>,
    pub(super) sessions: Vec<Session>,
    /// By office, what it takes; found when it is first asked for.
    pub(super) taken: OnceLock<Vec<Vec<ProcedureId>>>,
    pub(super) names: Names,
    /// The procedures asked for most, as `catalog.yaml` lists them.
    pub most_asked: Vec<ProcedureId>,
    pub(super) fronts: Vec<Front>,
}

/// What readers of one language look for first.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// The procedures asked for most.
    pub most_asked: Vec<ProcedureId>,
    /// The life events of the home page, in order.
    pub life_events: Vec<LifeEventId>,
}

/// A procedure with its references resolved.
#[derive(Debug)]
pub struct Procedure {
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

impl Procedure {
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
#[derive(Debug)]
pub struct Office {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::Office>>,
    /// The fields it serves; empty means all.
    pub fields: Vec<FieldId>,
}

/// A field and its procedures.
#[derive(Debug)]
pub struct Field {
    /// What its editor wrote.
    pub facts: record::Field,
    /// Its procedures in the reader's order.
    pub procedures: Vec<ProcedureId>,
}

/// A life event and its procedures.
#[derive(Debug)]
pub struct LifeEvent {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::LifeEvent>>,
    /// Its procedures, in the order in which one does them.
    pub procedures: Vec<ProcedureId>,
}

/// A mobile session and its office.
#[derive(Debug)]
pub struct Session {
    /// What its editor wrote.
    pub entry: Arc<Entry<record::Session>>,
    /// The office that comes.
    pub office: Option<OfficeId>,
    /// What is done there.
    pub procedures: Vec<ProcedureId>,
}

/// From names to seats.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) procedures: HashMap<Arc<str>, ProcedureId>,
    pub(super) codes: HashMap<String, ProcedureId>,
    pub(super) offices: HashMap<Arc<str>, OfficeId>,
    pub(super) fields: HashMap<String, FieldId>,
    pub(super) life_events: HashMap<Arc<str>, LifeEventId>,
    pub(super) notices: HashMap<Arc<str>, NoticeId>,
    pub(super) pages: HashMap<Arc<str>, PageId>,
    pub(super) laws: HashMap<String, usize>,
    pub(super) papers: HashMap<String, usize>,
    pub(super) forms: HashMap<String, usize>,
    pub(super) decisions: HashMap<String, usize>,
}

macro_rules! lists {
    ($($(#[$note:meta])* $one:ident, $many:ident: $id:ident => $type:ty;)*) => {
        impl Catalog {$(
            $(#[$note])*
            #[must_use]
            pub fn $one(&self, id: $id) -> &$type {
                &self.$many[id.index()]
            }

            /// All of them with their seats, in the reader's order.
            pub fn $many(&self) -> impl ExactSizeIterator<Item = ($id, &$type)> {
                self.$many.iter().enumerate().map(|(index, item)| ($id::at(index), item))
            }
        )*}
    };
}

lists! {
    /// The procedure in this seat.
    procedure, procedures: ProcedureId => Procedure;
    /// The office in this seat.
    office, offices: OfficeId => Office;
    /// The field in this seat.
    field, fields: FieldId => Field;
    /// The life event in this seat.
    life_event, life_events: LifeEventId => LifeEvent;
    /// The notice in this seat; newest first.
    notice, notices: NoticeId => Arc<Entry<record::Notice>>;
    /// The page in this seat.
    page, pages: PageId => Arc<Entry<record::Page>>;
    /// The mobile session in this seat; next first.
    session, sessions: SessionId => Session;
}

impl Catalog {
    /// What readers of the language of this index look for first.
    #[must_use]
    pub fn front(&self, language: usize) -> &Front {
        &self.fronts[language]
    }

    /// The procedure with this file stem or code.
    #[must_use]
    pub fn find_procedure(&self, name: &str) -> Option<ProcedureId> {
        self.names.procedures.get(name).or_else(|| self.names.codes.get(name)).copied()
    }

    /// The procedures that this office takes, in the reader's order.
    #[must_use]
    pub fn taken_by(&self, office: OfficeId) -> &[ProcedureId] {
        let taken = self.taken.get_or_init(|| {
            let mut taken = vec![Vec::new(); self.offices.len()];
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
        self.names.offices.get(name).copied()
    }

    /// The field with this id.
    #[must_use]
    pub fn find_field(&self, name: &str) -> Option<FieldId> {
        self.names.fields.get(name).copied()
    }

    /// The life event with this file stem.
    #[must_use]
    pub fn find_life_event(&self, name: &str) -> Option<LifeEventId> {
        self.names.life_events.get(name).copied()
    }

    /// The notice with this file stem.
    #[must_use]
    pub fn find_notice(&self, name: &str) -> Option<NoticeId> {
        self.names.notices.get(name).copied()
    }

    /// The page with this file stem.
    #[must_use]
    pub fn find_page(&self, name: &str) -> Option<PageId> {
        self.names.pages.get(name).copied()
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

    /// The registered decision with this number.
    #[must_use]
    pub fn decision(&self, number: &str) -> Option<&record::Decision> {
        self.names.decisions.get(number).and_then(|index| self.records.decisions.get(*index)).map(|entry| &entry.facts)
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
