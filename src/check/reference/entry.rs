//! Names of other entries: fields, offices, life events, procedures.

use std::sync::Arc;

use super::near::{Known, Names};
use super::{Report, is_lost};
use crate::finding::{Spot, Trail};
use crate::record::{CatalogFile, Entry, HoursRow, Name, Office, Point, Texts};
use crate::site::Site;
use crate::trail;
use crate::yaml::Read;

pub(super) fn fields(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let known = catalog.fields().map(|(_, field)| Known { id: field.facts.id.as_str(), called: vec![&field.facts.name.original] });
    let names = Names { what: ("lĩnh vực", "field"), known: known.collect(), place: "fields.yaml" };
    let lost = is_lost(site, &catalog.records.fields, "fields", "id");
    for (_, procedure) in catalog.procedures() {
        let name = &procedure.entry.facts.field.0;
        if procedure.field.is_none() && !lost {
            names.tell(&mut report.on(&procedure.entry), Spot::Value(trail!["field"]), name);
        }
    }
    // Offices, their points, and hours wherever there are some.
    let is_missing = |name: &Name| catalog.find_field(name).is_none() && !lost;
    let told = |report: &mut Report<'_>, lists: Vec<(Trail, &[Name])>| {
        for (trail, list) in lists {
            for (index, name) in list.iter().enumerate().filter(|(_, name)| is_missing(name)) {
                let spot = Spot::Value(trail.then("fields").then(index));
                names.tell(report, spot, name);
            }
        }
    };
    for (_, procedure) in catalog.procedures() {
        told(&mut report.on(&procedure.entry), served(&procedure.entry.facts));
    }
    for (_, office) in catalog.offices() {
        told(&mut report.on(&office.entry), served(&office.entry.facts));
    }
}

/// Every list of the fields for which something serves or opens, and where the list stands.
fn served<T: Read>(facts: &T) -> Vec<(Trail, &[Name])> {
    let mut lists: Vec<(Trail, &[Name])> = Vec::new();
    facts.visit(&mut Trail::default(), &mut |trail, any| {
        let list = any.downcast_ref::<Office>().map(|office| &office.fields);
        let list = list.or_else(|| any.downcast_ref::<Point>().map(|point| &point.fields));
        let list = list.or_else(|| any.downcast_ref::<HoursRow>().map(|row| &row.fields));
        lists.extend(list.filter(|list| !list.is_empty()).map(|list| (trail.clone(), list.as_slice())));
    });
    lists
}

pub(super) fn offices(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let known = catalog.offices().map(|(_, office)| Known { id: &office.entry.stem, called: vec![&office.entry.facts.name.original] });
    let names = Names { what: ("cơ quan", "office"), known: known.collect(), place: "offices/" };
    for (_, procedure) in catalog.procedures() {
        let choice = &procedure.entry.facts.offices;
        for (key, list) in [("only", &choice.only), ("add", &choice.add), ("except", &choice.except)] {
            for (index, name) in list.iter().enumerate() {
                if catalog.find_office(name).is_none() && !catalog.is_lost(name) {
                    let spot = Spot::Value(trail!["offices", key, index]);
                    names.tell(&mut report.on(&procedure.entry), spot, name);
                }
            }
        }
    }
    for (_, session) in catalog.sessions() {
        if let Some(name) = session.entry.facts.office.as_ref().filter(|name| session.office.is_none() && !catalog.is_lost(name)) {
            names.tell(&mut report.on(&session.entry), Spot::Value(trail!["office"]), name);
        }
    }
}

pub(super) fn life_events(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let known = catalog.life_events().map(|(_, event)| Known { id: &event.entry.stem, called: vec![&event.entry.facts.title.original] });
    let names = Names { what: ("sự kiện", "life event"), known: known.collect(), place: "life-events/" };
    for (_, procedure) in catalog.procedures() {
        for (index, name) in procedure.entry.facts.life_events.iter().enumerate() {
            if catalog.find_life_event(name).is_none() && !catalog.is_lost(name) {
                let spot = Spot::Value(trail!["life_events", index]);
                names.tell(&mut report.on(&procedure.entry), spot, name);
            }
        }
    }
    let entry = &catalog.records.catalog;
    for (file, index, name) in listed(entry, &entry.facts.life_events) {
        if catalog.find_life_event(name).is_none() && !catalog.is_lost(name) {
            names.tell_at(report, file, Spot::Value(trail!["life_events", index]), name);
        }
    }
}

/// The names of a list of `catalog.yaml` and of its translations: the file, the place in the list, and the name.
fn listed<'a>(entry: &'a Entry<CatalogFile>, list: &'a Texts) -> impl Iterator<Item = (&'a Arc<str>, usize, &'a String)> {
    let own = list.original.iter().enumerate().map(|(index, name)| (&entry.file, index, name));
    let others = entry.translations.iter().filter_map(|one| Some((&one.file, list.translated(&one.language)?)));
    own.chain(others.flat_map(|(file, names)| names.iter().enumerate().map(move |(index, name)| (file, index, name))))
}

pub(super) fn procedures(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let missing = |name: &str| catalog.find_procedure(name).is_none() && !catalog.is_lost(name);
    let known =
        catalog.procedures().map(|(_, procedure)| Known { id: &procedure.entry.stem, called: vec![&procedure.entry.facts.title.original] });
    let names = Names { what: ("thủ tục", "procedure"), known: known.collect(), place: "procedures/" };
    let say = |report: &mut Report<'_>, trail: Trail, name: &Name| names.tell(report, Spot::Value(trail), name);
    for (_, procedure) in catalog.procedures() {
        let related = &procedure.entry.facts.related;
        let lists = [("before", &related.before), ("after", &related.after), ("together", &related.together), ("see", &related.see)];
        for (key, list) in lists {
            for (index, name) in list.iter().enumerate().filter(|(_, name)| missing(name)) {
                say(&mut report.on(&procedure.entry), trail!["related", key, index], name);
            }
        }
        let replaced = procedure.entry.facts.status.as_ref().map_or(&[][..], |status| &status.replaced_by);
        for (index, name) in replaced.iter().enumerate().filter(|(_, name)| missing(name)) {
            say(&mut report.on(&procedure.entry), trail!["status", "replaced_by", index], name);
        }
    }
    for (_, event) in catalog.life_events() {
        for (index, name) in event.entry.facts.procedures.iter().enumerate().filter(|(_, name)| missing(name)) {
            say(&mut report.on(&event.entry), trail!["procedures", index], name);
        }
        for (place, step) in event.entry.facts.steps.iter().enumerate() {
            for (index, name) in step.procedures.iter().enumerate().filter(|(_, name)| missing(name)) {
                say(&mut report.on(&event.entry), trail!["steps", place, "procedures", index], name);
            }
        }
    }
    for (_, session) in catalog.sessions() {
        for (index, name) in session.entry.facts.procedures.iter().enumerate().filter(|(_, name)| missing(name)) {
            say(&mut report.on(&session.entry), trail!["procedures", index], name);
        }
    }
    let entry = &catalog.records.catalog;
    for (file, index, name) in listed(entry, &entry.facts.most_asked).filter(|(.., name)| missing(name)) {
        names.tell_at(report, file, Spot::Value(trail!["most_asked", index]), name);
    }
}
