//! The register of decisions.

use serde::Serialize;

use super::{LawRow, ListEntry, LocalText, NavLink, PageFrame, TextLink};

/// `/quyet-dinh/`
#[derive(Debug, Clone, Serialize)]
pub struct DecisionsView {
    /// The frame.
    pub page: PageFrame,
    /// «38 quyết định»
    pub count: String,
    /// The decisions of this page by year, the newest first.
    pub years: Vec<DecisionYear>,
    /// The pages of a long register; empty where there is one.
    pub pages: Vec<NavLink>,
    /// The calendar of what takes effect, where that is known of any.
    pub calendar: Option<String>,
}

/// The decisions of a year.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionYear {
    /// «2026», «Chưa rõ ngày ký».
    pub title: String,
    /// Its decisions.
    pub entries: Vec<ListEntry>,
}

/// `/quyet-dinh/<stem>/`
#[derive(Debug, Clone, Serialize)]
pub struct DecisionView {
    /// The frame.
    pub page: PageFrame,
    /// `4245/QĐ-BCA-QLXNC`
    pub number: String,
    /// Its title.
    pub title: Option<LocalText>,
    /// The decision that ended it.
    pub replaced_by: Option<TextLink>,
    /// What is known of it: who signed it, when, where it was published.
    pub facts: Vec<DecisionFact>,
    /// The paper itself.
    pub paper: Option<TextLink>,
    /// The laws that it rests on.
    pub laws: Vec<BasisRow>,
    /// What it announces: new, changed and repealed procedures, in this order, without empty lists.
    pub lists: Vec<AnnouncedList>,
    /// Procedures that name it, where it does not say what it does with them.
    pub named_by: Vec<ListEntry>,
    /// More to know.
    pub note: Option<LocalText>,
    /// All decisions.
    pub all: String,
}

/// A law on which a decision rests.
#[derive(Debug, Clone, Serialize)]
pub struct BasisRow {
    /// The law.
    pub law: LawRow,
    /// Other decisions that rest on it, at most five.
    pub also: Vec<TextLink>,
}

/// One fact of a decision.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionFact {
    /// «Ký ngày»
    pub name: String,
    /// What it is.
    pub value: LocalText,
    /// «16 ngày làm việc sau khi ký»
    pub note: Option<String>,
    /// Where it leads.
    pub links: Vec<NamedLink>,
}

/// A name that may lead somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct NamedLink {
    /// What it is called.
    pub text: String,
    /// Where it leads; none stays a text.
    pub href: Option<String>,
}

/// One list of procedures.
#[derive(Debug, Clone, Serialize)]
pub struct AnnouncedList {
    /// The key of the list: `new`, `changed`, `repealed`.
    pub kind: String,
    /// «Sửa đổi, bổ sung»
    pub title: String,
    /// «12 thủ tục»
    pub count: String,
    /// The first rows.
    pub rows: Vec<AnnouncedRow>,
    /// The others, folded.
    pub more: Vec<AnnouncedRow>,
    /// «Xem thêm 88 thủ tục»
    pub more_title: String,
}

/// One procedure of a list.
#[derive(Debug, Clone, Serialize)]
pub struct AnnouncedRow {
    /// Its code; none where the row names a file.
    pub code: Option<String>,
    /// What it is called; none where nobody says.
    pub title: Option<LocalText>,
    /// Its page; none stays a text.
    pub href: Option<String>,
    /// «Sửa: giấy tờ, mẫu đơn», «Bãi bỏ theo 118/2025/QH15».
    pub note: Option<String>,
}
