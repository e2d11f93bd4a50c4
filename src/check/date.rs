//! Days and hours in the wrong order.

use super::{Check, Report, Rule};
use crate::finding::{Level, Spot, Trail};
use crate::record::{Date, Effective, Entry, HoursRow, Office};
use crate::site::Site;
use crate::trail;

/// An end before its beginning.
pub(super) static OUT_OF_ORDER: Rule =
    Rule { id: "date/out-of-order", level: Level::Error, page: page!("date/out-of-order"), check: Check::Site(dates) };

/// Closing before opening.
pub(super) static HOURS_OUT_OF_ORDER: Rule =
    Rule { id: "hours/out-of-order", level: Level::Error, page: page!("hours/out-of-order"), check: Check::Office(hours) };

fn dates(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    for (_, procedure) in catalog.procedures() {
        let entry = &procedure.entry;
        let mut report = report.on(entry);
        span(&entry.facts.effective, || trail!["effective"], &mut report);
        for (index, fee) in entry.facts.fees.rows().iter().enumerate() {
            span(&fee.effective, || trail!["fees", index, "effective"], &mut report);
        }
        if let Some(checked) = &entry.facts.checked {
            order(Some(checked.date), checked.next, || trail!["checked", "next"], &mut report);
        }
    }
    for (_, office) in catalog.offices() {
        if let Some(checked) = &office.entry.facts.checked {
            order(Some(checked.date), checked.next, || trail!["checked", "next"], &mut report.on(&office.entry));
        }
    }
    for (_, notice) in catalog.notices() {
        order(Some(notice.facts.date), notice.facts.until, || trail!["until"], &mut report.on(notice));
    }
}

fn span(effective: &Effective, trail: impl FnOnce() -> Trail, report: &mut Report<'_>) {
    order(effective.from, effective.to, || trail().then("to"), report);
}

fn order(from: Option<Date>, to: Option<Date>, trail: impl FnOnce() -> Trail, report: &mut Report<'_>) {
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        report.add(
            Spot::Value(trail()),
            words!("ngày {to} trước ngày bắt đầu {from}", "{to} is before the first day, {from}"),
            words!("sửa một trong hai ngày", "correct one of the two days"),
        );
    }
}

fn hours(entry: &Entry<Office>, report: &mut Report<'_>) {
    rows(&entry.facts.hours, &trail!["hours"], report);
    for (index, point) in entry.facts.points.iter().enumerate() {
        rows(&point.hours, &trail!["points", index, "hours"], report);
    }
}

fn rows(rows: &[HoursRow], trail: &Trail, report: &mut Report<'_>) {
    for (index, row) in rows.iter().enumerate() {
        if row.to <= row.from {
            let (from, to) = (row.from, row.to);
            report.add(
                Spot::Value(trail.then(index).then("to")),
                words!("đóng cửa lúc {to}, không sau giờ mở cửa {from}", "it closes at {to}, not after it opens at {from}"),
                words!(
                    "sửa giờ; buổi chiều viết theo 24 giờ, như 17:00",
                    "correct the hours; write afternoons on the 24-hour clock, such as 17:00"
                ),
            );
        }
    }
}
