//! `check --fix`: what is sure is written anew in its place, and nothing else is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use motcua::parts::yaml::{Node, NodeKind, parse, split};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use super::world::{Ended, TODAY, base, end, motcua, put, tree};

fn fix(folder: &Path, more: &[&str]) -> Ended {
    end(motcua().current_dir(folder).args(["check", "content", "--fix", "--today", TODAY]).args(more))
}

fn with(text: &str) -> (TempDir, PathBuf) {
    let folder = base();
    let file = folder.path().join("content/procedures/sai.md");
    put(folder.path(), "content/procedures/sai.md", text);
    (folder, file)
}

/// An entry with one fault of each kind that is fixed, comments, an order of its own and odd spaces.
const WRONG: &str = "---
# Ghi chú của tôi: đừng xóa
title:   “Đăng ký tạm trú”   # tên chính thức
code: 1.004194

levels: [xã]      # cấp
field: cu-tru
fees:
  - amount: 50.000   # từ 2024
    when: {channels: [online]}
  - {amount: 1,250,500, item: lần đầu}
  - amount: 2 triệu đồng
    item: lần sau
channels: [{type: online, url: 'https://dichvucong.gov.vn/p/1'}, in-person]
effective: {from: 01/07/2025}
checked: {date: ngày 5 tháng 6 năm 2026}
---
Ngày 01/02/2026 và 50.000 đồng trong câu văn thì giữ nguyên.
";

const RIGHT: &str = "---
# Ghi chú của tôi: đừng xóa
title:   \"Đăng ký tạm trú\"   # tên chính thức
code: \"1.004194\"

levels: [xã]      # cấp
field: cu-tru
fees:
  - amount: 50000   # từ 2024
    when: {channels: [online]}
  - {amount: 1250500, item: lần đầu}
  - amount: 2000000
    item: lần sau
channels: [{type: online, url: 'https://dichvucong.gov.vn/p/1'}, in-person]
effective: {from: 2025-07-01}
checked: {date: 2026-06-05}
---
Ngày 01/02/2026 và 50.000 đồng trong câu văn thì giữ nguyên.
";

#[test]
fn what_is_sure_is_mended_in_its_place_and_the_rest_stays_byte_for_byte() {
    let (folder, file) = with(WRONG);
    let ended = fix(folder.path(), &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), RIGHT, "{ended:?}");
    assert!(ended.err.contains("trong 1 tệp"), "{ended:?}");
    let before = tree(folder.path());
    let again = fix(folder.path(), &[]);
    assert!(again.err.contains("Đã sửa 0 chỗ trong 0 tệp"), "{again:?}");
    assert_eq!(tree(folder.path()), before, "fixing again changes nothing, and no draft is left");
}

#[test]
fn a_rehearsal_prints_the_difference_and_writes_nothing() {
    let (folder, file) = with(WRONG);
    let ended = fix(folder.path(), &["--dry-run"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), WRONG);
    assert!(ended.out.starts_with("--- a/content/procedures/sai.md\n+++ b/content/procedures/sai.md\n@@ "), "{}", ended.out);
    assert!(ended.out.contains("\n-code: 1.004194\n") && ended.out.contains("\n+code: \"1.004194\"\n"), "{}", ended.out);
    // The difference is one that git takes.
    put(folder.path(), "sua.diff", &ended.out);
    let git = |arguments: &[&str]| std::process::Command::new("git").current_dir(folder.path()).args(arguments).status().unwrap();
    assert!(git(&["init", "-q"]).success() && git(&["apply", "sua.diff"]).success(), "{}", ended.out);
    assert_eq!(fs::read_to_string(&file).unwrap(), RIGHT);
    assert_eq!(end(motcua().args(["check", "--dry-run"])).code, 2, "only together with --fix");
}

#[test]
fn the_exit_code_and_the_report_tell_what_is_left() {
    let (folder, _) = with("---\ntitle: Hai\ncode: 1.004194\nfield: cu-tru\nlevels: [commune]\n---\n");
    assert_eq!(fix(folder.path(), &["--rule", "deadline/no-unit"]).code, 0, "nothing of this rule");
    let ended = fix(folder.path(), &[]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let (folder, _) = with("---\ntitle: Hai\ncode: 1.004194\nfield: cu-tru\nlevels: [commune]\ndeadline: 0\n---\n");
    let ended = fix(folder.path(), &[]);
    assert!(ended.code == 1 && ended.out.contains("deadline/out-of-range") && !ended.out.contains("unquoted-code"), "{ended:?}");
}

#[test]
fn windows_line_ends_stay_and_a_mark_and_decomposed_letters_go() {
    let text = WRONG.replace('\n', "\r\n").replace("đừng xóa", "đ\u{1b0}\u{300}ng xo\u{301}a");
    let (folder, file) = with(&format!("\u{feff}{text}"));
    // The difference is one that git takes, with the line ends and the mark of the file.
    let shown = fix(folder.path(), &["--dry-run"]);
    put(folder.path(), "sua.diff", &shown.out);
    let rehearsed = base();
    put(rehearsed.path(), "content/procedures/sai.md", fs::read(&file).unwrap());
    put(rehearsed.path(), "sua.diff", &shown.out);
    let git = |arguments: &[&str]| std::process::Command::new("git").current_dir(rehearsed.path()).args(arguments).status().unwrap();
    assert!(git(&["init", "-q"]).success() && git(&["apply", "sua.diff"]).success(), "{}", shown.out);
    fix(folder.path(), &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), RIGHT.replace('\n', "\r\n"));
    assert_eq!(fs::read(rehearsed.path().join("content/procedures/sai.md")).unwrap(), fs::read(&file).unwrap());
}

#[test]
fn a_file_that_is_only_spelled_oddly_is_counted_too() {
    let text = "---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\n---\nLe\u{323}\u{302} phi\u{301}\n";
    for (odd, is_odd) in
        [(format!("\u{feff}{text}"), true), (text.to_owned(), true), (text.replace("e\u{323}\u{302} phi\u{301}", "ệ phí"), false)]
    {
        let (folder, file) = with(&odd);
        let rehearsed = fix(folder.path(), &["--dry-run"]);
        let ended = fix(folder.path(), &[]);
        let count = usize::from(is_odd);
        assert!(rehearsed.err.contains(&format!("Sẽ sửa {count} chỗ trong {count} tệp")), "{rehearsed:?}");
        assert!(ended.err.contains(&format!("Đã sửa {count} chỗ trong {count} tệp")), "{ended:?}");
        assert_eq!(ended.err.contains("BOM"), is_odd, "{ended:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), text.replace("e\u{323}\u{302} phi\u{301}", "ệ phí"));
    }
}

#[test]
fn tabs_and_no_break_spaces_before_a_text_become_spaces() {
    let (folder, file) =
        with("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\nfees:\n\t- amount: 20000\n\t  kind: levy\n\t  note:\tcó Tab\n---\n\tmã\n");
    let ended = fix(folder.path(), &[]);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("fees:\n  - amount: 20000\n    kind: levy\n    note: có Tab\n---\n\tmã\n"), "{text} {ended:?}");
    let (folder, file) =
        with("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\nfees:\n\u{a0}\u{a0}- amount: 20000\n    note: 5\u{a0}ngày\n---\n");
    fix(folder.path(), &[]);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("\n  - amount: 20000\n    note: 5\u{a0}ngày\n"), "{text}");
}

#[test]
fn no_fact_is_guessed() {
    for (row, why) in [
        ("  - {amount: 1.250, currency: USD}", "a dollar has cents"),
        ("  - {amount: 1.250, currency: XYZ}", "nobody knows what it has"),
        ("  - amount: 12.50", "it is no thousands"),
        ("  - amount: 017", "a digit may be missing"),
        ("  - {amount: 20, 000}", "two values, perhaps"),
        ("  - amount: 50.000đ/hồ sơ", "two facts in one"),
    ] {
        let text = format!("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\nfees:\n{row}\n---\n");
        let (folder, file) = with(&text);
        assert_eq!(fix(folder.path(), &[]).code, 1, "{row}");
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "{why}");
    }
    for line in ["deadline: 5", "levels: [xa, huyện]", "effective: {from: 02/13/2026}", "le_phi: 20000", "laws: [75/2022/TT-BTc, x]"] {
        let text = format!("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\n{}\n---\n", line.replace("levels", "audience"));
        let (folder, file) = with(&text);
        fix(folder.path(), &[]);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn what_an_entry_allows_and_another_rule_is_left_alone() {
    let text = "---\ntitle: Hai\ncode: 1.004194\nfield: cu-tru\nlevels: [commune]\nfees:\n  - amount: 50.000\nallow:\n  - {rule: identity/unquoted-code, reason: Thử}\n---\n";
    let (folder, file) = with(text);
    fix(folder.path(), &["--rule", "date/day-first"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    fix(folder.path(), &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), text.replace("50.000", "50000"));
}

#[test]
fn links_out_of_the_catalog_are_not_followed() {
    let (folder, _) = with(RIGHT);
    let outside = tempfile::tempdir().unwrap();
    put(outside.path(), "ngoai.md", WRONG);
    std::os::unix::fs::symlink(outside.path().join("ngoai.md"), folder.path().join("content/procedures/link.md")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("content/pages/out")).unwrap();
    assert_eq!(fix(folder.path(), &[]).code, 1);
    assert_eq!(fs::read_to_string(outside.path().join("ngoai.md")).unwrap(), WRONG);
}

/// Every value of a file by its path, as far as it can be read.
fn values(text: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    if let Ok(front) = split(text) {
        out.insert("body".to_owned(), text[front.body.clone()].to_owned());
        if let (Some(node), _) = parse(text, front.facts) {
            gather(&node, "", &mut out);
        }
    }
    out
}

fn gather(node: &Node, at: &str, out: &mut BTreeMap<String, String>) {
    match &node.kind {
        NodeKind::Scalar(text, _) => {
            out.insert(at.to_owned(), text.clone());
        }
        NodeKind::List { items, .. } => items.iter().enumerate().for_each(|(index, item)| gather(item, &format!("{at}[{index}]"), out)),
        NodeKind::Map(map) => map.pairs.iter().for_each(|pair| gather(&pair.value, &format!("{at}.{}", pair.key), out)),
    }
}

fn line() -> impl Strategy<Value = String> {
    let lines = [
        "code: 1.004222 # mã",
        "code: '1.004222'",
        "effective: {from: 1/2/2026, to: 2027-01-01}",
        "effective:\n  from: 01.02.2026   # hôm nào\n  to: '3-4-2027'",
        "fees:\n- amount: 50.000\n- amount: 20000 # đồng",
        "fees: [{amount: 20,000, note: một}, {amount: 1.000}]",
        "fees:\n  - {amount: 3 nghìn, currency: VND}\n  - {amount: 1.500, currency: USD}",
        "summary: “Tóm tắt: một câu”",
        "summary: “Tóm tắt”\n  dài hai dòng",
        "summary: |\n  “50.000”\n  01/02/2026",
        "summary: >-\n  “a”",
        "aliases: [“a”, 'b', “c, d”]",
        "steps:\n\t- một\n\t- hai",
        "laws: [75/2022/TT-BTC, ‘1/2’]",
        "mistakes: \"01/02/2026\" # x",
        "checked: {date: 05/06/2026, by: “Tổ”}",
        "source_url: “https://a.vn/x”",
        "# một ghi chú: 50.000",
        "",
    ];
    prop::sample::select(lines.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fix_changes_nothing_but_what_its_finding_is_about(lines in prop::collection::vec(line(), 1..8), crlf in any::<bool>()) {
        let mut text = format!("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\n{}\n---\nVăn bản 50.000\n", lines.join("\n"));
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let (folder, file) = with(&text);
        let report = end(motcua().current_dir(folder.path()).args(["check", "content", "--format", "json", "--today", TODAY]));
        let report: Value = serde_json::from_str(&report.out).unwrap();
        fix(folder.path(), &[]);
        let fixed = fs::read_to_string(&file).unwrap();
        let comments = |text: &str| text.lines().filter_map(|line| line.split_once(" #").map(|(_, note)| note.to_owned())).collect::<Vec<_>>();
        prop_assert_eq!(comments(&text), comments(&fixed));
        prop_assert_eq!(text.matches("\r\n").count() > 0, crlf && fixed.contains("\r\n"));
        // Where the file could be read before, each value is as it was, or was the place of a fix.
        let (old, new) = (values(&text.replace("\r\n", "\n")), values(&fixed.replace("\r\n", "\n")));
        let tabs = report["findings"].as_array().unwrap().iter().any(|finding| finding["rule"].as_str().unwrap().starts_with("yaml/"));
        if !tabs {
            for (path, value) in &old {
                let Some(now) = new.get(path) else { prop_assert!(path.ends_with(".000"), "{path} is gone from\n{fixed}"); continue };
                let spelled = value == now
                    || now.parse::<u64>().is_ok()
                    || (now.len() == 10 && now.starts_with("20") && value.chars().any(|c| c.is_ascii_digit()))
                    || value.trim_matches(['“', '”', '‘', '’']) == now;
                prop_assert!(spelled, "{path}: {value} → {now}");
            }
        }
        let once = fixed;
        fix(folder.path(), &[]);
        prop_assert_eq!(once, fs::read_to_string(&file).unwrap());
    }
}

#[test]
fn old_names_are_renamed_and_nothing_else_is_touched() {
    let folder = base();
    let catalog = fs::read_to_string(folder.path().join("content/catalog.yaml")).unwrap();
    let with = |rule: &str| catalog.replacen("rules:\n", &format!("rules: # của ta\n  {rule}: warning # tên cũ\n"), 1);
    put(folder.path(), "content/catalog.yaml", with("link/dead"));
    put(folder.path(), "content/theme/i18n/vi.yaml", "# lời riêng\nfinder:\n  many: \"{n} nơi\" # ngắn\n");
    let before = tree(&folder.path().join("content"));
    let upgrade = |more: &[&str]| end(motcua().current_dir(folder.path()).args(["upgrade", "content", "--lang", "en"]).args(more));
    let rehearsal = upgrade(&["--dry-run"]);
    assert_eq!(rehearsal.code, 0, "{}", rehearsal.err);
    assert!(rehearsal.out.contains("-  link/dead: warning # tên cũ") && rehearsal.out.contains("+  link/broken: warning # tên cũ"));
    assert_eq!(tree(&folder.path().join("content")), before, "a rehearsal writes nothing");
    let done = upgrade(&[]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("finder.many → finder.found.other"), "{}", done.err);
    let after = tree(&folder.path().join("content"));
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path.clone()).collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    let read = |file: &str| fs::read_to_string(folder.path().join("content").join(file)).unwrap();
    assert_eq!(read("catalog.yaml"), with("link/broken"));
    let words = read("theme/i18n/vi.yaml");
    assert!(words.starts_with("# lời riêng\n") && words.contains("found:") && words.contains("{n} nơi"), "{words}");
    assert!(upgrade(&[]).err.contains("Fixed 0 places"), "once is enough");
}
