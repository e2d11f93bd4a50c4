//! From a fixed text back to the bytes of its file.
//!
//! A text is not its file: a byte order mark, CRLF, decomposed letters and no-break spaces are put right while reading. Lines
//! that no change touches stay as they are on the disk, but for two things that no reader can see and that other programs
//! stumble over: the byte order mark goes, and decomposed letters are composed.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::finding::{Replacement, apply};

/// The file `raw`, which reads as `text`, after these changes of the text, which are in order and do not touch each other.
#[must_use]
pub(crate) fn respelled(raw: &str, text: &str, changes: &[&Replacement]) -> String {
    let raw: Vec<(&str, &str)> = lines(raw.strip_prefix('\u{feff}').unwrap_or(raw)).collect();
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    // The line in which a byte of the text stands.
    let line = |at: usize| starts.partition_point(|start| *start <= at) - 1;
    let mut out = String::with_capacity(text.len() + 16);
    let (mut next, mut rest) = (0, changes);
    while let [first, ..] = rest {
        // Changes that share a line are made together.
        let from = line(first.bytes.start);
        let (mut to, mut count) = (line(first.bytes.end), 1);
        while rest.get(count).is_some_and(|change| line(change.bytes.start) <= to) {
            to = line(rest[count].bytes.end);
            count += 1;
        }
        keep(&mut out, raw.get(next..from).unwrap_or_default());
        let (start, end) = (starts[from], starts.get(to + 1).copied().unwrap_or(text.len()));
        let inner: Vec<Replacement> = rest[..count].iter().map(|change| shifted(change, start)).collect();
        let fixed = apply(&text[start..end], inner.iter().map(Replacement::edit));
        let ending = raw.get(from).map_or("\n", |(_, ending)| if ending.is_empty() { "\n" } else { ending });
        out.push_str(&if ending == "\n" { fixed } else { fixed.replace('\n', ending) });
        (next, rest) = (to + 1, &rest[count..]);
    }
    keep(&mut out, raw.get(next..).unwrap_or_default());
    out
}

fn shifted(change: &Replacement, start: usize) -> Replacement {
    Replacement { bytes: change.bytes.start - start..change.bytes.end - start, ..change.clone() }
}

fn keep(out: &mut String, lines: &[(&str, &str)]) {
    for (line, ending) in lines {
        out.push_str(&composed(line));
        out.push_str(ending);
    }
}

fn composed(line: &str) -> Cow<'_, str> {
    if is_nfc(line) { Cow::Borrowed(line) } else { Cow::Owned(line.nfc().collect()) }
}

/// The lines with their own line breaks apart, as many as the text has.
fn lines(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = Some(raw);
    std::iter::from_fn(move || {
        let here = rest?;
        let Some(at) = here.find(['\n', '\r']) else {
            rest = None;
            return Some((here, ""));
        };
        let length = if here[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = Some(&here[at + length..]);
        Some((&here[..at], &here[at..at + length]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

    fn change(text: &str, old: &str, new: &str) -> Replacement {
        let at = text.find(old).unwrap_or_default();
        let place = Place { line: 1, column: 1, end_line: 1, end_column: 1 };
        Replacement { bytes: at..at + old.len(), text: new.to_owned(), place, is_safe: true, is_verbatim: false }
    }

    #[test]
    fn untouched_lines_keep_their_line_ends_and_spaces() {
        let raw = "\u{feff}a: 1\r\nphí:\u{a0}50.000 # x\r\nb:\u{a0}2\rc\n";
        let text = "a: 1\nphí: 50.000 # x\nb: 2\nc\n";
        let changes = [change(text, "50.000", "50000")];
        assert_eq!(respelled(raw, text, &changes.iter().collect::<Vec<_>>()), "a: 1\r\nphí: 50000 # x\r\nb:\u{a0}2\rc\n");
    }

    #[test]
    fn without_a_change_letters_are_composed_and_the_mark_goes() {
        assert_eq!(respelled("\u{feff}Le\u{323}\u{302} phi\u{301}", "Lệ phí", &[]), "Lệ phí");
        assert_eq!(respelled("", "", &[]), "");
        assert_eq!(respelled("a\r\n\r\n", "a\n\n", &[]), "a\r\n\r\n");
    }

    #[test]
    fn changes_on_one_line_and_over_several_are_made_together() {
        let text = "a: 1\nb: 2\nc: 3\nd: 4";
        let changes = [change(text, "a", "A"), change(text, "1\nb", "x"), change(text, "2", "y"), change(text, "4", "z")];
        assert_eq!(respelled(text, text, &changes.iter().collect::<Vec<_>>()), "A: x: y\nc: 3\nd: z");
    }
}
