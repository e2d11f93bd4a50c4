//! What a piece of text may be: its letters, the characters that cannot be seen in it, where its links lead, and how it is
//! written for calendars.
//!
//! Both the facts of an entry and its Markdown are held to the same rules, so they live before either.

pub mod calendar;
mod clean;
mod diff;
mod letters;
mod link;
mod slug;

pub use clean::{clean_text, compose, hidden, shown};
pub use diff::unified;
pub use letters::{fold, foreign_letter, unmarked};
pub(crate) use letters::{plain, seat, seated};
pub use link::{Kind, judge};
pub use slug::slug;
