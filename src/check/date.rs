//! Days in the wrong order.

use super::{Check, PlacedValue, Report, Value};
use crate::finding::{Spot, Trail};
use crate::record::Date;

rules! {
    /// An end before its beginning.
    OUT_OF_ORDER "date/out-of-order" Error Check::Value(dates);
}

fn dates(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let trail = &placed.trail;
    match placed.value {
        Value::Effective(effective) => order(effective.from, effective.to, trail.then("to"), report),
        Value::Checked(checked) => order(Some(checked.date), checked.next, trail.then("next"), report),
        Value::Notice(notice) => order(Some(notice.date), notice.until, trail.then("until"), report),
        _ => {}
    }
}

fn order(from: Option<Date>, to: Option<Date>, trail: Trail, report: &mut Report<'_>) {
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        report.add(
            Spot::Value(trail),
            words!("ngày {to} trước ngày bắt đầu {from}", "{to} is before the first day, {from}"),
            words!("sửa một trong hai ngày", "correct one of the two days"),
        );
    }
}
