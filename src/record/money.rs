//! Whole amounts of money, in the spellings of editors and of readers.

use std::fmt;

use crate::finding::Fix;
use crate::text::{clean_text, fold, shown};
use crate::yaml::{Fault, Scalar, Style};

use super::currency::Currency;

/// The largest amount, in units: any number up to it is exact in JavaScript, which reads our JSON.
const LARGEST: u64 = 1_000_000_000_000_000;

/// An amount in whole units of its currency: đồng, dollars. The currency stands beside it, in a field of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Amount(pub u64);

impl Amount {
    /// The amount with its thousands apart, as readers of this language write it: `50.000` in Vietnamese, `50,000` in English.
    #[must_use]
    pub fn grouped(self, locale: &str) -> String {
        crate::text::grouped(self.0, if locale.starts_with("en") { "," } else { "." })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Amount {
    const WHAT: (&'static str, &'static str) = ("một số tiền như 50000", "an amount such as 50000");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]" })
    }

    fn scalar(text: &str, style: Style) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        if text.starts_with(['-', '−', '–']) {
            let typed = shown(&text);
            return Err(Fault::new(
                "fee/negative",
                words!("số tiền không thể nhỏ hơn 0: «{typed}»", "an amount cannot be below zero: `{typed}`"),
                words!(
                    "bỏ dấu trừ; mức giảm ghi ở `exempt` hoặc thành một dòng phí riêng",
                    "delete the minus sign; write a reduction under `exempt` or as a row of its own"
                ),
            ));
        }
        let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')).unwrap_or(text.len());
        let (number, unit) = (text[..end].trim(), text[end..].trim());
        let value = match grouped(number) {
            Some((value, separator)) => {
                check_unit(unit, &text, value)?;
                // One group and nothing else: YAML has it for a decimal number.
                if style == Style::Plain
                    && unit.is_empty()
                    && matches!(separator, Some('.' | ','))
                    && number.matches(['.', ',']).count() == 1
                {
                    return Err(two_readings(number, value));
                }
                value
            }
            None => return Err(unread(&text, number, unit)),
        };
        if value > LARGEST {
            return Err(too_large());
        }
        Ok(Self(value))
    }
}

/// The value of `50000`, `50.000`, `50,000` or `50 000`, and what stands between its thousands; `u64::MAX` when it overflows.
fn grouped(number: &str) -> Option<(u64, Option<char>)> {
    let separator = number.chars().find(|c| !c.is_ascii_digit());
    // What other programs write for a whole number: 20000.0. Below a thousand it could be a slip for thousands.
    if let Some(whole) = number.strip_suffix(".0").filter(|whole| whole.len() > 3 && separator == Some('.')) {
        return grouped(whole).filter(|(_, separator)| separator.is_none());
    }
    let digits: String = match separator {
        None => number.to_owned(),
        Some(separator) => {
            let mut groups = number.split(separator);
            let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
            if first.starts_with('0') || !groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit())) {
                return None;
            }
            number.chars().filter(char::is_ascii_digit).collect()
        }
    };
    if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    Some((digits.parse().unwrap_or(u64::MAX), separator))
}

/// What may follow the number: the đồng. Anything else belongs in another field, or changes the amount.
fn check_unit(unit: &str, text: &str, value: u64) -> Result<(), Fault> {
    if unit.is_empty()
        || unit == "₫"
        || matches!(fold(unit).as_str(), "d" | "dong" | "vnd" | "dongvietnam" | "vietnamdong") && !unit.contains('/')
    {
        return Ok(());
    }
    let unit = unit.trim_end_matches('.');
    let typed = shown(text);
    let (word, after) = unit.split_once(['/', ' ']).map_or((unit, ""), |(word, after)| (word.trim(), after.trim()));
    let times = match fold(word).as_str() {
        "k" | "nghin" | "ngan" => Some(1_000),
        "tr" | "trieu" => Some(1_000_000),
        "ty" | "ti" => Some(1_000_000_000),
        _ => None,
    };
    if let Some(value) = times.and_then(|times| value.checked_mul(times)) {
        return Err(Fault::new(
            "fee/number-in-words",
            words!("số tiền «{typed}» viết bằng cả số và chữ", "the amount `{typed}` is partly in words"),
            words!("viết {value}", "write {value}"),
        )
        .with(Fix::safe(value.to_string())));
    }
    if unit.contains('/') {
        let per = shown(after);
        return Err(Fault::new(
            "fee/unit-in-amount",
            words!("«{typed}» có cả số tiền và đơn vị tính", "`{typed}` holds both the amount and what it is for"),
            words!("viết hai dòng: `amount: {value}` và `per: {per}`", "write two lines: `amount: {value}` and `per: {per}`"),
        ));
    }
    if let Ok(currency) = Currency::scalar(unit, Style::Quoted) {
        return Err(Fault::new(
            "fee/currency-in-amount",
            words!("«{typed}» có cả số tiền và loại tiền", "`{typed}` holds both the amount and its currency"),
            words!(
                "viết hai dòng: `amount: {value}` và `currency: {currency}`",
                "write two lines: `amount: {value}` and `currency: {currency}`"
            ),
        ));
    }
    Err(not_an_amount(&typed))
}

fn two_readings(number: &str, value: u64) -> Fault {
    let whole = number.split(['.', ',']).next().unwrap_or_default();
    let dotted = Amount(value).grouped("vi");
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

fn unread(text: &str, number: &str, unit: &str) -> Fault {
    let typed = shown(text);
    if matches!(fold(text).as_str(), "mienphi" | "khong" | "khongthu" | "khongmatphi" | "free" | "none") {
        return Fault::new(
            "fee/number-in-words",
            words!("số tiền «{typed}» viết bằng chữ", "the amount `{typed}` is in words"),
            words!(
                "viết `amount: 0`; nếu thủ tục không thu gì, viết `fees: none`",
                "write `amount: 0`, or `fees: none` when nothing at all is paid"
            ),
        );
    }
    if let Some(digits) = number.strip_prefix('0').filter(|_| unit.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())) {
        let mended = digits.trim_start_matches('0');
        return Fault::new(
            "fee/leading-zero",
            words!("số tiền bắt đầu bằng số 0: «{typed}»", "the amount begins with a zero: `{typed}`"),
            words!("viết {mended}", "write {mended}"),
        )
        .with(Fix::offered(mended).only_if(!mended.is_empty()));
    }
    if number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(['.', ',']) && !number.contains(' ') {
        return Fault::new(
            "fee/decimal",
            words!(
                "số tiền phải là số nguyên; «{typed}» có phần lẻ, hoặc dấu ngăn hàng nghìn đặt sai chỗ",
                "an amount is a whole number; `{typed}` has decimals, or a separator in the wrong place"
            ),
            words!("viết số liền, ví dụ 50000", "write it without separators, such as 50000"),
        );
    }
    not_an_amount(&typed)
}

fn not_an_amount(typed: &str) -> Fault {
    Fault::new(
        "fee/not-an-amount",
        words!("«{typed}» không phải một số tiền", "`{typed}` is not an amount"),
        words!("chỉ viết số, ví dụ 50000; phần chữ ghi ở `note`", "write the number only, such as 50000; put words into `note`"),
    )
}

fn too_large() -> Fault {
    Fault::new(
        "fee/too-large",
        words!("số tiền quá lớn", "the amount is too large"),
        words!("kiểm tra lại số chữ số", "check the number of digits"),
    )
}

read_scalar!(Amount);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn plain_digits_are_an_amount() {
        assert_eq!(plain("50000"), Ok(Amount(50_000)));
        assert_eq!(plain("0"), Ok(Amount(0)));
    }

    #[test]
    fn quoted_thousands_are_an_amount_however_they_are_set_apart() {
        for text in [
            "50.000",
            "50.000 đ",
            "50.000đ",
            "50 000",
            "50.000 VND",
            "50.000 VNĐ",
            "50\u{a0}000\u{a0}₫",
            "50,000 Việt Nam Đồng",
            "50.000 đồng",
        ] {
            assert_eq!(quoted(text), Ok(Amount(50_000)), "{text}");
        }
        assert_eq!(quoted("1.250.000"), Ok(Amount(1_250_000)));
    }

    #[test]
    fn plain_text_that_no_program_takes_for_a_decimal_is_an_amount() {
        assert_eq!(plain("1.250.000"), Ok(Amount(1_250_000)));
        assert_eq!(plain("50.000 đ"), Ok(Amount(50_000)));
        assert_eq!(plain("50 000"), Ok(Amount(50_000)));
        assert_eq!(plain("20000.0"), Ok(Amount(20_000)));
    }

    #[test]
    fn a_bare_thousands_separator_is_refused_with_both_readings() {
        assert_eq!(refused::<Amount>("50.000"), ("fee/thousands-separator", "Viết 50000 hoặc \"50.000\"".into()));
        assert_eq!(refused::<Amount>("20,000"), ("fee/thousands-separator", "Viết 20000 hoặc \"20.000\"".into()));
        let Err(fault) = plain::<Amount>("50.000") else { panic!("read") };
        assert_eq!(fault.message.vi, "«50.000» có hai cách đọc: 50000 đồng, hoặc 50 (dấu ngăn phần lẻ)");
        assert_eq!(fault.remedy.en, "Write 50000 or \"50.000\"");
    }

    #[test]
    fn decimals_signs_and_zeros_before_are_refused() {
        assert_eq!(refused::<Amount>("12.50"), ("fee/decimal", "viết số liền, ví dụ 50000".into()));
        assert_eq!(refused::<Amount>("50.0").0, "fee/decimal");
        assert_eq!(refused::<Amount>("0.500").0, "fee/decimal");
        assert_eq!(refused::<Amount>("1,000.50").0, "fee/decimal");
        assert_eq!(refused::<Amount>("-50000").0, "fee/negative");
        assert_eq!(refused::<Amount>("017"), ("fee/leading-zero", "viết 17".into()));
    }

    #[test]
    fn numbers_of_other_programs_are_refused() {
        for text in ["1_000", "1e5", "0x10", "+5", "５０", "abc", "50.000 - 70.000", ".5", "1 00"] {
            assert_eq!(refused::<Amount>(text).0, "fee/not-an-amount", "{text}");
        }
    }

    #[test]
    fn words_and_units_are_refused_with_the_fields_they_belong_to() {
        assert_eq!(refused::<Amount>("50 nghìn"), ("fee/number-in-words", "viết 50000".into()));
        assert_eq!(refused::<Amount>("2 triệu đồng"), ("fee/number-in-words", "viết 2000000".into()));
        assert_eq!(refused::<Amount>("miễn phí").0, "fee/number-in-words");
        assert_eq!(refused::<Amount>("10 USD"), ("fee/currency-in-amount", "viết hai dòng: `amount: 10` và `currency: USD`".into()));
        assert_eq!(refused::<Amount>("50.000đ/hồ sơ"), ("fee/unit-in-amount", "viết hai dòng: `amount: 50000` và `per: hồ sơ`".into()));
    }

    #[test]
    fn overflow_is_refused() {
        assert_eq!(refused::<Amount>("99999999999999999999999").0, "fee/too-large");
        assert_eq!(refused::<Amount>("1000000000000001").0, "fee/too-large");
    }

    #[test]
    fn readers_see_thousands_apart() {
        assert_eq!(Amount(50_000).grouped("vi"), "50.000");
        assert_eq!(Amount(50_000).grouped("en"), "50,000");
        assert_eq!(Amount(1_250_000).grouped("vi"), "1.250.000");
        assert_eq!(Amount(999).grouped("vi"), "999");
        assert_eq!(Amount(0).grouped("vi"), "0");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[0-9., đ/k-]{0,24}") {
            let _ = (plain::<Amount>(&text), quoted::<Amount>(&text));
        }

        #[test]
        fn an_amount_reads_back_in_each_spelling(value in 0..=LARGEST) {
            let amount = Amount(value);
            prop_assert_eq!(plain(&amount.to_string()), Ok(amount));
            prop_assert_eq!(quoted(&amount.grouped("vi")), Ok(amount));
            prop_assert_eq!(quoted(&amount.grouped("en")), Ok(amount));
        }
    }
}
