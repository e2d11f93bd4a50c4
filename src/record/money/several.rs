//! Several amounts in one text: the rows that say the same.

use std::ops::Range;

use super::amount::grouped;
use crate::finding::Words;
use crate::jurisdiction::{Jurisdiction, Phrase, Sort, Token, tokens};
use crate::record::ChannelType;
use crate::text::{is_short, shown};
use crate::yaml::{Fault, quote};

/// An amount in a text.
pub(super) struct FoundAmount {
    pub(super) value: u64,
    pub(super) at: Range<usize>,
}

/// Every amount in a text. A number is one when it is named with its currency, or in thousands; a year is none.
pub(super) fn amounts(text: &str, habits: &Jurisdiction) -> Vec<FoundAmount> {
    let pieces = tokens(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        match amount(text, &pieces, at, habits) {
            Some((value, end)) => {
                found.push(FoundAmount { value, at: pieces[at].at.start..pieces[end - 1].at.end });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The amount that begins with this piece, and the first piece behind it.
fn amount(text: &str, pieces: &[Token], at: usize, habits: &Jurisdiction) -> Option<(u64, usize)> {
    let number = pieces.get(at).filter(|piece| piece.sort == Sort::Number)?;
    let mut digits = number.folded.clone();
    let mut end = at + 1;
    // «50 000».
    while let Some(next) = pieces.get(end).filter(|next| next.sort == Sort::Number && next.folded.len() == 3)
        && next.at.start == pieces[end - 1].at.end + 1
    {
        digits.push_str(&next.folded);
        end += 1;
    }
    let (value, taken) = if let Some((value, _)) = grouped(&digits) {
        multiplied(value, &pieces[end..], habits).unwrap_or((value, 0))
    } else {
        // «2,5 triệu».
        let (whole, part) = digits.split_once(['.', ',']).filter(|(_, part)| part.len() < 3)?;
        let (times, taken) = multiplied(1, &pieces[end..], habits)?;
        let tens = 10_u64.pow(u32::try_from(part.len()).ok()?);
        let parts = whole.parse::<u64>().ok()?.checked_mul(tens)?.checked_add(part.parse().ok()?)?;
        (parts.checked_mul(times)? / tens, taken)
    };
    end += taken;
    let currency = Phrase::longest(&habits.money.currency, &pieces[end..]).unwrap_or(0);
    let is_bare = taken == 0 && currency == 0;
    let before = text[..number.at.start].trim_end();
    let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && before.ends_with(['/', '-', 'm']);
    (value >= 1000 && !(is_bare && is_year)).then_some((value, end + currency))
}

/// The fault of a text with several amounts, which writes out a row for each.
pub(super) fn rows(text: &str, habits: &Jurisdiction) -> Option<Fault> {
    if !is_short(text) {
        return None;
    }
    let found = amounts(text, habits);
    if found.len() < 2 || found.len() > 6 {
        return None;
    }
    // What is said of an amount stands behind it, or before, as with the first.
    let is_before = text[..found[0].at.start].chars().any(char::is_alphabetic);
    let row = |index: usize| {
        let words = if is_before {
            let start = index.checked_sub(1).map_or(0, |before| found[before].at.end);
            &text[start..found[index].at.start]
        } else {
            &text[found[index].at.end..found.get(index + 1).map_or(text.len(), |next| next.at.start)]
        };
        row(found[index].value, words.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let rows: Vec<(String, String, bool)> = (0..found.len()).map(row).collect();
    let list = |each: fn(&(String, String, bool)) -> &String, and: &str| rows.iter().map(each).cloned().collect::<Vec<_>>().join(and);
    let typed = shown(text);
    let mut remedy = Words {
        vi: format!("viết mỗi mức một dòng: {}", list(|row| &row.0, " và ")).into(),
        en: format!("write a row for each: {}", list(|row| &row.1, " and ")).into(),
    };
    if rows.iter().any(|row| !row.2) {
        remedy.vi += "; mỗi dòng thêm `when:` hoặc `note:` cho biết khi nào";
        remedy.en += "; say in each, with `when:` or `note:`, when it applies";
    }
    Some(Fault::new("fee/not-an-amount", words!("«{typed}» có {count} mức", "`{typed}` holds {count} amounts", count = rows.len()), remedy))
}

/// A row in Vietnamese and in English, and whether it says when it applies.
fn row(value: u64, words: &str) -> (String, String, bool) {
    let both = |vi: String, en: String| (format!("`- {{amount: {value}{vi}}}`"), format!("`- {{amount: {value}{en}}}`"), true);
    let channel = ChannelType::named_in(words);
    match channel.filter(|_| words.split_whitespace().count() <= 5) {
        Some(kind) => both(format!(", when: {{channels: [{}]}}", kind.vietnamese()), format!(", when: {{channels: [{kind}]}}")),
        None if words.is_empty() => (format!("`- {{amount: {value}}}`"), format!("`- {{amount: {value}}}`"), false),
        None => both(format!(", note: {}", quote(words)), format!(", note: {}", quote(words))),
    }
}

/// «2 triệu 500 nghìn»: the whole amount, and how many pieces it takes behind the first number.
pub(super) fn multiplied(value: u64, pieces: &[Token], habits: &Jurisdiction) -> Option<(u64, usize)> {
    let times = |at: usize| {
        let found = habits.money.times.iter().filter(|(phrase, _)| phrase.begins(&pieces[at..]));
        found.max_by_key(|(phrase, _)| phrase.len()).map(|(phrase, times)| (*times, phrase.len()))
    };
    let (first, mut at) = times(0)?;
    let mut whole = value.checked_mul(first)?;
    while let Some(number) = pieces.get(at).filter(|piece| piece.sort == Sort::Number) {
        let Some((next, taken)) = times(at + 1) else { break };
        whole = whole.checked_add(number.folded.parse::<u64>().ok()?.checked_mul(next)?)?;
        at += 1 + taken;
    }
    Some((whole, at))
}
