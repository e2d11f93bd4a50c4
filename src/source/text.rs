//! From bytes of a text to lines and columns, as editors count them.

use std::ops::Range;

use crate::finding::Place;

/// The place of these bytes. Lines and columns count from 1, columns in characters; bytes beyond the text, or inside a
/// character, are moved back to where a character begins.
#[must_use]
pub fn place(text: &str, bytes: Range<usize>) -> Place {
    let start = text.floor_char_boundary(bytes.start);
    let end = text.floor_char_boundary(bytes.end.max(start));
    let before = &text.as_bytes()[..start];
    let line = 1 + count(before);
    let end_line = line + count(&text.as_bytes()[start..end]);
    Place { line, column: column(text, start), end_line, end_column: column(text, end) }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn column(text: &str, at: usize) -> usize {
    1 + text[line_start(text, at)..at].chars().count()
}

fn count(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_begin_at_one() {
        let text = "mã: 1\nlệ phí: 20,000\n";
        let at = text.find("20").unwrap();
        assert_eq!(place(text, at..at + 6), Place { line: 2, column: 9, end_line: 2, end_column: 15 });
        assert_eq!(place(text, 0..0), Place { line: 1, column: 1, end_line: 1, end_column: 1 });
    }

    #[test]
    fn a_range_may_span_lines_or_lie_beyond_the_end() {
        assert_eq!(place("a\nbc\n", 0..4), Place { line: 1, column: 1, end_line: 2, end_column: 3 });
        assert_eq!(place("a\nbc", 90..95), Place { line: 2, column: 3, end_line: 2, end_column: 3 });
        assert_eq!(place("ệ", 1..2).column, 1, "inside a character");
    }
}
