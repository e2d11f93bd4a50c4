//! The office finder: on one page while it is short, else a page for each letter.

use super::Site;
use crate::catalog::{OfficeId, letter};
use crate::record::Level;

/// How many offices the finder shows on one page; a page of more is heavy for a phone.
const MAX_PER_PAGE: usize = 400;

impl Site {
    /// Whether the finder has a page for each letter.
    #[must_use]
    pub fn is_finder_split(&self) -> bool {
        self.catalog.offices().len() > MAX_PER_PAGE
    }

    /// The letter under which an office of a commune is looked up; those of other levels are few, and stand by their level.
    #[must_use]
    pub fn office_letter(&self, id: OfficeId) -> Option<char> {
        let facts = &self.catalog.office(id).entry.facts;
        let place = facts.covers.first().map_or(&facts.name, |cover| &cover.name);
        (facts.level == Level::Commune).then(|| letter(bare(&place.original)))
    }

    /// Every letter under which an office is looked up, or a name that a commune bore before.
    #[must_use]
    pub fn finder_letters(&self) -> Vec<char> {
        let offices = self.catalog.offices().filter_map(|(id, _)| self.office_letter(id));
        let covers = self.catalog.offices().flat_map(|(_, office)| &office.entry.facts.covers);
        let former = covers.flat_map(|cover| &cover.formerly.original).map(|name| letter(bare(name)));
        let mut letters: Vec<char> = offices.chain(former).collect();
        letters.sort_unstable_by_key(|letter| rank(*letter));
        letters.dedup();
        letters
    }
}

/// A name without the kind of unit before it, by which people look it up.
#[must_use]
pub fn bare(name: &str) -> &str {
    ["Công an ", "Phường ", "phường ", "Xã ", "xã ", "Đặc khu ", "đặc khu ", "Thị trấn ", "thị trấn "]
        .iter()
        .fold(name, |name, prefix| name.strip_prefix(prefix).unwrap_or(name))
}

/// «Đ» after «D», «#» last.
#[must_use]
pub const fn rank(letter: char) -> (bool, char, bool) {
    match letter {
        'Đ' => (false, 'D', true),
        '#' => (true, '#', false),
        letter => (false, letter, false),
    }
}
