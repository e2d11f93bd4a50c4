//! The titles of laws that a source tells and the catalog's list does not have yet: an entry only cites their numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::incoming::Incoming;
use super::summary::Summary;
use crate::letters::fold;
use crate::record::{EntryKind, Records, law_key, number_in};

/// Laws by their numbers, as numbers are compared.
#[derive(Debug, Default)]
pub(super) struct Laws {
    known: BTreeSet<String>,
    /// Number and title as the source first has them.
    added: BTreeMap<String, (String, String)>,
    /// Other titles of them.
    others: BTreeSet<String>,
}

impl Laws {
    pub(super) fn of(records: &Records) -> Self {
        let titled = records.laws.facts.iter().filter(|law| law.title.is_some());
        Self { known: titled.map(|law| law_key(number_in(&law.number.0))).collect(), ..Self::default() }
    }

    /// Notes the title of a law. One that only says the number once more is none.
    pub(super) fn add(&mut self, number: &str, title: &str) {
        let number = number_in(number);
        let key = law_key(number);
        if title.is_empty() || self.known.contains(&key) || fold(title) == fold(number) {
            return;
        }
        match self.added.get(&key) {
            Some((number, first)) if fold(first) != fold(title) => drop(self.others.insert(format!("{number} «{title}»"))),
            Some(_) => {}
            None => drop(self.added.insert(key, (number.to_owned(), title.to_owned()))),
        }
    }

    /// What `laws.yaml` must gain.
    pub(super) fn missing(&self, summary: &mut Summary) -> Option<Incoming> {
        for other in &self.others {
            summary.aside(
                words!("văn bản còn có tên khác trong nguồn; laws.yaml ghi tên gặp trước", "another title of a law, the first is taken"),
                other,
            );
        }
        let rows: Vec<Value> = self.added.values().map(|(number, title)| json!({"number": number, "title": title})).collect();
        let facts = || serde_yaml::to_value(Value::Array(rows.clone())).unwrap_or_default();
        (!rows.is_empty()).then(|| Incoming { is_part: true, ..Incoming::new(EntryKind::Laws, "laws.yaml", facts()) })
    }
}
