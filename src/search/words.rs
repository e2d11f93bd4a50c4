//! What the search knows of a language: the readable file of the theme, `search/<language>.yaml`, and the catalog's own
//! `search.yaml` joined to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};

use super::fold::{Splitter, fold, terms};
use super::pack::figure;
use crate::record::{SearchWords, Texts};

/// The words of one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LanguageWords {
    /// A phrase and what it may also mean.
    synonyms: BTreeMap<String, OneOrMany>,
    /// An acronym and what it stands for.
    acronyms: BTreeMap<String, OneOrMany>,
    /// What is done to a thing that one has already.
    actions: Vec<String>,
    /// Phrases that ask and name nothing.
    stop_phrases: Vec<String>,
    /// Phrases by which titles tell only the level.
    levels: Vec<String>,
    /// Words that turn a phrase round: «X bị mất» says «mất X».
    turns: Vec<String>,
    /// Phrases with which people say what they want done; what stands behind one is what they ask for.
    asks: Vec<String>,
    /// Phrases with which another part of a sentence begins.
    joints: Vec<String>,
    /// What laws of a kind are called, and the letters with which their numbers go on.
    laws: BTreeMap<String, OneOrMany>,
}

/// Sounds by their place in a syllable.
#[derive(Debug, Clone, Default, Serialize)]
struct Sounds {
    begin: BTreeMap<String, String>,
    end: BTreeMap<String, String>,
    any: BTreeMap<String, String>,
}

/// A text or a list of texts.
#[derive(Debug, Clone, Default)]
struct OneOrMany(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = OneOrMany;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_owned()]))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<OneOrMany, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element()? {
                    texts.push(text);
                }
                Ok(OneOrMany(texts))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// The words that every question needs.
#[derive(Debug, Default, Serialize)]
pub(super) struct Packed {
    /// Actions, single words that ask and name nothing, and levels.
    #[serde(skip)]
    lists: [String; 3],
    /// Whether the plural of a word and its singular are one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    plurals: bool,
    /// The sieve of the phrases that [`More`] holds, and how many words the longest of them has.
    hints: String,
    longest: usize,
}

impl Packed {
    /// The lists of words, one word or phrase a line.
    pub(super) fn lists(&self) -> String {
        self.lists.join("\t")
    }
}

/// The other words as the engine takes them, `phrase=meaning|meaning`.
#[derive(Debug, Default, Serialize)]
pub(super) struct More {
    synonyms: String,
    acronyms: String,
    stops: String,
    turns: String,
    asks: String,
    joints: String,
    laws: String,
    typing: Vec<BTreeMap<String, String>>,
    sounds: Sounds,
    /// The pattern of a folded syllable, where words are syllables.
    #[serde(skip_serializing_if = "str::is_empty")]
    syllable: &'static str,
}

impl LanguageWords {
    /// Reads a file of words.
    ///
    /// # Errors
    /// With the message of the parser when it is no such file.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_yaml::from_str(text).map_err(|error| error.to_string())
    }

    /// These words with those of the catalog. What the catalog says of a phrase takes the place of what we say.
    #[must_use]
    pub fn joined(&self, own: &SearchWords, tag: &str, is_original: bool) -> Self {
        let said = |texts: &Texts| -> Option<Vec<String>> {
            let translated = texts.translated(tag).cloned();
            translated.or_else(|| is_original.then(|| texts.original.clone())).filter(|list| !list.is_empty())
        };
        let mut joined = self.clone();
        for (list, pairs) in [(&mut joined.synonyms, &own.synonyms), (&mut joined.acronyms, &own.acronyms)] {
            for (phrase, meanings) in &pairs.0 {
                let Some(meanings) = said(meanings) else { continue };
                let known = list.entry(phrase.to_lowercase()).or_default();
                let known = &mut known.0;
                known.splice(0..0, meanings);
                let mut seen = BTreeSet::new();
                known.retain(|meaning| seen.insert(fold(meaning)));
            }
        }
        joined.stop_phrases.extend(said(&own.stop_phrases).unwrap_or_default());
        joined
    }

    /// Whether nothing is said of how this language asks.
    pub(super) fn is_silent(&self) -> bool {
        self.stop_phrases.is_empty()
    }

    /// The words that are of use where only these terms stand in titles, for the engine; words that
    /// ask besides, one a line.
    #[must_use]
    pub(super) fn pack(&self, known: &BTreeSet<String>, splitter: Splitter, asking: String) -> (Packed, More) {
        let is_known = |text: &str| splitter.terms(&fold(text)).all(|term| known.contains(term));
        let pairs = |pairs| packed_pairs(pairs, &is_known);
        let list = |list: &[String], is_kept: &dyn Fn(&str) -> bool| -> String {
            let mut packed = String::new();
            let mut seen = BTreeSet::new();
            for text in list.iter().filter(|text| is_kept(text) && seen.insert(text.as_str())) {
                line(&mut packed, clean(text));
            }
            packed
        };
        let is_single = |text: &str| terms(&fold(text)).count() == 1;
        let is_vietnamese = is_vietnamese(known);
        let (typing, sounds) = vietnamese();
        let more = More {
            synonyms: pairs(&self.with_letters(known)),
            acronyms: pairs(&self.acronyms),
            stops: list(&self.stop_phrases, &|text| !is_single(text)),
            turns: list(&self.turns, &|_| true),
            asks: list(&self.asks, &|_| true),
            joints: list(&self.joints, &|_| true),
            laws: packed_pairs(&self.laws, &|_| true),
            typing: if is_vietnamese { typing } else { Vec::new() },
            sounds: if is_vietnamese { sounds } else { Sounds::default() },
            syllable: if is_vietnamese { SYLLABLE } else { "" },
        };
        let phrases = [&more.synonyms, &more.acronyms, &more.stops, &more.turns, &more.laws].into_iter().flat_map(|list| list.lines());
        let phrases: BTreeSet<String> = phrases
            .map(|line| splitter.terms(&fold(line.split('=').next().unwrap_or_default())).collect::<Vec<_>>().join(" "))
            // An unknown word is in doubt anyway.
            .filter(|phrase| !phrase.is_empty() && phrase.split(' ').all(|word| known.contains(word)))
            .collect();
        let packed = Packed {
            lists: [
                list(&self.actions, &is_known),
                asking + &list(&self.stop_phrases, &|text| is_single(text)),
                list(&self.levels, &is_known),
            ],
            plurals: splitter.plurals,
            hints: sieve(&phrases),
            longest: phrases.iter().map(|phrase| phrase.split(' ').count()).max().unwrap_or_default(),
        };
        (packed, more)
    }

    /// The synonyms, with what is said in full where titles say it in letters: «bảo hiểm xã hội» is also `bhxh`.
    fn with_letters(&self, known: &BTreeSet<String>) -> BTreeMap<String, OneOrMany> {
        let mut synonyms = self.synonyms.clone();
        for (letters, OneOrMany(meanings)) in self.acronyms.iter().filter(|(letters, _)| known.contains(&fold(letters))) {
            for meaning in meanings.iter().filter(|meaning| terms(&fold(meaning)).count() > 1) {
                synonyms.entry(meaning.to_lowercase()).or_default().0.push(letters.clone());
            }
        }
        synonyms
    }
}

/// The keys of the input methods that may be left undone, and sounds that are written for each other: each as the one after it.
///
/// Tones stand in the order sắc huyền hỏi ngã nặng; for other keys pairs of a letter and what it becomes.
fn vietnamese() -> (Vec<BTreeMap<String, String>>, Sounds) {
    let pairs = |pairs: &str| pairs.split(' ').filter_map(|pair| pair.split_once(':')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    let typing = vec![pairs("tones:sfrxj a:aâ e:eê o:oô d:dđ w:aăoơuư"), pairs("tones:12345 6:aâeêoô 7:oơuư 8:aă 9:dđ")];
    let begin = pairs("tr:ch s:x gi:d r:d v:d k:c q:c ngh:ng gh:g l:n ph:f");
    (typing, Sounds { begin, end: pairs("ng:n nh:n c:t ch:t k:t"), any: pairs("y:i") })
}

/// A syllable without its marks: what may begin it, and its rhyme. What is none is no word of Vietnamese: mistyped, or foreign.
const SYLLABLE: &str = concat!(
    "^(?:ngh?|nh|[cgkpt]h|tr|gi|qu|[bcdghklmnprstvx])?(?:a(?:[cimnoptuy]|ch|ng|nh)?|e(?:[cmnoptu]|ch|ng|nh)?|",
    "i(?:[amnptu]|ch|nh|e(?:[cmnptu]|ng))?|o(?:[cimnpt]|ng|a(?:[cimnopty]|ch|ng|nh)?|e[mnot]?|oc|ong)?|",
    "u(?:[cimnptu]|ng|a(?:[cnty]|ng)?|e(?:ch|nh?)?|o(?:[cimnptu]|ng)?|y(?:[anptu]|ch|nh|e[nt])?)?|y(?:[nt]|ch|nh|e(?:[mntu]|ng))?)$"
);

/// Whether names of these words are Vietnamese, also where nothing is known of the language besides.
pub(super) fn is_vietnamese(known: &BTreeSet<String>) -> bool {
    ["cua", "cap", "giay", "dang", "ky", "thuc"].iter().filter(|word| known.contains(**word)).count() >= 4
}

/// Phrases and those of their meanings that are kept, `phrase=meaning|meaning`, one a line.
fn packed_pairs(pairs: &BTreeMap<String, OneOrMany>, is_kept: &dyn Fn(&str) -> bool) -> String {
    let mut packed = String::new();
    for (phrase, OneOrMany(meanings)) in pairs {
        // A phrase means itself in any event.
        let meanings = meanings.iter().map(|meaning| clean(meaning)).filter(|meaning| is_kept(meaning) && meaning != phrase);
        let meanings: Vec<&str> = meanings.collect();
        if !meanings.is_empty() {
            line(&mut packed, &format!("{}={}", clean(phrase), meanings.join("|")));
        }
    }
    packed
}

/// Without what has a meaning in the packed form.
fn clean(text: &str) -> &str {
    let text = text.trim();
    if text.contains(['=', '|', '\n']) { "" } else { text }
}

fn line(packed: &mut String, text: &str) {
    if !text.is_empty() && !text.starts_with('=') && !text.ends_with('=') {
        packed.push_str(text);
        packed.push('\n');
    }
}

/// A sieve of phrases, six bits a figure: all of them fall through, and few others do. The engine hashes as this does.
fn sieve(phrases: &BTreeSet<String>) -> String {
    let figures = (phrases.len() * 8).div_ceil(6);
    let mut bits = vec![0_usize; figures];
    for phrase in phrases {
        for seed in 1..4_u32 {
            let hash = phrase.encode_utf16().fold(seed, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(16_777_619));
            let bit = (hash ^ (hash >> 15)) as usize % (figures * 6);
            bits[bit / 6] |= 1 << (bit % 6);
        }
    }
    bits.into_iter().map(figure).collect()
}
