//! The corpus of bad input: whatever lies in a catalog, there is a finding or a harmless page, in little time and little memory.
//!
//! Each case is the small catalog with something in it that no editor would write. It is checked, and built without what is
//! faulty; neither may panic, hang, or let a script, a template or a path of the content get through.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::world::{TODAY, base, build, motcua, put, tree};

/// The most processor time a run may take. What is built for tests is not optimized.
const MOST_SECONDS: f64 = if cfg!(debug_assertions) { 12.0 } else { 2.0 };
/// The most memory a run may hold, in MiB.
const MOST_MEMORY: u64 = 300;

/// How a run ended and what it took.
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs to the end, and holds the run to its time and memory.
fn run(name: &str, command: &mut Command) -> Run {
    let out = tempfile::tempfile().unwrap();
    let err = tempfile::tempfile().unwrap();
    let mut child = command.stdout(Stdio::from(out.try_clone().unwrap())).stderr(Stdio::from(err.try_clone().unwrap())).spawn().unwrap();
    let (began, mut memory, mut seconds) = (Instant::now(), 0, 0.0);
    let status = loop {
        (memory, seconds) = taken(child.id()).map_or((memory, seconds), |(m, s)| (m.max(memory), s));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if began.elapsed() > Duration::from_mins(2) || seconds > MOST_SECONDS * 2.0 {
            let _ = child.kill();
            panic!("{name}: it hangs");
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    let read = |mut file: fs::File| {
        use std::io::{Read, Seek};
        let mut bytes = Vec::new();
        file.rewind().and_then(|()| file.read_to_end(&mut bytes)).unwrap();
        String::from_utf8(bytes).expect("the program speaks UTF-8")
    };
    let run = Run { code: status.code().unwrap_or_else(|| panic!("{name}: ended by {status}")), out: read(out), err: read(err) };
    assert!(!run.err.contains("panicked") && !run.err.contains("lỗi của chương trình"), "{name}: {}", run.err);
    assert!(seconds <= MOST_SECONDS, "{name}: {seconds} s");
    assert!(memory <= MOST_MEMORY, "{name}: {memory} MiB");
    run
}

/// The memory at its highest in MiB, and the processor time in seconds, of a process that still runs; on Linux.
fn taken(process: u32) -> Option<(u64, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse::<u64>().ok()?;
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let ticks: Vec<f64> = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(2).filter_map(|tick| tick.parse().ok()).collect();
    Some((peak / 1024, ticks.iter().sum::<f64>() / 100.0))
}

/// What was found: in which file, by which name.
type Found = Vec<(String, String)>;

/// Checks the catalog and builds it without what is faulty.
fn survive(name: &str, folder: &TempDir) -> Found {
    let catalog = folder.path().join("content");
    let checked = run(name, motcua().arg("check").arg(&catalog).args(["--today", TODAY, "--format", "json"]));
    assert!(matches!(checked.code, 0 | 1), "{name}: {} {}", checked.code, checked.err);
    let report: Value = serde_json::from_str(&checked.out).unwrap_or_else(|error| panic!("{name}: {error}"));
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    for finding in findings {
        let said = finding["message"]["vi"].as_str().unwrap().len() + finding["remedy"]["vi"].as_str().unwrap().len();
        assert!(said < 2_500, "{name}: {finding}");
    }
    let found = findings.iter().map(|finding| (text(finding, "file"), text(finding, "rule"))).collect();
    let out = folder.path().join("out");
    let built = run(name, motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]));
    assert!(matches!(built.code, 0 | 1), "{name}: {} {}", built.code, built.err);
    harmless(name, &out);
    found
}

fn count(found: &Found, is: impl Fn(&str) -> bool) -> usize {
    found.iter().filter(|(_, rule)| is(rule)).count()
}

/// No page has a script of its own, and no file lies where it should not.
fn harmless(name: &str, out: &Path) {
    if !out.exists() {
        return;
    }
    for (path, bytes) in tree(out) {
        assert!(path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._/".contains(&byte)), "{name}: {path}");
        if !path.ends_with(".html") {
            continue;
        }
        let page = String::from_utf8(bytes).unwrap();
        for (at, _) in page.match_indices("<script") {
            let tag = &page[at..page[at..].find('>').map_or(page.len(), |end| at + end)];
            assert!(tag.contains(" src=") || tag.contains("application/ld+json"), "{name}: {path}: {tag}");
        }
        for tag in page.split('<').skip(1).filter_map(|part| part.split('>').next()) {
            // What stands between quotes is a value, and runs nothing.
            let tag = tag.to_ascii_lowercase();
            let names: String = tag.split('"').step_by(2).collect();
            for bad in [" onerror=", " onload=", " onclick=", " onmouseover=", "href=javascript:", "src=x", "href=data:"] {
                assert!(!names.contains(bad), "{name}: {path}: <{tag}>");
            }
            for bad in ["href=\"javascript:", "href=\"data:", "href=\"vbscript:"] {
                assert!(!tag.contains(bad), "{name}: {path}: <{tag}>");
            }
        }
        assert!(!page.contains("\u{202e}"), "{name}: {path} turns the reading");
    }
}

fn entry(facts: &str) -> String {
    format!("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\n{facts}\n---\n")
}

/// A case of bad input: what it is called, its bytes, and how the name of what is found begins; nothing where a page is fine.
type Case = (&'static str, Vec<u8>, &'static str);

/// Puts all of these into one catalog, and looks at each file for what was to be found in it.
fn all(name: &str, cases: &[Case]) {
    let folder = base();
    for (number, (_, bytes, _)) in cases.iter().enumerate() {
        put(&folder.path().join("content"), &format!("procedures/c-{number}.md"), bytes);
    }
    let found = survive(name, &folder);
    for (number, (case, _, rule)) in cases.iter().enumerate() {
        let file = format!("procedures/c-{number}.md");
        let here: Vec<&str> = found.iter().filter(|(path, _)| *path == file).map(|(_, rule)| rule.as_str()).collect();
        assert!(rule.is_empty() || here.iter().any(|one| one.starts_with(rule)), "{name}, {case}: {rule} is not in {here:?}");
    }
}

/// This many times, for each number in turn.
fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().concat()
}

#[test]
fn yaml_that_grows_is_refused_before_it_grows() {
    let laughs = each(12, |level| format!("a{level}: &a{level} [{}]\n", format!("*a{level},").repeat(9)));
    let merges = each(200, |n| format!("m{n}: &m{n}\n  <<: *m{n}\n  k{n}: 1\n"));
    let deep = |open: &str, close: &str| {
        let count = 300_000 / open.len();
        entry(&format!("steps:\n  {}x{}", open.repeat(count), close.repeat(count))).into_bytes()
    };
    all(
        "growing",
        &[
            ("laughs", entry(&laughs).into(), "yaml/anchor"),
            ("merges", entry(&merges).into(), "yaml/anchor"),
            ("tags", entry("summary: !!python/object/apply:os.system [id]").into(), "yaml/tag"),
            ("brackets", deep("[", "]"), "yaml/"),
            ("braces", deep("{a: ", "}"), "yaml/"),
            ("dashes", deep("- ", ""), "yaml/"),
            ("questions", deep("? ", ""), "yaml/"),
            ("stairs", entry(&each(400, |depth| format!("{}a:\n", " ".repeat(depth)))).into(), "yaml/too-deep"),
        ],
    );
}

#[test]
fn much_of_anything_is_told_or_fine_and_never_slow() {
    all("keys", &[("keys", entry(&each(2_000, |n| format!("khoa-{n}: 1\n"))).into(), "yaml/unknown-key")]);
    let papers = each(2_000, |n| format!("  - {{id: p{n}, name: Giấy {n}, originals: 1}}\n"));
    let title = format!("---\ntitle: {}\nfield: cu-tru\nlevels: [commune]\n---\n", "rất dài ".repeat(40_000));
    all(
        "much",
        &[
            ("same keys", entry(&"title: a\n".repeat(5_000)).into(), "yaml/duplicate-key"),
            ("items", entry(&format!("steps: [{}]", "a,".repeat(60_000))).into(), "yaml/too-large"),
            ("papers", entry(&format!("documents:\n{papers}")).into(), ""),
            ("scalar", entry(&format!("summary: {}", "x".repeat(50 << 20))).into(), "source/too-large"),
            ("title", title.into(), ""),
            ("open quote", entry(&format!("summary: \"{}", "dòng\n".repeat(100_000))).into(), "yaml/"),
        ],
    );
}

#[test]
fn one_value_without_end_is_told_in_few_words_whatever_it_should_be() {
    let endless = |fill: &str| fill.repeat(60_000 / fill.len());
    let mut cases: Vec<Case> = Vec::new();
    for key in ["code", "field", "deadline", "source_url", "draft", "status", "accepted", "presence"] {
        for fill in ["1", "đ", "9.", "/", "\u{301}"] {
            cases.push((key, entry(&format!("{key}: \"{}\"", endless(fill))).into(), ""));
        }
    }
    for fill in ["1", "0.", "a ", "–", "T2,"] {
        let text = endless(fill);
        let fees = format!("fees: [{{amount: \"{text}\", percent: \"{text}\", currency: \"{text}\"}}]\nchecked: {{date: \"{text}\"}}");
        cases.push(("fees", entry(&fees).into(), ""));
    }
    all("values", &cases);
    let folder = base();
    for (number, fill) in ["1", "0.", "a ", "–", "T2,"].iter().enumerate() {
        let text = endless(fill);
        let hours = format!("phones: [{{number: \"{text}\"}}]\nhours: [{{days: \"{text}\", from: \"{text}\", to: \"{text}\"}}]\n");
        put(&folder.path().join("content"), &format!("offices/x-{number}.yaml"), format!("name: X\nlevel: commune\n{hours}"));
    }
    survive("hours", &folder);
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let no = "source/not-utf8";
    all(
        "bytes",
        &[
            ("utf-16 little", utf16(&entry(""), false), no),
            ("utf-16 big", utf16(&entry(""), true), no),
            ("half a letter", b"---\ntitle: \xe1\xba".to_vec(), no),
            ("windows-1258", b"---\ntitle: L\xea \xd2 ph\xed\n---\n".to_vec(), no),
            ("surrogate", b"---\ntitle: \xed\xa0\x80\n---\n".to_vec(), no),
            ("overlong", b"---\ntitle: \xc0\xaf\xc0\xae\n---\n".to_vec(), no),
            ("noise", (0..200_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect(), no),
            ("nul", entry("summary: a\0b").into(), "source/nul"),
            ("control", entry("summary: a\u{1b}[31mb").into(), "source/control-character"),
            ("turned", entry("summary: \u{202e}gov.vn").into(), "source/bidi"),
            ("escaped control", entry("summary: \"a\\x1b[2Jb\"").into(), "text/control-character"),
            ("escaped turn", entry("summary: \"\\u202Egov\"").into(), "text/bidi"),
            ("unseen", entry("summary: \"\\u200b\\u2060\"").into(), "text/invisible"),
            ("lookalike", entry("code: \"1.00422\u{410}\"").into(), "identity/mixed-script"),
            ("pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n".into(), "source/lfs-pointer"),
            ("conflict", entry("<<<<<<< a\nsummary: a\n=======\nsummary: b\n>>>>>>> b").into(), "source/conflict-marker"),
        ],
    );
}

/// What is put behind every text of the small catalog: markup, templates and what other formats take for a command.
const PAYLOAD: &str = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\\\" onmouseover=\\\"alert(1) {{ 7*7 }}{% include 'x' %}{{ __tera_context }} ]]> --> &lt;b&gt; =HYPERLINK(1) \\u2028";

#[test]
fn what_looks_like_a_program_in_a_text_is_text_on_every_page() {
    let folder = base();
    let catalog = folder.path().join("content");
    for (path, bytes) in tree(&catalog) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let texts = [
            "title:", "name:", "summary:", "note:", "address:", "unless:", "by:", "reason:", "issuer:", "access:", "parking:", "item:",
            "per:",
        ];
        let poisoned: String = text
            .lines()
            .map(|line| {
                let bare = line.trim_start().trim_start_matches("- ");
                match texts.iter().find(|key| bare.starts_with(**key) && !bare.ends_with(['>', '|']) && !bare.contains(['{', '"', '\''])) {
                    Some(key) => {
                        let at = line.find(key).unwrap() + key.len();
                        format!("{} \"{} {PAYLOAD}\"\n", &line[..at], line[at..].trim())
                    }
                    None => format!("{line}\n"),
                }
            })
            .collect();
        put(&catalog, &path, poisoned);
    }
    let found = survive("payload", &folder);
    assert_eq!(count(&found, |rule| rule.starts_with("yaml/")), 0, "{found:?}");
    let out = folder.path().join("out");
    let built = build(&catalog, &out);
    assert!(matches!(built.code, 0 | 1), "{built:?}");
    harmless("payload", &out);
    for (path, bytes) in tree(&out).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8(bytes).unwrap();
        assert!(!page.contains("<img src=x") && !page.contains("alert(1) 49"), "{path}");
    }
}

#[test]
fn addresses_that_run_read_or_mislead_are_refused_wherever_they_stand() {
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "java\\tscript:alert(1)",
        "//evil.example",
    ] {
        let folder = base();
        let catalog = folder.path().join("content");
        put(
            &catalog,
            "procedures/x.md",
            format!(
                "{}[a]({url}) ![b]({url}) <{url}>\n\n[c]: {url}\n[c]\n",
                entry(&format!("source_url: \"{url}\"\nchannels: [{{type: online, url: \"{url}\"}}]"))
            ),
        );
        put(&catalog, "offices/x.yaml", format!("name: X\nlevel: commune\nwebsite: \"{url}\"\nzalo: \"{url}\"\nfeedback_url: \"{url}\"\n"));
        put(&catalog, "laws.yaml", format!("- {{number: 75/2022/TT-BTC, url: \"{url}\"}}\n"));
        put(&catalog, "forms.yaml", format!("- {{id: ct01, title: A, url: \"{url}\"}}\n"));
        let found = survive(url, &folder);
        assert!(count(&found, |rule| rule.starts_with("link/")) >= 6, "{url}: {found:?}");
    }
}

#[test]
fn no_name_and_no_address_leads_out_of_the_output() {
    let escapes = [
        "../../x",
        "/etc/x",
        "..",
        ".",
        "a/../../x",
        "%2e%2e/x",
        "..\\\\x",
        "．．／x",
        "a\\u0000b",
        "x/./y",
        "C:/x",
        "con",
        "nul.html",
        " ",
        "-",
    ];
    for escape in escapes {
        let folder = base();
        let catalog = folder.path().join("content");
        put(
            &catalog,
            "procedures/x.md",
            entry(&format!(
                "code: \"{escape}\"\nmoved_from: [\"{escape}\"]\nrelated: {{see: [\"{escape}\"]}}\noffices: {{only: [\"{escape}\"]}}"
            )),
        );
        put(
            &catalog,
            "forms.yaml",
            format!(
                "- {{id: ct01, title: A, file: \"{escape}\", sample: \"{escape}\"}}\n- {{id: \"{escape}\", title: B, url: https://a.vn}}\n"
            ),
        );
        put(&catalog, "fields.yaml", format!("- {{id: cu-tru, name: Cư trú, icon: \"{escape}\"}}\n- {{id: \"{escape}\", name: B}}\n"));
        put(&catalog, "pages/y.md", format!("---\ntitle: Y\nmoved_from: [\"{escape}\"]\n---\n[a]({escape}) ![b](files/{escape})\n"));
        survive(escape, &folder);
        for stray in ["x", "etc", "x.html", "x/index.html"] {
            assert!(!folder.path().join(stray).exists(), "{escape}: {stray}");
        }
    }
    let folder = base();
    let long = format!("{}.md", "a".repeat(240));
    let names = [
        "con.md",
        "NUL.md",
        "a b.md",
        "..md",
        "a%2e%2e.md",
        "x\u{202e}dm.md",
        "\u{ff0e}\u{ff0e}.md",
        "a\\b.md",
        "-x.md",
        "LPT1.md",
        "đường.md",
        "a'b\"c.md",
        "<script>.md",
        "x@2026.md",
        &long,
    ];
    for name in names {
        put(&folder.path().join("content"), &format!("procedures/{name}"), entry(""));
    }
    let found = survive("names", &folder);
    assert!(count(&found, |rule| rule.starts_with("source/") || rule.starts_with("identity/")) >= names.len(), "{found:?}");
}

#[test]
fn twins_of_case_and_of_composition_are_told() {
    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "forms/CT01.pdf", "x");
    put(&catalog, "forms/le\u{323}\u{302}.pdf", "x");
    put(&catalog, "forms/l\u{1ec7}.pdf", "x");
    let found = survive("twins", &folder);
    assert!(count(&found, |rule| rule == "source/case-twin") >= 2, "{found:?}");
}

#[test]
fn what_is_no_file_is_named_and_never_opened() {
    let folder = base();
    let catalog = folder.path().join("content");
    symlink("..", catalog.join("procedures/vong")).unwrap();
    symlink("vong-b.md", catalog.join("procedures/vong-a.md")).unwrap();
    symlink("vong-a.md", catalog.join("procedures/vong-b.md")).unwrap();
    symlink("/dev/zero", catalog.join("procedures/khong.md")).unwrap();
    symlink("/etc/passwd", catalog.join("forms/mat-khau.pdf")).unwrap();
    assert!(Command::new("mkfifo").arg(catalog.join("procedures/ong.md")).status().unwrap().success());
    let socket = std::os::unix::net::UnixListener::bind(catalog.join("procedures/o-cam.md")).unwrap();
    // Only root makes devices; the others are enough for everybody else.
    let _ = Command::new("mknod").arg(catalog.join("procedures/thiet-bi.md")).args(["c", "1", "5"]).stderr(Stdio::null()).status();
    let sparse = fs::File::create(catalog.join("procedures/thua.md")).unwrap();
    sparse.set_len(3 << 30).unwrap();
    let wide = fs::File::create(catalog.join("forms/thua.pdf")).unwrap();
    wide.set_len(3 << 30).unwrap();
    fs::create_dir(catalog.join("procedures/thu-muc.md")).unwrap();
    let found = survive("no files", &folder);
    drop(socket);
    for (rule, least) in [("source/symlink", 5), ("source/special-file", 2), ("source/too-large", 2)] {
        assert!(count(&found, |one| one == rule) >= least, "{rule}: {found:?}");
    }
}

#[test]
fn files_that_come_and_go_during_a_build_never_make_half_a_site() {
    let folder = base();
    let catalog = folder.path().join("content");
    let out = folder.path().join("out");
    assert_eq!(build(&catalog, &out).code, 0);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0_u32;
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                turn += 1;
                let path = catalog.join(format!("procedures/chop-{}.md", turn % 7));
                let _ = fs::write(&path, entry(&format!("summary: {}", "x".repeat((turn % 5) as usize * 1000))));
                let _ = fs::remove_file(catalog.join(format!("procedures/chop-{}.md", (turn + 3) % 7)));
                let _ = fs::create_dir_all(catalog.join("procedures/tam"));
                let _ = fs::remove_dir(catalog.join("procedures/tam"));
            }
        });
        for _ in 0..6 {
            let built = run("restless", motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY]));
            assert!(matches!(built.code, 0 | 1), "{}", built.err);
            assert!(out.join("index.html").exists() && out.join("thu-tuc/mau/index.html").exists());
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn markdown_that_was_made_to_be_slow_is_not() {
    let many = |part: &str| part.repeat(60_000 / part.len());
    let bodies: Vec<(&'static str, String)> = vec![
        ("open brackets", many("[")),
        ("open images", many("![")),
        ("links in links", many("[a](")),
        ("stars", many("*a **a ")),
        ("underscores", many("_a __a ")),
        ("ticks", each(300, |n| format!("{} a ", "`".repeat(n)))),
        ("quotes", many("> ")),
        ("lists", many("- ")),
        ("numbers", many("1. ")),
        ("nested", each(1_000, |n| format!("{}- a\n", " ".repeat(n % 200)))),
        ("definitions", each(1_500, |n| format!("[a{n}]: https://a.vn/{n}\n")) + &many("[a1]")),
        ("table", format!("|{}\n|{}\n{}", "a|".repeat(1_000), "-|".repeat(1_000), "|\n".repeat(1_000))),
        ("headings", many("# a\n")),
        ("entities", many("&#x202e;")),
        ("angles", many("<a")),
        ("comments", many("<!-- ")),
        ("instructions", many("<?")),
        ("declarations", many("<!A ")),
        ("cdata", many("<![CDATA[")),
        ("autolinks", many("<https://a.vn> ")),
        ("escapes", many("\\")),
        ("breaks", many("a  \n")),
        ("notes", each(1_500, |n| format!("[^{n}] ")) + &each(1_500, |n| format!("\n[^{n}]: x\n"))),
        ("strikes", many("~~a~")),
        ("fences", many("```\n~~~\n")),
        ("carriage returns", many("\r")),
        ("tildes and dollars", many("$$~")),
        ("marks", many("e\u{301}\u{323}")),
    ];
    let cases: Vec<Case> = bodies.into_iter().map(|(name, body)| (name, format!("{}{body}", entry("")).into_bytes(), "")).collect();
    all("markdown", &cases);
}
