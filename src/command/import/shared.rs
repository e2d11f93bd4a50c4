//! The lists of the catalog that entries share, and what a source adds to them.

use super::fields::Fields;
use super::laws::Laws;
use crate::record::Records;

/// Fields and laws: those there are, and those that a source names.
#[derive(Debug)]
pub(super) struct SharedLists {
    pub(super) fields: Fields,
    pub(super) laws: Laws,
}

impl SharedLists {
    pub(super) fn of(records: &Records) -> Self {
        Self { fields: Fields::of(records), laws: Laws::of(records) }
    }
}
