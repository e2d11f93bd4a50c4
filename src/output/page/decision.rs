//! A decision: what is known of it, and each procedure that it announces.

use super::facts::announced::parts;
use super::facts::laws::law;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{AnnouncedList, AnnouncedRow, BasisRow, DecisionFact, DecisionView, LocalText, NamedLink, TextLink};
use crate::catalog::{DecisionId, ProcedureId, ResolvedDecision};
use crate::record::{Date, Decision, Name, TakesEffect, Text};
use crate::site::Subject;

/// So many rows of a list are shown; the others are folded.
const SHOWN: usize = 15;

/// So many other decisions of a law are named.
const ALSO: usize = 5;

/// The page of a decision.
pub(super) fn decision(writer: &PageWriter<'_>, id: DecisionId) -> DecisionView {
    let catalog = writer.catalog();
    let decision = catalog.decision(id);
    let facts = &decision.entry.facts;
    let number = facts.number.0.clone();
    let title = writer.maybe(facts.title.as_ref());
    let described = writer.fill("say.decision.one-description", &[("number", &number)]);
    let about = Head {
        subject: Subject::Decision(id),
        title: number.clone(),
        description: title.as_ref().map_or(described, |title| format!("{number}: {}", title.text)),
        crumbs: vec![writer.link(Subject::Decisions(0), writer.own(writer.word("decision.all")))],
    };
    DecisionView {
        page: frame(writer, about),
        replaced_by: decision.replaced_by.map(|by| {
            let number = writer.own(catalog.decision(by).entry.facts.number.0.clone());
            writer.link(Subject::Decision(by), number)
        }),
        facts: known(writer, facts),
        paper: paper(writer, facts),
        laws: facts.basis.iter().map(|number| basis(writer, id, number)).collect(),
        lists: lists(writer, decision),
        named_by: decision.named_by.iter().map(|id| writer.procedure_entry(*id)).collect(),
        note: writer.maybe(facts.note.as_ref()),
        all: writer.to(Subject::Decisions(0)),
        number,
        title,
    }
}

/// A law on which the decision rests, and the others that do.
fn basis(writer: &PageWriter<'_>, here: DecisionId, number: &Name) -> BasisRow {
    let catalog = writer.catalog();
    let others = catalog.resting_on(number).iter().filter(|id| **id != here).take(ALSO);
    let link = |id: &DecisionId| {
        let number = writer.own(catalog.decision(*id).entry.facts.number.0.clone());
        writer.link(Subject::Decision(*id), number)
    };
    BasisRow { law: law(writer, number), also: others.map(link).collect() }
}

/// Where the paper is: among the files, or elsewhere.
fn paper(writer: &PageWriter<'_>, facts: &Decision) -> Option<TextLink> {
    let file = facts.attachment.as_ref().and_then(|file| writer.site().attachment(file));
    let href = file.map(|address| writer.to_address(&address)).or_else(|| facts.url.as_ref().map(ToString::to_string))?;
    Some(TextLink { href, text: writer.own(writer.word("decision.paper")) })
}

/// What is known of it, in the order in which one asks.
fn known(writer: &PageWriter<'_>, facts: &Decision) -> Vec<DecisionFact> {
    let fact = |key: &str, value: LocalText| DecisionFact {
        name: writer.word(&format!("decision.{key}")).to_owned(),
        value,
        note: None,
        links: Vec::new(),
    };
    let mut list: Vec<DecisionFact> = Vec::new();
    list.extend(writer.maybe(facts.issuer.as_ref()).map(|issuer| fact("issuer", issuer)));
    let day = |date: Date| writer.own(writer.date(date));
    list.extend(facts.date.map(|date| fact("signed", day(date))));
    list.extend(facts.effective.and_then(|effective| {
        let told = match effective {
            TakesEffect::OnSigning => writer.own(writer.word("decision.on_signing")),
            TakesEffect::Day(_) => day(facts.takes_effect()?),
        };
        Some(fact("effective", told))
    }));
    let published = &facts.published;
    for (key, date) in [("national", published.national), ("portal", published.portal), ("posted", published.posted)] {
        list.extend(date.map(|date| DecisionFact { note: delay(writer, facts.date, date), ..fact(key, day(date)) }));
    }
    for (key, numbers) in [("follows", &facts.follows), ("replaces", &facts.replaces)] {
        let links: Vec<NamedLink> = numbers.iter().filter_map(|number| named(writer, number)).collect();
        if !links.is_empty() {
            list.push(DecisionFact { links, ..fact(key, LocalText::default()) });
        }
    }
    list
}

/// Another decision by its number; one that is internal is not said.
fn named(writer: &PageWriter<'_>, number: &Name) -> Option<NamedLink> {
    let catalog = writer.catalog();
    let id = catalog.find_decision(number);
    let is_hidden = id.is_none() && catalog.registered(number).is_some();
    (!is_hidden).then(|| NamedLink { text: number.0.clone(), href: id.map(|id| writer.to(Subject::Decision(id))) })
}

/// «16 ngày làm việc sau khi ký», where every day between is known.
fn delay(writer: &PageWriter<'_>, signed: Option<Date>, published: Date) -> Option<String> {
    let days = writer.catalog().calendar.between(signed?, published)?;
    Some(writer.form("say.decision.delay", days as u64, &[("n", &writer.number(days as u64))]))
}

fn lists(writer: &PageWriter<'_>, decision: &ResolvedDecision) -> Vec<AnnouncedList> {
    let announced = &decision.entry.facts.procedures;
    let no_page = |code: &Name, title: Option<&Text>, id: Option<ProcedureId>, note: Option<String>| row(writer, code, title, id, note);
    let new = announced.new.iter().zip(&decision.new).map(|(row, id)| no_page(&row.code, row.title.as_ref(), *id, None)).collect();
    let changed = announced.changed.iter().zip(&decision.changed).map(|(row, id)| {
        let parts = parts(writer, &row.parts).map(|parts| writer.fill("say.decision.parts", &[("parts", &parts)]));
        no_page(&row.code, row.title.as_ref(), *id, parts)
    });
    let repealed = announced.repealed.iter().zip(&decision.repealed).map(|(row, id)| {
        let by = row.by.as_ref().map(|by| writer.fill("say.decision.repealed-under", &[("law", &by.0)]));
        no_page(&row.code, row.title.as_ref(), *id, by)
    });
    let all: [(&str, Vec<AnnouncedRow>); 3] = [("new", new), ("changed", changed.collect()), ("repealed", repealed.collect())];
    let filled = all.into_iter().filter(|(_, rows)| !rows.is_empty());
    filled
        .map(|(kind, mut rows)| {
            let count = writer.count("procedures", rows.len());
            let more = if rows.len() > SHOWN + 2 { rows.split_off(SHOWN) } else { Vec::new() };
            AnnouncedList {
                kind: kind.to_owned(),
                title: writer.word(&format!("decision.list_{kind}")).to_owned(),
                count,
                more_title: writer.count("more-procedures", more.len()),
                rows,
                more,
            }
        })
        .collect()
}

/// One procedure of a list: by its page, or as it was written.
fn row(writer: &PageWriter<'_>, written: &Name, title: Option<&Text>, id: Option<ProcedureId>, note: Option<String>) -> AnnouncedRow {
    let own = id.map(|id| &writer.catalog().procedure(id).entry.facts);
    let code = own.map_or_else(|| Some(written.0.clone()), |facts| facts.code.as_ref().map(|code| code.as_str().to_owned()));
    AnnouncedRow {
        code,
        title: own.map(|facts| writer.phrase(&facts.title)).or_else(|| writer.maybe(title)),
        href: id.map(|id| writer.to(Subject::Procedure(id))),
        note,
    }
}
