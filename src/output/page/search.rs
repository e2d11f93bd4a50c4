//! The search page.

use super::facts::entries::{field_entry, letters, most_asked, site_name};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::SearchView;
use crate::site::Subject;

/// The search page.
pub(super) fn search(writer: &PageWriter<'_>) -> SearchView {
    let catalog = writer.catalog();
    let count = writer.count("procedures", catalog.procedures().len());
    let title = writer.word("say.search-title").to_owned();
    let about = Head {
        subject: Subject::Search,
        description: writer.fill("say.search-description", &[("count", &count), ("site", &site_name(writer))]),
        title,
        crumbs: Vec::new(),
    };
    let mut page = frame(writer, about);
    // Before the script of all pages, which may begin to search at once.
    page.scripts.splice(0..0, writer.press.theme.spoken("results", writer.tag).map(|script| writer.to_address(&script.address)));
    SearchView {
        page,
        letters: letters(writer, None),
        count,
        most_asked: most_asked(writer),
        fields: catalog.fields().filter(|(_, field)| !field.procedures.is_empty()).map(|(id, _)| field_entry(writer, id)).collect(),
        offices: writer.to(Subject::Offices),
    }
}
