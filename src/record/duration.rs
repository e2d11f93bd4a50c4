//! How long something takes or is good for.

use std::fmt;

use crate::text::{clean_text, shown, unmarked};
use crate::yaml::{Fault, Scalar, Style};

/// The longest that is taken, in units.
const LONGEST: u32 = 9_999;

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
}

/// A length of time as the law writes it, exact to a half. Never turned into another unit: a month is not 30 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    halves: u32,
    unit: Unit,
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
        };
        let half = if self.halves.is_multiple_of(2) { "" } else { ".5" };
        let plural = if self.halves == 2 { "" } else { "s" };
        write!(f, "{}{half} {unit}{plural}", self.halves / 2)
    }
}

impl Scalar for Duration {
    const WHAT: (&'static str, &'static str) = ("một thời hạn như 7 ngày làm việc", "a length of time such as 7 working days");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "[a-zA-Z]" })
    }

    fn scalar(text: &str, style: Style) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let plain = simplified(&text);
        if is_same_day(&plain) {
            return Ok(Self { halves: 0, unit: Unit::SameWorkingDay });
        }
        let (number, rest) = number(&plain);
        let rest = rest.trim();
        let Some(halves) = number else {
            return Err(if plain.starts_with(|c: char| c.is_ascii_digit()) { fraction(&text) } else { unread(&text) });
        };
        let (halves, unit) = match rest {
            "" => return Err(no_unit(&text, halves)),
            "gio" | "h" | "hour" | "hours" | "gio dong ho" => (Some(halves), Unit::Hour),
            "phut" | "minute" | "minutes" => (halves.is_multiple_of(60).then_some(halves / 30 / 2), Unit::Hour),
            "ngay" | "day" | "days" | "ngay lich" | "calendar day" | "calendar days" => (Some(halves), Unit::Day),
            "tuan" | "week" | "weeks" => (halves.checked_mul(7), Unit::Day),
            "ngay lam viec" | "ngay lv" | "working day" | "working days" | "business day" | "business days" | "workday" | "workdays" => {
                (Some(halves), Unit::WorkingDay)
            }
            "thang" | "month" | "months" => (Some(halves), Unit::Month),
            "nam" | "year" | "years" => (Some(halves), Unit::Year),
            "gio lam viec" | "gio hanh chinh" | "working hour" | "working hours" => return Err(working_hours(&text, halves)),
            _ => return Err(unread(&text)),
        };
        let halves = halves.ok_or_else(|| fraction(&text))?;
        if halves == 0 || halves > 2 * LONGEST {
            return Err(out_of_range(&text));
        }
        Ok(Self { halves, unit })
    }
}

/// The text unmarked, without «(bảy)» after a number and without «trong», «không quá» before it: a deadline is always the longest.
fn simplified(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for c in unmarked(text).take(400) {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            c if c.is_whitespace() || matches!(c, '-' | '_') && plain.ends_with(char::is_alphabetic) => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.push(c),
        }
    }
    let mut plain = plain.trim().trim_end_matches('.').trim_end();
    if is_same_day(plain) {
        return plain.to_owned();
    }
    let before = ["trong thoi han ", "trong vong ", "trong ", "khong qua ", "toi da ", "within ", "at most ", "up to ", "not more than "];
    while let Some(rest) = before.iter().find_map(|before| plain.strip_prefix(before)) {
        plain = rest.trim_start();
    }
    plain.to_owned()
}

fn is_same_day(plain: &str) -> bool {
    let plain = plain.strip_prefix("ngay ").unwrap_or(plain);
    matches!(
        plain,
        "trong ngay"
            | "trong ngay lam viec"
            | "trong ngay tiep nhan"
            | "same day"
            | "same working day"
            | "same business day"
            | "within the day"
            | "within the working day"
    )
}

/// The number at the beginning in halves, and what follows; no number when it is finer than a half.
fn number(plain: &str) -> (Option<u32>, &str) {
    for half in ["nua ", "half a ", "half "] {
        if let Some(rest) = plain.strip_prefix(half) {
            return (Some(1), rest);
        }
    }
    let end = plain.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(plain.len());
    let (number, rest) = plain.split_at(end);
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let part = match part {
        "0" | "00" => 0,
        "5" | "50" => 1,
        _ => return (None, rest),
    };
    let whole = whole.parse::<u32>().ok().and_then(|whole| whole.checked_mul(2));
    (whole.and_then(|whole| whole.checked_add(part)), rest)
}

/// A count of halves as text: `7`, `0.5`.
fn count(halves: u32, point: char) -> String {
    let whole = halves / 2;
    if halves.is_multiple_of(2) { whole.to_string() } else { format!("{whole}{point}5") }
}

fn no_unit(text: &str, halves: u32) -> Fault {
    let typed = shown(text);
    let (vi, en) = (count(halves, ','), count(halves, '.'));
    Fault::new(
        "deadline/no-unit",
        words!("«{typed}» chưa nói là ngày hay ngày làm việc", "`{typed}` does not say whether these are days or working days"),
        words!("viết `{vi} ngày làm việc` hoặc `{vi} ngày`", "write `{en} working days` or `{en} days`"),
    )
}

fn working_hours(text: &str, halves: u32) -> Fault {
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

fn fraction(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/fraction",
        words!("«{typed}» không tròn nửa đơn vị", "`{typed}` is not a whole or a half"),
        words!("viết số nguyên hoặc rưỡi, ví dụ `1,5 ngày` hay `4 giờ`", "write a whole or a half, such as `1.5 days` or `4 hours`"),
    )
}

fn out_of_range(text: &str) -> Fault {
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

fn unread(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/unreadable",
        words!("không đọc được thời hạn «{typed}»", "the time `{typed}` cannot be read"),
        words!(
            "viết số và đơn vị, ví dụ `7 ngày làm việc`, `15 ngày`, `8 giờ`, `trong ngày`; điều kiện ghi ở `note`",
            "write a number and a unit, such as `7 working days`, `15 days`, `8 hours`, `same working day`; put conditions into `note`"
        ),
    )
}

read_scalar!(Duration);
written_as_shown!(Duration);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        plain::<Duration>(text).map_or_else(|fault| fault.rule.to_owned(), |duration| duration.to_string())
    }

    #[test]
    fn the_canonical_forms_are_read() {
        for text in
            ["7 working days", "1 working day", "15 days", "8 hours", "1 month", "1.5 days", "0.5 days", "same working day", "10 years"]
        {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn vietnamese_is_read() {
        assert_eq!(shown("7 ngày làm việc"), "7 working days");
        assert_eq!(shown("07 ngày"), "7 days");
        assert_eq!(shown("8 giờ"), "8 hours");
        assert_eq!(shown("1 tháng"), "1 month");
        assert_eq!(shown("10 năm"), "10 years");
        assert_eq!(shown("0,5 ngày"), "0.5 days");
        assert_eq!(shown("1.5 ngày"), "1.5 days");
        assert_eq!(shown("nửa ngày làm việc"), "0.5 working days");
        assert_eq!(shown("07 (bảy) ngày làm việc"), "7 working days");
        assert_eq!(shown("7ngày"), "7 days");
        assert_eq!(shown("Không quá 05 ngày làm việc."), "5 working days");
        assert_eq!(shown("trong thời hạn 3 ngày"), "3 days");
    }

    #[test]
    fn the_same_day_is_the_same_working_day() {
        for text in ["trong ngày", "Ngay trong ngày", "ngay trong ngày làm việc", "trong ngày làm việc", "same-working-day", "same day"]
        {
            assert_eq!(shown(text), "same working day", "{text}");
        }
    }

    #[test]
    fn minutes_become_halves_of_an_hour_and_weeks_become_days() {
        assert_eq!(shown("30 phút"), "0.5 hours");
        assert_eq!(shown("90 phút"), "1.5 hours");
        assert_eq!(shown("2 tuần"), "14 days");
        assert_eq!(shown("15 phút"), "deadline/fraction");
    }

    #[test]
    fn a_bare_number_is_refused_with_both_readings() {
        assert_eq!(refused::<Duration>("5"), ("deadline/no-unit", "viết `5 ngày làm việc` hoặc `5 ngày`".into()));
        assert_eq!(quoted::<Duration>("5").map_err(|fault| fault.remedy.en), Err("write `5 working days` or `5 days`".into()));
        assert_eq!(refused::<Duration>("1,5"), ("deadline/no-unit", "viết `1,5 ngày làm việc` hoặc `1,5 ngày`".into()));
    }

    #[test]
    fn working_hours_are_refused_with_the_working_day_they_make() {
        assert_eq!(
            refused::<Duration>("8 giờ làm việc"),
            ("deadline/working-hours", "viết `1 ngày làm việc` (8 giờ làm việc là 1 ngày), hoặc `8 giờ`".into())
        );
        assert_eq!(refused::<Duration>("4 giờ làm việc").1, "viết `0,5 ngày làm việc` (8 giờ làm việc là 1 ngày), hoặc `4 giờ`");
    }

    #[test]
    fn what_is_no_length_of_time_is_refused() {
        for text in ["3-5 ngày", "ngay", "không quy định", "7 ngày kể từ ngày nhận đủ hồ sơ", "-5 ngày", "bảy ngày", "5 ngày/hồ sơ"]
        {
            assert_eq!(shown(text), "deadline/unreadable", "{text}");
        }
        assert_eq!(shown("0 ngày"), "deadline/out-of-range");
        assert_eq!(shown("10000 ngày"), "deadline/out-of-range");
        assert_eq!(shown("1,25 ngày"), "deadline/fraction");
        assert_eq!(shown("99999999999 ngày"), "deadline/fraction");
    }

    #[test]
    fn readers_hear_it_in_their_language() {
        assert_eq!(plain::<Duration>("7 working days").map(|duration| duration.spoken("vi")), Ok("7 ngày làm việc".into()));
        assert_eq!(plain::<Duration>("1.5 days").map(|duration| duration.spoken("vi")), Ok("1,5 ngày".into()));
        assert_eq!(plain::<Duration>("trong ngày").map(|duration| duration.spoken("vi")), Ok("trong ngày làm việc".into()));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,30}|[0-9., ()]{0,8}[a-z ]{0,14}") {
            let _ = (plain::<Duration>(&text), quoted::<Duration>(&text));
        }

        #[test]
        fn a_duration_reads_back(halves in 1..=2 * LONGEST, unit in 0..5usize) {
            let unit = [Unit::Hour, Unit::Day, Unit::WorkingDay, Unit::Month, Unit::Year][unit];
            let duration = Duration { halves, unit };
            prop_assert_eq!(plain(&duration.to_string()), Ok(duration));
            prop_assert_eq!(plain(&duration.spoken("vi")), Ok(duration));
        }
    }
}
