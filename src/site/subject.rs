//! What a page is about, and the address that follows from it.

use std::sync::Arc;

use super::{Address, Site};
use crate::catalog::{FieldId, LifeEventId, NoticeId, OfficeId, PageId, ProcedureId};

/// How many procedures one page of a list holds.
pub const PER_PAGE: usize = 200;

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The home page.
    Home,
    /// All fields.
    Fields,
    /// A field; its list may fill several pages, the first is 0.
    Field(FieldId, u16),
    /// All life events.
    LifeEvents,
    /// A life event.
    LifeEvent(LifeEventId),
    /// A procedure.
    Procedure(ProcedureId),
    /// The office finder.
    Offices,
    /// An office.
    Office(OfficeId),
    /// The search page, with its list of letters.
    Search,
    /// The procedures under a letter; the list may fill several pages, the first is 0.
    Letter(char, u16),
    /// All notices.
    Notices,
    /// A notice.
    Notice(NoticeId),
    /// The mobile sessions.
    Sessions,
    /// A page.
    Page(PageId),
    /// What to do when a result is late or refused, about scams, and whom to call.
    Rights,
    /// What can be printed and posted.
    Prints,
    /// The posting board of an office (niêm yết).
    Board(OfficeId),
    /// The QR posters of a field, as many pages as the field has.
    Posters(FieldId, u16),
    /// The start of a kiosk.
    Kiosk,
    /// The screen of a waiting room.
    Screen,
    /// The page for addresses that lead nowhere.
    NotFound,
}

impl Subject {
    /// Whether search engines should know the page: not what is only printed, or shown in an office.
    #[must_use]
    pub fn is_indexed(self) -> bool {
        !self.is_paper() && !matches!(self, Self::NotFound | Self::Kiosk | Self::Screen)
    }

    /// Whether it is made for paper. Paper is in the first language alone.
    #[must_use]
    pub fn is_paper(self) -> bool {
        matches!(self, Self::Prints | Self::Board(_) | Self::Posters(..))
    }
}

impl Site {
    /// The file whose entry a page is about, if it is about one.
    #[must_use]
    pub fn file_of(&self, subject: Subject) -> Option<&Arc<str>> {
        let catalog = &self.catalog;
        match subject {
            Subject::Procedure(id) => Some(&catalog.procedure(id).entry.file),
            Subject::Office(id) => Some(&catalog.office(id).entry.file),
            Subject::LifeEvent(id) => Some(&catalog.life_event(id).entry.file),
            Subject::Notice(id) => Some(&catalog.notice(id).file),
            Subject::Page(id) => Some(&catalog.page(id).file),
            _ => None,
        }
    }

    /// The short address of a procedure, `q/1.004222/`: easily typed, and a small QR code. Nothing without a code, and for the
    /// second of two procedures with one code, which is a fault of its own.
    #[must_use]
    pub fn short(&self, id: ProcedureId) -> Option<Address> {
        let code = self.catalog.procedure(id).entry.facts.code.as_ref()?;
        (self.catalog.find_procedure(code.as_str()) == Some(id))
            .then(|| Address::new(&format!("q/{}/index.html", code.as_str().to_lowercase())))
    }

    /// Where the QR code of a procedure is drawn: beside its page in the first language.
    #[must_use]
    pub fn qr(&self, id: ProcedureId) -> Address {
        Address::new(&format!("thu-tuc/{}/qr.svg", self.catalog.procedure(id).entry.stem))
    }

    /// What the QR code of a procedure says: the shortest whole address that leads to its page.
    #[must_use]
    pub fn sign(&self, id: ProcedureId) -> Option<String> {
        self.absolute(&self.short(id).unwrap_or_else(|| self.address(Subject::Procedure(id), 0)))
    }

    /// The address of the page about `subject` in the language of this index. The first language has no prefix.
    #[must_use]
    pub fn address(&self, subject: Subject, language: usize) -> Address {
        let catalog = &self.catalog;
        let prefix =
            if language == 0 || subject.is_paper() { String::new() } else { format!("{}/", catalog.languages[language].to_lowercase()) };
        let page = |number: u16| if number == 0 { String::new() } else { format!("{}/", number + 1) };
        let path = match subject {
            Subject::Home => String::new(),
            Subject::Fields => "linh-vuc/".to_owned(),
            Subject::Field(id, number) => format!("linh-vuc/{}/{}", catalog.field(id).facts.id, page(number)),
            Subject::LifeEvents => "su-kien/".to_owned(),
            Subject::LifeEvent(id) => format!("su-kien/{}/", catalog.life_event(id).entry.stem),
            Subject::Procedure(id) => format!("thu-tuc/{}/", catalog.procedure(id).entry.stem),
            Subject::Offices => "co-quan/".to_owned(),
            Subject::Office(id) => format!("co-quan/{}/", catalog.office(id).entry.stem),
            Subject::Search => "tim-kiem/".to_owned(),
            Subject::Letter(letter, number) => {
                let name = match letter {
                    'Đ' => "dd".to_owned(),
                    '#' => "0-9".to_owned(),
                    letter => letter.to_lowercase().to_string(),
                };
                format!("tim-kiem/{name}/{}", page(number))
            }
            Subject::Notices => "thong-bao/".to_owned(),
            Subject::Notice(id) => format!("thong-bao/{}/", catalog.notice(id).stem),
            Subject::Sessions => "lich-luu-dong/".to_owned(),
            Subject::Page(id) => format!("{}/", catalog.page(id).stem),
            Subject::Rights => "quyen-cua-ban/".to_owned(),
            Subject::Prints => "in/".to_owned(),
            Subject::Board(id) => format!("in/co-quan/{}/", catalog.office(id).entry.stem),
            Subject::Posters(id, number) => format!("in/linh-vuc/{}/{}", catalog.field(id).facts.id, page(number)),
            Subject::Kiosk => "kiosk/".to_owned(),
            Subject::Screen => "man-hinh/".to_owned(),
            Subject::NotFound => return Address::new("404.html"),
        };
        Address::new(&format!("{prefix}{path}index.html"))
    }
}
