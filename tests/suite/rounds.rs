//! Five files of somebody who writes for the first time, with about ten slips each, are fine after two rounds of doing what was told.
//!
//! `tests/rounds/0` holds the files as they came, `1` and `2` the same after each round, in which every remedy was done by its words
//! and nothing else. They lie in the catalog `tests/findings/base`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::findings::check;
use super::world::{base, put, repository, tree};

/// The names of the files as they came, and those that they got.
const NAMES: &[(&str, &str)] = &[
    ("procedures/Xoá đăng ký tạm trú.MD", "procedures/xoa-dang-ky-tam-tru.md"),
    ("procedures/cap_the_can_cuoc.md", "procedures/cap-the-can-cuoc.md"),
    ("procedures/Khai báo tạm vắng.md.txt", "procedures/khai-bao-tam-vang.md"),
    ("thu-tuc/gia-han-tam-tru.md", "procedures/gia-han-tam-tru.md"),
    ("procedures/tach-ho.md", "procedures/tach-ho.md"),
];

/// The files of a round and what is found in the catalog with them.
fn round(number: u32) -> (BTreeMap<String, String>, Vec<Value>) {
    let folder = base();
    let catalog = folder.path().join("content");
    let files = tree(&repository(&format!("tests/rounds/{number}")));
    for (path, bytes) in &files {
        put(&catalog, path, bytes);
    }
    let files = files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()));
    (files.collect(), check(&catalog))
}

/// The findings of a file: its name is told with its folder, where that is none of ours.
fn of<'f>(found: &'f [Value], file: &str) -> Vec<&'f Value> {
    let is_its = |finding: &&Value| {
        let told = finding["file"].as_str().unwrap_or_default();
        told == file || told.ends_with('/') && file.starts_with(told)
    };
    found.iter().filter(is_its).collect()
}

fn is_error(finding: &Value) -> bool {
    finding["level"] == "error"
}

/// The first and the last line of each place of the old text that is another in the new one, from 1.
fn changes(old: &str, new: &str) -> Vec<(u64, u64)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    // The longest common lines, by the lengths of those that begin at each pair of lines.
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut changes, mut open) = (0, 0, Vec::new(), None);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            changes.extend(open.take().map(|start| (start, i as u64)));
            (i, j) = (i + 1, j + 1);
            continue;
        }
        open.get_or_insert(i as u64 + 1);
        if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] { i += 1 } else { j += 1 }
    }
    changes.extend(open.map(|start| (start, old.len() as u64)));
    changes
}

/// Each place that was changed was told, and each place that was told was changed.
fn only_what_was_told(found: &[Value], old: (&str, &str), new: &str) {
    let (file, text) = old;
    let changes = changes(text, new);
    let lines: Vec<(u64, u64)> =
        of(found, file).into_iter().filter_map(|finding| Some((finding["line"].as_u64()?, finding["end_line"].as_u64()?))).collect();
    for (start, end) in &changes {
        // What is missing is told at the line before or behind, and what is set in with tabs once for all.
        let is_told = |(first, last): &(u64, u64)| first.saturating_sub(2) <= *end && *start <= last + 2;
        assert!(lines.iter().any(is_told), "{file}: lines {start} to {end} were changed, and nothing is told of them");
    }
    for finding in of(found, file).into_iter().filter(|finding| is_error(finding)) {
        let Some(line) = finding["line"].as_u64() else { continue };
        assert!(
            changes.iter().any(|(start, end)| start.saturating_sub(1) <= line && line <= end + 1),
            "{file}: nothing was done of {finding}"
        );
    }
}

#[test]
fn a_first_time_editor_is_done_after_two_rounds() {
    let (came, told) = round(0);
    for (file, _) in NAMES {
        let count = of(&told, file).len();
        assert!(count >= 10, "{file}: {count}");
    }
    let (first, still) = round(1);
    for (before, after) in NAMES {
        only_what_was_told(&told, (before, &came[*before]), &first[*after]);
    }
    let (second, rest) = round(2);
    for (_, file) in NAMES {
        only_what_was_told(&still, (file, &first[*file]), &second[*file]);
    }
    let errors = |found: &[Value]| found.iter().filter(|finding| is_error(finding)).count();
    assert!(errors(&told) >= 50 && errors(&still) <= 4, "{} {}", errors(&told), errors(&still));
    let rest: Vec<&Value> = rest.iter().filter(|finding| is_error(finding)).collect();
    assert!(rest.is_empty(), "{rest:#?}");
}
