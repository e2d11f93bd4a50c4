//! What the scanner of YAML did not understand, told in the editor's words.

use std::borrow::Cow;

use super::fault::{Fault, Located, anchor, short};
use super::mistake::plain_mistake;
use super::quote::quote;
use crate::finding::{Fix, Spot};
use saphyr_parser::Parser;

/// The usual mistakes behind a syntax error, told in the editor's words; spans are bytes of `part`.
pub(super) fn explain(info: &str, line: &str, column: usize, part: &str, line_start: usize) -> Located {
    let whole = line_start..line_start + line.len();
    if without_tabs(line) != line {
        return tab(part, line_start, line);
    }
    if let Some(located) = plain_mistake(part) {
        return located;
    }
    let text = line.trim();
    if let Some(sign) = text.find([' ', ':']).map_or(text, |at| text[at + 1..].trim_start()).chars().next().filter(|c| "@`%".contains(*c))
        && let Some(value) = line.find(sign)
    {
        let said = line[value..].trim_end();
        return (
            line_start + value..line_start + value + said.len(),
            Fault::new(
                "yaml/syntax",
                words!(
                    "câu bắt đầu bằng dấu «{sign}», dấu này máy hiểu theo cách riêng",
                    "a text that begins with `{sign}` has a meaning of its own"
                ),
                words!("đặt cả câu trong dấu nháy: \"{said}\"", "put the whole text in quotes: \"{said}\""),
            )
            .with(Fix::offered(quote(said)).only_if(!said.contains(['"', '\'', '#']))),
        );
    }
    if info.contains("anchor") {
        return (line_start + column.min(line.len())..whole.end, anchor());
    }
    if info.contains("mapping values are not allowed") || info.contains("simple key expect") || info.contains("':' must be followed") {
        if let Some(located) = no_colon(line, part, line_start) {
            return located;
        }
        if let Some(second) = second_colon(line) {
            let value = line_start + value_at(line);
            let text = part[value..whole.end].trim();
            return (
                line_start + second..line_start + second + 1,
                Fault::new(
                    "yaml/colon-in-text",
                    words!("dấu hai chấm trong câu làm máy hiểu nhầm đây là một mục khác", "the colon in this text reads as another key"),
                    words!("đặt cả câu trong dấu nháy: \"{said}\"", "put the whole text in quotes: \"{said}\"", said = short(text)),
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
                words!("máy không hiểu dòng «{said}»", "this line does not read as YAML: `{said}`", said = short(text)),
                words!("kiểm tra chỗ thụt vào, dấu hai chấm và dấu cách sau nó", "check the indentation, and the space after the colon"),
            ),
        );
    }
    if info.contains("quote") || info.contains("quoted scalar") {
        return (
            whole,
            Fault::new(
                "yaml/quote",
                words!("dấu nháy mở mà không đóng", "a quote is not closed"),
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

/// A line with a tab before its text or behind its key.
pub(super) fn tab(part: &str, line_start: usize, line: &str) -> Located {
    let at = line.find('\t').unwrap_or_default();
    let message = if line[..at].trim().is_empty() {
        words!("dòng này thụt vào bằng phím Tab", "this line is indented with a tab")
    } else {
        words!("sau dấu hai chấm là phím Tab", "a tab follows the colon")
    };
    let remedy = words!("thay phím Tab bằng hai dấu cách", "use two spaces instead of the tab");
    (line_start + at..line_start + at + 1, Fault::new("yaml/tab", message, remedy).with(untabbed(part, line_start)))
}

/// The line before this one, when it looks like a key without its colon and space: the scanner stumbles one line too late.
fn no_colon(line: &str, part: &str, line_start: usize) -> Option<Located> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let before = part[..line_start].trim_end();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    // The scanner may have stopped on the line itself, where nothing follows.
    let (start, culprit) = if line.contains('：') && !line.contains(": ") { (line_start, line) } else { (start, &before[start..]) };
    let text = culprit.trim();
    let is_key = !text.is_empty() && !text.contains(": ") && !text.ends_with(':') && !text.starts_with(['-', '#', '"', '\'']);
    if !is_key || indent(culprit) != indent(line) {
        return None;
    }
    let at = start + indent(culprit);
    Some(glued(text, at))
}

/// A line whose colon has no blank behind it, or is a wide one, or is missing; it begins at this byte of the file.
pub(super) fn glued(text: &str, at: usize) -> Located {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let Some((colon, sign)) = line.char_indices().find(|(_, c)| matches!(c, ':' | '：')) else {
        let said = short(line);
        return (
            at..at + line.len(),
            Fault::new(
                "yaml/syntax",
                words!("dòng «{said}» thiếu dấu hai chấm sau tên mục", "the line `{said}` lacks the colon after its key"),
                words!(
                    "viết `tên: giá trị`; nếu đây là phần tiếp của câu trên, thụt vào hai dấu cách",
                    "write `key: value`, or indent the line if it goes on with the text above"
                ),
            ),
        );
    };
    let end = colon + sign.len_utf8();
    let (key, value) = (&line[..colon], line[end..].trim());
    let fix = Fix::safe(format!("{key}: {value}")).at(Spot::Bytes((at..at + line.len()).into()));
    (
        at + colon..at + end,
        Fault::new(
            "yaml/syntax",
            if sign == ':' {
                words!("sau dấu hai chấm thiếu dấu cách", "a space is missing after the colon")
            } else {
                words!("«：» là dấu hai chấm cỡ rộng, máy không đọc được", "`：` is a full-width colon, which is none to YAML")
            },
            words!("viết `{key}: {value}`", "write `{key}: {value}`", value = short(value)),
        )
        .with(fix.only_if(!value.is_empty() && !value.contains([':', '#', '{', '[', '"', '\'', '&', '*']))),
    )
}

/// The lines from this one on, each tab before a text or after a key as spaces; safe if they read as YAML then.
fn untabbed(part: &str, line_start: usize) -> Fix {
    let (mut plain, mut at, mut last) = (String::new(), 0, (0, 0));
    for line in part[line_start..].split_inclusive('\n') {
        let fixed = without_tabs(line);
        plain.push_str(&fixed);
        at += line.len();
        if fixed != line {
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
pub(super) fn without_tabs(line: &str) -> Cow<'_, str> {
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

/// Where the value of a line begins: behind its key, or behind the dash of an item that has no key.
fn value_at(line: &str) -> usize {
    let text = line.trim_start_matches([' ', '-']);
    let item = line.len() - text.len();
    let is_key = |key: &str| key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    let key = text.find(": ").filter(|colon| item == 0 || !line.trim_start().starts_with('-') || is_key(&text[..*colon]));
    item + key.map_or(0, |colon| colon + 2)
}

/// The byte of a second `: ` in a line that already has a key.
fn second_colon(line: &str) -> Option<usize> {
    let first = line.find(": ")?;
    let rest = &line[first + 2..];
    let second = rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1))?;
    Some(first + 2 + second)
}
