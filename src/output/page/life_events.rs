//! All life events.

use super::facts::entries::site_name;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{FieldView, ListEntry};
use crate::site::Subject;

/// All life events.
pub(super) fn life_events(writer: &PageWriter<'_>) -> FieldView {
    let catalog = writer.catalog();
    let title = writer.word("say.nav.life-events").to_owned();
    let about = Head {
        subject: Subject::LifeEvents,
        description: writer.fill("say.life-events-description", &[("site", &site_name(writer))]),
        title: title.clone(),
        crumbs: Vec::new(),
    };
    let entries = catalog
        .life_events()
        .map(|(id, event)| ListEntry {
            href: writer.to(Subject::LifeEvent(id)),
            title: writer.phrase(&event.entry.facts.title),
            note: writer.maybe(event.entry.facts.summary.as_ref()),
            status: None,
        })
        .collect();
    FieldView {
        page: frame(writer, about),
        title: writer.own(title),
        drawing: "people".to_owned(),
        summary: None,
        count: writer.count("life-events", catalog.life_events().len()),
        entries,
        pages: Vec::new(),
    }
}
