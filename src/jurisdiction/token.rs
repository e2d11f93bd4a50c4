//! A value as its editor typed it, piece by piece: words, numbers and signs. Nothing but blanks is left out.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::letters::{plain, unmarked};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Letters.
    Word,
    /// Digits, with points and commas between them.
    Number,
    /// One character that is neither.
    Sign,
}

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub sort: Sort,
    /// As it is compared: without marks, in lower case.
    pub folded: String,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

impl Token {
    /// Whether it is this sign.
    #[must_use]
    pub fn is(&self, sign: char) -> bool {
        self.sort == Sort::Sign && self.folded.starts_with(sign)
    }
}

impl AsRef<str> for Token {
    fn as_ref(&self) -> &str {
        &self.folded
    }
}

/// The pieces of a text, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    tokens_from(text, 0).collect()
}

/// The pieces of a text from this byte on, in order, each taken apart when it is asked for.
pub fn tokens_from(text: &str, from: usize) -> impl Iterator<Item = Token> {
    let mut characters = text[from..].char_indices().map(move |(at, c)| (from + at, c)).peekable();
    std::iter::from_fn(move || {
        let (start, c) = characters.by_ref().find(|(_, c)| !c.is_whitespace())?;
        let mut end = start + c.len_utf8();
        let sort = if is_letter(c) {
            while let Some((at, c)) = characters.next_if(|(_, c)| is_letter(*c) || is_combining_mark(*c)) {
                end = at + c.len_utf8();
            }
            Sort::Word
        } else if c.is_ascii_digit() {
            let digit = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_digit());
            while let Some((at, c)) = characters.next_if(|(at, c)| c.is_ascii_digit() || matches!(c, '.' | ',') && digit(at + 1)) {
                end = at + c.len_utf8();
            }
            Sort::Number
        } else {
            Sort::Sign
        };
        Some(Token { sort, folded: unmarked(&text[start..end]).collect(), at: start..end })
    })
}

/// Digits of other scripts are no letters of ours, nor are they digits that we read.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (plain(c).is_some() || c.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs_stand_apart() {
        let pieces = |text: &str| tokens(text).into_iter().map(|token| token.folded).collect::<Vec<_>>();
        assert_eq!(pieces("07 (bảy) ngày"), ["07", "(", "bay", ")", "ngay"]);
        assert_eq!(pieces("7ngày."), ["7", "ngay", "."]);
        assert_eq!(pieces("1,5 ngày, 50.000đ"), ["1,5", "ngay", ",", "50.000", "d"]);
        assert_eq!(pieces("T2–T6"), ["t", "2", "–", "t", "6"]);
    }

    #[test]
    fn every_character_but_blanks_is_in_one_piece() {
        for text in ["7 ngày (làm việc)", "１ a\u{301}b", "…", "a_b-c/d", "Đ ð"] {
            let kept: String = tokens(text).into_iter().map(|token| text[token.at].to_owned()).collect();
            assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        }
    }
}
