//! The tables of the portal's pages as a crawl has them: the text of every cell behind that of the one before, with nothing
//! between. A cell is found by what may stand in it; what cannot be told apart for sure is told, and not guessed.

use super::parts::{Group, NationalFee, NationalPaper, Way};
use super::seam::{Named, take_off};
use crate::jurisdiction::National;

/// Ways to hand in, and what could not be told apart.
pub(super) fn channels(text: &str, words: &National) -> (Vec<Way>, Vec<String>) {
    let (mut doubts, body) = (Vec::new(), behind_titles(text, &words.page.channels));
    let mut starts: Vec<(usize, usize, Way)> = Vec::new();
    let mut at = 0;
    while at < body.len() {
        match words.page.ways.iter().find_map(|way| start_of_way(&body[at..], way, words, &mut doubts)) {
            Some((length, way)) => {
                starts.push((at, at + length, way));
                at += length;
            }
            None => at += next(&body[at..]),
        }
    }
    let lead = body[..starts.first().map_or(body.len(), |(at, ..)| *at)].trim();
    if !words.is_nothing(lead) {
        doubts.push(lead.to_owned());
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(at, ..)| *at).chain([body.len()]).collect();
    let rows = starts.into_iter().zip(ends).map(|((_, from, mut way), end)| {
        let mut rest = &body[from..end];
        while let Some((fee, taken)) = fee(rest, words) {
            way.fees.push(fee);
            rest = &rest[taken..];
        }
        rest.trim().clone_into(&mut way.note);
        way
    });
    (rows.collect(), doubts)
}

/// A way with its time, and how many bytes they take; its fees follow.
fn start_of_way(text: &str, way: &str, words: &National, doubts: &mut Vec<String>) -> Option<(usize, Way)> {
    let rest = text.strip_prefix(way)?;
    let cell = rest.trim_start();
    let before = text.len() - cell.len();
    if let Some(taken) = nothing(cell, words) {
        fee(&cell[taken..], words)?;
        return Some((before + taken, Way { kind: way.to_owned(), ..Way::default() }));
    }
    let digits = cell.len() - cell.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    let number = &cell[..digits];
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let behind = &cell[digits..];
    if let Some(length) = unit(behind, words) {
        fee(&behind[length..], words)?;
        let time = format!("{number} {}", behind[..length].trim());
        return Some((before + digits + length, Way { kind: way.to_owned(), time: Some(time), ..Way::default() }));
    }
    // No unit: the number of the fee may follow at once.
    let gap = behind.len() - behind.trim_start().len();
    if fee(&behind[gap..], words).is_some() {
        return Some((before + digits + gap, Way { kind: way.to_owned(), time: Some(number.to_owned()), ..Way::default() }));
    }
    let splits: Vec<usize> = (1..digits).filter(|at| is_split(&number[..*at], &number[*at..])).collect();
    let splits: Vec<usize> = splits.into_iter().filter(|at| fee(&cell[*at..], words).is_some()).collect();
    let noted: Vec<usize> = splits.iter().copied().filter(|at| is_in_note(&number[*at..], &cell[digits..])).collect();
    match (&splits[..], &noted[..]) {
        ([], _) => None,
        ([at], _) | (_, [at]) => {
            let time = number[..*at].to_owned();
            Some((before + at, Way { kind: way.to_owned(), time: Some(time), ..Way::default() }))
        }
        _ => {
            let shown: String = cell.chars().take(40).collect();
            doubts.push(format!("{way} {shown}"));
            Some((before + digits, Way { kind: way.to_owned(), ..Way::default() }))
        }
    }
}

/// Whether figures can be a time and an amount behind it.
fn is_split(time: &str, amount: &str) -> bool {
    let is_time = time.bytes().all(|byte| byte.is_ascii_digit()) && !time.starts_with('0');
    is_time && !amount.starts_with('0') && whole(amount).is_some()
}

/// Whether the note behind an amount says it again, with its dots.
fn is_in_note(amount: &str, behind: &str) -> bool {
    let dotted = amount.replace(',', ".");
    let near: String = behind.chars().take(400).collect();
    near.match_indices(&dotted).any(|(at, _)| !near[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.'))
}

/// The whole number in figures with commas between the thousands, or without any.
fn whole(figures: &str) -> Option<String> {
    let mut groups = figures.split(',');
    let first = groups.next()?;
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || !is_figures(group) || first.len() > 3 {
            return None;
        }
        number.push_str(group);
    }
    is_figures(first).then_some(number)
}

/// What is paid, as a cell begins with it, and how many bytes it takes.
fn fee(text: &str, words: &National) -> Option<(NationalFee, usize)> {
    let blank = text.len() - text.trim_start().len();
    let cell = &text[blank..];
    if let Some(taken) = nothing(cell, words) {
        return Some((NationalFee::Unsaid(String::new()), blank + taken));
    }
    let end = |from: usize| {
        let (note, taken) = bracket(&cell[from..]);
        (note, blank + from + taken)
    };
    if let Some(taken) = words.free.iter().find_map(|word| starts_with(cell, word)) {
        let (note, end) = end(taken);
        return Some((NationalFee::Free(note), end));
    }
    let digits = cell.len() - cell.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    let amount = cell.get(..digits).filter(|amount| amount.starts_with(|c: char| c.is_ascii_digit()))?;
    let behind = cell[digits..].trim_start();
    let gap = cell.len() - digits - behind.len();
    let name = longest_currency(behind, words)?;
    let currency = words.currency(&behind[..name])?.to_owned();
    let amount = whole(amount).unwrap_or_else(|| amount.to_owned());
    let (note, end) = end(digits + gap + name);
    Some((NationalFee::Amount { amount, currency, note }, end))
}

fn longest_currency(text: &str, words: &National) -> Option<usize> {
    let ends = text.char_indices().take(24).map(|(at, c)| at + c.len_utf8());
    ends.filter(|end| words.currency(&text[..*end]).is_some() && text[..*end].ends_with(char::is_alphabetic)).last()
}

/// The unit of a time with which a cell begins, and how many bytes it takes.
fn unit(text: &str, words: &National) -> Option<usize> {
    let ends = text.char_indices().take(20).map(|(at, c)| at + c.len_utf8());
    let is_unit = |end: &usize| {
        let name = text[..*end].trim_start();
        name.starts_with(char::is_uppercase) && name.ends_with(char::is_alphabetic) && words.unit(name).is_some()
    };
    ends.filter(is_unit).last()
}

fn nothing(text: &str, words: &National) -> Option<usize> {
    let ends = text.char_indices().take(24).map(|(at, c)| at + c.len_utf8());
    ends.filter(|end| text[..*end].ends_with(char::is_alphabetic) && words.is_nothing(&text[..*end])).last()
}

fn starts_with(text: &str, word: &str) -> Option<usize> {
    let length = word.chars().count();
    let end = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    (crate::letters::fold(&text[..end]) == crate::letters::fold(word)).then_some(end)
}

/// What stands in the bracket with which a text begins, and how many bytes it takes. «a)» and «1)» close nothing.
fn bracket(text: &str) -> (String, usize) {
    if !text.starts_with('(') {
        return (String::new(), 0);
    }
    let close = closing(text, true).or_else(|| closing(text, false));
    match close {
        Some(at) => (text[1..at].trim().to_owned(), at + 1),
        // One that is never closed holds all that follows.
        None => (text[1..].trim().to_owned(), text.len()),
    }
}

fn closing(text: &str, has_marks: bool) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if has_marks && is_mark(&text[..at]) => {}
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a text ends in a single letter or figure, as «a» in «a) Cung cấp».
fn is_mark(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next().is_some_and(char::is_alphanumeric) && back.next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '/' | '-'))
}

/// The papers by cases, and what could not be told apart.
pub(super) fn papers(text: &str, words: &National) -> (Vec<Group>, Vec<String>) {
    let mut doubts = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let pieces = split_at_titles(text, &words.page.documents);
    let last = pieces.len() - 1;
    let mut case = String::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        let (papers, rest) = if index == 0 { (Vec::new(), piece) } else { counted(piece, words) };
        if index > 0 {
            groups.push(Group { case: std::mem::take(&mut case), papers });
        }
        let rest = rest.trim();
        if index == last && !words.is_nothing(rest) {
            doubts.push(rest.to_owned());
        } else if !words.is_nothing(rest) {
            rest.trim_start_matches("--").trim().clone_into(&mut case);
        }
    }
    (groups, doubts)
}

/// The papers of a name in which others with their counts are left, as a program cut it; the last has the counts of its own.
pub(super) fn several(paper: NationalPaper, words: &National) -> Vec<NationalPaper> {
    let page = &words.page;
    if !paper.name.contains(page.originals.as_str()) && !paper.name.contains(page.copies.as_str()) {
        return vec![paper];
    }
    let count = |count: &Option<String>| count.clone().unwrap_or_else(|| "0".to_owned());
    let (originals, copies) = (count(&paper.originals), count(&paper.copies));
    let text = format!("{}{originals} {},{copies} {}", paper.name, page.originals, page.copies);
    let (mut papers, _) = counted(&text, words);
    match papers.pop() {
        Some(last) if !papers.is_empty() => {
            papers.push(NationalPaper { name: last.name, ..paper });
            papers
        }
        _ => vec![paper],
    }
}

/// Papers with their counts, and what follows the last count.
pub(super) fn counted<'t>(text: &'t str, words: &National) -> (Vec<NationalPaper>, &'t str) {
    let (mut papers, mut from, mut at) = (Vec::new(), 0, 0);
    while at < text.len() {
        let found = text[at..].starts_with(|c: char| c.is_ascii_digit()).then(|| count(text, from, at, words)).flatten();
        match found {
            Some((begin, end, originals, copies)) => {
                let Named { name, forms, is_whole } = take_off(&text[from..begin], words);
                papers.push(NationalPaper { name, forms, is_whole, originals, copies, ..NationalPaper::default() });
                (from, at) = (end, end);
            }
            // The whole run of figures is one number.
            None => at += (text[at..].len() - text[at..].trim_start_matches(|c: char| c.is_ascii_digit()).len()).max(next(&text[at..])),
        }
    }
    (papers, &text[from..])
}

type Counted = (usize, usize, Option<String>, Option<String>);

/// The count whose figures begin at `at`: where it begins and ends, originals and copies.
fn count(text: &str, from: usize, at: usize, words: &National) -> Option<Counted> {
    let (run, behind) = figures(&text[at..])?;
    let originals = behind.trim_start().strip_prefix(words.page.originals.as_str());
    let (mut originals_count, mut copies_count) = (None, None);
    let begin = at + own_figures(&text[from..at], run);
    let own = &text[begin..at + run.len()];
    let mut rest = if let Some(rest) = originals {
        originals_count = Some(own.to_owned());
        rest
    } else {
        copies_count = Some(own.to_owned());
        behind.trim_start().strip_prefix(words.page.copies.as_str())?
    };
    if copies_count.is_none()
        && let Some(more) = rest.trim_start().strip_prefix(',')
        && let Some((run, behind)) = figures(more.trim_start())
        && let Some(end) = behind.trim_start().strip_prefix(words.page.copies.as_str())
    {
        copies_count = Some(run.to_owned());
        rest = end;
    }
    // The page leaves out that there are no copies.
    let copies_count = copies_count.or_else(|| originals_count.as_ref().map(|_| "0".to_owned()));
    // Inside of a name, words or signs follow: «01 bản chính và …», «(01 bản chính)».
    let is_end =
        rest.chars().next().is_none_or(|c| c.is_alphanumeric() || matches!(c, '-' | '+' | '*' | '•' | '(' | '"' | '“' | '«' | '['));
    let has_name = text[from..begin].chars().any(char::is_alphanumeric);
    (is_end && has_name).then(|| (begin, text.len() - rest.len(), originals_count, copies_count))
}

fn figures(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then(|| text.split_at(text.len() - rest.len()))
}

/// Where the figures of the count begin in a run that may begin with figures of the name: «ngày 24/7/2023» and «1 bản chính».
/// A count has one figure, as nearly all have, unless nothing of the run can belong to the name.
fn own_figures(name: &str, run: &str) -> usize {
    let touches = name.chars().next_back().is_some_and(|c| c.is_lowercase() || matches!(c, ')' | '.' | ';' | ':' | '"' | '”'));
    if run.len() == 1 || (touches && run.len() == 2 && !run.starts_with('0')) { 0 } else { run.len() - 1 }
}

/// The text behind the titles of a table, which stand in it with nothing but blanks between; the whole where they do not.
fn behind_titles<'t>(text: &'t str, titles: &[String]) -> &'t str {
    find_titles(text, titles).filter(|(at, _)| text[..*at].trim().is_empty()).map_or(text, |(_, end)| &text[end..])
}

/// The pieces of a text between the titles of its tables; the first is what stands before them.
fn split_at_titles<'t>(text: &'t str, titles: &[String]) -> Vec<&'t str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((at, end)) = find_titles(rest, titles) {
        pieces.push(&rest[..at]);
        rest = &rest[end..];
    }
    pieces.push(rest);
    pieces
}

/// Where the titles of a table begin and end.
pub(super) fn find_titles(text: &str, titles: &[String]) -> Option<(usize, usize)> {
    let first = titles.first()?;
    text.match_indices(first.as_str()).find_map(|(at, _)| {
        let mut end = at;
        for title in titles {
            let rest = text[end..].trim_start();
            end = text.len() - rest.strip_prefix(title.as_str())?.len();
        }
        Some((at, end))
    })
}

/// How many bytes the first character takes.
fn next(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}
