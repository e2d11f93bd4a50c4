//! What may stand in an entry, as JSON Schema (draft 7, which editors' programs read): from the types that read it.

#![allow(clippy::single_match_else, reason = "both ways of an option read best side by side")]

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::read::Scalar;

/// A type that can say what may stand in its place.
pub trait Describe {
    /// Its schema; records are noted in the book and named.
    fn describe(book: &mut Book) -> Value;
}

/// The records that were met, each once.
#[derive(Debug, Default)]
pub struct Book {
    /// What a key is for, in Vietnamese, by `Record.key`.
    vietnamese: BTreeMap<String, String>,
    /// The records by name.
    records: BTreeMap<&'static str, Value>,
    /// Keys without Vietnamese words.
    pub missing: Vec<String>,
}

impl Book {
    /// A book with these Vietnamese words.
    #[must_use]
    pub fn new(vietnamese: BTreeMap<String, String>) -> Self {
        Self { vietnamese, ..Self::default() }
    }

    /// The schema of a file that holds what is so described.
    #[must_use]
    pub fn schema(&mut self, describe: fn(&mut Self) -> Value, id: &str, title: &str) -> Value {
        self.records.clear();
        let mut root = describe(self);
        root["$schema"] = json!("http://json-schema.org/draft-07/schema#");
        root["$id"] = json!(id);
        root["title"] = json!(title);
        root["definitions"] = self.records.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect::<Map<_, _>>().into();
        root
    }

    /// A record: its keys, each with its words in English, its schema and whether it must be there.
    pub fn record(&mut self, name: &'static str, keys: &[Key]) -> Value {
        if !self.records.contains_key(name) {
            self.records.insert(name, Value::Null);
            let mut properties = Map::new();
            let mut required = Vec::new();
            for key in keys {
                let mut schema = (key.describe)(self);
                if key.required {
                    required.push(key.name);
                } else {
                    schema = nullable(schema);
                }
                let full = format!("{name}.{}", key.name);
                let english = key.words.trim();
                let words = match self.vietnamese.get(&full).or_else(|| self.vietnamese.get(key.name)) {
                    Some(vietnamese) => format!("{vietnamese}\n\n{english}"),
                    None => {
                        self.missing.push(full);
                        english.to_owned()
                    }
                };
                if schema.get("$ref").is_some() {
                    schema = json!({ "allOf": [schema] });
                }
                schema["description"] = words.into();
                properties.insert(key.name.to_owned(), schema);
            }
            let mut schema = json!({ "type": "object", "additionalProperties": false, "properties": properties });
            if !required.is_empty() {
                schema["required"] = json!(required);
            }
            self.records.insert(name, schema);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }
}

/// A key of a record.
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it is for, in English.
    pub words: &'static str,
    /// Whether an entry without it is faulty.
    pub required: bool,
    /// The schema of its value.
    pub describe: fn(&mut Book) -> Value,
}

/// The same, or nothing: a key that an editor has left empty is as if it were not there.
fn nullable(schema: Value) -> Value {
    match schema {
        Value::Object(mut map) if map.get("anyOf").is_some_and(Value::is_array) && !map.contains_key("allOf") => {
            if let Some(Value::Array(list)) = map.get_mut("anyOf") {
                list.push(json!({ "type": "null" }));
            }
            Value::Object(map)
        }
        schema => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// One of several.
#[must_use]
pub fn any_of(schemas: impl IntoIterator<Item = Value>) -> Value {
    json!({ "anyOf": schemas.into_iter().collect::<Vec<_>>() })
}

/// The schema of a scalar with the words for what is wrong.
#[must_use]
pub fn describe_scalar<T: Scalar>() -> Value {
    let mut schema = T::schema();
    let (vietnamese, english) = T::WHAT;
    schema["errorMessage"] = format!("Ở đây phải là {vietnamese}. ({english} is expected here.)").into();
    schema
}

impl<T: Describe> Describe for Option<T> {
    fn describe(book: &mut Book) -> Value {
        T::describe(book)
    }
}

impl<T: Describe> Describe for Box<T> {
    fn describe(book: &mut Book) -> Value {
        T::describe(book)
    }
}

impl<T: Describe> Describe for Vec<T> {
    /// One value is a list of one.
    fn describe(book: &mut Book) -> Value {
        let one = T::describe(book);
        any_of([json!({ "type": "array", "items": one.clone() }), one])
    }
}
