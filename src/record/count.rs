//! How many.

use std::fmt;

use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// A number of things, such as the copies of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Count(pub u32);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Count {
    const WHAT: (&'static str, &'static str) = ("một số đếm như 2", "a count such as 2");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$" })
    }

    /// Reads digits; official papers write `02`, so a zero before is nothing odd.
    fn scalar(text: &str, style: Style) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten().map(Self).ok_or_else(|| {
            let typed = shown(&text);
            let number: String = text.chars().take_while(char::is_ascii_digit).take(6).collect();
            let remedy = if number.is_empty() || text.contains(['.', ',', '-']) {
                words!("chỉ viết số nguyên, ví dụ 2", "write a whole number only, such as 2")
            } else {
                words!("chỉ viết số: {number}", "write the number only: {number}")
            };
            Fault::new("yaml/not-a-count", words!("«{typed}» không phải một số đếm", "`{typed}` is not a count"), remedy)
        })
    }
}

read_scalar!(Count);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn counts_are_read_with_and_without_a_zero_before() {
        assert_eq!(plain("2"), Ok(Count(2)));
        assert_eq!(plain("02"), Ok(Count(2)));
        assert_eq!(quoted("0"), Ok(Count(0)));
    }

    #[test]
    fn what_is_no_count_is_refused() {
        assert_eq!(refused::<Count>("2 bản"), ("yaml/not-a-count", "chỉ viết số: 2".into()));
        for text in ["-1", "1.5", "1,000", "hai", "１", "0x2"] {
            assert_eq!(refused::<Count>(text).0, "yaml/not-a-count", "{text}");
        }
        assert_eq!(refused::<Count>("99999999999").0, "yaml/not-a-count");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = plain::<Count>(&text);
        }

        #[test]
        fn a_count_reads_back(count in any::<u32>()) {
            prop_assert_eq!(plain(&Count(count).to_string()), Ok(Count(count)));
        }
    }
}
