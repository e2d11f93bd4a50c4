//! Days in the wrong order.

use super::{Check, PlacedValue, Report, Value};
use crate::finding::{Spot, Trail};
use crate::record::Date;

rules! {
    /// An end before its beginning.
    OUT_OF_ORDER "date/out-of-order" Error since "0.1.0" Check::Value(dates);
}

fn dates(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let trail = &placed.trail;
    match placed.value {
        Value::Effective(effective) => order(trail, ("from", effective.from), ("to", effective.to), report),
        Value::Checked(checked) => order(trail, ("date", Some(checked.date)), ("next", checked.next), report),
        Value::Notice(notice) => order(trail, ("date", Some(notice.date)), ("until", notice.until), report),
        _ => {}
    }
}

fn order(trail: &Trail, begin: (&'static str, Option<Date>), end: (&'static str, Option<Date>), report: &mut Report<'_>) {
    if let ((first, Some(from)), (last, Some(to))) = (begin, end)
        && to < from
    {
        report.both(
            Spot::Value(trail.then(last)),
            Spot::Value(trail.then(first)),
            words!("ngày {to} trước ngày bắt đầu {from}", "{to} is before the first day, {from}"),
            words!("sửa một trong hai ngày", "correct one of the two days"),
        );
    }
}
