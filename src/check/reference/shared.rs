//! Names of what entries share: papers, forms and their files, laws, decisions.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::Arc;

use super::near::{Known, Names};
use super::{Report, is_lost};
use crate::finding::{Spot, Trail};
use crate::record::{Document, Entry, Name, Procedure, Recording, number_in};
use crate::site::Site;
use crate::trail;

pub(super) fn documents(site: &Site, report: &mut Report<'_>, key: &'static str) {
    fn of(site: &Site, documents: &[Document], trail: &dyn Fn() -> Trail, key: &'static str, names: &Names<'_>, report: &mut Report<'_>) {
        let catalog = &site.catalog;
        for (index, document) in documents.iter().enumerate() {
            let spot = || Spot::Value(trail().then(index).then(key));
            match (key, &document.form, &document.paper) {
                ("form", Some(name), _) if catalog.form(name).is_none() => names.tell(report, spot(), name),
                ("paper", _, Some(name)) if catalog.paper(name).is_none() => names.tell(report, spot(), name),
                _ => {}
            }
            of(site, &document.one_of, &|| trail().then(index).then("one_of"), key, names, report);
        }
    }
    let records = &site.catalog.records;
    let lost = if key == "form" { is_lost(site, &records.forms, "forms", "id") } else { is_lost(site, &records.papers, "papers", "id") };
    if lost {
        return;
    }
    let names = if key == "form" {
        let known = records.forms.facts.iter().map(|form| {
            let number = form.number.iter().map(|number| &*number.0);
            Known { id: form.id.as_str(), called: number.chain([&*form.title.original]).collect() }
        });
        Names { what: ("mẫu đơn", "form"), known: known.collect(), place: "forms.yaml" }
    } else {
        let known = records.papers.facts.iter().map(|paper| Known { id: paper.id.as_str(), called: vec![&paper.name.original] });
        Names { what: ("giấy tờ", "paper"), known: known.collect(), place: "papers.yaml" }
    };
    for (_, procedure) in site.catalog.procedures() {
        of(site, &procedure.entry.facts.documents, &|| trail!["documents"], key, &names, &mut report.on(&procedure.entry));
    }
}

pub(super) fn files(site: &Site, report: &mut Report<'_>) {
    let records = &site.catalog.records;
    let there = |name: &Name| {
        let stem = name.rsplit_once('.').map_or(&*name.0, |(stem, _)| stem);
        let is_it = |path: &str| path.strip_prefix("forms/").is_some_and(|path| path.eq_ignore_ascii_case(name));
        site.catalog.is_lost(stem) || records.attachments.iter().any(|source| is_it(&source.path))
    };
    for (index, form) in records.forms.facts.iter().enumerate() {
        for (key, name) in [("file", &form.file), ("sample", &form.sample)] {
            if let Some(name) = name.as_ref().filter(|name| !name.starts_with("https://") && !there(name)) {
                report.on(&records.forms).add(
                    Spot::Value(trail![index, key]),
                    words!("không có tệp «{name}» trong thư mục forms/", "there is no file `{name}` in forms/", name = name.0),
                    words!("đặt tệp vào forms/, hoặc sửa lại tên", "put the file into forms/, or correct the name"),
                );
            }
        }
    }
    recordings(site, report);
}

/// Recordings, and decisions themselves, that are not among the files.
fn recordings(site: &Site, report: &mut Report<'_>) {
    let all = &site.catalog.records.attachments;
    let is_there = |name: &str| {
        let is_it = |path: &str| {
            path.strip_prefix("files/").or_else(|| path.strip_prefix("forms/")).is_some_and(|path| path.eq_ignore_ascii_case(name))
        };
        all.iter().any(|source| is_it(&source.path))
    };
    for decision in &site.catalog.records.decisions {
        if let Some(name) = decision.facts.attachment.as_ref().filter(|name| !is_there(name)) {
            report.on(decision).add(
                Spot::Value(trail!["attachment"]),
                words!("không có tệp «{name}» trong thư mục files/", "there is no file `{name}` in files/", name = name.0),
                words!("đặt tệp vào files/, hoặc sửa lại tên", "put the file into files/, or correct the name"),
            );
        }
    }
    for (file, index, recording) in all_recordings(site) {
        let (name, spot) = (&recording.file.0, Spot::Value(trail!["audio", index, "file"]));
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if !is_there(name) {
            report.at(
                file,
                spot,
                words!("không có tệp «{name}» trong thư mục files/", "there is no file `{name}` in files/"),
                words!("đặt tệp vào files/, hoặc sửa lại tên", "put the file into files/, or correct the name"),
            );
        } else if !SOUNDS.contains(&ending.as_str()) {
            report.at(
                file,
                spot,
                words!("«{name}» không phải tệp tiếng, nên không nghe được", "`{name}` is no recording: nobody can hear it"),
                words!("đặt tệp .mp3 hoặc .m4a vào files/ rồi ghi tên tệp đó", "put an .mp3 or .m4a file into files/, and write its name"),
            );
        }
    }
}

/// The endings of recordings that browsers play.
const SOUNDS: &[&str] = &["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "webm", "mp4"];

/// Every recording, with the file that names it and its place in the list there.
pub(in crate::check) fn all_recordings(site: &Site) -> Vec<(&Arc<str>, usize, &Recording)> {
    let catalog = &site.catalog;
    let procedures = catalog.procedures().map(|(_, procedure)| (&procedure.entry.file, &procedure.entry.facts.audio));
    let events = catalog.life_events().map(|(_, event)| (&event.entry.file, &event.entry.facts.audio));
    let pages = catalog.pages().map(|(_, page)| (&page.file, &page.facts.audio));
    let all = procedures.chain(events).chain(pages);
    all.flat_map(|(file, audio)| audio.iter().enumerate().map(move |(index, recording)| (file, index, recording))).collect()
}

/// Names that lead nowhere, in the order in which they were met.
#[derive(Default)]
struct Cited<'c> {
    seats: HashMap<&'c str, usize>,
    list: Vec<Citation<'c>>,
}

/// Where a name was met first, and how often; one missing law is one thing to do.
struct Citation<'c> {
    name: &'c str,
    entry: &'c Arc<Entry<Procedure>>,
    trail: Trail,
    count: usize,
}

impl<'c> Cited<'c> {
    fn add(&mut self, name: &'c str, entry: &'c Arc<Entry<Procedure>>, trail: impl FnOnce() -> Trail) {
        match self.seats.entry(name) {
            Slot::Occupied(seat) => self.list[*seat.get()].count += 1,
            Slot::Vacant(seat) => {
                seat.insert(self.list.len());
                self.list.push(Citation { name, entry, trail: trail(), count: 1 });
            }
        }
    }
}

pub(super) fn laws(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    if is_lost(site, &catalog.records.laws, "laws", "number") {
        return;
    }
    let mut cited = Cited::default();
    for entry in &catalog.records.procedures {
        for (index, name) in entry.facts.laws.iter().enumerate().filter(|(_, name)| catalog.law(name).is_none()) {
            cited.add(number_in(&name.0), entry, || trail!["laws", index]);
        }
        for (index, fee) in entry.facts.fees.rows().iter().enumerate() {
            if let Some(name) = fee.law.as_ref().filter(|name| catalog.law(name).is_none()) {
                cited.add(number_in(&name.0), entry, || trail!["fees", index, "law"]);
            }
        }
    }
    for Citation { name, entry, trail, count } in cited.list {
        report.on(entry).add(
            Spot::Value(trail),
            words!(
                "văn bản {name} chưa có trong laws.yaml, nên trang không ghi được tên và ngày (nhắc tới {count} lần)",
                "the law {name} is not in laws.yaml, so pages cannot give its title and date (cited {count} times)"
            ),
            words!("thêm văn bản này vào laws.yaml", "add it to laws.yaml"),
        );
    }
}

pub(super) fn decisions(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    if catalog.records.decisions.iter().any(|entry| entry.is_unread(&trail!["number"])) {
        return;
    }
    let mut cited = Cited::default();
    for entry in &catalog.records.procedures {
        for (index, name) in entry.facts.decisions.iter().enumerate().filter(|(_, name)| catalog.registered(name).is_none()) {
            cited.add(&name.0, entry, || trail!["decisions", index]);
        }
    }
    for Citation { name, entry, trail, count } in cited.list {
        report.on(entry).add(
            Spot::Value(trail),
            words!(
                "quyết định {name} chưa có trong decisions/ (nhắc tới {count} lần)",
                "the decision {name} is not in decisions/ (cited {count} times)"
            ),
            words!("thêm một tệp cho quyết định này vào decisions/", "add a file for it to decisions/"),
        );
    }
}
