//! The life of a rule: since when it is there, what it was called before, and the other places that its findings are about.

use std::collections::BTreeSet;
use std::fs;

use motcua::parts::check::known;
use serde_json::Value;

use super::findings::{check_on, marks};
use super::pages::laid;
use super::world::{TODAY, base, end, motcua, put, repository};

/// What is found twice, with its two places: the wrong example on the page of each of these rules has them.
const BESIDE: &[&str] = &[
    "case/duplicate-title",
    "date/out-of-order",
    "deadline/differs-by-channel",
    "deadline/two-times",
    "decision/still-published",
    "document/twice",
    "fee/online-dearer",
    "fee/tied-rows",
    "hours/day-twice",
    "hours/open-and-closed",
    "hours/overlap",
    "identity/duplicate-code",
    "identity/duplicate-id",
    "identity/duplicate-row",
    "title/duplicate",
    "title/level-only",
    "yaml/duplicate-key",
];

fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().unwrap_or_else(|_| panic!("«{text}» is no version of ours"))).collect()
}

#[test]
fn every_rule_says_since_when_and_no_old_name_is_another_rule() {
    let now = version(env!("CARGO_PKG_VERSION"));
    let names: BTreeSet<&str> = known().iter().map(|rule| rule.id).collect();
    let mut old = BTreeSet::new();
    for rule in known() {
        let since = version(rule.since);
        assert!(since.len() == 3 && since <= now, "{}: since {}", rule.id, rule.since);
        for name in rule.formerly {
            assert!(name.contains('/') && !names.contains(name) && old.insert(*name), "{}: formerly {name}", rule.id);
        }
    }
}

/// The findings of a catalog with these files.
fn found(files: &[(&str, &str)]) -> Vec<Value> {
    let folder = base();
    let catalog = folder.path().join("content");
    for (file, text) in files {
        put(&catalog, file, text);
    }
    check_on(&catalog, TODAY)
}

fn names(found: &[Value]) -> Vec<String> {
    found.iter().map(|found| format!("{} {}", found["level"].as_str().unwrap(), found["rule"].as_str().unwrap())).collect()
}

#[test]
fn an_old_name_still_holds_and_the_new_one_is_told() {
    let page = "---\ntitle: Trang\n---\n[kia](khong-co)\n";
    let catalog = fs::read_to_string(repository("tests/findings/base/catalog.yaml")).unwrap();
    let with = |rules: &str| catalog.replace("rules:\n", &format!("rules:\n{rules}"));
    let renamed = "warning catalog/renamed-rule";
    assert_eq!(names(&found(&[("pages/t.md", page)])), ["error link/broken"]);
    assert_eq!(names(&found(&[("pages/t.md", page), ("catalog.yaml", &with("  link/dead: notice\n"))])), [renamed, "notice link/broken"]);
    assert_eq!(names(&found(&[("pages/t.md", page), ("catalog.yaml", &with("  link/dead: off\n"))])), [renamed]);
    for both in ["  link/dead: off\n  link/broken: warning\n", "  link/broken: warning\n  link/dead: off\n"] {
        let found = found(&[("pages/t.md", page), ("catalog.yaml", &with(both))]);
        assert_eq!(names(&found), [renamed, "warning link/broken"], "the name of today counts");
    }
    let allowing = page.replace("title: Trang\n", "title: Trang\nallow: [{rule: link/dead, reason: Trang ấy sắp có.}]\n");
    let found = found(&[("pages/t.md", &allowing)]);
    assert_eq!(names(&found), [renamed]);
    assert_eq!((&found[0]["remedy"]["vi"], &found[0]["fix"]["text"]), (&"viết link/broken".into(), &"link/broken".into()));
    assert_eq!((&found[0]["line"], &found[0]["fix"]["safe"]), (&3.into(), &true.into()));
    // An old name that serves nothing is told as one of today is.
    let idle = allowing.replace("[kia](khong-co)", "Chữ.");
    let told = names(&self::found(&[("pages/t.md", &idle)]));
    assert_eq!(told, ["warning allow/unused", renamed]);

    let ended = end(motcua().args(["explain", "link/dead"]));
    assert!(ended.code == 0 && ended.out.starts_with("link/broken (lỗi; từ bản 0.1.0; tên cũ: link/dead)\n"), "{ended:?}");
    let ended = end(motcua().args(["rules", "link/broken", "--format", "json"]));
    let list: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((&list["rules"][0]["since"], &list["rules"][0]["formerly"]), (&"0.1.0".into(), &serde_json::json!(["link/dead"])));
}

#[test]
fn a_name_that_never_was_is_told_with_the_nearest() {
    let page = |rule: &str| format!("---\ntitle: Trang\nallow: [{{rule: {rule}, reason: Chờ.}}]\n---\nChữ.\n");
    for (typed, meant) in [("link/brokn", "link/broken"), ("broken", "link/broken"), ("text/broken", "link/broken")] {
        let found = found(&[("pages/t.md", &page(typed))]);
        assert_eq!(names(&found), ["warning catalog/unknown-rule"], "{typed}");
        assert!(found[0]["remedy"]["vi"].as_str().unwrap().contains(&format!("«{meant}»")), "{typed}: {found:?}");
    }
}

#[test]
fn a_finding_that_is_about_two_places_shows_both() {
    for rule in known().into_iter().filter(|rule| BESIDE.contains(&rule.id)) {
        let folder = base();
        let catalog = folder.path().join("content");
        let mut today = TODAY;
        for example in rule.page().examples().into_iter().filter(|example| !example.right) {
            let before = fs::read_to_string(catalog.join(example.file())).ok();
            put(&catalog, example.file(), marks(&laid(before.as_deref(), example.text)).0);
            today = example.about.split(' ').find_map(|word| word.strip_prefix("today=")).unwrap_or(today);
        }
        let found = check_on(&catalog, today);
        let mut of_rule = found.iter().filter(|found| found["rule"] == rule.id).peekable();
        assert!(of_rule.peek().is_some(), "{}", rule.id);
        for found in of_rule {
            let related = found["related"].as_array().unwrap_or_else(|| panic!("{}: one place alone in {found}", rule.id));
            for other in related {
                let place = |value: &Value| format!("{}:{}:{}", value["file"], value["line"], value["column"]);
                assert!(other["line"].is_u64() && place(other) != place(found), "{}: {other} of {found}", rule.id);
            }
        }
    }
}

#[test]
fn files_in_each_others_way_name_each_other() {
    let page = "---\ntitle: Trang\nmoved_from: [cu]\n---\nChữ.\n";
    let found = found(&[("pages/mot.md", page), ("pages/hai.md", &page.replace("Trang", "Khác"))]);
    assert_eq!(names(&found), ["error identity/duplicate-address"]);
    assert_eq!((&found[0]["file"], &found[0]["related"][0]["file"]), (&"pages/mot.md".into(), &"pages/hai.md".into()));
    assert_eq!((&found[0]["line"], &found[0]["related"][0]["line"]), (&3.into(), &3.into()));
    let found = self::found(&[("pages/t.md", "---\ntitle: Trang\n---\nChữ.\n"), ("pages/khac/t.md", "---\ntitle: Khác\n---\nChữ.\n")]);
    assert_eq!((&found[0]["rule"], &found[0]["related"][0]["file"]), (&"identity/duplicate-address".into(), &"pages/khac/t.md".into()));
}

#[test]
fn every_report_shows_the_other_place() {
    let folder = base();
    let catalog = folder.path().join("content");
    let twin = fs::read_to_string(catalog.join("procedures/mau.md")).unwrap().replace("title: ", "title: Khác ");
    put(&catalog, "procedures/zzz.md", twin);
    let code = |text: &str| text.lines().position(|line| line.starts_with("code:")).unwrap() + 1;
    let line = code(&fs::read_to_string(catalog.join("procedures/mau.md")).unwrap());
    let report = |format: &str| {
        let mut command = motcua();
        command.current_dir(folder.path()).args(["check", "content", "--today", TODAY, "--rule", "identity/duplicate-code"]);
        end(command.args(["--format", format])).out
    };
    let value = |format: &str| serde_json::from_str::<Value>(&report(format)).unwrap();
    let text = report("text");
    assert!(text.contains("content/procedures/mau.md") || text.contains("procedures/mau.md"), "{text}");
    assert!(text.contains("đã có ở đây") && text.contains("procedures/zzz.md"), "{text}");
    assert_eq!(value("json")["findings"][0]["related"][0]["line"], line);
    let related = &value("sarif")["runs"][0]["results"][0]["relatedLocations"][0];
    assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "content/procedures/mau.md");
    assert_eq!((&related["physicalLocation"]["region"]["startLine"], &related["message"]["text"]), (&line.into(), &"đã có ở đây".into()));
    let related = &value("rdjson")["diagnostics"][0]["related_locations"][0];
    assert_eq!(
        (&related["location"]["path"], &related["location"]["range"]["start"]["line"]),
        (&"content/procedures/mau.md".into(), &line.into())
    );
    let related = &value("gitlab")[0]["other_locations"][0];
    assert_eq!((&related["path"], &related["lines"]["begin"]), (&"content/procedures/mau.md".into(), &line.into()));
    let comment = report("markdown");
    assert!(comment.contains(&format!("đã có ở đây: `content/procedures/mau.md`, dòng {line}\n")), "{comment}");
}
