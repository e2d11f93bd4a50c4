//! A record as all shapes of it agree: what a page, an answer of the portal's programs and our own crawl tell, by their keys.

use serde_json::{Map, Value};

use super::super::problem::ImportProblem;
use super::parts::NationalRecord;
use super::whole::{self, PageTables};
use crate::finding::Words;
use crate::jurisdiction::National;
use crate::letters::fold;
use crate::text::compose;

/// Reads records: knows whose words they are in, and gathers what is not understood.
pub(super) struct RecordReader<'a> {
    pub(super) words: &'a National,
    pub(super) origin: &'a str,
    /// What no key of the format can hold as it stands; the entry waits as a draft.
    pub(super) doubts: Vec<ImportProblem>,
    /// Keys that nobody knows, with what stood there.
    pub(super) unknown: Vec<(String, String)>,
    /// Keys that are known and have no place.
    pub(super) left: Vec<String>,
}

/// The values of an object, by what they are.
pub(super) struct Row<'v> {
    parts: Vec<(String, &'v str, &'v Value)>,
}

impl<'v> Row<'v> {
    pub(super) fn get(&self, part: &str) -> Option<&'v Value> {
        self.parts.iter().find(|(known, ..)| known == part).map(|(.., value)| *value)
    }

    /// The key under which something stands, as typed.
    pub(super) fn key(&self, part: &str) -> &'v str {
        self.parts.iter().find(|(known, ..)| known == part).map_or("", |(_, key, _)| *key)
    }
}

impl RecordReader<'_> {
    /// Reads one record.
    pub(super) fn record(&mut self, object: &Map<String, Value>) -> NationalRecord {
        let row = self.row(object, "record", "");
        let text = |reader: &mut Self, part: &str| row.get(part).map_or_else(String::new, |value| reader.text(value, row.key(part)));
        let mut record = NationalRecord {
            code: text(self, "code"),
            title: text(self, "title"),
            field: row.get("field").map_or_else(String::new, |value| self.names(value, row.key("field")).join(", ")),
            source: text(self, "source"),
            steps: row.get("steps").map_or_else(String::new, |value| self.steps(value, row.key("steps"))),
            ..NationalRecord::default()
        };
        for part in ["decisions", "announced"] {
            let Some(value) = row.get(part) else { continue };
            let found = self.decisions(value, row.key(part));
            record.decisions.extend(found.into_iter().filter(|number| !number.is_empty()));
        }
        record.decisions.dedup();
        record.levels = row.get("levels").map_or_else(Vec::new, |value| self.words_of(value, row.key("levels")));
        for level in ["ministry", "province", "commune", "other"] {
            if self.flag(&row, level) {
                record.levels.push(level.to_owned());
            }
        }
        if record.levels.is_empty() {
            record.levels = self.levels_in(&record.title, row.get("executing"));
        }
        record.is_full = self.flag(&row, "full");
        record.audience = row.get("audience").map_or_else(Vec::new, |value| self.words_of(value, row.key("audience")));
        let whole = self.whole(&row);
        let table = |part: &str| whole.as_ref().and_then(|tables| tables.get(part)).or_else(|| row.get(part));
        if let Some(value) = table("channels") {
            record.channels = self.channels(value, row.key("channels"));
        }
        if let Some(value) = table("documents") {
            record.groups = self.groups(value, row.key("documents"));
        }
        if let Some(value) = table("laws") {
            record.laws = self.laws(value, row.key("laws"), &mut record.said);
        }
        if let Some(value) = row.get("conditions") {
            record.conditions = self.names(value, row.key("conditions")).join("\n");
        }
        if let Some(value) = row.get("outcomes") {
            self.outcomes(value, row.key("outcomes"), &mut record);
        }
        if let Some(value) = row.get("keywords") {
            record.keywords = self.names(value, row.key("keywords")).join("\n");
        }
        for part in ["executing", "authority", "intake", "delegated", "coordinating", "issuing", "related", "about"] {
            let Some(value) = row.get(part) else { continue };
            let mut said = self.names(value, row.key(part)).join("; ");
            for title in &self.words.page.related {
                said = said
                    .strip_prefix(title.as_str())
                    .map_or(said.clone(), |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned());
            }
            if !said.is_empty() {
                record.said.push((part.to_owned(), said));
            }
        }
        let state = text(self, "state");
        if !state.is_empty() && !self.words.is_in_force(&state) {
            self.doubt(row.key("state"), &state, words!("không rõ thủ tục còn hiệu lực không", "is it still in force?"));
        }
        record
    }

    /// The tables of a page that a crawl cut at the wrong place, from the text of the whole page.
    fn whole(&mut self, row: &Row<'_>) -> Option<Map<String, Value>> {
        let text = |part: &str| row.get(part).and_then(Value::as_str).map(clean);
        let cut = PageTables { channels: text("channels")?, documents: text("documents")?, laws: text("laws").unwrap_or_default() };
        if !whole::is_cut(&cut, self.words) {
            return None;
        }
        let Some(PageTables { channels, documents, laws }) = text("whole").and_then(|whole| whole::tables(&whole, self.words)) else {
            self.doubt("", "", words!("các phần của trang bị cắt sai chỗ", "the parts of the page were cut at the wrong place"));
            return None;
        };
        let parts = [("channels", channels), ("documents", documents), ("laws", laws)];
        Some(parts.into_iter().map(|(part, text)| (part.to_owned(), Value::from(text))).collect())
    }

    /// The levels that a record tells by its title, in brackets, or by the names of the offices that carry it out.
    fn levels_in(&mut self, title: &str, offices: Option<&Value>) -> Vec<String> {
        let words = self.words;
        let bracket = title.trim_end().strip_suffix(')').and_then(|title| title.rsplit_once('(')).map_or("", |(_, inside)| inside);
        let said = words.levels_in(bracket);
        if crate::letters::fold(bracket).contains("cap") && !said.is_empty() {
            return said.into_iter().map(str::to_owned).collect();
        }
        let offices = offices.map_or_else(Vec::new, |offices| self.words_of(offices, ""));
        let each: Vec<Vec<&str>> = offices.iter().map(|office| words.levels_in(office)).collect();
        // One office of which nobody knows the level leaves all open.
        if each.iter().any(Vec::is_empty) { Vec::new() } else { each.concat().into_iter().map(str::to_owned).collect() }
    }

    /// The values of an object that say something, by what they are; the rest is noted.
    pub(super) fn row<'v>(&mut self, object: &'v Map<String, Value>, shape: &str, under: &str) -> Row<'v> {
        let mut parts: Vec<(String, &'v str, &'v Value)> = Vec::new();
        for (key, value) in object.iter().filter(|(_, value)| !is_blank(value)) {
            let place = if under.is_empty() { key.clone() } else { format!("{under}.{key}") };
            match self.words.shapes.get(shape).and_then(|shape| shape.part(key)) {
                Some("left") => self.left.push(place),
                Some(part) => match parts.iter().find(|(known, ..)| known == part) {
                    Some((.., first)) if *first == value => {}
                    Some(_) => self.unknown.push((place, short(value))),
                    None => parts.push((part.to_owned(), key, value)),
                },
                None => self.unknown.push((place, short(value))),
            }
        }
        Row { parts }
    }

    pub(super) fn doubt(&mut self, key: &str, text: &str, why: Words) {
        self.doubts.push(ImportProblem::new(self.origin, key, text, why));
    }

    /// A text; nothing where it says that nothing is known.
    pub(super) fn text(&mut self, value: &Value, key: &str) -> String {
        let text = match value {
            Value::String(text) => clean(text),
            Value::Number(number) => number_in_words(number),
            Value::Null => String::new(),
            Value::Array(items) if items.len() == 1 => return self.text(&items[0], key),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                self.unknown.push((key.to_owned(), short(value)));
                String::new()
            }
        };
        if self.words.is_nothing(&text) && !text.chars().any(|c| c.is_ascii_digit()) { String::new() } else { text.trim().to_owned() }
    }

    /// Whether a box is ticked; anything but a yes or no is told.
    fn flag(&mut self, row: &Row<'_>, part: &str) -> bool {
        match row.get(part) {
            Some(Value::Bool(flag)) => *flag,
            Some(value) => {
                self.unknown.push((row.key(part).to_owned(), short(value)));
                false
            }
            None => false,
        }
    }

    /// One text, or those of a list; of an object its name.
    pub(super) fn names(&mut self, value: &Value, key: &str) -> Vec<String> {
        let mut all = match value {
            Value::Array(items) => items.iter().flat_map(|item| self.names(item, key)).collect(),
            Value::Object(object) => {
                let row = self.row(object, "named", key);
                row.get("name").map(|name| self.text(name, key)).into_iter().collect()
            }
            value => vec![self.text(value, key)],
        };
        all.retain(|text: &String| !text.is_empty());
        all
    }

    /// Words of a list in one text, with commas inside of some: left to the readers of words in one piece each.
    fn words_of(&mut self, value: &Value, key: &str) -> Vec<String> {
        match value {
            Value::String(text) => super::text::parts(&self.text(&Value::String(text.clone()), key)),
            value => self.names(value, key),
        }
    }

    fn decisions(&mut self, value: &Value, key: &str) -> Vec<String> {
        match value {
            Value::Object(object) => {
                let row = self.row(object, "announced", key);
                row.get("number").map(|number| self.text(number, key)).into_iter().collect()
            }
            value => self.names(value, key),
        }
    }

    fn steps(&mut self, value: &Value, key: &str) -> String {
        let Value::Array(items) = value else { return self.text(value, key) };
        let mut texts = Vec::new();
        for item in items {
            match item {
                Value::Object(object) => {
                    let row = self.row(object, "step", key);
                    for part in ["title", "text"] {
                        texts.extend(row.get(part).map(|value| self.text(value, key)));
                    }
                }
                item => texts.push(self.text(item, key)),
            }
        }
        texts.retain(|text| !text.is_empty());
        texts.join("\n")
    }
}

/// Whether a value says nothing.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(object) => object.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A text in NFC, without what Word leaves behind and nobody sees.
fn clean(text: &str) -> String {
    compose(text).chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// 7 for 7.0, and 1.5.
fn number_in_words(number: &serde_json::Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// As much of a value as a message shows.
fn short(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.chars().take(80).collect()
}

/// How many of these keys a record of the national database has, and whether what it tells can be nothing else.
pub(in super::super) fn is_record(object: &Map<String, Value>, words: &National) -> bool {
    let Some(shape) = words.shapes.get("record") else { return false };
    let parts: Vec<&str> = object.keys().filter_map(|key| shape.part(key)).collect();
    let has = |part: &str| parts.contains(&part);
    let code = object.iter().find(|(key, _)| shape.part(key) == Some("code")).and_then(|(_, value)| value.as_str());
    // «1.004222»; the code of a law or of a result looks otherwise.
    let is_code = code.is_some_and(|code| code.contains('.') && code.starts_with(|c: char| c.is_ascii_digit()) && !code.contains('/'));
    let more = ["levels", "field", "audience", "steps", "channels", "documents", "laws", "conditions", "outcomes", "executing"];
    let many = more.iter().filter(|part| has(part)).count();
    has("title") && (is_code || (has("code") && many > 0) || many > 2)
}

/// Whether two names of one thing differ in nothing but marks and signs.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}
