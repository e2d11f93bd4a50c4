//! What a page is about, and the address that follows from it.

use super::{Address, Site};
use crate::catalog::{self, Catalog, FieldId, OfficeId, ProcedureId};
use crate::jurisdiction::Addresses;
use crate::kinds;
use crate::record::{Entry, EntryKind, Facts};

/// How many procedures one page of a list holds.
pub const PER_PAGE: usize = 200;

/// How many decisions one page of the register holds.
pub const DECISIONS_PER_PAGE: usize = 100;

/// What is there only for a kind that has an address.
macro_rules! of_page {
    ($address:literal, $value:expr) => {
        $value
    };
}

macro_rules! subjects {
    ($($(#[$doc:meta])* $kind:ident $field:ident {
        $shape:ident $type:ident in $path:literal $ending:ident, $word:literal $title:literal, [$($flags:tt)*]
        $(seat($one:ident $id:ident $how:ident) $(at $address:literal)?)?
    })*) => {
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
            /// The office finder.
            Offices,
            /// Its page for a letter, where there are too many for one.
            OfficesUnder(char),
            /// The search page, with its list of letters.
            Search,
            /// The procedures under a letter; the list may fill several pages, the first is 0.
            Letter(char, u16),
            /// All notices.
            Notices,
            /// The register of decisions; the list may fill several pages, the first is 0.
            Decisions(u16),
            /// The mobile sessions.
            Sessions,
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
            $($($(#[doc = concat!("An entry of `", $path, "/`, whose pages stand in the folder of `", $address, "`.")] $type(catalog::$id),)?)?)*
        }

        impl Subject {
            /// The entry of this kind in this seat, where each has a page.
            #[must_use]
            pub fn of(kind: EntryKind, seat: usize) -> Option<Self> {
                match kind {
                    $($($(EntryKind::$kind => of_page!($address, Some(Self::$type(catalog::$id::at(seat)))),)?)?)*
                    _ => None,
                }
            }

            /// The kind and the seat of the entry that it is.
            #[must_use]
            pub fn seat(self) -> Option<(EntryKind, usize)> {
                match self {
                    $($($(Self::$type(id) => of_page!($address, Some((EntryKind::$kind, id.index()))),)?)?)*
                    _ => None,
                }
            }
        }
    };
}

kinds!(subjects);

impl Subject {
    /// Every entry that has a page.
    pub fn entries(catalog: &Catalog) -> impl Iterator<Item = Self> + '_ {
        EntryKind::with_pages().flat_map(|kind| (0..catalog.seats(kind)).filter_map(move |seat| Self::of(kind, seat)))
    }

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

/// Whether the page of a procedure in the first language stands at this path of the output folder, or led on from there: `folder` is
/// that of their pages.
#[must_use]
pub fn is_of_procedure(path: &str, folder: &str) -> bool {
    let stem = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')?.strip_suffix("/index.html"));
    stem.is_some_and(|stem| !stem.contains('/'))
}

impl Site {
    /// The words of its addresses.
    #[must_use]
    pub fn words(&self) -> &Addresses {
        &self.catalog.records.jurisdiction.addresses
    }

    /// The entry that a page is about, if it is about one.
    #[must_use]
    pub fn entry(&self, subject: Subject) -> Option<&Entry<dyn Facts>> {
        let (kind, seat) = subject.seat()?;
        self.catalog.entry(kind, seat)
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
        Address::new(&format!("{}/{}/qr.svg", self.words().procedures, self.catalog.procedure(id).entry.stem))
    }

    /// What the QR code of a procedure says: the shortest whole address that leads to its page.
    #[must_use]
    pub fn sign(&self, id: ProcedureId) -> Option<String> {
        self.absolute(&self.short(id).unwrap_or_else(|| self.address(Subject::Procedure(id), 0)))
    }

    /// The address of the page about `subject` in the language of this index. The first language has no prefix.
    #[must_use]
    pub fn address(&self, subject: Subject, language: usize) -> Address {
        let (catalog, words) = (&self.catalog, self.words());
        let prefix =
            if language == 0 || subject.is_paper() { String::new() } else { format!("{}/", catalog.languages[language].to_lowercase()) };
        let page = |number: u16| if number == 0 { String::new() } else { format!("{}/", number + 1) };
        if let (Some((kind, _)), Some(entry)) = (subject.seat(), self.entry(subject)) {
            let folder = kind.address().map(|key| words.folder(key)).filter(|folder| !folder.is_empty());
            let folder = folder.map(|folder| format!("{folder}/")).unwrap_or_default();
            return Address::new(&format!("{prefix}{folder}{}/index.html", entry.stem));
        }
        let path = match subject {
            Subject::Home => String::new(),
            Subject::Fields => format!("{}/", words.fields),
            Subject::Field(id, number) => format!("{}/{}/{}", words.fields, catalog.field(id).facts.id, page(number)),
            Subject::LifeEvents => format!("{}/", words.life_events),
            Subject::Offices => format!("{}/", words.offices),
            Subject::OfficesUnder(letter) => format!("{}/{}/{}/", words.offices, words.part("letter"), in_address(letter)),
            Subject::Search => format!("{}/", words.search),
            Subject::Letter(letter, number) => {
                let name = in_address(letter);
                format!("{}/{name}/{}", words.search, page(number))
            }
            Subject::Notices => format!("{}/", words.notices),
            Subject::Decisions(number) => format!("{}/{}", words.decisions, page(number)),
            Subject::Sessions => format!("{}/", words.sessions),
            Subject::Rights => format!("{}/", words.rights),
            Subject::Prints => format!("{}/", words.prints),
            Subject::Board(id) => format!("{}/{}/{}/", words.prints, words.offices, catalog.office(id).entry.stem),
            Subject::Posters(id, number) => format!("{}/{}/{}/{}", words.prints, words.fields, catalog.field(id).facts.id, page(number)),
            Subject::Kiosk => format!("{}/", words.kiosk),
            Subject::Screen => format!("{}/", words.screen),
            _ => return Address::new("404.html"),
        };
        Address::new(&format!("{prefix}{path}index.html"))
    }
}

/// A letter of the alphabet as a part of an address.
fn in_address(letter: char) -> String {
    match letter {
        'Đ' => "dd".to_owned(),
        '#' => "0-9".to_owned(),
        letter => letter.to_lowercase().to_string(),
    }
}
