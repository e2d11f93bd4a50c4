//! Circumstances that change nothing, or that read alike.

use super::{Check, Report};
use crate::finding::Spot;
use crate::letters::fold;
use crate::record::{Document, Entry, Procedure};
use crate::trail;

rules! {
    /// A case that no row names.
    UNUSED "case/unused" Warning since "0.1.0" Check::Procedure(unused);
    /// Two cases of one title.
    DUPLICATE_TITLE "case/duplicate-title" Warning since "0.1.0" Check::Procedure(duplicate);
}

fn unused(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    fn of<'f>(documents: &'f [Document], names: &mut Vec<&'f str>) {
        for document in documents {
            names.extend(document.when.cases.iter().map(|name| name.0.as_str()));
            of(&document.one_of, names);
        }
    }
    let facts = &entry.facts;
    if facts.cases.is_empty() {
        return;
    }
    let mut names = Vec::new();
    of(&facts.documents, &mut names);
    names.extend(facts.fees.rows().iter().flat_map(|row| &row.when.cases).map(|name| name.0.as_str()));
    names.extend(facts.deadline.0.iter().flat_map(|row| &row.when.cases).map(|name| name.0.as_str()));
    for (index, case) in facts.cases.iter().enumerate() {
        let id = case.id.as_str();
        // What answers a question with others may be what remains when they do not apply.
        let is_rest = case.group.is_some();
        if !id.is_empty() && !names.contains(&id) && !is_rest {
            report.add(
                Spot::Value(trail!["cases", index, "id"]),
                words!("trường hợp «{id}» không đổi giấy tờ, phí hay thời hạn nào", "the case `{id}` changes no paper, fee or time"),
                words!(
                    "ghi `when: {{cases: [{id}]}}` ở dòng nó làm thay đổi, hoặc xóa trường hợp",
                    "write `when: {{cases: [{id}]}}` in the row that it changes, or delete it"
                ),
            );
        }
    }
}

fn duplicate(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let mut seen: Vec<(String, String)> = Vec::new();
    for (index, case) in entry.facts.cases.iter().enumerate() {
        let key = (fold(&case.title.original), case.group.as_ref().map(|group| group.original.clone()).unwrap_or_default());
        if let Some(first) = seen.iter().position(|other| *other == key && !key.0.is_empty()) {
            report.both(
                Spot::Value(trail!["cases", index, "title"]),
                Spot::Value(trail!["cases", first, "title"]),
                words!("hai trường hợp cùng tên; người đọc không biết chọn nào", "two cases of one title: which is one to choose?"),
                words!("đặt tên khác, hoặc gộp hai trường hợp", "give it another title, or join the two"),
            );
        }
        seen.push(key);
    }
}
