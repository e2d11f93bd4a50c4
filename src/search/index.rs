//! The index: its parts and what each of them holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::body::Below;
use super::entry::{Entries, Shown};
use super::fold::{fold, terms};
use super::pack::{Column, figure, stem};
use super::words::{Packed, Words};
use crate::site::Site;

/// The names of the parts of the index of this language, known before any of them is made.
#[must_use]
pub fn parts(site_count: usize, tag: &str) -> Vec<String> {
    let _ = site_count;
    let tag = tag.to_lowercase();
    vec![format!("{tag}.js"), format!("{tag}-b.js")]
}

/// The index of one language, packed: the bytes of each of its parts, in the order of [`parts`].
#[derive(Debug, Default)]
pub struct Index {
    /// The parts.
    pub parts: Vec<Vec<u8>>,
    count: usize,
}

/// What the first part of a small index holds.
#[derive(Debug, Serialize)]
struct First {
    counts: [usize; 5],
    titles: String,
    aliases: String,
    stems: String,
    codes: String,
    folders: [String; 5],
    fields: Column,
    fees: Column,
    times: Column,
    levels: Column,
    ranks: String,
    words: Packed,
    more: Vec<String>,
}

impl Index {
    /// Makes the index of this language.
    ///
    /// # Errors
    /// With the message of the packer; it does not happen.
    pub fn of(site: &Site, language: usize, shown: Shown<'_>, words: &Words) -> Result<Self, String> {
        let catalog = &site.catalog;
        let tag = &*catalog.languages[language];
        let words = words.joined(&catalog.records.search.facts, tag, language == 0);
        let entries = Entries::of(site, language, shown);
        let names = parts(Entries::count(site), tag);
        let below = Below::read(catalog, tag, &entries.list[..entries.counts[0]]);
        let body = script(&names[1], &below.pack())?;
        let more = vec![versioned(&names[1], &body)];
        let first = first(&entries, Entries::folders(site, language), &words, more);
        Ok(Self { parts: vec![script(&names[0], &first)?, body], count: Entries::count(site) })
    }

    /// Its parts by name.
    #[must_use]
    pub fn named(&self, tag: &str) -> BTreeMap<String, Vec<u8>> {
        parts(self.count, tag).into_iter().zip(self.parts.iter().cloned()).collect()
    }
}

/// A part as a classic script.
fn script<T: Serialize>(name: &str, payload: &T) -> Result<Vec<u8>, String> {
    let json = serde_json::to_string(payload).map_err(|error| error.to_string())?;
    // Line ends of Unicode are none in JSON, but were in scripts until 2019.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Ok(format!("motcua.part(\"{name}\",{json})\n").into_bytes())
}

/// The name of a part with its version, so that no browser joins an old part to a new one.
fn versioned(name: &str, bytes: &[u8]) -> String {
    format!("{name}?{}", &blake3::hash(bytes).to_hex()[..8])
}

fn first(entries: &Entries, folders: [String; 5], words: &Words, more: Vec<String>) -> First {
    let list = &entries.list;
    let mut folded = String::new();
    for entry in list {
        for text in std::iter::once(&entry.title).chain(&entry.aliases).chain([&entry.field]) {
            folded.push_str(&fold(text));
            folded.push(' ');
        }
    }
    let known: BTreeSet<&str> = terms(&folded).collect();
    let procedures = &list[..entries.counts[0]];
    let mut stems = String::new();
    for entry in list {
        stems.push_str(&stem(&entry.stem, &entry.title, &entry.code));
        stems.push('\n');
    }
    First {
        counts: entries.counts,
        titles: lines(list.iter().map(|entry| entry.title.clone())),
        aliases: lines(list.iter().map(|entry| entry.aliases.join("|"))),
        stems,
        codes: lines(procedures.iter().map(|entry| entry.code.clone())),
        folders,
        fields: Column::of(procedures.iter().map(|entry| entry.field.as_str())),
        fees: Column::of(procedures.iter().map(|entry| entry.fee.as_str())),
        times: Column::of(procedures.iter().map(|entry| entry.time.as_str())),
        levels: Column::of(procedures.iter().map(|entry| entry.level.as_str())),
        ranks: procedures.iter().map(|entry| figure(usize::from(entry.rank))).collect(),
        words: words.pack(&known),
        more,
    }
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.fold(String::new(), |mut all, text| {
        all.push_str(&text);
        all.push('\n');
        all
    })
}
