//! All that can be printed.

use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{ListEntry, LocalText, PrintsView};
use crate::site::Subject;

/// All that can be printed.
pub(super) fn prints(writer: &PageWriter<'_>) -> PrintsView {
    let catalog = writer.catalog();
    let entry = |subject, title: LocalText, note: Option<String>| ListEntry {
        href: writer.to(subject),
        title,
        note: note.map(|note| writer.own(note)),
        status: None,
    };
    let title = writer.word("say.prints").to_owned();
    let about = Head { subject: Subject::Prints, description: writer.word("say.prints-description").to_owned(), title, crumbs: Vec::new() };
    PrintsView {
        page: frame(writer, about),
        boards: catalog.offices().map(|(id, office)| entry(Subject::Board(id), writer.phrase(&office.entry.facts.name), None)).collect(),
        posters: catalog
            .fields()
            .filter(|(_, field)| !field.procedures.is_empty())
            .map(|(id, field)| {
                let count = writer.count("procedures", field.procedures.len());
                entry(Subject::Posters(id, 0), writer.phrase(&field.facts.name), Some(count))
            })
            .collect(),
        hall: [(Subject::Kiosk, "say.kiosk"), (Subject::Screen, "say.screen")]
            .into_iter()
            .map(|(subject, key)| writer.link(subject, writer.own(writer.word(key))))
            .collect(),
    }
}
