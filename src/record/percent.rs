//! A part of a hundred.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, is_short, shown};
use crate::yaml::{Fault, Scalar, Style};

/// Digits after the comma: fees such as 0,019 % of an investment need three, some scales four.
const DECIMALS: usize = 4;

/// A percentage, exact to four decimals, from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(u32);

impl Percent {
    /// The percentage in millionths of the whole: 10 000 is one percent.
    #[must_use]
    pub fn millionths(self) -> u32 {
        self.0
    }

    /// This part of `amount`, in whole units, rounded down.
    #[must_use]
    pub fn of(self, amount: u64) -> u64 {
        u64::try_from(u128::from(amount) * u128::from(self.0) / 1_000_000).unwrap_or(u64::MAX)
    }

    /// As readers of this language write it: `0,5%` in Vietnamese, `0.5%` in English.
    #[must_use]
    pub fn spoken(self, locale: &str) -> String {
        let text = self.to_string();
        if locale.starts_with("en") { text } else { text.replace('.', ",") }
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 10_000, self.0 % 10_000);
        if part == 0 {
            return write!(f, "{whole}%");
        }
        let part = format!("{part:0DECIMALS$}");
        write!(f, "{whole}.{}%", part.trim_end_matches('0'))
    }
}

impl Scalar for Percent {
    const WHAT: (&'static str, &'static str) = ("một số phần trăm như 0,5%", "a percentage such as 0.5%");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["number", "string"], "pattern": "^[0-9]{1,3}([.,][0-9]{1,4})? ?%?$" })
    }

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let number = text.strip_suffix('%').unwrap_or(&text).trim_end();
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let percent = (digits(whole) && digits(part) && whole.len() <= 3 && part.len() <= DECIMALS && text.matches('%').count() <= 1)
            .then(|| format!("{whole}{part:0<DECIMALS$}").parse().ok())
            .flatten()
            .filter(|millionths| *millionths <= 1_000_000);
        percent.map(Self).ok_or_else(|| {
            let typed = shown(&text);
            Fault::new(
                "fee/not-a-percentage",
                words!(
                    "«{typed}» không phải số phần trăm từ 0 đến 100, có nhiều nhất {DECIMALS} chữ số lẻ",
                    "`{typed}` is no percentage from 0 to 100 with at most {DECIMALS} decimals"
                ),
                advice(&text),
            )
        })
    }
}

/// «10% giá trị hợp đồng»: the number here, and the rest where it belongs.
fn advice(text: &str) -> crate::finding::Words {
    let Some((number, rest)) = text.split_once('%') else { return words!("viết ví dụ \"0,5%\"", "write for example \"0.5%\"") };
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let is_number = number.trim_end().bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if rest.is_empty() || !is_short(text) || !is_number || number.is_empty() || rest.contains('%') {
        return words!("viết ví dụ \"0,5%\"", "write for example \"0.5%\"");
    }
    let (number, rest) = (number.trim_end(), crate::yaml::quote(rest));
    words!("viết \"{number}%\" ở đây; phần còn lại ghi ở `note: {rest}`", "write \"{number}%\" here, and what is left as `note: {rest}`")
}

read_scalar!(Percent);
written_as_shown!(Percent);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn percentages_are_read_with_point_or_comma_and_with_or_without_their_sign() {
        for text in ["0,5", "0.5", "0,5%", "0.50 %"] {
            assert_eq!(plain::<Percent>(text).map(Percent::millionths), Ok(5_000), "{text}");
        }
        assert_eq!(plain::<Percent>("0,019%").map(Percent::millionths), Ok(190));
        assert_eq!(plain::<Percent>("100").map(Percent::millionths), Ok(1_000_000));
    }

    #[test]
    fn what_is_no_percentage_is_refused() {
        for text in ["101%", "-1", "1e1", "5%%", "0,12345", "năm phần trăm", "%", "1.5.5"] {
            assert_eq!(refused::<Percent>(text), ("fee/not-a-percentage", "viết ví dụ \"0,5%\"".into()), "{text}");
        }
    }

    #[test]
    fn a_part_of_an_amount_is_exact() {
        assert_eq!(plain::<Percent>("0,1").map(|percent| percent.of(1_000_000_000)), Ok(1_000_000));
        assert_eq!(plain::<Percent>("100").map(|percent| percent.of(u64::MAX)), Ok(u64::MAX));
        assert_eq!(plain::<Percent>("0,5").map(|percent| percent.spoken("vi")), Ok("0,5%".into()));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = plain::<Percent>(&text);
        }

        #[test]
        fn a_percentage_reads_back(millionths in 0..=1_000_000u32) {
            let percent = Percent(millionths);
            prop_assert_eq!(plain(&percent.to_string()), Ok(percent));
            prop_assert_eq!(quoted(&percent.spoken("vi")), Ok(percent));
        }
    }
}
