//! An amount, and its digits in groups.

use std::fmt;

/// The largest amount, in units: any number up to it is exact in JavaScript, which reads our JSON.
pub(super) const MAX_AMOUNT: u64 = 1_000_000_000_000_000;

/// An amount, and how many decimals of the unit are counted in it: `Amount(1250, 2)` is 12.50. The decimals are those of the
/// currency of the jurisdiction, for all amounts of a catalog alike. The currency stands beside it, in a field of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(pub u64, pub u8);

impl Amount {
    /// The whole units, and what is left of them in the smallest.
    #[must_use]
    pub fn parts(self) -> (u64, u64) {
        let unit = 10_u64.pow(self.1.into());
        (self.0 / unit, self.0 % unit)
    }

    /// The amount with its thousands apart, as readers of this language write it: `50.000` in Vietnamese, `50,000` in English.
    #[must_use]
    pub fn grouped(self, locale: &str) -> String {
        crate::text::grouped(self.parts().0, if locale.starts_with("en") { "," } else { "." })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = self.parts();
        whole.fmt(f)?;
        if part > 0 { write!(f, ".{part:0width$}", width = self.1.into()) } else { Ok(()) }
    }
}

impl serde::Serialize for Amount {
    /// A number: whole where it is, else with its decimals.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (whole, part) = self.parts();
        if part == 0 {
            return serializer.serialize_u64(whole);
        }
        // So many figures a double holds exactly as they are typed.
        self.to_string().parse::<f64>().map_err(serde::ser::Error::custom).and_then(|number| serializer.serialize_f64(number))
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
