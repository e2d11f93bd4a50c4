//! The numbering plan of a country: which numbers can be dialled, and in what groups people read them.

use serde::Deserialize;

use super::Phrase;

/// How telephone numbers are made and written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Phones {
    /// The country's code with its `+`: `+84`.
    pub code: String,
    /// Numbers as one writes them here, for advice; the first one shows an area code.
    pub examples: Vec<String>,
    /// Every kind of number that can be dialled within the country. The first that fits counts.
    pub numbers: Vec<NumberKind>,
    /// How long numbers are that lack their area code, and with which figures they begin.
    pub local: Vec<NumberKind>,
    /// Numbers that were changed, with what is said of them.
    pub old: Vec<OldNumber>,
    /// Before an extension.
    pub extension: Vec<Phrase>,
    /// Between two numbers.
    pub or: Vec<Phrase>,
}

/// Numbers that begin alike.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NumberKind {
    /// The figures with which they begin, one of these.
    pub begins: Vec<String>,
    /// How many figures they have in all, one of these.
    pub length: Vec<usize>,
    /// How many figures stand in each group when they are read; what is left stands together.
    pub groups: Vec<usize>,
}

/// Numbers that were changed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OldNumber {
    /// Which.
    pub is: NumberKind,
    /// What they were, in Vietnamese and in English.
    pub was: Said,
    /// What to write.
    pub write: Said,
}

/// A text in the languages of findings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Said {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl NumberKind {
    /// Whether this is one of them.
    #[must_use]
    pub fn is(&self, digits: &str) -> bool {
        self.length.contains(&digits.len()) && self.begins.iter().any(|begin| digits.starts_with(begin.as_str()))
    }

    /// The number as people read it.
    #[must_use]
    pub fn grouped(&self, digits: &str) -> String {
        let mut out = String::with_capacity(digits.len() + 4);
        let mut rest = digits;
        for length in &self.groups {
            let Some((group, after)) = rest.split_at_checked(*length).filter(|(_, after)| !after.is_empty()) else { break };
            out.push_str(group);
            out.push(' ');
            rest = after;
        }
        out + rest
    }
}

impl Phones {
    /// The country's code without its `+`.
    #[must_use]
    pub fn figures(&self) -> &str {
        self.code.trim_start_matches('+')
    }

    /// The kind of a national number; nothing for what cannot be dialled.
    #[must_use]
    pub fn kind(&self, digits: &str) -> Option<&NumberKind> {
        self.numbers.iter().find(|kind| kind.is(digits))
    }

    /// Numbers as one writes them here, in one line.
    #[must_use]
    pub fn shown(&self) -> String {
        self.examples.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use crate::jurisdiction::{IDS, Jurisdiction};

    #[test]
    fn every_plan_has_examples_that_can_be_dialled_as_they_are_written() {
        for id in IDS {
            let plan = &Jurisdiction::named(id).unwrap().phones;
            assert!(plan.code.starts_with('+') && plan.examples.len() > 1, "{id}");
            for example in &plan.examples {
                let digits: String = example.chars().filter(char::is_ascii_digit).collect();
                assert_eq!(plan.kind(&digits).map(|kind| kind.grouped(&digits)).as_ref(), Some(example), "{id}");
            }
        }
    }

    #[test]
    fn short_numbers_are_those_of_the_plan() {
        let dialled = |id: &str, digits: &str| Jurisdiction::named(id).unwrap().phones.kind(digits).map(|kind| kind.grouped(digits));
        for digits in ["113", "1022", "18001091"] {
            assert!(dialled("vn", digits).is_some(), "{digits}");
        }
        assert_eq!(dialled("vn", "39"), None);
    }
}
