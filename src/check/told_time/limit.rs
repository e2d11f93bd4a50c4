//! What a length of time in a text says: a limit, one for a case, or something else.

use super::super::alphabet::lower;
use super::super::deadline::limits;
use crate::jurisdiction::{Jurisdiction, Pattern, Sort, Token, tokens};
use crate::record::{Duration, lengths};

/// A length of time in a text.
pub(super) struct Told {
    pub(super) time: Duration,
    pub(super) kind: Kind,
    /// It counts from when the papers were handed in.
    pub(super) from_intake: bool,
}

/// What a length of time says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A limit and nothing else: «Thời hạn giải quyết: 18 ngày, kể từ ngày nhận đủ hồ sơ».
    Alone,
    /// One that holds in a case: «07 ngày đối với trường hợp cấp lại».
    InCase,
    /// A limit for something that is done.
    OfWork,
    /// No limit: «ảnh chụp không quá 06 tháng».
    Other,
}

/// Every length of time that a text tells.
pub(super) fn told(text: &str, habits: &Jurisdiction) -> Vec<Told> {
    let found = lengths(text, habits);
    if found.is_empty() {
        return Vec::new();
    }
    let low = lower(text);
    let mut all = Vec::with_capacity(found.len());
    for (index, (time, at)) in found.iter().enumerate() {
        let Some(time) = time.said() else { continue };
        let from = index.checked_sub(1).map_or(0, |before| found[before].1.end);
        let to = found.get(index + 1).map_or(text.len(), |(_, next)| next.start);
        let head = item_start(&low[from..at.start]);
        let tail = &low[at.end..at.end + item_end(&low[at.end..to])];
        let rest = tokens(tail);
        let skipped = rest.iter().take_while(|token| token.sort == Sort::Sign && !token.is('(')).count();
        let after = Pattern::longest(&habits.durations.after, &rest[skipped..]);
        let rest = &rest[skipped + after.unwrap_or(0)..];
        let rest = rest.iter().find(|token| token.sort != Sort::Sign).map_or("", |token| &tail[token.at.start..]);
        let words = &habits.durations;
        let begins = |list: &[String], text: &str| list.iter().any(|word| text.starts_with(word.as_str()));
        let by_case = |text: &str| begins(&words.by_case, text) && !begins(&words.no_case, text);
        let label = head.rsplit_once(':').filter(|(_, limit)| is_only(&tokens(limit), &habits.durations.before));
        // «Cấp mới: 07 ngày kể từ khi nhận đủ hồ sơ» is a case; what counts from something else is a part of the work.
        let names_case = |label: &str| {
            let label = label.trim_start();
            by_case(label) || after.is_some() && Pattern::longest(&habits.durations.before, &tokens(label)).is_none()
        };
        let is_longer = words.longer.iter().any(|word| head.contains(word.as_str()) || tail.contains(word.as_str()));
        let is_case = by_case(head) && limits(head, words);
        let kind = if is_longer {
            Kind::Other
        } else if is_case || by_case(rest) || (rest.is_empty() && label.is_some_and(|(label, _)| names_case(label))) {
            Kind::InCase
        } else if rest.is_empty() && is_only(&tokens(head), &habits.durations.before) {
            Kind::Alone
        } else if limits(head, words) || after.is_some() {
            Kind::OfWork
        } else {
            Kind::Other
        };
        all.push(Told { time, kind, from_intake: after.is_some() });
    }
    all
}

/// The end of a text behind its last sentence or item.
fn item_start(text: &str) -> &str {
    let start = text.rfind([';', '\n']).map_or(0, |at| at + 1);
    let bullets = [". ", " + ", " - "].into_iter().flat_map(|sign| text.match_indices(sign).map(|(at, sign)| at + sign.len()));
    let start = bullets.max().map_or(start, |at| at.max(start));
    text[start..].trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Where the first sentence or item of a text ends.
fn item_end(text: &str) -> usize {
    let end = text.find([';', '\n']).unwrap_or(text.len());
    text.find(". ").map_or(end, |at| at.min(end))
}

/// Whether these pieces are nothing but what is said before a limit.
fn is_only(mut pieces: &[Token], before: &[Pattern]) -> bool {
    while let Some(first) = pieces.first() {
        let taken = Pattern::longest(before, pieces).unwrap_or(usize::from(first.sort == Sort::Sign));
        if taken == 0 {
            return false;
        }
        pieces = &pieces[taken..];
    }
    true
}
