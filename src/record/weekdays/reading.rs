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
        let (mut is_apart, mut kept) = (true, None);
        loop {
            self.skip(&words.filler);
            if self.at == self.pieces.len() {
                let left = kept.map_or(days, |all: Weekdays| all.without(days));
                return if days.is_empty() || left.is_empty() { Err(unknown(self.text)) } else { Ok(left) };
            }
            let from = self.at;
            if kept.is_none() && !days.is_empty() && self.excepts() {
                (kept, days, is_apart) = (Some(days), Weekdays::default(), true);
                continue;
            }
            if kept.is_some() && self.pieces[self.at..].len() == 1 && self.sign(&[')']) {
                continue;
            }
            if self.skip(&words.and) || self.sign(&[',', ';', '+', '&']) || self.english("and") {
                is_apart = true;
                continue;
            }
            let every = self.skip(&words.all) || self.english("daily") || self.english("everyday");
            let found = if every { Some(Weekday::ALL.into_iter().collect()) } else { self.span() };
            match found.filter(|_| is_apart) {
                Some(found) => (days, is_apart) = (days.and(found), false),
                None => return Err(self.refuse(from, if kept.is_some() { Weekdays::default() } else { days })),
            }
        }
    }

    /// Whether days follow that are taken away: «(trừ chủ nhật)».
    fn excepts(&mut self) -> bool {
        let rest = &self.pieces[self.at..];
        let signs = rest.iter().take_while(|piece| [',', '(', ';'].iter().any(|sign| piece.is(*sign))).count();
        let words = &rest[signs..];
        let taken =
            Phrase::longest(&self.habits.weekdays.except, words).or_else(|| words.first().map(|word| usize::from(word.folded == "except")));
        let Some(taken) = taken.filter(|taken| *taken > 0) else { return false };
        // Other days than those of the week, such as holidays, are a remark.
        let mut ahead = Self { text: self.text, pieces: self.pieces, at: self.at + signs + taken, habits: self.habits };
        ahead.skip(&self.habits.weekdays.filler);
        if ahead.day().is_none() {
            return false;
        }
        self.at += signs + taken;
        true
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
        if !note.is_empty()
            && rest.iter().enumerate().any(|(at, _)| Phrase::longest(&self.habits.weekdays.some_weeks, &rest[at..]).is_some())
        {
            return some_weeks(self.text);
        }
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

/// «thứ 7 tuần thứ nhất»: written as its day, it would be open on each of them.
fn some_weeks(text: &str) -> Fault {
    let typed = shown(text);
    let note = crate::yaml::quote(text);
    Fault::new(
        "hours/unknown-weekday",
        words!("«{typed}» không phải ngày của mọi tuần", "`{typed}` are not days of every week"),
        words!(
            "chỉ để ở đây những ngày tuần nào cũng mở; điều này ghi ở `note` của cơ quan: `note: {note}`",
            "keep only days here on which it is open every week; write this into the office's `note`: `note: {note}`"
        ),
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
