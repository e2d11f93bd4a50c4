//! From a record of the national database to the facts of an entry, in the keys of the format.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::super::fields::Fields;
use super::parts::{NationalFee, NationalRecord, Way};
use super::record::is_same;
use super::text::{joined, line, lines, name, paragraphs, steps};
use crate::jurisdiction::{Jurisdiction, National};
use crate::record::{Audience, ChannelType, Level};
use crate::yaml::{Scalar, Style};

/// The facts of an entry.
pub(super) fn facts(record: &NationalRecord, habits: &Jurisdiction, fields: &mut Fields) -> Value {
    let words = &habits.national;
    let mut facts = Map::new();
    let mut put = |key: &str, value: Value| {
        if !matches!(&value, Value::Null) && value != json!("") && value != json!([]) {
            facts.insert(key.to_owned(), value);
        }
    };
    let title = line(&record.title);
    put("code", json!(record.code));
    put("aliases", json!(aliases(record, &title)));
    put("title", json!(title));
    put("field", json!(fields.id(&record.field)));
    put("levels", json!(joined(&record.levels, &|word| is_word::<Level>(word, habits))));
    put("audience", json!(joined(&record.audience, &|word| is_word::<Audience>(word, habits))));
    put("decisions", json!(record.decisions));
    let (cases, documents) = papers(record, words);
    put("cases", cases);
    put("documents", documents);
    put("channels", channels(record, habits));
    put("deadline", deadlines(record, habits));
    put("fees", fees(record, habits));
    let conditions = lines(&record.conditions);
    let has_none = matches!(&conditions[..], [one] if words.is_no_condition(one));
    put("requirements", json!(if has_none { Vec::new() } else { conditions }));
    put("steps", json!(steps(&record.steps)));
    let outcomes =
        record.outcomes.iter().map(|outcome| row(&[("name", json!(name(&outcome.name))), ("note", json!(paragraphs(&outcome.note)))]));
    put("outcomes", json!(distinct(outcomes)));
    put("laws", json!(distinct(record.laws.iter().map(|law| line(&law.number)))));
    put("source_url", json!(record.source));
    Value::Object(facts)
}

/// What has no key of its own, as the Markdown of the entry.
pub(super) fn body(record: &NationalRecord, words: &National) -> Option<String> {
    let mut rows: Vec<(&str, String)> = record.said.iter().map(|(part, text)| (words.says(part), one_line(text))).collect();
    // What stands over the papers is a case only where there are several.
    let remarks = record.groups.iter().filter(|group| is_single(record) || group.papers.is_empty()).map(|group| group.case.as_str());
    rows.extend(remarks.filter(|case| !case.is_empty()).map(|case| (words.says("documents"), one_line(case))));
    if rows.is_empty() {
        return None;
    }
    let mut text = format!("{}:\n\n", words.says("lead"));
    for (what, said) in rows {
        let _ = writeln!(text, "- {what}: {}", escaped(&said));
    }
    Some(text)
}

/// Lines as one, their marks as signs between them.
fn one_line(text: &str) -> String {
    lines(text).join("; ")
}

/// A text that Markdown takes as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What the record calls keywords, unless it is the title once more.
fn aliases(record: &NationalRecord, title: &str) -> Vec<String> {
    let words = record.keywords.split(['\n', ';', ',']).map(line).filter(|word| !word.is_empty());
    let mut words: Vec<String> = distinct(words);
    if is_same(&record.keywords, title) {
        words.clear();
    }
    words.retain(|word| !is_same(word, title));
    words
}

fn is_word<T: Scalar>(word: &str, habits: &Jurisdiction) -> bool {
    T::scalar(word, Style::Quoted, habits).is_ok()
}

/// The word of the format for a way to hand in; what is not known stays as it is.
fn channel_word(kind: &str, habits: &Jurisdiction) -> String {
    let known = habits.national.way(kind).map(str::to_owned);
    let read = || ChannelType::scalar(kind, Style::Quoted, habits).ok().map(|kind| kind.as_str().to_owned());
    known.or_else(read).unwrap_or_else(|| kind.to_owned())
}

/// The ways, each once. Where a way has several rows, what is said of each stands beside its time.
fn channels(record: &NationalRecord, habits: &Jurisdiction) -> Value {
    let mut seen = BTreeSet::new();
    let rows = record.channels.iter().filter(|way| seen.insert(channel_word(&way.kind, habits))).map(|way| {
        let kind = channel_word(&way.kind, habits);
        let note = if is_split(record, way, habits) { String::new() } else { paragraphs(&way.note) };
        let level = if record.is_full && kind == "online" { "full" } else { "" };
        row(&[("type", json!(kind)), ("online_level", json!(level)), ("note", json!(note))])
    });
    json!(rows.collect::<Vec<_>>())
}

/// Whether a way has several rows that say different things of it.
fn is_split(record: &NationalRecord, way: &Way, habits: &Jurisdiction) -> bool {
    let kind = channel_word(&way.kind, habits);
    record.channels.iter().any(|other| channel_word(&other.kind, habits) == kind && other.note != way.note)
}

/// One row for each time limit, with the ways it holds for where it does not hold for all.
fn deadlines(record: &NationalRecord, habits: &Jurisdiction) -> Value {
    let mut rows: Vec<(Value, Vec<String>)> = Vec::new();
    for way in &record.channels {
        let note = if is_split(record, way, habits) { paragraphs(&way.note) } else { String::new() };
        let value = row(&[("time", json!(way.time.as_deref().unwrap_or_default())), ("note", json!(note))]);
        if value != json!({}) {
            gather(&mut rows, value, channel_word(&way.kind, habits));
        }
    }
    spread(record, rows, habits)
}

fn fees(record: &NationalRecord, habits: &Jurisdiction) -> Value {
    let mut rows: Vec<(Value, Vec<String>)> = Vec::new();
    let mut silent = false;
    for way in &record.channels {
        silent |= way.fees.is_empty();
        let word = channel_word(&way.kind, habits);
        for fee in &way.fees {
            match fee {
                NationalFee::Free(note) => gather(&mut rows, row(&[("amount", json!(0)), ("note", json!(paragraphs(note)))]), word.clone()),
                NationalFee::Amount { amount, currency, note } => {
                    let currency = if currency == "VND" { "" } else { currency };
                    let amount = amount.parse::<u64>().map_or_else(|_| json!(amount), |amount| json!(amount));
                    let value = row(&[("amount", amount), ("currency", json!(currency)), ("note", json!(paragraphs(note)))]);
                    gather(&mut rows, value, word.clone());
                }
                NationalFee::Unsaid(text) => {
                    silent = true;
                    if !text.is_empty() {
                        gather(&mut rows, row(&[("note", json!(paragraphs(text)))]), word.clone());
                    }
                }
            }
        }
    }
    // Free everywhere and without a word beside it is said to be free; anything less is kept as it stands.
    if !silent && rows.len() == 1 && rows[0].0 == json!({"amount": 0}) {
        return json!("none");
    }
    spread(record, rows, habits)
}

/// Adds a way to the row that says the same.
fn gather(rows: &mut Vec<(Value, Vec<String>)>, value: Value, way: String) {
    match rows.iter_mut().find(|(known, ways)| *known == value && !ways.contains(&way)) {
        Some((_, ways)) => ways.push(way),
        None => rows.push((value, vec![way])),
    }
}

/// Rows with their ways; none where a row holds for all.
fn spread(record: &NationalRecord, rows: Vec<(Value, Vec<String>)>, habits: &Jurisdiction) -> Value {
    let all: BTreeSet<String> = record.channels.iter().map(|way| channel_word(&way.kind, habits)).collect();
    let mut told: Vec<Value> = Vec::new();
    for (mut value, ways) in rows {
        let these: BTreeSet<String> = ways.into_iter().collect();
        if these != all {
            value["when"] = json!({"channels": these});
        }
        if !told.contains(&value) {
            told.push(value);
        }
    }
    json!(told)
}

/// Whether no two cases are told apart: what stands over the papers is then a remark.
fn is_single(record: &NationalRecord) -> bool {
    record.groups.iter().filter(|group| !group.papers.is_empty()).count() < 2
}

/// Cases and papers. A paper that all cases ask for is written once.
fn papers(record: &NationalRecord, words: &National) -> (Value, Value) {
    let mut cases: Vec<(String, String)> = Vec::new();
    let mut rows: Vec<(Value, Vec<Option<String>>)> = Vec::new();
    for group in record.groups.iter().filter(|group| !group.papers.is_empty()) {
        let title = name(&group.case);
        let case = (!is_single(record) && !title.is_empty()).then(|| match cases.iter().find(|(_, known)| *known == title) {
            Some((id, _)) => id.clone(),
            None => {
                let id = format!("truong-hop-{}", cases.len() + 1);
                cases.push((id.clone(), title.clone()));
                id
            }
        });
        for paper in &group.papers {
            let form = paper.forms.join(", ");
            let form = if form.is_empty() { form } else { words.says("form").replace("{}", &line(&form)) };
            let count = |count: &Option<String>| {
                count.as_deref().map_or(Value::Null, |text| text.parse::<u32>().map_or_else(|_| json!(text), |count| json!(count)))
            };
            let value = row(&[
                ("name", json!(name(&paper.name))),
                ("originals", count(&paper.originals)),
                ("copies", count(&paper.copies)),
                ("note", json!([form, paragraphs(&paper.note)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"))),
            ]);
            match rows
                .iter_mut()
                .find(|(known, whose)| *known == value && case.is_some() && !whose.contains(&case) && !whose.contains(&None))
            {
                Some((_, whose)) => whose.push(case.clone()),
                None => rows.push((value, vec![case.clone()])),
            }
        }
    }
    let documents = rows.into_iter().map(|(mut value, whose)| {
        let whose: Vec<String> = whose.into_iter().flatten().collect();
        if !whose.is_empty() && whose.len() < cases.len() {
            value["when"] = json!({"cases": whose});
        }
        value
    });
    let documents = json!(documents.collect::<Vec<_>>());
    (json!(cases.iter().map(|(id, title)| json!({"id": id, "title": title})).collect::<Vec<_>>()), documents)
}

/// A row of what is not empty.
fn row(pairs: &[(&str, Value)]) -> Value {
    let said = pairs.iter().filter(|(_, value)| !value.is_null() && *value != json!(""));
    Value::Object(said.map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
