//! The mobile sessions, by day.

use super::facts::say;
use super::facts::visits::{Of, calendar_of, feed, sessions};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{SessionsOfDay, SessionsView};
use crate::site::Subject;

/// The page of all sessions.
pub(super) fn all(writer: &PageWriter<'_>) -> SessionsView {
    let site = writer.phrase(&writer.catalog().records.catalog.facts.title).text;
    let about = Head {
        subject: Subject::Sessions,
        title: writer.word("say.nav.sessions").to_owned(),
        description: writer.fill("say.sessions-description", &[("site", &site)]),
        crumbs: vec![writer.link(Subject::Notices, writer.own(writer.word("say.nav.notices")))],
    };
    let mut days: Vec<SessionsOfDay> = Vec::new();
    for session in sessions(writer, Of::All) {
        match days.last_mut().filter(|day| day.iso == session.iso) {
            Some(day) => day.sessions.push(session),
            None => {
                days.push(SessionsOfDay { date: say::sentence(&session.date), iso: session.iso.clone(), sessions: vec![session] });
            }
        }
    }
    let mut page = frame(writer, about);
    page.feeds.push(feed(writer, None));
    SessionsView { page, days, calendar: calendar_of(writer, None) }
}
