//! Laws and decisions, as the page of a procedure cites them.

use serde::Serialize;

use super::LocalText;

/// A law.
#[derive(Debug, Clone, Serialize)]
pub struct LawRow {
    /// `68/2020/QH14`
    pub number: String,
    /// Its text.
    pub href: Option<String>,
    /// Title, date, issuer, in one line.
    pub title: Option<LocalText>,
    /// «Hết hiệu lực», «Được sửa đổi bởi …».
    pub note: Option<LocalText>,
}

/// A decision on the page of a procedure: «Sửa đổi bởi 4245/QĐ-BCA-QLXNC, ký 01/07/2026: giấy tờ, mẫu đơn».
#[derive(Debug, Clone, Serialize)]
pub struct DecisionLine {
    /// «Sửa đổi bởi»; none where nobody says what it does.
    pub before: Option<String>,
    /// Its number.
    pub number: String,
    /// Its page; none where it is not registered.
    pub href: Option<String>,
    /// «, ký 01/07/2026: giấy tờ, mẫu đơn»
    pub after: String,
}
