//! What stands below a title: forms, papers, cases, steps, the text. It says little of what an entry is about, so only its rare
//! words and its form numbers are kept, and they are fetched behind the first results.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::entry::{Entry, all, said};
use super::fold::{fold_into, terms};
use super::pack::gaps;
use crate::catalog::Catalog;

/// At most so many bytes of the text of one entry are looked at.
const TEXT: usize = 16 * 1024;

/// The words of one entry below its title, those near it (forms, papers, cases) and those far (steps, text).
#[derive(Debug, Default)]
struct Words {
    near: BTreeSet<String>,
    far: BTreeSet<String>,
}

/// Rare words and where they stand: one word a line, one list of entries a line, `near~far`.
#[derive(Debug, Serialize)]
pub(super) struct Body {
    size: usize,
    terms: String,
    posts: String,
}

impl Body {
    pub(super) fn of(catalog: &Catalog, tag: &str, procedures: &[Entry]) -> Self {
        let mut lists: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
        let words = in_parallel(procedures, |entry| below(catalog, tag, entry));
        for (id, words) in words.iter().enumerate() {
            for (class, set) in [&words.near, &words.far].into_iter().enumerate() {
                for word in set {
                    lists.entry(word).or_default()[class].push(id);
                }
            }
        }
        let most = (procedures.len() / 10).max(3);
        let mut body = Self { size: procedures.len(), terms: String::new(), posts: String::new() };
        for (word, [near, far]) in lists {
            let is_form = is_form(word);
            if near.len() + far.len() > most * if is_form { 4 } else { 1 } {
                continue;
            }
            body.terms.push_str(word);
            body.terms.push('\n');
            body.posts.push_str(&gaps(near));
            if !far.is_empty() {
                body.posts.push('~');
                body.posts.push_str(&gaps(far));
            }
            body.posts.push('\n');
        }
        body
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

fn below(catalog: &Catalog, tag: &str, entry: &Entry) -> Words {
    let mut words = Words::default();
    let Some(id) = entry.procedure else { return words };
    let written = &catalog.procedure(id).entry;
    let facts = &written.facts;
    let mut titles = String::new();
    for text in std::iter::once(&entry.title).chain(&entry.aliases) {
        fold_into(text, &mut titles);
        titles.push(' ');
    }
    let known: BTreeSet<&str> = terms(&titles).collect();
    let mut near = String::new();
    let mut add = |text: &str| {
        fold_into(text, &mut near);
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
    let is_kept =
        |word: &&str| word.len() > 1 && !word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 24 && !known.contains(*word);
    words.near = terms(&near).filter(is_kept).map(str::to_owned).collect();
    let mut far = String::new();
    for text in all(&facts.steps, tag).iter().chain(all(&facts.requirements, tag)) {
        fold_into(text, &mut far);
        far.push(' ');
    }
    let body = said(&written.body, tag);
    fold_into(&body[..body.floor_char_boundary(TEXT)], &mut far);
    words.far = terms(&far).filter(is_kept).filter(|word| !words.near.contains(*word)).map(str::to_owned).collect();
    words
}

/// The result for every item, in order, made on every core. Not by the pool that renders pages: a page that waits for the index
/// may hold its threads.
fn in_parallel<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let size = items.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = items.chunks(size).map(|part| scope.spawn(|| part.iter().map(&make).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
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
