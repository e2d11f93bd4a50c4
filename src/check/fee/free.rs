//! «Không thu» beside a note that says otherwise.

use super::super::alphabet::lower;
use super::note::{circular, sums};
use super::{Report, amount_at, dong, in_note, noted};
use crate::record::{Entry, Fee, Procedure};

/// Rows that say that nothing is paid, with their notes.
fn free(entry: &Entry<Procedure>) -> impl Iterator<Item = (usize, &Fee, &str)> {
    noted(entry).filter(|(_, fee, _)| fee.amount.is_some_and(|amount| amount.0 == 0) && fee.percent.is_none())
}

/// Whether the note says itself that nothing is paid, or for whom.
fn is_told(note: &str) -> bool {
    let low = lower(note);
    ["không thu", "miễn", "không phải nộp", "không mất", "không có phí", "không quy định phí", "hết hiệu lực"]
        .iter()
        .any(|word| low.contains(word))
}

pub(super) fn with_amounts(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = entry.facts.fees.rows();
    for (index, _, note) in free(entry) {
        let elsewhere = |value: u64| rows.iter().any(|row| row.amount.is_some_and(|amount| amount.0 == value));
        let Some(sum) = sums(note).into_iter().find(|sum| sum.value > 0 && !elsewhere(sum.value)) else { continue };
        if is_told(&note[..sum.bytes.start]) {
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
        if is_told(note) || sums(note).iter().any(|sum| sum.value > 0) {
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
        let none = dong(0);
        report.add(
            in_note(index, 0..word.len().min(note.len())),
            words!(
                "chưa quy định không phải là không thu; trang sẽ ghi {none} đồng",
                "not decided yet is not free; the page would say {none}"
            ),
            words!(
                "xóa dòng phí này để trang ghi «chưa rõ», hoặc viết `fees: none` nếu đúng là không thu",
                "delete this row so that the page says it is unknown, or write `fees: none` if it is free"
            ),
        );
    }
}
