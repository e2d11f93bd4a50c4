//! Names of other entries: fields, offices, life events, procedures.

use std::sync::Arc;

use super::{Report, is_lost, remedy, unknown};
use crate::finding::{Spot, Trail};
use crate::record::{CatalogFile, Entry, HoursRow, Name, Office, Point, Texts};
use crate::site::Site;
use crate::trail;
use crate::yaml::Read;

pub(super) fn fields(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let known = || catalog.fields().map(|(_, field)| field.facts.id.as_str());
    let lost = is_lost(site, &catalog.records.fields, "fields");
    for (_, procedure) in catalog.procedures() {
        let name = &procedure.entry.facts.field.0;
        if procedure.field.is_none() && !lost {
            report.on(&procedure.entry).add(
                Spot::Value(trail!["field"]),
                unknown("lĩnh vực", "field", name),
                remedy(name, known(), "fields.yaml"),
            );
        }
    }
    // Offices, their points, and hours wherever there are some.
    let is_missing = |name: &Name| catalog.find_field(name).is_none() && !lost;
    let told = |report: &mut Report<'_>, lists: Vec<(Trail, &[Name])>| {
        for (trail, names) in lists {
            for (index, name) in names.iter().enumerate().filter(|(_, name)| is_missing(name)) {
                let spot = Spot::Value(trail.then("fields").then(index));
                report.add(spot, unknown("lĩnh vực", "field", name), remedy(name, known(), "fields.yaml"));
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
    let known = || catalog.offices().map(|(_, office)| &*office.entry.stem);
    for (_, procedure) in catalog.procedures() {
        let choice = &procedure.entry.facts.offices;
        for (key, list) in [("only", &choice.only), ("add", &choice.add), ("except", &choice.except)] {
            for (index, name) in list.iter().enumerate() {
                if catalog.find_office(name).is_none() && !catalog.is_lost(name) {
                    let spot = Spot::Value(trail!["offices", key, index]);
                    report.on(&procedure.entry).add(spot, unknown("cơ quan", "office", name), remedy(name, known(), "offices/"));
                }
            }
        }
    }
    for (_, session) in catalog.sessions() {
        if let Some(name) = session.entry.facts.office.as_ref().filter(|name| session.office.is_none() && !catalog.is_lost(name)) {
            report.on(&session.entry).add(
                Spot::Value(trail!["office"]),
                unknown("cơ quan", "office", name),
                remedy(name, known(), "offices/"),
            );
        }
    }
}

pub(super) fn life_events(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    for (_, procedure) in catalog.procedures() {
        for (index, name) in procedure.entry.facts.life_events.iter().enumerate() {
            if catalog.find_life_event(name).is_none() && !catalog.is_lost(name) {
                let known = catalog.life_events().map(|(_, event)| &*event.entry.stem);
                let spot = Spot::Value(trail!["life_events", index]);
                report.on(&procedure.entry).add(spot, unknown("sự kiện", "life event", name), remedy(name, known, "life-events/"));
            }
        }
    }
    let entry = &catalog.records.catalog;
    for (file, index, name) in listed(entry, &entry.facts.life_events) {
        if catalog.find_life_event(name).is_none() && !catalog.is_lost(name) {
            let known = catalog.life_events().map(|(_, event)| &*event.entry.stem);
            let spot = Spot::Value(trail!["life_events", index]);
            report.at(file, spot, unknown("sự kiện", "life event", name), remedy(name, known, "life-events/"));
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
    let say = |report: &mut Report<'_>, trail: Trail, name: &Name| {
        let known = catalog.procedures().map(|(_, procedure)| &*procedure.entry.stem);
        report.add(Spot::Value(trail), unknown("thủ tục", "procedure", name), remedy(name, known, "procedures/"));
    };
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
    }
    for (_, session) in catalog.sessions() {
        for (index, name) in session.entry.facts.procedures.iter().enumerate().filter(|(_, name)| missing(name)) {
            say(&mut report.on(&session.entry), trail!["procedures", index], name);
        }
    }
    let entry = &catalog.records.catalog;
    for (file, index, name) in listed(entry, &entry.facts.most_asked).filter(|(.., name)| missing(name)) {
        let known = catalog.procedures().map(|(_, procedure)| &*procedure.entry.stem);
        let spot = Spot::Value(trail!["most_asked", index]);
        report.at(file, spot, unknown("thủ tục", "procedure", name), remedy(name, known, "procedures/"));
    }
}
