//! «Trường hợp của bạn»: the questions of a procedure as a form, and the papers counted.

use super::say;
use crate::catalog::circumstance::{Question, QuestionTopic, Questions, tally};
use crate::output::page::frame::text::shorten_phrase;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{CaseForm, CaseOption, CaseQuestion, LocalText};
use crate::record::{Audience, Level, Procedure};

/// A longer option is cut at a word; the papers of the case bear the whole. In characters.
const OPTION: usize = 140;

/// Of more options than this the first three are shown and the others folded.
const SHOWN: usize = 5;

/// Two options of so many characters stand side by side on a phone.
const SHORT_OPTION: usize = 14;

/// So many lines of a phone may the questions take and lie open at first.
const OPEN_LINES: usize = 7;

/// What a line of a phone holds, in characters.
const LINE: usize = 34;

/// The form; none where nothing can be chosen.
pub(crate) fn case_form(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>) -> Option<CaseForm> {
    let mut groups = 0;
    let list: Vec<CaseQuestion> = questions
        .list
        .iter()
        .map(|question| {
            groups += usize::from(matches!(question.about, QuestionTopic::Cases(_)));
            one(writer, facts, question, groups)
        })
        .collect();
    let lines: usize = list.iter().map(lines).sum();
    (!list.is_empty()).then(|| CaseForm {
        questions: list,
        money: say::unit_of_money(writer),
        decimals: (writer.decimals() > 0).then(|| writer.decimals().to_string()),
        open: lines <= OPEN_LINES,
    })
}

/// How many lines of a phone a question takes.
fn lines(question: &CaseQuestion) -> usize {
    let of = |text: &LocalText| text.text.chars().count() / LINE + 1;
    let options: usize = question.options.iter().map(|option| of(&option.text)).sum();
    let folded = usize::from(!question.more.is_empty());
    of(&question.legend) + folded + if question.row.is_empty() { options } else { 1 }
}

fn one(writer: &PageWriter<'_>, facts: &Procedure, question: &Question<'_>, groups: usize) -> CaseQuestion {
    let (key, name) = match question.about {
        QuestionTopic::Cases(_) => ("cases", "case"),
        QuestionTopic::Channel => ("channel", "way"),
        QuestionTopic::Level => ("level", "level"),
        QuestionTopic::Audience => ("audience", "audience"),
        QuestionTopic::Outcome => ("outcome", "outcome"),
        QuestionTopic::Area => ("area", "area"),
    };
    let name = writer.part(name);
    let asked = match question.about {
        // A group that reads like a sentence is the question itself; a bare name only groups.
        QuestionTopic::Cases(Some(group)) if group.contains(' ') => {
            let case = facts.cases.iter().find_map(|case| case.group.as_ref().filter(|own| own.original == group));
            case.map(|group| writer.phrase(group))
        }
        _ => None,
    };
    let mut options: Vec<CaseOption> = question
        .options
        .iter()
        .map(|id| CaseOption { value: (*id).to_owned(), text: shorten_phrase(&option(writer, facts, question.about, id), OPTION) })
        .collect();
    if question.open && !question.is_tick() {
        options.push(CaseOption { value: writer.part("other").to_owned(), text: writer.own(writer.word("say.ask.other")) });
    }
    let is_short = |option: &CaseOption| option.text.text.chars().count() <= SHORT_OPTION;
    let row = if options.len() == 2 && options.iter().all(is_short) { "row" } else { "" };
    let more = if options.len() > SHOWN { options.split_off(3) } else { Vec::new() };
    let is_case = matches!(question.about, QuestionTopic::Cases(_));
    CaseQuestion {
        legend: asked.unwrap_or_else(|| writer.own(writer.word(&format!("say.ask.{key}")))),
        name: if is_case && groups > 1 { format!("{name}-{groups}") } else { name.to_owned() },
        tick: question.is_tick(),
        row: row.to_owned(),
        options,
        others: writer.count("more-options", more.len()),
        more,
    }
}

/// What an option is called.
fn option(writer: &PageWriter<'_>, facts: &Procedure, about: QuestionTopic<'_>, id: &str) -> LocalText {
    let found = match about {
        QuestionTopic::Cases(_) => facts.case(id).map(|case| writer.phrase(&case.title)),
        QuestionTopic::Channel => Some(writer.own(say::channel(writer, facts, id))),
        QuestionTopic::Level => {
            let level = Level::ALL.iter().copied().find(|level| level.as_str() == id);
            level.and_then(|level| say::levels(writer, &[level])).map(|text| writer.own(say::sentence(&text)))
        }
        QuestionTopic::Audience => {
            let audience = Audience::ALL.iter().copied().find(|audience| audience.as_str() == id);
            audience.and_then(|audience| say::audience(writer, &[audience])).map(|text| writer.own(text))
        }
        QuestionTopic::Outcome => say::outcome(writer, facts, id),
        QuestionTopic::Area => say::area(writer, id),
    };
    found.unwrap_or_else(|| writer.own(id))
}

/// «Bạn cần nộp 4 giấy tờ, mang theo 1 giấy tờ để đối chiếu.», as far as it is the same for everyone.
pub(crate) fn need(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>) -> String {
    let tally = tally(facts, questions, &questions.unanswered());
    let mut parts = Vec::new();
    for (key, number) in [("submit", tally.submit), ("show", tally.show), ("unless", tally.unless), ("optional", tally.optional)] {
        if number > 0 {
            parts.push(writer.form(&format!("say.need.{key}"), number as u64, &[("n", &number)]));
        }
    }
    if tally.more {
        // More than what, where nothing is asked of everyone?
        parts.push(writer.word(if parts.is_empty() { "say.need.case" } else { "say.need.more" }).to_owned());
    }
    if parts.is_empty() { String::new() } else { format!("{}.", say::sentence(&parts.join("; "))) }
}
