//! Reading on behind what is no YAML: a file is taken apart into its keys and items, and what cannot be read is told and left
//! out, as small a piece of it as can be told apart. What was read so is judged, and never published: what is told is an error.
//!
//! ```text
//! title: Đăng ký            title: Đăng ký
//! levels: [commune          levels: ⟨told, lost⟩
//! fees:                     fees:
//!   - amount: 7000      →     - amount: 7000
//!   - amount: 8000            - amount: 8000
//!     note: "một                note: ⟨told, lost⟩
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

use super::fault::{Fault, Located, several_documents, twice};
use super::key_line::key_at;
use super::node::{Map, Node, NodeKind, Pair, parse};
use super::syntax::{glued, tab, without_tabs};
use crate::finding::{Fix, Spot};
use crate::jurisdiction::Jurisdiction;

/// How many places that cannot be read are told of one file.
const MAX_TOLD: usize = 20;
/// How deep pieces are taken apart; each level reads the text once more.
const MAX_DEPTH: usize = 8;

/// Reads `text[range]` as the facts of a file that has these keys at its top, and goes on behind what is no YAML. The tree is
/// `None` where nothing can be read; what was found is told in either case. `joints` are lines of dashes within, which were told.
#[must_use]
pub fn read_through(
    text: &str,
    range: Range<usize>,
    keys: &[&str],
    joints: &[Range<usize>],
    habits: &Jurisdiction,
) -> (Option<Node>, Vec<Located>) {
    let (node, first) = if joints.is_empty() { parse(text, range.clone()) } else { (None, Vec::new()) };
    if node.is_some() || is_too_much(&first) {
        return (node, first);
    }
    let mut recovery = Recovery { text: text.to_owned(), keys, habits, tabbed: BTreeSet::new(), faults: Vec::new(), told: 0, indent: 0 };
    for joint in joints {
        recovery.blank(joint.clone());
    }
    recovery.part_documents(&range);
    recovery.replace_tabs(&range);
    let node = recovery.block(range, true, 0);
    // Pieces that can be read each by itself, and not together, are told as a whole.
    recovery.faults = if recovery.faults.is_empty() { first } else { recovery.faults };
    recovery.faults.sort_by_key(|(bytes, _)| bytes.start);
    (node, recovery.faults)
}

/// A file that is being taken apart.
struct Recovery<'k> {
    /// The text, with blanks where a dash or a line of dashes would be in the way: every byte stays in its place.
    text: String,
    /// The keys at the top.
    keys: &'k [&'k str],
    /// What editors call them.
    habits: &'k Jurisdiction,
    /// The lines that were set in with tabs, by their first byte.
    tabbed: BTreeSet<usize>,
    faults: Vec<Located>,
    /// How many places were told.
    told: usize,
    /// How far the keys at the top are set in.
    indent: usize,
}

/// What a block is made of.
enum Parts {
    /// Keys with their values.
    Keys(Vec<Range<usize>>),
    /// Items of a list.
    Items(Vec<Range<usize>>),
}

impl Recovery<'_> {
    fn blank(&mut self, bytes: Range<usize>) {
        let blanks = " ".repeat(bytes.len());
        self.text.replace_range(bytes, &blanks);
    }

    /// Tells of lines of dashes, which part a file into several, and reads on as if they were not there.
    fn part_documents(&mut self, range: &Range<usize>) {
        let mut at = range.start;
        let mut dashes = Vec::new();
        let mut said = false;
        for line in self.text[range.clone()].split_inclusive('\n') {
            let bare = line.trim_end();
            if said && matches!(bare, "---" | "...") {
                dashes.push(at..at + bare.len());
            }
            said |= !bare.is_empty() && !bare.starts_with('#');
            at += line.len();
        }
        for dash in dashes {
            self.tell(vec![(dash.clone(), several_documents())]);
            self.blank(dash);
        }
    }

    /// Tells of the first tab, with the change for all of them, and reads on with a blank for each.
    fn replace_tabs(&mut self, range: &Range<usize>) {
        let mut at = range.start;
        let mut told = None;
        for line in self.text[range.clone()].split_inclusive('\n') {
            if without_tabs(line) != line {
                told.get_or_insert_with(|| tab(&self.text[range.clone()], at - range.start, line));
                self.tabbed.insert(at);
            }
            at += line.len();
        }
        let Some((bytes, mut fault)) = told else { return };
        if let Some(Fix { spot: Some(Spot::Bytes(bytes)), .. }) = fault.fix.as_deref_mut() {
            bytes.start += range.start;
            bytes.end += range.start;
        }
        self.tell(vec![(range.start + bytes.start..range.start + bytes.end, fault)]);
        for start in self.tabbed.clone() {
            let line = self.text[start..].split('\n').next().unwrap_or_default();
            let blanks = line.replace('\t', " ");
            self.text.replace_range(start..start + blanks.len(), &blanks);
        }
    }

    /// Tells what is wrong with a piece, unless the tabs in it were told.
    fn tell_of(&mut self, piece: &Range<usize>, faults: Vec<Located>) {
        if self.tabbed.range(piece.clone()).next().is_none() {
            self.tell(faults);
        }
    }

    fn tell(&mut self, mut faults: Vec<Located>) {
        self.told += 1;
        if self.told <= MAX_TOLD {
            self.faults.append(&mut faults);
        }
    }

    /// Reads these lines, whole or in parts.
    fn block(&mut self, range: Range<usize>, is_top: bool, depth: usize) -> Option<Node> {
        let (node, mut faults) = parse(&self.text, range.clone());
        // A key of ours that was set in with a tab reads as a part of what stands above it.
        let is_parted = is_top && self.ours(&range).any(|start| self.tabbed.contains(&start));
        if node.is_some() && !is_parted {
            self.faults.append(&mut faults);
            return node;
        }
        if is_too_much(&faults) || depth >= MAX_DEPTH {
            self.tell_of(&range, faults);
            return None;
        }
        let parts = self.parts(&range, is_top);
        if is_top && matches!(parts, Some(Parts::Keys(_))) {
            self.indent = self.column(&range);
        }
        match parts {
            Some(Parts::Keys(parts)) => Some(self.map(&parts, depth)),
            Some(Parts::Items(parts)) => Some(self.list(&parts, depth)),
            None => {
                self.tell_of(&range, faults);
                None
            }
        }
    }

    fn map(&mut self, parts: &[Range<usize>], depth: usize) -> Node {
        let start = parts.first().map_or(0, |part| part.start);
        let (mut map, mut seen) = (Map::default(), BTreeSet::new());
        for part in parts {
            for pair in self.pairs(part, depth) {
                if seen.insert(pair.key.clone()) {
                    map.pairs.push(pair);
                } else {
                    self.faults.push((pair.span, twice(&pair.key)));
                }
            }
        }
        let start = map.pairs.first().map_or(start, |pair| pair.span.start);
        Node { kind: NodeKind::Map(map), span: start..start }
    }

    fn list(&mut self, parts: &[Range<usize>], depth: usize) -> Node {
        let mut items: Vec<Node> = Vec::with_capacity(parts.len());
        for part in parts {
            // Behind the last place that is told, the rest of the list is lost as a whole: nobody reads it item by item.
            if self.told > MAX_TOLD {
                items.push(Node::lost(self.seen(&(part.start..parts[parts.len() - 1].end))));
                break;
            }
            items.extend(self.items(part, depth));
        }
        let start = items.first().map_or(0, |item| item.span.start);
        Node { kind: NodeKind::List { items, flow: false }, span: start..start }
    }

    /// The pairs of one part of a map: one, or none that has a name.
    fn pairs(&mut self, part: &Range<usize>, depth: usize) -> Vec<Pair> {
        let is_dashed = self.drop_dash(part, depth);
        let (key, value_at) = self.key_of(part);
        if !is_dashed {
            self.tell_indent(&key, depth);
        }
        let (node, faults) = parse(&self.text, part.clone());
        let is_scalar = match node.map(|node| node.kind) {
            Some(NodeKind::Map(map)) => {
                self.faults.extend(faults);
                return map.pairs;
            }
            other => other.is_some(),
        };
        let pair = |text: &str, value| vec![Pair { key: text[key.clone()].to_owned(), span: key.clone(), value }];
        if is_scalar {
            // «title:Xóa» is no key.
            let lost = pair(&self.text, Node::lost(self.seen(part)));
            let fault = glued(&self.text[key.start..part.end], key.start);
            self.tell(vec![fault]);
            return lost;
        }
        let first_line = self.line_end(key.end, part.end);
        let is_open = matches!(self.text[value_at.min(first_line)..first_line].trim(), rest if rest.is_empty() || rest.starts_with('#'));
        if is_open && !self.text[first_line..part.end].trim().is_empty() && depth + 1 < MAX_DEPTH {
            let value = self.block(first_line..part.end, false, depth + 1);
            let value = value.unwrap_or_else(|| Node::lost(self.seen(&(first_line..part.end))));
            return pair(&self.text, value);
        }
        self.tell_of(part, faults);
        if key.is_empty() {
            return Vec::new();
        }
        pair(&self.text, Node::lost(self.seen(&(value_at..part.end))))
    }

    /// Tells of a dash before a key at the top, and reads on as if it were not there.
    fn drop_dash(&mut self, part: &Range<usize>, depth: usize) -> bool {
        let said = self.text[part.clone()].trim_start();
        if depth > 0 || !said.starts_with("- ") {
            return false;
        }
        let start = part.end - said.len();
        let fault = Fault::new(
            "yaml/syntax",
            words!("thừa gạch nối trước tên mục", "a hyphen before a key"),
            words!("xóa dấu `-` ở đầu dòng: tên mục đứng ở đầu dòng", "delete the `-`: the key stands at the beginning of the line"),
        );
        let fix = Fix::offered("").at(Spot::Bytes((start..start + 2).into()));
        self.tell(vec![(start..start + 1, fault.with(fix))]);
        self.blank(start..start + 1);
        true
    }

    /// Tells of a key at the top that is set in, which reads as a part of what stands above it.
    fn tell_indent(&mut self, key: &Range<usize>, depth: usize) {
        let line_start = self.text[..key.start].rfind('\n').map_or(0, |newline| newline + 1);
        let quote = usize::from(self.text[..key.start].ends_with('"'));
        if depth > 0 || key.start - line_start <= self.indent + quote || self.tabbed.contains(&line_start) {
            return;
        }
        let blanks = line_start + self.indent..key.start;
        let name = &self.text[key.clone()];
        let fault = Fault::new(
            "yaml/syntax",
            words!(
                "thừa dấu cách ở đầu dòng: «{name}» phải đứng thẳng cột với các mục khác",
                "blanks before `{name}`, which must stand below the other keys"
            ),
            words!("xóa dấu cách: `{name}:` ở đầu dòng", "delete the blanks: `{name}:` at the beginning of the line"),
        );
        let fix = Fix::offered("").at(Spot::Bytes(blanks.clone().into()));
        self.tell(vec![(blanks, fault.with(fix))]);
    }

    /// The items of one part of a list: one.
    fn items(&mut self, part: &Range<usize>, depth: usize) -> Vec<Node> {
        let (node, faults) = parse(&self.text, part.clone());
        if let Some(NodeKind::List { items, .. }) = node.map(|node| node.kind) {
            self.faults.extend(faults);
            return items;
        }
        let lines = self.text[part.clone()].split_inclusive('\n');
        let dash = lines.take_while(|line| !line.trim_start().starts_with('-')).map(str::len).sum::<usize>();
        let dash = part.start + dash + indent(&self.text[part.start + dash..part.end]);
        let rest = &self.text[dash..part.end];
        let holds_keys = rest.starts_with("- ") && key_at(rest[1..].trim_start_matches(' '), &[], self.habits).is_some();
        if !holds_keys || depth + 1 >= MAX_DEPTH {
            self.tell_of(part, faults);
            return vec![Node::lost(self.seen(part))];
        }
        self.blank(dash..dash + 1);
        let item = self.block(part.clone(), false, depth + 1);
        vec![item.unwrap_or_else(|| Node::lost(self.seen(part)))]
    }

    /// The lines that begin with a key of ours, by their first byte.
    fn ours(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let lines = self.text[range.clone()].split_inclusive('\n').scan(range.start, |at, line| {
            *at += line.len();
            Some((*at - line.len(), line.trim_start_matches(' ')))
        });
        lines
            .filter(|(_, said)| key_at(said, self.keys, self.habits).is_some_and(|(key, _)| self.keys.contains(&key)))
            .map(|(start, _)| start)
    }

    /// The column of the keys at the top: that of the outermost.
    fn column(&self, range: &Range<usize>) -> usize {
        self.ours(range).map(|start| indent(&self.text[start..])).min().unwrap_or_default()
    }

    /// The parts of a block, where its lines stand as they should: keys below each other, or dashes.
    fn parts(&self, range: &Range<usize>, is_top: bool) -> Option<Parts> {
        let keys = if is_top { self.keys } else { &[] };
        let (mut at, mut base, mut is_list, mut starts) = (range.start, None, false, Vec::new());
        // Whether the last part has a text behind its key, and whether the last line ends with its colon.
        let (mut holds_text, mut is_open) = (false, false);
        for line in self.text[range.clone()].split_inclusive('\n') {
            let here = at;
            at += line.len();
            let said = line.trim_start_matches(' ');
            if said.trim().is_empty() || said.starts_with('#') {
                continue;
            }
            let is_item = said.starts_with("- ") || said.trim_end() == "-";
            let found = key_at(said, keys, self.habits);
            let key = found.map(|(key, _)| key).or_else(|| said.starts_with("? ").then_some("?"));
            let mut own = line.len() - said.len();
            let base = *base.get_or_insert_with(|| {
                is_list = is_item;
                if is_top && !is_item { own.min(self.column(range)) } else { own }
            });
            // A key of ours below a text, or by one blank beside its column, was meant for the top.
            let is_ours = is_top && !is_list && own > base && key.is_some_and(|key| keys.contains(&key));
            if is_ours && (starts.is_empty() || holds_text || own == base + 1 && !is_open || self.tabbed.contains(&here)) {
                own = base;
            }
            if own < base {
                return None;
            }
            let value = found.map_or("", |(_, at)| said[at..].trim());
            is_open = found.is_some() && (value.is_empty() || value.starts_with('#'));
            // «- field: x» behind a text, where no list can be.
            let is_dashed = is_top
                && is_item
                && holds_text
                && key_at(said[1..].trim_start(), keys, self.habits).is_some_and(|(key, _)| keys.contains(&key));
            if own == base && (if is_list { is_item } else { key.is_some() || is_dashed }) {
                starts.push(here);
                holds_text = !is_open && !value.starts_with(['|', '>', '[', '{']);
            } else if starts.is_empty() {
                return None;
            }
        }
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        let parts: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        (!parts.is_empty()).then_some(if is_list { Parts::Items(parts) } else { Parts::Keys(parts) })
    }

    /// The key with which a part begins, and where its value does.
    fn key_of(&self, part: &Range<usize>) -> (Range<usize>, usize) {
        let mut at = part.start;
        for line in self.text[part.clone()].split_inclusive('\n') {
            let said = line.trim_start_matches(' ');
            let start = at + line.len() - said.len();
            at += line.len();
            if said.trim().is_empty() || said.starts_with('#') {
                continue;
            }
            if let Some((key, value)) = key_at(said, self.keys, self.habits) {
                let start = start + usize::from(said.starts_with('"'));
                return (start..start + key.len(), start + value);
            }
        }
        (part.start..part.start, part.start)
    }

    fn line_end(&self, from: usize, end: usize) -> usize {
        self.text[from..end].find('\n').map_or(end, |length| from + length + 1)
    }

    /// The bytes of a part without the blanks around it; never none.
    fn seen(&self, part: &Range<usize>) -> Range<usize> {
        let text = &self.text[part.clone()];
        let start = part.start + text.len() - text.trim_start().len();
        let end = part.start + text.trim_end().len();
        if start < end { start..end } else { part.start.saturating_sub(1)..part.end.max(part.start) }
    }
}

/// Whether it was size that ended the reading: of the rest there would be as much.
fn is_too_much(faults: &[Located]) -> bool {
    faults.last().is_some_and(|(_, fault)| fault.rule == "yaml/too-large")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
