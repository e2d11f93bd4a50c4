//! Changing an entry at its place: what is new is written where the old value stands, and everything else stays as it was
//! typed, with its comments, its order and its own keys.

#![allow(clippy::single_match_else, reason = "both ways of an option read best side by side")]

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::emit::{after_key, emit, inline, item_text, quoted};
use super::node::{Map, Node, NodeKind, Pair, Style};

/// A text put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; empty where something is only added.
    pub range: Range<usize>,
    /// What comes.
    pub text: String,
}

/// The text with these edits done. Edits do not overlap; those of one place are done in their order.
#[must_use]
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    crate::finding::apply(text, edits.iter().map(|edit| (edit.range.clone(), &*edit.text)))
}

/// For each new row the old one that it is, by the place of that.
pub type Pairs = fn(&[Value], &[Value]) -> Vec<Option<usize>>;

/// What must change in `text`, whose tree is `node` and whose meaning is `old`, so that it means what `new` says. Keys that
/// `new` does not have stay. Items of a list that `new` does not have stay too, and are told in `kept`, unless `prune`.
#[must_use]
pub fn edits(text: &str, node: &Node, old: &Value, new: &Value, (pair, prune): (Pairs, bool)) -> (Vec<Edit>, Vec<String>) {
    let mut editor = Editor { text, prune, pair, edits: Vec::new(), kept: Vec::new() };
    if node.is_empty() {
        editor.edits.push(Edit { range: node.span.start..node.span.start, text: emit(new, 0) });
    } else {
        editor.value(&ValuePlace::Root, node, old, new, "");
    }
    (editor.edits, editor.kept)
}

/// Both together: `new` where it says something, `old` elsewhere.
#[must_use]
pub fn merged(old: &Value, new: &Value, (pair, prune): (Pairs, bool)) -> Value {
    match (old, new) {
        (Value::Mapping(old), Value::Mapping(new)) => {
            let mut map = Mapping::new();
            for (key, value) in old {
                map.insert(key.clone(), new.get(key).map_or_else(|| value.clone(), |new| merged(value, new, (pair, prune))));
            }
            for (key, value) in new {
                if !map.contains_key(key) {
                    map.insert(key.clone(), value.clone());
                }
            }
            Value::Mapping(map)
        }
        (Value::Sequence(old), Value::Sequence(new)) if are_records(old) && are_records(new) => {
            let pairs = pair(old, new);
            let both = |(new, at): (&Value, &Option<usize>)| at.map_or_else(|| new.clone(), |at| merged(&old[at], new, (pair, prune)));
            let mut items: Vec<Value> = new.iter().zip(&pairs).map(both).collect();
            if !prune {
                items.extend(old.iter().enumerate().filter(|(at, _)| !pairs.contains(&Some(*at))).map(|(_, value)| value.clone()));
            }
            Value::Sequence(items)
        }
        (_, new) => new.clone(),
    }
}

fn are_records(items: &[Value]) -> bool {
    !items.is_empty() && items.iter().all(Value::is_mapping)
}

/// For each new item the old one that it is: the very same, else one with the same id or name, else one that holds for the same.
#[must_use]
pub fn pair_up(old: &[Value], new: &[Value]) -> Vec<Option<usize>> {
    let mut taken = vec![false; old.len()];
    // What is the very same goes first, so that rows that look alike are not mixed up.
    let mut pairs: Vec<Option<usize>> = new
        .iter()
        .map(|new| {
            let at = (0..old.len()).find(|at| !taken[*at] && old[*at] == *new)?;
            taken[at] = true;
            Some(at)
        })
        .collect();
    for look in [is_called_the_same, is_alike] {
        for (place, new) in new.iter().enumerate() {
            if pairs[place].is_none()
                && let Some(at) = (0..old.len()).find(|at| !taken[*at] && look(&old[*at], new))
            {
                taken[at] = true;
                pairs[place] = Some(at);
            }
        }
    }
    pairs
}

/// Whether two rows have the same id, or else are called the same; nothing when they have no names to compare.
fn same_name(old: &Value, new: &Value) -> Option<bool> {
    let said = |value: &Value, key: &str| value.get(key)?.as_str().map(letters);
    let keys = ["id", "number", "code", "type", "name", "title", "text", "date", "rule"];
    keys.iter().find_map(|key| Some(said(old, key)? == said(new, key)?))
}

/// The letters and digits of a name, whatever stands between them.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_called_the_same(old: &Value, new: &Value) -> bool {
    same_name(old, new) == Some(true)
}

/// Whether two rows without names hold for the same.
fn is_alike(old: &Value, new: &Value) -> bool {
    same_name(old, new).is_none()
        && ["when", "item", "currency", "percent", "days", "season"].iter().all(|key| old.get(key) == new.get(key))
}

/// Where a value stands.
enum ValuePlace<'a> {
    /// It is the whole.
    Root,
    /// After a key.
    Key(&'a Pair),
    /// After a dash.
    Item,
}

struct Editor<'a> {
    text: &'a str,
    prune: bool,
    pair: Pairs,
    edits: Vec<Edit>,
    kept: Vec<String>,
}

impl Editor<'_> {
    fn value(&mut self, seat: &ValuePlace<'_>, node: &Node, old: &Value, new: &Value, trail: &str) {
        if old == new {
            return;
        }
        match (&node.kind, old, new) {
            (NodeKind::Map(map), Value::Mapping(old), Value::Mapping(new)) if !map.flow && !map.pairs.is_empty() => {
                self.map(map, old, new, trail);
            }
            (NodeKind::List { items, flow: false }, Value::Sequence(old), Value::Sequence(new))
                if items.len() == old.len() && !old.is_empty() =>
            {
                if are_records(old) && are_records(new) {
                    self.records(items, old, new, trail);
                } else {
                    self.scalars(items, old, new);
                }
            }
            (NodeKind::Scalar(_, style), ..)
                if inline(new).is_some() && !node.span.is_empty() && *style != Style::Block && !new.is_mapping() =>
            {
                self.edits.push(Edit { range: node.span.clone(), text: inline(new).unwrap_or_default() });
            }
            _ => {
                if !self.prune {
                    self.lost(old, new, trail);
                }
                let both = merged(old, new, (self.pair, self.prune));
                self.replace(seat, node, &both);
            }
        }
    }

    /// Notes the rows that stay although they are not in `new`.
    fn lost(&mut self, old: &Value, new: &Value, trail: &str) {
        if let (Value::Sequence(old), Value::Sequence(new)) = (old, new)
            && are_records(old)
            && are_records(new)
        {
            let pairs = (self.pair)(old, new);
            let left = (0..old.len()).filter(|at| !pairs.contains(&Some(*at)));
            self.kept.extend(left.map(|at| format!("{trail}[{at}]")));
        }
    }

    fn map(&mut self, map: &Map, old: &Mapping, new: &Mapping, trail: &str) {
        let column = self.column(map.pairs[0].span.start);
        // The keys in the order of the documentation, as both sides have them.
        let order: Vec<&str> = order(old, new);
        let mut before: Option<&Pair> = None;
        for key in order {
            let here = map.pairs.iter().find(|pair| pair.key == key);
            let Some(value) = new.get(key) else {
                before = here.or(before);
                continue;
            };
            let under = if trail.is_empty() { key.to_owned() } else { format!("{trail}.{key}") };
            match (here, old.get(key)) {
                (Some(pair), Some(old)) => self.value(&ValuePlace::Key(pair), &pair.value, old, value, &under),
                (Some(pair), None) => self.replace(&ValuePlace::Key(pair), &pair.value, value),
                // A bare word that stands for a row has no key to change; what it means is the same.
                (None, Some(old)) if old == value => {}
                (None, _) => {
                    let lines = format!("{}{}:{}\n", " ".repeat(column), quoted(key), after_key(value, column));
                    self.insert(before, &map.pairs[0], column, &lines);
                }
            }
            before = here.or(before);
        }
    }

    /// Puts a line after the pair it belongs behind, or before the first of its map.
    fn insert(&mut self, before: Option<&Pair>, first: &Pair, column: usize, lines: &str) {
        match before {
            Some(pair) => {
                let at = self.line_end(self.end(&pair.value).max(pair.span.end));
                let missing = if self.text[..at].ends_with('\n') { "" } else { "\n" };
                self.edits.push(Edit { range: at..at, text: format!("{missing}{lines}") });
            }
            None => {
                let at = first.span.start;
                self.edits.push(Edit { range: at..at, text: format!("{}{}", lines.trim_start(), " ".repeat(column)) });
            }
        }
    }

    /// Rows of a list, each found again by what it is.
    fn records(&mut self, items: &[Node], old: &[Value], new: &[Value], trail: &str) {
        let pairs = (self.pair)(old, new);
        // What has nothing to stand behind comes first; where nothing is known, it comes last.
        let mut last = if pairs.iter().any(Option::is_some) { None } else { items.len().checked_sub(1) };
        for (value, at) in new.iter().zip(&pairs) {
            if let Some(at) = *at {
                self.value(&ValuePlace::Item, &items[at], &old[at], value, &format!("{trail}[{at}]"));
                last = Some(at);
            } else {
                self.add_item(items, last, value);
            }
        }
        for at in (0..old.len()).filter(|at| !pairs.contains(&Some(*at))) {
            if self.prune {
                self.remove_item(&items[at]);
            } else {
                self.kept.push(format!("{trail}[{at}]"));
            }
        }
    }

    /// Texts and words: what is the same at the beginning and at the end stays, the rest is written anew.
    fn scalars(&mut self, items: &[Node], old: &[Value], new: &[Value]) {
        let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
        let (gone, come) = (&items[head..items.len() - tail], &new[head..new.len() - tail]);
        for (item, value) in gone.iter().zip(come) {
            self.replace(&ValuePlace::Item, item, value);
        }
        for item in gone.iter().skip(come.len()) {
            self.remove_item(item);
        }
        let after = (head + gone.len()).checked_sub(1);
        for value in come.iter().skip(gone.len()) {
            self.add_item(items, after, value);
        }
    }

    fn add_item(&mut self, items: &[Node], after: Option<usize>, value: &Value) {
        let Some(dash) = self.dash(&items[after.unwrap_or(0)]) else { return };
        let column = self.column(dash);
        let lines = format!("{}- {}\n", " ".repeat(column), item_text(value, column + 2).trim_start());
        let at = match after {
            Some(after) => self.line_end(self.end(&items[after])),
            None => self.line_start(dash),
        };
        let missing = if at == 0 || self.text[..at].ends_with('\n') { "" } else { "\n" };
        self.edits.push(Edit { range: at..at, text: format!("{missing}{lines}") });
    }

    fn remove_item(&mut self, item: &Node) {
        if let Some(dash) = self.dash(item) {
            let range = self.line_start(dash)..self.line_end(self.end(item));
            self.edits.push(Edit { range, text: String::new() });
        }
    }

    /// Writes a value in the place of another of a different shape.
    fn replace(&mut self, seat: &ValuePlace<'_>, node: &Node, value: &Value) {
        let end = self.end(node);
        match seat {
            ValuePlace::Root => self.edits.push(Edit { range: node.shown().start..end, text: emit(value, 0).trim_end().to_owned() }),
            ValuePlace::Key(pair) => {
                let Some(colon) = self.text[pair.span.end..].find(':').map(|at| pair.span.end + at + 1) else { return };
                let column = self.column(pair.span.start);
                let end = if node.is_empty() && node.span.is_empty() { colon } else { self.trimmed(end) };
                self.edits.push(Edit { range: colon..end.max(colon), text: after_key(value, column) });
            }
            ValuePlace::Item => {
                let start = self.start(node);
                let text = item_text(value, self.column(start));
                self.edits.push(Edit { range: start..self.trimmed(end), text: text.trim_start().to_owned() });
            }
        }
    }

    /// The first byte that belongs to a value; for a block of text the `|` before it, which is not part of its span.
    fn start(&self, node: &Node) -> usize {
        let start = node.shown().start;
        if !matches!(node.kind, NodeKind::Scalar(_, Style::Block)) || self.text[start..].starts_with(['|', '>']) {
            return start;
        }
        self.text[..start].trim_end().rfind(['|', '>']).unwrap_or(start)
    }

    /// The last byte that belongs to a value.
    fn end(&self, node: &Node) -> usize {
        match &node.kind {
            NodeKind::Map(Map { pairs, flow: false }) => {
                pairs.last().map_or(node.span.end, |pair| self.end(&pair.value).max(pair.span.end))
            }
            NodeKind::List { items, flow: false } => items.last().map_or(node.span.end, |item| self.end(item)),
            NodeKind::Scalar(_, Style::Block) => self.trimmed(node.span.end),
            _ => node.span.end,
        }
    }

    /// Before the white space at the end of these bytes.
    fn trimmed(&self, end: usize) -> usize {
        self.text[..end].trim_end().len()
    }

    fn dash(&self, item: &Node) -> Option<usize> {
        let start = self.start(item);
        let line = self.line_start(start);
        let dash = self.text[line..start].rfind("- ").or_else(|| self.text[line..start].rfind('-'));
        dash.map(|at| line + at)
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Behind the end of the line.
    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |length| at + length + 1)
    }

    /// How many characters stand before this place in its line.
    fn column(&self, at: usize) -> usize {
        self.text[self.line_start(at)..at].chars().count()
    }
}

/// The keys of both, those of `new` behind the ones they follow.
fn order<'a>(old: &'a Mapping, new: &'a Mapping) -> Vec<&'a str> {
    let mut keys: Vec<&str> = old.keys().filter_map(Value::as_str).collect();
    // What comes before all that both have stands there; what has nothing in common comes last.
    let mut at = keys.iter().position(|key| new.contains_key(key)).unwrap_or(keys.len());
    for key in new.keys().filter_map(Value::as_str) {
        match keys.iter().position(|known| *known == key) {
            Some(place) => at = at.max(place + 1),
            None => {
                keys.insert(at, key);
                at += 1;
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests;
