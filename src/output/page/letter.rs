//! The procedures under a letter.

use super::facts::entries::{letters, numbered, page_of, pages, site_name};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{LetterGroup, LetterView, ListEntry};
use crate::site::Subject;

/// A list of so many is read at one go; a longer one is parted by the words with which titles begin.
const AT_ONE_GO: usize = 24;

/// Fewer do not make a part of their own.
const FEW: usize = 3;

/// The procedures under a letter.
pub(super) fn letter(writer: &PageWriter<'_>, letter: char, number: u16) -> LetterView {
    let list = writer.site().letters.iter().find(|(other, _)| *other == letter).map_or(&[][..], |(_, list)| list);
    let count = writer.count("procedures", list.len());
    let title = writer.fill("say.letter-title", &[("letter", &letter)]);
    let description = writer.fill("say.letter-description", &[("letter", &letter), ("count", &count), ("site", &site_name(writer))]);
    let crumbs = vec![writer.link(Subject::Search, writer.own(writer.word("say.search-title")))];
    let about = Head {
        subject: Subject::Letter(letter, number),
        title: numbered(writer, &title, number),
        description: numbered(writer, &description, number),
        crumbs,
    };
    LetterView {
        page: frame(writer, about),
        title,
        count,
        letters: letters(writer, Some(letter)),
        groups: groups(writer, page_of(list, number).iter().map(|id| writer.procedure_entry(*id)).collect()),
        pages: pages(writer, list.len(), number, |page| Subject::Letter(letter, page)),
    }
}

/// Parts of a long list: by the first word, by the first two where one word begins very many, and the few beside each other together.
fn groups(writer: &PageWriter<'_>, entries: Vec<ListEntry>) -> Vec<LetterGroup> {
    let id = |n: usize| format!("{}-{}", writer.part("letter"), n + 1);
    if entries.len() <= AT_ONE_GO {
        return vec![LetterGroup { id: id(0), title: None, entries }];
    }
    let mut runs: Vec<(String, String, Vec<ListEntry>)> = Vec::new();
    for run in alike(entries, 1) {
        let parts = if run.len() > AT_ONE_GO { alike(run, 2) } else { vec![run] };
        for part in parts {
            let words = if part.len() == 1 { 2 } else { common(&part) };
            let (first, last) = (beginning(&part[0], words), part.last().map_or_else(String::new, |entry| beginning(entry, words)));
            match runs.last_mut() {
                Some((_, end, before)) if (before.len() < FEW || part.len() < FEW) && before.len() + part.len() <= AT_ONE_GO => {
                    *end = last;
                    before.extend(part);
                }
                _ => runs.push((first, last, part)),
            }
        }
    }
    let group = |(n, (first, last, entries)): (usize, (String, String, Vec<ListEntry>))| LetterGroup {
        id: id(n),
        title: Some(if first.to_lowercase() == last.to_lowercase() { first } else { format!("{first} – {last}") }),
        entries,
    };
    runs.into_iter().enumerate().map(group).collect()
}

/// Neighbours that begin with the same words.
fn alike(entries: Vec<ListEntry>, words: usize) -> Vec<Vec<ListEntry>> {
    let mut runs: Vec<Vec<ListEntry>> = Vec::new();
    for entry in entries {
        let key = beginning(&entry, words).to_lowercase();
        match runs.last_mut().filter(|run| run.last().is_some_and(|last| beginning(last, words).to_lowercase() == key)) {
            Some(run) => run.push(entry),
            None => runs.push(vec![entry]),
        }
    }
    runs
}

/// How many words, at most two, all of them begin with.
fn common(entries: &[ListEntry]) -> usize {
    let first = beginning(&entries[0], 2).to_lowercase();
    if entries.iter().all(|entry| beginning(entry, 2).to_lowercase() == first) { 2 } else { 1 }
}

fn beginning(entry: &ListEntry, words: usize) -> String {
    entry.title.text.split_whitespace().take(words).collect::<Vec<_>>().join(" ").trim_end_matches([',', ';', ':']).to_owned()
}
