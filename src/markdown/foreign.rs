//! The syntax of other makers of sites, which nobody reads here: shortcodes, templates, wiki links, admonitions.

use std::ops::Range;

use crate::text::shown;
use crate::yaml::Fault;

/// How such a thing begins and ends on its line; what ends with nothing reaches to the end of the line.
const SYNTAX: &[(&str, &str)] =
    &[("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("[[", "]]"), ("[^", "]"), ("[!", "]"), ("{:", "}"), ("{#", "}"), ("{.", "}")];
/// How far behind its beginning the end of such a thing is looked for, in bytes: a line of sixty thousand brackets is read quickly.
const MAX_SYNTAX: usize = 1_000;
/// Words in brackets that `WordPress` and forums understand.
const WORDS: &[&str] = &[
    "caption", "gallery", "embed", "video", "audio", "button", "toc", "table", "row", "col", "tabs", "url", "img", "b", "i", "u", "color",
    "size", "center", "quote",
];
/// What stands at the beginning of a line.
const LINES: &[&str] = &[":::", "!!! ", "??? ", "+++", "[ ] ", "[x] ", "[X] "];

/// The first such thing in these bytes of a text, but within what is `other`; `plain` is what is shown as it was typed.
pub(super) fn foreign(text: &str, bytes: &Range<usize>, other: &[Range<usize>], plain: &[Range<usize>]) -> Option<(Range<usize>, Fault)> {
    let part = &text[bytes.clone()];
    let other = merged(other);
    let is_other = |at: usize| {
        let before = other.partition_point(|other| other.start <= bytes.start + at);
        other[..before].last().is_some_and(|other| other.contains(&(bytes.start + at)))
    };
    let whole = |found: Range<usize>| bytes.start + found.start..bytes.start + found.end;
    if let Some(found) = find(part, is_other) {
        let found = whole(found);
        let fault = told(&text[found.clone()]);
        return Some((found, fault));
    }
    let is_plain = |at: usize| plain.iter().any(|plain| plain.start <= bytes.start + at && bytes.start + at + 2 <= plain.end);
    half_read(part, is_other, is_plain).map(|(found, fault)| (whole(found), fault))
}

/// The ranges in order, those that touch or overlap as one, so that a place among thousands of them is looked up quickly.
fn merged(ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted = ranges.to_vec();
    sorted.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match merged.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}

/// A block of code that nothing ends: the rest of the text is code with it.
pub(super) fn open_fence(text: &str, range: &Range<usize>) -> Option<(Range<usize>, Fault)> {
    let block = text.get(range.clone())?.trim_end();
    let first = block.lines().next().unwrap_or_default();
    let sign = first.chars().next()?;
    let fence: String = first.chars().take_while(|c| *c == sign).collect();
    let last = block.lines().skip(1).last().unwrap_or_default().trim_start_matches([' ', '>']);
    let is_closed = last.starts_with(&fence) && last.chars().all(|c| c == sign);
    (!is_closed).then(|| {
        let fault = Fault::new(
            "text/markdown-left",
            words!("khung mã mở bằng «{fence}» không đóng, nên cả phần sau thành mã", "nothing closes «{fence}»: all that follows is code"),
            words!("thêm dòng «{fence}» ở cuối khung, hoặc xóa dòng này", "add a line «{fence}» where the code ends, or delete this one"),
        );
        (range.start..range.start + first.len(), fault)
    })
}

/// The first such thing in a text without Markdown.
#[must_use]
pub fn foreign_in(text: &str) -> Option<(Range<usize>, Fault)> {
    find(text, |_| false).map(|found| (found.clone(), told(&text[found])))
}

fn find(text: &str, is_other: impl Fn(usize) -> bool) -> Option<Range<usize>> {
    // Most texts hold none of these.
    if !text.contains(['{', '[', '%', ':', '!', '?', '+', '=', '~', '^']) {
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
                let inside = &rest[open.len()..];
                let end = inside[..inside.floor_char_boundary(MAX_SYNTAX)].find(close)?;
                (end > 0).then_some(open.len() + end + close.len())
            });
            paired.or_else(|| word(rest)).map(|length| within(from)..within(from) + length)
        });
        let found = found.or_else(|| {
            let found = around_a_word(said)?;
            (!is_other(within(found.start))).then(|| within(found.start)..within(found.end))
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The first sign of Markdown in a text that is shown as it is typed because its other half is not where it should be.
fn half_read(text: &str, is_other: impl Fn(usize) -> bool, is_plain: impl Fn(usize) -> bool) -> Option<(Range<usize>, Fault)> {
    /// What is left of a sign that begins here.
    type Reading = fn(&str, usize) -> Option<Half>;
    const SIGNS: &[(&str, Reading)] =
        &[("](", open_link), (")[", turned_link), ("][", nameless_link), ("** ", wide_bold), ("#######", too_many_signs)];
    // None of the signs is without one of these, and most texts hold none.
    if !text.bytes().any(|byte| matches!(byte, b'[' | b'*' | b'#')) {
        return None;
    }
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let said = line.trim_end();
        for (sign, half) in SIGNS {
            let mut left = said.match_indices(sign).filter(|(at, _)| !is_other(line_start + at)).filter_map(|(at, _)| half(said, at));
            // The end of one bold word and the beginning of the next are no pair.
            let is_shown = |bytes: &Range<usize>| is_plain(line_start + bytes.start) && is_plain(line_start + bytes.end - 2);
            let found = left.find(|(bytes, _)| *sign != "** " || is_shown(bytes));
            if let Some((bytes, better)) = found {
                let typed = shown(&said[bytes.clone()]);
                let better = shown(&better);
                let fault = Fault::new(
                    "text/markdown-left",
                    words!("«{typed}» hiện nguyên dấu trên trang", "`{typed}` is shown with its signs"),
                    words!("viết `{better}`", "write `{better}`"),
                );
                return Some((line_start + bytes.start..line_start + bytes.end, fault));
            }
        }
        line_start += line.len();
    }
    None
}

/// What is left in a line, and how it should be written.
type Half = (Range<usize>, String);

fn is_address(text: &str) -> bool {
    ["http://", "https://", "www.", "files/", "forms/"].iter().any(|start| text.starts_with(start))
}

/// `[text](https://a.vn` without an end.
fn open_link(line: &str, at: usize) -> Option<Half> {
    let target = &line[at + 2..];
    // Asked first: looking for ends in every piece of a line would take as long as the line is, each time.
    if !is_address(target) {
        return None;
    }
    let start = line[..at].rfind('[')?;
    let end = target.find(char::is_whitespace).unwrap_or(target.len());
    (!target.contains(')')).then(|| (start..at + 2 + end, format!("{})", &line[start..at + 2 + end])))
}

/// `(text)[https://a.vn]`
fn turned_link(line: &str, at: usize) -> Option<Half> {
    if !is_address(&line[at + 2..]) {
        return None;
    }
    let start = line[..at].rfind('(')?;
    let end = at + 2 + line[at + 2..].find(']')?;
    let (said, target) = (&line[start + 1..at], &line[at + 2..end]);
    (!said.is_empty()).then(|| (start..end + 1, format!("[{said}]({target})")))
}

/// `[text][name]` where no address has the name.
fn nameless_link(line: &str, at: usize) -> Option<Half> {
    let start = line[..at].rfind('[')?;
    let end = at + 2 + line[at + 2..].find(']')?;
    let (said, name) = (&line[start + 1..at], &line[at + 2..end]);
    let is_word = |text: &str| text.chars().any(char::is_alphabetic);
    (is_word(said) && is_word(name)).then(|| (start..end + 1, format!("[{said}](https://…)")))
}

/// `** bold **`
fn wide_bold(line: &str, at: usize) -> Option<Half> {
    let inside = &line[at + 2..];
    let length = inside.find("**")?;
    let is_alone = !line[..at].ends_with('*') && !inside[length + 2..].starts_with('*');
    let said = inside[..length].trim();
    (is_alone && said.chars().any(char::is_alphabetic)).then(|| (at..at + 4 + length, format!("**{said}**")))
}

/// `####### heading`: there are six levels.
fn too_many_signs(line: &str, at: usize) -> Option<Half> {
    let said = line[at..].trim_start_matches('#').trim();
    (line[..at].trim().is_empty() && !said.is_empty()).then(|| (at..line.len(), format!("###### {said}")))
}

/// Signs around a word that other programs read: `==x==`, `H~2~O`, `x^2^`, `:smile:`, `[!NOTE]`.
fn around_a_word(said: &str) -> Option<Range<usize>> {
    let plain = |c: char| c.is_alphanumeric();
    let paired = |sign: &str| {
        let (at, _) = said.match_indices(sign).find(|(at, _)| {
            let inside = &said[at + sign.len()..];
            inside.starts_with(plain) && !said[..*at].ends_with('=')
        })?;
        let from = at + sign.len();
        let end = said[from..].find(sign)?;
        Some((at, from, from + end))
    };
    if let Some((at, _, end)) = paired("==") {
        return Some(at..end + 2);
    }
    for sign in ["~", "^"] {
        if let Some((at, from, end)) = paired(sign)
            && said[..at].ends_with(plain)
            && (1..=8).contains(&(end - from))
            && said[from..end].chars().all(plain)
        {
            return Some(at..end + 1);
        }
    }
    said.match_indices(':').find_map(|(at, _)| {
        let inside = &said[at + 1..];
        let length = inside.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-')))?;
        let is_name = length > 2 && inside[..length].contains(|c: char| c.is_ascii_lowercase()) && inside[length..].starts_with(':');
        let is_apart = || !said[..at].ends_with(plain) && !inside[length + 1..].starts_with(plain);
        (is_name && is_apart()).then_some(at..at + length + 2)
    })
}

/// How long a word in brackets is that other programs understand: `[caption id="1"]`, `[/b]`.
fn word(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let end = inside[..inside.floor_char_boundary(MAX_SYNTAX)].find(']')?;
    let (inside, after) = (&inside[..end], &inside[end + 1..]);
    let (name, is_end) = inside.strip_prefix('/').map_or((inside, false), |name| (name, true));
    let name = name.split([' ', '=']).next().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    // «[b]» alone may be a letter that is explained below; its end shows what is meant.
    // A name with figures in it, and something given: the form of a plugin, «[contact-form-7 id=1]».
    let is_plugin = inside.contains('=') && lower.contains('-') && lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_plugin && !WORDS.contains(&lower.as_str()) {
        return None;
    }
    let is_whole = is_end || inside.contains('=') || lower == "toc" || lower.len() > 1 && after.contains(&format!("[/{name}]"));
    ((is_plugin || is_whole) && !after.starts_with('(')).then_some(end + 2)
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

#[cfg(test)]
mod tests {
    use crate::jurisdiction::Jurisdiction;
    use crate::markdown::unread;

    fn told(text: &str) -> Vec<(&str, String)> {
        unread(text, Jurisdiction::usual()).into_iter().map(|(range, fault)| (&text[range], fault.remedy.vi.to_string())).collect()
    }

    #[test]
    fn signs_that_lack_their_other_half_are_told_with_how_to_write_them() {
        for (text, typed, better) in [
            ("Xem [mẫu](https://a.vn rồi nộp", "[mẫu](https://a.vn", "viết `[mẫu](https://a.vn)`"),
            ("Xem (mẫu)[https://a.vn/x] rồi nộp", "(mẫu)[https://a.vn/x]", "viết `[mẫu](https://a.vn/x)`"),
            ("Xem [mẫu][abc].", "[mẫu][abc]", "viết `[mẫu](https://…)`"),
            ("** Lưu ý ** mang theo", "** Lưu ý **", "viết `**Lưu ý**`"),
            ("####### bảy", "####### bảy", "viết `###### bảy`"),
        ] {
            assert_eq!(told(text), [(typed, better.to_owned())], "{text}");
        }
        for (text, typed) in [
            ("Nộp ==ngay== nhé", "==ngay=="),
            ("Khí H~2~O", "~2~"),
            ("10 m^2^", "^2^"),
            ("Vui :smile: nhé", ":smile:"),
            ("> [!NOTE]\n> Lưu ý", "[!NOTE]"),
        ] {
            assert_eq!(told(text).first().map(|(typed, _)| *typed), Some(typed), "{text}");
        }
        assert_eq!(told("Mở\n\n```\nmã\n\n## Mục\n").first().map(|(typed, _)| *typed), Some("```"));
    }

    #[test]
    fn honest_signs_are_left_alone() {
        for text in [
            "```\nmã\n```\n\n~~~~\n```\n~~~~\n\n> ```\n> mã\n> ```\n",
            "Từ ~2 đến ~3 ngày; 7:30:00; 8:00:30; a == b; (xem [1][2]); giờ: sáng: chiều; :đ",
            "**Lưu ý:** mang **căn cước** và **ảnh** đi",
            "2 ** 3 và **đậm** nhé",
            "[mẫu][k] và [kia](https://a.vn) (**) và ** hay\n\n[k]: https://b.vn",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
