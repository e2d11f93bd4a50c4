//! The reader's order: Vietnamese collation, where code points would put «Đ» after «Z».

use std::borrow::Cow;
use std::sync::Arc;

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use rayon::prelude::*;

use crate::record::Entry;

/// Puts titles into the order of a Vietnamese dictionary.
pub(crate) struct Order {
    language: Arc<str>,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Order {
    /// The order of the catalog's first language.
    pub(crate) fn of(language: &Arc<str>) -> Self {
        let mut options = CollatorOptions::default();
        options.alternate_handling = Some(AlternateHandling::NonIgnorable);
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        Self { language: Arc::clone(language), collator: Collator::try_new(locale.into(), options).ok() }
    }

    /// A key that compares as the text should be sorted.
    fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 2);
        if let Some(collator) = &self.collator {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        key
    }

    /// Sorts entries by title, then by stem, so that the order never depends on where the files came from.
    pub(crate) fn sort<T: Send + Sync>(&self, list: &mut Vec<Arc<Entry<T>>>, title: fn(&T) -> &str) {
        let mut placed: Vec<_> = list.par_iter().with_min_len(64).map(|entry| (self.place(entry, title), entry)).collect();
        placed.par_sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.stem.cmp(&other.stem)));
        let sorted = placed.into_iter().map(|(_, entry)| Arc::clone(entry)).collect();
        *list = sorted;
    }

    /// Sorts a list by a text of each; equal ones keep their order.
    pub(crate) fn sort_by<T>(&self, list: &mut [T], text: impl Fn(&T) -> &str) {
        list.sort_by_cached_key(|item| self.key(text(item)));
    }

    /// The key of an entry's title; to make one costs more than all comparisons with it.
    fn place<'e, T>(&self, entry: &'e Entry<T>, title: fn(&T) -> &str) -> Cow<'e, [u8]> {
        let (language, key) = entry.memo.place.get_or_init(|| (Arc::clone(&self.language), self.key(title(&entry.facts))));
        // Only after the catalog has changed its language is there a key of another.
        if *language == self.language { Cow::Borrowed(key) } else { Cow::Owned(self.key(title(&entry.facts))) }
    }
}

/// The letter under which a reader looks a title up: «Đ» is a letter of its own, «Â» stands with «A», all else under «#».
#[must_use]
pub fn letter(title: &str) -> char {
    use unicode_normalization::UnicodeNormalization;
    let Some(first) = title.chars().find(|c| c.is_alphanumeric()) else { return '#' };
    if matches!(first, 'đ' | 'Đ') {
        return 'Đ';
    }
    let base = first.nfd().next().unwrap_or(first).to_ascii_uppercase();
    if base.is_ascii_uppercase() { base } else { '#' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_titles_stand_in_the_order_of_a_dictionary() {
        let titles = ["Đăng ký", "Zebra", "Dời", "Đổi", "Ấp", "An", "Ăn"];
        let mut entries: Vec<_> = titles.iter().map(|title| Arc::new(Entry { facts: (*title).to_owned(), ..Entry::default() })).collect();
        Order::of(&Arc::from("vi")).sort(&mut entries, |title| title);
        let titles: Vec<&str> = entries.iter().map(|entry| &*entry.facts).collect();
        assert_eq!(titles, ["An", "Ăn", "Ấp", "Dời", "Đăng ký", "Đổi", "Zebra"]);
    }

    #[test]
    fn a_letter_gathers_its_accents_but_not_its_neighbour() {
        assert_eq!(letter("Ấp"), 'A');
        assert_eq!(letter("đổi"), 'Đ');
        assert_eq!(letter("«Dời»"), 'D');
        assert_eq!(letter("12"), '#');
    }
}
