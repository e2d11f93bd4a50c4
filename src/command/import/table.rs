//! From a table: CSV, or the sheet of a workbook (XLSX, XLS, ODS). A mapping says which column is which key.

use std::path::Path;

use serde_json::{Map, Value};

use super::super::change::read_plain;
use super::fields::Fields;
use super::incoming::{Incoming, Trouble};
use super::mapping::{Column, Mapping};
use super::workbook::workbook;
use crate::error::{Error, Result};
use crate::text::shown;

/// The longest cell, in bytes; Excel holds 32,767 characters.
const LONGEST: usize = 32 * 1024;

/// A table as text, with the numbers that a workbook holds told apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its name, for messages.
    pub(super) name: String,
    /// The titles of its columns.
    pub(super) titles: Vec<String>,
    /// Its rows: the line in the file, and the cells.
    pub(super) rows: Vec<(usize, Vec<Cell>)>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it says.
    pub(super) text: String,
    /// Whether the workbook holds it as a number, so that zeros at its ends are lost.
    pub(super) is_number: bool,
}

/// Reads a table.
pub(super) fn open(path: &Path, sheet: Option<&str>) -> Result<Table> {
    let bytes = read_plain(path)?.ok_or_else(|| Error::Usage(format!("{}: không có tệp này (not found)", path.display())))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_text = matches!(path.extension().and_then(|ending| ending.to_str()), Some("csv" | "tsv" | "txt"));
    let rows = if is_text { separated(&bytes, &name)? } else { workbook(bytes, &name, sheet)? };
    let mut rows = rows.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.text.trim().is_empty()));
    let titles = rows.next().map(|(_, cells)| cells.into_iter().map(|cell| one_line(&cell.text)).collect()).unwrap_or_default();
    Ok(Table { name, titles, rows: rows.collect() })
}

fn separated(bytes: &[u8], name: &str) -> Result<Vec<(usize, Vec<Cell>)>> {
    let text = decode(bytes)
        .ok_or_else(|| Error::Usage(format!("{name}: không phải UTF-8; trong Excel hãy lưu dạng «CSV UTF-8» (save as CSV UTF-8)")))?;
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|byte| first.bytes().filter(|b| b == byte).count()).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Error::Usage(format!("{name}: {error}")))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|text| Cell { text: text.to_owned(), is_number: false }).collect();
        rows.push((usize::try_from(line).unwrap_or_default(), cells));
    }
    Ok(rows)
}

/// UTF-8, or UTF-16 with its mark, as Excel writes «Unicode text».
fn decode(bytes: &[u8]) -> Option<String> {
    let wide = |little: bool| {
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|pair| if little { u16::from_le_bytes([pair[0], pair[1]]) } else { u16::from_be_bytes([pair[0], pair[1]]) })
            .collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(true),
        [0xfe, 0xff, ..] => wide(false),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        bytes => String::from_utf8(bytes.to_vec()).ok(),
    }
}

/// Every row as an entry.
pub(super) fn read(table: &Table, mapping: &Mapping, fields: &mut Fields, troubles: &mut Vec<Trouble>) -> Vec<Incoming> {
    let columns: Vec<Option<&Column>> = table.titles.iter().map(|title| mapping.column(title)).collect();
    for (at, title) in table.titles.iter().enumerate().filter(|(at, title)| columns[*at].is_none() && !mapping.is_ignored(title)) {
        let example = table.rows.iter().filter_map(|(_, cells)| cells.get(at)).find(|cell| !cell.text.trim().is_empty());
        let why = "cột này chưa có trong tệp ánh xạ (`columns`), nên bỏ qua (no column of the mapping)";
        troubles.push(Trouble::new(&table.name, title, example.map_or("", |cell| &cell.text), why));
    }
    for title in mapping.titles().filter(|title| !table.titles.iter().any(|known| one_line(title) == *known)) {
        troubles.push(Trouble::new(&table.name, title, "", "bảng không có cột này (the table has no such column)"));
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
                troubles.push(Trouble::new(
                    &origin,
                    &column.key,
                    &shown(text),
                    "ô này dài quá 32 KiB, nên bỏ qua (the cell is longer than 32 KiB)",
                ));
                continue;
            }
            if cell.is_number && column.key == "code" {
                troubles.push(Trouble::new(
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
        all.push(Incoming {
            origin,
            kind: mapping.into,
            stem,
            facts: serde_yaml::to_value(facts).unwrap_or_default(),
            ..Incoming::default()
        });
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

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
