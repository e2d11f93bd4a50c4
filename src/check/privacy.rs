//! Numbers of people in texts that everybody reads.

use std::ops::Range;

use super::said::Said;
use super::{Check, Report};
use crate::finding::Words;

rules! {
    /// The number of an identity card.
    ID_NUMBER "privacy/id-number" Warning in "vn" since "0.1.0" Check::Said(|texts, report| each(texts, report, NumberKind::Id));
    /// The number of a bank account.
    ACCOUNT_NUMBER "privacy/account-number" Warning in "vn" since "0.1.0" Check::Said(|texts, report| each(texts, report, NumberKind::Account));
    /// The number of somebody's telephone.
    MOBILE_NUMBER "privacy/mobile-number" Warning in "vn" since "0.1.0" Check::Said(|texts, report| each(texts, report, NumberKind::Mobile));
}

/// The shortest number of a person, in figures.
const MIN_DIGITS: usize = 9;

/// Whose number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NumberKind {
    Id,
    Account,
    Mobile,
}

/// Runs of digits, with single spaces, dots or hyphens inside, that stand alone.
fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let bytes = text.as_bytes();
    let mut list = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let from = at;
        let mut digits = String::new();
        let mut end = at;
        while at < bytes.len() {
            if bytes[at].is_ascii_digit() {
                digits.push(char::from(bytes[at]));
                at += 1;
                end = at;
            } else if matches!(bytes[at], b' ' | b'.' | b'-') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                at += 1;
            } else {
                break;
            }
        }
        let before = text[..from].chars().next_back();
        let after = text[end..].chars().next();
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '_' | '=' | '%' | '@' | '&'));
        if digits.len() >= MIN_DIGITS && !joined(before) && !joined(after) {
            list.push((from..end, digits));
        }
    }
    list
}

/// What a number is, by its digits and the words before it.
fn kind(lower: &str, bytes: &Range<usize>, digits: &str) -> Option<NumberKind> {
    let mut start = bytes.start.saturating_sub(60);
    while !lower.is_char_boundary(start) {
        start += 1;
    }
    let before = &lower[start..bytes.start];
    let says = |words: &[&str]| words.iter().any(|word| before.contains(word));
    if says(&["số tài khoản", "stk", "tài khoản số", "tk số", "tài khoản:"]) {
        return Some(NumberKind::Account);
    }
    // 12 digits: three of the province, one of century and sex, two of the year.
    let province: Option<u16> = digits.get(..3).and_then(|part| part.parse().ok());
    let is_card = digits.len() == 12 && province.is_some_and(|code| (1..=96).contains(&code)) && digits.as_bytes()[3] <= b'3';
    if is_card || (digits.len() == 9 && says(&["cmnd", "chứng minh nhân dân"])) {
        return Some(NumberKind::Id);
    }
    let is_mobile = digits.len() == 10 && digits.starts_with('0') && matches!(digits.as_bytes()[1], b'3' | b'5' | b'7' | b'8' | b'9');
    let is_shared = says(&["đường dây nóng", "tổng đài", "trực ban", "hotline", "số máy của", "giả", "lừa đảo"]);
    (is_mobile && !is_shared).then_some(NumberKind::Mobile)
}

fn each(texts: &[Said<'_>], report: &mut Report<'_>, wanted: NumberKind) {
    for said in texts.iter().filter(|said| said.figures >= MIN_DIGITS) {
        for (bytes, digits) in numbers(said.text) {
            if kind(&said.lower, &bytes, &digits) == Some(wanted) {
                let number = &said.text[bytes.clone()];
                let (message, remedy): (Words, Words) = match wanted {
                    NumberKind::Id => (
                        words!(
                            "«{number}» giống số căn cước hoặc CMND của một người",
                            "`{number}` looks like the number of somebody's identity card"
                        ),
                        words!("xóa số này; ví dụ thì viết 0xx0xxxxxxxx", "delete it; write 0xx0xxxxxxxx in an example"),
                    ),
                    NumberKind::Account => (
                        words!(
                            "«{number}» là số tài khoản; kẻ gian hay đổi số trên trang sao chép",
                            "`{number}` is the number of an account, which fraudsters like to exchange"
                        ),
                        words!(
                            "xóa số này, chỉ người dân trả tiền qua cổng dịch vụ công hoặc tại quầy; nếu bắt buộc đăng, ghi lý do ở `allow`",
                            "delete it and send people to the portal or the counter; say why under `allow` if it must stay"
                        ),
                    ),
                    NumberKind::Mobile => (
                        words!(
                            "«{number}» là số di động, có thể của một cán bộ",
                            "`{number}` is a mobile number, perhaps that of an officer"
                        ),
                        words!(
                            "xóa số này; số của cơ quan ghi ở `phones` của cơ quan hoặc `hotlines`",
                            "delete it; numbers of offices stand in their `phones` or in `hotlines`"
                        ),
                    ),
                };
                report.add(said.spot(bytes), message, remedy);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<NumberKind> {
        let low = super::super::alphabet::lower(text);
        numbers(text).into_iter().filter_map(|(bytes, digits)| kind(&low, &bytes, &digits)).collect()
    }

    #[test]
    fn numbers_of_people_are_told_from_others() {
        assert_eq!(kinds("Anh A, căn cước 048 090 001 234"), [NumberKind::Id]);
        assert_eq!(kinds("gọi anh Ba 0905 123 456"), [NumberKind::Mobile]);
        assert_eq!(kinds("số tài khoản 1234567890 tại kho bạc"), [NumberKind::Account]);
        for text in [
            "đường dây nóng 0905 123 456",
            "154/2024/NĐ-CP",
            "0236 3822300",
            "1.004222.000.00.00.H17",
            "https://a.vn/048090001234",
            "20260101 12:00",
        ] {
            assert!(kinds(text).is_empty(), "{text}");
        }
    }
}
