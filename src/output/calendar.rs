//! The mobile sessions as calendars to subscribe to.
//!
//! Once a catalog keeps sessions, every office has a calendar, so that nobody's subscription ends with a session.

use super::ics::{Clocks, Event, IcsCalendar, Time};
use super::{Output, Press};
use crate::catalog::{Catalog, OfficeId, ResolvedSession};
use crate::error::Result;
use crate::record::{Date, Span, Text};
use crate::site::{Address, Site, Subject};
use crate::theme::{Messages, Theme};

/// The calendars, in the catalog's first language: that of an office, or of all sessions.
pub(super) struct Calendars;

impl Output for Calendars {
    type Artifact = Option<OfficeId>;

    fn artifacts(&self, site: &Site, _: &Theme) -> Vec<(Address, Option<OfficeId>)> {
        let catalog = &site.catalog;
        if catalog.sessions().len() == 0 {
            return Vec::new();
        }
        let own = catalog.offices().map(|(id, _)| (address(catalog, Some(id)), Some(id)));
        std::iter::once((address(catalog, None), None)).chain(own).collect()
    }

    fn render(&self, office: &Option<OfficeId>, press: &Press) -> Result<Vec<u8>> {
        let catalog = &press.site.catalog;
        let words = press.theme.messages(catalog.language());
        let office = *office;
        let title = words.get_static("say.nav.sessions");
        let name = match office {
            Some(id) => format!("{title}: {}", catalog.office(id).entry.facts.name.original),
            None => format!("{title}: {}", catalog.records.catalog.facts.title.original),
        };
        let sessions = catalog.sessions().filter(|(_, session)| office.is_none() || session.office == office);
        let mut events: Vec<(Time, Event)> =
            sessions.flat_map(|(_, session)| events(&press.site, words, session)).map(|event| (event.time, event)).collect();
        events.sort_by_key(|(time, _)| match time {
            Time::Day(date) => date.at(0, 0, 0, 0),
            Time::Span(from, _) => *from,
        });
        let calendar = IcsCalendar {
            name,
            language: catalog.language().to_owned(),
            clocks: Clocks::of(&catalog.records.jurisdiction),
            // A calendar is fetched again and again: it changes when something was checked, not every night.
            day: catalog.last_check().unwrap_or(catalog.today).0,
            events: events.into_iter().map(|(_, event)| event).collect(),
        };
        Ok(calendar.write().into_bytes())
    }
}

/// Where the calendar of an office is, or that of all.
pub(super) fn address(catalog: &Catalog, office: Option<OfficeId>) -> Address {
    let words = &catalog.records.jurisdiction.addresses;
    match office {
        Some(id) => Address::new(&format!("{}/{}/{}.ics", words.offices, catalog.office(id).entry.stem, words.calendar)),
        None => Address::new(&format!("{}/{}.ics", words.sessions, words.calendar)),
    }
}

/// The visits of a session that are still to come: one for each span of hours, or one all day.
fn events(site: &Site, words: &Messages, session: &ResolvedSession) -> Vec<Event> {
    let catalog = &site.catalog;
    let facts = &session.entry.facts;
    let host = site.base_url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("motcua");
    let office = session.office.map(|id| &catalog.office(id).entry.facts.name);
    let title = || office.unwrap_or(&facts.place).original.clone();
    let summary = facts.title.as_ref().map_or_else(|| format!("{}: {}", words.get_static("say.nav.sessions"), title()), original);
    let place = [Some(&facts.place), facts.address.as_ref()].into_iter().flatten().map(original).collect::<Vec<_>>().join(", ");
    let url = site.absolute(&site.address(Subject::Sessions, 0)).unwrap_or_default();
    let mut list = Vec::new();
    for day in facts.dates.iter().filter(|day| day.date >= catalog.today) {
        let hours = if day.hours.is_empty() { &facts.hours } else { &day.hours };
        let done = session.procedures.iter().map(|id| &catalog.procedure(*id).entry.facts.title.original);
        let mut lines: Vec<String> = done.map(|title| format!("- {title}")).collect();
        lines.extend(facts.services.original.iter().map(|service| format!("- {service}")));
        lines.extend([day.note.as_ref(), facts.note.as_ref()].into_iter().flatten().map(original));
        let times: Vec<Time> =
            if hours.is_empty() { vec![Time::Day(day.date.0)] } else { hours.iter().map(|span| time(day.date, span)).collect() };
        list.extend(times.into_iter().enumerate().map(|(number, time)| Event {
            uid: format!("{}-{}-{}@{host}", session.entry.stem, day.date, number + 1),
            time,
            summary: summary.clone(),
            description: lines.join("\n"),
            place: place.clone(),
            at: facts.location.map(|place| (place.lat.to_string(), place.lng.to_string())),
            url: url.clone(),
        }));
    }
    list
}

fn original(text: &Text) -> String {
    text.original.clone()
}

/// A span of hours on a day; 24:00 is where the next begins.
fn time(date: Date, span: &Span) -> Time {
    let at = |minutes: u16| {
        let (day, minutes) = if minutes >= 24 * 60 { (date.0.tomorrow().unwrap_or(date.0), 0) } else { (date.0, minutes) };
        let (hour, minute) = (i8::try_from(minutes / 60).unwrap_or_default(), i8::try_from(minutes % 60).unwrap_or_default());
        day.at(hour, minute, 0, 0)
    };
    Time::Span(at(span.from.minutes()), at(span.to.minutes()))
}
