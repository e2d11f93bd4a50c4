//! `allow:` works in every kind of entry, and in every row of a list. The table of kinds is gone through, so that a new kind is
//! tried as soon as it stands there.

use std::fs;
use std::path::Path;

use motcua::parts::record::{EntryKind, Shape};

use super::{check, shown};
use crate::suite::world::{base, put, repository, tree};

/// A file of this kind in a catalog; one is made where there is none.
fn file_of(catalog: &Path, kind: EntryKind) -> String {
    let of_kind = |path: &&String| EntryKind::of(path) == Some(kind) && !path.contains(".en.") && path.ends_with(kind.ending());
    if let Some(path) = tree(catalog).keys().find(of_kind) {
        return path.clone();
    }
    assert_eq!(kind.shape(), Shape::One, "the base catalog has an entry of kind {}", kind.word());
    let path = format!("{}.{}", kind.path(), kind.ending());
    put(catalog, &path, "stop_phrases: [cho hỏi]\n");
    path
}

/// The entry with these lines more, in its first row where it is a list.
fn with(kind: EntryKind, text: &str, lines: &[&str]) -> String {
    if kind.shape() == Shape::List {
        let end = text[1..].find("\n- ").map_or(text.len(), |at| at + 2);
        let more = lines.iter().map(|line| format!("  {line}\n")).collect::<Vec<_>>().concat();
        return format!("{}{more}{}", &text[..end], &text[end..]);
    }
    let more = lines.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    match text.strip_prefix("---\n") {
        Some(rest) => format!("---\n{more}{rest}"),
        None => format!("{more}{text}"),
    }
}

/// What is found in a catalog whose entry of this kind has these lines more: the rules and their lines.
fn found(kind: EntryKind, lines: &[&str]) -> Vec<String> {
    let folder = base();
    let catalog = folder.path().join("content");
    let file = file_of(&catalog, kind);
    let text = fs::read_to_string(catalog.join(&file)).unwrap();
    put(&catalog, &file, with(kind, &text, lines));
    let found = check(&catalog);
    assert!(found.iter().all(|finding| finding["file"] == file.as_str()), "{kind:?}: {found:#?}");
    found.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

const ALLOW: &str = "allow: [{rule: yaml/unknown-key, reason: Chờ bản sau.}]";

#[test]
fn every_kind_allows_what_is_found_in_it() {
    for kind in EntryKind::ALL.iter().copied() {
        assert_eq!(found(kind, &["la: gì"]), ["yaml/unknown-key"], "{kind:?}");
        assert!(found(kind, &["la: gì", ALLOW]).is_empty(), "{kind:?}");
        assert_eq!(found(kind, &[ALLOW]), ["allow/unused"], "{kind:?}");
        let unknown = "allow: {rule: yaml/khong-co, reason: Chờ bản sau.}";
        assert_eq!(found(kind, &[unknown]), ["catalog/unknown-rule"], "{kind:?}");
        assert_eq!(found(kind, &["allow: {rule: yaml/unknown-key}"]), ["yaml/missing-key", "allow/unused"], "{kind:?}: without a reason");
    }
}

#[test]
fn a_row_allows_for_itself_alone() {
    for kind in EntryKind::ALL.iter().copied().filter(|kind| kind.shape() == Shape::List) {
        let folder = base();
        let catalog = folder.path().join("content");
        let file = file_of(&catalog, kind);
        let text = fs::read_to_string(catalog.join(&file)).unwrap();
        let text = with(kind, &text, &["la: gì", ALLOW]);
        put(&catalog, &file, format!("{text}  nua: gì\n"));
        let line = text.lines().count() + 1;
        let found: Vec<String> = check(&catalog).iter().map(shown).collect();
        assert_eq!(found, [format!("error yaml/unknown-key {file} {line}:3-{line}:6")], "{kind:?}");
        // The same row again is told where it stands again, and allowed there.
        let plain = fs::read_to_string(repository("tests/findings/base").join(&file)).unwrap();
        let again = &plain[..plain[1..].find("\n- ").unwrap() + 2];
        put(&catalog, &file, format!("{plain}{again}"));
        let found = check(&catalog);
        assert_eq!(found.len(), 1, "{kind:?}: {found:#?}");
        let allow = format!("  allow: {{rule: {}, reason: Chờ bản sau.}}\n", found[0]["rule"].as_str().unwrap());
        put(&catalog, &file, format!("{plain}{again}{allow}"));
        assert!(check(&catalog).is_empty(), "{kind:?}");
    }
}

#[test]
fn a_translation_is_allowed_by_its_original_and_by_itself() {
    let rules = |files: &[(&str, &str)]| {
        let folder = base();
        let catalog = folder.path().join("content");
        for (file, text) in files {
            put(&catalog, file, text);
        }
        check(&catalog)
            .iter()
            .map(|found| format!("{} {}", found["rule"].as_str().unwrap(), found["file"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    let page = "---\ntitle: Trang\n---\nChữ.\n";
    let of_both = "---\ntitle: Trang\nallow: {rule: yaml/unknown-key, reason: Chờ.}\n---\nChữ.\n";
    let english = "---\ntitle: Page\nla: what\n---\nWords.\n";
    let of_english = "---\ntitle: Page\nla: what\nallow: [{rule: yaml/unknown-key, reason: Later.}]\n---\nWords.\n";
    assert_eq!(rules(&[("pages/t.md", page), ("pages/t.en.md", english)]), ["yaml/unknown-key pages/t.en.md"]);
    assert!(rules(&[("pages/t.md", of_both), ("pages/t.en.md", english)]).is_empty());
    assert!(rules(&[("pages/t.md", page), ("pages/t.en.md", of_english)]).is_empty());
    let both = page.replace("title", "la: gì\ntitle");
    assert_eq!(rules(&[("pages/t.md", &both), ("pages/t.en.md", of_english)]), ["yaml/unknown-key pages/t.md"]);
    let idle = of_english.replace("la: what\n", "");
    assert_eq!(rules(&[("pages/t.md", page), ("pages/t.en.md", &idle)]), ["allow/unused pages/t.en.md"]);
    // The rows of a translated list are those of the original by their ids, in whatever order.
    let fields = "- {id: a, name: A, allow: [{rule: yaml/unknown-key, reason: Chờ.}]}\n- {id: cu-tru, name: Cư trú}\n- {id: can-cuoc, name: Căn cước}\n";
    let english = "- {id: cu-tru, name: Residence}\n- {id: a, name: A, la: b}\n";
    assert!(rules(&[("fields.yaml", fields), ("fields.en.yaml", english)]).is_empty());
    let english = "- {id: cu-tru, name: Residence, la: b}\n- {id: a, name: A}\n";
    assert_eq!(
        rules(&[("fields.yaml", fields), ("fields.en.yaml", english)]),
        ["yaml/unknown-key fields.en.yaml", "allow/unused fields.yaml"]
    );
    let english = "- {id: cu-tru, name: Residence, la: b, allow: {rule: yaml/unknown-key, reason: Later.}}\n";
    let plain = fields.replace(", allow: [{rule: yaml/unknown-key, reason: Chờ.}]", "");
    assert!(rules(&[("fields.yaml", &plain), ("fields.en.yaml", english)]).is_empty());
}

/// What is read on behind a fault lacks a part: neither an allowance nor a level of the catalog may let it onto the site.
#[test]
fn what_cannot_be_read_stays_an_error_whatever_is_allowed() {
    let folder = base();
    let catalog = folder.path().join("content");
    let allow = "allow: [{rule: yaml/quote, reason: Chờ bản sau.}, {rule: yaml/syntax, reason: Chờ bản sau.}]";
    put(&catalog, "pages/t.md", format!("---\n{allow}\ntitle: Trang\nsummary: \"Chưa đóng\n---\nChữ.\n"));
    let settings = fs::read_to_string(catalog.join("catalog.yaml")).unwrap();
    put(&catalog, "catalog.yaml", settings.replace("\nrules:\n", "\nrules:\n  yaml/quote: off\n  yaml/syntax: notice\n"));
    let found: Vec<String> = check(&catalog).iter().map(shown).collect();
    assert!(found.iter().any(|finding| finding.starts_with("error yaml/quote pages/t.md")), "{found:#?}");
}
