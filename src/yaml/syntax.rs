//! What the scanner of YAML did not understand, told in the editor's words.

use super::fault::Fault;
use std::borrow::Cow;

use super::node::{Located, anchor};
use super::quote::quote;
use crate::finding::{Fix, Spot, Words};
use saphyr_parser::Parser;

/// The usual mistakes behind a syntax error, told in the editor's words; spans are bytes of `part`.
pub(super) fn explain(info: &str, line: &str, column: usize, part: &str, line_start: usize) -> Located {
    let whole = line_start..line_start + line.len();
    if let Some(at) = line.find('\t').filter(|_| without_tabs(line) != line) {
        let (vi, en) = if line[..at].trim().is_empty() {
            ("dòng này thụt vào bằng phím Tab", "this line is indented with a tab")
        } else {
            ("sau dấu hai chấm là phím Tab", "a tab follows the colon")
        };
        return (
            line_start + at..line_start + at + 1,
            Fault::new(
                "yaml/tab",
                Words { vi: vi.into(), en: en.into() },
                words!("thay phím Tab bằng hai dấu cách", "use two spaces instead of the tab"),
            )
            .with(untabbed(part, line_start)),
        );
    }
    if info.contains("anchor") {
        return (line_start + column.min(line.len())..whole.end, anchor());
    }
    if info.contains("mapping values are not allowed") || info.contains("simple key expect") || info.contains("':' must be followed") {
        if let Some(second) = second_colon(line) {
            let value = line_start + line.find(": ").map_or(0, |at| at + 2);
            let text = part[value..whole.end].trim();
            return (
                line_start + second..line_start + second + 1,
                Fault::new(
                    "yaml/colon-in-text",
                    words!("dấu hai chấm trong câu làm máy hiểu nhầm đây là một mục khác", "the colon in this text reads as another key"),
                    words!("đặt cả câu trong dấu nháy: \"{text}\"", "put the whole text in quotes: \"{text}\""),
                )
                .with(
                    Fix::offered(quote(text))
                        .at(Spot::Bytes((value..value + part[value..whole.end].trim_end().len()).into()))
                        .only_if(!text.contains(['"', '\'', '#', '{', '[', '&', '*'])),
                ),
            );
        }
        let text = line.trim();
        return (
            whole,
            Fault::new(
                "yaml/syntax",
                words!("máy không hiểu dòng «{text}»", "this line does not read as YAML: `{text}`"),
                words!("kiểm tra chỗ thụt vào, dấu hai chấm và dấu cách sau nó", "check the indentation, and the space after the colon"),
            ),
        );
    }
    if info.contains("quote") || info.contains("quoted scalar") {
        return (
            whole,
            Fault::new(
                "yaml/quote",
                words!(
                    "dấu nháy mở mà không đóng, hoặc có chữ thừa sau dấu nháy đóng",
                    "a quote is not closed, or text follows the closing one"
                ),
                words!("đóng dấu nháy ở cuối câu; trong câu dùng « »", "close the quote at the end of the text"),
            ),
        );
    }
    let at = (line_start + column.min(line.len()))..whole.end;
    (
        at,
        Fault::new(
            "yaml/syntax",
            words!("máy không hiểu chỗ này", "this does not read as YAML ({info})"),
            words!("kiểm tra chỗ thụt vào, dấu hai chấm, dấu nháy và dấu ngoặc", "check indentation, colons, quotes and brackets"),
        ),
    )
}

/// The lines from this one on, each tab before a text or after a key as spaces; safe if they read as YAML then.
fn untabbed(part: &str, line_start: usize) -> Fix {
    let (mut plain, mut at, mut last) = (String::new(), 0, (0, 0));
    for line in part[line_start..].split_inclusive('\n') {
        let mended = without_tabs(line);
        plain.push_str(&mended);
        at += line.len();
        if mended != line {
            last = (at, plain.len());
        }
    }
    let (old, new) = last;
    plain.truncate(new);
    let reads = [&part[..line_start], &plain, &part[line_start + old..]].concat();
    let is_safe = Parser::new_from_str(&reads).all(|event| event.is_ok());
    Fix::safe(plain).at(Spot::Bytes((line_start..line_start + old).into())).safe_if(is_safe)
}

/// The line with spaces for the tabs before its text and those after its key.
fn without_tabs(line: &str) -> Cow<'_, str> {
    if !line.contains('\t') {
        return Cow::Borrowed(line);
    }
    let text = line.trim_start_matches([' ', '\t', '-']);
    let indent = line[..line.len() - text.len()].replace('\t', "  ");
    let key = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(0);
    match text[key..].strip_prefix(":\t") {
        Some(value) if key > 0 => Cow::Owned([&indent, &text[..key], ": ", value.trim_start_matches([' ', '\t'])].concat()),
        _ => Cow::Owned(indent + text),
    }
}

/// The byte of a second `: ` in a line that already has a key.
fn second_colon(line: &str) -> Option<usize> {
    let first = line.find(": ")?;
    let rest = &line[first + 2..];
    let second = rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1))?;
    Some(first + 2 + second)
}
