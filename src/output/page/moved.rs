//! The page that leads on from a former address.

use super::facts::entries::site_name;
use super::facts::say;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{LocalText, MovedView, TextLink};
use crate::site::Subject;

/// A former address.
pub(super) fn moved(writer: &PageWriter<'_>, subject: Subject) -> MovedView {
    let title = subject_title(writer, subject);
    let to = writer.site().address(subject, 0);
    let about = Head {
        subject,
        title: writer.fill("say.moved", &[("title", &title.text), ("from", &writer.here.short())]),
        description: writer.fill("say.moved-description", &[("title", &title.text)]),
        crumbs: Vec::new(),
    };
    let mut page = frame(writer, about);
    page.canonical = writer.site().absolute(&to);
    page.indexed = false;
    page.alternates = Vec::new();
    MovedView { page, target: TextLink { href: writer.to_address(&to), text: title } }
}

fn subject_title(writer: &PageWriter<'_>, subject: Subject) -> LocalText {
    let title = writer.site().entry(subject).and_then(|entry| entry.facts.title());
    title.map_or_else(|| writer.own(say::sentence(&site_name(writer))), |title| writer.phrase(title))
}
