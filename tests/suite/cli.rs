//! The command line: exit codes, reports, and what happens to the old site.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;
use tempfile::TempDir;

use super::world::{TODAY, base, build, end, motcua, put, repository, tree};

/// A catalog with one error, one notice and nothing else.
fn faulty() -> (TempDir, PathBuf) {
    let folder = base();
    let catalog = folder.path().join("content");
    let file = catalog.join("procedures/khac.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("3 ngày làm việc", "0").replace("68/2020/QH14", "1/2026/X")).unwrap();
    (folder, catalog)
}

fn check(catalog: &Path, more: &[&str]) -> super::world::Ended {
    end(motcua().arg("check").arg(catalog).args(["--today", TODAY]).args(more))
}

#[test]
fn a_clean_catalog_ends_with_0() {
    let folder = base();
    assert_eq!(check(&folder.path().join("content"), &[]).code, 0);
    assert_eq!(build(&folder.path().join("content"), &folder.path().join("out")).code, 0);
}

#[test]
fn findings_end_with_1() {
    let (folder, catalog) = faulty();
    assert_eq!(check(&catalog, &[]).code, 1);
    assert_eq!(build(&catalog, &folder.path().join("out")).code, 1);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_part_of_the_theme_that_cannot_be_drawn_leaves_the_old_site() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    assert_eq!(build(&catalog, &out).code, 0);
    let before = tree(&out);
    // It can be compiled; what it asks for is missed only when it is drawn, once for many pages.
    put(
        &catalog,
        "theme/templates/part/foot.html",
        "{% component site_foot(f, @t) -%}<footer>{{ f.nowhere.name }}</footer>{%- endcomponent site_foot %}\n",
    );
    let ended = build(&catalog, &out);
    assert_eq!(ended.code, 1, "the theme is the catalog's own: {ended:?}");
    assert!(ended.err.contains("theme/templates/part/foot.html:1:") && ended.err.contains("nowhere"), "{ended:?}");
    assert_eq!(tree(&out), before);
}

#[test]
fn what_a_theme_marks_as_raw_is_printed_as_it_stands() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    put(
        &catalog,
        "theme/templates/part/foot.html",
        "{% component site_foot(f, @t) -%}<footer>{% raw %}{{ t.site.skip }} {{ icon.mark }}{% endraw %}</footer>{%- endcomponent site_foot %}\n",
    );
    let ended = build(&catalog, &out);
    assert_eq!(ended.code, 0, "{ended:?}");
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("<footer>{{ t.site.skip }} {{ icon.mark }}</footer>"), "{page}");
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = base();
    let catalog = folder.path().join("content");
    for arguments in [&["biuld"][..], &["check", "--today", "hôm nay"], &["check", "--format", "xml"], &["check", "a", "b"], &[]] {
        let ended = end(motcua().args(arguments));
        assert_eq!(ended.code, 2, "{arguments:?} {ended:?}");
    }
    assert_eq!(check(&catalog, &["--base-url", "javascript:alert(1)"]).code, 2);
}

#[test]
fn a_catalog_that_is_not_there_is_told_by_its_path() {
    let folder = base();
    let ended = check(&folder.path().join("khong-co"), &[]);
    assert!(matches!(ended.code, 2 | 3), "{ended:?}");
    assert!(ended.err.contains("khong-co"), "{ended:?}");
}

#[test]
fn what_cannot_be_written_ends_with_3() {
    let folder = base();
    put(folder.path(), "tep", "một tệp");
    let ended = build(&folder.path().join("content"), &folder.path().join("tep/out"));
    assert_eq!(ended.code, 3, "{ended:?}");
    assert!(ended.err.contains("tep"), "{ended:?}");
}

#[test]
fn the_threshold_is_the_one_asked_for() {
    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "procedures/anh.jpg", "x");
    assert_eq!(check(&catalog, &[]).code, 0);
    assert_eq!(check(&catalog, &["--fail-on", "warning"]).code, 0);
    assert_eq!(check(&catalog, &["--fail-on", "notice"]).code, 1);
    put(&catalog, "procedures/mau.fr.md", "---\ntitle: Domicile\n---\n");
    assert_eq!(check(&catalog, &["--fail-on", "error"]).code, 0);
    assert_eq!(check(&catalog, &["--fail-on", "warning"]).code, 1);
}

#[test]
fn the_json_report_keeps_its_shape() {
    let (_folder, catalog) = faulty();
    let ended = check(&catalog, &["--format", "json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["counts"], serde_json::json!({"error": 1, "warning": 0, "notice": 1}));
    let first = &report["findings"][0];
    assert_eq!(first["rule"], "deadline/out-of-range");
    assert_eq!(first["level"], "error");
    assert_eq!(first["file"], "procedures/khac.md");
    let place = ["line", "column", "end_line", "end_column"].map(|key| first[key].as_u64().unwrap());
    assert_eq!(place, [7, 11, 7, 12]);
    for part in ["message", "remedy"] {
        assert!(first[part]["vi"].is_string() && first[part]["en"].is_string(), "{first}");
    }
    assert_eq!(report["findings"][1]["level"], "notice", "errors come first");
}

#[test]
fn the_report_speaks_the_language_asked_for() {
    let (_folder, catalog) = faulty();
    let vi = check(&catalog, &[]);
    assert!(vi.out.contains("cách sửa") && vi.out.contains("procedures/khac.md:7:11"), "{}", vi.out);
    let en = check(&catalog, &["--lang", "en"]);
    assert!(en.out.contains("remedy") && en.out.contains("1 errors"), "{}", en.out);
    assert!(!en.out.contains('\u{1b}'), "colours in a pipe");
}

#[test]
fn a_refused_build_leaves_the_old_site_byte_for_byte() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    assert_eq!(build(&catalog, &out).code, 0);
    let before = tree(&out);
    put(&catalog, "procedures/hong.md", "---\ntitle: [\n---\n");
    let ended = build(&catalog, &out);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("bản cũ"), "{ended:?}");
    assert_eq!(tree(&out), before);
    let stray: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(stray.iter().all(|name| matches!(name.as_str(), "content" | "out") || name.ends_with(".motcua-lock")), "{stray:?}");
}

#[test]
fn faulty_entries_can_be_left_out_and_the_rest_does_not_link_to_them() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    let file = catalog.join("procedures/khac.md");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("levels: [commune]", "levels: [huyện]")).unwrap();
    let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]));
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(out.join("thu-tuc/mau/index.html").exists() && !out.join("thu-tuc/khac").exists());
    for (path, bytes) in tree(&out) {
        assert!(!String::from_utf8_lossy(&bytes).contains("thu-tuc/khac"), "{path} links to what was left out");
    }
}

#[test]
fn what_the_whole_site_rests_on_is_never_left_out() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    put(&catalog, "fields.yaml", "- id: cu-tru\n");
    let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]));
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(!out.exists());
}

#[test]
fn a_list_whose_only_row_is_faulty_is_an_empty_list() {
    for (file, row) in
        [("papers.yaml", "- id: CT 01\n"), ("forms.yaml", "- id: CT 01\n"), ("forms.yaml", "- {id: ct01, title: A, file: 5.exe}\n")]
    {
        let folder = base();
        let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
        put(&catalog, file, row);
        let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]));
        assert_eq!(ended.code, 0, "{file} {row}: {ended:?}");
        assert!(out.join("thu-tuc/khac/index.html").exists(), "{file}");
    }
}

#[test]
fn a_faulty_day_of_a_year_is_left_out_alone() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    put(
        &catalog,
        "holidays/2026.yaml",
        "days_off:\n  - {date: 2026-02-30, name: Sai}\n  - {date: 2026-09-02, name: Quốc khánh, confirmed: true}\ndays_worked: []\n",
    );
    let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]));
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.err.contains("source/left-out") && ended.err.contains("2026.yaml:2"), "{ended:?}");
}

#[test]
fn of_two_entries_that_cannot_both_stay_the_one_that_was_there_does() {
    let build = |folder: &std::path::Path| {
        let ended = end(motcua().arg("build").arg(folder.join("content")).arg("-o").arg(folder.join("out")).args([
            "--today",
            TODAY,
            "--skip-invalid",
        ]));
        assert_eq!(ended.code, 0, "{ended:?}");
        ended
    };
    for copy in ["a-ban-chep.md", "z-ban-chep.md", "Khac.md", "tam/khac.md", "cu/khac.md"] {
        let folder = base();
        let entry = fs::read_to_string(folder.path().join("content/procedures/khac.md")).unwrap();
        build(folder.path());
        put(folder.path(), &format!("content/procedures/{copy}"), entry);
        let ended = build(folder.path());
        assert!(folder.path().join("out/thu-tuc/khac/index.html").exists(), "{copy}: {ended:?}");
        assert!(ended.err.contains("Bỏ qua 1 mục"), "{copy}: {ended:?}");
    }
    let folder = base();
    let entry = fs::read_to_string(folder.path().join("content/procedures/khac.md")).unwrap();
    put(folder.path(), "content/procedures/Khac.md", entry);
    build(folder.path());
    assert!(folder.path().join("out/thu-tuc/khac/index.html").exists(), "the other has a name that is no address");
}

#[test]
fn today_is_the_day_asked_for() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    let home = |today: &str| {
        let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", today]));
        assert_eq!(ended.code, 0, "{ended:?}");
        fs::read_to_string(out.join("index.html")).unwrap()
    };
    assert!(home("2026-09-01").contains("Nghỉ lễ"), "a notice that is current");
    assert!(!home("2026-12-01").contains("Nghỉ lễ"), "a notice that has ended");
    assert!(home("01/09/2026").contains("Nghỉ lễ"), "day first");
}

#[test]
fn drafts_are_published_only_when_asked_for() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    let file = catalog.join("procedures/mau.md");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("draft: false", "draft: true")).unwrap();
    assert_eq!(build(&catalog, &out).code, 0, "naming a draft is no fault");
    assert!(!out.join("thu-tuc/mau").exists());
    let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--drafts"]));
    assert_eq!(ended.code, 0);
    assert!(out.join("thu-tuc/mau").exists());
}

#[test]
fn a_closed_pipe_is_no_trouble() {
    let (_folder, catalog) = faulty();
    for format in ["text", "json"] {
        let mut child = motcua()
            .arg("check")
            .arg(&catalog)
            .args(["--today", TODAY, "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1), "{err}");
        assert!(!err.contains("panicked"), "{err}");
    }
}

#[test]
fn without_a_home_and_in_an_odd_folder_it_works_all_the_same() {
    let folder = base();
    let odd = folder.path().join("thư mục «lạ» 'và' dài");
    fs::create_dir(&odd).unwrap();
    let ended = end(motcua().current_dir(&odd).args(["build", "../content", "-o", "trang", "--today", TODAY]));
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(odd.join("trang/index.html").exists());
    // From inside the catalog, whose folder is `.`.
    let ended = end(motcua().current_dir(folder.path().join("content")).args(["check", ".", "--today", TODAY]));
    assert_eq!(ended.code, 0, "{ended:?}");
}

#[test]
fn the_defaults_are_content_and_public() {
    let folder = base();
    let ended = end(motcua().current_dir(folder.path()).args(["build", "--today", TODAY]));
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(folder.path().join("public/index.html").exists());
}

#[test]
fn a_folder_with_files_of_others_is_refused_with_the_list() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    put(&out, "anh/ky-niem.jpg", "x");
    let ended = build(&catalog, &out);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(ended.err.contains("anh/"), "{ended:?}");
    assert_eq!(tree(&out).len(), 1);
    // And also when they were put into a site of ours.
    let out = folder.path().join("second");
    assert_eq!(build(&catalog, &out).code, 0);
    put(&out, "ghi-chu.txt", "của tôi");
    let before = tree(&out);
    let ended = build(&catalog, &out);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(ended.err.contains("ghi-chu.txt"), "{ended:?}");
    assert_eq!(tree(&out), before);
}

#[test]
fn the_catalog_its_parents_and_its_parts_are_no_place_for_the_site() {
    let folder = base();
    let catalog = folder.path().join("content");
    let before = tree(folder.path());
    for out in ["content", ".", "content/public", "content/procedures", "content/../content", "/"] {
        let ended = end(motcua().current_dir(folder.path()).args(["build", "content", "-o", out, "--today", TODAY]));
        assert_eq!(ended.code, 2, "{out}: {ended:?}");
    }
    assert_eq!(tree(folder.path()), before);
    assert!(catalog.join("catalog.yaml").exists());
}

#[test]
fn a_second_build_keeps_what_has_not_changed() {
    use std::os::unix::fs::MetadataExt;
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    assert_eq!(build(&catalog, &out).code, 0);
    let inode = |path: &str| fs::metadata(out.join(path)).unwrap().ino();
    let before = inode("thu-tuc/mau/index.html");
    assert_eq!(build(&catalog, &out).code, 0);
    assert_eq!(inode("thu-tuc/mau/index.html"), before, "the page was written anew");
}

#[test]
fn help_teaches_and_completions_are_written() {
    let help = end(motcua().arg("--help"));
    assert_eq!(help.code, 0);
    for word in ["build", "check", "serve", "new", "Mã kết thúc"] {
        assert!(help.out.contains(word), "{word} is not in\n{}", help.out);
    }
    for shell in ["bash", "zsh", "fish"] {
        let ended = end(motcua().args(["completions", shell]));
        assert!(ended.code == 0 && ended.out.contains("motcua"), "{ended:?}");
    }
    let version = end(motcua().arg("--version"));
    assert_eq!(version.code, 0);
    assert!(version.out.starts_with(concat!("motcua ", env!("CARGO_PKG_VERSION"), " (format 1")), "{}", version.out);
}

/// Whoever asks in one language gets no word of the other, also where the command line is refused.
#[test]
fn help_and_refusals_speak_one_language() {
    for (lang, usage, foreign) in [("vi", "Cách dùng: motcua", "Usage"), ("en", "Usage: motcua", "Cách dùng")] {
        let help = end(motcua().args(["check", "--help", "--lang", lang]));
        assert!(help.code == 0 && help.out.contains(usage) && !help.out.contains(foreign), "{help:?}");
        for (line, vi, en) in [
            (
                &["check", "--formt", "json"][..],
                "không có tùy chọn «--formt»; có phải ý bạn là «--format»?",
                "there is no option `--formt`; do you mean `--format`?",
            ),
            (&["chek"], "không có lệnh «chek»; có phải ý bạn là «check»?", "there is no command `chek`; do you mean `check`?"),
            (&["check", "--format", "xml"], "chọn một trong: text, json", "one of: text, json"),
            (&["check", "--today", "hôm nay"], "«hôm nay»", "`hôm nay`"),
            (&["explain"], "còn thiếu: <RULE>", "missing: <RULE>"),
            (&["explain", "fee/thousnd"], "không có quy tắc", "there is no rule"),
            (&["build", "nowhere", "-o", "/"], "thư mục gốc của máy", "the root of this machine"),
            (&["serve", "--port", "x"], "cần một số", "a number is needed"),
        ] {
            let ended = end(motcua().args(line).args(["--lang", lang]));
            let meant = if lang == "vi" { vi } else { en };
            assert!(ended.code == 2 && ended.err.contains(meant), "{line:?}: {ended:?}");
            assert!(!ended.err.contains("error: ") || lang == "en", "{ended:?}");
        }
    }
}

#[test]
fn the_command_speaks_where_the_sample_is_checked() {
    let ended = check(&repository("content"), &[]);
    assert!(ended.out.contains("0 lỗi"), "{ended:?}");
}

#[test]
fn a_translation_begins_with_every_text_of_its_original_and_says_what_it_was_made_from() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "catalog.yaml", "format: 1\ntitle: Mẫu\nlanguages: [vi, en]\n");
    put(folder.path(), "fields.yaml", "- id: cu-tru\n  name: Cư trú\n");
    let original = "---\ntitle: Tách hộ\nfield: cu-tru\nlevels: [xã]\nsteps:\n  - Một\n  - Hai\ndocuments:\n  - id: to-khai\n    name: Tờ khai\n---\nLời.\n";
    put(folder.path(), "procedures/cu-tru/tach-ho.md", original);
    let new = || end(motcua().args(["new", "translation", "tach-ho", "--catalog"]).arg(folder.path()));
    let ended = new();
    assert_eq!(ended.code, 0, "{ended:?}");
    let text = fs::read_to_string(folder.path().join("procedures/cu-tru/tach-ho.en.md")).unwrap();
    for line in
        ["# Tách hộ\ntitle:\n", "# - Một\n# - Hai\nsteps:\n", "documents:\n  - id: to-khai\n    # Tờ khai\n    name:\n", "\nsource: \""]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    let check = end(motcua().arg("check").arg(folder.path()).args(["--fail-on", "error"]));
    assert_eq!(check.code, 0, "{check:?}");
    assert_eq!(new().code, 2, "it is there by now");
}

#[test]
fn the_day_of_the_next_build_is_told_for_a_scheduled_job() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "catalog.yaml", "format: 1\ntitle: Mẫu\n");
    put(folder.path(), "fields.yaml", "- id: cu-tru\n  name: Cư trú\n");
    let entry = "---\ntitle: Tách hộ\nfield: cu-tru\nlevels: [xã]\nfees:\n  - amount: 10000\n    effective: {to: 2026-12-31}\nchecked: {date: 2026-01-01, next: 2026-10-05}\n---\n";
    put(folder.path(), "procedures/cu-tru/tach-ho.md", entry);
    let due = |arguments: &[&str]| end(motcua().arg("due").arg(folder.path()).args(["--today", "2026-09-01"]).args(arguments)).out;
    assert_eq!(due(&["--next"]), "2026-10-06\n");
    assert!(due(&[]).contains("2026-10-05  đến hạn: kiểm tra lại"), "{}", due(&[]));
    let json: serde_json::Value = serde_json::from_str(&due(&["--format", "json", "--days", "200"])).unwrap();
    assert_eq!(json["due"][1]["date"], "2027-01-01");
    let calendar = due(&["--ics"]);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("DTSTART;VALUE=DATE:20270101\r\n"), "{calendar}");
    let late = end(motcua().arg("due").arg(folder.path()).args(["--today", "2027-02-01", "--next"]));
    assert_eq!((late.code, late.out.as_str()), (0, ""));
}

#[test]
fn an_event_of_the_calendar_keeps_its_name_when_rows_are_added_above_it() {
    let folder = base();
    let entry = |rows: &str| {
        format!("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\nfees:\n{rows}checked: {{date: 2026-08-01, next: 2027-02-01}}\n---\n")
    };
    let row = "  - {amount: 20000, effective: {from: 2026-10-01}}\n";
    let uids = |text: &str, path: &str| {
        put(&folder.path().join("content"), path, text);
        let ended = end(motcua().current_dir(folder.path()).args(["due", "content", "--ics", "--today", TODAY]));
        fs::remove_file(folder.path().join("content").join(path)).unwrap();
        assert_eq!(ended.code, 0, "{ended:?}");
        let events: Vec<(String, String)> = ended
            .out
            .split("BEGIN:VEVENT")
            .skip(1)
            .map(|event| {
                let of = |key: &str| event.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().to_owned();
                (of("UID:"), of("DTSTART"))
            })
            .collect();
        let names: std::collections::BTreeSet<&String> = events.iter().map(|(uid, _)| uid).collect();
        assert_eq!(names.len(), events.len(), "each has a name of its own: {events:?}");
        events
    };
    let one = uids(&entry(row), "procedures/x.md");
    let two = uids(&entry(&format!("  - {{amount: 5000, item: sao, effective: {{from: 2026-12-01}}}}\n{row}")), "procedures/muc/x.md");
    assert_eq!(two.len(), one.len() + 1);
    assert!(one.iter().all(|event| two.contains(event)), "{one:?}\n{two:?}");
    let later = uids(&entry(row).replace("2027-02-01", "2027-03-01"), "procedures/x.md");
    assert!(one.iter().all(|(uid, _)| later.iter().any(|(other, _)| uid == other)), "a date that moves keeps its name");
}

#[test]
fn a_comment_asks_nobody_to_print_again_and_a_fee_does() {
    let folder = base();
    let catalog = folder.path().join("content");
    let out = folder.path().join("out");
    assert_eq!(end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY])).code, 0);
    let reprint = || end(motcua().arg("reprint").arg(&catalog).arg("--since").arg(&out).args(["--today", TODAY])).out;
    let file = catalog.join("procedures/mau.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("amount: 20000", "amount: \"20.000\" # đã xem lại")).unwrap();
    assert!(reprint().starts_with("Không tờ nào"), "{}", reprint());
    fs::write(&file, text.replace("amount: 20000", "amount: 30000")).unwrap();
    assert!(reprint().contains("in lại") && reprint().contains("thu-tuc/mau/"), "{}", reprint());
}
