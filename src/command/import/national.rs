//! From a record of the national database of procedures, with its keys as they are: one JSON object a line, or a list of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::super::change::read_plain;
use super::fields::Fields;
use super::incoming::{ImportProblem, Incoming};
use crate::error::{Error, Result};
use crate::record::EntryKind;

/// A record, with the keys that have a place in the format.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Record {
    code: String,
    title: String,
    decision: String,
    levels: Vec<String>,
    field: String,
    audience: Vec<String>,
    steps: String,
    channels: Vec<NationalChannel>,
    document_groups: Vec<Group>,
    legal_refs: Vec<String>,
    conditions: String,
    results: Vec<NationalName>,
    source_url: String,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NationalChannel {
    #[serde(rename = "channel")]
    name: String,
    time: Value,
    unit: Option<String>,
    fees: Vec<NationalFee>,
    description: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NationalFee {
    raw: String,
    free: bool,
    amount: Option<Value>,
    currency: Option<String>,
    note: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Group {
    case: String,
    documents: Vec<NationalDocument>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NationalDocument {
    name: String,
    originals: Value,
    copies: Value,
    form_file: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NationalName {
    name: String,
}

/// Every record of the file.
pub(super) fn read(path: &Path, fields: &mut Fields, troubles: &mut Vec<ImportProblem>) -> Result<Vec<Incoming>> {
    let bytes = read_plain(path)?.ok_or_else(|| Error::Usage(format!("{}: không có tệp này (not found)", path.display())))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut all = Vec::new();
    let mut strange: BTreeMap<String, usize> = BTreeMap::new();
    let whole: std::result::Result<Vec<Value>, _> = serde_json::from_slice(&bytes);
    let records: Vec<(usize, std::result::Result<Value, String>)> = match whole {
        Ok(list) => list.into_iter().enumerate().map(|(at, value)| (at + 1, Ok(value))).collect(),
        Err(_) => {
            let lines = bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
            lines.map(|(at, line)| (at + 1, serde_json::from_slice(line).map_err(|error| error.to_string()))).collect()
        }
    };
    for (number, value) in records {
        let origin = format!("{name}:{number}");
        match value.and_then(|value| serde_json::from_value::<Record>(value).map_err(|error| error.to_string())) {
            Ok(record) => {
                for (key, value) in &record.rest {
                    if !matches!(value, Value::Null) && *value != json!("") && *value != json!([]) {
                        *strange.entry(key.clone()).or_default() += 1;
                    }
                }
                all.push(record.incoming(&origin, fields, troubles));
            }
            Err(error) => troubles.push(ImportProblem::new(&origin, "", "", format!("không đọc được bản ghi này (not a record): {error}"))),
        }
    }
    for (key, count) in strange {
        let why =
            format!("mục này của cơ sở dữ liệu không có chỗ trong danh mục, bỏ qua ở {count} bản ghi (no place for it in the format)");
        troubles.push(ImportProblem::new(&name, &key, "", why));
    }
    Ok(all)
}

impl Record {
    fn incoming(&self, origin: &str, fields: &mut Fields, troubles: &mut Vec<ImportProblem>) -> Incoming {
        let mut facts = Map::new();
        let mut put = |key: &str, value: Value| {
            if !matches!(&value, Value::Null) && value != json!("") && value != json!([]) {
                facts.insert(key.to_owned(), value);
            }
        };
        put("code", json!(self.code.trim()));
        put("title", json!(line(&self.title)));
        put("field", json!(fields.id(&self.field)));
        put("levels", distinct(&self.levels));
        put("audience", distinct(&self.audience));
        put("decisions", if self.decision.trim().is_empty() { json!([]) } else { json!([self.decision.trim()]) });
        let (cases, documents) = self.papers(origin, troubles);
        put("cases", cases);
        put("documents", documents);
        put("channels", self.channels());
        put("deadline", self.deadlines());
        put("fees", self.fees(origin, troubles));
        put("requirements", json!(lines(&self.conditions)));
        put("steps", json!(steps(&self.steps)));
        put("outcomes", json!(self.results.iter().map(|named| line(&named.name)).filter(|name| !name.is_empty()).collect::<Vec<_>>()));
        put("laws", distinct(&self.legal_refs));
        put("source_url", json!(self.source_url.trim()));
        Incoming::new(EntryKind::Procedures, origin, serde_yaml::to_value(Value::Object(facts)).unwrap_or_default())
    }

    /// The channels, each once.
    fn channels(&self) -> Value {
        let mut seen = BTreeSet::new();
        let once = self.channels.iter().filter(|channel| seen.insert(&channel.name));
        json!(
            once.map(|channel| row(&[
                ("type", json!(channel.name)),
                ("note", json!(paragraphs(channel.description.as_deref().unwrap_or_default())))
            ]))
            .collect::<Vec<_>>()
        )
    }

    /// One row for each time limit, with the channels it holds for where it does not hold for all.
    fn deadlines(&self) -> Value {
        let mut rows: Vec<(Value, Vec<&str>)> = Vec::new();
        for channel in &self.channels {
            if channel.time.is_null() {
                continue;
            }
            let time = format!("{} {}", number(&channel.time), channel.unit.as_deref().unwrap_or_default());
            gather(&mut rows, json!({"time": time.trim()}), &channel.name);
        }
        self.spread(rows)
    }

    fn fees(&self, origin: &str, troubles: &mut Vec<ImportProblem>) -> Value {
        let mut rows: Vec<(Value, Vec<&str>)> = Vec::new();
        let mut silent = false;
        for channel in &self.channels {
            silent |= channel.fees.is_empty();
            for fee in &channel.fees {
                let note = json!(paragraphs(fee.note.as_deref().unwrap_or_default()));
                if fee.free {
                    gather(&mut rows, row(&[("amount", json!(0)), ("note", note)]), &channel.name);
                } else if let Some(amount) = &fee.amount {
                    let currency = json!(fee.currency.as_deref().filter(|currency| *currency != "VND").unwrap_or_default());
                    gather(&mut rows, row(&[("amount", amount.clone()), ("currency", currency), ("note", note)]), &channel.name);
                } else {
                    silent = true;
                    if !matches!(fee.raw.trim(), "" | "Không có thông tin") {
                        troubles.push(ImportProblem::new(origin, "fees", &fee.raw, "không rõ là bao nhiêu tiền (no amount)"));
                    }
                }
            }
        }
        // Free everywhere and without a word beside it is said to be free; anything less is kept as it stands.
        if !silent && rows.len() == 1 && rows[0].0 == json!({"amount": 0}) {
            return json!("none");
        }
        self.spread(rows)
    }

    /// Rows with their channels; none where a row holds for all.
    fn spread(&self, rows: Vec<(Value, Vec<&str>)>) -> Value {
        let all: BTreeSet<&str> = self.channels.iter().map(|channel| channel.name.as_str()).collect();
        let rows = rows.into_iter().map(|(mut value, channels)| {
            let these: BTreeSet<&str> = channels.into_iter().collect();
            if these != all {
                let words: Vec<String> = these.into_iter().map(channel_word).collect();
                value["when"] = json!({"channels": words});
            }
            value
        });
        json!(rows.collect::<Vec<_>>())
    }

    /// Cases and papers. A paper that all cases ask for is written once.
    fn papers(&self, origin: &str, troubles: &mut Vec<ImportProblem>) -> (Value, Value) {
        let groups: Vec<&Group> = self.document_groups.iter().filter(|group| !group.documents.is_empty()).collect();
        let titled = groups.len() > 1 && groups.iter().any(|group| !group.case.trim().is_empty());
        let mut cases: Vec<(String, String)> = Vec::new();
        let mut rows: Vec<(Value, Vec<Option<String>>)> = Vec::new();
        for group in &groups {
            let title = paragraphs(&group.case);
            let case = (titled && !title.is_empty()).then(|| match cases.iter().find(|(_, known)| *known == title) {
                Some((id, _)) => id.clone(),
                None => {
                    let id = format!("truong-hop-{}", cases.len() + 1);
                    cases.push((id.clone(), title.clone()));
                    id
                }
            });
            for document in &group.documents {
                let name = document.name(origin, troubles);
                let value = row(&[("name", json!(name)), ("originals", document.originals.clone()), ("copies", document.copies.clone())]);
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
}

impl NationalDocument {
    /// Its name without that of the file of its form, which the database writes behind it.
    fn name(&self, origin: &str, troubles: &mut Vec<ImportProblem>) -> String {
        let Some(file) = self.form_file.as_deref().map(str::trim).filter(|file| !file.is_empty()) else { return paragraphs(&self.name) };
        troubles.push(ImportProblem::new(
            origin,
            "form_file",
            file,
            "biểu mẫu không kèm theo; tải về rồi khai trong forms.yaml (the form itself is not in the record)",
        ));
        let name = self.name.trim();
        let bare = name.strip_suffix(file).map_or(name, str::trim_end);
        paragraphs(if bare.is_empty() { name } else { bare })
    }
}

/// A row of what is not empty.
fn row(pairs: &[(&str, Value)]) -> Value {
    let said = pairs.iter().filter(|(_, value)| !value.is_null() && *value != json!(""));
    Value::Object(said.map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

/// Adds a channel to the row that says the same.
fn gather<'a>(rows: &mut Vec<(Value, Vec<&'a str>)>, value: Value, channel: &'a str) {
    match rows.iter_mut().find(|(known, channels)| *known == value && !channels.contains(&channel)) {
        Some((_, channels)) => channels.push(channel),
        None => rows.push((value, vec![channel])),
    }
}

/// The word of the format, by which a condition names a channel.
fn channel_word(name: &str) -> String {
    use crate::yaml::Scalar;
    crate::record::ChannelType::scalar(name, crate::yaml::Style::Quoted, crate::jurisdiction::Jurisdiction::usual())
        .map_or(name.to_owned(), |kind| kind.as_str().to_owned())
}

/// A number as people write it: 1.5, and 7 for 7.0.
fn number(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn distinct(texts: &[String]) -> Value {
    let mut seen = BTreeSet::new();
    json!(texts.iter().map(|text| line(text)).filter(|text| !text.is_empty() && seen.insert(text.clone())).collect::<Vec<_>>())
}

/// The text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with its lines trimmed and no empty ones at its ends.
fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line).collect();
    let mut kept: Vec<&str> = Vec::new();
    for line in &lines {
        if !line.is_empty() || kept.last().is_some_and(|last| !last.is_empty()) {
            kept.push(line);
        }
    }
    kept.join("\n").trim().to_owned()
}

/// Each line that says something, without the dash before it.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(|one| line(one.trim_start().trim_start_matches(['-', '+', '*', '•']))).filter(|line| !line.is_empty()).collect()
}

/// The steps, split where the text says «Bước 1:».
fn steps(text: &str) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for line in text.lines() {
        let folded = crate::text::fold(line);
        let digits = folded.strip_prefix("buoc").map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let rest = line.trim_start().char_indices().find(|(_, c)| matches!(c, ':' | '.'));
        match rest.filter(|(at, _)| digits > 0 && *at < 14) {
            Some((at, mark)) => steps.push(line.trim_start()[at + mark.len_utf8()..].trim().to_owned()),
            None => match steps.last_mut() {
                Some(step) => {
                    step.push('\n');
                    step.push_str(line);
                }
                None => steps.push(line.to_owned()),
            },
        }
    }
    steps.iter().map(|step| paragraphs(step)).filter(|step| !step.is_empty()).collect()
}
