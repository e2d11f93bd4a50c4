//! When a row applies, over the numbered options.
//!
//! A procedure asks two questions, *who* (0 a citizen, 1 a company) and *how* (2 at the desk, 3 by post). The row
//!
//! ```yaml
//! - amount: 50000
//!   when: {audience: [citizen], channels: [counter, post]}
//! ```
//!
//! has the terms `[[0], [2, 3]]`: one option of each is enough, and all terms must hold. Whoever chose «company» gets `No`; whoever
//! chose «citizen» and has not said how gets `Maybe`, for «how» is still open. Its weight is 2: where another row of the same item asks
//! for `audience` alone, this one is meant.

use std::fmt;

use super::answers::{Answers, Question};

/// Options of one question, of which one is enough. Without any it always holds, and still makes its row more specific.
pub(super) type Clause = Vec<usize>;

/// All terms must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    pub(super) terms: Vec<Clause>,
}

/// Whether a row applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It depends on what is not chosen yet.
    Maybe,
}

impl Condition {
    /// Whether it holds for these answers.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> Holds {
        let mut all = Holds::Yes;
        for term in self.terms.iter().filter(|term| !term.is_empty()) {
            let mut any = Holds::No;
            for number in term {
                match answers.0.get(*number).copied().flatten() {
                    Some(true) => any = Holds::Yes,
                    None if any == Holds::No => any = Holds::Maybe,
                    _ => {}
                }
            }
            match any {
                Holds::No => return Holds::No,
                Holds::Maybe => all = Holds::Maybe,
                Holds::Yes => {}
            }
        }
        all
    }

    /// How specific it is: of two rows of one item that both apply, the one with more terms is meant.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.terms.len()
    }

    /// Whether it holds whatever is chosen, and makes nothing more specific.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.terms.is_empty()
    }

    fn asks(&self, from: usize, to: usize) -> bool {
        self.terms.iter().flatten().any(|number| (from..to).contains(number))
    }
}

/// For a script: `0,1;8` means 0 or 1, and 8; `*` always holds.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { ";" })?;
            f.write_str(if term.is_empty() { "*" } else { "" })?;
            for (place, number) in term.iter().enumerate() {
                write!(f, "{}{number}", if place == 0 { "" } else { "," })?;
            }
        }
        Ok(())
    }
}

/// In more ways than this nothing is worked out: the page then shows all rows.
const MAX_WAYS: usize = 400;

/// Goes through every way of answering what is open and what these conditions ask; false when there are too many.
pub(super) fn every_way(questions: &[Question<'_>], conditions: &[&Condition], answers: &Answers, visit: &mut dyn FnMut(&Answers)) -> bool {
    let is_open = |first: usize| answers.0.get(first).is_some_and(Option::is_none);
    let open: Vec<_> = questions
        .iter()
        .filter(|question| is_open(question.first))
        .filter(|question| conditions.iter().any(|condition| condition.asks(question.first, question.first + question.options.len())))
        .collect();
    let ways = open.iter().fold(1_usize, |ways, question| ways.saturating_mul(question.ways()));
    if ways > MAX_WAYS {
        return false;
    }
    let mut answers = answers.clone();
    for way in 0..ways {
        let mut rest = way;
        for question in &open {
            let place = rest % question.ways();
            rest /= question.ways();
            answers.choose(question, (place < question.options.len()).then_some(place));
        }
        visit(&answers);
    }
    true
}
