//! The page for addresses that lead nowhere.

use super::facts::entries::most_asked;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::NotFoundView;
use crate::site::Subject;

/// The page for addresses that lead nowhere.
pub(super) fn not_found(writer: &PageWriter<'_>) -> NotFoundView {
    let title = writer.word("say.not-found").to_owned();
    let about = Head { subject: Subject::NotFound, description: title.clone(), title, crumbs: Vec::new() };
    NotFoundView { page: frame(writer, about), most_asked: most_asked(writer) }
}
