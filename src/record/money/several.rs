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

/// The fault of a text with several amounts, which writes out a row for each. What is said of an amount is bound to it only where
/// the text leaves no choice: «20.000đ (trẻ em 10.000đ)», «10.000 trực tuyến; 20.000 trực tiếp».
pub(super) fn rows(text: &str, habits: &Jurisdiction) -> Option<Fault> {
    if !is_short(text) {
        return None;
    }
    let found = amounts(text, habits);
    if found.len() < 2 || found.len() > 6 || found.iter().any(|amount| is_relative(&text[..amount.at.start], habits)) {
        return None;
    }
    let words = bound(text, &found, habits).unwrap_or_else(|| vec![String::new(); found.len()]);
    let rows: Vec<(String, String, bool)> = found.iter().zip(&words).map(|(found, words)| row(found.value, words, habits)).collect();
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

/// Whether the amount behind this text is none by itself: a bound or a difference, as in «giảm 10.000đ», «đến 70.000».
pub(super) fn is_relative(before: &str, habits: &Jurisdiction) -> bool {
    let pieces = tokens(before);
    habits.money.relative.iter().any(|phrase| pieces.len() >= phrase.len() && phrase.is(&pieces[pieces.len() - phrase.len()..]))
}

/// What is said of each amount, where each stands in a part of its own, or all words stand on the same side of their amounts.
fn bound(text: &str, found: &[FoundAmount], habits: &Jurisdiction) -> Option<Vec<String>> {
    let parts = parts(text, found);
    let within = |part: &Range<usize>| found.iter().filter(|amount| part.contains(&amount.at.start)).collect::<Vec<_>>();
    let mut all = Vec::new();
    for part in &parts {
        match &within(part)[..] {
            [] => return None,
            [one] => {
                let (before, behind) = (apart(&text[part.start..one.at.start], habits), apart(&text[one.at.end..part.end], habits));
                all.push(format!("{before} {behind}").trim().to_owned());
            }
            several => {
                let ends: Vec<usize> = several.iter().map(|amount| amount.at.end).collect();
                let starts: Vec<usize> = several.iter().map(|amount| amount.at.start).collect();
                let has_words = |range: Range<usize>| text[range].contains(char::is_alphanumeric);
                let sides = (has_words(part.start..starts[0]), has_words(ends[ends.len() - 1]..part.end));
                let words: Vec<String> = match sides {
                    (true, false) => std::iter::once(part.start)
                        .chain(ends)
                        .zip(starts)
                        .map(|(from, to)| apart(&text[from..to], habits).into())
                        .collect(),
                    (false, true) => ends
                        .into_iter()
                        .zip(starts.into_iter().skip(1).chain([part.end]))
                        .map(|(from, to)| apart(&text[from..to], habits).into())
                        .collect(),
                    _ => return None,
                };
                if words.iter().any(String::is_empty) {
                    return None;
                }
                all.extend(words);
            }
        }
    }
    Some(all)
}

/// The parts of a text between commas, semicolons and slashes. Brackets around an amount are a part; others belong to where they stand.
fn parts(text: &str, found: &[FoundAmount]) -> Vec<Range<usize>> {
    let is_in_amount = |at: usize| found.iter().any(|amount| amount.at.contains(&at));
    let (mut parts, mut start, mut quiet) = (Vec::new(), 0, None);
    for (at, c) in text.char_indices().filter(|(at, _)| !is_in_amount(*at)) {
        let is_cut = match (c, quiet) {
            (')' | ']', Some(end)) if at == end => {
                quiet = None;
                false
            }
            (_, Some(_)) => false,
            ('(' | '[', None) => {
                let end = text[at..].find([')', ']']).map(|end| at + end);
                quiet = end.filter(|end| !found.iter().any(|amount| (at..*end).contains(&amount.at.start)));
                quiet.is_none()
            }
            // «1/7/2026» is a day.
            ('/', None) => !text[at + 1..].starts_with(|c: char| c.is_ascii_digit()) || !text[..at].ends_with(|c: char| c.is_ascii_digit()),
            _ => matches!(c, ',' | ';' | '|' | '\n' | ')' | ']'),
        };
        if is_cut {
            parts.push(start..at);
            start = at + c.len_utf8();
        }
    }
    parts.push(start..text.len());
    parts.retain(|part| text[part.clone()].contains(char::is_alphanumeric));
    parts
}

/// Words without the signs and the «và» at their ends. A bracket that opens among them is closed.
fn apart<'t>(words: &'t str, habits: &Jurisdiction) -> &'t str {
    let pieces: Vec<Token> = tokens(words);
    let and = &habits.weekdays.and;
    let is_word = |piece: &Token| piece.sort != Sort::Sign;
    let from = pieces.iter().position(is_word).unwrap_or(pieces.len());
    let from = from + Phrase::longest(and, &pieces[from..]).unwrap_or(0);
    let mut to = pieces.iter().rposition(is_word).map_or(0, |last| last + 1);
    let ends = |phrase: &&Phrase| to >= phrase.len() && phrase.is(&pieces[to - phrase.len()..to]);
    to -= and.iter().filter(ends).map(Phrase::len).max().unwrap_or(0);
    let Some(kept) = pieces.get(from..to).filter(|kept| !kept.is_empty()) else { return "" };
    let is_open = kept.iter().filter(|piece| piece.is('(')).count() > kept.iter().filter(|piece| piece.is(')')).count();
    let end = pieces.get(to).filter(|next| is_open && next.is(')')).unwrap_or(&kept[kept.len() - 1]);
    &words[kept[0].at.start..end.at.end]
}

/// A row in Vietnamese and in English, and whether it says when it applies.
fn row(value: u64, words: &str, habits: &Jurisdiction) -> (String, String, bool) {
    let both = |vi: String, en: String| (format!("`- {{amount: {value}{vi}}}`"), format!("`- {{amount: {value}{en}}}`"), true);
    match ChannelType::only(words, &habits.money.at_channel) {
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
