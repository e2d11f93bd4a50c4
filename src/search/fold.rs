//! Folding: how the letters of the index are compared with the letters that people type.
//!
//! The engine folds what is typed in the same way, in JavaScript; a test holds the two equal.

use unicode_normalization::UnicodeNormalization;

use crate::letters::plain;

/// The text in lower case, without the marks of Latin letters; `đ` and `ð` are `d`. Marks of other scripts stay: they are letters.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Adds the folded text. Almost all letters of Vietnamese stand in a table; a text with any other is folded as a whole, for
/// where marks stand and how a letter is lowered can depend on its neighbours.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    let start = folded.len();
    for c in text.chars() {
        if let Some(plain) = plain(c) {
            folded.push(plain);
        } else if matches!(c, '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{2027}') {
            // Dashes, quotation marks and the like have neither marks nor case.
            folded.push(c);
        } else {
            folded.truncate(start);
            return fold_whole(text, folded);
        }
    }
}

fn fold_whole(text: &str, folded: &mut String) {
    let mut latin = false;
    for c in text.nfd().collect::<String>().to_lowercase().chars() {
        match c {
            '\u{300}'..='\u{36f}' if latin => {}
            '\u{300}'..='\u{36f}' => folded.push(c),
            'đ' | 'ð' => {
                latin = true;
                folded.push('d');
            }
            c => {
                latin = c.is_ascii_alphabetic();
                folded.push(c);
            }
        }
    }
}

/// Whether a character of folded text belongs to a word.
const fn is_word(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='z' | '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' | '\u{3040}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}')
}

/// The words of folded text. A number loses its zeros in front: «mức 02» is «mức 2».
pub fn terms(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = &folded[end(folded, false)..];
    std::iter::from_fn(move || {
        let (word, after) = rest.split_at(end(rest, true));
        rest = &after[end(after, false)..];
        (!word.is_empty()).then_some(word)
    })
    .map(|word| {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            let bare = word.trim_start_matches('0');
            if bare.is_empty() { "0" } else { bare }
        } else {
            word
        }
    })
}

/// How the words of a language are told apart.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Splitter {
    /// Whether the plural of a word and its singular are one: `passeports` and `passeport`. Not so in Vietnamese, which has no
    /// such ending, but keys of an input method that stand for a tone.
    pub(super) plurals: bool,
}

impl Splitter {
    /// The words of folded text, as they are compared.
    pub(super) fn terms(self, folded: &str) -> impl Iterator<Item = &str> {
        terms(folded).map(move |word| if self.plurals { singular(word) } else { word })
    }
}

/// A word without a final s or x, where enough is left of it.
fn singular(word: &str) -> &str {
    word.strip_suffix(['s', 'x']).filter(|stem| stem.chars().count() > 2).unwrap_or(word)
}

/// What a byte of folded text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteClass {
    Word,
    Between,
    /// A part of a character that has to be decoded.
    Part,
}

const BYTES: [ByteClass; 256] = {
    let mut bytes = [ByteClass::Part; 256];
    let mut code: u8 = 0;
    while code.is_ascii() {
        bytes[code as usize] = if code.is_ascii_lowercase() || code.is_ascii_digit() { ByteClass::Word } else { ByteClass::Between };
        code += 1;
    }
    bytes
};

/// Where the word ends with which the text begins, or what is none. Almost all is ASCII, which needs no decoding.
fn end(text: &str, of_word: bool) -> usize {
    let wanted = if of_word { ByteClass::Word } else { ByteClass::Between };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match BYTES[usize::from(byte)] {
            ByteClass::Part => match text[at..].chars().next() {
                Some(c) if is_word(c) == of_word => at += c.len_utf8(),
                _ => break,
            },
            byte if byte != wanted => break,
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_latin_letters_go_and_those_of_other_scripts_stay() {
        assert_eq!(fold("Đăng ký Ðặc ðiểm"), "dang ky dac diem");
        assert_eq!(fold("Le\u{323}\u{302} phi\u{301}"), "le phi");
        assert_eq!(fold("Élève français"), "eleve francais");
        assert_eq!(fold("Й"), "и\u{306}");
        // The order of two marks is that of the whole text, and a sigma knows that its word ends.
        assert_eq!(fold("a\u{670}\u{300}"), "a\u{670}\u{300}".nfd().collect::<String>());
        assert_eq!(fold("Ὀδυσσεύς ΣΑΣ"), "ὀδυσσεύς σας".nfd().collect::<String>());
        assert_eq!(fold("กำ"), "กำ".nfd().collect::<String>());
    }

    #[test]
    fn words_are_letters_and_digits() {
        let plurals = Splitter { plurals: true };
        assert_eq!(plurals.terms("passeports bateaux des os permis").collect::<Vec<_>>(), ["passeport", "bateau", "des", "os", "permi"]);
        assert_eq!(terms(&fold("Mức độ 02, CT01 – «Hồ sơ» 000")).collect::<Vec<_>>(), ["muc", "do", "2", "ct01", "ho", "so", "0"]);
    }
}
