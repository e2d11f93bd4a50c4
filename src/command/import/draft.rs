//! An entry of which something could not be read waits as a draft that says why, in a comment of its file. When its source is
//! mended and imported again, the comment and `draft` go; a draft that an editor made has no such comment and stays one.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use super::problem::ImportProblem;
use crate::command::tongue::spoken;
use crate::finding::Words;

/// How the comment begins, in the language in which the import spoke.
const BEGINNING: Words = Words {
    vi: Cow::Borrowed("# Bản nháp, vì phần sau chưa đọc được hoặc còn lỗi"),
    en: Cow::Borrowed("# A draft, since this could not be read or is wrong"),
};
const DRAFT: &str = "draft: true\n";
/// How many reasons a draft tells.
const MAX_REASONS: usize = 12;
/// How long one of them may be, in characters.
const MAX_REASON: usize = 300;

/// Why an entry waits, as the comment of its file, and the key.
pub(super) fn heading(why: &[ImportProblem]) -> String {
    let tongue = spoken();
    let how = words!("sửa xong thì xóa dòng `draft`", "delete the line `draft` once it is mended");
    let mut text = format!("{} ({}):\n", BEGINNING.in_tongue(tongue), how.in_tongue(tongue));
    for problem in why.iter().take(MAX_REASONS) {
        let line: String = problem.reason(tongue).chars().take(MAX_REASON).collect();
        let _ = writeln!(text, "# - {line}");
    }
    if why.len() > MAX_REASONS {
        let more = why.len() - MAX_REASONS;
        let _ = writeln!(text, "# - {}", words!("… và {more} chỗ nữa", "… and {more} more").in_tongue(tongue));
    }
    text + DRAFT
}

/// Whether an import made this file a draft.
pub(super) fn is_waiting(text: &str) -> bool {
    place(text).is_some()
}

/// The file with these reasons, in the place of those that it has; without any it is no draft.
pub(super) fn with_reasons(text: &str, why: &[ImportProblem]) -> String {
    let first = if text.starts_with("---\n") { 4 } else { 0 };
    let at = place(text).unwrap_or(first..first);
    let heading = if why.is_empty() { String::new() } else { heading(why) };
    format!("{}{heading}{}", &text[..at.start], &text[at.end..])
}

/// Where the comment and the key stand: they are one block.
fn place(text: &str) -> Option<Range<usize>> {
    let start = [&BEGINNING.vi, &BEGINNING.en]
        .into_iter()
        .find_map(|beginning| text.find(&**beginning))
        .filter(|at| *at == 0 || text[..*at].ends_with('\n'))?;
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        end += line.len();
        if line == DRAFT {
            return Some(start..end);
        }
        if !line.starts_with('#') {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_goes_as_it_came() {
        let why = [ImportProblem::new("a", "fees", "x", words!("lạ", "odd"))];
        for text in ["---\ntitle: A\n---\n", "title: A\n"] {
            let waits = with_reasons(text, &why);
            assert!(is_waiting(&waits) && waits.contains("# - fees «x»: lạ\ndraft: true\ntitle: A\n"), "{waits}");
            assert_eq!(with_reasons(&waits, &why), waits);
            assert_eq!(with_reasons(&waits, &[]), text);
        }
        assert!(!is_waiting("---\n# Của tôi\ndraft: true\n---\n") && !is_waiting("---\ndraft: true\n---\n"));
    }
}
