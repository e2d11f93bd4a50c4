//! What to write instead of a text that holds more than a length of time.

use super::length::Duration;
use super::reading::lengths;
use crate::finding::Fix;
use crate::jurisdiction::Jurisdiction;
use crate::text::{is_short, shown};
use crate::yaml::{Fault, quote};

/// Where a length of time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DeadlinePlace {
    /// As the whole of `deadline`, where a row may stand instead.
    Alone,
    /// In a row.
    Row,
}

/// A remark in brackets, in a row.
pub(super) fn remark(text: &str, note: &str, habits: &Jurisdiction) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/unreadable",
        words!("«{typed}» có cả lời ghi chú «{note}»", "`{typed}` holds a remark too, `{note}`", note = shown(note)),
        advice(text, DeadlinePlace::Row, habits),
    )
}

pub(super) fn unread(text: &str, place: DeadlinePlace, habits: &Jurisdiction) -> Fault {
    let typed = shown(text);
    let fix = row(text, habits).filter(|_| place == DeadlinePlace::Alone).map(Fix::offered);
    Fault::new(
        "deadline/unreadable",
        words!("không đọc được thời hạn «{typed}»", "the time `{typed}` cannot be read"),
        advice(text, place, habits),
    )
    .with(fix)
}

/// What to write: the time that stands in the text, and the rest as a remark.
fn advice(text: &str, place: DeadlinePlace, habits: &Jurisdiction) -> crate::finding::Words {
    match (split(text, habits), place) {
        (Some((time, key, note)), DeadlinePlace::Row) => {
            let (note, spoken) = (quote(&note), time.spoken("vi"));
            words!("viết `{spoken}` ở đây, và thêm dòng `{key}: {note}`", "write `{time}` here, and add a line `{key}: {note}`")
        }
        (Some((time, key, note)), DeadlinePlace::Alone) => {
            let (note, spoken) = (quote(&note), time.spoken("vi"));
            words!("viết `{{time: {spoken}, {key}: {note}}}`", "write `{{time: {time}, {key}: {note}}}`")
        }
        (None, _) => words!(
            "viết số và đơn vị, ví dụ `7 ngày làm việc`, `15 ngày`, `8 giờ`, `trong ngày`; điều kiện ghi ở `note`",
            "write a number and a unit, such as `7 working days`, `15 days`, `8 hours`, `same working day`; put conditions into `note`"
        ),
    }
}

/// The row that says it, in one line.
fn row(text: &str, habits: &Jurisdiction) -> Option<String> {
    split(text, habits).map(|(time, key, note)| format!("{{time: {}, {key}: {}}}", time.spoken("vi"), quote(&note)))
}

/// The time that holds as a rule, the key for what else is said, and that.
fn split(text: &str, habits: &Jurisdiction) -> Option<(Duration, &'static str, String)> {
    if !is_short(text) {
        return None;
    }
    let found = lengths(text, habits);
    let (time, at) = found.first()?;
    let is_first = super::reading::read(&text[..at.end], habits).is_ok_and(|read| read.note.is_none());
    let rest = text[at.end..].trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(['.', ';', ',', ' ']);
    let rest = match rest.strip_suffix(')') {
        Some(inside) if !inside.contains('(') => inside,
        _ => rest,
    };
    let begins_with_word = text[at.end..].trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '[' | ';' | ',' | '.'));
    if is_first && begins_with_word && !rest.is_empty() {
        return Some((*time, if found.len() > 1 { "otherwise" } else { "note" }, rest.to_owned()));
    }
    let sign = text.starts_with(['-', '−', '–']);
    (!sign).then(|| (*time, "note", text.to_owned()))
}
