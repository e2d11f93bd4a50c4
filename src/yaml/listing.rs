//! What YAML reads otherwise than it was typed, and without a word: lists that became one text.

use std::ops::Range;

use super::emit::quoted;
use super::fault::{Fault, short};
use super::mark::{listed, marked, run_on};
use super::node::{Node, NodeKind, Style};
use super::read::{Read, Reader};
use crate::finding::{Fix, Severity, Trail, TrailStep};

/// How many items a remedy writes out.
const MAX_SHOWN: usize = 4;

impl<'a> Reader<'a> {
    /// Whether the value that is being read stands under one of these keys itself.
    #[must_use]
    pub fn is_at(&self, keys: &[&str]) -> bool {
        matches!(self.here().last(), Some(TrailStep::Key(key)) if keys.contains(&&**key))
    }

    /// Whether this could not be read at all, which was told: what stands here then is as good as there.
    pub fn passes_over(&mut self, node: &Node) -> bool {
        if node.is_lost() {
            self.pruned.push(Trail(self.here().to_vec()));
        }
        node.is_lost()
    }

    /// A value as it was typed, line by line.
    fn typed<'n>(&self, node: &'n Node) -> &'n str
    where
        'a: 'n,
    {
        match &node.kind {
            NodeKind::Scalar(said, Style::Plain | Style::Quoted) => {
                self.text.get(node.span.clone()).filter(|typed| typed.contains('\n')).unwrap_or(said).trim_matches(['"', '\''])
            }
            NodeKind::Scalar(said, Style::Block) => said,
            NodeKind::List { .. } | NodeKind::Map(_) => "",
        }
    }

    /// Reports a list that was typed with other marks than «- », which YAML reads as one text.
    pub fn refuses_marks(&mut self, node: &Node) -> bool {
        let Some(items) = self.text.get(node.span.clone()).and_then(|_| listed(self.typed(node), self.habits)) else { return false };
        let lines = written_out(&items);
        let fault = Fault::new(
            "yaml/bullet",
            words!(
                "các mục ở đây được đọc thành một câu: mỗi mục phải ở một dòng riêng, bắt đầu bằng gạch nối và một dấu cách",
                "this list is read as one text: each item stands on a line of its own, after a hyphen and a space"
            ),
            words!("viết mỗi mục một dòng: {lines}", "write one item a line: {lines}"),
        );
        let fix = self.as_lines(node, &items);
        self.fault(node, fault.with(fix));
        true
    }

    /// Tells of an item that is a list again, or begins with another mark: the page shows its marks.
    pub fn doubt_marks(&mut self, item: &Node) {
        let NodeKind::Scalar(said, style) = &item.kind else { return };
        if self.text.get(item.span.clone()).is_none() {
            return;
        }
        let Some(items) = listed(said, self.habits).or_else(|| dashed(said)) else { return };
        let lines = written_out(&items);
        let fault = Fault::new(
            "yaml/bullet",
            words!("dấu đầu dòng trong mục này hiện nguyên trên trang", "the marks within this item are shown as they are typed"),
            words!("viết mỗi mục một dòng: {lines}", "write one item a line: {lines}"),
        );
        let is_one = items.len() == 1 && *style != Style::Block;
        self.report(item.span.clone(), fault.with(is_one.then(|| Fix::offered(quoted(&items[0])))));
        if let Some(finding) = self.findings.last_mut() {
            finding.level = Severity::Warning;
        }
    }

    /// The items as lines in the place of the text in which they stand.
    fn as_lines(&self, node: &Node, items: &[String]) -> Option<Fix> {
        let before = self.text.get(..node.span.start)?;
        let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let own = line.len() - line.trim_start().len();
        let is_alone = line.trim().is_empty();
        let pad = " ".repeat(if is_alone { own } else { own + 2 });
        let lines = items.iter().map(|item| format!("- {}", quoted(item))).collect::<Vec<_>>().join(&format!("\n{pad}"));
        // Behind another dash there would be a list in a list.
        let is_plain = !line.trim_start().starts_with('-') && items.iter().all(|item| !item.is_empty());
        Fix::offered(if is_alone { lines } else { format!("\n{pad}{lines}") }).only_if(is_plain)
    }

    /// Reports a line that begins as an item of a list does, or as a key, and goes on with the text before it.
    pub fn refuses_run_on(&mut self, node: &Node) -> bool {
        let NodeKind::Scalar(said, Style::Plain | Style::Quoted) = &node.kind else { return false };
        let typed = self.typed(node);
        let Some(line) = typed.contains('\n').then(|| run_on(typed, self.habits).or_else(|| glued_key(typed))).flatten() else {
            return false;
        };
        // Behind a blank line, or a `\n` in quotes, it is a line of its own in what is read, too.
        if said.lines().skip(1).any(|own| own.trim_start().starts_with(line.trim())) {
            return false;
        }
        let Some(at) = self.text.get(node.span.clone()).and_then(|typed| typed.find(line)).map(|at| node.span.start + at) else {
            return false;
        };
        // A line that is set in with a tab was told for that.
        if self.text[..at].ends_with('\t') {
            return false;
        }
        let fault = marked(line, self.habits).map_or_else(|| no_blank(line), |(_, item)| joined(item));
        self.lose(at..at + line.len(), fault);
        true
    }

    /// Reads one text where a list may stand: it is a list of one, unless its commas part several.
    pub(super) fn one_or_several<T: Read>(&mut self, node: &Node) -> Vec<T> {
        let before = (self.findings.len(), self.pruned.len());
        let value = T::read(node, self);
        let NodeKind::Scalar(said, Style::Plain | Style::Quoted) = &node.kind else { return vec![value] };
        let parts = parts(said);
        // What stands in no file was written by no editor.
        if parts.len() < 2 || self.text.is_empty() {
            return vec![value];
        }
        let after = (self.findings.len(), self.pruned.len());
        let is_refused = after.1 > before.1;
        let level = if is_refused { self.reads_each::<T>(node, &parts).then_some(Severity::Error) } else { T::seems_several(said) };
        let Some(level) = level else { return vec![value] };
        if is_refused {
            self.findings.truncate(before.0);
            self.pruned.truncate(before.1);
        }
        self.several(node, &parts, level);
        if level == Severity::Error { Vec::new() } else { vec![value] }
    }

    /// Whether each of these can be read by itself; nothing is told of it.
    fn reads_each<T: Read>(&mut self, node: &Node, parts: &[&str]) -> bool {
        let before = (self.findings.len(), self.pruned.len());
        for part in parts {
            T::read(&Node { kind: NodeKind::Scalar((*part).to_owned(), Style::Quoted), span: node.span.clone() }, self);
        }
        let reads = self.pruned.len() == before.1;
        self.findings.truncate(before.0);
        self.pruned.truncate(before.1);
        reads
    }

    /// Reports a list that was typed as one sentence with commas.
    pub fn several(&mut self, node: &Node, parts: &[&str], level: Severity) {
        if self.text.is_empty() {
            return;
        }
        let items: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let lines = written_out(&items);
        let remedy = if level == Severity::Error {
            words!("viết mỗi mục một dòng: {lines}", "write one item a line: {lines}")
        } else {
            words!(
                "viết mỗi mục một dòng: {lines}; nếu chỉ là một mục, viết `- ` ở đầu",
                "write one item a line: {lines}; if it is one item, begin it with `- `"
            )
        };
        let fault = Fault::new(
            "yaml/list-on-one-line",
            words!(
                "cả câu này được đọc thành một mục, dấu phẩy không tách mục",
                "all of this is read as one item: commas do not part items"
            ),
            remedy,
        );
        let fix = self.as_lines(node, &items);
        if level == Severity::Error {
            return self.fault(node, fault.with(fix));
        }
        self.report(node.span.clone(), fault.with(fix));
        if let Some(finding) = self.findings.last_mut() {
            finding.level = level;
        }
    }

    /// Reports a fault at these bytes, and that the value that is being read is lost.
    pub(super) fn lose(&mut self, bytes: Range<usize>, fault: Fault) {
        self.pruned.push(Trail(self.here().to_vec()));
        self.report(bytes, fault);
    }
}

/// An item that goes on with the line above.
fn joined(item: &str) -> Fault {
    let item = quoted(item);
    let item = short(&item);
    Fault::new(
        "yaml/bullet",
        words!(
            "dòng này được đọc liền với dòng trên thành một câu, không thành mục riêng",
            "this line is read as one text with the line above, not as an item"
        ),
        words!(
            "viết `- {item}`, gạch nối thẳng cột với các mục khác; ở chỗ chỉ ghi một câu thì viết thành câu",
            "write `- {item}`, its hyphen below those of the other items; where one text is meant, write it as a sentence"
        ),
    )
}

/// A key that goes on with the line above, since no blank is behind its colon.
fn no_blank(line: &str) -> Fault {
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    let value = short(value);
    Fault::new(
        "yaml/syntax",
        words!(
            "sau dấu hai chấm thiếu dấu cách, nên dòng này được đọc liền với câu ở dòng trên",
            "a space is missing after the colon, so that this line goes on with the text above"
        ),
        words!("viết `{key}: {value}`, thẳng cột với các mục khác", "write `{key}: {value}`, in line with the other keys"),
    )
}

/// The parts of a text between its commas, semicolons and arrows, outside of brackets.
#[must_use]
pub fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '«' | '“' => depth += 1,
            ')' | ']' | '»' | '”' => depth = depth.saturating_sub(1),
            // «2,5» is a number.
            // «Nộp -> Nhận».
            '→' | '⇒' | '➔' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            '>' if depth == 0 && text[start..at].ends_with(" -") | text[start..at].ends_with(" =") && text[at + 1..].starts_with(' ') => {
                parts.push(&text[start..at - 1]);
                start = at + 1;
            }
            ',' | ';' if depth == 0 && !text[at + 1..].starts_with(|c: char| c.is_ascii_digit()) => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    let parts: Vec<&str> = parts.into_iter().map(str::trim).collect();
    // A comma at the end parts nothing.
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// How likely it is that the commas of a text in words part several: of a sentence with one comma nobody can tell.
#[must_use]
pub fn seem_several(text: &str) -> Option<Severity> {
    let count = parts(text).len();
    (count > 2 || count == 2 && !text.trim_end().ends_with('.')).then_some(Severity::Warning)
}

/// The items of «Nộp hồ sơ. - Nhận kết quả.».
fn dashed(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = text.split(" - ").collect();
    let ends = |part: &&str| part.trim_end().ends_with(['.', ';', ':']);
    (parts.len() > 1 && parts[..parts.len() - 1].iter().all(ends)).then(|| parts.into_iter().map(|part| part.trim().to_owned()).collect())
}

/// The items as a remedy writes them.
fn written_out(items: &[String]) -> String {
    let lines: Vec<String> = items.iter().take(MAX_SHOWN).map(|item| format!("`- {}`", short(&quoted(item)))).collect();
    let more = if items.len() > MAX_SHOWN { ", …" } else { "" };
    format!("{}{more}", lines.join(", "))
}

/// A line after the first that begins with a key of ours and lacks the blank behind its colon: `field:cu-tru`.
fn glued_key(text: &str) -> Option<&str> {
    text.lines().skip(1).map(str::trim).find(|line| {
        line.split_once(':').is_some_and(|(key, rest)| {
            key.len() > 1
                && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                && !rest.starts_with(|c: char| c == '/' || c.is_whitespace())
                && !rest.is_empty()
                && !matches!(key, "tel" | "mailto")
        })
    })
}
