//! All fields.

use super::facts::entries::site_name;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{FieldView, ListEntry};
use crate::site::Subject;

/// All fields.
pub(super) fn fields(writer: &PageWriter<'_>) -> FieldView {
    let title = writer.word("say.nav.fields").to_owned();
    let catalog = writer.catalog();
    let about = Head {
        subject: Subject::Fields,
        description: writer.fill("say.fields-description", &[("site", &site_name(writer))]),
        title: title.clone(),
        crumbs: Vec::new(),
    };
    let entries = catalog
        .fields()
        .map(|(id, field)| ListEntry {
            href: writer.to(Subject::Field(id, 0)),
            title: writer.phrase(&field.facts.name),
            note: Some(writer.own(writer.count("procedures", field.procedures.len()))),
            status: None,
        })
        .collect();
    FieldView {
        page: frame(writer, about),
        title: writer.own(title),
        drawing: "document".to_owned(),
        summary: None,
        count: writer.count("fields", catalog.fields().len()),
        entries,
        pages: Vec::new(),
    }
}
