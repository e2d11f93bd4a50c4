//! Which row of a table says what its columns are.

use super::cell::{SheetCell, TableRow, one_line};

/// How far down a header is looked for.
const MAX_HEADER_ROW: usize = 40;

/// The titles of the columns, and how many rows they and what stands above them take.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Header {
    pub(super) titles: Vec<String>,
    /// Its first row; what stands above belongs to no column.
    pub(super) first: usize,
    pub(super) end: usize,
    /// How many of the titles somebody knows.
    pub(super) known: usize,
}

/// Finds the header; nothing where there is no row. No row is empty.
pub(super) fn header(rows: &[TableRow], is_known: &dyn Fn(&str) -> bool) -> Option<Header> {
    let known = |row: &TableRow| texts(&row.1).iter().filter(|text| is_known(text)).count();
    let near = &rows[..rows.len().min(MAX_HEADER_ROW)];
    let best = near.iter().enumerate().max_by_key(|(at, row)| (known(row), std::cmp::Reverse(*at)))?;
    // Without a title that is known, it is the first row that is about as wide as most: a title above stands in one cell.
    let at = if known(best.1) > 0 {
        best.0
    } else {
        let mut widths: Vec<usize> = near.iter().map(|row| filled(&row.1)).collect();
        widths.sort_unstable();
        let usual = widths[widths.len() / 2];
        near.iter().position(|row| filled(&row.1) * 2 > usual).unwrap_or_default()
    };
    let mut titles = texts(&rows[at].1);
    let mut end = at + 1;
    if let Some(below) = rows.get(end).map(|row| texts(&row.1)).filter(|below| is_second(&titles, below)) {
        titles = together(&titles, &below);
        end += 1;
    }
    if rows.get(end).is_some_and(|row| counts_columns(&row.1)) {
        end += 1;
    }
    while titles.last().is_some_and(String::is_empty) {
        titles.pop();
    }
    let known = titles.iter().filter(|title| is_known(title)).count();
    Some(Header { titles, first: at, end, known })
}

fn texts(cells: &[SheetCell]) -> Vec<String> {
    cells.iter().map(|cell| one_line(&cell.text)).collect()
}

fn filled(cells: &[SheetCell]) -> usize {
    cells.iter().filter(|cell| !cell.text.trim().is_empty()).count()
}

/// Whether a row belongs to the header above it: it only fills columns that have no title of their own, or a title that reaches
/// over several.
fn is_second(titles: &[String], below: &[String]) -> bool {
    let title = |at: usize| titles.get(at).map_or("", String::as_str);
    let reaches = |at: usize| !title(at).is_empty() && (at + 1 < below.len()) && (title(at + 1).is_empty() || title(at + 1) == title(at));
    let is_repeated = |at: usize| at > 0 && !title(at).is_empty() && title(at) == title(at - 1);
    let filled: Vec<usize> = (0..below.len()).filter(|at| !below[*at].is_empty() && below[*at] != title(*at)).collect();
    let fits = |at: &usize| title(*at).is_empty() || reaches(*at) || is_repeated(*at);
    let has_new = filled.iter().any(|at| title(*at).is_empty() || is_repeated(*at));
    let has_title_only =
        (0..titles.len()).any(|at| !title(at).is_empty() && below.get(at).is_none_or(|text| text.is_empty() || text == title(at)));
    filled.len() > 1 && has_new && has_title_only && filled.iter().all(fits)
}

/// Titles of two rows: «Phí, lệ phí: trực tiếp».
fn together(titles: &[String], below: &[String]) -> Vec<String> {
    let mut over = String::new();
    let mut all = Vec::with_capacity(titles.len().max(below.len()));
    for at in 0..titles.len().max(below.len()) {
        let (title, under) = (titles.get(at).map_or("", String::as_str), below.get(at).map_or("", String::as_str));
        if !title.is_empty() {
            title.clone_into(&mut over);
        }
        all.push(match (over.is_empty(), under.is_empty() || under == title) {
            (_, true) => title.to_owned(),
            (true, false) => under.to_owned(),
            (false, false) => format!("{over}: {under}"),
        });
    }
    all
}

/// Whether a row only numbers the columns: «1, 2, 3», «(1) (2) (3)», «A, B, 1, 2».
fn counts_columns(cells: &[SheetCell]) -> bool {
    let marks: Vec<String> = texts(cells).iter().map(|text| text.trim_matches(['(', ')', '[', ']', '.', ' ']).to_owned()).collect();
    let marks: Vec<&str> = marks.iter().map(String::as_str).filter(|mark| !mark.is_empty()).collect();
    let numbers: Vec<u32> = marks.iter().filter_map(|mark| mark.parse().ok()).collect();
    let letters = marks.iter().filter(|mark| mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_alphabetic())).count();
    numbers.len() > 1 && numbers.len() + letters == marks.len() && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1) && numbers[0] < 3
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn rows(texts: &[&[&str]]) -> Vec<TableRow> {
        let cell = |text: &&str| SheetCell { text: (*text).to_owned(), is_number: false };
        texts.iter().enumerate().map(|(at, row)| (at + 1, row.iter().map(cell).collect())).collect()
    }

    fn found(texts: &[&[&str]]) -> (Vec<String>, usize) {
        let known = |title: &str| ["Mã số", "Tên", "Phí: Trực tiếp"].contains(&title);
        let header = header(&rows(texts), &known).unwrap();
        (header.titles, header.end)
    }

    #[test]
    fn lines_above_the_header_are_no_columns() {
        let (titles, end) = found(&[&["DANH SÁCH", "", ""], &["(kèm theo Quyết định)"], &["Mã số", "Tên", "Lĩnh vực"], &["1.1", "A", "B"]]);
        assert_eq!((titles, end), (vec!["Mã số".into(), "Tên".into(), "Lĩnh vực".into()], 3));
        let (titles, end) = found(&[&["DANH SÁCH"], &["Gì đó", "Khác", "Nữa"], &["1.1", "A", "B"], &["1.2", "C", "D"]]);
        assert_eq!((titles.len(), end), (3, 2));
    }

    #[test]
    fn a_header_of_two_rows_and_a_row_of_numbers() {
        let (titles, end) = found(&[
            &["Mã số", "Tên", "Phí", "", "Ghi chú"],
            &["", "", "Trực tiếp", "Trực tuyến", ""],
            &["(1)", "(2)", "(3)", "(4)", "(5)"],
            &["1.1", "A", "5", "6", ""],
        ]);
        assert_eq!(titles, ["Mã số", "Tên", "Phí: Trực tiếp", "Phí: Trực tuyến", "Ghi chú"]);
        assert_eq!(end, 3);
    }

    #[test]
    fn a_row_of_the_table_is_no_second_header() {
        let (_, end) = found(&[&["Mã số", "Tên", ""], &["1.1", "A", "x"]]);
        assert_eq!(end, 1);
        let (_, end) = found(&[&["Mã số", "Tên"], &["1.1", "A"]]);
        assert_eq!(end, 1);
    }
}
