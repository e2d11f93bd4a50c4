//! Who an entry is: its title, its code, the ids inside it.

use std::collections::BTreeMap;

use super::{Check, PlacedValue, Report, Rule, Value};
use crate::finding::{Severity, Spot, Trail};
use crate::record::Document;
use crate::trail;

/// One code for two entries.
pub(super) static DUPLICATE_CODE: Rule = Rule {
    id: "identity/duplicate-code",
    level: Severity::Error,
    page: page!("identity/duplicate-code"),
    check: Check::Site(|site, report| {
        // Hosts that know no letter case would give both one address.
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for entry in &site.catalog.records.procedures {
            let Some(code) = &entry.facts.code else { continue };
            let code = code.as_str();
            if let Some(other) = seen.insert(code.to_lowercase(), &entry.file) {
                report.on(entry).add(
                    Spot::Value(trail!["code"]),
                    words!("mã {code} đã có ở tệp «{other}»", "the code {code} is also that of `{other}`"),
                    words!("sửa mã, hoặc xóa một trong hai tệp", "correct the code, or delete one of the files"),
                );
            }
        }
    }),
};

/// Two rows of one list with one id.
pub(super) static DUPLICATE_ROW: Rule =
    Rule { id: "identity/duplicate-row", level: Severity::Error, page: page!("identity/duplicate-row"), check: Check::Value(rows) };

fn rows(placed: &PlacedValue<'_>, report: &mut Report<'_>) {
    let Value::Ids(ids, key) = &placed.value else { return };
    let mut seen: Vec<&str> = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        let Some(id) = id.filter(|id| !id.is_empty()) else { continue };
        if seen.contains(&id) {
            report.add(
                Spot::Value(placed.trail.then(index).then(*key)),
                words!("đã có một dòng «{id}» ở trên", "there is a row `{id}` above"),
                words!("đặt `id` khác cho dòng này", "give this row another `id`"),
            );
        } else {
            seen.push(id);
        }
    }
}

/// A paper that nobody could name.
pub(super) static NAMELESS_DOCUMENT: Rule = Rule {
    id: "document/no-name",
    level: Severity::Error,
    page: page!("document/no-name"),
    check: Check::Procedure(|entry, report| nameless(&entry.facts.documents, &trail!["documents"], report)),
};

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

/// Two shared things of one id.
pub(super) static DUPLICATE_ID: Rule = Rule {
    id: "identity/duplicate-id",
    level: Severity::Error,
    page: page!("identity/duplicate-id"),
    check: Check::Site(|site, report| {
        let records = &site.catalog.records;
        macro_rules! list {
            ($list:ident, $key:ident) => {
                let mut seen: BTreeMap<String, usize> = BTreeMap::new();
                for (index, item) in records.$list.facts.iter().enumerate() {
                    let id = item.$key.to_string();
                    if seen.insert(id.clone(), index).is_some() {
                        report.on(&records.$list).add(
                            Spot::Value(trail![index, stringify!($key)]),
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
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for entry in &records.decisions {
            let number = entry.facts.number.0.as_str();
            if let Some(other) = seen.insert(number, &entry.file) {
                report.on(entry).add(
                    Spot::Value(trail!["number"]),
                    words!("quyết định {number} đã có ở tệp «{other}»", "the decision {number} is also in `{other}`"),
                    words!("xóa một trong hai tệp", "delete one of the files"),
                );
            }
        }
    }),
};

/// Nobody to carry it out.
pub(super) static NO_LEVEL: Rule = Rule {
    id: "identity/no-level",
    level: Severity::Error,
    page: page!("identity/no-level"),
    check: Check::Procedure(|entry, report| {
        if entry.facts.levels.is_empty() {
            report.add(
                Spot::Value(trail!["levels"]),
                words!("chưa ghi cấp nào thực hiện thủ tục này", "no level of government is named"),
                words!("thêm dòng `levels: [xã]`, `[tỉnh]` hoặc `[bộ]`", "add a line `levels: [commune]`, `[province]` or `[ministry]`"),
            );
        }
    }),
};
