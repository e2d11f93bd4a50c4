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

mod allowed;
mod by_hand;
mod remedies;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use motcua::parts::check::known;
use motcua::parts::finding::Severity;
use serde_json::Value;

use crate::suite::world::{TODAY, base, code, end, motcua, put, repository, sources, tree};

/// What cannot be met in a catalog of this folder: with the reason.
const ELSEWHERE: &[(&str, &str)] = &[
    ("catalog/no-legal-page", "the jurisdiction of the base asks for no page; tests/suite/countries.rs takes one away elsewhere"),
    ("source/vanished", "a file would have to vanish between two system calls; src/source/tests.rs does that"),
    ("source/unreadable", "root reads everything; src/source/tests.rs asks the system"),
    ("text/empty", "an empty value counts as not written; src/text/clean.rs tests it"),
    ("text/markdown", "the rule looks at all Markdown, and what it finds bears names of its own"),
    ("source/shrunk", "a site of before has to be there; tests/suite/limits.rs builds one"),
    ("translation/old-digest", "nobody is told; src/record/entry.rs tests it with the fix"),
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
pub(in crate::suite) fn level(rule: &str) -> &'static str {
    match known().into_iter().find(|known| known.id == rule).map(|known| known.level) {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Notice) => "notice",
        None => panic!("{rule} is in no registry"),
    }
}

/// `{U+202E}` as the character of that code.
pub(in crate::suite) fn unescaped(line: &str) -> String {
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
pub(in crate::suite) fn replace(name: &str, text: &str, old: &[String], new: &[String]) -> String {
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
pub(in crate::suite) fn marks(text: &str) -> (String, Vec<[u64; 4]>) {
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
pub(in crate::suite) fn check(catalog: &Path) -> Vec<Value> {
    check_on(catalog, TODAY)
}

/// What `check` finds in a catalog on this day.
pub(in crate::suite) fn check_on(catalog: &Path, today: &str) -> Vec<Value> {
    let ended = end(motcua().arg("check").arg(catalog).args(["--format", "json", "--today", today]));
    assert!(ended.code < 2, "{ended:?}");
    let report: Value = serde_json::from_str(&ended.out).expect("the report is JSON");
    report["findings"].as_array().expect("the report has findings").clone()
}

/// A finding of the report in a form that can be compared and read.
pub(in crate::suite) fn shown(finding: &Value) -> String {
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
    let registered: BTreeSet<String> = known().iter().map(|rule| rule.id.to_owned()).collect();
    let old: BTreeSet<String> = known().iter().flat_map(|rule| rule.formerly).map(|name| (*name).to_owned()).collect();
    used.retain(|name| !old.contains(name));
    let unknown: Vec<_> = used.difference(&registered).collect();
    assert!(unknown.is_empty(), "declared nowhere: {unknown:?}");
    let unused: Vec<_> = registered.difference(&used).collect();
    assert!(unused.is_empty(), "registered and never found: {unused:?}");

    let elsewhere: BTreeSet<String> = ELSEWHERE.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    let mut tried: BTreeSet<String> = all_cases().into_iter().flat_map(|case| case.expected).map(|expected| expected.rule).collect();
    tried.extend(known().into_iter().filter(|rule| !rule.page().examples().is_empty()).map(|rule| rule.id.to_owned()));
    let here = fs::read_to_string(repository("tests/suite/findings/by_hand.rs")).unwrap();
    tried.extend(names(&here));
    let both: Vec<_> = tried.intersection(&elsewhere).collect();
    assert!(both.is_empty(), "met after all: {both:?}");
    let untried: Vec<_> = registered.difference(&tried).filter(|rule| !elsewhere.contains(*rule)).collect();
    assert!(untried.is_empty(), "without an example on its page or a case in tests/findings: {untried:?}");
}

/// Every literal that has the form of a name, such as `fee/negative`.
fn names(code: &str) -> BTreeSet<String> {
    let families: BTreeSet<&str> = known().iter().filter_map(|rule| family(rule.id)).collect();
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
