//! Reports: the findings at their lines and columns, in each form in which they are read.

mod about;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod markdown;
mod placed;
mod rdjson;
mod sarif;
mod telling;
mod text;

pub use about::{About, about};
pub use fingerprint::fingerprints;
pub use github::annotations;
pub use gitlab::gitlab;
pub use json::json;
pub use markdown::{COMMENT, SUMMARY, markdown};
pub use placed::{Placed, place_all};
pub use rdjson::rdjson;
pub use sarif::sarif;
pub use telling::Telling;
pub use text::{SHOWN, name, summary, text};
