//! Records of the national database of procedures: the keys under which they come, and the words that stand in them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrase::Phrase;
use super::token::tokens;
use crate::letters::fold;

/// A word as it is compared: without marks, spaces, signs and capitals.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(from = "String")]
pub struct FoldedWord(String);

impl From<String> for FoldedWord {
    fn from(text: String) -> Self {
        Self(fold(&text))
    }
}

/// How records come, and what is said in them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct National {
    /// Said where nothing is known.
    pub nothing: Vec<FoldedWord>,
    /// Said where there is no condition.
    pub no_conditions: Vec<FoldedWord>,
    /// The keys of each kind of object.
    pub shapes: BTreeMap<String, Shape>,
    /// The texts of pages.
    pub page: PageTexts,
    /// Nothing is paid.
    pub free: Vec<String>,
    /// Names of currencies, and their codes.
    pub currencies: BTreeMap<FoldedWord, String>,
    /// Names of units of time, and how they are written in an entry.
    pub units: BTreeMap<FoldedWord, String>,
    /// Names of ways to hand in, and the words of the format.
    pub ways: BTreeMap<FoldedWord, String>,
    /// States of a record that is in force.
    pub in_force: Vec<FoldedWord>,
    /// What syllables are made of.
    pub syllables: Syllables,
    /// Issuers of laws, as they stand at the end of a number.
    pub issuers: Vec<String>,
    /// What names say of the level, wherever in them it stands.
    pub level_words: BTreeMap<String, Vec<Phrase>>,
    /// What stands before the level at the end of a title.
    #[serde(default)]
    pub level_leads: Vec<Phrase>,
    /// What names of offices of a level begin with.
    pub level_offices: BTreeMap<String, Vec<Phrase>>,
    /// What an entry says of its record.
    pub says: BTreeMap<String, String>,
}

/// The spellings of each key, by what stands under it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Shape(BTreeMap<String, Vec<FoldedWord>>);

/// What a table of a page begins with, and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageTexts {
    /// The titles of the table of ways to hand in.
    pub channels: Vec<String>,
    /// The titles of the table of papers.
    pub documents: Vec<String>,
    /// The titles of the table of laws.
    pub laws: Vec<String>,
    /// Over the table of papers.
    pub documents_heading: String,
    /// Over the table of laws.
    pub laws_heading: String,
    /// What follows that table.
    pub next_heading: String,
    /// Ways to hand in.
    pub ways: Vec<String>,
    /// Behind a number of originals.
    pub originals: String,
    /// Behind a number of copies.
    pub copies: String,
    /// Before the code of a result.
    pub outcome_code: String,
    /// Before the keywords.
    pub keywords: String,
    /// Before the description.
    pub about: String,
    /// Titles of the table of other procedures.
    pub related: Vec<String>,
    /// What follows the facts on the page.
    pub ends: Vec<String>,
}

/// What syllables are made of, without marks.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Syllables {
    /// What they begin with, if not with a vowel.
    pub onsets: Vec<String>,
    /// Vowels together.
    pub vowels: Vec<String>,
    /// What they end with, if not with a vowel.
    pub codas: Vec<String>,
}

impl Syllables {
    /// Whether a word is one syllable.
    #[must_use]
    pub fn is_one(&self, word: &str) -> bool {
        self.is_plain(&fold(word))
    }

    /// Whether a word is made of syllables.
    #[must_use]
    pub fn are_some(&self, word: &str) -> bool {
        let folded = fold(word);
        let mut ends = vec![false; folded.len() + 1];
        ends[0] = true;
        for from in 0..folded.len().min(80) {
            for to in from + 1..=folded.len().min(from + 7) {
                ends[to] |= ends[from] && folded.get(from..to).is_some_and(|part| self.is_plain(part));
            }
        }
        !folded.is_empty() && ends[folded.len()]
    }

    fn is_plain(&self, word: &str) -> bool {
        let begun = |rest: &str| {
            let mut vowels = self.vowels.iter().filter_map(|vowels| rest.strip_prefix(vowels.as_str()));
            vowels.any(|rest| rest.is_empty() || self.codas.iter().any(|coda| coda == rest))
        };
        begun(word) || self.onsets.iter().filter_map(|onset| word.strip_prefix(onset.as_str())).any(begun)
    }
}

/// Tables as offices keep them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// What columns are often called, by the folder of what their rows are.
    pub columns: BTreeMap<String, Shape>,
    /// Columns that only count the rows.
    pub counts: Vec<FoldedWord>,
    /// With what begins what stands below a table.
    pub footers: Vec<FoldedWord>,
}

impl Tables {
    /// Whether a column only counts the rows.
    #[must_use]
    pub fn is_count(&self, title: &str) -> bool {
        let folded = fold(title);
        self.counts.iter().any(|word| word.0 == folded)
    }

    /// Whether a text begins as what stands below a table does.
    #[must_use]
    pub fn is_footer(&self, text: &str) -> bool {
        let folded = fold(text);
        self.footers.iter().any(|word| folded.starts_with(&word.0))
    }
}

impl National {
    /// Whether a text says that nothing is known.
    #[must_use]
    pub fn is_nothing(&self, text: &str) -> bool {
        let folded = fold(text);
        folded.is_empty() || self.nothing.iter().any(|word| word.0 == folded)
    }

    /// Whether a text says that there is no condition.
    #[must_use]
    pub fn is_no_condition(&self, text: &str) -> bool {
        let folded = fold(text);
        self.no_conditions.iter().any(|word| word.0 == folded)
    }

    /// Whether a record in this state is in force.
    #[must_use]
    pub fn is_in_force(&self, state: &str) -> bool {
        let folded = fold(state);
        self.in_force.iter().any(|word| word.0 == folded)
    }

    /// The code of a currency.
    #[must_use]
    pub fn currency(&self, name: &str) -> Option<&str> {
        self.currencies.get(&FoldedWord(fold(name))).map(String::as_str)
    }

    /// A unit of time as an entry has it.
    #[must_use]
    pub fn unit(&self, name: &str) -> Option<&str> {
        self.units.get(&FoldedWord(fold(name))).map(String::as_str)
    }

    /// A way to hand in, by the word of the format.
    #[must_use]
    pub fn way(&self, name: &str) -> Option<&str> {
        self.ways.get(&FoldedWord(fold(name))).map(String::as_str)
    }

    /// The levels that a title or the name of an office tells.
    #[must_use]
    pub fn levels_in(&self, name: &str) -> Vec<&str> {
        let pieces = tokens(name);
        let says = |phrases: &[Phrase]| (0..pieces.len()).any(|from| phrases.iter().any(|phrase| phrase.begins(&pieces[from..])));
        let said: Vec<&str> = self.level_words.iter().filter(|(_, phrases)| says(phrases)).map(|(level, _)| level.as_str()).collect();
        if !said.is_empty() {
            return said;
        }
        let begins = |phrases: &[Phrase]| phrases.iter().any(|phrase| phrase.begins(&pieces));
        self.level_offices.iter().filter(|(_, phrases)| begins(phrases)).map(|(level, _)| level.as_str()).collect()
    }

    /// A title without the brackets at its end that say the level and nothing else, where it has some: «… (thực hiện tại cấp tỉnh)».
    #[must_use]
    pub fn without_level<'t>(&self, title: &'t str) -> Option<&'t str> {
        let (rest, inside) = title.trim_end().strip_suffix(')')?.rsplit_once('(')?;
        let pieces = tokens(inside);
        let level = &pieces[Phrase::longest(&self.level_leads, &pieces).unwrap_or(0)..];
        let rest = rest.trim_end();
        // What says more than the level stays: it tells one procedure from another.
        (!rest.is_empty() && self.level_words.values().flatten().any(|phrase| phrase.is(level))).then_some(rest)
    }

    /// What an entry says of its record under this name.
    #[must_use]
    pub fn says(&self, name: &str) -> &str {
        self.says.get(name).map_or("", String::as_str)
    }
}

impl Shape {
    /// What stands under a key.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<&str> {
        let folded = fold(key);
        self.0.iter().find(|(_, spellings)| spellings.iter().any(|word| word.0 == folded)).map(|(part, _)| part.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Jurisdiction;

    #[test]
    fn a_title_is_shortened_by_its_level_alone() {
        let short = |title: &'static str| Jurisdiction::usual().national.without_level(title);
        assert_eq!(short("Đăng ký con dấu (thực hiện tại cấp tỉnh)"), Some("Đăng ký con dấu"));
        assert_eq!(short("Đăng ký con dấu (cấp xã)"), Some("Đăng ký con dấu"));
        for whole in ["Cấp phép (cơ sở do cấp tỉnh quản lý)", "Cấp phép (cấp tỉnh, cho người nước ngoài)", "Cấp phép", "(cấp tỉnh)"]
        {
            assert_eq!(short(whole), None, "{whole}");
        }
    }

    #[test]
    fn a_key_is_known_however_it_is_spelt() {
        let record = &Jurisdiction::usual().national.shapes["record"];
        for key in ["ma_thu_tuc", "maThuTuc", "Mã thủ tục", "MÃ THỦ TỤC", "codeNotation", "code_notation"] {
            assert_eq!(record.part(key), Some("code"), "{key}");
        }
        assert_eq!(record.part("mau_giay"), None);
    }

    #[test]
    fn no_key_means_two_things() {
        for (name, shape) in &Jurisdiction::usual().national.shapes {
            let mut all: Vec<_> = shape.0.values().flatten().collect();
            all.sort();
            let count = all.len();
            all.dedup();
            assert_eq!(all.len(), count, "{name}");
        }
    }
}
