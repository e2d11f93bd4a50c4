//! The sheet of a workbook: XLSX, XLS, XLSB or ODS, within bounds that a table of procedures never reaches.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use calamine::{Data, Reader as _, SheetType, SheetVisible, Sheets, Xlsx};

use super::cell::{SheetCell, TableRow};
use super::summary::Summary;
use crate::error::{Error, Result};

/// How much a workbook may hold when it is unpacked, in bytes.
const MAX_UNPACKED_BYTES: u64 = 128 << 20;
/// How many rows and columns a sheet may reach. A cell far away makes a small file a table of billions.
const ROWS: u32 = 50_000;
const COLUMNS: u32 = 1_000;
/// How many cells one merged cell fills.
const FILLED: usize = 1_000;
/// How many sheets are looked at.
const MAX_SHEETS: usize = 50;

/// The sheets that people see, each with its rows and their numbers; only the one of this name if one is named.
pub(super) fn workbook(bytes: Vec<u8>, name: &str, sheet: Option<&str>, summary: &mut Summary) -> Result<Vec<(String, Vec<TableRow>)>> {
    let refuse = |error: &dyn std::fmt::Display| {
        Error::Usage(words!("{name}: không đọc được bảng tính này: {error}", "{name} cannot be read as a workbook: {error}"))
    };
    let unpacked = zip::ZipArchive::new(Cursor::new(&bytes)).ok().and_then(|archive| archive.decompressed_size());
    if unpacked.is_some_and(|size| size > u128::from(MAX_UNPACKED_BYTES)) {
        let most = MAX_UNPACKED_BYTES >> 20;
        return Err(Error::Usage(words!("{name}: bảng tính bung ra lớn hơn {most} MiB", "{name} unpacks to more than {most} MiB")));
    }
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| refuse(&error))?;
    let known = book.sheets_metadata().to_vec();
    let names = || known.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>().join(", ");
    let chosen: Vec<String> = match sheet {
        Some(sheet) if known.iter().any(|known| known.name == sheet) => vec![sheet.to_owned()],
        Some(sheet) => {
            return Err(Error::Usage(words!(
                "{name}: không có trang tính «{sheet}»; có: {known}",
                "{name} has no sheet `{sheet}`; it has: {known}",
                name = name,
                sheet = sheet,
                known = names()
            )));
        }
        None => {
            for hidden in known.iter().filter(|sheet| sheet.visible != SheetVisible::Visible && sheet.typ == SheetType::WorkSheet) {
                summary.remark(words!(
                    "{name}: trang tính ẩn «{hidden}» không đọc",
                    "{name}: the hidden sheet «{hidden}» is not read",
                    name = name,
                    hidden = hidden.name
                ));
            }
            if known.len() > MAX_SHEETS {
                summary.remark(words!(
                    "{name}: chỉ xem {MAX_SHEETS} trang tính đầu",
                    "{name}: only the first {MAX_SHEETS} sheets are looked at"
                ));
            }
            let seen = known.iter().filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet);
            seen.map(|sheet| sheet.name.clone()).take(MAX_SHEETS).collect()
        }
    };
    if chosen.is_empty() {
        return Err(Error::Usage(words!(
            "{name}: mọi trang tính đều ẩn ({known}); ghi `sheet:` trong tệp ánh xạ",
            "{name}: all sheets are hidden ({known}); name one as `sheet:` in the mapping",
            name = name,
            known = names()
        )));
    }
    let mut sheets = Vec::new();
    for sheet in chosen {
        let rows = match &mut book {
            Sheets::Xlsx(book) => xlsx(book, &sheet, name),
            book => {
                let range = book.worksheet_range(&sheet).map_err(|error| refuse(&error))?;
                let first = range.start().map_or(0, |(row, _)| row as usize);
                Ok(range.rows().enumerate().map(|(at, row)| (first + at + 1, row.iter().map(cell).collect())).collect())
            }
        };
        sheets.push((sheet, rows?));
    }
    Ok(sheets)
}

/// The rows of a sheet, cell by cell: a range of all of them would be as large as its farthest corner.
fn xlsx<R: Read + Seek>(book: &mut Xlsx<R>, sheet: &str, name: &str) -> Result<Vec<TableRow>> {
    let refuse = |error: &dyn std::fmt::Display| {
        Error::Usage(words!("{name}: không đọc được bảng tính này: {error}", "{name} cannot be read as a workbook: {error}"))
    };
    let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| refuse(&error))?;
    let mut rows: BTreeMap<u32, Vec<SheetCell>> = BTreeMap::new();
    while let Some(found) = cells.next_cell().map_err(|error| refuse(&error))? {
        let (row, column) = found.get_position();
        let text = cell(&Data::from(found.get_value().clone()));
        if text.text.trim().is_empty() {
            continue;
        }
        if row >= ROWS || column >= COLUMNS {
            let (row, column) = (row + 1, column + 1);
            return Err(Error::Usage(words!(
                "{name}: có chữ ở dòng {row}, cột {column}; bảng chỉ đọc tới dòng {ROWS}, cột {COLUMNS}",
                "{name}: a cell in row {row}, column {column} lies beyond row {ROWS} or column {COLUMNS}"
            )));
        }
        put(&mut rows, row, column, text);
    }
    // A cell that reaches over several rows holds for each of them.
    for region in merged.iter().filter(|region| region.end.0 > region.start.0 && region.end.0 < ROWS).take(ROWS as usize) {
        let (row, column) = region.start;
        let Some(text) = rows.get(&row).and_then(|line| line.get(column as usize)).filter(|cell| !cell.text.is_empty()).cloned() else {
            continue;
        };
        let below: Vec<u32> = rows.range(row + 1..=region.end.0).map(|(row, _)| *row).take(FILLED).collect();
        for row in below {
            put(&mut rows, row, column, text.clone());
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (row as usize + 1, cells)).collect())
}

fn put(rows: &mut BTreeMap<u32, Vec<SheetCell>>, row: u32, column: u32, cell: SheetCell) {
    let line = rows.entry(row).or_default();
    if line.len() <= column as usize {
        line.resize(column as usize + 1, SheetCell::default());
    }
    line[column as usize] = cell;
}

fn cell(data: &Data) -> SheetCell {
    let plain = |text: String| SheetCell { text, is_number: false };
    match data {
        Data::Empty => SheetCell::default(),
        // What stands there instead of a value: «#REF!».
        Data::Error(error) => plain(error.to_string()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => plain(text.clone()),
        Data::Bool(flag) => plain(flag.to_string()),
        Data::Int(number) => SheetCell { text: number.to_string(), is_number: true },
        Data::Float(number) => SheetCell { text: number.to_string(), is_number: true },
        Data::DateTime(when) => {
            let (year, month, day, hour, minute, ..) = when.to_ymd_hms_milli();
            let (on, clock) = (format!("{year:04}-{month:02}-{day:02}"), format!("{hour:02}:{minute:02}"));
            plain(if when.as_f64() < 1.0 {
                clock
            } else if when.as_f64().fract() == 0.0 {
                on
            } else {
                format!("{on} {clock}")
            })
        }
    }
}
