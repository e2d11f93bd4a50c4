//! Small sites, compared whole: `tests/golden/NAME/content` is built and held against `NAME/expected`, both ways.
//!
//! `BLESS=1 cargo test golden` writes what is built; then read the difference before it is committed. `expected/TREE` names
//! every file of the site. Where `NAME/whole` lists paths, only files below these are kept with their bytes. The hash in the
//! name of the style sheet is written as `HASH`, so that a change of a colour does not touch every page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::world::{build, put, repository, tree};

/// The name of a file that carries the hash of its bytes, with `HASH` in its place.
pub(super) fn unhashed(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('.').collect();
    for part in &mut parts {
        if part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()) && part.bytes().any(|byte| byte.is_ascii_digit()) {
            *part = "HASH";
        }
    }
    parts.join(".")
}

/// What is held against `expected`.
fn site(name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let home = repository("tests/golden").join(name);
    let ended = build(&home.join("content"), folder.path().join("site").as_path());
    assert_eq!(ended.code, 0, "{ended:?}");
    let built = tree(&folder.path().join("site"));
    let whole = fs::read_to_string(home.join("whole")).ok();
    let is_whole = |path: &str| match &whole {
        _ if path.starts_with("assets/") => false,
        Some(list) => list.lines().any(|start| path == start || start.ends_with('/') && path.starts_with(start)),
        None => true,
    };
    let hashed: Vec<(String, String)> =
        built.keys().map(|path| (path.clone(), unhashed(path))).filter(|(path, plain)| path != plain).collect();
    let mut files = BTreeMap::new();
    let mut list = String::new();
    for (path, bytes) in &built {
        list.push_str(&unhashed(path));
        list.push('\n');
        if is_whole(path) {
            let mut text = String::from_utf8(bytes.clone()).expect("a page is UTF-8");
            for (path, plain) in &hashed {
                text = text.replace(path, plain);
            }
            files.insert(path.clone(), text.into_bytes());
        }
    }
    files.insert("TREE".to_owned(), list.into_bytes());
    files
}

fn hold(name: &str) {
    let built = site(name);
    let expected = repository("tests/golden").join(name).join("expected");
    if std::env::var_os("BLESS").is_some() {
        bless(&expected, &built);
    }
    let kept = if expected.is_dir() { tree(&expected) } else { BTreeMap::new() };
    for path in kept.keys() {
        assert!(built.contains_key(path), "{name}: {path} is not built any more; BLESS=1 if that is meant");
    }
    for (path, bytes) in &built {
        let Some(kept) = kept.get(path) else { panic!("{name}: {path} is new; BLESS=1 if that is meant") };
        if kept != bytes {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let kept = snapbox::Data::text(text(kept)).raw();
            let difference = snapbox::Assert::new().try_eq(Some(&path), text(bytes).into(), kept);
            panic!(
                "{name}: {path} is built otherwise; BLESS=1 if that is meant\n{}",
                difference.err().map_or_else(String::new, |error| error.to_string())
            );
        }
    }
}

fn bless(expected: &Path, built: &BTreeMap<String, Vec<u8>>) {
    if expected.is_dir() {
        fs::remove_dir_all(expected).unwrap();
    }
    for (path, bytes) in built {
        put(expected, path, bytes);
    }
}

#[test]
fn the_smallest_catalog() {
    hold("minimal");
}

#[test]
fn every_kind_of_entry_in_two_languages() {
    hold("two-languages");
}

#[test]
fn fifteen_procedures_of_justice() {
    hold("justice");
}

#[test]
fn a_french_town_hall() {
    hold("town-hall");
}

#[test]
fn an_english_council() {
    hold("council");
}

#[test]
fn a_hard_procedure_with_hostile_text_in_every_field() {
    hold("hard");
}

#[test]
fn hostile_text_never_becomes_markup() {
    for (path, bytes) in site("hard") {
        let text = String::from_utf8(bytes).unwrap();
        let lower = text.to_lowercase();
        // What a text says of a title ends none.
        assert!(!path.ends_with(".html") || lower.matches("</title").count() == 1, "{path}: {:?}", lower.split_once("</title"));
        for bad in ["<script>", "<svg/onload", "onerror=alert(1)>", "<img src=x", "javascript:", "<b>&<"] {
            let found = lower.find(bad);
            // What stands in `<textarea>` or `<pre>` is text; there is none of it here but an escaped listing.
            assert!(
                found.is_none(),
                "{path}: {bad} at …{}…",
                &text[found.unwrap_or(0).saturating_sub(60)..].chars().take(140).collect::<String>()
            );
        }
    }
}

#[test]
fn former_addresses_lead_on() {
    let built = site("hard");
    for (from, to) in [
        ("thu-tuc/rat-kho/index.html", "thu-tuc/kho/"),
        ("thu-tuc-cu/1.html", "thu-tuc/kho/"),
        ("cu/kho/index.html", "co-quan/kho/"),
        ("tin/1.html", "co-quan/kho/"),
    ] {
        let page = String::from_utf8(built[from].clone()).unwrap();
        assert!(page.contains("http-equiv=refresh") || page.contains("http-equiv=\"refresh\""), "{from} does not lead on: {page}");
        assert!(page.contains(to), "{from} does not lead to {to}");
    }
}
