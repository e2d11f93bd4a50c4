//! From a table: CSV, or the sheet of a workbook (XLSX, XLS, ODS).

use std::path::Path;

use super::super::change::read_plain;
use super::workbook::{SheetCell, workbook};
use crate::error::{Error, Result};

/// A table as text, with the numbers that a workbook holds told apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its name, for messages.
    pub(super) name: String,
    /// The titles of its columns.
    pub(super) titles: Vec<String>,
    /// Its rows: the line in the file, and the cells.
    pub(super) rows: Vec<(usize, Vec<SheetCell>)>,
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

fn separated(bytes: &[u8], name: &str) -> Result<Vec<(usize, Vec<SheetCell>)>> {
    let text = decode(bytes)
        .ok_or_else(|| Error::Usage(format!("{name}: không phải UTF-8; trong Excel hãy lưu dạng «CSV UTF-8» (save as CSV UTF-8)")))?;
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|byte| first.bytes().filter(|b| b == byte).count()).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Error::Usage(format!("{name}: {error}")))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|text| SheetCell { text: text.to_owned(), is_number: false }).collect();
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

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
