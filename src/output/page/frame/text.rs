//! Texts as a page needs them: cut at a word.

use std::borrow::Cow;

use crate::output::page::view::LocalText;

/// At most so many characters, cut at a word, with «…».
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let whole = if is_even(text) { Cow::Borrowed(text) } else { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) };
    if whole.len() <= most {
        return whole.into_owned();
    }
    let Some((end, _)) = whole.char_indices().nth(most) else { return whole.into_owned() };
    let cut = whole[..end].rfind(' ').unwrap_or(end);
    format!("{}…", whole[..cut].trim_end_matches([',', ';', ':', '.', ' ', '(']))
}

/// A text that is much longer than `most` characters in two: its beginning, cut at a word, and the rest.
pub(crate) fn parted(phrase: LocalText, most: usize) -> (LocalText, Option<LocalText>) {
    // What little a fold would hide is shorter than the fold.
    if phrase.text.chars().count() <= most + most / 3 {
        return (phrase, None);
    }
    let end = phrase.text.char_indices().nth(most).map_or(phrase.text.len(), |(end, _)| end);
    let cut = phrase.text[..end].rfind(char::is_whitespace).unwrap_or(end);
    let (first, rest) = phrase.text.split_at(cut);
    let rest = LocalText { text: format!("… {}", rest.trim_start()), lang: phrase.lang.clone() };
    (LocalText { text: format!("{first} …"), lang: phrase.lang }, Some(rest))
}

/// Whether words are parted by single spaces, as in almost every text; false also where only a closer look would tell.
fn is_even(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        // Spaces other than the plain one begin with these in UTF-8, some signs and letters as well.
        if matches!(byte, 0x09..=0x0d | 0xc2 | 0xe2 | 0xe3) || matches!((before, byte), (b' ', b' ') | (0xe1, 0x9a)) {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// A phrase cut at a word.
pub(crate) fn shorten_phrase(phrase: &LocalText, most: usize) -> LocalText {
    LocalText { text: shorten(&phrase.text, most), lang: phrase.lang.clone() }
}

/// An address as one reads it out: without the scheme and without a `/` at the end.
pub(crate) fn in_words(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/').to_owned()
}
