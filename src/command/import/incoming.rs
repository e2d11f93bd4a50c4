//! What a source tells, before it is held against the catalog.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::Value;

use super::problem::ImportProblem;
use super::summary::Summary;
use crate::error::{Error, Result};
use crate::finding::Words;
use crate::jurisdiction::Jurisdiction;
use crate::record::EntryKind;
use crate::yaml::{self, Map, Node, Pair, Reader, Style};

/// One entry, or one list, as its source tells it.
#[derive(Debug, Clone)]
pub(super) struct Incoming {
    /// Where it was found, such as `procedures.csv:12`.
    pub(super) origin: String,
    /// What it is.
    pub(super) kind: EntryKind,
    /// Its file stem, when the source has one.
    pub(super) stem: Option<String>,
    /// Its path in the catalog, when the source has one.
    pub(super) file: Option<String>,
    /// Its facts, in the keys of the format.
    pub(super) facts: Value,
    /// Its Markdown.
    pub(super) body: Option<String>,
    /// Whether it tells only a part of a list.
    pub(super) is_part: bool,
    /// Its translations.
    pub(super) translations: Vec<Translated>,
    /// Whether it is a record of the national database, whose Markdown is only written where there is no entry yet.
    pub(super) is_record: bool,
    /// What it says and its facts do not hold as it stands.
    pub(super) doubts: Vec<ImportProblem>,
}

impl Incoming {
    /// One that tells nothing but these facts.
    pub(super) fn new(kind: EntryKind, origin: impl Into<String>, facts: Value) -> Self {
        let (origin, translations, doubts) = (origin.into(), Vec::new(), Vec::new());
        Self { origin, kind, stem: None, file: None, facts, body: None, is_part: false, translations, is_record: false, doubts }
    }

    /// The jurisdiction that a catalog names.
    pub(super) fn jurisdiction(&self) -> Option<&'static Arc<Jurisdiction>> {
        let named = (self.kind == EntryKind::Catalog).then(|| self.facts.get("jurisdiction")?.as_str()).flatten();
        named.and_then(Jurisdiction::named)
    }
}

/// What a source tells of an entry in another language.
#[derive(Debug, Clone, Default)]
pub(super) struct Translated {
    pub(super) language: String,
    pub(super) texts: Value,
    pub(super) body: Option<String>,
    /// The digest that it was made from, when it said so.
    pub(super) source: Option<String>,
    /// Whether the original had changed since.
    pub(super) is_stale: bool,
}

/// A value as a tree that our reader reads. Each node is numbered by its span, so that what is found can be told by its key.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The key and the text of each node.
    pub(super) places: Vec<(String, String)>,
}

impl Tree {
    pub(super) fn node(&mut self, trail: &str, value: &Value) -> Node {
        let number = self.places.len();
        let scalar = |text: String, style| yaml::NodeKind::Scalar(text, style);
        self.places.push((trail.to_owned(), String::new()));
        let kind = match value {
            Value::Null | Value::Tagged(_) => scalar(String::new(), Style::Plain),
            Value::String(text) => scalar(text.clone(), Style::Quoted),
            Value::Bool(flag) => scalar(flag.to_string(), Style::Plain),
            Value::Number(number) => scalar(number.to_string(), Style::Plain),
            Value::Sequence(items) => {
                let items = items.iter().enumerate().map(|(at, item)| self.node(&format!("{trail}[{at}]"), item)).collect();
                yaml::NodeKind::List { items, flow: false }
            }
            Value::Mapping(map) => {
                let under = |key: &str| if trail.is_empty() { key.to_owned() } else { format!("{trail}.{key}") };
                let pairs = map
                    .iter()
                    .map(|(key, value)| {
                        let key = key.as_str().unwrap_or_default();
                        let value = self.node(&under(key), value);
                        Pair { key: key.to_owned(), span: value.span.clone(), value }
                    })
                    .collect();
                yaml::NodeKind::Map(Map { pairs, flow: false })
            }
        };
        if let yaml::NodeKind::Scalar(text, _) = &kind {
            self.places[number].1.clone_from(text);
        }
        Node { kind, span: number..number + 1 }
    }
}

/// How many entries one source may have: twice as many as all procedures of the country.
pub(super) const MAX_ENTRIES: usize = 20_000;

/// Each entry once: where two records of the source are about one, nobody knows which of them holds, so the first is taken and
/// the other told.
pub(super) fn once(all: Vec<Incoming>, summary: &mut Summary) -> Result<Vec<Incoming>> {
    if all.len() > MAX_ENTRIES {
        let count = all.len();
        return Err(Error::Usage(words!(
            "nguồn có {count} mục, nhiều hơn {MAX_ENTRIES}; hãy chia thành nhiều tệp",
            "the source has {count} entries, more than {MAX_ENTRIES}; split it"
        )));
    }
    let mut seen: BTreeMap<(EntryKind, String), usize> = BTreeMap::new();
    let mut kept: Vec<Incoming> = Vec::with_capacity(all.len());
    for incoming in all {
        let code = incoming.facts.get("code").and_then(serde_yaml::Value::as_str).map(str::to_lowercase);
        let name = incoming.file.clone().or_else(|| incoming.stem.clone()).or(code).filter(|name| !name.is_empty());
        if let Some(name) = name {
            let key = (incoming.kind, name);
            if let Some(first) = seen.get(&key).map(|at| &kept[*at]) {
                // Told twice in the same words, it is one.
                if first.facts != incoming.facts || first.body != incoming.body {
                    let why = words!(
                        "có hai bản khác nhau, đã lấy bản «{origin}»",
                        "two that differ: that of «{origin}» was taken",
                        origin = first.origin
                    );
                    summary.lost(ImportProblem::new(&incoming.origin, "code", &key.1, why));
                }
                continue;
            }
            seen.insert(key, kept.len());
        }
        kept.push(incoming);
    }
    Ok(kept)
}

/// What a reader found, at the key and the text of the source.
pub(super) fn problems(incoming: &Incoming, tree: &Tree, reader: Reader<'_>, is_new: bool) -> Vec<ImportProblem> {
    let mut all = Vec::new();
    for finding in reader.findings {
        if finding.rule == "yaml/missing-key" && !is_new {
            continue;
        }
        let at = if let crate::finding::Spot::Bytes(bytes) = finding.spot { std::ops::Range::from(bytes).start } else { 0 };
        let (key, text) = tree.places.get(at).cloned().unwrap_or_default();
        let key = if finding.rule == "yaml/missing-key" { String::new() } else { key };
        let why = Words {
            vi: format!("{}; {}", finding.message.vi, finding.remedy.vi).into(),
            en: format!("{}; {}", finding.message.en, finding.remedy.en).into(),
        };
        all.push(ImportProblem::new(&incoming.origin, &key, &text, why));
    }
    all
}
