//! What a body holds, without its HTML: headings, links, and plain text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::dialect::{destination, events};
use crate::jurisdiction::Addresses;
use crate::text::{compose, slug};

/// The longest id of a heading, in characters.
const MAX_ID_LENGTH: usize = 60;
/// A heading as [`html`](super::html) writes it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Heading {
    /// Its level in the page, 1 to 6.
    pub level: u8,
    /// Its id, unique in the body, of `a-z`, `0-9` and `-`.
    pub id: String,
    /// Its text.
    pub title: String,
}

/// Gives headings their level in the page and their id.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    first_level: u8,
    addresses: &'a Addresses,
    open: Vec<u8>,
    used: BTreeSet<String>,
    last: BTreeMap<String, usize>,
}

impl<'a> Ids<'a> {
    pub(super) fn new(first_level: u8, addresses: &'a Addresses) -> Self {
        Self { first_level: first_level.clamp(1, 6), addresses, open: Vec::new(), used: BTreeSet::new(), last: BTreeMap::new() }
    }

    /// The level and the id of the next heading. A heading lies one level below the one that it is part of, however many
    /// `#` its author typed.
    pub(super) fn next(&mut self, source_level: u8, title: &str) -> (u8, String) {
        while self.open.last().is_some_and(|open| *open >= source_level) {
            self.open.pop();
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(5);
        self.open.push(source_level);
        (self.first_level.saturating_add(depth).min(6), self.unique(title))
    }

    fn unique(&mut self, title: &str) -> String {
        let mut base = slug(title);
        base.truncate(MAX_ID_LENGTH);
        base.truncate(base.trim_end_matches('-').len());
        if base.is_empty() {
            base.push_str(self.addresses.part("section"));
        }
        if self.addresses.is_taken(&base) {
            base.insert_str(0, &format!("{}-", self.addresses.part("section")));
        }
        let last = self.last.entry(base.clone()).or_insert(0);
        loop {
            *last += 1;
            let id = if *last == 1 { base.clone() } else { format!("{base}-{last}") };
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The headings of a body, as [`html`](super::html) writes them with the same `first_level` and `addresses`.
#[must_use]
pub fn outline(text: &str, first_level: u8, addresses: &Addresses) -> Vec<Heading> {
    let text = compose(text);
    let mut ids = Ids::new(first_level, addresses);
    let mut headings = Vec::new();
    let mut title: Option<String> = None;
    let mut images = 0_usize;
    for (event, _) in events(&text) {
        match event {
            Event::Start(Tag::Heading { .. }) => title = Some(String::new()),
            Event::End(TagEnd::Heading(source_level)) => {
                if let Some(title) = title.take().filter(|title| !title.trim().is_empty()) {
                    let (level, id) = ids.next(source_level as u8, &title);
                    headings.push(Heading { level, id, title: title.trim().to_owned() });
                }
            }
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            _ if images > 0 => {}
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                if let Some(title) = &mut title {
                    title.push_str(&text);
                }
            }
            Event::SoftBreak => {
                if let Some(title) = &mut title {
                    title.push('\n');
                }
            }
            _ => {}
        }
    }
    headings
}

/// The text of a body as search and descriptions want it: no marks, one line for each block.
#[must_use]
pub fn plain(text: &str) -> String {
    let text = compose(text);
    let mut plain = String::with_capacity(text.len());
    for (event, _) in events(&text) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => plain.push(' '),
            Event::HardBreak
            | Event::Rule
            | Event::Start(Tag::List(_) | Tag::Item | Tag::Paragraph)
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::BlockQuote(_),
            ) => new_line(&mut plain),
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

fn new_line(plain: &mut String) {
    plain.truncate(plain.trim_end().len());
    if !plain.is_empty() {
        plain.push('\n');
    }
}

/// Every link and image of a body: its bytes, and the address as written.
#[must_use]
pub fn links(text: &str) -> Vec<(Range<usize>, String)> {
    events(text)
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                Some((range, destination(link_type, &dest_url)))
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::Jurisdiction;
    use crate::markdown::html;
    use proptest::prelude::*;

    fn outline(text: &str, first_level: u8) -> Vec<Heading> {
        super::outline(text, first_level, &Jurisdiction::usual().addresses)
    }

    #[test]
    fn the_outline_has_the_ids_of_the_html() {
        let headings = outline("# Lệ *phí*\n## Lệ phí\n", 3);
        assert_eq!(
            headings,
            [
                Heading { level: 3, id: "le-phi".into(), title: "Lệ phí".into() },
                Heading { level: 4, id: "le-phi-2".into(), title: "Lệ phí".into() }
            ]
        );
        assert_eq!(
            outline("# a\n# a 2\n# a\n# …\n", 2).into_iter().map(|heading| heading.id).collect::<Vec<_>>(),
            ["a", "a-2", "a-3", "muc"]
        );
    }

    #[test]
    fn a_heading_takes_no_id_of_the_page_around_it() {
        let ids = |text: &str| outline(text, 2).into_iter().map(|heading| heading.id).collect::<Vec<_>>();
        assert_eq!(ids("## Phí\n## Giấy tờ\n## Mẫu CT01\n## Phí\n"), ["muc-phi", "muc-giay-to", "muc-mau-ct01", "muc-phi-2"]);
        assert_eq!(
            ids("## q\n## Thời hạn\n## Nội dung\n## Chữ A\n## Phí riêng\n"),
            ["muc-q", "muc-thoi-han", "muc-noi-dung", "muc-chu-a", "phi-rieng"]
        );
    }

    #[test]
    fn plain_text_has_a_line_for_each_block() {
        assert_eq!(
            plain("# Một\n\nhai *ba*\nbốn\n\n- năm\n- sáu [bảy](x)\n\n| a | b |\n|---|---|\n| c | d |\n"),
            "Một\nhai ba bốn\nnăm\nsáu bảy\na b\nc d"
        );
    }

    #[test]
    fn links_are_told_with_their_bytes() {
        assert_eq!(links("Xem [đây](dang-ky) và <a@b.vn>."), [(4..20, "dang-ky".into()), (25..33, "mailto:a@b.vn".into())]);
    }

    proptest! {
        #[test]
        fn every_heading_of_the_outline_is_in_the_html(text in "([#]{1,6} [a-zđ*`!<>\\[\\]() ]{0,10}\n){0,6}") {
            let page = html(&text, 2, &Jurisdiction::usual().addresses, &|_| None);
            let headings = super::outline(&text, 2, &Jurisdiction::usual().addresses);
            prop_assert_eq!(page.matches(" id=\"").count(), headings.len());
            for heading in headings {
                let expected = format!("<h{} id=\"{}\">", heading.level, heading.id);
                prop_assert!(page.contains(&expected), "{} in {}", expected, page);
            }
        }

        #[test]
        fn nothing_panics(text in any::<String>()) {
            let _ = (plain(&text), links(&text), super::outline(&text, 2, &Addresses::default()));
        }
    }
}
