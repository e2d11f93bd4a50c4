//! A page of text.

use super::frame::text::shorten;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{Html, PageView};
use crate::catalog::PageId;
use crate::markdown;
use crate::site::Subject;

/// A page of text.
pub(super) fn text_page(writer: &PageWriter<'_>, id: PageId) -> PageView {
    let entry = writer.catalog().page(id);
    let title = writer.phrase(&entry.facts.title);
    let description = match &entry.facts.summary {
        Some(summary) => writer.phrase(summary).text,
        None => writer.labelled(&title.text, shorten(&markdown::plain(&entry.body.original), 120)),
    };
    let about = Head { subject: Subject::Page(id), title: title.text.clone(), description, crumbs: Vec::new() };
    let audio = writer.audio(&entry.facts.audio);
    PageView { page: frame(writer, about), audio, body: writer.html(&entry.body, 2).unwrap_or_else(|| Html::trusted("")), title }
}
