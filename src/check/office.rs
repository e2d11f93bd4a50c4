//! Places that are not where they can be.

use super::{Check, PlacedValue, Report, Value};
use crate::finding::Spot;
use crate::jurisdiction::Place;
use crate::record::{Entry, Office};
use crate::trail;

rules! {
    /// Nobody can call.
    NO_PHONE "office/no-phone" Notice since "0.1.0" Check::Office(|entry, report| lacks(entry, "phones", entry.facts.phones.is_empty(), report));
    /// Nobody knows when.
    NO_HOURS "office/no-hours" Notice since "0.1.0" Check::Office(|entry, report| lacks(entry, "hours", entry.facts.hours.is_empty() && entry.facts.points.iter().all(|point| point.hours.is_empty()), report));
    /// Nobody knows where.
    NO_ADDRESS "office/no-address" Warning since "0.1.0" Check::Office(|entry, report| lacks(entry, "address", entry.facts.address.is_none() && entry.facts.points.iter().all(|point| point.address.is_none()), report));
    /// A place in another country, or in the sea.
    OUTSIDE_COUNTRY "office/outside-country" Error doubts Location since "0.1.0" Check::Value(outside);
}

/// Says that an office lacks what citizens ask first.
fn lacks(_: &Entry<Office>, key: &'static str, is_missing: bool, report: &mut Report<'_>) {
    if is_missing {
        let example = report.habits().phones.examples.first().cloned().unwrap_or_default();
        let phones = format!("`phones: [{{number: \"{example}\"}}]`");
        let (vi, en, how): (&str, &str, &str) = match key {
            "phones" => ("chưa có số điện thoại", "no telephone", phones.as_str()),
            "hours" => ("chưa có giờ mở cửa", "no opening hours", "`hours: [{days: mon-fri, from: \"07:30\", to: \"11:30\"}]`"),
            _ => ("chưa có địa chỉ", "no address", "`address: …`"),
        };
        report.add(Spot::Value(trail![key]), words!("cơ quan này {vi}", "this office has {en}"), words!("thêm {how}", "add {how}"));
    }
}

fn outside(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let Value::Location(place) = placed.value else { return };
    let box_of = report.habits().place;
    if box_of != Place::default() && !place.is_in(box_of) {
        let (lat, lng) = (place.lat, place.lng);
        report.add(
            Spot::Value(placed.trail.clone()),
            words!("tọa độ {lat}, {lng} ở ngoài nước", "{lat}, {lng} is outside the country"),
            words!("lấy lại tọa độ từ bản đồ; đừng mất chữ số nào", "take the coordinates from a map again, with all their figures"),
        );
    }
}
