//! Links that Markdown does not read, and shows with their brackets.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::dialect::events;
use crate::finding::Words;
use crate::text::{shown, slug};
use crate::yaml::Fault;

/// Markdown that was typed and is shown with its signs.
pub(super) fn left_over(bytes: Range<usize>, typed: &str, remedy: Words) -> (Range<usize>, Fault) {
    let typed = shown(typed);
    (bytes, Fault::new("text/markdown-left", words!("«{typed}» hiện nguyên dấu trên trang", "`{typed}` is shown with its signs"), remedy))
}

/// Whether a text begins as an address does.
fn is_address(target: &str) -> bool {
    ["http://", "https://", "www.", "files/", "forms/"].iter().any(|start| target.starts_with(start))
}

/// A link whose address holds blanks or brackets, or is parted from its text: it is shown with its brackets.
pub(super) fn broken_link(text: &str, run: &Range<usize>) -> Option<(Range<usize>, Fault)> {
    let part = &text[run.clone()];
    let (open, target_at) = part.match_indices(']').find_map(|(at, _)| {
        let rest = part[at + 1..].trim_start_matches([' ', '\n']);
        let target = rest.strip_prefix('(')?.trim_start();
        let said = part[..at].rfind('[')?;
        (is_address(target) || part[at + 1..].starts_with('(')).then_some((said, part.len() - target.len()))
    })?;
    let line = part[target_at..].lines().next().unwrap_or_default();
    let end = target_at + closing(line)?;
    let (said, target) = (part[open..].split(']').next().unwrap_or_default().trim_start_matches('['), part[target_at..end].trim());
    // What is no address was meant for the name of an entry.
    let name = Some(slug(target)).filter(|_| !is_address(target));
    let encoded = name.unwrap_or_else(|| {
        target.chars().fold(String::new(), |out, c| match c {
            ' ' => out + "%20",
            '(' => out + "%28",
            ')' => out + "%29",
            c => out + c.encode_utf8(&mut [0; 4]),
        })
    });
    let whole = open..end + 1;
    // What reads as a link needs no word.
    let reads = events(&part[whole.clone()])
        .any(|(event, range)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })) && range.end == whole.len());
    if reads {
        return None;
    }
    let bytes = run.start + whole.start..run.start + whole.end;
    let typed = &text[bytes.clone()];
    Some(left_over(
        bytes,
        typed,
        words!("viết [{said}]({encoded})", "write [{said}]({encoded})", said = shown(said), encoded = shown(&encoded)),
    ))
}

/// Where the bracket closes that was opened before this text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    text.rfind(')')
}
