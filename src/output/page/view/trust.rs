//! What depends on the reader's day, and the page of one's rights.

use serde::Serialize;

use super::{Html, LocalText, PageFrame, StatusSign};

/// The days on which something is shown, both included. A script follows the reader's day; without one it stays as on the day
/// of publication.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Dated {
    /// The first day, `2026-12-01`.
    pub since: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// Whether the day of publication lies outside.
    pub hidden: bool,
}

/// Where a procedure stands.
#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    /// Sign and word.
    pub status: StatusSign,
    /// Why, or what to do; none while it applies.
    pub note: Option<LocalText>,
    /// When.
    pub dated: Dated,
}

/// What a reader must open to see: rules that do not apply, or not yet.
#[derive(Debug, Clone, Serialize)]
pub struct PastRules {
    /// «Xem quy định cũ»
    pub title: String,
    /// Whether they apply on the day of publication.
    pub open: bool,
    /// The days on which they apply.
    pub dated: Dated,
}

/// `/quyen-cua-ban/`: late, refused, scams, numbers to call.
#[derive(Debug, Clone, Serialize)]
pub struct RightsView {
    /// The frame.
    pub page: PageFrame,
    /// The catalog's own words on late and refused results; none writes ours.
    pub late: Option<Html>,
    /// Warnings about fraud.
    pub warnings: Vec<CautionView>,
    /// Numbers to call.
    pub hotlines: Vec<HotlineView>,
    /// Where to say that something is wrong.
    pub feedback: Option<String>,
}

/// A warning about fraud.
#[derive(Debug, Clone, Serialize)]
pub struct CautionView {
    /// What it is about.
    pub title: Option<LocalText>,
    /// What to know.
    pub text: LocalText,
    /// Who said so.
    pub source: Option<LocalText>,
    /// «Kiểm tra ngày 20/07/2026»
    pub checked: Option<String>,
}

/// A number to call.
#[derive(Debug, Clone, Serialize)]
pub struct HotlineView {
    /// For what.
    pub name: LocalText,
    /// As one reads it.
    pub text: String,
    /// `tel:`
    pub href: String,
    /// More to know.
    pub note: Option<LocalText>,
    /// «Kiểm tra ngày 20/07/2026»
    pub checked: Option<String>,
}
