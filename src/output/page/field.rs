//! A field: its procedures, on as many pages as they fill.

use super::facts::entries::{numbered, page_of, pages};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::FieldView;
use crate::catalog::FieldId;
use crate::site::Subject;

/// One page of a field.
pub(super) fn field(writer: &PageWriter<'_>, id: FieldId, number: u16) -> FieldView {
    let catalog = writer.catalog();
    let field = catalog.field(id);
    let title = writer.phrase(&field.facts.name);
    let count = writer.count("procedures", field.procedures.len());
    let list = page_of(&field.procedures, number);
    let crumbs = vec![writer.link(Subject::Fields, writer.own(writer.word("say.nav.fields")))];
    let summary = writer.maybe(field.facts.summary.as_ref());
    let description = writer.fill(
        "say.field-description",
        &[("field", &title.text), ("count", &count), ("summary", &summary.as_ref().map_or("", |text| &text.text))],
    );
    let about = Head {
        subject: Subject::Field(id, number),
        title: numbered(writer, &writer.fill("say.field-title", &[("field", &title.text)]), number),
        description: numbered(writer, &description, number),
        crumbs,
    };
    FieldView {
        page: frame(writer, about),
        drawing: writer.icon(field.facts.icon.as_ref()),
        summary,
        count,
        entries: list.iter().map(|id| writer.procedure_entry(*id)).collect(),
        pages: pages(writer, field.procedures.len(), number, |page| Subject::Field(id, page)),
        title,
    }
}
