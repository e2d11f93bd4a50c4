//! How many.

use std::fmt;

use crate::jurisdiction::{Jurisdiction, Sort, tokens};
use crate::text::{clean_text, is_short, shown};
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

    /// Reads digits; official papers write `02 (hai)`, so a zero before and the same in words are nothing odd.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        if let Some(count) = digits(&text) {
            return Ok(Self(count));
        }
        let pieces = tokens(&text);
        let first = pieces.first().filter(|first| first.sort == Sort::Number).and_then(|first| digits(&first.folded));
        if let [_, open, words @ .., close] = &pieces[..]
            && open.is('(')
            && close.is(')')
            && let Some(count) = first.filter(|count| habits.numerals.whole(words) == Some(u64::from(*count)))
        {
            return Ok(Self(count));
        }
        let typed = shown(&text);
        let rest = pieces.get(1).map_or("", |next| text[next.at.start..].trim_matches(|c: char| !c.is_alphanumeric()));
        let is_unit = habits.counts.of.iter().any(|phrase| phrase.is(&pieces[1.min(pieces.len())..]));
        let remedy = match first {
            Some(number) if is_unit => words!("chỉ viết số: {number}", "write the number only: {number}"),
            // «1/2», «2-3»: which of them is asked for nobody knows.
            Some(_) if rest.starts_with(|c: char| c.is_ascii_digit()) => words!(
                "chỉ viết một số; số bản khác nhau theo trường hợp thì tách thành hai dòng, mỗi dòng một `when:`",
                "write one number; where it differs by case, make two rows, each with its `when:`"
            ),
            Some(number) if !rest.is_empty() && !text.starts_with('-') && is_short(rest) => {
                let rest = crate::yaml::quote(rest);
                words!("viết {number} ở đây; phần còn lại ghi ở `note: {rest}`", "write {number} here, and what is left as `note: {rest}`")
            }
            _ => words!("chỉ viết số nguyên, ví dụ 2", "write a whole number only, such as 2"),
        };
        Err(Fault::new("yaml/not-a-count", words!("«{typed}» không phải một số đếm", "`{typed}` is not a count"), remedy))
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
        assert_eq!(plain("02 (hai)"), Ok(Count(2)));
    }

    #[test]
    fn what_is_no_count_is_refused() {
        assert_eq!(refused::<Count>("2 bản"), ("yaml/not-a-count", "chỉ viết số: 2".into()));
        for text in ["-1", "1.5", "1,000", "hai", "１", "0x2"] {
            assert_eq!(refused::<Count>(text).0, "yaml/not-a-count", "{text}");
        }
        assert_eq!(refused::<Count>("99999999999").0, "yaml/not-a-count");
        assert_eq!(refused::<Count>("02 (ba)").0, "yaml/not-a-count");
        for text in ["1/2", "2-3", "2 – 3"] {
            assert!(refused::<Count>(text).1.starts_with("chỉ viết một số"), "{text}");
        }
        assert_eq!(refused::<Count>("2 bản, 1 ảnh").1, "viết 2 ở đây; phần còn lại ghi ở `note: \"bản, 1 ảnh\"`");
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
