//! The four key facts, and the same in one short line for lists.

use super::{fees, say};
use crate::catalog::{ProcedureId, ResolvedProcedure};
use crate::output::Press;
use crate::output::page::frame::cache::InShort;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{Fact, KeyFacts, LocalText};
use crate::record;
use crate::record::{Accepted, ChannelType, Deadline, Duration, Fees, Level, Presence};
use crate::site::Subject;

/// «Phí, lệ phí» · «Bao lâu có kết quả» · «Nộp ở đâu» · «Cách nộp». What is unknown says so.
pub(crate) fn facts(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> KeyFacts {
    let facts = &procedure.entry.facts;
    KeyFacts {
        fee: fee(writer, facts),
        time: time(writer, facts),
        place: place(writer, procedure),
        way: Fact { note: presence(writer, facts), ..way(writer, facts) },
    }
}

fn unknown(writer: &PageWriter<'_>) -> Fact {
    Fact { text: Some(writer.own(writer.word("say.unknown"))), ..Fact::default() }
}

/// The range of what one may have to pay now.
fn fee(writer: &PageWriter<'_>, facts: &record::Procedure) -> Fact {
    let text = |key: &str| Fact { text: Some(writer.own(writer.word(key))), ..Fact::default() };
    match &facts.fees {
        Fees::Unknown => unknown(writer),
        Fees::None(_) => text("say.free"),
        Fees::Rows(_) => {
            let Some(range) = fees::range(writer, facts) else {
                let below = writer.own(writer.word("say.see-below"));
                return Fact { note: Some(below), ..unknown(writer) };
            };
            if range.most == 0 {
                return Fact { note: range.more.then(|| writer.own(writer.word("say.fee-varies"))), ..text("say.free") };
            }
            let (number, unit) = say::sum(writer, range.least, range.most, range.currency);
            let note = if range.more || range.least != range.most { Some(writer.own(writer.word("say.fee-varies"))) } else { None };
            Fact { number: Some(number), unit: Some(unit), note, ..Fact::default() }
        }
    }
}

/// The shortest and the longest legal limit, as far as they can be compared.
fn time(writer: &PageWriter<'_>, facts: &record::Procedure) -> Fact {
    let mut times: Vec<Duration> = facts.deadline.0.iter().filter_map(Deadline::length).collect();
    times.sort_by_key(|time| (time.unit(), time.halves()));
    times.dedup();
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return unknown(writer) };
    let (number, unit) = say::duration(writer, *first);
    let several = times.len() > 1;
    let is_open = facts.deadline.0.iter().any(|row| row.length().is_none());
    let (last_number, last_unit) = say::duration(writer, *last);
    // Only times in one unit make a range; of others the shortest is shown, and that it depends.
    let (number, unit) = match (number, last_number) {
        (Some(short), Some(long)) if several && last.unit() == first.unit() => (Some(format!("{short}–{long}")), last_unit),
        (number, _) => (number, unit),
    };
    let note = (several || is_open).then(|| writer.own(writer.word("say.time-varies")));
    match number {
        Some(number) => Fact { number: Some(number), unit: Some(unit), note, ..Fact::default() },
        None => Fact { text: Some(writer.own(unit)), note, ..Fact::default() },
    }
}

fn place(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Fact {
    let facts = &procedure.entry.facts;
    let one = |level: &Level| place_of(writer, procedure, *level);
    let level: Vec<String> = facts.levels.iter().map(one).collect();
    if level.is_empty() {
        return unknown(writer);
    }
    let places = say::sentence(&level.join(writer.word("say.or")));
    let note = facts.accepted.map(|accepted| writer.own(accepted_in_words(writer, accepted)));
    Fact { text: Some(writer.own(places)), note, ..Fact::default() }
}

/// Where one goes at a level, in the language of the offices: the only office by its name; several by what they all are called before
/// the name of the place that they cover. In our own words where they are of several kinds.
fn place_of(writer: &PageWriter<'_>, procedure: &ResolvedProcedure, level: Level) -> String {
    let own = || writer.word(&format!("say.place.{}", level.as_str())).to_owned();
    let offices = procedure.offices.iter().map(|id| &writer.catalog().office(*id).entry.facts).filter(|office| office.level == level);
    let mut offices = offices.filter(|_| writer.language == 0);
    let Some(first) = offices.next() else { return own() };
    let Some(second) = offices.next() else { return first.name.original.clone() };
    let name = first.name.original.as_str();
    let kind = first.covers.iter().find_map(|cover| {
        let end = name.len().checked_sub(cover.name.original.len())?;
        let (kind, place) = (name.get(..end)?.trim_end(), name.get(end..)?);
        (!kind.is_empty() && place.to_lowercase() == cover.name.original.to_lowercase()).then_some(kind)
    });
    match kind.filter(|kind| std::iter::once(second).chain(offices).all(|office| office.name.original.starts_with(*kind))) {
        Some(kind) => writer.fill(&format!("say.place-of.{}", level.as_str()), &[("kind", &kind)]),
        None => own(),
    }
}

/// «nơi cư trú», «bất kỳ nơi nào trong tỉnh».
pub(crate) fn accepted_in_words(writer: &PageWriter<'_>, accepted: Accepted) -> String {
    writer.word(&format!("say.accepted.{}", accepted.as_str())).to_owned()
}

fn way(writer: &PageWriter<'_>, facts: &record::Procedure) -> Fact {
    let mut kinds: Vec<ChannelType> = facts.channels.iter().map(|channel| channel.kind).collect();
    kinds.dedup();
    if kinds.is_empty() {
        return unknown(writer);
    }
    let names: Vec<&str> = kinds.iter().map(|kind| writer.word(&format!("say.channel.{}", kind.as_str()))).collect();
    Fact { text: Some(writer.own(say::sentence(&names.join(", ").to_lowercase()))), ..Fact::default() }
}

/// Whether one must come in person, where the record says so.
fn presence(writer: &PageWriter<'_>, facts: &record::Procedure) -> Option<LocalText> {
    let key = match facts.presence? {
        Presence::Required => "say.presence.required",
        Presence::NotRequired => "say.presence.not-required",
    };
    Some(writer.own(writer.word(key)))
}

impl<'a> PageWriter<'a> {
    /// What a procedure costs and how long it takes, in a line.
    pub(crate) fn in_short(&self, id: ProcedureId) -> &'a InShort {
        let facts = &self.catalog().procedure(id).entry.facts;
        let make = || InShort { fee: fee_in_short(self, facts), time: time_in_short(self, facts) };
        self.press.cache.in_short(self.language, id, make)
    }
}

/// The fee in a line of a list; nothing when it is unknown or too much to say.
fn fee_in_short(writer: &PageWriter<'_>, facts: &record::Procedure) -> Option<String> {
    let fact = fee(writer, facts);
    match (&facts.fees, fact.number, fact.unit) {
        (Fees::Unknown, ..) => None,
        (_, Some(number), Some(unit)) => Some(say::together((number, unit))),
        _ => fact.text.map(|text| text.text).filter(|_| !matches!(facts.fees, Fees::Rows(_)) || fees::range(writer, facts).is_some()),
    }
}

/// The time in a line of a list.
fn time_in_short(writer: &PageWriter<'_>, facts: &record::Procedure) -> Option<String> {
    let fact = time(writer, facts);
    match (fact.number, fact.unit) {
        (Some(number), Some(unit)) => Some(format!("{number} {unit}").replace(' ', say::NO_BREAK_SPACE)),
        _ => fact.text.map(|text| text.text).filter(|_| !facts.deadline.0.is_empty()),
    }
}

/// The level whose offices a citizen most likely goes to.
pub(crate) fn nearest_level(levels: &[Level]) -> Option<Level> {
    [Level::Commune, Level::Province, Level::Ministry, Level::Other].into_iter().find(|level| levels.contains(level))
}

/// A procedure in short for the search results: what it costs, how long it takes, and the levels that take it.
pub(crate) fn in_short(press: &Press, language: usize, id: ProcedureId) -> [String; 3] {
    let here = press.site.address(Subject::Home, language);
    let writer = PageWriter::new(press, language, &here);
    let facts = &press.site.catalog.procedure(id).entry.facts;
    let InShort { fee, time } = writer.in_short(id);
    [fee.clone().unwrap_or_default(), time.clone().unwrap_or_default(), say::levels(&writer, &facts.levels).unwrap_or_default()]
}
