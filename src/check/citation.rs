//! Laws that texts cite, against those that the entry lists.

use std::ops::Range;

use super::law::cited;
use super::said::Said;
use super::text::is_history;
use super::{Check, Report};
use crate::jurisdiction::Laws;
use crate::record::{Entry, Procedure, law_key, number_in};

rules! {
    /// A law that a text cites, and the list of laws does not have.
    CITED_NOT_LISTED "law/cited-not-listed" Notice in "vn" since "0.1.0" Check::Beside(not_listed);
}

fn not_listed(entry: &Entry<Procedure>, texts: &[Said<'_>], report: &mut Report<'_>) {
    // Without any law the entry lacks them all, which is another fault.
    if entry.facts.laws.is_empty() {
        return;
    }
    let laws = &report.habits().laws;
    let mut known: Vec<String> = cited(entry).map(|(name, _)| law_key(number_in(&name.0))).collect();
    for said in texts.iter().filter(|said| !is_history(said)) {
        for bytes in numbers(said.text, laws) {
            let (number, after) = (&said.text[bytes.clone()], &said.lower[bytes.end..]);
            let stop = after.find([';', '\n']).unwrap_or(after.len());
            let has_ended = laws.ended.iter().any(|word| after[..stop].contains(word.as_str()));
            let key = law_key(number);
            if known.contains(&key) || has_ended {
                continue;
            }
            known.push(key);
            let start = number.rsplit_once('/').map_or(number, |(start, _)| start);
            let twin =
                cited(entry).map(|(name, _)| number_in(&name.0)).find(|other| other.rsplit_once('/').is_some_and(|(s, _)| s == start));
            let remedy = if let Some(other) = twin {
                words!(
                    "viết «{other}» như trong `laws`, hoặc sửa `laws` thành «{number}»",
                    "write «{other}» as in `laws`, or correct `laws` to «{number}»"
                )
            } else if said.key() == "fees" {
                words!(
                    "thêm `law: {number}` vào dòng phí này; dòng đã có `law` thì thêm `- {number}` vào `laws`",
                    "add `law: {number}` to this row, or `- {number}` to `laws` if the row has one"
                )
            } else {
                words!("thêm `- {number}` vào `laws`", "add `- {number}` to `laws`")
            };
            let message =
                words!("nhắc {number}, mà căn cứ pháp lý (`laws`) không có văn bản này", "{number} is cited, and `laws` does not list it");
            report.add(said.spot(bytes), message, remedy);
        }
    }
}

/// Where numbers of laws stand in a text: `60/2023/TT-BTC`. Numbers of decisions and letters are none.
fn numbers(text: &str, laws: &Laws) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (stroke, _) in text.match_indices('/') {
        let start = text[..stroke]
            .rfind(|c: char| !c.is_ascii_alphanumeric())
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let rest = &text[stroke + 1..];
        let Some(kind) = rest.get(4..).and_then(|rest| rest.strip_prefix('/')) else { continue };
        let length = kind.find(|c: char| !(c.is_uppercase() || c.is_ascii_digit() || c == '-')).unwrap_or(kind.len());
        // «60/2023/TT-BTCMẫu»: the next word was glued to it.
        let is_glued = kind[length..].starts_with(char::is_lowercase);
        let glued = kind[..length].chars().next_back().filter(|_| is_glued).map_or(0, char::len_utf8);
        let length = length - glued;
        // The year of a document that follows: «TT-BCA2026»; only numbers of the National Assembly end in figures.
        let letters = kind[..length].trim_end_matches(|c: char| c.is_ascii_digit());
        let length = if letters.ends_with("QH") { length } else { letters.len() };
        // «116/2017/NĐ- CP» and «96/2024/NĐ-C» are cut.
        if kind[..length].rsplit('-').next().is_none_or(|last| last.chars().count() < 2) {
            continue;
        }
        let bytes = start..stroke + 6 + length;
        let first = &text[start..stroke];
        let is_number = first.starts_with(|c: char| c.is_ascii_digit()) && rest[..4].bytes().all(|byte| byte.is_ascii_digit());
        if is_number && laws.kinds.iter().any(|kind| kind.has(&text[bytes.clone()])) {
            found.push(bytes);
        }
    }
    found
}
