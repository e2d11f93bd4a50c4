//! Pages that can be found: those that editors wrote, notices, decisions, whom to call and what one may ask for.

use super::entry::{SearchEntry, line, said};
use crate::catalog::Catalog;
use crate::markdown;
use crate::record::Text;
use crate::site::{Site, Subject};

/// The words of the interface in the language of the index.
pub type Words<'a> = &'a (dyn Fn(&str) -> String + Sync);

/// All pages of one language, in the order of the index.
pub(super) fn pages(site: &Site, language: usize, words: Words<'_>) -> Vec<SearchEntry> {
    let catalog = &site.catalog;
    let tag = &*catalog.languages[language];
    let mut list = Vec::new();
    for (_, page) in catalog.pages() {
        let body = said(&page.body, tag);
        list.push(SearchEntry {
            title: line(said(&page.facts.title, tag)),
            aliases: markdown::outline(body, 2, site.words()).iter().map(|heading| line(&heading.title)).collect(),
            stem: page.stem.to_string(),
            below: text(tag, page.facts.summary.as_ref(), body),
            ..SearchEntry::default()
        });
    }
    let stem = |subject| {
        let (address, home) = (site.address(subject, language), site.address(Subject::Home, language));
        address.short().strip_prefix(home.short()).unwrap_or_default().trim_end_matches('/').to_owned()
    };
    list.push(SearchEntry { stem: stem(Subject::Rights), ..rights(catalog, tag, words) });
    for (id, notice) in catalog.notices() {
        if notice.facts.until.is_some_and(|until| until < catalog.today) {
            continue;
        }
        list.push(SearchEntry {
            title: line(said(&notice.facts.title, tag)),
            stem: stem(Subject::Notice(id)),
            below: text(tag, notice.facts.summary.as_ref(), said(&notice.body, tag)),
            ..SearchEntry::default()
        });
    }
    if catalog.decisions().len() > 0 {
        list.push(SearchEntry { title: line(&words("decision.all")), stem: stem(Subject::Decisions(0)), ..SearchEntry::default() });
    }
    for (id, decision) in catalog.decisions() {
        let facts = &decision.entry.facts;
        list.push(SearchEntry {
            title: line(&facts.number),
            stem: stem(Subject::Decision(id)),
            decision: Some(facts.number.0.clone()),
            below: facts.title.as_ref().map_or_else(String::new, |title| line(said(title, tag))),
            ..SearchEntry::default()
        });
    }
    list.push(SearchEntry {
        title: line(&words("office.title")),
        aliases: names(words, "office.names"),
        stem: stem(Subject::Offices),
        ..SearchEntry::default()
    });
    if catalog.sessions().len() > 0 {
        list.push(SearchEntry { title: line(&words("home.sessions")), stem: stem(Subject::Sessions), ..SearchEntry::default() });
    }
    list
}

/// Which of the pages helps where nothing else does: the one that says whom to call.
pub(super) fn help(catalog: &Catalog) -> usize {
    catalog.pages().len()
}

/// What to do when a result is late or refused, about scams, and whom to call: by each of its parts, and by the numbers.
fn rights(catalog: &Catalog, tag: &str, words: Words<'_>) -> SearchEntry {
    let facts = &catalog.records.catalog.facts;
    let mut names = names(words, "rights.names");
    names.extend(facts.warnings.iter().filter_map(|warning| warning.title.as_ref()).map(|title| line(said(title, tag))));
    for hotline in &facts.hotlines {
        let (name, number) = (said(&hotline.name, tag), hotline.number.display());
        names.push(if name.contains(number) { line(name) } else { line(&format!("{name} {number}")) });
    }
    let mut below = facts.rights.as_ref().map(|text| markdown::plain(said(text, tag))).unwrap_or_default();
    for text in facts.warnings.iter().map(|warning| &warning.text).chain(facts.hotlines.iter().filter_map(|line| line.note.as_ref())) {
        below.push(' ');
        below.push_str(said(text, tag));
    }
    SearchEntry { title: line(&words("rights.title")), aliases: names, below, ..SearchEntry::default() }
}

/// Other names that the theme gives a page, with `;` between.
fn names(words: Words<'_>, key: &str) -> Vec<String> {
    words(key).split(';').map(line).filter(|name| !name.is_empty()).collect()
}

/// The text of a page, with the sentence that sums it up.
fn text(tag: &str, summary: Option<&Text>, body: &str) -> String {
    let summary = summary.map_or("", |summary| said(summary, tag));
    format!("{summary} {}", markdown::plain(body))
}
