//! A name as it is compared: without case, marks of lists, numbers of laws and dates. A circular that takes the place of another
//! changes one name in five, and none of the papers.

use std::collections::BTreeSet;

use crate::letters::unmarked;
use crate::record::{law_key, numbers_in};

/// A text taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// Its words, one after the other.
    pub(super) key: String,
    /// Its words, each once.
    pub(super) words: BTreeSet<String>,
    /// The numbers of laws and forms in it, as they are compared.
    pub(super) laws: BTreeSet<String>,
    /// The same as they are written.
    pub(super) shown: Vec<String>,
    /// The other figures in it.
    pub(super) figures: BTreeSet<String>,
}

impl Named {
    pub(super) fn of(text: &str) -> Self {
        let mut named = Self::default();
        let mut rest = String::with_capacity(text.len());
        let mut end = 0;
        for bytes in numbers_in(text) {
            rest.push_str(&text[end..bytes.start]);
            end = bytes.end;
            let number = &text[bytes];
            if named.laws.insert(law_key(number)) {
                named.shown.push(number.to_owned());
            }
        }
        rest.push_str(&text[end..]);
        let mut list: Vec<String> = Vec::new();
        for piece in without_mark(&rest).split_whitespace().filter(|piece| !is_date(piece)) {
            let folded: String = unmarked(piece).collect();
            list.extend(folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned));
        }
        let digits = list.iter().flat_map(|word| word.split(|c: char| !c.is_ascii_digit()));
        named.figures = digits.map(|run| run.trim_start_matches('0').to_owned()).filter(|run| !run.is_empty()).collect();
        named.key = list.join(" ");
        named.words = list.into_iter().collect();
        named
    }

    /// Whether both have figures that the other has not: other measures, other counts.
    pub(super) fn has_other_figures(&self, other: &Self) -> bool {
        self.figures.difference(&other.figures).next().is_some() && other.figures.difference(&self.figures).next().is_some()
    }
}

/// Without what a line of a list begins with: «- », «b) », «1. ».
fn without_mark(text: &str) -> &str {
    let mut text = text.trim_start();
    // Two at most, such as «- b) »: what comes behind is text.
    for _ in 0..2 {
        let bare = text.trim_start_matches(['-', '–', '—', '+', '*', '•', '·']).trim_start();
        let end = bare.find([')', '.']).filter(|end| (1..=4).contains(end));
        let is_mark = |end: &usize| bare[..*end].chars().all(char::is_alphanumeric) && bare[..*end].chars().count() <= 2;
        let rest = end.filter(is_mark).map(|end| &bare[end + 1..]);
        text = rest.filter(|rest| rest.starts_with(char::is_whitespace)).map_or(bare, str::trim_start);
    }
    text
}

/// «22/5/2026», «1-7-2026,».
fn is_date(piece: &str) -> bool {
    let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = piece.splitn(4, ['/', '-', '.']).collect();
    let is_number = |part: &&str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(&parts[..], [day, month, year] if is_number(day, 1..=2) && is_number(month, 1..=2) && is_number(year, 4..=4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_numbers_of_laws_dates_and_case_say_nothing() {
        let key = |text| Named::of(text).key;
        assert_eq!(key("b) Danh sách"), key("- danh sách;"));
        assert_eq!(key("1. Tờ khai ban hành kèm theo 31/2023/TT-BCA"), key("tờ khai ban hành kèm theo 69/2026/TT-BCA"));
        assert_eq!(key("Ảnh (22/5/2026)"), key("ẢNH"));
        assert_ne!(key("Danh sách"), key("Đơn đề nghị"));
        assert_eq!(Named::of("Mẫu 02/2025/LLTP").shown, ["02/2025/LLTP"]);
    }

    #[test]
    fn a_hostile_line_takes_no_longer_than_a_long_one() {
        for line in ["a)".repeat(50_000), "1/2/".repeat(25_000), "- ".repeat(50_000), "9/9/QĐ-".repeat(12_000)] {
            assert!(Named::of(&line).key.len() <= line.len());
        }
    }
}
