//! Vietnamese syllables: small letters in their places, and where an open syllable bears its tone.

use std::sync::LazyLock;

/// The letters that stand in [`LETTERS`]: all that Vietnamese is written with, and those of most other alphabets.
const KNOWN: usize = 0x1f00;

/// What is known of a character below [`KNOWN`].
#[derive(Clone, Copy)]
struct Letter {
    /// Its small form, where that is as long; else itself.
    small: char,
    is_word: bool,
}

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let letter = |code: u32| char::from_u32(code).map_or(Letter { small: ' ', is_word: false }, letter);
    (0..).take(KNOWN).map(letter).collect()
});

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
        self.0.get(c as usize).copied().unwrap_or_else(|| letter(c))
    }

    /// Whether it belongs to a word: a letter or a figure.
    pub(super) fn is_word(self, c: char) -> bool {
        self.of(c).is_word
    }

    /// Where the word ends that begins at this byte.
    pub(super) fn end_of_word(self, text: &str, from: usize) -> usize {
        text[from..].find(|c| !self.is_word(c)).map_or(text.len(), |at| from + at)
    }
}

/// The text in lower case with every letter in its place: a letter whose small form is of another length stays.
pub(super) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let alphabet = Alphabet::get();
    let mut lower = String::with_capacity(text.len());
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let small = alphabet.of(c).small;
        if small != c {
            lower.push_str(&text[done..at]);
            lower.push(small);
            done = at + c.len_utf8();
        }
    }
    lower.push_str(&text[done..]);
    lower
}

/// Where an open syllable in oa, oe or uy bears its tone: on the first vowel («hóa»), on the second («hoá»), or not in question.
pub(super) fn tone(word: &str) -> Option<bool> {
    let mut ends = word.chars().rev();
    let (last, before) = (ends.next()?, ends.next()?);
    let onset = ends.next();
    match (before, last) {
        ('ò' | 'ó' | 'ỏ' | 'õ' | 'ọ', 'a' | 'e') | ('ù' | 'ú' | 'ủ' | 'ũ' | 'ụ', 'y') => Some(true),
        ('o', 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => Some(false),
        ('u', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') if onset != Some('q') => Some(false),
        _ => None,
    }
}

/// The same syllable with its tone on the other vowel.
pub(super) fn moved(word: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let low = lower(word);
    for (first, second) in PAIRS {
        for (from, to) in [(first, second), (second, first)] {
            if low.ends_with(from) {
                let stem = &word[..word.len() - from.len()];
                let upper = word.chars().last().is_some_and(char::is_uppercase) && word.chars().count() > 1;
                let first = word[stem.len()..].chars().next().is_some_and(char::is_uppercase);
                let mut rest = to.chars();
                let head = rest.next().into_iter().flat_map(char::to_uppercase);
                return match (first, upper) {
                    (_, true) => format!("{stem}{}", to.to_uppercase()),
                    (true, false) => format!("{stem}{}{}", head.collect::<String>(), rest.as_str()),
                    (false, false) => format!("{stem}{to}"),
                };
            }
        }
    }
    word.to_owned()
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
    fn the_tone_moves_to_the_other_vowel() {
        assert_eq!((moved("Uỷ"), moved("khỏe"), moved("HOÁ")), ("Ủy".into(), "khoẻ".into(), "HÓA".into()));
    }
}
