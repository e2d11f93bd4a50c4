//! Where a key that is written twice stands for the first time.

use std::ops::Range;

use super::node::{Node, NodeKind, Style};

/// The key of this name in the same map, before this byte: the nearest, since a map ends before another of its kind begins.
#[must_use]
pub fn written_before(node: &Node, key: &str, byte: usize) -> Option<Range<usize>> {
    let mut open = vec![node];
    let mut found: Option<Range<usize>> = None;
    while let Some(node) = open.pop() {
        match &node.kind {
            NodeKind::Scalar(..) => {}
            NodeKind::List { items, .. } => open.extend(items),
            NodeKind::Map(map) => {
                let before = map.pairs.iter().filter(|pair| pair.key == key && pair.span.start < byte).map(|pair| pair.span.clone());
                found = before.chain(found).max_by_key(|span| span.start);
                open.extend(map.pairs.iter().map(|pair| &pair.value));
            }
        }
    }
    found
}

/// Takes the value of the key that begins at this byte for one that nobody knows: of two that differ, either may be meant. What
/// holds more than one value is kept, since most of it is judged by itself.
pub fn forget(node: &mut Node, key: usize) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match &mut node.kind {
            NodeKind::Scalar(..) => {}
            NodeKind::List { items, .. } => open.extend(items),
            NodeKind::Map(map) => {
                for pair in &mut map.pairs {
                    if pair.span.start == key && matches!(pair.value.kind, NodeKind::Scalar(..)) && !pair.value.span.is_empty() {
                        pair.value.kind = NodeKind::Scalar(String::new(), Style::Plain);
                    }
                    open.push(&mut pair.value);
                }
            }
        }
    }
}
