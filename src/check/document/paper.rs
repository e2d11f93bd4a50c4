//! Where a paper begins in a row that speaks of a circumstance first.

use crate::jurisdiction::Papers;

/// The paper after «Trường hợp … thì nộp thêm …», where it stands: to take such a row for a remark would lose the paper.
pub(super) fn after_verb(low: &str, papers: &Papers) -> Option<usize> {
    if !papers.speak_of_case(low) || papers.paperless.iter().any(|word| low.contains(word.as_str())) {
        return None;
    }
    papers.asked(low).filter(|end| low[..*end].split_whitespace().count() <= 60)
}

/// The paper after «Đối với …:», where it stands, when that is what follows.
pub(super) fn after_colon(low: &str, papers: &Papers) -> Option<usize> {
    let (before, after) = low.split_once(':')?;
    let paper = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_short = before.split_whitespace().count() <= 40;
    (is_short && papers.begin(paper)).then_some(low.len() - paper.len())
}
