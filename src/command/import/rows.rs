//! The rows of a table as entries: a mapping says which column is which key.

use serde_json::{Map, Value};

use super::fields::Fields;
use super::incoming::{ImportProblem, Incoming};
use super::mapping::{MappedColumn, Mapping};
use super::table::{Table, one_line};
use crate::text::shown;

/// The longest cell, in bytes; Excel holds 32,767 characters.
const LONGEST: usize = 32 * 1024;

/// Every row as an entry.
pub(super) fn read(table: &Table, mapping: &Mapping, fields: &mut Fields, troubles: &mut Vec<ImportProblem>) -> Vec<Incoming> {
    let columns: Vec<Option<&MappedColumn>> = table.titles.iter().map(|title| mapping.column(title)).collect();
    for (at, title) in table.titles.iter().enumerate().filter(|(at, title)| columns[*at].is_none() && !mapping.is_ignored(title)) {
        let example = table.rows.iter().filter_map(|(_, cells)| cells.get(at)).find(|cell| !cell.text.trim().is_empty());
        let why = "cột này chưa có trong tệp ánh xạ (`columns`), nên bỏ qua (no column of the mapping)";
        troubles.push(ImportProblem::new(&table.name, title, example.map_or("", |cell| &cell.text), why));
    }
    for title in mapping.titles().filter(|title| !table.titles.iter().any(|known| one_line(title) == *known)) {
        troubles.push(ImportProblem::new(&table.name, title, "", "bảng không có cột này (the table has no such column)"));
    }
    let mut all = Vec::new();
    for (line, cells) in &table.rows {
        let origin = format!("{}:{line}", table.name);
        let mut facts = Value::Object(Map::new());
        for (key, value) in &mapping.always {
            put(&mut facts, key, value.clone());
        }
        for (column, cell) in columns.iter().zip(cells) {
            let Some(column) = column else { continue };
            let text = cell.text.trim();
            if text.is_empty() {
                continue;
            }
            if text.len() > LONGEST {
                troubles.push(ImportProblem::new(
                    &origin,
                    &column.key,
                    &shown(text),
                    "ô này dài quá 32 KiB, nên bỏ qua (the cell is longer than 32 KiB)",
                ));
                continue;
            }
            if cell.is_number && column.key == "code" {
                troubles.push(ImportProblem::new(
                    &origin,
                    "code",
                    text,
                    "ô này là số nên đã mất số 0 ở cuối; đổi ô thành văn bản rồi gõ lại mã (the cell is a number: zeros are lost)",
                ));
                continue;
            }
            let value = column.value(text);
            let value = if column.key == "field" { Value::from(fields.id(text)) } else { value };
            put(&mut facts, &column.key, value);
        }
        let stem = match facts.as_object_mut().and_then(|map| map.remove("id")) {
            Some(Value::String(stem)) => Some(stem),
            _ => None,
        };
        all.push(Incoming { stem, ..Incoming::new(mapping.into, origin, serde_yaml::to_value(facts).unwrap_or_default()) });
    }
    all
}

/// Puts a value at a place such as `fees.0.amount`.
fn put(facts: &mut Value, key: &str, value: Value) {
    let mut here = facts;
    for part in key.split('.') {
        here = if let Ok(index) = part.parse::<usize>() {
            if !here.is_array() {
                *here = Value::Array(Vec::new());
            }
            let Value::Array(items) = here else { return };
            while items.len() <= index.min(99) {
                items.push(Value::Object(Map::new()));
            }
            &mut items[index.min(99)]
        } else {
            if !here.is_object() {
                *here = Value::Object(Map::new());
            }
            let Value::Object(map) = here else { return };
            map.entry(part.to_owned()).or_insert(Value::Null)
        };
    }
    *here = value;
}
