//! What is wrong with a length of time, and what to write instead.

use super::Duration;
use super::reading::lengths;
use crate::finding::Fix;
use crate::jurisdiction::Jurisdiction;
use crate::text::{is_short, shown};
use crate::yaml::{Fault, quote};

/// Where a length of time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// As the whole of `deadline`, where a row may stand instead.
    Alone,
    /// In a row.
    Row,
}

/// A count of halves as text: `7`, `0.5`.
fn count(halves: u32, point: char) -> String {
    let whole = halves / 2;
    if halves.is_multiple_of(2) { whole.to_string() } else { format!("{whole}{point}5") }
}

pub(super) fn no_unit(text: &str, halves: u32) -> Fault {
    let typed = shown(text);
    let (vi, en) = (count(halves, ','), count(halves, '.'));
    Fault::new(
        "deadline/no-unit",
        words!("«{typed}» chưa nói là ngày hay ngày làm việc", "`{typed}` does not say whether these are days or working days"),
        words!("viết `{vi} ngày làm việc` hoặc `{vi} ngày`", "write `{en} working days` or `{en} days`"),
    )
}

pub(super) fn working_hours(text: &str, halves: u32) -> Fault {
    let typed = shown(text);
    let (hours, hours_en) = (count(halves, ','), count(halves, '.'));
    let (days, days_en) = if halves > 0 && halves.is_multiple_of(8) {
        (count(halves / 8, ','), count(halves / 8, '.'))
    } else {
        ("…".into(), "…".into())
    };
    Fault::new(
        "deadline/working-hours",
        words!("«{typed}»: giờ làm việc không phải đơn vị của thời hạn", "`{typed}`: working hours are no unit of a deadline"),
        words!(
            "viết `{days} ngày làm việc` (8 giờ làm việc là 1 ngày), hoặc `{hours} giờ`",
            "write `{days_en} working days` (8 working hours are 1), or `{hours_en} hours`"
        ),
    )
}

pub(super) fn fraction(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/fraction",
        words!("«{typed}» không tròn nửa đơn vị", "`{typed}` is not a whole or a half"),
        words!("viết số nguyên hoặc rưỡi, ví dụ `1,5 ngày` hay `4 giờ`", "write a whole or a half, such as `1.5 days` or `4 hours`"),
    )
}

pub(super) fn out_of_range(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/out-of-range",
        words!("thời hạn «{typed}» bằng 0 hoặc quá dài", "`{typed}` is nothing, or too long"),
        words!(
            "nếu trả ngay, viết `trong ngày`; nếu không, kiểm tra lại con số",
            "write `same working day` if it is done at once; else check the number"
        ),
    )
}

/// «07 (tám) ngày».
pub(super) fn other_number(text: &str, number: u64, again: u64) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/unreadable",
        words!("«{typed}»: số là {number}, mà trong ngoặc là {again}", "`{typed}`: the number is {number}, and {again} in brackets"),
        words!("viết một số đúng, bỏ phần trong ngoặc", "write the right number, and leave out the brackets"),
    )
}

/// «7 ngày (không kể ngày nghỉ)»: whether these are working days is no remark.
pub(super) fn doubtful(text: &str, time: Duration) -> Fault {
    let typed = shown(text);
    let number = count(time.halves(), ',');
    let en = count(time.halves(), '.');
    Fault::new(
        "deadline/unreadable",
        words!("«{typed}» chưa rõ là ngày hay ngày làm việc", "`{typed}` leaves open whether these are days or working days"),
        words!(
            "viết `{number} ngày làm việc` hoặc `{number} ngày`; điều khác cần biết ghi ở `note`",
            "write `{en} working days` or `{en} days`; write what else there is to know into `note`"
        ),
    )
}

/// A remark in brackets, in a row.
pub(super) fn remark(text: &str, note: &str, habits: &Jurisdiction) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/unreadable",
        words!("«{typed}» có cả lời ghi chú «{note}»", "`{typed}` holds a remark too, `{note}`", note = shown(note)),
        advice(text, Place::Row, habits),
    )
}

pub(super) fn unread(text: &str, place: Place, habits: &Jurisdiction) -> Fault {
    let typed = shown(text);
    let fix = row(text, habits).filter(|_| place == Place::Alone).map(Fix::offered);
    Fault::new(
        "deadline/unreadable",
        words!("không đọc được thời hạn «{typed}»", "the time `{typed}` cannot be read"),
        advice(text, place, habits),
    )
    .with(fix)
}

/// What to write: the time that stands in the text, and the rest as a remark.
fn advice(text: &str, place: Place, habits: &Jurisdiction) -> crate::finding::Words {
    match (split(text, habits), place) {
        (Some((time, key, note)), Place::Row) => {
            let (note, spoken) = (quote(&note), time.spoken("vi"));
            words!("viết `{spoken}` ở đây, và thêm dòng `{key}: {note}`", "write `{time}` here, and add a line `{key}: {note}`")
        }
        (Some((time, key, note)), Place::Alone) => {
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
