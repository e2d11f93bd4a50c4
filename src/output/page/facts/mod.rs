//! What is said: each fact of the catalog in the words of a page's language, for every page that shows it.

pub(super) mod announced;
pub(super) mod answers;
pub(super) mod card;
pub(super) mod carried;
pub(super) mod case;
mod elsewhere;
pub(super) mod entries;
pub(super) mod fees;
pub(super) mod forms;
pub(super) mod key;
pub(super) mod laws;
pub(super) mod opening;
pub(super) mod papers;
pub(super) mod say;
pub(super) mod share;
pub(super) mod sheet;
pub(super) mod standing;
pub(super) mod times;
pub(super) mod visits;

pub(super) use elsewhere::elsewhere;
