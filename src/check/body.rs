//! The Markdown of entries: what it may hold, and where its links lead.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Check, Report};
use crate::finding::{Fix, Spot};
use crate::markdown;
use crate::record::{Entry, Facts};
use crate::site::Site;
use crate::text::garbled;
use crate::trail;
use crate::yaml::Fault;

rules! {
    /// Raw HTML, unsafe addresses, nesting without end. Each fault bears its own name.
    MARKDOWN "text/markdown" Error since "0.1.0" Check::Text(markdown_faults);
    /// What Markdown does not read and shows as it was typed, and what nobody can read. Each fault bears its own name.
    UNREAD "text/markdown-left" Warning since "0.1.0" Check::Text(unread);
    /// A link to an entry that is not there.
    BROKEN_LINK "link/broken" Error formerly "link/dead" since "0.1.0" Check::Site(broken_link);
}

fn markdown_faults(text: &Markdown<'_>, report: &mut Report<'_>) {
    for (bytes, fault) in markdown::check(text.said) {
        report.fault(text.file, text.spot(bytes), text.in_file(fault));
    }
}

fn unread(text: &Markdown<'_>, report: &mut Report<'_>) {
    for (bytes, level, fault) in garbled(text.said, report.habits()) {
        report.fault_at(text.file, text.spot(bytes), level, fault);
    }
    for (bytes, fault) in markdown::unread(text.said, report.habits()) {
        report.fault(text.file, text.spot(bytes), text.in_file(fault));
    }
}

fn broken_link(site: &Site, report: &mut Report<'_>) {
    for (file, spot, target) in links(site) {
        let path = target.split('#').next().unwrap_or_default();
        let outside = target.contains(':') || target.starts_with("//");
        if outside || path.is_empty() || leads_somewhere(site, path) {
            continue;
        }
        report.at(
            file,
            spot.clone(),
            words!("liên kết tới «{path}» không dẫn tới mục nào", "the link to `{path}` leads to nothing"),
            words!(
                "viết tên tệp của mục, như `[tên](dang-ky-tam-tru)`, hoặc địa chỉ đầy đủ bắt đầu bằng https://",
                "write the file name of an entry, such as `[name](dang-ky-tam-tru)`, or a whole address beginning with https://"
            ),
        );
    }
}

fn leads_somewhere(site: &Site, path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    site.follow(path).is_some() || site.attachment(path).is_some() || site.catalog.is_lost(stem)
}

/// One Markdown text of an entry.
#[derive(Debug)]
pub struct Markdown<'a> {
    /// The text.
    pub said: &'a str,
    /// The file in which it stands.
    pub file: &'a Arc<str>,
    at: TextPlace,
}

/// Where a text stands in its file.
#[derive(Debug)]
enum TextPlace {
    /// After the facts, from this byte on.
    Byte(usize),
    /// As the value of this key.
    Key(&'static str),
}

impl Markdown<'_> {
    /// A fault whose fix has a place of its own in the text, with that place in the file.
    fn in_file(&self, mut fault: Fault) -> Fault {
        if let Some(Fix { spot: Some(spot), .. }) = fault.fix.as_deref_mut()
            && let Spot::Bytes(bytes) = *spot
        {
            *spot = self.spot(bytes.into());
        }
        fault
    }

    /// The place of these bytes of the text.
    fn spot(&self, bytes: Range<usize>) -> Spot {
        match self.at {
            TextPlace::Byte(start) => Spot::Bytes((start + bytes.start..start + bytes.end).into()),
            TextPlace::Key(key) => Spot::Within(trail![key], bytes.into()),
        }
    }
}

/// The Markdown of an entry and of its translations, and what it has under a key.
pub(super) fn texts(entry: &Entry<dyn Facts>) -> Vec<Markdown<'_>> {
    let mut texts = Vec::new();
    if !entry.body.original.trim().is_empty() {
        texts.push(Markdown { said: &entry.body.original, file: &entry.file, at: TextPlace::Byte(entry.body_at) });
    }
    for translation in &entry.translations {
        if let Some(said) = entry.body.translated(&translation.language) {
            texts.push(Markdown { said, file: &translation.file, at: TextPlace::Byte(translation.body_at) });
        }
    }
    if let Some((key, text)) = entry.facts.markdown() {
        texts.push(Markdown { said: &text.original, file: &entry.file, at: TextPlace::Key(key) });
    }
    texts
}

/// Every link in the Markdown of the site: in which file, where, and to what.
pub(super) fn links(site: &Site) -> Vec<&(Arc<str>, Spot, String)> {
    fn of(entry: &Entry<dyn Facts>) -> &[(Arc<str>, Spot, String)] {
        entry.memo.links.get_or_init(|| {
            let mut links = Vec::new();
            for text in texts(entry).into_iter().filter(|text| text.said.contains('[')) {
                links.extend(markdown::links(text.said).into_iter().map(|(bytes, to)| (Arc::clone(text.file), text.spot(bytes), to)));
            }
            links
        })
    }
    let entries: Vec<_> = site.catalog.entries().collect();
    entries.par_iter().flat_map_iter(|(_, entry)| of(entry)).collect()
}
