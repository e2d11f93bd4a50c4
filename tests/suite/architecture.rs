//! The rooms stand in one straight order, and stay small.

use std::collections::BTreeSet;

use super::world::{code, repository, sources};

/// Every room opens only onto rooms before it.
const ROOMS: &[&str] = &[
    "finding",
    "error",
    "disk",
    "source",
    "letters",
    "jurisdiction",
    "yaml",
    "text",
    "markdown",
    "record",
    "catalog",
    "change",
    "site",
    "check",
    "search",
    "theme",
    "output",
    "settings",
    "edition",
    "report",
    "write",
    "serve",
    "command",
    "parts",
];

/// The file or folder below `src` that a path belongs to.
fn room(path: &str) -> &str {
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The rooms that this code names, as `crate::room…` or in `use crate::{…}`.
fn opens_onto(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = if let Some(list) = rest.strip_prefix('{') { first_names(list) } else { vec![rest] };
        for name in names {
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
            // A macro stands at the root of the crate and belongs to no room: `crate::words!`, `use crate::{trail, words}`.
            if ROOMS.contains(&&name[..end]) && !name[end..].starts_with('!') && !is_macro(&name[..end], &name[end..]) {
                rooms.insert(name[..end].to_owned());
            }
        }
    }
    rooms
}

/// `use crate::record;` brings the macro `record!`, which only the room of that name defines and uses.
fn is_macro(name: &str, after: &str) -> bool {
    name == "record" && after.starts_with([';', ',', '}'])
}

/// The parts of `{a, b::{c, d}, e}` at its outermost level, from behind its first brace.
pub(super) fn first_names(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut names) = (1, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => {
                names.push(list[start..at].trim_start());
                start = at + 1;
            }
            _ => {}
        }
        if depth == 0 {
            names.push(list[start..at].trim_start());
            break;
        }
    }
    names
}

#[test]
fn each_room_opens_only_onto_rooms_before_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(here) = ROOMS.iter().position(|name| *name == room(&path)) else { continue };
        for other in opens_onto(&code(&text)) {
            let there = ROOMS.iter().position(|name| *name == other).unwrap_or_default();
            if there > here {
                wrong.push(format!("{path} opens onto {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `tests/run` compiles the rooms up to `check` without the crates that are optional; here it is held that no other crate is a burden
/// to them.
#[test]
fn a_crate_that_only_rooms_above_check_use_is_optional() {
    let end = ROOMS.iter().position(|name| *name == "check").unwrap();
    let below: String = sources().iter().filter(|(path, _)| ROOMS[..=end].contains(&room(path))).map(|(_, text)| code(text)).collect();
    let manifest = std::fs::read_to_string(repository("Cargo.toml")).unwrap();
    let crates = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let crates: Vec<_> = crates.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")).collect();
    assert!(crates.len() > 20, "{crates:?}");
    for (name, about) in crates {
        let is_needed = below.contains(&format!("{}::", name.replace('-', "_")));
        assert!(is_needed || about.contains("optional = true"), "neither `check` nor a room below it uses {name}: make it optional");
    }
}

#[test]
fn every_room_has_its_place_in_the_order() {
    let lobby = ["main", "lib"];
    let strangers: BTreeSet<String> = sources()
        .keys()
        .map(|path| room(path).to_owned())
        .filter(|room| !ROOMS.contains(&room.as_str()) && !lobby.contains(&room.as_str()))
        .collect();
    assert!(strangers.is_empty(), "not in the order of the rooms: {strangers:?}");
}

#[test]
fn the_way_of_reading_names_is_right() {
    let names = |code: &str| opens_onto(code).into_iter().collect::<Vec<_>>();
    assert_eq!(names("use crate::{trail, words, yaml::{Node, read}, site};"), ["site", "yaml"]);
    assert_eq!(names("fn a() -> crate::output::Press {} crate::record! {}"), ["output"]);
    assert_eq!(names("use crate::record;\nuse crate::record::Date;"), ["record"]);
}

#[test]
fn no_file_is_long() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        let is_registered = path.starts_with("check/") || (path.starts_with("output/") && path.matches('/').count() == 1);
        let most = if is_registered { 200 } else { 400 };
        if lines > most && !LONGER.iter().any(|(file, most)| *file == path && lines <= *most) {
            wrong.push(format!("{path}: {lines} lines, {most} at most"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files that are over their measure today. The list may only become shorter, and a number only smaller.
const LONGER: &[(&str, usize)] = &[];

#[test]
fn nothing_outside_the_tests_takes_success_for_granted() {
    for (path, text) in sources() {
        if path.ends_with("tests.rs") {
            continue;
        }
        let code = code(&text);
        for call in [".unwrap()", ".expect(\"", "panic!(", "unreachable!("] {
            assert!(!code.contains(call), "{path} holds {call}");
        }
    }
}

#[test]
fn every_module_says_first_why_it_is_there() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! ") || path.ends_with("tests.rs"), "{path} does not begin with `//! `");
    }
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    for path in sources().keys() {
        for name in ["utils", "util", "common", "helpers", "helper", "manager", "context", "misc"] {
            let stem = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
            assert_ne!(stem, name, "{path}");
        }
    }
}
