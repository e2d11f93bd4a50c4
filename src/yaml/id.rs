//! The keys by which an item of a list is found again.

use super::node::{Node, NodeKind};

/// The keys, the one that counts before others first.
const KEYS: [&str; 3] = ["id", "type", "number"];

/// Whether this key names an item of a list.
#[must_use]
pub fn is_id(key: &str) -> bool {
    KEYS.contains(&key)
}

/// What an item of a list is called, as it is written.
#[must_use]
pub fn id_of(item: &Node) -> Option<&str> {
    match &KEYS.iter().find_map(|key| item.get(key))?.value.kind {
        NodeKind::Scalar(text, _) => Some(text),
        NodeKind::List { .. } | NodeKind::Map(_) => None,
    }
}

/// Whether nobody knows what an item is called, since that could not be read.
#[must_use]
pub fn has_lost_id(item: &Node) -> bool {
    item.is_lost() || KEYS.iter().any(|key| item.get(key).is_some_and(|pair| pair.value.is_lost()))
}
