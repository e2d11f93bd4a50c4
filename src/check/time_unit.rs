//! A time limit that is a bare number: nobody knows whether these are days or working days.

use super::deadline::time_at;
use super::{Check, Report};
use crate::finding::{Fix, Spot};
use crate::jurisdiction::Jurisdiction;
use crate::record::{Deadline, Duration, Entry, Procedure, lengths};
use crate::trail;

rules! {
    /// A bare number: pages say that nothing is known.
    NO_UNIT "deadline/no-unit" Warning since "0.1.0" Check::Procedure(no_unit);
}

fn no_unit(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = &entry.facts.deadline.0;
    for (index, row) in rows.iter().enumerate() {
        for (key, time) in [("time", row.time), ("promised", row.promised)] {
            let Some(time) = time.filter(|time| time.said().is_none()) else { continue };
            let spot = if key == "time" { time_at(rows.len(), row, index) } else { Spot::Value(trail!["deadline", index, key]) };
            let (vi, en) = (time.spoken("vi"), time.spoken("en"));
            let message = words!(
                "«{vi}» chưa nói là ngày hay ngày làm việc, nên trang nói chưa có thông tin",
                "`{en}` does not say whether these are days or working days, so the page says that it is not known yet"
            );
            if let Some(told) = in_text(&entry.facts, row, time, report.habits()) {
                let (vi, en) = (told.spoken("vi"), told.spoken("en"));
                let remedy = words!("phần chữ nói {vi}; nếu đúng, viết `{vi}`", "the text says {en}; if that is right, write `{en}`");
                report.fix(spot, message, remedy, Fix::offered(vi));
            } else {
                report.add(spot, message, words!("viết `{vi} ngày làm việc` hoặc `{vi} ngày`", "write `{en} working days` or `{en} days`"));
            }
        }
    }
}

/// The one length of this number that the text tells: beside the time, of the ways it holds for, or as a limit in the steps.
fn in_text(facts: &Procedure, row: &Deadline, time: Duration, habits: &Jurisdiction) -> Option<Duration> {
    let is_meant = |id: &str| row.when.channels.is_empty() || row.when.channels.iter().any(|channel| &**channel == id);
    let notes = facts.channels.iter().filter(|channel| is_meant(channel.name())).filter_map(|channel| channel.note.as_ref());
    let notes = row.note.iter().chain(&row.otherwise).chain(notes).map(|note| note.original.as_str());
    let steps = facts.steps.original.iter().map(String::as_str);
    let mut found: Vec<Duration> = Vec::new();
    for (text, needs_words) in notes.map(|text| (text, false)).chain(steps.map(|text| (text, true))) {
        for (told, at) in lengths(text, habits) {
            let is_limit = !needs_words || super::deadline::limits(&super::alphabet::lower(&text[..at.start]), &habits.durations);
            if told.said().is_some() && told.halves() == time.halves() && is_limit && !found.contains(&told) {
                found.push(told);
            }
        }
    }
    if let [told] = found[..] { Some(told) } else { None }
}
