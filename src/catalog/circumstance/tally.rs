//! How many papers one needs.

use super::Holds;
use super::answers::Answers;
use super::question::Questions;
use crate::record::{Document, HandIn, Procedure};

/// Papers by how they count. One of several counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// To hand in.
    pub submit: usize,
    /// To show at the desk and take home again.
    pub show: usize,
    /// Not needed where what they prove is known already, such as on `VNeID`.
    pub unless: usize,
    /// One may leave them out.
    pub optional: usize,
    /// More may be needed, depending on what is not chosen yet.
    pub more: bool,
}

/// Counts the papers that are needed for these answers.
#[must_use]
pub fn tally(facts: &Procedure, questions: &Questions<'_>, answers: &Answers) -> Tally {
    let mut tally = Tally::default();
    let holds = |document: &Document| questions.condition(&document.when).holds(answers);
    for document in &facts.documents {
        let is_any_left = document.one_of.is_empty() || document.one_of.iter().any(|one| holds(one) != Holds::No);
        match holds(document) {
            Holds::No => {}
            _ if !is_any_left => {}
            Holds::Maybe => tally.more = true,
            Holds::Yes => *tally.slot(document) += 1,
        }
    }
    tally
}

impl Tally {
    fn slot(&mut self, document: &Document) -> &mut usize {
        match document.hand_in {
            _ if document.optional.is_some_and(|flag| flag.0) => &mut self.optional,
            _ if document.unless.is_some() => &mut self.unless,
            Some(HandIn::Show) => &mut self.show,
            _ => &mut self.submit,
        }
    }
}
