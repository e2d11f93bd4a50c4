//! From names to seats. What a name does not lead to is left out here and reported by the rules.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::seated::Waiting;
use super::{
    Catalog, FieldId, HomeLists, NameIndex, OfficeId, Order, ProcedureId, ResolvedField, ResolvedLifeEvent, ResolvedOffice,
    ResolvedProcedure, ResolvedSession, ResolvedStep, WorkingDays, announced,
};
use crate::finding::{Finding, Spot};
use crate::record::Level;
use crate::record::{self, Date, Entry, Records};
use crate::trail;

/// Resolves the records into the catalog of `today`. Two entries of one address are reported, and the first one stays.
#[must_use]
pub fn resolve(records: Records, today: Date, drafts: bool) -> (Catalog, Vec<Finding>) {
    let mut findings = Vec::new();
    let languages = records.catalog.facts.languages();
    let order = Order::of(&languages[0]);
    let mut records = records;
    if !drafts {
        // Naming a draft is no fault, it will be there one day.
        records.retain(|entry| !entry.facts.is_draft());
    }

    let mut waiting = Waiting::of(&records, &mut findings);
    order.sort(&mut waiting.procedures, |facts| &facts.title.original);
    order.sort(&mut waiting.offices, |facts| &facts.name.original);
    waiting.offices.sort_by_key(|entry| entry.facts.level);
    waiting.sessions.sort_by_cached_key(|entry| (entry.facts.dates.first().map(|day| day.date), Arc::clone(&entry.stem)));

    // What is internal has no seat, and so no page, no file and no result.
    waiting.decisions.retain(|entry| !entry.facts.is_internal());
    announced::sort(&mut waiting.decisions);

    let mut names = NameIndex { stems: waiting.stems(), ..NameIndex::default() };
    for (index, entry) in waiting.procedures.iter().enumerate() {
        if let Some(code) = &entry.facts.code {
            names.codes.entry(code.as_str().to_owned()).or_insert(ProcedureId::at(index));
        }
    }
    let fields = list_fields(&records, &mut names, &mut findings);
    first(&mut names.laws, records.laws.facts.iter().map(|law| law.number.0.clone()));
    first(&mut names.papers, records.papers.facts.iter().map(|paper| paper.id.to_string()));
    first(&mut names.forms, records.forms.facts.iter().map(|form| form.id.to_string()));
    first(&mut names.registered, records.decisions.iter().map(|entry| record::law_key(&entry.facts.number)));

    let calendar = WorkingDays::of(&records, today);
    let mut catalog = Catalog { languages, today, calendar, fields, names, ..Catalog::default() };
    let (seated, names) = (&mut catalog.seated, &catalog.names);
    waiting.sit(seated);
    let field = |name: &record::Name| names.fields.get(&name.0).copied();
    let offices = waiting.offices.into_iter();
    seated.offices = offices.map(|entry| ResolvedOffice { fields: entry.facts.fields.iter().filter_map(field).collect(), entry }).collect();
    let events = waiting.life_events.into_iter();
    seated.life_events = events.map(|entry| walk(entry, names)).collect();
    let session = |entry: Arc<Entry<record::Session>>| ResolvedSession {
        office: entry.facts.office.as_ref().and_then(|name| names.office(name)),
        procedures: names.procedures(&entry.facts.procedures),
        entry,
    };
    seated.sessions = waiting.sessions.into_iter().map(session).collect();
    seated.procedures = seat_procedures(waiting.procedures, names, &seated.offices);
    join_chains(&mut seated.procedures);
    seated.decisions = announced::seat(waiting.decisions, &mut catalog.names, &mut seated.procedures);
    for (index, procedure) in seated.procedures.iter().enumerate() {
        if let Some(field) = procedure.field {
            catalog.fields[field.index()].procedures.push(ProcedureId::at(index));
        }
    }
    catalog.fronts = (0..catalog.languages.len()).map(|language| front(&catalog, &records.catalog.facts, language)).collect();
    catalog.most_asked.clone_from(&catalog.fronts[0].most_asked);
    catalog.records = records;
    (catalog, findings)
}

/// What `catalog.yaml` puts first for readers of a language; its translation may choose others.
fn front(catalog: &Catalog, facts: &record::CatalogFile, language: usize) -> HomeLists {
    let tag = &catalog.languages[language];
    let asked = facts.most_asked.translated(tag).unwrap_or(&facts.most_asked.original);
    let events = facts.life_events.translated(tag).unwrap_or(&facts.life_events.original);
    HomeLists {
        most_asked: asked.iter().filter_map(|name| catalog.find_procedure(name)).collect(),
        life_events: if events.is_empty() {
            catalog.life_events().map(|(id, _)| id).collect()
        } else {
            events.iter().filter_map(|name| catalog.find_life_event(name)).collect()
        },
    }
}

/// The way through a life event: bare procedures, then steps. A step that is left with nothing to do is still one.
fn walk(entry: Arc<Entry<record::LifeEvent>>, names: &NameIndex) -> ResolvedLifeEvent {
    let mut steps: Vec<ResolvedStep> = names
        .procedures(&entry.facts.procedures)
        .into_iter()
        .enumerate()
        .map(|(number, id)| ResolvedStep { place: None, number, procedures: vec![id] })
        .collect();
    for (place, step) in entry.facts.steps.iter().enumerate() {
        let number = steps.last().map_or(0, |last| last.number + usize::from(step.logic.is_none()));
        steps.push(ResolvedStep { place: Some(place), number, procedures: names.procedures(&step.procedures) });
    }
    let mut procedures = Vec::new();
    for id in steps.iter().flat_map(|step| &step.procedures) {
        if !procedures.contains(id) {
            procedures.push(*id);
        }
    }
    ResolvedLifeEvent { entry, procedures, steps }
}

/// The first of each name.
fn first(names: &mut HashMap<String, usize>, list: impl Iterator<Item = String>) {
    for (index, name) in list.enumerate() {
        names.entry(name).or_insert(index);
    }
}

/// The fields in the order of `fields.yaml`, which is the editors' own.
fn list_fields(records: &Records, names: &mut NameIndex, findings: &mut Vec<Finding>) -> Vec<ResolvedField> {
    let mut fields = Vec::new();
    for (index, facts) in records.fields.facts.iter().enumerate() {
        let id = facts.id.to_string();
        if id.is_empty() {
            // It could not be read, which was told; a page of no name would be a second fault.
            continue;
        }
        if names.fields.contains_key(&id) {
            findings.push(records.fields.finding(
                "identity/duplicate-id",
                Spot::Value(trail![index, "id"]),
                words!("hai lĩnh vực cùng có id «{id}»", "two fields have the id `{id}`"),
                words!("đổi id của một lĩnh vực", "change the id of one of them"),
            ));
            continue;
        }
        names.fields.insert(id, FieldId::at(fields.len()));
        fields.push(ResolvedField { facts: facts.clone(), procedures: Vec::new() });
    }
    fields
}

/// The offices that take procedures of these levels and this field, unless they say otherwise.
type Usual = BTreeMap<(Vec<Level>, Option<FieldId>), Arc<[OfficeId]>>;

fn seat_procedures(entries: Vec<Arc<Entry<record::Procedure>>>, names: &NameIndex, offices: &[ResolvedOffice]) -> Vec<ResolvedProcedure> {
    let mut usual = Usual::new();
    let mut shared = shared_titles(&entries).into_iter();
    entries
        .into_iter()
        .map(|entry| {
            let facts = &entry.facts;
            let field = names.fields.get(&facts.field.0).copied();
            let usual = usual.entry((facts.levels.clone(), field)).or_insert_with(|| serving(offices, &facts.levels, field));
            ResolvedProcedure {
                field,
                offices: choose(facts, usual, names),
                life_events: facts.life_events.iter().filter_map(|name| names.life_event(name)).collect(),
                before: names.procedures(&facts.related.before),
                after: names.procedures(&facts.related.after),
                together: names.procedures(&facts.related.together),
                see: names.procedures(&facts.related.see),
                replaced_by: facts.status.as_ref().map(|status| names.procedures(&status.replaced_by)).unwrap_or_default(),
                shares_title: shared.next().unwrap_or_default(),
                announced_by: Vec::new(),
                entry,
            }
        })
        .collect()
}

/// A chain is written at one of its ends and shown at both.
fn join_chains(procedures: &mut [ResolvedProcedure]) {
    let links = |of: fn(&ResolvedProcedure) -> &[ProcedureId]| -> Vec<(ProcedureId, ProcedureId)> {
        let all = procedures.iter().enumerate();
        all.flat_map(|(index, procedure)| of(procedure).iter().map(move |there| (*there, ProcedureId::at(index)))).collect()
    };
    let (before, after, together) = (links(|one| &one.before), links(|one| &one.after), links(|one| &one.together));
    let add = |list: &mut Vec<ProcedureId>, one: ProcedureId| {
        if !list.contains(&one) {
            list.push(one);
        }
    };
    for (there, here) in before.into_iter().filter(|(there, here)| there != here) {
        add(&mut procedures[there.index()].after, here);
    }
    for (there, here) in after.into_iter().filter(|(there, here)| there != here) {
        add(&mut procedures[there.index()].before, here);
    }
    for (there, here) in together.into_iter().filter(|(there, here)| there != here) {
        add(&mut procedures[there.index()].together, here);
    }
}

/// Of each procedure, in the same order, whether another bears its title.
fn shared_titles(entries: &[Arc<Entry<record::Procedure>>]) -> Vec<bool> {
    let folded = |entry: &Arc<Entry<record::Procedure>>| {
        entry.memo.folded.get_or_init(|| entry.facts.title.original.to_lowercase());
    };
    entries.par_iter().with_min_len(64).for_each(folded);
    let titles: Vec<&str> = entries.iter().map(|entry| entry.memo.folded.get().map_or("", String::as_str)).collect();
    let mut order: Vec<usize> = (0..titles.len()).collect();
    order.par_sort_unstable_by_key(|index| titles[*index]);
    let mut shared = vec![false; titles.len()];
    for pair in order.windows(2).filter(|pair| titles[pair[0]] == titles[pair[1]]) {
        shared[pair[0]] = true;
        shared[pair[1]] = true;
    }
    shared
}

/// The offices of these levels that serve the field.
fn serving(offices: &[ResolvedOffice], levels: &[Level], field: Option<FieldId>) -> Arc<[OfficeId]> {
    offices
        .iter()
        .enumerate()
        .filter(|(_, office)| levels.contains(&office.entry.facts.level))
        .filter(|(_, office)| office.entry.facts.fields.is_empty() || field.is_some_and(|field| office.fields.contains(&field)))
        .map(|(index, _)| OfficeId::at(index))
        .collect()
}

/// What `offices:` of the procedure makes of the usual ones.
fn choose(facts: &record::Procedure, usual: &Arc<[OfficeId]>, names: &NameIndex) -> Arc<[OfficeId]> {
    let choice = &facts.offices;
    let seats = |list: &[record::Name]| -> Vec<OfficeId> { list.iter().filter_map(|name| names.office(name)).collect() };
    if choice.only.is_empty() && choice.add.is_empty() && choice.except.is_empty() {
        return Arc::clone(usual);
    }
    let mut list = if choice.only.is_empty() { usual.to_vec() } else { seats(&choice.only) };
    list.extend(seats(&choice.add));
    let except = seats(&choice.except);
    list.retain(|office| !except.contains(office));
    list.sort_unstable();
    list.dedup();
    list.into()
}
