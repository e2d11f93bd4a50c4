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
const ATTACHMENTS: &[&str] = &["pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "png", "jpg", "jpeg", "webp", "svg", "ico"];

/// What the file at this path of the catalog is for.
pub(super) fn of(path: &str) -> Purpose {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let name = rest.rsplit('/').next().unwrap_or(rest);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let lower = ending.to_ascii_lowercase();
    let is_list = || name.split('.').next().is_some_and(|stem| lists().any(|list| list == stem));
    let is_read = if folder.is_empty() { is_list() } else { folders().any(|ours| ours == folder) || folder == TEMPLATES };
    if is_read && TEXTS.contains(&ending) || folder == "theme" && THEME_TEXTS.contains(&ending) {
        Purpose::Text
    } else if matches!(folder, "forms" | "files" | "theme") && ATTACHMENTS.contains(&lower.as_str()) {
        Purpose::Attachment
    } else if folder == "theme" || folder == TEMPLATES {
        if is_named_as_entry(name) { Purpose::Unknown } else { Purpose::Skipped }
    } else if is_named_as_entry(name) {
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

/// Whether bytes are those of an entry, whatever its file is called: facts between lines `---`, or keys that our files begin with.
pub(super) fn is_entry(name: &str, bytes: &[u8]) -> bool {
    const KEYS: &[&str] = &["title:", "name:", "number:", "code:", "days_off:", "days_worked:", "levels:", "format:", "id:", "office:"];
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 16)]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("---") {
        return true;
    }
    let lower = name.to_ascii_lowercase();
    let is_yaml = lower.contains(".yaml") || lower.contains(".yml");
    is_yaml && text.lines().any(|line| KEYS.iter().any(|key| line.trim_start_matches(['-', ' ', '{']).starts_with(key)))
}

/// Whether a file or folder of this name is nobody's mistake and not for us, wherever it stands: hidden ones, explanations
/// for people, what other programs leave behind.
pub(super) fn is_skipped(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || lower == "readme"
        || lower.starts_with("readme.")
        || ["license", "licence", "copying"]
            .iter()
            .any(|kept| lower.strip_prefix(kept).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-'])))
        || matches!(lower.as_str(), "node_modules" | "thumbs.db" | "desktop.ini")
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
            ("docs/a.png", Purpose::Skipped),
        ] {
            assert_eq!(of(path), purpose, "{path}");
        }
    }

    #[test]
    fn hidden_files_and_read_me_files_are_passed_over() {
        for name in [".git", ".DS_Store", "README.md", "ReadMe", "node_modules", "~$mau.docx", "Thumbs.db", "LICENSE", "licence-MIT.md"] {
            assert!(is_skipped(name), "{name}");
        }
        assert!(!is_skipped("readmenh.md") && !is_skipped("licensed.md"));
    }

    #[test]
    fn an_entry_is_told_by_what_it_says() {
        for (name, text) in [("a.MD", "\u{feff}---\ntitle: A\n---\n"), ("a.yaml", "# x\nname: A\n"), ("a.yaml.txt", "- {id: a, name: b}\n")]
        {
            assert!(is_entry(name, text.as_bytes()), "{name}");
        }
        for (name, text) in [("GHI-CHU.md", "# Ghi chú\n"), ("mkdocs.yml", "site_name: x\n"), ("a.md", "")] {
            assert!(!is_entry(name, text.as_bytes()), "{name}");
        }
    }
}
