//! What a file of the catalog is for, by its path alone.

use crate::kinds;

/// What we do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// An entry or a part of the theme: read as text.
    Text,
    /// A form, a picture: read as it is.
    Attachment,
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

macro_rules! folders {
    ($($(#[$doc:meta])* $kind:ident $field:ident { $shape:ident $type:ident in $path:literal $($about:tt)* })*) => {
        /// The folders of the format: those of entries, and those of files that are published as they are.
        const FOLDERS: &[&str] = &[$($path,)* "files", "forms", "theme"];
    };
}

kinds!(folders);

const TEXTS: &[&str] = &["yaml", "yml", "md"];
const THEME_TEXTS: &[&str] = &["html", "css", "js", "svg", "txt"];
const ATTACHMENTS: &[&str] = &["pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "png", "jpg", "jpeg", "webp", "svg", "ico"];

/// What the file at this path of the catalog is for.
pub(super) fn of(path: &str) -> Purpose {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let name = rest.rsplit('/').next().unwrap_or(rest);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let lower = ending.to_ascii_lowercase();
    if TEXTS.contains(&ending) || folder == "theme" && THEME_TEXTS.contains(&ending) {
        Purpose::Text
    } else if matches!(folder, "forms" | "files" | "theme") && ATTACHMENTS.contains(&lower.as_str()) {
        Purpose::Attachment
    } else if FOLDERS.contains(&folder) || TEXTS.contains(&lower.as_str()) {
        Purpose::Unknown
    } else {
        Purpose::Skipped
    }
}

/// Whether a file or folder of this name is nobody's mistake and not for us, wherever it stands: hidden ones, explanations
/// for people, what other programs leave behind.
pub(super) fn is_skipped(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || lower == "readme"
        || lower.starts_with("readme.")
        || matches!(lower.as_str(), "node_modules" | "thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_and_the_ending_say_what_a_file_is_for() {
        for (path, purpose) in [
            ("catalog.yaml", Purpose::Text),
            ("procedures/cu-tru/dang-ky.md", Purpose::Text),
            ("thu-tuc/a.md", Purpose::Text),
            ("forms/CT01.PDF", Purpose::Attachment),
            ("forms/dau.svg", Purpose::Attachment),
            ("theme/assets/icon/dau.svg", Purpose::Text),
            ("theme/assets/logo.png", Purpose::Attachment),
            ("procedures/anh.jpg", Purpose::Unknown),
            ("offices/A.YAML", Purpose::Unknown),
            ("Catalog.YML", Purpose::Unknown),
            ("package.json", Purpose::Skipped),
            ("docs/a.png", Purpose::Skipped),
        ] {
            assert_eq!(of(path), purpose, "{path}");
        }
    }

    #[test]
    fn hidden_files_and_read_me_files_are_passed_over() {
        for name in [".git", ".DS_Store", "README.md", "ReadMe", "node_modules", "~$mau.docx", "Thumbs.db"] {
            assert!(is_skipped(name), "{name}");
        }
        assert!(!is_skipped("readmenh.md"));
    }
}
