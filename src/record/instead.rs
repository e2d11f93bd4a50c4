//! What editors type in one line where a record stands, written out as the record.

use super::{Clock, Date, Phone, Weekdays};
use crate::jurisdiction::{Jurisdiction, Phrase, Token, tokens};
use crate::yaml::{Scalar, Style, quote};

/// «T2–T6: 7h30–11h30, 13h30–17h».
pub(super) fn hours(text: &str, habits: &Jurisdiction) -> Option<String> {
    let pieces = tokens(text);
    let found = spans(text, &pieces, habits);
    let first = found.first()?.0;
    let before = text[..pieces[first].at.start].trim_end_matches(|c: char| !c.is_alphanumeric());
    // «Sáng thứ Hai đến thứ Sáu: 7h30 …».
    let halves = habits.clock.halves.keys();
    let words = tokens(before);
    let taken = Phrase::longest(halves, &words).unwrap_or(0);
    let days = words.get(taken).map_or("", |word| &before[word.at.start..]);
    let days = Weekdays::scalar(days, Style::Quoted, habits).map_or_else(|_| "T2-T6".to_owned(), |days| days.to_string());
    let rows = found.iter().map(|(_, from, to)| format!("`- {{days: \"{days}\", from: \"{from}\", to: \"{to}\"}}`"));
    Some(rows.collect::<Vec<_>>().join(", "))
}

/// «7h30–11h30».
pub(super) fn span(text: &str, habits: &Jurisdiction) -> Option<String> {
    let pieces = tokens(text);
    let found = spans(text, &pieces, habits);
    let rows = found.iter().map(|(_, from, to)| format!("`- {{from: \"{from}\", to: \"{to}\"}}`"));
    (!found.is_empty()).then(|| rows.collect::<Vec<_>>().join(", "))
}

/// Every span of hours in a text, and the piece with which it begins.
fn spans(text: &str, pieces: &[Token], habits: &Jurisdiction) -> Vec<(usize, Clock, Clock)> {
    // The longest time that begins with this piece, and the first piece behind it.
    let clock = |at: usize| {
        let ends = (at + 1..=pieces.len().min(at + 4)).rev();
        ends.into_iter().find_map(|end| {
            let time = Clock::scalar(&text[pieces[at].at.start..pieces[end - 1].at.end], Style::Quoted, habits).ok()?;
            Some((time, end))
        })
    };
    let to = |at: usize| {
        let sign = pieces.get(at).is_some_and(|piece| ['-', '–', '—'].iter().any(|sign| piece.is(*sign)));
        if sign { Some(1) } else { Phrase::longest(&habits.weekdays.to, pieces.get(at..)?) }
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        let here = clock(at).and_then(|(from, end)| {
            let next = end + to(end)?;
            let (to, end) = (next < pieces.len()).then(|| clock(next)).flatten()?;
            Some((from, to, end))
        });
        match here {
            Some((from, to, end)) => {
                found.push((at, from, to));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// «0236 3822 300».
pub(super) fn phone(text: &str, habits: &Jurisdiction) -> Option<String> {
    Phone::scalar(text, Style::Quoted, habits).ok().map(|phone| format!("`- {{number: \"{phone}\"}}`"))
}

/// «28/11/2026», «28/11/2026, Phòng Cư trú».
pub(super) fn checked(text: &str, habits: &Jurisdiction) -> Option<String> {
    let (day, by) = text.split_once([',', ' ']).unwrap_or((text, ""));
    let date = Date::scalar(day, Style::Quoted, habits).ok()?;
    let by = by.trim_matches(|c: char| !c.is_alphanumeric());
    // «(chưa duyệt)» is nobody's name.
    let key = if Phrase::longest(&habits.no_name, &tokens(by)).is_some() { "note" } else { "by" };
    Some(if by.is_empty() { format!("`{{date: {date}}}`") } else { format!("`{{date: {date}, {key}: {}}}`", quote(by)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual(instead: fn(&str, &Jurisdiction) -> Option<String>, text: &str) -> Option<String> {
        instead(text, Jurisdiction::usual())
    }

    #[test]
    fn hours_in_one_line_are_written_out_as_rows() {
        let rows = "`- {days: \"mon-fri\", from: \"07:30\", to: \"11:30\"}`, `- {days: \"mon-fri\", from: \"13:30\", to: \"17:00\"}`";
        for text in ["T2-T6: 7h30-11h30, 13h30-17h", "Thứ Hai đến thứ Sáu: 7 giờ 30 đến 11 giờ 30; 13:30–17:00"] {
            assert_eq!(usual(hours, text).as_deref(), Some(rows), "{text}");
        }
        assert!(usual(hours, "Sáng 7h30–11h30").is_some_and(|rows| rows.contains("T2-T6")));
        assert_eq!(usual(hours, "giờ hành chính"), None);
        assert_eq!(usual(span, "8h-10h").as_deref(), Some("`- {from: \"08:00\", to: \"10:00\"}`"));
    }

    #[test]
    fn a_phone_and_a_day_are_written_out_as_what_holds_them() {
        assert_eq!(usual(phone, "02363822300").as_deref(), Some("`- {number: \"0236 3822 300\"}`"));
        assert_eq!(usual(checked, "28/11/2026").as_deref(), Some("`{date: 2026-11-28}`"));
        assert_eq!(usual(checked, "28/11/2026, Phòng Cư trú").as_deref(), Some("`{date: 2026-11-28, by: \"Phòng Cư trú\"}`"));
        assert_eq!(usual(checked, "28/11/2026 (chưa duyệt)").as_deref(), Some("`{date: 2026-11-28, note: \"chưa duyệt\"}`"));
        assert_eq!(usual(checked, "hôm qua"), None);
    }
}
