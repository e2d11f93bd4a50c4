//! What an import says at its end: each kind of trouble once, with how often and a few of its places.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::problem::ImportProblem;
use crate::finding::{Tongue, Words};

/// How many places of one kind are told unless all are asked for.
const MAX_EXAMPLES: usize = 3;

/// What was not understood, and what was and has no place.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Not understood, in the order in which it was met.
    lost: Vec<ImportProblem>,
    /// Known keys without a place in the format, and how often they said something.
    left: BTreeMap<String, usize>,
    /// What records say and the Markdown of entries that are there has no place for, and how often.
    unwritten: BTreeMap<String, usize>,
    /// What was understood and is still not as the source has it, by its kind.
    asides: Vec<(Words, Vec<String>)>,
    /// What is told once and was no fault of the source.
    remarks: Vec<Words>,
}

impl Summary {
    /// Notes what was not understood.
    pub(super) fn lost(&mut self, problem: ImportProblem) {
        self.lost.push(problem);
    }

    /// Notes a known key that has no place in the format.
    pub(super) fn left(&mut self, key: &str) {
        *self.left.entry(key.to_owned()).or_default() += 1;
    }

    /// Notes what a record says and is not written into an entry that is there.
    pub(super) fn unwritten(&mut self, what: &str) {
        *self.unwritten.entry(what.to_owned()).or_default() += 1;
    }

    /// Notes what was understood and is still not as the source has it.
    pub(super) fn aside(&mut self, kind: Words, text: &str) {
        match self.asides.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, texts)) => texts.push(text.to_owned()),
            None => self.asides.push((kind, vec![text.to_owned()])),
        }
    }

    /// Notes a remark.
    pub(super) fn remark(&mut self, text: Words) {
        if !self.remarks.contains(&text) {
            self.remarks.push(text);
        }
    }

    /// How often something was not understood, or told beside.
    pub(super) fn count(&self) -> usize {
        self.lost.len() + self.remarks.len()
    }

    /// Whether all was understood.
    pub(super) fn is_clean(&self) -> bool {
        self.lost.is_empty()
    }

    /// The text in this tongue, by kinds; with every place if `all`.
    pub(super) fn text(&self, all: bool, tongue: Tongue) -> String {
        let said = |words: Words| words.in_tongue(tongue).to_owned();
        let counted =
            |all: &BTreeMap<String, usize>| all.iter().map(|(what, count)| format!("{what} ({count})")).collect::<Vec<_>>().join(", ");
        let mut text = String::new();
        for remark in &self.remarks {
            let _ = writeln!(text, "{}", remark.in_tongue(tongue));
        }
        if !self.left.is_empty() {
            let lead = said(words!("Đã biết và không có chỗ trong danh mục", "Known, and without a place in the catalog"));
            let _ = writeln!(text, "{lead}: {}", counted(&self.left));
        }
        let mut is_cut = false;
        let mut examples = |text: &mut String, lines: Vec<String>| {
            let shown = if all { lines.len() } else { MAX_EXAMPLES };
            lines.iter().take(shown).for_each(|line| text.push_str(line));
            if let Some(more) = lines.len().checked_sub(shown).filter(|more| *more > 0) {
                is_cut = true;
                let _ = writeln!(text, "      {}", said(words!("… và {more} chỗ nữa", "… and {more} more")));
            }
        };
        for (kind, texts) in &self.asides {
            let _ = writeln!(text, "{} × {}", texts.len(), kind.in_tongue(tongue));
            examples(&mut text, texts.iter().map(|one| format!("      {one}\n")).collect());
        }
        if !self.unwritten.is_empty() {
            let lead = said(words!(
                "Không ghi vào phần văn bản của mục đã có, vì đó là lời của biên tập viên",
                "Not written into the text of entries that are there, which is the editor's own"
            ));
            let _ = writeln!(text, "{lead}: {}", counted(&self.unwritten));
        }
        let mut kinds: Vec<((String, &str), Vec<&ImportProblem>)> = Vec::new();
        for problem in &self.lost {
            let kind = (without_numbers(&problem.key), problem.kind.in_tongue(tongue));
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, all)) => all.push(problem),
                None => kinds.push((kind, vec![problem])),
            }
        }
        kinds.sort_by_key(|(_, problems)| std::cmp::Reverse(problems.len()));
        if !self.lost.is_empty() {
            let (count, sorts) = (self.lost.len(), kinds.len());
            let lead = said(words!(
                "{count} chỗ không hiểu hoặc không có chỗ ghi, thuộc {sorts} loại:",
                "Not understood, or without a place: {count}, of {sorts} kinds:"
            ));
            let _ = writeln!(text, "{lead}");
        }
        for ((key, why), problems) in &kinds {
            let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
            let _ = writeln!(text, "  {} × {key}{why}", problems.len());
            examples(&mut text, problems.iter().map(|problem| problem.line(tongue)).collect());
        }
        if is_cut {
            let _ = writeln!(text, "{}", said(words!("Thêm --all để xem từng chỗ.", "Add --all for every place.")));
        }
        text
    }
}

/// `fees[3].amount` as `fees[].amount`.
fn without_numbers(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let mut inside = false;
    for c in key.chars() {
        inside = (inside || c == '[') && c != ']';
        if !inside || c == '[' {
            out.push(c);
        }
    }
    out
}
