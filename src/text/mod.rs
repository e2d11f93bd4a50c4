//! What a piece of text may be: the characters that cannot be seen in it, and where its links lead.
//!
//! Both the facts of an entry and its Markdown are held to the same rules, so they live before either.

mod clean;
mod diff;
mod digits;
mod garbled;
mod link;
mod misleading;
#[cfg(feature = "tool")]
pub(crate) mod percent;
mod slug;

pub use clean::{clean_text, compose, hidden, is_short, shown};
pub use diff::unified;
pub(crate) use digits::grouped;
pub use garbled::garbled;
pub use link::{LinkKind, is_mailbox, judge, site_root};
pub use misleading::misleads;
pub use slug::slug;
