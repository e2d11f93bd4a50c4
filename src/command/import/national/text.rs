//! Texts of a record as an entry has them: in lines, without the marks of lists that were typed before them.

use super::parts::{NationalOutcome, NationalRecord};
use crate::jurisdiction::National;

/// The text on one line.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks of lists, with those of fonts of Word.
const MARKS: [char; 10] = ['-', '+', '*', '•', '–', '—', '−', '·', '\u{f0b7}', '\u{f02d}'];

/// The text on one line, without the mark of a list before it: «- », «+ », «• ».
pub(super) fn unlisted(text: &str) -> String {
    let mut rest = text.trim_start();
    while let Some(bare) = rest.strip_prefix(MARKS) {
        rest = bare.trim_start();
    }
    line(rest)
}

/// The text with its lines trimmed and no empty ones at its ends.
pub(super) fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line).collect();
    let mut kept: Vec<&str> = Vec::new();
    for line in &lines {
        if !line.is_empty() || kept.last().is_some_and(|last| !last.is_empty()) {
            kept.push(line);
        }
    }
    kept.join("\n").trim().to_owned()
}

/// A name that may have several lines, without the mark of a list before the first.
pub(super) fn name(text: &str) -> String {
    let text = paragraphs(text);
    match text.split_once('\n') {
        Some((first, rest)) => format!("{}\n{rest}", unlisted(first)).trim().to_owned(),
        None => unlisted(&text),
    }
}

/// Each line that says something, without the mark of a list before it.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(unlisted).filter(|line| line.chars().any(char::is_alphanumeric)).collect()
}

/// The steps, split where the text says «Bước 1:».
pub(super) fn steps(text: &str) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for line in text.lines() {
        let folded = crate::letters::fold(line);
        let digits = folded.strip_prefix("buoc").map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let rest = line.trim_start().char_indices().find(|(_, c)| matches!(c, ':' | '.'));
        match rest.filter(|(at, _)| digits > 0 && *at < 14) {
            Some((at, mark)) => steps.push(line.trim_start()[at + mark.len_utf8()..].trim().to_owned()),
            None => match steps.last_mut() {
                Some(step) => {
                    step.push('\n');
                    step.push_str(line);
                }
                None => steps.push(line.to_owned()),
            },
        }
    }
    let told = steps.iter().map(|step| name(step));
    told.filter(|step| step.chars().any(char::is_alphanumeric)).collect()
}

/// The parts of a list in one text; commas in brackets belong to a part.
pub(super) fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_i32);
    for c in text.chars() {
        match c {
            ',' | ';' | '\n' if depth <= 0 => parts.push(String::new()),
            c => {
                depth += i32::from(c == '(') - i32::from(c == ')');
                if let Some(part) = parts.last_mut() {
                    part.push(c);
                }
            }
        }
    }
    parts.iter().map(|part| line(part)).filter(|part| !part.is_empty()).collect()
}

/// The words of a list of which some hold commas: as few parts together as make a known word.
pub(super) fn joined(parts: &[String], is_known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let (mut words, mut at): (Vec<String>, usize) = (Vec::new(), 0);
    while at < parts.len() {
        let longest = (at + 1..=parts.len().min(at + 4)).rev().find(|end| is_known(&parts[at..*end].join(", ")));
        let end = longest.unwrap_or(at + 1);
        let word = parts[at..end].join(", ");
        if !words.contains(&word) {
            words.push(word);
        }
        at = end;
    }
    words
}

/// The results in the text of a page, with the keywords and the description behind them.
pub(super) fn outcomes(text: &str, words: &National, record: &mut NationalRecord) {
    let page = &words.page;
    let (named, tail) = text.find(page.keywords.as_str()).map_or((text, ""), |at| text.split_at(at));
    let mut rest = named;
    while let Some((name, behind)) = rest.split_once(page.outcome_code.as_str()) {
        let behind = behind.trim_start();
        let code = behind.len()
            - behind.trim_start_matches(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-')).len();
        // A code ends in a figure; letters behind it begin the next name.
        let code = behind[..code].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
        add(name, words, record);
        rest = &behind[code..];
    }
    add(rest, words, record);
    let tail = tail.strip_prefix(page.keywords.as_str()).unwrap_or(tail);
    let tail = page.ends.iter().filter_map(|end| tail.find(end.as_str())).min().map_or(tail, |end| &tail[..end]);
    let (keywords, about) = tail.split_once(page.about.as_str()).unwrap_or((tail, ""));
    if record.keywords.is_empty() && !words.is_nothing(keywords) {
        keywords.trim().clone_into(&mut record.keywords);
    }
    if !words.is_nothing(about) {
        record.said.push(("about".to_owned(), about.trim().to_owned()));
    }
}

fn add(name: &str, words: &National, record: &mut NationalRecord) {
    if !words.is_nothing(name) {
        record.outcomes.push(NationalOutcome { name: name.trim().to_owned(), note: String::new() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_brackets_and_in_words_part_nothing() {
        let known = |word: &str| ["cán bộ, công chức, viên chức", "công dân"].contains(&word);
        assert_eq!(
            joined(&parts("tổ chức (không bao gồm doanh nghiệp, HTX), công dân, cán bộ, công chức, viên chức, công dân"), &known),
            ["tổ chức (không bao gồm doanh nghiệp, HTX)", "công dân", "cán bộ, công chức, viên chức"]
        );
    }

    #[test]
    fn marks_of_lists_go() {
        assert_eq!(unlisted(" - + Bản  sao"), "Bản sao");
        assert_eq!(name("- Giấy tờ:\n- một"), "Giấy tờ:\n- một");
        assert_eq!(steps("- Bước 1: Nộp\n- Bước 2. Nhận"), ["Nộp", "Nhận"]);
    }
}
