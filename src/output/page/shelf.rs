//! What many pages show alike, made when the first of them asks for it and then handed on.
//!
//! Links lead upwards by as many steps as a page lies deep, so there is one of each for every depth.

use std::sync::OnceLock;

use super::desk::Desk;
use super::view::{Link, NavLink, OfficeCard, Shared};
use crate::catalog::{Catalog, OfficeId};

/// Pages that lie deeper are few.
const DEPTHS: usize = 4;
/// How many places the navigation can mark as the present one, and none.
const MARKS: usize = 5;

/// The parts that pages of one language and depth share.
pub(in crate::output) struct Shelf {
    boards: Vec<Board>,
}

#[derive(Default)]
struct Board {
    navigation: [OnceLock<Shared<Vec<NavLink>>>; MARKS],
    about: OnceLock<Shared<Vec<Link>>>,
    cards: Vec<OnceLock<Shared<OfficeCard>>>,
}

impl Shelf {
    /// An empty shelf for all languages.
    pub(in crate::output) fn new(catalog: &Catalog) -> Self {
        let cards = || std::iter::repeat_with(OnceLock::new).take(catalog.offices().len()).collect();
        let board = || Board { cards: cards(), ..Board::default() };
        Self { boards: std::iter::repeat_with(board).take(catalog.languages.len() * DEPTHS).collect() }
    }

    /// Where what is shown on pages like this one stands; nothing for pages whose links begin at the host.
    fn board(&self, desk: &Desk<'_>) -> Option<&Board> {
        let depth = desk.root.len() / "../".len();
        (depth < DEPTHS && !desk.root.starts_with('/')).then(|| &self.boards[desk.language * DEPTHS + depth])
    }

    /// The main navigation; `mark` is the place in it where the page belongs.
    pub(super) fn navigation(&self, desk: &Desk<'_>, mark: Option<usize>, make: impl FnOnce() -> Vec<NavLink>) -> Shared<Vec<NavLink>> {
        let slot = self.board(desk).and_then(|board| board.navigation.get(mark.map_or(0, |mark| mark + 1)));
        taken(slot, make)
    }

    /// The links of the foot.
    pub(super) fn about(&self, desk: &Desk<'_>, make: impl FnOnce() -> Vec<Link>) -> Shared<Vec<Link>> {
        taken(self.board(desk).map(|board| &board.about), make)
    }

    /// An office to choose.
    pub(super) fn card(&self, desk: &Desk<'_>, id: OfficeId, make: impl FnOnce() -> OfficeCard) -> Shared<OfficeCard> {
        taken(self.board(desk).and_then(|board| board.cards.get(id.index())), make)
    }
}

fn taken<T: Clone + serde::Serialize>(slot: Option<&OnceLock<Shared<T>>>, make: impl FnOnce() -> T) -> Shared<T> {
    match slot {
        Some(slot) => slot.get_or_init(|| Shared::new(make())).clone(),
        None => Shared::new(make()),
    }
}
