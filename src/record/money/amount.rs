//! An amount, and its digits in groups.

use std::fmt;

/// The largest amount, in units: any number up to it is exact in JavaScript, which reads our JSON.
pub(super) const MAX_AMOUNT: u64 = 1_000_000_000_000_000;

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

/// The value of `50000`, `50.000`, `50,000` or `50 000`, and what stands between its thousands; `u64::MAX` when it overflows.
pub(super) fn grouped(number: &str) -> Option<(u64, Option<char>)> {
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
