//! An office.

use super::facts::card::{card, map_address, point};
use super::facts::entries::field_entry;
use super::facts::opening;
use super::facts::share::report_office;
use super::facts::standing::checked_view;
use super::facts::visits::{Of, calendar_of, feed, sessions};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{Bar, Contact, CoverRow, Driver, FieldEntry, OfficeView, Remark, TextLink};
use crate::catalog::OfficeId;
use crate::record;
use crate::record::{Location, MapService};
use crate::site::Subject;
use crate::text::percent::{MAILBOX, encode};

/// The page of an office.
pub(super) fn office(writer: &PageWriter<'_>, id: OfficeId) -> OfficeView {
    let catalog = writer.catalog();
    let office = catalog.office(id);
    let facts = &office.entry.facts;
    let name = writer.phrase(&facts.name).text;
    let card = card(writer, id, None);
    let crumbs = vec![writer.link(Subject::Offices, writer.own(writer.word("say.nav.offices")))];
    let description = writer.fill("say.office-description", &[("name", &name), ("address", &card.address.text)]);
    let mut page = frame(writer, Head { subject: Subject::Office(id), title: name.clone(), description, crumbs });
    let keeps_sessions = catalog.sessions().len() > 0;
    if keeps_sessions {
        page.feeds.push(feed(writer, Some(id)));
    }
    let fields: Vec<FieldEntry> = catalog
        .fields()
        .filter(|(field, _)| office.fields.is_empty() || office.fields.contains(field))
        .filter(|(field, _)| catalog.taken_by(id).iter().any(|procedure| catalog.procedure(*procedure).field == Some(*field)))
        .map(|(field, _)| field_entry(writer, field))
        .collect();
    OfficeView {
        bar: Bar { call: card.phones.first().or(card.ask.as_ref()).cloned(), directions: card.directions.clone() },
        report: report_office(writer, &name),
        checked: facts.checked.as_ref().map(|checked| checked_view(writer, checked)),
        maps: facts.location.map(|place| maps(writer, place)).unwrap_or_default(),
        contacts: contacts(writer, facts),
        access: [("access", &facts.access), ("parking", &facts.parking), ("note", &facts.note)]
            .into_iter()
            .filter_map(|(key, text)| {
                Some(Remark { name: writer.word(&format!("say.office.{key}")).to_owned(), text: writer.maybe(text.as_ref())? })
            })
            .collect(),
        covers: facts
            .covers
            .iter()
            .map(|cover| CoverRow { name: writer.phrase(&cover.name), formerly: writer.joined(&cover.formerly, ", ") })
            .collect(),
        points: facts.points.iter().map(|one| point(writer, one)).collect(),
        sessions: sessions(writer, Of::Office(id)),
        calendar: keeps_sessions.then(|| calendar_of(writer, Some(id))),
        open: opening::days(writer),
        driver: (writer.language > 0).then(|| driver(writer, facts)).flatten(),
        office: card,
        fields,
        page,
    }
}

/// The name and the address as they are written where the office is, for a driver who reads no other language.
fn driver(writer: &PageWriter<'_>, facts: &record::Office) -> Option<Driver> {
    let address = facts.address.as_ref()?;
    Some(Driver {
        lang: writer.catalog().language().to_owned(),
        ask: writer.press.theme.messages(writer.catalog().language()).get_static("office.driver_ask").to_owned(),
        name: facts.name.original.clone(),
        address: address.original.clone(),
    })
}

fn maps(writer: &PageWriter<'_>, place: Location) -> Vec<TextLink> {
    let name = |service: MapService| writer.fill("say.map", &[("name", &service.name())]);
    writer
        .map_services()
        .iter()
        .map(|service| TextLink { href: map_address(*service, &place.lat, &place.lng, false), text: writer.own(name(*service)) })
        .collect()
}

fn contacts(writer: &PageWriter<'_>, facts: &record::Office) -> Vec<Contact> {
    let mut list = Vec::new();
    let mut put = |key: &str, href: String, text: String| {
        list.push(Contact { name: writer.word(&format!("say.office.{key}")).to_owned(), link: TextLink { href, text: writer.own(text) } });
    };
    if let Some(mail) = &facts.email {
        put("email", format!("mailto:{}", encode(&mail.0, MAILBOX)), mail.0.clone());
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
