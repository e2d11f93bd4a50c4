//! Where the answers of `search.yaml` lead.

use super::{Report, remedy, unknown};
use crate::finding::Spot;
use crate::record::{EntryKind, Id};
use crate::site::Site;
use crate::trail;

/// Pages that answers name and the site has not.
pub(super) fn pages(site: &Site, report: &mut Report<'_>) {
    let entry = &site.catalog.records.search;
    for (index, answer) in entry.facts.answers.iter().enumerate() {
        let Some(page) = &answer.page else { continue };
        let path = page.split('#').next().unwrap_or_default();
        if path.is_empty() || site.follow(path).is_none() && !site.catalog.is_lost(path) {
            let known = site.catalog.entries().filter(|(kind, _)| *kind == EntryKind::Pages).map(|(_, entry)| &*entry.stem);
            let own = ["quyen-cua-ban", "co-quan", "thong-bao", "linh-vuc", "su-kien"];
            report.on(entry).add(
                Spot::Value(trail!["answers", index, "page"]),
                unknown("trang", "page", page),
                remedy(path, known.chain(own), "pages/"),
            );
        }
    }
}

/// Numbers to call that answers name and `catalog.yaml` has not.
pub(super) fn hotlines(site: &Site, report: &mut Report<'_>) {
    let records = &site.catalog.records;
    let known = || records.catalog.facts.hotlines.iter().filter_map(|hotline| hotline.id.as_ref()).map(Id::as_str);
    for (index, answer) in records.search.facts.answers.iter().enumerate() {
        let Some(name) = &answer.hotline else { continue };
        if !records.catalog.is_broken() && !known().any(|id| id == name.as_str()) {
            report.on(&records.search).add(
                Spot::Value(trail!["answers", index, "hotline"]),
                unknown("số để gọi", "hotline", name.as_str()),
                remedy(name.as_str(), known(), "catalog.yaml, hotlines"),
            );
        }
    }
}
