//! The home page, lists of procedures, and pages that are mostly text.

use serde::Serialize;

use super::{Html, Icon, LetterLink, ListEntry, LocalText, NavLink, PageFrame, RecordingView, SessionRow, TextLink};

/// `/`
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The frame.
    pub page: PageFrame,
    /// Words people type, as links to the search: at most five.
    pub examples: Vec<TextLink>,
    /// Up to eight.
    pub life_events: Vec<Tile>,
    /// All fields, in the order of the catalog.
    pub fields: Vec<FieldEntry>,
    /// What is asked most.
    pub most_asked: Vec<ListEntry>,
    /// In force now.
    pub notices: Vec<NoticeEntry>,
    /// All notices.
    pub notices_href: String,
    /// Mobile sessions to come, at most three.
    pub sessions: Vec<SessionRow>,
    /// The page of all sessions, where the catalog keeps any.
    pub all_sessions: Option<String>,
    /// The finder of offices.
    pub offices: String,
    /// «1.135 thủ tục, cập nhật 20/07/2026»
    pub count: String,
}

/// One plain tile.
#[derive(Debug, Clone, Serialize)]
pub struct Tile {
    /// Where it leads.
    pub href: String,
    /// «Sinh con»
    pub title: LocalText,
    /// Its drawing.
    pub icon: Icon,
}

/// A field with what it holds.
#[derive(Debug, Clone, Serialize)]
pub struct FieldEntry {
    /// Where it leads.
    pub href: String,
    /// «Cư trú»
    pub title: LocalText,
    /// One sentence.
    pub summary: Option<LocalText>,
    /// Its drawing.
    pub icon: Icon,
    /// «23 thủ tục»
    pub count: String,
}

/// `/linh-vuc/<id>/`
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// The frame.
    pub page: PageFrame,
    /// Its name.
    pub title: LocalText,
    /// Its drawing.
    pub drawing: Icon,
    /// One sentence.
    pub summary: Option<LocalText>,
    /// «23 thủ tục»
    pub count: String,
    /// What it holds; empty says that nothing is here yet.
    pub entries: Vec<ListEntry>,
    /// Pages of a long field; empty where there is one.
    pub pages: Vec<NavLink>,
}

/// `/tim-kiem/`
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// The frame; `page.scripts` holds the index and the search.
    pub page: PageFrame,
    /// Everything from A to Z.
    pub letters: Vec<LetterLink>,
    /// «1.135 thủ tục»
    pub count: String,
    /// What is asked most.
    pub most_asked: Vec<ListEntry>,
    /// The fields.
    pub fields: Vec<FieldEntry>,
    /// Numbers to call when nothing is found are those of the site; the finder of offices is here.
    pub offices: String,
}

/// `/tim-kiem/<letter>/`
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    /// The frame.
    pub page: PageFrame,
    /// «Thủ tục bắt đầu bằng chữ Đ»
    pub title: String,
    /// «63 thủ tục»
    pub count: String,
    /// All letters.
    pub letters: Vec<LetterLink>,
    /// What begins with it, by its first words where that is much.
    pub groups: Vec<LetterGroup>,
    /// Further pages of a long letter.
    pub pages: Vec<NavLink>,
}

/// Procedures that begin alike.
#[derive(Debug, Clone, Serialize)]
pub struct LetterGroup {
    /// Its anchor.
    pub id: String,
    /// «Cấp lại», «Cấp thẻ – Chứng thực»; none where the letter is one list.
    pub title: Option<String>,
    /// The procedures.
    pub entries: Vec<ListEntry>,
}

/// `/thong-bao/`
#[derive(Debug, Clone, Serialize)]
pub struct NoticesView {
    /// The frame.
    pub page: PageFrame,
    /// In force.
    pub current: Vec<NoticeEntry>,
    /// Mobile sessions to come, at most three.
    pub sessions: Vec<SessionRow>,
    /// The page of all sessions, where the catalog keeps any.
    pub all_sessions: Option<String>,
    /// Ended.
    pub past: Vec<NoticeEntry>,
}

/// One notice in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeEntry {
    /// Where it leads.
    pub href: String,
    /// Its title.
    pub title: LocalText,
    /// `20/07/2026`
    pub date: String,
    /// `2026-07-20`
    pub iso: String,
    /// «đến 31/08/2026»
    pub until: Option<String>,
    /// `2026-08-31`: after it the notice is no longer current.
    pub last: Option<String>,
    /// One sentence.
    pub summary: Option<LocalText>,
}

/// `/thong-bao/<stem>/`
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView {
    /// The frame.
    pub page: PageFrame,
    /// As in the list; `href` is not used.
    pub notice: NoticeEntry,
    /// «Thông báo này đã hết hạn ngày 31/08/2026.»
    pub ended: Option<String>,
    /// The Markdown body.
    pub body: Html,
}

/// `/gioi-thieu/` …
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The frame.
    pub page: PageFrame,
    /// The heading.
    pub title: LocalText,
    /// It read aloud.
    pub audio: Vec<RecordingView>,
    /// The Markdown body.
    pub body: Html,
}

/// `/404.html`: the only page whose addresses begin with the path of `base_url`.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    /// The frame.
    pub page: PageFrame,
    /// What is asked most.
    pub most_asked: Vec<ListEntry>,
}

/// A former address.
#[derive(Debug, Clone, Serialize)]
pub struct MovedView {
    /// The frame; `canonical` is the new address.
    pub page: PageFrame,
    /// Where it is now: the browser goes there by itself.
    pub target: TextLink,
}

/// The page at a short address: no frame, for nobody stays on it.
#[derive(Debug, Clone, Serialize)]
pub struct ShortView {
    /// Language of the page.
    pub lang: String,
    /// The title of the procedure.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// Whole address of the page it leads to.
    pub canonical: Option<String>,
    /// The style sheet.
    pub css: String,
    /// The script that takes along what stands behind the `#` of the address.
    pub script: Option<String>,
    /// The page of the procedure: the browser goes there by itself.
    pub target: TextLink,
}
