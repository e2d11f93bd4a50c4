//! Random input without end: seeds from `tests/fuzz/seeds` and from the sample catalog, changed at random, for as long as asked.
//!
//! ```text
//! MOTCUA_FUZZ_SECONDS=600 cargo test --test main -- --ignored fuzz --nocapture
//! ```
//!
//! What leads to outcomes not met before is kept as a seed of that run; what breaks something is written to
//! `tests/fuzz/seeds/TARGET`, where it stays as a test. `MOTCUA_FUZZ_TARGET` and `MOTCUA_FUZZ_SEED` choose one target and one run.

#![allow(clippy::print_stdout, reason = "a long run tells what it saw")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use motcua::catalog::resolve;
use motcua::check;
use motcua::finding::{self, Change, Placed, Telling, Tongue};
use motcua::markdown;
use motcua::record::{self, Amount, Clock, Code, Date, Duration as Deadline, Link, Percent, Phone, Weekdays, place_all};
use motcua::site::Site;
use motcua::source::{Content, Source, Sources};
use motcua::yaml::{Kind, Node, Scalar, Style, parse, quote, split};

use super::world::{repository, tree};

/// What is done with an input; the outcome tells known ground from new.
type Target = (&'static str, fn(&str) -> String, usize);

/// The targets, and the longest input of each.
const TARGETS: &[Target] = &[
    ("yaml", yaml, 2_000),
    ("entry", entry, 3_000),
    ("deadline", scalar::<Deadline>, 60),
    ("money", money, 60),
    ("hours", hours, 60),
    ("phone", scalar::<Phone>, 60),
    ("date", scalar::<Date>, 60),
    ("code", scalar::<Code>, 80),
    ("link", scalar::<Link>, 200),
    ("markdown", body, 2_000),
];

fn inside(text: &str, range: &std::ops::Range<usize>) {
    assert!(range.start <= range.end && text.get(range.clone()).is_some(), "{range:?} is not in {text:?}");
}

fn walk(node: &Node, text: &str, out: &mut String) {
    inside(text, &node.span);
    match &node.kind {
        Kind::Scalar(said, style) => {
            let _ = write!(out, "{}{}", &format!("{style:?}")[..1], usize::from(said.is_empty()));
            let quoted = quote(said);
            let (again, faults) = parse(&quoted, 0..quoted.len());
            assert!(faults.is_empty(), "{quoted}: {faults:?}");
            assert!(matches!(again.map(|node| node.kind), Some(Kind::Scalar(back, _)) if back == *said), "{quoted}");
        }
        Kind::List { items, flow } => {
            out.push(if *flow { '[' } else { '-' });
            for item in items {
                walk(item, text, out);
            }
        }
        Kind::Map(map) => {
            out.push(if map.flow { '{' } else { ':' });
            for pair in &map.pairs {
                inside(text, &pair.span);
                walk(&pair.value, text, out);
            }
        }
    }
}

fn yaml(text: &str) -> String {
    let (node, faults) = parse(text, 0..text.len());
    let mut out = String::new();
    if let Some(node) = &node {
        walk(node, text, &mut out);
        out.truncate(24);
    } else {
        assert!(!faults.is_empty(), "nothing was read and nothing told");
    }
    for (span, fault) in &faults {
        inside(text, span);
        out.push_str(fault.rule);
    }
    if let Ok(front) = split(text) {
        inside(text, &front.facts);
        inside(text, &front.body);
    }
    out
}

fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), content: Content::Text(text.into()), hash: blake3::hash(text.as_bytes()) }
}

/// Everything from the text of an entry to its reports and its fixes.
fn entry(text: &str) -> String {
    let (rules, placed) = found(text);
    for placed in &placed {
        inside(&placed.text, &placed.bytes);
    }
    let telling = Telling { tongue: Tongue::Vi, folder: "content".to_owned(), ..Telling::default() };
    for report in [finding::gitlab(&placed, &telling), finding::sarif(&placed, &telling), finding::rdjson(&placed, &telling)] {
        serde_json::from_str::<serde_json::Value>(&report).expect("a report is JSON");
    }
    let comment = finding::markdown(&placed, &telling, finding::COMMENT);
    assert!(comment.len() <= 65_000);
    let _ = (finding::text(&placed, placed.len(), Tongue::En, true, 100), finding::annotations(&placed, &telling));
    // Fixes come to an end, and what is mended is not found again.
    let mut text = text.to_owned();
    let mut placed = placed;
    for round in 0.. {
        assert!(round < 60, "there is always something to mend in {text:?}");
        let safe: Vec<&Change> = placed
            .iter()
            .filter(|one| one.finding.file.ends_with("x.md"))
            .filter_map(|one| one.change.as_ref())
            .filter(|change| change.is_safe)
            .collect();
        let chosen = finding::choose(&text, safe);
        let next = finding::apply(&text, &chosen);
        if next == text {
            break;
        }
        text = next;
        placed = found(&text).1;
    }
    rules
}

fn found(text: &str) -> (String, Vec<Placed>) {
    let files = vec![
        source("catalog.yaml", "format: 1\ntitle: Thử\nlanguages: [vi]\n"),
        source("fields.yaml", "- {id: cu-tru, name: Cư trú}\n"),
        source("procedures/x.md", text),
    ];
    let sources = Sources::of(files);
    let (records, mut list) = record::read(&sources, None);
    let (catalog, unresolved) = resolve(records, Date::default(), true);
    let (site, collisions) = Site::plan(Arc::new(catalog), None, Vec::new());
    list.extend(unresolved);
    list.extend(collisions);
    list.extend(check::run(&site));
    let rules: BTreeSet<&str> = list.iter().map(|finding| finding.rule).collect();
    let rules = rules.into_iter().collect::<Vec<_>>().join(" ");
    (rules, place_all(&list, &sources))
}

fn scalar<T: Scalar>(text: &str) -> String {
    let outcome = |style| match T::scalar(text, style) {
        Ok(_) => "fine",
        Err(fault) => {
            assert!(fault.message.vi.len() < 1_500 && fault.remedy.vi.len() < 1_500, "{fault:?}");
            fault.rule
        }
    };
    format!("{} {}", outcome(Style::Plain), outcome(Style::Quoted))
}

fn money(text: &str) -> String {
    if let Ok(amount) = Amount::scalar(text, Style::Quoted) {
        assert_eq!(Amount::scalar(&amount.grouped("vi"), Style::Quoted), Ok(amount), "{text}");
        assert_eq!(Amount::scalar(&amount.to_string(), Style::Plain), Ok(amount), "{text}");
    }
    scalar::<Amount>(text) + &scalar::<Percent>(text)
}

fn hours(text: &str) -> String {
    scalar::<Clock>(text) + &scalar::<Weekdays>(text)
}

fn body(text: &str) -> String {
    let mut out = String::new();
    for (bytes, fault) in markdown::check(text) {
        inside(text, &bytes);
        out.push_str(fault.rule);
    }
    for (bytes, _) in markdown::links(text) {
        inside(text, &bytes);
    }
    let html = markdown::html(text, 2, &|to| Some(to.to_owned()));
    let lower = html.to_ascii_lowercase();
    for bad in ["<script", "<img src=x", "href=\"javascript:", "<iframe", "<style", " onerror="] {
        let tags: Vec<&str> = lower.split('<').skip(1).filter_map(|part| part.split('>').next()).collect();
        assert!(!tags.iter().any(|tag| format!("<{tag}").contains(bad)), "{bad} in {html}");
    }
    let (open, close) = (html.matches("<p>").count(), html.matches("</p>").count());
    assert_eq!(open, close, "{html}");
    let _ = (markdown::plain(text), markdown::outline(text, 2));
    let elements: BTreeSet<&str> = html.split('<').skip(1).filter_map(|part| part.split(['>', ' ']).next()).collect();
    out + &elements.into_iter().collect::<Vec<_>>().join(" ")
}

/// A generator of numbers that are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % sides.max(1)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.roll(list.len())]
    }
}

const TOKENS: &[&str] = &[
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\n---\n",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!t ",
    "#",
    "%",
    "@",
    "? ",
    "<<: ",
    "\\",
    "đ",
    "ệ",
    "e\u{301}",
    "😀",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\0",
    "\r",
    "\r\n",
    "50.000",
    "20,000",
    "01/02/2026",
    "7 ngày làm việc",
    "T2–T6",
    "07:30",
    "7h30",
    "0236.3822300",
    "“",
    "”",
    "0",
    "9",
    ".",
    "-",
    "/",
    "(",
    ")",
    "*",
    "_",
    "`",
    "~",
    "<",
    "&lt;",
    "&#x202e;",
    "https://a.vn",
    "javascript:",
    "title: ",
    "fees:\n  - amount: ",
    "code: ",
    "steps:\n  - ",
    "when: {cases: [a]}",
    "id: a",
    "amount: ",
    "note: ",
    "１",
    "½",
    "đồng",
    "nghìn",
    "giờ",
    "tháng",
    "sáng",
    "chiều",
    "thứ",
    "CN",
    "+84",
    "ext",
    "%",
    "0.5",
    "1e5",
    "-1",
    "99999999999999999999",
];

/// A change of the text at random.
fn mutate(text: &str, others: &[String], dice: &mut Dice, most: usize) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(4) {
        let length = characters.len();
        let at = dice.roll(length + 1);
        let end = (at + 1 + dice.roll(12)).min(length);
        match dice.roll(8) {
            0 => drop(characters.drain(at.min(end)..end)),
            1 => drop(characters.splice(at..at, dice.pick(TOKENS).chars())),
            2 => drop(characters.splice(at.min(end)..end, dice.pick(TOKENS).chars())),
            3 => {
                let part: Vec<char> = characters[at.min(end)..end].to_vec();
                let part = part.repeat(1 + dice.roll(20));
                drop(characters.splice(at..at, part));
            }
            4 => {
                let other: Vec<char> = dice.pick(others).chars().collect();
                let from = dice.roll(other.len() + 1);
                let to = (from + dice.roll(60)).min(other.len());
                drop(characters.splice(at..at, other[from..to].iter().copied()));
            }
            5 if at < length => characters[at] = char::from_u32(u32::try_from(dice.roll(0x2_1000)).unwrap_or(0)).unwrap_or('x'),
            6 => {
                // A line goes elsewhere.
                let text: String = characters.iter().collect();
                let mut lines: Vec<&str> = text.lines().collect();
                if lines.len() > 2 {
                    let line = lines.remove(dice.roll(lines.len()));
                    lines.insert(dice.roll(lines.len() + 1), line);
                }
                characters = lines.join("\n").chars().collect();
            }
            _ => characters.truncate(length - dice.roll(length / 4 + 1)),
        }
        characters.truncate(most);
    }
    characters.into_iter().collect()
}

/// The seeds of a target: kept ones, and what fits of the sample catalog.
fn seeds(target: &str, most: usize) -> Vec<String> {
    let folder = repository("tests/fuzz/seeds").join(target);
    let kept = if folder.is_dir() { tree(&folder) } else { BTreeMap::new() };
    let mut seeds: Vec<String> = kept.into_values().filter_map(|bytes| String::from_utf8(bytes).ok()).collect();
    if matches!(target, "yaml" | "entry" | "markdown") {
        let sample = tree(&repository("content"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".md") || (target == "yaml" && path.ends_with(".yaml")));
        seeds.extend(sample.filter_map(|(_, bytes)| String::from_utf8(bytes).ok()).filter(|text| text.chars().count() <= most).take(60));
    }
    seeds
}

/// What went wrong with this input, if anything did.
fn fails(target: &Target, text: &str) -> Result<String, String> {
    let began = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.1)(text))).map_err(|cause| {
        let said = cause.downcast_ref::<String>().cloned().or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        said.unwrap_or_else(|| "a panic".to_owned())
    })?;
    // Other tests and other programs share the machine.
    if began.elapsed() > Duration::from_secs(5) { Err(format!("{} s", began.elapsed().as_secs_f64())) } else { Ok(outcome) }
}

#[test]
fn every_seed_that_mattered_is_still_harmless() {
    for target in TARGETS {
        for text in seeds(target.0, target.2) {
            if let Err(cause) = fails(target, &text) {
                panic!("{}: {cause}\n{text:?}", target.0);
            }
        }
    }
}

#[test]
#[ignore = "runs for MOTCUA_FUZZ_SECONDS"]
fn fuzz() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = number("MOTCUA_FUZZ_SECONDS").unwrap_or(20);
    let seed = number("MOTCUA_FUZZ_SEED").unwrap_or_else(|| u64::from(std::process::id()) * 2_654_435_761 + 1);
    let only = std::env::var("MOTCUA_FUZZ_TARGET").ok();
    let targets: Vec<&Target> = TARGETS.iter().filter(|target| only.as_deref().is_none_or(|only| only == target.0)).collect();
    std::panic::set_hook(Box::new(|_| {}));
    let mut broken = 0;
    for target in &targets {
        let mut dice = Dice(seed | 1);
        let mut pool = seeds(target.0, target.2);
        pool.push(String::new());
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut causes: BTreeSet<String> = BTreeSet::new();
        let (began, mut count) = (Instant::now(), 0_u64);
        while began.elapsed() < Duration::from_secs(seconds / targets.len() as u64) {
            count += 1;
            let parent = dice.roll(pool.len());
            let text = mutate(&pool[parent], &pool, &mut dice, target.2);
            match fails(target, &text) {
                Ok(outcome) if known.insert(outcome.clone()) && pool.len() < 5_000 => pool.push(text),
                Ok(_) => {}
                Err(cause) => {
                    let kind: String = cause.chars().take(40).filter(|c| !c.is_ascii_digit()).collect();
                    if causes.insert(kind) {
                        broken += 1;
                        let mut hasher = DefaultHasher::new();
                        text.hash(&mut hasher);
                        let path = repository("tests/fuzz/seeds").join(target.0).join(format!("{:08x}", hasher.finish() >> 32));
                        fs::create_dir_all(path.parent().unwrap()).unwrap();
                        fs::write(&path, &text).unwrap();
                        println!("{}: {cause}\n  {text:?}\n  kept as {}", target.0, path.display());
                    }
                }
            }
        }
        println!("{}: {count} inputs, {} outcomes, seed {seed}", target.0, known.len());
    }
    assert_eq!(broken, 0, "see tests/fuzz/seeds");
}
