//! The register of decisions as a calendar to subscribe to: what takes effect, and when.

use super::ics::{Clocks, Event, IcsCalendar, Time};
use super::{Output, Press};
use crate::catalog::Catalog;
use crate::error::Result;
use crate::site::{Address, Site, Subject};
use crate::theme::Theme;

/// The calendar of the decisions, in the catalog's first language.
pub(super) struct DecisionCalendar;

/// The one file of it.
pub(super) struct WholeRegister;

impl Output for DecisionCalendar {
    type Artifact = WholeRegister;

    fn artifacts(&self, site: &Site, _: &Theme) -> Vec<(Address, WholeRegister)> {
        let catalog = &site.catalog;
        if catalog.decisions().len() == 0 { Vec::new() } else { vec![(address(catalog), WholeRegister)] }
    }

    fn render(&self, _: &WholeRegister, press: &Press) -> Result<Vec<u8>> {
        let site = &press.site;
        let catalog = &site.catalog;
        let words = press.theme.messages(catalog.language());
        let host = site.base_url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("motcua");
        // All of them, whatever the day: a file that nobody edited stays as it is.
        let mut events: Vec<Event> = Vec::new();
        for (id, decision) in catalog.decisions() {
            let facts = &decision.entry.facts;
            let Some(day) = facts.takes_effect() else { continue };
            events.push(Event {
                uid: format!("{}-effective@{host}", decision.entry.stem),
                time: Time::Day(day.0),
                summary: words.get_static("say.decision.takes-effect").replace("{number}", &facts.number.0),
                description: facts.title.as_ref().map(|title| title.original.clone()).unwrap_or_default(),
                place: String::new(),
                at: None,
                url: site.absolute(&site.address(Subject::Decision(id), 0)).unwrap_or_default(),
            });
        }
        events.sort_by_key(|event| match event.time {
            Time::Day(day) => day,
            Time::Span(from, _) => from.date(),
        });
        let newest = catalog.decisions().filter_map(|(_, decision)| decision.entry.facts.date).max();
        let calendar = IcsCalendar {
            name: format!("{}: {}", words.get_static("decision.all"), catalog.records.catalog.facts.title.original),
            language: catalog.language().to_owned(),
            clocks: Clocks::of(&catalog.records.jurisdiction),
            day: newest.or_else(|| catalog.last_check()).unwrap_or(catalog.today).0,
            events,
        };
        Ok(calendar.write().into_bytes())
    }
}

/// Where the calendar is.
pub(super) fn address(catalog: &Catalog) -> Address {
    let words = &catalog.records.jurisdiction.addresses;
    Address::new(&format!("{}/{}.ics", words.decisions, words.calendar))
}
