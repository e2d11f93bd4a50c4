//! Amounts of money, in the spellings of editors and of readers.

mod amount;
mod coins;
mod fault;
mod several;

pub use amount::Amount;
use amount::{MAX_AMOUNT, grouped};

use crate::jurisdiction::{Jurisdiction, Pattern, Phrase, Token, tokens};
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

impl Scalar for Amount {
    const WHAT: (&'static str, &'static str) = ("một số tiền như 50000", "an amount such as 50000");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]" })
    }

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
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
        if habits.money.decimals > 0 {
            return coins::read(&text, habits);
        }
        let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')).unwrap_or(text.len());
        let (number, rest) = (text[..end].trim(), &text[end..]);
        let Some((value, separator)) = grouped(number) else { return Err(fault::unread(&text, habits)) };
        if !is_currency(&tokens(rest), value, habits) {
            return Err(fault::more(&text, value, rest, habits));
        }
        // One group and nothing else: YAML has it for a decimal number.
        if style == Style::Plain && rest.is_empty() && matches!(separator, Some('.' | ',')) && number.matches(['.', ',']).count() == 1 {
            return Err(fault::two_readings(number, value));
        }
        if value > MAX_AMOUNT {
            return Err(fault::too_large());
        }
        Ok(Self(value, 0))
    }
}

/// Whether these pieces behind an amount say nothing but its currency, and perhaps the same amount in words.
fn is_currency(pieces: &[Token], value: u64, habits: &Jurisdiction) -> bool {
    let rest = &pieces[Phrase::longest(&habits.money.currency, pieces).unwrap_or(0)..];
    match rest {
        [] => true,
        [dot] => dot.is('.') && pieces.len() > 1,
        [open, inside @ .., close] if open.is('(') && close.is(')') => {
            let Some((number, taken)) = habits.numerals.read(inside) else { return false };
            let after = &inside[taken..];
            number == value && (after.is_empty() || Pattern::longest(&habits.money.after_words, after) == Some(after.len()))
        }
        _ => false,
    }
}

read_scalar!(Amount);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn plain_digits_are_an_amount() {
        assert_eq!(plain("50000"), Ok(Amount(50_000, 0)));
        assert_eq!(plain("0"), Ok(Amount(0, 0)));
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
            assert_eq!(quoted(text), Ok(Amount(50_000, 0)), "{text}");
        }
        assert_eq!(quoted("1.250.000"), Ok(Amount(1_250_000, 0)));
    }

    #[test]
    fn plain_text_that_no_program_takes_for_a_decimal_is_an_amount() {
        assert_eq!(plain("1.250.000"), Ok(Amount(1_250_000, 0)));
        assert_eq!(plain("50.000 đ"), Ok(Amount(50_000, 0)));
        assert_eq!(plain("50 000"), Ok(Amount(50_000, 0)));
        assert_eq!(plain("20000.0"), Ok(Amount(20_000, 0)));
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
        assert_eq!(refused::<Amount>("50.000 đồng một lần").1, "viết hai dòng: `amount: 50000` và `per: lần`");
        assert_eq!(refused::<Amount>("50 nghìn/hồ sơ"), ("fee/unit-in-amount", "viết hai dòng: `amount: 50000` và `per: hồ sơ`".into()));
        assert_eq!(refused::<Amount>("2 triệu 500 nghìn").1, "viết 2500000");
        assert_eq!(refused::<Amount>("2,5 triệu đồng").1, "viết 2500000");
        assert_eq!(refused::<Amount>("năm mươi nghìn đồng").1, "viết 50000");
        assert_eq!(refused::<Amount>("Không có thông tin").1, "xóa dòng này: không ghi nghĩa là chưa có thông tin");
    }

    #[test]
    fn the_amount_in_words_must_be_the_same() {
        for text in ["50.000 đồng (năm mươi nghìn đồng)", "50.000 (năm mươi nghìn đồng chẵn)", "50.000 đồng."] {
            assert_eq!(quoted(text), Ok(Amount(50_000, 0)), "{text}");
        }
        for text in ["50.000 đồng (năm mươi lăm nghìn đồng)", "50.000 đồng (?)", "50.000 đ*", "50.000.", "50.000 đồng đồng"]
        {
            assert!(quoted::<Amount>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn several_amounts_are_refused_with_a_row_for_each() {
        let both = "viết mỗi mức một dòng: `- {amount: 10000, when: {channels: [trực tuyến]}}` và `- {amount: 20000, when: {channels: [trực tiếp]}}`";
        for text in [
            "10.000 (nộp trực tuyến) / 20.000 (nộp trực tiếp)",
            "10.000 đồng nộp trực tuyến; 20.000 đồng nộp trực tiếp",
            "Nộp trực tuyến: 10.000 đồng, trực tiếp: 20.000 đồng",
            "10 nghìn (trực tuyến), 20 nghìn (trực tiếp)",
        ] {
            assert_eq!(refused::<Amount>(text), ("fee/not-an-amount", both.into()), "{text}");
        }
        assert_eq!(
            refused::<Amount>("50.000 - 70.000").1,
            "viết mỗi mức một dòng: `- {amount: 50000}` và `- {amount: 70000}`; mỗi dòng thêm `when:` hoặc `note:` cho biết khi nào"
        );
        assert_eq!(refused::<Amount>("50.000 đồng (trẻ em miễn phí)").1, "viết hai dòng: `amount: 50000` và `note: \"trẻ em miễn phí\"`");
        for (text, remedy) in [
            ("20.000đ, nộp online giảm còn 10.000đ", "`- {amount: 20000}` và `- {amount: 10000, when: {channels: [trực tuyến]}}`"),
            ("20.000đ (trẻ em 10.000đ)", "`- {amount: 20000}` và `- {amount: 10000, note: \"trẻ em\"}`"),
            (
                "20.000 đồng cho bản đầu, bản sau 5.000",
                "`- {amount: 20000, note: \"cho bản đầu\"}` và `- {amount: 5000, note: \"bản sau\"}`",
            ),
            (
                "Trực tiếp 20.000 đồng và trực tuyến 10.000 đồng",
                "`- {amount: 20000, when: {channels: [trực tiếp]}}` và `- {amount: 10000, when: {channels: [trực tuyến]}}`",
            ),
            (
                "10.000đ trực tuyến từ 1/7/2026, 20.000đ trực tiếp",
                "`- {amount: 10000, note: \"trực tuyến từ 1/7/2026\"}` và `- {amount: 20000, when: {channels: [trực tiếp]}}`",
            ),
            (
                "20.000đ người lớn (trên 18 tuổi), 10.000đ trẻ em",
                "`- {amount: 20000, note: \"người lớn (trên 18 tuổi)\"}` và `- {amount: 10000, note: \"trẻ em\"}`",
            ),
        ] {
            let told = refused::<Amount>(text).1;
            assert!(told.starts_with(&format!("viết mỗi mức một dòng: {remedy}")), "{text}: {told}");
        }
        // Which words belong to which amount is open: none is bound.
        for text in ["20.000đ nộp online còn 10.000đ", "Lệ phí 20.000 trực tiếp 10.000 trực tuyến", "20.000đ, nếu nộp online, 10.000đ"]
        {
            let told = refused::<Amount>(text).1;
            assert!(told.starts_with("viết mỗi mức một dòng: `- {amount: 20000}` và `- {amount: 10000}`"), "{text}: {told}");
        }
        // A difference is no amount to pay, and a bound none that is paid.
        assert_eq!(
            refused::<Amount>("20.000đ (giảm 10.000đ nếu nộp online)").1,
            "viết hai dòng: `amount: 20000` và `note: \"giảm 10.000đ nếu nộp online\"`"
        );
        for text in ["50.000 đến 70.000", "từ 50.000 đến 70.000", "50.000đ tới 70.000đ tùy loại"] {
            let told = refused::<Amount>(text).1;
            assert!(!told.contains("amount:"), "{text}: {told}");
        }
        // What stands behind the number is a part of it: no amount is offered.
        for text in ["1tr5", "20 nghìn rưỡi", "50% của 20.000", "2O.000", "1_000", "0x7f", "20.000x2"] {
            let remedy = refused::<Amount>(text).1;
            assert!(!remedy.contains("note:") && !remedy.contains("amount:"), "{text}: {remedy}");
        }
        assert_eq!(refused::<Amount>("20000 (đã giảm 50%)").1, "viết hai dòng: `amount: 20000` và `note: \"đã giảm 50%\"`");
    }

    #[test]
    fn overflow_is_refused() {
        assert_eq!(refused::<Amount>("99999999999999999999999").0, "fee/too-large");
        assert_eq!(refused::<Amount>("1000000000000001").0, "fee/too-large");
    }

    #[test]
    fn readers_see_thousands_apart() {
        assert_eq!(Amount(50_000, 0).grouped("vi"), "50.000");
        assert_eq!(Amount(50_000, 0).grouped("en"), "50,000");
        assert_eq!(Amount(1_250_000, 0).grouped("vi"), "1.250.000");
        assert_eq!(Amount(999, 0).grouped("vi"), "999");
        assert_eq!(Amount(0, 0).grouped("vi"), "0");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[0-9., đ/k-]{0,24}") {
            let _ = (plain::<Amount>(&text), quoted::<Amount>(&text));
        }

        #[test]
        fn an_amount_reads_back_in_each_spelling(value in 0..=MAX_AMOUNT) {
            let amount = Amount(value, 0);
            prop_assert_eq!(plain(&amount.to_string()), Ok(amount));
            prop_assert_eq!(quoted(&amount.grouped("vi")), Ok(amount));
            prop_assert_eq!(quoted(&amount.grouped("en")), Ok(amount));
        }
    }
}
