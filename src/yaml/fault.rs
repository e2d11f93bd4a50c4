//! What is wrong with one value.

use crate::finding::{Fix, Words};

/// What is wrong with one value: a rule, what it is and how to mend it. The reader adds the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule, such as `fee/thousands-separator`.
    pub rule: &'static str,
    /// What is wrong.
    pub message: Words,
    /// How to mend it.
    pub remedy: Words,
    /// The change that mends it, where one is known.
    pub fix: Option<Box<Fix>>,
}

impl Fault {
    /// A fault of this rule.
    #[must_use]
    pub fn new(rule: &'static str, message: Words, remedy: Words) -> Self {
        Self { rule, message, remedy, fix: None }
    }

    /// The same fault with the change that mends it.
    #[must_use]
    pub fn with(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }
}
