//! Texts that were reworded. What has other figures says something else; the rest is wording.

use super::circumstance::{list, same};
use super::difference::Difference;
use super::kind::{ChangeKind, TEXT, WORDING};
use super::name::Named;
use super::pairing::Texts;
use super::told::Direction;
use crate::finding::Words;

/// One text that became another.
pub(super) fn reworded(subject: &Words, before: &str, after: &str) -> Option<Difference> {
    let (old, new) = (Named::of(before), Named::of(after));
    if old.key == new.key && old.laws == new.laws {
        return None;
    }
    let kind = if old.has_other_figures(&new) { &TEXT } else { &WORDING };
    let found = Difference::of(kind, words_of(before), words_of(after)).about(subject.clone());
    Some(if kind.id == TEXT.id { found } else { found.meaning(Direction::Neutral).minor() })
}

/// Texts in no order, such as notes: told together, for they are notes.
pub(super) fn notes(subject: &Words, before: &[&str], after: &[&str], found: &mut Vec<Difference>) {
    let (old, new) = (named(before), named(after));
    let texts = Texts::of(&old, &new);
    found.extend(texts.reworded.iter().filter_map(|(a, b)| reworded(subject, before[*a], after[*b])));
    let told = |rows: &[usize], texts: &[&str]| {
        let parts: Vec<Words> = rows.iter().map(|row| same(texts[*row])).collect();
        (!parts.is_empty()).then(|| list(&parts, " | "))
    };
    let (gone, came) = (told(&texts.ended, before), told(&texts.added, after));
    if gone.is_none() && came.is_none() {
        return;
    }
    let has_figures =
        texts.ended.iter().any(|row| !old[*row].figures.is_empty()) || texts.added.iter().any(|row| !new[*row].figures.is_empty());
    let kind = if has_figures { &TEXT } else { &WORDING };
    let difference = Difference::of(kind, gone, came).about(subject.clone());
    found.push(if has_figures { difference } else { difference.meaning(Direction::Neutral).minor() });
}

/// Texts of which each counts, such as requirements.
pub(super) fn each(
    (added, ended): (&'static ChangeKind, &'static ChangeKind),
    more: Direction,
    subject: &Words,
    (before, after): (&[String], &[String]),
    found: &mut Vec<Difference>,
) {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.iter().map(String::as_str).collect(), after.iter().map(String::as_str).collect());
    let texts = Texts::of(&named(&before), &named(&after));
    found.extend(texts.reworded.iter().filter_map(|(a, b)| reworded(subject, before[*a], after[*b])));
    found.extend(texts.added.iter().map(|row| Difference::of(added, None, words_of(after[*row])).meaning(more)));
    found.extend(texts.ended.iter().map(|row| Difference::of(ended, words_of(before[*row]), None).meaning(more.mirrored())));
}

pub(super) fn named(texts: &[&str]) -> Vec<Named> {
    texts.iter().map(|text| Named::of(text)).collect()
}

/// A text as words; nothing where nothing was written.
pub(super) fn words_of(text: &str) -> Option<Words> {
    (!text.trim().is_empty()).then(|| same(text.trim()))
}
