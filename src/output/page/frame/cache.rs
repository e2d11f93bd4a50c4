//! The render cache: what many pages show alike, made when the first of them asks for it and then handed on.
//!
//! Links lead upwards by as many steps as a page lies deep, so there is one of each for every depth.

use std::sync::OnceLock;

use tera::Value;

use crate::catalog::{Catalog, OfficeId, ProcedureId};
use crate::output::page::view::{BoardRow, Drawn, Html, OfficeCard};

/// Pages that lie deeper are few.
const CACHED_DEPTHS: usize = 4;

/// How many places the navigation can mark as the present one, and none.
const MARKS: usize = 5;

/// What is kept between pages.
pub(crate) struct RenderCache {
    /// Of each language and depth.
    shared: Vec<Shared>,
    /// Of each language all procedures.
    in_short: Vec<Vec<OnceLock<InShort>>>,
    /// Of each language what every page says of the site.
    sites: Vec<OnceLock<Value>>,
}

/// The parts that pages of one language and depth share.
#[derive(Default)]
struct Shared {
    /// The main navigation, and the foot in which it stands once more.
    navigation: [OnceLock<(Html, Html)>; MARKS],
    cards: Vec<OnceLock<Drawn<OfficeCard>>>,
    rows: Vec<OnceLock<Drawn<BoardRow>>>,
}

impl RenderCache {
    /// An empty cache for all languages.
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let (procedures, offices) = (catalog.procedures().len(), catalog.offices().len());
        let one = || Shared { cards: empty(offices), rows: empty(procedures), ..Shared::default() };
        let languages = catalog.languages.len();
        Self {
            shared: std::iter::repeat_with(one).take(languages * CACHED_DEPTHS).collect(),
            in_short: std::iter::repeat_with(|| empty(procedures)).take(languages).collect(),
            sites: empty(languages),
        }
    }

    /// What pages of this language and depth share; nothing for pages whose links begin at the host. `root` is the way up to the
    /// root of the site.
    fn shared(&self, language: usize, root: &str) -> Option<&Shared> {
        let depth = root.len() / "../".len();
        (depth < CACHED_DEPTHS && !root.starts_with('/')).then(|| &self.shared[language * CACHED_DEPTHS + depth])
    }

    /// The main navigation and the foot; `mark` is the place in it where the page belongs.
    pub(crate) fn navigation(&self, language: usize, root: &str, mark: Option<usize>, make: impl FnOnce() -> (Html, Html)) -> (Html, Html) {
        taken(self.shared(language, root).and_then(|parts| parts.navigation.get(mark.map_or(0, |mark| mark + 1))), make)
    }

    /// An office to choose.
    pub(crate) fn card(&self, language: usize, root: &str, id: OfficeId, make: impl FnOnce() -> Drawn<OfficeCard>) -> Drawn<OfficeCard> {
        taken(self.shared(language, root).and_then(|parts| parts.cards.get(id.index())), make)
    }

    /// A procedure on a posting board.
    pub(crate) fn row(&self, language: usize, root: &str, id: ProcedureId, make: impl FnOnce() -> Drawn<BoardRow>) -> Drawn<BoardRow> {
        taken(self.shared(language, root).and_then(|parts| parts.rows.get(id.index())), make)
    }

    /// What every page of a language says of the site.
    pub(crate) fn site(&self, language: usize, make: impl FnOnce() -> Value) -> Value {
        taken(self.sites.get(language), make)
    }

    /// What a procedure costs and how long it takes.
    pub(crate) fn in_short(&self, language: usize, id: ProcedureId, make: impl FnOnce() -> InShort) -> &InShort {
        self.in_short[language][id.index()].get_or_init(make)
    }
}

fn empty<T>(length: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(length).collect()
}

fn taken<T: Clone>(slot: Option<&OnceLock<T>>, make: impl FnOnce() -> T) -> T {
    match slot {
        Some(slot) => slot.get_or_init(make).clone(),
        None => make(),
    }
}

/// What a list says of a procedure.
#[derive(Debug)]
pub(crate) struct InShort {
    /// What it costs.
    pub(crate) fee: Option<String>,
    /// How long it takes.
    pub(crate) time: Option<String>,
}
