//! The index: its parts and what each of them holds. Up to some 1,500 entries the first part holds all names; above that it only
//! leads to the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::answer::{PackedAnswer, answers};
use super::body::Below;
use super::entry::{SearchEntries, SearchEntry, ShortFacts};
use super::fold::{Splitter, fold};
use super::large::{Guide, codes, postings};
use super::pack::{Swap, lines, stem};
use super::page::{Words, help, pages};
use super::words::{LanguageWords, More, Packed, is_vietnamese};
use crate::catalog::Catalog;
use crate::record::{Office, Text};
use crate::site::Site;

/// Up to so many entries all names stand in the first part.
const ONE_PART_ENTRIES: usize = 1500;
/// Entries of one shard; the engine counts on this power of two.
const SHARD: usize = 128;

/// How many parts of each kind an index has. It follows from the catalog alone, so that addresses are known before anything is
/// made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct IndexPlan {
    bodies: usize,
    posts: usize,
    shards: usize,
    codes: usize,
}

impl IndexPlan {
    fn of(catalog: &Catalog) -> Self {
        let procedures = catalog.procedures().len();
        let others = catalog.offices().len()
            + catalog.records.forms.facts.len()
            + catalog.life_events().len()
            + catalog.pages().len()
            + catalog.notices().len()
            + 3;
        if procedures + others <= ONE_PART_ENTRIES {
            return Self { bodies: 1, posts: 0, shards: 0, codes: 0 };
        }
        let words = |text: &Text| text.original.split_whitespace().count();
        let titles: usize = catalog.procedures().map(|(_, procedure)| words(&procedure.entry.facts.title)).sum();
        let names = |facts: &Office| words(&facts.name) + facts.covers.iter().map(|cover| words(&cover.name)).sum::<usize>();
        let offices: usize = catalog.offices().map(|(_, office)| names(&office.entry.facts)).sum();
        Self {
            bodies: procedures.div_ceil(48).max(1),
            posts: ((titles + offices) * 5 / 2).div_ceil(3000).max(1),
            shards: (procedures + others).div_ceil(SHARD),
            codes: procedures.div_ceil(400).max(1),
        }
    }

    fn names(self, tag: &str) -> Vec<String> {
        let tag = tag.to_lowercase();
        let many = |letter: char, count: usize| (0..count).map(move |number| format!("-{letter}{number}.js"));
        let all = many('b', self.bodies).chain(many('p', self.posts)).chain(many('s', self.shards)).chain(many('c', self.codes));
        let more = (self.shards == 0).then(|| format!("{tag}-w.js"));
        std::iter::once(format!("{tag}.js")).chain(more).chain(all.map(|name| format!("{tag}{name}"))).collect()
    }
}

/// The names of the parts of the index of this language, known before any of them is made.
#[must_use]
pub fn parts(catalog: &Catalog, tag: &str) -> Vec<String> {
    IndexPlan::of(catalog).names(tag)
}

/// The index of one language, packed: the bytes of each of its parts, in the order of [`parts`].
#[derive(Debug, Default)]
pub struct Index {
    /// The parts.
    pub parts: Vec<Vec<u8>>,
}

/// The first part: in a small index with all names, in a large one with the guide to the others.
#[derive(Debug, Serialize)]
struct First {
    /// Changes with the index, so that no browser joins an old part to a new one.
    version: String,
    counts: [usize; 5],
    /// The entry that says whom to call.
    help: usize,
    folders: [String; 5],
    words: Packed,
    /// The lists of words and, in a small index, of names: as they are, so that a slow phone reads them in no time. A model that
    /// leaves a quarter less of them saves 2 KB and makes the first suggestion a fifth later.
    text: String,
    /// In a large index, the pairs of a letter and the sign that stands for it in shards.
    #[serde(skip_serializing_if = "Option::is_none")]
    swap: Option<String>,
    /// Where entries of a small index stand that do not always apply, by their number.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    phases: BTreeMap<usize, String>,
    /// The second part of the words, where it does not come by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<More>,
    /// What is answered at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<PackedAnswer>,
    /// The first word of each file of words below titles.
    bodies: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<Guide>,
}

/// The names of entries that follow each other, and what results show.
#[derive(Debug, Serialize)]
struct Shard {
    first: usize,
    /// The lists of names.
    text: String,
    /// Where entries stand that do not always apply, by their number in this shard.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    phases: BTreeMap<usize, String>,
}

impl Index {
    /// Makes the index of this language. `understand` is the script that comes with the second part of the words: in a small
    /// index as a part of its own, in a large one with the first.
    ///
    /// # Errors
    /// With the message of the packer; it does not happen.
    pub fn of(
        site: &Site,
        language: usize,
        shown: ShortFacts<'_>,
        say: Words<'_>,
        words: &LanguageWords,
        understand: &[u8],
    ) -> Result<Self, String> {
        let catalog = &site.catalog;
        let tag = &*catalog.languages[language];
        let words = words.joined(&catalog.records.search.facts, tag, language == 0);
        let entries = SearchEntries::of(site, language, shown, pages(site, language, say));
        let plan = IndexPlan::of(catalog);
        let names = plan.names(tag);
        let procedures = &entries.list[..entries.counts[0]];
        let (known, splitter) = known(&entries.list);
        let below = Below::read(catalog, tag, &entries.list, splitter);
        let asking = if words.is_silent() { below.asking(procedures, splitter) } else { String::new() };
        let (packed, more) = words.pack(&known, splitter, asking);
        let mut parts = vec![Vec::new()];
        let more = if plan.shards == 0 {
            parts.push([understand, &script(&names[1], &more)?].concat());
            None
        } else {
            Some(more)
        };
        let (bodies, firsts) = below.pack(plan.bodies);
        for body in &bodies {
            parts.push(script(&names[parts.len()], body)?);
        }
        let (text, swap, phases, guide) = if plan.shards == 0 {
            let text = [packed.lists(), names_of(&entries.list)].join("\t");
            (text, None, phases(&entries.list), None)
        } else {
            let swap = Swap::of(entries.list.iter().flat_map(|entry| [entry.title.as_str(), &entry.field]));
            let (mut guide, posts) = postings(&entries.list, plan.posts, splitter);
            for part in &posts {
                parts.push(script(&names[parts.len()], part)?);
            }
            for number in 0..plan.shards {
                let end = entries.list.len().min((number + 1) * SHARD);
                let from = end.min(number * SHARD);
                parts.push(script(&names[parts.len()], &Shard::of(from, &entries.list[from..end], &swap))?);
            }
            for part in codes(&entries.list[..entries.counts[0]], plan.codes, &mut guide) {
                parts.push(script(&names[parts.len()], &part)?);
            }
            (packed.lists(), Some(swap.pairs()), BTreeMap::new(), Some(guide))
        };
        let mut hash = blake3::Hasher::new();
        for part in &parts {
            hash.update(part);
        }
        let first = First {
            version: hash.finalize().to_hex().chars().take(8).collect(),
            counts: entries.counts,
            help: entries.list.len() - entries.counts[4] + help(catalog),
            folders: SearchEntries::folders(site, language),
            words: packed,
            text,
            swap,
            phases,
            more,
            answers: answers(site, language, say),
            bodies: firsts,
            guide,
        };
        parts[0] = script(&names[0], &first)?;
        if plan.shards > 0 {
            parts[0].splice(0..0, understand.iter().copied());
        }
        Ok(Self { parts })
    }
}

/// A part as a classic script.
fn script<T: Serialize>(name: &str, payload: &T) -> Result<Vec<u8>, String> {
    let json = serde_json::to_string(payload).map_err(|error| error.to_string())?;
    // Line ends of Unicode are none in JSON, but were in scripts until 2019.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Ok(format!("motcua.part(\"{name}\",{json})\n").into_bytes())
}

/// Every word of names and fields, and how they are told apart.
fn known(list: &[SearchEntry]) -> (BTreeSet<String>, Splitter) {
    let known = words(list, Splitter::default());
    if is_vietnamese(&known) {
        return (known, Splitter::default());
    }
    let splitter = Splitter { plurals: true };
    (words(list, splitter), splitter)
}

fn words(list: &[SearchEntry], splitter: Splitter) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for entry in list {
        for text in std::iter::once(&entry.title).chain(&entry.aliases).chain([&entry.field]) {
            for term in splitter.terms(&fold(text)) {
                if !known.contains(term) {
                    known.insert(term.to_owned());
                }
            }
        }
    }
    known
}

impl Shard {
    fn of(first: usize, list: &[SearchEntry], swap: &Swap) -> Self {
        Self { first, text: swap.text(&names_of(list)), phases: phases(list) }
    }
}

/// The lists of names.
fn names_of(list: &[SearchEntry]) -> String {
    [
        lines(list.iter().map(|entry| &entry.title)),
        lines(list.iter().map(|entry| entry.aliases.join("|"))),
        lines(list.iter().map(|entry| stem(&entry.stem, &entry.title, &entry.code))),
        lines(list.iter().map(|entry| &entry.code)),
        lines(list.iter().map(|entry| &entry.field)),
        lines(list.iter().map(|entry| &entry.fee)),
        lines(list.iter().map(|entry| &entry.time)),
        // The levels behind the rank that follows from them.
        lines(list.iter().map(|entry| format!("{}{}", entry.rank, entry.level))),
    ]
    .join("\t")
}

fn phases(list: &[SearchEntry]) -> BTreeMap<usize, String> {
    list.iter().map(|entry| entry.phase.clone()).enumerate().filter(|(_, phase)| !phase.is_empty()).collect()
}

/// The parts of an index by name, for the command line.
#[must_use]
pub fn named(catalog: &Catalog, tag: &str, index: &Index) -> BTreeMap<String, Vec<u8>> {
    parts(catalog, tag).into_iter().zip(index.parts.iter().cloned()).collect()
}
