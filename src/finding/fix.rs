//! The change that fixes a finding: what to put where.
//!
//! A *safe* fix says the same fact in the spelling of the format, and `check --fix` makes it. One that is only *offered*
//! needs a person who knows the fact: reports show it, with one click to accept where the place of work has such clicks.

use std::ops::Range;

use super::{Place, Spot};

/// A text in place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it replaces; without a spot, what the finding points at.
    pub spot: Option<Spot>,
    /// What stands there then, as it is written in the file.
    pub text: String,
    /// Whether it may be made without asking.
    pub is_safe: bool,
}

impl Fix {
    /// A fix that says the same fact, so that it may be made without asking.
    #[must_use]
    pub fn safe(text: impl Into<String>) -> Self {
        Self { spot: None, text: text.into(), is_safe: true }
    }

    /// A fix that a person must agree to.
    #[must_use]
    pub fn offered(text: impl Into<String>) -> Self {
        Self { is_safe: false, ..Self::safe(text) }
    }

    /// The same fix elsewhere than where the finding points.
    #[must_use]
    pub fn at(mut self, spot: Spot) -> Self {
        self.spot = Some(spot);
        self
    }

    /// The fix, if this holds.
    #[must_use]
    pub fn only_if(self, holds: bool) -> Option<Self> {
        holds.then_some(self)
    }

    /// The same fix, safe only if this holds.
    #[must_use]
    pub fn safe_if(mut self, holds: bool) -> Self {
        self.is_safe &= holds;
        self
    }
}

/// A fix with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes that are replaced, in the text of the file as it is read.
    pub bytes: Range<usize>,
    /// What they are replaced by.
    pub text: String,
    /// The bytes in lines and columns.
    pub place: Place,
    /// Whether it may be made without asking.
    pub is_safe: bool,
    /// Whether the file on the disk has these very bytes. Where a byte order mark, decomposed letters or other line ends were
    /// put right while reading, it has not, and only we can make the change.
    pub is_verbatim: bool,
}

impl Replacement {
    /// What [`apply`] does for it.
    #[must_use]
    pub fn edit(&self) -> (Range<usize>, &str) {
        (self.bytes.clone(), &self.text)
    }

    /// The whole lines that it touches, before and after.
    #[must_use]
    pub fn lines(&self, text: &str) -> (String, String) {
        let start = text[..self.bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[self.bytes.end..].find('\n').map_or(text.len(), |length| self.bytes.end + length);
        let after = [&text[start..self.bytes.start], &self.text, &text[self.bytes.end..end]].concat();
        (text[start..end].to_owned(), after)
    }
}

/// As many of these changes as do not touch each other, first come, first served, in the order of the text.
#[must_use]
pub fn choose<'a>(text: &str, changes: impl IntoIterator<Item = &'a Replacement>) -> Vec<&'a Replacement> {
    let mut chosen: Vec<&Replacement> = Vec::new();
    for change in changes {
        let fits = text.get(change.bytes.clone()).is_some();
        let touches = |other: &&Replacement| change.bytes.start <= other.bytes.end && other.bytes.start <= change.bytes.end;
        if fits && !chosen.iter().any(touches) {
            chosen.push(change);
        }
    }
    chosen.sort_by_key(|change| change.bytes.start);
    chosen
}

/// The text with other texts in the place of these parts of it, which are in order and do not overlap.
#[must_use]
pub fn apply<'t>(text: &str, edits: impl IntoIterator<Item = (Range<usize>, &'t str)>) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for (part, instead) in edits {
        out.push_str(text.get(at..part.start).unwrap_or_default());
        out.push_str(instead);
        at = at.max(part.end);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(bytes: Range<usize>, text: &str) -> Replacement {
        let place = Place { line: 1, column: 1, end_line: 1, end_column: 1 };
        Replacement { bytes, text: text.to_owned(), place, is_safe: true, is_verbatim: true }
    }

    #[test]
    fn changes_that_touch_each_other_wait_for_their_turn() {
        let changes = [change(8..14, "50000"), change(0..2, "b"), change(10..20, "x"), change(2..3, "y")];
        let text = "aa: 1\n: 50.000 # ghi chú";
        assert_eq!(apply(text, choose(text, &changes).into_iter().map(Replacement::edit)), "b: 1\n: 50000 # ghi chú");
    }

    #[test]
    fn a_change_beyond_the_text_or_inside_a_character_is_not_made() {
        assert!(choose("một", &[change(2..3, "x"), change(90..91, "x")]).is_empty());
    }

    #[test]
    fn the_lines_of_a_change_are_whole() {
        let text = "a: 1\nphí: 50.000 # đồng\nb: 2\n";
        let at = text.find("50").unwrap_or_default();
        let (before, after) = change(at..at + 6, "50000").lines(text);
        assert_eq!((before.as_str(), after.as_str()), ("phí: 50.000 # đồng", "phí: 50000 # đồng"));
    }
}
