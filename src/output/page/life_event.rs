//! A life event: the way through its procedures, and what all of it asks for.

use super::facts::entries::{MAX_TILES, tile};
use super::facts::{papers, say};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{Fact, LifeEventView, LocalText, Totals, WayPaper, WayStep};
use crate::catalog::circumstance::{Path, path};
use crate::catalog::{LifeEventId, Phase, ResolvedLifeEvent};
use crate::record::{Document, Unit};
use crate::site::Subject;

/// A life event.
pub(super) fn life_event(writer: &PageWriter<'_>, id: LifeEventId) -> LifeEventView {
    let catalog = writer.catalog();
    let event = catalog.life_event(id);
    let facts = &event.entry.facts;
    let title = writer.phrase(&facts.title);
    let summary = writer.maybe(facts.summary.as_ref());
    let description = summary.as_ref().map_or_else(|| title.text.clone(), |summary| writer.labelled(&title.text, &summary.text));
    let crumbs = vec![writer.link(Subject::LifeEvents, writer.own(writer.word("say.nav.life-events")))];
    let about = Head {
        subject: Subject::LifeEvent(id),
        title: writer.fill("say.life-event-title", &[("event", &title.text)]),
        description,
        crumbs,
    };
    let mut page = frame(writer, about);
    page.scripts.extend(writer.press.theme.scripts.get("steps").map(|script| writer.to_address(&script.address)));
    LifeEventView {
        page,
        drawing: writer.icon(facts.icon.as_ref()),
        summary,
        body: writer.html(&event.entry.body, 3),
        procedures: (0..event.procedures.len()).map(|place| step(writer, event, place)).collect(),
        totals: totals(writer, event),
        others: catalog.life_events().filter(|(other, _)| *other != id).take(MAX_TILES).map(|(other, _)| tile(writer, other)).collect(),
        title,
    }
}

/// A step, and which others it waits for or goes with.
fn step(writer: &PageWriter<'_>, event: &ResolvedLifeEvent, place: usize) -> WayStep {
    let id = event.procedures[place];
    let procedure = writer.catalog().procedure(id);
    let said = |places: Vec<usize>, key: &str| (!places.is_empty()).then(|| writer.fill(key, &[("steps", &steps(writer, &places))]));
    let waits = waits_for(writer, event, place);
    let together = (0..event.procedures.len()).filter(|other| procedure.together.contains(&event.procedures[*other])).collect();
    WayStep {
        entry: writer.procedure_entry(id),
        summary: writer.maybe(procedure.entry.facts.summary.as_ref()),
        order: said(waits, "say.way.after").into_iter().chain(said(together, "say.way.together")).collect(),
    }
}

/// The earlier steps whose result a step needs. One that comes later is for those whom it concerns, such as a lost passport.
fn waits_for(writer: &PageWriter<'_>, event: &ResolvedLifeEvent, place: usize) -> Vec<usize> {
    let before = &writer.catalog().procedure(event.procedures[place]).before;
    (0..place).filter(|other| before.contains(&event.procedures[*other])).collect()
}

/// «bước 1, 3», counted from 1.
fn steps(writer: &PageWriter<'_>, places: &[usize]) -> String {
    let numbers = places.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ");
    writer.form("say.way.steps", places.len() as u64, &[("steps", &numbers)])
}

/// What one needs who does all that applies today; nothing for a single step, whose own page says it.
fn totals(writer: &PageWriter<'_>, event: &ResolvedLifeEvent) -> Option<Totals> {
    let catalog = writer.catalog();
    let in_force: Vec<usize> = (0..event.procedures.len())
        .filter(|place| catalog.procedure(event.procedures[*place]).phase(catalog.today) == Phase::InForce)
        .collect();
    if in_force.len() < 2 {
        return None;
    }
    let facts: Vec<_> = in_force.iter().map(|place| &catalog.procedure(event.procedures[*place]).entry.facts).collect();
    let path = path(&facts, catalog.today, writer.currency());
    // Places among those that apply, as places on the page.
    let say = |key: &str, places: &[usize]| {
        let shown: Vec<usize> = places.iter().map(|place| in_force[*place]).collect();
        (!places.is_empty()).then(|| writer.fill(key, &[("steps", &steps(writer, &shown))]))
    };
    let paper = |(document, places): &(&Document, Vec<usize>)| WayPaper {
        name: name(writer, document),
        steps: say("say.way.for", places).unwrap_or_default(),
    };
    let waits = (0..event.procedures.len()).any(|place| !waits_for(writer, event, place).is_empty());
    let notes = [
        Some(writer.word(if waits { "say.way.some-wait" } else { "say.way.none-waits" }).to_owned()),
        say("say.way.unpriced", &path.unpriced),
        say("say.way.dearer", &path.dearer),
        say("say.way.same-day", if path.times.is_empty() { &[] } else { &path.same_day }),
        say("say.way.untimed", &path.untimed),
        say("say.way.more-papers", &path.more_papers),
    ];
    Some(Totals {
        lead: writer.fill("say.way.lead", &[("n", &in_force.len())]),
        fee: fee(writer, &path),
        time: time(writer, &path),
        count: Fact {
            number: Some(path.papers.len().to_string()),
            unit: Some(writer.form("say.way.paper", path.papers.len() as u64, &[])),
            ..Fact::default()
        },
        papers: path.papers.iter().map(paper).collect(),
        notes: notes.into_iter().flatten().collect(),
    })
}

/// What a paper is called; of a choice without a name, what one can choose from.
fn name(writer: &PageWriter<'_>, document: &Document) -> LocalText {
    if document.name.is_some() || document.one_of.is_empty() {
        return papers::name(writer, document);
    }
    let names: Vec<LocalText> = document.one_of.iter().map(|one| papers::name(writer, one)).collect();
    writer.join(&names, writer.word("say.or")).or_else(|| names.first().cloned()).unwrap_or_default()
}

/// What there is to pay, each currency by itself.
fn fee(writer: &PageWriter<'_>, path: &Path<'_>) -> Fact {
    let mut sums: Vec<(String, String)> =
        path.sums.iter().filter(|sum| sum.most > 0).map(|sum| say::sum(writer, sum.least, sum.most, sum.currency)).collect();
    if sums.is_empty() {
        let key = if path.unpriced.is_empty() && path.dearer.is_empty() { "say.free" } else { "say.unknown" };
        return Fact { text: Some(writer.own(writer.word(key))), ..Fact::default() };
    }
    let (number, unit) = sums.remove(0);
    let others: Vec<String> = sums.into_iter().map(say::together).collect();
    let note = (!others.is_empty()).then(|| writer.own(writer.fill("say.way.and", &[("sums", &others.join(", "))])));
    Fact { number: Some(number), unit: Some(unit), note, ..Fact::default() }
}

/// How long it takes, one step after another; units are named apart.
fn time(writer: &PageWriter<'_>, path: &Path<'_>) -> Fact {
    let mut parts: Vec<(String, String)> = path
        .times
        .iter()
        .rev()
        .map(|(unit, (least, most))| {
            let number = if least == most {
                say::halves(writer, *most)
            } else {
                format!("{}–{}", say::halves(writer, *least), say::halves(writer, *most))
            };
            (number, say::unit(writer, *unit, *most).to_owned())
        })
        .collect();
    if parts.is_empty() {
        let text = if path.same_day.is_empty() {
            writer.word("say.unknown").to_owned()
        } else {
            say::sentence(say::unit(writer, Unit::SameWorkingDay, 0))
        };
        return Fact { text: Some(writer.own(text)), ..Fact::default() };
    }
    let (number, unit) = parts.remove(0);
    let others: Vec<String> =
        parts.into_iter().map(|(number, unit)| format!("{number} {unit}").replace(' ', say::NO_BREAK_SPACE)).collect();
    let note: Option<LocalText> = (!others.is_empty()).then(|| writer.own(writer.fill("say.way.and", &[("sums", &others.join(", "))])));
    Fact { number: Some(number), unit: Some(unit), note, ..Fact::default() }
}
