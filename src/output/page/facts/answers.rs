//! Short answers about one procedure: what a chat desk sends when someone has chosen what they want to know.

use serde::Serialize;

use super::fees::fees;
use super::key::accepted_in_words;
use super::papers::papers;
use super::say;
use super::times::times;
use crate::catalog::ProcedureId;
use crate::catalog::circumstance::Questions;
use crate::output::Press;
use crate::output::page::frame::text::shorten;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{FeeRow, FeeTable, LocalText, PaperGroup, PaperRow, Papers, TimeRow, TimeTable};
use crate::record::Procedure;
use crate::site::Subject;

/// The longest message that Zalo delivers from an official account, in characters.
const MESSAGE: usize = 2000;

/// Short answers about a procedure, each a message that a chat desk can send as it stands.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChatAnswers {
    /// The file stem of the procedure.
    id: String,
    /// The official code.
    code: Option<String>,
    /// Its title.
    title: String,
    /// What people call it.
    also: Vec<String>,
    /// Which papers.
    papers: Option<String>,
    /// How much.
    fee: Option<String>,
    /// How long.
    time: Option<String>,
    /// Where, and which ways there are.
    #[serde(rename = "where")]
    place: Option<String>,
    /// The shortest whole address of its page.
    link: String,
}

/// The answers about a procedure, in the first language.
pub(crate) fn answers(press: &Press, id: ProcedureId) -> ChatAnswers {
    let here = press.site.address(Subject::Home, 0);
    let writer = &PageWriter::new(press, 0, &here);
    let procedure = writer.catalog().procedure(id);
    let facts = &procedure.entry.facts;
    let questions = &Questions::of(facts);
    let link = press.site.sign(id).unwrap_or_default();
    let title = writer.phrase(&facts.title).text;
    let message = |question: &str, lines: Vec<String>| Some(fitted(writer, &title, question, &lines, &link)).filter(|_| !lines.is_empty());
    ChatAnswers {
        id: procedure.entry.stem.to_string(),
        code: facts.code.as_ref().map(|code| code.as_str().to_owned()),
        papers: message("papers", paper_lines(writer, &papers(writer, facts, questions))),
        fee: message("fee", fee_lines(writer, &fees(writer, facts, questions))),
        time: message("time", time_lines(writer, &times(writer, facts, questions))),
        place: message("where", place_lines(writer, facts)),
        also: writer.phrases(&facts.aliases).into_iter().map(|phrase| phrase.text).collect(),
        title,
        link,
    }
}

/// A message that is never too long: whole lines, and where the rest is.
fn fitted(writer: &PageWriter<'_>, title: &str, question: &str, lines: &[String], link: &str) -> String {
    let head = format!("{} – {}", shorten(title, 160), writer.word(&format!("say.answer.{question}")));
    let more = format!("\n{} {link}", writer.word("say.answer.more"));
    let length = |text: &str| text.chars().count();
    let whole = length(&head) + lines.iter().map(|line| length(line) + 1).sum::<usize>();
    let room = MESSAGE - length(&more).min(MESSAGE / 4);
    let mut text = head;
    for line in lines {
        if whole > MESSAGE && length(&text) + 1 + length(line) > room {
            // No heading without what it heads.
            while let Some((rest, _)) = text.rsplit_once('\n').filter(|(_, line)| line.ends_with(':')) {
                text.truncate(rest.len());
            }
            text.push_str(&more);
            break;
        }
        text.push('\n');
        text.push_str(line);
    }
    text
}

fn joined(parts: impl IntoIterator<Item = Option<String>>, between: &str) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(between)
}

fn in_brackets(notes: &[LocalText]) -> Option<String> {
    let notes = notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>().join("; ");
    (!notes.is_empty()).then(|| format!("({notes})"))
}

/// Every paper, those that the page folds too.
pub(super) fn paper_lines(writer: &PageWriter<'_>, papers: &Papers) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for group in &papers.common {
        group_lines(writer, group, &mut lines);
    }
    for case in papers.cases.iter().chain(&papers.more_cases) {
        lines.push(writer.fill("say.answer.case", &[("case", &case.title.text)]));
        for group in &case.groups {
            group_lines(writer, group, &mut lines);
        }
    }
    lines
}

fn group_lines(writer: &PageWriter<'_>, group: &PaperGroup, lines: &mut Vec<String>) {
    if group.kind != "submit" {
        lines.extend(group.title.as_ref().map(|title| format!("{}{}", title.text.trim_end_matches(':'), writer.word("say.colon"))));
    }
    let one = |paper: &PaperRow| {
        let form = paper.form.as_ref().map(|form| format!("({})", form.text));
        format!("• {}", joined([paper.count.clone(), Some(paper.name.text.clone()), form, in_brackets(&paper.notes)], " "))
    };
    lines.extend(group.papers.iter().chain(&group.tail).map(one));
}

/// Every fee, those that the page folds too.
pub(super) fn fee_lines(writer: &PageWriter<'_>, fees: &FeeTable) -> Vec<String> {
    match fees.state.as_str() {
        "none" => return vec![writer.word("say.free").to_owned()],
        "unknown" => return vec![writer.word("say.unknown").to_owned()],
        _ => {}
    }
    let row = |fee: &FeeRow| {
        let when = in_brackets(&fee.when);
        let per = fee.per.as_ref().map(|per| format!("/ {}", per.text));
        let name = joined([Some(fee.item.text.clone()), when], " ");
        format!("• {}", joined([Some(writer.labelled(&name, &fee.amount)), per, in_brackets(&fee.notes)], " "))
    };
    let exempt = fees.exempt.iter().map(|phrase| writer.fill("say.answer.exempt", &[("who", &phrase.text)]));
    fees.rows.iter().chain(&fees.more).map(row).chain(exempt).collect()
}

pub(super) fn time_lines(writer: &PageWriter<'_>, times: &TimeTable) -> Vec<String> {
    if times.rows.is_empty() {
        return vec![writer.word("say.unknown").to_owned()];
    }
    let row = |time: &TimeRow| {
        let when = in_brackets(&time.when);
        format!("• {}", joined([Some(time.time.clone()), when, in_brackets(&time.notes)], " "))
    };
    times.rows.iter().map(row).collect()
}

pub(super) fn place_lines(writer: &PageWriter<'_>, facts: &Procedure) -> Vec<String> {
    let levels = say::levels(writer, &facts.levels).map(|levels| say::sentence(&levels));
    let accepted = facts.accepted.map(|accepted| say::sentence(&accepted_in_words(writer, accepted)));
    let ways = facts.channels.iter().map(|channel| {
        let name = say::channel(writer, facts, channel.name());
        let way = channel.url.as_ref().map(|url| writer.labelled(&name, url));
        Some(format!("• {}", way.as_deref().unwrap_or(&name)))
    });
    [levels, accepted].into_iter().chain(ways).flatten().collect()
}
