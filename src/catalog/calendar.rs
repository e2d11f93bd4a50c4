//! The working days of the state, and the day on which a time limit ends.
//!
//! Civil Code 2015, articles 147 and 148: the first day is not counted, a month ends on the day of the same number or the
//! last of the month, and a limit that would end on a day off ends with the next working day. Where the calendar ends, so
//! does the answer: no date is better than a wrong one.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Weekday;

use crate::record::{Date, Duration, Records, Unit};

/// Working days from a first to a last day: Monday to Friday, but for the days that were turned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingDays {
    first: Date,
    last: Date,
    /// From the day after on, some days off are only expected.
    firm: Date,
    /// Weekdays off and weekends worked, in order.
    turned: Vec<Date>,
    /// All of it in one line, which every page with a limit of time holds.
    code: String,
}

/// The day on which a result is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The working day on which it was received: that on which it was handed in, or the next.
    pub received: Date,
    /// The last day of the limit.
    pub day: Date,
    /// Whether every day off on the way has been announced.
    pub firm: bool,
}

impl WorkingDays {
    /// The calendar that `holidays/` gives: the years without a gap around that of `today`.
    #[must_use]
    pub fn of(records: &Records, today: Date) -> Self {
        let mut years: Vec<(i16, &crate::record::Holidays)> =
            records.holidays.iter().filter_map(|entry| Some((entry.stem.parse().ok()?, &entry.facts))).collect();
        years.retain(|(year, facts)| (1900..=2199).contains(year) && !facts.days_off.is_empty());
        years.sort_by_key(|(year, _)| *year);
        let has = |year: i16| years.iter().any(|(own, _)| *own == year);
        let this = today.0.year();
        if !has(this) {
            return Self::default();
        }
        let (mut from, mut to) = (this, this);
        while has(from - 1) {
            from -= 1;
        }
        while has(to + 1) {
            to += 1;
        }
        let (first, last) = (Date(jiff::civil::date(from, 1, 1)), Date(jiff::civil::date(to, 12, 31)));
        let mut firm = last;
        let mut turned = Vec::new();
        for (year, facts) in years.iter().filter(|(year, _)| (from..=to).contains(year)) {
            let off = facts.days_off.iter().map(|day| (day.date, is_weekend(day.date), &day.confirmed));
            let worked = facts.days_worked.iter().map(|day| (day.date, !is_weekend(day.date), &day.confirmed));
            for (day, as_ever, confirmed) in off.chain(worked) {
                if confirmed.is_some_and(|flag| !flag.0) {
                    firm = firm.min(Date(jiff::civil::date(year - 1, 12, 31)));
                }
                if !as_ever && (first..=last).contains(&day) {
                    turned.push(day);
                }
            }
        }
        turned.sort();
        turned.dedup();
        let mut days = Self { first, last, firm, turned, code: String::new() };
        days.code = days.written();
        days
    }

    /// Whether offices of the state work on this day; nothing beyond the calendar.
    #[must_use]
    pub fn is_working(&self, day: Date) -> Option<bool> {
        let within = !self.is_empty() && (self.first..=self.last).contains(&day);
        within.then(|| is_weekend(day) == self.turned.binary_search(&day).is_ok())
    }

    /// How many working days lie behind `from` up to `to`, which counts; nothing where a day between is beyond the calendar.
    #[must_use]
    pub fn between(&self, from: Date, to: Date) -> Option<usize> {
        if to < from {
            return None;
        }
        let (mut day, mut count) = (from, 0);
        self.is_working(from)?;
        self.is_working(to)?;
        while day < to {
            day = after(day, 1)?;
            count += usize::from(self.is_working(day)?);
        }
        Some(count)
    }

    /// When something handed in on `day` is due, if it takes `time`; `late` is after the hour from which it counts as received
    /// on the next working day. Halves are rounded up to whole days, as is a limit in hours.
    #[must_use]
    pub fn due(&self, day: Date, late: bool, time: Duration) -> Option<Due> {
        let mut received = self.working_from(day)?;
        if late && received == day {
            received = self.working_from(after(received, 1)?)?;
        }
        let halves = i64::from(time.halves());
        let days = (halves + 1) / 2;
        let end = match time.unit() {
            Unit::SameWorkingDay => received,
            Unit::Unsaid => return None,
            Unit::WorkingDay => {
                let mut end = received;
                for _ in 0..days {
                    end = self.working_from(after(end, 1)?)?;
                }
                end
            }
            Unit::Hour => self.working_from(after(received, (halves + 47) / 48)?)?,
            Unit::Day => self.working_from(after(received, days)?)?,
            // Half a month is fifteen days, half a year six months (Civil Code, article 146).
            Unit::Month => self.working_from(months(received, halves / 2, halves % 2 * 15)?)?,
            Unit::Year => self.working_from(months(received, halves * 6, 0)?)?,
        };
        Some(Due { received, day: end, firm: end <= self.firm })
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first == self.last
    }

    /// The calendar in one line, for a script: the first day, how many follow, how many of these are firm, and the days that
    /// were turned, each by its distance from the first in base 36.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    fn written(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let distance = |day: Date| u32::try_from(day.0.since(self.first.0).map_or(0, |span| span.get_days())).unwrap_or(0);
        let mut out = format!("{} {} {} ", self.first, base36(distance(self.last)), base36(distance(self.firm.max(self.first))));
        for (index, day) in self.turned.iter().enumerate() {
            let _ = write!(out, "{}{}", if index == 0 { "" } else { "," }, base36(distance(*day)));
        }
        out.trim_end().to_owned()
    }

    fn working_from(&self, mut day: Date) -> Option<Date> {
        while !self.is_working(day)? {
            day = after(day, 1)?;
        }
        Some(day)
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.0.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn after(day: Date, days: i64) -> Option<Date> {
    day.0.checked_add(days.days()).ok().map(Date)
}

fn months(day: Date, months: i64, days: i64) -> Option<Date> {
    let moved = day.0.checked_add(months.months()).ok()?;
    after(Date(moved), days)
}

fn base36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit(number % 36, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
