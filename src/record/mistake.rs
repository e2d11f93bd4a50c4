//! What people get wrong, beside the paper with which it happens.

use std::any::Any;
use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use super::text::refuses_prose;
use super::{Name, Text};
use crate::finding::{Severity, Trail, TrailStep};
use crate::yaml::{Book, Describe, In, Node, NodeKind, Read, Reader, Write, any_of, seem_several};

record! {
    /// The long form of a [`Mistake`].
    pub struct MistakeMap {
        /// What goes wrong, and what to do instead.
        pub text: Text,
        /// The id of the paper in `documents` with which it happens; the page says it there.
        pub paper: Option<Name>,
    }
}

/// A mistake; a bare text is what goes wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mistake(pub MistakeMap);

impl std::ops::Deref for Mistake {
    type Target = MistakeMap;

    fn deref(&self) -> &MistakeMap {
        &self.0
    }
}

impl Read for Mistake {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        if matches!(node.kind, NodeKind::Scalar(..)) {
            return Self(MistakeMap { text: Text::read(node, reader), paper: None });
        }
        Self(MistakeMap::read(node, reader))
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        match node.kind {
            NodeKind::Scalar(..) => self.0.text.translate(node, language, reader),
            NodeKind::Map(_) | NodeKind::List { .. } => self.0.translate(node, language, reader),
        }
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        match self.paper {
            Some(_) => self.0.visit(trail, show),
            // Its text stands where it stands itself.
            None => self.0.text.visit(trail, show),
        }
    }

    fn forget(&mut self, way: &[TrailStep]) {
        if way.is_empty() {
            *self = Self::default();
        } else {
            self.0.forget(way);
        }
    }

    fn seems_several(text: &str) -> Option<Severity> {
        seem_several(text)
    }
}

/// As short as it is read: only a mistake with a paper is a map.
impl Serialize for Mistake {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.paper.is_some() { self.0.serialize(serializer) } else { self.text.serialize(serializer) }
    }
}

impl Write for Mistake {
    fn is_blank(&self) -> bool {
        self.0.is_blank()
    }

    fn speaks(&self, language: &str) -> bool {
        self.text.speaks(language)
    }

    /// Nothing says which one it is but its place: what is not translated holds it.
    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        if self.speaks(language) { self.text.write_in(language, serializer) } else { self.text.serialize(serializer) }
    }
}

impl Describe for Mistake {
    fn describe(book: &mut Book) -> serde_json::Value {
        any_of([MistakeMap::describe(book), Text::describe(book)])
    }
}

/// The mistakes of a procedure. They have no ids: the third of a translation is the third of its original.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Mistakes(pub Vec<Mistake>);

impl Mistakes {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What happens with this paper; with `None`, what concerns no paper in particular.
    pub fn with<'m>(&'m self, paper: Option<&'m str>) -> impl Iterator<Item = &'m Mistake> {
        self.0.iter().filter(move |mistake| mistake.paper.as_deref() == paper && !mistake.text.is_empty())
    }
}

impl Read for Mistakes {
    const REQUIRED: bool = false;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        if refuses_prose(node, reader) { Self::default() } else { Self(Vec::read(node, reader)) }
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        if refuses_prose(node, reader) {
            return;
        }
        let NodeKind::List { items, .. } = &node.kind else {
            return match &mut self.0[..] {
                [one] => one.translate(node, language, reader),
                all => {
                    let count = all.len();
                    reader.compares(node, count, 1);
                }
            };
        };
        reader.compares(node, self.0.len(), items.len());
        for (index, (mistake, item)) in self.0.iter_mut().zip(items).enumerate() {
            reader.under(index, |reader| {
                if !reader.passes_over(item) {
                    mistake.translate(item, language, reader);
                }
            });
        }
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        self.0.visit(trail, show);
    }

    fn forget(&mut self, way: &[TrailStep]) {
        self.0.forget(way);
    }
}

impl Write for Mistakes {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn speaks(&self, language: &str) -> bool {
        self.0.iter().any(|mistake| mistake.speaks(language))
    }

    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for mistake in &self.0 {
            list.serialize_element(&In(mistake, language))?;
        }
        list.end()
    }
}

impl Describe for Mistakes {
    fn describe(book: &mut Book) -> serde_json::Value {
        Vec::<Mistake>::describe(book)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Procedure, digest};
    use super::*;

    const TEXT: &str = "---\ntitle: Đăng ký\nmistakes:\n  - Quên ký\n  - {text: Quên ảnh, paper: anh}\n---\n";

    fn of(text: &str) -> String {
        digest::<Procedure>(&Arc::from("procedures/x.md"), text)
    }

    #[test]
    fn a_mistake_is_written_as_short_as_it_is_read() {
        let one = |text: &str, paper: Option<&str>| {
            Mistake(MistakeMap { text: Text::new(text.to_owned()), paper: paper.map(|paper| Name(paper.to_owned())) })
        };
        let all = Mistakes(vec![one("Quên ký", None), one("Quên ảnh", Some("anh")), one("", None)]);
        let json = serde_json::json!(["Quên ký", { "text": "Quên ảnh", "paper": "anh" }, ""]);
        assert_eq!(serde_json::to_value(&all).unwrap(), json);
        assert_eq!(all.with(None).count(), 1, "what could not be read is no mistake");
        assert_eq!(all.with(Some("anh")).count(), 1);
    }

    #[test]
    fn to_name_its_paper_makes_no_translation_stale() {
        assert_eq!(of(TEXT), of(&TEXT.replace("{text: Quên ảnh, paper: anh}", "Quên ảnh")));
        assert_ne!(of(TEXT), of(&TEXT.replace("Quên ảnh", "Quên hình")));
    }
}
