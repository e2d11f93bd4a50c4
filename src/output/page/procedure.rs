//! The page of a procedure: the one citizens come for.

use super::facts::announced::announced_by;
use super::facts::card::shared_card;
use super::facts::carried::{Repeated, carried};
use super::facts::case::case_form;
use super::facts::fees::fees;
use super::facts::forms::forms;
use super::facts::key::{facts, nearest_level};
use super::facts::laws::law;
use super::facts::papers::papers;
use super::facts::share::share;
use super::facts::standing::{apply_then, checked_view, overdue, past_rules, standings};
use super::facts::times::times;
use super::facts::visits::{Of, sessions};
use super::facts::{elsewhere, opening, say};
use super::frame::text::{parted, shorten, shorten_phrase};
use super::frame::writer::PageWriter;
use super::frame::{Head, ask_first, frame, question_line};
use super::view::{
    Bar, ChannelRow, Html, ListEntry, LocalText, Offices, OutcomeList, OutcomeRow, ProcedureView, RelatedEntries, StepRow, TextLink, Title,
    Visits, Who,
};
use crate::catalog::circumstance::Questions;
use crate::catalog::{ProcedureId, ResolvedProcedure};
use crate::record;
use crate::record::OnlineLevel;
use crate::site::Subject;

/// Offices shown on the page; the finder has the others.
const CARDS: usize = 5;

/// A longer title is cut at a word and given whole beneath, in characters.
const TITLE: usize = 120;

/// Of a longer step the rest is folded, in characters.
const STEP: usize = 180;

/// So many steps are shown; the others are folded.
const STEPS: usize = 6;

/// So many other names are said.
const ALIASES: usize = 3;

/// The view of a procedure's page.
pub(super) fn procedure(writer: &PageWriter<'_>, id: ProcedureId) -> ProcedureView {
    let catalog = writer.catalog();
    let procedure = catalog.procedure(id);
    let facts_of = &procedure.entry.facts;
    let code = facts_of.code.as_ref().map(|code| code.as_str().to_owned());
    let title = writer.phrase(&facts_of.title);
    let (overdue, overdue_dated) = overdue(writer, facts_of).unzip();
    let overdue_dated = overdue_dated.unwrap_or_default();
    let mut page = frame(
        writer,
        Head {
            subject: Subject::Procedure(id),
            title: head_title(writer, procedure, &title.text),
            description: description(writer, id),
            crumbs: crumbs(writer, procedure),
        },
    );
    page.scripts.extend(writer.press.theme.scripts.get("procedure").map(|script| writer.to_address(&script.address)));
    let offices = offices(writer, id, procedure);
    let questions = Questions::of(facts_of);
    let past = past_rules(writer, procedure);
    let is_over = past.as_ref().is_some_and(|past| !past.open && past.dated.since.is_none() && past.dated.until.is_none());
    let (steps, more_steps) = steps(writer, facts_of);
    let mut times = times(writer, facts_of, &questions);
    if is_over {
        // Nothing that is handed in now will come to a day.
        times.dated = false;
        times.rows.iter_mut().for_each(|row| row.due = None);
    }
    let papers = papers(writer, facts_of, &questions);
    let fees = fees(writer, facts_of, &questions);
    ProcedureView {
        page,
        standings: standings(writer, procedure),
        replaced_by: procedure
            .replaced_by
            .iter()
            .map(|id| writer.link(Subject::Procedure(*id), writer.phrase(&catalog.procedure(*id).entry.facts.title)))
            .collect(),
        summary: writer.maybe(facts_of.summary.as_ref()),
        audio: writer.audio(&facts_of.audio),
        aliases: aliases(writer, facts_of),
        overdue,
        overdue_dated,
        facts: facts(writer, procedure),
        apply: apply_then(writer, procedure),
        past,
        who: who(writer, facts_of),
        case: case_form(writer, facts_of, &questions).filter(|_| !is_over),
        answer: carried(writer, id, &Repeated { papers: &papers, fees: &fees, times: &times, offices: &offices }),
        papers,
        channels: channels(writer, facts_of, is_over),
        fees,
        times,
        steps,
        more_steps,
        outcomes: outcomes(writer, facts_of),
        forms: forms(writer, facts_of),
        mistakes: facts_of.mistakes.with(None).map(|mistake| writer.phrase(&mistake.text)).collect(),
        rights: writer.to(Subject::Rights),
        warnings: warnings(writer),
        laws: facts_of.laws.iter().map(|number| law(writer, number)).collect(),
        laws_count: writer.count("laws", facts_of.laws.len()),
        decisions: announced_by(writer, procedure),
        body: body(writer, procedure),
        related: related(writer, procedure),
        checked: facts_of.checked.as_ref().map(|checked| checked_view(writer, checked)),
        source: facts_of.source_url.as_ref().map(ToString::to_string),
        share: share(writer, id, &title.text, code.as_deref()),
        bar: bar(writer, procedure, &offices),
        offices,
        title: heading(title),
        code,
    }
}

/// The first steps, and the others.
fn steps(writer: &PageWriter<'_>, facts: &record::Procedure) -> (Vec<StepRow>, Vec<StepRow>) {
    let row = |text| {
        let (text, rest) = parted(text, STEP);
        StepRow { text, rest }
    };
    let mut first: Vec<StepRow> = writer.phrases(&facts.steps).into_iter().map(row).collect();
    let more = if first.len() > STEPS + 1 { first.split_off(STEPS) } else { Vec::new() };
    (first, more)
}

/// What people call it, in one line: the first names.
fn aliases(writer: &PageWriter<'_>, facts: &record::Procedure) -> Option<LocalText> {
    let names = writer.phrases(&facts.aliases);
    writer.join(&names[..names.len().min(ALIASES)], ", ")
}

/// The title in the head of the page: with level or code where the title alone names several.
fn head_title(writer: &PageWriter<'_>, procedure: &ResolvedProcedure, title: &str) -> String {
    let facts = &procedure.entry.facts;
    let short = shorten(title, 80);
    if !procedure.shares_title && short == title {
        return short;
    }
    match &facts.code {
        Some(code) => format!("{short} ({code})"),
        None => say::levels(writer, &facts.levels).map_or(short.clone(), |levels| format!("{short} ({levels})")),
    }
}

fn description(writer: &PageWriter<'_>, id: ProcedureId) -> String {
    let facts = &writer.catalog().procedure(id).entry.facts;
    let mut parts = vec![match &facts.summary {
        Some(summary) => writer.phrase(summary).text,
        None => format!("{}.", shorten(&writer.phrase(&facts.title).text, 90)),
    }];
    let label = |key: &str, value: &str| format!("{}.", writer.labelled(writer.word(key), value));
    let short = writer.in_short(id);
    parts.extend(short.fee.as_ref().map(|fee| label("say.fee", fee)));
    parts.extend(short.time.as_ref().map(|time| label("say.time", time)));
    parts.extend(facts.code.as_ref().map(|code| label("say.code", code.as_str())));
    parts.join(" ")
}

fn crumbs(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Vec<TextLink> {
    procedure
        .field
        .map(|field| writer.link(Subject::Field(field, 0), writer.phrase(&writer.catalog().field(field).facts.name)))
        .into_iter()
        .collect()
}

fn heading(title: LocalText) -> Title {
    let length = title.text.chars().count();
    let size = match length {
        0..=75 => "",
        76..=105 => "long",
        _ => "longer",
    };
    let text = shorten_phrase(&title, TITLE);
    Title { full: (text.text != title.text).then_some(title), text, size: size.to_owned() }
}

/// What the catalog warns of: the title of each warning, or its beginning.
fn warnings(writer: &PageWriter<'_>) -> Vec<LocalText> {
    let list = writer.catalog().records.catalog.facts.warnings.iter();
    list.map(|caution| writer.maybe(caution.title.as_ref()).unwrap_or_else(|| shorten_phrase(&writer.phrase(&caution.text), 90))).collect()
}

fn who(writer: &PageWriter<'_>, facts: &record::Procedure) -> Option<Who> {
    let proxy = facts.proxy.as_ref().and_then(|proxy| {
        writer.maybe(proxy.note.as_ref()).or_else(|| {
            let allowed = proxy.allowed.as_ref()?.0;
            Some(writer.own(writer.word(if allowed { "say.proxy.yes" } else { "say.proxy.no" })))
        })
    });
    let who = Who { audience: say::audience(writer, &facts.audience), proxy, requirements: writer.phrases(&facts.requirements) };
    (who.audience.is_some() || who.proxy.is_some() || !who.requirements.is_empty()).then_some(who)
}

fn offices(writer: &PageWriter<'_>, id: ProcedureId, procedure: &ResolvedProcedure) -> Offices {
    let catalog = writer.catalog();
    let all = &procedure.offices;
    let nearest = nearest_level(&procedure.entry.facts.levels);
    let mut chosen: Vec<_> = all.iter().copied().filter(|id| Some(catalog.office(*id).entry.facts.level) == nearest).collect();
    chosen.extend(all.iter().copied().filter(|id| Some(catalog.office(*id).entry.facts.level) != nearest));
    let cards: Vec<_> =
        if chosen.len() <= CARDS { chosen.into_iter().map(|id| shared_card(writer, id, procedure.field)).collect() } else { Vec::new() };
    let more = (!all.is_empty() && all.len() > CARDS).then(|| {
        writer.link(Subject::Offices, writer.own(writer.fill("say.all-offices", &[("count", &writer.count("offices", all.len()))])))
    });
    let accepted = procedure.entry.facts.accepted.map_or("unknown", record::Accepted::as_str);
    let has_number = cards.iter().any(|card| !card.phones.is_empty() || card.ask.is_some());
    Offices {
        ask: question_line(writer).filter(|_| !has_number),
        accepted: (!all.is_empty()).then(|| writer.own(writer.fill(&format!("say.may.{accepted}"), &[("ask", &ask_first(writer))]))),
        open: (!cards.is_empty()).then(|| opening::days(writer)),
        visits: visits(writer, id),
        all_sessions: writer.to(Subject::Sessions),
        field: procedure.field.map(|id| catalog.field(id).facts.id.to_string()),
        level: nearest.filter(|_| all.len() > CARDS).map(|level| level.as_str().to_owned()),
        cards,
        more,
        finder: writer.to(Subject::Offices),
        elsewhere: procedure.entry.facts.offices.elsewhere.iter().map(|place| elsewhere(writer, place)).collect(),
    }
}

/// Mobile sessions in one line: they are often far away, and their own page says all.
fn visits(writer: &PageWriter<'_>, id: ProcedureId) -> Option<Visits> {
    let visits = sessions(writer, Of::Procedure(id));
    let (next, last) = (visits.first()?, visits.last()?);
    let values: [(&str, &dyn std::fmt::Display); 3] = [("n", &visits.len()), ("date", &next.date), ("place", &next.place.text)];
    Some(Visits { text: writer.form("say.visits", visits.len() as u64, &values), last: last.iso.clone() })
}

/// The ways to hand in of which there is more to say than that they are there: the key facts name them all.
fn channels(writer: &PageWriter<'_>, facts: &record::Procedure, is_over: bool) -> Vec<ChannelRow> {
    let mut rows: Vec<ChannelRow> = facts.channels.iter().map(|channel| channel_view(writer, facts, channel)).collect();
    let button = rows.iter().find_map(|row| row.href.clone());
    for row in &mut rows {
        // The red button leads there already; and nothing leads where nothing can be handed in.
        if is_over || row.href == button {
            row.href = None;
        }
    }
    rows.retain(|row| row.href.is_some() || !row.notes.is_empty());
    rows
}

fn channel_view(writer: &PageWriter<'_>, facts: &record::Procedure, channel: &record::Channel) -> ChannelRow {
    let mut notes = Vec::new();
    if channel.online_level == Some(OnlineLevel::Partial) {
        notes.push(writer.own(writer.word("say.partial")));
    }
    notes.extend(writer.maybe(channel.note.as_ref()));
    notes.extend(writer.maybe(channel.downtime.as_ref()));
    ChannelRow { name: say::channel(writer, facts, channel.name()), href: channel.url.as_ref().map(ToString::to_string), notes }
}

fn outcomes(writer: &PageWriter<'_>, facts: &record::Procedure) -> OutcomeList {
    let one = |outcome: &record::Outcome| {
        let validity = writer
            .maybe(outcome.validity.as_ref())
            .map(|text| LocalText { text: writer.fill("say.validity", &[("time", &text.text)]), lang: text.lang });
        let parts: Vec<LocalText> = validity.into_iter().chain(writer.maybe(outcome.note.as_ref())).collect();
        OutcomeRow { name: writer.phrase(&outcome.name), note: writer.join(&parts, "; ").or_else(|| parts.first().cloned()) }
    };
    let back = |row: &record::Return| {
        let name = writer.own(writer.word(&format!("say.return.{}", row.kind.as_str())));
        match writer.maybe(row.note.as_ref()) {
            Some(note) => LocalText { text: writer.labelled(&name.text, &note.text), lang: note.lang },
            None => name,
        }
    };
    OutcomeList { items: facts.outcomes.iter().map(one).collect(), returns: facts.returns.iter().map(back).collect() }
}

fn body(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Option<Html> {
    let entry = &procedure.entry;
    entry.facts.body.as_ref().and_then(|text| writer.html(text, 3)).or_else(|| writer.html(&entry.body, 3))
}

fn related(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Vec<RelatedEntries> {
    [("before", &procedure.before), ("together", &procedure.together), ("after", &procedure.after), ("see", &procedure.see)]
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(key, list)| RelatedEntries {
            title: writer.word(&format!("say.related.{key}")).to_owned(),
            entries: list.iter().map(|id| writer.procedure_entry(*id)).collect::<Vec<ListEntry>>(),
        })
        .collect()
}

fn bar(writer: &PageWriter<'_>, procedure: &ResolvedProcedure, offices: &Offices) -> Bar {
    let one = offices.cards.first().filter(|_| procedure.offices.len() == 1);
    // An emergency line is no place to ask about papers: who calls it for that keeps it busy.
    let asked = || question_line(writer);
    Bar {
        call: one.and_then(|card| card.phones.first()).cloned().or_else(asked),
        directions: one
            .and_then(|card| card.directions.clone())
            .or_else(|| (!procedure.offices.is_empty()).then(|| offices.finder.clone())),
    }
}
