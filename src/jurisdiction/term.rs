//! Words that rules know, with what to write instead.

use serde::Deserialize;

/// Why a word is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A paper that no longer exists.
    Paper,
    /// The level of government that no longer exists.
    District,
    /// An authority that was merged into another or renamed.
    Authority,
    /// A word of officials with a plain one.
    Jargon,
}

/// Words of one meaning, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What to write instead.
    pub instead: String,
    /// All its spellings.
    pub words: Vec<String>,
    /// What makes it something else where it follows.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// What makes it something else where it goes before.
    #[serde(default)]
    pub not_after: Vec<String>,
}

/// The words, by why they are known.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    papers: Vec<Term>,
    districts: Vec<Term>,
    authorities: Vec<Term>,
    jargon: Vec<Term>,
}

impl Terms {
    /// Every one of them.
    pub fn all(&self) -> impl Iterator<Item = (TermKind, &Term)> {
        let lists = [
            (TermKind::Paper, &self.papers),
            (TermKind::District, &self.districts),
            (TermKind::Authority, &self.authorities),
            (TermKind::Jargon, &self.jargon),
        ];
        lists.into_iter().flat_map(|(kind, list)| list.iter().map(move |term| (kind, term)))
    }
}

impl Term {
    /// Whether the words beside it, in lower case, leave it its meaning.
    #[must_use]
    pub fn is_meant(&self, before: &str, after: &str) -> bool {
        let (before, after) = (before.trim_end(), after.trim_start());
        !self.not_after.iter().any(|word| before.ends_with(word.as_str()))
            && !self.not_before.iter().any(|word| after.starts_with(word.as_str()))
    }
}
