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
//! > procedures/Mẫu.MD              the name that it gets
//! ~ windows-1258                   how it is saved: `utf-16`, `utf-16-be`, `windows-1258`, `bom`, `crlf`, `cr`, `nfd`
//! = told fee/thousands-separator   the rule that is told on one of the lines that came, or of the file as a whole
//! = shown 50.000                   or what `api/v1` says then, for what is understood
//! ```
//!
//! `{U+202E}` is the character of that code.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::findings::{check, replace, unescaped};
use super::world::{base, build, put, repository, tree};

/// One slip.
#[derive(Debug, Default)]
struct Slip {
    name: String,
    /// The files that are changed: their text, how it is saved, and the lines of it that came.
    files: Vec<(String, String, String, RangeInclusive<u64>)>,
    /// Those that go.
    gone: Vec<String>,
    told: Vec<String>,
    shown: Vec<String>,
}

/// A change of a file.
#[derive(Debug, Default)]
struct Change {
    file: String,
    /// The lines that go and those that come.
    old: Vec<String>,
    new: Vec<String>,
    /// Or the whole text.
    whole: Option<String>,
    /// The name that it gets, and how it is saved.
    name: Option<String>,
    saved: String,
}

fn slip(block: &str) -> Slip {
    let mut slip = Slip::default();
    let mut here = "procedures/mau.md".to_owned();
    let mut changes: Vec<Change> = Vec::new();
    let new = |here: &String| Change { file: here.clone(), ..Change::default() };
    for line in block.lines() {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        match mark {
            "#" => rest.clone_into(&mut slip.name),
            "@" => {
                rest.clone_into(&mut here);
                changes.push(new(&here));
            }
            "-" => {
                if changes.last().is_none_or(|change| change.file != here || !change.new.is_empty()) {
                    changes.push(new(&here));
                }
                changes.last_mut().unwrap().old.push(rest.to_owned());
            }
            "+" => changes.last_mut().expect("a line is replaced").new.push(unescaped(rest)),
            "|" => {
                let whole = changes.last_mut().expect("`@` names the file").whole.get_or_insert_default();
                whole.push_str(&unescaped(rest));
                whole.push('\n');
            }
            ">" => changes.last_mut().expect("`@` names the file").name = Some(rest.to_owned()),
            "~" => rest.clone_into(&mut changes.last_mut().expect("`@` names the file").saved),
            "=" => match rest.split_once(' ') {
                Some(("told", rule)) => slip.told.push(rule.to_owned()),
                Some(("shown", text)) => slip.shown.push(unescaped(text)),
                _ => panic!("what is «{line}»? in\n{block}"),
            },
            _ => panic!("what is «{line}»? in\n{block}"),
        }
    }
    for Change { file, old, new, whole, name, saved } in changes {
        let before = slip.files.iter().find(|(name, ..)| *name == file).map(|(_, text, ..)| text.clone());
        let before = before.unwrap_or_else(|| fs::read_to_string(repository("tests/findings/base").join(&file)).unwrap_or_default());
        let (text, lines) = match whole {
            Some(whole) => (whole, 1..=u64::MAX),
            None if !old.is_empty() => {
                let text = replace(&slip.name, &before, &old, &new);
                let same = before.lines().zip(text.lines()).take_while(|(one, other)| one == other).count() as u64;
                (text, same + 1..=same + new.len().max(1) as u64)
            }
            None if name.is_some() || !saved.is_empty() => (before, 1..=u64::MAX),
            None => continue,
        };
        slip.files.retain(|(name, ..)| *name != file);
        slip.gone.extend(name.as_ref().map(|_| file.clone()));
        slip.files.push((name.unwrap_or(file), text, saved, lines));
    }
    assert!(!slip.files.is_empty(), "nothing is changed in\n{block}");
    assert!(slip.told.len() + slip.shown.len() > 0, "nothing is expected in\n{block}");
    slip
}

/// A text as some editor saves it.
fn bytes(text: &str, saved: &str) -> Vec<u8> {
    let wide = |unit: fn(u16) -> [u8; 2]| format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect();
    match saved {
        "" => text.into(),
        "utf-16" => wide(u16::to_le_bytes),
        "utf-16-be" => wide(u16::to_be_bytes),
        "windows-1258" => text.nfc().flat_map(windows_1258).collect(),
        "bom" => format!("\u{feff}{text}").into(),
        "crlf" => text.replace('\n', "\r\n").into(),
        "cr" => text.replace('\n', "\r").into(),
        "nfd" => text.nfd().collect::<String>().into(),
        _ => panic!("what is «{saved}»?"),
    }
}

/// A letter in the code page of Vietnamese Windows: the vowel, and the mark of its tone behind it.
fn windows_1258(letter: char) -> Vec<u8> {
    let tone = |c: &char| "\u{300}\u{309}\u{303}\u{301}\u{323}".contains(*c);
    let vowel: String = letter.nfd().filter(|c| !tone(c)).nfc().collect();
    let byte = |c: char| match c {
        'Ă' => 0xc3,
        'ă' => 0xe3,
        'Đ' => 0xd0,
        'đ' => 0xf0,
        'Ơ' => 0xd5,
        'ơ' => 0xf5,
        'Ư' => 0xdd,
        'ư' => 0xfd,
        '\u{300}' => 0xcc,
        '\u{309}' => 0xd2,
        '\u{303}' => 0xde,
        '\u{301}' => 0xec,
        '\u{323}' => 0xf2,
        c => u8::try_from(u32::from(c)).expect("a letter of Vietnamese"),
    };
    vowel.chars().chain(letter.nfd().filter(tone)).map(byte).collect()
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
    for file in &slip.gone {
        fs::remove_file(catalog.join(file)).unwrap();
    }
    for (file, text, saved, _) in &slip.files {
        put(&catalog, file, bytes(text, saved));
    }
    let found = check(&catalog);
    let told: Vec<String> = found.iter().map(|finding| format!("{} {}:{}", rule(finding), finding["file"], finding["line"])).collect();
    let is_here = |finding: &Value| {
        let (file, line) = (finding["file"].as_str().unwrap_or_default(), finding["line"].as_u64());
        let is_of = |name: &str| name == file || file.ends_with('/') && name.starts_with(file);
        slip.files.iter().any(|(name, _, _, lines)| is_of(name) && line.is_none_or(|line| lines.contains(&line)))
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
