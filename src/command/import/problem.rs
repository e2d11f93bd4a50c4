//! What an import did not understand, with its place and its reason.

use crate::finding::{Tongue, Words};

/// Something that was not understood, or not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ImportProblem {
    /// Where it was found.
    pub(super) origin: String,
    /// The key.
    pub(super) key: String,
    /// What stood there.
    pub(super) text: String,
    /// Why, and what to do.
    pub(super) why: Words,
    /// The same without what was typed: what it has in common with others.
    pub(super) kind: Words,
}

impl ImportProblem {
    pub(super) fn new(origin: &str, key: &str, text: &str, why: Words) -> Self {
        let kind = Words { vi: unquoted(&why.vi).into(), en: unquoted(&why.en).into() };
        Self { origin: origin.to_owned(), key: key.to_owned(), text: text.to_owned(), kind, why }
    }

    /// Its place and what stood there, in one line, with the reason where that is another than for all of its kind.
    pub(super) fn line(&self, tongue: Tongue) -> String {
        let text: String = self.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
        let text = if text.is_empty() { String::new() } else { format!(" «{text}»") };
        let key = if self.key.is_empty() { String::new() } else { format!(" {}", self.key) };
        let why = if self.kind == self.why { String::new() } else { format!(": {}", self.why.in_tongue(tongue)) };
        format!("      {}{key}{text}{why}\n", self.origin)
    }
}

impl ImportProblem {
    /// Key, text and reason in one line, for a comment.
    pub(super) fn reason(&self, tongue: Tongue) -> String {
        let text: String = self.text.chars().take(120).collect();
        let parts = [self.key.clone(), if text.is_empty() { text } else { format!("«{text}»") }];
        let lead = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let line = if lead.is_empty() { self.why.in_tongue(tongue).to_owned() } else { format!("{lead}: {}", self.why.in_tongue(tongue)) };
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A sentence without what stands in it in quotes.
fn unquoted(sentence: &str) -> String {
    let (mut out, mut closing) = (String::with_capacity(sentence.len()), None);
    for c in sentence.chars() {
        match (closing, c) {
            (Some(end), c) if c == end => {
                closing = None;
                out.push(c);
            }
            (Some(_), _) => {}
            (None, '«') => {
                closing = Some('»');
                out.push_str("«…");
            }
            (None, '`') => {
                closing = Some('`');
                out.push_str("`…");
            }
            // «40 đồng» and «100 đồng» are of one kind.
            (None, c) if c.is_ascii_digit() => {
                if !out.ends_with('N') {
                    out.push('N');
                }
            }
            (None, c) => out.push(c),
        }
    }
    out
}
