//! Where the answers of `search.yaml` lead.

use super::Report;
use super::near::{Known, Names};
use crate::finding::Spot;
use crate::record::EntryKind;
use crate::site::Site;
use crate::trail;

/// Pages that answers name and the site has not.
pub(super) fn pages(site: &Site, report: &mut Report<'_>) {
    let entry = &site.catalog.records.search;
    let known = site.catalog.entries().filter(|(kind, _)| *kind == EntryKind::Pages).map(|(_, entry)| &*entry.stem);
    let words = site.words();
    let own = [&words.rights, &words.offices, &words.notices, &words.fields, &words.life_events].map(String::as_str);
    let names = Names { what: ("trang", "page"), known: known.chain(own).map(Known::from).collect(), place: "pages/" };
    for (index, answer) in entry.facts.answers.iter().enumerate() {
        let Some(page) = &answer.page else { continue };
        let path = page.split('#').next().unwrap_or_default();
        if path.is_empty() || site.follow(path).is_none() && !site.catalog.is_lost(path) {
            names.tell(&mut report.on(entry), Spot::Value(trail!["answers", index, "page"]), path);
        }
    }
}

/// Numbers to call that answers name and `catalog.yaml` has not.
pub(super) fn hotlines(site: &Site, report: &mut Report<'_>) {
    let records = &site.catalog.records;
    let known = records
        .catalog
        .facts
        .hotlines
        .iter()
        .filter_map(|hotline| Some(Known { id: hotline.id.as_ref()?.as_str(), called: vec![&hotline.name.original] }));
    let names = Names { what: ("số để gọi", "hotline"), known: known.collect(), place: "catalog.yaml, hotlines" };
    for (index, answer) in records.search.facts.answers.iter().enumerate() {
        let Some(name) = &answer.hotline else { continue };
        if !records.catalog.lacks_rows(&trail!["hotlines"], &["id"]) && !names.known.iter().any(|known| known.id == name.as_str()) {
            names.tell(&mut report.on(&records.search), Spot::Value(trail!["answers", index, "hotline"]), name.as_str());
        }
    }
}
