//! «Không thu» beside a note that says otherwise.

use super::super::alphabet::lower;
use super::super::said::Said;
use super::note::{circular, sums};
use super::{Report, amount_at, in_note, noted};
use crate::finding::{Related, Spot};
use crate::jurisdiction::Money;
use crate::record::{Entry, Fee, Fees, Procedure};
use crate::trail;

/// Rows that say that nothing is paid, with their notes.
fn free(entry: &Entry<Procedure>) -> impl Iterator<Item = (usize, &Fee, &str)> {
    noted(entry).filter(|(_, fee, _)| fee.amount.is_some_and(|amount| amount.0 == 0) && fee.percent.is_none())
}

/// Whether the note says itself that nothing is paid, or for whom.
fn is_told(note: &str, money: &Money) -> bool {
    let low = lower(note);
    money.said_free.iter().any(|word| low.contains(word.as_str()))
}

/// Whether the note says that nothing is paid by anybody: not «Miễn cho người thuộc hộ nghèo».
fn is_free_for_all(low: &str, money: &Money) -> bool {
    money.said_free.iter().flat_map(|word| low.match_indices(word.as_str())).any(|(at, word)| {
        let rest = &low[at + word.len()..];
        let sentence = &rest[..rest.find(['.', ';', '\n']).unwrap_or(rest.len())];
        let words: Vec<&str> = sentence.split_whitespace().collect();
        !money.for_some.iter().any(|some| format!(" {} ", words.join(" ")).contains(&format!(" {some} ")))
    })
}

pub(super) fn with_amounts(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = entry.facts.fees.rows();
    for (index, _, note) in free(entry) {
        let elsewhere = |value: u64| rows.iter().any(|row| row.amount.is_some_and(|amount| amount.0 == value));
        let Some(sum) = sums(note).into_iter().find(|sum| sum.value > 0 && !elsewhere(sum.value)) else { continue };
        if is_told(&note[..sum.bytes.start], &report.habits().money) {
            continue;
        }
        let (said, value) = (&note[sum.bytes.clone()], sum.value);
        report.add(
            amount_at(index),
            words!("ghi 0 đồng, mà ghi chú nói phải trả «{said}»", "0, while the note says `{said}`"),
            words!(
                "viết mỗi mức thành một dòng `amount:` riêng, dòng đầu là `amount: {value}`",
                "write each amount as a row of its own, the first as `amount: {value}`"
            ),
        );
    }
}

pub(super) fn with_circular(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, _, note) in free(entry) {
        if is_told(note, &report.habits().money) || sums(note).iter().any(|sum| sum.value > 0) {
            continue;
        }
        let Some(bytes) = circular(note) else { continue };
        let number = &note[bytes.clone()];
        report.add(
            in_note(index, bytes.clone()),
            words!(
                "ghi 0 đồng, mà ghi chú dẫn Thông tư {number} quy định mức thu",
                "0, while the note cites the circular {number} that sets the fee"
            ),
            words!(
                "ghi mức thu trong Thông tư {number}; chưa tra được thì xóa dòng phí này để trang ghi «chưa rõ»",
                "write the amounts of {number}; until you have them, delete this row so that the page says it is unknown"
            ),
        );
    }
}

pub(super) fn undecided(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, _, note) in free(entry) {
        let low = lower(note);
        let low = low.trim().trim_end_matches('.');
        let Some(word) =
            ["chưa quy định", "chưa có quy định", "chưa có", "chưa xác định", "chưa ban hành"].iter().find(|word| low.starts_with(**word))
        else {
            continue;
        };
        report.add(
            in_note(index, 0..word.len().min(note.len())),
            words!("ghi 0 đồng, mà chưa quy định không phải là không thu", "0, while not decided yet is not free"),
            words!(
                "xóa dòng phí này để trang ghi «chưa rõ», hoặc viết `fees: none` nếu đúng là không thu",
                "delete this row so that the page says it is unknown, or write `fees: none` if it is free"
            ),
        );
    }
}

pub(super) fn set_elsewhere(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let money = &report.habits().money;
    for (index, _, note) in free(entry) {
        let low = lower(note);
        let Some((at, word)) = money.set_by.iter().filter_map(|word| Some((low.find(word.as_str())?, word))).min() else { continue };
        // A circular with its number, and amounts, are other findings.
        let is_other = sums(note).iter().any(|sum| sum.value > 0) || (circular(note).is_some() && !is_told(note, money));
        let is_issuer = cites(&low[..at]);
        if is_other || is_issuer || is_free_for_all(&low, money) {
            continue;
        }
        let said = &note[at..at + word.len()];
        report.add(
            amount_at(index),
            words!(
                "ghi 0 đồng, mà ghi chú nói mức thu do nơi khác quy định («{said}»)",
                "0, while the note says that another sets the fee (`{said}`)"
            ),
            words!(
                "xóa `amount: 0` và giữ `note`, để trang ghi theo ghi chú; biết mức thu thì ghi vào `amount`",
                "delete `amount: 0` and keep `note`, so that the page says what the note says; write the amount if you know it"
            ),
        );
    }
}

/// «Lệ phí: 50.000đ» among the requirements, beside `fees: none`.
pub(super) fn named(entry: &Entry<Procedure>, texts: &[Said<'_>], report: &mut Report<'_>) {
    if !matches!(entry.facts.fees, Fees::None(_)) {
        return;
    }
    let money = &report.habits().money;
    for said in texts {
        let found = sums(said.text).into_iter().find(|sum| {
            let before = &said.lower[..sum.bytes.start];
            let sentence = &before[before.rfind(['.', ';', '\n']).map_or(0, |at| at + 1)..];
            let is_named = money.named.iter().any(|word| sentence.contains(word.as_str()));
            sum.value > 0 && is_named && !money.said_free.iter().any(|word| sentence.contains(word.as_str()))
        });
        let Some(sum) = found else { continue };
        let (amount, value) = (&said.text[sum.bytes.clone()], sum.value);
        let here = Related::already(&entry.file, said.spot(sum.bytes));
        report.beside(
            Spot::Value(trail!["fees"]),
            words!("ghi không thu, mà có câu nói phải trả «{amount}»", "nothing is paid, while a text says `{amount}`"),
            words!(
                "ghi mức thu vào `fees:`, dòng đầu là `- {{amount: {value}}}`; nếu là khoản khác, sửa câu đó hoặc ghi `allow`",
                "write the amounts under `fees:`, the first as `- {{amount: {value}}}`; if another thing is meant, say so in the text, or `allow` it"
            ),
            [here],
        );
        return;
    }
}

/// Whether the words before name a text of law, whose issuer follows: «Thông tư số 281/2016/TT-BTC ngày 14/11/2016 của».
fn cites(before: &str) -> bool {
    let start = before.rfind([';', '\n']).map_or(0, |at| at + 1);
    let start = before.match_indices(". ").map(|(at, _)| at + 1).last().map_or(start, |at| at.max(start));
    circular(&before[start..]).is_some()
}
