//! Names that lead to what has ended, or back to where one is.

use super::Report;
use crate::catalog::Phase;
use crate::finding::{Spot, Trail};
use crate::record::{Entry, Name, Procedure};
use crate::site::Site;
use crate::trail;

/// The related procedures that an entry names, with their places.
fn related(entry: &Entry<Procedure>) -> Vec<(&Name, Trail)> {
    let related = &entry.facts.related;
    let mut list = Vec::new();
    for (key, names) in [("before", &related.before), ("after", &related.after), ("see", &related.see)] {
        list.extend(names.iter().enumerate().map(|(index, name)| (name, trail!["related", key, index])));
    }
    list
}

pub(super) fn to_repealed(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let ended = |name: &str| {
        catalog.find_procedure(name).map(|id| catalog.procedure(id)).filter(|procedure| procedure.phase(catalog.today) == Phase::Ended)
    };
    let say = |report: &mut Report<'_>, name: &str, trail: Trail| {
        if let Some(procedure) = ended(name) {
            let next = procedure.replaced_by.first().map(|id| &catalog.procedure(*id).entry.stem);
            let remedy = match next {
                Some(next) => words!("viết {next}", "write {next}"),
                None => words!("xóa dòng này", "delete this line"),
            };
            report.add(Spot::Value(trail), words!("«{name}» không còn áp dụng", "`{name}` no longer applies"), remedy);
        }
    };
    for (_, procedure) in catalog.procedures() {
        let mut report = report.on(&procedure.entry);
        for (name, trail) in related(&procedure.entry) {
            say(&mut report, name, trail);
        }
    }
    let records = &catalog.records.catalog;
    for (index, name) in records.facts.most_asked.original.iter().enumerate() {
        say(&mut report.on(records), name, trail!["most_asked", index]);
    }
    for (_, event) in catalog.life_events() {
        for (index, name) in event.entry.facts.procedures.iter().enumerate() {
            say(&mut report.on(&event.entry), name, trail!["procedures", index]);
        }
    }
}

pub(super) fn to_itself(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (name, trail) in related(entry) {
        let is_code = entry.facts.code.as_ref().is_some_and(|code| code.as_str() == name.0);
        if name.0 == *entry.stem || is_code {
            report.add(
                Spot::Value(trail),
                words!("thủ tục liên quan là chính nó", "related to itself"),
                words!("xóa dòng này", "delete this line"),
            );
        }
    }
}
