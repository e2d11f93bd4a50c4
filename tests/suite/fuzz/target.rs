//! What is done with an input, room by room: whatever it is, nothing panics, and every place lies inside the text.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use motcua::parts::catalog::circumstance::{Holds, Questions, bill, tally, times};
use motcua::parts::catalog::resolve;
use motcua::parts::check;
use motcua::parts::finding::{self, Finding, Replacement, Tongue};
use motcua::parts::import;
use motcua::parts::jurisdiction::Jurisdiction;
use motcua::parts::markdown;
use motcua::parts::record::{
    self, Amount, Clock, Code, Count, Currency, Date, Duration as Deadline, Flag, Link, Location, Percent, Phone, Records, Weekdays,
};
use motcua::parts::report::{self, Placed, ReportOptions, place_all};
use motcua::parts::search;
use motcua::parts::site::Site;
use motcua::parts::source::{Content, Source, Sources};
use motcua::parts::yaml::{Node, NodeKind, Scalar, Style, parse, quote, read_through, split};

use super::mutate::Dice;

/// What is done with an input; the outcome tells known ground from new.
pub(super) type Target = (&'static str, fn(&str) -> String, usize);

/// The targets, and the longest input of each.
pub(super) const TARGETS: &[Target] = &[
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
    ("place", scalar::<Location>, 120),
    ("count", scalar::<Count>, 40),
    ("flag", scalar::<Flag>, 20),
    ("question", question, 200),
    ("recovery", recovery, 1_500),
    ("cells", cells, 800),
    ("condition", condition, 1_500),
];

fn inside(text: &str, range: &std::ops::Range<usize>) {
    assert!(range.start <= range.end && text.get(range.clone()).is_some(), "{range:?} is not in {text:?}");
}

fn walk(node: &Node, text: &str, out: &mut String) {
    inside(text, &node.span);
    match &node.kind {
        NodeKind::Scalar(said, style) => {
            let _ = write!(out, "{}{}", &format!("{style:?}")[..1], usize::from(said.is_empty()));
            let quoted = quote(said);
            let (again, faults) = parse(&quoted, 0..quoted.len());
            assert!(faults.is_empty(), "{quoted}: {faults:?}");
            assert!(matches!(again.map(|node| node.kind), Some(NodeKind::Scalar(back, _)) if back == *said), "{quoted}");
        }
        NodeKind::List { items, flow } => {
            out.push(if *flow { '[' } else { '-' });
            for item in items {
                walk(item, text, out);
            }
        }
        NodeKind::Map(map) => {
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
    let options = ReportOptions { tongue: Tongue::Vi, folder: "content".to_owned(), ..ReportOptions::default() };
    let (mut sarif, mut gitlab, mut rdjson) = (Vec::new(), Vec::new(), Vec::new());
    report::sarif(&placed, &options, &mut sarif).expect("memory takes everything");
    report::gitlab(&placed, &options, &mut gitlab).expect("memory takes everything");
    report::rdjson(&placed, &options, &mut rdjson).expect("memory takes everything");
    for report in [sarif, gitlab, rdjson] {
        serde_json::from_slice::<serde_json::Value>(&report).expect("a report is JSON");
    }
    let comment = report::markdown(&placed, &options, report::COMMENT);
    assert!(comment.len() <= 65_000);
    let _ = (report::text(&placed, placed.len(), Tongue::En, true, 100), report::annotations(&placed, &options));
    // Fixes come to an end, and what is fixed is not found again.
    let mut text = text.to_owned();
    let mut placed = placed;
    for round in 0.. {
        assert!(round < 60, "there is always something to fix in {text:?}");
        let safe: Vec<&Replacement> = placed
            .iter()
            .filter(|one| one.finding.file.ends_with("x.md"))
            .filter_map(|one| one.change.as_ref())
            .filter(|change| change.is_safe)
            .collect();
        let chosen = finding::choose(&text, safe);
        let next = finding::apply(&text, chosen.into_iter().map(Replacement::edit));
        if next == text {
            break;
        }
        text = next;
        placed = found(&text).1;
    }
    rules
}

/// A catalog of this entry alone.
fn read(text: &str) -> (Records, Vec<Finding>, Sources) {
    let files = vec![
        source("catalog.yaml", "format: 1\ntitle: Thử\nlanguages: [vi]\n"),
        source("fields.yaml", "- {id: cu-tru, name: Cư trú}\n"),
        source("procedures/x.md", text),
    ];
    let sources = Sources::of(files);
    let (records, list) = record::read(&sources, None);
    (records, list, sources)
}

fn found(text: &str) -> (String, Vec<Placed>) {
    let (records, mut list, sources) = read(text);
    let (catalog, unresolved) = resolve(records, Date::default(), true);
    let (site, collisions) = Site::plan(Arc::new(catalog), None, |_| Vec::new());
    list.extend(unresolved);
    list.extend(collisions);
    let list = check::run(&site, list);
    let rules: BTreeSet<&str> = list.iter().map(|finding| finding.rule).collect();
    let rules = rules.into_iter().collect::<Vec<_>>().join(" ");
    (rules, place_all(&list, &sources))
}

fn scalar<T: Scalar>(text: &str) -> String {
    let outcome = |style| match T::scalar(text, style, Jurisdiction::usual()) {
        Ok(_) => "fine",
        Err(fault) => {
            assert!(fault.message.vi.len() < 1_500 && fault.remedy.vi.len() < 1_500, "{fault:?}");
            fault.rule
        }
    };
    format!("{} {}", outcome(Style::Plain), outcome(Style::Quoted))
}

/// Reading on behind what is no YAML: every place lies in the text, what can be read is read as it stands, and what cannot is told.
fn recovery(text: &str) -> String {
    let keys = ["title", "field", "levels", "documents", "fees", "deadline", "steps", "cases", "code"];
    let (node, faults) = read_through(text, 0..text.len(), &keys, &[], Jurisdiction::usual());
    let mut out = String::new();
    if let Some(node) = &node {
        walk(node, text, &mut out);
        out.truncate(24);
    }
    for (span, fault) in &faults {
        inside(text, span);
        if let Some(finding::Spot::Bytes(bytes)) = fault.fix.as_ref().and_then(|fix| fix.spot.as_ref()) {
            inside(text, &(*bytes).into());
        }
        out.push_str(fault.rule);
    }
    let (plain, told) = parse(text, 0..text.len());
    if plain.is_some() && told.is_empty() {
        assert!(node.is_some() && faults.is_empty(), "what can be read is told: {faults:?}");
    }
    if plain.is_none() {
        assert!(!faults.is_empty(), "what cannot be read is not told");
    }
    out
}

/// A table in text: the mapping stands above the first line of dashes, or is the usual one.
fn cells(text: &str) -> String {
    let usual = "columns: {Mã: code, Tên: title, Phí: fees.0.amount, Hạn: deadline, Giấy tờ: {key: documents, split: \"\\n\"}}";
    let (mapping, table) = text.split_once("\n---\n").unwrap_or((usual, text));
    match import::cells(table, mapping, Jurisdiction::usual()) {
        Ok((rows, told)) => {
            // Each row is an entry, a header, or told.
            let lines = table.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count();
            assert!(rows.len() <= lines, "more entries than lines");
            let keys: BTreeSet<String> = rows
                .iter()
                .filter_map(|row| row.as_mapping())
                .flat_map(|map| map.keys())
                .filter_map(|key| key.as_str().map(str::to_owned))
                .collect();
            format!("{} {} {keys:?}", rows.len().min(4), told.min(6))
        }
        Err(error) => error.to_string().chars().filter(|c| c.is_alphabetic()).take(40).collect(),
    }
}

/// Circumstances: what holds for some answers holds for all that go on from them, and a bill of all answers has no range.
fn condition(text: &str) -> String {
    let records = read(text).0;
    let Some(entry) = records.procedures.first() else { return String::new() };
    let facts = &entry.facts;
    let questions = Questions::of(facts);
    let whens: Vec<_> = facts.fees.rows().iter().map(|row| &row.when).chain(facts.documents.iter().map(|paper| &paper.when)).collect();
    let conditions: Vec<_> = whens.iter().map(|when| questions.condition(when)).collect();
    let mut answers = questions.unanswered();
    let mut dice = Dice(
        blake3::hash(text.as_bytes()).as_bytes().iter().fold(1, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte))) | 1,
    );
    let mut before: Vec<Holds> = conditions.iter().map(|condition| condition.holds(&answers)).collect();
    for question in &questions.list {
        let place = dice.roll(question.ways());
        answers.choose(question, (place < question.options.len()).then_some(place));
        let now: Vec<Holds> = conditions.iter().map(|condition| condition.holds(&answers)).collect();
        for (before, now) in before.iter().zip(&now) {
            assert!(*before == Holds::Maybe || before == now, "{before:?} became {now:?}");
        }
        before = now;
    }
    assert!(before.iter().all(|holds| *holds != Holds::Maybe), "all is answered and something is open");
    let paid = bill(facts, &questions, &answers, Date::default(), Currency::default());
    let open = bill(facts, &questions, &questions.unanswered(), Date::default(), Currency::default());
    let _ = (tally(facts, &questions, &answers), times(facts, &questions, &answers), times(facts, &questions, &questions.unanswered()));
    format!(
        "{} {} {} {:.20}",
        questions.list.len(),
        paid.sums.len(),
        open.sums.len(),
        before.iter().map(|holds| format!("{holds:?}")).collect::<Vec<_>>().concat()
    )
}

/// A question to the search, as it is made comparable: once more changes nothing.
fn question(text: &str) -> String {
    let folded = search::fold(text);
    assert_eq!(search::fold(&folded), folded, "{text}");
    let terms: Vec<&str> = search::terms(&folded).collect();
    assert!(terms.iter().all(|term| folded.contains(term)), "{text}");
    format!("{} {}", terms.len(), folded.len() == text.len())
}

fn money(text: &str) -> String {
    if let Ok(amount) = Amount::scalar(text, Style::Quoted, Jurisdiction::usual()) {
        assert_eq!(Amount::scalar(&amount.grouped("vi"), Style::Quoted, Jurisdiction::usual()), Ok(amount), "{text}");
        assert_eq!(Amount::scalar(&amount.to_string(), Style::Plain, Jurisdiction::usual()), Ok(amount), "{text}");
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
    let html = markdown::html(text, 2, &Jurisdiction::usual().addresses, &|to| Some(to.to_owned()));
    let lower = html.to_ascii_lowercase();
    for bad in ["<script", "<img src=x", "href=\"javascript:", "<iframe", "<style", " onerror="] {
        let tags: Vec<&str> = lower.split('<').skip(1).filter_map(|part| part.split('>').next()).collect();
        assert!(!tags.iter().any(|tag| format!("<{tag}").contains(bad)), "{bad} in {html}");
    }
    let (open, close) = (html.matches("<p>").count(), html.matches("</p>").count());
    assert_eq!(open, close, "{html}");
    let _ = (markdown::plain(text), markdown::outline(text, 2, &Jurisdiction::usual().addresses));
    let elements: BTreeSet<&str> = html.split('<').skip(1).filter_map(|part| part.split(['>', ' ']).next()).collect();
    out + &elements.into_iter().collect::<Vec<_>>().join(" ")
}
