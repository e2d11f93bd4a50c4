//! From «từ thứ Hai đến thứ Sáu, T7» to days of the week.

use super::week::{Weekday, Weekdays};
use crate::jurisdiction::{Jurisdiction, Phrase, Sort, Token};
use crate::text::{is_short, shown};
use crate::yaml::Fault;

/// Reads the pieces of a text.
pub(super) fn read(text: &str, pieces: &[Token], habits: &Jurisdiction) -> Result<Weekdays, Fault> {
    Reading { text, pieces, at: 0, habits }.all()
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
        if let Some(last) = last {
            self.at += 1;
            Some(range(first, *last))
        } else {
            self.at = before;
            None
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

pub(super) fn bare_number(text: &str) -> Fault {
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
