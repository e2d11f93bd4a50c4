//! A procedure that begins as a copy of another: what makes it that one is left out, everything else and all comments stay.

use std::fmt::Write;

use super::known::NewFacts;
use crate::yaml::{self, quoted};

/// What belongs to one procedure alone and must not be taken for that of the copy.
const OWN_KEYS: &[&str] =
    &["code", "title", "aliases", "status", "decisions", "checked", "moved_from", "source_url", "source", "allow", "draft"];

/// The text of `file` as that of the new procedure.
pub(super) fn copy(file: &str, text: &str, known: &NewFacts) -> String {
    let (facts, body) = match yaml::split(text) {
        Ok(front) => (&text[front.facts], &text[front.body]),
        Err(_) => (text, ""),
    };
    let mut head = String::new();
    if let Some(code) = &known.code {
        let _ = writeln!(head, "code: \"{}\"", code.as_str());
    }
    let _ = writeln!(head, "title: {}\nfield: {}", quoted(&known.title), known.field);
    let mut left_out: Vec<&str> = OWN_KEYS.to_vec();
    left_out.push("field");
    if let Some(level) = known.level {
        left_out.push("levels");
        let _ = writeln!(head, "levels:\n  - {}", level.as_str());
    }
    let mut rest = String::new();
    let mut keeps = true;
    for line in facts.lines().filter(|line| *line != "---") {
        // A line that begins with a letter begins a key; all others belong to the one before.
        if let Some(key) = line.split(':').next().filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '"')) {
            keeps = !left_out.contains(&key.trim().trim_matches('"'));
        }
        if keeps {
            rest.push_str(line);
            rest.push('\n');
        }
    }
    let rest = rest.trim_matches('\n');
    let facts = format!("{head}{rest}\n\n# Bản nháp không hiện trên trang; viết xong thì xóa dòng dưới.\ndraft: true\n");
    if matches!(file.rsplit_once('.'), Some((_, "md"))) { format!("---\n{facts}---\n{}", body.trim_start_matches('\n')) } else { facts }
}
