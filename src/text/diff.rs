//! What a change does to a file, in the form that `git apply` and people read.

use similar::TextDiff;

/// The unified difference between two texts of the file at `path`; nothing when they are the same.
#[must_use]
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    TextDiff::from_lines(before, after).unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}
