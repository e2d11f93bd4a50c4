//! The schemas that `schema` writes are fresh, hold for what is right and refuse what is wrong.

use std::fs;

use motcua::parts::record::{Schema, schemas};
use serde_json::Value;

use super::schema::faults;
use super::world::{end, motcua, put, repository, tree};

fn schema(list: &[Schema], name: &str) -> Value {
    list.iter().find(|schema| schema.name == name).unwrap().schema.clone()
}

/// The schema for a file of a catalog.
fn name_for(path: &str) -> Option<&'static str> {
    let (folder, _) = path.split_once('/').unwrap_or(("", path));
    Some(match folder {
        "" => return ["catalog", "fields", "papers", "forms", "laws", "search"].into_iter().find(|name| path == format!("{name}.yaml")),
        "procedures" => "procedure",
        "offices" => "office",
        "sessions" => "session",
        "decisions" => "decision",
        "holidays" => "holidays",
        "life-events" => "life-event",
        "notices" => "notice",
        "pages" => "page",
        _ => return None,
    })
}

#[test]
fn the_schemas_in_the_documentation_are_those_of_the_types() {
    let (list, missing) = schemas();
    assert!(missing.is_empty(), "keys without Vietnamese words in schema.vi.yaml: {missing:?}");
    for schema in &list {
        let path = format!("docs/schema/{}.schema.json", schema.name);
        let text = serde_json::to_string_pretty(&schema.schema).unwrap() + "\n";
        if std::env::var_os("BLESS").is_some() {
            put(&repository(""), &path, &text);
        }
        assert!(fs::read_to_string(repository(&path)).is_ok_and(|kept| kept == text), "{path} is not fresh: BLESS=1 cargo test");
    }
}

#[test]
fn every_file_of_the_sample_is_right() {
    let (list, _) = schemas();
    let mut seen = 0;
    for (path, bytes) in tree(&repository("content")) {
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".yaml").trim_end_matches(".md");
        let Some(name) = name_for(&path).filter(|_| !stem.contains('.')) else { continue };
        let text = String::from_utf8(bytes).unwrap();
        let facts = if path.ends_with(".md") { text.split("\n---").next().unwrap().trim_start_matches("---") } else { text.as_str() };
        let value: Value = serde_yaml::from_str(facts).unwrap_or_else(|error| panic!("{path}: {error}"));
        let wrong = faults(&schema(&list, name), &value);
        assert!(wrong.is_empty(), "{path}: {wrong:#?}");
        seen += 1;
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn what_is_wrong_is_refused() {
    let (list, _) = schemas();
    let right = "code: \"1.004222\"\ntitle: Tách hộ\nfield: cu-tru\nlevels: [xã]\nfees: none\ndeadline: 7 ngày làm việc\n";
    let holds = |text: &str| faults(&schema(&list, "procedure"), &serde_yaml::from_str(text).unwrap()).is_empty();
    assert!(holds(right));
    for (from, to) in [
        ("\"1.004222\"", "1.004222"),
        ("title: Tách hộ\n", ""),
        ("title:", "tittle:"),
        ("[xã]", "[huyện]"),
        ("7 ngày làm việc", "7"),
        ("fees: none", "fees: [{amount: -5}]"),
        ("fees: none", "fees: [{amount: 20000, kind: thuế}]"),
        ("fees: none", "checked: {date: hôm qua}"),
        ("fees: none", "documents: [{name: A, originals: một}]"),
        ("fees: none", "source_url: javascript:alert(1)"),
        ("fees: none", "draft: có lẽ"),
    ] {
        assert!(right.contains(from) && !holds(&right.replace(from, to)), "{from} → {to}");
    }
}

#[test]
fn the_settings_of_an_editor_are_written_once_and_never_over_others() {
    let folder = tempfile::tempdir().unwrap();
    let run = || end(motcua().current_dir(folder.path()).args(["schema", "content"]));
    assert_eq!(run().code, 0);
    let settings = folder.path().join(".vscode/settings.json");
    let value: Value = serde_json::from_slice(&fs::read(&settings).unwrap()).unwrap();
    assert_eq!(value["yaml.schemas"]["./docs/schema/office.schema.json"][0], "/content/offices/**/*.yaml");
    assert!(folder.path().join("docs/schema/office.schema.json").is_file());
    fs::write(&settings, "{\"a\": 1}\n").unwrap();
    let again = run();
    assert!(again.out.contains("yaml.schemas"), "{again:?}");
    assert_eq!(fs::read_to_string(&settings).unwrap(), "{\"a\": 1}\n");
}
