//! What was left empty.

use super::node::{Node, NodeKind, Style};

impl Node {
    /// Whether nothing was written: an empty scalar, `~` or `null`. Web forms write `""` for a field left empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            NodeKind::Scalar(text, Style::Plain) => matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"),
            NodeKind::Scalar(text, _) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether nothing was said: nothing was written, or a group in which nothing is. Web forms write `{lat: '', lng: ''}` or `[]` for
    /// what was left empty.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        match &self.kind {
            NodeKind::Scalar(..) => self.is_empty(),
            NodeKind::List { items, .. } => items.is_empty(),
            // «{Đăng ký}» is a text in brackets.
            NodeKind::Map(map) => {
                map.pairs.iter().all(|pair| pair.value.says_nothing() && (pair.key.is_ascii() && !pair.key.contains(' ')))
            }
        }
    }
}
