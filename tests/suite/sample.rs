//! The sample catalog is clean, and as large as we say.

use std::collections::BTreeMap;

use serde_json::Value;

use super::world::{TODAY, end, motcua, repository, tree};

/// How many entries of each folder there are in Vietnamese and in English.
fn counts() -> BTreeMap<String, (usize, usize)> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in tree(&repository("content")).keys() {
        let folder = path.split('/').next().unwrap_or_default();
        let entry = counts.entry(folder.to_owned()).or_default();
        if path.ends_with(".en.md") || path.ends_with(".en.yaml") {
            entry.1 += 1;
        } else {
            entry.0 += 1;
        }
    }
    counts
}

#[test]
fn the_sample_is_clean_to_the_last_notice() {
    let ended = end(motcua().arg("check").arg(repository("content")).args(["--format", "json", "--fail-on", "notice", "--today", TODAY]));
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["findings"], serde_json::json!([]));
    assert_eq!(ended.code, 0, "{ended:?}");
}

#[test]
fn the_sample_is_as_large_as_promised() {
    let counts = counts();
    let of = |folder: &str| counts.get(folder).copied().unwrap_or_default();
    assert!(of("procedures").0 >= 40, "{counts:?}");
    assert!(of("procedures").1 >= 12, "English procedures: {counts:?}");
    assert!(of("offices").0 >= 20, "{counts:?}");
    assert!(of("life-events").0 >= 6, "{counts:?}");
    for folder in ["decisions", "notices", "pages", "holidays"] {
        assert!(of(folder).0 >= 1, "{folder}: {counts:?}");
    }
    let fields: Vec<serde_yaml::Value> =
        serde_yaml::from_str(&std::fs::read_to_string(repository("content/fields.yaml")).unwrap()).unwrap();
    assert!(fields.len() >= 9, "{} fields", fields.len());
}

#[test]
fn every_procedure_of_the_sample_says_where_its_facts_come_from_and_when_they_were_checked() {
    for (path, bytes) in tree(&repository("content")) {
        if path.starts_with("procedures/") && !path.contains(".en.") {
            let text = String::from_utf8(bytes).unwrap();
            for key in ["\ncode: \"", "\nsource_url: ", "\nchecked:"] {
                assert!(text.contains(key), "{path} has no {}", key.trim());
            }
        }
    }
}
