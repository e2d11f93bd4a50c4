//! What is wrong with an amount, and what to write instead.

use super::amount::{Amount, MAX_AMOUNT};
use super::several::{amounts, is_relative, multiplied, rows};
use crate::finding::Fix;
use crate::jurisdiction::{Jurisdiction, Phrase, tokens};
use crate::letters::fold;
use crate::record::currency::Currency;
use crate::text::{is_short, shown};
use crate::yaml::{Fault, Scalar, Style, quote};

/// What stands behind an amount and is not its currency.
pub(super) fn more(text: &str, value: u64, rest: &str, habits: &Jurisdiction) -> Fault {
    if let Some(rows) = rows(text, habits) {
        return rows;
    }
    if is_range(text, habits) {
        return not_an_amount(text);
    }
    let pieces = tokens(rest);
    let (value, words) = if let Some((whole, taken)) = multiplied(value, &pieces, habits) {
        let end = taken + Phrase::longest(&habits.money.currency, &pieces[taken..]).unwrap_or(0);
        if end == pieces.len() {
            return in_words(text, whole);
        }
        (whole, &rest[pieces[end].at.start..])
    } else {
        let taken = Phrase::longest(&habits.money.currency, &pieces).unwrap_or(0);
        (value, pieces.get(taken).map_or("", |piece| &rest[piece.at.start..]))
    };
    let typed = shown(text);
    if let Some(per) = per(words, habits).filter(|per| is_short(per)) {
        return Fault::new(
            "fee/unit-in-amount",
            words!("«{typed}» có cả số tiền và đơn vị tính", "`{typed}` holds both the amount and what it is for"),
            words!("viết hai dòng: `amount: {value}` và `per: {per}`", "write two lines: `amount: {value}` and `per: {per}`"),
        );
    }
    if let Ok(currency) = Currency::scalar(rest.trim(), Style::Quoted, habits) {
        return Fault::new(
            "fee/currency-in-amount",
            words!("«{typed}» có cả số tiền và loại tiền", "`{typed}` holds both the amount and its currency"),
            words!(
                "viết hai dòng: `amount: {value}` và `currency: {currency}`",
                "write two lines: `amount: {value}` and `currency: {currency}`"
            ),
        );
    }
    let note = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | '.' | ':' | '-' | '–'));
    if !note.contains(char::is_alphanumeric) || !is_short(text) || changes_number(rest, words, habits) {
        return not_an_amount(text);
    }
    let note = quote(note);
    Fault::new(
        "fee/not-an-amount",
        words!("«{typed}» có cả số tiền và lời ghi chú", "`{typed}` holds both an amount and a remark"),
        words!("viết hai dòng: `amount: {value}` và `note: {note}`", "write two lines: `amount: {value}` and `note: {note}`"),
    )
}

/// Whether the text runs from its first amount to the next: «50.000 đến 70.000». Then the first alone would be less than is paid.
fn is_range(text: &str, habits: &Jurisdiction) -> bool {
    let [first, second, ..] = &amounts(text, habits)[..] else { return false };
    let between = &text[first.at.end..second.at.start];
    let is_bare = between.split_whitespace().count() == 1 && between.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    is_bare && is_relative(between, habits)
}

/// Whether what stands behind a number is a part of it: «1tr5», «2O.000», «50%», «1e3», «20 nghìn rưỡi». Then nobody knows the
/// amount, and none is offered.
fn changes_number(rest: &str, words: &str, habits: &Jurisdiction) -> bool {
    let before = &rest[..rest.len() - words.len()];
    let is_glued = before.is_empty() || before.ends_with(char::is_alphanumeric);
    let first = words.chars().next();
    let is_half = Phrase::longest(&habits.numerals.and_a_half, &tokens(words)).is_some();
    is_half
        || words.starts_with(|c: char| c.is_ascii_digit() || c == '%')
        || is_glued && first.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// The thing that is paid for, behind «/» or «mỗi».
fn per<'t>(words: &'t str, habits: &Jurisdiction) -> Option<&'t str> {
    let rest = if let Some(rest) = words.strip_prefix('/') {
        rest
    } else {
        let pieces = tokens(words);
        let taken = Phrase::longest(&habits.money.per, &pieces)?;
        &words[pieces.get(taken)?.at.start..]
    };
    let rest = rest.trim().trim_end_matches(['.', ';', ',']);
    (!rest.is_empty() && !rest.contains([':', '#', '(', '/', '"', '{'])).then_some(rest)
}

fn in_words(text: &str, value: u64) -> Fault {
    let typed = shown(text);
    if value > MAX_AMOUNT {
        return too_large();
    }
    Fault::new(
        "fee/number-in-words",
        words!("số tiền «{typed}» viết bằng cả số và chữ", "the amount `{typed}` is partly in words"),
        words!("viết {value}", "write {value}"),
    )
    .with(Fix::safe(value.to_string()))
}

pub(super) fn two_readings(number: &str, value: u64) -> Fault {
    let whole = number.split(['.', ',']).next().unwrap_or_default();
    let dotted = Amount(value, 0).grouped("vi");
    Fault::new(
        "fee/thousands-separator",
        words!(
            "«{number}» có hai cách đọc: {value} đồng, hoặc {whole} (dấu ngăn phần lẻ)",
            "`{number}` can be read in two ways: {value}, or {whole} with decimals"
        ),
        words!("Viết {value} hoặc \"{dotted}\"", "Write {value} or \"{dotted}\""),
    )
    // Money has no third decimal, so only the thousands make sense; other currencies are looked at in `Fees`.
    .with(Fix::safe(value.to_string()))
}

/// A text that does not begin with a whole amount.
pub(super) fn unread(text: &str, habits: &Jurisdiction) -> Fault {
    let typed = shown(text);
    let pieces = tokens(text);
    let is = |phrases: &[Phrase]| phrases.iter().any(|phrase| phrase.is(&pieces));
    if is(&habits.money.free) || matches!(fold(text).as_str(), "free" | "none") {
        return Fault::new(
            "fee/number-in-words",
            words!("số tiền «{typed}» viết bằng chữ", "the amount `{typed}` is in words"),
            words!(
                "viết `amount: 0`; nếu thủ tục không thu gì, viết `fees: none`",
                "write `amount: 0`, or `fees: none` when nothing at all is paid"
            ),
        );
    }
    if is(&habits.money.unknown) {
        return Fault::new(
            "fee/not-an-amount",
            words!("«{typed}» không phải một số tiền", "`{typed}` is not an amount"),
            words!("xóa dòng này: không ghi nghĩa là chưa có thông tin", "delete this: what is not written is not known"),
        );
    }
    if let Some((value, taken)) = habits.numerals.read(&pieces).filter(|(value, _)| *value >= 1000) {
        let end = taken + Phrase::longest(&habits.money.currency, &pieces[taken..]).unwrap_or(0);
        if end == pieces.len() {
            return in_words(text, value);
        }
    }
    if let Some(rows) = rows(text, habits) {
        return rows;
    }
    if is_short(text)
        && let [one] = &amounts(text, habits)[..]
        && one.at.end == text.trim_end().len()
        && one.at.start == 0
    {
        return in_words(text, one.value);
    }
    let number = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).map_or(text, |end| &text[..end]);
    if let Some(digits) = number.strip_prefix('0').filter(|_| number == text && number.bytes().all(|byte| byte.is_ascii_digit())) {
        let fixed = digits.trim_start_matches('0');
        return Fault::new(
            "fee/leading-zero",
            words!("số tiền bắt đầu bằng số 0: «{typed}»", "the amount begins with a zero: `{typed}`"),
            words!("viết {fixed}", "write {fixed}"),
        )
        .with(Fix::offered(fixed).only_if(!fixed.is_empty()));
    }
    if number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(['.', ',']) {
        return Fault::new(
            "fee/decimal",
            words!(
                "số tiền phải là số nguyên; «{typed}» có phần lẻ, hoặc dấu ngăn hàng nghìn đặt sai chỗ",
                "an amount is a whole number; `{typed}` has decimals, or a separator in the wrong place"
            ),
            words!("viết số liền, ví dụ 50000", "write it without separators, such as 50000"),
        );
    }
    not_an_amount(text)
}

fn not_an_amount(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "fee/not-an-amount",
        words!("«{typed}» không phải một số tiền", "`{typed}` is not an amount"),
        words!("chỉ viết số, ví dụ 50000; phần chữ ghi ở `note`", "write the number only, such as 50000; put words into `note`"),
    )
}

pub(super) fn too_large() -> Fault {
    Fault::new(
        "fee/too-large",
        words!("số tiền quá lớn", "the amount is too large"),
        words!("kiểm tra lại số chữ số", "check the number of digits"),
    )
}
