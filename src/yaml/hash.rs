//! Texts that a `#` cuts off: behind a blank, YAML takes it and all that follows on its line for a comment.

use std::ops::Range;

use super::comment::{cuts_words, goes_on};
use super::fault::{Fault, short};
use super::mistake::closes;
use super::node::{Node, NodeKind, Pair, Style};
use super::quote::quote;
use super::read::Reader;
use crate::finding::{Fix, Spot};

/// The lines from this byte on, each with its own and without its end.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    text[from..].split_inclusive('\n').scan(from, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line.trim_end()))
    })
}

/// The comment in a line of its own with which a text goes on; the line is set in, as those of a text are.
fn own_line(text: &str, from: usize, is_inside: impl Fn(usize) -> bool) -> Option<Range<usize>> {
    for (start, line) in lines(text, from) {
        let said = line.trim_start_matches(' ');
        let indent = line.len() - said.len();
        if is_inside(indent) || said.is_empty() {
            continue;
        }
        if !said.starts_with('#') {
            return None;
        }
        if indent > 0 && goes_on(said) {
            return Some(start + indent..start + line.len());
        }
    }
    None
}

impl Reader<'_> {
    /// Reports a text that goes on behind a `#`. `is_cut` says of the comment, from its sign on, that it is none.
    pub fn refuses_hash(&mut self, node: &Node, is_cut: fn(&str) -> bool) -> bool {
        let (NodeKind::Scalar(said, style), text) = (&node.kind, self.text) else { return false };
        if text.get(node.span.clone()).is_none() {
            return false;
        }
        let (start, end) = (node.span.start, end_of(text, &node.span, *style));
        if *style == Style::Block {
            // The span begins at the sign of the block or at its first line.
            let is_sign = text[start..].starts_with(['|', '>']);
            let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let head = if is_sign { text[start..].find('\n').map_or(text.len(), |at| start + at + 1) } else { line };
            let first = lines(text, head).find(|(_, line)| !line.is_empty()).map_or(0, |(_, line)| line.len() - line.trim_start().len());
            let Some(cut) = own_line(text, head, |indent| indent >= first) else { return false };
            self.lose(cut.clone(), outside(&text[cut]));
            return true;
        }
        let same = same_line(text, end).filter(|cut| is_cut(&text[cut.clone()]));
        let next = || text[end..].find('\n').and_then(|at| own_line(text, end + at + 1, |_| false));
        let Some(cut) = same.or_else(next) else { return false };
        self.cut_off(said, start..cut.end, cut);
        true
    }

    /// The same of a key whose whole value is a comment.
    pub(super) fn refuses_hash_for(&mut self, pair: &Pair) -> bool {
        let end = pair.span.end + 1;
        if self.text.get(pair.span.end..).is_none_or(|rest| !rest.starts_with(':')) {
            return false;
        }
        let Some(cut) = same_line(self.text, end).filter(|cut| cuts_words(&self.text[cut.clone()])) else { return false };
        self.cut_off("", cut.clone(), cut);
        true
    }

    fn cut_off(&mut self, said: &str, whole: Range<usize>, cut: Range<usize>) {
        let comment = &self.text[cut.clone()];
        let meant = if said.is_empty() { comment.to_owned() } else { format!("{said} {comment}") };
        let quoted = quote(&meant);
        let (said, comment, note) = (short(&quoted), short(comment), short(comment.trim_start_matches('#').trim_start()));
        let fault = Fault::new(
            "yaml/hash-in-text",
            words!(
                "từ dấu # trở đi («{comment}») bị coi là ghi chú, không lên trang",
                "from the `#` on (`{comment}`) this is a comment, and no part of the text"
            ),
            words!(
                "đặt cả câu trong dấu nháy: {said}; nếu đúng là ghi chú, viết `# {note}`, có dấu cách sau #",
                "put the whole text in quotes: {said}; if it is a comment, write `# {note}`, with a space after the #"
            ),
        );
        let fix = Fix::offered(quoted.clone()).at(Spot::Bytes(whole.into()));
        self.lose(cut, fault.with(fix));
    }
}

/// Where a value ends: that of quotes at its closing quote, whatever the scanner took with it.
fn end_of(text: &str, span: &Range<usize>, style: Style) -> usize {
    let sign = text[span.start..].chars().next().filter(|sign| style == Style::Quoted && matches!(sign, '"' | '\''));
    sign.and_then(|sign| closes(&text[span.start + 1..], sign)).map_or(span.end, |at| span.start + at + 2)
}

/// The comment behind a value, on its line.
fn same_line(text: &str, end: usize) -> Option<Range<usize>> {
    let line = text[end..].lines().next()?;
    let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
    let cut = line[blank..].trim_end();
    let is_apart = blank > 0 || text[..end].ends_with([' ', '\t']);
    (is_apart && cut.starts_with('#')).then(|| end + blank..end + blank + cut.len())
}

/// A line that stands outside of the text above it, since it is not set in as far.
fn outside(comment: &str) -> Fault {
    let said = short(comment);
    Fault::new(
        "yaml/hash-in-text",
        words!("dòng «{said}» bị coi là ghi chú, không lên trang", "the line `{said}` is a comment, and no part of the text"),
        words!("thụt dòng này vào thẳng cột các dòng trên", "set this line in as far as those above"),
    )
}
