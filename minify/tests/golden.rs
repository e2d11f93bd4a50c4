//! What the minifiers make of the theme, and what they would still find in finished pages.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

/// Files below a folder of the repository with this ending.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == ending) {
                files.push(entry);
            }
        }
    }
    files.sort();
    files
}

/// What the template engine writes for one sign wherever it stands, and a minifier takes back where it can do no harm: not to be
/// had at compile time, and one page of a golden site consists of such signs.
const ESCAPED: [&str; 6] = ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#39;"];

/// What a page would still save is not worth minifying each.
#[test]
fn a_finished_page_has_little_left_to_save() {
    let pages: Vec<_> = files("tests/golden", "html").into_iter().filter(|path| path.to_string_lossy().contains("/expected/")).collect();
    assert!(pages.len() > 40, "{}", pages.len());
    for path in pages {
        let text = fs::read_to_string(&path).unwrap();
        let page = ESCAPED.iter().fold(text, |text, sign| text.replace(sign, "x"));
        let small = motcua_minify::page(page.as_bytes());
        let saved = 1000 * (page.len() - small.len()) / page.len();
        assert!(saved < 25, "{}: {} of {} bytes", path.display(), page.len() - small.len(), page.len());
    }
}

/// A value with everything that could end it, as the template engine prints it.
const HOSTILE: &str = "a b=c onload=d /&gt; &quot;e&quot; &#x27;f&#x27; `g` &lt;h";

/// The names of the attributes of each tag of a page without calls.
fn names(page: &str) -> Vec<Vec<String>> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, tag)) = rest.split_once('<') {
        let mut names = Vec::new();
        let mut tag = tag.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '!'));
        while !tag.starts_with('>') {
            tag = tag.trim_start();
            let (name, after) = tag.split_at(tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>')).unwrap());
            if !name.is_empty() {
                names.push(name.to_owned());
            }
            tag = match after.strip_prefix('=') {
                None => after,
                Some(value) => match value.strip_prefix('"') {
                    Some(value) => value.split_once('"').unwrap().1,
                    None => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap()).1,
                },
            };
        }
        names.sort();
        tags.push(names);
        rest = tag;
    }
    tags
}

/// The template with a hostile value for every call.
fn filled(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let (text, call) = rest.split_at(at);
        out.push_str(text);
        let close = match &call[..2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = call.find(close).unwrap() + 2;
        let name = call[..end].split_once("attribute(name=\"").and_then(|(_, name)| name.split_once('"'));
        match name {
            Some((name, _)) => out.extend([" ", name, "=\"", HOSTILE, "\""]),
            None if close == "}}" => out.push_str(HOSTILE),
            None => {}
        }
        rest = &call[end..];
    }
    out + rest
}

#[test]
fn no_value_becomes_attributes() {
    let mut values = 0;
    for path in files("themes/civic/templates", "html") {
        let text = fs::read_to_string(&path).unwrap();
        let inside = path.to_string_lossy().split_once("themes/civic/").unwrap().1.to_owned();
        let small = motcua_minify::file(&inside, &text).unwrap();
        values += small.matches("=\"{{").count() + small.matches("| attribute(name=").count();
        // The names that the tags have with a value that can do no harm.
        let (harmless, hostile) = (names(&filled(&text).replace(HOSTILE, "x")), names(&filled(&small)));
        assert_eq!(harmless, hostile, "{inside}");
    }
    assert!(values > 200, "{values}");
}
