//! Places that are not where they can be.

use super::{Check, Rule};
use crate::finding::{Level, Spot, Trail};
use crate::record::{Entry, Location, Office};
use crate::trail;

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
