//! What an entry says: each of its texts looked at once, for all rules about words.

use std::ops::Range;

use super::alphabet::{Alphabet, lower};
use super::lexicon::{Known, Lexicon};
use super::syllable::tone;
use crate::finding::{Spot, Trail, TrailStep};
use crate::record::Entry;

/// The longest text that is looked at, in bytes; what is longer is a fault of its own.
const MAX_TEXT_BYTES: usize = 64 * 1024;

/// One text of an entry and what was seen in it.
#[derive(Debug)]
pub struct Said<'a> {
    /// As written.
    pub text: &'a str,
    /// In lower case, byte for byte as long as the text.
    pub lower: String,
    at: At,
    /// The words and phrases that some rule knows.
    pub terms: Vec<(Range<usize>, &'static Known)>,
    /// Syllables such as «hóa» (`true`: the tone on the first vowel) and «hoá» (`false`).
    pub tones: Vec<(Range<usize>, bool)>,
    /// The longest sentence and its words.
    pub longest: (Range<usize>, usize),
    /// How long all words that begin with a figure are together, in bytes.
    pub figures: usize,
}

/// Where a text stands.
#[derive(Debug)]
enum At {
    Value(Trail),
    Body(usize),
}

impl<'a> Said<'a> {
    /// The text at this place, unless there is none, or too much of it.
    pub(super) fn of(text: &'a str, trail: &Trail) -> Option<Self> {
        (!text.is_empty() && text.len() <= MAX_TEXT_BYTES).then(|| Self::new(text, At::Value(trail.clone())))
    }

    /// The Markdown of an entry, in the language of the original.
    pub(super) fn body<T>(entry: &'a Entry<T>) -> Option<Self> {
        let text = &entry.body.original;
        (!text.trim().is_empty() && text.len() <= MAX_TEXT_BYTES).then(|| Self::new(text, At::Body(entry.body_at)))
    }

    /// Looks at one text.
    fn new(text: &'a str, at: At) -> Self {
        let mut said = Self { text, lower: lower(text), at, terms: Vec::new(), tones: Vec::new(), longest: (0..0, 0), figures: 0 };
        said.look();
        said
    }

    /// The place of these bytes of the text.
    #[must_use]
    pub fn spot(&self, bytes: Range<usize>) -> Spot {
        match &self.at {
            At::Value(trail) => Spot::Within(trail.clone(), bytes.into()),
            At::Body(start) => Spot::Bytes((start + bytes.start..start + bytes.end).into()),
        }
    }

    /// The key at the top of the entry under which it stands, such as `steps`; `body` for the Markdown.
    #[must_use]
    pub fn key(&self) -> &str {
        match &self.at {
            At::Value(trail) => trail.0.iter().find_map(key).unwrap_or_default(),
            At::Body(_) => "body",
        }
    }

    /// The key under which it stands itself, such as `note`.
    #[must_use]
    pub fn last_key(&self) -> &str {
        match &self.at {
            At::Value(trail) => trail.0.iter().rev().find_map(key).unwrap_or_default(),
            At::Body(_) => "body",
        }
    }

    /// One pass: words, tones and sentences.
    fn look(&mut self) {
        let (alphabet, lexicon) = (Alphabet::get(), Lexicon::get());
        let lower = std::mem::take(&mut self.lower);
        let (mut at, mut sentence, mut words, mut known_to, mut figures) = (0, 0, 0, 0, 0);
        while at < lower.len() {
            let from = at;
            at = alphabet.end_of_word(&lower, from);
            if at > from {
                words += 1;
                if from >= known_to
                    && let Some((length, term)) = lexicon.at_word(&lower, from, at)
                {
                    known_to = from + length;
                    self.terms.push((from..known_to, term));
                }
                if let Some(first) = tone(&lower[from..at]) {
                    self.tones.push((from..at, first));
                }
                if lower.as_bytes()[from].is_ascii_digit() {
                    figures += at - from;
                }
                continue;
            }
            let Some(c) = lower[at..].chars().next() else { break };
            at += c.len_utf8();
            let ends = match c {
                '!' | '?' | ';' | '\n' => true,
                '.' | ':' => lower[at..].chars().next().is_none_or(char::is_whitespace),
                _ => false,
            };
            if ends {
                self.end_of_sentence(sentence..at, words);
                (sentence, words) = (at, 0);
            }
        }
        self.end_of_sentence(sentence..at, words);
        self.figures = figures;
        self.lower = lower;
    }

    fn end_of_sentence(&mut self, bytes: Range<usize>, words: usize) {
        if words > self.longest.1 {
            let text = &self.text[bytes.clone()];
            let start = bytes.start + (text.len() - text.trim_start().len());
            self.longest = (start..start + text.trim().len(), words);
        }
    }
}

fn key(step: &TrailStep) -> Option<&str> {
    match step {
        TrailStep::Key(key) => Some(key),
        TrailStep::Index(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str) -> Said<'_> {
        Said::new(text, At::Body(0))
    }

    #[test]
    fn tones_are_seen_where_they_are_in_question() {
        let tones = |text| look(text).tones.into_iter().map(|(_, first)| first).collect::<Vec<_>>();
        assert_eq!(tones("ủy quyền hóa khoẻ thuỷ"), [true, true, false, false]);
        assert!(tones("quý toán hoàn quỹ loài quá").is_empty());
    }

    #[test]
    fn sentences_end_where_readers_think_so() {
        assert_eq!(look("Một hai. Ba bốn năm; sáu").longest, (11..25, 3));
        assert_eq!(look("Mã 1.004222 nộp tại xã").longest.1, 6);
    }
}
