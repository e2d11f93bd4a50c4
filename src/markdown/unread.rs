//! What Markdown does not read, and shows as it was typed: lists that run on in one paragraph, stars and brackets that are left, and
//! what other makers of sites understand.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::dialect::events;
use super::foreign::{foreign, open_fence};
use super::left::{broken_link, left_over};
use crate::finding::{Fix, Spot};
use crate::jurisdiction::Jurisdiction;
use crate::text::{is_short, shown};
use crate::yaml::{Fault, Mark, in_one_line, marked};

/// How many such places of one body are told.
const MAX_TOLD: usize = 20;
/// How many lines of one paragraph are looked at; nobody writes more.
const LINES: usize = 200;

/// Lines that Markdown puts into one paragraph.
#[derive(Default)]
struct Run {
    /// Where each line begins, and whether it goes on with the one before.
    lines: Vec<(usize, bool)>,
    end: usize,
    /// What is code or a link in it, and no text.
    other: Vec<Range<usize>>,
    /// What is text and nothing else, outside of links.
    said: Vec<Range<usize>>,
}

/// Every such place, with its bytes.
#[must_use]
pub fn unread(text: &str, habits: &Jurisdiction) -> Vec<(Range<usize>, Fault)> {
    let mut faults = Vec::new();
    let (mut run, mut breaks, mut links, mut in_code) = (Run::default(), None, 0_usize, false);
    for (event, range) in events(text) {
        in_code = matches!(event, Event::Start(Tag::CodeBlock(_))) || in_code && !matches!(event, Event::End(TagEnd::CodeBlock));
        if in_code && matches!(event, Event::Text(_)) {
            continue;
        }
        if faults.len() >= MAX_TOLD {
            return faults;
        }
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                links += 1;
                run.other.push(range.clone());
            }
            Event::End(TagEnd::Link | TagEnd::Image) => links = links.saturating_sub(1),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => faults.extend(indented(text, &range)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => faults.extend(open_fence(text, &range)),
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => faults.extend(underlined(text, &range)),
            Event::Code(_) | Event::InlineHtml(_) => run.other.push(range.clone()),
            Event::Text(_) if links == 0 => match run.said.last_mut() {
                // Signs stand apart from the words beside them.
                Some(last) if last.end == range.start => last.end = range.end,
                _ => run.said.push(range.clone()),
            },
            _ => {}
        }
        match &event {
            Event::SoftBreak => breaks = Some(true),
            Event::HardBreak => breaks = Some(false),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }) | Event::Text(_) | Event::Code(_) => {
                if run.lines.is_empty() {
                    run.lines.push((range.start, false));
                } else if let Some(goes_on) = breaks {
                    run.lines.push((range.start, goes_on));
                }
                breaks = None;
                run.end = run.end.max(range.end);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {}
            // Whatever else begins or ends a block.
            _ => {
                run_on(text, &run, habits, &mut faults);
                run = Run::default();
                breaks = None;
            }
        }
    }
    faults
}

/// What is wrong with the lines of one paragraph.
fn run_on(text: &str, run: &Run, habits: &Jurisdiction, faults: &mut Vec<(Range<usize>, Fault)>) {
    let Some((start, _)) = run.lines.first() else { return };
    if run.lines.len() > LINES {
        return;
    }
    let whole = *start..run.end;
    if text.get(whole.clone()).is_none() {
        return;
    }
    faults.extend(run.said.iter().filter_map(|said| left(text, said)));
    faults.extend(foreign(text, &whole, &run.other, &run.said));
    faults.extend(broken_link(text, &whole));
    let line = |at: usize| text[at..run.end].lines().next().unwrap_or_default().trim_end();
    if let Some(located) = heading(line(*start), *start).or_else(|| table(text, run)) {
        faults.push(located);
        return;
    }
    let marks: Vec<Option<Mark>> = run.lines.iter().map(|(at, _)| marked(line(*at), habits).map(|(mark, _)| mark)).collect();
    let counts = |index: usize| {
        let Some(mark) = marks[index] else { return false };
        mark == Mark::Sign || mark.is_first() || marks[..index].iter().flatten().any(|before| mark.follows(*before))
    };
    let first = (0..run.lines.len()).find(|index| counts(*index));
    let joined = (1..run.lines.len()).find(|index| run.lines[*index].1 && counts(*index));
    if let (Some(first), Some(joined)) = (first, joined) {
        let at = run.lines[joined].0;
        let lines: Vec<String> = run.lines[first..].iter().map(|(at, _)| as_item(line(*at), habits)).collect();
        let (item, lines) = (shown(&as_item(line(at), habits)).into_owned(), lines.join("\n"));
        let fix = Fix::offered(lines).at(Spot::Bytes((run.lines[first].0..run.end).into()));
        faults.push((
            at..at + line(at).len(),
            Fault::new(
                "text/run-on-list",
                words!("dòng này bị nối liền với dòng trên thành một đoạn", "this line runs on with the one above in one paragraph"),
                words!("viết `{item}`, và các dòng kia cũng vậy", "write `{item}`, and the other lines alike"),
            )
            .with(fix),
        ));
        return;
    }
    for (at, _) in &run.lines {
        let line = line(*at);
        if let Some((from, items)) = in_one_line(line, habits) {
            let (start, list) = (at + from, items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"));
            let break_before = if from > 0 { "\n\n" } else { "" };
            let fix = Fix::offered(format!("{break_before}{list}")).at(Spot::Bytes((start..at + line.len()).into()));
            let first = shown(&items[0]).into_owned();
            faults.push((
                start..at + line.len(),
                Fault::new(
                    "text/run-on-list",
                    words!("nhiều mục nằm liền nhau trong một dòng", "several items stand behind each other in one line"),
                    words!("viết mỗi mục một dòng: `- {first}`, rồi các mục kia", "write one item a line: `- {first}`, then the others"),
                )
                .with(fix),
            ));
            continue;
        }
        let is_dotted = |dot: char| line.matches(dot).count() > 1;
        if "•●▪◦■".chars().any(is_dotted) {
            faults.push((
                *at..*at + line.len(),
                Fault::new(
                    "text/run-on-list",
                    words!("nhiều mục nằm liền nhau trong một dòng", "several items stand behind each other in one line"),
                    words!("viết mỗi mục một dòng, bắt đầu bằng `- `", "write one item a line, each after `- `"),
                ),
            ));
        }
    }
}

/// A line as an item of a list of Markdown.
fn as_item(line: &str, habits: &Jurisdiction) -> String {
    match marked(line, habits) {
        Some((Mark::Number(number, _) | Mark::Word(number), rest)) => format!("{number}. {rest}"),
        Some((Mark::Sign | Mark::Letter(..), rest)) => format!("- {rest}"),
        None => line.to_owned(),
    }
}

/// Stars, tildes and the like that are left in a text.
fn left(text: &str, range: &Range<usize>) -> Option<(Range<usize>, Fault)> {
    let typed = text.get(range.clone())?;
    let at = |sign: &str| typed.find(sign).map(|at| range.start + at);
    if let Some(at) = typed.match_indices("**").map(|(at, _)| range.start + at).find(|at| is_bold_left(text, *at)) {
        let bytes = line_of(text, at);
        let line = &text[bytes.clone()];
        let better = bold(line);
        let remedy = if is_short(&better) {
            words!("viết `{better}`", "write `{better}`")
        } else {
            words!("viết `**chữ đậm** chữ thường`: dấu cách ở ngoài, không ở trong", "write `**bold** plain`: spaces outside, none inside")
        };
        return Some(left_over(bytes, line, remedy));
    }
    let is_underlined = |at: &usize| is_bold_left(text, *at) && !text[..*at].ends_with('_') && !text[*at + 2..].starts_with('_');
    if let Some(at) = typed.match_indices("__").map(|(at, _)| range.start + at).find(is_underlined) {
        return Some(left_over(at..at + 2, "__", words!("viết `**chữ đậm**`, hoặc bỏ dấu __", "write `**bold**`, or delete the signs __")));
    }
    if let Some(at) = at("~~") {
        return Some(left_over(
            at..at + 2,
            "~~",
            words!("xóa cả đoạn bị gạch, hoặc bỏ dấu ~~", "delete what is struck out, or the signs ~~"),
        ));
    }
    if let Some(at) = at("\\n") {
        return Some(left_over(at..at + 2, "\\n", words!("xuống dòng bằng phím Enter", "begin a new line with the key Enter")));
    }
    None
}

/// The line in which a byte stands.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..start + text[start..end].trim_end().len()
}

/// A line with its stars where Markdown reads them: none of the blanks inside, one outside.
fn bold(line: &str) -> String {
    let parts: Vec<&str> = line.split("**").collect();
    if parts.len().is_multiple_of(2) {
        // One of them has no partner.
        return line.replace("**", "");
    }
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        let is_bold = index % 2 == 1;
        let parted = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([«“".contains(c));
        if is_bold {
            let space = if parted(out.chars().next_back()) { "" } else { " " };
            out.push_str(&[space, "**", part.trim(), "**"].concat());
        } else {
            let is_close = part.chars().next().is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
            out.push_str(if index == 0 || is_close { "" } else { " " });
            out.push_str(part);
        }
    }
    out
}

/// Whether two stars touch a letter or a sign of a text: «(**)» and «***» are marks of notes.
fn is_bold_left(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 2..].chars().next();
    let is_text = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || ":,.;!?“”«»".contains(c));
    before != Some('*') && after != Some('*') && (is_text(before) || is_text(after))
}

/// «#Mục» without a blank.
fn heading(line: &str, at: usize) -> Option<(Range<usize>, Fault)> {
    let text = line.trim_start_matches('#');
    let depth = line.len() - text.len();
    if !(1..=6).contains(&depth) || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let signs = &line[..depth.max(1)];
    let (signs, remedy) = (if depth == 1 { "##" } else { signs }, shown(text));
    Some(left_over(
        at..at + line.len(),
        line,
        words!("viết `{signs} {remedy}`, có dấu cách sau #", "write `{signs} {remedy}`, with a space after the #"),
    ))
}

/// Rows of a table without the line beneath its head.
fn table(text: &str, run: &Run) -> Option<(Range<usize>, Fault)> {
    let is_row = |at: usize| {
        let line = text[at..].lines().next().unwrap_or_default().trim();
        line.starts_with('|') && line.len() > 1 && line[1..].contains('|')
    };
    let (at, _) = *run.lines.first()?;
    if run.lines.len() < 2 || !run.lines.iter().all(|(at, _)| is_row(*at)) {
        return None;
    }
    let head = text[at..].lines().next().unwrap_or_default().trim_end();
    let columns = head.trim().trim_matches('|').split('|').count();
    let rule = format!("|{}", "---|".repeat(columns.min(12)));
    Some(left_over(at..at + head.len(), head, words!("thêm dòng `{rule}` ngay dưới dòng này", "add a line `{rule}` beneath it")))
}

/// A text that was set in by four blanks or a tab, and so is shown as code.
fn indented(text: &str, range: &Range<usize>) -> Option<(Range<usize>, Fault)> {
    let line = text.get(range.clone())?.lines().next()?.trim_end();
    let is_prose = line.contains(' ') && line.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let said = line.trim();
    is_prose.then(|| {
        (
            range.start..range.start + line.len(),
            Fault::new(
                "text/markdown-left",
                words!(
                    "đoạn thụt vào bốn dấu cách hiện thành khung mã của máy",
                    "a paragraph that is set in by four spaces is shown as code"
                ),
                words!("xóa khoảng trống đầu dòng: `{said}`", "delete the blanks before it: `{said}`", said = shown(said)),
            ),
        )
    })
}

/// A paragraph that a line `---` right beneath it makes a heading.
fn underlined(text: &str, range: &Range<usize>) -> Option<(Range<usize>, Fault)> {
    let source = text.get(range.clone())?.trim_end();
    let (said, rule) = source.rsplit_once('\n')?;
    // Facts below the line that ends them are told as such.
    if said.split_once(": ").is_some_and(|(key, _)| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')) {
        return None;
    }
    let is_sentence = said.trim_end().ends_with(['.', ';', ',']) || said.contains('\n') || said.chars().count() > 80;
    (is_sentence && rule.trim().bytes().all(|byte| byte == b'-') && !source.starts_with('#')).then(|| {
        let end = range.start + said.len() + 1;
        (
            end..end + rule.len(),
            Fault::new(
                "text/markdown-left",
                words!("dòng `---` ngay dưới câu làm cả câu thành tên mục", "a line `---` right beneath a sentence makes it a heading"),
                words!("để một dòng trống trước `---`, hoặc xóa dòng này", "leave an empty line before `---`, or delete it"),
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, &'static str)> {
        unread(text, Jurisdiction::usual()).into_iter().map(|(range, fault)| (&text[range], fault.rule)).collect()
    }

    #[test]
    fn honest_text_is_left_alone() {
        let text = "Mở đầu **đậm** và *nghiêng*, `{{ x }}`, [đây](dang-ky), <https://a.vn>.\n\n- một\n  - hai\n\n1. ba\n2. bốn\n\n\
                    |a|b|\n|-|-|\n|c|d|\n\n> Chú ý (**) và [1]\n\n```\n[[x]] a) b\n• c\n```\n\nMục\n---\n\na) chỉ một dòng\n";
        assert_eq!(told(text), []);
    }

    #[test]
    fn bold_is_written_where_it_is_read() {
        for (line, better) in [
            ("**Lưu ý:**mang theo", "**Lưu ý:** mang theo"),
            ("Mang ** căn cước** khi", "Mang **căn cước** khi"),
            ("Mang**căn cước**.", "Mang **căn cước**."),
            ("Mang **căn cước", "Mang căn cước"),
        ] {
            assert_eq!(bold(line), better);
            assert_eq!(told(better), [], "{better}");
        }
    }

    #[test]
    fn lines_that_break_where_they_are_typed_are_no_run_on() {
        assert_eq!(told("a) một  \nb) hai"), []);
        assert_eq!(told("Gồm:\na) một\nb) hai"), [("a) một", "text/run-on-list")]);
        assert_eq!(told("Gồm: a) một b) hai c) ba"), [("a) một b) hai c) ba", "text/run-on-list")]);
        let fixes: Vec<String> =
            unread("Gồm:\n• một\n• hai", Jurisdiction::usual()).into_iter().filter_map(|(_, fault)| Some(fault.fix?.text)).collect();
        assert_eq!(fixes, ["- một\n- hai"]);
    }

    proptest! {
        #[test]
        fn looking_never_panics_and_points_into_the_text(text in "\\PC{0,60}|[-a#*_`<>{}%&\"'|!()\\[\\]:/\r\n 1.=~\\\\đ•]{0,80}") {
            for (range, _) in unread(&text, Jurisdiction::usual()) {
                prop_assert!(text.get(range).is_some());
            }
            let _ = super::super::value::markup(&text);
        }
    }
}
