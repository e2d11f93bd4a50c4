//! Reports: the findings at their lines and columns, in each form in which they are read.

mod changes;
mod changes_comment;
mod compared;
mod fingerprint;
mod fold;
mod github;
mod gitlab;
mod json;
mod markdown;
mod options;
mod placed;
mod prose;
mod rdjson;
mod rule_summary;
mod sarif;
mod text;

pub use changes::{changes_csv, changes_html, changes_json, changes_text};
pub use changes_comment::changes_markdown;
pub use compared::{Compared, SheetTask, SheetToPrint};
pub use fold::folded;
pub use github::annotations;
pub use gitlab::gitlab;
pub use json::json;
pub use markdown::{COMMENT, SUMMARY, markdown};
pub use options::{Pages, ReportOptions};
pub use placed::{Placed, PlacedRelated, in_order, place_all, place_each};
pub use rdjson::rdjson;
pub use rule_summary::{RuleSummary, summaries};
pub use sarif::sarif;
pub use text::{MAX_SHOWN, name, summary, text};
