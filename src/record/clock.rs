//! A time of the day.

use std::fmt;

use crate::jurisdiction::{Jurisdiction, Phrase, tokens};
use crate::letters::unmarked;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// Minutes of a whole day; 24:00 is where a day ends.
const DAY: u16 = 24 * 60;

/// A time of the day in minutes after midnight, from 00:00 to 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clock(u16);

impl Clock {
    /// The time this many minutes after midnight, up to 24:00.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= DAY).then_some(Self(minutes))
    }

    /// Minutes after midnight, 0 to 1440.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// As readers of this language write it: `7h30` in Vietnamese, `07:30` in English.
    #[must_use]
    pub fn spoken(self, locale: &str) -> String {
        let (hours, minutes) = (self.0 / 60, self.0 % 60);
        match (locale.starts_with("en"), minutes) {
            (true, _) => self.to_string(),
            (false, 0) => format!("{hours}h"),
            (false, _) => format!("{hours}h{minutes:02}"),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Scalar for Clock {
    const WHAT: (&'static str, &'static str) = ("một giờ như 07:30", "a time such as 07:30");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[0-9]{1,2} ?[:hg]" })
    }

    /// Reads `07:30`, `7:30`, `7h30`, `7h`, `7g30`, «7 giờ 30» and `07:30:00`.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let plain: String = unmarked(&text).filter(|c| !c.is_whitespace()).collect();
        let Some((hours, minutes)) = split(&plain, habits) else { return Err(unread(&text, &plain, habits)) };
        if minutes < 60
            && let Some(clock) = Self::from_minutes(hours * 60 + minutes)
        {
            return Ok(clock);
        }
        Err(Fault::new(
            "hours/no-such-time",
            words!("không có giờ «{text}»", "there is no such time: `{text}`"),
            words!("viết từ 00:00 đến 24:00", "write a time from 00:00 to 24:00"),
        ))
    }
}

/// Hours and minutes, each of at most two digits.
fn split(plain: &str, habits: &Jurisdiction) -> Option<(u16, u16)> {
    let end = plain.find(|c: char| !c.is_ascii_digit())?;
    let (hours, rest) = plain.split_at(end);
    let after = |phrases: &[Phrase]| phrases.iter().map(|phrase| phrase.words().collect::<String>()).collect::<Vec<_>>();
    let (minutes, alone) = match rest.strip_prefix(':') {
        Some(rest) => (rest.strip_suffix(":00").unwrap_or(rest), false),
        None => {
            (after(&habits.clock.hours).iter().filter_map(|unit| rest.strip_prefix(unit.as_str())).min_by_key(|rest| rest.len())?, true)
        }
    };
    let bare = after(&habits.clock.minutes).iter().filter_map(|unit| minutes.strip_suffix(unit.as_str())).min_by_key(|rest| rest.len());
    let minutes = bare.filter(|_| alone).unwrap_or(minutes);
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        (lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<u16>().ok()).flatten()
    };
    let minutes = if alone && minutes.is_empty() { 0 } else { digits(minutes, 2..=2)? };
    Some((digits(hours, 1..=2)?, minutes))
}

fn unread(text: &str, plain: &str, habits: &Jurisdiction) -> Fault {
    let typed = shown(text);
    let remedy = match (meant(text, plain, habits), plain.parse::<u16>()) {
        (_, Ok(hours @ 0..=24)) => words!("nếu là {hours} giờ, viết {hours:02}:00", "if it is a full hour, write {hours:02}:00"),
        (Some(Meant::One(time)), _) => words!("viết {time}", "write {time}"),
        (Some(Meant::Either(one, other)), _) => {
            words!("viết {one}, hoặc {other} nếu là giờ đó", "write {one}, or {other} if that is meant")
        }
        (Some(Meant::Span(from, to)), _) => words!(
            "viết hai dòng: `from: \"{from}\"` và `to: \"{to}\"`; buổi khác là một mục `- days:` khác",
            "write two lines: `from: \"{from}\"` and `to: \"{to}\"`; other hours of the day are another row `- days:`"
        ),
        _ => words!("viết giờ và phút theo 24 giờ, ví dụ 07:30 hoặc 13:30", "write hours and minutes by 24 hours, such as 07:30 or 13:30"),
    };
    Fault::new("hours/not-a-time", words!("«{typed}» không phải một giờ trong ngày", "`{typed}` is not a time of the day"), remedy)
}

/// What was most likely meant by something that is no time.
enum Meant {
    One(Clock),
    Either(Clock, Clock),
    Span(Clock, Clock),
}

fn meant(text: &str, plain: &str, habits: &Jurisdiction) -> Option<Meant> {
    let time =
        |plain: &str| split(plain, habits).and_then(|(hours, minutes)| Clock::from_minutes(hours * 60 + minutes).filter(|_| minutes < 60));
    // «7h30 chiều», `7:30 pm`.
    let pieces = tokens(text);
    let last = pieces.last()?;
    let own = habits.clock.halves.iter().find(|(phrase, _)| phrase.is(&pieces[pieces.len() - 1..])).map(|(_, hours)| *hours);
    let later = own.or(match last.folded.as_str() {
        "am" => Some(0),
        "pm" => Some(12),
        _ => None,
    });
    if let Some(later) = later {
        let first: String = unmarked(&text[..last.at.start]).filter(|c| !c.is_whitespace()).collect();
        let minutes = time(&first)?.minutes();
        return Clock::from_minutes(if minutes < 12 * 60 { minutes + later * 60 } else { minutes }).map(Meant::One);
    }
    // `07:30-11:30`.
    if let Some((from, to)) = plain.split_once(['-', '–', '—']) {
        return time(from).zip(time(to)).map(|(from, to)| Meant::Span(from, to));
    }
    // `7.30`, `1730`, and 450: what some programs make of 07:30 without quotes, counting minutes.
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(time) = plain.split_once('.').filter(|(_, minutes)| minutes.len() == 2).and_then(|_| time(&plain.replace('.', ":"))) {
        return Some(Meant::One(time));
    }
    let number: u16 = plain.parse().ok().filter(|_| digits(plain) && plain.len() > 2)?;
    let typed = Clock::from_minutes(number / 100 * 60 + number % 100).filter(|_| number % 100 < 60);
    let counted = Clock::from_minutes(number);
    // Offices open and close at a quarter of an hour.
    let is_quarter = |clock: &Clock| clock.0.is_multiple_of(15);
    match (typed.filter(is_quarter), counted.filter(is_quarter)) {
        (Some(one), Some(other)) => Some(Meant::Either(one, other)),
        (Some(one), None) | (None, Some(one)) => Some(Meant::One(one)),
        (None, None) => typed.or(counted).map(Meant::One),
    }
}

read_scalar!(Clock);
written_as_shown!(Clock);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn half_past_seven_has_many_spellings() {
        for text in ["07:30", "7:30", "7h30", "07h30", "7H30", "7g30", "7 giờ 30", "7 giờ 30 phút", "7h30p", "07:30:00", "07 : 30"] {
            assert_eq!(plain(text), Ok(Clock(450)), "{text}");
            assert_eq!(quoted(text), Ok(Clock(450)), "{text}");
        }
        assert_eq!(plain("7h"), Ok(Clock(420)));
        assert_eq!(plain("17 giờ"), Ok(Clock(1020)));
    }

    #[test]
    fn a_day_begins_at_nought_and_may_end_at_twenty_four() {
        assert_eq!(plain("00:00"), Ok(Clock(0)));
        assert_eq!(plain("24:00"), Ok(Clock(DAY)));
        assert_eq!(refused::<Clock>("24:01"), ("hours/no-such-time", "viết từ 00:00 đến 24:00".into()));
        assert_eq!(refused::<Clock>("25h").0, "hours/no-such-time");
        assert_eq!(refused::<Clock>("07:60").0, "hours/no-such-time");
    }

    #[test]
    fn a_bare_number_is_refused_with_the_full_hour() {
        assert_eq!(refused::<Clock>("7"), ("hours/not-a-time", "nếu là 7 giờ, viết 07:00".into()));
    }

    #[test]
    fn what_can_be_morning_or_evening_is_refused() {
        for text in ["7:3", "07:30:15", "sáng", ":30", "7h5", "7h30 hoặc 8h", "7h30?"] {
            assert_eq!(
                refused::<Clock>(text),
                ("hours/not-a-time", "viết giờ và phút theo 24 giờ, ví dụ 07:30 hoặc 13:30".into()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_was_meant_is_written_out() {
        for (text, remedy) in [
            ("7.30", "viết 07:30"),
            ("7:30 pm", "viết 19:30"),
            ("7h30 chiều", "viết 19:30"),
            ("7h30 sáng", "viết 07:30"),
            ("13h30 chiều", "viết 13:30"),
            ("1730", "viết 17:30"),
            ("450", "viết 07:30"),
            ("1020", "viết 17:00"),
            ("07:30-11:30", "viết hai dòng: `from: \"07:30\"` và `to: \"11:30\"`; buổi khác là một mục `- days:` khác"),
            ("730", "viết 07:30"),
            ("800", "viết 08:00"),
            ("1130", "viết 11:30"),
            ("930", "viết 09:30, hoặc 15:30 nếu là giờ đó"),
        ] {
            assert_eq!(refused::<Clock>(text), ("hours/not-a-time", remedy.into()), "{text}");
        }
    }

    #[test]
    fn readers_see_it_as_they_say_it() {
        assert_eq!(Clock(450).spoken("vi"), "7h30");
        assert_eq!(Clock(420).spoken("vi"), "7h");
        assert_eq!(Clock(450).spoken("en"), "07:30");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[0-9:hgp. -]{0,10}") {
            let _ = (plain::<Clock>(&text), quoted::<Clock>(&text));
        }

        #[test]
        fn a_time_reads_back(minutes in 0..=DAY) {
            let clock = Clock(minutes);
            prop_assert_eq!(plain(&clock.to_string()), Ok(clock));
            prop_assert_eq!(plain(&clock.spoken("vi")), Ok(clock));
        }
    }
}
