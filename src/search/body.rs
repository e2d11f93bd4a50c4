//! What stands below a title: forms, papers, cases, steps, the text. It says little of what an entry is about, so only its rare
//! words and its form numbers are kept, and the numbers of laws; they are fetched behind the first results.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;
use serde::Serialize;

use super::entry::{SearchEntry, all, line, said};
use super::fold::{Splitter, fold_into, terms};
use super::large::cut;
use super::pack::gaps;
use crate::catalog::Catalog;

/// At most so many bytes of the text of one entry are looked at.
const TEXT: usize = 8 * 1024;
/// A word asks when more than one of so many texts has it, and so many times fewer titles.
const ASKING_TEXTS: usize = 8;
const ASKING_RATIO: usize = 15;
/// Longer words are none.
const MAX_WORD_LENGTH: usize = 24;
/// Before the number of a law, which stands behind all words: `§1/01/2021/NĐ-CP`, first the number by which it is found.
const LAW: char = '§';

/// The words of a part of the entries: each once, and for each entry the numbers of those near its title (forms, papers, cases)
/// and of those far from it (steps, text).
#[derive(Debug, Default)]
struct BodyWords {
    numbers: HashMap<String, u32, FixedState>,
    list: Vec<String>,
    /// For each word the last entry in which it stood, counted from 1.
    met: Vec<u32>,
    entries: Vec<[Vec<u32>; 2]>,
    splitter: Splitter,
}

/// Rare words and where they stand: one word a line, one list of entries a line, `near~far`.
#[derive(Debug, Serialize)]
pub(super) struct Body {
    size: usize,
    terms: String,
    posts: String,
}

/// Where each word stands below the titles, near and far.
#[derive(Debug)]
pub(super) struct Below {
    size: usize,
    lists: BTreeMap<String, [Vec<u32>; 2]>,
}

impl Below {
    /// Reads all entries, on every core.
    pub(super) fn read(catalog: &Catalog, tag: &str, entries: &[SearchEntry], splitter: Splitter) -> Self {
        // Not on the pool that renders pages: a page that waits for the index may hold its threads.
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let size = entries.len().div_ceil(threads).max(1);
        let parts: Vec<BodyWords> = std::thread::scope(|scope| {
            let parts: Vec<_> = entries.chunks(size).map(|part| scope.spawn(move || BodyWords::of(catalog, tag, part, splitter))).collect();
            parts.into_iter().map(|part| part.join().unwrap_or_default()).collect()
        });
        let mut lists: BTreeMap<String, [Vec<u32>; 2]> = BTreeMap::new();
        let mut id = 0;
        for part in parts {
            let mut own: Vec<[Vec<u32>; 2]> = vec![<[Vec<u32>; 2]>::default(); part.list.len()];
            for entry in part.entries {
                for (class, words) in entry.into_iter().enumerate() {
                    for word in words {
                        own[word as usize][class].push(id);
                    }
                }
                id += 1;
            }
            for (word, [near, far]) in part.list.into_iter().zip(own) {
                let list = lists.entry(word).or_default();
                list[0].extend(near);
                list[1].extend(far);
            }
        }
        Self { size: entries.len(), lists }
    }

    /// The words that stand in many texts and in few titles: in any language they join and ask, and name nothing. One a line.
    pub(super) fn asking(&self, procedures: &[SearchEntry], splitter: Splitter) -> String {
        let mut titles: HashMap<String, (usize, usize), FixedState> = HashMap::default();
        for (number, entry) in procedures.iter().enumerate() {
            let mut folded = String::new();
            fold_into(&entry.title, &mut folded);
            for word in splitter.terms(&folded) {
                let (count, last) = titles.entry(word.to_owned()).or_default();
                if *last != number + 1 {
                    (*count, *last) = (*count + 1, number + 1);
                }
            }
        }
        let is_asking = |(word, [near, far]): &(&String, &[Vec<u32>; 2])| {
            let (texts, titles) = (near.len() + far.len(), titles.get(*word).map_or(0, |(count, _)| *count));
            texts * ASKING_TEXTS > procedures.len()
                && texts > titles * ASKING_RATIO
                && !word.starts_with(|c: char| c == LAW || c.is_ascii_digit())
        };
        self.lists.iter().filter(is_asking).flat_map(|(word, _)| [word.as_str(), "\n"]).collect()
    }

    /// The rare words, packed in so many files, and the first word of each.
    pub(super) fn pack(&self, files: usize) -> (Vec<Body>, Vec<String>) {
        let most = (self.size / 10).max(3);
        let is_kept = |word: &str, [near, far]: &[Vec<u32>; 2]| {
            let most = if word.starts_with(LAW) {
                self.size
            } else if is_form(word) {
                most * 4
            } else {
                most
            };
            let count = near.len() + far.len();
            count > 0 && count <= most && word.len() > 1 && !word.starts_with(|c: char| c.is_ascii_digit())
        };
        let kept: Vec<_> = self.lists.iter().filter(|(word, lists)| is_kept(word, lists)).collect();
        let ranges = cut(&kept, files, |(word, [near, far])| word.len() + near.len() + far.len());
        let firsts = ranges.iter().map(|range| kept.get(range.start).map_or("~", |(word, _)| word.as_str()).to_owned()).collect();
        let body = |range: &std::ops::Range<usize>| {
            let mut body = Body { size: self.size, terms: String::new(), posts: String::new() };
            for (word, [near, far]) in &kept[range.clone()] {
                body.terms.push_str(word);
                body.terms.push('\n');
                body.posts.push_str(&gaps(near.iter().map(|id| *id as usize)));
                if !far.is_empty() {
                    body.posts.push('~');
                    body.posts.push_str(&gaps(far.iter().map(|id| *id as usize)));
                }
                body.posts.push('\n');
            }
            body
        };
        (ranges.iter().map(body).collect(), firsts)
    }
}

/// `ct01`, `na20`: letters, then figures.
fn is_form(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    (1..=4).contains(&letters)
        && word.len() > letters
        && word.len() <= letters + 3
        && word[letters..].bytes().all(|byte| byte.is_ascii_digit())
}

impl BodyWords {
    fn of(catalog: &Catalog, tag: &str, entries: &[SearchEntry], splitter: Splitter) -> Self {
        let mut words = Self { splitter, ..Self::default() };
        let (mut title, mut near, mut far) = (String::new(), String::new(), String::new());
        for entry in entries {
            for text in [&mut title, &mut near, &mut far] {
                text.clear();
            }
            for text in std::iter::once(&entry.title).chain(&entry.aliases) {
                fold_into(text, &mut title);
                title.push(' ');
            }
            fold_into(&entry.below[..entry.below.floor_char_boundary(TEXT)], &mut near);
            // A decision is found by its number as those are that rest on it.
            let own = entry.decision.as_deref().and_then(law);
            let mut laws: Vec<Option<u32>> = own.iter().map(|law| words.first_here(law)).collect();
            if let Some(id) = entry.procedure {
                collect(catalog, tag, catalog.procedure(id), &mut near, &mut far);
                laws.extend(cited(catalog.procedure(id)).map(|law| words.first_here(&law)));
            }
            // A word is counted where it stands first: in the title not at all, else near, else far.
            words.new_in(&title);
            let mut lists = [words.new_in(&near), words.new_in(&far)];
            lists[0].extend(laws.into_iter().flatten());
            words.entries.push(lists);
        }
        words
    }

    /// The numbers of the words that stood in no text of the present entry yet.
    fn new_in(&mut self, text: &str) -> Vec<u32> {
        self.splitter.terms(text).filter(|word| word.len() < MAX_WORD_LENGTH).filter_map(|word| self.first_here(word)).collect()
    }

    /// The number of a word that did not stand in the present entry yet.
    fn first_here(&mut self, word: &str) -> Option<u32> {
        let present = u32::try_from(self.entries.len() + 1).unwrap_or(u32::MAX);
        let number = self.number(word);
        (std::mem::replace(&mut self.met[number as usize], present) != present).then_some(number)
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.list.push(word.to_owned());
        self.met.push(0);
        number
    }
}

/// The laws on which a procedure rests and the decisions that announced it, by their numbers.
fn cited(procedure: &crate::catalog::ResolvedProcedure) -> impl Iterator<Item = String> {
    let facts = &procedure.entry.facts;
    facts.laws.iter().chain(&facts.decisions).filter_map(|name| law(&name.0))
}

/// The word under which a number of a law or a decision is found.
fn law(name: &str) -> Option<String> {
    let digits = name.find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len());
    let number = terms(&name[..digits]).next()?;
    name[digits..].starts_with('/').then(|| format!("{LAW}{number}/{}", line(name)))
}

/// The folded texts below a title.
fn collect(catalog: &Catalog, tag: &str, procedure: &crate::catalog::ResolvedProcedure, near: &mut String, far: &mut String) {
    let facts = &procedure.entry.facts;
    let mut add = |text: &str| {
        fold_into(text, near);
        near.push(' ');
    };
    for document in facts.documents.iter().flat_map(|document| std::iter::once(document).chain(&document.one_of)) {
        if let Some(name) = &document.name {
            add(said(name, tag));
        }
        if let Some(form) = document.form.as_ref().and_then(|form| catalog.form(form)) {
            add(said(&form.title, tag));
            add(form.number.as_ref().map_or(form.id.as_str(), |number| &number.0));
        }
        if let Some(paper) = document.paper.as_ref().and_then(|paper| catalog.paper(paper)) {
            add(said(&paper.name, tag));
        }
    }
    facts.cases.iter().for_each(|case| add(said(&case.title, tag)));
    facts.summary.iter().for_each(|text| add(said(text, tag)));
    facts.outcomes.iter().for_each(|outcome| add(said(&outcome.name, tag)));
    for text in all(&facts.steps, tag).iter().chain(all(&facts.requirements, tag)) {
        fold_into(text, far);
        far.push(' ');
    }
    let body = said(&procedure.entry.body, tag);
    fold_into(&body[..body.floor_char_boundary(TEXT)], far);
}

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn form_numbers_are_told_from_words() {
        assert!(is_form("ct01") && is_form("na20") && is_form("tk1"));
        assert!(!is_form("cu") && !is_form("2024") && !is_form("abcde12") && !is_form("ct0123") && !is_form("a1b"));
    }
}
