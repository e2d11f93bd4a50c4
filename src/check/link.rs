//! Addresses that lead, but not well.

use std::sync::Arc;

use super::{Check, Report};
use crate::finding::Spot;
use crate::jurisdiction::Addresses;
use crate::markdown::outline;
use crate::record::{CatalogFile, Entry, EntryKind, Link, LinkKind, Procedure};
use crate::site::{Site, Subject};
use crate::trail;

/// The parts of a procedure's page, by their keys among the words of addresses.
const PARTS: &[&str] = &[
    "bill", "content", "exempt", "fees", "forms", "index", "late", "laws", "mistakes", "more", "outcomes", "papers", "rest", "share",
    "steps", "times", "warnings", "where", "who",
];

rules! {
    /// A place in a page that is not there.
    ANCHOR "link/anchor" Warning since "0.1.0" Check::Site(anchors);
    /// Over http.
    INSECURE "link/insecure" Notice since "0.1.0" Check::Site(insecure);
    /// A whole address of this site.
    OWN_SITE "link/own-site" Notice since "0.1.0" Check::Site(own_site);
}

/// The ids of the headings of a subject's text, and of its page.
fn ids(site: &Site, subject: Subject) -> Option<Vec<String>> {
    if subject == Subject::Rights {
        return Some(parts_of_rights(&site.catalog.records.catalog.facts, site.words()));
    }
    let (kind, seat) = subject.seat().filter(|(kind, _)| kind.ending() == "md")?;
    let body = &site.catalog.entry(kind, seat)?.body.original;
    let parts: &[&str] = if kind == EntryKind::Procedures { PARTS } else { &[] };
    Some(
        outline(body, 2, site.words())
            .into_iter()
            .map(|heading| heading.id)
            .chain(parts.iter().map(|key| site.words().part(key).to_owned()))
            .collect(),
    )
}

/// The parts of the page about rights, as far as the catalog fills them.
fn parts_of_rights(facts: &CatalogFile, words: &Addresses) -> Vec<String> {
    let headings = facts.rights.iter().flat_map(|text| outline(&text.original, 3, words)).map(|heading| heading.id);
    let parts = [("late", true), ("warnings", !facts.warnings.is_empty()), ("call", !facts.hotlines.is_empty()), ("content", true)];
    headings.chain(parts.into_iter().filter(|(_, is_there)| *is_there).map(|(part, _)| words.part(part).to_owned())).collect()
}

/// The subject whose page this file makes.
fn subject_of(site: &Site, file: &str) -> Option<Subject> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let kind = EntryKind::of(file)?;
    Subject::of(kind, site.catalog.find(kind, name.split('.').next()?)?)
}

fn anchors(site: &Site, report: &mut Report<'_>) {
    let search = &site.catalog.records.search;
    let answers = search
        .facts
        .answers
        .iter()
        .enumerate()
        .filter_map(|(index, answer)| Some((&search.file, Spot::Value(trail!["answers", index, "page"]), answer.page.as_deref()?)));
    let links = super::body::links(site).into_iter().map(|(file, spot, target)| (file, spot.clone(), target.as_str()));
    for (file, spot, target) in links.chain(answers) {
        let Some((path, anchor)) = target.split_once('#').filter(|(path, anchor)| !path.contains(':') && !anchor.is_empty()) else {
            continue;
        };
        // Translations have headings of their own.
        let subject = if path.is_empty() { subject_of(site, file) } else { site.follow(path) };
        if file.matches('.').count() > 1 {
            continue;
        }
        let Some(ids) = subject.and_then(|subject| ids(site, subject)) else { continue };
        if !ids.iter().any(|id| id == anchor) {
            let known: Vec<&str> = ids.iter().map(String::as_str).collect();
            let near = crate::yaml::nearest_word(anchor, &known);
            let remedy = match near {
                Some(near) => words!("viết `#{near}`", "write `#{near}`"),
                None => words!("bỏ phần từ dấu #, hoặc viết đúng tên mục", "drop all from the #, or name a heading that is there"),
            };
            report.at(file, spot, words!("trang đó không có mục «#{anchor}»", "that page has no part `#{anchor}`"), remedy);
        }
    }
}

/// Every address in the facts of a procedure, with its place.
fn addresses(entry: &Entry<Procedure>) -> Vec<(&Link, Spot)> {
    let mut list: Vec<(&Link, Spot)> = Vec::new();
    for (index, channel) in entry.facts.channels.iter().enumerate() {
        list.extend(channel.url.as_ref().map(|url| (url, Spot::Value(trail!["channels", index, "url"]))));
    }
    list.extend(entry.facts.source_url.as_ref().map(|url| (url, Spot::Value(trail!["source_url"]))));
    list
}

fn insecure(site: &Site, report: &mut Report<'_>) {
    let say = |report: &mut Report<'_>, file: &Arc<str>, spot: Spot, url: &str| {
        let better = format!("https{}", &url[4..]);
        report.at(
            file,
            spot,
            words!(
                "địa chỉ http:// không mã hóa; ai ở giữa cũng đọc và sửa được",
                "an http:// address is not encrypted; anyone on the way can read and change it"
            ),
            words!("thử {better}; mở được thì viết địa chỉ đó", "try {better}, and write that if it opens"),
        );
    };
    for (_, procedure) in site.catalog.procedures() {
        for (url, spot) in addresses(&procedure.entry).into_iter().filter(|(url, _)| url.kind() == LinkKind::Http) {
            say(report, &procedure.entry.file, spot, url.as_str());
        }
    }
    for (file, spot, target) in super::body::links(site) {
        if target.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://")) {
            say(report, file, spot.clone(), target);
        }
    }
}

fn own_site(site: &Site, report: &mut Report<'_>) {
    let base = site.base_url.as_str();
    if base.is_empty() {
        return;
    }
    for (file, spot, target) in super::body::links(site) {
        let Some(path) = target.strip_prefix(base) else { continue };
        let stem = path.trim_end_matches("index.html").trim_matches('/').rsplit('/').next().unwrap_or_default();
        let name = if stem.is_empty() { "gioi-thieu" } else { stem };
        report.at(
            file,
            spot.clone(),
            words!(
                "địa chỉ đầy đủ của chính trang này; chép trang sang nơi khác là hỏng",
                "a whole address of this site, which breaks when the site is copied elsewhere"
            ),
            words!("viết tên tệp của mục: `{name}`", "write the file name of the entry: `{name}`"),
        );
    }
}
