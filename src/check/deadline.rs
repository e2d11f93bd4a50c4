//! How long it takes: rows against each other and against what the text says.

use super::alphabet::lower;
use super::fee::{meet, same_questions};
use super::{Check, Report};
use crate::finding::Spot;
use crate::jurisdiction::Durations;
use crate::record::{Deadline, Duration, Entry, Procedure, Unit, When};
use crate::trail;

rules! {
    /// Seven days in the table, seven working days in the text.
    KIND_OF_DAYS "deadline/kind-of-days" Warning doubts Time since "0.1.0" Check::Procedure(kind_of_days);
    /// One time at the counter, another online.
    DIFFERS_BY_CHANNEL "deadline/differs-by-channel" Notice in "vn" since "0.1.0" Check::Procedure(differs);
    /// Two times for one thing.
    TWO_TIMES "deadline/two-times" Warning since "0.1.0" Check::Procedure(two_times);
    /// A promise that is longer than the law.
    LONGER_PROMISE "deadline/longer-promise" Error doubts Promise since "0.1.0" Check::Procedure(promise);
}

fn kind_of_days(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let facts = &entry.facts;
    let in_days = |time: &Duration| time.unit() == Unit::Day && time.halves().is_multiple_of(2);
    if !facts.deadline.0.iter().any(|row| row.time.as_ref().is_some_and(in_days)) {
        return;
    }
    let notes = facts
        .channels
        .iter()
        .filter_map(|channel| channel.note.as_ref())
        .chain(facts.deadline.0.iter().filter_map(|row| row.note.as_ref()));
    let texts: Vec<String> = facts.steps.original.iter().chain(notes.map(|note| &note.original)).map(|text| lower(text)).collect();
    let rows = facts.deadline.0.iter().enumerate();
    let mut rows: Vec<(u32, Spot)> = rows
        .filter_map(|(index, row)| Some((row.time.filter(in_days)?.halves() / 2, time_at(facts.deadline.0.len(), row, index))))
        .collect();
    rows.sort_by_key(|(days, _)| *days);
    for alike in rows.chunk_by(|one, other| one.0 == other.0) {
        let days = alike[0].0;
        let kinds: Vec<bool> = texts.iter().flat_map(|text| kinds(text, days, &report.habits().durations)).collect();
        if kinds.contains(&true) && !kinds.contains(&false) {
            report.rows(
                alike.iter().map(|(_, spot)| spot.clone()),
                words!(
                    "thời hạn ghi {days} ngày, mà phần chữ nói {days} ngày làm việc",
                    "{days} days here, but {days} working days in the text"
                ),
                words!("nếu tính ngày làm việc, viết `{days} ngày làm việc`", "write `{days} working days` if that is meant"),
            );
        }
    }
}

/// Each time this many days stand in a text: whether they are working days.
fn kinds(text: &str, days: u32, words: &Durations) -> Vec<bool> {
    let mut kinds = Vec::new();
    for (at, _) in text.match_indices("ngày") {
        // «07 ngày», «07 (bảy) ngày».
        let before = text[..at].trim_end();
        let before = if before.ends_with(')') { before.rsplit_once('(').map_or(before, |(start, _)| start.trim_end()) } else { before };
        let start = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let is_part = before[..start].ends_with([',', '.', '/', '-']);
        if before[start..].parse() == Ok(days) && !is_part && (limits(&before[..start], words) || before[..start].trim().is_empty()) {
            kinds.push(text[at + "ngày".len()..].trim_start().starts_with("làm việc"));
        }
    }
    kinds
}

/// Whether the words before a number make it a time limit: «trong thời hạn», «không quá»; not «trước … ít nhất».
pub(super) fn limits(before: &str, words: &Durations) -> bool {
    let mut start = before.len().saturating_sub(40);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let near = &before[start..];
    let has = |words: &[String]| words.iter().any(|word| near.contains(word.as_str()));
    has(&words.limits) && !has(&words.no_limits)
}

/// The place of a time; a bare one stands for all rows.
pub(super) fn time_at(rows: usize, row: &Deadline, index: usize) -> Spot {
    let is_bare = rows == 1 && Deadline { time: row.time, ..Deadline::default() } == *row;
    Spot::Value(if is_bare { trail!["deadline"] } else { trail!["deadline", index, "time"] })
}

fn differs(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = &entry.facts.deadline.0;
    let rest = |when: &When| When { channels: Vec::new(), ..when.clone() };
    for (index, row) in rows.iter().enumerate() {
        let Some(time) = row.limit().filter(|_| !row.when.channels.is_empty()) else { continue };
        let other = rows[..index].iter().enumerate().find(|(_, other)| {
            !other.when.channels.is_empty()
                && !meet(&other.when, &row.when)
                && rest(&other.when) == rest(&row.when)
                && other.limit().is_some_and(|other| other != time)
        });
        if let Some((first, other)) = other.and_then(|(first, other)| Some((first, other.limit()?))) {
            let (here, there) = (time.spoken("vi"), other.spoken("vi"));
            let (here_en, there_en) = (time.spoken("en"), other.spoken("en"));
            report.both(
                time_at(rows.len(), row, index),
                time_at(rows.len(), &rows[first], first),
                words!("cách nộp này {here}, cách nộp khác {there}", "{here_en} this way, {there_en} another"),
                words!(
                    "kiểm tra lại: luật thường chỉ có một thời hạn; nếu đúng là khác nhau, ghi lý do ở `note`",
                    "check it: most laws set one limit; if they do differ, say why in `note`"
                ),
            );
            return;
        }
    }
}

fn two_times(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = &entry.facts.deadline.0;
    for (index, row) in rows.iter().enumerate() {
        let Some(time) = row.limit() else { continue };
        let other = rows[..index].iter().enumerate().find(|(_, other)| {
            other.limit().is_some_and(|other| other != time) && same_questions(&other.when, &row.when) && meet(&other.when, &row.when)
        });
        if let Some((first, other)) = other.and_then(|(first, other)| Some((first, other.limit()?))) {
            let (here, there) = (time.spoken("vi"), other.spoken("vi"));
            report.both(
                time_at(rows.len(), row, index),
                time_at(rows.len(), &rows[first], first),
                words!("{here} và {there} ở trên cùng áp dụng một lúc", "`{time}` and `{other}` above apply at once"),
                words!("thêm `when:` cho mỗi dòng, hoặc xóa dòng sai", "add `when:` to each, or delete the wrong one"),
            );
        }
    }
}

fn promise(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, row) in entry.facts.deadline.0.iter().enumerate() {
        let (Some(time), Some(promised)) = (row.limit(), row.promised.and_then(Duration::said)) else { continue };
        let same = time.unit() == promised.unit() || (time.unit(), promised.unit()) == (Unit::Day, Unit::WorkingDay);
        if same && promised.halves() > time.halves() {
            let (legal, here) = (time.spoken("vi"), promised.spoken("vi"));
            report.add(
                Spot::Value(trail!["deadline", index, "promised"]),
                words!("hứa {here}, lâu hơn thời hạn luật định {legal}", "`{promised}` is promised, longer than the legal `{time}`"),
                words!("viết thời hạn không quá {legal}, hoặc xóa `promised`", "write at most `{time}`, or delete `promised`"),
            );
        }
    }
}
