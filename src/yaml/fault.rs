//! What is wrong with one value.

use crate::finding::{Fix, Words};

/// What is wrong with one value: a rule, what it is and how to fix it. The reader adds the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule, such as `fee/thousands-separator`.
    pub rule: &'static str,
    /// What is wrong.
    pub message: Words,
    /// How to fix it.
    pub remedy: Words,
    /// The change that fixes it, where one is known.
    pub fix: Option<Box<Fix>>,
}

impl Fault {
    /// A fault of this rule.
    #[must_use]
    pub fn new(rule: &'static str, message: Words, remedy: Words) -> Self {
        Self { rule, message, remedy, fix: None }
    }

    /// The same fault with the change that fixes it.
    #[must_use]
    pub fn with(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }
}
