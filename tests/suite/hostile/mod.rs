//! The corpus of bad input: whatever lies in a catalog, there is a finding or a harmless page, in little time and little memory.
//!
//! Each case is the small catalog with something in it that no editor would write. It is checked, and built without what is
//! faulty; neither may panic, hang, or let a script, a template or a path of the content get through.

mod bytes;
mod growth;
mod markdown;
mod path;
mod payload;
pub(super) mod table;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::world::{TODAY, base, motcua, put, tree};

/// The most processor time a run may take. What is built for tests is not optimized.
const MOST_SECONDS: f64 = if cfg!(debug_assertions) { 12.0 } else { 2.0 };
/// The most memory a run may hold, in MiB.
const MOST_MEMORY: u64 = 300;

/// How a run ended.
pub(super) struct Run {
    pub(super) code: i32,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs to the end, and holds the run to its time and memory.
pub(super) fn run(name: &str, command: &mut Command) -> Run {
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
pub(super) type Found = Vec<(String, String)>;

/// Checks the catalog and builds it without what is faulty.
pub(super) fn survive(name: &str, folder: &TempDir) -> Found {
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

pub(super) fn count(found: &Found, is: impl Fn(&str) -> bool) -> usize {
    found.iter().filter(|(_, rule)| is(rule)).count()
}

/// No page has a script of its own, and no file lies where it should not.
pub(super) fn harmless(name: &str, out: &Path) {
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

pub(super) fn entry(facts: &str) -> String {
    format!("---\ntitle: Hai\nfield: cu-tru\nlevels: [commune]\n{facts}\n---\n")
}

/// A case of bad input: what it is called, its bytes, and how the name of what is found begins; nothing where a page is fine.
pub(super) type Case = (&'static str, Vec<u8>, &'static str);

/// Puts all of these into one catalog, and looks at each file for what was to be found in it.
pub(super) fn all(name: &str, cases: &[Case]) {
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
pub(super) fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().concat()
}
