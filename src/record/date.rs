//! A day of the calendar.

use std::fmt;

use crate::finding::Fix;
use crate::jurisdiction::{Jurisdiction, Phrase, Sort, Token, tokens};
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// The years that an entry can speak of: from the first laws that are still cited to well past any deadline.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A day. Its default, the first of January of year 0, stands only for a date that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Date(pub jiff::civil::Date);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Date {
    /// As readers of this language write it: `01/02/2026` in Vietnamese, `1 February 2026` in English.
    #[must_use]
    pub fn spoken(self, locale: &str) -> String {
        let pattern = if locale.starts_with("en") { "%-d %B %Y" } else { "%d/%m/%Y" };
        self.0.strftime(pattern).to_string()
    }

    /// The day so many days later, or earlier; none beyond the calendar.
    #[must_use]
    pub fn after(self, days: i64) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().days(days)).ok().map(Self)
    }
}

impl Scalar for Date {
    const WHAT: (&'static str, &'static str) = ("một ngày như 01/02/2026", "a date such as 2026-02-01");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^([0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2} ?[-/.] ?[0-9]{1,2} ?[-/.] ?[0-9]{4}|[Nn]g.*)$" })
    }

    fn tidier(&self, text: &str) -> Option<Fault> {
        (text.trim() != self.to_string()).then(|| {
            Fault::new(
                "date/day-first",
                words!(
                    "ngày viết theo kiểu ngày/tháng/năm; máy hiểu là {self}",
                    "this date is not written as 2026-02-01; it is read as {self}"
                ),
                words!("viết {self}", "write {self}"),
            )
            .with(Fix::safe(self.to_string()))
        })
    }

    /// Reads `2026-02-01`, `01/02/2026`, `1-2-2026`, `1.2.2026` and «ngày 1 tháng 2 năm 2026», day before month; and a midnight such
    /// as `2026-02-01T00:00:00.000Z`, which is what other programs make of a day.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        if let Some(moment) = Moment::of(&text) {
            return moment.day(&text, habits);
        }
        Self::read(&text, habits)
    }
}

impl Date {
    /// Reads a day that has no hour.
    fn read(text: &str, habits: &Jurisdiction) -> Result<Self, Fault> {
        let Some(parts) = parts(text, habits) else { return Err(not_a_date(text, habits)) };
        let [first, second, third] = parts.each_ref().map(String::as_str);
        let (year, month, day) = match (first.len(), second.len(), third.len()) {
            (4, 1..=2, 1..=2) => (first, second, third),
            (1..=2, 1..=2, 4) => (third, second, first),
            (1..=2, 1..=2, 2) => {
                return Err(Fault::new(
                    "date/two-digit-year",
                    words!("năm chỉ có hai chữ số: «{text}»", "the year has only two digits: `{text}`"),
                    words!("viết đủ bốn chữ số, ví dụ {first}/{second}/20{third}", "write all four, such as {first}/{second}/20{third}"),
                ));
            }
            _ => return Err(not_a_date(text, habits)),
        };
        let number = |digits: &str| digits.parse::<i16>().unwrap_or(0);
        let (year, month, day) = (number(year), number(month), number(day));
        if !YEARS.contains(&year) {
            let (from, to) = (YEARS.start(), YEARS.end());
            return Err(Fault::new(
                "date/far-year",
                words!("năm {year} không nằm trong khoảng {from}–{to}", "the year {year} is not between {from} and {to}"),
                words!("kiểm tra lại năm", "check the year"),
            ));
        }
        if month > 12 && (1..=12).contains(&day) {
            return Err(Fault::new(
                "date/month-first",
                words!(
                    "không có tháng {month}; ngày viết trước, tháng viết sau",
                    "there is no month {month}; the day comes before the month"
                ),
                words!("viết {month:02}/{day:02}/{year}", "write {year}-{day:02}-{month:02}"),
            )
            .with(Fix::offered(format!("{year}-{day:02}-{month:02}"))));
        }
        let (short_month, short_day) = (i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
        match jiff::civil::Date::new(year, short_month, short_day) {
            Ok(date) => Ok(Self(date)),
            Err(_) => Err(no_such_day(year, month, day)),
        }
    }
}

/// A day with an hour, as programs write it: `2026-07-20T00:00:00.000Z`, `2026-07-20 07:00:00+07:00`, `2026-07-20T00:00`.
struct Moment {
    written: jiff::civil::DateTime,
    offset: Option<jiff::tz::Offset>,
}

impl Moment {
    fn of(text: &str) -> Option<Self> {
        let tight = text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z");
        let pieces = jiff::fmt::temporal::Pieces::parse(&tight).ok()?;
        let is_plain = pieces.time_zone_annotation().is_none();
        let offset = pieces.to_numeric_offset();
        // No clock on earth is farther from that of Greenwich.
        let is_earthly = offset.is_none_or(|offset| (-12 * 3_600..=14 * 3_600).contains(&offset.seconds()));
        Some(Self { written: pieces.date().to_datetime(pieces.time().filter(|_| is_plain && is_earthly)?), offset })
    }

    /// The day that is meant. Midnight stands for no hour: that of UTC is what a bare day becomes in other programs, wherever they run.
    fn day(&self, text: &str, habits: &Jurisdiction) -> Result<Date, Fault> {
        let midnight = |moment: jiff::civil::DateTime| moment.time() == jiff::civil::Time::midnight();
        if midnight(self.written) {
            return Date::read(&self.written.date().to_string(), habits);
        }
        let local = match self.offset {
            Some(offset) => {
                let there = offset.to_timestamp(self.written).ok();
                let zone = jiff::tz::TimeZone::get(&habits.time_zone).ok();
                there.zip(zone).map_or(self.written, |(moment, zone)| moment.to_zoned(zone).datetime())
            }
            None => self.written,
        };
        let day = Date::read(&local.date().to_string(), habits)?;
        if midnight(local) {
            return Ok(day);
        }
        let typed = shown(text);
        Err(Fault::new(
            "date/not-a-date",
            words!("«{typed}» có cả giờ; ở đây chỉ ghi ngày", "`{typed}` has an hour too; only a day stands here"),
            words!("viết {day}", "write {day}"),
        )
        .with(Fix::safe(day.to_string())))
    }
}

/// The three numbers of a date, when nothing but one kind of separator, or «tháng» and «năm», stands between them.
fn parts(text: &str, habits: &Jurisdiction) -> Option<[String; 3]> {
    let words = &habits.dates;
    // A point between figures is a separator here, and no part of a number.
    let text = text.replace('.', " . ");
    let pieces = tokens(&text);
    let rest = &pieces[Phrase::longest(&words.day, &pieces).unwrap_or(0)..];
    let figures = |piece: &Token| piece.sort == Sort::Number && piece.folded.len() <= 4 && !piece.folded.contains(',');
    if let Some((day, month, year)) = with_month(rest, habits).filter(|(day, _, year)| figures(day) && figures(year)) {
        return Some([day.folded.clone(), month.to_string(), year.folded.clone()]);
    }
    let [first, between, second, again, third] = rest else { return None };
    let one = |piece: &Token, phrases: &[Phrase]| phrases.iter().any(|phrase| phrase.is(std::slice::from_ref(piece)));
    let signs = ['/', '-', '.'].iter().any(|sign| between.is(*sign) && again.is(*sign));
    let fine = signs || one(between, &words.month) && one(again, &words.year);
    (fine && [first, second, third].into_iter().all(figures)).then(|| [&first.folded, &second.folded, &third.folded].map(Clone::clone))
}

/// «1er février 2026»: the day, the number of the month, the year.
fn with_month<'p>(pieces: &'p [Token], habits: &Jurisdiction) -> Option<(&'p Token, u8, &'p Token)> {
    let (day, rest) = pieces.split_first()?;
    let rest = &rest[Phrase::longest(&habits.dates.ordinal, rest).unwrap_or(0)..];
    let months = habits.dates.months.iter();
    let (month, taken) =
        months.filter_map(|(month, names)| Some((*month, Phrase::longest(names, rest)?))).max_by_key(|(_, taken)| *taken)?;
    match &rest[taken..] {
        [year] => Some((day, month, year)),
        _ => None,
    }
}

fn not_a_date(text: &str, habits: &Jurisdiction) -> Fault {
    let typed = shown(text);
    let remedy = match &days_in(text, habits)[..] {
        // The end of one day is the beginning of the next, and nobody knows which is meant.
        [day] if text.contains("24:") => match day.0.tomorrow() {
            Ok(next) => {
                let next = Date(next);
                words!(
                    "24 giờ ngày {day} là 0 giờ ngày {next}: viết một trong hai ngày",
                    "24:00 of {day} is 0:00 of {next}: write one of them"
                )
            }
            Err(_) => words!("chỉ viết ngày: {day}", "write the day only: {day}"),
        },
        [day] => words!("chỉ viết ngày: {day}", "write the day only: {day}"),
        [from, to] => words!("ở đây chỉ ghi một ngày: {from} hoặc {to}", "only one day stands here: {from} or {to}"),
        _ => words!("viết ngày/tháng/năm, ví dụ 01/02/2026", "write year-month-day, such as 2026-02-01"),
    };
    Fault::new("date/not-a-date", words!("«{typed}» không phải một ngày", "`{typed}` is not a date"), remedy)
}

/// The days that a text names, in figures.
fn days_in(text: &str, habits: &Jurisdiction) -> Vec<Date> {
    let words = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.'));
    let words = words.map(|word| word.trim_matches(['/', '-', '.'])).filter(|word| (8..=10).contains(&word.len()) && *word != text);
    words.filter(|_| !text.starts_with('-')).filter_map(|word| Date::read(word, habits).ok()).take(3).collect()
}

fn no_such_day(year: i16, month: i16, day: i16) -> Fault {
    let length =
        i8::try_from(month).ok().and_then(|month| jiff::civil::Date::new(year, month, 1).ok()).map(jiff::civil::Date::days_in_month);
    let message = match length {
        Some(length) => words!(
            "tháng {month}/{year} chỉ có {length} ngày, không có ngày {day}",
            "{year}-{month:02} has {length} days; there is no day {day}"
        ),
        None => words!("không có tháng {month}", "there is no month {month}"),
    };
    Fault::new("date/no-such-day", message, words!("kiểm tra lại ngày và tháng", "check the day and the month"))
}

read_scalar!(Date);
written_as_shown!(Date);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_midnight_of_another_program_is_its_day_and_an_hour_is_told() {
        for text in [
            "2026-07-20T00:00:00.000Z",
            "2026-07-20T00:00:00Z",
            "2026-07-20 00:00:00",
            "2026-07-20T00:00",
            "2026-07-20T00:00:00+07:00",
            "2026-07-20 00:00:00 +00:00",
            "2026-07-19T17:00:00.000Z",
        ] {
            assert_eq!(plain::<Date>(text).map(|date| date.to_string()), Ok("2026-07-20".to_owned()), "{text}");
            assert_eq!(quoted::<Date>(text).map(|date| date.to_string()), Ok("2026-07-20".to_owned()), "{text}");
        }
        assert_eq!(refused::<Date>("2026-07-20T08:30:00+07:00"), ("date/not-a-date", "viết 2026-07-20".into()));
        assert_eq!(refused::<Date>("2026-07-19T20:00:00Z"), ("date/not-a-date", "viết 2026-07-20".into()));
        let there = Jurisdiction::usual().in_zone("America/New_York");
        let read = |text: &str| Date::scalar(text, Style::Plain, &there).map(|date| date.to_string());
        assert_eq!(read("2026-07-20T00:00:00.000Z"), Ok("2026-07-20".to_owned()));
        assert_eq!(read("2026-07-20T04:00:00.000Z"), Ok("2026-07-20".to_owned()));
        assert_eq!(refused::<Date>("2026-02-30T00:00:00Z").0, "date/not-a-date");
        for text in ["2026-11-30T00:00:00+25:00", "2026-11-30T00:00:00-13:00", "2026-11-30T00:00:00+14:30"] {
            assert_eq!(refused::<Date>(text).0, "date/not-a-date", "{text}");
        }
        let twice = "24 giờ ngày 2026-11-30 là 0 giờ ngày 2026-12-01: viết một trong hai ngày";
        assert_eq!(refused::<Date>("2026-11-30T24:00:00Z"), ("date/not-a-date", twice.into()));
    }

    #[test]
    fn the_first_of_february_has_many_spellings_and_the_day_comes_first() {
        for text in [
            "2026-02-01",
            "2026/02/01",
            "01/02/2026",
            "1/2/2026",
            "01-02-2026",
            "1.2.2026",
            "ngày 01/02/2026",
            "Ngày 01 tháng 02 năm 2026",
            "1 / 2 / 2026",
        ] {
            assert_eq!(plain(text), Ok(Date(date(2026, 2, 1))), "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert_eq!(refused::<Date>("2026-02-30"), ("date/no-such-day", "kiểm tra lại ngày và tháng".into()));
        let Err(fault) = plain::<Date>("30/02/2026") else { panic!("read") };
        assert_eq!(fault.message.vi, "tháng 2/2026 chỉ có 28 ngày, không có ngày 30");
        assert_eq!(refused::<Date>("29/02/2026").0, "date/no-such-day");
        assert!(plain::<Date>("29/02/2028").is_ok());
        assert_eq!(refused::<Date>("00/02/2026").0, "date/no-such-day");
        assert_eq!(refused::<Date>("13/13/2026").0, "date/no-such-day");
    }

    #[test]
    fn a_month_before_the_day_is_refused_with_the_day_first() {
        assert_eq!(refused::<Date>("02/13/2026"), ("date/month-first", "viết 13/02/2026".into()));
    }

    #[test]
    fn a_year_of_two_digits_is_refused_with_four() {
        assert_eq!(refused::<Date>("01/02/26"), ("date/two-digit-year", "viết đủ bốn chữ số, ví dụ 01/02/2026".into()));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["2026", "02/2026", "2026-02", "20260201", "1/2-2026", "mai", "１/２/２０２６", "-2026-02-01"] {
            assert_eq!(refused::<Date>(text), ("date/not-a-date", "viết ngày/tháng/năm, ví dụ 01/02/2026".into()), "{text}");
        }
        assert_eq!(refused::<Date>("01/02/0026").0, "date/far-year");
        assert_eq!(refused::<Date>("thứ Hai, 20/07/2026").1, "chỉ viết ngày: 2026-07-20");
        assert_eq!(refused::<Date>("20/07/2026 - 25/07/2026").1, "ở đây chỉ ghi một ngày: 2026-07-20 hoặc 2026-07-25");
        assert_eq!(refused::<Date>(&format!("01/02/2026{}x", " ".repeat(60))).0, "date/not-a-date");
    }

    #[test]
    fn readers_see_it_in_their_own_order() {
        assert_eq!(Date(date(2026, 2, 1)).spoken("vi"), "01/02/2026");
        assert_eq!(Date(date(2026, 2, 1)).spoken("en"), "1 February 2026");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[0-9/. -]{0,12}") {
            let _ = (plain::<Date>(&text), quoted::<Date>(&text));
        }

        #[test]
        fn a_date_reads_back(year in YEARS, month in 1..=12i8, day in 1..=28i8) {
            let date = Date(date(year, month, day));
            prop_assert_eq!(plain(&date.to_string()), Ok(date));
            prop_assert_eq!(plain(&date.spoken("vi")), Ok(date));
        }
    }
}
