//! The page that leads on from a former address.

use super::facts::entries::site_name;
use super::facts::say;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{MovedView, Phrase, TextLink};
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

fn subject_title(writer: &PageWriter<'_>, subject: Subject) -> Phrase {
    let catalog = writer.catalog();
    match subject {
        Subject::Procedure(id) => writer.phrase(&catalog.procedure(id).entry.facts.title),
        Subject::Office(id) => writer.phrase(&catalog.office(id).entry.facts.name),
        Subject::LifeEvent(id) => writer.phrase(&catalog.life_event(id).entry.facts.title),
        Subject::Notice(id) => writer.phrase(&catalog.notice(id).facts.title),
        Subject::Page(id) => writer.phrase(&catalog.page(id).facts.title),
        _ => writer.own(say::sentence(&site_name(writer))),
    }
}
