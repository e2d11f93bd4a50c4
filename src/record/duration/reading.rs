//! From «Không quá 07 (bảy) ngày làm việc kể từ ngày nhận đủ hồ sơ» to a length of time. Every piece of the text is a part of it, or
//! known to mean nothing by itself, or kept as a remark; else the whole is not read.

use std::sync::LazyLock;

use super::fault::{doubtful, fraction, other_number, out_of_range, working_hours};
use super::length::{Duration, MAX_LENGTH, Noted, Unit};
use crate::jurisdiction::{Jurisdiction, Pattern, Phrase, Sort, Token, tokens, tokens_from};
use crate::yaml::Fault;

/// How many pieces of a longer text are looked at from a number on: itself, a bracket that says it again, the unit, and what follows.
const MAX_PIECES: usize = 24;
/// How many brackets one length of time may have.
const BRACKETS: usize = 4;

/// Why a text is no length of time.
pub(super) enum Refusal {
    /// It is known what is wrong.
    Known(Box<Fault>),
    /// Something in it is not understood.
    Unknown,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Known(Box::new(fault))
    }
}

/// What is counted, as typed: some are counted in others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    In(Unit),
    Minutes,
    Weeks,
    WorkingHours,
}

/// The words of the format itself.
static ENGLISH: LazyLock<Vec<(Counted, Phrase)>> = LazyLock::new(|| {
    let units: [(Counted, &[&str]); 8] = [
        (Counted::In(Unit::Hour), &["hour", "hours", "h"]),
        (Counted::Minutes, &["minute", "minutes"]),
        (Counted::In(Unit::Day), &["day", "days", "calendar day", "calendar days"]),
        (Counted::Weeks, &["week", "weeks"]),
        (Counted::In(Unit::WorkingDay), &["working day", "working days", "business day", "business days", "workday", "workdays"]),
        (Counted::In(Unit::Month), &["month", "months"]),
        (Counted::In(Unit::Year), &["year", "years"]),
        (Counted::WorkingHours, &["working hour", "working hours"]),
    ];
    units.iter().flat_map(|(unit, words)| words.iter().map(|word| (*unit, Phrase::from((*word).to_owned())))).collect()
});
static BEFORE_NUMBER: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| ["within", "at most", "up to", "not more than"].map(|text| Phrase::from(text.to_owned())).into());
static SAME_DAY: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let texts = ["same day", "same working day", "same business day", "within the day", "within the working day"];
    texts.map(|text| Phrase::from(text.to_owned())).into()
});
static HALF_WORDS: LazyLock<Vec<Phrase>> = LazyLock::new(|| ["half a", "half"].map(|text| Phrase::from(text.to_owned())).into());

/// Reads a text that is clean.
pub(super) fn read(text: &str, habits: &Jurisdiction) -> Result<Noted, Refusal> {
    let (outer, brackets) = apart(text, habits)?;
    let mut known = None;
    let mut choices: Vec<u32> = (0..1 << brackets.len()).collect();
    // What can be read as a part of the time is no remark.
    choices.sort_by_key(|choice| std::cmp::Reverse(choice.count_ones()));
    for choice in choices {
        let (inside, remarks): (Vec<_>, Vec<_>) = brackets.iter().enumerate().partition(|(index, _)| choice & (1 << index) != 0);
        if remarks.iter().any(|(_, bracket)| bracket.at < outer.len()) {
            continue;
        }
        let mut pieces: Vec<&Token> = outer.iter().collect();
        for (_, bracket) in inside.iter().rev() {
            pieces.splice(bracket.at..bracket.at, &bracket.pieces);
        }
        match length(text, &pieces, habits) {
            Ok(time) => {
                let doubt = remarks.iter().any(|(_, bracket)| says_which_days(&bracket.pieces, habits));
                if doubt && matches!(time.unit(), Unit::Day | Unit::WorkingDay) {
                    return Err(doubtful(text, time).into());
                }
                let remarks: Vec<&str> = remarks.iter().map(|(_, bracket)| &text[bracket.inside.clone()]).map(str::trim).collect();
                return Ok(Noted { time, note: (!remarks.is_empty()).then(|| remarks.join("; ")) });
            }
            Err(Refusal::Known(fault)) => known = known.or(Some(fault)),
            Err(Refusal::Unknown) => {}
        }
    }
    Err(known.map_or(Refusal::Unknown, Refusal::Known))
}

/// Some pieces in brackets.
struct Bracket {
    /// Before which of the pieces outside it stands.
    at: usize,
    inside: std::ops::Range<usize>,
    pieces: Vec<Token>,
}

/// The pieces outside of brackets, and the brackets; those that only say the number before them once more are left out.
fn apart(text: &str, habits: &Jurisdiction) -> Result<(Vec<Token>, Vec<Bracket>), Refusal> {
    let mut outer: Vec<Token> = Vec::new();
    let mut brackets: Vec<Bracket> = Vec::new();
    let mut all = joined(text, tokens(text)).into_iter();
    while let Some(token) = all.next() {
        if !(token.is('(') || token.is('[')) {
            outer.push(token);
            continue;
        }
        let (mut depth, mut pieces, mut end) = (1, Vec::new(), None);
        for token in all.by_ref() {
            depth += i32::from(token.is('(') || token.is('[')) - i32::from(token.is(')') || token.is(']'));
            if depth == 0 {
                end = Some(token.at.start);
                break;
            }
            pieces.push(token);
        }
        let Some(end) = end.filter(|_| !pieces.is_empty()) else { return Err(Refusal::Unknown) };
        let number = outer.last().filter(|last| last.sort == Sort::Number).and_then(|last| last.folded.parse::<u64>().ok());
        let again = habits.numerals.whole(&pieces).or_else(|| if let [one] = &pieces[..] { one.folded.parse().ok() } else { None });
        match (number, again) {
            (Some(number), Some(again)) if number == again => {}
            (Some(number), Some(again)) => return Err(other_number(text, number, again).into()),
            // A number that only stands in brackets says nothing once more.
            (None, Some(_)) => return Err(Refusal::Unknown),
            (_, None) => brackets.push(Bracket { at: outer.len(), inside: token.at.end..end, pieces }),
        }
    }
    // A full stop ends a sentence and says nothing.
    if outer.last().is_some_and(|last| last.is('.')) && brackets.iter().all(|bracket| bracket.at < outer.len()) {
        outer.pop();
    }
    if brackets.len() > BRACKETS { Err(Refusal::Unknown) } else { Ok((outer, brackets)) }
}

/// Without the hyphens inside of `same-working-day`.
fn joined(text: &str, all: Vec<Token>) -> Vec<Token> {
    let between = |index: usize| {
        let (before, after) = (index.checked_sub(1).and_then(|before| all.get(before)), all.get(index + 1));
        before.zip(after).is_some_and(|(before, after)| {
            let words = before.sort == Sort::Word && after.sort == Sort::Word;
            let touches = before.at.end == all[index].at.start && after.at.start == all[index].at.end;
            words && touches && matches!(&text[all[index].at.clone()], "-" | "_")
        })
    };
    let keep: Vec<bool> = (0..all.len()).map(|index| !between(index)).collect();
    all.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(token, _)| token).collect()
}

fn says_which_days(pieces: &[Token], habits: &Jurisdiction) -> bool {
    (0..pieces.len()).any(|from| habits.durations.counts_days.iter().any(|phrase| phrase.begins(&pieces[from..])))
}

/// Reads pieces without brackets.
fn length(text: &str, pieces: &[&Token], habits: &Jurisdiction) -> Result<Duration, Refusal> {
    let words = &habits.durations;
    let mut rest = pieces;
    loop {
        let same = Pattern::longest(&words.same_day, rest).into_iter().chain(Phrase::longest(&*SAME_DAY, rest)).max();
        if same.is_some_and(|taken| is_end(&rest[taken..], habits)) {
            return Ok(Duration { halves: 0, unit: Unit::SameWorkingDay });
        }
        match Pattern::longest(&words.before, rest).into_iter().chain(Phrase::longest(&*BEFORE_NUMBER, rest)).max() {
            Some(taken) => rest = &rest[taken..],
            None => break,
        }
    }
    let Some((halves, taken)) = number(rest, habits) else { return Err(Refusal::Unknown) };
    rest = &rest[taken..];
    let Some(halves) = halves else { return Err(fraction(text).into()) };
    // A bare number is kept as it is: a rule asks for its unit, and no page counts by it.
    let (unit, taken) = match unit(rest, habits) {
        Some(found) => found,
        None if is_end(rest, habits) => (Counted::In(Unit::Unsaid), 0),
        None => return Err(Refusal::Unknown),
    };
    rest = &rest[taken..];
    let mut halves = halves;
    if let Some(taken) = Phrase::longest(&habits.numerals.and_a_half, rest) {
        (halves, rest) = (halves + 1, &rest[taken..]);
    }
    let mut minutes = 0;
    if unit == Counted::In(Unit::Hour)
        && let Some((Some(more), taken)) = number(rest, habits)
        && let Some((Counted::Minutes, again)) = self::unit(&rest[taken..], habits)
    {
        (minutes, rest) = (more / 2, &rest[taken + again..]);
    }
    if !is_end(rest, habits) {
        return Err(Refusal::Unknown);
    }
    let (halves, unit) = match unit {
        Counted::In(Unit::Hour) => (minutes.is_multiple_of(30).then_some(halves + minutes / 30), Unit::Hour),
        Counted::In(unit) => (Some(halves), unit),
        Counted::Minutes => (halves.is_multiple_of(60).then_some(halves / 60), Unit::Hour),
        Counted::Weeks => (halves.checked_mul(7), Unit::Day),
        Counted::WorkingHours => return Err(working_hours(text, halves).into()),
    };
    let halves = halves.ok_or_else(|| Refusal::from(fraction(text)))?;
    if halves == 0 || halves > 2 * longest(unit) {
        return Err(out_of_range(text).into());
    }
    Ok(Duration { halves, unit })
}

/// The longest that is taken, in units: nothing of an office lasts longer than a century.
fn longest(unit: Unit) -> u32 {
    match unit {
        Unit::Year => 100,
        Unit::Month => 1200,
        _ => MAX_LENGTH,
    }
}

/// Whether nothing is left that means anything.
fn is_end(rest: &[&Token], habits: &Jurisdiction) -> bool {
    // «…, kể từ ngày nhận đủ hồ sơ».
    let tail = if rest.first().is_some_and(|first| first.is(',')) { &rest[1..] } else { rest };
    rest.is_empty() || Pattern::longest(&habits.durations.after, tail) == Some(tail.len())
}

/// The number with which these pieces begin, in halves, and how many of them it takes; it has no halves when it is finer than one.
pub(super) fn number(pieces: &[&Token], habits: &Jurisdiction) -> Option<(Option<u32>, usize)> {
    let first = pieces.first()?;
    if let Some(taken) = Phrase::longest(habits.numerals.half.iter().chain(&*HALF_WORDS), pieces) {
        return Some((Some(1), taken));
    }
    if first.sort != Sort::Number {
        let (number, taken) = habits.numerals.read(pieces)?;
        return Some((u32::try_from(number).ok().and_then(|number| number.checked_mul(2)), taken));
    }
    let (whole, part) = first.folded.split_once(['.', ',']).unwrap_or((&first.folded, "0"));
    let part = match part {
        "0" | "00" => Some(0),
        "5" | "50" => Some(1),
        _ => None,
    };
    let whole = whole.parse::<u32>().ok().and_then(|whole| whole.checked_mul(2));
    Some((whole.zip(part).and_then(|(whole, part)| whole.checked_add(part)), 1))
}

/// The unit with which these pieces begin, and how many of them it takes.
fn unit(pieces: &[&Token], habits: &Jurisdiction) -> Option<(Counted, usize)> {
    let own = habits.durations.units.iter().filter_map(|(name, phrases)| Some((counted(name)?, phrases)));
    let own = own.flat_map(|(unit, phrases)| phrases.iter().map(move |phrase| (unit, phrase)));
    let all = own.chain(ENGLISH.iter().map(|(unit, phrase)| (*unit, phrase)));
    all.filter(|(_, phrase)| phrase.begins(pieces)).max_by_key(|(_, phrase)| phrase.len()).map(|(unit, phrase)| (unit, phrase.len()))
}

fn counted(name: &str) -> Option<Counted> {
    Some(match name {
        "hour" => Counted::In(Unit::Hour),
        "minute" => Counted::Minutes,
        "day" => Counted::In(Unit::Day),
        "working-day" => Counted::In(Unit::WorkingDay),
        "working-hour" => Counted::WorkingHours,
        "week" => Counted::Weeks,
        "month" => Counted::In(Unit::Month),
        "year" => Counted::In(Unit::Year),
        _ => return None,
    })
}

/// How many pieces a short bracket takes with which these begin; none if they begin otherwise.
fn bracketed(pieces: &[&Token]) -> usize {
    let end = pieces.iter().take(8).position(|piece| piece.is(')'));
    end.filter(|_| pieces[0].is('(')).map_or(0, |end| end + 1)
}

/// The lengths of time in a text that is not read, with their bytes.
pub(crate) fn lengths(text: &str, habits: &Jurisdiction) -> Vec<(Duration, std::ops::Range<usize>)> {
    let (mut found, mut from) = (Vec::new(), 0);
    // Each begins with figures; what stands between is not taken apart.
    while let Some(start) = text.as_bytes()[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) {
        // «0x10 ngày»: figures behind a letter are no number.
        if text[..start].ends_with(char::is_alphanumeric) {
            from = start + text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start);
            continue;
        }
        let all: Vec<Token> = tokens_from(text, start).take(MAX_PIECES).collect();
        let pieces: Vec<&Token> = all.iter().collect();
        let end = number(&pieces, habits).and_then(|(_, number)| {
            // «09 (chín) ngày».
            let again = bracketed(&pieces[number..]);
            Some(number + again + unit(&pieces[number + again..], habits)?.1)
        });
        // «05 tháng 7 năm 2026» is a day.
        let is_date = end.and_then(|end| pieces.get(end)).is_some_and(|next| next.sort == Sort::Number);
        let bytes = end.filter(|_| !is_date).map(|end| start..pieces[end - 1].at.end);
        from = match bytes.and_then(|bytes| Some((read(&text[bytes.clone()], habits).ok()?, bytes))) {
            Some((Noted { time, note: None }, bytes)) => {
                let end = bytes.end;
                found.push((time, bytes));
                end
            }
            _ => pieces[0].at.end,
        };
    }
    found
}
