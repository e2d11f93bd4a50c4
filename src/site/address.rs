//! Addresses: paths in the output folder, made by us from `a–z`, `0–9`, `-`, `.` and `/` alone.

use std::fmt;

use crate::text::slug;

/// A path in the output folder, such as `thu-tuc/dang-ky-thuong-tru/index.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// An address; whatever could lead out of the folder is replaced. The writer checks once more.
    #[must_use]
    pub fn new(path: &str) -> Self {
        // Almost every address is one already.
        if is_one(path) {
            return Self(path.to_owned());
        }
        let plain = |c: char| u8::try_from(c).is_ok_and(is_plain);
        let path: String = path.chars().map(|c| if plain(c) { c } else { '-' }).collect();
        Self(path.split('/').filter(|part| !part.is_empty() && !part.chars().all(|c| c == '.')).collect::<Vec<_>>().join("/"))
    }

    /// The address of a file that is published as it is: each part of its path in plain letters, its ending kept.
    #[must_use]
    pub fn of_file(path: &str) -> Self {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '_');
        if path.chars().all(plain) {
            return Self::new(&path.to_ascii_lowercase());
        }
        let parts = path.split('/').map(|part| part.split('.').map(slug).collect::<Vec<_>>().join("."));
        Self::new(&parts.collect::<Vec<_>>().join("/"))
    }

    /// A former address as an editor writes it: a file stem beside `now`, or a path from the root of the site.
    #[must_use]
    pub fn former(written: &str, now: &Self) -> Option<Self> {
        let trimmed = written.trim();
        let good = trimmed.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
        let is_long = trimmed.len() > 400 || trimmed.split('/').any(|part| part.len() > 120);
        // `//evil.example/x` is another site, and `/a//b` another address than `/a/b`.
        if !good
            || is_long
            || trimmed.contains("//")
            || trimmed.trim_matches('/').is_empty()
            || trimmed.split('/').any(|part| part.starts_with('.'))
        {
            return None;
        }
        let trimmed = trimmed.to_ascii_lowercase();
        if !trimmed.contains('/') {
            // Some pages stand at the root.
            let folder = now.0.rsplitn(3, '/').nth(2).unwrap_or_default();
            return Some(Self::new(&format!("{folder}/{trimmed}/index.html")));
        }
        let path = trimmed.trim_start_matches('/');
        let is_file = matches!(path.rsplit_once('.'), Some((_, "html" | "htm")));
        Some(Self::new(&if is_file { path.to_owned() } else { format!("{}/index.html", path.trim_end_matches('/')) }))
    }

    /// The path, with `/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without a closing `index.html`, as canonical links write it.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(&self.0)
    }
}

/// Whether a path is an address as it stands.
fn is_one(path: &str) -> bool {
    let mut before = b'/';
    for byte in path.bytes() {
        if !is_plain(byte) || byte == b'/' && matches!(before, b'/' | b'.') {
            return false;
        }
        before = byte;
    }
    !matches!(before, b'/' | b'.')
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'/' | b'_')
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The way from a page up to the root of the site: `../../` for `thu-tuc/x/index.html`, nothing at the root.
#[must_use]
pub fn relative_root(from: &Address) -> String {
    "../".repeat(from.0.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_the_folder() {
        assert_eq!(Address::new("../../etc/passwd").as_str(), "etc/passwd");
        assert_eq!(Address::new("a/../b/./.c/..").as_str(), "a/b/.c");
        assert_eq!(Address::new("a//./b/\u{ff0e}\u{ff0e}/c").as_str(), "a/b/--/c");
    }

    #[test]
    fn a_file_keeps_what_its_name_says() {
        assert_eq!(Address::of_file("forms/Mẫu số 1.DOCX").as_str(), "forms/mau-so-1.docx");
        assert_eq!(Address::of_file("forms/CT01.pdf").as_str(), "forms/ct01.pdf");
        assert_eq!(Address::of_file("files/a.b_c.pdf").as_str(), "files/a.b_c.pdf");
    }

    #[test]
    fn links_climb_and_descend() {
        let from = Address::new("thu-tuc/x/index.html");
        assert_eq!(relative_root(&from), "../../");
        assert_eq!(relative_root(&Address::new("index.html")), "");
        assert_eq!(from.short(), "thu-tuc/x/");
    }

    #[test]
    fn a_former_stem_stands_beside_the_page_and_a_path_at_the_root() {
        let now = Address::new("thu-tuc/x/index.html");
        assert_eq!(Address::former("cu", &now).map(|a| a.to_string()).as_deref(), Some("thu-tuc/cu/index.html"));
        let page = Address::new("gioi-thieu/index.html");
        assert_eq!(Address::former("cu", &page).map(|a| a.to_string()).as_deref(), Some("cu/index.html"));
        assert_eq!(Address::former("/tin/1/", &now).map(|a| a.to_string()).as_deref(), Some("tin/1/index.html"));
        assert_eq!(Address::former("/tin/1.html", &now).map(|a| a.to_string()).as_deref(), Some("tin/1.html"));
        for none in ["../x", "//evil.example/x", "/a//b", "/a/b//"] {
            assert_eq!(Address::former(none, &now), None, "{none}");
        }
        assert_eq!(Address::former(&"1".repeat(121), &now), None);
    }
}
