//! The office finder: every office by its commune, and every commune under the names it had before.

use std::collections::BTreeMap;

use super::facts::card::{address, directions_pattern};
use super::facts::{opening, say};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{Choice, LetterLink, LocalText, OfficeEntry, OfficeGroup, OfficesView, OldCommune, TextLink};
use crate::catalog::{FieldId, OfficeId, Order, ResolvedField, ResolvedOffice, letter as letter_of};
use crate::record::{Exception, Level, Location, Text};
use crate::site::{Subject, rank};

/// Of each commune, the one whose line tells of it, and the letter of its page where it has one of its own.
type Anchors<'a> = BTreeMap<&'a str, (&'a str, Option<char>)>;

/// The office finder; where it has a page for each letter, the page of `only` this one, or the one that leads to them.
pub(super) fn offices(writer: &PageWriter<'_>, only: Option<char>) -> OfficesView {
    let (catalog, site) = (writer.catalog(), writer.site());
    let is_split = site.is_finder_split();
    let order = Order::of(&catalog.languages[0]);
    let mut all: Vec<(OfficeId, &ResolvedOffice)> = catalog.offices().collect();
    // The offices of one commune stand together, under its name; those of other levels stay as they are.
    order.sort_by(
        &mut all,
        |(_, office)| if office.entry.facts.level == Level::Commune { writer.site().bare(&place(office).original) } else { "" },
    );
    let mut groups: Vec<OfficeGroup> = Vec::new();
    let mut anchors = Anchors::new();
    for (id, office) in &all {
        let level = office.entry.facts.level;
        let (group, heading) = if level == Level::Commune {
            let letter = if is_split { site.office_letter(*id) } else { None };
            let letter = letter.unwrap_or_else(|| letter_of(writer.site().bare(&writer.phrase(place(office)).text)));
            (group_id(writer, letter), letter.to_string())
        } else {
            (level.as_str().to_owned(), say::sentence(writer.word(&format!("say.level.{}", level.as_str()))))
        };
        let covers = || office.entry.facts.covers.iter().map(|cover| cover.id.as_str());
        let anchor = covers().find(|id| !anchors.contains_key(id));
        let page = site.office_letter(*id).filter(|_| is_split);
        for cover in covers() {
            anchors.entry(cover).or_insert((anchor.unwrap_or(cover), page));
        }
        if is_split && page != only {
            continue;
        }
        let entry = entry(writer, *id, office, anchor);
        match groups.iter_mut().find(|other| other.id == group) {
            Some(group) => group.offices.push(entry),
            None => groups.push(OfficeGroup { id: group, title: writer.own(heading), offices: vec![entry] }),
        }
    }
    let is_letter = |group: &OfficeGroup| group.title.text.chars().count() == 1;
    groups.sort_by_key(|group| (is_letter(group), is_letter(group).then(|| group.title.text.chars().next().map(rank))));
    let of_groups = groups.iter().filter(|group| is_letter(group)).map(|group| LetterLink {
        letter: group.title.text.clone(),
        href: format!("#{}", group.id),
        name: writer.labelled(&group.title.text, writer.count("offices", group.offices.len())),
        current: false,
    });
    let letters = if is_split { pages(writer, only) } else { of_groups.collect() };
    let count = writer.count("offices", if only.is_some() { groups.iter().map(|group| group.offices.len()).sum() } else { all.len() });
    let title = writer.word("say.offices-title");
    let about = Head {
        subject: only.map_or(Subject::Offices, Subject::OfficesUnder),
        description: writer.fill("say.offices-description", &[("count", &count)]),
        title: only.map_or_else(|| title.to_owned(), |letter| format!("{title}: {letter}")),
        crumbs: only.map(|_| writer.link(Subject::Offices, writer.own(title))).into_iter().collect(),
    };
    let mut page = frame(writer, about);
    // There is nothing to sift on a page that only leads to others.
    let sift = !is_split || only.is_some();
    page.scripts.extend(writer.press.theme.scripts.get("finder").filter(|_| sift).map(|script| writer.to_address(&script.address)));
    let mut old = if sift { old_communes(writer, &order, &anchors) } else { Vec::new() };
    old.retain(|old| only.is_none_or(|only| letter_of(writer.site().bare(&old.name.text)) == only));
    OfficesView {
        page,
        count,
        letters,
        sift,
        fields: fields(writer),
        levels: levels(writer),
        old_count: writer.count("old-communes", old.len()),
        old,
        open: opening::days(writer),
        way: directions_pattern(writer),
        groups,
    }
}

/// The pages of the finder, by their letters.
fn pages(writer: &PageWriter<'_>, current: Option<char>) -> Vec<LetterLink> {
    let site = writer.site();
    let count = |letter: char| writer.catalog().offices().filter(|(id, _)| site.office_letter(*id) == Some(letter)).count();
    let one = |letter: char| LetterLink {
        letter: letter.to_string(),
        href: writer.to(Subject::OfficesUnder(letter)),
        name: writer.labelled(letter, writer.count("offices", count(letter))),
        current: current == Some(letter),
    };
    site.finder_letters().into_iter().map(one).collect()
}

/// One line of the finder.
fn entry(writer: &PageWriter<'_>, id: OfficeId, office: &ResolvedOffice, anchor: Option<&str>) -> OfficeEntry {
    let facts = &office.entry.facts;
    let formerly: Vec<LocalText> = facts.covers.iter().flat_map(|cover| writer.phrases(&cover.formerly)).collect();
    let served: Vec<&str> = office.fields.iter().map(|id| writer.catalog().field(*id).facts.id.as_str()).collect();
    let at = |place: Location| format!("{},{}", place.lat, place.lng);
    let points = facts
        .points
        .iter()
        .filter_map(|point| Some(format!("{}={}", at(point.location?), writer.phrase(&point.name).text.replace(';', ","))));
    OfficeEntry {
        anchor: anchor.map(|id| format!("{}-{id}", writer.part("commune"))),
        href: writer.to(Subject::Office(id)),
        name: writer.phrase(&facts.name),
        address: address(writer, facts.address.as_ref()),
        formerly: writer
            .join(&formerly, ", ")
            .map(|phrase| LocalText { text: writer.fill("say.formerly", &[("names", &phrase.text)]), ..phrase }),
        phone: writer.phones(&facts.phones).into_iter().next(),
        level: facts.level.as_str().to_owned(),
        fields: (!served.is_empty()).then(|| served.join(" ")),
        at: Some(facts.location.map(at).into_iter().chain(points).collect::<Vec<_>>().join(";")).filter(|at| !at.is_empty()),
        open: opening::hours(&facts.hours, None).filter(|_| facts.exceptions.iter().all(Exception::differs)),
        but: opening::exceptions(writer, &facts.exceptions),
    }
}

/// The commune by which an office is looked up, or else its own name.
fn place(office: &ResolvedOffice) -> &Text {
    office.entry.facts.covers.first().map_or(&office.entry.facts.name, |cover| &cover.name)
}

/// The fields that some office here serves.
fn fields(writer: &PageWriter<'_>) -> Vec<Choice> {
    let catalog = writer.catalog();
    let used = catalog.fields().filter(|(_, field)| field.procedures.iter().any(|id| !catalog.procedure(*id).offices.is_empty()));
    let choice = |(id, field): (FieldId, &ResolvedField)| Choice {
        id: field.facts.id.to_string(),
        name: writer.phrase(&field.facts.name),
        href: Some(writer.to(Subject::Field(id, 0))),
    };
    used.map(choice).collect()
}

/// The levels of the offices here; none where all are of one.
fn levels(writer: &PageWriter<'_>) -> Vec<Choice> {
    let mut levels: Vec<Level> = writer.catalog().offices().map(|(_, office)| office.entry.facts.level).collect();
    levels.dedup();
    let name = |level: &Level| writer.own(say::sentence(writer.word(&format!("say.level.{}", level.as_str()))));
    if levels.len() < 2 {
        Vec::new()
    } else {
        levels.iter().map(|level| Choice { id: level.as_str().to_owned(), name: name(level), href: None }).collect()
    }
}

/// Every name that a commune no longer bears, with the communes it went into.
fn old_communes(writer: &PageWriter<'_>, order: &Order, anchors: &Anchors<'_>) -> Vec<OldCommune> {
    let mut by_name: BTreeMap<String, OldCommune> = BTreeMap::new();
    for cover in writer.catalog().offices().flat_map(|(_, office)| &office.entry.facts.covers) {
        let Some((anchor, page)) = anchors.get(cover.id.as_str()) else { continue };
        let page = page.map(|letter| writer.to(Subject::OfficesUnder(letter))).unwrap_or_default();
        let now = TextLink { href: format!("{page}#{}-{anchor}", writer.part("commune")), text: writer.phrase(&cover.name) };
        for name in writer.phrases(&cover.formerly).into_iter().filter(|name| name.text != now.text.text) {
            let old = by_name.entry(name.text.clone()).or_insert_with(|| OldCommune { name, now: Vec::new() });
            if old.now.iter().all(|other| other.text.text != now.text.text) {
                old.now.push(now.clone());
            }
        }
    }
    let mut list: Vec<OldCommune> = by_name.into_values().collect();
    order.sort_by(&mut list, |old| writer.site().bare(&old.name.text));
    list
}

/// The id of the group of a letter; a bare letter could be the id of something else on the page.
fn group_id(writer: &PageWriter<'_>, letter: char) -> String {
    let group = writer.part("letter");
    match letter {
        'Đ' => format!("{group}-dd"),
        '#' => format!("{group}-{}", writer.part("digits")),
        letter => format!("{group}-{}", letter.to_lowercase()),
    }
}
