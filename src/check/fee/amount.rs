//! The amount against its own note.

use super::note::{NotedSum, sums};
use super::since::since;
use super::{Report, amount_at, dong, in_note, is_dong, noted};
use crate::record::{Entry, Fee, Procedure};

/// What the note makes of the amount.
#[derive(Debug, Clone, PartialEq, Eq)]
enum AmountReading {
    /// It names it, or names nothing.
    Same,
    /// The amount lost three zeros: what the note says.
    Thousandth(NotedSum),
    /// The note has three zeros too many: what it says, and what it should say.
    Thousandfold(NotedSum, u64),
    /// The note says the same number of dollars.
    Dollars(NotedSum),
    /// The note names other amounts.
    Other(NotedSum),
}

/// Compares a row with its note.
fn read(fee: &Fee, note: &str) -> AmountReading {
    let Some(amount) = fee.amount.map(|amount| amount.0).filter(|amount| *amount > 0) else { return AmountReading::Same };
    let all = sums(note);
    let is_dong = is_dong(fee);
    let ours: Vec<&NotedSum> = all.iter().filter(|sum| sum.value > 0 && (sum.currency == "VND") == is_dong).collect();
    if ours.iter().any(|sum| sum.value == amount) || is_share(amount, &ours, note) {
        // A second sum of a thousand times as much is still a slip.
        return match ours.iter().find(|sum| amount >= 1_000 && (sum.value == amount * 1_000 || sum.value == amount * 500)) {
            Some(sum) if is_dong && amount < 1_000_000 => AmountReading::Thousandfold((*sum).clone(), sum.value / 1_000),
            _ => AmountReading::Same,
        };
    }
    if is_dong && amount < 1_000 {
        if let Some(sum) = ours.iter().find(|sum| sum.value == amount * 1_000) {
            return AmountReading::Thousandth((*sum).clone());
        }
        if let Some(sum) = ours.iter().find(|sum| sum.value == amount * 1_000_000) {
            return AmountReading::Thousandfold((*sum).clone(), sum.value / 1_000);
        }
        if let Some(sum) = all.iter().find(|sum| sum.currency == "USD" && sum.value == amount) {
            return AmountReading::Dollars(sum.clone());
        }
    }
    if is_dong && let Some(sum) = ours.iter().find(|sum| amount >= 1_000 && (sum.value == amount * 1_000 || sum.value == amount * 500)) {
        return AmountReading::Thousandfold((*sum).clone(), sum.value / 1_000);
    }
    ours.first().map_or(AmountReading::Same, |sum| AmountReading::Other((*sum).clone()))
}

/// Whether the amount is a share or a sum of what the note names: «bằng 50% mức 100.000 đồng».
fn is_share(amount: u64, sums: &[&NotedSum], note: &str) -> bool {
    let shares = note.match_indices('%').filter_map(|(at, _)| {
        let start = note[..at].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        note.get(start..at)?.parse::<u64>().ok().filter(|share| *share <= 100)
    });
    let shares: Vec<u64> = shares.collect();
    sums.iter()
        .any(|sum| shares.iter().any(|share| [*share, 100 - share].iter().any(|share| sum.value.saturating_mul(*share) / 100 == amount)))
        || (sums.len() > 1 && sums.iter().map(|sum| sum.value).fold(0, u64::saturating_add) == amount)
}

pub(super) fn thousandth(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, fee, note) in noted(entry) {
        if let AmountReading::Thousandth(sum) = read(fee, note) {
            let (amount, value, said) = (sum.value / 1_000, sum.value, &note[sum.bytes.clone()]);
            report.add(
                amount_at(index),
                words!("{amount} đồng, mà ghi chú của nó nói «{said}»", "{amount} đồng, while its note says `{said}`"),
                words!("viết `amount: {value}`", "write `amount: {value}`"),
            );
        }
    }
}

pub(super) fn under_thousand(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, fee) in entry.facts.fees.rows().iter().enumerate() {
        let Some(amount) = fee.amount.map(|amount| amount.0).filter(|amount| (1..1_000).contains(amount) && is_dong(fee)) else { continue };
        let note = fee.note.as_ref().map_or("", |note| &note.original);
        let is_small = fee.per.as_ref().is_some_and(|per| per.original.contains("trang") || per.original.contains("tờ"));
        let told = sums(note).iter().any(|sum| sum.value == amount);
        if is_small || told || matches!(read(fee, note), AmountReading::Thousandth(_) | AmountReading::Dollars(_)) {
            continue;
        }
        let value = amount * 1_000;
        let shown = dong(value);
        report.add(
            amount_at(index),
            words!("{amount} đồng: không khoản phí nào nhỏ như vậy", "{amount} đồng: nobody charges so little"),
            words!(
                "nếu là {shown} đồng, viết `amount: {value}`; nếu là đô la, thêm `currency: USD`",
                "write `amount: {value}` if that is meant, or add `currency: USD` if it is in dollars"
            ),
        );
    }
}

pub(super) fn wrong_currency(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, fee, note) in noted(entry) {
        if let AmountReading::Dollars(sum) = read(fee, note) {
            let (amount, said) = (sum.value, &note[sum.bytes.clone()]);
            report.add(
                amount_at(index),
                words!("{amount} đồng, mà ghi chú của nó nói «{said}»", "{amount} đồng, while its note says `{said}`"),
                words!("viết `currency: USD` cho dòng này", "write `currency: USD` in this row"),
            );
        }
    }
}

pub(super) fn note_thousandfold(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, fee, note) in noted(entry) {
        if let AmountReading::Thousandfold(sum, right) = read(fee, note) {
            let (said, shown) = (&note[sum.bytes.clone()], dong(right));
            report.add(
                in_note(index, sum.bytes.clone()),
                words!("«{said}» lớn gấp nghìn lần mức phí của dòng này", "`{said}` is a thousand times the fee of this row"),
                words!("nếu đúng là {shown} đồng, viết «{shown}đ»; xem lại văn bản", "write `{shown}đ` if the law says so"),
            );
        }
    }
}

pub(super) fn not_in_note(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, fee, note) in noted(entry) {
        if let (AmountReading::Other(sum), Some(amount)) = (read(fee, note), fee.amount) {
            let (amount, said, value) = (amount.0, &note[sum.bytes.clone()], sum.value);
            let from = since(note, report.habits());
            // A row that ends before speaks of today alone.
            if from.zip(fee.effective.to).is_some_and(|(from, to)| to < from) {
                continue;
            }
            let remedy = from.and_then(|from| Some((from, from.0.yesterday().ok()?))).map(|(from, to)| {
                words!(
                    "nếu mức này thu từ {from}, thêm dòng `- {{amount: {value}, effective: {{from: {from}}}}}`, và ở dòng này thêm `effective: {{to: {to}}}`",
                    "if that is paid from {from} on, add a row `- {{amount: {value}, effective: {{from: {from}}}}}`, and write `effective: {{to: {to}}}` in this one"
                )
            });
            report.add(
                amount_at(index),
                words!(
                    "mức {amount} không có trong ghi chú của chính nó, nơi ghi «{said}»",
                    "{amount} is not in its own note, which says `{said}`"
                ),
                remedy.unwrap_or_else(|| {
                    words!(
                        "nếu ghi chú đúng, viết `amount: {value}`; nếu không, sửa ghi chú",
                        "write `amount: {value}` if the note is right, else correct the note"
                    )
                }),
            );
        }
    }
}
