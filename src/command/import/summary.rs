//! What an import says at its end: each kind of trouble once, with how often and a few of its places.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::problem::ImportProblem;

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
    asides: BTreeMap<&'static str, Vec<String>>,
    /// What is told once and was no fault of the source.
    remarks: Vec<String>,
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
    pub(super) fn aside(&mut self, kind: &'static str, text: &str) {
        self.asides.entry(kind).or_default().push(text.to_owned());
    }

    /// Notes a remark.
    pub(super) fn remark(&mut self, text: impl Into<String>) {
        let text = text.into();
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

    /// The text, by kinds; with every place if `all`.
    pub(super) fn text(&self, all: bool) -> String {
        let mut text = String::new();
        for remark in &self.remarks {
            let _ = writeln!(text, "{remark}");
        }
        if !self.left.is_empty() {
            let keys: Vec<String> = self.left.iter().map(|(key, count)| format!("{key} ({count})")).collect();
            let _ = writeln!(text, "Đã biết và không có chỗ trong danh mục (known, without a place): {}", keys.join(", "));
        }
        let mut is_cut = false;
        for (kind, texts) in &self.asides {
            let _ = writeln!(text, "{} × {kind}", texts.len());
            let shown = if all { texts.len() } else { MAX_EXAMPLES };
            for one in texts.iter().take(shown) {
                let _ = writeln!(text, "      {one}");
            }
            if texts.len() > shown {
                is_cut = true;
                let _ = writeln!(text, "      … và {} chỗ nữa", texts.len() - shown);
            }
        }
        if !self.unwritten.is_empty() {
            let parts: Vec<String> = self.unwritten.iter().map(|(what, count)| format!("{what} ({count})")).collect();
            let _ = writeln!(
                text,
                "Không ghi vào phần văn bản của mục đã có, vì đó là lời của biên tập viên (not written into the text of entries that are there): {}",
                parts.join(", ")
            );
        }
        let mut kinds: Vec<((String, String), Vec<&ImportProblem>)> = Vec::new();
        for problem in &self.lost {
            let kind = (without_numbers(&problem.key), problem.kind.clone());
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, all)) => all.push(problem),
                None => kinds.push((kind, vec![problem])),
            }
        }
        kinds.sort_by_key(|(_, problems)| std::cmp::Reverse(problems.len()));
        if !self.lost.is_empty() {
            let _ = writeln!(text, "{} chỗ không hiểu hoặc không có chỗ ghi, thuộc {} loại:", self.lost.len(), kinds.len());
        }
        for ((key, why), problems) in &kinds {
            let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
            let _ = writeln!(text, "  {} × {key}{why}", problems.len());
            let shown = if all { problems.len() } else { MAX_EXAMPLES };
            problems.iter().take(shown).for_each(|problem| text.push_str(&problem.line()));
            if problems.len() > shown {
                is_cut = true;
                let _ = writeln!(text, "      … và {} chỗ nữa", problems.len() - shown);
            }
        }
        if is_cut {
            text.push_str("Thêm --all để xem từng chỗ (every place with --all).\n");
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
