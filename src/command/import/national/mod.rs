//! From records of the national database of procedures, in whatever shape they come: told by their keys, never by the name of
//! their file. What a record says and no key can hold as it stands is a doubt, and its entry waits as a draft.

mod entry;
mod law;
mod lists;
mod page;
mod parts;
mod record;
mod seam;
mod text;
mod whole;

use serde_json::{Map, Value};

use super::incoming::Incoming;
use super::problem::ImportProblem;
use super::shared::SharedLists;
use super::summary::Summary;
use crate::jurisdiction::Jurisdiction;
use crate::record::EntryKind;
use record::RecordReader;

pub(super) use record::is_record;

/// One record and where it was found.
pub(super) type Found = (String, Map<String, Value>);

/// Every record as an entry.
pub(super) fn read(found: &[Found], habits: &Jurisdiction, lists: &mut SharedLists, summary: &mut Summary) -> Vec<Incoming> {
    let words = &habits.national;
    let mut all = Vec::with_capacity(found.len());
    for (origin, object) in found {
        let mut reader = RecordReader { words, origin, doubts: Vec::new(), unknown: Vec::new(), left: Vec::new() };
        let record = reader.record(object);
        let RecordReader { doubts, unknown, left, .. } = reader;
        for (key, text) in unknown {
            let why = words!("không biết mục này của bản ghi, nên không lấy", "an unknown key of the record");
            summary.lost(ImportProblem::new(origin, &key, &text, why));
        }
        for key in &left {
            summary.left(key);
        }
        for law in &record.laws {
            lists.laws.add(&text::line(&law.number), &text::line(&law.title));
        }
        let facts = entry::facts(&record, habits, &mut lists.fields);
        let body = entry::body(&record, words);
        let facts = serde_yaml::to_value(facts).unwrap_or_default();
        all.push(Incoming { body, doubts, is_record: true, ..Incoming::new(EntryKind::Procedures, origin, facts) });
    }
    all
}
