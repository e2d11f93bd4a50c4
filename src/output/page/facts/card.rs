//! Offices as a card: where it is, whom to call, when it is open, the way there.

use std::fmt::Display;

use super::{opening, say};
use crate::catalog::{FieldId, OfficeId};
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::frame::{ask_first, question_line};
use crate::output::page::view::{Drawn, Hours, LocalText, OfficeCard};
use crate::record;
use crate::record::{Clock, Exception, HoursRow, Location, MapService, Weekday, Weekdays};
use crate::site::Subject;

/// An office to choose, with the hours for one field where only that is asked for.
pub(crate) fn card(writer: &PageWriter<'_>, id: OfficeId, field: Option<FieldId>) -> OfficeCard {
    let field = field.map(|id| writer.catalog().field(id).facts.id.as_str());
    let facts = &writer.catalog().office(id).entry.facts;
    let name = writer.phrase(&facts.name);
    OfficeCard {
        href: writer.to(Subject::Office(id)),
        address: address(writer, facts.address.as_ref()),
        address_note: writer.maybe(facts.address_note.as_ref()),
        phones: writer.phones(&facts.phones),
        ask: question_line(writer).filter(|_| facts.phones.is_empty()),
        directions: facts.location.map(|place| directions(writer, place)),
        hours: hours(writer, &facts.hours, field),
        open: opening::hours(&facts.hours, field).filter(|_| facts.exceptions.iter().all(record::Exception::differs)),
        but: opening::exceptions(writer, &facts.exceptions),
        exceptions: facts.exceptions.iter().filter(|day| day.date >= writer.catalog().today).map(|day| exception(writer, day)).collect(),
        name,
    }
}

/// The same, handed on from page to page where the hours are those of every field.
pub(crate) fn shared_card(writer: &PageWriter<'_>, id: OfficeId, field: Option<FieldId>) -> Drawn<OfficeCard> {
    let drawn = |card: OfficeCard| {
        let html = writer.draw("office_card", "o", &card);
        Drawn::new(card, html)
    };
    if writer.catalog().office(id).entry.facts.hours.iter().any(|row| !row.fields.is_empty()) {
        return drawn(card(writer, id, field));
    }
    writer.press.cache.card(writer.language, &writer.root, id, || drawn(card(writer, id, None)))
}

pub(crate) fn address(writer: &PageWriter<'_>, address: Option<&record::Text>) -> LocalText {
    writer.maybe(address).unwrap_or_else(|| writer.own(writer.word("say.no-address")))
}

pub(crate) fn point(writer: &PageWriter<'_>, point: &record::Point) -> OfficeCard {
    OfficeCard {
        name: writer.phrase(&point.name),
        href: String::new(),
        address: address(writer, point.address.as_ref()),
        address_note: writer.maybe(point.note.as_ref()),
        phones: Vec::new(),
        ask: None,
        directions: point.location.map(|place| directions(writer, place)),
        hours: hours(writer, &point.hours, None),
        open: opening::hours(&point.hours, None),
        but: None,
        exceptions: Vec::new(),
    }
}

/// The address of the way to a place, by the first map service of the catalog.
pub(crate) fn directions(writer: &PageWriter<'_>, place: Location) -> String {
    map_address(writer.map_services()[0], &place.lat, &place.lng, true)
}

/// The same with blanks for the place: `{lat}` and `{lng}`.
pub(crate) fn directions_pattern(writer: &PageWriter<'_>) -> String {
    map_address(writer.map_services()[0], &"{lat}", &"{lng}", true)
}

/// A map service's address of a place, or of the way there.
pub(crate) fn map_address(service: MapService, lat: &dyn Display, lng: &dyn Display, way: bool) -> String {
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
fn hours(writer: &PageWriter<'_>, rows: &[HoursRow], field: Option<&str>) -> Vec<Hours> {
    let mut lines: Vec<Hours> = Vec::new();
    for row in rows.iter().filter(|row| row.is_for(field)) {
        let mut days = days(writer, row.days);
        if let Some(season) = row.season {
            days = format!("{days} ({})", writer.word(&format!("say.season.{}", season.as_str())));
        }
        let fields = row.fields.iter().filter(|_| field.is_none()).filter_map(|name| writer.catalog().find_field(name));
        let fields: Vec<LocalText> = fields.map(|id| writer.phrase(&writer.catalog().field(id).facts.name)).collect();
        let only =
            writer.join(&fields, ", ").map(|names| LocalText { text: writer.fill("say.only-fields", &[("names", &names.text)]), ..names });
        let notes: Vec<LocalText> = only.into_iter().chain(writer.maybe(row.note.as_ref())).collect();
        let same =
            |line: &&mut Hours| line.days == days && line.notes.iter().map(|note| &note.text).eq(notes.iter().map(|note| &note.text));
        match lines.iter_mut().find(same) {
            Some(line) => line.times = format!("{}, {}", line.times, span(row.from, row.to)),
            None => lines.push(Hours { days, times: span(row.from, row.to), notes }),
        }
    }
    lines
}

pub(crate) fn span(from: Clock, to: Clock) -> String {
    // A word joiner at each side of the dash: a span never breaks.
    format!("{}\u{2060}–\u{2060}{}", say::clock(from), say::clock(to))
}

/// «Thứ Hai – Thứ Sáu».
fn days(writer: &PageWriter<'_>, days: Weekdays) -> String {
    let name = |day: Weekday| say::sentence(writer.word(&format!("say.weekday.{}", day.index() + 1))).replace(' ', say::NO_BREAK_SPACE);
    let run = |(first, last): (Weekday, Weekday)| match last.index() - first.index() {
        0 => name(first),
        1 => format!("{}, {}", name(first), name(last)),
        _ => format!("{} – {}", name(first), name(last)),
    };
    days.runs().into_iter().map(run).collect::<Vec<_>>().join(", ")
}

fn exception(writer: &PageWriter<'_>, day: &Exception) -> LocalText {
    let date = say::sentence(&say::long_date(writer, day.date));
    let reason = day.reason.as_ref().map(|text| format!(" ({})", writer.phrase(text).text)).unwrap_or_default();
    if day.is_closed() {
        return writer.own(writer.fill("say.closed", &[("date", &date), ("reason", &reason)]));
    }
    if day.hours.is_empty() {
        return writer.own(writer.fill("say.open-unknown", &[("date", &date), ("reason", &reason), ("ask", &ask_first(writer))]));
    }
    let hours = day.hours.iter().map(|hours| span(hours.from, hours.to)).collect::<Vec<_>>().join(", ");
    writer.own(writer.fill("say.open", &[("date", &date), ("hours", &hours), ("reason", &reason)]))
}

impl<'a> PageWriter<'a> {
    /// The map services to link to.
    pub(crate) fn map_services(&self) -> &'a [MapService] {
        let chosen = &self.catalog().records.catalog.facts.maps;
        if chosen.is_empty() { &[MapService::Google] } else { chosen }
    }
}
