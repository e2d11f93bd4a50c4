//! A test for every finding: what is typed, the place that is pointed at, and a piece of what is said.
//!
//! The cases stand in `tests/findings/*.txt`, each a change of the catalog `tests/findings/base`:
//!
//! ```text
//! # fee/thousands-separator        the finding; several, if there are several; `whole` if it has no line; `level`
//! > Viết 50000                     a piece of its message or remedy
//! @ procedures/mau.md              the file that is changed; this one if none is named
//! - amount: 20000                  a line of it, found without its indentation
//! + amount: ⟦50.000⟧               what stands there instead, with the same indentation; ⟦…⟧ is the place of the finding, in order
//! | …                              or the lines of the whole file
//! ```
//!
//! `{U+202E}` is the character of that code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use motcua::check::{FAULTS, RULES, known};
use motcua::finding::Level;
use serde_json::Value;

use super::world::{TODAY, base, code, end, motcua, put, repository, sources, tree};

/// What cannot be met in a catalog of this folder: with the reason.
const ELSEWHERE: &[(&str, &str)] = &[
    ("source/vanished", "a file would have to vanish between two system calls; src/source/tests.rs does that"),
    ("source/unreadable", "root reads everything; src/source/tests.rs asks the system"),
    ("text/empty", "an empty value counts as not written; src/text/clean.rs tests it"),
    ("text/markdown", "the rule looks at all Markdown, and what it finds bears names of its own"),
    ("link/dead", "`link/broken` says the same with the whole site in view; src/markdown/check.rs tests it"),
    ("law/not-a-number", "numbers of laws are read as names; src/record/number.rs tests the type"),
    ("translation/not-a-digest", "digests are read as names; src/record/digest.rs tests the type"),
];

/// One finding that is expected.
#[derive(Debug)]
struct Expected {
    rule: String,
    level: &'static str,
    file: String,
    whole: bool,
    pieces: Vec<String>,
    /// Line and column of the first character, and of the one after the last.
    place: Option<[u64; 4]>,
}

/// One change of the base catalog and what is found then.
#[derive(Debug, Default)]
struct Case {
    name: String,
    expected: Vec<Expected>,
    files: Vec<(String, String)>,
}

/// The level under which a name is registered.
pub(super) fn level(rule: &str) -> &'static str {
    match known().into_iter().find(|known| known.id == rule).map(|known| known.level) {
        Some(Level::Error) => "error",
        Some(Level::Warning) => "warning",
        Some(Level::Notice) => "notice",
        None => panic!("{rule} is in no registry"),
    }
}

/// `{U+202E}` as the character of that code.
pub(super) fn unescaped(line: &str) -> String {
    let mut parts = line.split("{U+");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a code ends with }");
        out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code is one of Unicode"));
        out.push_str(rest);
    }
    out
}

/// The cases of one file.
fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let file = path.file_name().unwrap().to_str().unwrap();
    text.split("\n\n").filter(|block| !block.trim().is_empty()).map(|block| case(file, block.trim_matches('\n'))).collect()
}

/// A file, the lines that go, the lines that come, or the whole text.
type Edit = (String, Vec<String>, Vec<String>, Option<String>);

fn case(origin: &str, block: &str) -> Case {
    let mut case = Case::default();
    let mut here = "procedures/mau.md".to_owned();
    let mut edits: Vec<Edit> = Vec::new();
    for line in block.lines() {
        let (mark, rest) = line.split_at(line.find(' ').map_or(line.len(), |at| at + 1));
        match mark.trim_end() {
            "#" => {
                let mut words = rest.split(' ');
                let rule = words.next().unwrap_or_default().to_owned();
                let mut expected =
                    Expected { level: level(&rule), rule, file: String::new(), whole: false, pieces: Vec::new(), place: None };
                for word in words {
                    match word {
                        "whole" => expected.whole = true,
                        "error" => expected.level = "error",
                        "warning" => expected.level = "warning",
                        "notice" => expected.level = "notice",
                        file => file.clone_into(&mut expected.file),
                    }
                }
                case.name = format!("{origin}: {}", expected.rule);
                case.expected.push(expected);
            }
            ">" => case.expected.last_mut().expect("a finding stands first").pieces.push(unescaped(rest)),
            "@" => {
                rest.clone_into(&mut here);
                edits.push((here.clone(), Vec::new(), Vec::new(), None));
            }
            "-" => {
                if edits.last().is_none_or(|edit| edit.0 != here || !edit.2.is_empty()) {
                    edits.push((here.clone(), Vec::new(), Vec::new(), None));
                }
                edits.last_mut().unwrap().1.push(rest.to_owned());
            }
            "+" => edits.last_mut().expect("a line is replaced").2.push(unescaped(rest)),
            "|" => {
                let whole = &mut edits.last_mut().expect("`@` names the file").3;
                let whole = whole.get_or_insert_default();
                whole.push_str(&unescaped(rest));
                whole.push('\n');
            }
            other => panic!("{origin}: what is «{other}»? in\n{block}"),
        }
    }
    for (file, old, new, whole) in edits {
        if old.is_empty() && whole.is_none() {
            continue;
        }
        let at = case.files.iter().position(|(name, _)| *name == file).unwrap_or_else(|| {
            let text = fs::read_to_string(repository("tests/findings/base").join(&file)).unwrap_or_default();
            case.files.push((file.clone(), text));
            case.files.len() - 1
        });
        let text = &mut case.files[at].1;
        *text = whole.unwrap_or_else(|| replace(&case.name, text, &old, &new));
    }
    locate(&mut case);
    case
}

/// Puts `new` where the lines `old` stand.
fn replace(name: &str, text: &str, old: &[String], new: &[String]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let fits = |at: &usize| old.iter().enumerate().all(|(i, old)| lines.get(at + i).is_some_and(|line| line.trim() == old.trim()));
    let found: Vec<usize> = (0..lines.len()).filter(fits).collect();
    let [at] = found[..] else { panic!("{name}: {old:?} stands {} times in the file", found.len()) };
    let indent = &lines[at][..lines[at].len() - lines[at].trim_start().len()];
    let new: Vec<String> = new.iter().map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") }).collect();
    let all = lines[..at].iter().copied().chain(new.iter().map(String::as_str)).chain(lines[at + old.len()..].iter().copied());
    all.flat_map(|line| [line, "\n"]).collect()
}

/// Takes the marks out of a text: line and column of the first character of each, and of the one after its last.
pub(super) fn marks(text: &str) -> (String, Vec<[u64; 4]>) {
    let (mut line, mut column, mut open) = (1, 1, Vec::new());
    let mut marks: Vec<[u64; 4]> = Vec::new();
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '⟦' => {
                open.push(marks.len());
                marks.push([line, column, 0, 0]);
            }
            '⟧' => {
                let mark = open.pop().expect("⟦ stands first");
                (marks[mark][2], marks[mark][3]) = (line, column);
            }
            '\n' => {
                plain.push(c);
                (line, column) = (line + 1, 1);
            }
            c => {
                plain.push(c);
                column += 1;
            }
        }
    }
    (plain, marks)
}

/// Takes the marks out of the files and gives each to the next finding that has a line.
fn locate(case: &mut Case) {
    let mut places = Vec::new();
    for (file, text) in &mut case.files {
        let (plain, marks) = marks(text);
        *text = plain;
        places.extend(marks.into_iter().map(|mark| (file.clone(), mark)));
    }
    let mut places = places.into_iter();
    let first = case.files.first().map(|(file, _)| file.clone()).unwrap_or_default();
    for expected in &mut case.expected {
        if expected.whole {
            if expected.file.is_empty() {
                expected.file.clone_from(&first);
            }
        } else {
            let (file, place) = places.next().unwrap_or_else(|| panic!("{}: {} has no ⟦place⟧", case.name, expected.rule));
            (expected.file, expected.place) = (file, Some(place));
        }
    }
    assert!(places.next().is_none(), "{}: a ⟦place⟧ too many", case.name);
}

/// What `check` finds in a catalog.
fn check(catalog: &Path) -> Vec<Value> {
    check_on(catalog, TODAY)
}

/// What `check` finds in a catalog on this day.
pub(super) fn check_on(catalog: &Path, today: &str) -> Vec<Value> {
    let ended = end(motcua().arg("check").arg(catalog).args(["--format", "json", "--today", today]));
    assert!(ended.code < 2, "{ended:?}");
    let report: Value = serde_json::from_str(&ended.out).expect("the report is JSON");
    report["findings"].as_array().expect("the report has findings").clone()
}

/// A finding of the report in a form that can be compared and read.
pub(super) fn shown(finding: &Value) -> String {
    let place = if finding["line"].is_null() {
        "whole".to_owned()
    } else {
        format!("{}:{}-{}:{}", finding["line"], finding["column"], finding["end_line"], finding["end_column"])
    };
    let text = |key: &str| finding[key].as_str().unwrap_or_default();
    format!("{} {} {} {place}", text("level"), text("rule"), text("file"))
}

fn wanted(expected: &Expected) -> String {
    let place = expected.place.map_or_else(|| "whole".to_owned(), |[a, b, c, d]| format!("{a}:{b}-{c}:{d}"));
    format!("{} {} {} {place}", expected.level, expected.rule, expected.file)
}

/// What is wrong with a case, if anything is.
fn verdict(case: &Case) -> Option<String> {
    let folder = base();
    let catalog = folder.path().join("content");
    for (file, text) in &case.files {
        put(&catalog, file, text);
    }
    let found = check(&catalog);
    let mut have: Vec<String> = found.iter().map(shown).collect();
    let mut want: Vec<String> = case.expected.iter().map(wanted).collect();
    have.sort();
    want.sort();
    if have != want {
        return Some(format!("{}\n  want {}\n  have {}", case.name, want.join("\n       "), have.join("\n       ")));
    }
    for expected in &case.expected {
        let finding = found.iter().find(|finding| shown(finding) == wanted(expected)).unwrap();
        let mut said = String::new();
        for part in ["message", "remedy"] {
            for tongue in ["vi", "en"] {
                let sentence = finding[part][tongue].as_str().unwrap_or_default();
                if sentence.trim().is_empty() {
                    return Some(format!("{}: no {part} in {tongue}", case.name));
                }
                said.push_str(sentence);
                said.push('\n');
            }
        }
        if let Some(piece) = expected.pieces.iter().find(|piece| !said.contains(piece.as_str())) {
            return Some(format!("{}: «{piece}» is not in\n{said}", case.name));
        }
    }
    None
}

fn all_cases() -> Vec<Case> {
    tree(&repository("tests/findings"))
        .keys()
        .filter(|path| path.ends_with(".txt") && !path.contains('/'))
        .flat_map(|path| cases(&repository("tests/findings").join(path)))
        .collect()
}

#[test]
fn nothing_is_found_in_the_base_catalog() {
    let found = check(&repository("tests/findings/base"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_finding_points_at_its_place_and_says_what_to_do() {
    let wrong: Vec<String> = all_cases().iter().filter_map(verdict).collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_name_is_registered_and_has_a_case() {
    let rooms = ["source", "yaml", "text", "markdown", "record", "catalog", "site", "check", "theme", "command"];
    let mut used = BTreeSet::new();
    for (path, text) in sources() {
        let room = path.split('/').next().unwrap_or_default();
        if rooms.contains(&room) && !path.ends_with("tests.rs") && path != "check/fault.rs" {
            used.extend(names(&code(&text)));
        }
    }
    let registered: BTreeSet<String> =
        RULES.iter().map(|rule| rule.id).chain(FAULTS.iter().map(|fault| fault.id)).map(str::to_owned).collect();
    let unknown: Vec<_> = used.difference(&registered).collect();
    assert!(unknown.is_empty(), "not in RULES or FAULTS: {unknown:?}");
    let unused: Vec<_> = registered.difference(&used).collect();
    assert!(unused.is_empty(), "registered and never found: {unused:?}");

    let elsewhere: BTreeSet<String> = ELSEWHERE.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    let mut tried: BTreeSet<String> = all_cases().into_iter().flat_map(|case| case.expected).map(|expected| expected.rule).collect();
    tried.extend(known().into_iter().filter(|rule| !rule.page().examples().is_empty()).map(|rule| rule.id.to_owned()));
    let here = fs::read_to_string(repository("tests/suite/findings.rs")).unwrap();
    let by_hand = here.rsplit("// By hand.").next().unwrap_or_default();
    tried.extend(names(by_hand));
    let both: Vec<_> = tried.intersection(&elsewhere).collect();
    assert!(both.is_empty(), "met after all: {both:?}");
    let untried: Vec<_> = registered.difference(&tried).filter(|rule| !elsewhere.contains(*rule)).collect();
    assert!(untried.is_empty(), "without an example on its page or a case in tests/findings: {untried:?}");
}

/// Every literal that has the form of a name, such as `fee/negative`.
fn names(code: &str) -> BTreeSet<String> {
    let families: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).chain(FAULTS.iter().map(|fault| fault.id)).filter_map(family).collect();
    let plain = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    code.split('"')
        .filter(|literal| {
            literal.split_once('/').is_some_and(|(start, end)| families.contains(start) && plain(end) && end.len() > 2)
                && !matches!(*literal, "text/html" | "text/css" | "text/plain" | "text/javascript" | "text/event-stream" | "text/xml")
        })
        .map(str::to_owned)
        .collect()
}

fn family(rule: &'static str) -> Option<&'static str> {
    rule.split_once('/').map(|(family, _)| family)
}

// By hand. What a text of cases cannot hold.

/// The findings after this change of the base catalog, by what `shown` makes of them.
fn after(change: impl FnOnce(&Path)) -> Vec<String> {
    let folder = base();
    let catalog = folder.path().join("content");
    change(&catalog);
    check(&catalog).iter().map(shown).collect()
}

#[test]
fn a_folder_without_a_catalog_file_is_told_so() {
    let found = after(|catalog| fs::remove_file(catalog.join("catalog.yaml")).unwrap());
    assert!(found.contains(&format!("error {} catalog.yaml whole", "source/no-catalog")), "{found:?}");
}

#[test]
fn links_pipes_and_large_files_are_refused_by_name() {
    let found = after(|catalog| {
        std::os::unix::fs::symlink("/etc/passwd", catalog.join("pages/lien-ket.md")).unwrap();
        put(catalog, "pages/lon.md", "x".repeat((1 << 20) + 1));
        let made = std::process::Command::new("mkfifo").arg(catalog.join("pages/ong.md")).status().unwrap();
        assert!(made.success());
    });
    let want = ["source/symlink", "source/too-large", "source/special-file"];
    let files = ["lien-ket", "lon", "ong"];
    for (rule, file) in want.iter().zip(files) {
        assert!(found.contains(&format!("error {rule} pages/{file}.md whole")), "{rule} {found:?}");
    }
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn bytes_that_are_no_text_are_pointed_at() {
    let found = after(|catalog| {
        put(catalog, "pages/cu.md", b"---\ntitle: Gi\xe1y\n---\n");
        put(catalog, "pages/hong.md", b"---\ntitle: a\0b\n---\n");
    });
    assert_eq!(
        found,
        [format!("error {} pages/cu.md 2:10-2:11", "source/not-utf8"), format!("error {} pages/hong.md 2:9-2:10", "source/nul")]
    );
}

#[test]
fn names_that_differ_only_in_case_are_told() {
    let found = after(|catalog| {
        put(catalog, "forms/CT01.pdf", "x");
    });
    assert!(found.iter().any(|found| found.starts_with(&format!("error {} forms/", "source/case-twin"))), "{found:?}");
}

#[test]
fn trees_that_are_too_deep_or_too_large_are_refused_at_once() {
    let deep = after(|catalog| put(catalog, "search.yaml", format!("synonyms: {}x{}\n", "[".repeat(40), "]".repeat(40))));
    assert_eq!(deep, [format!("error {} search.yaml 1:26-1:27", "yaml/too-deep")]);
    let large = after(|catalog| put(catalog, "search.yaml", format!("stop_phrases: [{}x]\n", "x,".repeat(50_000))));
    assert_eq!(large, [format!("error {} search.yaml 1:1-1:1", "yaml/too-large")]);
}

#[test]
fn bodies_that_are_too_long_or_too_deep_are_refused() {
    let body = |text: String| format!("---\ntitle: Dài\n---\n{text}");
    let long = after(|catalog| put(catalog, "pages/dai.md", body("a ".repeat(200_000))));
    assert_eq!(long.len(), 1, "{long:?}");
    assert!(long[0].starts_with(&format!("error {} pages/dai.md 4:1-", "text/too-long")), "{long:?}");
    let wide = after(|catalog| put(catalog, "pages/dai.md", body("\"".repeat(250_000))));
    assert!(wide[0].starts_with(&format!("error {} pages/dai.md 4:1-", "text/too-much-output")), "{wide:?}");
    let deep = after(|catalog| put(catalog, "pages/dai.md", body(format!("{}x\n", "> ".repeat(100)))));
    assert!(deep[0].starts_with(&format!("error {} pages/dai.md 4:1-", "text/too-deep")), "{deep:?}");
}

#[test]
fn an_address_and_an_id_have_a_length() {
    let id = "a".repeat(81);
    let found = after(|catalog| put(catalog, "fields.yaml", format!("- {{id: cu-tru, name: a}}\n- {{id: {id}, name: b}}\n")));
    assert_eq!(found, [format!("error {} fields.yaml 2:8-2:89", "identity/too-long")]);
    let link = format!("https://example.gov.vn/{}", "a".repeat(2_000));
    let found = after(|catalog| put(catalog, "pages/dai.md", format!("---\ntitle: Dài\n---\n[a]({link})\n")));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("error {} pages/dai.md 4:1-", "link/too-long")), "{found:?}");
}

#[test]
fn an_entry_that_was_left_out_is_told() {
    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "procedures/hong.md", "---\ntitle: [\n---\n");
    let out = folder.path().join("public");
    let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]));
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(!out.join("thu-tuc/hong/index.html").exists());
    assert!(ended.err.contains("Bỏ qua 1 mục"), "the notice is {}: {ended:?}", "source/left-out");
}

#[test]
fn every_fault_of_a_file_is_told_at_its_own_place() {
    let folder = base();
    let catalog = folder.path().join("content");
    let text = "---\ncode: 1.004222\ntitle: Đăng ký\nfield: cu-tru\nlevels: [huyện]\ndeadline: 5\nfees:\n  - amount: 50.000\n  - amount: 20000\n    le_phi: 1\nsteps: [Nộp tại xã, phường]\nchecked: {date: 2026-02-30}\n---\nXem <b>đây</b> và [kia](khong-co).\n";
    put(&catalog, "procedures/sai.md", text);
    let found: Vec<String> = check(&catalog).iter().map(shown).collect();
    let want = [
        "error identity/unquoted-code procedures/sai.md 2:7-2:15",
        "error text/district-level procedures/sai.md 5:10-5:15",
        "error deadline/no-unit procedures/sai.md 6:11-6:12",
        "error fee/thousands-separator procedures/sai.md 8:13-8:19",
        "error yaml/unknown-key procedures/sai.md 10:5-10:11",
        "error yaml/prose-in-flow procedures/sai.md 11:8-11:28",
        "error date/no-such-day procedures/sai.md 12:17-12:27",
        "error text/raw-html procedures/sai.md 14:5-14:8",
        "error text/raw-html procedures/sai.md 14:11-14:15",
        "error link/broken procedures/sai.md 14:19-14:34",
    ];
    assert_eq!(found, want);
}
