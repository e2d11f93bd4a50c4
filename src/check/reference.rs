//! Names that lead nowhere.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::Arc;

use super::{Check, Report, Rule};
use crate::finding::{Level, Spot, Trail, Words};
use crate::record::{Document, Entry, Name, Procedure, When};
use crate::site::Site;
use crate::trail;
use crate::yaml::nearest_word;

macro_rules! rules {
    ($($name:ident $id:literal $level:ident $vi:literal $en:literal $check:expr;)*) => {$(
        pub(super) static $name: Rule = Rule { id: $id, level: Level::$level, doc: ($vi, $en), check: $check };
    )*};
}

rules! {
    UNKNOWN_FIELD "reference/unknown-field" Error
        "Lĩnh vực không có trong fields.yaml." "A field that fields.yaml does not have."
        Check::Site(fields);
    UNKNOWN_CASE "reference/unknown-case" Error
        "Trường hợp không có trong `cases`." "A case that `cases` does not have."
        Check::Procedure(|entry, report| conditions(entry, report, |when| (&when.cases, "cases"), |facts| facts.cases.iter().map(|case| case.id.as_str()).collect()));
    UNKNOWN_CHANNEL "reference/unknown-channel" Error
        "Cách nộp không có trong `channels`." "A channel that `channels` does not have."
        Check::Procedure(|entry, report| conditions(entry, report, |when| (&when.channels, "channels"), |facts| facts.channels.iter().map(crate::record::Channel::name).collect()));
    UNKNOWN_OUTCOME "reference/unknown-outcome" Error
        "Kết quả không có trong `outcomes`." "An outcome that `outcomes` does not have."
        Check::Procedure(|entry, report| conditions(entry, report, |when| (&when.outcomes, "outcomes"), |facts| facts.outcome_ids().map(|id| id.as_str()).collect()));
    UNKNOWN_ROW "reference/unknown-fee" Error
        "Phần trăm của một dòng phí không có." "A percentage of a fee that is not there."
        Check::Procedure(percentages);
    UNKNOWN_AREA "reference/unknown-area" Error
        "Địa bàn không có cơ quan nào phụ trách." "An area that no office covers."
        Check::Site(areas);
    UNKNOWN_FORM "reference/unknown-form" Error
        "Mẫu đơn không có trong forms.yaml." "A form that forms.yaml does not have."
        Check::Site(|site, report| documents(site, report, "form"));
    UNKNOWN_PAPER "reference/unknown-paper" Error
        "Giấy tờ không có trong papers.yaml." "A paper that papers.yaml does not have."
        Check::Site(|site, report| documents(site, report, "paper"));
    UNKNOWN_OFFICE "reference/unknown-office" Error
        "Cơ quan không có trong offices/." "An office that offices/ does not have."
        Check::Site(offices);
    UNKNOWN_LIFE_EVENT "reference/unknown-life-event" Error
        "Sự kiện không có trong life-events/." "A life event that life-events/ does not have."
        Check::Site(life_events);
    UNKNOWN_PROCEDURE "reference/unknown-procedure" Error
        "Thủ tục không có trong procedures/." "A procedure that procedures/ does not have."
        Check::Site(procedures);
    MISSING_FILE "reference/missing-file" Error
        "Tệp mẫu đơn không có trong forms/." "A form's file that is not in forms/."
        Check::Site(files);
    UNREGISTERED_LAW "law/unregistered" Notice
        "Văn bản chưa có trong laws.yaml." "A law that laws.yaml does not have."
        Check::Site(laws);
    UNREGISTERED_DECISION "decision/unregistered" Notice
        "Quyết định công bố chưa có trong decisions/." "A decision that decisions/ does not have."
        Check::Site(decisions);
}

/// «Có phải bạn muốn viết …?», when something is near.
fn remedy<'n>(name: &str, known: impl Iterator<Item = &'n str>, place: &str) -> Words {
    let known: Vec<&str> = known.collect();
    match nearest_word(name, &known) {
        Some(near) => words!("có phải bạn muốn viết «{near}»?", "did you mean `{near}`?"),
        None if known.is_empty() => words!("thêm vào {place}, hoặc bỏ dòng này", "add it to {place}, or delete this"),
        None if known.len() <= 12 => {
            let list = known.join(", ");
            words!("chọn một trong: {list}; hoặc thêm vào {place}", "choose one of {list}; or add it to {place}")
        }
        None => words!("sửa lại tên, hoặc thêm vào {place}", "correct the name, or add it to {place}"),
    }
}

fn unknown(what_vi: &str, what_en: &str, name: &str) -> Words {
    words!("không có {what_vi} «{name}»", "there is no {what_en} `{name}`")
}

fn fields(site: &Site, report: &mut Report<'_>) {
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
    for (_, office) in catalog.offices() {
        for (index, name) in office.entry.facts.fields.iter().enumerate() {
            if catalog.find_field(name).is_none() && !lost {
                report.on(&office.entry).add(
                    Spot::Value(trail!["fields", index]),
                    unknown("lĩnh vực", "field", name),
                    remedy(name, known(), "fields.yaml"),
                );
            }
        }
    }
}

/// Whether nobody knows what stands in this shared file: it could not be used, or not all of it could be read.
fn is_lost<T>(site: &Site, entry: &Entry<T>, stem: &str) -> bool {
    entry.is_broken() || site.catalog.is_lost(stem)
}

/// Every `when` of a procedure that `concerns` the question, and where it stands.
fn whens(facts: &Procedure, concerns: impl Fn(&When) -> bool) -> Vec<(Trail, &When)> {
    fn of<'f>(documents: &'f [Document], trail: &dyn Fn() -> Trail, concerns: &dyn Fn(&When) -> bool, list: &mut Vec<(Trail, &'f When)>) {
        for (index, document) in documents.iter().enumerate() {
            if concerns(&document.when) {
                list.push((trail().then(index).then("when"), &document.when));
            }
            of(&document.one_of, &|| trail().then(index).then("one_of"), concerns, list);
        }
    }
    let mut list = Vec::new();
    of(&facts.documents, &|| trail!["documents"], &concerns, &mut list);
    let fees = facts.fees.rows().iter().enumerate().filter(|(_, fee)| concerns(&fee.when));
    list.extend(fees.map(|(index, fee)| (trail!["fees", index, "when"], &fee.when)));
    let deadlines = facts.deadline.0.iter().enumerate().filter(|(_, row)| concerns(&row.when));
    list.extend(deadlines.map(|(index, row)| (trail!["deadline", index, "when"], &row.when)));
    list
}

fn conditions(
    entry: &Entry<Procedure>,
    report: &mut Report<'_>,
    names: for<'w> fn(&'w When) -> (&'w [Name], &'static str),
    known: for<'f> fn(&'f Procedure) -> Vec<&'f str>,
) {
    let known = known(&entry.facts);
    for (trail, when) in whens(&entry.facts, |when| !names(when).0.is_empty()) {
        let (list, key) = names(when);
        for (index, name) in list.iter().enumerate().filter(|(_, name)| !known.contains(&name.0.as_str())) {
            let (vi, en) = match key {
                "cases" => ("trường hợp", "case"),
                "channels" => ("cách nộp", "channel"),
                _ => ("kết quả", "outcome"),
            };
            let place = format!("`{key}`");
            report.add(Spot::Value(trail.then(key).then(index)), unknown(vi, en, name), remedy(name, known.iter().copied(), &place));
        }
    }
}

fn percentages(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = entry.facts.fees.rows();
    let known: Vec<&str> = rows.iter().filter_map(|row| row.id.as_ref()).map(|id| id.as_str()).collect();
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

fn areas(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let known: Vec<&str> = catalog.offices().flat_map(|(_, office)| &office.entry.facts.covers).map(|cover| cover.id.as_str()).collect();
    for (_, procedure) in catalog.procedures() {
        for (trail, when) in whens(&procedure.entry.facts, |when| !when.areas.is_empty()) {
            for (index, name) in when.areas.iter().enumerate().filter(|(_, name)| !known.contains(&name.0.as_str())) {
                let spot = Spot::Value(trail.then("areas").then(index));
                report.on(&procedure.entry).add(spot, unknown("địa bàn", "area", name), remedy(name, known.iter().copied(), "`covers`"));
            }
        }
    }
}

fn documents(site: &Site, report: &mut Report<'_>, key: &'static str) {
    fn of(site: &Site, documents: &[Document], trail: &dyn Fn() -> Trail, key: &'static str, report: &mut Report<'_>) {
        let catalog = &site.catalog;
        for (index, document) in documents.iter().enumerate() {
            let spot = || Spot::Value(trail().then(index).then(key));
            match (key, &document.form, &document.paper) {
                ("form", Some(name), _) if catalog.form(name).is_none() => {
                    let known = catalog.records.forms.facts.iter().map(|form| form.id.as_str());
                    report.add(spot(), unknown("mẫu đơn", "form", name), remedy(name, known, "forms.yaml"));
                }
                ("paper", _, Some(name)) if catalog.paper(name).is_none() => {
                    let known = catalog.records.papers.facts.iter().map(|paper| paper.id.as_str());
                    report.add(spot(), unknown("giấy tờ", "paper", name), remedy(name, known, "papers.yaml"));
                }
                _ => {}
            }
            of(site, &document.one_of, &|| trail().then(index).then("one_of"), key, report);
        }
    }
    let records = &site.catalog.records;
    let lost = if key == "form" { is_lost(site, &records.forms, "forms") } else { is_lost(site, &records.papers, "papers") };
    if lost {
        return;
    }
    for (_, procedure) in site.catalog.procedures() {
        of(site, &procedure.entry.facts.documents, &|| trail!["documents"], key, &mut report.on(&procedure.entry));
    }
}

fn offices(site: &Site, report: &mut Report<'_>) {
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

fn life_events(site: &Site, report: &mut Report<'_>) {
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
}

fn procedures(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let missing = |name: &Name| catalog.find_procedure(name).is_none() && !catalog.is_lost(name);
    let say = |report: &mut Report<'_>, trail: Trail, name: &Name| {
        let known = catalog.procedures().map(|(_, procedure)| &*procedure.entry.stem);
        report.add(Spot::Value(trail), unknown("thủ tục", "procedure", name), remedy(name, known, "procedures/"));
    };
    for (_, procedure) in catalog.procedures() {
        let related = &procedure.entry.facts.related;
        for (key, list) in [("before", &related.before), ("after", &related.after), ("see", &related.see)] {
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
    for (index, name) in catalog.records.catalog.facts.most_asked.iter().enumerate().filter(|(_, name)| missing(name)) {
        say(&mut report.on(&catalog.records.catalog), trail!["most_asked", index], name);
    }
}

fn files(site: &Site, report: &mut Report<'_>) {
    let records = &site.catalog.records;
    let there = |name: &Name| {
        site.catalog.is_lost(name.rsplit_once('.').map_or(name, |(stem, _)| stem)) || records.attachments.iter().any(|source| source.path.strip_prefix("forms/").is_some_and(|path| path.eq_ignore_ascii_case(name)))
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
    fn add(&mut self, name: &'c Name, entry: &'c Arc<Entry<Procedure>>, trail: impl FnOnce() -> Trail) {
        match self.seats.entry(&name.0) {
            Slot::Occupied(seat) => self.list[*seat.get()].count += 1,
            Slot::Vacant(seat) => {
                seat.insert(self.list.len());
                self.list.push(Citation { name: &name.0, entry, trail: trail(), count: 1 });
            }
        }
    }
}

fn laws(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    if is_lost(site, &catalog.records.laws, "laws") {
        return;
    }
    let mut cited = Cited::default();
    for entry in &catalog.records.procedures {
        for (index, name) in entry.facts.laws.iter().enumerate().filter(|(_, name)| catalog.law(name).is_none()) {
            cited.add(name, entry, || trail!["laws", index]);
        }
        for (index, fee) in entry.facts.fees.rows().iter().enumerate() {
            if let Some(name) = fee.law.as_ref().filter(|name| catalog.law(name).is_none()) {
                cited.add(name, entry, || trail!["fees", index, "law"]);
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

fn decisions(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let mut cited = Cited::default();
    for entry in &catalog.records.procedures {
        for (index, name) in entry.facts.decisions.iter().enumerate().filter(|(_, name)| catalog.decision(name).is_none()) {
            cited.add(name, entry, || trail!["decisions", index]);
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
