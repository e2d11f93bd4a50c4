//! «Dự kiến có kết quả»: how long it takes, and on which day that is.

use super::say;
use crate::catalog::circumstance::Questions;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{DueDay, TimeRow, TimeTable};
use crate::record::{Deadline, Duration, Procedure};

/// The time limits, each with its day for what is handed in on the day of publication.
pub(crate) fn times(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>) -> TimeTable {
    let today = writer.catalog().today;
    let rows: Vec<TimeRow> = facts.deadline.0.iter().map(|row| time(writer, facts, questions, row)).collect();
    let is_dated = rows.iter().any(|row| row.due.as_ref().is_some_and(|due| due.day.is_some()));
    TimeTable {
        dated: rows.iter().any(|row| row.due.is_some()),
        lead: is_dated.then(|| writer.fill("say.due-on", &[("date", &writer.date(today))])),
        calendar: writer.catalog().calendar.code(),
        rows,
    }
}

fn time(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>, row: &Deadline) -> TimeRow {
    let mut notes = Vec::new();
    if let Some(promised) = row.promised.and_then(Duration::said).filter(|promised| row.limit().is_some_and(|time| time != *promised)) {
        notes.push(writer.own(writer.fill("say.promised", &[("time", &say::duration_in_words(writer, promised))])));
    }
    if let Some(cutoff) = row.cutoff {
        notes.push(writer.own(writer.fill("say.cutoff", &[("time", &say::clock(cutoff))])));
    }
    notes.extend(writer.maybe(row.otherwise.as_ref()));
    notes.extend(writer.maybe(row.note.as_ref()));
    let length = row.length();
    let said = row.limit().or(length).or(row.time).or(row.promised);
    let words = said.map(|time| say::sentence(&say::duration_in_words(writer, time)));
    let catalog = writer.catalog();
    let due = length.filter(|_| !catalog.calendar.is_empty()).map(|length| DueDay {
        code: length.code(),
        cutoff: row.cutoff.map(crate::record::Clock::minutes),
        day: catalog.calendar.due(catalog.today, false, length).map(|due| say::long_date(writer, due.day)),
    });
    TimeRow {
        code: say::code(questions, &row.when),
        when: say::condition(writer, facts, &row.when, true),
        time: words.unwrap_or_else(|| writer.word("say.see-note").to_owned()),
        notes,
        due,
    }
}
