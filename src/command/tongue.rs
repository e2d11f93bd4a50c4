//! In which language the tool speaks: as `--lang` says, else as the catalog, else as this machine.

use std::path::Path;
use std::sync::OnceLock;

use crate::finding::Tongue;

static SPOKEN: OnceLock<Tongue> = OnceLock::new();

/// The language that was chosen for this process; Vietnamese before it was.
pub(super) fn spoken() -> Tongue {
    SPOKEN.get().copied().unwrap_or_default()
}

/// Chooses the language from the words of the command line.
pub(super) fn choose(words: &[String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|text| !text.is_empty()));
    let read = |folder: &str| {
        std::fs::metadata(Path::new(folder).join("catalog.yaml"))
            .ok()
            .filter(std::fs::Metadata::is_file)
            .and_then(|_| std::fs::read_to_string(Path::new(folder).join("catalog.yaml")).ok())
    };
    let _ = SPOKEN.set(of(words, &read, locale.as_deref()));
}

fn of(words: &[String], read: &dyn Fn(&str) -> Option<String>, locale: Option<&str>) -> Tongue {
    let given = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(at + 1).map(String::as_str),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    if let Some(tongue) = given.and_then(named) {
        return tongue;
    }
    let folders = words.iter().skip(1).map(|word| word.strip_prefix("--catalog=").unwrap_or(word)).filter(|word| !word.starts_with('-'));
    let catalog = folders.chain(["content"]).find_map(read);
    if let Some(text) = catalog {
        return first_language(&text).map_or(Tongue::Vi, Tongue::of);
    }
    match locale.map(|locale| locale.split(['.', '@']).next().unwrap_or_default()) {
        // What says nothing about anybody.
        None | Some("" | "C" | "POSIX") => Tongue::Vi,
        Some(locale) => Tongue::of(locale),
    }
}

fn named(word: &str) -> Option<Tongue> {
    match word {
        "vi" => Some(Tongue::Vi),
        "en" => Some(Tongue::En),
        _ => None,
    }
}

/// The first of `languages:`, as far as it can be told without reading the whole.
fn first_language(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("\nlanguages:").or_else(|| text.strip_prefix("languages:").map(|rest| ("", rest)))?;
    rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').map(|word| word.trim_matches('-')).find(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(line: &str, catalog: Option<&str>, locale: Option<&str>) -> Tongue {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        of(&words, &|folder| catalog.filter(|_| folder == "content").map(str::to_owned), locale)
    }

    #[test]
    fn the_command_line_goes_before_the_catalog_and_the_catalog_before_the_machine() {
        let english = Some("format: 1\nlanguages:\n  - en-GB # first\n  - vi\n");
        assert_eq!(spoken("check --lang vi", english, Some("en_US.UTF-8")), Tongue::Vi);
        assert_eq!(spoken("check --lang=en", None, None), Tongue::En);
        assert_eq!(spoken("check", english, Some("vi_VN")), Tongue::En);
        assert_eq!(spoken("check content", Some("format: 1\n"), Some("en_US")), Tongue::Vi);
        assert_eq!(spoken("check nowhere", None, Some("en_US.UTF-8")), Tongue::En);
        assert_eq!(spoken("check", None, Some("C.UTF-8")), Tongue::Vi);
        assert_eq!(spoken("check", Some("languages: [fr, vi]\n"), None), Tongue::En, "a third language is no Vietnamese");
    }
}
