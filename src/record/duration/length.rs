//! A length of time, and what it is counted in.

use std::fmt;

/// The longest that is taken, in units.
pub(super) const MAX_LENGTH: u32 = 9_999;

/// What a duration is counted in. Calendar days and working days are never the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Unit {
    /// Giờ.
    Hour,
    /// Ngày, of the calendar.
    #[default]
    Day,
    /// Ngày làm việc.
    WorkingDay,
    /// Tháng.
    Month,
    /// Năm: for how long a result is good.
    Year,
    /// Trong ngày làm việc: done on the working day on which it was received; it has no number.
    SameWorkingDay,
    /// A bare number: whether these are days or working days is not said, so that nobody may count by it.
    Unsaid,
}

/// A length of time as the law writes it, exact to a half. Never turned into another unit: a month is not 30 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    pub(super) halves: u32,
    pub(super) unit: Unit,
}

impl Duration {
    /// Half units: 7 days are 14, half an hour is 1; 0 for the same working day.
    #[must_use]
    pub fn halves(self) -> u32 {
        self.halves
    }

    /// What it is counted in.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The same, unless its unit is not said.
    #[must_use]
    pub fn said(self) -> Option<Self> {
        (self.unit != Unit::Unsaid).then_some(self)
    }

    /// For a script: the unit's letter and the half units, such as `w14` for 7 working days.
    #[must_use]
    pub fn code(self) -> String {
        let unit = match self.unit {
            Unit::Hour => "h",
            Unit::Day => "d",
            Unit::WorkingDay => "w",
            Unit::Month => "m",
            Unit::Year => "y",
            Unit::SameWorkingDay => "s",
            Unit::Unsaid => "?",
        };
        format!("{unit}{}", self.halves)
    }

    /// As readers of this language say it: «7 ngày làm việc», «1,5 ngày», `7 working days`.
    #[must_use]
    pub fn spoken(self, locale: &str) -> String {
        if locale.starts_with("en") {
            return self.to_string();
        }
        let unit = match self.unit {
            Unit::Hour => "giờ",
            Unit::Day => "ngày",
            Unit::WorkingDay => "ngày làm việc",
            Unit::Month => "tháng",
            Unit::Year => "năm",
            Unit::SameWorkingDay => return "trong ngày làm việc".to_owned(),
            Unit::Unsaid => return count(self.halves, ','),
        };
        let half = if self.halves.is_multiple_of(2) { "" } else { ",5" };
        format!("{}{half} {unit}", self.halves / 2)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::WorkingDay => "working day",
            Unit::Month => "month",
            Unit::Year => "year",
            Unit::SameWorkingDay => return f.write_str("same working day"),
            Unit::Unsaid => return f.write_str(&count(self.halves, '.')),
        };
        let half = if self.halves.is_multiple_of(2) { "" } else { ".5" };
        let plural = if self.halves == 2 { "" } else { "s" };
        write!(f, "{}{half} {unit}{plural}", self.halves / 2)
    }
}

/// A count of halves as text: `7`, `0.5`.
pub(super) fn count(halves: u32, point: char) -> String {
    let whole = halves / 2;
    if halves.is_multiple_of(2) { whole.to_string() } else { format!("{whole}{point}5") }
}

/// A length of time that stands alone, with the remark in brackets behind it: «7 ngày làm việc (hồ sơ phức tạp: 15 ngày)».
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Noted {
    /// How long.
    pub(crate) time: Duration,
    /// What stands in brackets, when it is neither the number in words nor a part of the unit.
    pub(crate) note: Option<String>,
}
