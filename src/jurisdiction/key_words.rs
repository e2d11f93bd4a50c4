//! What editors call the keys of the format in their own language.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::Phrase;

/// The keys that each word may mean, by the word without marks and blanks.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(from = "BTreeMap<String, Vec<Phrase>>")]
pub struct KeyWords(HashMap<String, Vec<String>>);

impl KeyWords {
    /// The keys that this word may mean, which is given folded.
    #[must_use]
    pub fn meant_by(&self, folded: &str) -> &[String] {
        self.0.get(folded).map_or(&[], Vec::as_slice)
    }
}

impl From<BTreeMap<String, Vec<Phrase>>> for KeyWords {
    fn from(keys: BTreeMap<String, Vec<Phrase>>) -> Self {
        let mut words: HashMap<String, Vec<String>> = HashMap::new();
        for (key, phrases) in keys {
            for phrase in phrases {
                words.entry(phrase.words().collect()).or_default().push(key.clone());
            }
        }
        Self(words)
    }
}
