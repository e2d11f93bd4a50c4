//! A life event: the way through its procedures, and what all of it asks for.

use super::desk::Desk;
use super::frame::{About, frame};
use super::list::{TILES, tile};
use super::papers;
use super::say;
use super::view::{Fact, LifeEventView, Phrase, Step, Totals, WayPaper};
use crate::catalog::circumstance::{Path, path};
use crate::catalog::{LifeEvent, LifeEventId, Phase};
use crate::record::{Document, Unit};
use crate::site::Subject;

/// A life event.
pub(super) fn life_event(desk: &Desk<'_>, id: LifeEventId) -> LifeEventView {
    let catalog = desk.catalog();
    let event = catalog.life_event(id);
    let facts = &event.entry.facts;
    let title = desk.phrase(&facts.title);
    let summary = desk.maybe(facts.summary.as_ref());
    let description = summary.as_ref().map_or_else(|| title.text.clone(), |summary| format!("{}: {}", title.text, summary.text));
    let crumbs = vec![desk.link(Subject::LifeEvents, desk.own(desk.word("say.nav.life-events")))];
    let about =
        About { subject: Subject::LifeEvent(id), title: desk.fill("say.life-event-title", &[("event", &title.text)]), description, crumbs };
    let mut page = frame(desk, about);
    page.scripts.extend(desk.press.theme.scripts.get("steps").map(|script| desk.to_address(&script.address)));
    LifeEventView {
        page,
        drawing: desk.icon(facts.icon.as_ref()),
        summary,
        body: desk.html(&event.entry.body, 3),
        procedures: (0..event.procedures.len()).map(|place| step(desk, event, place)).collect(),
        totals: totals(desk, event),
        others: catalog.life_events().filter(|(other, _)| *other != id).take(TILES).map(|(other, _)| tile(desk, other)).collect(),
        title,
    }
}

/// A step, and which others it waits for or goes with.
fn step(desk: &Desk<'_>, event: &LifeEvent, place: usize) -> Step {
    let id = event.procedures[place];
    let procedure = desk.catalog().procedure(id);
    let said = |places: Vec<usize>, key: &str| (!places.is_empty()).then(|| desk.fill(key, &[("steps", &steps(desk, &places))]));
    let waits = waits_for(desk, event, place);
    let together = (0..event.procedures.len()).filter(|other| procedure.together.contains(&event.procedures[*other])).collect();
    Step {
        entry: desk.procedure_entry(id),
        summary: desk.maybe(procedure.entry.facts.summary.as_ref()),
        order: said(waits, "say.way.after").into_iter().chain(said(together, "say.way.together")).collect(),
    }
}

/// The earlier steps whose result a step needs. One that comes later is for those whom it concerns, such as a lost passport.
fn waits_for(desk: &Desk<'_>, event: &LifeEvent, place: usize) -> Vec<usize> {
    let before = &desk.catalog().procedure(event.procedures[place]).before;
    (0..place).filter(|other| before.contains(&event.procedures[*other])).collect()
}

/// «bước 1, 3», counted from 1.
fn steps(desk: &Desk<'_>, places: &[usize]) -> String {
    let numbers = places.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ");
    desk.fill(&format!("say.way.steps.{}", if places.len() == 1 { "one" } else { "other" }), &[("steps", &numbers)])
}

/// What one needs who does all that applies today; nothing for a single step, whose own page says it.
fn totals(desk: &Desk<'_>, event: &LifeEvent) -> Option<Totals> {
    let catalog = desk.catalog();
    let in_force: Vec<usize> = (0..event.procedures.len())
        .filter(|place| catalog.procedure(event.procedures[*place]).phase(catalog.today) == Phase::InForce)
        .collect();
    if in_force.len() < 2 {
        return None;
    }
    let facts: Vec<_> = in_force.iter().map(|place| &catalog.procedure(event.procedures[*place]).entry.facts).collect();
    let path = path(&facts, catalog.today, desk.currency());
    // Places among those that apply, as places on the page.
    let say = |key: &str, places: &[usize]| {
        let shown: Vec<usize> = places.iter().map(|place| in_force[*place]).collect();
        (!places.is_empty()).then(|| desk.fill(key, &[("steps", &steps(desk, &shown))]))
    };
    let paper = |(document, places): &(&Document, Vec<usize>)| WayPaper {
        name: name(desk, document),
        steps: say("say.way.for", places).unwrap_or_default(),
    };
    let waits = (0..event.procedures.len()).any(|place| !waits_for(desk, event, place).is_empty());
    let notes = [
        Some(desk.word(if waits { "say.way.some-wait" } else { "say.way.none-waits" }).to_owned()),
        say("say.way.unpriced", &path.unpriced),
        say("say.way.dearer", &path.dearer),
        say("say.way.same-day", if path.times.is_empty() { &[] } else { &path.same_day }),
        say("say.way.untimed", &path.untimed),
        say("say.way.more-papers", &path.more_papers),
    ];
    Some(Totals {
        lead: desk.fill("say.way.lead", &[("n", &in_force.len())]),
        fee: fee(desk, &path),
        time: time(desk, &path),
        count: Fact {
            number: Some(path.papers.len().to_string()),
            unit: Some(desk.word(if path.papers.len() == 1 { "say.way.paper.one" } else { "say.way.paper.other" }).to_owned()),
            ..Fact::default()
        },
        papers: path.papers.iter().map(paper).collect(),
        notes: notes.into_iter().flatten().collect(),
    })
}

/// What a paper is called; of a choice without a name, what one can choose from.
fn name(desk: &Desk<'_>, document: &Document) -> Phrase {
    if document.name.is_some() || document.one_of.is_empty() {
        return papers::name(desk, document);
    }
    let names: Vec<Phrase> = document.one_of.iter().map(|one| papers::name(desk, one)).collect();
    desk.join(&names, desk.word("say.or")).or_else(|| names.first().cloned()).unwrap_or_default()
}

/// What there is to pay, each currency by itself.
fn fee(desk: &Desk<'_>, path: &Path<'_>) -> Fact {
    let amount =
        |least: u64, most: u64| if least == most { desk.number(most) } else { format!("{}–{}", desk.number(least), desk.number(most)) };
    let mut sums: Vec<(String, String)> = path
        .sums
        .iter()
        .filter(|sum| sum.most > 0)
        .map(|sum| (amount(sum.least, sum.most), say::unit_of_money(desk, &sum.currency).to_owned()))
        .collect();
    if sums.is_empty() {
        let key = if path.unpriced.is_empty() && path.dearer.is_empty() { "say.free" } else { "say.unknown" };
        return Fact { text: Some(desk.own(desk.word(key))), ..Fact::default() };
    }
    let (number, unit) = sums.remove(0);
    let others: Vec<String> = sums.into_iter().map(|(number, unit)| format!("{number}{}{unit}", say::TIE)).collect();
    let note = (!others.is_empty()).then(|| desk.own(desk.fill("say.way.and", &[("sums", &others.join(", "))])));
    Fact { number: Some(number), unit: Some(unit), note, ..Fact::default() }
}

/// How long it takes, one step after another; units are named apart.
fn time(desk: &Desk<'_>, path: &Path<'_>) -> Fact {
    let mut parts: Vec<(String, String)> = path
        .times
        .iter()
        .rev()
        .map(|(unit, (least, most))| {
            let number = if least == most {
                say::halves(desk, *most)
            } else {
                format!("{}–{}", say::halves(desk, *least), say::halves(desk, *most))
            };
            (number, say::unit(desk, *unit, *most == 2).to_owned())
        })
        .collect();
    if parts.is_empty() {
        let text = if path.same_day.is_empty() {
            desk.word("say.unknown").to_owned()
        } else {
            say::sentence(say::unit(desk, Unit::SameWorkingDay, true))
        };
        return Fact { text: Some(desk.own(text)), ..Fact::default() };
    }
    let (number, unit) = parts.remove(0);
    let others: Vec<String> = parts.into_iter().map(|(number, unit)| format!("{number} {unit}").replace(' ', say::TIE)).collect();
    let note: Option<Phrase> = (!others.is_empty()).then(|| desk.own(desk.fill("say.way.and", &[("sums", &others.join(", "))])));
    Fact { number: Some(number), unit: Some(unit), note, ..Fact::default() }
}
