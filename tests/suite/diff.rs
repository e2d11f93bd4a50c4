//! `diff`: a commit, a folder and a site tell the same; what cannot be read is told, and nothing reaches git as an option.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::world::{Ended, TODAY, base, build, copy, end, motcua, put, repository};

/// Git in a folder, with nothing of this machine's settings.
fn git(folder: &Path, words: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.vn", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"]);
    command.args(words).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let ended = command.output().expect("git starts");
    assert!(ended.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8_lossy(&ended.stdout).trim().to_owned()
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-qm", "x"]);
}

/// `motcua diff` on `content` of this folder, called in it.
fn diff(folder: &Path, words: &[&str]) -> Ended {
    let path = std::env::var_os("PATH").unwrap_or_default();
    end(motcua().arg("diff").arg("content").args(words).args(["--today", TODAY]).env("PATH", path).current_dir(folder))
}

/// A repository whose catalog has a first commit.
fn committed() -> TempDir {
    let folder = base();
    git(folder.path(), &["init", "-q"]);
    commit(folder.path());
    folder
}

/// The first procedure of the base catalog, and what it is called.
fn first(folder: &Path) -> (String, String) {
    let procedures = super::world::tree(&folder.join("content"));
    let (path, bytes) = procedures.into_iter().find(|(path, _)| path.starts_with("procedures/") && path.ends_with(".md")).unwrap();
    (path, String::from_utf8(bytes).unwrap())
}

/// Gives the first procedure a fee of its own.
fn charge(folder: &Path, amount: u32) {
    let (path, text) = first(folder);
    let (facts, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let mut out = String::new();
    let mut is_fee = false;
    for line in facts.lines() {
        if !line.starts_with([' ', '-']) {
            is_fee = line.starts_with("fees:");
        }
        if !is_fee {
            out.push_str(line);
            out.push('\n');
        }
    }
    put(&folder.join("content"), &path, format!("---\n{out}fees:\n  - amount: {amount}\n---\n{body}"));
}

fn lines(ended: &Ended) -> Vec<&str> {
    ended.out.lines().filter(|line| line.trim_start().starts_with("- ")).map(str::trim).collect()
}

#[test]
fn a_commit_a_folder_and_a_site_tell_the_same() {
    let folder = committed();
    charge(folder.path(), 30_000);
    commit(folder.path());
    copy(&folder.path().join("content"), &folder.path().join("before"));
    assert_eq!(build(&folder.path().join("before"), &folder.path().join("site")).code, 0);
    charge(folder.path(), 20_000);
    let want = ["- Phí, lệ phí: 30.000 đ → 20.000 đ"];
    for since in ["HEAD", "main", "@{0}", "before", "site", "site/api/v1/index.json", "HEAD:content"] {
        let ended = diff(folder.path(), &["--since", since]);
        assert_eq!((ended.code, lines(&ended)), (0, want.to_vec()), "{since}: {ended:?}");
        assert!(ended.out.contains("người dân lợi hơn") && ended.out.contains("không nêu quyết định"), "{ended:?}");
    }
    commit(folder.path());
    assert_eq!(lines(&diff(folder.path(), &["--since", "HEAD~1", "--until", "HEAD"])), want);
    assert_eq!(diff(folder.path(), &["--since", "HEAD"]).out, "Không có thay đổi nào.\n");
}

#[test]
fn the_way_it_ends_is_what_was_asked_for() {
    let folder = committed();
    charge(folder.path(), 10_000);
    commit(folder.path());
    charge(folder.path(), 20_000);
    let code = |fail_on: &str| diff(folder.path(), &["--since", "HEAD", "--fail-on", fail_on]).code;
    assert_eq!([code("worse"), code("unannounced"), code("any")], [1, 1, 1]);
    charge(folder.path(), 5_000);
    assert_eq!([code("worse"), code("unannounced"), code("any")], [0, 1, 1]);
    charge(folder.path(), 10_000);
    assert_eq!([code("worse"), code("unannounced"), code("any")], [0, 0, 0]);
    // What cannot be compared is no pass.
    let (path, text) = first(folder.path());
    put(&folder.path().join("content"), &path, text.replace("amount: 10000", "amount: 10.000"));
    let ended = diff(folder.path(), &["--since", "HEAD", "--fail-on", "worse"]);
    assert!(ended.code == 1 && ended.out.contains("Không so được: không đọc được `fees`"), "{ended:?}");
}

#[test]
fn every_form_tells_the_same_change() {
    let folder = committed();
    charge(folder.path(), 10_000);
    commit(folder.path());
    let (path, text) = first(folder.path());
    let text = text.replace("amount: 10000", "amount: 20000").replacen("title: ", "title: '=<script>@you' # ", 1);
    put(&folder.path().join("content"), &path, text);
    let told = |format: &str| diff(folder.path(), &["--since", "HEAD", "--format", format]).out;
    let json: serde_json::Value = serde_json::from_str(&told("json")).unwrap();
    let found = json["changes"].as_array().unwrap();
    assert_eq!(found.len(), 2);
    let fee = found.iter().find(|change| change["kind"] == "change/fee-amount").unwrap();
    assert_eq!((&fee["before"]["vi"], &fee["after"]["en"], &fee["direction"]), (&"10.000 đ".into(), &"20,000 đ".into(), &"worse".into()));
    assert_eq!((&fee["unannounced"], &fee["weight"]), (&true.into(), &"material".into()));
    let csv = told("csv");
    assert!(
        csv.starts_with("\u{feff}procedure,code,title,kind") && csv.contains("\"'=<script>@you\"") || csv.contains("'=<script>@you"),
        "{csv}"
    );
    assert_eq!(csv.matches("\r\n").count(), 3);
    let html = told("html");
    assert!(html.contains("10.000 đ → 20.000 đ") && !html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
    let comment = told("markdown");
    assert!(
        comment.starts_with("<!-- motcua -->\n") && comment.contains("🔺 thiệt hơn") && comment.contains("correction: true"),
        "{comment}"
    );
    assert!(!comment.contains("<script") && !comment.contains("@you"), "{comment}");
    let english = diff(folder.path(), &["--since", "HEAD", "--lang", "en"]).out;
    assert!(english.contains("fee: 10,000 đ → 20,000 đ") && english.contains("worse for citizens"), "{english}");
}

#[test]
fn nothing_that_is_named_reaches_git_as_an_option() {
    let folder = committed();
    let long = "a".repeat(100_000);
    for rev in [
        "--upload-pack=touch gone",
        "-x",
        "--help",
        "nowhere",
        "",
        " ",
        "HEAD\nHEAD",
        "HEAD gone",
        "$(touch gone)",
        ":",
        ":content",
        "HEAD:..",
        "HEAD:/",
        "..",
        "HEAD^{tree}",
        "HEAD^{/x",
        &long,
    ] {
        let ended = diff(folder.path(), &[&format!("--since={rev}")]);
        assert_eq!(ended.code, 2, "{rev:.40}: {ended:?}");
        assert!(!ended.err.trim().is_empty() && ended.out.is_empty(), "{rev:.40}: {ended:?}");
    }
    assert!(!folder.path().join("gone").exists());
}

#[test]
fn what_a_clone_lacks_is_said_with_the_remedy() {
    let folder = committed();
    charge(folder.path(), 10_000);
    commit(folder.path());
    let around = tempfile::tempdir().unwrap();
    let from = format!("file://{}", folder.path().display());
    git(around.path(), &["clone", "-q", "--depth", "1", &from, "shallow"]);
    for rev in ["HEAD", "HEAD~1"] {
        let ended = diff(&around.path().join("shallow"), &["--since", rev]);
        assert!(ended.code == 2 && ended.err.contains("fetch-depth: 0") && ended.err.contains("GIT_DEPTH"), "{ended:?}");
    }
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    git(around.path(), &["clone", "-q", "--filter=blob:none", &from, "partial"]);
    let ended = diff(&around.path().join("partial"), &["--since", "HEAD~1"]);
    assert!(ended.code == 2 && ended.err.contains("partial clone"), "{ended:?}");
    copy(&folder.path().join("content"), &around.path().join("alone/content"));
    let ended = diff(&around.path().join("alone"), &["--since", "HEAD"]);
    assert!(ended.code == 2 && ended.err.contains("không nằm trong kho git"), "{ended:?}");
}

#[test]
fn a_catalog_is_found_where_it_was_and_as_its_files_were_called() {
    let folder = base();
    git(folder.path(), &["init", "-q"]);
    let (path, text) = first(folder.path());
    fs::remove_file(folder.path().join("content").join(&path)).unwrap();
    put(&folder.path().join("content"), "procedures/Thư mục «mới»/thu-tuc-la.md", &text);
    fs::rename(folder.path().join("content"), folder.path().join("nội dung cũ")).unwrap();
    commit(folder.path());
    fs::rename(folder.path().join("nội dung cũ"), folder.path().join("content")).unwrap();
    let ended = diff(folder.path(), &["--since", "HEAD"]);
    assert!(ended.code == 0 && ended.out.contains("danh mục nằm ở `nội dung cũ`") && ended.out.contains("Không có thay đổi"), "{ended:?}");
    let ended = diff(folder.path(), &["--since", "HEAD:nội dung cũ"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, "Không có thay đổi nào.\n"), "{ended:?}");
    // Two catalogs: it is asked which.
    copy(&folder.path().join("content"), &folder.path().join("a"));
    copy(&folder.path().join("content"), &folder.path().join("b"));
    fs::rename(folder.path().join("content"), folder.path().join("kept")).unwrap();
    git(folder.path(), &["add", "-A", "a", "b"]);
    git(folder.path(), &["rm", "-rq", "--cached", "nội dung cũ"]);
    git(folder.path(), &["commit", "-qm", "two"]);
    fs::rename(folder.path().join("kept"), folder.path().join("content")).unwrap();
    let ended = diff(folder.path(), &["--since", "HEAD"]);
    assert!(ended.code == 2 && ended.err.contains("HEAD:a, HEAD:b"), "{ended:?}");
}

#[test]
fn what_cannot_be_read_on_one_side_is_not_gone() {
    let folder = base();
    git(folder.path(), &["init", "-q"]);
    let (path, text) = first(folder.path());
    put(&folder.path().join("content"), &path, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n");
    commit(folder.path());
    put(&folder.path().join("content"), &path, &text);
    let ended = diff(folder.path(), &["--since", "HEAD", "--fail-on", "worse"]);
    assert!(ended.code == 1 && ended.out.contains("Không so được") && !ended.out.contains("Thủ tục mới"), "{ended:?}");
    #[cfg(unix)]
    {
        let real = folder.path().join("content").join(&path);
        fs::remove_file(&real).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", &real).unwrap();
        commit(folder.path());
        fs::remove_file(&real).unwrap();
        put(&folder.path().join("content"), &path, &text);
        let ended = diff(folder.path(), &["--since", "HEAD", "--fail-on", "worse"]);
        assert!(ended.code == 1 && ended.out.contains("liên kết tượng trưng") && ended.out.contains("Không so được"), "{ended:?}");
    }
}

#[test]
fn a_site_is_what_it_was_built_from() {
    for name in ["council", "justice", "minimal", "town-hall", "two-languages"] {
        let folder = tempfile::tempdir().unwrap();
        let content = repository("tests/golden").join(name).join("content");
        copy(&content, &folder.path().join("content"));
        assert_eq!(build(&content, &folder.path().join("site")).code, 0, "{name}");
        let ended = diff(folder.path(), &["--since", "site", "--lang", "en"]);
        assert_eq!((ended.code, ended.out.as_str()), (0, "No changes.\n"), "{name}: {ended:?}");
    }
}

#[test]
fn a_comment_tells_first_what_changes_and_what_to_print_again() {
    let folder = base();
    charge(folder.path(), 10_000);
    copy(&folder.path().join("content"), &folder.path().join("before"));
    assert_eq!(build(&folder.path().join("before"), &folder.path().join("site")).code, 0);
    charge(folder.path(), 20_000);
    let ended =
        end(motcua().args(["check", "content", "--format", "markdown", "--against", "site", "--today", TODAY]).current_dir(folder.path()));
    let at = |text: &str| ended.out.find(text).unwrap_or_else(|| panic!("{text} is missing: {}", ended.out));
    assert!(at("Người dân sẽ thấy gì khác") < at("10.000 đ → 20.000 đ"), "{ended:?}");
    assert!(
        at("10.000 đ → 20.000 đ") < at("Luật đã đổi, hay trước đây ghi nhầm") && at("correction: true") < at("Phải in lại"),
        "{ended:?}"
    );
    assert!(at("Phải in lại") < at("Trang đổi"), "{ended:?}");
}

#[test]
fn a_comment_stays_within_its_bounds() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "content/catalog.yaml", "format: 1\ntitle: Thủ tục\nlanguages: [vi]\n");
    put(folder.path(), "content/fields.yaml", "- {id: khac, name: Việc khác}\n");
    for side in ["before", "content"] {
        if side == "before" {
            copy(&folder.path().join("content"), &folder.path().join("before"));
        }
        for number in 0..400 {
            let amount = if side == "before" { 1000 } else { 2000 };
            let title = format!("Thủ tục số {number} {}", "rất dài ".repeat(90));
            put(
                folder.path(),
                &format!("{side}/procedures/p{number}.md"),
                format!("---\ntitle: {title}\nfield: khac\nfees:\n  - amount: {amount}\n---\n"),
            );
        }
    }
    let ended = diff(folder.path(), &["--since", "before", "--format", "markdown"]);
    assert!(ended.out.chars().count() <= 60_000 && ended.out.contains("</details>"), "{}", ended.out.len());
    assert_eq!(ended.out.lines().filter(|line| line.starts_with("- 🔺")).count(), 55);
    assert!(ended.out.contains("400 thay đổi ở 400 thủ tục: 400 thiệt hơn") && ended.out.contains("còn 345 thay đổi"), "{}", ended.out);
    assert_eq!(
        diff(folder.path(), &["--since", "before", "--format", "text"]).out.lines().filter(|line| line.starts_with("  - ")).count(),
        400
    );
}
