//! What a translation was made from.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// The digest of the text that was translated, in hexadecimal; a shorter beginning of it is enough.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(String);

impl Digest {
    /// The digest as text, in lower case; empty only in a default value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is `full`, or a beginning of it.
    #[must_use]
    pub fn matches(&self, full: &str) -> bool {
        !self.0.is_empty() && full.starts_with(&self.0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Digest {
    const WHAT: (&'static str, &'static str) = ("mã của bản gốc, do máy ghi", "the digest of the original, as the tool writes it");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["string", "integer"], "pattern": "^[0-9A-Fa-f]{8,64}$" })
    }

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        if (8..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Self(text.to_ascii_lowercase()));
        }
        let typed = shown(&text);
        Err(Fault::new(
            "translation/not-a-digest",
            words!("«{typed}» không phải mã của bản gốc", "`{typed}` is not the digest of an original"),
            words!(
                "chép lại mã mà `motcua check` in ra, từ 8 chữ số 0–9, a–f",
                "copy the digest that `motcua check` prints, 8 or more of 0–9 and a–f"
            ),
        ))
    }
}

read_scalar!(Digest);
written_as_shown!(Digest);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn a_digest_or_its_beginning_is_read_whatever_it_looks_like() {
        assert_eq!(plain::<Digest>("12345678").map(|digest| digest.to_string()), Ok("12345678".into()));
        assert_eq!(plain::<Digest>("1e100000").map(|digest| digest.to_string()), Ok("1e100000".into()));
        assert_eq!(plain::<Digest>("ABCDEF01").map(|digest| digest.matches("abcdef0123")), Ok(true));
        assert!(!Digest::default().matches("abc"));
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for text in ["abc", "xyzxyzxyz", "1234 5678"] {
            assert_eq!(refused::<Digest>(text).0, "translation/not-a-digest", "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_back(text in "\\PC{0,40}|[0-9a-fA-F]{8,64}") {
            let _ = plain::<Digest>(&text);
            if let Ok(digest) = quoted::<Digest>(&text) {
                prop_assert_eq!(plain::<Digest>(&digest.to_string()), Ok(digest));
            }
        }
    }
}
