//! Every file of the built-in theme is in every binary, so each must be of a kind that the program knows, and used.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::findings::check_on;
use super::world::{TODAY, build, copy, put, repository, tree};

#[test]
fn every_file_of_the_theme_is_of_a_known_kind() {
    for path in tree(&repository("themes")).keys() {
        let parts: Vec<&str> = path.split('/').collect();
        let (name, ending) = parts.last().and_then(|name| name.rsplit_once('.')).unwrap_or((path, ""));
        let is_known = match parts[..] {
            [_, "templates", _] | [_, "templates", "part", _] => ending == "html",
            [_, "assets", "css", ..] => ending == "css",
            [_, "assets", "js", _, _] => ending == "js",
            [_, "assets", "icon", _] => ending == "svg",
            [_, "assets", _] => ending == "png",
            [_, "i18n", _, _] | [_, "search", _] => ending == "yaml",
            _ => false,
        };
        assert!(is_known, "themes/{path}: no file of this kind is read");
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "themes/{path}: a name that nobody chose");
    }
}

#[test]
fn every_drawing_is_shown_somewhere() {
    let texts = ["themes", "src", "content"].map(|folder| tree(&repository(folder)));
    let texts: Vec<String> =
        texts.iter().flat_map(|files| files.values()).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    for path in tree(&repository("themes/civic/assets/icon")).keys() {
        let stem = path.trim_end_matches(".svg");
        let names = [format!("icon.{stem}"), format!("icon/{stem}.svg"), format!("\"{stem}\""), format!("icon: {stem}")];
        assert!(texts.iter().any(|text| names.iter().any(|name| text.contains(name))), "nothing shows {path}");
    }
}

/// Editors' own programs read YAML 1.1, in which a `?` in a map on one line begins a key.
#[test]
fn the_words_can_be_read_by_older_readers_of_yaml() {
    let asks = regex_lite::Regex::new(r#"^[^#"']*\{[^"']*: [^"'{},]*\?[,}]"#).unwrap();
    for (path, bytes) in tree(&repository("themes")).into_iter().filter(|(path, _)| path.ends_with(".yaml")) {
        for (number, line) in String::from_utf8(bytes).unwrap().lines().enumerate() {
            assert!(!asks.is_match(line), "themes/{path}:{}: put the question in quotes: {line}", number + 1);
        }
    }
}

#[test]
fn a_text_in_several_lines_is_shown_in_them() {
    let folder = super::world::base();
    let path = "content/procedures/thu.md";
    super::world::put(
        folder.path(),
        path,
        "---\ncode: \"9.999999\"\ntitle: Thử\nfield: cu-tru\nlevels: [xã]\nsteps:\n  - |\n    Chuẩn bị:\n    - đơn\n    - ảnh\n  - Nhận\nrequirements:\n  - |\n    Một dòng\n---\n",
    );
    let site = folder.path().join("site");
    super::world::build(&folder.path().join("content"), &site);
    let html = std::fs::read_to_string(site.join("thu-tuc/thu/index.html")).unwrap();
    assert!(html.contains("<li><span><span class=lines>Chuẩn bị:\n- đơn\n- ảnh</span></span></li><li><span>Nhận"), "{html}");
    assert!(html.contains("<li>Một dòng"), "{html}");
}

/// A language that the theme has no words of is built with those of another, and every word that is missing is told at check.
#[test]
fn words_that_a_language_lacks_are_told_at_once_and_fail_no_build() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = folder.path().join("content");
    copy(&repository("tests/golden/council/content"), &catalog);
    let file = fs::read_to_string(catalog.join("catalog.yaml")).unwrap();
    put(&catalog, "catalog.yaml", format!("{file}languages: [en, cy]\n"));
    let told = |catalog: &Path| -> Vec<(String, String)> {
        let found = check_on(catalog, TODAY);
        let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
        found
            .iter()
            .filter(|one| one["rule"] == "theme/missing-words")
            .map(|one| (text(one, "file"), one["message"]["en"].as_str().unwrap().to_owned()))
            .collect()
    };
    let found = told(&catalog);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "catalog.yaml");
    put(
        &catalog,
        "theme/i18n/cy.yaml",
        "say:\n  language: Cymraeg\n  free: Am ddim\n  count:\n    offices: {two: \"{n} swyddfa\", other: \"{n} o swyddfeydd\"}\n",
    );
    let found = told(&catalog);
    assert!(found.len() > 300, "{}", found.len());
    assert!(found.iter().all(|(file, message)| file == "theme/i18n/cy.yaml" && !message.contains("say.free")), "{found:?}");
    assert!(found.iter().any(|(_, message)| message.contains("`say.unknown`")), "{found:?}");
    let misspelt = check_on(&catalog, TODAY).iter().filter(|finding| finding["rule"] == "theme/unknown-words").count();
    assert_eq!(misspelt, 0, "every form of a number is known");
    let site = folder.path().join("site");
    let ended = build(&catalog, &site);
    assert_eq!(ended.code, 0, "{ended:?}");
    let read = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    assert!(read("cy/offices/index.html").contains("2 swyddfa"), "the form for two");
    assert!(read("index.html").contains("Cymraeg"), "the name of the language");
}

/// A catalog that replaces every file of words keeps its language: single words are its own, the others and the name of the language ours.
#[test]
fn words_stay_in_their_language_when_every_file_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, site) = (folder.path().join("content"), folder.path().join("site"));
    copy(&repository("tests/golden/council/content"), &catalog);
    let file = fs::read_to_string(catalog.join("catalog.yaml")).unwrap();
    put(&catalog, "catalog.yaml", format!("{file}languages: [fr, en]\n"));
    put(&catalog, "theme/i18n/en/facts.yaml", "say: {free: Nothing to pay}\n");
    put(&catalog, "theme/i18n/en/pages.yaml", "search: {label: Look for a service}\n");
    let ended = build(&catalog, &site);
    assert_eq!(ended.code, 0, "{ended:?}");
    let page = fs::read_to_string(site.join("en/index.html")).unwrap();
    assert!(page.contains("Look for a service") && page.contains("Offices") && !page.contains("Services les plus"), "{page}");
    assert!(fs::read_to_string(site.join("index.html")).unwrap().contains(">English<"), "the name of the language");
}
