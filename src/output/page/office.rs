//! Offices: as a card on other pages, and on their own page.

use std::fmt::Display;

use super::desk::Desk;
use super::frame::{About, feedback, frame};
use super::opening;
use super::say;
use super::session::{Of, calendar_of, feed, sessions};
use super::view::{Bar, Checked, Contact, Cover, Drawn, Driver, FieldEntry, Hours, Link, OfficeCard, OfficeView, Phrase, Remark};
use crate::catalog::{FieldId, OfficeId};
use crate::record::MapService;
use crate::record::{self, Clock, Exception, HoursRow, Location, Weekday, Weekdays};
use crate::site::Subject;

/// An office to choose, with the hours for one field where only that is asked for.
pub(super) fn card(desk: &Desk<'_>, id: OfficeId, field: Option<FieldId>) -> OfficeCard {
    let field = field.map(|id| desk.catalog().field(id).facts.id.as_str());
    let facts = &desk.catalog().office(id).entry.facts;
    let name = desk.phrase(&facts.name);
    OfficeCard {
        href: desk.to(Subject::Office(id)),
        address: address(desk, facts.address.as_ref()),
        address_note: desk.maybe(facts.address_note.as_ref()),
        phones: desk.phones(&facts.phones),
        directions: facts.location.map(|place| directions(desk, place)),
        hours: hours(desk, &facts.hours, field),
        open: opening::hours(&facts.hours, field),
        but: opening::exceptions(desk, &facts.exceptions),
        exceptions: facts.exceptions.iter().filter(|day| day.date >= desk.catalog().today).map(|day| exception(desk, day)).collect(),
        name,
    }
}

/// The same, handed on from page to page where the hours are those of every field.
pub(super) fn shared_card(desk: &Desk<'_>, id: OfficeId, field: Option<FieldId>) -> Drawn<OfficeCard> {
    let drawn = |card: OfficeCard| {
        let html = desk.draw("office_card", "o", &card);
        Drawn::new(card, html)
    };
    if desk.catalog().office(id).entry.facts.hours.iter().any(|row| !row.fields.is_empty()) {
        return drawn(card(desk, id, field));
    }
    desk.press.shelf.card(desk, id, || drawn(card(desk, id, None)))
}

pub(super) fn address(desk: &Desk<'_>, address: Option<&record::Text>) -> Phrase {
    desk.maybe(address).unwrap_or_else(|| desk.own(desk.word("say.no-address")))
}

fn point(desk: &Desk<'_>, point: &record::Point) -> OfficeCard {
    OfficeCard {
        name: desk.phrase(&point.name),
        href: String::new(),
        address: address(desk, point.address.as_ref()),
        address_note: desk.maybe(point.note.as_ref()),
        phones: Vec::new(),
        directions: point.location.map(|place| directions(desk, place)),
        hours: hours(desk, &point.hours, None),
        open: opening::hours(&point.hours, None),
        but: None,
        exceptions: Vec::new(),
    }
}

/// The address of the way to a place, by the first map service of the catalog.
pub(super) fn directions(desk: &Desk<'_>, place: Location) -> String {
    map_address(desk.map_services()[0], &place.lat, &place.lng, true)
}

/// The same with blanks for the place: `{lat}` and `{lng}`.
pub(super) fn directions_pattern(desk: &Desk<'_>) -> String {
    map_address(desk.map_services()[0], &"{lat}", &"{lng}", true)
}

/// A map service's address of a place, or of the way there.
fn map_address(service: MapService, lat: &dyn Display, lng: &dyn Display, way: bool) -> String {
    match (service, way) {
        (MapService::Google, true) => format!("https://www.google.com/maps/dir/?api=1&destination={lat},{lng}"),
        (MapService::Google, false) => format!("https://www.google.com/maps/search/?api=1&query={lat},{lng}"),
        (MapService::OpenStreetMap, true) => format!("https://www.openstreetmap.org/directions?to={lat}%2C{lng}"),
        (MapService::OpenStreetMap, false) => format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lng}#map=17/{lat}/{lng}"),
        (MapService::Apple, true) => format!("https://maps.apple.com/?daddr={lat},{lng}"),
        (MapService::Apple, false) => format!("https://maps.apple.com/?ll={lat},{lng}&q={lat},{lng}"),
    }
}

/// Opening hours, days with the same spans on one line; only those for `field`, where one is given.
fn hours(desk: &Desk<'_>, rows: &[HoursRow], field: Option<&str>) -> Vec<Hours> {
    let mut lines: Vec<Hours> = Vec::new();
    for row in rows.iter().filter(|row| row.is_for(field)) {
        let mut days = days(desk, row.days);
        if let Some(season) = row.season {
            days = format!("{days} ({})", desk.word(&format!("say.season.{}", season.as_str())));
        }
        let fields = row.fields.iter().filter(|_| field.is_none()).filter_map(|name| desk.catalog().find_field(name));
        let fields: Vec<Phrase> = fields.map(|id| desk.phrase(&desk.catalog().field(id).facts.name)).collect();
        let only = desk.join(&fields, ", ").map(|names| Phrase { text: desk.fill("say.only-fields", &[("names", &names.text)]), ..names });
        let notes: Vec<Phrase> = only.into_iter().chain(desk.maybe(row.note.as_ref())).collect();
        let same =
            |line: &&mut Hours| line.days == days && line.notes.iter().map(|note| &note.text).eq(notes.iter().map(|note| &note.text));
        match lines.iter_mut().find(same) {
            Some(line) => line.times = format!("{}, {}", line.times, span(row.from, row.to)),
            None => lines.push(Hours { days, times: span(row.from, row.to), notes }),
        }
    }
    lines
}

pub(super) fn span(from: Clock, to: Clock) -> String {
    // A word joiner at each side of the dash: a span never breaks.
    format!("{}\u{2060}–\u{2060}{}", say::clock(from), say::clock(to))
}

/// «Thứ Hai – Thứ Sáu».
fn days(desk: &Desk<'_>, days: Weekdays) -> String {
    let name = |day: Weekday| say::sentence(desk.word(&format!("say.weekday.{}", day.index() + 1))).replace(' ', say::TIE);
    let run = |(first, last): (Weekday, Weekday)| match last.index() - first.index() {
        0 => name(first),
        1 => format!("{}, {}", name(first), name(last)),
        _ => format!("{} – {}", name(first), name(last)),
    };
    days.runs().into_iter().map(run).collect::<Vec<_>>().join(", ")
}

fn exception(desk: &Desk<'_>, day: &Exception) -> Phrase {
    let date = say::sentence(&say::long_date(desk, day.date));
    let reason = day.reason.as_ref().map(|text| format!(" ({})", desk.phrase(text).text)).unwrap_or_default();
    if day.hours.is_empty() {
        return desk.own(desk.fill("say.closed", &[("date", &date), ("reason", &reason)]));
    }
    let hours = day.hours.iter().map(|hours| span(hours.from, hours.to)).collect::<Vec<_>>().join(", ");
    desk.own(desk.fill("say.open", &[("date", &date), ("hours", &hours), ("reason", &reason)]))
}

/// The page of an office.
pub(super) fn office(desk: &Desk<'_>, id: OfficeId) -> OfficeView {
    let catalog = desk.catalog();
    let office = catalog.office(id);
    let facts = &office.entry.facts;
    let name = desk.phrase(&facts.name).text;
    let card = card(desk, id, None);
    let crumbs = vec![desk.link(Subject::Offices, desk.own(desk.word("say.nav.offices")))];
    let description = desk.fill("say.office-description", &[("name", &name), ("address", &card.address.text)]);
    let mut page = frame(desk, About { subject: Subject::Office(id), title: name.clone(), description, crumbs });
    let keeps_sessions = catalog.sessions().len() > 0;
    if keeps_sessions {
        page.feeds.push(feed(desk, Some(id)));
    }
    let fields: Vec<FieldEntry> = catalog
        .fields()
        .filter(|(field, _)| office.fields.is_empty() || office.fields.contains(field))
        .filter(|(field, _)| catalog.taken_by(id).iter().any(|procedure| catalog.procedure(*procedure).field == Some(*field)))
        .map(|(field, _)| super::list::field_entry(desk, field))
        .collect();
    OfficeView {
        bar: Bar { call: card.phones.first().map(|phone| phone.href.clone()), directions: card.directions.clone() },
        report: feedback(desk),
        checked: facts.checked.as_ref().map(|checked| checked_view(desk, checked)),
        maps: facts.location.map(|place| maps(desk, place)).unwrap_or_default(),
        contacts: contacts(desk, facts),
        access: [("access", &facts.access), ("parking", &facts.parking), ("note", &facts.note)]
            .into_iter()
            .filter_map(|(key, text)| {
                Some(Remark { name: desk.word(&format!("say.office.{key}")).to_owned(), text: desk.maybe(text.as_ref())? })
            })
            .collect(),
        covers: facts
            .covers
            .iter()
            .map(|cover| Cover { name: desk.phrase(&cover.name), formerly: desk.joined(&cover.formerly, ", ") })
            .collect(),
        points: facts.points.iter().map(|one| point(desk, one)).collect(),
        sessions: sessions(desk, Of::Office(id)),
        calendar: keeps_sessions.then(|| calendar_of(desk, Some(id))),
        open: opening::days(desk),
        driver: (desk.language > 0).then(|| driver(desk, facts)).flatten(),
        office: card,
        fields,
        page,
    }
}

/// The name and the address as they are written where the office is, for a driver who reads no other language.
fn driver(desk: &Desk<'_>, facts: &record::Office) -> Option<Driver> {
    let address = facts.address.as_ref()?;
    Some(Driver {
        lang: desk.catalog().language().to_owned(),
        ask: desk.press.theme.messages(desk.catalog().language()).get_static("office.driver_ask").to_owned(),
        name: facts.name.original.clone(),
        address: address.original.clone(),
    })
}

fn maps(desk: &Desk<'_>, place: Location) -> Vec<Link> {
    let name = |service: MapService| desk.fill("say.map", &[("name", &service.name())]);
    desk.map_services()
        .iter()
        .map(|service| Link { href: map_address(*service, &place.lat, &place.lng, false), text: desk.own(name(*service)) })
        .collect()
}

fn contacts(desk: &Desk<'_>, facts: &record::Office) -> Vec<Contact> {
    let mut list = Vec::new();
    let mut put = |key: &str, href: String, text: String| {
        list.push(Contact { name: desk.word(&format!("say.office.{key}")).to_owned(), link: Link { href, text: desk.own(text) } });
    };
    if let Some(mail) = &facts.email {
        put("email", format!("mailto:{}", super::frame::encode(&mail.0, b"@.-_+")), mail.0.clone());
    }
    for (key, link) in [("zalo", &facts.zalo), ("website", &facts.website), ("feedback", &facts.feedback_url)] {
        if let Some(link) = link {
            let href = link.to_string();
            let shown = href.split("://").nth(1).unwrap_or(&href).trim_end_matches('/').to_owned();
            put(key, href, shown);
        }
    }
    list
}

/// Who looked last.
pub(super) fn checked_view(desk: &Desk<'_>, checked: &record::Checked) -> Checked {
    Checked {
        date: desk.date(checked.date),
        iso: checked.date.to_string(),
        by: desk.maybe(checked.by.as_ref()),
        next: checked.next.map(|next| desk.date(next)),
        note: desk.maybe(checked.note.as_ref()),
    }
}

impl<'a> Desk<'a> {
    /// The map services to link to.
    fn map_services(&self) -> &'a [MapService] {
        let chosen = &self.catalog().records.catalog.facts.maps;
        if chosen.is_empty() { &[MapService::Google] } else { chosen }
    }
}
