//! The reports of `check`: each holds against the schema that its readers publish, and says what its readers need.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;
use tempfile::TempDir;

use super::schema::faults;
use super::world::{TODAY, base, end, motcua, put, repository};

/// An entry with faults of many kinds: with and without a fix, with a place on several lines, and with a text that would be
/// a command, a tag, a link or a name in other hands.
const FAULTY: &str = "---\ncode: 1.004222\ntitle: Đăng ký\nfield: cu-tru\nlevels: [xã, 'tinhh']\ndeadline: 5\nfees:\n  - amount: 50.000 # đồng\n  - {amount: 20,000, note: ghi chú}\ntom_tat: Ghi chú\nlaws: [1/2026/X]\nchecked: {date: 2026-13-02}\nsource_url: 'javascript:alert(1)'\n---\nXem <b>đây</b> và [kia](khong-co).\n";

fn faulty() -> (TempDir, PathBuf) {
    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "procedures/sai.md", FAULTY);
    put(
        &catalog,
        "pages/la.md",
        "---\ntitle: \"::error::%0A,`<img src=x>` @all #1 ![x](http://x.example/y.png)\"\nsummary: [a b, c d]\nla-lung: 1\n---\n",
    );
    (folder, catalog)
}

/// What `check` says of the catalog when it is called from the folder above.
fn report(folder: &Path, more: &[&str]) -> String {
    let ended = end(motcua().current_dir(folder).args(["check", "content", "--today", TODAY]).args(more));
    assert_eq!(ended.code, 1, "{ended:?}");
    ended.out
}

fn parsed(folder: &Path, format: &str) -> Value {
    serde_json::from_str(&report(folder, &["--format", format])).expect("the report is JSON")
}

fn schema(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(repository(path)).unwrap()).unwrap()
}

fn list<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    value.pointer(path).and_then(Value::as_array).unwrap_or_else(|| panic!("no list at {path}"))
}

#[test]
fn the_json_report_holds_against_its_schema() {
    let (folder, _) = faulty();
    let value = parsed(folder.path(), "json");
    assert_eq!(faults(&schema("docs/schema/report.schema.json"), &value), [""; 0]);
    let fixes: Vec<&Value> = list(&value, "/findings").iter().filter_map(|finding| finding.get("fix")).collect();
    assert!(fixes.iter().any(|fix| fix["text"] == "\"1.004222\"" && fix["safe"] == true), "{fixes:?}");
    assert!(fixes.iter().any(|fix| fix["text"] == "20000" && fix["column"] == 14 && fix["end_column"] == 20), "{fixes:?}");
    assert!(fixes.iter().any(|fix| fix["text"] == "summary" && fix["safe"] == false), "{fixes:?}");
}

#[test]
fn the_sarif_report_holds_against_the_standard() {
    let (folder, _) = faulty();
    let value = parsed(folder.path(), "sarif");
    assert_eq!(faults(&schema("tests/schema/sarif-2.1.0.json"), &value), [""; 0]);
    let rules = list(&value, "/runs/0/tool/driver/rules");
    let results = list(&value, "/runs/0/results");
    assert!(results.len() > 8, "{results:?}");
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let location = &result["locations"][0]["physicalLocation"];
        assert!(location["artifactLocation"]["uri"].as_str().unwrap().starts_with("content/"), "{location}");
    }
    let fixed = results.iter().find(|result| result["ruleId"] == "identity/unquoted-code").unwrap();
    let replacement = &fixed["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "\"1.004222\"");
    assert_eq!(replacement["deletedRegion"], serde_json::json!({ "startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 15 }));
}

#[test]
fn each_entry_of_the_gitlab_report_is_one_that_gitlab_takes() {
    let (folder, _) = faulty();
    let value = parsed(folder.path(), "gitlab");
    let schema = schema("tests/schema/gitlab-codequality.json");
    let mut prints = BTreeSet::new();
    for entry in list(&value, "") {
        assert_eq!(faults(&schema, entry), [""; 0]);
        // The rest is what the documentation asks for beyond the schema.
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&entry["severity"].as_str().unwrap()));
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        assert!(folder.path().join(entry["location"]["path"].as_str().unwrap()).is_file(), "{entry}");
        assert!(prints.insert(entry["fingerprint"].as_str().unwrap().to_owned()), "twice: {entry}");
    }
    assert!(prints.len() > 8, "{prints:?}");
}

#[test]
fn fingerprints_stay_when_lines_move_and_equal_findings_have_their_own() {
    let folder = base();
    let catalog = folder.path().join("content");
    let entry = |above: &str| {
        format!(
            "---\n{above}title: Hai\nfield: cu-tru\nlevels: [commune]\ndraft: true\nfees:\n  - amount: 50.000\n  - amount: 50.000\n---\n"
        )
    };
    let prints = |text: String| {
        put(&catalog, "procedures/hai.md", text);
        let value = parsed(folder.path(), "gitlab");
        list(&value, "").iter().map(|entry| entry["fingerprint"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = prints(entry(""));
    let after = prints(entry("# một dòng mới\nsummary: Chữ\n"));
    assert_eq!(before.len(), 2);
    assert_ne!(before[0], before[1]);
    assert_eq!(before, after);
}

#[test]
fn the_reviewdog_report_holds_and_its_suggestions_apply_byte_for_byte() {
    let (folder, catalog) = faulty();
    let value = parsed(folder.path(), "rdjson");
    assert_eq!(faults(&schema("tests/schema/rdjson.json"), &value), [""; 0]);
    let text = fs::read_to_string(catalog.join("procedures/sai.md")).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap() - 1;
        lines[..line].iter().map(|line| line.len()).sum::<usize>() + usize::try_from(position["column"].as_u64().unwrap()).unwrap() - 1
    };
    let mut replaced = Vec::new();
    for diagnostic in list(&value, "/diagnostics").iter().filter(|one| one["location"]["path"] == "content/procedures/sai.md") {
        for suggestion in diagnostic["suggestions"].as_array().into_iter().flatten() {
            let range = &suggestion["range"];
            replaced.push((text[at(&range["start"])..at(&range["end"])].to_owned(), suggestion["text"].as_str().unwrap().to_owned()));
        }
    }
    for (old, new) in [("1.004222", "\"1.004222\""), ("50.000", "50000"), ("20,000", "20000"), ("'tinhh'", "tỉnh"), ("tom_tat", "summary")]
    {
        assert!(replaced.contains(&(old.to_owned(), new.to_owned())), "{old} → {new}: {replaced:?}");
    }
}

#[test]
fn no_click_puts_a_suggestion_into_a_file_that_lies_otherwise_on_the_disk() {
    let (folder, catalog) = faulty();
    put(&catalog, "procedures/sai.md", FAULTY.replace('\n', "\r\n"));
    let value = parsed(folder.path(), "rdjson");
    let of = list(&value, "/diagnostics").iter().filter(|one| one["location"]["path"] == "content/procedures/sai.md");
    assert!(of.clone().count() > 5 && of.clone().all(|one| one.get("suggestions").is_none()));
}

/// What the runner of GitHub makes of a line: the level, the properties and the message.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let unescaped = |text: &str| text.replace("%3A", ":").replace("%2C", ",").replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let (head, message) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).unwrap_or_else(|| panic!("no command: {line}"));
    let (level, properties) = head.split_once(' ').unwrap();
    let pairs = properties.split(',').map(|pair| pair.split_once('=').unwrap()).map(|(key, value)| (key.to_owned(), unescaped(value)));
    (level.to_owned(), pairs.collect(), unescaped(message))
}

#[test]
fn annotations_say_what_the_findings_say_ten_of_a_level_and_the_rest_is_in_the_summary() {
    let folder = base();
    let catalog = folder.path().join("content");
    for number in 0..13 {
        put(&catalog, &format!("pages/sai-{number}.md"), format!("---\ntitle: Trang\n\"a,b::c%0A{number}\": 1\n---\n"));
    }
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "Trước đó\n").unwrap();
    let ended = end(motcua()
        .current_dir(folder.path())
        .env("GITHUB_STEP_SUMMARY", &summary)
        .args(["check", "content", "--today", TODAY, "--format", "github"]));
    assert_eq!(ended.code, 1);
    assert_eq!(ended.out.lines().count(), 10, "{}", ended.out);
    for line in ended.out.lines() {
        let (level, properties, message) = command(line);
        assert_eq!(level, "error");
        let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["file", "line", "endLine", "col", "endColumn", "title"]);
        assert!(properties[0].1.starts_with("content/pages/sai-"), "{properties:?}");
        assert_eq!(properties[5].1, "yaml/unknown-key");
        assert!(message.contains("«a,b::c%0A"), "{message}");
    }
    let summary = fs::read_to_string(&summary).unwrap();
    assert!(summary.starts_with("Trước đó\n"), "the summary of others is kept");
    assert_eq!(summary.matches("content/pages/sai-").count(), 13, "{summary}");
}

#[test]
fn the_comment_says_what_is_wrong_and_what_to_write_instead() {
    let (folder, _) = faulty();
    let link = "https://git.example.vn/sua/{file}#L{line}";
    let out = report(folder.path(), &["--format", "markdown", "--link", link, "--preview", "https://xem-thu.example.vn/12/"]);
    assert!(out.contains("Trang công khai vẫn là bản cũ"), "{out}");
    assert!(out.contains("[Xem thử bản này](<https://xem-thu.example.vn/12/>)"), "{out}");
    assert!(out.contains("**[Dòng 8](<https://git.example.vn/sua/content/procedures/sai.md#L8>)**"), "{out}");
    assert!(out.contains("Đang viết:\n    ```yaml\n      - amount: 50.000 # đồng\n    ```\n"), "{out}");
    assert!(out.contains("Viết lại thành:\n    ```yaml\n      - amount: 50000 # đồng\n    ```\n"), "{out}");
    let english = report(folder.path(), &["--format", "markdown", "--lang", "en"]);
    assert!(english.contains("The public site is still the old one") && english.contains("**Line 8**"), "{english}");
}

#[test]
fn whatever_a_finding_quotes_is_text_in_the_comment() {
    let folder = base();
    let catalog = folder.path().join("content");
    let key = "@all #1 <img src=x onerror=alert(1)> ![x](https://x.example/y.png) [y](javascript:z) {U+202E} *đậm*"
        .replace("{U+202E}", "\u{202e}");
    put(&catalog, "pages/la.md", format!("---\ntitle: Lạ\n'{key}': 1\n'`@all` và `': 1\n---\n"));
    let out = report(folder.path(), &["--format", "markdown"]);
    assert!(!out.contains('\u{202e}'), "{out}");
    for event in Parser::new(&out) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis) => panic!("{event:?} in\n{out}"),
            Event::Html(html) | Event::InlineHtml(html) => assert!(html.starts_with("<!--"), "{html} in\n{out}"),
            // Between the sign and the name stands an empty comment, so that they never meet in one text.
            Event::Text(text) => assert!(!text.contains("@a") && !text.contains("#1"), "{text} in\n{out}"),
            _ => {}
        }
    }
}

#[test]
fn the_comment_is_never_longer_than_a_place_of_work_takes() {
    let folder = base();
    let catalog = folder.path().join("content");
    let many = (0..100).map(|number| format!("la-{number}: 1")).collect::<Vec<_>>().join("\n");
    for page in 0..20 {
        put(&catalog, &format!("pages/nhieu-{page}.md"), format!("---\ntitle: Nhiều {page}\n{many}\n---\n"));
    }
    let out = report(folder.path(), &["--format", "markdown"]);
    assert!(out.len() < 65_000, "{}", out.len());
    let shown = out.matches("**Dòng ").count();
    assert!(out.contains(&format!("… và {} chỗ nữa", 2_000 - shown)), "{}", &out[out.len() - 400..]);
}

#[test]
fn a_catalog_without_faults_has_a_report_in_every_format() {
    let folder = base();
    for format in ["text", "json", "markdown", "github", "gitlab", "sarif", "rdjson"] {
        let ended = end(motcua().current_dir(folder.path()).args(["check", "content", "--today", TODAY, "--format", format]));
        assert_eq!(ended.code, 0, "{format}: {ended:?}");
        if !matches!(format, "text" | "markdown" | "github") {
            serde_json::from_str::<Value>(&ended.out).unwrap();
        }
    }
}

#[test]
fn the_summary_counts_by_rule() {
    let (folder, _) = faulty();
    let out = report(folder.path(), &[]);
    assert!(out.lines().any(|line| line.trim() == "2  lỗi       fee/thousands-separator"), "{out}");
}

/// What a third of the entries have is told once to people, and at each place to programs that count.
#[test]
fn what_is_found_nearly_everywhere_is_told_once() {
    let folder = base();
    let catalog = folder.path().join("content");
    for page in 0..30 {
        put(&catalog, &format!("pages/lap-{page}.md"), format!("---\ntitle: Trang {page}\n---\nMang sổ hộ khẩu đến.\n"));
    }
    put(&catalog, "pages/loi.md", "---\ntitle: Lỗi\nla: 1\n---\nChữ.\n");
    let rule = "text/abolished-paper";
    let json = parsed(folder.path(), "json");
    let all = list(&json, "/findings").iter().filter(|found| found["rule"] == rule).count();
    assert_eq!(all, 30);
    for format in ["text", "markdown", "github", "gitlab", "rdjson"] {
        let out = report(folder.path(), &["--format", format]);
        let seen = format!("motcua check --rule {rule}");
        assert_eq!(out.matches(&seen).count(), 1, "{format}: {out}");
        assert!(out.contains("còn 29 chỗ như vậy, 30 mục có điều này"), "{format}: {out}");
        assert!(out.contains("loi.md"), "{format} hides another finding");
    }
    assert!(report(folder.path(), &["--format", "markdown"]).contains("30 cảnh báo"));
    let sarif = report(folder.path(), &["--format", "sarif"]);
    assert!(!sarif.contains("chỗ như vậy") && sarif.matches("lap-2").count() >= 11);
    let each = end(motcua().current_dir(folder.path()).args(["check", "content", "--today", TODAY, "--rule", rule])).out;
    assert!(!each.contains("chỗ như vậy") && each.matches("--> ").count() == 30, "{each}");
    // Twenty are told one by one.
    for page in 20..30 {
        fs::remove_file(catalog.join(format!("pages/lap-{page}.md"))).unwrap();
    }
    assert_eq!(report(folder.path(), &[]).matches("pages/lap-").count(), 20);
}

/// Three hundred errors do not push out of sight what is told once for the whole catalog.
#[test]
fn what_is_told_once_is_told_behind_any_number_of_errors() {
    let folder = base();
    let catalog = folder.path().join("content");
    for page in 0..30 {
        put(&catalog, &format!("pages/lap-{page}.md"), format!("---\ntitle: Trang {page}\n---\nMang sổ hộ khẩu đến.\n"));
    }
    for page in 0..4 {
        let keys = (0..100).map(|key| format!("la-{key}: 1\n")).collect::<Vec<_>>().concat();
        put(&catalog, &format!("pages/loi-{page}.md"), format!("---\ntitle: Lỗi {page}\n{keys}---\nChữ.\n"));
    }
    let out = report(folder.path(), &[]);
    assert!(out.contains("còn 29 chỗ như vậy, 30 mục có điều này"), "{}", &out[out.len() - 2000..]);
    assert_eq!(out.matches(" --> ").count(), 300);
    assert!(out.contains("… và 101 chỗ nữa"), "{}", &out[out.len() - 2000..]);
}
