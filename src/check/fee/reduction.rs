//! Reductions that are over, or will be soon.

use super::note::ends;
use super::{Report, in_note, noted};
use crate::finding::Spot;
use crate::record::{Date, Entry, Fee, Procedure};
use crate::site::Site;
use crate::trail;

/// How many days before its end a reduction is told.
const SOON_DAYS: i64 = 60;

pub(super) fn over(site: &Site, report: &mut Report<'_>) {
    let today = site.catalog.today;
    for (_, procedure) in site.catalog.procedures() {
        let entry = &procedure.entry;
        let mut report = report.on(entry);
        for (index, _, note) in noted(entry) {
            for (bytes, day) in ends(note).into_iter().filter(|(_, day)| *day < today) {
                let day = day.spoken("vi");
                report.add(
                    in_note(index, bytes),
                    words!("mức này chỉ áp dụng đến hết ngày {day}, đã qua", "this applied until {day}, which is over"),
                    words!(
                        "xóa phần đã hết hạn, và kiểm tra `amount` theo mức nay áp dụng",
                        "delete what is over, and check `amount` against what applies now"
                    ),
                );
            }
        }
        for (index, to) in alone(entry, |to| to < today) {
            let day = to.spoken("vi");
            report.add(
                Spot::Value(trail!["fees", index, "effective", "to"]),
                words!("mức này hết áp dụng ngày {day} và không có mức nào thay", "this ended on {day} and nothing takes its place"),
                words!("thêm dòng cho mức nay áp dụng, hoặc sửa `to`", "add a row for what applies now, or correct `to`"),
            );
        }
    }
}

pub(super) fn ends_soon(site: &Site, mut found: impl FnMut(&Entry<Procedure>, Spot, Date)) {
    let today = site.catalog.today;
    let last = today.0.checked_add(jiff::Span::new().days(SOON_DAYS)).map_or(today, Date);
    for (_, procedure) in site.catalog.procedures() {
        let entry = &procedure.entry;
        for (index, _, note) in noted(entry) {
            for (bytes, day) in ends(note).into_iter().filter(|(_, day)| (today..=last).contains(day)) {
                found(entry, in_note(index, bytes), day);
            }
        }
        for (index, to) in alone(entry, |to| (today..=last).contains(&to)) {
            found(entry, Spot::Value(trail!["fees", index, "effective", "to"]), to);
        }
    }
}

pub(super) fn ends_within(site: &Site, report: &mut Report<'_>) {
    ends_soon(site, |entry, spot, day| {
        let day = day.spoken("vi");
        report.on(entry).add(
            spot,
            words!("mức này chỉ áp dụng đến hết ngày {day}", "this applies until {day} only"),
            words!(
                "thêm dòng cho mức sau ngày đó, với `effective: {{from: …}}`",
                "add a row for what applies after that day, with `effective: {{from: …}}`"
            ),
        );
    });
}

/// Rows whose last day is `so` and after which no other row of their item applies.
fn alone(entry: &Entry<Procedure>, so: impl Fn(Date) -> bool) -> impl Iterator<Item = (usize, Date)> {
    let rows = entry.facts.fees.rows();
    rows.iter().enumerate().filter_map(move |(index, row)| {
        let to = row.effective.to.filter(|to| so(*to) && row.effective.from.is_none_or(|from| from <= *to))?;
        let item = |row: &Fee| row.item.as_ref().map(|item| item.original.clone());
        let next = rows.iter().any(|other| item(other) == item(row) && other.effective.to.is_none_or(|end| end > to));
        (!next).then_some((index, to))
    })
}
