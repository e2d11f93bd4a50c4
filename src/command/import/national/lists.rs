//! The lists of a record: ways to hand in with their fees, papers by cases, laws, results. Each may come as a list of objects or as
//! the text of a page.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::parts::{Group, NationalFee, NationalLaw, NationalOutcome, NationalPaper, NationalRecord, Way};
use super::record::RecordReader;
use super::seam::{Named, holds_more, rejoined, take_off};
use super::{law, page};
use crate::finding::Words;
use crate::letters::fold;

/// Why a name is in doubt.
const WHOLE: Words = Words {
    vi: Cow::Borrowed("tên giấy tờ dính tên tệp mẫu, chưa tách được"),
    en: Cow::Borrowed("the name of a file touches that of the paper"),
};

impl RecordReader<'_> {
    pub(super) fn channels(&mut self, value: &Value, key: &str) -> Vec<Way> {
        match value {
            Value::Array(items) => items.iter().map(|item| self.channel(item, key)).collect(),
            Value::Object(_) => vec![self.channel(value, key)],
            value => {
                let text = self.text(value, key);
                let (ways, doubts) = page::channels(&text, self.words);
                for doubt in doubts {
                    self.doubt(key, &doubt, words!("không tách được cách nộp, thời hạn và phí", "the columns cannot be told apart"));
                }
                ways
            }
        }
    }

    fn channel(&mut self, value: &Value, key: &str) -> Way {
        let Value::Object(object) = value else { return Way { kind: self.text(value, key), ..Way::default() } };
        let row = self.row(object, "channel", key);
        let kind = row.get("way").map_or_else(String::new, |value| self.text(value, row.key("way")));
        let number = row.get("time").map(|value| self.text(value, row.key("time"))).filter(|text| !text.is_empty());
        let unit = row.get("unit").map_or_else(String::new, |value| self.text(value, row.key("unit")));
        if number.is_none() && !unit.is_empty() && self.words.unit(&unit).is_none() {
            self.doubt(row.key("unit"), &unit, words!("không có con số, nên không rõ thời hạn", "a unit without its number"));
        }
        let unit = self.words.unit(&unit).map_or(unit.clone(), str::to_owned);
        let time = number.map(|number| format!("{number} {unit}").trim().to_owned());
        let note = row.get("note").map_or_else(String::new, |value| self.text(value, row.key("note")));
        let fees = match row.get("fees") {
            Some(Value::Array(items)) => items.iter().map(|item| self.fee(item, row.key("fees"))).collect(),
            Some(value) => vec![self.fee(value, row.key("fees"))],
            None => Vec::new(),
        };
        if kind.is_empty() {
            let said = [time.clone().unwrap_or_default(), note.clone()].join(" ");
            self.doubt(key, said.trim(), words!("không rõ đây là cách nộp nào", "which way to hand in is meant?"));
        }
        Way { kind, time, fees, note }
    }

    fn fee(&mut self, value: &Value, key: &str) -> NationalFee {
        let Value::Object(object) = value else { return NationalFee::Unsaid(self.text(value, key)) };
        let row = self.row(object, "fee", key);
        let note = row.get("note").map_or_else(String::new, |value| self.text(value, row.key("note")));
        let amount = row.get("amount").map(|value| self.text(value, row.key("amount"))).filter(|text| !text.is_empty());
        let is_free = row.get("free") == Some(&Value::Bool(true)) || amount.as_deref() == Some("0");
        let raw = row.get("raw").map_or_else(String::new, |value| self.text(value, row.key("raw")));
        let joined = |raw: String, note: String| [raw, note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        // What the cell says is kept beside the amount unless it is just that.
        let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let name = raw.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ','));
        let is_free_word = self.words.free.iter().any(|word| fold(word) == fold(name));
        let is_said = match &amount {
            Some(amount) if !is_free => figures(&raw) == figures(amount) && (name.is_empty() || self.words.currency(name).is_some()),
            _ => is_free && is_free_word,
        };
        let note = if is_said { note } else { joined(raw, note) };
        let named = row.get("currency").map_or_else(String::new, |value| self.text(value, row.key("currency")));
        let known = self.words.currency(&named).map(str::to_owned);
        // The name of a currency alone says nothing; anything else that stands there is kept.
        let currency = match &amount {
            Some(_) if !is_free => known.unwrap_or(named),
            _ if known.is_some() => String::new(),
            _ => named,
        };
        if is_free {
            let other = amount.filter(|amount| amount != "0");
            return NationalFee::Free(joined(other.unwrap_or_default(), joined(currency, note)));
        }
        let Some(amount) = amount else { return NationalFee::Unsaid(joined(currency, note)) };
        NationalFee::Amount { amount, currency, note }
    }

    pub(super) fn groups(&mut self, value: &Value, key: &str) -> Vec<Group> {
        let Value::Array(items) = value else {
            let text = self.text(value, key);
            let (groups, doubts) = page::papers(&text, self.words);
            for doubt in doubts {
                self.doubt(key, &doubt, words!("không tách được giấy tờ và số bản", "papers and counts cannot be told apart"));
            }
            for paper in groups.iter().flat_map(|group| &group.papers).filter(|paper| paper.is_whole) {
                self.doubt(key, &paper.name, WHOLE);
            }
            return groups;
        };
        let mut bare = Group::default();
        let mut groups = Vec::new();
        for item in items {
            let Value::Object(object) = item else {
                bare.papers.push(NationalPaper { name: self.text(item, key), ..NationalPaper::default() });
                continue;
            };
            let is_group = object.keys().any(|key| self.words.shapes.get("group").and_then(|shape| shape.part(key)) == Some("papers"));
            if !is_group {
                bare.papers.extend(self.papers_of(item, key));
                continue;
            }
            let row = self.row(object, "group", key);
            let case = row.get("case").map_or_else(String::new, |value| self.text(value, row.key("case")));
            let mut papers = match row.get("papers") {
                Some(Value::Array(items)) => items.iter().flat_map(|item| self.papers_of(item, key)).collect(),
                Some(value) => self.papers_of(value, key),
                None => Vec::new(),
            };
            if let Some(rest) = row.get("rest") {
                let text = self.text(rest, row.key("rest"));
                let (more, left) = page::counted(&text, self.words);
                papers.extend(more);
                if !left.trim().is_empty() {
                    self.doubt(row.key("rest"), left, words!("phần này chưa tách được thành giấy tờ", "not told apart from the papers"));
                }
            }
            groups.push(Group { case, papers });
        }
        groups.extend((!bare.papers.is_empty()).then_some(bare));
        groups
    }

    fn papers_of(&mut self, value: &Value, key: &str) -> Vec<NationalPaper> {
        let paper = match value {
            Value::Object(object) => self.paper(object, key),
            value => NationalPaper { name: self.text(value, key), ..NationalPaper::default() },
        };
        page::several(paper, self.words)
    }

    fn paper(&mut self, object: &Map<String, Value>, key: &str) -> NationalPaper {
        let row = self.row(object, "paper", key);
        let text = row.get("name").map_or_else(String::new, |value| self.text(value, row.key("name")));
        let said = row.get("form").map_or_else(Vec::new, |value| self.names(value, row.key("form")));
        let Named { name, forms, is_whole } = match &said[..] {
            // One that stands in the name as well is written once.
            [file] if text.ends_with(file.as_str()) => {
                let named = take_off(&text, self.words);
                let rest = text.strip_suffix(file.as_str()).map_or("", str::trim_end);
                // A capital letter or a figure begins a name.
                let is_clean = take_off(file, self.words).forms.is_empty();
                if named.is_whole && !rest.is_empty() && is_clean {
                    Named { name: rest.to_owned(), forms: said, is_whole: false }
                } else {
                    named
                }
            }
            // The beginning of what was cut off is the end of the name.
            [file] if holds_more(file, self.words) => take_off(&rejoined(&text, file, self.words), self.words),
            [] => take_off(&text, self.words),
            _ => Named { name: text, forms: said, is_whole: false },
        };
        if is_whole {
            self.doubt(row.key("name"), &name, WHOLE);
        }
        if name.is_empty() {
            self.doubt(key, &forms.join(", "), words!("giấy tờ không có tên", "a paper without a name"));
        }
        let count = |reader: &mut Self, part: &str| row.get(part).map(|value| reader.text(value, row.key(part)));
        let (originals, copies) = (count(self, "originals"), count(self, "copies"));
        let note = row.get("note").map_or_else(String::new, |value| self.text(value, row.key("note")));
        NationalPaper { name, forms, is_whole, note, originals, copies }
    }

    pub(super) fn laws(&mut self, value: &Value, key: &str, said: &mut Vec<(String, String)>) -> Vec<NationalLaw> {
        let Value::Array(items) = value else {
            let text = self.text(value, key);
            let (laws, rest) = law::laws(&text, self.words);
            said.extend(rest.into_iter().map(|text| ("laws".to_owned(), text)));
            return laws;
        };
        let mut laws = Vec::new();
        for item in items {
            let (number, title) = match item {
                Value::Object(object) => {
                    let row = self.row(object, "law", key);
                    let text = |reader: &mut Self, part| row.get(part).map_or_else(String::new, |value| reader.text(value, key));
                    (text(self, "number"), text(self, "title"))
                }
                item => (self.text(item, key), String::new()),
            };
            match (number.is_empty(), title.is_empty()) {
                (false, _) => laws.push(NationalLaw { number, title }),
                (true, false) => said.push(("laws".to_owned(), title)),
                (true, true) => {}
            }
        }
        laws
    }

    pub(super) fn outcomes(&mut self, value: &Value, key: &str, record: &mut NationalRecord) {
        let items = match value {
            Value::Array(items) => items.as_slice(),
            Value::Object(_) => std::slice::from_ref(value),
            value => {
                let text = self.text(value, key);
                super::text::outcomes(&text, self.words, record);
                let code = &self.words.page.outcome_code;
                self.left.extend(text.matches(code.as_str()).map(|_| format!("{key}.{}", code.trim_end_matches(':'))));
                return;
            }
        };
        for item in items {
            let outcome = match item {
                Value::Object(object) => {
                    let row = self.row(object, "outcome", key);
                    let text = |reader: &mut Self, part| row.get(part).map_or_else(String::new, |value| reader.text(value, key));
                    let (name, note) = (text(self, "name"), text(self, "note"));
                    if name.is_empty() { NationalOutcome { name: note, note: name } } else { NationalOutcome { name, note } }
                }
                item => NationalOutcome { name: self.text(item, key), note: String::new() },
            };
            record.outcomes.extend((!outcome.name.is_empty()).then_some(outcome));
        }
    }
}
