//! Places that are not where they can be.

use super::{Check, Report, Rule};
use crate::finding::{Level, Spot, Trail};
use crate::record::{Entry, HoursRow, Location, Office};
use crate::trail;

rules! {
    /// Nobody can call.
    NO_PHONE "office/no-phone" Notice Check::Office(|entry, report| lacks(entry, "phones", entry.facts.phones.is_empty(), report));
    /// Nobody knows when.
    NO_HOURS "office/no-hours" Notice Check::Office(|entry, report| lacks(entry, "hours", entry.facts.hours.is_empty() && entry.facts.points.iter().all(|point| point.hours.is_empty()), report));
    /// Nobody knows where.
    NO_ADDRESS "office/no-address" Warning Check::Office(|entry, report| lacks(entry, "address", entry.facts.address.is_none() && entry.facts.points.iter().all(|point| point.address.is_none()), report));
    /// Two spans of one morning.
    OVERLAP "hours/overlap" Error Check::Office(overlap);
    /// Open at night.
    AT_NIGHT "hours/at-night" Warning Check::Office(at_night);
}

/// Says that an office lacks what citizens ask first.
fn lacks(_: &Entry<Office>, key: &'static str, is_missing: bool, report: &mut Report<'_>) {
    if is_missing {
        let (vi, en, how) = match key {
            "phones" => ("chưa có số điện thoại", "no telephone", "`phones: [{number: \"0236 3822300\"}]`"),
            "hours" => ("chưa có giờ mở cửa", "no opening hours", "`hours: [{days: T2-T6, from: \"07:30\", to: \"11:30\"}]`"),
            _ => ("chưa có địa chỉ", "no address", "`address: …`"),
        };
        report.add(Spot::Value(trail![key]), words!("cơ quan này {vi}", "this office has {en}"), words!("thêm {how}", "add {how}"));
    }
}

/// The lists of hours of an office with their places.
fn lists(entry: &Entry<Office>) -> Vec<(&[HoursRow], Trail)> {
    let mut lists = vec![(entry.facts.hours.as_slice(), trail!["hours"])];
    lists.extend(entry.facts.points.iter().enumerate().map(|(index, point)| (point.hours.as_slice(), trail!["points", index, "hours"])));
    lists
}

fn overlap(entry: &Entry<Office>, report: &mut Report<'_>) {
    for (rows, trail) in lists(entry) {
        for (index, row) in rows.iter().enumerate() {
            let apart = |other: &HoursRow| {
                (other.season.is_some() && row.season.is_some() && other.season != row.season)
                    || (!other.fields.is_empty() && !row.fields.is_empty() && !other.fields.iter().any(|field| row.fields.contains(field)))
                    || (other.season.is_some() != row.season.is_some())
                    || (other.fields.is_empty() != row.fields.is_empty())
                    || other.note.is_some() != row.note.is_some()
            };
            let meets =
                |other: &&HoursRow| !row.days.and(other.days).is_empty() && row.from < other.to && other.from < row.to && !apart(other);
            if let Some(other) = rows[..index].iter().find(meets) {
                let (from, to) = (other.from, other.to);
                report.add(
                    Spot::Value(trail.then(index).then("from")),
                    words!("trùng với khoảng {from}–{to} ở trên, cùng ngày", "overlaps {from}–{to} above, on the same day"),
                    words!("sửa giờ, hoặc gộp hai dòng", "correct the hours, or join the rows"),
                );
            }
        }
    }
}

fn at_night(entry: &Entry<Office>, report: &mut Report<'_>) {
    for (rows, trail) in lists(entry) {
        for (index, row) in
            rows.iter().enumerate().filter(|(_, row)| row.from.minutes() > 0 && row.from.minutes() < 5 * 60 && row.from < row.to)
        {
            let from = row.from;
            let better = crate::record::Clock::from_minutes(from.minutes() + 12 * 60).unwrap_or(from);
            report.add(
                Spot::Value(trail.then(index).then("from")),
                words!("mở cửa lúc {from}, giữa đêm", "it opens at {from}, at night"),
                words!("giờ chiều viết theo 24 giờ: {better}", "write afternoons on the 24-hour clock: {better}"),
            );
        }
    }
}

/// A place in another country, or in the sea.
pub(super) static OUTSIDE_COUNTRY: Rule = Rule {
    id: "office/outside-country",
    level: Level::Error,
    page: page!("office/outside-country"),
    check: Check::Office(|entry, report| {
        each(entry, |place, trail| {
            if !place.in_vietnam() {
                let (lat, lng) = (place.lat, place.lng);
                report.add(
                    Spot::Value(trail),
                    words!("tọa độ {lat}, {lng} ở ngoài Việt Nam", "{lat}, {lng} is outside Việt Nam"),
                    words!(
                        "lấy lại tọa độ từ bản đồ; đừng mất chữ số nào",
                        "take the coordinates from a map again, with all their figures"
                    ),
                );
            }
        });
    }),
};

fn each(entry: &Entry<Office>, mut say: impl FnMut(Location, Trail)) {
    let facts = &entry.facts;
    if let Some(place) = facts.location {
        say(place, trail!["location"]);
    }
    for (index, point) in facts.points.iter().enumerate() {
        if let Some(place) = point.location {
            say(place, trail!["points", index, "location"]);
        }
    }
}
