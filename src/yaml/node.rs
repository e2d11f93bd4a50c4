//! From text to a tree of nodes: the author's spelling, the quoting style and the bytes where each value stands.
//!
//! The parser gives positions in characters; we keep bytes. Anchors, aliases, tags, merge keys and several documents in
//! one file are refused, and so are trees that are too deep or too large: an entry is a form, not a program.

use std::collections::BTreeSet;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::fault::{Fault, Located, anchor, several_documents, twice};
use super::syntax::explain;
use crate::finding::{Fix, Spot};

/// How deep an entry may be nested.
const MAX_DEPTH: usize = 16;
/// Up to how many keys of a map are looked through one by one; an ordinary record has fewer.
const LINEAR_SEARCH_KEYS: usize = 64;
/// How many values an entry may hold.
const NODES: usize = 20_000;

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'…'` or `"…"`.
    Quoted,
    /// As a block after `|` or `>`.
    Block,
}

/// A value and the bytes of the file where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands, in bytes of the whole file; for a block list or map, its first line.
    pub span: Range<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// A single value, as its author wrote it, without quotes.
    Scalar(String, Style),
    /// A list; `flow` when written in `[…]`.
    List {
        /// The items in their order.
        items: Vec<Node>,
        /// Whether it was written in brackets.
        flow: bool,
    },
    /// A map.
    Map(Map),
}

/// The pairs of a map in the author's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// Each key once; a repeated one is reported and its later value left out.
    pub pairs: Vec<Pair>,
    /// Whether it was written in braces.
    pub flow: bool,
}

impl Map {
    /// Whether `key` stands here already. `seen` is empty at first and keeps the keys of a map that has many.
    fn has(&self, key: &str, seen: &mut BTreeSet<String>) -> bool {
        if self.pairs.len() < LINEAR_SEARCH_KEYS {
            return self.pairs.iter().any(|pair| pair.key == key);
        }
        // No key stands here twice: as many are seen as there were pairs.
        let known = seen.len();
        seen.extend(self.pairs[known..].iter().map(|pair| pair.key.clone()));
        seen.contains(key)
    }
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The key as written.
    pub key: String,
    /// Where the key stands.
    pub span: Range<usize>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The bytes to point at: the value, or the beginning of a block, whose own span is empty.
    #[must_use]
    pub fn shown(&self) -> Range<usize> {
        match &self.kind {
            NodeKind::Map(Map { pairs, flow: false }) => pairs.first().map(|pair| pair.span.clone()),
            NodeKind::List { items, flow: false } => items.first().map(Self::shown),
            _ => None,
        }
        .filter(|_| self.span.is_empty())
        .unwrap_or_else(|| self.span.clone())
    }

    /// The value under `key`, when this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Pair> {
        match &self.kind {
            NodeKind::Map(map) => map.pairs.iter().find(|pair| pair.key == key),
            _ => None,
        }
    }
}

/// Reads `text[range]` as one YAML document. The tree is `None` when the text is not YAML; what was found is told in either case.
#[must_use]
pub fn parse(text: &str, range: Range<usize>) -> (Option<Node>, Vec<Located>) {
    let part = &text[range.clone()];
    let mut builder = Builder { places: Places::new(part, range.start), faults: Vec::new(), stack: Vec::new(), root: None, count: 0 };
    for event in Parser::new_from_str(part) {
        match event {
            Ok((event, span)) => {
                if builder.take(event, span).is_err() {
                    return (None, builder.faults);
                }
            }
            Err(error) => {
                let located = builder.syntax(&error, part);
                builder.faults.push(located);
                return (None, builder.faults);
            }
        }
    }
    let end = builder.places.start..builder.places.start;
    let root = builder.root.unwrap_or(Node { kind: NodeKind::Map(Map::default()), span: end });
    (Some(root), builder.faults)
}

impl Node {
    /// What stands where something could not be read, which was told.
    pub(super) fn lost(span: Range<usize>) -> Self {
        Self { kind: NodeKind::Scalar(String::new(), Style::Plain), span }
    }

    /// Whether something stood here that could not be read: where nothing was written, there are no bytes.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        matches!(&self.kind, NodeKind::Scalar(text, Style::Plain) if text.is_empty()) && !self.span.is_empty()
    }
}

/// From characters of the part to bytes of the file.
struct Places<'a> {
    part: &'a str,
    start: usize,
    /// The character and byte asked for last; the next one is never far.
    last: (usize, usize),
}

impl<'a> Places<'a> {
    fn new(part: &'a str, start: usize) -> Self {
        Self { part, start, last: (0, 0) }
    }

    fn byte(&mut self, character: usize) -> usize {
        let (there, at) = self.last;
        let byte = match character.checked_sub(there) {
            Some(on) => self.part[at..].char_indices().nth(on).map_or(self.part.len(), |(length, _)| at + length),
            None => self.part[..at].char_indices().nth_back(there - character - 1).map_or(0, |(byte, _)| byte),
        };
        // Behind the end there is nothing to go on from.
        if byte < self.part.len() {
            self.last = (character, byte);
        }
        self.start + byte
    }

    fn range(&mut self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        start..self.byte(span.end.index()).max(start)
    }
}

/// A list or map that is still open.
enum OpenNode {
    List { items: Vec<Node>, span: Range<usize>, flow: bool },
    Map { map: Map, span: Range<usize>, key: Option<(String, Range<usize>)>, repeated: bool, seen: BTreeSet<String> },
}

/// Why reading the events stopped: the fault is already noted.
struct Stopped;

struct Builder<'a> {
    places: Places<'a>,
    faults: Vec<Located>,
    stack: Vec<OpenNode>,
    root: Option<Node>,
    count: usize,
}

impl Builder<'_> {
    fn fault(&mut self, span: Range<usize>, fault: Fault) {
        self.faults.push((span, fault));
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Stopped> {
        let range = self.places.range(span);
        match event {
            Event::Alias(_) => {
                self.fault(range.clone(), anchor());
                self.put(Node { kind: NodeKind::Scalar(String::new(), Style::Plain), span: range });
            }
            Event::Scalar(text, style, anchor_id, tag) => {
                if anchor_id > 0 {
                    self.fault(range.clone(), anchor());
                }
                if tag.is_some() {
                    self.fault(range.clone(), tagged());
                }
                // What is left of a text behind such a sign is not what was meant.
                let is_sign = anchor_id > 0 || tag.is_some();
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                if is_sign && !self.awaits_key() {
                    self.put(Node::lost(range));
                } else {
                    self.scalar(text.into_owned(), style, range);
                }
            }
            Event::SequenceStart(anchor_id, tag) => {
                self.open(anchor_id, tag.is_some(), &range)?;
                let flow = range.len() == 1;
                self.stack.push(OpenNode::List { items: Vec::new(), span: range, flow });
            }
            Event::MappingStart(anchor_id, tag) => {
                self.open(anchor_id, tag.is_some(), &range)?;
                let flow = range.len() == 1;
                let map = Map { pairs: Vec::new(), flow };
                self.stack.push(OpenNode::Map { map, span: range, key: None, repeated: false, seen: BTreeSet::new() });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&range),
            Event::DocumentStart(_) if self.root.is_some() => {
                self.fault(range, several_documents());
                return Err(Stopped);
            }
            _ => {}
        }
        self.count += 1;
        if self.count > 2 * NODES {
            self.fault(
                self.places.start..self.places.start,
                Fault::new(
                    "yaml/too-large",
                    words!("tệp có quá nhiều mục (trên {NODES})", "the file holds too many values (over {NODES})"),
                    words!("chia thành nhiều tệp", "split it into several files"),
                ),
            );
            return Err(Stopped);
        }
        Ok(())
    }

    fn open(&mut self, anchor_id: usize, tag: bool, range: &Range<usize>) -> Result<(), Stopped> {
        if anchor_id > 0 {
            self.fault(range.clone(), anchor());
        }
        if tag {
            self.fault(range.clone(), tagged());
        }
        if let Some(OpenNode::Map { key: None, .. }) = self.stack.last() {
            self.fault(
                range.clone(),
                Fault::new(
                    "yaml/compound-key",
                    words!("tên mục không thể là một danh sách hay nhóm", "a key cannot be a list or a map"),
                    words!("viết tên mục là một từ, rồi dấu hai chấm", "write the key as one word and a colon"),
                ),
            );
            return Err(Stopped);
        }
        if self.stack.len() >= MAX_DEPTH {
            self.fault(
                range.clone(),
                Fault::new(
                    "yaml/too-deep",
                    words!("lồng nhau quá sâu (trên {MAX_DEPTH} lớp)", "nested too deeply (over {MAX_DEPTH} levels)"),
                    words!("viết phẳng hơn, như trong mẫu", "write it flatter, as in the template"),
                ),
            );
            return Err(Stopped);
        }
        Ok(())
    }

    /// Whether a key of a map comes next.
    fn awaits_key(&self) -> bool {
        matches!(self.stack.last(), Some(OpenNode::Map { key: None, .. }))
    }

    fn scalar(&mut self, text: String, style: Style, span: Range<usize>) {
        if let Some(OpenNode::Map { map, key: key @ None, repeated, seen, .. }) = self.stack.last_mut() {
            let again = map.has(&text, seen);
            *repeated = again;
            if again {
                self.faults.push((span.clone(), twice(&text)));
            }
            if text == "<<" {
                self.faults.push((span.clone(), anchor()));
            }
            *key = Some((text, span));
            return;
        }
        self.put(Node { kind: NodeKind::Scalar(text, style), span });
    }

    fn close(&mut self, end: &Range<usize>) {
        let node = match self.stack.pop() {
            Some(OpenNode::List { items, span, flow }) => Node { kind: NodeKind::List { items, flow }, span: closed(span, flow, end) },
            Some(OpenNode::Map { map, span, .. }) => {
                let flow = map.flow;
                Node { kind: NodeKind::Map(map), span: closed(span, flow, end) }
            }
            None => return,
        };
        self.put(node);
    }

    fn put(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(OpenNode::List { items, .. }) => items.push(node),
            Some(OpenNode::Map { map, key, repeated, .. }) => {
                if let Some((key, span)) = key.take()
                    && !*repeated
                {
                    map.pairs.push(Pair { key, span, value: node });
                }
            }
        }
    }

    /// Words for what the scanner did not understand. Its own English stays as the last resort.
    fn syntax(&mut self, error: &ScanError, part: &str) -> Located {
        let at = self.places.byte(error.marker().index()) - self.places.start;
        let line_start = part[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = part[at..].find('\n').map_or(part.len(), |length| at + length);
        // The scanner may notice only on the empty line behind; the editor sees nothing there.
        let (at, line_start, line_end) = match part[..line_start].trim_end() {
            before if part[line_start..line_end].trim().is_empty() && !before.is_empty() => {
                (before.len(), before.rfind('\n').map_or(0, |newline| newline + 1), before.len())
            }
            _ => (at, line_start, line_end),
        };
        let line = &part[line_start..line_end];
        let (span, mut fault) = explain(error.info(), line, at - line_start, part, line_start);
        // What is told of the part is told of the file.
        if let Some(Fix { spot: Some(Spot::Bytes(bytes)), .. }) = fault.fix.as_deref_mut() {
            bytes.start += self.places.start;
            bytes.end += self.places.start;
        }
        (self.places.start + span.start..self.places.start + span.end, fault)
    }
}

/// A flow collection ends where its bracket does; a block one is pointed at by its first byte.
fn closed(span: Range<usize>, flow: bool, end: &Range<usize>) -> Range<usize> {
    if flow { span.start..end.end.max(span.end) } else { span }
}

fn tagged() -> Fault {
    Fault::new(
        "yaml/tag",
        words!("không dùng `!thẻ` trong tệp nội dung", "tags (`!tag`) are not used in content"),
        words!("đặt trong dấu nháy nếu đó là chữ", "put it in quotes if it is text"),
    )
}
