//! The questions on whose answers papers, fees or time depend.

use super::answers::{Answers, Question, QuestionTopic};
use super::condition::{Clause, Condition};
use crate::record::{Case, Deadline, Document, Fee, Procedure, When};

/// All questions of a procedure that matter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Questions<'a> {
    /// In the order in which they are asked.
    pub list: Vec<Question<'a>>,
    facts: Option<&'a Procedure>,
}

impl<'a> Questions<'a> {
    /// The questions of a procedure: only those that some paper, fee or time depends on, and that have more than one answer.
    #[must_use]
    pub fn of(facts: &'a Procedure) -> Self {
        let whens = whens(facts);
        let mut questions = Self { list: Vec::new(), facts: Some(facts) };
        if whens.is_empty() {
            return questions;
        }
        for case in &facts.cases {
            let about = QuestionTopic::Cases(group(case));
            if questions.about(about).is_some() {
                continue;
            }
            let options: Vec<&str> =
                facts.cases.iter().filter(|other| group(other) == group(case)).map(|other| other.id.as_str()).collect();
            let named = whens.iter().any(|when| when.cases.iter().any(|id| options.contains(&id.0.as_str())));
            let open = options.len() == 1;
            questions.ask(about, options, open, named);
        }
        let channels = facts.channels.iter().map(crate::record::Channel::name).collect();
        questions.ask(QuestionTopic::Channel, channels, false, whens.iter().any(|when| !when.channels.is_empty()));
        let named = |of: fn(&'a When) -> Vec<&'a str>| -> Vec<&'a str> { whens.iter().flat_map(|when| of(when)).collect() };

        let levels = named(|when| when.levels.iter().map(|level| level.as_str()).collect());
        let own = facts.levels.iter().map(|level| level.as_str());
        questions.ask(QuestionTopic::Level, joined(own, &levels), false, !levels.is_empty());
        let audience = named(|when| when.audience.iter().map(|one| one.as_str()).collect());
        let own = facts.audience.iter().map(|one| one.as_str());
        questions.ask(QuestionTopic::Audience, joined(own, &audience), facts.audience.is_empty(), !audience.is_empty());
        let outcomes = named(|when| when.outcomes.iter().map(|id| id.0.as_str()).collect());
        let own: Vec<&str> = facts.outcome_ids().map(crate::record::Id::as_str).collect();
        let open = facts.outcomes.len() > own.len();
        questions.ask(QuestionTopic::Outcome, own, open, !outcomes.is_empty());
        let areas = named(|when| when.areas.iter().map(|id| id.0.as_str()).collect());
        questions.ask(QuestionTopic::Area, joined(std::iter::empty(), &areas), true, !areas.is_empty());
        questions
    }

    fn ask(&mut self, about: QuestionTopic<'a>, options: Vec<&'a str>, open: bool, named: bool) {
        if named && options.len() + usize::from(open) > 1 {
            let first = self.numbers();
            self.list.push(Question { about, first, options, open });
        }
    }

    /// Whether there is nothing to choose.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many numbered options there are.
    #[must_use]
    pub fn numbers(&self) -> usize {
        self.list.last().map_or(0, |question| question.first + question.numbers())
    }

    /// The question about this.
    #[must_use]
    pub fn about(&self, about: QuestionTopic<'_>) -> Option<&Question<'a>> {
        self.list.iter().find(|question| question.about == about)
    }

    /// Nothing chosen yet.
    #[must_use]
    pub fn unanswered(&self) -> Answers {
        Answers(vec![None; self.numbers()])
    }

    /// A `when` over the numbers of the options. The cases of each group are a condition of their own.
    #[must_use]
    pub fn condition(&self, when: &When) -> Condition {
        if when.is_always() {
            return Condition::default();
        }
        let mut terms: Vec<Clause> = Vec::new();
        let mut groups: Vec<Option<&str>> = Vec::new();
        for case in when.cases.iter().filter_map(|id| self.facts.and_then(|facts| facts.case(&id.0))) {
            if !groups.contains(&group(case)) {
                groups.push(group(case));
            }
        }
        let cases: Vec<&str> = when.cases.iter().map(|id| id.0.as_str()).collect();
        terms.extend(groups.iter().map(|group| self.term(QuestionTopic::Cases(*group), &cases)));
        let mut put = |about: QuestionTopic<'_>, ids: Vec<&str>| {
            if !ids.is_empty() {
                terms.push(self.term(about, &ids));
            }
        };
        put(QuestionTopic::Channel, when.channels.iter().map(|id| id.0.as_str()).collect());
        put(QuestionTopic::Level, when.levels.iter().map(|level| level.as_str()).collect());
        put(QuestionTopic::Audience, when.audience.iter().map(|one| one.as_str()).collect());
        put(QuestionTopic::Outcome, when.outcomes.iter().map(|id| id.0.as_str()).collect());
        put(QuestionTopic::Area, when.areas.iter().map(|id| id.0.as_str()).collect());
        Condition { terms }
    }

    /// The numbers of these options; none where the question has only one answer, or is not known at all.
    fn term(&self, about: QuestionTopic<'_>, ids: &[&str]) -> Clause {
        let Some(question) = self.about(about) else { return Clause::new() };
        let places = question.options.iter().enumerate().filter(|(_, option)| ids.contains(option));
        places.map(|(place, _)| question.first + place).collect()
    }
}

/// The group of a case, as it stands in the original.
fn group(case: &Case) -> Option<&str> {
    case.group.as_ref().map(|group| group.original.as_str())
}

/// Every `when` of papers, fees and times that says something. Several fees that are all the
/// same, or times, ask nothing; a single one may be all that is known.
fn whens(facts: &Procedure) -> Vec<&When> {
    fn of<'a>(documents: &'a [Document], list: &mut Vec<&'a When>) {
        for document in documents {
            list.push(&document.when);
            of(&document.one_of, list);
        }
    }
    let mut list = Vec::new();
    of(&facts.documents, &mut list);
    let fees = facts.fees.rows();
    let alike = |a: &Fee, b: &Fee| {
        (item(a), a.amount, a.currency, a.percent, a.from_unit) == (item(b), b.amount, b.currency, b.percent, b.from_unit)
            && a.effective == b.effective
            && a.exempt == b.exempt
    };
    if fees.len() == 1 || fees.windows(2).any(|pair| !alike(&pair[0], &pair[1])) {
        list.extend(fees.iter().map(|row| &row.when));
    }
    let times = &facts.deadline.0;
    let alike = |a: &Deadline, b: &Deadline| {
        (a.time, a.promised, a.cutoff) == (b.time, b.promised, b.cutoff) && a.otherwise == b.otherwise && a.note == b.note
    };
    if times.len() == 1 || times.windows(2).any(|pair| !alike(&pair[0], &pair[1])) {
        list.extend(times.iter().map(|row| &row.when));
    }
    list.retain(|when| !when.is_always());
    list
}

/// Both lists, each value once.
fn joined<'a>(own: impl Iterator<Item = &'a str>, named: &[&'a str]) -> Vec<&'a str> {
    let mut list: Vec<&str> = Vec::new();
    for value in own.chain(named.iter().copied()) {
        if !list.contains(&value) {
            list.push(value);
        }
    }
    list
}

/// What a row is charged for; without a name of its own, a fee or a levy.
#[must_use]
pub fn item(row: &Fee) -> &str {
    row.item.as_ref().map_or(row.kind.unwrap_or_default().as_str(), |item| &item.original)
}
