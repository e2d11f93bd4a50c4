//! Names that some host of the site, or some editor's computer, refuses.

use unicode_normalization::UnicodeNormalization;

use crate::finding::Words;

/// Names of devices of Windows; also with any ending.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "conin$", "conout$", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// Folders that Microsoft's web server never shows; an entry of this name would have its page in one.
const HIDDEN_BY_IIS: &[&str] =
    &["bin", "app_browsers", "app_code", "app_data", "app_globalresources", "app_localresources", "app_webreferences"];

/// Why a file or folder must not have this name, if it must not.
pub(crate) fn refusal(name: &str, is_file: bool) -> Option<Words> {
    let stem = name.split('.').next().unwrap_or(name);
    // Names that are kept for something are short.
    let lower = Some(stem.trim_end()).filter(|stem| stem.len() <= 32).map(str::to_lowercase).unwrap_or_default();
    if DEVICES.contains(&lower.as_str()) {
        return Some(words!("«{stem}» là tên dành riêng của Windows", "Windows keeps the name `{stem}` for itself"));
    }
    if is_file && HIDDEN_BY_IIS.contains(&lower.as_str()) {
        return Some(words!(
            "máy chủ web IIS không cho xem địa chỉ có «{stem}»",
            "the web server IIS never shows an address with `{stem}`"
        ));
    }
    if let Some(sign) = name.chars().find(|c| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\')) {
        return Some(words!("tên có dấu `{sign}`, Windows không nhận", "the name has a `{sign}`, which Windows refuses"));
    }
    if name.chars().any(char::is_control) {
        return Some(words!("tên có ký tự điều khiển", "the name has a control character"));
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some(words!(
            "tên bắt đầu bằng dấu cách, hoặc kết thúc bằng dấu cách hay dấu chấm; Windows không nhận",
            "the name begins with a space, or ends with a space or a dot, which Windows refuses"
        ));
    }
    (name.len() > 200).then(|| words!("tên dài quá 200 byte", "the name is longer than 200 bytes"))
}

/// What a path becomes where upper and lower case, and the ways to write a diacritic, are one.
pub(super) fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// A name that is not UTF-8, or holds control characters, as it can be shown.
pub(super) fn shown(name: &std::ffi::OsStr) -> String {
    name.to_string_lossy().chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_or_its_web_server_refuse_are_refused() {
        for name in ["con.md", "NUL", "Lpt1.en.md", "a:b.md", "a?.md", "cuối.", "cuối ", " đầu.md", "bin.md", "App_Data.yaml", "a\u{7}.md"]
        {
            assert!(refusal(name, true).is_some(), "{name:?}");
        }
        for name in ["console.md", "đăng-ký.md", "com10.md", "binh.md", "a b.md"] {
            assert_eq!(refusal(name, true), None, "{name:?}");
        }
        assert_eq!(refusal("bin", false), None, "a folder is not an address");
    }

    #[test]
    fn twins_differ_in_case_or_in_the_writing_of_diacritics() {
        assert_eq!(folded("Đăng-Ký.md"), folded("đa\u{306}ng-ky\u{301}.md"));
        assert_ne!(folded("dang-ky.md"), folded("đăng-ký.md"));
    }
}
