//! Names of what stands elsewhere in the same procedure, and of the areas that offices cover.

use super::super::value::{PlacedValue, Value};
use super::Report;
use super::near::{Known, Names};
use crate::finding::{Fix, Spot, Trail};
use crate::jurisdiction::Jurisdiction;
use crate::record::{Channel, ChannelType, Document, Entry, Id, Procedure, When};
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
        if entry.lacks_rows(&trail![key], &["id", "type"]) {
            return;
        }
        for (index, name) in list.into_iter().enumerate().filter(|(_, name)| !known.contains(name)) {
            let spot = Spot::Value(trail.then(key).then(index));
            // The channel of this type may have an id of its own.
            let meant = entry.facts.channels.iter().find(|channel| key == "channels" && is_type(name, channel.kind));
            match meant.map(Channel::name) {
                Some(id) => {
                    let message = words!("không có cách nộp «{name}»", "there is no channel `{name}`");
                    report.fix(spot, message, words!("viết «{id}»", "write `{id}`"), Fix::offered(id));
                }
                None if key == "channels" => {
                    let word = channel_type(name).map(ChannelType::typed);
                    named(&entry.facts, key).tell(report, spot, word.unwrap_or(name));
                }
                None => named(&entry.facts, key).tell(report, spot, name),
            }
        }
    }
}

/// What a `when` can name in a procedure.
fn named<'f>(facts: &'f Procedure, key: &str) -> Names<'f> {
    match key {
        "cases" => {
            let known = facts.cases.iter().map(|case| Known { id: case.id.as_str(), called: vec![&case.title.original] });
            Names { what: ("trường hợp", "case"), known: known.collect(), place: "`cases`" }
        }
        "channels" => {
            // A channel without an id of its own goes by its type, which is Vietnamese to those who write Vietnamese.
            let known = facts.channels.iter().map(|channel| {
                let (name, word) = (channel.name(), channel.kind.typed());
                Known { id: if name == channel.kind.as_str() { word } else { name }, called: vec![name] }
            });
            Names { what: ("cách nộp", "channel"), known: known.collect(), place: "`channels`" }
        }
        _ => {
            let known = facts
                .outcomes
                .iter()
                .filter_map(|outcome| Some(Known { id: outcome.id.as_ref()?.as_str(), called: vec![&outcome.name.original] }));
            Names { what: ("kết quả", "outcome"), known: known.collect(), place: "`outcomes`" }
        }
    }
}

fn channel_type(name: &str) -> Option<ChannelType> {
    ChannelType::scalar(name, Style::Quoted, Jurisdiction::usual()).ok()
}

/// Whether this is a word for the type of a channel.
fn is_type(name: &str, kind: ChannelType) -> bool {
    channel_type(name) == Some(kind)
}

pub(super) fn percentages(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    if entry.lacks_rows(&trail!["fees"], &["id"]) {
        return;
    }
    let rows = entry.facts.fees.rows();
    let known: Vec<&str> = rows.iter().filter_map(|row| row.id.as_ref()).map(Id::as_str).collect();
    let called = rows.iter().filter_map(|row| {
        let item = row.item.iter().map(|item| item.original.as_str());
        Some(Known { id: row.id.as_ref()?.as_str(), called: item.collect() })
    });
    let names = Names { what: ("dòng phí có id", "fee with the id"), known: called.collect(), place: "`fees`" };
    for (index, row) in rows.iter().enumerate() {
        if let Some(of) = row.of.as_ref().filter(|of| !known.contains(&of.0.as_str())) {
            names.tell(report, Spot::Value(trail!["fees", index, "of"]), of);
        }
    }
}

/// The papers of a procedure, those of a choice after it.
fn papers(documents: &[Document]) -> impl Iterator<Item = &Document> {
    documents.iter().flat_map(|one| std::iter::once(one).chain(&one.one_of))
}

/// Papers with which mistakes are said to happen, and which nobody is asked for.
pub(super) fn mistakes(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let documents = &entry.facts.documents;
    if entry.lacks_rows(&trail!["documents"], &["id"]) {
        return;
    }
    let called = papers(documents).filter_map(|one| {
        let name = one.name.iter().map(|name| name.original.as_str());
        Some(Known { id: one.id.as_ref()?.as_str(), called: name.collect() })
    });
    let names = Names { what: ("giấy tờ có id", "paper with the id"), known: called.collect(), place: "`documents`" };
    for (index, mistake) in entry.facts.mistakes.0.iter().enumerate() {
        if let Some(paper) = mistake.paper.as_ref().filter(|paper| !names.known.iter().any(|known| known.id == paper.0)) {
            names.tell(report, Spot::Value(trail!["mistakes", index, "paper"]), paper);
        }
    }
}

pub(super) fn areas(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    if catalog.records.offices.iter().any(|office| office.lacks_rows(&trail!["covers"], &["id"])) {
        return;
    }
    let covers = || catalog.offices().flat_map(|(_, office)| &office.entry.facts.covers);
    let known: Vec<&str> = covers().map(|cover| cover.id.as_str()).collect();
    let called = covers().map(|cover| {
        let formerly = cover.formerly.original.iter().map(String::as_str);
        Known { id: cover.id.as_str(), called: formerly.chain([&*cover.name.original]).collect() }
    });
    let names = Names { what: ("địa bàn", "area"), known: called.collect(), place: "`covers`" };
    for (_, procedure) in catalog.procedures() {
        for (trail, when) in with_areas(&procedure.entry.facts) {
            for (index, name) in when.areas.iter().enumerate().filter(|(_, name)| !known.contains(&name.0.as_str())) {
                names.tell(&mut report.on(&procedure.entry), Spot::Value(trail.then("areas").then(index)), name);
            }
        }
    }
}
