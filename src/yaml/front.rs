//! Where the facts end and the Markdown begins.

use std::ops::Range;

use super::fault::Fault;

/// The two parts of an entry, as bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML.
    pub facts: Range<usize>,
    /// The Markdown after it; empty in a `.yaml` file.
    pub body: Range<usize>,
}

/// Splits a Markdown file with YAML front matter between two lines `---`.
///
/// # Errors
/// When the first line is not `---`, or no second one follows; the fault points at the byte.
#[allow(clippy::result_large_err, reason = "met once a file, and then a person reads it")]
pub fn split(text: &str) -> Result<FrontMatter, (Range<usize>, Fault)> {
    let first = text.find('\n').map_or(text.len(), |at| at + 1);
    if text[..first].trim_end() != "---" {
        let end = text[..first].trim_end().len();
        return Err((
            0..end,
            Fault::new(
                "yaml/no-front-matter",
                words!("dòng đầu của tệp phải là `---`", "the first line of the file must be `---`"),
                words!(
                    "thêm một dòng `---` ở đầu và một dòng `---` sau các mục",
                    "add a line `---` at the top and another after the facts"
                ),
            ),
        ));
    }
    let mut at = first;
    for line in text[first..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(FrontMatter { facts: first..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    Err((
        0..3,
        Fault::new(
            "yaml/no-front-matter",
            words!("thiếu dòng `---` thứ hai, sau các mục", "the second line `---`, after the facts, is missing"),
            words!("thêm một dòng `---` trước phần văn bản", "add a line `---` before the text"),
        ),
    ))
}
