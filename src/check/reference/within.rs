//! Names of what stands elsewhere in the same procedure, and of the areas that offices cover.

use super::super::value::{PlacedValue, Value};
use super::{Report, remedy, unknown};
use crate::finding::{Spot, Trail};
use crate::jurisdiction::Jurisdiction;
use crate::record::{ChannelType, Entry, Id, Procedure, When};
use crate::site::Site;
use crate::trail;
use crate::yaml::{Read, Scalar, Style};

/// Every `when` of a procedure that names areas, and where it stands.
fn with_areas(facts: &Procedure) -> Vec<(Trail, &When)> {
    let mut list = Vec::new();
    facts.visit(&mut Trail::default(), &mut |trail, any| {
        if let Some(when) = any.downcast_ref::<When>().filter(|when| !when.areas.is_empty()) {
            list.push((trail.clone(), when));
        }
    });
    list
}

pub(super) fn conditions(
    entry: &Entry<Procedure>,
    values: &[PlacedValue<'_>],
    report: &mut Report<'_>,
    names: for<'w> fn(&'w When) -> (Vec<&'w str>, &'static str),
    known: for<'f> fn(&'f Procedure) -> Vec<&'f str>,
) {
    let known = known(&entry.facts);
    let whens = values.iter().filter_map(|placed| if let Value::When(when) = placed.value { Some((&placed.trail, when)) } else { None });
    for (trail, when) in whens {
        let (list, key) = names(when);
        for (index, name) in list.into_iter().enumerate().filter(|(_, name)| !known.contains(name)) {
            let (vi, en) = match key {
                "cases" => ("trường hợp", "case"),
                "channels" => ("cách nộp", "channel"),
                _ => ("kết quả", "outcome"),
            };
            let place = format!("`{key}`");
            // The channel of this type may have an id of its own.
            let meant = entry.facts.channels.iter().find(|channel| key == "channels" && is_type(name, channel.kind));
            let advice = match meant.map(crate::record::Channel::name) {
                Some(id) => words!("viết «{id}»", "write `{id}`"),
                None => remedy(name, known.iter().copied(), &place),
            };
            report.add(Spot::Value(trail.then(key).then(index)), unknown(vi, en, name), advice);
        }
    }
}

/// Whether this is a word for the type of a channel.
fn is_type(name: &str, kind: ChannelType) -> bool {
    ChannelType::scalar(name, Style::Quoted, Jurisdiction::usual()).is_ok_and(|named| named == kind)
}

pub(super) fn percentages(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = entry.facts.fees.rows();
    let known: Vec<&str> = rows.iter().filter_map(|row| row.id.as_ref()).map(Id::as_str).collect();
    for (index, row) in rows.iter().enumerate() {
        if let Some(of) = row.of.as_ref().filter(|of| !known.contains(&of.0.as_str())) {
            report.add(
                Spot::Value(trail!["fees", index, "of"]),
                unknown("dòng phí có id", "fee with the id", of),
                remedy(of, known.iter().copied(), "`fees`"),
            );
        }
    }
}

pub(super) fn areas(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let known: Vec<&str> = catalog.offices().flat_map(|(_, office)| &office.entry.facts.covers).map(|cover| cover.id.as_str()).collect();
    for (_, procedure) in catalog.procedures() {
        for (trail, when) in with_areas(&procedure.entry.facts) {
            for (index, name) in when.areas.iter().enumerate().filter(|(_, name)| !known.contains(&name.0.as_str())) {
                let spot = Spot::Value(trail.then("areas").then(index));
                report.on(&procedure.entry).add(spot, unknown("địa bàn", "area", name), remedy(name, known.iter().copied(), "`covers`"));
            }
        }
    }
}
