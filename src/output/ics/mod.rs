//! Calendars as other programs read them: iCalendar, RFC 5545.
//!
//! Lines end with CR LF and are folded at 75 octets, texts are escaped, and nothing of it depends on the hour of the build.

use std::fmt::Write as _;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use crate::jurisdiction::Jurisdiction;

/// How many octets a line may have before it is folded, without its end.
const LINE: usize = 75;

/// A calendar that people subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsCalendar {
    /// What it is called.
    pub name: String,
    /// The language of its texts, such as `vi`.
    pub language: String,
    /// The clocks by which its events are.
    pub clocks: Clocks,
    /// The day with which every event is stamped.
    pub day: Date,
    /// In the order in which they are written.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name for ever: a changed event with the same name replaces the one that a reader has.
    pub uid: String,
    /// When.
    pub time: Time,
    /// What.
    pub summary: String,
    /// More about it; empty writes nothing.
    pub description: String,
    /// Where; empty writes nothing.
    pub place: String,
    /// Latitude and longitude in degrees, as they are written.
    pub at: Option<(String, String)>,
    /// A page about it, whole; empty writes nothing.
    pub url: String,
}

/// The clocks of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    /// The IANA name of their zone.
    pub zone: String,
    /// How far they are ahead of UTC, in seconds, where that is the same all the year. Of others the moments are written in UTC, which
    /// every program reads alike.
    pub ahead: Option<i32>,
}

/// When an event is, by the clocks of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// All day.
    Day(Date),
    /// From one moment to another.
    Span(DateTime, DateTime),
}

impl IcsCalendar {
    /// The bytes of the `.ics` file. A calendar without events is a whole calendar too.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        let language = self.language.to_uppercase();
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", &format!("PRODID:-//motcua//motcua//{}", escape(&language)), "CALSCALE:GREGORIAN"] {
            fold(&mut out, line);
        }
        fold(&mut out, "METHOD:PUBLISH");
        // The first name is that of RFC 7986, the second what programs read before it.
        fold(&mut out, &format!("NAME:{}", escape(&self.name)));
        fold(&mut out, &format!("X-WR-CALNAME:{}", escape(&self.name)));
        fold(&mut out, "REFRESH-INTERVAL;VALUE=DURATION:P1D");
        fold(&mut out, "X-PUBLISHED-TTL:P1D");
        self.clocks.describe(&mut out);
        for event in &self.events {
            event.write(self.day, &self.clocks, &mut out);
        }
        fold(&mut out, "END:VCALENDAR");
        out
    }
}

impl Clocks {
    /// Those of a country.
    #[must_use]
    pub fn of(here: &Jurisdiction) -> Self {
        Self { zone: here.time_zone.clone(), ahead: here.fixed_offset().map(Offset::seconds) }
    }

    fn describe(&self, out: &mut String) {
        let Some(ahead) = self.ahead else { return };
        let (sign, hours, minutes) = (if ahead < 0 { '-' } else { '+' }, ahead.abs() / 3600, ahead.abs() / 60 % 60);
        let offset = format!("{sign}{hours:02}{minutes:02}");
        let name = if minutes == 0 { format!("{sign}{hours:02}") } else { offset.clone() };
        fold(out, "BEGIN:VTIMEZONE");
        fold(out, &format!("TZID:{}", self.zone));
        fold(out, "BEGIN:STANDARD");
        fold(out, "DTSTART:19700101T000000");
        fold(out, &format!("TZOFFSETFROM:{offset}"));
        fold(out, &format!("TZOFFSETTO:{offset}"));
        fold(out, &format!("TZNAME:{name}"));
        fold(out, "END:STANDARD");
        fold(out, "END:VTIMEZONE");
    }

    /// A moment as the value of a property, with what stands before it.
    fn moment(&self, time: DateTime) -> String {
        if self.ahead.is_some() {
            return format!(";TZID={}:{}", self.zone, moment(time));
        }
        let zoned = TimeZone::get(&self.zone).and_then(|zone| time.to_zoned(zone));
        zoned.map_or_else(|_| format!(":{}", moment(time)), |zoned| format!(":{}Z", moment(zoned.with_time_zone(TimeZone::UTC).datetime())))
    }
}

impl Event {
    fn write(&self, stamp: Date, clocks: &Clocks, out: &mut String) {
        fold(out, "BEGIN:VEVENT");
        fold(out, &format!("UID:{}", escape(&self.uid)));
        fold(out, &format!("DTSTAMP:{}T000000Z", day(stamp)));
        match self.time {
            Time::Day(date) => {
                fold(out, &format!("DTSTART;VALUE=DATE:{}", day(date)));
                fold(out, &format!("DTEND;VALUE=DATE:{}", day(date.tomorrow().unwrap_or(date))));
            }
            Time::Span(from, to) => {
                fold(out, &format!("DTSTART{}", clocks.moment(from)));
                fold(out, &format!("DTEND{}", clocks.moment(to)));
            }
        }
        fold(out, &format!("SUMMARY:{}", escape(&self.summary)));
        for (name, text) in [("DESCRIPTION", &self.description), ("LOCATION", &self.place)] {
            if !text.is_empty() {
                fold(out, &format!("{name}:{}", escape(text)));
            }
        }
        if let Some((lat, lng)) = &self.at {
            fold(out, &format!("GEO:{lat};{lng}"));
        }
        if !self.url.is_empty() {
            // An address is no text and is not escaped; what could end its line is left out.
            fold(out, &format!("URL:{}", self.url.replace(char::is_control, "")));
        }
        fold(out, "END:VEVENT");
    }
}

/// `20261212`
fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// `20261212T080000`
fn moment(time: DateTime) -> String {
    format!("{}T{:02}{:02}00", day(time.date()), time.hour(), time.minute())
}

/// A text with what has a meaning in the format escaped, and without characters that cannot be seen.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line, folded between characters so that no part is longer than a line may be.
fn fold(out: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        length += c.len_utf8();
        let _ = out.write_char(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests;
