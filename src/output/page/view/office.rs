//! Offices: the card on other pages, the finder, and their own page.

use serde::Serialize;

use super::{Bar, Calendar, Checked, FieldEntry, Letter, Link, Page, Phone, Phrase, Session};

/// An office to choose.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeCard {
    /// Its name.
    pub name: Phrase,
    /// Its page.
    pub href: String,
    /// Where it is.
    pub address: Phrase,
    /// «cổng sau, cạnh bưu điện»
    pub address_note: Option<Phrase>,
    /// To call.
    pub phones: Vec<Phone>,
    /// The way there on a map.
    pub directions: Option<String>,
    /// When it is open.
    pub hours: Vec<Hours>,
    /// «Nghỉ Thứ Tư 02/09/2026 (Quốc khánh)»
    pub exceptions: Vec<Phrase>,
}

/// One line of opening hours.
#[derive(Debug, Clone, Serialize)]
pub struct Hours {
    /// «Thứ Hai – Thứ Sáu», with the season where there is one.
    pub days: String,
    /// «07:30–11:30, 13:30–17:00», a word joiner (U+2060) at each side of a dash: a span never breaks.
    pub times: String,
}

/// `/co-quan/`
#[derive(Debug, Clone, Serialize)]
pub struct OfficesView {
    /// The frame.
    pub page: Page,
    /// «70 cơ quan»
    pub count: String,
    /// Letters that jump to the groups of this page (`#a`), or to pages of their own.
    pub letters: Vec<Letter>,
    /// By letter or by level.
    pub groups: Vec<OfficeGroup>,
}

/// Offices under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeGroup {
    /// An anchor: `chu-a`, `chu-dd`, `cap-tinh`; never one letter alone, `q` is the search box.
    pub id: String,
    /// «A», «Cấp tỉnh».
    pub title: Phrase,
    /// In the order of the reader.
    pub offices: Vec<OfficeEntry>,
}

/// One line of the finder.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeEntry {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// Its address.
    pub address: Phrase,
    /// «xã Hòa An, xã Hòa Phát cũ»: what people still call the place, joined by us.
    pub formerly: Option<Phrase>,
    /// The first number.
    pub phone: Option<Phone>,
}

/// `/co-quan/<id>/`
#[derive(Debug, Clone, Serialize)]
pub struct OfficeView {
    /// The frame.
    pub page: Page,
    /// The card, as on a procedure page; `href` is not used.
    pub office: OfficeCard,
    /// Maps by name: Google, OpenStreetMap.
    pub maps: Vec<Link>,
    /// Mail, Zalo, website, feedback.
    pub contacts: Vec<Contact>,
    /// Is there a ramp, where to park.
    pub access: Vec<Remark>,
    /// New communes and the old ones in them.
    pub covers: Vec<Cover>,
    /// Other points: old seats, the one-stop desk.
    pub points: Vec<OfficeCard>,
    /// Mobile sessions to come.
    pub sessions: Vec<Session>,
    /// The calendar of its sessions, where the catalog keeps any.
    pub calendar: Option<Calendar>,
    /// What is done here, by field.
    pub fields: Vec<FieldEntry>,
    /// The last check.
    pub checked: Option<Checked>,
    /// «Báo thông tin sai»
    pub report: Option<String>,
    /// The bar at the bottom of a phone.
    pub bar: Bar,
}

/// A way to reach an office.
#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    /// «Thư điện tử», «Zalo», «Trang web», «Góp ý».
    pub name: String,
    /// The link.
    pub link: Link,
}

/// A term and a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Remark {
    /// «Lối đi», «Gửi xe».
    pub name: String,
    /// The sentence.
    pub text: Phrase,
}

/// A commune and what it was.
#[derive(Debug, Clone, Serialize)]
pub struct Cover {
    /// Its name now.
    pub name: Phrase,
    /// Its names before, joined by us.
    pub formerly: Option<Phrase>,
}
