//! Slips of a first-time editor: each is told at its line, or understood. None passes in silence.
//!
//! `tests/slips/*.txt` hold one each, as a change of the catalog `tests/findings/base`:
//!
//! ```text
//! # what slipped
//! @ procedures/mau.md              the file that is changed; this one if none is named
//! - amount: 20000                  a line of it, found without its indentation
//! + amount: 50.000                 what stands there instead, with the same indentation
//! | …                              or the lines of the whole file
//! = told fee/thousands-separator   the rule that is told on one of the lines that came, or of the file as a whole
//! = shown 50.000                   or what `api/v1` says then, for what is understood
//! ```
//!
//! `{U+202E}` is the character of that code.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use serde_json::Value;

use super::findings::{check, replace, unescaped};
use super::world::{base, build, put, repository, tree};

/// One slip.
#[derive(Debug, Default)]
struct Slip {
    name: String,
    /// The file that is changed last, its text, and the lines of it that came.
    files: Vec<(String, String, RangeInclusive<u64>)>,
    told: Vec<String>,
    shown: Vec<String>,
}

/// A change: the file, the lines that go and those that come, or the whole text.
type Change = (String, Vec<String>, Vec<String>, Option<String>);

fn slip(block: &str) -> Slip {
    let mut slip = Slip::default();
    let mut here = "procedures/mau.md".to_owned();
    let mut changes: Vec<Change> = Vec::new();
    let new = |here: &String| (here.clone(), Vec::new(), Vec::new(), None);
    for line in block.lines() {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        match mark {
            "#" => rest.clone_into(&mut slip.name),
            "@" => {
                rest.clone_into(&mut here);
                changes.push(new(&here));
            }
            "-" => {
                if changes.last().is_none_or(|change| change.0 != here || !change.2.is_empty()) {
                    changes.push(new(&here));
                }
                changes.last_mut().unwrap().1.push(rest.to_owned());
            }
            "+" => changes.last_mut().expect("a line is replaced").2.push(unescaped(rest)),
            "|" => {
                let whole = changes.last_mut().expect("`@` names the file").3.get_or_insert_default();
                whole.push_str(&unescaped(rest));
                whole.push('\n');
            }
            "=" => match rest.split_once(' ') {
                Some(("told", rule)) => slip.told.push(rule.to_owned()),
                Some(("shown", text)) => slip.shown.push(unescaped(text)),
                _ => panic!("what is «{line}»? in\n{block}"),
            },
            _ => panic!("what is «{line}»? in\n{block}"),
        }
    }
    for (file, old, new, whole) in changes {
        let before = slip.files.iter().find(|(name, ..)| *name == file).map(|(_, text, _)| text.clone());
        let before = before.unwrap_or_else(|| fs::read_to_string(repository("tests/findings/base").join(&file)).unwrap_or_default());
        let (text, lines) = match whole {
            Some(whole) => (whole, 1..=u64::MAX),
            None if old.is_empty() => continue,
            None => {
                let text = replace(&slip.name, &before, &old, &new);
                let same = before.lines().zip(text.lines()).take_while(|(one, other)| one == other).count() as u64;
                (text, same + 1..=same + new.len().max(1) as u64)
            }
        };
        slip.files.retain(|(name, ..)| *name != file);
        slip.files.push((file, text, lines));
    }
    assert!(!slip.files.is_empty(), "nothing is changed in\n{block}");
    assert!(slip.told.len() + slip.shown.len() > 0, "nothing is expected in\n{block}");
    slip
}

/// All slips, with the file in which they stand.
fn slips() -> Vec<Slip> {
    let files = tree(&repository("tests/slips"));
    let texts = files.iter().filter(|(path, _)| path.ends_with(".txt")).map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap());
    texts
        .flat_map(|text| {
            text.split("\n\n").filter(|block| !block.trim().is_empty()).map(|block| slip(block.trim_matches('\n'))).collect::<Vec<_>>()
        })
        .collect()
}

/// What is wrong with what is told of a slip, if anything is.
fn verdict(slip: &Slip) -> Option<String> {
    let folder = base();
    let catalog = folder.path().join("content");
    for (file, text, _) in &slip.files {
        put(&catalog, file, text);
    }
    let found = check(&catalog);
    let told: Vec<String> = found.iter().map(|finding| format!("{} {}:{}", rule(finding), finding["file"], finding["line"])).collect();
    let is_here = |finding: &Value| {
        let (file, line) = (finding["file"].as_str().unwrap_or_default(), finding["line"].as_u64());
        slip.files.iter().any(|(name, _, lines)| name == file && line.is_none_or(|line| lines.contains(&line)))
    };
    if let Some(rule) = slip.told.iter().find(|wanted| !found.iter().any(|finding| rule(finding) == *wanted && is_here(finding))) {
        return Some(format!("{}: {rule} is not told there, but {told:?}", slip.name));
    }
    if slip.shown.is_empty() {
        return None;
    }
    let said = said(&catalog, &folder.path().join("site"));
    let missing = slip.shown.iter().find(|text| !said.contains(text.as_str()))?;
    Some(format!("{}: «{missing}» is not shown; {told:?}", slip.name))
}

fn rule(finding: &Value) -> &str {
    finding["rule"].as_str().unwrap_or_default()
}

/// What `api/v1` says.
fn said(catalog: &Path, out: &Path) -> String {
    let built = build(catalog, out);
    if built.code != 0 {
        return String::new();
    }
    tree(&out.join("api/v1")).into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect()
}

#[test]
fn no_slip_passes_in_silence() {
    let slips = slips();
    let (first, second) = slips.split_at(slips.len() / 2);
    let of = |slips: &[Slip]| slips.iter().filter_map(verdict).collect::<Vec<_>>();
    let wrong = std::thread::scope(|scope| {
        let other = scope.spawn(|| of(second));
        let mut wrong = of(first);
        wrong.extend(other.join().unwrap());
        wrong
    });
    assert!(wrong.is_empty(), "{} of {} slips:\n{}", wrong.len(), slips.len(), wrong.join("\n"));
}
