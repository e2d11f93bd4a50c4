//! How many of each.

use super::super::alphabet::lower;
use super::several::papers_in;
use super::{Report, bare, each, in_name as in_name_of};
use crate::finding::{Fix, Spot};
use crate::jurisdiction::{Phrase, tokens};
use crate::record::{Entry, Procedure};

pub(super) fn none(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    each(entry, &mut |document, trail| {
        let nought = |count: Option<crate::record::Count>| count.is_some_and(|count| count.0 == 0);
        if nought(document.originals) && nought(document.copies) {
            report.add(
                Spot::Value(trail.then("originals")),
                words!("0 bản chính và 0 bản sao: không biết phải nộp mấy bản", "no original and no copy: how many are handed in?"),
                words!(
                    "viết `originals: 1` hoặc `copies: 1`; nếu đây là lưu ý, chuyển vào `note`; nếu khai trên mạng, xóa hai dòng số bản",
                    "write `originals: 1` or `copies: 1`; move it to `note` if it is a remark; delete both counts if it is filled in online"
                ),
            );
        }
    });
}

pub(super) fn in_name(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    each(entry, &mut |document, trail| {
        let Some(name) = document.name.as_ref().map(|name| name.original.as_str()) else { return };
        let low = lower(name);
        for (at, _) in low.match_indices(" bản chính").chain(low.match_indices(" bản sao")) {
            let before = low[..at].trim_end();
            let before = before.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(before, |(start, _)| start.trim_end());
            let start =
                before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
            let Ok(count) = before[start..].parse::<u32>() else { continue };
            let (key, word) =
                if low[at..].starts_with(" bản chính") { ("originals", " bản chính") } else { ("copies", " bản sao") };
            if (1..100).contains(&count) {
                // With the comma or the brackets that held it, so that none is left when it is taken out.
                let (start, end) = (before[..start].trim_end_matches([' ', ',', ';', '-', '–']).len(), at + word.len());
                let bytes = match (low[..start].ends_with('('), low[end..].starts_with(')')) {
                    (true, true) => low[..start - 1].trim_end().len()..end + 1,
                    _ => start..end,
                };
                let said = &name[bytes.clone()];
                report.add(
                    in_name_of(trail, bytes),
                    words!("số bản «{said}» nằm trong tên giấy tờ", "the count `{said}` is part of the name"),
                    words!("bỏ «{said}» khỏi tên, viết `{key}: {count}`", "take `{said}` out of the name, and write `{key}: {count}`"),
                );
                return;
            }
        }
    });
}

pub(super) fn as_original(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let papers = &report.habits().papers;
    each(entry, &mut |document, trail| {
        let (Some(name), Some(count)) = (&document.name, document.originals.filter(|count| count.0 > 0)) else { return };
        let low = lower(&name.original);
        let is_copy = papers.begin_as_copy(bare(&low));
        let may_be_original = papers.or_original.iter().any(|word| low.contains(word.as_str()));
        let has_copies = document.copies.is_some_and(|copies| copies.0 > 0);
        if !is_copy || may_be_original || has_copies || !papers_in(&low, papers).is_empty() {
            return;
        }
        let (spot, message) = (
            Spot::Value(trail.then("originals")),
            words!(
                "tên nói nộp bản sao, mà ghi {count} bản chính",
                "the name asks for a copy, and {count} originals are asked for",
                count = count.0
            ),
        );
        let count = count.0;
        if document.copies.is_none() {
            let fix = Fix::offered("copies").at(Spot::Key(trail.then("originals")));
            report.fix(
                spot,
                message,
                words!("đổi `originals: {count}` thành `copies: {count}`", "make `originals: {count}` `copies: {count}`"),
                fix,
            );
        } else {
            let remedy = words!("viết `copies: {count}`, và xóa dòng `originals`", "write `copies: {count}`, and delete `originals`");
            report.add(spot, message, remedy);
        }
    });
}

pub(super) fn differs(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let units = &report.habits().counts.of;
    each(entry, &mut |document, trail| {
        let Some(name) = document.name.as_ref().map(|name| name.original.as_str()) else { return };
        let of = |count: Option<crate::record::Count>| count.map_or(0, |count| count.0);
        let (originals, copies) = (of(document.originals), of(document.copies));
        let total = originals + copies;
        if total == 0 {
            return;
        }
        let Some((count, bytes)) = counted(name, units).filter(|(count, _)| *count != total) else { return };
        let said = &name[bytes.clone()];
        let key = if copies > 0 && originals == 0 { "copies" } else { "originals" };
        report.add(
            in_name_of(trail, bytes),
            words!("tên nói «{said}», mà số bản ghi {total}", "the name says `{said}`, and {total} are asked for"),
            words!("viết `{key}: {count}`, hoặc sửa số trong tên thành {total}", "write `{key}: {count}`, or make it {total} in the name"),
        );
    });
}

/// How many of it a name says at its start, «02 ảnh 3x4», or last in brackets, «Tờ khai (02 bản)»; not of originals and copies,
/// which are told by another rule, nor of parts of a sum.
fn counted(name: &str, units: &[Phrase]) -> Option<(u32, std::ops::Range<usize>)> {
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let pieces = tokens(name);
    let first = pieces.iter().position(|piece| piece.folded.chars().all(char::is_alphanumeric))?;
    let at = |from: usize| -> Option<(u32, std::ops::Range<usize>, usize)> {
        let count = pieces.get(from)?.folded.parse::<u32>().ok().filter(|count| (1..100).contains(count))?;
        // «02 (hai) ảnh».
        let in_words = pieces.get(from + 1).is_some_and(|piece| piece.is('('));
        let unit = if in_words { from + 1 + pieces[from + 1..].iter().position(|piece| piece.is(')'))? + 1 } else { from + 1 };
        let length = Phrase::longest(units, &pieces[unit..]).filter(|length| *length == 1)?;
        Some((count, pieces[from].at.start..pieces[unit + length - 1].at.end, unit + length))
    };
    let start = at(first);
    let last = pieces.iter().rposition(|piece| piece.is('(')).and_then(|open| at(open + 1));
    let last = last.filter(|(.., next)| pieces.get(*next).is_some_and(|piece| piece.is(')')) && pieces.len() <= next + 2);
    let (count, bytes, _) = start.or(last)?;
    // «01 bản chính và 02 bản sao» is three.
    let all = (0..pieces.len()).filter(|from| *from == 0 || !matches!(&*pieces[from - 1].folded, "x" | "*")).filter_map(at).count();
    (all == 1).then_some((count, bytes))
}
