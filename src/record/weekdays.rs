//! Days of the week.

use std::fmt;

use crate::jurisdiction::{Jurisdiction, Phrase, Sort, Token, tokens};
use crate::text::{clean_text, is_short, shown};
use crate::yaml::{Fault, Kind, Node, Read, Reader, Scalar, Style};

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
    fn named(name: &str) -> Option<Self> {
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
pub struct Weekdays(u8);

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

impl Scalar for Weekdays {
    const WHAT: (&'static str, &'static str) = ("các ngày trong tuần như T2–T6", "days of the week such as mon-fri");

    /// Reads `mon-fri`, `T2–T6, T7`, «thứ Hai đến thứ Sáu», `CN`, `sat`; a range may run past Sunday.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?.replace('\n', ", ");
        let pieces = tokens(&text);
        if pieces.iter().all(|piece| piece.sort != Sort::Word) && pieces.iter().any(|piece| piece.sort == Sort::Number) {
            return Err(bare_number(&text));
        }
        Reading { text: &text, pieces: &pieces, at: 0, habits }.all()
    }
}

/// Reads the pieces of a text one after the other.
struct Reading<'a> {
    text: &'a str,
    pieces: &'a [Token],
    at: usize,
    habits: &'a Jurisdiction,
}

impl Reading<'_> {
    fn all(mut self) -> Result<Weekdays, Fault> {
        let words = &self.habits.weekdays;
        let mut days = Weekdays::default();
        let mut is_apart = true;
        loop {
            self.skip(&words.filler);
            if self.at == self.pieces.len() {
                return if days.is_empty() { Err(unknown(self.text)) } else { Ok(days) };
            }
            let from = self.at;
            if self.skip(&words.and) || self.sign(&[',', ';', '+', '&']) || self.english("and") {
                is_apart = true;
                continue;
            }
            let every = self.skip(&words.all) || self.english("daily") || self.english("everyday");
            let found = if every { Some(Weekday::ALL.into_iter().collect()) } else { self.span() };
            match found.filter(|_| is_apart) {
                Some(found) => (days, is_apart) = (days.and(found), false),
                None => return Err(self.refuse(from, days)),
            }
        }
    }

    /// One day, or from one to another.
    fn span(&mut self) -> Option<Weekdays> {
        let first = self.day()?;
        let numbered = self.pieces[self.at - 1].sort == Sort::Number;
        let before = self.at;
        if !(self.sign(&['-', '–', '—', '−']) || self.skip(&self.habits.weekdays.to) || self.english("to")) {
            return Some(Weekdays::from_iter([first]));
        }
        if let Some(last) = self.day() {
            return Some(range(first, last));
        }
        // After `T2` or «thứ 2», a bare `6` can only be Friday.
        let number = self.pieces.get(self.at).filter(|piece| numbered && piece.sort == Sort::Number);
        let last = number.and_then(|number| number.folded.parse().ok()).and_then(|number: usize| Weekday::ALL.get(number.checked_sub(2)?));
        match last {
            Some(last) => {
                self.at += 1;
                Some(range(first, *last))
            }
            None => {
                self.at = before;
                None
            }
        }
    }

    /// The day that stands here.
    fn day(&mut self) -> Option<Weekday> {
        let rest = &self.pieces[self.at..];
        let own = self.habits.weekdays.days.iter().flat_map(|(name, phrases)| phrases.iter().map(move |phrase| (name, phrase)));
        let found = own.filter(|(_, phrase)| phrase.begins(rest)).max_by_key(|(_, phrase)| phrase.len());
        if let Some((day, taken)) = found.and_then(|(name, phrase)| Some((Weekday::named(name)?, phrase.len()))) {
            self.at += taken;
            return Some(day);
        }
        // Without its mark «thứ» would be Thursday.
        let word = rest.first().and_then(|piece| self.text.get(piece.at.clone())).filter(|word| word.is_ascii())?;
        let day = Weekday::named(&word.to_ascii_lowercase())?;
        self.at += 1;
        Some(day)
    }

    fn skip(&mut self, phrases: &[Phrase]) -> bool {
        let taken = Phrase::longest(phrases, &self.pieces[self.at..]).unwrap_or(0);
        self.at += taken;
        taken > 0
    }

    fn sign(&mut self, signs: &[char]) -> bool {
        let is_one = self.pieces.get(self.at).is_some_and(|piece| signs.iter().any(|sign| piece.is(*sign)));
        self.at += usize::from(is_one);
        is_one
    }

    fn english(&mut self, word: &str) -> bool {
        let is_it = self.pieces.get(self.at).is_some_and(|piece| piece.folded == word);
        self.at += usize::from(is_it);
        is_it
    }

    /// What is wrong from this piece on, after these days were read.
    fn refuse(&self, from: usize, days: Weekdays) -> Fault {
        let (start, rest) = (self.pieces[from].at.start, &self.pieces[from..]);
        let end =
            rest.iter().skip(1).find(|piece| matches!(piece.folded.as_str(), "," | ";")).map_or(self.text.len(), |piece| piece.at.start);
        let part = self.text[start..end].trim();
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b' '));
        if is_number && part.starts_with(|c: char| c.is_ascii_digit()) {
            return bare_number(self.text);
        }
        let note = self.text[start..].trim_matches(|c: char| !c.is_alphanumeric());
        if days.is_empty() || note.is_empty() || !is_short(note) {
            return unknown(part);
        }
        let (typed, note) = (shown(self.text), crate::yaml::quote(note));
        Fault::new(
            "hours/unknown-weekday",
            words!("«{typed}» có cả ngày và lời ghi chú", "`{typed}` holds both days and a remark"),
            words!(
                "viết `{days}` ở đây; nếu là ghi chú, thêm dòng `note: {note}`",
                "write `{days}` here; if the rest is a remark, add a line `note: {note}`"
            ),
        )
    }
}

fn range(first: Weekday, last: Weekday) -> Weekdays {
    let length = (last.index() + 7 - first.index()) % 7;
    (0..=length).map(|step| Weekday::ALL[usize::from((first.index() + step) % 7)]).collect()
}

fn bare_number(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "hours/bare-weekday",
        words!(
            "«{typed}» chưa rõ là ngày nào: 2 là thứ Hai hay ngày thứ hai trong tuần?",
            "`{typed}` does not say which days: in Vietnamese, 2 is Monday"
        ),
        words!("Thứ Hai viết T2, Chủ Nhật viết CN; ví dụ T2-T6", "Monday is written mon or T2, Sunday sun or CN; for example mon-fri"),
    )
}

fn unknown(part: &str) -> Fault {
    let typed = shown(part);
    Fault::new(
        "hours/unknown-weekday",
        words!("không có ngày «{typed}» trong tuần", "there is no day `{typed}` in a week"),
        words!("viết T2, T3, … T7, CN hoặc mon, tue, … sun; ví dụ T2-T6", "write mon, tue, … sun or T2, T3, … T7, CN; for example mon-fri"),
    )
}

impl Read for Weekdays {
    /// One value, or a list of them.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let Kind::List { items, .. } = &node.kind else {
            return reader.scalar(node).unwrap_or_default();
        };
        let mut days = Self::default();
        for (index, item) in items.iter().enumerate() {
            days = days.and(reader.under(index, |reader| reader.scalar(item).unwrap_or_default()));
        }
        days
    }
}

written_as_shown!(Weekdays);

impl crate::yaml::Write for Weekdays {}

impl crate::yaml::Describe for Weekdays {
    fn describe(_: &mut crate::yaml::Book) -> serde_json::Value {
        let message = "Viết các ngày như «T2–T6», «mon-fri» hoặc «CN». (Write days such as mon-fri or sat.)";
        serde_json::json!({ "type": ["string", "array"], "items": { "type": "string" }, "errorMessage": message })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        plain::<Weekdays>(text).map_or_else(|fault| fault.rule.to_owned(), |days| days.to_string())
    }

    #[test]
    fn working_days_have_many_spellings() {
        for text in [
            "mon-fri",
            "Mon - Fri",
            "monday to friday",
            "T2-T6",
            "T2–T6",
            "T2 — T6",
            "t2-6",
            "thứ hai đến thứ sáu",
            "Thứ 2 - thứ 6",
            "Thứ 2 đến 6",
            "T2, T3, T4, T5, T6",
            "thứ Hai, thứ Ba, thứ Tư, thứ Năm và thứ Sáu",
        ] {
            assert_eq!(shown(text), "mon-fri", "{text}");
        }
    }

    #[test]
    fn single_days_and_mixed_lists_are_read() {
        assert_eq!(shown("T2-T6, T7"), "mon-sat");
        assert_eq!(shown("CN"), "sun");
        assert_eq!(shown("chủ nhật"), "sun");
        assert_eq!(shown("sat"), "sat");
        assert_eq!(shown("T7; CN"), "sat, sun");
        assert_eq!(shown("thu"), "thu");
        assert_eq!(shown("hằng ngày"), "mon-sun");
        assert_eq!(shown("CN-T7"), "mon-sun");
        assert_eq!(shown("sat-mon"), "mon, sat, sun");
    }

    #[test]
    fn bare_numbers_are_asked_about() {
        for text in ["2", "2-6", "2–6", "2, 4, 6"] {
            assert_eq!(
                refused::<Weekdays>(text),
                ("hours/bare-weekday", "Thứ Hai viết T2, Chủ Nhật viết CN; ví dụ T2-T6".into()),
                "{text}"
            );
        }
        assert_eq!(shown("T2, 4"), "hours/bare-weekday");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["T8", "T1", "thứ", "ngày thường", "mon-xyz", "-", "th"] {
            assert_eq!(shown(text), "hours/unknown-weekday", "{text}");
        }
    }

    #[test]
    fn what_is_said_besides_is_a_remark_of_its_own() {
        assert_eq!(shown("từ thứ 2 đến thứ 6 hằng tuần"), "mon-fri");
        assert_eq!(
            refused::<Weekdays>("T2-T6 (trừ ngày lễ)"),
            ("hours/unknown-weekday", "viết `mon-fri` ở đây; nếu là ghi chú, thêm dòng `note: \"trừ ngày lễ\"`".into())
        );
        for text in ["T2-T6!", "T2-T6?", "sáng thứ 7", "T2 T3", "thứ 2 tuần đầu tháng", &format!("{} xyz", "T2, ".repeat(80))] {
            assert_eq!(shown(text), "hours/unknown-weekday", "{text}");
        }
    }

    #[test]
    fn the_day_of_a_date_is_known() {
        let days = plain::<Weekdays>("T2-T6").unwrap_or_default();
        assert!(days.contains(Weekday::of(jiff::civil::date(2026, 7, 20))));
        assert!(!days.contains(Weekday::of(jiff::civil::date(2026, 7, 19))));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[tT2-8cn, -]{0,20}") {
            let _ = (plain::<Weekdays>(&text), quoted::<Weekdays>(&text));
        }

        #[test]
        fn days_read_back(set in 1..128u8) {
            let days = Weekdays(set);
            prop_assert_eq!(plain(&days.to_string()), Ok(days));
        }
    }
}
