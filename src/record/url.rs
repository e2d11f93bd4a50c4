//! A link of a fact: to a site, a mail address or a phone, never to a place in the catalog.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::jurisdiction::Jurisdiction;
use crate::text::{LinkKind, clean_text, judge, shown};
use crate::yaml::{Fault, Scalar, Style};

/// An address that is safe to link to: `https`, `http`, `mailto` or `tel`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Link(String);

impl Link {
    /// The address; empty only in a default value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it leads to.
    #[must_use]
    pub fn kind(&self) -> LinkKind {
        judge(&self.0).unwrap_or(LinkKind::Relative)
    }

    /// The site, without port, when it leads to one: `dichvucong.gov.vn`.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        let (scheme, rest) = self.0.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        (scheme.len() <= 5).then(|| authority.split(':').next().unwrap_or(authority))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Link {
    const WHAT: (&'static str, &'static str) =
        ("một địa chỉ trang như https://dichvucong.gov.vn", "an address such as https://dichvucong.gov.vn");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^(https?://|mailto:|tel:)" })
    }

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let cleaned = clean_text(text, style);
        if let Err(fault) = &cleaned
            && fault.rule == "yaml/curly-quote"
        {
            return cleaned.map(Self);
        }
        // Judged before it is cleaned: what a browser drops in silence is a reason to refuse, not to fix.
        let composed: String = text.nfc().collect();
        judge(&composed)?;
        let text = cleaned?;
        let kind = judge(&text)?;
        if kind != LinkKind::Relative {
            return Ok(Self(text));
        }
        let typed = shown(&text);
        let remedy = match text.split_once('@') {
            Some((person, site)) if !person.contains('/') && site.contains('.') => words!("viết mailto:{typed}", "write mailto:{typed}"),
            _ if text.split('/').next().is_some_and(|host| host.contains('.') && !host.starts_with('.')) => {
                words!("viết https://{typed}", "write https://{typed}")
            }
            _ => words!("viết đủ, ví dụ https://dichvucong.gov.vn", "write it in full, such as https://dichvucong.gov.vn"),
        };
        Err(Fault::new(
            "link/no-scheme",
            words!("địa chỉ «{typed}» thiếu https:// ở đầu", "the address `{typed}` lacks https:// before it"),
            remedy,
        ))
    }
}

read_scalar!(Link);
written_as_shown!(Link);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn whole_addresses_are_read() {
        let link = plain::<Link>("https://dichvucong.gov.vn:8443/p/home?x=1").unwrap_or_default();
        assert_eq!((link.kind(), link.host()), (LinkKind::Https, Some("dichvucong.gov.vn")));
        assert_eq!(plain::<Link>("http://example.vn").map(|link| link.kind()), Ok(LinkKind::Http));
        assert_eq!(plain::<Link>("mailto:a@b.vn").map(|link| link.host().map(str::to_owned)), Ok(None));
    }

    #[test]
    fn an_address_without_its_scheme_is_refused_with_it() {
        assert_eq!(refused::<Link>("dichvucong.gov.vn/p"), ("link/no-scheme", "viết https://dichvucong.gov.vn/p".into()));
        assert_eq!(refused::<Link>("motcua@danang.gov.vn"), ("link/no-scheme", "viết mailto:motcua@danang.gov.vn".into()));
        assert_eq!(refused::<Link>("../dang-ky").0, "link/no-scheme");
    }

    #[test]
    fn unsafe_addresses_are_refused_even_when_cleaning_would_mend_them() {
        assert_eq!(refused::<Link>("javascript:alert(1)").0, "link/unsafe-scheme");
        assert_eq!(quoted::<Link>("java\u{200b}script:alert(1)").map_err(|fault| fault.rule), Err("link/unsafe-scheme"));
        assert_eq!(quoted::<Link>("https://gov\u{ad}.vn").map_err(|fault| fault.rule), Err("link/hidden-character"));
        assert_eq!(refused::<Link>("").0, "link/empty");
        assert_eq!(refused::<Link>("“https://a.vn”").0, "yaml/curly-quote");
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_back(text in "\\PC{0,40}|https?://[a-z.:@/-]{0,30}|[a-z:@./]{0,20}") {
            let _ = plain::<Link>(&text);
            if let Ok(link) = quoted::<Link>(&text) {
                prop_assert!(link.kind() != LinkKind::Relative);
                prop_assert_eq!(quoted::<Link>(&link.to_string()), Ok(link));
            }
        }
    }
}
