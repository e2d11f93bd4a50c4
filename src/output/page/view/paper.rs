//! What is printed and posted, and what stands in the hall of an office: boards, posters, the kiosk, the screen.

use serde::Serialize;

use super::{Drawn, Hours, Html, ListEntry, LocalText, PageFrame, PhoneLink, TextLink, Tile};

/// What stands on every sheet of paper. Always the field `sheet` of a view.
#[derive(Debug, Clone, Serialize)]
pub struct SheetFrame {
    /// Who publishes it.
    pub publisher: String,
    /// Where wrong or missing facts, complaints and proposals go (phản ánh, kiến nghị), in words.
    pub feedback: Option<String>,
    /// The date of this build and the version of what the sheet says: «22/11/2026 · a1b2c3».
    pub version: String,
    /// The style sheet for paper.
    pub css: String,
    /// The page on the screen from which one came.
    pub back: TextLink,
}

/// All that can be printed.
#[derive(Debug, Clone, Serialize)]
pub struct PrintsView {
    /// The frame.
    pub page: PageFrame,
    /// A board for each office.
    pub boards: Vec<ListEntry>,
    /// Posters for each field.
    pub posters: Vec<ListEntry>,
    /// The kiosk and the screen.
    pub hall: Vec<TextLink>,
}

/// The posting board of an office.
#[derive(Debug, Clone, Serialize)]
pub struct BoardView {
    /// The frame.
    pub page: PageFrame,
    /// What stands on every sheet.
    pub sheet: SheetFrame,
    /// The office.
    pub name: LocalText,
    /// Where it is.
    pub address: Option<LocalText>,
    /// When it is open.
    pub hours: Vec<Hours>,
    /// To call.
    pub phones: Vec<PhoneLink>,
    /// Its procedures by field.
    pub groups: Vec<BoardGroup>,
    /// Where the list is too long for one board: the sheets of each field.
    pub more: Vec<TextLink>,
    /// The poster on which one rates the service.
    pub rating: Option<Poster>,
}

/// The procedures of one field on a board.
#[derive(Debug, Clone, Serialize)]
pub struct BoardGroup {
    /// The field.
    pub title: LocalText,
    /// Its procedures.
    pub rows: Vec<Drawn<BoardRow>>,
}

/// One procedure on a board.
#[derive(Debug, Clone, Serialize)]
pub struct BoardRow {
    /// Its title.
    pub title: LocalText,
    /// Its page.
    pub href: String,
    /// The official code.
    pub code: Option<String>,
    /// How long it takes; «chưa rõ» where nobody wrote it.
    pub time: String,
    /// What it costs.
    pub fee: String,
    /// The forms it asks for.
    pub forms: Vec<LocalText>,
}

/// The QR posters of one page of a field.
#[derive(Debug, Clone, Serialize)]
pub struct PostersView {
    /// The frame.
    pub page: PageFrame,
    /// What stands on every sheet.
    pub sheet: SheetFrame,
    /// The procedures of this page as a list to post.
    pub group: BoardGroup,
    /// The poster of the field, then one for each procedure.
    pub posters: Vec<Poster>,
}

/// One poster: a sheet with a QR code.
#[derive(Debug, Clone, Serialize)]
pub struct Poster {
    /// An anchor: with it in the address, only this poster is shown and printed.
    pub id: String,
    /// A line above the title.
    pub over: String,
    /// What it is about.
    pub title: LocalText,
    /// The code, drawn; nothing when the catalog names no `base_url`.
    pub qr: Option<Html>,
    /// The address of the code's own file, where it has one.
    pub picture: Option<String>,
    /// What the code says, as one types it.
    pub short: String,
    /// What one finds there, or what it costs and how long it takes.
    pub lines: Vec<LocalText>,
    /// The first papers that everybody brings.
    pub papers: Vec<LocalText>,
    /// Whether there may be others.
    pub more_papers: bool,
}

/// The start of a kiosk.
#[derive(Debug, Clone, Serialize)]
pub struct KioskView {
    /// The frame; its style sheet is the site's.
    pub page: PageFrame,
    /// The style sheet of the kiosk, beside that of all pages.
    pub css: String,
    /// The mark that keeps pages in kiosk mode: the hashes of its script and of its style sheet.
    pub mark: String,
    /// Life events.
    pub life_events: Vec<Tile>,
    /// What is asked most.
    pub most_asked: Vec<ListEntry>,
    /// The finder of offices.
    pub offices: String,
}

/// The screen of a waiting room.
#[derive(Debug, Clone, Serialize)]
pub struct ScreenView {
    /// The frame.
    pub page: PageFrame,
    /// The style sheet of the screen.
    pub css: String,
    /// The script that turns the slides.
    pub script: String,
    /// The title of the site.
    pub name: String,
    /// What is shown in turn.
    pub slides: Vec<Slide>,
}

/// One slide of the screen.
#[derive(Debug, Clone, Serialize)]
pub struct Slide {
    /// «Hỏi nhiều nhất», «Nộp được qua mạng».
    pub over: String,
    /// The title.
    pub title: LocalText,
    /// Its page.
    pub href: String,
    /// What it costs.
    pub fee: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// Where it is handed in.
    pub place: Option<LocalText>,
    /// The code, drawn.
    pub qr: Option<Html>,
    /// What the code says, as one types it.
    pub short: String,
}
