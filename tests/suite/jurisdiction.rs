//! What a country says is data, and a catalog chooses it.

use std::fs;

use motcua::parts::jurisdiction::{IDS, OVERRIDES};

use super::findings::check_on;
use super::world::{TODAY, base, repository};

/// The rules of all findings of the base with another `catalog.yaml`, with their files.
fn found_with(catalog: impl Fn(&str) -> String) -> Vec<(String, String, String)> {
    let folder = base();
    let content = folder.path().join("content");
    let before = fs::read_to_string(content.join("catalog.yaml")).unwrap();
    fs::write(content.join("catalog.yaml"), catalog(&before)).unwrap();
    // A fault that every reading of the entry tells.
    let entry = content.join("procedures/mau.md");
    let text = fs::read_to_string(&entry).unwrap();
    fs::write(&entry, text.replace("amount: 20000", "amount: 20.000")).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    check_on(&content, TODAY)
        .iter()
        .map(|finding| (text(&finding["file"]), text(&finding["rule"]), text(&finding["remedy"]["vi"])))
        .collect()
}

fn is_judged(found: &[(String, String, String)]) -> bool {
    found.iter().any(|(file, rule, _)| file == "procedures/mau.md" && rule == "fee/thousands-separator")
}

#[test]
fn a_catalog_may_name_any_jurisdiction_of_its_country() {
    for id in ["vn", "vn-police"] {
        let found = found_with(|catalog| format!("jurisdiction: {id}\n{catalog}"));
        assert!(is_judged(&found) && !found.iter().any(|(file, ..)| file == "catalog.yaml"), "{id}: {found:?}");
    }
}

#[test]
fn a_misspelt_jurisdiction_is_found_with_the_near_one_and_every_entry_is_judged() {
    let found = found_with(|catalog| format!("jurisdiction: vn-polise\n{catalog}"));
    let told = found.iter().find(|(file, ..)| file == "catalog.yaml").unwrap();
    assert_eq!((&*told.1, &*told.2), ("yaml/unknown-word", "đổi «vn-polise» thành «vn-police»"));
    assert!(is_judged(&found), "{found:?}");
}

#[test]
fn a_faulty_catalog_file_still_has_every_entry_judged_by_its_jurisdiction() {
    for fault in ["title: \"không đóng\n", "hotlines: [\n", "jurisdiction: [vn]\n", "jurisdiction:\n", "\tx: y\n", "phone_code: {a: b}\n"]
    {
        let found = found_with(|catalog| format!("jurisdiction: vn\n{fault}{catalog}"));
        assert!(is_judged(&found), "{fault:?}: {found:?}");
        assert!(found.iter().any(|(file, ..)| file == "catalog.yaml"), "{fault:?} was not told");
    }
}

#[test]
fn the_page_about_jurisdictions_names_each_of_them_and_every_key_of_a_catalog_that_says_otherwise() {
    let page = fs::read_to_string(repository("docs/jurisdictions.md")).unwrap();
    for name in IDS.iter().chain(OVERRIDES) {
        assert!(page.contains(&format!("\n| `{name}` | ")), "docs/jurisdictions.md does not name {name}");
    }
}
