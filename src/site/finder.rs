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
        (facts.level == Level::Commune).then(|| letter(self.bare(&place.original)))
    }

    /// A name without the kind of unit before it, by which people look it up.
    #[must_use]
    pub fn bare<'n>(&self, name: &'n str) -> &'n str {
        let beginnings = &self.catalog.records.jurisdiction.name_beginnings;
        beginnings.iter().fold(name, |name, beginning| name.strip_prefix(beginning.as_str()).unwrap_or(name))
    }

    /// Every letter under which an office is looked up, or a name that a commune bore before.
    #[must_use]
    pub fn finder_letters(&self) -> Vec<char> {
        let offices = self.catalog.offices().filter_map(|(id, _)| self.office_letter(id));
        let covers = self.catalog.offices().flat_map(|(_, office)| &office.entry.facts.covers);
        let former = covers.flat_map(|cover| &cover.formerly.original).map(|name| letter(self.bare(name)));
        let mut letters: Vec<char> = offices.chain(former).collect();
        letters.sort_unstable_by_key(|letter| rank(*letter));
        letters.dedup();
        letters
    }
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
