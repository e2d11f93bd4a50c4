//! Decisions, as the pages of procedures cite them and as lists show them.

use crate::catalog::{Announcement, DecisionId, ResolvedProcedure};
use crate::output::page::frame::text::shorten;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{DecisionLine, ListEntry, LocalText};
use crate::record::{ChangedPart, Decision};
use crate::site::Subject;

/// How much of a title stands in a list, in characters.
const TITLE: usize = 120;

/// The decisions that announce a procedure, the newest first; what it names and nobody registered stays a text, and what is
/// internal is not said.
pub(crate) fn announced_by(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Vec<DecisionLine> {
    let catalog = writer.catalog();
    let known = procedure.announced_by.iter().map(|by| {
        let facts = &catalog.decision(by.decision).entry.facts;
        let key = match by.what {
            Announcement::New => Some("new"),
            Announcement::Changed(_) => Some("changed"),
            Announcement::Repealed => Some("repealed"),
            Announcement::Named => None,
        };
        let signed = facts.date.map(|date| writer.fill("say.decision.signed", &[("date", &writer.date(date))]));
        let parts = match by.what {
            Announcement::Changed(row) => facts.procedures.changed.get(row).and_then(|row| parts(writer, &row.parts)),
            _ => None,
        };
        let after = match (signed, parts) {
            (Some(signed), Some(parts)) => writer.labelled(signed, parts),
            (None, Some(parts)) => writer.labelled("", parts),
            (signed, None) => signed.unwrap_or_default(),
        };
        DecisionLine {
            before: key.map(|key| writer.word(&format!("say.decision.{key}-by")).to_owned()),
            number: facts.number.0.clone(),
            href: Some(writer.to(Subject::Decision(by.decision))),
            after,
        }
    });
    let unknown = procedure.entry.facts.decisions.iter().filter(|number| catalog.registered(number).is_none());
    let unknown = unknown.map(|number| DecisionLine { before: None, number: number.0.clone(), href: None, after: String::new() });
    known.chain(unknown).collect()
}

/// «giấy tờ, mẫu đơn»
pub(crate) fn parts(writer: &PageWriter<'_>, parts: &[ChangedPart]) -> Option<String> {
    let words: Vec<&str> = parts.iter().map(|part| writer.word(&format!("say.part.{part}"))).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// One line of a list of decisions: its number and title, and how many procedures it touches.
pub(crate) fn decision_entry(writer: &PageWriter<'_>, id: DecisionId) -> ListEntry {
    let decision = writer.catalog().decision(id);
    let facts = &decision.entry.facts;
    let number = &facts.number.0;
    let title = match writer.maybe(facts.title.as_ref()) {
        Some(title) => LocalText { text: format!("{number} – {}", shorten(&title.text, TITLE)), lang: title.lang },
        None => writer.own(number.as_str()),
    };
    let signed = facts.date.map(|date| writer.fill("say.decision.signed-on", &[("date", &writer.date(date))]));
    let notes: Vec<String> = signed.into_iter().chain(counts(writer, facts)).collect();
    ListEntry {
        href: writer.to(Subject::Decision(id)),
        title,
        note: (!notes.is_empty()).then(|| writer.own(notes.join(" · "))),
        status: None,
    }
}

/// «2 mới», «5 sửa đổi», «1 bãi bỏ».
fn counts<'a>(writer: &'a PageWriter<'_>, facts: &Decision) -> impl Iterator<Item = String> + 'a {
    let lists = &facts.procedures;
    let counts = [("new", lists.new.len()), ("changed", lists.changed.len()), ("repealed", lists.repealed.len())];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| writer.count(&format!("{key}-procedures"), count))
}
