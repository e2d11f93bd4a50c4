//! A map whose keys are the editor's own, such as synonyms or levels of rules.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::finding::Severity;
use crate::jurisdiction::Jurisdiction;
use crate::text::{compose, hidden, shown};
use crate::yaml::{Book, Describe, Fault, In, Node, NodeKind, Read, Reader, Scalar, Style, Write, describe_scalar, parts};

/// The pairs in the editor's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs<T>(pub Vec<(String, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Serialize> Serialize for Pairs<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<T: Read> Read for Pairs<T> {
    const REQUIRED: bool = false;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let NodeKind::Map(map) = &node.kind else {
            let fault = Fault::new(
                "yaml/wrong-type",
                words!("ở đây phải là các dòng `tên: giá trị`", "lines `key: value` are expected here"),
                words!("viết mỗi cặp một dòng", "write one pair a line"),
            );
            reader.fault(node, fault);
            return Self::default();
        };
        let mut pairs = Vec::with_capacity(map.pairs.len());
        for pair in &map.pairs {
            if pair.value.is_empty() {
                reader.under_name(&pair.key, |reader| reader.passes_over(&pair.value));
                continue;
            }
            let value = reader.under_name(&pair.key, |reader| T::read(&pair.value, reader));
            pairs.push((pair.key.clone(), value));
        }
        Self(pairs)
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        let NodeKind::Map(map) = &node.kind else { return };
        for pair in &map.pairs {
            if let Some((_, value)) = self.0.iter_mut().find(|(key, _)| *key == pair.key) {
                reader.under_name(&pair.key, |reader| value.translate(&pair.value, language, reader));
            }
        }
    }
}

impl<T: Write> Write for Pairs<T> {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    fn speaks(&self, language: &str) -> bool {
        self.0.iter().any(|(_, value)| value.speaks(language))
    }

    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        let spoken = self.0.iter().filter(|(_, value)| value.speaks(language));
        serializer.collect_map(spoken.map(|(key, value)| (key, In(value, language))))
    }
}

impl<T: Describe> Describe for Pairs<T> {
    fn describe(book: &mut Book) -> serde_json::Value {
        serde_json::json!({ "type": "object", "additionalProperties": T::describe(book) })
    }
}

/// The longest name, in bytes: numbers of laws come with their titles at times.
const LONGEST_NAME: usize = 600;

/// The name of an entry or of a row, as typed: a reference that is resolved later.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Name(pub String);

impl Scalar for Name {
    const WHAT: (&'static str, &'static str) = ("một tên", "a name");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["string", "number"] })
    }

    fn scalar(text: &str, _: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        if text.len() > LONGEST_NAME {
            let typed = shown(text);
            return Err(Fault::new(
                "identity/too-long",
                words!("tên dài hơn {LONGEST_NAME} byte: «{typed}»", "the name is longer than {LONGEST_NAME} bytes: `{typed}`"),
                words!("viết ngắn lại", "make it shorter"),
            ));
        }
        if let Some((_, fault)) = hidden(text) {
            return Err(fault);
        }
        Ok(Self(compose(text).trim().to_owned()))
    }
}

impl Read for Name {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        reader.scalar(node).unwrap_or_default()
    }

    /// Ids hold no blank; of laws each has a number of its own.
    fn seems_several(text: &str) -> Option<Severity> {
        let parts = parts(text);
        let is_name =
            |part: &&str| !part.contains(char::is_whitespace) || part.contains(|c: char| c.is_ascii_digit()) && part.contains('/');
        parts.iter().all(is_name).then_some(Severity::Error)
    }
}

impl Describe for Name {
    fn describe(_: &mut Book) -> serde_json::Value {
        describe_scalar::<Self>()
    }
}

impl Write for Name {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::ops::Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl crate::yaml::Identify for Name {
    fn identify(&self) -> Option<&str> {
        Some(&self.0)
    }
}
