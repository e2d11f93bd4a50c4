//! Edits whose meaning is known, on entries as they are written: each is told once, as what it is, and nothing else is.
//!
//! `EDITS_OF=FOLDER EDITS=1000` tries so many on the entries of another catalog and prints what came of it.

use std::collections::BTreeMap;

use motcua::parts::change::changes;
use serde_yaml::{Mapping, Value};

use super::super::world::repository;
use super::written::{Dice, Written, permute};

/// Edits an entry and says which kinds of changes that is; nothing where it does not apply.
type Edit = fn(&mut Mapping, &mut Dice) -> Option<Vec<&'static str>>;

const EDITS: &[(&str, Edit)] = &[
    ("a fee doubles", |facts, dice| {
        let row =
            pick(list(facts, "fees")?, dice, |row| number(row, "amount") > 0 && row.get("effective").is_none() && row.get("of").is_none())?;
        let amount = number(row, "amount");
        row.insert("amount".into(), (amount * 2).into());
        Some(vec!["fee-amount"])
    }),
    ("a time is longer", |facts, dice| {
        let row = pick(list(facts, "deadline")?, dice, |row| time(row).is_some())?;
        let (count, unit) = time(row)?;
        row.insert("time".into(), format!("{} {unit}", count + 41).into());
        Some(vec!["deadline"])
    }),
    ("a paper comes", |facts, dice| {
        let mut paper = Mapping::new();
        paper.insert("name".into(), format!("Phiếu kiểm chứng riêng lần {}", dice.roll(90) + 100).into());
        paper.insert("originals".into(), 1.into());
        list(facts, "documents")?.push(paper.into());
        Some(vec!["document-added"])
    }),
    ("a paper goes", |facts, dice| {
        let rows = list(facts, "documents")?;
        let at = alone(rows, dice)?;
        rows.remove(at);
        Some(vec!["document-ended"])
    }),
    ("one more original", |facts, dice| {
        let rows = list(facts, "documents")?;
        let at = alone(rows, dice)?;
        let row = rows[at].as_mapping_mut()?;
        let count = number(row, "originals") + 1;
        row.insert("originals".into(), count.into());
        Some(vec!["document-copies"])
    }),
    ("a paper becomes optional", |facts, dice| {
        let rows = list(facts, "documents")?;
        let at = alone(rows, dice)?;
        let row = rows[at].as_mapping_mut()?;
        row.get("optional").is_none().then(|| row.insert("optional".into(), true.into()))?;
        Some(vec!["document-optional"])
    }),
    ("a circular takes the place of another", |facts, dice| {
        let rows = list(facts, "documents")?;
        let at = alone(rows, dice)?;
        let row = rows[at].as_mapping_mut()?;
        let name = row.get("name")?.as_str()?.to_owned();
        let number = name
            .split_whitespace()
            .find(|word| word.matches('/').count() == 2 && word.contains("/TT-"))?
            .trim_matches(['.', ',', ';', ')', '('])
            .to_owned();
        row.insert("name".into(), name.replacen(&number, "77/2026/TT-KHAC", 1).into());
        (name.matches(&number).count() == 1).then(|| vec!["form-replaced"])
    }),
    ("a law comes", |facts, _| {
        list(facts, "laws")?.push("99/2026/TT-KHAC".into());
        Some(vec!["laws"])
    }),
    ("a law goes", |facts, dice| {
        let rows = list(facts, "laws")?;
        let at = dice.roll(rows.len());
        let gone = rows.remove(at);
        let is_other = !rows.iter().any(|law| law.as_str().unwrap_or_default().contains(gone.as_str().unwrap_or("?")));
        let is_free = !serde_yaml::to_string(facts.get("fees")?).ok()?.contains(gone.as_str()?);
        (is_other && is_free).then(|| vec!["laws"])
    }),
    ("somebody else may ask", |facts, _| {
        let rows = list(facts, "audience")?;
        let known: Vec<&str> = rows.iter().filter_map(Value::as_str).collect();
        let new = ["foreigner", "cooperative", "official"].into_iter().find(|one| !known.contains(one))?;
        rows.push(new.into());
        Some(vec!["audience"])
    }),
    ("a requirement comes", |facts, dice| {
        list(facts, "requirements")?.push(format!("Phải qua vòng phỏng vấn riêng biệt {}", dice.roll(90) + 200).into());
        Some(vec!["requirement-added"])
    }),
    ("a step comes", |facts, dice| {
        list(facts, "steps")?.push(format!("Ghé quầy ủy thác nhận phiếu xanh {}", dice.roll(90) + 200).into());
        Some(vec!["step-added"])
    }),
    ("another title", |facts, _| {
        let title = facts.get("title")?.as_str()?.to_owned();
        facts.insert("title".into(), format!("{title} theo lối mới").into());
        Some(vec!["renamed"])
    }),
    ("another decision alone", |facts, _| {
        let rows = list(facts, "decisions")?;
        rows[0] = "7777/QĐ-KHAC".into();
        Some(vec!["decision"])
    }),
    ("another order", |facts, dice| {
        let mut value = Value::Mapping(std::mem::take(facts));
        permute(&mut value, false, dice);
        *facts = value.as_mapping()?.clone();
        Some(Vec::new())
    }),
    ("a mark of a list", |facts, dice| {
        let rows = list(facts, "documents")?;
        let at = dice.roll(rows.len());
        let row = rows[at].as_mapping_mut()?;
        let name = row.get("name")?.as_str()?.to_owned();
        row.insert("name".into(), format!("- {};", name.trim_end_matches(['.', ';'])).into());
        Some(Vec::new())
    }),
    ("a row of fees split in two", |facts, dice| {
        let rows = list(facts, "fees")?;
        let at = dice.roll(rows.len());
        let row = rows[at].as_mapping()?.clone();
        let channels: Vec<Value> = row.get("when")?.get("channels")?.as_sequence()?.clone();
        let with = |channels: &[Value]| {
            let mut row = row.clone();
            row.shift_remove("id");
            row.get_mut("when")?.as_mapping_mut()?.insert("channels".into(), channels.to_vec().into());
            Some(Value::Mapping(row))
        };
        (channels.len() > 1).then_some(())?;
        rows[at] = with(&channels[..1])?;
        let rest = with(&channels[1..])?;
        rows.push(rest);
        Some(Vec::new())
    }),
    ("one paper for another", |facts, dice| {
        let rows = list(facts, "documents")?;
        let at = alone(rows, dice)?;
        rows.remove(at);
        rows.push(format!("Chứng nhận tạm thời dạng thẻ nhựa số {}", dice.roll(90) + 300).into());
        Some(vec!["document-ended", "document-added"])
    }),
];

fn list<'m>(facts: &'m mut Mapping, key: &str) -> Option<&'m mut Vec<Value>> {
    facts.get_mut(key)?.as_sequence_mut().filter(|rows| !rows.is_empty())
}

fn number(row: &Mapping, key: &str) -> u64 {
    row.get(key).and_then(Value::as_u64).unwrap_or_default()
}

fn time(row: &Mapping) -> Option<(u64, String)> {
    let (count, unit) = row.get("time")?.as_str()?.split_once(' ')?;
    let is_counted = unit.contains("day") || unit.contains("ngày");
    Some((count.parse().ok()?, unit.to_owned())).filter(|_| is_counted)
}

fn pick<'m>(rows: &'m mut [Value], dice: &mut Dice, fits: impl Fn(&Mapping) -> bool) -> Option<&'m mut Mapping> {
    let at = dice.roll(rows.len());
    rows[at].as_mapping_mut().filter(|row| fits(row))
}

/// A paper whose name no other resembles: which one went would be anybody's guess else.
fn alone(rows: &[Value], dice: &mut Dice) -> Option<usize> {
    let at = dice.roll(rows.len());
    let name = |row: &Value| row.get("name").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let own = name(&rows[at]);
    let start: String = own.chars().take(24).collect();
    let is_alone = own.len() > 3 && rows.iter().enumerate().all(|(other, row)| other == at || !name(row).contains(&start));
    is_alone.then_some(at)
}

#[test]
fn each_edit_is_told_once_as_what_it_is() {
    let folder = std::env::var_os("EDITS_OF").map_or_else(|| repository("content"), std::path::PathBuf::from);
    let count: usize = std::env::var("EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let written = Written::of(&folder);
    let mut dice = Dice(2026);
    let (mut right, mut wrong, mut missed, mut done) = (0, 0, 0, 0);
    let mut of: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut examples = Vec::new();
    // Many entries are edited at once, each in one way.
    while done < count {
        let (mut before, mut after, mut truth) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut order: Vec<usize> = (0..written.procedures.len()).collect();
        dice.shuffle(&mut order);
        for at in order.into_iter().take(count - done) {
            let (path, facts, body) = &written.procedures[at];
            let (name, edit) = EDITS[dice.roll(EDITS.len())];
            let mut edited = facts.clone();
            if let Some(kinds) = edit(&mut edited, &mut dice) {
                before.push((path.clone(), facts.clone(), body.clone()));
                after.push((path.clone(), edited, body.clone()));
                truth.insert(path.clone(), (name, kinds));
            }
        }
        done += truth.len();
        let found = changes(&written.catalog(&before), &written.catalog(&after));
        let mut told: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for change in &found {
            told.entry(&change.procedure.file).or_default().push(change.kind.id.trim_start_matches("change/"));
        }
        for (path, (name, kinds)) in &truth {
            let mut told = told.get(path.as_str()).cloned().unwrap_or_default();
            let all = told.len();
            let hits = kinds.iter().filter(|kind| told.iter().position(|one| one == *kind).map(|at| told.remove(at)).is_some()).count();
            right += hits;
            wrong += all - hits;
            missed += kinds.len() - hits;
            let of = of.entry(name).or_default();
            of.0 += 1;
            if all != hits || hits != kinds.len() {
                of.1 += 1;
                examples.push(format!("{path}: {name}: told {told:?} besides"));
            }
        }
    }
    let rate = |bad: usize| 100.0 * f64::from(u32::try_from(right).unwrap()) / f64::from(u32::try_from(right + bad).unwrap());
    let (precision, recall) = (rate(wrong), rate(missed));
    println!("{done} edits: precision {precision:.2} %, recall {recall:.2} %\n{of:#?}\n{}", examples.join("\n"));
    assert!(precision >= 99.0 && recall >= 99.0, "precision {precision:.2} %, recall {recall:.2} %:\n{}", examples.join("\n"));
    assert!(of.len() >= 12, "{of:?}");
}
