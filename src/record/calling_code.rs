//! The telephone code of a country.

use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// The code by which a country is called from abroad, with its plus: `+84`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallingCode(pub String);

impl std::fmt::Display for CallingCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for CallingCode {
    const WHAT: (&'static str, &'static str) = ("mã điện thoại của nước như +84", "the telephone code of a country such as +84");

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let digits = text.strip_prefix('+').unwrap_or(&text);
        // ITU-T E.164: one to three figures, the first of which is the zone.
        let is_code = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
        if is_code {
            return Ok(Self(format!("+{digits}")));
        }
        let typed = shown(&text);
        let meant = digits.trim_start_matches('0');
        let remedy = if (1..=3).contains(&meant.len()) && meant.bytes().all(|byte| byte.is_ascii_digit()) {
            words!("viết \"+{meant}\"", "write \"+{meant}\"")
        } else {
            words!("viết dấu + và một đến ba chữ số, như \"+84\"", "write a + and one to three figures, such as \"+84\"")
        };
        Err(Fault::new(
            "catalog/not-a-calling-code",
            words!("«{typed}» không phải mã điện thoại của một nước", "`{typed}` is not the telephone code of a country"),
            remedy,
        ))
    }
}

read_scalar!(CallingCode);
written_as_shown!(CallingCode);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};

    #[test]
    fn a_code_has_one_to_three_figures() {
        for (text, code) in [("+84", "+84"), ("84", "+84"), ("+1", "+1"), ("+856", "+856")] {
            assert_eq!(quoted(text), Ok(CallingCode(code.to_owned())), "{text}");
            assert_eq!(plain(text), Ok(CallingCode(code.to_owned())), "{text}");
        }
        assert_eq!(refused::<CallingCode>("084"), ("catalog/not-a-calling-code", "viết \"+84\"".into()));
        for text in ["abc", "+", "+8421", "0", "(+84)", "+84 (VN)", "VN", "+8 4", "++84"] {
            assert_eq!(refused::<CallingCode>(text).0, "catalog/not-a-calling-code", "{text}");
        }
    }
}
