//! What many pages show alike, made when the first of them asks for it and then handed on.
//!
//! Links lead upwards by as many steps as a page lies deep, so there is one of each for every depth.

use std::sync::OnceLock;

use super::desk::Desk;
use super::facts::InShort;
use super::view::{BoardRow, Drawn, Html, OfficeCard};
use crate::catalog::{Catalog, OfficeId, ProcedureId};

/// Pages that lie deeper are few.
const DEPTHS: usize = 4;
/// How many places the navigation can mark as the present one, and none.
const MARKS: usize = 5;

/// The parts that pages of one language and depth share.
pub(in crate::output) struct Shelf {
    boards: Vec<Board>,
    /// Of each language all procedures.
    in_short: Vec<Vec<OnceLock<InShort>>>,
}

#[derive(Default)]
struct Board {
    /// The main navigation, and the foot in which it stands once more.
    navigation: [OnceLock<(Html, Html)>; MARKS],
    cards: Vec<OnceLock<Drawn<OfficeCard>>>,
    rows: Vec<OnceLock<Drawn<BoardRow>>>,
}

impl Shelf {
    /// An empty shelf for all languages.
    pub(in crate::output) fn new(catalog: &Catalog) -> Self {
        let (procedures, offices) = (catalog.procedures().len(), catalog.offices().len());
        let board = || Board { cards: empty(offices), rows: empty(procedures), ..Board::default() };
        let languages = catalog.languages.len();
        Self {
            boards: std::iter::repeat_with(board).take(languages * DEPTHS).collect(),
            in_short: std::iter::repeat_with(|| empty(procedures)).take(languages).collect(),
        }
    }

    /// Where what is shown on pages like this one stands; nothing for pages whose links begin at the host.
    fn board(&self, desk: &Desk<'_>) -> Option<&Board> {
        let depth = desk.root.len() / "../".len();
        (depth < DEPTHS && !desk.root.starts_with('/')).then(|| &self.boards[desk.language * DEPTHS + depth])
    }

    /// The main navigation and the foot; `mark` is the place in it where the page belongs.
    pub(super) fn navigation(&self, desk: &Desk<'_>, mark: Option<usize>, make: impl FnOnce() -> (Html, Html)) -> (Html, Html) {
        taken(self.board(desk).and_then(|board| board.navigation.get(mark.map_or(0, |mark| mark + 1))), make)
    }

    /// An office to choose.
    pub(super) fn card(&self, desk: &Desk<'_>, id: OfficeId, make: impl FnOnce() -> Drawn<OfficeCard>) -> Drawn<OfficeCard> {
        taken(self.board(desk).and_then(|board| board.cards.get(id.index())), make)
    }

    /// A procedure on a posting board.
    pub(super) fn row(&self, desk: &Desk<'_>, id: ProcedureId, make: impl FnOnce() -> Drawn<BoardRow>) -> Drawn<BoardRow> {
        taken(self.board(desk).and_then(|board| board.rows.get(id.index())), make)
    }

    /// What a procedure costs and how long it takes.
    pub(super) fn in_short(&self, desk: &Desk<'_>, id: ProcedureId) -> &InShort {
        self.in_short[desk.language][id.index()].get_or_init(|| InShort::of(desk, &desk.catalog().procedure(id).entry.facts))
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
