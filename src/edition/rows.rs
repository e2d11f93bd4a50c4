//! Faulty rows of the lists that many entries share: each is left out alone. Whoever names it is told so by the rules, and left
//! out in turn where it cannot do without.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::CatalogFiles;
use crate::finding::{Finding, Severity, Spot, TrailStep};
use crate::record::{EntryKind, Shape};
use crate::source::Sources;

/// The rows that are left out, by their file: each by its number among all rows.
pub(super) type LeftOutRows = BTreeMap<Arc<str>, BTreeSet<usize>>;

/// How often more rows are left out: a file that cannot be read says no more than one of them at a time.
pub(super) const MAX_ROUNDS: usize = 50;

/// Whether this is a list that many entries share, or a translation of one; the days of a year are two.
fn is_list(file: &str) -> bool {
    EntryKind::of(file).is_some_and(|kind| kind.shape() == Shape::List || kind == EntryKind::Holidays)
}

/// The rows in which these findings are, where they are errors. `left_out` are those that the findings do not count any more.
pub(super) fn faulty(findings: &[Finding], sources: &Sources, left_out: &LeftOutRows) -> LeftOutRows {
    let mut rows = LeftOutRows::new();
    for finding in findings.iter().filter(|finding| finding.level == Severity::Error && is_list(&finding.file)) {
        let Some(row) = row_of(finding, sources, left_out) else { continue };
        rows.entry(Arc::clone(&finding.file)).or_default().insert(row);
    }
    // Without any field there is no procedure: what is left would be no site.
    rows.retain(|file, bad| {
        let all = sources.text(file).map_or(0, |text| rows_in(text).len());
        EntryKind::of(file) != Some(EntryKind::Fields) || bad.len() + left_out.get(file).map_or(0, |out| out.difference(bad).count()) < all
    });
    rows
}

/// Whether a finding is about one of these rows.
pub(super) fn is_in(rows: &LeftOutRows, finding: &Finding, sources: &Sources, left_out: &LeftOutRows) -> bool {
    rows.get(&finding.file).is_some_and(|rows| row_of(finding, sources, left_out).is_some_and(|row| rows.contains(&row)))
}

fn row_of(finding: &Finding, sources: &Sources, left_out: &LeftOutRows) -> Option<usize> {
    match &finding.spot {
        Spot::File => None,
        Spot::Bytes(bytes) => rows_in(sources.text(&finding.file)?).partition_point(|row| row.bytes.start <= bytes.start).checked_sub(1),
        Spot::Key(trail) | Spot::Value(trail) | Spot::Within(trail, _) => {
            let (key, index) = seat(&trail.0)?;
            among_all(&rows_in(sources.text(&finding.file)?), key, *index, left_out.get(&finding.file))
        }
    }
}

/// The key under which a row stands, where it stands under one, and its number there.
fn seat(trail: &[TrailStep]) -> Option<(&str, &usize)> {
    match trail {
        [TrailStep::Index(index), ..] => Some(("", index)),
        [TrailStep::Key(key), TrailStep::Index(index), ..] => Some((key, index)),
        _ => None,
    }
}

/// The number among all rows of the one that has this number among those that are left under its key.
fn among_all(rows: &[Row<'_>], key: &str, index: usize, left_out: Option<&BTreeSet<usize>>) -> Option<usize> {
    let is_left = |row: &usize| left_out.is_none_or(|out| !out.contains(row));
    rows.iter().enumerate().filter(|(_, row)| row.key == key).map(|(number, _)| number).filter(is_left).nth(index)
}

/// A row of a list.
struct Row<'t> {
    bytes: Range<usize>,
    /// The key at the top of the file under which it stands; nothing where the file is one list.
    key: &'t str,
}

/// The rows of a file: they begin at the dashes that stand as far left as the first, under each key at the top.
fn rows_in(text: &str) -> Vec<Row<'_>> {
    let (mut at, mut indent, mut key) = (0, None, "");
    let mut rows: Vec<Row<'_>> = Vec::new();
    // Where the last row ends, when something else than a row has ended it.
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        // A tab is told of, and ends no row.
        let bare = line.trim_start_matches([' ', '\t']);
        let depth = line.len() - bare.len();
        let is_row = bare.starts_with("- ") || bare.trim_end() == "-";
        let is_key = depth == 0 && !is_row && !bare.starts_with('#') && bare.contains(':');
        let is_first_of_row = is_row && *indent.get_or_insert(depth) == depth;
        if let Some(last) = rows.last_mut().filter(|_| is_open && (is_key || is_first_of_row)) {
            last.bytes.end = at;
            is_open = false;
        }
        if is_key {
            (key, indent) = (bare.split(':').next().unwrap_or_default(), None);
        } else if is_first_of_row {
            rows.push(Row { bytes: at..text.len(), key });
            is_open = true;
        }
        at += line.len();
    }
    rows
}

/// The files with blanks in the place of these rows: what follows stays at its line and column.
pub(super) fn without(files: &CatalogFiles, rows: &LeftOutRows) -> CatalogFiles {
    let mut bytes = BTreeMap::new();
    for (file, rows) in rows {
        let Some(text) = files.sources.text(file) else { continue };
        let all = rows_in(text);
        let mut blank = text.as_bytes().to_vec();
        for row in rows.iter().filter_map(|row| all.get(*row)) {
            blank[row.bytes.clone()].iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
        }
        bytes.insert(Arc::clone(file), blank);
    }
    let (sources, found) = files.sources.amended(&bytes);
    CatalogFiles { sources, found }
}

/// The same finding where the whole list counts its rows.
pub(super) fn placed(mut finding: Finding, left_out: &LeftOutRows, sources: &Sources) -> Finding {
    let place = |file: &Arc<str>, spot: &mut Spot| {
        let (Some(out), Some(text), Spot::Key(trail) | Spot::Value(trail) | Spot::Within(trail, _)) =
            (left_out.get(file), sources.text(file), spot)
        else {
            return;
        };
        let rows = rows_in(text);
        let Some((key, index)) = seat(&trail.0) else { return };
        let first = rows.iter().position(|row| row.key == key).unwrap_or_default();
        let all = among_all(&rows, key, *index, Some(out)).map(|row| row - first);
        if let (Some(all), Some(TrailStep::Index(index))) = (all, trail.0.iter_mut().find(|step| matches!(step, TrailStep::Index(_)))) {
            *index = all;
        }
    };
    place(&finding.file, &mut finding.spot);
    finding.related.iter_mut().for_each(|related| place(&related.file, &mut related.spot));
    finding
}

/// What is told of each row that is left out.
pub(super) fn left_out(rows: &LeftOutRows, sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rows) in rows {
        let text = sources.text(file).unwrap_or_default();
        let all = rows_in(text);
        for row in rows.iter().filter_map(|row| all.get(*row)) {
            let start = row.bytes.start;
            let end = start + text[start..].lines().next().map_or(0, str::len);
            findings.push(
                Finding::new(
                    "source/left-out",
                    file,
                    Spot::Bytes((start..end).into()),
                    words!(
                        "dòng này có lỗi nên bị bỏ, cùng các mục cần đến nó",
                        "this row is faulty and was left out, with the entries that need it"
                    ),
                    words!("chạy `motcua check` để xem lỗi và cách sửa", "run `motcua check` to see what is wrong and how to fix it"),
                )
                .at(Severity::Warning),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_begin_at_their_dashes_and_nowhere_else() {
        let starts = |text: &'static str| rows_in(text).iter().map(|row| row.bytes.start).collect::<Vec<_>>();
        assert_eq!(starts("# x\n- a: 1\n  b:\n    - c\n-\n  a: 2\n- {a: 3}\n"), [4, 24, 33]);
        assert_eq!(starts("  - a\n  - b\n    - c\n"), [0, 6]);
        assert_eq!(starts("[a, b]"), Vec::<usize>::new());
        assert_eq!(rows_in("- a: 1\n\tb: 2\n- a: 3\n")[0].bytes, 0..13);
        let year = "days_off:\n  - a\n  - b\ndays_worked:\n- c\n";
        let rows: Vec<(&str, &str)> = rows_in(year).iter().map(|row| (row.key, &year[row.bytes.clone()])).collect();
        assert_eq!(rows, [("days_off", "  - a\n"), ("days_off", "  - b\n"), ("days_worked", "- c\n")]);
    }

    #[test]
    fn what_is_left_is_counted_among_all() {
        let rows = rows_in("- a\n- b\n- c\n- d\n- e\n- f\n");
        let out = BTreeSet::from([0, 2, 3]);
        assert_eq!([0, 1, 2].map(|row| among_all(&rows, "", row, Some(&out))), [Some(1), Some(4), Some(5)]);
        let rows = rows_in("days_off:\n  - a\n  - b\ndays_worked:\n  - c\n  - d\n");
        let out = BTreeSet::from([0, 2]);
        assert_eq!(among_all(&rows, "days_off", 0, Some(&out)), Some(1));
        assert_eq!(among_all(&rows, "days_worked", 0, Some(&out)), Some(3));
    }
}
