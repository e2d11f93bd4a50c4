//! The code of a procedure in the national database.

use std::fmt;

use crate::finding::Fix;
use crate::jurisdiction::{CodeReading, Jurisdiction};
use crate::letters::foreign_letter;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Identify, Scalar, Style, quote};

/// The longest code, in characters; those of the national database have at most 35, such as `1.004222.000.00.00.H17`.
const MAX_LENGTH: usize = 60;

/// A national code such as `1.004222`, kept as text: as a number it would lose its zeros. Where a province or a ministry lists it
/// among its own, as `1.004222.000.00.00.H17`, it is the same code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Code(String);

impl Code {
    /// The code as text; empty only in a default value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Identify for Code {
    fn identify(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(&self.0)
    }
}

impl Scalar for Code {
    const WHAT: (&'static str, &'static str) = ("một mã thủ tục như \"1.004222\"", "a code such as \"1.004222\"");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[^ ]+$" })
    }

    fn tidier(&self, text: &str) -> Option<Fault> {
        let code = &self.0;
        let tail = text.trim().strip_prefix(code.as_str()).filter(|tail| !tail.is_empty())?;
        Some(
            Fault::new(
                "identity/local-code",
                words!(
                    "«{tail}» là mã của nơi công bố, không thuộc mã thủ tục; mã được đọc là {code}",
                    "`{tail}` is the mark of an authority and no part of the code, which is read as {code}"
                ),
                words!("viết \"{code}\"", "write \"{code}\""),
            )
            .with(Fix::safe(quote(code))),
        )
    }

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        match habits.codes.read(&text) {
            CodeReading::National(code) if code != text => return Ok(Self(code)),
            CodeReading::Mistyped(code) => return Err(mistyped(&shown(&text), &code)),
            CodeReading::Miscounted { wanted, found } => return Err(miscounted(&text, wanted, found)),
            CodeReading::National(_) | CodeReading::Other => {}
        }
        if let Some(letter) = foreign_letter(&text) {
            return Err(Fault::new(
                "identity/mixed-script",
                words!(
                    "ký tự «{letter}» trong mã thuộc bảng chữ khác, chỉ trông giống",
                    "`{letter}` in the code is of another script and only looks alike"
                ),
                words!("gõ lại mã bằng tay", "type the code again by hand"),
            ));
        }
        if text.len() > MAX_LENGTH || !is_formed(&text) {
            let typed = shown(&text);
            return Err(Fault::new(
                "identity/not-a-code",
                words!(
                    "«{typed}» không phải mã thủ tục: mã có chữ số, chữ, dấu chấm và gạch ở giữa, không có dấu cách",
                    "`{typed}` is no code: a code is made of digits and letters, with single dots and hyphens between them"
                ),
                words!(
                    "viết như trên Cổng Dịch vụ công quốc gia, ví dụ \"1.004222\"",
                    "write it as the national portal does, such as \"1.004222\""
                ),
            ));
        }
        // YAML tools read 1.004220 as the number 1.00422; in quotes it is safe everywhere.
        let number = text.starts_with("0x")
            || text.starts_with("0o")
            || text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-' | b'e' | b'E'))
                && text.matches('.').count() <= 1;
        if style == Style::Plain && number {
            return Err(Fault::new(
                "identity/unquoted-code",
                words!(
                    "mã không có dấu nháy bị nhiều phần mềm đọc thành số và mất số 0 ở cuối",
                    "without quotes, many programs read the code as a number and lose its last zeros"
                ),
                words!("viết trong dấu nháy: \"{text}\"", "put it in quotes: \"{text}\""),
            )
            .with(Fix::safe(quote(&text))));
        }
        Ok(Self(text))
    }
}

/// What only looks like a code of the national database.
fn mistyped(typed: &str, code: &str) -> Fault {
    Fault::new(
        "identity/not-a-code",
        words!(
            "«{typed}» chỉ trông giống mã thủ tục: mã gồm chữ số, một dấu chấm, rồi sáu chữ số",
            "`{typed}` only looks like a code: that is a figure, a point and six figures"
        ),
        words!("viết \"{code}\"", "write \"{code}\""),
    )
    .with(Fix::offered(quote(code)))
}

/// A code with figures too many, or too few: zeros at its end are lost where a program took it for a number.
fn miscounted(typed: &str, wanted: usize, found: usize) -> Fault {
    let zeros = "0".repeat(wanted.saturating_sub(found));
    let remedy = if found < wanted {
        words!(
            "chép lại mã từ Cổng Dịch vụ công quốc gia; nếu số 0 ở cuối bị mất, viết \"{typed}{zeros}\"",
            "copy the code from the national portal; if it lost its last zeros, write \"{typed}{zeros}\""
        )
    } else {
        words!("chép lại mã từ Cổng Dịch vụ công quốc gia", "copy the code from the national portal")
    };
    Fault::new(
        "identity/not-a-code",
        words!(
            "«{typed}» không phải mã thủ tục: sau dấu chấm có {wanted} chữ số, ở đây có {found}",
            "`{typed}` is no code: {wanted} figures stand behind the point, not {found}"
        ),
        remedy,
    )
}

/// Digits and letters, at least one digit, and between them single signs: what no program takes for a path.
fn is_formed(text: &str) -> bool {
    let mut between = true;
    for c in text.chars() {
        if !c.is_alphanumeric() && (between || !matches!(c, '.' | '-' | '_' | '/')) {
            return false;
        }
        between = !c.is_alphanumeric();
    }
    !between && text.contains(|c: char| c.is_ascii_digit())
}

read_scalar!(Code);
written_as_shown!(Code);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn a_quoted_code_keeps_every_digit() {
        assert_eq!(quoted::<Code>("1.004220").map(|code| code.to_string()), Ok("1.004220".into()));
        assert_eq!(quoted::<Code>(" 1.004222.000.00.00.H17 ").map(|code| code.to_string()), Ok("1.004222".into()));
        assert_eq!(quoted::<Code>("BCA-12.H17").map(|code| code.to_string()), Ok("BCA-12.H17".into()));
    }

    #[test]
    fn what_only_looks_like_a_code_is_refused_with_the_code() {
        for text in ["1.O12680", "1012680", "1. 012680", "1.0l2680", "１.０１２６８０"] {
            assert_eq!(quoted::<Code>(text).map_err(|fault| fault.remedy.vi), Err("viết \"1.012680\"".into()), "{text}");
        }
        assert_eq!(refused::<Code>("1012680"), ("identity/not-a-code", "viết \"1.012680\"".into()));
        assert!(refused::<Code>("1.00208").1.ends_with("viết \"1.002080\""));
        assert_eq!(quoted::<Code>("1.0020801").map_err(|fault| fault.rule), Err("identity/not-a-code"));
    }

    #[test]
    fn a_code_that_no_program_takes_for_a_number_needs_no_quotes() {
        assert_eq!(plain::<Code>("BCA-1.004222").map(|code| code.to_string()), Ok("BCA-1.004222".into()));
    }

    #[test]
    fn an_unquoted_code_is_refused_with_its_quotes() {
        assert_eq!(refused::<Code>("1.004222"), ("identity/unquoted-code", "viết trong dấu nháy: \"1.004222\"".into()));
        assert_eq!(refused::<Code>("004222"), ("identity/unquoted-code", "viết trong dấu nháy: \"004222\"".into()));
        assert_eq!(refused::<Code>("0x1F").0, "identity/unquoted-code");
    }

    #[test]
    fn a_code_with_letters_that_only_look_latin_is_refused() {
        assert_eq!(refused::<Code>("1.004222.Н17").0, "identity/mixed-script");
        assert_eq!(quoted::<Code>("BCA-1４").map_err(|fault| fault.rule), Err("identity/mixed-script"));
    }

    #[test]
    fn prose_and_paths_are_no_codes() {
        assert_eq!(refused::<Code>("mã 1.004222").0, "identity/not-a-code");
        assert_eq!(refused::<Code>("1.004222; 1.004223").0, "identity/not-a-code");
        assert_eq!(refused::<Code>(&"1".repeat(61)).0, "identity/not-a-code");
        for path in ["../../x", "..", "/etc/passwd", "1..2", "1./2", ".1", "1-", "con", "nul.html", "Đăng"] {
            assert_eq!(refused::<Code>(path).0, "identity/not-a-code", "{path}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_back(text in any::<String>()) {
            let _ = plain::<Code>(&text);
            if let Ok(code) = quoted::<Code>(&text) {
                prop_assert_eq!(quoted::<Code>(&code.to_string()), Ok(code));
            }
        }

        #[test]
        fn codes_of_the_national_database_are_kept(text in "[0-9]\\.[0-9]{6}") {
            prop_assert_eq!(quoted::<Code>(&text).map(|code| code.to_string()), Ok(text));
        }
    }
}
