//! All else that a procedure says: its names and sets, channels, results, steps.

use std::collections::BTreeSet;

use super::circumstance::{list, same};
use super::difference::{Difference, Two};
use super::kind::{
    ACCEPTED, AUDIENCE, CASE_ADDED, CASE_ENDED, CHANNEL_ADDED, CHANNEL_ADDRESS, CHANNEL_ENDED, CODE, EFFECTIVE, FIELD, LEVELS, MOVED,
    OFFICES, ONLINE_LEVEL, OUTCOME_ADDED, OUTCOME_ENDED, OUTCOME_VALIDITY, PRESENCE, PROCEDURE_ENDED, PROXY, RENAMED, REQUIREMENT_ADDED,
    REQUIREMENT_ENDED, RETURN_ADDED, RETURN_ENDED, RETURNED, STEP_ADDED, STEP_ENDED, SUSPENDED,
};
use super::name::Named;
use super::period::period;
use super::text::{self, reworded, words_of};
use super::told::Direction;
use crate::finding::Words;
use crate::record::{Accepted, Channel, Name, OnlineLevel, Outcome, Presence, Procedure, StatusWord, Text, lengths};

/// The name and the standing of the procedure itself.
pub(super) fn standing(two: &Two<'_>, found: &mut Vec<Difference>) {
    let (old, new) = (two.earlier(), two.later());
    let (before, after) = (&old.title.original, &new.title.original);
    if Named::of(before) != Named::of(after) {
        found.push(Difference::of(&RENAMED, words_of(before), words_of(after)).meaning(Direction::Neutral));
    }
    if old.code != new.code {
        let say = |facts: &Procedure| facts.code.as_ref().map(|code| same(code.as_str()));
        found.push(Difference::of(&CODE, say(old), say(new)).meaning(Direction::Neutral));
    }
    if two.before.1.stem != two.after.1.stem {
        let difference = Difference::of(&MOVED, Some(same(&two.before.1.stem)), Some(same(&two.after.1.stem)));
        found.push(difference.meaning(Direction::Neutral).minor());
    }
    let state = |facts: &Procedure| facts.status.as_ref().map(|status| status.state);
    let reason = new.status.as_ref().and_then(|status| status.reason.as_ref()).map(|reason| same(&reason.original));
    match (state(old), state(new)) {
        (old, new) if old == new => {}
        (_, Some(StatusWord::Suspended)) => found.push(Difference::of(&SUSPENDED, None, reason).meaning(Direction::Worse)),
        (_, Some(StatusWord::Repealed)) => {
            let told = list(&[words!("đã bãi bỏ", "repealed")].into_iter().chain(reason).collect::<Vec<_>>(), ": ");
            found.push(Difference::of(&PROCEDURE_ENDED, None, Some(told)));
        }
        (Some(StatusWord::Suspended), None) => found.push(Difference::of(&RETURNED, None, None).meaning(Direction::Better)),
        (_, None) => found.push(Difference::of(&RETURNED, None, Some(words!("không còn ghi là bãi bỏ", "no longer repealed")))),
    }
    if old.effective != new.effective {
        found.push(Difference::of(&EFFECTIVE, Some(period(&old.effective)), Some(period(&new.effective))).meaning(Direction::Neutral));
    }
    field(two, found);
}

/// A field that the register calls by another name is the same field.
fn field(two: &Two<'_>, found: &mut Vec<Difference>) {
    let (old, new) = (&two.earlier().field.0, &two.later().field.0);
    if old == new {
        return;
    }
    let name = |catalog: &crate::catalog::Catalog, id: &str| {
        catalog.find_field(id).map_or_else(|| id.to_owned(), |field| catalog.field(field).facts.name.original.clone())
    };
    let (before, after) = (name(two.before.0, old), name(two.after.0, new));
    let is_gone = two.after.0.find_field(old).is_none() && two.before.0.find_field(new).is_none();
    let (a, b) = (Named::of(&before), Named::of(&after));
    let common = a.words.intersection(&b.words).count();
    if is_gone && 2 * common >= a.words.len().max(b.words.len()) {
        return;
    }
    found.push(Difference::of(&FIELD, words_of(&before), words_of(&after)).meaning(Direction::Neutral));
}

/// Who may ask, at which level, where, and whether in person.
pub(super) fn access(two: &Two<'_>, found: &mut Vec<Difference>) {
    let (old, new) = (two.earlier(), two.later());
    let levels = |facts: &Procedure| facts.levels.iter().map(|level| (*level, level.words())).collect::<Vec<_>>();
    set(&LEVELS, &levels(old), &levels(new), |_, _| Direction::Unclear, found);
    let audience = |facts: &Procedure| facts.audience.iter().map(|one| (*one, one.words())).collect::<Vec<_>>();
    set(&AUDIENCE, &audience(old), &audience(new), of_ease, found);
    let offices = |facts: &Procedure| {
        let choice = &facts.offices;
        let named = |mark: &'static str, names: &[Name]| names.iter().map(|name| format!("{mark}{}", name.0)).collect::<Vec<_>>();
        let all = [named("", &choice.only), named("+", &choice.add), named("-", &choice.except)].concat();
        let elsewhere = choice.elsewhere.iter().map(|place| format!("{place:?}"));
        all.into_iter()
            .map(|name| (name.clone(), same(&name)))
            .chain(elsewhere.map(|place| (place, words!("nơi khác", "elsewhere"))))
            .collect::<Vec<_>>()
    };
    set(&OFFICES, &offices(old), &offices(new), |_, _| Direction::Neutral, found);
    if old.accepted != new.accepted {
        let rank = |accepted: Option<Accepted>| Accepted::ALL.iter().position(|one| Some(*one) == accepted);
        let say = |accepted: Option<Accepted>| accepted.map(Accepted::words);
        let ranks = rank(old.accepted).zip(rank(new.accepted));
        let direction = ranks.map_or(Direction::Unclear, |(old, new)| Direction::of_ease(&old, &new));
        found.push(Difference::of(&ACCEPTED, say(old.accepted), say(new.accepted)).meaning(direction));
    }
    if old.presence != new.presence {
        let say = |presence: Option<Presence>| presence.map(Presence::words);
        let both = old.presence.zip(new.presence);
        let must = |presence: Presence| presence == Presence::Required;
        let direction = both.map_or(Direction::Unclear, |(old, new)| Direction::of_burden(&must(old), &must(new)));
        found.push(Difference::of(&PRESENCE, say(old.presence), say(new.presence)).meaning(direction));
    }
    let allowed = |facts: &Procedure| facts.proxy.as_ref().and_then(|proxy| proxy.allowed).map(|flag| flag.0);
    let (before, after) = (allowed(old), allowed(new));
    if before != after {
        let say = |may: Option<bool>| may.map(|may| if may { words!("được", "allowed") } else { words!("không được", "not allowed") });
        let direction = before.zip(after).map_or(Direction::Unclear, |(old, new)| Direction::of_ease(&old, &new));
        found.push(Difference::of(&PROXY, say(before), say(after)).meaning(direction));
    }
    let returns = |facts: &Procedure| facts.returns.iter().map(|one| one.kind).collect::<BTreeSet<_>>();
    let (before, after) = (returns(old), returns(new));
    let say = |kind: &crate::record::ChannelType| Some(kind.words());
    // Where none is written it comes back the way it was handed in.
    let direction = |more| if before.is_empty() || after.is_empty() { Direction::Unclear } else { more };
    found
        .extend(after.difference(&before).map(|kind| Difference::of(&RETURN_ADDED, None, say(kind)).meaning(direction(Direction::Better))));
    found.extend(before.difference(&after).map(|kind| Difference::of(&RETURN_ENDED, say(kind), None).meaning(direction(Direction::Worse))));
}

fn of_ease(came: bool, went: bool) -> Direction {
    match (came, went) {
        (true, false) => Direction::Better,
        (false, true) => Direction::Worse,
        _ => Direction::Unclear,
    }
}

/// A set, told whole: of few words, who reads it wants to see all.
fn set<T: Ord + Clone>(
    kind: &'static super::kind::ChangeKind,
    before: &[(T, Words)],
    after: &[(T, Words)],
    meaning: fn(bool, bool) -> Direction,
    found: &mut Vec<Difference>,
) {
    let keys = |rows: &[(T, Words)]| rows.iter().map(|(key, _)| key.clone()).collect::<BTreeSet<_>>();
    let (old, new) = (keys(before), keys(after));
    if old == new {
        return;
    }
    let say = |rows: &[(T, Words)]| {
        let mut parts: Vec<&(T, Words)> = rows.iter().collect();
        parts.sort_by(|a, b| a.0.cmp(&b.0));
        parts.dedup_by(|a, b| a.0 == b.0);
        (!parts.is_empty()).then(|| list(&parts.into_iter().map(|(_, words)| words.clone()).collect::<Vec<_>>(), ", "))
    };
    let is_unknown = old.is_empty() || new.is_empty();
    let (came, went) = (new.difference(&old).next().is_some(), old.difference(&new).next().is_some());
    let direction = if is_unknown { Direction::Unclear } else { meaning(came, went) };
    found.push(Difference::of(kind, say(before), say(after)).meaning(direction));
}

/// Cases that came and went. What they change is told with papers, fees and times.
pub(super) fn cases(two: &Two<'_>, found: &mut Vec<Difference>) {
    let say = |facts: &Procedure, row: usize| words_of(&facts.cases[row].title.original);
    let left = &two.ids.left_cases;
    found.extend(left.after.iter().map(|row| Difference::of(&CASE_ADDED, None, say(two.later(), *row))));
    found.extend(left.before.iter().map(|row| Difference::of(&CASE_ENDED, say(two.earlier(), *row), None)));
}

/// The ways to hand it in.
pub(super) fn channels(two: &Two<'_>, found: &mut Vec<Difference>) {
    let say = |channel: &Channel| {
        let kind = channel.kind.words();
        if channel.name() == channel.kind.as_str() { kind } else { list(&[kind, same(channel.name())], " – ") }
    };
    let (old, new) = (&two.earlier().channels, &two.later().channels);
    let is_known = !old.is_empty() && !new.is_empty();
    let direction = |more| if is_known { more } else { Direction::Unclear };
    let left = &two.ids.left_channels;
    for row in &left.after {
        found.push(Difference::of(&CHANNEL_ADDED, None, Some(say(&new[*row]))).meaning(direction(Direction::Better)));
    }
    for row in &left.before {
        found.push(Difference::of(&CHANNEL_ENDED, Some(say(&old[*row])), None).meaning(direction(Direction::Worse)));
    }
    let mut pairs = two.ids.pairs_of_channels.clone();
    pairs.sort_unstable();
    for (a, b) in pairs {
        let (old, new) = (&old[a], &new[b]);
        if old.online_level != new.online_level {
            let rank = |level: Option<OnlineLevel>| level.map(|level| level == OnlineLevel::Full);
            let told = |level: Option<OnlineLevel>| level.map(OnlineLevel::words);
            let ranks = rank(old.online_level).zip(rank(new.online_level));
            let direction = ranks.map_or(Direction::Unclear, |(old, new)| Direction::of_ease(&old, &new));
            found.push(Difference::of(&ONLINE_LEVEL, told(old.online_level), told(new.online_level)).meaning(direction));
        }
        let url = |channel: &Channel| channel.url.as_ref().map(|url| same(&url.to_string()));
        if url(old) != url(new) {
            found.push(Difference::of(&CHANNEL_ADDRESS, url(old), url(new)).about(say(new)).meaning(Direction::Neutral));
        }
        let texts = |channel: &Channel| {
            let said = [&channel.note, &channel.downtime].into_iter().flatten().map(|text| text.original.clone());
            let hours = (!channel.hours.is_empty()).then(|| serde_json::to_string(&channel.hours).unwrap_or_default());
            let mut payment: Vec<&str> = channel.payment.iter().map(|one| one.as_str()).collect();
            payment.sort_unstable();
            said.chain(hours).chain((!payment.is_empty()).then(|| payment.join(", "))).collect::<Vec<_>>()
        };
        let (before, after) = (texts(old), texts(new));
        notes(&list(&[words!("ghi chú của cách nộp", "note on the way to hand in"), say(new)], " "), &before, &after, found);
    }
}

/// What one gets, must fulfil and does, and what else is said.
pub(super) fn said(two: &Two<'_>, found: &mut Vec<Difference>) {
    let (old, new) = (two.earlier(), two.later());
    if two.is_read("outcomes") {
        outcomes(two, found);
    }
    if two.is_read("requirements") {
        let texts = (&old.requirements.original[..], &new.requirements.original[..]);
        let kinds = (&REQUIREMENT_ADDED, &REQUIREMENT_ENDED);
        text::each(kinds, Direction::Worse, &words!("điều kiện", "requirement"), texts, found);
    }
    if two.is_read("steps") {
        let texts = (&old.steps.original[..], &new.steps.original[..]);
        text::each((&STEP_ADDED, &STEP_ENDED), Direction::Unclear, &words!("các bước", "steps"), texts, found);
    }
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.original.clone()).into_iter().collect::<Vec<_>>();
    if two.is_read("summary") {
        notes(&words!("tóm tắt", "summary"), &text(&old.summary), &text(&new.summary), found);
    }
    if two.is_read("proxy") {
        let note = |facts: &Procedure| facts.proxy.as_ref().map(|proxy| text(&proxy.note)).unwrap_or_default();
        notes(&words!("nhờ người khác", "sending somebody else"), &note(old), &note(new), found);
    }
    if two.is_read("mistakes") {
        let mistakes = |facts: &Procedure| facts.mistakes.0.iter().map(|mistake| mistake.text.original.clone()).collect::<Vec<_>>();
        notes(&words!("lỗi hay gặp", "common mistakes"), &mistakes(old), &mistakes(new), found);
    }
    let lines = |entry: &crate::record::Entry<Procedure>| {
        entry.body.original.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    notes(&words!("phần viết thêm", "the text beneath"), &lines(two.before.1), &lines(two.after.1), found);
}

fn outcomes(two: &Two<'_>, found: &mut Vec<Difference>) {
    let (old, new) = (&two.earlier().outcomes, &two.later().outcomes);
    let name = |outcome: &Outcome| words_of(&outcome.name.original);
    let left = &two.ids.left_outcomes;
    found.extend(left.after.iter().map(|row| Difference::of(&OUTCOME_ADDED, None, name(&new[*row]))));
    found.extend(left.before.iter().map(|row| Difference::of(&OUTCOME_ENDED, name(&old[*row]), None)));
    let mut pairs = two.ids.pairs_of_outcomes.clone();
    pairs.sort_unstable();
    for (a, b) in pairs {
        let (old, new) = (&old[a], &new[b]);
        found.extend(reworded(&words!("tên kết quả", "name of a result"), &old.name.original, &new.name.original));
        let validity = |outcome: &Outcome| outcome.validity.as_ref().map(|text| text.original.clone());
        let (before, after) = (validity(old), validity(new));
        let key = |text: &Option<String>| text.as_ref().map(|text| Named::of(text));
        if key(&before) != key(&after) {
            let habits = &two.after.0.records.jurisdiction;
            let length = |text: &Option<String>| match &lengths(text.as_deref()?, habits)[..] {
                [(time, _)] => Some((time.unit(), time.halves())),
                _ => None,
            };
            let direction = match (length(&before), length(&after)) {
                (Some(old), Some(new)) if old.0 == new.0 => Direction::of_ease(&old.1, &new.1),
                _ => Direction::Unclear,
            };
            let say = |text: &Option<String>| text.as_ref().map(|text| same(text));
            found.push(Difference::of(&OUTCOME_VALIDITY, say(&before), say(&after)).about(name(new)).meaning(direction));
        }
        let note = |outcome: &Outcome| outcome.note.as_ref().map(|text| text.original.clone()).into_iter().collect::<Vec<_>>();
        notes(&words!("ghi chú của kết quả", "note on a result"), &note(old), &note(new), found);
    }
}

fn notes(subject: &Words, before: &[String], after: &[String], found: &mut Vec<Difference>) {
    if before == after {
        return;
    }
    let (before, after): (Vec<&str>, Vec<&str>) = (before.iter().map(String::as_str).collect(), after.iter().map(String::as_str).collect());
    text::notes(subject, &before, &after, found);
}
