//! What a file of the catalog is for, by its path alone.

use crate::kinds;

/// What we do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// An entry or a part of the theme: read as text.
    Text,
    /// A form, a picture: read as it is.
    Attachment,
    /// An entry by its name, where none is read.
    Stray,
    /// None of ours, in a folder of ours: worth a notice.
    Unknown,
    /// Not for us, and no surprise to anybody.
    Skipped,
}

impl Purpose {
    /// How large such a file may be.
    pub(super) const fn limit(self) -> u64 {
        match self {
            Self::Attachment => 50 << 20,
            _ => 1 << 20,
        }
    }
}

/// Whether the entries of a kind have a folder, and not one file.
macro_rules! is_folder {
    (many) => {
        true
    };
    ($shape:ident) => {
        false
    };
}

macro_rules! places {
    ($($(#[$doc:meta])* $kind:ident $field:ident { $shape:ident $type:ident in $path:literal $($about:tt)* })*) => {
        /// Where each kind of entry is kept, and whether that is a folder.
        const PLACES: &[(&str, bool)] = &[$(($path, is_folder!($shape)),)*];
    };
}

kinds!(places);

/// The folders of the format: those of entries, and those of files that are published as they are.
pub(crate) fn folders() -> impl Iterator<Item = &'static str> {
    PLACES.iter().filter(|(_, is_folder)| *is_folder).map(|(path, _)| *path).chain(["files", "forms", "theme"])
}

/// The files at the root of a catalog, without their ending.
pub(crate) fn lists() -> impl Iterator<Item = &'static str> {
    PLACES.iter().filter(|(_, is_folder)| !is_folder).map(|(path, _)| *path)
}

/// Where entries are kept that are copied and filled in; none of them is a page.
pub(crate) const TEMPLATES: &str = "templates";
const TEXTS: &[&str] = &["yaml", "yml", "md"];
const THEME_TEXTS: &[&str] = &["html", "css", "js", "svg", "txt"];
const ATTACHMENTS: &[&str] =
    &["pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "png", "jpg", "jpeg", "webp", "svg", "ico", "mp3", "m4a", "ogg"];

/// What the file at this path of the catalog is for.
pub(super) fn of(path: &str) -> Purpose {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let name = rest.rsplit('/').next().unwrap_or(rest);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let lower = ending.to_ascii_lowercase();
    let is_list = || name.split('.').next().is_some_and(|stem| lists().any(|list| list == stem));
    let is_read = if folder.is_empty() { is_list() } else { folders().any(|ours| ours == folder) || folder == TEMPLATES };
    if is_read && TEXTS.contains(&ending) && !matches!(folder, "forms" | "files") || folder == "theme" && THEME_TEXTS.contains(&ending) {
        Purpose::Text
    } else if matches!(folder, "forms" | "files" | "theme") && ATTACHMENTS.contains(&lower.as_str()) {
        Purpose::Attachment
    } else if folder == "theme" || folder == TEMPLATES {
        if is_named_as_entry(name) { Purpose::Unknown } else { Purpose::Skipped }
    } else if is_named_as_entry(name) || matches!(folder, "forms" | "files") && TEXTS.contains(&ending) {
        Purpose::Stray
    } else if folders().any(|ours| ours == folder) || folder.is_empty() {
        Purpose::Unknown
    } else {
        Purpose::Skipped
    }
}

/// Whether a file is named as entries are, or nearly: `x.MD`, `x.md.txt`, `x.markdown`.
fn is_named_as_entry(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_suffix(".txt").unwrap_or(&lower).trim_end_matches(['.', ' ', '~']);
    matches!(bare.rsplit_once('.'), Some((_, "md" | "yaml" | "yml" | "markdown" | "mdown" | "mkd")))
}

/// Keys that our files begin with.
const KEYS: &[&str] = &["title:", "name:", "number:", "code:", "days_off:", "days_worked:", "levels:", "format:", "id:", "office:"];

/// Whether a line of facts has one of our keys.
fn has_key(line: &str) -> bool {
    KEYS.iter().any(|key| line.trim_start_matches(['-', ' ', '{']).starts_with(key))
}

/// Whether a file that is not named as entries are holds one all the same: `x.txt`, `x.md.bak`, `x.json`, `x`. What other programs
/// keep beside a catalog has keys such as `name` too, so that more is asked of it.
pub(super) fn holds_entry(path: &str, bytes: &[u8]) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with(['{', '[']) {
        // `package.json` is no entry.
        let is_list = || name.split('.').next().is_some_and(|stem| lists().any(|list| list == stem));
        let has = |key: &&&str| text.contains(&format!("\"{}\"", key.trim_end_matches(':')));
        return (!folder.is_empty() || is_list()) && KEYS.iter().filter(has).count() > 0;
    }
    let keys = text.lines().take(200).filter(|line| has_key(line)).count();
    if text.lines().next().is_some_and(|line| line.trim_end() == "---") {
        keys > 0
    } else {
        keys > 1 && text.lines().next().is_some_and(has_key)
    }
}

/// Whether bytes are those of an entry, whatever its file is called: facts between lines `---`, or keys that our files begin with.
pub(super) fn is_entry(name: &str, bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 16)]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("---") {
        return true;
    }
    let lower = name.to_ascii_lowercase();
    let is_yaml = lower.contains(".yaml") || lower.contains(".yml");
    // The lines `---` may be missing, too.
    let begins = |key: &&&str| text.lines().any(|line| line.starts_with(**key));
    if is_yaml { text.lines().any(has_key) } else { KEYS.iter().filter(begins).count() > 1 }
}

/// Whether a file among entries is one of Word, in which people write who have no form for it.
pub(crate) fn is_document(path: &str) -> bool {
    let is_among_entries =
        path.split_once('/').is_some_and(|(folder, _)| PLACES.iter().any(|(place, is_folder)| *is_folder && *place == folder));
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    is_among_entries && matches!(ending.as_str(), "doc" | "docx" | "odt" | "rtf")
}

/// Whether a file or folder of this name is nobody's mistake and not for us, wherever it stands: hidden ones, explanations
/// for people, what other programs leave behind.
pub(super) fn is_skipped(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || is_read_me(name)
        || is_plain_license(name)
        || matches!(lower.as_str(), "node_modules" | "thumbs.db" | "desktop.ini")
}

/// Whether a name is the one of a file that explains something to people.
pub(super) fn is_read_me(name: &str) -> bool {
    is_called(name, &["readme"])
}

/// Whether a name is the one that a license has.
pub(super) fn is_plain_license(name: &str) -> bool {
    is_called(name, &["license", "licence", "copying"])
}

/// Whether a name is one of these, with any ending.
fn is_called(name: &str, names: &[&str]) -> bool {
    let lower = name.to_ascii_lowercase();
    names.iter().any(|called| lower.strip_prefix(called).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

/// Whether bytes begin with facts of an entry: those of a license do not.
pub(super) fn has_facts(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 16)]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    if first.trim_end() == "---" { lines.take_while(|line| line.trim_end() != "---").any(has_key) } else { has_key(first) }
}

/// Whether a name is one that licenses have, unless it stands among our entries: `license-renewal.md` may be one.
pub(super) fn is_license(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["license-", "licence-", "copying-"].iter().any(|kept| lower.starts_with(kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_and_the_ending_say_what_a_file_is_for() {
        for (path, purpose) in [
            ("catalog.yaml", Purpose::Text),
            ("catalog.en.yaml", Purpose::Text),
            ("procedures/cu-tru/dang-ky.md", Purpose::Text),
            ("templates/thu-tuc.md", Purpose::Text),
            ("forms/CT01.PDF", Purpose::Attachment),
            ("forms/dau.svg", Purpose::Attachment),
            ("theme/assets/icon/dau.svg", Purpose::Text),
            ("theme/assets/logo.png", Purpose::Attachment),
            ("procedures/anh.jpg", Purpose::Unknown),
            ("offices/A.YAML", Purpose::Stray),
            ("offices/a.yaml.txt", Purpose::Stray),
            ("procedures/a.markdown", Purpose::Stray),
            ("Catalog.YML", Purpose::Stray),
            ("Laws.yaml", Purpose::Stray),
            ("thu-tuc/a.md", Purpose::Stray),
            ("holiday/2026.yaml", Purpose::Stray),
            ("package.json", Purpose::Unknown),
            ("procedures/a.txt", Purpose::Unknown),
            ("procedures/a.md.bak", Purpose::Unknown),
            ("forms/a.md", Purpose::Stray),
            ("files/a.yaml", Purpose::Stray),
            ("docs/a.png", Purpose::Skipped),
        ] {
            assert_eq!(of(path), purpose, "{path}");
        }
    }

    #[test]
    fn hidden_files_and_read_me_files_are_passed_over() {
        for name in [".git", ".DS_Store", "README.md", "ReadMe", "~$mau.docx", "node_modules", "Thumbs.db", "LICENSE", "licence.md"] {
            assert!(is_skipped(name), "{name}");
        }
        assert!(!is_skipped("readmenh.md") && !is_skipped("licensed.md") && !is_skipped("license-renewal.md"));
        assert!(is_license("LICENSE-MIT.md") && !is_license("licensed.md"));
    }

    #[test]
    fn an_entry_is_told_by_what_it_says() {
        for (name, text) in [("a.MD", "\u{feff}---\ntitle: A\n---\n"), ("a.yaml", "# x\nname: A\n"), ("a.yaml.txt", "- {id: a, name: b}\n")]
        {
            assert!(is_entry(name, text.as_bytes()), "{name}");
        }
        let front = "---\ntitle: A\nfield: b\n---\n";
        for (path, text) in [
            ("procedures/a.txt", front),
            ("procedures/a", front),
            ("procedures/a.md.bak", front),
            ("offices/a.txt", "name: A\nlevel: commune\ncode: 1\n"),
            ("offices/a.json", "{\"name\": \"A\"}"),
            ("laws.json", "[{\"number\": \"68/2020/QH14\"}]"),
        ] {
            assert!(holds_entry(path, text.as_bytes()), "{path}");
        }
        for (path, text) in [
            ("package.json", "{\"name\": \"a\", \"title\": \"b\"}"),
            ("procedures/ghi-chu.txt", "Gọi lại chị Lan\ntitle: ba\n"),
            ("procedures/ghi-chu.txt", "---\nGhi chú\n---\n"),
            ("procedures/anh.jpg", "\u{0}\u{1}"),
            ("Makefile", "all:\n\ttrue\n"),
        ] {
            assert!(!holds_entry(path, text.as_bytes()), "{path}");
        }
        assert!(is_entry("a.md.txt", b"code: x\ntitle: A\n"));
        assert!(is_document("procedures/a.DOCX") && !is_document("forms/a.docx"));
        for (name, text) in [("GHI-CHU.md", "# Ghi chú\n"), ("mkdocs.yml", "site_name: x\n"), ("a.md", "")] {
            assert!(!is_entry(name, text.as_bytes()), "{name}");
        }
    }
}
