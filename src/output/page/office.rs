//! Offices: as a card on other pages, in the finder, and on their own page.

use super::desk::Desk;
use super::frame::{About, feedback, frame};
use super::say;
use super::session::{calendar_of, feed, sessions};
use super::view::{
    Bar, Checked, Contact, Cover, FieldEntry, Hours, Letter, Link, OfficeCard, OfficeEntry, OfficeGroup, OfficeView, OfficesView, Phrase,
    Remark,
};
use crate::catalog::{OfficeId, letter};
use crate::record::{self, Clock, Exception, HoursRow, Location, Weekday, Weekdays};
use crate::record::{Level, MapService};
use crate::site::Subject;

/// An office to choose.
pub(super) fn card(desk: &Desk<'_>, id: OfficeId) -> OfficeCard {
    let facts = &desk.catalog().office(id).entry.facts;
    let name = desk.phrase(&facts.name);
    OfficeCard {
        href: desk.to(Subject::Office(id)),
        address: address(desk, facts.address.as_ref()),
        address_note: desk.maybe(facts.address_note.as_ref()),
        phones: desk.phones(&facts.phones),
        directions: facts.location.map(|place| directions(desk, place)),
        hours: hours(desk, &facts.hours),
        exceptions: facts.exceptions.iter().filter(|day| day.date >= desk.catalog().today).map(|day| exception(desk, day)).collect(),
        name,
    }
}

fn address(desk: &Desk<'_>, address: Option<&record::Text>) -> Phrase {
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
        hours: hours(desk, &point.hours),
        exceptions: Vec::new(),
    }
}

/// The address of the way to a place, by the first map service of the catalog.
pub(super) fn directions(desk: &Desk<'_>, place: Location) -> String {
    let service = desk.map_services()[0];
    map_address(service, place, true)
}

/// A map service's address of a place, or of the way there.
fn map_address(service: MapService, place: Location, way: bool) -> String {
    let (lat, lng) = (place.lat, place.lng);
    match (service, way) {
        (MapService::Google, true) => format!("https://www.google.com/maps/dir/?api=1&destination={lat},{lng}"),
        (MapService::Google, false) => format!("https://www.google.com/maps/search/?api=1&query={lat},{lng}"),
        (MapService::OpenStreetMap, true) => format!("https://www.openstreetmap.org/directions?to={lat}%2C{lng}"),
        (MapService::OpenStreetMap, false) => format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lng}#map=17/{lat}/{lng}"),
        (MapService::Apple, true) => format!("https://maps.apple.com/?daddr={lat},{lng}"),
        (MapService::Apple, false) => format!("https://maps.apple.com/?ll={lat},{lng}&q={lat},{lng}"),
    }
}

/// Opening hours, days with the same spans on one line.
fn hours(desk: &Desk<'_>, rows: &[HoursRow]) -> Vec<Hours> {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for row in rows {
        let mut days = days(desk, row.days);
        if let Some(season) = row.season {
            days = format!("{days} ({})", desk.word(&format!("say.season.{}", season.as_str())));
        }
        let fields: Vec<String> = row
            .fields
            .iter()
            .filter_map(|name| desk.catalog().find_field(name))
            .map(|id| desk.phrase(&desk.catalog().field(id).facts.name).text)
            .collect();
        if !fields.is_empty() {
            days = format!("{days} ({})", fields.join(", "));
        }
        let span = span(row.from, row.to);
        match lines.iter_mut().find(|(other, _)| *other == days) {
            Some((_, spans)) => spans.push(span),
            None => lines.push((days, vec![span])),
        }
    }
    lines.into_iter().map(|(days, spans)| Hours { days, times: spans.join(", ") }).collect()
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

/// The office finder.
pub(super) fn offices(desk: &Desk<'_>) -> OfficesView {
    let catalog = desk.catalog();
    let title = desk.word("say.offices-title").to_owned();
    let mut groups: Vec<OfficeGroup> = Vec::new();
    for (id, office) in catalog.offices() {
        let facts = &office.entry.facts;
        let (anchor, heading) = if facts.level == Level::Commune {
            let first = facts.covers.first().map_or(&facts.name, |cover| &cover.name);
            let letter = letter(bare(&desk.phrase(first).text));
            (anchor(letter), letter.to_string())
        } else {
            (facts.level.as_str().to_owned(), say::sentence(desk.word(&format!("say.level.{}", facts.level.as_str()))))
        };
        let formerly: Vec<Phrase> = facts.covers.iter().flat_map(|cover| desk.phrases(&cover.formerly)).collect();
        let entry = OfficeEntry {
            href: desk.to(Subject::Office(id)),
            name: desk.phrase(&facts.name),
            address: address(desk, facts.address.as_ref()),
            formerly: desk
                .join(&formerly, ", ")
                .map(|phrase| Phrase { text: desk.fill("say.formerly", &[("names", &phrase.text)]), ..phrase }),
            phone: desk.phones(&facts.phones).into_iter().next(),
        };
        match groups.iter_mut().find(|group| group.id == anchor) {
            Some(group) => group.offices.push(entry),
            None => groups.push(OfficeGroup { id: anchor, title: desk.own(heading), offices: vec![entry] }),
        }
    }
    let is_letter = |group: &OfficeGroup| group.title.text.chars().count() == 1;
    groups.sort_by_key(|group| (is_letter(group), is_letter(group).then(|| rank(&group.title.text))));
    let letters = groups
        .iter()
        .filter(|group| is_letter(group))
        .map(|group| Letter {
            letter: group.title.text.clone(),
            href: Some(format!("#{}", group.id)),
            name: format!("{}: {}", group.title.text, desk.count("offices", group.offices.len())),
            current: false,
        })
        .collect();
    let count = desk.count("offices", catalog.offices().len());
    let about = About {
        subject: Subject::Offices,
        description: desk.fill("say.offices-description", &[("count", &count)]),
        title,
        crumbs: Vec::new(),
    };
    OfficesView { page: frame(desk, about), count, letters, groups }
}

/// A name without the kind of unit before it, by which people look it up.
fn bare(name: &str) -> &str {
    ["Công an ", "Phường ", "phường ", "Xã ", "xã ", "Đặc khu ", "đặc khu ", "Thị trấn "]
        .iter()
        .fold(name, |name, prefix| name.strip_prefix(prefix).unwrap_or(name))
}

/// The id of the group of a letter; a bare letter could be the id of something else on the page.
fn anchor(letter: char) -> String {
    match letter {
        'Đ' => "chu-dd".to_owned(),
        '#' => "chu-so".to_owned(),
        letter => format!("chu-{}", letter.to_lowercase()),
    }
}

/// «Đ» after «D».
fn rank(letter: &str) -> (char, bool) {
    match letter.chars().next() {
        Some('Đ') => ('D', true),
        first => (first.unwrap_or('#'), false),
    }
}

/// The page of an office.
pub(super) fn office(desk: &Desk<'_>, id: OfficeId) -> OfficeView {
    let catalog = desk.catalog();
    let office = catalog.office(id);
    let facts = &office.entry.facts;
    let name = desk.phrase(&facts.name).text;
    let card = card(desk, id);
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
        .filter(|(_, field)| field.procedures.iter().any(|procedure| catalog.procedure(*procedure).offices.contains(&id)))
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
        sessions: sessions(desk, Some(id)),
        calendar: keeps_sessions.then(|| calendar_of(desk, Some(id))),
        office: card,
        fields,
        page,
    }
}

fn maps(desk: &Desk<'_>, place: Location) -> Vec<Link> {
    let name = |service: MapService| desk.fill("say.map", &[("name", &service.name())]);
    desk.map_services().iter().map(|service| Link { href: map_address(*service, place, false), text: desk.own(name(*service)) }).collect()
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
