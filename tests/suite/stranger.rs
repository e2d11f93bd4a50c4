//! The remedy alone fixes the fault, and what is told is right: both tried as somebody would who knows nothing else.

use std::fs;
use std::path::Path;

use motcua::parts::check::known;
use serde_json::Value;

use super::findings::{check_on, marks, shown};
use super::pages::laid;
use super::world::{TODAY, base, put, repository};

/// The rules whose wrong examples are planted one by one.
const PLANTED: &[&str] = &[
    "fee/thousands-separator",
    "fee/thousandth",
    "fee/wrong-currency",
    "fee/leading-zero",
    "fee/number-in-words",
    "fee/note-thousandfold",
    "fee/not-in-note",
    "fee/unknown-currency",
    "reference/unknown-field",
    "reference/unknown-form",
    "reference/unknown-fee",
    "reference/to-itself",
    "reference/to-repealed",
    "yaml/unknown-word",
    "identity/unquoted-code",
    "identity/file-name",
    "identity/not-an-id",
    "deadline/no-unit",
    "deadline/kind-of-days",
    "link/no-scheme",
    "text/mixed-tones",
    "text/former-district",
    "text/abolished-paper",
    "text/jargon",
    "title/capitals",
    "law/repealed",
    "document/abolished-paper",
    "document/abolished-shared-paper",
    "document/count-in-name",
    "document/shown-in-name",
    "translation/stale",
    "completeness/no-audience",
    "completeness/no-channels",
    "completeness/no-fees",
    "completeness/no-deadline",
    "allow/unused",
    "date/month-first",
    "place/not-decimal",
];

/// What a remedy tells to do.
#[derive(Debug, PartialEq)]
enum Deed {
    /// Write this in place of what is marked, or under its key.
    Write(String),
    /// Take out what is marked.
    TakeOut,
    /// Delete the line.
    DeleteLine,
    /// Rename the file.
    Rename(String),
}

/// The deeds of the first way out that a remedy names.
fn deeds(remedy: &str) -> Vec<Deed> {
    let clause = remedy
        .split("; ")
        .find(|clause| ["viết", "thêm", "xóa", "bỏ", "đổi", "có lẽ"].iter().any(|verb| clause.to_lowercase().contains(verb)));
    let clause = clause.unwrap_or(remedy);
    let low = clause.to_lowercase();
    let mut found: Vec<(usize, Deed)> = Vec::new();
    for (verb, kind) in [
        ("đổi tên tệp thành ", 0),
        ("viết số thập phân: ", 1),
        ("có lẽ là ", 1),
        ("» thành ", 1),
        ("viết trong dấu nháy: ", 1),
        ("viết ", 1),
        ("thêm ", 1),
        ("bỏ «", 2),
        ("xóa dòng này", 3),
        ("xóa mục này", 3),
    ] {
        for (at, _) in low.match_indices(verb) {
            let rest = &clause[at + verb.len()..];
            let deed = match kind {
                2 => Deed::TakeOut,
                3 => Deed::DeleteLine,
                kind => {
                    let word = word(rest);
                    if kind == 0 { Deed::Rename(word) } else { Deed::Write(word) }
                }
            };
            found.push((at, deed));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut deeds: Vec<Deed> = found.into_iter().map(|(_, deed)| deed).collect();
    // What stands at the mark goes before lines are added below it.
    deeds.sort_by_key(|deed| usize::from(*deed != Deed::TakeOut));
    let two = deeds.first() == Some(&Deed::TakeOut);
    deeds.truncate(if two { 2 } else { 1 });
    deeds
}

/// What is to be written: between `…` or «…», in quotes, or up to the next space.
fn word(rest: &str) -> String {
    for (open, close) in [('`', '`'), ('«', '»')] {
        if let Some(inside) = rest.strip_prefix(open) {
            return inside.split(close).next().unwrap().to_owned();
        }
    }
    if let Some(inside) = rest.strip_prefix('"') {
        return format!("\"{}\"", inside.split('"').next().unwrap());
    }
    rest.split([' ', ',']).next().unwrap().to_owned()
}

/// The byte of a line and column, both from 1.
fn byte(text: &str, line: &Value, column: &Value) -> usize {
    let (line, column) = (usize::try_from(line.as_u64().unwrap()).unwrap(), usize::try_from(column.as_u64().unwrap()).unwrap());
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

/// Does what the remedy of a finding says, and nothing else.
fn fix(catalog: &Path, finding: &Value) {
    let file = finding["file"].as_str().unwrap();
    for deed in deeds(finding["remedy"]["vi"].as_str().unwrap()) {
        let path = catalog.join(file);
        let mut text = fs::read_to_string(&path).unwrap();
        if let Deed::Rename(name) = deed {
            let ending = file.rsplit_once('.').unwrap().1;
            fs::rename(&path, path.with_file_name(format!("{name}.{ending}"))).unwrap();
            continue;
        }
        let start = byte(&text, &finding["line"], &finding["column"]);
        let end = byte(&text, &finding["end_line"], &finding["end_column"]);
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let after = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
        match deed {
            Deed::TakeOut => text.replace_range(start..end, ""),
            Deed::DeleteLine => text.replace_range(line..after, ""),
            Deed::Write(new) => match new.split_once(": ").filter(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
                None => text.replace_range(start..end, &new),
                Some((key, value)) if text[line..start].ends_with(&format!("{key}: ")) => text.replace_range(start..end, value),
                Some((key, value)) => set(&mut text, line, after, key, value),
            },
            Deed::Rename(_) => {}
        }
        fs::write(&path, text).unwrap();
    }
}

/// Writes a key in the item that holds this line, or at the top of the entry.
fn set(text: &mut String, line: usize, after: usize, key: &str, value: &str) {
    let here = &text[line..after];
    let indent = here.len() - here.trim_start_matches([' ', '-']).len();
    let own = format!("{}{key}:", " ".repeat(indent));
    if here.starts_with(&format!("{key}:")) {
        text.replace_range(line..after, &format!("{key}: {value}\n"));
        return;
    }
    // The lines below that belong to the same item.
    let mut at = after;
    for below in text[after..].to_owned().split_inclusive('\n') {
        if below.starts_with(&own) {
            text.replace_range(at..at + below.len(), &format!("{own} {value}\n"));
            return;
        }
        if !below.starts_with(&" ".repeat(indent.max(1))) {
            break;
        }
        at += below.len();
    }
    text.insert_str(after, &format!("{own} {value}\n"));
}

#[test]
fn a_stranger_mends_each_planted_fault_from_its_remedy_alone() {
    assert!(PLANTED.len() >= 30);
    let mut wrong = Vec::new();
    for id in PLANTED {
        let rule = known().into_iter().find(|rule| rule.id == *id).unwrap_or_else(|| panic!("there is no {id}"));
        let folder = base();
        let catalog = folder.path().join("content");
        for example in rule.page().examples().iter().filter(|example| !example.right) {
            let before = fs::read_to_string(catalog.join(example.file())).ok();
            put(&catalog, example.file(), marks(&laid(before.as_deref(), example.text)).0);
        }
        let found = check_on(&catalog, TODAY);
        let Some(finding) = found.iter().find(|finding| finding["rule"] == *id) else {
            wrong.push(format!("{id} was planted and not found"));
            continue;
        };
        fix(&catalog, finding);
        let left: Vec<String> = check_on(&catalog, TODAY).iter().map(shown).collect();
        if !left.is_empty() {
            wrong.push(format!("{id}: after «{}» there is still {left:?}", finding["remedy"]["vi"].as_str().unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), PLANTED.len(), wrong.join("\n"));
}

#[test]
fn what_real_records_taught_us_is_told_and_nothing_else() {
    // `yes` or `no`, the rule, and what an entry says; the facts are the smallest that show the pattern.
    let calls = fs::read_to_string(repository("tests/findings/calls.tsv")).unwrap();
    let calls: Vec<Vec<&str>> = calls.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    assert!(calls.len() >= 100, "{} calls", calls.len());
    let folder = base();
    let catalog = folder.path().join("content");
    let other = fs::read_to_string(catalog.join("procedures/khac.md")).unwrap();
    for (index, call) in calls.iter().enumerate() {
        let [_, _, facts] = call[..] else { panic!("line {index}: {call:?}") };
        let facts = facts.replace("\\n", "\n");
        let facts = if facts.contains("title:") { facts } else { format!("title: Thủ tục số {index}\n{facts}") };
        put(&catalog, &format!("procedures/ghi-{index}.md"), laid(Some(&other), &format!("code: \"9.{index:06}\"\n{facts}")));
    }
    let found = check_on(&catalog, "2026-07-15");
    let mut wrong = Vec::new();
    for (index, call) in calls.iter().enumerate() {
        let file = format!("procedures/ghi-{index}.md");
        let told = found.iter().any(|finding| finding["file"] == file.as_str() && finding["rule"] == call[1]);
        if told != (call[0] == "yes") {
            wrong.push(call.join(" "));
        }
    }
    assert!(wrong.is_empty(), "{} of {} calls are not so:\n{}", wrong.len(), calls.len(), wrong.join("\n"));
}
