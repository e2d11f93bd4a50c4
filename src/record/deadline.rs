//! How long it takes (thời hạn giải quyết; processingTime in CPSV-AP).

use std::any::Any;
use std::sync::Arc;

use super::duration::Noted;
use super::{Clock, Duration, Id, Text, When};
use crate::finding::{Trail, TrailStep};
use crate::yaml::{Node, NodeKind, Read, Reader, Write};

record! {
    /// One time limit and when it applies.
    pub struct Deadline by id {
        /// The id by which translations name it.
        pub id: Option<Id>,
        /// The legal limit.
        pub time: Option<Duration>,
        /// What the office itself promises, when quicker.
        pub promised: Option<Duration>,
        /// What is handed in after this hour counts from the next working day.
        pub cutoff: Option<Clock>,
        /// What holds when the usual limit does not, in words.
        pub otherwise: Option<Text>,
        /// When it applies.
        pub when: When,
        /// More to know.
        pub note: Option<Text>,
    }
}

impl Deadline {
    /// The legal limit, where its unit is said.
    #[must_use]
    pub fn limit(&self) -> Option<Duration> {
        self.time.and_then(Duration::said)
    }

    /// What one waits: what the office promises, else the legal limit; nothing where no unit is said.
    #[must_use]
    pub fn length(&self) -> Option<Duration> {
        self.promised.and_then(Duration::said).or_else(|| self.limit())
    }
}

/// The time limits; a bare duration is the only one, with the remark that stands in brackets behind it.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Deadlines(pub Vec<Deadline>);

impl Read for Deadlines {
    const REQUIRED: bool = false;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        if matches!(node.kind, NodeKind::Scalar(..)) {
            let read: Option<Noted> = reader.scalar(node);
            let row = |Noted { time, note }| Deadline { time: Some(time), note: note.map(Text::new), ..Deadline::default() };
            return Self(read.map(row).into_iter().collect());
        }
        Self(Vec::read(node, reader))
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        self.0.translate(node, language, reader);
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        show(trail, self);
        self.0.visit(trail, show);
    }

    fn forget(&mut self, way: &[TrailStep]) {
        self.0.forget(way);
        if self.0.iter().all(Write::is_blank) {
            self.0.clear();
        }
    }
}

written_as_inner!(Deadlines);

described_as! {
    Deadlines = Vec<Deadline> | Duration;
}
