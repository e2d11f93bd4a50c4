//! Words that stand together, and the orders in which they may.

use serde::Deserialize;

use super::token::tokens;

/// Some words, as they are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(from = "String")]
pub struct Phrase(Vec<String>);

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self(tokens(&text).into_iter().map(|token| token.folded).collect())
    }
}

impl Phrase {
    /// How many pieces it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its pieces.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether these pieces begin with it.
    #[must_use]
    pub fn begins<W: AsRef<str>>(&self, pieces: &[W]) -> bool {
        pieces.len() >= self.0.len() && self.0.iter().zip(pieces).all(|(own, piece)| own == piece.as_ref())
    }

    /// Whether these pieces are it.
    #[must_use]
    pub fn is<W: AsRef<str>>(&self, pieces: &[W]) -> bool {
        pieces.len() == self.0.len() && self.begins(pieces)
    }

    /// How long the longest of these is with which the pieces begin.
    pub fn longest<'p, W: AsRef<str>>(phrases: impl IntoIterator<Item = &'p Self>, pieces: &[W]) -> Option<usize> {
        phrases.into_iter().filter(|phrase| !phrase.is_empty() && phrase.begins(pieces)).map(Self::len).max()
    }
}

/// Steps, one after the other, each with what may stand there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Pattern(Vec<Vec<Phrase>>);

impl Pattern {
    /// How many of these pieces it takes from the first on, at most; nothing where it does not fit.
    #[must_use]
    pub fn takes<W: AsRef<str>>(&self, pieces: &[W]) -> Option<usize> {
        let mut ends = vec![0];
        for step in &self.0 {
            let mut next: Vec<usize> = Vec::new();
            for end in ends {
                next.extend(step.iter().filter(|phrase| phrase.begins(&pieces[end..])).map(|phrase| end + phrase.len()));
            }
            next.sort_unstable();
            next.dedup();
            ends = next;
        }
        ends.into_iter().max().filter(|end| *end > 0)
    }

    /// How many pieces the longest of these takes.
    #[must_use]
    pub fn longest<W: AsRef<str>>(patterns: &[Self], pieces: &[W]) -> Option<usize> {
        patterns.iter().filter_map(|pattern| pattern.takes(pieces)).max()
    }

    /// Every word in it.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().flat_map(Phrase::words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Jurisdiction, tokens};
    use super::*;

    #[test]
    fn a_pattern_takes_as_much_as_it_can() {
        let after = &Jurisdiction::usual().durations.after;
        let takes = |text: &str| Pattern::longest(after, &tokens(text));
        assert_eq!(takes("kể từ ngày nhận đủ hồ sơ"), Some(7));
        assert_eq!(takes("kể từ ngày nhận đủ hồ sơ hợp lệ và lệ phí"), Some(9));
        assert_eq!(takes("kể từ ngày có kết quả"), None);
    }
}
