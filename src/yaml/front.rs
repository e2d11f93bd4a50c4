//! Where the facts end and the Markdown begins.

use std::ops::Range;

use super::fault::{Fault, Located};

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
    // Blank lines before it mean nothing.
    let start = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum::<usize>();
    let start = if start == text.len() { 0 } else { start };
    let first = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
    if text[start..first].trim_end() != "---" {
        let end = start + text[start..first].trim_end().len();
        return Err((
            start..end,
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
        start..start + 3,
        Fault::new(
            "yaml/no-front-matter",
            words!("thiếu dòng `---` thứ hai, sau các mục", "the second line `---`, after the facts, is missing"),
            words!("thêm một dòng `---` trước phần văn bản", "add a line `---` before the text"),
        ),
    ))
}

/// The two parts of a file whose lines of dashes are not as they should be, so far as they are plain to see; and the line that is
/// wrong, where that is another than the one that [`split`] names. For reading on, never for publishing.
#[must_use]
pub fn guess(text: &str, keys: &[&str]) -> Option<(FrontMatter, Option<Located>)> {
    let mut lines = lines(text, 0).skip_while(|(_, line)| line.trim().is_empty());
    let (start, first) = lines.next()?;
    let facts = if is_fence(first) { start + first.len() } else { start };
    if facts == start && !is_key(first, keys) {
        return None;
    }
    let fence = self::lines(text, facts).find(|(_, line)| is_fence(line));
    if let Some((at, line)) = fence {
        let wrong = (line.trim_end() != "---").then(|| {
            let dashes = line.trim_end();
            let fault = Fault::new(
                "yaml/no-front-matter",
                words!(
                    "dòng này phải là `---`, ba gạch nối thường ở đầu dòng",
                    "this line must be `---`, three plain hyphens at its beginning"
                ),
                words!("viết `---`", "write `---`"),
            );
            (at..at + dashes.len(), fault)
        });
        return Some((FrontMatter { facts: facts..at, body: at + line.len()..text.len() }, wrong.filter(|_| first.trim_end() == "---")));
    }
    let end = end_of_facts(text, facts, keys)?;
    Some((FrontMatter { facts: facts..end, body: end..text.len() }, None))
}

/// The parts of a file whose body begins with more facts, as if these stood where they belong; and the lines of dashes between.
#[must_use]
pub fn rejoined(text: &str, front: &FrontMatter, keys: &[&str]) -> Option<(FrontMatter, Vec<Range<usize>>)> {
    let mut joints: Vec<Range<usize>> = std::iter::once(front.facts.end..front.body.start).collect();
    let mut lines = lines(text, front.body.start).filter(|(_, line)| !line.trim().is_empty());
    let (mut start, mut first) = lines.next()?;
    if first.trim_end() == "---" {
        joints.push(start..start + 3);
        (start, first) = lines.next()?;
    }
    if !is_key(first, keys) {
        return None;
    }
    let fence = self::lines(text, start).find(|(_, line)| line.trim_end() == "---");
    let (end, body) = match fence {
        Some((at, line)) => (at, at + line.len()),
        None => end_of_facts(text, start, keys).map(|end| (end, end))?,
    };
    let joints = joints.into_iter().map(|joint| joint.start..joint.start + text[joint].trim_end().len()).collect();
    Some((FrontMatter { facts: front.facts.start..end, body: body..text.len() }, joints))
}

/// Where the facts end of which nothing says so: behind the last of these keys, with all that is set in below it.
fn end_of_facts(text: &str, from: usize, keys: &[&str]) -> Option<usize> {
    let last = lines(text, from).filter(|(_, line)| is_key(line, keys)).last()?;
    let mut was_blank = false;
    for (at, line) in lines(text, last.0 + last.1.len()) {
        let is_fact =
            line.starts_with([' ', '\t']) || line.starts_with("- ") || line.trim().is_empty() || line.starts_with('#') && !was_blank;
        if !is_fact {
            return Some(at);
        }
        was_blank = line.trim().is_empty();
    }
    Some(text.len())
}

/// Whether a line begins with one of these keys.
fn is_key(line: &str, keys: &[&str]) -> bool {
    line.split_once(':').is_some_and(|(key, _)| keys.contains(&key.trim_end()))
}

/// Whether a line was meant for a line of dashes, with or without a word behind them.
fn is_fence(line: &str) -> bool {
    if line.starts_with("--- ") {
        return true;
    }
    let line = line.trim();
    let dashes = line.chars().filter(|c| "-–—−".contains(*c)).count();
    dashes == line.chars().filter(|c| *c != ' ').count() && (dashes > 1 || line == "—")
}

/// The lines from this byte on, each with its own.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    text[from..].split_inclusive('\n').scan(from, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[&str] = &["title", "field", "steps"];

    fn guessed(text: &str) -> Option<(&str, &str)> {
        guess(text, KEYS).map(|(front, _)| (&text[front.facts], &text[front.body]))
    }

    #[test]
    fn facts_are_found_where_their_lines_of_dashes_are_wrong() {
        assert_eq!(guessed("title: A\n---\nVăn bản\n"), Some(("title: A\n", "Văn bản\n")));
        assert_eq!(guessed("---\ntitle: A\nsteps:\n  - x\n\nVăn bản\n"), Some(("title: A\nsteps:\n  - x\n\n", "Văn bản\n")));
        assert_eq!(guessed("\n---\ntitle: A\n---\nB"), Some(("title: A\n", "B")));
        assert_eq!(guessed("-----\ntitle: A\n—\nB"), Some(("title: A\n", "B")));
        assert_eq!(guessed("---\ntitle: A\n--- hết\nB"), Some(("title: A\n", "B")));
        assert_eq!(guessed("---\ntitle: A\n\n## Mục\n"), Some(("title: A\n\n", "## Mục\n")));
        assert_eq!(guessed("---\ntitle: A"), Some(("title: A", "")));
        assert_eq!(guessed("Văn bản\n"), None);
        assert_eq!(guessed(""), None);
    }

    #[test]
    fn facts_below_their_end_are_taken_for_what_was_meant() {
        let text = "---\ntitle: A\n---\n\n---\nfield: b\n---\nVăn bản";
        let front = split(text).unwrap_or(FrontMatter { facts: 0..0, body: 0..0 });
        let joined =
            rejoined(text, &front, KEYS).map(|(front, joints)| (text[front.facts].to_owned(), text[front.body].to_owned(), joints.len()));
        assert_eq!(joined, Some(("title: A\n---\n\n---\nfield: b\n".to_owned(), "Văn bản".to_owned(), 2)));
    }
}
