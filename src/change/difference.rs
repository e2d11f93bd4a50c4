//! Two states of one procedure, and what was found to differ between them.

use super::circumstance::Ids;
use super::kind::ChangeKind;
use super::told::{Direction, Weight};
use crate::catalog::Catalog;
use crate::finding::{Trail, Words};
use crate::record::{Date, Entry, Procedure};

/// One procedure before and after, each with its catalog.
pub(super) struct Two<'a> {
    pub(super) before: (&'a Catalog, &'a Entry<Procedure>),
    pub(super) after: (&'a Catalog, &'a Entry<Procedure>),
    pub(super) ids: Ids,
}

/// What differs.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    pub(super) kind: &'static ChangeKind,
    pub(super) subject: Option<Words>,
    pub(super) before: Option<Words>,
    pub(super) after: Option<Words>,
    pub(super) from: Option<Date>,
    pub(super) direction: Direction,
    pub(super) weight: Weight,
}

impl<'a> Two<'a> {
    pub(super) fn of(before: (&'a Catalog, &'a Entry<Procedure>), after: (&'a Catalog, &'a Entry<Procedure>)) -> Self {
        let ids = Ids::of(&before.1.facts, &after.1.facts);
        Self { before, after, ids }
    }

    pub(super) fn earlier(&self) -> &'a Procedure {
        &self.before.1.facts
    }

    pub(super) fn later(&self) -> &'a Procedure {
        &self.after.1.facts
    }

    /// Whether this key could be read on both sides.
    pub(super) fn is_read(&self, key: &'static str) -> bool {
        let trail = Trail(vec![key.into()]);
        !self.before.1.is_unread(&trail) && !self.after.1.is_unread(&trail)
    }

    /// The keys that could not be read on one of the sides.
    pub(super) fn unread(&self) -> Vec<&'static str> {
        Procedure::KEYS.iter().copied().filter(|key| !self.is_read(key)).collect()
    }
}

impl Difference {
    /// A material one of which nobody can tell what it means.
    pub(super) fn of(kind: &'static ChangeKind, before: Option<Words>, after: Option<Words>) -> Self {
        Self { kind, subject: None, before, after, from: None, direction: Direction::Unclear, weight: Weight::Material }
    }

    pub(super) fn about(mut self, subject: impl Into<Option<Words>>) -> Self {
        self.subject = subject.into();
        self
    }

    pub(super) fn meaning(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    pub(super) fn minor(mut self) -> Self {
        self.weight = Weight::Minor;
        self
    }

    pub(super) fn since(mut self, from: Option<Date>) -> Self {
        self.from = from;
        self
    }
}
