//! Facts where no one reads them: below the line that ends them.

use std::ops::Range;

use crate::jurisdiction::Jurisdiction;
use crate::yaml::{Fault, local_key};

/// Keys of these in a body, which were meant for facts: at its beginning, behind a line `---`, at the beginning of a paragraph or
/// behind the end of a sentence, or several in a row. In a sentence that goes on with «documents: …», they are words.
pub(super) fn misplaced(text: &str, body: Range<usize>, keys: &[&str], habits: &Jurisdiction) -> Option<(Range<usize>, Fault)> {
    let (mut at, mut fence, mut before, mut in_code) = (body.start, None, Before::Start, false);
    for line in text[body].split_inclusive('\n') {
        let said = line.trim_end();
        let here = at..at + said.len();
        at += line.len();
        if said.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if said.is_empty() && !in_code && matches!(before, Before::Text) {
            before = Before::End;
        }
        if said.is_empty() || in_code {
            continue;
        }
        let is_key = key(said).is_some_and(|key| keys.contains(&key) || is_meant(key, keys, habits));
        match (&before, is_key) {
            (Before::Start | Before::Fence, true) => return Some(told(fence.unwrap_or(here), said)),
            (Before::End, true) => return Some(told(here, said)),
            (Before::Key(first), true) => return Some(told(first.clone(), said)),
            _ => {}
        }
        before = if said == "---" {
            fence = Some(here);
            Before::Fence
        } else if is_key {
            Before::Key(here)
        } else if said.ends_with(['.', '!', '?', ')', '…']) {
            Before::End
        } else {
            Before::Text
        };
        if !matches!(before, Before::Fence) {
            fence = None;
        }
    }
    None
}

/// What stands before a line of a body.
enum Before {
    Start,
    Fence,
    Key(Range<usize>),
    /// What a paragraph or a sentence ends with.
    End,
    Text,
}

/// Whether a word in lower case is Vietnamese for one of these keys: a sentence begins with a capital.
fn is_meant(key: &str, keys: &[&str], habits: &Jurisdiction) -> bool {
    key.starts_with(char::is_lowercase) && !key.is_ascii() && local_key(key, keys, habits).is_some()
}

/// The key with which a line begins.
fn key(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(key)
}

fn told(place: Range<usize>, line: &str) -> (Range<usize>, Fault) {
    let key = key(line).unwrap_or_default();
    (
        place,
        Fault::new(
            "yaml/second-front-matter",
            words!(
                "mục «{key}» nằm trong phần văn bản: máy không đọc, trang hiện nguyên chữ",
                "the key `{key}` stands in the text: it is not read, and shown as it is typed"
            ),
            words!(
                "dời các mục lên trên dòng `---` thứ hai của tệp, rồi xóa dòng `---` thừa",
                "move the keys above the second line `---` of the file, and delete the extra `---`"
            ),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Option<&str> {
        misplaced(text, 0..text.len(), &["title", "steps", "documents"], Jurisdiction::usual()).map(|(bytes, _)| &text[bytes])
    }

    #[test]
    fn keys_in_a_text_are_told_where_they_were_meant_for_facts() {
        assert_eq!(place("---\ntitle: x\n---\nVăn bản"), Some("---"));
        assert_eq!(place("\ntitle: x\n"), Some("title: x"));
        assert_eq!(place("\ncác bước: x\n"), Some("các bước: x"));
        assert_eq!(place("Văn bản (khác)\ntitle: x\n"), Some("title: x"));
        assert_eq!(place("Văn bản\n\ntitle: x\n"), Some("title: x"));
        assert_eq!(place("Văn bản.\n\n---\nsteps:\n  - a\n"), Some("---"));
        assert_eq!(place("Văn bản.\n\ntitle: x\nsteps:\n"), Some("title: x"));
        for text in [
            "You need these\ndocuments: a passport.",
            "```\ntitle: x\nsteps:\n```",
            "---\n\nVăn bản",
            "Title: x",
            "steps:a",
            "Các bước: x",
            "",
        ] {
            assert_eq!(place(text), None, "{text}");
        }
    }
}
