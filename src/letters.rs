//! Letters without their marks, for comparing what editors type, and letters that only look like ours.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case and without diacritics: «Lệ phí» becomes `le phi`, «Đặc khu» becomes `dac khu`.
///
/// The Icelandic `ð`, which many Vietnamese documents hold by mistake for `đ`, is read as `d` too.
pub fn unmarked(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(|c| {
        let known = plain(c);
        known.into_iter().chain(known.is_none().then(|| taken_apart(c)).into_iter().flatten())
    })
}

/// What a character is without its marks and in lower case, where a table knows that it is a single ASCII character.
pub(crate) fn plain(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    ASCII_BASE.get(seat(c)).filter(|plain| **plain != 0).map(|plain| char::from(*plain))
}

/// Where a letter stands in tables: they hold those of Latin alphabets, the ones of Vietnamese among them, and are made at each
/// start. For all others a place that no table has.
pub(crate) const fn seat(c: char) -> usize {
    match c {
        '\0'..='\u{24f}' => c as usize,
        '\u{1e00}'..='\u{1eff}' => c as usize - 0x1e00 + 0x250,
        _ => usize::MAX,
    }
}

/// The characters that have a [`seat`], in their order.
pub(crate) fn seated() -> impl Iterator<Item = char> {
    ('\0'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}')
}

/// A character without its marks; a mark alone is nothing.
fn taken_apart(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)).map(|c| match c {
        'đ' | 'ð' => 'd',
        c => c,
    })
}

/// For each character that is a single ASCII character without its marks, that one; 0 for all others. Almost every letter of
/// Vietnamese is here, and to take it apart takes ten times as long.
static ASCII_BASE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let plain = |c: char| {
        let mut parts = taken_apart(c);
        let (first, rest) = (parts.next()?, parts.next());
        u8::try_from(first).ok().filter(|first| first.is_ascii() && rest.is_none())
    };
    seated().map(|c| plain(c).unwrap_or_default()).collect()
});

/// Only the letters and digits of the text, unmarked: `in-person`, `In person` and `inPerson` are all `inperson`.
#[must_use]
pub fn fold(text: &str) -> String {
    unmarked(text).filter(|c| c.is_alphanumeric()).collect()
}

/// The same, if nothing stands between the letters but blanks and what joins words: a mark such as `?` says something, and is no part
/// of a word.
#[must_use]
pub fn spelled(text: &str) -> Option<String> {
    let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | ',' | ';' | '/' | '(' | ')' | '.');
    text.chars().all(|c| c.is_alphanumeric() || joins(c) || is_combining_mark(c)).then(|| fold(text))
}

/// The first letter or digit that is not of the Latin script, such as a Cyrillic `а` or a full-width `１`.
///
/// A code that holds one looks right and is never found.
#[must_use]
pub fn foreign_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphanumeric() && !is_latin(*c))
}

/// ASCII letters and digits, and the Latin blocks that accented letters of Vietnamese and its neighbours come from.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_case_and_spaces_do_not_matter_when_folded() {
        assert_eq!(fold("Lệ Phí"), "lephi");
        assert_eq!(fold("ĐẶC-KHU"), "dackhu");
        assert_eq!(fold("Le\u{323}\u{302} phi\u{301}"), "lephi");
        assert_eq!(fold("trực\u{a0}tiếp"), "tructiep");
    }

    #[test]
    fn a_letter_that_only_looks_latin_is_found() {
        assert_eq!(foreign_letter("154/2024/NĐ-CP"), None);
        assert_eq!(foreign_letter("154/2024/NĐ-СР"), Some('С'));
        assert_eq!(foreign_letter("１.004222"), Some('１'));
    }

    #[test]
    fn those_that_have_a_seat_sit_in_their_order() {
        assert!(seated().enumerate().all(|(at, c)| seat(c) == at));
        assert_eq!([seat('\u{250}'), seat('\u{1dff}'), seat('\u{1f00}')], [usize::MAX; 3]);
    }

    proptest! {
        #[test]
        fn a_letter_alone_is_read_as_in_its_text(text in any::<String>()) {
            let whole: String = text.nfd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)).collect();
            prop_assert_eq!(unmarked(&text).collect::<String>(), whole.replace(['đ', 'ð'], "d"));
        }

        #[test]
        fn folding_twice_changes_nothing_more_for_vietnamese(text in "[a-zA-ZăâđêôơưÀ-ỹ0-9 ]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
