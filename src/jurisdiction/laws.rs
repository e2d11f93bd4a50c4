//! How texts of law are named, and how they speak of themselves.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The names of texts of law and of their parts.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Laws {
    /// Kinds of texts; of two names the longer first.
    pub kinds: Vec<LawKind>,
    /// Kinds whose names are said of other things too.
    pub acts: Vec<String>,
    /// Parts of a text, each with the parts it has.
    pub parts: BTreeMap<String, Vec<String>>,
    /// Words behind which a text of law is named.
    pub places: Vec<String>,
    /// What a text calls itself by, behind the name of its kind.
    pub this: String,
    /// A section, before its number.
    pub section: String,
    /// What may have sections with numbers.
    pub section_of: Vec<String>,
    /// What a citation may begin with, beside a kind and a part.
    pub before: Vec<String>,
    /// How a citation may go on behind the number, beside a kind and a part.
    pub behind: Vec<String>,
    /// Words by which one text speaks of another.
    pub relations: Vec<String>,
    /// Words that say that the text is not one to go by.
    pub not_applied: Vec<String>,
    /// Words that say that a text no longer applies.
    pub ended: Vec<String>,
}

impl Laws {
    /// Whether a text in lower case begins with the name of a kind or a part, or with one of these words.
    #[must_use]
    pub fn begins(&self, text: &str, words: &[String]) -> bool {
        let is_first = |word: &str| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let mut kinds = self.kinds.iter().map(|kind| &kind.name).chain(&self.acts);
        kinds.any(|kind| is_first(&kind.to_lowercase())) || self.parts.keys().chain(words).any(|word| is_first(word))
    }
}

/// One kind of text.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawKind {
    /// Its name, as it stands before a number.
    pub name: String,
    /// What begins the last part of its numbers.
    pub codes: Vec<String>,
    /// Words behind which the name is part of another word.
    #[serde(default)]
    pub not_after: Vec<String>,
}

impl LawKind {
    /// Whether this number is one of its kind.
    #[must_use]
    pub fn has(&self, number: &str) -> bool {
        let last = number.rsplit('/').next().unwrap_or_default();
        self.codes.iter().any(|code| last.starts_with(code.as_str()))
    }
}
