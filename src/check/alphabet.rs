//! Letters, as rules about words see them: where words end, and the small letters in their places.

use std::sync::LazyLock;

use crate::letters::{seat, seated};

/// What is known of a character that has a [`seat`].
#[derive(Clone, Copy)]
struct Letter {
    /// Its small form, where that is as long; else itself.
    small: char,
    is_word: bool,
}

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| seated().map(letter).collect());

fn letter(c: char) -> Letter {
    let mut lower = c.to_lowercase();
    let small = lower.next().filter(|small| lower.len() == 0 && small.len_utf8() == c.len_utf8()).unwrap_or(c);
    Letter { small, is_word: c.is_alphanumeric() }
}

/// Letters and figures by a table: asking the standard library takes ten times as long for Vietnamese letters.
#[derive(Clone, Copy)]
pub(super) struct Alphabet(&'static [Letter]);

impl Alphabet {
    /// The alphabet; kept where many characters are looked at.
    pub(super) fn get() -> Self {
        Self(&LETTERS)
    }

    fn of(self, c: char) -> Letter {
        self.0.get(seat(c)).copied().unwrap_or_else(|| letter(c))
    }

    /// Whether it belongs to a word: a letter or a figure.
    pub(super) fn is_word(self, c: char) -> bool {
        self.of(c).is_word
    }

    /// How many bytes the letter or figure has that begins at this byte; 0 if it is none.
    fn letter(self, text: &str, at: usize) -> usize {
        match text.as_bytes()[at..] {
            [0xc3, second, ..] if second != 0x97 && second != 0xb7 => 2,
            [0xe1, 0xb8..=0xbb, ..] => 3,
            _ => text[at..].chars().next().filter(|c| self.is_word(*c)).map_or(0, char::len_utf8),
        }
    }

    /// Where the word ends that begins at this byte.
    pub(super) fn end_of_word(self, text: &str, from: usize) -> usize {
        let mut at = from;
        while let Some(byte) = text.as_bytes().get(at) {
            let length = match LENGTHS[usize::from(*byte)] {
                NEEDS_LOOK => self.letter(text, at),
                length => length,
            };
            if length == 0 {
                break;
            }
            at += length;
        }
        at
    }
}

/// How many bytes the letter or figure has that begins with a byte, 0 where it is none: what needs no decoding.
const LENGTHS: [usize; 256] = {
    let mut lengths = [NEEDS_LOOK; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        lengths[byte as usize] = byte.is_ascii_alphanumeric() as usize;
        byte += 1;
    }
    // All that stands from U+0100 to U+027F is a letter.
    let mut byte = 0xc4;
    while byte <= 0xc9 {
        lengths[byte] = 2;
        byte += 1;
    }
    lengths
};

/// The length of what has to be looked at.
const NEEDS_LOOK: usize = usize::MAX;

/// How many bytes the character has with which these begin, if it is surely its own small form, as most letters are; else 0.
fn small(bytes: &[u8]) -> usize {
    match *bytes {
        [byte, ..] if byte.is_ascii() => usize::from(!byte.is_ascii_uppercase()),
        // à–ÿ, ă đ ĩ, ũ, ơ ư and ạ–ỹ, where small letters and capitals take turns.
        [0xc3, 0xa0..=0xff, ..] | [0xc5, 0xa9, ..] | [0xc6, 0xa1 | 0xb0, ..] => 2,
        [0xc4, second @ 0..=0xb7, ..] if second % 2 == 1 => 2,
        [0xe1, 0xba | 0xbb, third, ..] if third % 2 == 1 => 3,
        _ => 0,
    }
}

/// The text in lower case with every letter in its place: a letter whose small form is of another length stays.
pub(super) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let alphabet = Alphabet::get();
    let mut lower = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let (mut at, mut done) = (0, 0);
    while at < bytes.len() {
        let length = small(&bytes[at..]);
        if length > 0 {
            at += length;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let small = alphabet.of(c).small;
        if small != c {
            lower.push_str(&text[done..at]);
            lower.push(small);
            done = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    lower.push_str(&text[done..]);
    lower
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_keeps_every_letter_in_its_place() {
        for text in ["ỦY BAN Nhân Dân", "ĐẶC KHU", "İstanbul", "A\u{300}"] {
            assert_eq!(lower(text).len(), text.len());
        }
        assert_eq!(lower("ỦY BAN"), "ủy ban");
    }

    #[test]
    fn bytes_say_the_same_of_letters_as_characters() {
        let alphabet = Alphabet::get();
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 8];
            let text = c.encode_utf8(&mut bytes[..4]);
            assert_eq!(alphabet.end_of_word(text, 0), if c.is_alphanumeric() { c.len_utf8() } else { 0 }, "{c:?}");
            assert!([0, c.len_utf8()].contains(&small(text.as_bytes())), "{c:?}");
            assert!(small(text.as_bytes()) == 0 || letter(c).small == c, "{c:?}");
        }
        assert!("ăâđêôơưảạẫẻếệỉĩịọốộởợủũứựỷỹỵ ký 19/".chars().all(|c| small(c.encode_utf8(&mut [0; 4]).as_bytes()) > 0));
    }
}
