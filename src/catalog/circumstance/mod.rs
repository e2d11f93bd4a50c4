//! What a procedure asks of one citizen: which papers, how much, how long, in the circumstances that were chosen.
//!
//! Pure functions of the record. What has not been chosen stays open, and then the answer is what all ways of choosing have
//! in common, and the range of the rest. The script of the procedure page follows the same rules; `tests/vectors/case.json`
//! holds both to them.

mod answers;
mod bill;
mod condition;
mod path;
mod question;
mod tally;

pub use answers::{Answers, Question, QuestionTopic};
pub use bill::{Bill, Sum, amount, bill, times};
pub use condition::{Condition, Holds};
pub use path::{Path, path};
pub use question::{Questions, item};
pub use tally::{Tally, tally};
