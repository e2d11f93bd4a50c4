//! Large catalogs: what leads from words to entries, in files of a few kilobytes, so that a question costs the few it needs.
//!
//! A posting file holds for each of its words the entries whose names have it, and for each word that follows it there the entries
//! that have both side by side. Words stand in the order of the alphabet and are cut into files by their bytes, not by their number.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;
use serde::Serialize;

use super::entry::SearchEntry;
use super::fold::{Splitter, fold};
use super::pack::{figure, gaps};

/// What the first file of a large index knows of the others.
#[derive(Debug, Default, Serialize)]
pub(super) struct Guide {
    /// All words of names, in order.
    terms: String,
    /// How much each of them tells, a figure a word: the logarithm of how few entries have it, in eighths.
    weights: String,
    /// The number of words of each title, in fours.
    lengths: String,
    /// The first word of each posting file.
    posts: Vec<usize>,
    /// The first code of each file of codes, by its last six figures.
    codes: Vec<String>,
}

/// A file of postings: a line a word, `gaps` and then `~`, a following word in two figures, `gaps`, for each that follows.
#[derive(Debug, Default, Serialize)]
pub(super) struct Posts {
    first: usize,
    lists: String,
}

/// A file of codes: their figures, and the entries that bear them.
#[derive(Debug, Default, Serialize)]
pub(super) struct Codes {
    codes: Vec<String>,
    ids: Vec<usize>,
}

/// Where one word stands, alone and before others.
#[derive(Debug, Default)]
struct Postings {
    alone: Vec<usize>,
    before: BTreeMap<usize, Vec<usize>>,
}

/// The guide and the posting files, as many as were planned.
pub(super) fn postings(entries: &[SearchEntry], files: usize, splitter: Splitter) -> (Guide, Vec<Posts>) {
    let folded: Vec<Vec<String>> =
        entries.iter().map(|entry| std::iter::once(&entry.title).chain(&entry.aliases).map(|name| fold(name)).collect()).collect();
    // Each word once, before they are put in order: names have few words, and have them often.
    let mut numbers: HashMap<&str, usize, FixedState> = HashMap::default();
    numbers.extend(folded.iter().flatten().flat_map(|name| splitter.terms(name)).map(|term| (term, 0)));
    let mut words: Vec<&str> = numbers.keys().copied().collect();
    words.sort_unstable();
    numbers.extend(words.iter().enumerate().map(|(number, term)| (*term, number)));
    let mut places: Vec<Postings> = Vec::new();
    places.resize_with(numbers.len(), Postings::default);
    let mut guide = Guide::default();
    for (id, names) in folded.iter().enumerate() {
        for (which, name) in names.iter().enumerate() {
            let seats: Vec<usize> = splitter.terms(name).filter_map(|term| numbers.get(term).copied()).collect();
            if which == 0 {
                guide.lengths.push(figure(seats.len().min(20) / 4));
            }
            for (at, word) in seats.iter().enumerate() {
                push(&mut places[*word].alone, id);
                if let Some(next) = seats.get(at + 1) {
                    push(places[*word].before.entry(*next).or_default(), id);
                }
            }
        }
    }
    for term in &words {
        guide.terms.push_str(term);
        guide.terms.push('\n');
    }
    guide.weights = places.iter().map(|place| figure(eighths(entries.len(), place.alone.len()))).collect();
    let lists: Vec<String> = places.iter().map(packed).collect();
    let posts = cut(&lists, files, String::len).into_iter().map(|range| {
        guide.posts.push(range.start);
        let lists = lists[range.clone()].iter().flat_map(|list| [list.as_str(), "\n"]).collect();
        Posts { first: range.start, lists }
    });
    let posts = posts.collect();
    (guide, posts)
}

/// The files of codes.
pub(super) fn codes(entries: &[SearchEntry], files: usize, guide: &mut Guide) -> Vec<Codes> {
    let digits = |code: &str| code.chars().filter(char::is_ascii_digit).take(7).collect::<String>();
    let mut list: Vec<(String, usize)> = entries.iter().enumerate().map(|(id, entry)| (digits(&entry.code), id)).collect();
    list.retain(|(code, _)| code.len() > 5);
    list.sort_by(|a, b| tail(&a.0).cmp(tail(&b.0)).then_with(|| a.cmp(b)));
    let parts = cut(&list, files, |_| 1).into_iter().map(|range| {
        guide.codes.push(list.get(range.start).map_or("~", |(code, _)| tail(code)).to_owned());
        let part = &list[range];
        Codes { codes: part.iter().map(|(code, _)| code.clone()).collect(), ids: part.iter().map(|(_, id)| *id).collect() }
    });
    parts.collect()
}

/// The figures by which codes are found: people leave the first one out.
fn tail(code: &str) -> &str {
    &code[code.len().saturating_sub(6)..]
}

fn push(list: &mut Vec<usize>, id: usize) {
    if list.last() != Some(&id) {
        list.push(id);
    }
}

fn packed(place: &Postings) -> String {
    let mut line = gaps(place.alone.iter().copied());
    for (next, ids) in &place.before {
        line.push('~');
        line.push(figure(next / 90));
        line.push(figure(next % 90));
        line.push_str(&gaps(ids.iter().copied()));
    }
    line
}

/// `8 ln(1 + size / count)`, rounded, without floating point: the same everywhere.
fn eighths(size: usize, count: usize) -> usize {
    // Each step multiplies by e^(1/8), written with six figures.
    let ratio = 1_000_000 + size as u128 * 1_000_000 / count.max(1) as u128;
    let (mut power, mut steps) = (1_064_494_u128, 0);
    while power <= ratio && steps < 88 {
        power = power * 1_133_148 / 1_000_000;
        steps += 1;
    }
    steps
}

/// Cuts a list into so many ranges of about the same weight; the last may be empty.
pub(super) fn cut<T>(list: &[T], parts: usize, weight: impl Fn(&T) -> usize) -> Vec<std::ops::Range<usize>> {
    let whole: usize = list.iter().map(&weight).sum();
    let (mut at, mut done) = (0, 0);
    (1..=parts)
        .map(|part| {
            let from = at;
            while at < list.len() && (part == parts || done * parts < whole * part) {
                done += weight(&list[at]);
                at += 1;
            }
            from..at
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_by_weight_and_nothing_is_lost() {
        let ranges = cut(&[1, 1, 1, 9, 1, 1], 3, |weight| *weight);
        assert_eq!(ranges, [0..4, 4..4, 4..6]);
        assert_eq!(cut::<usize>(&[], 2, |_| 1), [0..0, 0..0]);
    }

    #[test]
    fn weights_follow_the_logarithm() {
        for (size, count) in [(1, 1), (503, 1), (6700, 1), (6700, 6700), (6700, 40)] {
            #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers")]
            let exact = (8.0 * (1.0 + size as f64 / count as f64).ln()).round() as usize;
            assert!(eighths(size, count).abs_diff(exact) <= 1, "{size} {count}");
        }
    }
}
