//! What one gets (kết quả; Output in CPSV-AP).

use std::any::Any;
use std::sync::Arc;

use super::{Id, Text};
use crate::finding::{Severity, Trail, TrailStep};
use crate::yaml::{Node, NodeKind, Read, Reader, seem_several};

record! {
    /// The long form of an [`Outcome`].
    pub struct OutcomeMap by id {
        /// The id by which `when` and translations name it.
        pub id: Option<Id>,
        /// What it is called.
        pub name: Text,
        /// How long it is good for, where that ends.
        pub validity: Option<Text>,
        /// More to know.
        pub note: Option<Text>,
    }
}

/// A result; a bare text is its name.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Outcome(pub OutcomeMap);

impl std::ops::Deref for Outcome {
    type Target = OutcomeMap;

    fn deref(&self) -> &OutcomeMap {
        &self.0
    }
}

impl Read for Outcome {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        if matches!(node.kind, NodeKind::Scalar(..)) {
            return Self(OutcomeMap { name: Text::read(node, reader), ..OutcomeMap::default() });
        }
        Self(OutcomeMap::read(node, reader))
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
    }

    fn id(&self) -> Option<&str> {
        self.0.id()
    }

    fn seems_several(text: &str) -> Option<Severity> {
        seem_several(text)
    }
}

written_as_inner!(Outcome);

described_as! {
    Outcome = OutcomeMap | Text;
}
