//! Mobile sessions that are still to come: of one office, or all of them by day.

use super::desk::Desk;
use super::frame::{About, frame};
use super::office::{directions, span};
use super::say;
use super::view::{Calendar, Feed, Session, SessionDay, SessionsView};
use crate::catalog::{self, OfficeId, ProcedureId};
use crate::output::calendar;
use crate::record::{Clock, Date};
use crate::site::Subject;

/// Which sessions are meant.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    /// All of them.
    All,
    /// Those of an office.
    Office(OfficeId),
    /// Those at which a procedure is done.
    Procedure(ProcedureId),
}

/// Sessions still to come, by day and hour.
pub(super) fn sessions(desk: &Desk<'_>, of: Of) -> Vec<Session> {
    let catalog = desk.catalog();
    let is_meant = |session: &catalog::Session| match of {
        Of::All => true,
        Of::Office(id) => session.office == Some(id),
        Of::Procedure(id) => session.procedures.contains(&id),
    };
    let mut list: Vec<((Date, Option<Clock>), Session)> = Vec::new();
    for (_, session) in catalog.sessions().filter(|(_, session)| is_meant(session)) {
        let facts = &session.entry.facts;
        for day in facts.dates.iter().filter(|day| day.date >= catalog.today) {
            let hours = if day.hours.is_empty() { &facts.hours } else { &day.hours };
            let view = Session {
                date: say::long_date(desk, day.date),
                iso: day.date.to_string(),
                times: hours.iter().map(|hours| span(hours.from, hours.to)).collect::<Vec<_>>().join(", "),
                title: desk.maybe(facts.title.as_ref()),
                place: desk.phrase(&facts.place),
                address: desk.maybe(facts.address.as_ref()),
                office: session.office.map(|id| desk.link(Subject::Office(id), desk.phrase(&catalog.office(id).entry.facts.name))),
                procedures: session
                    .procedures
                    .iter()
                    .map(|id| desk.link(Subject::Procedure(*id), desk.phrase(&catalog.procedure(*id).entry.facts.title)))
                    .collect(),
                services: desk.phrases(&facts.services),
                notes: desk.maybe(day.note.as_ref()).into_iter().chain(desk.maybe(facts.note.as_ref())).collect(),
                directions: facts.location.map(|place| directions(desk, place)),
            };
            list.push(((day.date, hours.iter().map(|hours| hours.from).min()), view));
        }
    }
    list.sort_by_key(|(moment, _)| *moment);
    list.into_iter().map(|(_, view)| view).collect()
}

/// The page of all sessions.
pub(super) fn all(desk: &Desk<'_>) -> SessionsView {
    let site = desk.phrase(&desk.catalog().records.catalog.facts.title).text;
    let about = About {
        subject: Subject::Sessions,
        title: desk.word("say.nav.sessions").to_owned(),
        description: desk.fill("say.sessions-description", &[("site", &site)]),
        crumbs: vec![desk.link(Subject::Notices, desk.own(desk.word("say.nav.notices")))],
    };
    let mut days: Vec<SessionDay> = Vec::new();
    for session in sessions(desk, Of::All) {
        match days.last_mut().filter(|day| day.iso == session.iso) {
            Some(day) => day.sessions.push(session),
            None => {
                days.push(SessionDay { date: say::sentence(&session.date), iso: session.iso.clone(), sessions: vec![session] });
            }
        }
    }
    let mut page = frame(desk, about);
    page.feeds.push(feed(desk, None));
    SessionsView { page, days, calendar: calendar_of(desk, None) }
}

/// The calendar of an office, or of all; none where the catalog keeps no sessions.
pub(super) fn calendar_of(desk: &Desk<'_>, office: Option<OfficeId>) -> Calendar {
    let address = calendar::address(desk.catalog(), office);
    let whole = desk.site().absolute(&address);
    Calendar { file: desk.to_address(&address), address: whole }
}

/// The calendar as another form of a page.
pub(super) fn feed(desk: &Desk<'_>, office: Option<OfficeId>) -> Feed {
    Feed {
        kind: "text/calendar".to_owned(),
        title: desk.word("say.nav.sessions").to_owned(),
        href: desk.to_address(&calendar::address(desk.catalog(), office)),
    }
}
