//! The page of a procedure handed on: its answer as a text, its address, where to say what was wrong or missing.

use serde::Serialize;

use super::TextLink;

/// The answer as a plain text to carry away.
#[derive(Debug, Clone, Serialize)]
pub struct CarriedAnswer {
    /// The language of what is not in that of the page, where anything is not.
    pub lang: Option<String>,
    /// The title of the procedure.
    pub title: String,
    /// The papers, one a line.
    pub papers: String,
    /// What it costs.
    pub fee: String,
    /// How long it takes.
    pub time: String,
    /// Where to go.
    pub place: String,
    /// The number where one asks.
    pub ask: Option<String>,
    /// The day of the last check.
    pub checked: Option<String>,
    /// The short address, as one types it.
    pub link: String,
    /// The same in at most two short messages without marks, `sms:?&body=…`.
    pub sms: String,
}

/// How to hand the page on.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// The whole address, to read out and for the print.
    pub address: String,
    /// The QR code, an SVG file of ours; loaded only when it comes into sight or into print.
    pub qr: Option<String>,
    /// What the QR code says, as one types it: `motcua.example.vn/q/1.004222`.
    pub short: Option<String>,
    /// The version of the sheet and the day of its check, for the print.
    pub version: String,
    /// «Báo thông tin sai»: `mailto:` with the code in its subject.
    pub report: Option<String>,
    /// «Bạn tìm thấy điều cần biết không?»: yes and no, where the way to say something can carry the answer.
    pub found: Vec<TextLink>,
}
