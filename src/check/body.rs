//! The Markdown of entries: what it may hold, and where its links lead.

use std::sync::Arc;

use super::{Check, Rule};
use crate::finding::{Level, Spot};
use crate::markdown;
use crate::record::Entry;
use crate::site::Site;
use crate::trail;

/// Raw HTML, unsafe addresses, nesting without end. Each fault bears its own name.
pub(super) static MARKDOWN: Rule = Rule {
    id: "text/markdown",
    level: Level::Error,
    doc: ("Phần văn bản có mã HTML, liên kết không an toàn hoặc lồng nhau quá sâu.", "HTML, an unsafe link or deep nesting in the text."),
    check: Check::Site(|site, report| {
        each(site, |text, file, spot| {
            for (bytes, fault) in markdown::check(text) {
                report.fault(file, spot(bytes), fault);
            }
        });
    }),
};

/// A link to an entry that is not there.
pub(super) static BROKEN_LINK: Rule = Rule {
    id: "link/broken",
    level: Level::Error,
    doc: ("Liên kết trong văn bản dẫn tới mục không có.", "A link in the text that leads to nothing."),
    check: Check::Site(|site, report| {
        each(site, |text, file, spot| {
            for (bytes, target) in markdown::links(text) {
                let path = target.split('#').next().unwrap_or_default();
                let outside = target.contains(':') || target.starts_with("//");
                if outside
                    || path.is_empty()
                    || site.follow(path).is_some()
                    || site.attachment(path).is_some()
                    || site.catalog.is_lost(stem(path))
                {
                    continue;
                }
                report.at(
                    file,
                    spot(bytes),
                    words!("liên kết tới «{path}» không dẫn tới mục nào", "the link to `{path}` leads to nothing"),
                    words!(
                        "viết tên tệp của mục, như `[tên](dang-ky-tam-tru)`, hoặc địa chỉ đầy đủ bắt đầu bằng https://",
                        "write the file name of an entry, such as `[name](dang-ky-tam-tru)`, or a whole address beginning with https://"
                    ),
                );
            }
        });
    }),
};

fn stem(path: &str) -> &str {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Every Markdown text of the site, its file, and from its bytes to a place in the file.
fn each(site: &Site, mut look: impl FnMut(&str, &Arc<str>, &dyn Fn(std::ops::Range<usize>) -> Spot)) {
    let catalog = &site.catalog;
    for (_, procedure) in catalog.procedures() {
        body(&procedure.entry, &mut look);
        if let Some(text) = &procedure.entry.facts.body {
            look(&text.original, &procedure.entry.file, &|bytes| Spot::Within(trail!["body"], bytes.into()));
        }
    }
    for (_, event) in catalog.life_events() {
        body(&event.entry, &mut look);
    }
    for (_, notice) in catalog.notices() {
        body(notice, &mut look);
    }
    for (_, page) in catalog.pages() {
        body(page, &mut look);
    }
    let entry = &catalog.records.catalog;
    if let Some(rights) = &entry.facts.rights {
        look(&rights.original, &entry.file, &|bytes| Spot::Within(trail!["rights"], bytes.into()));
    }
}

fn body<T>(entry: &Entry<T>, look: &mut impl FnMut(&str, &Arc<str>, &dyn Fn(std::ops::Range<usize>) -> Spot)) {
    let from = |start: usize| move |bytes: std::ops::Range<usize>| Spot::Bytes((start + bytes.start..start + bytes.end).into());
    if !entry.body.original.trim().is_empty() {
        look(&entry.body.original, &entry.file, &from(entry.body_at));
    }
    for translation in &entry.translations {
        if let Some(text) = entry.body.translated(&translation.language) {
            look(text, &translation.file, &from(translation.body_at));
        }
    }
}
