//! From a table: CSV, or the sheet of a workbook (XLSX, XLS, ODS). Lines of a title above the header, a header of two rows and
//! a row that numbers the columns are told apart from what the table holds.

use std::path::Path;

use super::super::change::read_plain;
use super::cell::{SheetCell, TableRow, one_line};
use super::header::{Header, header};
use super::source::decode;
use super::summary::Summary;
use super::workbook::workbook;
use crate::error::{Error, Result};
use crate::text::shown;

/// A table as text, with the numbers that a workbook holds told apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its name, for messages.
    pub(super) name: String,
    /// The titles of its columns.
    pub(super) titles: Vec<String>,
    /// Its rows: the line in the file, and the cells.
    pub(super) rows: Vec<TableRow>,
}

/// Reads a table; `is_known` says whether somebody knows a column of this title.
pub(super) fn open(path: &Path, sheet: Option<&str>, is_known: &dyn Fn(&str) -> bool, summary: &mut Summary) -> Result<Table> {
    let bytes =
        read_plain(path)?.ok_or_else(|| Error::Usage(words!("{path}: không có tệp này", "{path} is not there", path = path.display())))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    of(bytes, name, sheet, is_known, summary)
}

/// The same of these bytes, which messages call by this name.
pub(super) fn of(
    bytes: Vec<u8>,
    name: String,
    sheet: Option<&str>,
    is_known: &dyn Fn(&str) -> bool,
    summary: &mut Summary,
) -> Result<Table> {
    let sheets = match &bytes[..] {
        [b'P', b'K', ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => workbook(bytes, &name, sheet, summary)?,
        _ => vec![(String::new(), separated(&bytes, &name, summary)?)],
    };
    let mut read: Vec<(String, Header, Vec<TableRow>)> = Vec::new();
    for (sheet, mut rows) in sheets {
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.text.trim().is_empty()));
        if let Some(found) = header(&rows, is_known) {
            read.push((sheet, found, rows));
        }
    }
    // The first sheet whose columns somebody knows; else the first that holds anything.
    let most = read.iter().map(|(_, header, _)| header.known).max().unwrap_or_default();
    let chosen = read.iter().position(|(_, header, _)| header.known > 1 || header.known == most).unwrap_or_default();
    if read.is_empty() {
        return Err(Error::Usage(words!("{name}: bảng không có dòng nào", "{name}: the table is empty")));
    }
    for (other, ..) in read.iter().enumerate().filter(|(at, _)| *at != chosen).map(|(_, other)| other) {
        summary.remark(words!(
            "{name}: trang tính «{other}» chưa đọc; muốn đọc, thêm `sheet: {other}` vào tệp ánh xạ",
            "{name}: the sheet «{other}» is not read; for that, add `sheet: {other}` to the mapping"
        ));
    }
    let (_, header, mut rows) = read.swap_remove(chosen);
    for (line, cells) in &rows[..header.first.min(rows.len())] {
        let text = cells.iter().map(|cell| one_line(&cell.text)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        summary.remark(words!(
            "{name}:{line}: «{text}» đứng trên dòng tên cột, không lấy",
            "{name}:{line}: «{text}» stands above the header and is not taken",
            name = name,
            line = line,
            text = shown(&text)
        ));
    }
    let rows = rows.split_off(header.end.min(rows.len()));
    Ok(Table { name, titles: header.titles, rows })
}

fn separated(bytes: &[u8], name: &str, summary: &mut Summary) -> Result<Vec<TableRow>> {
    let decoded = decode(bytes, name)?;
    if decoded.text.chars().take(1_000).filter(|c| c.is_control() && !c.is_whitespace() && *c != '\0').count() > 50 {
        return Err(Error::Usage(words!("{name}: không đọc được bảng tính này", "{name} is neither a workbook nor text")));
    }
    if decoded.is_guessed {
        summary.remark(words!(
            "{name}: đọc theo bảng mã Windows-1258; hãy xem lại dấu tiếng Việt",
            "{name}: read as Windows-1258; look at the marks of its letters"
        ));
    }
    let records = |delimiter: u8, most: usize| {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(decoded.text.as_bytes());
        reader.records().take(most).collect::<Vec<_>>()
    };
    // What parts the columns gives most rows the same number of cells.
    let regular = |delimiter: &u8| {
        let widths: Vec<usize> = records(*delimiter, 200).iter().flatten().map(csv::StringRecord::len).filter(|width| *width > 1).collect();
        widths.iter().map(|width| (widths.iter().filter(|other| *other == width).count(), *width)).max().unwrap_or_default()
    };
    let delimiter = [b',', b';', b'\t', b'|'].into_iter().max_by_key(regular).unwrap_or(b',');
    let mut rows = Vec::new();
    for record in records(delimiter, usize::MAX) {
        let record = record.map_err(|error| Error::Usage(words!("{name}: {error}", "{name}: {error}")))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|text| SheetCell { text: text.to_owned(), is_number: false }).collect();
        rows.push((usize::try_from(line).unwrap_or_default(), cells));
    }
    Ok(rows)
}
