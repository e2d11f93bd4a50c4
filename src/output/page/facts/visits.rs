//! Mobile sessions that are still to come, of one office or of all, and their calendars.

use super::card::{directions, span};
use super::say;
use crate::catalog;
use crate::catalog::{OfficeId, ProcedureId};
use crate::output::calendar;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{CalendarLink, FeedLink, SessionRow};
use crate::record::{Clock, Date};
use crate::site::Subject;

/// Which sessions are meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Of {
    /// All of them.
    All,
    /// Those of an office.
    Office(OfficeId),
    /// Those at which a procedure is done.
    Procedure(ProcedureId),
}

/// Sessions still to come, by day and hour.
pub(crate) fn sessions(writer: &PageWriter<'_>, of: Of) -> Vec<SessionRow> {
    let catalog = writer.catalog();
    let is_meant = |session: &catalog::ResolvedSession| match of {
        Of::All => true,
        Of::Office(id) => session.office == Some(id),
        Of::Procedure(id) => session.procedures.contains(&id),
    };
    let mut list: Vec<((Date, Option<Clock>), SessionRow)> = Vec::new();
    for (_, session) in catalog.sessions().filter(|(_, session)| is_meant(session)) {
        let facts = &session.entry.facts;
        for day in facts.dates.iter().filter(|day| day.date >= catalog.today) {
            let hours = if day.hours.is_empty() { &facts.hours } else { &day.hours };
            let view = SessionRow {
                date: say::long_date(writer, day.date),
                iso: day.date.to_string(),
                times: hours.iter().map(|hours| span(hours.from, hours.to)).collect::<Vec<_>>().join(", "),
                title: writer.maybe(facts.title.as_ref()),
                place: writer.phrase(&facts.place),
                address: writer.maybe(facts.address.as_ref()),
                office: session.office.map(|id| writer.link(Subject::Office(id), writer.phrase(&catalog.office(id).entry.facts.name))),
                procedures: session
                    .procedures
                    .iter()
                    .map(|id| writer.link(Subject::Procedure(*id), writer.phrase(&catalog.procedure(*id).entry.facts.title)))
                    .collect(),
                services: writer.phrases(&facts.services),
                notes: writer.maybe(day.note.as_ref()).into_iter().chain(writer.maybe(facts.note.as_ref())).collect(),
                directions: facts.location.map(|place| directions(writer, place)),
            };
            list.push(((day.date, hours.iter().map(|hours| hours.from).min()), view));
        }
    }
    list.sort_by_key(|(moment, _)| *moment);
    list.into_iter().map(|(_, view)| view).collect()
}

/// The calendar of an office, or of all; none where the catalog keeps no sessions.
pub(crate) fn calendar_of(writer: &PageWriter<'_>, office: Option<OfficeId>) -> CalendarLink {
    let address = calendar::address(writer.catalog(), office);
    let whole = writer.site().absolute(&address);
    CalendarLink { file: writer.to_address(&address), address: whole }
}

/// The calendar as another form of a page.
pub(crate) fn feed(writer: &PageWriter<'_>, office: Option<OfficeId>) -> FeedLink {
    FeedLink {
        kind: "text/calendar".to_owned(),
        title: writer.word("say.nav.sessions").to_owned(),
        href: writer.to_address(&calendar::address(writer.catalog(), office)),
    }
}
