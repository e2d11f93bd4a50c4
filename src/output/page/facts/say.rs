//! How facts are said: money, times, conditions, in the words of the page's language.

use fixed_decimal::Decimal;

use crate::catalog::circumstance::Questions;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::LocalText;
use crate::record::{Amount, Audience, Case, Clock, Currency, Date, Duration, Level, Procedure, Unit, When};

/// A space at which no line may break.
pub(crate) const NO_BREAK_SPACE: &str = "\u{a0}";

/// «thứ Năm, 03/09/2026».
pub(crate) fn long_date(writer: &PageWriter<'_>, day: Date) -> String {
    let weekday = writer.word(&format!("say.weekday.{}", day.0.weekday().to_monday_zero_offset() + 1));
    format!("{weekday}, {}", writer.date(day)).replace(' ', NO_BREAK_SPACE)
}

/// How money of a currency is said, `{n}` being its number: «{n} đ», «£{n}», `{n} USD`.
pub(crate) fn pattern(writer: &PageWriter<'_>, currency: Currency) -> String {
    let own = writer.word(&format!("say.money.{currency}"));
    if own.is_empty() { writer.fill("say.money.other", &[("n", &"{n}"), ("code", &currency)]) } else { own.to_owned() }
}

/// An amount in the smallest coins as its number: `50.000`, `12,50`, and `12` where no coins are left over.
pub(crate) fn number(writer: &PageWriter<'_>, amount: u64) -> String {
    let (whole, part) = Amount(amount, writer.decimals()).parts();
    let whole = writer.number(whole);
    if part == 0 { whole } else { format!("{whole}{}{part:0width$}", writer.word("say.decimal"), width = writer.decimals().into()) }
}

/// One amount, or from one to another, as a number and what stands behind it: `50.000` and «đ»; what stands before a number is with
/// it: `£12.50` and nothing.
pub(crate) fn sum(writer: &PageWriter<'_>, least: u64, most: u64, currency: Currency) -> (String, String) {
    let numbers = if least == most { number(writer, most) } else { format!("{}–{}", number(writer, least), number(writer, most)) };
    let pattern = pattern(writer, currency);
    match pattern.strip_prefix("{n} ") {
        Some(unit) => (numbers, unit.to_owned()),
        None => (pattern.replace("{n}", &numbers), String::new()),
    }
}

/// A number and what stands behind it, in one line.
pub(crate) fn together((number, unit): (String, String)) -> String {
    if unit.is_empty() { number } else { format!("{number}{NO_BREAK_SPACE}{unit}") }
}

/// `50.000 đ`, `£12.50`.
pub(crate) fn money(writer: &PageWriter<'_>, amount: u64, currency: Currency) -> String {
    together(sum(writer, amount, amount, currency))
}

/// How the script of a page says sums in the catalog's currency: what stands behind them, or all with `{n}`.
pub(crate) fn unit_of_money(writer: &PageWriter<'_>) -> String {
    let pattern = pattern(writer, writer.currency());
    match pattern.strip_prefix("{n} ") {
        Some(unit) => unit.to_owned(),
        None => pattern,
    }
}

/// The number of a duration and its unit: `7` and «ngày làm việc»; no number for the same day.
pub(crate) fn duration(writer: &PageWriter<'_>, duration: Duration) -> (Option<String>, String) {
    if matches!(duration.unit(), Unit::SameWorkingDay | Unit::Unsaid) {
        return (None, unit(writer, duration.unit(), 0).to_owned());
    }
    (Some(halves(writer, duration.halves())), unit(writer, duration.unit(), duration.halves()).to_owned())
}

/// A number of halves: 14 is «7», 15 is «7,5».
pub(crate) fn halves(writer: &PageWriter<'_>, halves: u32) -> String {
    let half = if halves % 2 == 1 { format!("{}5", writer.word("say.decimal")) } else { String::new() };
    format!("{}{half}", halves / 2)
}

/// «ngày làm việc»: a unit after a number of halves.
pub(crate) fn unit<'a>(writer: &PageWriter<'a>, unit: Unit, halves: u32) -> &'a str {
    let unit = match unit {
        Unit::Hour => "hours",
        Unit::Day => "days",
        Unit::WorkingDay => "working-days",
        Unit::Month => "months",
        Unit::Year => "years",
        Unit::SameWorkingDay => return writer.word("say.unit.same-day"),
        Unit::Unsaid => return writer.word("say.unknown"),
    };
    let key = format!("say.unit.{unit}");
    if halves.is_multiple_of(2) {
        return writer.words.form(&key, u64::from(halves / 2));
    }
    let mut number = Decimal::from(halves * 5);
    number.multiply_pow10(-1);
    writer.words.form_of(&key, &number)
}

/// «7 ngày làm việc».
pub(crate) fn duration_in_words(writer: &PageWriter<'_>, time: Duration) -> String {
    let (number, unit) = duration(writer, time);
    match number {
        Some(number) => format!("{number} {unit}").replace(' ', NO_BREAK_SPACE),
        None => unit,
    }
}

/// `07:30`.
pub(crate) fn clock(clock: Clock) -> String {
    format!("{:02}:{:02}", clock.minutes() / 60, clock.minutes() % 60)
}

/// «Công an cấp xã, cấp tỉnh», or the levels' own names.
pub(crate) fn levels(writer: &PageWriter<'_>, levels: &[Level]) -> Option<String> {
    let names: Vec<&str> = levels.iter().map(|level| writer.word(&format!("say.level.{}", level.as_str()))).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// «Công dân Việt Nam; người nước ngoài».
pub(crate) fn audience(writer: &PageWriter<'_>, audience: &[Audience]) -> Option<String> {
    let names: Vec<&str> = audience.iter().map(|one| writer.word(&format!("say.audience.{}", one.as_str()))).collect();
    (!names.is_empty()).then(|| sentence(&names.join("; ")))
}

/// With a capital at its beginning.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What a channel is called: «Trực tiếp», «Trực tuyến toàn trình».
pub(crate) fn channel(writer: &PageWriter<'_>, procedure: &Procedure, id: &str) -> String {
    let Some(channel) = procedure.channels.iter().find(|channel| channel.name() == id) else {
        return writer.word(&format!("say.channel.{id}")).to_owned();
    };
    let word = writer.word(&format!("say.channel.{}", channel.kind.as_str()));
    match channel.online_level {
        Some(level) => format!("{word} {}", writer.word(&format!("say.online-level.{}", level.as_str()))),
        None => word.to_owned(),
    }
}

/// «Nộp trực tuyến», «nhà của mình»: the conditions of `when` in words, all of which must hold. `cases` is false where the
/// case is said already.
pub(crate) fn condition(writer: &PageWriter<'_>, procedure: &Procedure, when: &When, cases: bool) -> Vec<LocalText> {
    let mut parts: Vec<LocalText> = Vec::new();
    let or = writer.word("say.or");
    if !when.channels.is_empty() {
        let names: Vec<String> = when.channels.iter().map(|id| channel(writer, procedure, id)).collect();
        parts.push(writer.own(names.join(or)));
    }
    if cases {
        parts.extend(cases_in_words(writer, procedure, when, None));
    }
    if !when.levels.is_empty() {
        parts.extend(levels(writer, &when.levels).map(|text| writer.own(sentence(&text))));
    }
    if !when.audience.is_empty() {
        parts.extend(audience(writer, &when.audience).map(|text| writer.own(text)));
    }
    let outcomes: Vec<LocalText> = when.outcomes.iter().filter_map(|id| outcome(writer, procedure, &id.0)).collect();
    parts.extend(writer.join(&outcomes, or));
    let areas: Vec<LocalText> = when.areas.iter().filter_map(|id| area(writer, id)).collect();
    parts.extend(writer.join(&areas, or));
    parts
}

/// «Nhà thuê hoặc nhà mượn», once for each group of cases, but for that of `said`.
pub(crate) fn cases_in_words(writer: &PageWriter<'_>, procedure: &Procedure, when: &When, said: Option<&Case>) -> Vec<LocalText> {
    let named: Vec<&Case> = when.cases.iter().filter_map(|id| procedure.case(id)).collect();
    let group = |case: &Case| case.group.as_ref().map(|group| group.original.clone());
    let mut groups: Vec<Option<String>> = said.map(group).into_iter().collect();
    let mut parts = Vec::new();
    for case in &named {
        if !groups.contains(&group(case)) {
            groups.push(group(case));
            let titles: Vec<LocalText> =
                named.iter().filter(|other| group(other) == group(case)).map(|other| writer.phrase(&other.title)).collect();
            parts.extend(writer.join(&titles, writer.word("say.or")));
        }
    }
    parts
}

/// A condition for the script of the page: numbers of options, `0,1;8`.
pub(crate) fn code(questions: &Questions<'_>, when: &When) -> Option<String> {
    let condition = questions.condition(when);
    (!condition.is_always()).then(|| condition.to_string())
}

/// The name of an outcome by its id.
pub(crate) fn outcome(writer: &PageWriter<'_>, procedure: &Procedure, id: &str) -> Option<LocalText> {
    let outcome = procedure.outcomes.iter().find(|outcome| outcome.id.as_ref().is_some_and(|own| own.as_str() == id))?;
    Some(writer.phrase(&outcome.name))
}

/// The name of a commune by the id under which an office covers it.
pub(crate) fn area(writer: &PageWriter<'_>, id: &str) -> Option<LocalText> {
    let mut covers = writer.catalog().offices().flat_map(|(_, office)| &office.entry.facts.covers);
    covers.find(|cover| cover.id.as_str() == id).map(|cover| writer.phrase(&cover.name))
}
