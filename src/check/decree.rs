//! Sentences copied out of a text of law, which speak of it as «this»: on a page nobody knows which.

use std::ops::Range;

use super::said::Said;
use super::text::is_history;
use super::{Check, Report};
use crate::finding::{Fix, Words};
use crate::jurisdiction::{LawKind, Laws};
use crate::record::{Entry, Procedure, number_in};

rules! {
    /// «Nghị định này», «khoản 2 Điều này», «mục 1.3».
    THIS_DECREE "text/this-decree" Warning in "vn" since "0.1.0" Check::Beside(this);
}

/// What is meant by something that is not there.
enum Missing<'a> {
    /// A text of law of this kind.
    Law(&'a LawKind),
    /// A text of law, or a part of one.
    Part,
    /// A section of a form that readers do not have.
    Section,
}

fn this(entry: &Entry<Procedure>, texts: &[Said<'_>], report: &mut Report<'_>) {
    let laws = &report.habits().laws;
    let numbers: Vec<&str> = entry.facts.laws.iter().map(|law| number_in(&law.0)).collect();
    for (at, said) in texts.iter().enumerate().filter(|(_, said)| !is_history(said)) {
        for (bytes, missing) in found(said, laws) {
            // A list that goes on may name in one item what it means in the next; papers are read one by one.
            let above = texts[..at].iter().filter(|other| other.key() == said.key() && said.key() != "documents");
            let is_told = match &missing {
                Missing::Law(kind) => above.clone().any(|other| named(other, other.lower.len(), kind)),
                Missing::Part => above.clone().any(|other| laws.parts.keys().any(|part| numbered(&other.lower, part))),
                Missing::Section => texts.iter().any(|other| begins_with(other, &said.text[bytes.clone()])),
            };
            if is_told {
                continue;
            }
            let word = &said.text[bytes.clone()];
            let of_kind: Vec<&str> = match &missing {
                Missing::Law(kind) => numbers.iter().copied().filter(|number| kind.has(number)).collect(),
                _ => Vec::new(),
            };
            let (message, fix) = (
                message(word, &missing),
                match (&missing, &of_kind[..]) {
                    (Missing::Law(kind), [only]) => Some(Fix::offered(format!("{} số {only}", kind.name))),
                    _ => None,
                },
            );
            report.fix(said.spot(bytes.clone()), message, remedy(&missing, &of_kind), fix);
        }
    }
}

fn message(word: &str, missing: &Missing<'_>) -> Words {
    match missing {
        Missing::Section => words!(
            "«{word}» là mục của tờ mẫu công bố, trang này không có mục ấy",
            "`{word}` is a section of the form of publication, which this page does not have"
        ),
        _ => words!("«{word}»: chép từ văn bản luật, người đọc không biết là văn bản nào", "`{word}` was copied from a law: which one?"),
    }
}

fn remedy(missing: &Missing<'_>, of_kind: &[&str]) -> Words {
    match (missing, of_kind) {
        (Missing::Law(kind), [only]) => words!("viết «{name} số {only}»", "write «{name} số {only}»", name = kind.name),
        (Missing::Law(kind), [first, second, ..]) => words!(
            "viết tên với số hiệu, như «{name} số {first}» hoặc «{name} số {second}»",
            "write it with its number, such as «{name} số {first}» or «{name} số {second}»",
            name = kind.name
        ),
        (Missing::Law(kind), []) => {
            let code = kind.codes.first().map_or("", String::as_str);
            words!(
                "viết tên với số hiệu, như «{name} số 00/2026/{code}…»",
                "write it with its number, such as «{name} số 00/2026/{code}…»",
                name = kind.name
            )
        }
        (Missing::Part, _) => words!(
            "viết thêm văn bản nào, như «khoản 2 Điều 5 Nghị định số 00/2026/NĐ-CP», hoặc nói thẳng nội dung",
            "say of which text, such as «khoản 2 Điều 5 Nghị định số 00/2026/NĐ-CP», or say what it says"
        ),
        (Missing::Section, _) => {
            words!("bỏ chỗ này; giấy tờ thì viết «giấy tờ ghi ở trang này»", "leave it out; for papers write «giấy tờ ghi ở trang này»")
        }
    }
}

/// Everything in the text that means something not there.
fn found<'l>(said: &Said<'_>, laws: &'l Laws) -> Vec<(Range<usize>, Missing<'l>)> {
    let lower = &said.lower;
    let mut found = Vec::new();
    for (at, this) in lower.match_indices(laws.this.as_str()) {
        let end = at + this.len();
        let head = lower[..at].trim_end();
        if head.len() == at || lower[end..].starts_with(char::is_alphanumeric) {
            continue;
        }
        let part = || laws.parts.iter().find_map(|(part, own)| Some((ends_with(head, part)?, part, own)));
        if let Some((start, kind)) = laws.kinds.iter().find_map(|kind| Some((ends_with(head, &low(&kind.name))?, kind))) {
            let is_other = kind.not_after.iter().any(|word| lower[..start].trim_end().ends_with(word.as_str()));
            if !is_other && !named(said, start, kind) {
                found.push((start..end, Missing::Law(kind)));
            }
        } else if let Some(start) = laws.acts.iter().find_map(|act| ends_with(head, &low(act))) {
            let is_cited = said.text[start..].starts_with(char::is_uppercase) && is_behind(&lower[..start], &laws.places);
            if is_cited && !lower[..start].contains(&lower[start..head.len()]) {
                found.push((start..end, Missing::Part));
            }
        } else if let Some((start, part, own)) = part() {
            let (before, near) = (&lower[..start], tail(&lower[..start], 40));
            let is_cited = is_behind(before, &laws.places) || own.iter().any(|own| word_in(near, own));
            if is_cited && !numbered(before, part) {
                found.push((start..end, Missing::Part));
            }
        }
    }
    found.extend(sections(lower, laws).map(|bytes| (bytes, Missing::Section)));
    found
}

/// Whether a part of a law is named with its number.
fn numbered(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| text[at + part.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// «mục 1.3», unless it is said of what.
fn sections<'a>(lower: &'a str, laws: &'a Laws) -> impl Iterator<Item = Range<usize>> + 'a {
    lower.match_indices(laws.section.as_str()).filter_map(|(at, word)| {
        let rest = &lower[at + word.len()..];
        let number = rest.trim_start();
        let length = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
        let length = number[..length].trim_end_matches('.').len();
        let end = lower.len() - number.len() + length;
        let is_word = rest.starts_with(' ') && !lower[..at].ends_with(char::is_alphanumeric);
        let of = |text: &str| laws.section_of.iter().any(|word| word_in(text, word));
        let is_numbered = number[..length].contains('.') && number.starts_with(|c: char| c.is_ascii_digit());
        (is_word && is_numbered && !of(head(&lower[end..], 60)) && !of(tail(&lower[..at], 24))).then_some(at..end)
    })
}

/// Whether a text begins with the number of this section.
fn begins_with(said: &Said<'_>, section: &str) -> bool {
    let number = section.trim_start_matches(|c: char| !c.is_ascii_digit());
    let text = said.text.trim_start();
    text.strip_prefix(number).is_some_and(|rest| rest.starts_with(['.', ' ', ')', ':']))
}

/// Whether a law of this kind is named before these bytes: with its number or its title.
fn named(said: &Said<'_>, until: usize, kind: &LawKind) -> bool {
    let name = low(&kind.name);
    said.lower[..until].match_indices(&name).any(|(at, _)| {
        let is_other = kind.not_after.iter().any(|word| said.lower[..at].trim_end().ends_with(word.as_str()));
        let rest = said.text[at + name.len()..].trim_start();
        !is_other && (rest.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase()) || rest.starts_with("số"))
    })
}

/// Where this word begins, if the text ends with it.
fn ends_with(text: &str, word: &str) -> Option<usize> {
    let start = text.strip_suffix(word)?.len();
    (!text[..start].ends_with(char::is_alphanumeric)).then_some(start)
}

fn is_behind(before: &str, words: &[String]) -> bool {
    words.iter().any(|word| ends_with(before.trim_end(), word).is_some())
}

fn word_in(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric) && !text[at + word.len()..].starts_with(char::is_alphanumeric))
}

fn low(text: &str) -> String {
    super::alphabet::lower(text)
}

/// At most this many bytes of its end.
fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// At most this many bytes of its start.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
