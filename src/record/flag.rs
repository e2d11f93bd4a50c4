//! Yes or no.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::letters::spelled;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// Yes or no; no unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Flag(pub bool);

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Flag {
    const WHAT: (&'static str, &'static str) = ("có hoặc không", "true or false");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "enum": [true, false, "có", "không", "yes", "no"] })
    }

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        match spelled(&text).unwrap_or_default().as_str() {
            "true" | "yes" | "co" | "dung" => Ok(Self(true)),
            "false" | "no" | "khong" | "sai" => Ok(Self(false)),
            _ => {
                let typed = shown(&text);
                Err(Fault::new(
                    "yaml/not-yes-or-no",
                    words!("«{typed}» không phải có hay không", "`{typed}` is neither yes nor no"),
                    words!("viết `có` hoặc `không`", "write `true` or `false`"),
                ))
            }
        }
    }
}

read_scalar!(Flag);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        for text in ["true", "True", "yes", "có", "co", "Có"] {
            assert_eq!(plain(text), Ok(Flag(true)), "{text}");
        }
        for text in ["false", "No", "không", "KHÔNG"] {
            assert_eq!(quoted(text), Ok(Flag(false)), "{text}");
        }
    }

    #[test]
    fn what_is_neither_is_refused() {
        for text in ["1", "0", "x", "on", "tùy"] {
            assert_eq!(refused::<Flag>(text), ("yaml/not-yes-or-no", "viết `có` hoặc `không`".into()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = plain::<Flag>(&text);
        }

        #[test]
        fn a_flag_reads_back(flag in any::<bool>()) {
            prop_assert_eq!(plain(&Flag(flag).to_string()), Ok(Flag(flag)));
        }
    }
}
