//! What an author must fix in a body.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::dialect::{MAX_BODY_BYTES, MAX_DEPTH, MAX_HTML_BYTES, destination, is_own_file, parsed, seen, too_deep};
use super::html::render;
use super::lost::Account;
use crate::jurisdiction::Addresses;
use crate::text::{hidden, judge, misleads, shown};
use crate::yaml::Fault;

/// How many faults of one body are told; the rest would only repeat them.
const MAX_FAULTS: usize = 50;

/// Everything wrong with a body, with its bytes. Whether relative links lead anywhere only a rule can say, which knows the catalog.
#[must_use]
pub fn check(text: &str) -> Vec<(Range<usize>, Fault)> {
    if text.len() > MAX_BODY_BYTES {
        let kibibytes = MAX_BODY_BYTES / 1024;
        return vec![(
            first_line(text),
            Fault::new(
                "text/too-long",
                words!("phần văn bản dài hơn {kibibytes} KiB", "the text is longer than {kibibytes} KiB"),
                words!("rút ngắn, hoặc tách thành nhiều trang", "shorten it, or split it into several pages"),
            ),
        )];
    }
    if let Some(line) = too_deep(text) {
        return vec![(line, deep())];
    }
    let mut faults = Vec::new();
    if let Some((at, fault)) = hidden(text) {
        faults.push((at..text[at..].chars().next().map_or(at, |c| at + c.len_utf8()), fault));
    }
    walk(text, &mut faults);
    if may_swell(text) && render(text, 2, &Addresses::default(), &|_| Some(String::new())).1 {
        let kibibytes = MAX_HTML_BYTES / 1024;
        faults.push((
            first_line(text),
            Fault::new(
                "text/too-much-output",
                words!("phần văn bản thành trang dài hơn {kibibytes} KiB", "the text becomes a page longer than {kibibytes} KiB"),
                words!("rút ngắn, bớt bảng", "shorten it, with fewer tables"),
            ),
        ));
    }
    faults
}

/// Whether the page can be much longer than the text: a short row of a wide table is filled up, and a link that is named
/// once is written out each time. Both grow with the square of the text, so short texts cannot reach the limit.
fn may_swell(text: &str) -> bool {
    text.len() > 512 && (text.contains('|') || text.contains("]:")) || text.len() > MAX_HTML_BYTES / 16
}

/// A link or image that is being read: where it stands and whether anything can be seen in it.
struct OpenLink {
    range: Range<usize>,
    seen: bool,
    /// Of a link, where it leads and what is read so far.
    link: Option<(String, String)>,
}

impl OpenLink {
    fn new(range: Range<usize>) -> Self {
        Self { range, seen: false, link: None }
    }
}

fn walk(text: &str, faults: &mut Vec<(Range<usize>, Fault)>) {
    let mut depth = 0_usize;
    let mut told_deep = false;
    let mut in_html = false;
    let mut open: Vec<OpenLink> = Vec::new();
    let mut images = 0_usize;
    let mut heading: Option<OpenLink> = None;
    let mut parser = parsed(text);
    let mut account = Account::new(parser.reference_definitions());
    while let Some((event, range)) = parser.next() {
        if faults.len() >= MAX_FAULTS {
            return;
        }
        faults.extend(account.take(text, &event, &range, parser.reference_definitions()));
        match &seen(event) {
            Event::Start(tag) => {
                depth += 1;
                if depth > MAX_DEPTH && !told_deep {
                    told_deep = true;
                    faults.push((trimmed(text, &range), deep()));
                }
                match tag {
                    Tag::HtmlBlock => {
                        in_html = true;
                        let range = trimmed(text, &range);
                        faults.push((range.clone(), raw_html(&text[range])));
                    }
                    Tag::Heading { .. } => heading = Some(OpenLink::new(range)),
                    Tag::Link { link_type, dest_url, .. } => {
                        let target = destination(*link_type, dest_url);
                        if let Err(fault) = judge(&target) {
                            faults.push((range.clone(), fault));
                        }
                        open.push(OpenLink { link: Some((target, String::new())), ..OpenLink::new(range) });
                    }
                    Tag::Image { dest_url, .. } => {
                        if !is_own_file(dest_url) {
                            faults.push((range.clone(), foreign_image(dest_url)));
                        }
                        images += 1;
                        open.push(OpenLink::new(range));
                    }
                    _ => {}
                }
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                match tag {
                    TagEnd::HtmlBlock => in_html = false,
                    TagEnd::Link => match open.pop() {
                        Some(OpenLink { range, seen: false, .. }) => faults.push((range, empty_link())),
                        Some(OpenLink { range, link: Some((target, said)), .. }) => {
                            faults.extend(misleads(&said, &target).map(|(said, meant)| (range, misleading(&said, &meant))));
                        }
                        _ => {}
                    },
                    TagEnd::Image => {
                        images = images.saturating_sub(1);
                        match open.pop() {
                            Some(OpenLink { range, seen: false, .. }) => faults.push((range, no_alt())),
                            // An image with a description is something to see in the link around it.
                            _ => {
                                if let Some(around) = open.last_mut() {
                                    around.seen = true;
                                }
                            }
                        }
                    }
                    TagEnd::Heading(_) => {
                        if let Some(OpenLink { range, seen: false, .. }) = heading.take() {
                            faults.push((trimmed(text, &range), empty_heading()));
                        }
                    }
                    _ => {}
                }
            }
            Event::InlineHtml(html) => faults.push((range, raw_html(html))),
            Event::Html(html) if !in_html => faults.push((trimmed(text, &range), raw_html(html))),
            Event::Text(seen) | Event::Code(seen) if !seen.trim().is_empty() => {
                if let Some(open) = open.last_mut() {
                    open.seen = true;
                }
                if let Some((_, said)) = open.iter_mut().rev().find_map(|open| open.link.as_mut()) {
                    said.push_str(seen);
                }
                // An image alone makes no heading: it has no text to make an id from.
                if let Some(heading) = &mut heading
                    && images == 0
                {
                    heading.seen = true;
                }
            }
            _ => {}
        }
    }
    faults.extend(account.lost(text));
    faults.truncate(MAX_FAULTS);
}

fn first_line(text: &str) -> Range<usize> {
    0..text.find('\n').unwrap_or(text.len()).min(MAX_BODY_BYTES)
}

fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..range.start + text[range.clone()].trim_end().len()
}

fn raw_html(html: &str) -> Fault {
    let name: String = html
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(20)
        .collect::<String>()
        .to_ascii_lowercase();
    let typed = shown(html.trim());
    let remedy = match name.as_str() {
        "" if html.trim_start().starts_with("<!--") => words!("xóa ghi chú này", "delete this comment"),
        "b" | "strong" => words!("viết **chữ đậm**", "write **bold**"),
        "i" | "em" => words!("viết *chữ nghiêng*", "write *italic*"),
        "br" | "p" | "div" => words!("để một dòng trống giữa hai đoạn", "leave an empty line between paragraphs"),
        "a" => words!("viết [chữ](địa-chỉ)", "write [text](address)"),
        "img" => words!("viết ![mô tả](files/tên-tệp)", "write ![description](files/name)"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => words!("viết ## và tên mục", "write ## and the heading"),
        "ul" | "ol" | "li" => words!("viết mỗi dòng `- …`", "write each item as `- …`"),
        "table" | "tr" | "td" | "th" => words!("viết bảng bằng dấu |", "write the table with |"),
        _ => words!("xóa thẻ; nếu chỉ là dấu <, viết \\<", "delete the tag; if it is only the sign <, write \\<"),
    };
    Fault::new("text/raw-html", words!("không dùng mã HTML trong văn bản: {typed}", "HTML is not used in the text: {typed}"), remedy)
}

fn deep() -> Fault {
    Fault::new(
        "text/too-deep",
        words!("danh sách hay trích dẫn lồng nhau quá {MAX_DEPTH} lớp", "lists or quotes are nested more than {MAX_DEPTH} deep"),
        words!("viết phẳng hơn", "write it flatter"),
    )
}

fn foreign_image(destination: &str) -> Fault {
    let typed = shown(destination);
    Fault::new(
        "text/foreign-image",
        words!("hình «{typed}» không nằm trong thư mục files/", "the image `{typed}` is not in the folder files/"),
        words!("chép hình vào files/ và viết ![mô tả](files/tên-hình)", "copy it into files/ and write ![description](files/name)"),
    )
}

fn no_alt() -> Fault {
    Fault::new(
        "text/image-without-description",
        words!("hình không có mô tả cho người không nhìn thấy", "the image has no description for those who cannot see it"),
        words!("viết mô tả trong ngoặc vuông: ![mô tả](…)", "describe it in the brackets: ![description](…)"),
    )
}

fn empty_link() -> Fault {
    Fault::new(
        "text/empty-link",
        words!("liên kết không có chữ để bấm vào", "the link has no text to click on"),
        words!("viết chữ trong ngoặc vuông: [chữ](…)", "write its text in the brackets: [text](…)"),
    )
}

fn misleading(said: &str, meant: &str) -> Fault {
    let (said, meant) = (shown(said), shown(meant));
    Fault::new(
        "link/misleading-text",
        words!("chữ của liên kết là «{said}» nhưng bấm vào thì tới «{meant}»", "the link says `{said}` but leads to `{meant}`"),
        words!(
            "viết tên của nơi đến thay cho địa chỉ, hoặc sửa địa chỉ cho khớp với chữ",
            "write the name of the place instead of an address, or make the two agree"
        ),
    )
}

fn empty_heading() -> Fault {
    Fault::new(
        "text/empty-heading",
        words!("tên mục trống sau dấu #", "there is nothing after the #"),
        words!("viết tên mục, hoặc xóa dấu #", "write the heading, or delete the #"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, &'static str)> {
        check(text).into_iter().map(|(range, fault)| (&text[range], fault.rule)).collect()
    }

    #[test]
    fn honest_text_has_no_faults() {
        let text = "## Mục\n\nMột *hai*, 1 < 2 & 3 > 2, [đây](dang-ky#x), <https://a.vn>, ![Sơ đồ](files/a.png)\n\n- a\n  - b\n\n|a|b|\n|-|-|\n|c||\n\n    mã <b>\n";
        assert_eq!(told(text), []);
    }

    #[test]
    fn raw_html_is_told_with_its_bytes_and_its_markdown() {
        assert_eq!(told("Một <b>hai</b>\n"), [("<b>", "text/raw-html"), ("</b>", "text/raw-html")]);
        assert_eq!(told("một\n\n<div>\nhai\n</div>\n\nba"), [("<div>\nhai\n</div>", "text/raw-html")]);
        assert_eq!(told("<!-- x -->\n"), [("<!-- x -->", "text/raw-html")]);
        let remedies: Vec<_> = check("a <b>c</b><br>").into_iter().map(|(_, fault)| fault.remedy.vi).collect();
        assert_eq!(remedies, ["viết **chữ đậm**", "viết **chữ đậm**", "để một dòng trống giữa hai đoạn"]);
    }

    #[test]
    fn unsafe_and_empty_links_are_told() {
        assert_eq!(told("Xem [x](javascript:alert(1))."), [("[x](javascript:alert(1))", "link/unsafe-scheme")]);
        assert_eq!(told("[x](java&#10;script:alert(1))"), [("[x](java&#10;script:alert(1))", "link/unsafe-scheme")]);
        assert_eq!(told("[ ](dang-ky)"), [("[ ](dang-ky)", "text/empty-link")]);
        assert_eq!(told("[![Ảnh](files/a.png)](dang-ky)"), []);
    }

    #[test]
    fn a_link_that_shows_one_address_and_leads_to_another_is_told() {
        let evil = "[https://dichvucong.gov.vn](https://evil.example/)";
        assert_eq!(told(&format!("Nộp tại {evil}.")), [(evil, "link/misleading-text")]);
        for evil in [
            "[dichvucong.gov.vn](https://evil.example/)",
            "[**https://dichvucong**.gov.vn](https://evil.example/)",
            "[`www.dichvucong.gov.vn`](https://evil.example/)",
            "[motcua@danang.gov.vn](mailto:x@evil.example)",
        ] {
            assert_eq!(told(evil), [(evil, "link/misleading-text")]);
        }
        assert_eq!(told("[https://dichvucong.gov.vn](https://dichvucong.gov.vn/p/home) <a@b.vn> [Cổng](https://a.vn)"), []);
    }

    #[test]
    fn images_must_be_our_own_and_described() {
        assert_eq!(told("![x](https://a.vn/a.png)"), [("![x](https://a.vn/a.png)", "text/foreign-image")]);
        assert_eq!(told("![](files/a.png)"), [("![](files/a.png)", "text/image-without-description")]);
    }

    #[test]
    fn hidden_characters_empty_headings_and_depth_are_told() {
        assert_eq!(told("a\u{202e}b"), [("\u{202e}", "text/bidi")]);
        assert_eq!(told("##\n"), [("##", "text/empty-heading")]);
        assert_eq!(check(&format!("{}x", "> ".repeat(100))).first().map(|(_, fault)| fault.rule), Some("text/too-deep"));
        let stairs = (0..40).fold(String::new(), |stairs, depth| stairs + &"  ".repeat(depth) + "- x\n");
        assert_eq!(check(&stairs).first().map(|(_, fault)| fault.rule), Some("text/too-deep"));
    }

    #[test]
    fn too_much_is_told_once() {
        assert_eq!(check(&"a ".repeat(MAX_BODY_BYTES)).first().map(|(_, fault)| fault.rule), Some("text/too-long"));
        assert_eq!(check(&"\"".repeat(MAX_BODY_BYTES)).first().map(|(_, fault)| fault.rule), Some("text/too-much-output"));
        assert_eq!(check(&"a <b>\n".repeat(1000)).len(), MAX_FAULTS);
    }

    proptest! {
        #[test]
        fn checking_never_panics_and_points_into_the_text(text in "\\PC{0,60}|[-a#*_`<>&\"'|!()\\[\\]:/\r\n 1.=~\\\\đ]{0,80}") {
            for (range, _) in check(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
