//! Findings that are meant: `allow:` of an entry, or of a row of a list that many entries share.

use std::sync::Arc;

use super::{Name, Text};
use crate::finding::Trail;
use crate::yaml::{Node, NodeKind, Read, Reader, id_of};

record! {
    /// A finding that an editor has looked at and means to keep.
    pub struct Allow {
        /// The rule.
        pub rule: Name,
        /// Why.
        pub reason: Text,
    }
}

/// What an entry allows, and how far it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The file in which it stands: what the original allows holds for its translations too.
    pub file: Arc<str>,
    /// The rule, as it is written.
    pub rule: String,
    /// The way to the name of the rule.
    pub trail: Trail,
    /// In a list: the row that it stands in. It holds for no other.
    pub row: Option<usize>,
}

/// Where a row of a list begins, in the original or in a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowStart {
    /// The file.
    pub file: Arc<str>,
    /// The byte.
    pub byte: usize,
    /// Its number in the original. What the original has not counts after all that it has.
    pub row: usize,
}

/// The allowances of one list `allow`, which stands in this row.
pub(super) fn allowances(file: &Arc<str>, row: Option<usize>, list: &[Allow], at: &Trail) -> Vec<Allowance> {
    let allow = at.then("allow");
    let one = |(index, allowed): (usize, &Allow)| Allowance {
        file: Arc::clone(file),
        rule: allowed.rule.0.clone(),
        trail: allow.then(index).then("rule"),
        row,
    };
    list.iter().enumerate().map(one).collect()
}

/// What a translation allows by itself.
pub(super) fn of_translation(file: &Arc<str>, node: &Node, rows: &[RowStart], reader: &mut Reader<'_>) -> Vec<Allowance> {
    let mut found = Vec::new();
    let mut look = |node: &Node, row: Option<usize>, at: Trail, reader: &mut Reader<'_>| {
        if let Some(pair) = node.get("allow").filter(|pair| !pair.value.says_nothing()) {
            let list: Vec<Allow> = reader.under("allow", |reader| Read::read(&pair.value, reader));
            found.extend(allowances(file, row, &list, &at));
        }
    };
    match &node.kind {
        NodeKind::List { items, .. } => {
            for ((index, item), start) in items.iter().enumerate().zip(rows) {
                reader.under(index, |reader| look(item, Some(start.row), Trail(vec![index.into()]), reader));
            }
        }
        _ => look(node, None, Trail::default(), reader),
    }
    found
}

/// Where the rows of a list begin. In a translation, `row` finds the one of the original by its id, and `rows` is how many that has.
pub(super) fn row_starts(file: &Arc<str>, node: &Node, row: impl Fn(&str) -> Option<usize>, rows: usize) -> Vec<RowStart> {
    let items = match &node.kind {
        NodeKind::List { items, .. } => items.as_slice(),
        // One row may stand without a list.
        _ => std::slice::from_ref(node),
    };
    let of = |(index, item): (usize, &Node)| RowStart {
        file: Arc::clone(file),
        byte: item.span.start,
        row: id_of(item).and_then(&row).unwrap_or(rows + index),
    };
    items.iter().enumerate().map(of).collect()
}
