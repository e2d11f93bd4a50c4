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
    let lists = [("before", &related.before), ("after", &related.after), ("together", &related.together), ("see", &related.see)];
    for (key, names) in lists {
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
        for (place, step) in event.entry.facts.steps.iter().enumerate() {
            for (index, name) in step.procedures.iter().enumerate() {
                say(&mut report.on(&event.entry), name, trail!["steps", place, "procedures", index]);
            }
        }
    }
}

pub(super) fn to_itself(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let is_itself = |name: &Name| name.0 == *entry.stem || entry.facts.code.as_ref().is_some_and(|code| code.as_str() == name.0);
    let mut say = |trail, message| report.add(Spot::Value(trail), message, words!("xóa dòng này", "delete this line"));
    for (_, trail) in related(entry).into_iter().filter(|(name, _)| is_itself(name)) {
        say(trail, words!("thủ tục liên quan là chính nó", "related to itself"));
    }
    let heirs = entry.facts.status.iter().flat_map(|status| status.replaced_by.iter().enumerate());
    for (index, _) in heirs.filter(|(_, name)| is_itself(name)) {
        say(trail!["status", "replaced_by", index], words!("thủ tục được thay bằng chính nó", "replaced by itself"));
    }
}
