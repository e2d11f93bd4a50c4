//! The Markdown of entries: what it may hold, and where its links lead.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

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
    doc: (
        "Phần văn bản có mã HTML, liên kết không an toàn hoặc lồng nhau quá sâu.",
        "HTML, an unsafe link or deep nesting in the text.",
    ),
    check: Check::Site(|site, report| {
        let found = bodies(site).into_par_iter().with_min_len(64).flat_map_iter(|body| {
            let faults = markdown::check(body.text);
            faults.into_iter().map(move |(bytes, fault)| (body.file, body.spot(bytes), fault))
        });
        for (file, spot, fault) in found.collect::<Vec<_>>() {
            report.fault(file, spot, fault);
        }
    }),
};

/// A link to an entry that is not there.
pub(super) static BROKEN_LINK: Rule = Rule {
    id: "link/broken",
    level: Level::Error,
    doc: ("Liên kết trong văn bản dẫn tới mục không có.", "A link in the text that leads to nothing."),
    check: Check::Site(|site, report| {
        for body in bodies(site).into_iter().filter(|body| body.text.contains('[')) {
            for (bytes, target) in markdown::links(body.text) {
                let path = target.split('#').next().unwrap_or_default();
                let outside = target.contains(':') || target.starts_with("//");
                if outside || path.is_empty() || leads_somewhere(site, path) {
                    continue;
                }
                report.at(
                    body.file,
                    body.spot(bytes),
                    words!("liên kết tới «{path}» không dẫn tới mục nào", "the link to `{path}` leads to nothing"),
                    words!(
                        "viết tên tệp của mục, như `[tên](dang-ky-tam-tru)`, hoặc địa chỉ đầy đủ bắt đầu bằng https://",
                        "write the file name of an entry, such as `[name](dang-ky-tam-tru)`, or a whole address beginning with https://"
                    ),
                );
            }
        }
    }),
};

fn leads_somewhere(site: &Site, path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    site.follow(path).is_some() || site.attachment(path).is_some() || site.catalog.is_lost(stem)
}

/// One Markdown text and where it stands.
#[derive(Clone, Copy)]
struct Body<'s> {
    text: &'s str,
    file: &'s Arc<str>,
    place: Place,
}

/// Where in its file a Markdown text stands.
#[derive(Clone, Copy)]
enum Place {
    /// After the facts, from this byte on.
    After(usize),
    /// As the value of this key.
    Under(&'static str),
}

impl Body<'_> {
    fn spot(&self, bytes: Range<usize>) -> Spot {
        match self.place {
            Place::After(start) => Spot::Bytes((start + bytes.start..start + bytes.end).into()),
            Place::Under(key) => Spot::Within(trail![key], bytes.into()),
        }
    }
}

/// Every Markdown text of the site.
fn bodies(site: &Site) -> Vec<Body<'_>> {
    let catalog = &site.catalog;
    let mut list = Vec::new();
    for (_, procedure) in catalog.procedures() {
        after(&procedure.entry, &mut list);
        if let Some(text) = &procedure.entry.facts.body {
            list.push(Body { text: &text.original, file: &procedure.entry.file, place: Place::Under("body") });
        }
    }
    for (_, event) in catalog.life_events() {
        after(&event.entry, &mut list);
    }
    for (_, notice) in catalog.notices() {
        after(notice, &mut list);
    }
    for (_, page) in catalog.pages() {
        after(page, &mut list);
    }
    let entry = &catalog.records.catalog;
    if let Some(rights) = &entry.facts.rights {
        list.push(Body { text: &rights.original, file: &entry.file, place: Place::Under("rights") });
    }
    list
}

/// The Markdown after the facts of an entry, and after those of its translations.
fn after<'s, T>(entry: &'s Entry<T>, list: &mut Vec<Body<'s>>) {
    if !entry.body.original.trim().is_empty() {
        list.push(Body { text: &entry.body.original, file: &entry.file, place: Place::After(entry.body_at) });
    }
    for translation in &entry.translations {
        if let Some(text) = entry.body.translated(&translation.language) {
            list.push(Body { text, file: &translation.file, place: Place::After(translation.body_at) });
        }
    }
}
