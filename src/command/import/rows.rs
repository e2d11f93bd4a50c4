//! The rows of a table as entries: a mapping says which column is which key.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::cell::{SheetCell, TableRow, one_line};
use super::fields::Fields;
use super::incoming::Incoming;
use super::mapping::{MappedColumn, Mapping};
use super::national::Found;
use super::problem::ImportProblem;
use super::summary::Summary;
use super::table::Table;
use crate::error::{Error, Result};
use crate::finding::Words;
use crate::jurisdiction::Jurisdiction;
use crate::record::EntryKind;
use crate::text::shown;

/// The longest cell, in bytes; Excel holds 32,767 characters.
const MAX_CELL_BYTES: usize = 32 * 1024;
/// Why a code that a workbook holds as a number is not taken.
const NUMBER: Words = Words {
    vi: Cow::Borrowed("ô này là số nên đã mất số 0 ở cuối; đổi ô thành văn bản rồi gõ lại mã"),
    en: Cow::Borrowed("the cell is a number: zeros are lost"),
};

/// What a workbook shows instead of a value, also when it is saved as CSV.
const ERRORS: [&str; 8] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"];

/// The rows of a table in text as facts, and how many cells, rows and columns were told instead.
///
/// # Errors
/// When it is no table, or the mapping none.
pub fn cells(table: &str, mapping: &str, habits: &Jurisdiction) -> Result<(Vec<serde_yaml::Value>, usize)> {
    let mapping = Mapping::of(mapping).map_err(|why| Error::Usage(words!("{why}", "{why}")))?;
    let mut summary = Summary::default();
    let is_known = |title: &str| mapping.column(title).is_some();
    let table = super::table::of(table.as_bytes().to_vec(), "x.csv".to_owned(), None, &is_known, &mut summary)?;
    let all = read(&table, &mapping, habits, &mut Fields::default(), &mut summary);
    let told = summary.count() + all.iter().map(|one| one.doubts.len()).sum::<usize>();
    Ok((all.into_iter().map(|one| one.facts).collect(), told))
}

/// Every row as an entry.
pub(super) fn read(table: &Table, mapping: &Mapping, habits: &Jurisdiction, fields: &mut Fields, summary: &mut Summary) -> Vec<Incoming> {
    let columns = columns(table, mapping, summary);
    let mut all = Vec::new();
    for (line, cells) in entries(table, mapping, &columns, habits, summary) {
        let origin = format!("{}:{line}", table.name);
        let mut facts = Value::Object(Map::new());
        for (key, value) in &mapping.always {
            put(&mut facts, key, value.clone());
        }
        let mut doubts = Vec::new();
        for (column, cell) in columns.iter().zip(cells) {
            let Some(column) = column else { continue };
            let text = cell.text.trim();
            if text.is_empty() {
                continue;
            }
            let mut doubt = |text: &str, why: Words| doubts.push(ImportProblem::new(&origin, &column.key, text, why));
            if text.len() > MAX_CELL_BYTES {
                doubt(&shown(text), words!("ô này dài quá 32 KiB, nên bỏ qua", "the cell is longer than 32 KiB"));
            } else if ERRORS.contains(&text) {
                doubt(text, words!("ô này là lỗi của bảng tính, không phải giá trị", "an error of the workbook stands in this cell"));
            } else if cell.is_number && column.key == "code" {
                doubt(text, NUMBER);
            } else {
                let value = column.value(text);
                let value = if column.key == "field" { Value::from(fields.id(text)) } else { value };
                put(&mut facts, &column.key, value);
            }
        }
        let stem = match facts.as_object_mut().and_then(|map| map.remove("id")) {
            Some(Value::String(stem)) => Some(stem),
            _ => None,
        };
        let facts = serde_yaml::to_value(facts).unwrap_or_default();
        all.push(Incoming { stem, doubts, ..Incoming::new(mapping.into, origin, facts) });
    }
    all
}

/// For each column what it is; what nobody knows, and what is wanted and not there, is told.
fn columns<'m>(table: &Table, mapping: &'m Mapping, summary: &mut Summary) -> Vec<Option<&'m MappedColumn>> {
    let width = table.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default().max(table.titles.len());
    let mut columns: Vec<Option<&MappedColumn>> = Vec::with_capacity(width);
    for at in 0..width {
        let title = table.titles.get(at).map_or("", String::as_str);
        let example = || table.rows.iter().filter_map(|(_, cells)| cells.get(at)).find(|cell| !cell.text.trim().is_empty());
        let known = mapping.column(title).filter(|_| !title.is_empty());
        let mut tell = |why: Words| {
            if let Some(example) = example() {
                summary.lost(ImportProblem::new(&table.name, title, &example.text, why));
            }
        };
        match known {
            Some(column) if columns.iter().flatten().any(|other| std::ptr::eq(*other, column)) => {
                tell(words!("có hai cột cùng tên, đã lấy cột trước", "two columns of one name, the first was taken"));
                columns.push(None);
            }
            Some(column) => columns.push(Some(column)),
            None => {
                if title.is_empty() {
                    tell(words!("cột này không có tên, nên bỏ qua", "a column without a title"));
                } else if !mapping.is_ignored(title) {
                    tell(words!("cột này chưa có trong tệp ánh xạ (`columns`), nên bỏ qua", "no column of the mapping"));
                }
                columns.push(None);
            }
        }
    }
    for title in mapping.titles().filter(|title| !table.titles.iter().any(|known| one_line(known) == *title)) {
        summary.lost(ImportProblem::new(&table.name, title, "", words!("bảng không có cột này", "the table has no such column")));
    }
    columns
}

/// The rows that are entries. Headings between them, and names and sums below, are told and left out.
fn entries<'t>(
    table: &'t Table,
    mapping: &Mapping,
    columns: &[Option<&MappedColumn>],
    habits: &Jurisdiction,
    summary: &mut Summary,
) -> Vec<&'t TableRow> {
    let mapped = columns.iter().flatten().count();
    let says = |cells: &[SheetCell], keys: &[&str]| {
        columns
            .iter()
            .zip(cells)
            .any(|(column, cell)| column.is_some_and(|column| keys.contains(&column.key.as_str())) && !cell.text.trim().is_empty())
    };
    let has_codes = mapping.into == EntryKind::Procedures && table.rows.iter().any(|(_, cells)| says(cells, &["code"]));
    let is_entry = |cells: &[SheetCell]| {
        let filled = columns.iter().zip(cells).filter(|(column, cell)| column.is_some() && !cell.text.trim().is_empty()).count();
        let is_named = says(cells, &["title", "name", "id", "code", "number"]);
        is_named && (!has_codes || says(cells, &["code"]) || filled * 2 > mapped)
    };
    let mut kept = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        if is_entry(&row.1) {
            kept.push(row);
        } else {
            tell_stray(table, row, habits, summary);
        }
    }
    kept
}

/// Tells a row that is no entry.
fn tell_stray(table: &Table, row: &TableRow, habits: &Jurisdiction, summary: &mut Summary) {
    let texts: Vec<String> = row.1.iter().map(|cell| one_line(&cell.text)).filter(|text| !text.is_empty()).collect();
    let text = texts.join(" · ");
    if texts.iter().any(|text| habits.tables.is_footer(text)) {
        let shown: String = text.chars().take(80).collect();
        summary.remark(words!(
            "{table}:{line}: «{text}» không phải một mục, bỏ qua",
            "{table}:{line}: «{text}» is no entry and passed over",
            table = table.name,
            line = row.0,
            text = shown
        ));
    } else {
        let why = words!("dòng này không có mã và hầu như trống, nên không coi là một mục", "hardly anything in this row, no entry");
        summary.lost(ImportProblem::new(&format!("{}:{}", table.name, row.0), "", &text, why));
    }
}

/// The rows of a list of the national database, when all its columns are those of such a list.
pub(super) fn of_national_list(table: &Table, habits: &Jurisdiction, summary: &mut Summary) -> Option<Vec<Found>> {
    let shape = habits.national.shapes.get("record")?;
    let titles: Vec<&str> = table.titles.iter().map(String::as_str).filter(|title| !title.is_empty()).collect();
    let parts: Vec<Option<&str>> = titles.iter().map(|title| shape.part(title)).collect();
    let is_list = parts.iter().all(Option::is_some) && parts.contains(&Some("code")) && parts.contains(&Some("title"));
    if !is_list {
        return None;
    }
    let mut found = Vec::new();
    for row in &table.rows {
        let origin = format!("{}:{}", table.name, row.0);
        let mut object = Map::new();
        for (title, cell) in table.titles.iter().zip(&row.1).filter(|(title, cell)| !title.is_empty() && !cell.text.trim().is_empty()) {
            if cell.is_number && shape.part(title) == Some("code") {
                summary.lost(ImportProblem::new(&origin, title, &cell.text, NUMBER));
            } else {
                object.insert(title.clone(), Value::from(cell.text.trim()));
            }
        }
        let has = |part: &str| object.keys().any(|title| shape.part(title) == Some(part));
        if has("code") && has("title") {
            found.push((origin, object));
        } else {
            tell_stray(table, row, habits, summary);
        }
    }
    Some(found)
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
