//! The four key facts, and the same in one short line for lists.

use super::desk::Desk;
use super::fees;
use super::say;
use super::view::{Fact, Facts, Phrase};
use crate::catalog::Procedure;
use crate::record::{self, Duration, Fees};
use crate::record::{Accepted, ChannelType, Level, Presence};

/// «Phí, lệ phí» · «Bao lâu có kết quả» · «Nộp ở đâu» · «Cách nộp». What is unknown says so.
pub(super) fn facts(desk: &Desk<'_>, procedure: &Procedure) -> Facts {
    let facts = &procedure.entry.facts;
    Facts {
        fee: fee(desk, facts),
        time: time(desk, facts),
        place: place(desk, facts),
        way: way(desk, facts),
        presence: presence(desk, facts),
    }
}

fn unknown(desk: &Desk<'_>) -> Fact {
    Fact { text: Some(desk.own(desk.word("say.unknown"))), ..Fact::default() }
}

/// The range of what one may have to pay now.
fn fee(desk: &Desk<'_>, facts: &record::Procedure) -> Fact {
    let text = |key: &str| Fact { text: Some(desk.own(desk.word(key))), ..Fact::default() };
    match &facts.fees {
        Fees::Unknown => unknown(desk),
        Fees::None(_) => text("say.free"),
        Fees::Rows(_) => {
            let Some(range) = fees::range(desk, facts) else { return text("say.see-below") };
            if range.most == 0 {
                return Fact { note: range.more.then(|| desk.own(desk.word("say.fee-varies"))), ..text("say.free") };
            }
            let number = if range.least == range.most {
                desk.number(range.most)
            } else {
                format!("{}–{}", desk.number(range.least), desk.number(range.most))
            };
            let note = if range.more || range.least != range.most { Some(desk.own(desk.word("say.fee-varies"))) } else { None };
            Fact { number: Some(number), unit: Some(say::unit_of_money(desk, &range.currency).to_owned()), note, ..Fact::default() }
        }
    }
}

/// The shortest and the longest legal limit, as far as they can be compared.
fn time(desk: &Desk<'_>, facts: &record::Procedure) -> Fact {
    let mut times: Vec<Duration> = facts.deadline.0.iter().filter_map(|row| row.promised.or(row.time)).collect();
    times.sort_by_key(|time| (time.unit(), time.halves()));
    times.dedup();
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return unknown(desk) };
    let (number, unit) = say::duration(desk, *first);
    let several = times.len() > 1;
    let (last_number, last_unit) = say::duration(desk, *last);
    // Only times in one unit make a range; of others the shortest is shown, and that it depends.
    let (number, unit) = match (number, last_number) {
        (Some(short), Some(long)) if several && last.unit() == first.unit() => (Some(format!("{short}–{long}")), last_unit),
        (number, _) => (number, unit),
    };
    let note = several.then(|| desk.own(desk.word("say.time-varies")));
    match number {
        Some(number) => Fact { number: Some(number), unit: Some(unit), note, ..Fact::default() },
        None => Fact { text: Some(desk.own(unit)), note, ..Fact::default() },
    }
}

fn place(desk: &Desk<'_>, facts: &record::Procedure) -> Fact {
    let level = facts.levels.iter().map(|level| desk.word(&format!("say.place.{}", level.as_str()))).collect::<Vec<_>>();
    if level.is_empty() {
        return unknown(desk);
    }
    let places = say::sentence(&level.join(desk.word("say.or")));
    let note = facts.accepted.map(|accepted| desk.own(accepted_in_words(desk, accepted)));
    Fact { text: Some(desk.own(places)), note, ..Fact::default() }
}

/// «nơi cư trú», «bất kỳ nơi nào trong tỉnh».
pub(super) fn accepted_in_words(desk: &Desk<'_>, accepted: Accepted) -> String {
    desk.word(&format!("say.accepted.{}", accepted.as_str())).to_owned()
}

fn way(desk: &Desk<'_>, facts: &record::Procedure) -> Fact {
    let mut kinds: Vec<ChannelType> = facts.channels.iter().map(|channel| channel.kind).collect();
    kinds.dedup();
    if kinds.is_empty() {
        return unknown(desk);
    }
    let names: Vec<&str> = kinds.iter().map(|kind| desk.word(&format!("say.channel.{}", kind.as_str()))).collect();
    Fact { text: Some(desk.own(say::sentence(&names.join(", ").to_lowercase()))), ..Fact::default() }
}

fn presence(desk: &Desk<'_>, facts: &record::Procedure) -> Option<Phrase> {
    let online = facts.channels.iter().any(|channel| channel.kind == ChannelType::Online);
    let key = match (facts.presence, online) {
        (Some(Presence::Required), _) => "say.presence.required",
        (Some(Presence::NotRequired), _) => "say.presence.not-required",
        (None, true) => "say.presence.online",
        (None, false) => return None,
    };
    Some(desk.own(desk.word(key)))
}

/// What a list says of a procedure.
#[derive(Debug)]
pub(in crate::output) struct InShort {
    /// What it costs.
    pub(super) fee: Option<String>,
    /// How long it takes.
    pub(super) time: Option<String>,
}

impl InShort {
    pub(super) fn of(desk: &Desk<'_>, facts: &record::Procedure) -> Self {
        Self { fee: fee_in_short(desk, facts), time: time_in_short(desk, facts) }
    }
}

/// The fee in a line of a list; nothing when it is unknown or too much to say.
fn fee_in_short(desk: &Desk<'_>, facts: &record::Procedure) -> Option<String> {
    let fact = fee(desk, facts);
    match (&facts.fees, fact.number, fact.unit) {
        (Fees::Unknown, ..) => None,
        (_, Some(number), Some(unit)) => Some(format!("{number}{}{unit}", say::TIE)),
        _ => fact.text.map(|text| text.text).filter(|_| !matches!(facts.fees, Fees::Rows(_)) || fees::range(desk, facts).is_some()),
    }
}

/// The time in a line of a list.
fn time_in_short(desk: &Desk<'_>, facts: &record::Procedure) -> Option<String> {
    let fact = time(desk, facts);
    match (fact.number, fact.unit) {
        (Some(number), Some(unit)) => Some(format!("{number} {unit}").replace(' ', say::TIE)),
        _ => fact.text.map(|text| text.text).filter(|_| !facts.deadline.0.is_empty()),
    }
}

/// The level whose offices a citizen most likely goes to.
pub(super) fn nearest_level(levels: &[Level]) -> Option<Level> {
    [Level::Commune, Level::Province, Level::Ministry, Level::Other].into_iter().find(|level| levels.contains(level))
}
