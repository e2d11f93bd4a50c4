//! Offices: the card on other pages, the finder, and their own page.

use serde::Serialize;

use super::{Bar, CalendarLink, CheckedNote, FieldEntry, LetterLink, LocalText, PageFrame, PhoneLink, SessionRow, TextLink};

/// An office to choose.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeCard {
    /// Its name.
    pub name: LocalText,
    /// Its page.
    pub href: String,
    /// Where it is.
    pub address: LocalText,
    /// «cổng sau, cạnh bưu điện»
    pub address_note: Option<LocalText>,
    /// To call.
    pub phones: Vec<PhoneLink>,
    /// Who answers in its place, where it has no number of its own.
    pub ask: Option<PhoneLink>,
    /// The way there on a map.
    pub directions: Option<String>,
    /// When it is open.
    pub hours: Vec<Hours>,
    /// The same for the script that says whether it is open now: `12345 450-690;6 450-690 s f:cu-tru`.
    pub open: Option<String>,
    /// Days that differ, for the same: `20261224;20261225 480-600`.
    pub but: Option<String>,
    /// «Nghỉ Thứ Tư 02/09/2026 (Quốc khánh)»
    pub exceptions: Vec<LocalText>,
}

/// One line of opening hours.
#[derive(Debug, Clone, Serialize)]
pub struct Hours {
    /// «Thứ Hai – Thứ Sáu», with the season where there is one.
    pub days: String,
    /// «07:30–11:30, 13:30–17:00», a word joiner (U+2060) at each side of a dash: a span never breaks.
    pub times: String,
    /// «Chỉ nhận: Cư trú», and what else there is to know.
    pub notes: Vec<LocalText>,
}

/// What the hours of all offices of a page have in common, for the script.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OpenDays {
    /// Days off to come: `20270101 20270205`.
    pub off: String,
    /// Worked days to come and the day of the week they stand for: `20260822 1`.
    pub worked: String,
    /// The days of the week from Sunday, joined with commas.
    pub names: String,
}

/// `/co-quan/`
#[derive(Debug, Clone, Serialize)]
pub struct OfficesView {
    /// The frame.
    pub page: PageFrame,
    /// «70 cơ quan»
    pub count: String,
    /// Letters that jump to the groups of this page (`#a`), or to pages of their own.
    pub letters: Vec<LetterLink>,
    /// Whether there are offices here to sift.
    pub sift: bool,
    /// By letter or by level.
    pub groups: Vec<OfficeGroup>,
    /// The fields to choose from.
    pub fields: Vec<Choice>,
    /// The levels to choose from; none where there is one.
    pub levels: Vec<Choice>,
    /// Names that communes bore before, in the order of the reader.
    pub old: Vec<OldCommune>,
    /// «280 tên cũ»
    pub old_count: String,
    /// For the script.
    pub open: OpenDays,
    /// The way to a place on a map, with the blanks `{lat}` and `{lng}`.
    pub way: String,
}

/// One of several to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// Its id, as it stands in the address.
    pub id: String,
    /// Its name.
    pub name: LocalText,
    /// Its page, if it has one: the way for those who have no scripts.
    pub href: Option<String>,
}

/// A name that a commune no longer bears.
#[derive(Debug, Clone, Serialize)]
pub struct OldCommune {
    /// The old name.
    pub name: LocalText,
    /// The communes it went into: places on this page.
    pub now: Vec<TextLink>,
}

/// Offices under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeGroup {
    /// An anchor: `chu-a`, `chu-dd`, `cap-tinh`; never one letter alone, `q` is the search box.
    pub id: String,
    /// «A», «Cấp tỉnh».
    pub title: LocalText,
    /// In the order of the reader.
    pub offices: Vec<OfficeEntry>,
}

/// One line of the finder.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeEntry {
    /// The anchor of its commune, where it is the first office of it: `xp-<id>`.
    pub anchor: Option<String>,
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub name: LocalText,
    /// Its address.
    pub address: LocalText,
    /// «xã Hòa An, xã Hòa Phát cũ»: what people still call the place, joined by us.
    pub formerly: Option<LocalText>,
    /// The first number.
    pub phone: Option<PhoneLink>,
    /// `commune`
    pub level: String,
    /// The ids of the fields it serves, with spaces between; none where it serves all.
    pub fields: Option<String>,
    /// Where it and its points are: `16.06,108.22;16.07,108.21=Bộ phận Một cửa`.
    pub at: Option<String>,
    /// As in [`OfficeCard::open`].
    pub open: Option<String>,
    /// As in [`OfficeCard::but`].
    pub but: Option<String>,
}

/// `/co-quan/<id>/`
#[derive(Debug, Clone, Serialize)]
pub struct OfficeView {
    /// The frame.
    pub page: PageFrame,
    /// The card, as on a procedure page; `href` is not used.
    pub office: OfficeCard,
    /// For the script.
    pub open: OpenDays,
    /// The address in the language of the place; on pages in another language.
    pub driver: Option<Driver>,
    /// Maps by name: Google, OpenStreetMap.
    pub maps: Vec<TextLink>,
    /// Mail, Zalo, website, feedback.
    pub contacts: Vec<Contact>,
    /// Is there a ramp, where to park.
    pub access: Vec<Remark>,
    /// New communes and the old ones in them.
    pub covers: Vec<CoverRow>,
    /// Other points: old seats, the one-stop desk.
    pub points: Vec<OfficeCard>,
    /// Mobile sessions to come.
    pub sessions: Vec<SessionRow>,
    /// The calendar of its sessions, where the catalog keeps any.
    pub calendar: Option<CalendarLink>,
    /// What is done here, by field.
    pub fields: Vec<FieldEntry>,
    /// The last check.
    pub checked: Option<CheckedNote>,
    /// «Báo thông tin sai»
    pub report: Option<String>,
    /// The bar at the bottom of a phone.
    pub bar: Bar,
}

/// What to show to a driver.
#[derive(Debug, Clone, Serialize)]
pub struct Driver {
    /// The language of it all: that of the catalog.
    pub lang: String,
    /// «Nhờ đưa tôi đến đây»
    pub ask: String,
    /// The office.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// A way to reach an office.
#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    /// «Thư điện tử», «Zalo», «Trang web», «Góp ý».
    pub name: String,
    /// The link.
    pub link: TextLink,
}

/// A term and a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Remark {
    /// «Lối đi», «Gửi xe».
    pub name: String,
    /// The sentence.
    pub text: LocalText,
}

/// A commune and what it was.
#[derive(Debug, Clone, Serialize)]
pub struct CoverRow {
    /// Its name now.
    pub name: LocalText,
    /// Its names before, joined by us.
    pub formerly: Option<LocalText>,
}
