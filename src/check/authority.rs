//! Authorities that were merged into others or renamed, where they are said to act.

use super::said::Said;
use super::text::is_history;
use super::{Check, Report};
use crate::jurisdiction::TermKind;

rules! {
    /// An authority by a name that is no more.
    FORMER_AUTHORITY "text/former-authority" Warning in "vn" since "0.1.0" Check::Said(authorities);
}

fn authorities(texts: &[Said<'_>], report: &mut Report<'_>) {
    let past = &report.habits().former;
    // One finding for each authority of an entry: it is one thing to learn.
    let mut told: Vec<&str> = Vec::new();
    for said in texts.iter().filter(|said| !is_history(said)) {
        for (bytes, known) in said.terms.iter().filter(|(_, known)| known.kind == TermKind::Authority) {
            let (before, after) = (clause(&said.lower[..bytes.start]), said.lower[bytes.end..].trim_start_matches([' ', ',', '(']));
            let is_past = past.past.iter().any(|word| before.trim_end().ends_with(word.as_str()) || after.starts_with(word.as_str()));
            let is_issuer = past.acted.iter().any(|word| after.starts_with(word.as_str())) || cites(before);
            if is_past || is_issuer || told.contains(&known.phrase) {
                continue;
            }
            told.push(known.phrase);
            let (name, instead) = (&said.text[bytes.clone()], known.instead());
            report.add(
                said.spot(bytes.clone()),
                words!("«{name}» đã hợp nhất hoặc đổi tên, không còn cơ quan này", "`{name}` was merged or renamed"),
                words!(
                    "viết «{instead}»; nếu cần nhắc tên cũ, viết «{name} (cũ)»",
                    "write «{instead}»; where the old name is needed, write «{name} (cũ)»"
                ),
            );
        }
    }
}

/// The words before, back to where the sentence or an item of it begins.
fn clause(before: &str) -> &str {
    let start = before.rfind([';', '\n']).map_or(0, |at| at + 1);
    let start = before.match_indices(". ").map(|(at, _)| at + 1).last().map_or(start, |at| at.max(start));
    &before[start..]
}

/// Whether a text of law is cited, whose issuer is named as it was then: «Thông tư số 12/2020/TT-BGTVT ngày … của Bộ trưởng …».
fn cites(clause: &str) -> bool {
    clause.split_whitespace().any(|word| {
        let mut parts = word.split('/');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        first.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit()) && !second.is_empty() && word.len() > 7
    })
}
