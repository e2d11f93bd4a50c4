//! How facts are said: dates, money, times, conditions, in the words of the page's language.

use super::desk::Desk;
use super::view::Phrase;
use crate::catalog::circumstance::Questions;
use crate::record::{Audience, Level};
use crate::record::{Case, Clock, Currency, Date, Duration, Procedure, Unit, When};

/// A space at which no line may break.
pub(super) const TIE: &str = "\u{a0}";

/// A number with `between` before every third figure from the right.
pub(super) fn grouped(number: u64, between: &str) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(between);
        }
        out.push(digit);
    }
    out
}

/// `20/07/2026`, or as the words of the language order it.
pub(super) fn date(desk: &Desk<'_>, date: Date) -> String {
    let date = date.0;
    let month = desk.word(&format!("say.month.{}", date.month()));
    desk.fill(
        "say.date",
        &[
            ("dd", &format!("{:02}", date.day())),
            ("mm", &format!("{:02}", date.month())),
            ("d", &date.day()),
            ("month", &month),
            ("yyyy", &date.year()),
        ],
    )
}

/// «thứ Năm, 03/09/2026».
pub(super) fn long_date(desk: &Desk<'_>, day: Date) -> String {
    let weekday = desk.word(&format!("say.weekday.{}", day.0.weekday().to_monday_zero_offset() + 1));
    format!("{weekday}, {}", date(desk, day)).replace(' ', TIE)
}

/// The unit of money beside its number: «đ», `USD`.
pub(super) fn unit_of_money<'a>(desk: &Desk<'a>, currency: &'a Currency) -> &'a str {
    if currency.as_str() == "VND" { desk.word("say.dong") } else { currency.as_str() }
}

/// `50.000 đ`.
pub(super) fn money(desk: &Desk<'_>, amount: u64, currency: &Currency) -> String {
    format!("{}{TIE}{}", desk.number(amount), unit_of_money(desk, currency))
}

/// The number of a duration and its unit: `7` and «ngày làm việc»; no number for the same day.
pub(super) fn duration(desk: &Desk<'_>, duration: Duration) -> (Option<String>, String) {
    if duration.unit() == Unit::SameWorkingDay {
        return (None, desk.word("say.unit.same-day").to_owned());
    }
    (Some(halves(desk, duration.halves())), unit(desk, duration.unit(), duration.halves() == 2).to_owned())
}

/// A number of halves: 14 is «7», 15 is «7,5».
pub(super) fn halves(desk: &Desk<'_>, halves: u32) -> String {
    let half = if halves % 2 == 1 { format!("{}5", desk.word("say.decimal")) } else { String::new() };
    format!("{}{half}", halves / 2)
}

/// «ngày làm việc»: a unit after one, or after another number.
pub(super) fn unit<'a>(desk: &Desk<'a>, unit: Unit, one: bool) -> &'a str {
    let unit = match unit {
        Unit::Hour => "hours",
        Unit::Day => "days",
        Unit::WorkingDay => "working-days",
        Unit::Month => "months",
        Unit::Year => "years",
        Unit::SameWorkingDay => return desk.word("say.unit.same-day"),
    };
    desk.word(&format!("say.unit.{unit}.{}", if one { "one" } else { "other" }))
}

/// «7 ngày làm việc».
pub(super) fn duration_in_words(desk: &Desk<'_>, time: Duration) -> String {
    let (number, unit) = duration(desk, time);
    match number {
        Some(number) => format!("{number} {unit}").replace(' ', TIE),
        None => unit,
    }
}

/// `07:30`.
pub(super) fn clock(clock: Clock) -> String {
    format!("{:02}:{:02}", clock.minutes() / 60, clock.minutes() % 60)
}

/// «Công an cấp xã, cấp tỉnh», or the levels' own names.
pub(super) fn levels(desk: &Desk<'_>, levels: &[Level]) -> Option<String> {
    let names: Vec<&str> = levels.iter().map(|level| desk.word(&format!("say.level.{}", level.as_str()))).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// «Công dân Việt Nam; người nước ngoài».
pub(super) fn audience(desk: &Desk<'_>, audience: &[Audience]) -> Option<String> {
    let names: Vec<&str> = audience.iter().map(|one| desk.word(&format!("say.audience.{}", one.as_str()))).collect();
    (!names.is_empty()).then(|| sentence(&names.join("; ")))
}

/// With a capital at its beginning.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What a channel is called: «Trực tiếp», «Trực tuyến toàn trình».
pub(super) fn channel(desk: &Desk<'_>, procedure: &Procedure, id: &str) -> String {
    let Some(channel) = procedure.channels.iter().find(|channel| channel.name() == id) else {
        return desk.word(&format!("say.channel.{id}")).to_owned();
    };
    let word = desk.word(&format!("say.channel.{}", channel.kind.as_str()));
    match channel.online_level {
        Some(level) => format!("{word} {}", desk.word(&format!("say.online-level.{}", level.as_str()))),
        None => word.to_owned(),
    }
}

/// «Nộp trực tuyến», «nhà của mình»: the conditions of `when` in words, all of which must hold. `cases` is false where the
/// case is said already.
pub(super) fn condition(desk: &Desk<'_>, procedure: &Procedure, when: &When, cases: bool) -> Vec<Phrase> {
    let mut parts: Vec<Phrase> = Vec::new();
    let or = desk.word("say.or");
    if !when.channels.is_empty() {
        let names: Vec<String> = when.channels.iter().map(|id| channel(desk, procedure, id)).collect();
        parts.push(desk.own(names.join(or)));
    }
    if cases {
        parts.extend(cases_in_words(desk, procedure, when, None));
    }
    if !when.levels.is_empty() {
        parts.extend(levels(desk, &when.levels).map(|text| desk.own(sentence(&text))));
    }
    if !when.audience.is_empty() {
        parts.extend(audience(desk, &when.audience).map(|text| desk.own(text)));
    }
    let outcomes: Vec<Phrase> = when.outcomes.iter().filter_map(|id| outcome(desk, procedure, &id.0)).collect();
    parts.extend(desk.join(&outcomes, or));
    let areas: Vec<Phrase> = when.areas.iter().filter_map(|id| area(desk, id)).collect();
    parts.extend(desk.join(&areas, or));
    parts
}

/// «Nhà thuê hoặc nhà mượn», once for each group of cases, but for that of `said`.
pub(super) fn cases_in_words(desk: &Desk<'_>, procedure: &Procedure, when: &When, said: Option<&Case>) -> Vec<Phrase> {
    let named: Vec<&Case> = when.cases.iter().filter_map(|id| procedure.case(id)).collect();
    let group = |case: &Case| case.group.as_ref().map(|group| group.original.clone());
    let mut groups: Vec<Option<String>> = said.map(group).into_iter().collect();
    let mut parts = Vec::new();
    for case in &named {
        if !groups.contains(&group(case)) {
            groups.push(group(case));
            let titles: Vec<Phrase> =
                named.iter().filter(|other| group(other) == group(case)).map(|other| desk.phrase(&other.title)).collect();
            parts.extend(desk.join(&titles, desk.word("say.or")));
        }
    }
    parts
}

/// A condition for the script of the page: numbers of options, `0,1;8`.
pub(super) fn code(questions: &Questions<'_>, when: &When) -> Option<String> {
    let condition = questions.condition(when);
    (!condition.is_always()).then(|| condition.to_string())
}

/// The name of an outcome by its id.
pub(super) fn outcome(desk: &Desk<'_>, procedure: &Procedure, id: &str) -> Option<Phrase> {
    let outcome = procedure.outcomes.iter().find(|outcome| outcome.id.as_ref().is_some_and(|own| own.as_str() == id))?;
    Some(desk.phrase(&outcome.name))
}

/// The name of a commune by the id under which an office covers it.
pub(super) fn area(desk: &Desk<'_>, id: &str) -> Option<Phrase> {
    let mut covers = desk.catalog().offices().flat_map(|(_, office)| &office.entry.facts.covers);
    covers.find(|cover| cover.id.as_str() == id).map(|cover| desk.phrase(&cover.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(50_000, "."), "50.000");
        assert_eq!(grouped(999, "."), "999");
        assert_eq!(grouped(1_234_567, ","), "1,234,567");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_also_in_vietnamese() {
        assert_eq!(sentence("đăng ký"), "Đăng ký");
        assert_eq!(sentence(""), "");
    }
}
