//! Hours of any kind: of offices, points, channels, exceptions and sessions.

use super::{Check, PlacedValue, Report, Value};
use crate::finding::{Spot, Trail};
use crate::record::{Clock, Date, Exception, Holidays, HoursRow, SessionDay, Span};

rules! {
    /// Closing before opening.
    OUT_OF_ORDER "hours/out-of-order" Error doubts Hours since "0.1.0" Check::Value(out_of_order);
    /// Two spans of one morning.
    OVERLAP "hours/overlap" Error doubts Hours since "0.1.0" Check::Value(overlap);
    /// Open at night.
    AT_NIGHT "hours/at-night" Warning doubts Hours since "0.1.0" Check::Value(at_night);
    /// One day that is both.
    OPEN_AND_CLOSED "hours/open-and-closed" Error doubts Hours since "0.1.0" Check::Value(open_and_closed);
    /// A day that is to differ, and does not say how.
    NEITHER "hours/neither-open-nor-closed" Error doubts Hours since "0.1.0" Check::Value(neither);
    /// One day in two rows.
    DAY_TWICE "hours/day-twice" Warning since "0.1.0" Check::Value(day_twice);
}

/// The spans of a list of hours of any kind.
fn spans(value: &Value<'_>) -> Vec<(Clock, Clock)> {
    match value {
        Value::Hours(rows) => rows.iter().map(|row| (row.from, row.to)).collect(),
        Value::Spans(spans) => spans.iter().map(|span| (span.from, span.to)).collect(),
        _ => Vec::new(),
    }
}

fn out_of_order(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    for (index, (from, to)) in spans(&placed.value).into_iter().enumerate().filter(|(_, (from, to))| to <= from) {
        report.add(
            Spot::Value(placed.trail.then(index).then("to")),
            words!("đóng cửa lúc {to}, không sau giờ mở cửa {from}", "it closes at {to}, not after it opens at {from}"),
            words!(
                "sửa giờ; buổi chiều viết theo 24 giờ, như 17:00",
                "correct the hours; write afternoons on the 24-hour clock, such as 17:00"
            ),
        );
    }
}

fn at_night(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let is_night = |(_, (from, to)): &(usize, (Clock, Clock))| from.minutes() > 0 && from.minutes() < 5 * 60 && from < to;
    for (index, (from, _)) in spans(&placed.value).into_iter().enumerate().filter(is_night) {
        let better = Clock::from_minutes(from.minutes() + 12 * 60).unwrap_or(from);
        report.add(
            Spot::Value(placed.trail.then(index).then("from")),
            words!("mở cửa lúc {from}, giữa đêm", "it opens at {from}, at night"),
            words!("giờ chiều viết theo 24 giờ: {better}", "write afternoons on the 24-hour clock: {better}"),
        );
    }
}

/// Whether two rows are for different people or times of the year, so that they may have one hour in common.
fn are_apart(one: &HoursRow, other: &HoursRow) -> bool {
    (other.season.is_some() && one.season.is_some() && other.season != one.season)
        || (!other.fields.is_empty() && !one.fields.is_empty() && !other.fields.iter().any(|field| one.fields.contains(field)))
        || (other.season.is_some() != one.season.is_some())
        || (other.fields.is_empty() != one.fields.is_empty())
        || other.note.is_some() != one.note.is_some()
}

fn overlap(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let spans = spans(&placed.value);
    let meet = |one: usize, other: usize| {
        let is_one_day = match placed.value {
            Value::Hours(rows) => !rows[one].days.shared(rows[other].days).is_empty() && !are_apart(&rows[one], &rows[other]),
            _ => true,
        };
        is_one_day && crosses(spans[one], spans[other])
    };
    for index in 0..spans.len() {
        if let Some(other) = (0..index).find(|other| meet(index, *other)) {
            told_overlap(&placed.trail.then(index), &placed.trail.then(other), spans[other], report);
        }
    }
    if let Value::SessionDays(days) = placed.value {
        for (index, day) in days.iter().enumerate() {
            let earlier = days[..index].iter().enumerate().filter(|(_, other)| other.date == day.date);
            let earlier = earlier.flat_map(|(row, other)| other.hours.iter().enumerate().map(move |(at, span)| (row, at, times(span))));
            let way = |row: usize, at: usize| placed.trail.then(row).then("hours").then(at);
            for (row, other, times_there) in earlier {
                for (at, _) in day.hours.iter().enumerate().filter(|(_, span)| crosses(times_there, times(span))) {
                    told_overlap(&way(index, at), &way(row, other), times_there, report);
                }
            }
        }
    }
}

fn times(span: &Span) -> (Clock, Clock) {
    (span.from, span.to)
}

fn crosses(one: (Clock, Clock), other: (Clock, Clock)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

fn told_overlap(here: &Trail, other: &Trail, (from, to): (Clock, Clock), report: &mut Report<'_>) {
    report.both(
        Spot::Value(here.then("from")),
        Spot::Value(other.then("from")),
        words!("trùng với khoảng {from}–{to} ở trên, cùng ngày", "overlaps {from}–{to} above, on the same day"),
        words!("sửa giờ, hoặc gộp hai dòng", "correct the hours, or join the rows"),
    );
}

fn open_and_closed(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let remedy = || words!("giữ một điều đúng, xóa điều kia", "keep the one that is right, and delete the other");
    match placed.value {
        Value::Exceptions(days) => {
            for (index, day) in days.iter().enumerate() {
                let date = day.date;
                let differs = |other: &&Exception| other.date == date && other.is_closed() != day.is_closed() && other.differs();
                let other = if day.differs() { days[..index].iter().position(|other| differs(&other)) } else { None };
                if day.is_closed() && !day.hours.is_empty() || other.is_some() {
                    report.both(
                        Spot::Value(placed.trail.then(index).then("date")),
                        other.map(|other| Spot::Value(placed.trail.then(other).then("date"))),
                        words!("ngày {date} vừa nghỉ vừa mở cửa", "{date} is both closed and open"),
                        remedy(),
                    );
                }
            }
        }
        Value::Holidays(Holidays { days_off, days_worked, .. }) => {
            for (index, day) in days_worked.iter().enumerate() {
                let date = day.date;
                let Some(off) = days_off.iter().position(|off| off.date == date) else { continue };
                report.both(
                    Spot::Value(placed.trail.then("days_worked").then(index).then("date")),
                    Spot::Value(placed.trail.then("days_off").then(off).then("date")),
                    words!("ngày {date} vừa là ngày nghỉ vừa là ngày làm bù", "{date} is both a day off and a worked day"),
                    remedy(),
                );
            }
        }
        _ => {}
    }
}

fn neither(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let Value::Exceptions(days) = placed.value else { return };
    for (index, day) in days.iter().enumerate().filter(|(_, day)| !day.differs()) {
        let date = day.date;
        report.add(
            Spot::Value(placed.trail.then(index).then("date")),
            words!("ngày {date} không ghi là nghỉ hay mở cửa lúc nào", "{date} says neither that it is closed nor when it is open"),
            words!(
                "nếu nghỉ cả ngày, viết `closed: true`; nếu đổi giờ, viết `hours: [{{from: \"07:30\", to: \"11:30\"}}]`",
                "write `closed: true` if it is closed all day, or `hours: [{{from: \"07:30\", to: \"11:30\"}}]`"
            ),
        );
    }
}

fn day_twice(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let mut tell = |trail: Trail, rows: &[(Date, bool)]| {
        for (index, row) in rows.iter().enumerate() {
            let Some(other) = rows[..index].iter().position(|other| other == row) else { continue };
            let date = row.0;
            report.both(
                Spot::Value(trail.then(index).then("date")),
                Spot::Value(trail.then(other).then("date")),
                words!("ngày {date} đã có ở trên", "{date} is already there above"),
                words!("gộp hai dòng, hoặc sửa ngày", "join the two rows, or correct the day"),
            );
        }
    };
    match placed.value {
        // Of one that is closed and one that is open, another rule tells.
        Value::Exceptions(days) => tell(placed.trail.clone(), &days.iter().map(|day| (day.date, day.is_closed())).collect::<Vec<_>>()),
        Value::SessionDays(days) => {
            // A morning and an afternoon may stand apart.
            let whole = |day: &SessionDay| day.hours.is_empty();
            let is_twin = |index: usize| days.iter().any(|other| other.date == days[index].date && whole(other)) || whole(&days[index]);
            let dates: Vec<Date> = days.iter().map(|day| day.date).collect();
            if (0..days.len()).any(|index| dates[..index].contains(&dates[index]) && is_twin(index)) {
                tell(placed.trail.clone(), &dates.into_iter().map(|date| (date, false)).collect::<Vec<_>>());
            }
        }
        Value::Holidays(year) => {
            tell(placed.trail.then("days_off"), &year.days_off.iter().map(|day| (day.date, false)).collect::<Vec<_>>());
            tell(placed.trail.then("days_worked"), &year.days_worked.iter().map(|day| (day.date, false)).collect::<Vec<_>>());
        }
        _ => {}
    }
}
