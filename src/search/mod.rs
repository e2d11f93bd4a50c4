//! The search index: from the site to the few files that a browser needs to find something in it.
//!
//! The ranking itself is the classic script of the theme, `assets/js/search/`; it runs in the browser and, the same script on the
//! same files, in `motcua search`. What is made here is only data, the same bytes for the same catalog.

mod answer;
mod body;
mod entry;
mod fold;
mod index;
mod large;
mod pack;
mod page;
mod words;

pub use fold::{fold, terms};
pub use index::{Index, named, parts};
pub use words::LanguageWords;
