//! The name of an entry or of an item in a list, as it stands in addresses and references.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, shown, slug};
use crate::yaml::{Fault, Identify, Scalar, Style};

/// The longest id, in characters.
const MAX_LENGTH: usize = 80;

/// Names that Windows keeps for devices; no file may be called so, with any extension.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// An id: 1 to 80 of `a-z`, `0-9` and `-`. The stem of an entry's file is its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(String);

impl Id {
    /// The id as text; empty only in a default value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Identify for Id {
    fn identify(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(&self.0)
    }
}

impl Scalar for Id {
    const WHAT: (&'static str, &'static str) = ("một mã ngắn như `cu-tru`", "an id such as `cu-tru`");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["string", "integer"], "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" })
    }

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let letters = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if text.len() > MAX_LENGTH && letters {
            return Err(Fault::new(
                "identity/too-long",
                words!("mã dài hơn {MAX_LENGTH} ký tự", "the id is longer than {MAX_LENGTH} characters"),
                words!("viết ngắn lại", "make it shorter"),
            ));
        }
        let edges = text.starts_with('-') || text.ends_with('-');
        let device = text.len() == 4 && (text.starts_with("com") || text.starts_with("lpt")) && text.as_bytes()[3].is_ascii_digit();
        if device || RESERVED.contains(&text.as_str()) {
            return Err(Fault::new(
                "identity/reserved-name",
                words!("Windows không cho đặt tên tệp là «{text}»", "Windows does not allow a file named `{text}`"),
                words!("đổi tên, ví dụ {text}-1", "choose another, such as {text}-1"),
            ));
        }
        if letters && !edges {
            return Ok(Self(text));
        }
        let mut suggestion = slug(&text);
        suggestion.truncate(MAX_LENGTH);
        let typed = shown(&text);
        let remedy = match suggestion.trim_end_matches('-') {
            "" => words!("viết ví dụ cu-tru", "write for example cu-tru"),
            suggestion => words!("viết {suggestion}", "write {suggestion}"),
        };
        Err(Fault::new(
            "identity/not-an-id",
            words!(
                "mã chỉ gồm chữ a–z không dấu, số và dấu gạch ngang; «{typed}» thì không",
                "an id is made of a–z, 0–9 and hyphens; `{typed}` is not"
            ),
            remedy,
        ))
    }
}

read_scalar!(Id);
written_as_shown!(Id);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn an_id_is_kept_as_written() {
        assert_eq!(plain::<Id>("dang-ky-thuong-tru").map(|id| id.to_string()), Ok("dang-ky-thuong-tru".into()));
        assert_eq!(plain::<Id>("017").map(|id| id.to_string()), Ok("017".into()));
        assert_eq!(Id::default().identify(), None);
    }

    #[test]
    fn what_is_no_id_is_refused_with_the_id_it_could_be() {
        assert_eq!(refused::<Id>("Đăng ký thường trú"), ("identity/not-an-id", "viết dang-ky-thuong-tru".into()));
        assert_eq!(refused::<Id>("CT01"), ("identity/not-an-id", "viết ct01".into()));
        assert_eq!(refused::<Id>("-a-"), ("identity/not-an-id", "viết a".into()));
        assert_eq!(refused::<Id>("…"), ("identity/not-an-id", "viết ví dụ cu-tru".into()));
        assert_eq!(refused::<Id>(&"a".repeat(81)).0, "identity/too-long");
        assert_eq!(refused::<Id>("con"), ("identity/reserved-name", "đổi tên, ví dụ con-1".into()));
        assert_eq!(refused::<Id>("lpt1").0, "identity/reserved-name");
    }

    #[test]
    fn nothing_that_leaves_a_folder_is_an_id() {
        for text in ["../a", "/a", "a/b", "a\\b", "%2e%2e", "．．", ".", "a.b", "a\u{0}b", "\u{430}"] {
            assert!(quoted::<Id>(text).is_err(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_what_is_suggested_is_read(text in any::<String>()) {
            if let Err(fault) = quoted::<Id>(&text)
                && fault.rule == "identity/not-an-id"
                && let Some(suggestion) = fault.remedy.en.strip_prefix("write ")
            {
                // A device name can be suggested; it is then refused in its own words.
                if let Err(second) = plain::<Id>(suggestion.trim_start_matches("for example ")) {
                    prop_assert_eq!(second.rule, "identity/reserved-name");
                }
            }
        }

        #[test]
        fn an_id_reads_back(text in "[a-z0-9]{5,20}(-[a-z0-9]{1,20})?") {
            prop_assert_eq!(plain::<Id>(&text).map(|id| id.to_string()), Ok(text));
        }
    }
}
