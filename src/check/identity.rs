//! Who an entry is: its title, its code, the ids inside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Check, PlacedValue, Report, Value};
use crate::finding::{Related, Spot, Trail};
use crate::record::{Document, Entry, Procedure};
use crate::site::Site;
use crate::trail;

rules! {
    /// One code for two entries.
    DUPLICATE_CODE "identity/duplicate-code" Error since "0.1.0" Check::Site(duplicate_code);
    /// Two rows of one list with one id.
    DUPLICATE_ROW "identity/duplicate-row" Error since "0.1.0" Check::Value(rows);
    /// A paper that nobody could name.
    NAMELESS_DOCUMENT "document/no-name" Error since "0.1.0" Check::Procedure(|entry, report| nameless(&entry.facts.documents, &trail!["documents"], report));
    /// Two shared things of one id.
    DUPLICATE_ID "identity/duplicate-id" Error since "0.1.0" Check::Site(duplicate_id);
    /// Nobody to carry it out.
    NO_LEVEL "identity/no-level" Error since "0.1.0" Check::Procedure(no_level);
}

fn duplicate_code(site: &Site, report: &mut Report<'_>) {
    // Hosts that know no letter case would give both one address.
    let mut seen: BTreeMap<String, &Arc<str>> = BTreeMap::new();
    for entry in &site.catalog.records.procedures {
        let Some(code) = &entry.facts.code else { continue };
        let code = code.as_str();
        if let Some(other) = seen.insert(code.to_lowercase(), &entry.file) {
            let twin = Related::already(other, Spot::Value(trail!["code"]));
            report.on(entry).beside(
                Spot::Value(trail!["code"]),
                words!("mã {code} đã có ở tệp «{other}»", "the code {code} is also that of `{other}`"),
                words!("sửa mã, hoặc xóa một trong hai tệp", "correct the code, or delete one of the files"),
                [twin],
            );
        }
    }
}

fn rows(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let Value::Ids(ids, key) = &placed.value else { return };
    let mut seen: Vec<(usize, &str)> = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        let Some(id) = id.filter(|id| !id.is_empty()) else { continue };
        if let Some((first, _)) = seen.iter().find(|(_, other)| *other == id) {
            report.both(
                Spot::Value(placed.trail.then(index).then(*key)),
                Spot::Value(placed.trail.then(*first).then(*key)),
                words!("đã có một dòng «{id}» ở trên", "there is a row `{id}` above"),
                words!("đặt `id` khác cho dòng này", "give this row another `id`"),
            );
        } else {
            seen.push((index, id));
        }
    }
}

fn nameless(documents: &[Document], trail: &Trail, report: &mut Report<'_>) {
    for (index, document) in documents.iter().enumerate() {
        let here = trail.then(index);
        if document.name.is_none() && document.paper.is_none() && document.one_of.is_empty() {
            report.add(
                Spot::Value(here.clone()),
                words!("giấy tờ này chưa có tên", "this document has no name"),
                words!("thêm `name: …`, hoặc `paper:` với id trong papers.yaml", "add `name: …`, or `paper:` with an id of papers.yaml"),
            );
        }
        nameless(&document.one_of, &here.then("one_of"), report);
    }
}

fn duplicate_id(site: &Site, report: &mut Report<'_>) {
    let records = &site.catalog.records;
    macro_rules! list {
        ($list:ident, $key:ident) => {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for (index, item) in records.$list.facts.iter().enumerate() {
                let id = item.$key.to_string();
                if let Some(first) = seen.insert(id.clone(), index) {
                    report.on(&records.$list).both(
                        Spot::Value(trail![index, stringify!($key)]),
                        Spot::Value(trail![first, stringify!($key)]),
                        words!("«{id}» đã có ở trên", "`{id}` is already there above"),
                        words!("xóa một dòng, hoặc đổi tên", "delete one, or rename it"),
                    );
                }
            }
        };
    }
    list!(papers, id);
    list!(forms, id);
    list!(laws, number);
    let mut seen: BTreeMap<&str, &Arc<str>> = BTreeMap::new();
    for entry in &records.decisions {
        let number = entry.facts.number.0.as_str();
        if let Some(other) = seen.insert(number, &entry.file) {
            report.on(entry).beside(
                Spot::Value(trail!["number"]),
                words!("quyết định {number} đã có ở tệp «{other}»", "the decision {number} is also in `{other}`"),
                words!("xóa một trong hai tệp", "delete one of the files"),
                [Related::already(other, Spot::Value(trail!["number"]))],
            );
        }
    }
}

fn no_level(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    if entry.facts.levels.is_empty() {
        report.add(
            Spot::Value(trail!["levels"]),
            words!("chưa ghi cấp nào thực hiện thủ tục này", "no level of government is named"),
            words!("thêm dòng `levels: [xã]`, `[tỉnh]` hoặc `[bộ]`", "add a line `levels: [commune]`, `[province]` or `[ministry]`"),
        );
    }
}
