//! Links whose text is itself an address, of another place than the one they lead to.

use super::link::{LinkKind, is_mailbox, judge};

/// The host to which a text that looks like an address would lead, if it looks like one: `https://a.vn/x`, `www.a.vn`, `a.gov.vn`;
/// of a mail address, the whole address.
fn looks_like(text: &str) -> Option<String> {
    /// How the names of sites end that people write without more. «to-khai.docx» and «a.md» are files.
    const ENDINGS: &[&str] = &["vn", "com", "net", "org", "gov", "edu", "info", "int"];
    let text = text.trim().trim_matches(['<', '>', '(', ')', '"', '“', '”', '«', '»']).to_lowercase();
    if text.contains(char::is_whitespace) {
        return None;
    }
    if is_mailbox(text.trim_start_matches("mailto:")) {
        return Some(text.trim_start_matches("mailto:").to_owned());
    }
    let (schemed, rest) = match text.split_once("://") {
        Some((scheme, rest)) if scheme.starts_with("http") => (true, rest),
        Some(_) => return None,
        None => (false, text.as_str()),
    };
    let authority = rest.split(['/', '?', '#', '…']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.trim_end_matches('.');
    let is_host =
        host.contains('.') && host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let is_said = schemed || host.starts_with("www.") || ENDINGS.contains(&host.rsplit('.').next()?);
    (is_host && is_said).then(|| host.trim_start_matches("www.").to_owned())
}

/// Whether a link whose text looks like one address leads to another.
#[must_use]
pub fn misleads(text: &str, target: &str) -> Option<(String, String)> {
    let said = looks_like(text)?;
    let meant = match judge(target).ok()? {
        LinkKind::Https | LinkKind::Http => looks_like(target)?,
        LinkKind::Mail => target.trim_start().get("mailto:".len()..)?.split('?').next()?.to_lowercase(),
        LinkKind::Phone | LinkKind::Relative => return None,
    };
    // The text may name the site and the link a house in it, such as `dichvucong.danang.gov.vn` for `danang.gov.vn`.
    let fine = meant == said || (!said.contains('@') && meant.strip_suffix(&said).is_some_and(|rest| rest.ends_with('.')));
    (!fine).then_some((said, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_names_another_host_misleads() {
        for (text, target) in [
            ("https://dichvucong.gov.vn", "https://evil.example/"),
            ("dichvucong.gov.vn", "https://evil.example/"),
            (" www.dichvucong.gov.vn/p ", "http://dichvucong.gov.vn.evil.example"),
            ("HTTPS://DichVuCong.gov.vn…", "https://gov.vn"),
            ("https://a.vn@dichvucong.gov.vn", "https://a.vn"),
            ("motcua@danang.gov.vn", "mailto:x@evil.example"),
            ("motcua@danang.gov.vn", "https://evil.example"),
            ("https://a.vn", "mailto:a@b.vn"),
        ] {
            assert!(misleads(text, target).is_some(), "{text} {target}");
        }
        for (text, target) in [
            ("https://dichvucong.gov.vn", "https://dichvucong.gov.vn/p/home"),
            ("www.dichvucong.gov.vn", "https://dichvucong.gov.vn"),
            ("danang.gov.vn", "https://dichvucong.danang.gov.vn/x"),
            ("Cổng Dịch vụ công", "https://evil.example"),
            ("to-khai.docx", "https://a.vn/to-khai.docx"),
            ("xem a.vn và b.vn", "https://c.vn"),
            ("a@b.vn", "mailto:a@b.vn?subject=x"),
            ("dichvucong.gov.vn", "dang-ky"),
            ("1.004222", "https://a.vn"),
        ] {
            assert_eq!(misleads(text, target), None, "{text} {target}");
        }
    }
}
