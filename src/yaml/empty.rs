//! What was left empty.

use super::node::{Kind, Node, Style};

impl Node {
    /// Whether nothing was written: an empty scalar, `~` or `null`. Web forms write `""` for a field left empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Scalar(text, Style::Plain) => matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"),
            Kind::Scalar(text, _) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether nothing was said: nothing was written, or a group in which nothing is. Web forms write `{lat: '', lng: ''}` or `[]` for
    /// what was left empty.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        match &self.kind {
            Kind::Scalar(..) => self.is_empty(),
            Kind::List { items, .. } => items.is_empty(),
            Kind::Map(map) => map.pairs.iter().all(|pair| pair.value.says_nothing()),
        }
    }
}
