//! A life event: the way through its steps, and what the script needs to add up those that the reader ticked.

use super::facts::entries::{MAX_TILES, tile};
use super::facts::{elsewhere, papers, say};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{JointView, LifeEventView, LocalText, TextLink, Totals, WayPaper, WayStep};
use crate::catalog::circumstance::{Path, path};
use crate::catalog::{LifeEventId, Phase, ProcedureId, ResolvedLifeEvent, ResolvedStep};
use crate::record::{Document, EventStep, Joint, Logic, Procedure, Unit};
use crate::site::Subject;

/// Units of time as the script counts them: the longest first, as one says them.
const UNITS: [Unit; 5] = [Unit::Year, Unit::Month, Unit::WorkingDay, Unit::Day, Unit::Hour];

/// What sums and times leave out, by the names under which the template has words for it.
const NOTES: [&str; 5] = ["fee", "dearer", "day", "time", "papers"];

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
        audio: writer.audio(&facts.audio),
        body: writer.html(&event.entry.body, 3),
        steps: (0..event.steps.len()).map(|place| step(writer, event, place)).collect(),
        totals: totals(writer, event),
        others: catalog.life_events().filter(|(other, _)| *other != id).take(MAX_TILES).map(|(other, _)| tile(writer, other)).collect(),
        title,
    }
}

/// What its editor wrote of a step; nothing of a bare procedure.
fn written<'e>(event: &'e ResolvedLifeEvent, step: &ResolvedStep) -> Option<&'e EventStep> {
    step.place.and_then(|place| event.entry.facts.steps.get(place))
}

/// By which the address names a step: its id, or its first procedure. A number would be another step after the next edit.
fn key(writer: &PageWriter<'_>, event: &ResolvedLifeEvent, step: &ResolvedStep) -> String {
    let id = written(event, step).and_then(|written| written.id.as_ref()).map(ToString::to_string);
    let first = || step.procedures.first().map(|id| writer.catalog().procedure(*id).entry.stem.to_string());
    id.or_else(first).unwrap_or_else(|| (step.number + 1).to_string())
}

/// A step, and which others it waits for or goes with.
fn step(writer: &PageWriter<'_>, event: &ResolvedLifeEvent, place: usize) -> WayStep {
    let catalog = writer.catalog();
    let own = &event.steps[place];
    let facts = written(event, own);
    let title = facts.and_then(|facts| writer.maybe(facts.title.as_ref()));
    let sole = own.procedures.first().filter(|_| title.is_none() && own.procedures.len() == 1);
    let said = |numbers: Vec<usize>, key: &str| (!numbers.is_empty()).then(|| writer.fill(key, &[("steps", &steps(writer, &numbers))]));
    let together = |other: &&ResolvedStep| {
        let with = |id: &ProcedureId| catalog.procedure(*id).together.iter().any(|one| other.procedures.contains(one));
        other.number != own.number && own.procedures.iter().any(with)
    };
    let joined = facts.and_then(|facts| facts.logic).map(Logic::as_str);
    let asked = asked(writer, event, own);
    WayStep {
        key: key(writer, event, own),
        number: own.number + 1,
        word: joined.map(|logic| writer.word(&format!("say.way.logic.{logic}")).to_owned()),
        joined,
        optional: facts.and_then(|facts| facts.optional).is_some_and(|flag| flag.0),
        entry: sole.map(|id| writer.procedure_entry(*id)),
        summary: sole.and_then(|id| writer.maybe(catalog.procedure(*id).entry.facts.summary.as_ref())),
        entries: own.procedures.iter().filter(|_| sole.is_none()).map(|id| writer.procedure_entry(*id)).collect(),
        title: title
            .or_else(|| own.procedures.first().map(|id| writer.phrase(&catalog.procedure(*id).entry.facts.title)))
            .unwrap_or_default(),
        joint: facts.and_then(|facts| facts.joint.as_ref()).map(|joint| joint_view(writer, joint)),
        elsewhere: facts.and_then(|facts| facts.elsewhere.as_ref()).map(|place| elsewhere(writer, place)),
        note: facts.and_then(|facts| writer.maybe(facts.note.as_ref())),
        order: said(waits_for(writer, event, place), "say.way.after")
            .into_iter()
            .chain(said(numbers(event.steps.iter().filter(together)), "say.way.together"))
            .collect(),
        sums: asked.sums.iter().map(|sum| format!("{} {} {}", sum.currency, sum.least, sum.most)).collect::<Vec<_>>().join(";"),
        times: times(&asked),
        notes: left_out(&asked).collect::<Vec<_>>().join(" "),
    }
}

fn joint_view(writer: &PageWriter<'_>, joint: &Joint) -> JointView {
    JointView {
        results: writer.phrases(&joint.results),
        time: joint.time.map(|time| say::duration_in_words(writer, time)),
        link: joint.url.as_ref().map(|url| TextLink { href: url.to_string(), text: writer.own(url.host().unwrap_or(url.as_str())) }),
    }
}

/// The numbers of steps, each once.
fn numbers<'s>(steps: impl Iterator<Item = &'s ResolvedStep>) -> Vec<usize> {
    let mut numbers: Vec<usize> = steps.map(|step| step.number).collect();
    numbers.dedup();
    numbers
}

/// The earlier steps whose result a step needs. One that comes later is for those whom it concerns, such as a lost passport.
fn waits_for(writer: &PageWriter<'_>, event: &ResolvedLifeEvent, place: usize) -> Vec<usize> {
    let own = &event.steps[place];
    let needs = |other: &&ResolvedStep| {
        let before = |id: &ProcedureId| writer.catalog().procedure(*id).before.iter().any(|one| other.procedures.contains(one));
        other.number < own.number && own.procedures.iter().any(before)
    };
    numbers(event.steps[..place].iter().filter(needs))
}

/// «bước 1, 3», counted from 1.
fn steps(writer: &PageWriter<'_>, numbers: &[usize]) -> String {
    let shown = numbers.iter().map(|number| (number + 1).to_string()).collect::<Vec<_>>().join(", ");
    writer.form("say.way.steps", numbers.len() as u64, &[("steps", &shown)])
}

/// The procedures of a step that apply today.
fn in_force<'w>(writer: &PageWriter<'w>, step: &ResolvedStep) -> Vec<&'w Procedure> {
    let catalog = writer.catalog();
    let all = step.procedures.iter().map(|id| catalog.procedure(*id));
    all.filter(|procedure| procedure.phase(catalog.today) == Phase::InForce).map(|procedure| &procedure.entry.facts).collect()
}

/// What a step costs and how long it takes. One dossier is ready on one date, whatever it is made of; what is done elsewhere is not
/// known here.
fn asked<'w>(writer: &PageWriter<'w>, event: &ResolvedLifeEvent, step: &ResolvedStep) -> Path<'w> {
    let facts = in_force(writer, step);
    let mut path = path(&facts, writer.catalog().today, writer.currency());
    let written = written(event, step);
    if let Some(joint) = written.and_then(|written| written.joint.as_ref()) {
        path.times.clear();
        path.same_day.clear();
        path.untimed.clear();
        path.papers.clear();
        path.more_papers = vec![0];
        match joint.time.map(|time| (time.unit(), time.halves())) {
            Some((Unit::SameWorkingDay, _)) => path.same_day.push(0),
            Some((unit, halves)) => drop(path.times.insert(unit, (halves, halves))),
            None => path.untimed.push(0),
        }
        if joint.results.original.len() > facts.len() {
            path.dearer.push(0);
        }
    } else if facts.is_empty() {
        path.unpriced.push(0);
        path.untimed.push(0);
    }
    path
}

/// «2 14 14»: the place of a unit, and from how many halves to how many.
fn times(asked: &Path<'_>) -> String {
    let units = UNITS.iter().enumerate().filter_map(|(place, unit)| asked.times.get(unit).map(|(least, most)| (place, least, most)));
    units.map(|(place, least, most)| format!("{place} {least} {most}")).collect::<Vec<_>>().join(";")
}

fn left_out(asked: &Path<'_>) -> impl Iterator<Item = &'static str> {
    let lists = [&asked.unpriced, &asked.dearer, &asked.same_day, &asked.untimed, &asked.more_papers];
    NOTES.iter().zip(lists).filter(|(_, list)| !list.is_empty()).map(|(key, _)| *key)
}

/// What the script adds up; nothing for a single step, whose own page says it.
fn totals(writer: &PageWriter<'_>, event: &ResolvedLifeEvent) -> Option<Totals> {
    if event.steps.len() < 2 || event.steps.iter().all(|step| in_force(writer, step).is_empty()) {
        return None;
    }
    let all: Vec<Path<'_>> = event.steps.iter().map(|step| asked(writer, event, step)).collect();
    let mut currencies: Vec<_> = all.iter().flat_map(|path| &path.sums).map(|sum| sum.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    Some(Totals {
        money: currencies.iter().map(|currency| format!("{currency} {}", say::pattern(writer, *currency))).collect::<Vec<_>>().join("\n"),
        decimals: writer.decimals(),
        same_day: say::sentence(say::unit(writer, Unit::SameWorkingDay, 0)),
        papers: way_papers(writer, event),
    })
}

/// The papers of all steps, each once, with the steps that ask for it. One dossier has papers of its own.
fn way_papers(writer: &PageWriter<'_>, event: &ResolvedLifeEvent) -> Vec<WayPaper> {
    let is_joint = |step: &ResolvedStep| written(event, step).is_some_and(|written| written.joint.is_some());
    let parts = event.steps.iter().filter(|step| !is_joint(step));
    let (from, facts): (Vec<&ResolvedStep>, Vec<&Procedure>) =
        parts.flat_map(|step| in_force(writer, step).into_iter().map(move |facts| (step, facts))).unzip();
    let all = path(&facts, writer.catalog().today, writer.currency());
    let one = |(document, places): &(&Document, Vec<usize>)| {
        let steps_of: Vec<&ResolvedStep> = places.iter().map(|place| from[*place]).collect();
        WayPaper {
            name: name(writer, document),
            steps: writer.fill("say.way.for", &[("steps", &steps(writer, &numbers(steps_of.iter().copied())))]),
            keys: steps_of.iter().map(|step| key(writer, event, step)).collect::<Vec<_>>().join(" "),
        }
    };
    all.papers.iter().map(one).collect()
}

/// What a paper is called; of a choice without a name, what one can choose from.
fn name(writer: &PageWriter<'_>, document: &Document) -> LocalText {
    if document.name.is_some() || document.one_of.is_empty() {
        return papers::name(writer, document);
    }
    let names: Vec<LocalText> = document.one_of.iter().map(|one| papers::name(writer, one)).collect();
    writer.join(&names, writer.word("say.or")).or_else(|| names.first().cloned()).unwrap_or_default()
}
