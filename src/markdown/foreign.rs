//! The syntax of other makers of sites, which nobody reads here: shortcodes, templates, wiki links, admonitions.

use std::ops::Range;

use crate::text::shown;
use crate::yaml::Fault;

/// How such a thing begins and ends on its line; what ends with nothing reaches to the end of the line.
const SYNTAX: &[(&str, &str)] =
    &[("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("[[", "]]"), ("[^", "]"), ("{:", "}"), ("{#", "}"), ("{.", "}")];
/// Words in brackets that `WordPress` and forums understand.
const WORDS: &[&str] = &[
    "caption", "gallery", "embed", "video", "audio", "button", "toc", "table", "row", "col", "tabs", "url", "img", "b", "i", "u", "color",
    "size", "center", "quote",
];
/// What stands at the beginning of a line.
const LINES: &[&str] = &[":::", "!!! ", "??? ", "+++", "[ ] ", "[x] ", "[X] "];

/// The first such thing in these bytes of a text, but within what is `other`.
pub(super) fn foreign(text: &str, bytes: &Range<usize>, other: &[Range<usize>]) -> Option<(Range<usize>, Fault)> {
    find(&text[bytes.clone()], |at| other.iter().any(|other| other.contains(&(bytes.start + at)))).map(|found| {
        let found = bytes.start + found.start..bytes.start + found.end;
        let fault = told(&text[found.clone()]);
        (found, fault)
    })
}

/// The first such thing in a text without Markdown.
#[must_use]
pub fn foreign_in(text: &str) -> Option<(Range<usize>, Fault)> {
    find(text, |_| false).map(|found| (found.clone(), told(&text[found])))
}

fn find(text: &str, is_other: impl Fn(usize) -> bool) -> Option<Range<usize>> {
    // Most texts hold none of these.
    if !text.contains(['{', '[', '%', ':', '!', '?', '+']) {
        return None;
    }
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let said = line.trim();
        let at = line_start + (line.len() - line.trim_start().len());
        line_start += line.len();
        if LINES.iter().any(|start| said.starts_with(start)) && !is_other(at) {
            return Some(at..at + said.len());
        }
        let within = |from: usize| at + from;
        let found = said.char_indices().find_map(|(from, c)| {
            if !matches!(c, '{' | '[' | '<') || is_other(within(from)) {
                return None;
            }
            let rest = &said[from..];
            let paired = SYNTAX.iter().find(|(open, _)| rest.starts_with(open)).and_then(|(open, close)| {
                let end = rest[open.len()..].find(close)?;
                (end > 0).then_some(open.len() + end + close.len())
            });
            paired.or_else(|| word(rest)).map(|length| within(from)..within(from) + length)
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// How long a word in brackets is that other programs understand: `[caption id="1"]`, `[/b]`.
fn word(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let end = inside.find(']')?;
    let (inside, after) = (&inside[..end], &inside[end + 1..]);
    let (name, is_end) = inside.strip_prefix('/').map_or((inside, false), |name| (name, true));
    let name = name.split([' ', '=']).next().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    // «[b]» alone may be a letter that is explained below; its end shows what is meant.
    let is_whole = is_end || inside.contains('=') || lower == "toc" || lower.len() > 1 && after.contains(&format!("[/{name}]"));
    (WORDS.contains(&lower.as_str()) && is_whole && !after.starts_with('(')).then_some(end + 2)
}

fn told(typed: &str) -> Fault {
    let said = shown(typed);
    Fault::new(
        "text/foreign-markup",
        words!(
            "«{said}» là cách viết của chương trình làm trang khác; ở đây nó hiện nguyên chữ",
            "`{said}` is the syntax of another program; here it is shown as it is typed"
        ),
        words!(
            "xóa dấu, chỉ giữ chữ cần nói; liên kết thì viết [chữ](địa-chỉ)",
            "delete the signs and keep the words; write a link as [text](address)"
        ),
    )
}
