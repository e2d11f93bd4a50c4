//! «Trường hợp của bạn»: the questions of a procedure as a form, and the papers counted.

use super::desk::Desk;
use super::frame::shorten_phrase;
use super::say;
use super::view::{CaseForm, CaseOption, CaseQuestion, Phrase};
use crate::catalog::circumstance::{About, Question, Questions, tally};
use crate::record::{Audience, Level, Procedure};

/// A longer option is cut at a word; the papers of the case bear the whole. In characters.
const OPTION: usize = 140;

/// The form; none where nothing can be chosen.
pub(super) fn case_form(desk: &Desk<'_>, facts: &Procedure, questions: &Questions<'_>) -> Option<CaseForm> {
    let mut groups = 0;
    let list: Vec<CaseQuestion> = questions
        .list
        .iter()
        .map(|question| {
            groups += usize::from(matches!(question.about, About::Cases(_)));
            one(desk, facts, question, groups)
        })
        .collect();
    (!list.is_empty()).then(|| CaseForm { questions: list, money: say::unit_of_money(desk, &desk.currency()).to_owned() })
}

fn one(desk: &Desk<'_>, facts: &Procedure, question: &Question<'_>, groups: usize) -> CaseQuestion {
    let (key, name) = match question.about {
        About::Cases(_) => ("cases", "truong-hop"),
        About::Channel => ("channel", "cach"),
        About::Level => ("level", "cap"),
        About::Audience => ("audience", "doi-tuong"),
        About::Outcome => ("outcome", "ket-qua"),
        About::Area => ("area", "dia-ban"),
    };
    let asked = match question.about {
        // A group that reads like a sentence is the question itself; a bare name only groups.
        About::Cases(Some(group)) if group.contains(' ') => {
            let case = facts.cases.iter().find_map(|case| case.group.as_ref().filter(|own| own.original == group));
            case.map(|group| desk.phrase(group))
        }
        _ => None,
    };
    let mut options: Vec<CaseOption> = question
        .options
        .iter()
        .map(|id| CaseOption { value: (*id).to_owned(), text: shorten_phrase(&option(desk, facts, question.about, id), OPTION) })
        .collect();
    if question.open && !question.is_tick() {
        options.push(CaseOption { value: "khac".to_owned(), text: desk.own(desk.word("say.ask.other")) });
    }
    let is_case = matches!(question.about, About::Cases(_));
    CaseQuestion {
        legend: asked.unwrap_or_else(|| desk.own(desk.word(&format!("say.ask.{key}")))),
        name: if is_case && groups > 1 { format!("{name}-{groups}") } else { name.to_owned() },
        tick: question.is_tick(),
        options,
    }
}

/// What an option is called.
fn option(desk: &Desk<'_>, facts: &Procedure, about: About<'_>, id: &str) -> Phrase {
    let found = match about {
        About::Cases(_) => facts.case(id).map(|case| desk.phrase(&case.title)),
        About::Channel => Some(desk.own(say::channel(desk, facts, id))),
        About::Level => {
            let level = Level::ALL.iter().copied().find(|level| level.as_str() == id);
            level.and_then(|level| say::levels(desk, &[level])).map(|text| desk.own(say::sentence(&text)))
        }
        About::Audience => {
            let audience = Audience::ALL.iter().copied().find(|audience| audience.as_str() == id);
            audience.and_then(|audience| say::audience(desk, &[audience])).map(|text| desk.own(text))
        }
        About::Outcome => say::outcome(desk, facts, id),
        About::Area => say::area(desk, id),
    };
    found.unwrap_or_else(|| desk.own(id))
}

/// «Bạn cần nộp 4 giấy tờ, mang theo 1 giấy tờ để đối chiếu.», as far as it is the same for everyone.
pub(super) fn need(desk: &Desk<'_>, facts: &Procedure, questions: &Questions<'_>) -> String {
    let tally = tally(facts, questions, &questions.unanswered());
    let mut parts = Vec::new();
    for (key, number) in [("submit", tally.submit), ("show", tally.show), ("unless", tally.unless), ("optional", tally.optional)] {
        if number > 0 {
            let form = if number == 1 { "one" } else { "other" };
            parts.push(desk.fill(&format!("say.need.{key}.{form}"), &[("n", &number)]));
        }
    }
    if tally.more {
        parts.push(desk.word("say.need.more").to_owned());
    }
    if parts.is_empty() { String::new() } else { format!("{}.", say::sentence(&parts.join("; "))) }
}
