//! Letters that are not what they seem: of another script, or broken by a wrong encoding.

use std::ops::Range;

use super::decode::DecodeReport;
use crate::finding::Severity;

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_foreign(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}') && c.is_alphabetic()
}

/// Whether this letter is of Greek or Cyrillic and stands beside one of ours.
pub(super) fn is_alike(text: &str, at: usize, c: char) -> bool {
    let before = || text[..at].chars().next_back().is_some_and(is_latin);
    let after = || text[at + c.len_utf8()..].chars().next().is_some_and(is_latin);
    is_foreign(c) && (before() || after() || SAME_SHAPES.contains(c) && is_alone(text, at, c))
}

/// Letters of Cyrillic and Greek that nobody can tell from ours.
const SAME_SHAPES: &str = "асеорхуіјѕАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";

/// Whether this letter is a whole word in a line of our own script.
fn is_alone(text: &str, at: usize, c: char) -> bool {
    let line = |c: char| c != '\n';
    let before = text[..at].chars().rev().take_while(|c| line(*c));
    let after = text[at + c.len_utf8()..].chars().take_while(|c| line(*c));
    let touches = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
    let (mut left, mut right) = (before.clone().filter(|c| c.is_alphabetic()), after.clone().filter(|c| c.is_alphabetic()));
    let (left, right) = (left.next().map(is_latin), right.next().map(is_latin));
    !touches(before.clone().next())
        && !touches(after.clone().next())
        && left.or(right).is_some()
        && left != Some(false)
        && right != Some(false)
}

/// A letter of Greek or Cyrillic beside one of ours: it looks alike, and nobody finds the word.
pub(super) fn lookalike(text: &str, at: usize, letter: char, report: &mut DecodeReport<'_>) {
    let start = text[..at]
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |length| at + length);
    // Addresses have a fault of their own for it.
    let space = |c: char| c.is_whitespace();
    let token = text[..at].rfind(space).map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8))
        ..text[at..].find(space).map_or(text.len(), |length| at + length);
    if text.get(token).is_none_or(|token| token.contains("://")) {
        return;
    }
    let word: String = text[start..end].chars().take(60).collect();
    report.add(
        "source/lookalike",
        Severity::Warning,
        at..at + letter.len_utf8(),
        words!(
            "chữ «{letter}» trong «{word}» thuộc bảng chữ khác, chỉ trông giống: tìm kiếm sẽ không thấy từ này",
            "`{letter}` in `{word}` is of another script and only looks alike: a search does not find this word"
        ),
        words!("gõ lại cả từ bằng bàn phím tiếng Việt", "type the word again"),
    );
}

/// Letters that a wrong encoding made of others.
pub(super) fn broken(bytes: Range<usize>, report: &mut DecodeReport<'_>) {
    report.add(
        "source/broken-letters",
        Severity::Warning,
        bytes,
        words!("chữ ở đây bị hỏng khi chuyển bảng mã", "letters here were broken by a wrong encoding"),
        words!(
            "gõ lại đoạn này, hoặc chép lại từ bản gốc với bảng mã UTF-8",
            "type the passage again, or copy it from the original as UTF-8"
        ),
    );
}
