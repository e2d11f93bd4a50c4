//! «Dự kiến có kết quả»: how long it takes, and on which day that is.

use super::say;
use crate::catalog::circumstance::Questions;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{DueDay, TimeRow, TimeTable};
use crate::record::{Deadline, Duration, Procedure};

/// The time limits, each with what a script needs to name the day on which it ends. Without one the rule stands in words: a day
/// written here would be wrong tomorrow.
pub(crate) fn times(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>) -> TimeTable {
    let rows: Vec<TimeRow> = facts.deadline.0.iter().map(|row| time(writer, facts, questions, row)).collect();
    TimeTable { dated: rows.iter().any(|row| row.due.is_some()), calendar: writer.catalog().calendar.code().to_owned(), rows }
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
    let due = length
        .filter(|_| !catalog.calendar.is_empty())
        .map(|length| DueDay { code: length.code(), cutoff: row.cutoff.map(crate::record::Clock::minutes) });
    TimeRow {
        code: say::code(questions, &row.when),
        when: say::condition(writer, facts, &row.when, true),
        time: words.unwrap_or_else(|| writer.word(if notes.is_empty() { "say.unknown" } else { "say.see-note" }).to_owned()),
        notes,
        due,
    }
}
