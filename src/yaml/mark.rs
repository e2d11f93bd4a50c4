//! The marks with which people begin the items of a list: «- », «•», «1.», «a)», «Bước 1». YAML and Markdown know some of them
//! only, and put the rest into one line.

use crate::jurisdiction::{Jurisdiction, tokens};

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A dash or a dot.
    Sign,
    /// A number, and the sign behind it.
    Number(u32, char),
    /// A letter, and the sign behind it.
    Letter(char, char),
    /// A word that is numbered, such as «Bước 1».
    Word(u32),
}

/// The dots and dashes of Word besides the plain hyphen; the last ones are of its own fonts.
const SIGNS: &str = "–—−‒•●▪◦·‣⁃■□➢✓✔\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}";
/// The letters with which items are counted, in their order.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The numerals of the Romans, with which chapters are counted.
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

impl Mark {
    /// Whether this mark counts on from the other.
    #[must_use]
    pub fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Number(one, sign), Self::Number(two, other)) => sign == other && two == one + 1,
            (Self::Word(one), Self::Word(two)) => two == one + 1,
            (Self::Letter(one, sign), Self::Letter(two, other)) => {
                let place = |letter: char| LETTERS.chars().position(|known| known == letter);
                // «a), b), c), d), e)» leaves one letter out.
                sign == other && place(one).zip(place(two)).is_some_and(|(one, two)| two == one + 1 || (one, two) == (3, 5))
            }
            _ => false,
        }
    }

    /// Whether a list begins with it.
    #[must_use]
    pub fn is_first(self) -> bool {
        matches!(self, Self::Sign | Self::Number(1, _) | Self::Letter('a', _) | Self::Word(1))
    }
}

/// The mark with which a line begins, and what stands behind it.
#[must_use]
pub fn marked<'t>(line: &'t str, habits: &Jurisdiction) -> Option<(Mark, &'t str)> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let says = |rest: &'t str| Some(rest.trim_start()).filter(|rest| !rest.is_empty());
    if SIGNS.contains(first) {
        return says(rest).map(|rest| (Mark::Sign, rest));
    }
    match first {
        // «-Nộp» is meant for an item, «-5» for a number, «--» for neither.
        '-' if rest.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic() || "\"“«(".contains(c)) => {
            return says(rest).map(|rest| (Mark::Sign, rest));
        }
        '+' | '*' if rest.starts_with(char::is_whitespace) => return says(rest).map(|rest| (Mark::Sign, rest)),
        // What Word's second kind of dot becomes.
        'o' if rest.starts_with(['\t', ' ']) && rest.trim_start().starts_with(char::is_uppercase) => {
            return says(rest).map(|rest| (Mark::Sign, rest));
        }
        _ => {}
    }
    counted(line).or_else(|| numbered_word(line, habits))
}

/// «1. x», «2)x», «(3) x», «4/ x», «a) x», «b. x».
fn counted(line: &str) -> Option<(Mark, &str)> {
    let (inside, is_bracketed) = line.strip_prefix('(').map_or((line, false), |inside| (inside, true));
    let digits = inside.len() - inside.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = inside.chars().next().filter(|c| LETTERS.contains(*c));
    let roman = ROMAN.iter().rposition(|roman| inside.strip_prefix(roman).is_some_and(|rest| rest.starts_with(['.', ')', '/'])));
    if let Some(count) = roman.filter(|_| !is_bracketed) {
        let (sign, text) = (inside[ROMAN[count].len()..].chars().next()?, inside[ROMAN[count].len() + 1..].trim_start());
        let number = u32::try_from(count).ok()? + 1;
        return text.starts_with(char::is_uppercase).then_some((Mark::Number(number, sign), text));
    }
    let length = if digits > 0 { digits } else { letter?.len_utf8() };
    let sign = inside[length..].chars().next().filter(|sign| if is_bracketed { *sign == ')' } else { ".)/:-".contains(*sign) })?;
    let rest = &inside[length + 1..];
    let text = rest.trim_start();
    // «1.004222», «30/4», «7:30» and «e.g.» count nothing.
    let is_apart = rest.len() > text.len() || digits > 0 && ".)".contains(sign) && text.starts_with(char::is_uppercase);
    if text.is_empty() || !is_apart || digits == 0 && "/:-".contains(sign) {
        return None;
    }
    let sign = if is_bracketed { '(' } else { sign };
    let mark =
        if digits > 0 { Mark::Number(inside[..digits].parse().ok().filter(|_| digits <= 2)?, sign) } else { Mark::Letter(letter?, sign) };
    Some((mark, text))
}

/// «Bước 1: x».
fn numbered_word<'t>(line: &'t str, habits: &Jurisdiction) -> Option<(Mark, &'t str)> {
    let (word, rest) = line.split_once(' ')?;
    let word = word.to_lowercase();
    if !habits.lists.numbered.contains(&word) {
        return None;
    }
    let rest = rest.trim_start();
    let end = rest.find([':', '.', ' ', ',', ')', '-', '–']).unwrap_or(rest.len());
    let spelt = || habits.numerals.read(&tokens(&rest[..end])).and_then(|(number, _)| u32::try_from(number).ok());
    let number = rest[..end].parse().ok().or_else(spelt)?;
    let text = rest[end..].trim_start_matches([':', '.', ' ', ',', ')', '-', '–']);
    (!text.is_empty()).then_some((Mark::Word(number), text))
}

/// Whether a line begins with a sign that people put before the items of a list, where YAML wants a hyphen and a blank.
#[must_use]
pub(super) fn is_bulleted(text: &str) -> bool {
    let mut characters = text.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return false };
    match first {
        '-' => second.is_alphabetic(),
        '*' | '+' => second.is_whitespace(),
        sign => SIGNS.contains(sign),
    }
}

/// The items of a list that was typed with marks in a text of one or several lines; nothing where no list was meant.
#[must_use]
pub fn listed(text: &str, habits: &Jurisdiction) -> Option<Vec<String>> {
    let (first, rest) = marked(text, habits).filter(|(mark, _)| mark.is_first())?;
    let mut lines = text.lines();
    lines.next();
    let mut items = vec![rest.lines().next().unwrap_or_default().trim_end().to_owned()];
    let mut last = first;
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((mark, rest)) = marked(line, habits).filter(|(mark, _)| mark.follows(last) || *mark == Mark::Sign) {
            last = mark;
            items.push(rest.to_owned());
        } else {
            let item = items.last_mut()?;
            item.push(' ');
            item.push_str(line);
        }
    }
    if items.len() == 1 {
        items = within(&items[0], first, habits);
    }
    // A number alone may belong to the text.
    (items.len() > 1 || first == Mark::Sign).then_some(items)
}

/// In how many places of one line a list may begin that is looked for: each is followed to the end of the line.
const MAX_STARTS: usize = 8;

/// A list that was typed into one line, at its beginning or behind a colon: where it begins, and its items.
///
/// ```text
/// Hồ sơ gồm: a) Đơn b) Ảnh c) Giấy khai sinh
/// ```
///
/// Behind a colon two marks may belong to a sentence, as «điểm a) và điểm b)» does; three are a list.
#[must_use]
pub fn in_one_line(line: &str, habits: &Jurisdiction) -> Option<(usize, Vec<String>)> {
    let starts = std::iter::once(0).chain(line.match_indices(": ").map(|(at, _)| at + 2));
    let firsts = starts
        .filter_map(|at| Some((at, marked(&line[at..], habits)?)))
        .filter(|(_, (mark, _))| mark.is_first() && *mark != Mark::Sign)
        .take(MAX_STARTS);
    firsts.map(|(at, (mark, rest))| (at, within(rest, mark, habits))).find(|(at, items)| items.len() >= if *at == 0 { 2 } else { 3 })
}

/// The items that stand behind each other in one line, after the mark of the first.
fn within(line: &str, first: Mark, habits: &Jurisdiction) -> Vec<String> {
    let mut items = Vec::new();
    let (mut start, mut last) = (0, first);
    for (at, _) in line.match_indices(' ').filter(|_| first != Mark::Sign) {
        let here = &line[at + 1..];
        if at + 1 > start
            && let Some((mark, rest)) = marked(here, habits).filter(|(mark, _)| mark.follows(last))
        {
            items.push(line[start..at].trim_end_matches([' ', ';', ',']).to_owned());
            start = line.len() - rest.len();
            last = mark;
        }
    }
    items.push(line[start..].to_owned());
    items
}

/// The first line after the first one that begins an item: where lines do not count, it goes on with what stands before it.
#[must_use]
pub fn run_on<'t>(text: &'t str, habits: &Jurisdiction) -> Option<&'t str> {
    let mut before: Vec<Mark> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((mark, _)) = marked(line, habits) else { continue };
        let counts = mark == Mark::Sign || mark.is_first() || before.iter().any(|before| mark.follows(*before));
        if index > 0 && counts {
            return Some(line.trim());
        }
        before.push(mark);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(line: &str) -> Option<(Mark, &str)> {
        marked(line, Jurisdiction::usual())
    }

    fn items(text: &str) -> Option<Vec<String>> {
        listed(text, Jurisdiction::usual())
    }

    #[test]
    fn lists_in_one_line_are_told_from_sentences() {
        let found = |line: &str| in_one_line(line, Jurisdiction::usual());
        let items = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
        assert_eq!(found("a) Đơn b) Ảnh"), Some((0, items(&["Đơn", "Ảnh"]))));
        assert_eq!(found("Gồm: a) Đơn; b) Ảnh; c) Giấy"), Some((7, items(&["Đơn", "Ảnh", "Giấy"]))));
        assert_eq!(found("Bước 1: Nộp hồ sơ Bước 2: Nhận"), Some((0, items(&["Nộp hồ sơ", "Nhận"]))));
        assert_eq!(found("Gồm: 1. Đơn 2. Ảnh 3. Giấy").map(|(at, _)| at), Some(7));
        for sentence in ["Theo điểm a) khoản 1 và điểm b) khoản 2", "Gồm: a) và b)", "Mở cửa: 7 giờ đến 11 giờ", "Bước 1: Nộp hồ sơ"]
        {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn marks_are_told_from_what_only_looks_like_one() {
        for (line, want, rest) in [
            ("- Nộp", Mark::Sign, "Nộp"),
            ("-Nộp", Mark::Sign, "Nộp"),
            ("•Nộp", Mark::Sign, "Nộp"),
            ("o Tờ khai", Mark::Sign, "Tờ khai"),
            ("1. Nộp", Mark::Number(1, '.'), "Nộp"),
            ("2.Nộp", Mark::Number(2, '.'), "Nộp"),
            ("3) nộp", Mark::Number(3, ')'), "nộp"),
            ("(4) nộp", Mark::Number(4, '('), "nộp"),
            ("5/ Nộp", Mark::Number(5, '/'), "Nộp"),
            ("a) nộp", Mark::Letter('a', ')'), "nộp"),
            ("đ. nộp", Mark::Letter('đ', '.'), "nộp"),
            ("II. Nộp", Mark::Number(2, '.'), "Nộp"),
            ("Bước 2: Nộp", Mark::Word(2), "Nộp"),
            ("Bước hai: Nộp", Mark::Word(2), "Nộp"),
        ] {
            assert_eq!(mark(line), Some((want, rest)), "{line}");
        }
        for line in [
            "-5 độ",
            "--- x",
            "1.004222",
            "30/4",
            "7:30 sáng",
            "+84 236",
            "*nghiêng*",
            "e.g. x",
            "ở nhà",
            "Bước vào",
            "I.nộp",
            "IIa. Nộp",
            "2026. Nộp",
            "a)",
            "-",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }

    #[test]
    fn a_list_is_found_by_lines_and_within_one() {
        for text in [
            "-Nộp\n  -Nhận",
            "1. Nộp\n2. Nhận",
            "1. Nộp 2. Nhận",
            "a) Nộp; b) Nhận",
            "I. Nộp\nII. Nhận",
            "Bước 1: Nộp. Bước 2: Nhận",
            "• Nộp\n• Nhận",
        ] {
            let items = items(text).unwrap_or_default();
            assert_eq!(items.iter().map(|item| item.trim_end_matches('.')).collect::<Vec<_>>(), ["Nộp", "Nhận"], "{text}");
        }
        assert_eq!(items("-Nộp tại\n  công an xã").as_deref(), Some(&["Nộp tại công an xã".to_owned()][..]));
        for text in ["Nộp hồ sơ", "1. Nộp", "2. Nộp 3. Nhận", "Nộp 1. Nhận"] {
            assert_eq!(items(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_begins_an_item_goes_on_with_the_one_before() {
        let found = |text| run_on(text, Jurisdiction::usual());
        assert_eq!(found("Nộp hồ sơ\n -Nhận kết quả"), Some("-Nhận kết quả"));
        assert_eq!(found("Gồm:\na) Đơn\nb) Ảnh"), Some("a) Đơn"));
        assert_eq!(found("Bước 1: Nộp\nBước 2: Nhận"), Some("Bước 2: Nhận"));
        assert_eq!(found("- Nộp trước ngày\n15. Mang theo"), None);
        assert_eq!(found("Nộp hồ sơ\ntại xã"), None);
    }
}
