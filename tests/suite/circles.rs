//! Within a room, too, files stand in an order: no two of them lean on each other, not even by way of a third.
//!
//! An arrow leads from a file to the file that declares what it names; `pub use` is followed. A `mod.rs` is the door of its folder:
//! that it names what lies behind it is what it is for, and no arrow.

use std::collections::{BTreeMap, BTreeSet};

use regex_lite::Regex;

use super::architecture::first_names;
use super::world::{code, sources};

/// Where a file stands in the crate: `["output", "page"]` for `output/page/mod.rs`.
type Place = Vec<String>;

/// What a file declares, and what it names.
#[derive(Default)]
struct File {
    declares: BTreeSet<String>,
    /// What it names from elsewhere, as it is written.
    names: Vec<Place>,
    /// What it hands on under which name; `*` for all that is there.
    hands_on: Vec<(String, Place)>,
    /// What a name at the beginning of a path stands for.
    stands_for: BTreeMap<String, Place>,
}

/// `a::{b, c as d}` taken apart: each path with the name under which it is known.
fn taken_apart(tree: &str, before: &[String]) -> Vec<(String, Place)> {
    let steps = |text: &str| text.split("::").map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect::<Vec<_>>();
    if let Some((start, list)) = tree.split_once('{') {
        let before = [before, &steps(start)].concat();
        return first_names(list).into_iter().filter(|part| !part.trim().is_empty()).flat_map(|part| taken_apart(part, &before)).collect();
    }
    let (path, other) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim().to_owned())));
    let mut path = [before, &steps(path)].concat();
    path.pop_if(|last| last == "self");
    let name = other.or_else(|| path.last().cloned()).unwrap_or_default();
    vec![(name, path)]
}

fn file(text: &str) -> File {
    let code = Regex::new(r#""(?:\\.|[^"\\])*""#).unwrap().replace_all(&code(text), "\"\"").into_owned();
    let declared = Regex::new(r"\b(?:struct|enum|trait|type|const|static|fn)\s+(\w+)").unwrap();
    let used = Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").unwrap();
    let named = Regex::new(r"[A-Za-z_]\w*(?:::[A-Za-z_]\w*)+").unwrap();
    let mut file = File { declares: declared.captures_iter(&code).map(|found| found[1].to_owned()).collect(), ..File::default() };
    for found in used.captures_iter(&code) {
        for (name, path) in taken_apart(&found[2], &[]) {
            if found.get(1).is_some() {
                file.hands_on.push((name, path));
            } else {
                file.stands_for.insert(name, path.clone());
                file.names.push(path);
            }
        }
    }
    let rest = used.replace_all(&code, "");
    // What a macro names with `$crate` is named where it is called.
    let rest = Regex::new(r"pub\(in [^)]*\)|\$crate(::\w+)+").unwrap().replace_all(&rest, "");
    file.names.extend(named.find_iter(&rest).map(|path| path.as_str().split("::").map(str::to_owned).collect()));
    file
}

/// All files, by their place.
struct House(BTreeMap<Place, File>);

impl House {
    fn of(sources: &BTreeMap<String, String>) -> Self {
        let place = |path: &str| {
            let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
            if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect::<Place>() }
        };
        let own = sources.iter().filter(|(path, _)| !path.ends_with("tests.rs") && *path != "main.rs");
        Self(own.map(|(path, text)| (place(path), file(text))).collect())
    }

    /// The place of the file that declares what this path names, seen from a file; nothing for what is not ours.
    fn declared(&self, from: &Place, path: &[String], depth: usize) -> Option<Place> {
        if depth > 12 {
            return None;
        }
        let (mut at, mut rest) = (from.clone(), path);
        match path.first()?.as_str() {
            "crate" => (at, rest) = (Vec::new(), &path[1..]),
            "super" | "self" => {
                while let Some(step) = rest.first().filter(|step| matches!(step.as_str(), "super" | "self")) {
                    if step == "super" {
                        at.pop();
                    }
                    rest = &rest[1..];
                }
            }
            first if self.0.contains_key(&[at.as_slice(), &[first.to_owned()]].concat()) => {}
            first => {
                let known = self.0.get(from)?.stands_for.get(first)?;
                return self.declared(from, &[known.as_slice(), &path[1..]].concat(), depth + 1);
            }
        }
        for (index, step) in rest.iter().enumerate() {
            let below = [at.as_slice(), std::slice::from_ref(step)].concat();
            if self.0.contains_key(&below) {
                at = below;
                continue;
            }
            let here = self.0.get(&at)?;
            if here.declares.contains(step) {
                return Some(at);
            }
            let named = here.hands_on.iter().find(|(name, _)| name == step);
            if let Some((_, path)) = named {
                return self.declared(&at, &[path.as_slice(), &rest[index + 1..]].concat(), depth + 1);
            }
            for (_, path) in here.hands_on.iter().filter(|(name, _)| name == "*") {
                let there = self.declared(&at, &path[..path.len() - 1], depth + 1);
                if there.as_ref().and_then(|there| self.0.get(there)).is_some_and(|there| there.declares.contains(step)) {
                    return there;
                }
            }
            return Some(at);
        }
        Some(at)
    }

    /// The arrows between files of one room.
    fn arrows(&self) -> BTreeMap<&Place, BTreeSet<&Place>> {
        let mut arrows: BTreeMap<&Place, BTreeSet<&Place>> = BTreeMap::new();
        for (from, file) in &self.0 {
            for path in &file.names {
                let Some((to, _)) = self.declared(from, path, 0).and_then(|to| self.0.get_key_value(&to)) else { continue };
                if to.first() == from.first() && !to.starts_with(from) {
                    arrows.entry(from).or_default().insert(to);
                }
            }
        }
        arrows
    }

    /// The files that lean on each other, each circle as `a ↔ b ↔ c`.
    fn circles(&self) -> BTreeSet<String> {
        let arrows = self.arrows();
        let none = BTreeSet::new();
        let all: BTreeMap<&Place, BTreeSet<&Place>> = self.0.keys().map(|place| (place, reached(&arrows, place))).collect();
        let circle = |place: &Place| {
            let back = all.get(place).unwrap_or(&none).iter().filter(|to| all.get(**to).unwrap_or(&none).contains(place));
            back.map(|place| place.join("/")).collect::<Vec<_>>().join(" ↔ ")
        };
        self.0.keys().map(circle).filter(|circle| !circle.is_empty()).collect()
    }
}

/// Every file to which arrows lead from this one, straight or by way of others.
fn reached<'a>(arrows: &BTreeMap<&'a Place, BTreeSet<&'a Place>>, from: &'a Place) -> BTreeSet<&'a Place> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(place) = open.pop() {
        open.extend(arrows.get(place).into_iter().flatten().copied().filter(|to| reached.insert(*to)));
    }
    reached
}

/// Circles that stand today. The list may only become shorter.
const CIRCLES: &[&str] = &["source/decode ↔ source/letters ↔ source/suspect"];

#[test]
fn no_two_files_of_a_room_lean_on_each_other() {
    let circles = House::of(&sources()).circles();
    let known: BTreeSet<String> = CIRCLES.iter().map(|circle| (*circle).to_owned()).collect();
    let new: Vec<_> = circles.difference(&known).collect();
    assert!(new.is_empty(), "files that lean on each other: {new:#?}");
    let gone: Vec<_> = known.difference(&circles).collect();
    assert!(gone.is_empty(), "no circle any more, so take it off the list: {gone:#?}");
}

#[test]
fn a_circle_is_found_by_every_way_in_which_a_file_can_name_another() {
    let circles = |files: &[(&str, &str)]| {
        let sources = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        House::of(&sources).circles().into_iter().collect::<Vec<_>>()
    };
    let b = ("room/b.rs", "use super::a::A;\npub struct B(A);\n");
    let door = |text: &'static str| ("room/mod.rs", text);
    for a in [
        "use super::b::B;\npub struct A;\n",
        "use crate::room::{b::B as Other};\npub struct A;\n",
        "pub struct A;\nfn f() { super::b::B; }\n",
        "use super::B;\npub struct A;\n",
        "use crate::room;\npub struct A;\nfn f(_: room::B) {}\n",
    ] {
        for door in [door("mod a;\nmod b;\npub use b::B;\n"), door("mod a;\nmod b;\npub use b::*;\n")] {
            assert_eq!(circles(&[door, ("room/a.rs", a), b]), ["room/a ↔ room/b"], "{a}");
        }
    }
    let plain = ("room/a.rs", "use super::Door;\npub struct A;\n// super::b::B\n");
    let named = door("mod a;\nmod b;\npub struct Door;\nfn f() { b::B; }\n");
    assert_eq!(circles(&[named, plain, b]), [""; 0], "a door and what lies behind it are no circle");
    let third = ("room/c/mod.rs", "use super::b::B;\npub struct C;\n");
    let first = ("room/a.rs", "use super::c::C;\npub struct A;\n");
    assert_eq!(circles(&[door("mod a;"), first, b, third]), ["room/a ↔ room/b ↔ room/c"]);
}
