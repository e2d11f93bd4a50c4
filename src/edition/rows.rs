//! Faulty rows of the lists that many entries share: each is left out alone. Whoever names it is told so by the rules, and left
//! out in turn where it cannot do without.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::CatalogFiles;
use crate::finding::{Finding, Severity, Spot, TrailStep};
use crate::record::{EntryKind, Shape};
use crate::source::Sources;

/// The rows that are left out, by their file: each by its number among all rows.
pub(super) type LeftOutRows = BTreeMap<Arc<str>, BTreeSet<usize>>;

/// How often more rows are left out: a file that cannot be read says no more than one of them at a time.
pub(super) const MAX_ROUNDS: usize = 50;

/// Whether this is a list that many entries share, or a translation of one.
fn is_list(file: &str) -> bool {
    EntryKind::of(file).is_some_and(|kind| kind.shape() == Shape::List)
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
        let all = sources.text(file).map_or(0, |text| starts(text).len());
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
        Spot::Bytes(bytes) => starts(sources.text(&finding.file)?).partition_point(|start| *start <= bytes.start).checked_sub(1),
        Spot::Key(trail) | Spot::Value(trail) | Spot::Within(trail, _) => match trail.0.first()? {
            TrailStep::Index(row) => Some(among_all(*row, left_out.get(&finding.file))),
            TrailStep::Key(_) => None,
        },
    }
}

/// The number among all rows of the one that is this among those that are left.
fn among_all(row: usize, left_out: Option<&BTreeSet<usize>>) -> usize {
    left_out.into_iter().flatten().fold(row, |row, out| if *out <= row { row + 1 } else { row })
}

/// Where each row of a list begins: at the dashes that stand as far left as the first.
fn starts(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut indent = None;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(' ');
        let is_row = bare.starts_with("- ") || bare.trim_end() == "-";
        if is_row && *indent.get_or_insert(line.len() - bare.len()) == line.len() - bare.len() {
            starts.push(at);
        }
        at += line.len();
    }
    starts
}

/// The files with blanks in the place of these rows: what follows stays at its line and column.
pub(super) fn without(files: &CatalogFiles, rows: &LeftOutRows) -> CatalogFiles {
    let mut bytes = BTreeMap::new();
    for (file, rows) in rows {
        let Some(text) = files.sources.text(file) else { continue };
        let starts = starts(text);
        let mut blank = text.as_bytes().to_vec();
        for row in rows.iter().filter(|row| **row < starts.len()) {
            let end = starts.get(row + 1).copied().unwrap_or(blank.len());
            blank[starts[*row]..end].iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
        }
        bytes.insert(Arc::clone(file), blank);
    }
    let (sources, found) = files.sources.amended(&bytes);
    CatalogFiles { sources, found }
}

/// The same finding where the whole list counts its rows.
pub(super) fn placed(mut finding: Finding, left_out: &LeftOutRows) -> Finding {
    let place = |file: &Arc<str>, spot: &mut Spot| {
        if let (Some(out), Spot::Key(trail) | Spot::Value(trail) | Spot::Within(trail, _)) = (left_out.get(file), spot)
            && let Some(TrailStep::Index(row)) = trail.0.first_mut()
        {
            *row = among_all(*row, Some(out));
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
        let starts = starts(text);
        for row in rows {
            let Some(start) = starts.get(*row) else { continue };
            let end = start + text[*start..].lines().next().map_or(0, str::len);
            findings.push(
                Finding::new(
                    "source/left-out",
                    file,
                    Spot::Bytes((*start..end).into()),
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
        assert_eq!(starts("# x\n- a: 1\n  b:\n    - c\n-\n  a: 2\n- {a: 3}\n"), [4, 24, 33]);
        assert_eq!(starts("  - a\n  - b\n    - c\n"), [0, 6]);
        assert_eq!(starts("[a, b]"), Vec::<usize>::new());
    }

    #[test]
    fn what_is_left_is_counted_among_all() {
        let out = BTreeSet::from([0, 2, 3]);
        assert_eq!([0, 1, 2].map(|row| among_all(row, Some(&out))), [1, 4, 5]);
        assert_eq!(among_all(7, None), 7);
    }
}
