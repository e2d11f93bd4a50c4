//! iCalendar (RFC 5545): events as a calendar program takes them.
//!
//! Text is escaped and lines are folded here and nowhere else, so that nothing an editor writes can begin a line of its own.

use std::fmt::Write;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// The longest line, in octets, without its end (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// A calendar that grows by one event after the other.
#[derive(Debug, Clone)]
pub struct Calendar {
    text: String,
    stamp: Date,
}

/// Something that happens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// The same in every edition for the same event, so that a subscribed program changes it and does not add another.
    pub uid: String,
    /// When.
    pub when: Time,
    /// What, in a few words.
    pub summary: String,
    /// More to know.
    pub description: String,
    /// Where.
    pub location: String,
    /// Latitude and longitude, as decimals.
    pub place: Option<(String, String)>,
    /// Where to read more.
    pub url: String,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// When something happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    /// On whole days, the last one included.
    Days(Date, Date),
    /// From one hour to another, where this time zone holds.
    Hours(DateTime, DateTime, TimeZone),
}

impl Default for Time {
    fn default() -> Self {
        Self::Days(Date::default(), Date::default())
    }
}

impl Calendar {
    /// An empty calendar of this name, as of this day.
    #[must_use]
    pub fn new(name: &str, stamp: Date) -> Self {
        let mut calendar = Self { text: String::new(), stamp };
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//motcua//motcua//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
            calendar.line(line);
        }
        // NAME is of RFC 7986, the other what most programs read.
        calendar.text("NAME", name);
        calendar.text("X-WR-CALNAME", name);
        calendar
    }

    /// Adds an event.
    pub fn add(&mut self, event: &Event) {
        self.line("BEGIN:VEVENT");
        self.text("UID", &event.uid);
        let stamp = self.stamp.strftime("DTSTAMP:%Y%m%dT000000Z").to_string();
        self.line(&stamp);
        match &event.when {
            Time::Days(first, last) => {
                let after = last.tomorrow().unwrap_or(*last);
                self.line(&first.strftime("DTSTART;VALUE=DATE:%Y%m%d").to_string());
                self.line(&after.strftime("DTEND;VALUE=DATE:%Y%m%d").to_string());
                self.line("TRANSP:TRANSPARENT");
            }
            Time::Hours(from, to, zone) => {
                self.line(&format!("DTSTART:{}", universal(*from, zone)));
                self.line(&format!("DTEND:{}", universal(*to, zone)));
            }
        }
        self.text("SUMMARY", &event.summary);
        self.text("DESCRIPTION", &event.description);
        self.text("LOCATION", &event.location);
        if let Some((latitude, longitude)) = &event.place {
            self.line(&format!("GEO:{latitude};{longitude}"));
        }
        if !event.url.is_empty() {
            let url: String = event.url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
            self.line(&format!("URL:{url}"));
        }
        if event.cancelled {
            self.line("STATUS:CANCELLED");
        }
        self.line("END:VEVENT");
    }

    /// The whole calendar.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.text
    }

    /// A property whose value is text; nothing for an empty one.
    fn text(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.line(&format!("{name}:{}", escape(value)));
        }
    }

    /// A line, folded between characters and ended as the standard wants.
    fn line(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > WIDTH {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(c);
            width += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// The moment in universal time: then no rules of a time zone need be told.
fn universal(time: DateTime, zone: &TimeZone) -> String {
    let moment = zone.to_ambiguous_zoned(time).compatible().map(|zoned| zoned.timestamp().to_zoned(TimeZone::UTC).datetime());
    moment.unwrap_or(time).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as RFC 5545, 3.3.11 has it; controls are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.trim().chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => {
                let _ = write!(escaped, "\\{c}");
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn one(event: &Event) -> String {
        let mut calendar = Calendar::new("Lịch", date(2026, 9, 1));
        calendar.add(event);
        calendar.finish()
    }

    /// The lines as a calendar program reads them.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_event_of_whole_days_ends_on_the_day_after() {
        let event = Event { uid: "a@b".into(), when: Time::Days(date(2026, 12, 31), date(2026, 12, 31)), ..Event::default() };
        let lines = unfolded(&one(&event));
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20261231".to_owned()), "{lines:?}");
        assert!(lines.contains(&"DTEND;VALUE=DATE:20270101".to_owned()), "{lines:?}");
        assert!(lines.contains(&"DTSTAMP:20260901T000000Z".to_owned()), "{lines:?}");
    }

    #[test]
    fn hours_are_told_in_universal_time() {
        let zone = TimeZone::get("Asia/Ho_Chi_Minh").unwrap_or(TimeZone::UTC);
        let when = Time::Hours(date(2026, 12, 5).at(7, 30, 0, 0), date(2026, 12, 5).at(11, 0, 0, 0), zone);
        let lines = unfolded(&one(&Event { when, ..Event::default() }));
        assert!(lines.contains(&"DTSTART:20261205T003000Z".to_owned()), "{lines:?}");
        assert!(lines.contains(&"DTEND:20261205T040000Z".to_owned()), "{lines:?}");
    }

    #[test]
    fn commas_semicolons_and_new_lines_are_escaped() {
        let event = Event { summary: "a, b; c\\d\r\nEND:VEVENT".into(), ..Event::default() };
        assert!(unfolded(&one(&event)).contains(&"SUMMARY:a\\, b\\; c\\\\d\\nEND:VEVENT".to_owned()));
    }

    proptest! {
        #[test]
        fn no_text_begins_a_line_and_no_line_is_long(text in any::<String>()) {
            let plain = unfolded(&one(&Event { uid: "u".into(), summary: "x".into(), description: "x".into(), location: "x".into(), ..Event::default() }));
            let hard = one(&Event { uid: "u".into(), summary: format!("x{text}"), description: format!("x{text}"), location: format!("x{text}"), url: String::new(), ..Event::default() });
            prop_assert_eq!(unfolded(&hard).len(), plain.len());
            for line in hard.split_terminator("\r\n") {
                prop_assert!(line.len() <= WIDTH && !line.contains(['\r', '\n']));
            }
        }
    }
}
