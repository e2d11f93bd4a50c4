//! Several papers in one name: glued together by a copy, or as a list that was not taken apart.

use super::super::alphabet::lower;
use super::super::report::shorten;
use super::{Report, bare, each};
use crate::finding::Spot;
use crate::jurisdiction::Papers;
use crate::record::{Entry, Procedure};

pub(super) fn several(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let papers = &report.habits().papers;
    each(entry, &mut |document, trail| {
        let Some(name) = document.name.as_ref().map(|name| name.original.as_str()).filter(|_| document.one_of.is_empty()) else { return };
        let low = lower(name);
        let starts = papers_in(&low, papers);
        let Some(second) = starts.get(1) else { return };
        let second = shorten(name[*second..].trim_start_matches(|c: char| !c.is_alphanumeric()));
        let remedy = if papers.one_of.iter().any(|word| low.contains(word.as_str())) {
            words!(
                "viết `one_of:` với mỗi giấy tờ một dòng, dòng thứ hai bắt đầu bằng «{second}»",
                "write `one_of:` with each paper on a line of its own, the second from «{second}»"
            )
        } else {
            words!(
                "tách mỗi giấy tờ thành một dòng `- name:` với số bản của nó; dòng thứ hai bắt đầu bằng «{second}»",
                "make each paper a row `- name:` of its own with its count, the second from «{second}»"
            )
        };
        let message = words!(
            "nhiều giấy tờ trong một tên; người đọc không biết mỗi thứ mấy bản",
            "several papers in one name: how many of each are handed in?"
        );
        report.add(Spot::Value(trail.then("name")), message, remedy);
    });
}

/// Where the papers begin that a name in lower case holds, if there are several: those of a list, most of whose items begin like
/// papers, or those behind counts that were glued to what follows, «… 1 bản chínhb) Danh sách …».
pub(super) fn papers_in(low: &str, papers: &Papers) -> Vec<usize> {
    let starts = split(low);
    let ends = starts.iter().skip(1).copied().chain([low.len()]);
    let items: Vec<(usize, &str)> = starts.iter().copied().zip(ends).map(|(at, end)| (at, bare(&low[at..end]).trim_end())).collect();
    // «Một trong các giấy tờ sau:» is no paper itself.
    let items: Vec<&(usize, &str)> = items.iter().filter(|(_, item)| !item.ends_with(':')).collect();
    let found: Vec<usize> = items.iter().filter(|(_, item)| papers.name(item)).map(|(at, _)| *at).collect();
    // A list within a paper («… gồm các nội dung: - tên; - địa chỉ») has items that are none.
    if found.len() > 1 && found.len() * 2 > items.len() { found } else { in_a_row(low, papers) }
}

/// Where the papers begin that stand in a row, each of them like one: between semicolons or plus signs, or between commas where there
/// are at least three, and short: «Tờ khai, giấy khai sinh, hộ chiếu». «Giấy tờ, tài liệu khác» is one.
fn in_a_row(low: &str, papers: &Papers) -> Vec<usize> {
    let starts = parted(low, &[';', '+']);
    if starts.len() > 1 && items(low, &starts).all(|item| is_paper(item, papers)) {
        return starts;
    }
    let starts = parted(low, &[',']);
    let is_short = |item: &str| item.split_whitespace().count() <= MAX_SHORT_WORDS;
    if starts.len() > 2 && items(low, &starts).all(|item| is_short(item) && is_paper(item, papers)) { starts } else { Vec::new() }
}

/// How many words a paper has that is named among others between commas.
const MAX_SHORT_WORDS: usize = 5;

fn is_paper(item: &str, papers: &Papers) -> bool {
    // «; mẫu 03» says more of the paper before it.
    papers.name(bare(item)) && !item.trim_start().starts_with(['(', '/']) && !bare(item).starts_with("mẫu")
}

/// Where the parts of a text begin between these signs, but for those in brackets.
fn parted(low: &str, signs: &[char]) -> Vec<usize> {
    let (mut starts, mut depth) = (vec![0], 0_usize);
    let last = low.rfind(char::is_alphanumeric).unwrap_or(0);
    for (at, c) in low.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && signs.contains(&c) && at < last => starts.push(at + 1),
            _ => {}
        }
    }
    starts
}

fn items<'t>(low: &'t str, starts: &'t [usize]) -> impl Iterator<Item = &'t str> {
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([low.len()]);
    starts.iter().zip(ends).map(|(start, end)| low[*start..end].trim())
}

/// Where the items of a name begin: behind a glued count, behind a bullet, behind a semicolon and a bullet or a letter of a list.
fn split(low: &str) -> Vec<usize> {
    let mut starts = vec![0];
    for word in [" bản chính", " bản sao"] {
        for (at, _) in low.match_indices(word) {
            let end = at + word.len();
            let is_count = low[..at].ends_with(|c: char| c.is_ascii_digit());
            if is_count && low[end..].starts_with(char::is_alphabetic) {
                starts.push(end);
            }
        }
    }
    for (at, c) in low.char_indices() {
        let rest = &low[at + c.len_utf8()..];
        let is_bullet = matches!(c, '-' | '+' | '*' | '•' | '–') && rest.starts_with([' ', '\t']) && is_item(&low[..at]);
        if is_bullet && !low[..at].trim().is_empty() {
            starts.push(at);
        }
    }
    starts.sort_unstable();
    starts
}

/// Whether what stands before a sign makes it a bullet: a new line or the end of an item.
fn is_item(before: &str) -> bool {
    let line = before.trim_end_matches([' ', '\t']);
    line.len() < before.len() && line.ends_with(['\n', ';', '.', ':', ')']) || before.ends_with('\n')
}
