//! The mistakes that are plain to see in a piece of a file that is no YAML, wherever the scanner stumbled over it: a quote or a
//! bracket that stays open, a `#` in brackets, dashes that are none.

use std::ops::Range;

use super::fault::{Fault, Located, bullet, short};
use super::mark::is_bulleted;
use super::quote::quote;
use crate::finding::{Fix, Spot};

/// A value that begins in a line, and where.
struct Opening<'p> {
    /// What stands before the value, with its dash and its key.
    before: &'p str,
    value: &'p str,
    at: usize,
}

/// The mistake in these lines; its bytes are those of `part`.
pub(super) fn plain_mistake(part: &str) -> Option<Located> {
    let mistake = |opening: Opening<'_>| quotes(&opening).or_else(|| brackets(&opening, part)).or_else(|| left_over(&opening, part));
    openings(part).find_map(mistake).or_else(|| dashes(part))
}

/// The values of a part, line by line.
fn openings(part: &str) -> impl Iterator<Item = Opening<'_>> {
    let mut at = 0;
    part.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let bare = line.trim_start_matches(' ');
        let own = line.len() - bare.len();
        let item = bare.len() - bare.trim_start_matches(['-', ' ']).len();
        let item = if bare.starts_with("- ") { item } else { 0 };
        let rest = &bare[item..];
        let key =
            rest.find(": ").filter(|colon| rest[..*colon].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-\"".contains(&byte)));
        let value_at = own + item + key.map_or(0, |colon| colon + 2);
        let value = line[value_at..].trim_start();
        let is_value = !value.is_empty() && !bare.starts_with('#') && (item > 0 || key.is_some());
        let value_at = line.len() - value.len();
        is_value.then(|| Opening { before: &line[own..value_at], value, at: start + value_at })
    })
}

/// A quote that is not closed on its line, or closed too early.
fn quotes(opening: &Opening<'_>) -> Option<Located> {
    let Opening { before, value, at } = opening;
    let sign = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let inside = &value[1..];
    let bytes = *at..at + value.len();
    let ends = closes(inside, sign);
    let said = match ends {
        // What follows the closing quote may be a comment.
        Some(end) if matches!(inside[end + 1..].trim_start().chars().next(), None | Some('#' | ',' | '}' | ']' | ':')) => return None,
        Some(_) => guillemets(value, sign),
        None => inside.trim_end().to_owned(),
    };
    let message = if ends.is_some() {
        words!(
            "còn chữ sau dấu nháy đóng: cả câu phải nằm trong một cặp dấu nháy",
            "text follows the closing quote: all of it must stand within one pair"
        )
    } else {
        words!("dấu nháy mở mà không đóng ở cuối dòng", "a quote is opened and not closed at the end of the line")
    };
    let whole = quote(&said);
    let shown = short(&whole);
    let remedy = words!("viết `{before}{shown}`", "write `{before}{shown}`");
    let fix = Fix::offered(whole.clone()).at(Spot::Bytes(bytes.clone().into()));
    Some((bytes, Fault::new("yaml/quote", message, remedy).with(fix)))
}

/// Where a quoted text ends.
pub(super) fn closes(inside: &str, sign: char) -> Option<usize> {
    let mut characters = inside.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' if sign == '"' => {
                characters.next();
            }
            c if c == sign => {
                // In single quotes two of them are one.
                if sign == '\'' && characters.next_if(|(_, c)| *c == sign).is_some() {
                    continue;
                }
                return Some(at);
            }
            _ => {}
        }
    }
    None
}

/// The text with «…» for the quotes in it.
fn guillemets(text: &str, sign: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_open = false;
    for c in text.chars() {
        if c == sign {
            is_open = !is_open;
            out.push(if is_open { '«' } else { '»' });
        } else {
            out.push(c);
        }
    }
    out
}

/// A bracket that is not closed, or in which a `#` cuts off the rest.
fn brackets(opening: &Opening<'_>, part: &str) -> Option<Located> {
    let Opening { before, value, at } = opening;
    let (open, close) = match value.chars().next()? {
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        _ => return None,
    };
    if let Some(hash) = value.find(" #").filter(|hash| value[hash + 2..].starts_with(char::is_alphanumeric)) {
        let cut = at + hash + 1..at + value.len();
        let said = short(&value[hash + 1..]);
        return Some((
            cut,
            Fault::new(
                "yaml/hash-in-text",
                words!(
                    "từ dấu # trở đi («{said}») bị coi là ghi chú, cả dấu ngoặc đóng",
                    "from the `#` on (`{said}`) this is a comment, with the closing bracket"
                ),
                words!(
                    "viết mỗi mục một dòng, chỗ có dấu # đặt trong dấu nháy: `- \"… #…\"`",
                    "write one item a line, and what holds a `#` in quotes: `- \"… #…\"`"
                ),
            ),
        ));
    }
    let rest = &part[*at..];
    let depth = rest.chars().fold(0_i32, |depth, c| depth + i32::from(c == open) - i32::from(c == close));
    if depth <= 0 {
        return None;
    }
    let value = value.trim_end_matches([',', ' ']);
    let shown = short(value);
    let fix = Fix::offered(format!("{value}{close}")).at(Spot::Bytes((*at..at + value.len()).into()));
    Some((
        *at..at + value.len(),
        Fault::new(
            "yaml/syntax",
            words!("dấu `{open}` mở mà không có `{close}` đóng", "`{open}` is opened and `{close}` does not follow"),
            words!("viết `{before}{shown}{close}`", "write `{before}{shown}{close}`"),
        )
        .with(fix.only_if(!value.contains(['"', '\'']))),
    ))
}

/// What stands behind a value that has ended: a comma as in a program, a bracket too many, or more of the text.
fn left_over(opening: &Opening<'_>, part: &str) -> Option<Located> {
    let Opening { before, value, at } = opening;
    let end = match value.chars().next()? {
        sign @ '"' => 2 + closes(&value[1..], sign)?,
        open @ ('[' | '{') => closing(value, if open == '[' { ']' } else { '}' })?,
        _ => return None,
    };
    // In brackets over several lines a comma goes on with the next.
    let is_inside = part[..*at].chars().fold(0_i32, |depth, c| depth + i32::from("[{".contains(c)) - i32::from("]}".contains(c))) > 0;
    let rest = value[end..].trim();
    if rest.is_empty() || rest.starts_with('#') || is_inside {
        return None;
    }
    let is_sign = rest.chars().all(|c| ",;.]})".contains(c));
    let whole = if is_sign { value[..end].to_owned() } else { quote(value) };
    let place = if is_sign { at + value.len() - rest.len()..at + value.len() } else { *at..at + value.len() };
    let message = if is_sign {
        words!("thừa «{rest}» ở cuối dòng", "`{rest}` is too much at the end of the line")
    } else {
        words!("câu bắt đầu bằng dấu ngoặc, dấu này máy hiểu theo cách riêng", "a text that begins with a bracket has a meaning of its own")
    };
    let shown = short(&whole);
    let remedy = words!("viết `{before}{shown}`", "write `{before}{shown}`");
    let fix = Fix::offered(whole.clone()).at(Spot::Bytes((*at..at + value.len()).into()));
    Some((place, Fault::new("yaml/syntax", message, remedy).with(fix)))
}

/// Behind the bracket that closes the first one.
fn closing(value: &str, close: char) -> Option<usize> {
    let open = value.chars().next()?;
    let mut depth = 0_usize;
    for (at, c) in value.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// A line that begins with a dash that is none.
fn dashes(part: &str) -> Option<Located> {
    let mut at = 0;
    let line = part.split_inclusive('\n').find_map(|line| {
        let here: Range<usize> = at + line.len() - line.trim_start().len()..at + line.trim_end().len();
        at += line.len();
        is_bulleted(line.trim()).then_some(here)
    })?;
    Some((line, bullet()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(part: &str) -> Option<(&str, &'static str, String)> {
        plain_mistake(part).map(|(bytes, fault)| (&part[bytes], fault.rule, fault.remedy.vi.into_owned()))
    }

    #[test]
    fn what_stays_open_is_told_with_its_end() {
        for (part, place, rule, remedy) in [
            ("title: \"Đăng ký\nx: 1\n", "\"Đăng ký", "yaml/quote", "viết `title: \"Đăng ký\"`"),
            ("  - 'Đăng ký\n", "'Đăng ký", "yaml/quote", "viết `- \"Đăng ký\"`"),
            ("title: \"Đăng ký\" tạm trú\n", "\"Đăng ký\" tạm trú", "yaml/quote", "viết `title: \"«Đăng ký» tạm trú\"`"),
            ("levels: [xã, tỉnh\n", "[xã, tỉnh", "yaml/syntax", "viết `levels: [xã, tỉnh]`"),
            ("  - {id: a, name: b\n", "{id: a, name: b", "yaml/syntax", "viết `- {id: a, name: b}`"),
        ] {
            assert_eq!(told(part), Some((place, rule, remedy.to_owned())), "{part}");
        }
        for (part, place, remedy) in [
            ("field: \"a\",\n", ",", "viết `field: \"a\"`"),
            ("levels: [xã];\n", ";", "viết `levels: [xã]`"),
            ("a: {b: c}}\n", "}", "viết `a: {b: c}`"),
            ("a: [Mới] Nộp hồ sơ\n", "[Mới] Nộp hồ sơ", "viết `a: \"[Mới] Nộp hồ sơ\"`"),
        ] {
            assert_eq!(told(part), Some((place, "yaml/syntax", remedy.to_owned())), "{part}");
        }
        assert_eq!(told("a: [b #1, c]\n").map(|(place, rule, _)| (place, rule)), Some(("#1, c]", "yaml/hash-in-text")));
        assert_eq!(told("steps:\n  - a\n  -Nộp\n").map(|(place, rule, _)| (place, rule)), Some(("-Nộp", "yaml/bullet")));
    }

    #[test]
    fn what_is_closed_is_left_alone() {
        for part in [
            "title: \"Đăng ký\" # x\n",
            "a: 'it''s'\n",
            "a: \"b \\\" c\"\n",
            "a: [b,\n  c]\n",
            "a: {\n  b: [c],\n  d: e}\n",
            "# a: \"b\n",
            "a: {b: [c]}\n",
            "- {a: \"x\", b: 1}\n",
        ] {
            assert_eq!(told(part), None, "{part}");
        }
    }
}
