//! A day of the week, and a set of them.

use std::fmt;

/// A day of the week; the week begins on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Thứ Hai, T2.
    Monday,
    /// Thứ Ba, T3.
    Tuesday,
    /// Thứ Tư, T4.
    Wednesday,
    /// Thứ Năm, T5.
    Thursday,
    /// Thứ Sáu, T6.
    Friday,
    /// Thứ Bảy, T7.
    Saturday,
    /// Chủ Nhật, CN.
    Sunday,
}

impl Weekday {
    /// All seven, from Monday.
    pub const ALL: [Self; 7] = [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// The day of this date.
    #[must_use]
    pub fn of(date: jiff::civil::Date) -> Self {
        use jiff::civil::Weekday as Day;
        match date.weekday() {
            Day::Monday => Self::Monday,
            Day::Tuesday => Self::Tuesday,
            Day::Wednesday => Self::Wednesday,
            Day::Thursday => Self::Thursday,
            Day::Friday => Self::Friday,
            Day::Saturday => Self::Saturday,
            Day::Sunday => Self::Sunday,
        }
    }

    /// The canonical word: `mon` … `sun`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Monday => "mon",
            Self::Tuesday => "tue",
            Self::Wednesday => "wed",
            Self::Thursday => "thu",
            Self::Friday => "fri",
            Self::Saturday => "sat",
            Self::Sunday => "sun",
        }
    }

    /// The day of this name in the format, short or whole.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "mon" | "monday" => Self::Monday,
            "tue" | "tues" | "tuesday" => Self::Tuesday,
            "wed" | "wednesday" => Self::Wednesday,
            "thu" | "thur" | "thurs" | "thursday" => Self::Thursday,
            "fri" | "friday" => Self::Friday,
            "sat" | "saturday" => Self::Saturday,
            "sun" | "sunday" => Self::Sunday,
            _ => return None,
        })
    }

    /// Days after Monday, 0 to 6.
    #[must_use]
    pub fn index(self) -> u8 {
        self as u8
    }
}

/// Some days of the week. Empty only in a default value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Weekdays(pub(super) u8);

impl Weekdays {
    /// Whether this day is among them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.index()) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days from Monday on.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::ALL.into_iter().filter(move |day| self.contains(*day))
    }

    /// These days and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These days but for those.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The days that are among both.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Runs of days that follow each other, first and last; what is shown as «T2–T6».
    #[must_use]
    pub fn runs(self) -> Vec<(Weekday, Weekday)> {
        let mut runs: Vec<(Weekday, Weekday)> = Vec::new();
        for day in self.iter() {
            match runs.last_mut() {
                Some((_, last)) if last.index() + 1 == day.index() => *last = day,
                _ => runs.push((day, day)),
            }
        }
        runs
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |set, day| set | (1 << day.index())))
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (first, last)) in self.runs().into_iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            match last.index() - first.index() {
                0 => write!(f, "{comma}{}", first.as_str())?,
                1 => write!(f, "{comma}{}, {}", first.as_str(), last.as_str())?,
                _ => write!(f, "{comma}{}-{}", first.as_str(), last.as_str())?,
            }
        }
        Ok(())
    }
}
