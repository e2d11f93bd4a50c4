//! What the note of a fee says: sums of money, the end of a reduction, the circular that sets it.

use std::ops::Range;

use super::super::alphabet::lower;
use crate::record::Date;

/// A sum of money in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotedSum {
    /// Where it stands, with its unit.
    pub(super) bytes: Range<usize>,
    /// How much.
    pub(super) value: u64,
    /// Its currency.
    pub(super) currency: &'static str,
}

/// Every sum in a text: a number with its currency, or one in groups of three before a `/`. Numbers of laws are none.
pub(super) fn sums(text: &str) -> Vec<NotedSum> {
    let mut sums = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return sums;
    }
    let low = lower(text);
    let bytes = low.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let from = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit() || (matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)))
        {
            at += 1;
        }
        let before = low[..from].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '$') && (c != '-' || from > 1))
            && !low[..from].ends_with('$')
        {
            let joined = before.is_some_and(|c| c.is_alphanumeric() || c == '/');
            if joined {
                continue;
            }
        }
        // «Giá trị giao dịch dưới 2,1 tỷ đồng» is a measure, nothing to pay.
        if ["dưới", "trên"].iter().any(|word| low[..from].trim_end().ends_with(word)) {
            continue;
        }
        if let Some((value, currency, end)) = sum(&low[from..at], &low[at..]) {
            sums.push(NotedSum { bytes: from..at + end, value, currency });
        }
    }
    sums
}

/// The value of a number, the currency after it, and how many bytes that takes.
fn sum(number: &str, after: &str) -> Option<(u64, &'static str, usize)> {
    let rest = after.trim_start_matches([' ', '\u{a0}']);
    let skipped = after.len() - rest.len();
    let times = [("nghìn", 1_000), ("ngàn", 1_000), ("triệu", 1_000_000), ("tỷ", 1_000_000_000)];
    let (factor, word) = times.iter().find(|(word, _)| rest.starts_with(word)).map_or((1, ""), |(word, times)| (*times, word));
    let tail = rest[word.len()..].trim_start();
    let gap = rest.len() - word.len() - tail.len();
    let unit = ["đồng", "vnđ", "vnd", "đ", "₫", "usd", "đô la"]
        .into_iter()
        .find(|unit| tail.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let currency = if matches!(unit, Some("usd" | "đô la")) { "USD" } else { "VND" };
    let is_grouped = grouped(number).is_some() && number.contains(['.', ',']);
    if unit.is_none() && !(is_grouped && factor == 1 && tail.starts_with('/')) && !(factor > 1 && unit.is_none() && is_end(tail)) {
        return None;
    }
    let value = match grouped(number) {
        Some(value) => value.checked_mul(factor)?,
        None if factor > 1 => decimal(number, factor)?,
        None => return None,
    };
    let length = unit.map_or(if word.is_empty() { 0 } else { skipped + word.len() }, |unit| skipped + word.len() + gap + unit.len());
    Some((value, currency, length))
}

fn is_end(tail: &str) -> bool {
    tail.is_empty() || tail.starts_with(['/', '.', ';', ','])
}

/// `50000`, `50.000` or `50,000`.
fn grouped(number: &str) -> Option<u64> {
    let mut groups = number.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return None;
    }
    number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// «1,5 triệu».
fn decimal(number: &str, factor: u64) -> Option<u64> {
    let (whole, part) = number.split_once([',', '.'])?;
    let scale = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let value = whole.parse::<u64>().ok()?.checked_mul(scale)?.checked_add(part.parse().ok()?)?;
    value.checked_mul(factor).map(|value| value / scale)
}

/// The last days that a text names: «đến hết ngày 31/12/2025», «đến hết ngày 31 tháng 12 năm 2025».
pub(super) fn ends(text: &str) -> Vec<(Range<usize>, Date)> {
    let mut list = Vec::new();
    if !text.contains("hết") {
        return list;
    }
    let low = lower(text);
    for (at, word) in low.match_indices("đến hết") {
        let mut rest = low[at + word.len()..].trim_start();
        rest = rest.strip_prefix("ngày").unwrap_or(rest).trim_start();
        let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let reach = rest.char_indices().nth(28).map_or(rest.len(), |(at, _)| at);
        let is_near = rest.starts_with(|c: char| c.is_ascii_digit());
        let (Some(day), Some(month), Some(year)) = (numbers.next(), numbers.next(), numbers.next()) else { continue };
        let Some(end) = rest[..reach].find(year).map(|at| at + year.len()).filter(|_| is_near && year.len() == 4) else { continue };
        let date = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
        if let Some(date) = date.and_then(|((year, month), day)| jiff::civil::Date::new(year, month, day).ok()) {
            let until = low.len() - rest.len() + end;
            list.push((at..until, Date(date)));
        }
    }
    list
}

/// The number of the circular that the text names: «Thông tư số 60/2023/TT-BTC».
pub(super) fn circular(text: &str) -> Option<Range<usize>> {
    let low = lower(text);
    for (at, word) in low.match_indices("thông tư") {
        let from = at + word.len();
        let rest = low[from..].trim_start();
        let rest = rest.strip_prefix("liên tịch").unwrap_or(rest).trim_start();
        let rest = rest.strip_prefix("số").unwrap_or(rest).trim_start();
        let start = low.len() - rest.len();
        let length = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-'))).unwrap_or(rest.len());
        if rest[..length].contains('/') && rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(start..start + length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(u64, &'static str)> {
        sums(text).into_iter().map(|sum| (sum.value, sum.currency)).collect()
    }

    #[test]
    fn sums_are_found_however_they_are_written() {
        assert_eq!(values("50.000đ/giấy; 7000 đồng/lần, 155 USD/thẻ"), [(50_000, "VND"), (7_000, "VND"), (155, "USD")]);
        assert_eq!(values("+ 160.000/hộ chiếu, 8.000.000/lần"), [(160_000, "VND"), (8_000_000, "VND")]);
        assert_eq!(values("1,5 triệu đồng; 200 nghìn đồng; 10USD"), [(1_500_000, "VND"), (200_000, "VND"), (10, "USD")]);
        assert_eq!(sums("Phí: 50.000 Đồng một lần")[0].bytes, 6..20);
    }

    #[test]
    fn numbers_of_laws_days_and_shares_are_no_sums() {
        for text in [
            "Thông tư số 25/2021/TT-BTC ngày 07/4/2021",
            "Điều 4, khoản 2",
            "giảm 50% mức thu",
            "mẫu 1.004",
            "từ 5 tấn",
            "Giá trị dưới 2,1 tỷ đồng",
        ] {
            assert!(sums(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_end_of_a_reduction_is_read() {
        let text = "áp dụng đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC";
        let found = ends(text);
        assert_eq!((&text[found[0].0.clone()], found[0].1.to_string()), ("đến hết ngày 31/12/2026", "2026-12-31".into()));
        assert_eq!(ends("đến hết ngày 30 tháng 6 năm 2025")[0].1.to_string(), "2025-06-30");
        assert!(ends("đến hết thời hạn").is_empty());
        assert_eq!(circular(text).map(|bytes| &text[bytes]), Some("64/2025/TT-BTC"));
    }
}
