//! A life event: its steps, and what those that the reader ticked ask for together.

use serde::Serialize;

use super::{Html, Icon, ListEntry, LocalText, PageFrame, PhoneLink, RecordingView, TextLink, Tile};

/// `/su-kien/<id>/`
#[derive(Debug, Clone, Serialize)]
pub struct LifeEventView {
    /// The frame.
    pub page: PageFrame,
    /// «Chuyển nhà»
    pub title: LocalText,
    /// Its drawing.
    pub drawing: Icon,
    /// One sentence.
    pub summary: Option<LocalText>,
    /// It read aloud.
    pub audio: Vec<RecordingView>,
    /// The Markdown body.
    pub body: Option<Html>,
    /// In the order to do them.
    pub steps: Vec<WayStep>,
    /// What the ticked steps ask for together; none for a single one.
    pub totals: Option<Totals>,
    /// The other events.
    pub others: Vec<Tile>,
}

/// A step on the way.
#[derive(Debug, Clone, Serialize)]
pub struct WayStep {
    /// By which the address names it where it is ticked.
    pub key: String,
    /// Its number as one counts; several steps can have the same.
    pub number: usize,
    /// «hoặc», «và»: what stands in the place of the number.
    pub joined: Option<&'static str>,
    /// How it goes with the one before, in a word.
    pub word: Option<String>,
    /// Whether not everybody needs it.
    pub optional: bool,
    /// What it is called; where it is the title of its one procedure, `entry` leads there.
    pub title: LocalText,
    /// Its one procedure, where the step bears its title.
    pub entry: Option<ListEntry>,
    /// The plain sentence of that procedure.
    pub summary: Option<LocalText>,
    /// Its procedures, where it has a title of its own.
    pub entries: Vec<ListEntry>,
    /// One dossier with several results.
    pub joint: Option<JointView>,
    /// Where it is done, outside this catalog.
    pub elsewhere: Option<ElsewhereView>,
    /// More to know.
    pub note: Option<LocalText>,
    /// «Làm sau khi xong bước 1», «Nộp chung một lần với bước 3».
    pub order: Vec<String>,
    /// What the script adds up: sums as currency, least and most, times as the place of the unit, least and most.
    pub sums: String,
    /// The same of its times.
    pub times: String,
    /// Which of the notes concern it.
    pub notes: String,
}

/// One dossier with several results.
#[derive(Debug, Clone, Serialize)]
pub struct JointView {
    /// What one gets.
    pub results: Vec<LocalText>,
    /// «3 ngày làm việc»
    pub time: Option<String>,
    /// Where it is handed in online.
    pub link: Option<TextLink>,
}

/// A place outside this catalog.
#[derive(Debug, Clone, Serialize)]
pub struct ElsewhereView {
    /// What it is called.
    pub name: LocalText,
    /// Whom it is for, and when.
    pub note: Option<LocalText>,
    /// To call.
    pub phones: Vec<PhoneLink>,
    /// Where to read on.
    pub link: Option<TextLink>,
}

/// What the ticked steps ask for together: what the script cannot know of itself.
#[derive(Debug, Clone, Serialize)]
pub struct Totals {
    /// A currency and how its sums are said, one a line.
    pub money: String,
    /// How many decimals a sum has.
    pub decimals: u8,
    /// What is said of the very day.
    pub same_day: String,
    /// The papers that the steps ask for in any case.
    pub papers: Vec<WayPaper>,
}

/// A paper and the steps that ask for it.
#[derive(Debug, Clone, Serialize)]
pub struct WayPaper {
    /// What it is.
    pub name: LocalText,
    /// «cho bước 1, 3»
    pub steps: String,
    /// The keys of these steps.
    pub keys: String,
}
