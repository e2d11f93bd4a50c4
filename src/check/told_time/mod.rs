//! How long it takes by what the texts say, against the table: another limit, one for each case, or the only one there is.

mod limit;

use super::deadline::time_at;
use super::{Check, Report};
use crate::finding::Spot;
use crate::jurisdiction::Jurisdiction;
use crate::record::{Channel, Deadline, Duration, Entry, Procedure, Unit};
use crate::trail;

use limit::{Kind, Told, told};

rules! {
    /// 25 days in the table, 18 in the text.
    NOT_IN_TEXT "deadline/not-in-text" Warning doubts Time since "0.1.0" Check::Procedure(not_in_text);
    /// One time in the table, one for each case in the text.
    BY_CASE_IN_TEXT "deadline/by-case-in-text" Warning doubts Time since "0.1.0" Check::Procedure(by_case);
    /// None in the table, one in the text.
    IN_TEXT "deadline/in-text" Warning since "0.1.0" Check::Procedure(in_text);
}

/// The remarks at a time, and at the ways of handing in for which it holds.
fn notes<'f>(facts: &'f Procedure, row: &'f Deadline) -> impl Iterator<Item = &'f str> {
    let is_meant = |channel: &&Channel| row.when.channels.is_empty() || row.when.channels.iter().any(|name| &**name == channel.name());
    let channels = facts.channels.iter().filter(is_meant).filter_map(|channel| channel.note.as_ref());
    row.note.iter().chain(&row.otherwise).chain(channels).map(|note| note.original.as_str())
}

/// Whether two times are one to who counts them: days and working days are told apart by another rule.
fn alike(one: Duration, other: Duration) -> bool {
    let days = |time: Duration| matches!(time.unit(), Unit::Day | Unit::WorkingDay);
    let hours = |time: Duration| match time.unit() {
        Unit::Hour => Some(time.halves()),
        // A day of work has eight hours.
        Unit::WorkingDay | Unit::Day => Some(time.halves() * 8),
        _ => None,
    };
    one == other
        || (days(one) && days(other) && one.halves() == other.halves())
        || (hours(one).is_some() && hours(one) == hours(other))
        || matches!(one.unit(), Unit::SameWorkingDay) && hours(other).is_some_and(|halves| halves <= 16)
}

fn not_in_text(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let (facts, habits) = (&entry.facts, report.habits());
    let rows = &facts.deadline.0;
    for (index, row) in rows.iter().enumerate() {
        let Some(time) = row.time.and_then(Duration::said) else { continue };
        let each: Vec<Vec<Told>> = notes(facts, row).map(|note| told(note, habits)).collect();
        // Two limits in one remark may be parts of the work, which add up.
        if each.iter().any(|note| note.len() > 1) {
            continue;
        }
        let all: Vec<&Told> = each.iter().flatten().collect();
        let Some(first) = all.first().filter(|first| all.iter().all(|other| other.time == first.time)) else { continue };
        let is_limit = all.iter().any(|told| told.kind == Kind::Alone || (told.kind == Kind::OfWork && told.from_intake));
        let is_case = all.iter().any(|told| matches!(told.kind, Kind::InCase | Kind::Other));
        // The remark of one way of handing in may be that of another row, which says so.
        let is_in_table = rows.iter().any(|other| other.time.is_some_and(|other| alike(other, first.time)));
        if !is_limit || is_case || is_in_table {
            continue;
        }
        let (here, said) = (time.spoken("vi"), first.time.spoken("vi"));
        let (here_en, said_en) = (time.spoken("en"), first.time.spoken("en"));
        report.add(
            time_at(rows.len(), row, index),
            words!("thời hạn ghi {here}, mà phần chữ chỉ nói {said}", "{here_en} here, while the text tells {said_en} only"),
            words!(
                "nếu phần chữ đúng, viết `{said}`; nếu không, sửa phần chữ",
                "write `{said_en}` if the text is right, or correct the text"
            ),
        );
    }
}

fn by_case(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let (facts, habits) = (&entry.facts, report.habits());
    let rows = &facts.deadline.0;
    let mut found: Vec<(Vec<Duration>, Duration, Vec<Spot>)> = Vec::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.when.cases.is_empty()) {
        let Some(time) = row.time.and_then(Duration::said) else { continue };
        let mut cases: Vec<Duration> = Vec::new();
        let all: Vec<Told> = notes(facts, row).flat_map(|note| told(note, habits)).collect();
        let has_case = all.iter().any(|told| told.kind == Kind::InCase && !alike(told.time, time));
        let is_limit =
            |told: &&Told| told.kind == Kind::InCase || told.kind == Kind::Alone || (told.kind == Kind::OfWork && told.from_intake);
        for told in all.iter().filter(is_limit) {
            if !cases.iter().any(|other| alike(*other, told.time)) {
                cases.push(told.time);
            }
        }
        let is_told =
            rows.iter().any(|other| other.time.is_some_and(|other| !alike(other, time) && cases.iter().any(|case| alike(*case, other))));
        if cases.len() < 2 || !has_case || is_told || !cases.iter().any(|case| alike(*case, time)) {
            continue;
        }
        let spot = time_at(rows.len(), row, index);
        match found.iter_mut().find(|(other, at, _)| (other, *at) == (&cases, time)) {
            Some((.., spots)) => spots.push(spot),
            None => found.push((cases, time, vec![spot])),
        }
    }
    for (cases, time, spots) in found {
        let list = |locale: &str| cases.iter().map(|case| case.spoken(locale)).collect::<Vec<_>>().join(", ");
        let rows_of = |locale: &str| {
            let row = |case: &Duration| format!("`- {{time: {}, when: {{cases: […]}}}}`", case.spoken(locale));
            cases.iter().map(row).collect::<Vec<_>>().join(", ")
        };
        let (here, all, write) = (time.spoken("vi"), list("vi"), rows_of("vi"));
        let (here_en, all_en, write_en) = (time.spoken("en"), list("en"), rows_of("en"));
        report.rows(
            spots,
            words!(
                "một thời hạn {here}, mà phần chữ nói theo từng trường hợp: {all}",
                "one time, {here_en}, while the text tells one for each case: {all_en}"
            ),
            words!("thêm các trường hợp vào `cases`, rồi viết {write}", "add the cases to `cases`, and write {write_en}"),
        );
    }
}

fn in_text(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    if let Some(time) = the_only(&entry.facts, report.habits()) {
        let (vi, en) = (time.spoken("vi"), time.spoken("en"));
        report.add(
            Spot::Value(trail!["deadline"]),
            words!("chưa ghi thời hạn (`deadline`), mà phần chữ nói {vi}", "no `deadline`, while the text tells {en}"),
            words!("nếu đúng, thêm `deadline: {vi}`", "if that is right, add `deadline: {en}`"),
        );
    }
}

/// The one limit that the texts tell where the table tells none.
pub(super) fn the_only(facts: &Procedure, habits: &Jurisdiction) -> Option<Duration> {
    if facts.deadline.0.iter().any(|row| row.time.is_some() || row.promised.is_some() || row.otherwise.is_some()) {
        return None;
    }
    let notes = facts.channels.iter().filter_map(|channel| channel.note.as_ref()).map(|note| note.original.as_str());
    let notes: Vec<Told> = notes.flat_map(|note| told(note, habits)).collect();
    let steps = || facts.steps.original.iter().flat_map(|step| told(step, habits));
    let (all, is_limit): (Vec<Told>, fn(&Told) -> bool) = if notes.is_empty() {
        (steps().collect(), |told| told.kind == Kind::OfWork && told.from_intake)
    } else {
        (notes, |told| told.kind == Kind::Alone || (told.kind == Kind::OfWork && told.from_intake))
    };
    let first = all.first()?;
    (all.iter().all(|other| other.time == first.time) && all.iter().any(is_limit)).then_some(first.time)
}
