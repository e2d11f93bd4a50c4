//! From bytes to text: UTF-8 only, in one normal form, and without what no editor means to write.
//!
//! What Windows and macOS editors do by themselves is fixed without a word: a byte order mark, CRLF, decomposed
//! diacritics, no-break spaces. What would be lost or mislead is reported at its place. A file in another encoding is told, and
//! read all the same where its letters are known, so that what is wrong in it is told too.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::code_page::guess;
use super::ordinary::is_ordinary;
use super::{Usability, suspect};
use crate::finding::{Finding, Fix, Severity, Spot, Words};

/// How many places of one rule are told of one file; a file in a wrong encoding would fill the report alone.
const MAX_PLACES: usize = 10;

/// A text and what was found in it.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text in its normal form; where it is not usable, what can be shown of it.
    pub(super) text: Arc<str>,
    /// Whether later stages can work with it.
    pub(super) usability: Usability,
    /// What was found; the bytes are those of `text`.
    pub(super) findings: Vec<Finding>,
}

/// Gathers the findings of one file.
pub(super) struct DecodeReport<'a> {
    path: &'a Arc<str>,
    findings: Vec<Finding>,
}

impl DecodeReport<'_> {
    pub(super) fn add(&mut self, rule: &'static str, level: Severity, bytes: Range<usize>, message: Words, remedy: Words) {
        if self.findings.iter().filter(|finding| finding.rule == rule).count() < MAX_PLACES {
            self.findings.push(Finding::new(rule, self.path, Spot::Bytes(bytes.into()), message, remedy).at(level));
        }
    }
}

/// Reads the bytes of a text file.
pub(super) fn decode(path: &Arc<str>, bytes: &[u8]) -> Decoded {
    let mut report = DecodeReport { path, findings: Vec::new() };
    let Ok(text) = simdutf8::basic::from_utf8(bytes) else {
        return foreign(bytes, report);
    };
    // Nearly every file is of this kind, and one look at each character is enough.
    if is_ordinary(text) {
        let usability = usable(suspect::leftovers(path, text, &mut report));
        return Decoded { text: text.into(), usability, findings: report.findings };
    }
    let text = normal(text, &mut report);
    let usability = usable(suspect::search(path, &text, &mut report));
    Decoded { text: text.into(), usability, findings: report.findings }
}

fn usable(is_usable: bool) -> Usability {
    if is_usable { Usability::Whole } else { Usability::Lost }
}

/// A text that is not UTF-8: told, and read where its letters are known.
fn foreign(bytes: &[u8], mut report: DecodeReport<'_>) -> Decoded {
    let path = report.path;
    let known = guess(bytes).filter(|_| other_file(bytes).is_none());
    let text = match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => not_utf8(&error, bytes, known.as_ref().map(|guess| guess.text.as_str()), &mut report),
    };
    if known.is_none() {
        return Decoded { text: text.into(), usability: Usability::Lost, findings: report.findings };
    }
    let text = normal(&text, &mut report);
    let usability = if suspect::search(path, &text, &mut report) { Usability::Guessed } else { Usability::Lost };
    Decoded { text: text.into(), usability, findings: report.findings }
}

/// A text without what editors of Windows and macOS put into it by themselves.
fn normal(text: &str, report: &mut DecodeReport<'_>) -> String {
    let mut text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    // Where files were put together there may be more of these marks; nobody sees them.
    if text.contains('\u{feff}') {
        text = text.replace('\u{feff}', "");
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if !text.chars().all(is_always_composed) && !is_nfc(&text) {
        text = text.nfc().collect();
    }
    if text.contains(NO_BREAK) {
        text = without_no_break(report.path, &text, report);
    }
    text
}

/// The spaces that Word and web pages put where an ordinary one is meant.
const NO_BREAK: [char; 2] = ['\u{a0}', '\u{202f}'];

/// Whether NFC leaves this character as it is, whatever stands beside it: true of nearly all that Vietnamese is written in,
/// and quicker than to look it up.
fn is_always_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}')
}

/// Puts ordinary spaces for no-break ones; those at the beginning of a line of YAML are told, since they look like
/// indentation and YAML does not take them for it.
fn without_no_break(path: &str, text: &str, report: &mut DecodeReport<'_>) -> String {
    let facts = facts(path, text).end;
    let mut plain = String::with_capacity(text.len());
    let mut read = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', NO_BREAK[0], NO_BREAK[1]]);
        let indent = &line[..line.len() - content.len()];
        if read < facts && indent.contains(NO_BREAK) && !content.trim().is_empty() {
            report.add(
                "source/no-break-indent",
                Severity::Warning,
                plain.len()..plain.len() + indent.chars().count(),
                words!(
                    "đầu dòng thụt vào bằng dấu cách không ngắt (thường do dán từ Word), đã được đọc như dấu cách thường",
                    "this line is indented with no-break spaces (often pasted from Word); they were read as ordinary ones"
                ),
                words!(
                    "xóa khoảng trống đầu dòng rồi gõ lại bằng phím cách",
                    "delete the blank at the start of the line and type it again"
                ),
            );
            if let Some(finding) = report.findings.last_mut() {
                finding.fix = Some(Box::new(Fix::safe(" ".repeat(indent.chars().count()))));
            }
        }
        plain.extend(line.chars().map(|c| if NO_BREAK.contains(&c) { ' ' } else { c }));
        read += line.len();
    }
    plain
}

/// The bytes of YAML in this file: all of a `.yaml`, the part between the lines `---` of a `.md`.
pub(super) fn facts(path: &str, text: &str) -> Range<usize> {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("yaml" | "yml") => return 0..text.len(),
        Some("md") => {}
        _ => return 0..0,
    }
    let mut lines = text.split_inclusive('\n').peekable();
    let mut start = 0;
    while let Some(blank) = lines.next_if(|line| line.trim().is_empty()) {
        start += blank.len();
    }
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return 0..0 };
    start += first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            break;
        }
        end += line.len();
    }
    start..end
}

/// What these bytes are when they are no text at all, by how they begin.
fn other_file(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: &[(&[u8], &str, &str)] = &[
        (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén (.docx, .xlsx, .zip)", "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0", "tệp Word hoặc Excel đời cũ (.doc, .xls)", "an old Word or Excel file"),
        (b"%PDF", "tệp PDF", "a PDF file"),
        (b"\x1f\x8b", "tệp nén", "a compressed file"),
        (b"\x89PNG", "tệp ảnh", "a picture"),
        (b"\xff\xd8\xff", "tệp ảnh", "a picture"),
    ];
    KINDS.iter().find(|(start, ..)| bytes.starts_with(start)).map(|(_, vi, en)| (*vi, *en))
}

/// Tells where the first wrong byte is and what the encoding may be; returns the text where it is `known`, else what can be shown.
fn not_utf8(error: &std::str::Utf8Error, bytes: &[u8], known: Option<&str>, report: &mut DecodeReport<'_>) -> String {
    let lossy = known.map_or_else(|| String::from_utf8_lossy(bytes), Cow::Borrowed);
    let (shown, mark) = lossy.strip_prefix('\u{feff}').map_or((&*lossy, 0), |rest| (rest, 3));
    let first = |text: &str| text.find(|c: char| !c.is_ascii()).unwrap_or_default();
    let at = known.map_or(error.valid_up_to() - mark, |_| first(shown));
    let wrong = at..at + shown[at..].chars().next().map_or(0, char::len_utf8);
    let byte = error.valid_up_to() + 1;
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let (guess_vi, guess_en) = if wide {
        ("UTF-16 («Unicode» của Notepad)", "UTF-16")
    } else {
        ("windows-1258, TCVN3 hoặc VNI", "windows-1258, TCVN3 or VNI")
    };
    if let Some((kind_vi, kind_en)) = other_file(bytes) {
        report.add(
            "source/not-utf8",
            Severity::Error,
            wrong.clone(),
            words!(
                "đây là {kind_vi}, không phải tệp văn bản thuần: sai từ byte thứ {byte}",
                "this is {kind_en}, not plain text: byte {byte} is the first wrong one"
            ),
            words!(
                "mở tệp, chép phần chữ vào một tệp mới theo mẫu của danh mục; tệp gốc thì để trong forms/",
                "copy its text into a new file made from the template; the file itself belongs in forms/"
            ),
        );
        return shown.to_owned();
    }
    report.add(
        "source/not-utf8",
        Severity::Error,
        wrong,
        words!(
            "tệp không phải UTF-8: sai từ byte thứ {byte}; có lẽ là {guess_vi}",
            "the file is not UTF-8: byte {byte} is the first wrong one; it may be {guess_en}"
        ),
        words!(
            "mở tệp, kiểm tra chữ có dấu, rồi lưu lại với mã hóa (Encoding) UTF-8",
            "open it, look at its diacritics, and save it with the encoding UTF-8"
        ),
    );
    shown.to_owned()
}
