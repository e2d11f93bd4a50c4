//! Values that are text and nothing else: Markdown, HTML and entities in them are shown as they were typed.

use std::ops::Range;

use super::foreign::foreign_in;
use crate::finding::Fix;
use crate::text::shown;
use crate::yaml::{Fault, quote};

/// Elements of HTML that editors type or paste.
const TAGS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "mark",
    "o:p",
    "ol",
    "p",
    "pre",
    "s",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];
/// What the entities mean that web pages are full of.
const ENTITIES: &[(&str, &str)] = &[
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
];

/// One sign of markup: where it stands, and what to write in its place.
struct Sign {
    bytes: Range<usize>,
    instead: String,
}

/// The first markup in a plain text, with its bytes.
#[must_use]
pub fn markup(text: &str) -> Option<(Range<usize>, Fault)> {
    // Most texts hold none of these.
    if !text.contains(['*', '_', '`', '[', '<', '&', '~', '#', '\\', '{', ':', '!']) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let (mut at, mut first) = (0, None);
    while let Some(sign) = next(text, at) {
        plain.push_str(&text[at..sign.bytes.start]);
        plain.push_str(&sign.instead);
        at = sign.bytes.end;
        first.get_or_insert(sign.bytes);
    }
    plain.push_str(&text[at..]);
    let Some(first) = first else { return foreign_in(text) };
    let plain = plain.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    let said = shown(&plain);
    // Bold and links are meant to be seen and clicked; a star or a tag may be the text itself.
    let fault = if ["**", "__", "[", "!"].iter().any(|sign| text[first.clone()].starts_with(sign)) {
        Fault::new(
            "text/markdown-in-value",
            words!(
                "dấu của Markdown hiện nguyên trên trang: ở đây chỉ có chữ",
                "the signs of Markdown are shown as they are typed: this is plain text"
            ),
            words!(
                "viết «{said}»; cần chữ đậm, liên kết hay danh sách thì viết ở phần văn bản, dưới dòng `---` thứ hai",
                "write «{said}»; bold, links and lists belong into the text below the second line `---`"
            ),
        )
    } else {
        Fault::new(
            "text/markup-in-value",
            words!("thẻ hay dấu định dạng hiện nguyên trên trang: ở đây chỉ có chữ", "markup is shown as it is typed: this is plain text"),
            words!("viết «{said}»", "write «{said}»"),
        )
    };
    let fix = Fix::offered(quote(&plain)).only_if(!plain.contains('\n') && !plain.is_empty());
    Some((first, fault.with(fix)))
}

/// The next sign from this byte on.
fn next(text: &str, from: usize) -> Option<Sign> {
    text[from..].char_indices().find_map(|(at, c)| {
        let at = from + at;
        let rest = &text[at..];
        match c {
            '*' => paired(text, at, "**").or_else(|| paired(text, at, "*")),
            '_' => paired(text, at, "__"),
            '~' => paired(text, at, "~~"),
            // One letter alone may be the sign of another.
            '`' => paired(text, at, "`").filter(|sign| sign.instead.chars().count() > 1),
            '!' | '[' => link(rest, at),
            '<' => tag(rest, at),
            '&' => entity(rest, at),
            '#' => heading(text, at),
            '\\' if rest[1..].starts_with('n') && !rest[2..].starts_with(char::is_lowercase) => {
                Some(Sign { bytes: at..at + 2, instead: " ".to_owned() })
            }
            _ => None,
        }
    })
}

/// `**x**`: a sign that touches a text, and the same sign behind it.
fn paired(text: &str, at: usize, sign: &str) -> Option<Sign> {
    let rest = text[at..].strip_prefix(sign)?;
    let own = sign.chars().next()?;
    let end = rest.find(sign)?;
    let inside = &rest[..end];
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != own);
    // «(*)» and «2 * 3 * 4» mark and multiply.
    let before = text[..at].chars().next_back();
    let is_word = before.is_none_or(|c| !c.is_alphanumeric() && c != own);
    let starts = inside.chars().next().is_some_and(|c| c.is_alphanumeric() || "“«\"(".contains(c));
    let is_sign = touches(inside.chars().next()) && touches(inside.chars().next_back()) && !inside.contains('\n') && starts;
    (is_sign && is_word).then(|| Sign { bytes: at..at + inside.len() + 2 * sign.len(), instead: inside.to_owned() })
}

/// `[x](y)` and `![x](y)`.
fn link(rest: &str, at: usize) -> Option<Sign> {
    let inside = rest.strip_prefix('!').unwrap_or(rest).strip_prefix('[')?;
    let (said, after) = inside.split_once(']')?;
    let target = after.strip_prefix('(')?;
    let end = target.find(')')?;
    let is_target = end > 0 && (!target[..end].contains(' ') || target.contains("://"));
    let length = rest.len() - target.len() + end + 1;
    let to = &target[..end];
    is_target.then(|| Sign { bytes: at..at + length, instead: if to.contains("://") { format!("{said} ({to})") } else { said.to_owned() } })
}

/// `<br>`, `</b>`, `<https://…>`.
fn tag(rest: &str, at: usize) -> Option<Sign> {
    let end = rest.find('>').filter(|end| *end < 300)?;
    let inside = rest[1..end].trim_start_matches('/');
    if inside.starts_with("http://") || inside.starts_with("https://") || inside.starts_with("!--") {
        return Some(Sign { bytes: at..at + end + 1, instead: inside.trim_start_matches("!--").trim_end_matches("--").trim().to_owned() });
    }
    let name = inside.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default().to_ascii_lowercase();
    let instead = if matches!(name.as_str(), "br" | "p" | "div" | "li" | "tr" | "td") && !rest.starts_with("</") { " " } else { "" };
    TAGS.contains(&name.as_str()).then(|| Sign { bytes: at..at + end + 1, instead: instead.to_owned() })
}

/// `&nbsp;`, `&#160;`.
fn entity(rest: &str, at: usize) -> Option<Sign> {
    let end = rest.find(';').filter(|end| (2..=10).contains(end))?;
    let name = &rest[1..end];
    let instead = if let Some(number) = name.strip_prefix('#') {
        let code = number.strip_prefix(['x', 'X']).map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        char::from_u32(code)?.to_string().replace('\u{a0}', " ")
    } else if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        (*ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, instead)| instead)?).to_owned()
    } else {
        return None;
    };
    Some(Sign { bytes: at..at + end + 1, instead })
}

/// `## x` at the beginning of a line.
fn heading(text: &str, at: usize) -> Option<Sign> {
    let line = text[at..].trim_start_matches('#');
    let depth = text.len() - at - line.len();
    let is_start = text[..at].trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|c| c == '\n');
    (is_start && depth > 1 && line.starts_with(' ')).then(|| Sign { bytes: at..at + depth + 1, instead: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(String, String)> {
        let (bytes, fault) = markup(text)?;
        Some((text[bytes].to_owned(), fault.fix.map(|fix| fix.text).unwrap_or_default()))
    }

    #[test]
    fn markup_is_told_with_the_text_without_it() {
        for (text, typed, plain) in [
            ("Nộp **trực tiếp** tại xã", "**trực tiếp**", "\"Nộp trực tiếp tại xã\""),
            ("Tại [đây](https://a.vn/x)", "[đây](https://a.vn/x)", "\"Tại đây (https://a.vn/x)\""),
            ("Một<br>hai<br/>ba", "<br>", "\"Một hai ba\""),
            ("<b>Chú ý</b>: x", "<b>", "\"Chú ý: x\""),
            ("A&nbsp;và&amp; b", "&nbsp;", "\"A và& b\""),
            ("A&#8211;b", "&#8211;", "\"A–b\""),
            ("Gõ `xong` rồi", "`xong`", "\"Gõ xong rồi\""),
            ("*Chú ý*: mang theo", "*Chú ý*", "\"Chú ý: mang theo\""),
            ("__Chú ý__", "__Chú ý__", "\"Chú ý\""),
            ("~~bỏ~~", "~~bỏ~~", "\"bỏ\""),
            ("Một\\nHai", "\\n", "\"Một Hai\""),
            ("## Mục", "## ", "\"Mục\""),
            ("Xem <https://a.vn>", "<https://a.vn>", "\"Xem https://a.vn\""),
        ] {
            assert_eq!(told(text), Some((typed.to_owned(), plain.to_owned())), "{text}");
        }
        for text in ["{{< note >}}", "[[trang]]", "{% include x %}", "[caption id=\"1\"]a[/caption]"] {
            assert!(markup(text).is_some_and(|(_, fault)| fault.rule == "text/foreign-markup"), "{text}");
        }
    }

    #[test]
    fn signs_that_mean_themselves_are_left_alone() {
        for text in [
            "(*) Bản sao; (**) bản chính",
            "**) Tư vấn; ***) Giải thích",
            "2 * 3 * 4",
            "Họ tên: ____________ ngày ____",
            "Mẫu số 1 [kèm theo] (nếu có)",
            "a < b và b > c",
            "Tuổi <18",
            "R&D; P&L",
            "ten_tep_dai",
            "#113",
            "Mức ~5%",
            "[1] (2)",
            "<họ tên>",
            "10:30! 1+1",
        ] {
            assert!(markup(text).is_none(), "{text}: {:?}", markup(text));
        }
    }
}
