//! Mobile sessions: in short on other pages, and all of them on their own.

use serde::Serialize;

use super::{LocalText, PageFrame, TextLink};

/// `/lich-luu-dong/`
#[derive(Debug, Clone, Serialize)]
pub struct SessionsView {
    /// The frame.
    pub page: PageFrame,
    /// By day, the next first; empty says that none is planned.
    pub days: Vec<SessionsOfDay>,
    /// The calendar of all sessions.
    pub calendar: CalendarLink,
}

/// The sessions of one day.
#[derive(Debug, Clone, Serialize)]
pub struct SessionsOfDay {
    /// «Thứ Năm, 03/09/2026»
    pub date: String,
    /// `2026-09-03`: after it the day is no longer shown.
    pub iso: String,
    /// By hour.
    pub sessions: Vec<SessionRow>,
}

/// A calendar to take, or to subscribe to by its address.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarLink {
    /// The file itself, relative.
    pub file: String,
    /// The whole address of it, to copy.
    pub address: Option<String>,
}

/// A mobile session on one day.
#[derive(Debug, Clone, Serialize)]
pub struct SessionRow {
    /// «thứ Năm, 03/09/2026»
    pub date: String,
    /// `2026-09-03`
    pub iso: String,
    /// «07:30–11:30»; empty where no hours are known.
    pub times: String,
    /// «Làm căn cước lưu động tại xã đảo Tam Hải»
    pub title: Option<LocalText>,
    /// «Nhà văn hóa thôn Phú Hòa»
    pub place: LocalText,
    /// Where that is.
    pub address: Option<LocalText>,
    /// The office that comes.
    pub office: Option<TextLink>,
    /// What is done there.
    pub procedures: Vec<TextLink>,
    /// What else is done there, and what to bring.
    pub services: Vec<LocalText>,
    /// More to know, of the day and of the session.
    pub notes: Vec<LocalText>,
    /// The way there.
    pub directions: Option<String>,
}
