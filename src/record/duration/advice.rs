//! What to write instead of a text that holds more than a length of time.

use super::length::{Duration, Unit};
use super::reading::lengths;
use crate::finding::Fix;
use crate::jurisdiction::{Jurisdiction, Phrase, Sort, tokens};
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
    if let Some(time) = leaves_days_open(text, habits) {
        return super::fault::doubtful(text, time);
    }
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

/// «7 ngày, không kể ngày lễ»: its one time, where what follows says which days are counted.
fn leaves_days_open(text: &str, habits: &Jurisdiction) -> Option<Duration> {
    let found = if is_short(text) { lengths(text, habits) } else { Vec::new() };
    let [(time, at)] = &found[..] else { return None };
    let is_first = super::reading::read(&text[..at.end], habits).is_ok_and(|read| read.note.is_none());
    (is_first && time.unit() == Unit::Day && counts_days(&text[at.end..], habits)).then_some(*time)
}

fn counts_days(text: &str, habits: &Jurisdiction) -> bool {
    let pieces = tokens(text);
    (0..pieces.len()).any(|from| Phrase::longest(&habits.durations.counts_days, &pieces[from..]).is_some())
}

/// The row that says it, in one line.
fn row(text: &str, habits: &Jurisdiction) -> Option<String> {
    split(text, habits).map(|(time, key, note)| format!("{{time: {}, {key}: {}}}", time.spoken("vi"), quote(&note)))
}

/// The time that holds as a rule, the key for what else is said, and that. Nothing where what is said besides could change the
/// time: a sum («2 ngày + 3 ngày»), a lower bound («ít nhất 7 ngày»), a unit of its own («7 ngày công»).
fn split(text: &str, habits: &Jurisdiction) -> Option<(Duration, &'static str, String)> {
    let words = &habits.durations;
    if !is_short(text) {
        return None;
    }
    let found = lengths(text, habits);
    let (time, at) = found.first()?;
    let all = tokens(text);
    let says = |phrases: &[Phrase]| (0..all.len()).any(|from| Phrase::longest(phrases, &all[from..]).is_some());
    if all.iter().any(|piece| piece.is('+')) || says(&words.alters) {
        return None;
    }
    let pieces = tokens(&text[at.end..]);
    // Further times may say which days they count; beside one alone it is open which it means.
    if found.len() == 1 && time.unit() == Unit::Day && counts_days(&text[at.end..], habits) {
        return None;
    }
    if super::reading::read(&text[..at.end], habits).is_ok_and(|read| read.note.is_none()) {
        let from = pieces.iter().position(|piece| piece.sort != Sort::Sign)?;
        let signs = &pieces[..from];
        let is_apart = from > 0 && signs.iter().all(|sign| ['(', '[', ',', ';', '.', ':'].iter().any(|known| sign.is(*known)));
        let goes_on = Phrase::longest(&words.goes_on, &pieces[from..]).is_some();
        let rest = text[at.end + pieces[from].at.start..].trim_end_matches(['.', ';', ',', ' ']);
        let rest = rest.strip_suffix(')').filter(|inside| !inside.contains('(')).unwrap_or(rest).to_owned();
        // Behind a full stop or a semicolon another sentence begins; so it does in brackets around all the rest.
        let is_sentence = is_apart
            && pieces[from].sort == Sort::Word
            && signs
                .iter()
                .any(|sign| sign.is(';') || sign.is('.') || sign.is('(') && text.find(')').is_some_and(|end| end + 1 == text.len()));
        return match found.len() {
            1 if is_apart || goes_on => Some((*time, "note", rest)),
            2.. if goes_on || is_sentence => Some((*time, "otherwise", rest)),
            _ => None,
        };
    }
    // «3-5 ngày»: a limit is the longest time. «Trường hợp thông thường: 7 ngày» holds in a case.
    let before = tokens(&text[..at.start]);
    let is_range = matches!(&before[..], [number, sign] if number.sort == Sort::Number && (sign.is('-') || sign.is('–')));
    let is_case = Phrase::longest(&words.goes_on, &before).is_some();
    (found.len() == 1 && pieces.is_empty() && (is_range || is_case)).then(|| (*time, "note", text.to_owned()))
}
