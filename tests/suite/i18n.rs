//! The interface says the same in every language.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::Value;

use super::world::{code, repository, sources, tree};

/// The words of one language, by dotted key.
fn words(language: &str) -> BTreeMap<String, String> {
    let mut flat = BTreeMap::new();
    for (_, bytes) in tree(&repository(&format!("themes/civic/i18n/{language}"))) {
        flatten("", &serde_yaml::from_slice(&bytes).unwrap(), &mut flat);
    }
    flat
}

fn flatten(prefix: &str, value: &Value, flat: &mut BTreeMap<String, String>) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().unwrap_or_else(|| panic!("{prefix}: the key {key:?} is no text; put it in quotes"));
                flatten(&if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") }, value, flat);
            }
        }
        Value::String(text) => {
            flat.insert(prefix.to_owned(), text.clone());
        }
        other => panic!("{prefix}: {other:?} is no text; put it in quotes"),
    }
}

/// The `{blanks}` of a text.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn both_languages_have_the_same_words_with_the_same_blanks() {
    let (vi, en) = (words("vi"), words("en"));
    let (in_vi, in_en): (BTreeSet<_>, BTreeSet<_>) = (vi.keys().collect(), en.keys().collect());
    assert!(in_vi == in_en, "only in vi: {:?}\nonly in en: {:?}", in_vi.difference(&in_en), in_en.difference(&in_vi));
    for (key, text) in &vi {
        // English counts one of a thing by its word, and writes its dates with the name of the month.
        if !key.ends_with(".one") && key != "say.date" {
            assert_eq!(blanks(text), blanks(&en[key]), "{key}: «{text}», «{}»", en[key]);
        }
        assert!(
            !en[key].trim().is_empty() && !text.trim().is_empty() || key.contains("join") || text.is_empty() == en[key].is_empty(),
            "{key} is empty in one language"
        );
    }
}

#[test]
fn french_has_every_word_with_the_same_blanks() {
    let (fr, en) = (words("fr"), words("en"));
    let (in_fr, in_en): (BTreeSet<_>, BTreeSet<_>) = (fr.keys().collect(), en.keys().collect());
    assert!(in_fr == in_en, "only in fr: {:?}\nonly in en: {:?}", in_fr.difference(&in_en), in_en.difference(&in_fr));
    for (key, text) in &fr {
        assert_eq!(blanks(text), blanks(&en[key]), "{key}: «{text}», «{}»", en[key]);
        assert_eq!(text.is_empty(), en[key].is_empty(), "{key} is empty in one language");
    }
}

#[test]
fn every_word_that_the_pages_ask_for_is_there() {
    let vi = words("vi");
    let mut asked = BTreeSet::new();
    for (path, text) in sources() {
        if !path.starts_with("output/") {
            continue;
        }
        let code = code(&text);
        for literal in code.split('"').filter(|literal| literal.starts_with("say.")) {
            asked.insert(literal.to_owned());
        }
    }
    assert!(asked.len() > 40, "only {} words were found in src/output", asked.len());
    let lacking: Vec<_> = asked
        .iter()
        .filter(|key| match key.split_once('{') {
            // `say.count.{key}.{form}`: some word must begin so.
            Some((start, _)) => !vi.keys().any(|word| word.starts_with(start)),
            None => !vi.contains_key(*key) && !vi.keys().any(|word| word.starts_with(&format!("{key}."))),
        })
        .collect();
    assert!(lacking.is_empty(), "no such words: {lacking:?}");
}

#[test]
fn every_word_that_the_templates_ask_for_is_there() {
    let vi = words("vi");
    let mut lacking = BTreeSet::new();
    for (path, bytes) in tree(&repository("themes/civic/templates")) {
        let text = String::from_utf8(bytes).unwrap();
        for (at, _) in text.match_indices("t.") {
            if text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-')) {
                continue;
            }
            let key: String = text[at + 2..].chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')).collect();
            let key = key.trim_end_matches('.');
            let known = vi.contains_key(key) || vi.keys().any(|word| word.starts_with(&format!("{key}.")));
            if key.contains('.') && !known {
                lacking.insert(format!("{path}: t.{key}"));
            }
        }
    }
    assert!(lacking.is_empty(), "no such words: {lacking:#?}");
}

/// What a jurisdiction says otherwise than the theme stands under the theme's own keys; a key that the theme does not know would be
/// said by nobody.
#[test]
fn words_of_jurisdictions_are_words_of_the_theme() {
    let known = words("vi");
    let mut told = 0;
    for (path, bytes) in tree(&repository("jurisdictions")) {
        let file: Value = serde_yaml::from_slice(&bytes).unwrap();
        for (language, own) in file.get("words").and_then(Value::as_mapping).into_iter().flatten() {
            let mut flat = BTreeMap::new();
            flatten("", own, &mut flat);
            for key in flat.keys() {
                let is_money = key.starts_with("say.money.");
                let is_place = key.starts_with("say.place-of.") || key.starts_with("say.may.");
                assert!(known.contains_key(key) || is_money || is_place, "{path}: words.{}.{key}", language.as_str().unwrap());
                told += 1;
            }
        }
    }
    assert!(told > 50, "only {told} words were read");
}
