//! Text as a part of an address.

use crate::letters::unmarked;

/// The text in `a-z`, `0-9` and single hyphens: «Đăng ký thường trú» becomes `dang-ky-thuong-tru`.
///
/// Empty when the text holds no letter or digit that has such a form.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in unmarked(text) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_becomes_a_part_of_an_address() {
        assert_eq!(slug("Đăng ký thường trú"), "dang-ky-thuong-tru");
        assert_eq!(slug("  Cấp, đổi (lại) — CCCD/CMND?  "), "cap-doi-lai-cccd-cmnd");
        assert_eq!(slug("1.004222"), "1-004222");
        assert_eq!(slug("\u{44}a\u{306}ng ky\u{301}"), "dang-ky");
        assert_eq!(slug("đ Đ ð Ð"), "d-d-d-d");
        assert_eq!(slug("…"), "");
    }

    proptest! {
        #[test]
        fn a_slug_is_always_safe_in_an_address(text in any::<String>()) {
            let slug = slug(&text);
            prop_assert!(slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{slug}");
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{slug}");
        }
    }
}
