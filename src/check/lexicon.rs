//! Words and phrases that rules know: what was abolished, and what citizens do not say.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::alphabet::Alphabet;
use crate::jurisdiction::{Jurisdiction, Term, TermKind};

/// A phrase and what to say of it.
#[derive(Debug)]
pub struct Known {
    /// In lower case.
    pub phrase: &'static str,
    /// Why some rule knows it.
    pub kind: TermKind,
    /// What to write instead, and beside which words it means something else.
    term: &'static Term,
}

impl Known {
    /// What to write instead, in the language of the country.
    #[must_use]
    pub fn instead(&self) -> &'static str {
        &self.term.instead
    }
}

/// The phrases by their first word, and a sieve of these words: not many others fall through it, and to look a word up takes
/// several times as long.
pub(super) struct Lexicon {
    phrases: HashMap<&'static str, Vec<Known>, FixedState>,
    sieve: [bool; SIEVE_SIZE],
}

/// How many holes the sieve has.
const SIEVE_SIZE: usize = 4096;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { phrases: HashMap::default(), sieve: [false; SIEVE_SIZE] };
    let terms = Jurisdiction::usual().terms.all();
    let mut all: Vec<Known> = terms.flat_map(|(kind, term)| term.words.iter().map(move |phrase| Known { phrase, kind, term })).collect();
    // Of two phrases that begin alike the longer is meant.
    all.sort_by_key(|known| std::cmp::Reverse(known.phrase.len()));
    for known in all {
        let end = known.phrase.find(|c: char| !c.is_alphanumeric()).unwrap_or(known.phrase.len());
        lexicon.sieve[hole(&known.phrase.as_bytes()[..end])] = true;
        lexicon.phrases.entry(&known.phrase[..end]).or_default().push(known);
    }
    lexicon
});

/// Where a word meets the sieve: by its ends and its length.
fn hole(word: &[u8]) -> usize {
    let (first, last) = (word.first().copied().unwrap_or_default(), word.last().copied().unwrap_or_default());
    (usize::from(first) * 31 + usize::from(last) * 7 + word.len() * 389) % SIEVE_SIZE
}

impl Lexicon {
    /// The lexicon; kept where many words are looked at.
    pub(super) fn get() -> &'static Self {
        &LEXICON
    }

    /// The longest phrase that begins with the word at these bytes, and how long it is.
    pub(super) fn at_word(&'static self, lower: &str, from: usize, to: usize) -> Option<(usize, &'static Known)> {
        if !self.sieve[hole(&lower.as_bytes()[from..to])] {
            return None;
        }
        let list = self.phrases.get(&lower[from..to])?;
        let rest = &lower[from..];
        let is_meant = |known: &Known| {
            let after = &rest[known.phrase.len()..];
            !after.starts_with(char::is_alphanumeric) && known.term.is_meant(&lower[..from], after)
        };
        list.iter().find(|known| rest.starts_with(known.phrase) && is_meant(known)).map(|known| (known.phrase.len(), known))
    }
}

/// Every known phrase of a text in lower case.
pub(super) fn find(lower: &str) -> Vec<(std::ops::Range<usize>, &'static Known)> {
    let (alphabet, lexicon) = (Alphabet::get(), Lexicon::get());
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = lower[from..].find(|c| alphabet.is_word(c)).map(|at| from + at) {
        let to = alphabet.end_of_word(lower, start);
        from = to;
        if let Some((length, term)) = lexicon.at_word(lower, start, to) {
            found.push((start..start + length, term));
            from = to.max(start + length);
        }
    }
    found
}
