//! The register of decisions, by year, the newest first.

use super::facts::announced::decision_entry;
use super::facts::entries::{numbered, pages_of, site_name};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{DecisionYear, DecisionsView};
use crate::output::register;
use crate::site::{DECISIONS_PER_PAGE, Subject};

/// One page of the register.
pub(super) fn decisions(writer: &PageWriter<'_>, number: u16) -> DecisionsView {
    let catalog = writer.catalog();
    let length = catalog.decisions().len();
    let mut years: Vec<DecisionYear> = Vec::new();
    let here = catalog.decisions().skip(usize::from(number) * DECISIONS_PER_PAGE).take(DECISIONS_PER_PAGE);
    for (id, decision) in here {
        let year = decision.entry.facts.date.map(|date| date.0.year().to_string());
        let title = year.unwrap_or_else(|| writer.word("say.decision.undated").to_owned());
        if years.last().is_none_or(|last| last.title != title) {
            years.push(DecisionYear { title, entries: Vec::new() });
        }
        if let Some(year) = years.last_mut() {
            year.entries.push(decision_entry(writer, id));
        }
    }
    let has_days = catalog.records.decisions.iter().any(|decision| decision.facts.takes_effect().is_some());
    let about = Head {
        subject: Subject::Decisions(number),
        title: numbered(writer, writer.word("decision.all"), number),
        description: numbered(writer, &writer.fill("say.decision.description", &[("site", &site_name(writer))]), number),
        crumbs: Vec::new(),
    };
    DecisionsView {
        page: frame(writer, about),
        count: writer.count("decisions", length),
        years,
        pages: pages_of(writer, length.div_ceil(DECISIONS_PER_PAGE), number, Subject::Decisions),
        calendar: has_days.then(|| writer.to_address(&register::address(catalog))),
    }
}
