//! The reader's order: Vietnamese collation, where code points would put «Đ» after «Z».

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use rayon::prelude::*;

/// Puts titles into the order of a Vietnamese dictionary.
pub(crate) struct Order(Option<CollatorBorrowed<'static>>);

impl Order {
    /// The order of the catalog's first language.
    pub(crate) fn of(language: &str) -> Self {
        let mut options = CollatorOptions::default();
        options.alternate_handling = Some(AlternateHandling::NonIgnorable);
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        Self(Collator::try_new(locale.into(), options).ok())
    }

    /// A key that compares as the text should be sorted.
    fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 2);
        if let Some(collator) = &self.0 {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        key
    }

    /// Sorts by text, then by the tie-breaker, so that the order never depends on where the files came from.
    pub(crate) fn sort<T: Send + Sync>(&self, list: &mut Vec<T>, text: impl Fn(&T) -> &str + Sync, tie: impl Fn(&T) -> &str + Sync) {
        let mut keyed: Vec<(Vec<u8>, T)> =
            std::mem::take(list).into_par_iter().with_min_len(64).map(|item| (self.key(text(&item)), item)).collect();
        keyed.par_sort_by(|a, b| a.0.cmp(&b.0).then_with(|| tie(&a.1).cmp(tie(&b.1))));
        *list = keyed.into_iter().map(|(_, item)| item).collect();
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
        let mut titles = vec!["Đăng ký", "Zebra", "Dời", "Đổi", "Ấp", "An", "Ăn"];
        Order::of("vi").sort(&mut titles, |title| title, |_| "");
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
