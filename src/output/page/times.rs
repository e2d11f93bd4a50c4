//! «Dự kiến có kết quả»: how long it takes, and on which day that is.

use super::desk::Desk;
use super::say;
use super::view::{Due, Time, Times};
use crate::catalog::circumstance::Questions;
use crate::record::{Deadline, Procedure};

/// The time limits, each with its day for what is handed in on the day of publication.
pub(super) fn times(desk: &Desk<'_>, facts: &Procedure, questions: &Questions<'_>) -> Times {
    let today = desk.catalog().today;
    let rows: Vec<Time> = facts.deadline.0.iter().map(|row| time(desk, facts, questions, row)).collect();
    let is_dated = rows.iter().any(|row| row.due.as_ref().is_some_and(|due| due.day.is_some()));
    Times {
        dated: rows.iter().any(|row| row.due.is_some()),
        lead: is_dated.then(|| desk.fill("say.due-on", &[("date", &desk.date(today))])),
        calendar: desk.catalog().calendar.code(),
        rows,
    }
}

fn time(desk: &Desk<'_>, facts: &Procedure, questions: &Questions<'_>, row: &Deadline) -> Time {
    let mut notes = Vec::new();
    if let Some(promised) = row.promised.filter(|promised| row.time.is_some_and(|time| time != *promised)) {
        notes.push(desk.own(desk.fill("say.promised", &[("time", &say::duration_in_words(desk, promised))])));
    }
    if let Some(cutoff) = row.cutoff {
        notes.push(desk.own(desk.fill("say.cutoff", &[("time", &say::clock(cutoff))])));
    }
    notes.extend(desk.maybe(row.otherwise.as_ref()));
    notes.extend(desk.maybe(row.note.as_ref()));
    let length = row.promised.or(row.time);
    let words = row.time.or(row.promised).map(|time| say::sentence(&say::duration_in_words(desk, time)));
    let catalog = desk.catalog();
    let due = length.filter(|_| !catalog.calendar.is_empty()).map(|length| Due {
        code: length.code(),
        cutoff: row.cutoff.map(crate::record::Clock::minutes),
        day: catalog.calendar.due(catalog.today, false, length).map(|due| say::long_date(desk, due.day)),
    });
    Time {
        code: say::code(questions, &row.when),
        when: say::condition(desk, facts, &row.when, true),
        time: words.unwrap_or_else(|| desk.word("say.see-note").to_owned()),
        notes,
        due,
    }
}
