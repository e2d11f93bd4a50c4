//! The home page.

use super::facts::entries::{MAX_TILES, field_entry, is_current, most_asked, notice_entry, tile};
use super::facts::visits::{Of, sessions};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{HomeView, TextLink};
use crate::site::Subject;
use crate::text::percent::{VALUE, encode};

/// The home page.
pub(super) fn home(writer: &PageWriter<'_>) -> HomeView {
    let catalog = writer.catalog();
    let facts = &catalog.records.catalog.facts;
    let count = writer.count("procedures", catalog.procedures().len());
    let description = match &facts.summary {
        Some(summary) => writer.phrase(summary).text,
        None => writer.fill("say.home-description", &[("count", &count)]),
    };
    let title = writer.phrase(&facts.title).text;
    let about = Head { subject: Subject::Home, title, description, crumbs: Vec::new() };
    HomeView {
        page: frame(writer, about),
        examples: examples(writer),
        life_events: catalog.front(writer.language).life_events.iter().take(MAX_TILES).map(|id| tile(writer, *id)).collect(),
        fields: catalog.fields().filter(|(_, field)| !field.procedures.is_empty()).map(|(id, _)| field_entry(writer, id)).collect(),
        most_asked: most_asked(writer),
        notices: catalog
            .notices()
            .filter(|(_, notice)| is_current(writer, notice))
            .take(3)
            .map(|(id, _)| notice_entry(writer, id))
            .collect(),
        notices_href: writer.to(Subject::Notices),
        sessions: sessions(writer, Of::All).into_iter().take(3).collect(),
        all_sessions: (catalog.sessions().len() > 0).then(|| writer.to(Subject::Sessions)),
        offices: writer.to(Subject::Offices),
        count: match catalog.last_check() {
            Some(day) => writer.fill("say.count-and-date", &[("count", &count), ("date", &writer.date(day))]),
            None => count,
        },
    }
}

/// What people type, from the other names of what is asked most.
fn examples(writer: &PageWriter<'_>) -> Vec<TextLink> {
    let catalog = writer.catalog();
    let search = writer.to(Subject::Search);
    let words = catalog
        .front(writer.language)
        .most_asked
        .iter()
        .filter_map(|id| writer.phrases(&catalog.procedure(*id).entry.facts.aliases).into_iter().next());
    words.take(4).map(|word| TextLink { href: format!("{search}?q={}", encode(&word.text, VALUE)), text: word }).collect()
}
