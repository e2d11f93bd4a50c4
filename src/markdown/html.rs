//! From Markdown to HTML: an allow list of elements, and one escaper for all text and attributes.

use std::fmt::Write;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::dialect::{MAX_DEPTH, MAX_HTML_BYTES, destination, events, is_own_file};
use super::escape::{escape, push_escaped};
use super::outline::Ids;
use crate::jurisdiction::Addresses;
use crate::text::{LinkKind, compose, judge};

/// The body as HTML, safe to stand in a page whatever the text holds.
///
/// `addresses` has the names that headings must not bear. `first_level` is the level of its highest headings (the page has those above); no level is skipped. `link` gives the
/// address of a relative link, without its `#…`, or of a file of the catalog; a link that has none is shown as text. Raw
/// HTML is shown as its author typed it, not run.
#[must_use]
pub fn html(text: &str, first_level: u8, addresses: &Addresses, link: &dyn Fn(&str) -> Option<String>) -> String {
    render(text, first_level, addresses, link).0
}

/// The HTML, and whether it had to be cut.
pub(super) fn render(text: &str, first_level: u8, addresses: &Addresses, link: &dyn Fn(&str) -> Option<String>) -> (String, bool) {
    let text = compose(text);
    let mut page = BodyWriter {
        out: String::with_capacity(text.len() + text.len() / 4),
        closing: Vec::new(),
        ids: Ids::new(first_level, addresses),
        heading: None,
        image: None,
        columns: Vec::new(),
        column: 0,
        in_head: false,
        link,
    };
    let mut cut = false;
    for (event, _) in events(&text) {
        page.take(event);
        if page.out.len() > MAX_HTML_BYTES {
            cut = true;
            break;
        }
    }
    while !page.closing.is_empty() {
        page.close();
    }
    (page.out, cut)
}

/// An element that is open: what closes it. `None` for one that was not written.
type Closing = Option<&'static str>;

struct OpenHeading {
    start: usize,
    source_level: u8,
    title: String,
}

struct Image {
    source: Option<String>,
    alt: String,
    depth: usize,
}

struct BodyWriter<'a> {
    out: String,
    closing: Vec<Closing>,
    ids: Ids<'a>,
    heading: Option<OpenHeading>,
    image: Option<Image>,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    link: &'a dyn Fn(&str) -> Option<String>,
}

impl BodyWriter<'_> {
    fn take(&mut self, event: Event<'_>) {
        if self.image.is_some() {
            return self.describe(event);
        }
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.end(tag),
            // Not run, and not dropped in silence either.
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.text(&text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
        if let Some(heading) = &mut self.heading {
            heading.title.push_str(text);
        }
    }

    /// Inside an image there is only text: it becomes the `alt`.
    fn describe(&mut self, event: Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth > 0 => image.depth -= 1,
            Event::End(_) => {
                if let Some(Image { source: Some(source), alt, .. }) = self.image.take() {
                    let _ = write!(self.out, "<img src=\"{}\" alt=\"{}\" loading=\"lazy\">", escape(&source), escape(alt.trim()));
                }
            }
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        if let Tag::Image { dest_url, .. } = &tag {
            let source = is_own_file(dest_url).then(|| (self.link)(dest_url)).flatten();
            self.image = Some(Image { source, alt: String::new(), depth: 0 });
            return;
        }
        if self.closing.len() >= MAX_DEPTH {
            self.closing.push(None);
            return;
        }
        let closing = match tag {
            Tag::Paragraph => Some(self.element("<p>", "</p>\n")),
            Tag::Heading { level, .. } => {
                self.heading = Some(OpenHeading { start: self.out.len(), source_level: level as u8, title: String::new() });
                None
            }
            Tag::BlockQuote(_) => Some(self.element("<blockquote>\n", "</blockquote>\n")),
            // A long line scrolls, and what scrolls must be reachable by keyboard.
            Tag::CodeBlock(_) => Some(self.element("<pre tabindex=\"0\"><code>", "</code></pre>\n")),
            Tag::List(None) => Some(self.element("<ul>\n", "</ul>\n")),
            Tag::List(Some(1)) => Some(self.element("<ol>\n", "</ol>\n")),
            Tag::List(Some(start)) => {
                let _ = writeln!(self.out, "<ol start=\"{start}\">");
                Some("</ol>\n")
            }
            Tag::Item => Some(self.element("<li>", "</li>\n")),
            Tag::Emphasis => Some(self.element("<em>", "</em>")),
            Tag::Strong => Some(self.element("<strong>", "</strong>")),
            Tag::Table(columns) => {
                self.columns = columns;
                Some(self.element("<table>\n", "</tbody>\n</table>\n"))
            }
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                Some(self.element("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n"))
            }
            Tag::TableRow => {
                self.column = 0;
                Some(self.element("<tr>", "</tr>\n"))
            }
            Tag::TableCell => Some(self.cell()),
            Tag::Link { link_type, dest_url, .. } => self.link(&destination(link_type, &dest_url)),
            _ => None,
        };
        self.closing.push(closing);
    }

    fn element(&mut self, open: &str, close: &'static str) -> &'static str {
        self.out.push_str(open);
        close
    }

    fn cell(&mut self) -> &'static str {
        let class = match self.columns.get(self.column) {
            Some(Alignment::Center) => " class=\"centered\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.column += 1;
        let (open, close) = if self.in_head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        self.out.push_str(open);
        self.out.push_str(class);
        self.out.push('>');
        close
    }

    fn link(&mut self, to: &str) -> Closing {
        let address = match judge(to) {
            Err(_) => None,
            Ok(LinkKind::Relative) => {
                let (path, fragment) = to.split_at(to.find('#').unwrap_or(to.len()));
                let address = if path.is_empty() { Some(String::new()) } else { (self.link)(path) };
                address.map(|address| address + fragment)
            }
            Ok(_) => Some(to.trim().to_owned()),
        };
        let address = address?;
        let _ = write!(self.out, "<a href=\"{}\">", escape(&address));
        Some("</a>")
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::TableHead => self.in_head = false,
            _ => {}
        }
        self.close();
    }

    /// A heading is written when it ends, because its id is made from its text.
    fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        if heading.title.trim().is_empty() {
            self.out.truncate(heading.start);
            return;
        }
        let (level, id) = self.ids.next(heading.source_level, &heading.title);
        self.out.insert_str(heading.start, &format!("<h{level} id=\"{id}\">"));
        let _ = writeln!(self.out, "</h{level}>");
    }

    fn close(&mut self) {
        if let Some(Some(closing)) = self.closing.pop() {
            self.out.push_str(closing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::Jurisdiction;
    use proptest::prelude::*;

    fn page(text: &str) -> String {
        html(text, 2, &Jurisdiction::usual().addresses, &|path| (path == "dang-ky" || path == "files/a.png").then(|| format!("../{path}/")))
    }

    #[test]
    fn prose_lists_and_emphasis_become_plain_elements() {
        assert_eq!(page("Một *hai* **ba** `bốn`\nnăm"), "<p>Một <em>hai</em> <strong>ba</strong> <code>bốn</code>\nnăm</p>\n");
        assert_eq!(page("- một\n- hai\n"), "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>\n");
        assert_eq!(page("3. ba\n4. bốn\n"), "<ol start=\"3\">\n<li>ba</li>\n<li>bốn</li>\n</ol>\n");
        assert_eq!(page("> trích\n\n---\n"), "<blockquote>\n<p>trích</p>\n</blockquote>\n<hr>\n");
    }

    #[test]
    fn headings_begin_below_the_page_skip_no_level_and_have_their_own_ids() {
        assert_eq!(
            page("# Lệ phí\n### Miễn\n# Lệ phí\n## *Giảm* `x`\n#\n"),
            "<h2 id=\"le-phi\">Lệ phí</h2>\n<h3 id=\"mien\">Miễn</h3>\n<h2 id=\"le-phi-2\">Lệ phí</h2>\n\
             <h3 id=\"giam-x\"><em>Giảm</em> <code>x</code></h3>\n"
        );
        assert_eq!(html("### a", 5, &Addresses::default(), &|_| None), "<h5 id=\"a\">a</h5>\n");
    }

    #[test]
    fn tables_have_heads_for_their_columns() {
        assert_eq!(
            page("| Tên | Phí |\n|---|--:|\n| A | 5 |\n"),
            "<table>\n<thead>\n<tr><th scope=\"col\">Tên</th><th scope=\"col\" class=\"right\">Phí</th></tr>\n</thead>\n<tbody>\n\
             <tr><td>A</td><td class=\"right\">5</td></tr>\n</tbody>\n</table>\n"
        );
    }

    #[test]
    fn links_are_resolved_or_shown_as_text() {
        assert_eq!(page("[x](dang-ky#phi)"), "<p><a href=\"../dang-ky/#phi\">x</a></p>\n");
        assert_eq!(page("[x](khac)"), "<p>x</p>\n");
        assert_eq!(page("[x](#phi)"), "<p><a href=\"#phi\">x</a></p>\n");
        assert_eq!(page("[x](https://a.vn/?a=1&b=2)"), "<p><a href=\"https://a.vn/?a=1&amp;b=2\">x</a></p>\n");
        assert_eq!(page("<motcua@a.vn>"), "<p><a href=\"mailto:motcua@a.vn\">motcua@a.vn</a></p>\n");
    }

    #[test]
    fn unsafe_addresses_never_become_links() {
        for address in [
            "javascript:alert(1)",
            "JAVASCRIPT&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "java&#9;script:alert(1)",
            "data:text/html,x",
            "//evil.example",
        ] {
            assert!(!page(&format!("[x]({address})")).contains("<a"), "{address}");
            assert!(!page(&format!("[x]: {address}\n\n[x]")).contains("<a"), "{address}");
        }
        assert!(!page("<javascript:alert(1)>").contains("<a"));
    }

    #[test]
    fn raw_html_is_shown_and_not_run() {
        assert_eq!(page("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
        assert!(!page("<script>alert(1)</script>\n").contains("<script"));
        assert!(!page("<!-- x -->\n\n<img src=x onerror=y>").contains("<i"));
    }

    #[test]
    fn images_come_from_the_catalog_only() {
        assert_eq!(page("![Sơ *đồ*](files/a.png)"), "<p><img src=\"../files/a.png/\" alt=\"Sơ đồ\" loading=\"lazy\"></p>\n");
        assert_eq!(page("![x](https://a.vn/a.png)"), "<p></p>\n");
        assert_eq!(page("![a\"b](files/a.png \"t\")"), "<p><img src=\"../files/a.png/\" alt=\"a&quot;b\" loading=\"lazy\"></p>\n");
    }

    #[test]
    fn text_is_composed_and_escaped() {
        assert_eq!(page("Le\u{323}\u{302}\u{a0}phi\u{301} & \"x\" 'y'\r\n"), "<p>Lệ phí &amp; &quot;x&quot; &#39;y&#39;</p>\n");
    }

    #[test]
    fn hostile_bodies_take_no_time() {
        let size = 128 * 1024;
        let fill = |part: &str| part.repeat(size / part.len());
        let table = format!("{}\n{}\n{}", "|a".repeat(size / 12), "|-".repeat(size / 12), "|b\n".repeat(size / 5));
        let deep_list: String =
            (0..250).map(|depth| format!("{}- x\n", "  ".repeat(depth))).chain(std::iter::once("\n".repeat(size / 2))).collect();
        let bodies = [
            fill("> "),
            fill("- "),
            fill("1. "),
            fill("["),
            fill("![["),
            fill("*a_ "),
            fill("**a"),
            fill("`"),
            fill("a`b``"),
            fill("<"),
            fill("<a "),
            fill("<!--"),
            fill("&"),
            fill("[a](<b"),
            fill("[a](b"),
            fill("\\"),
            fill("[a]: b\n"),
            fill("|"),
            fill("\"'"),
            fill("# a\n"),
            fill("\n"),
            fill("[x]\n"),
            fill("<?"),
            fill("<![CDATA["),
            fill("a\n=\n"),
            fill("(("),
            fill("https://a"),
            fill("~~"),
            fill("* * "),
            table,
            deep_list,
            format!("[x]: /{}\n\n{}", "u".repeat(1000), "[x]".repeat(80_000)),
            format!("{}{}", "*".repeat(size / 2), "_".repeat(size / 2)),
            format!("{}x{}", "![".repeat(size / 10), "](a)".repeat(size / 10)),
            format!("{}x{}", "[".repeat(size / 10), "](a)".repeat(size / 10)),
            format!("{}{}", "<".repeat(size / 2), ">".repeat(size / 2)),
            format!("{}\n{}", "- ".repeat(20), "\n".repeat(size - 100)),
        ];
        for body in &bodies {
            let start = std::time::Instant::now();
            let output = page(body);
            let _ = (crate::markdown::check(body), crate::markdown::plain(body), crate::markdown::outline(body, 2, &Addresses::default()));
            let taken = start.elapsed();
            assert!(output.len() <= 3 * MAX_HTML_BYTES, "{:?}…: {} bytes", &body[..20], output.len());
            // Far above what any of them takes, far below what quadratic time would.
            assert!(taken.as_secs() < 10, "{:?}…: {taken:?}", &body[..20]);
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_balanced_html_with_allowed_elements_only(text in "\\PC{0,60}|[-a#*_`<>&\"'|!()\\[\\]:/\n 1.=~\\\\]{0,80}") {
            let page = page(&text);
            let mut open = Vec::new();
            for part in page.split('<').skip(1) {
                let Some((tag, _)) = part.split_once('>') else { panic!("{page}") };
                let name = tag.split(' ').next().unwrap_or_default();
                let plain = name.trim_start_matches('/').trim_end_matches(|c: char| c.is_ascii_digit());
                prop_assert!(
                    ["p", "h", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "hr", "br", "a", "img", "table", "thead", "tbody", "tr", "th", "td"].contains(&plain),
                    "{page}"
                );
                if let Some(name) = name.strip_prefix('/') {
                    prop_assert_eq!(open.pop(), Some(name), "{}", page);
                } else if !["br", "hr", "img"].contains(&name) {
                    open.push(name);
                }
            }
            prop_assert!(open.is_empty(), "{page}");
        }
    }
}
