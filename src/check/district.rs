//! The level of government that ended, by what it was called and by the names of its parts.

use std::ops::Range;

use super::said::Said;
use super::text::{is_history, is_told};
use super::{Check, Report};
use crate::jurisdiction::{Former, TermKind};

rules! {
    /// The level of government that ended.
    FORMER_DISTRICT "text/former-district" Warning in "vn" since "0.1.0" Check::Said(districts);
}

fn districts(texts: &[Said<'_>], report: &mut Report<'_>) {
    let former = &report.habits().former;
    for said in texts.iter().filter(|said| !is_history(said)) {
        let is_past = |at: &Range<usize>| {
            let before = &said.lower[..at.start];
            is_told(&said.lower, at.start, at.end) || former.past.iter().any(|word| before.trim_end().ends_with(word.as_str()))
        };
        let terms: Vec<_> = said.terms.iter().filter(|(_, term)| term.kind == TermKind::District).collect();
        for (bytes, term) in terms.iter().filter(|(bytes, _)| !is_past(bytes)) {
            let (word, instead) = (&said.text[bytes.clone()], term.instead());
            report.add(
                said.spot(bytes.clone()),
                words!("«{word}»: cấp huyện không còn từ ngày 01/07/2025", "`{word}`: the district level ended on 1 July 2025"),
                words!("viết «{instead}»", "write who does it now: «{instead}»"),
            );
        }
        let is_known = |at: &Range<usize>| terms.iter().any(|(bytes, _)| bytes.start < at.end && at.start < bytes.end);
        for at in named(said, former).into_iter().filter(|at| !is_known(at) && !is_past(at)) {
            let name = &said.text[at.clone()];
            report.add(
                said.spot(at),
                words!("«{name}» không còn từ ngày 01/07/2025", "`{name}` ended on 1 July 2025"),
                words!(
                    "viết xã, phường, đặc khu và tỉnh, thành phố hiện nay; nếu cần nhắc tên cũ, viết «{name} (cũ)»",
                    "name the commune and the province of today; where the old name is needed, write «{name} (cũ)»"
                ),
            );
        }
    }
}

/// Where districts are named: «huyện Hòa Vang», «Quận 1»; in addresses «Q.1» too.
fn named(said: &Said<'_>, former: &Former) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut look = |units: &[String], is_short: bool| {
        let text = if is_short { said.text } else { &said.lower };
        for (start, unit) in places(text, units) {
            let (before, end) = (&said.text[..start], start + unit.len());
            let rest = &said.text[end..];
            let name = rest.trim_start_matches(' ');
            let is_apart = !before.ends_with(char::is_alphanumeric) && (is_short || name.len() < rest.len());
            let is_street = former.not_after.iter().any(|word| said.lower[..start].trim_end().ends_with(word.as_str()));
            // In capitals throughout nobody can tell a name.
            let is_shouted = !is_short && !said.text[start..end].contains(char::is_lowercase);
            if let Some(length) = name_length(name).filter(|_| is_apart && !is_street && !is_shouted) {
                found.push(start..end + (rest.len() - name.len()) + length);
            }
        }
    };
    look(&former.units, false);
    if said.last_key() == "address" {
        look(&former.short, true);
    }
    found.sort_by_key(|at| at.start);
    found
}

/// Where any of these words stands, in one pass over the text.
fn places<'u>(text: &str, units: &'u [String]) -> impl Iterator<Item = (usize, &'u String)> {
    let mut firsts = [false; 256];
    units.iter().filter_map(|unit| unit.bytes().next()).for_each(|first| firsts[usize::from(first)] = true);
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(move |at| firsts[usize::from(bytes[*at])]);
    // The third byte tells nearly all other words apart, without a call: «th» begins every tenth word.
    let may_be = move |at: usize, unit: &[u8]| unit.get(2).is_none_or(|third| bytes.get(at + 2) == Some(third));
    let is_it = move |at: usize, unit: &[u8]| may_be(at, unit) && bytes[at..].starts_with(unit);
    starts.flat_map(move |at| units.iter().filter(move |unit| is_it(at, unit.as_bytes())).map(move |unit| (at, unit)))
}

/// How long the name is with which a text begins: words with capitals, or a number.
fn name_length(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let is_whole = !text[digits..].starts_with(|c: char| {
            c.is_alphanumeric() || matches!(c, '.' | ',' | '/') && text[digits + 1..].starts_with(|c: char| c.is_ascii_digit())
        });
        return (digits <= 2 && is_whole).then_some(digits);
    }
    let mut end = 0;
    for word in text.split_inclusive(' ').take(4) {
        let bare = word.trim_end();
        let letters = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !letters.starts_with(char::is_uppercase) {
            break;
        }
        let start = end;
        end = start + word.len();
        if letters.len() < bare.len() {
            return Some(start + letters.len());
        }
    }
    let name = text[..end].trim_end();
    (!name.is_empty()).then_some(name.len())
}
