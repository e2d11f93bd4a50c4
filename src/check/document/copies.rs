//! How many of each.

use super::super::alphabet::lower;
use super::{Report, each, in_name as in_name_of};
use crate::finding::Spot;
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
