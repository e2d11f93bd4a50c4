//! The files of a catalog as they were somewhere else.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Words;

/// The files of a catalog that are in no folder of this machine.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) bytes: BTreeMap<Arc<str>, Vec<u8>>,
    /// What is there and cannot be read.
    pub(super) lost: Vec<(String, Words)>,
    /// What else there is to say.
    pub(super) notes: Vec<Words>,
}

impl Files {
    pub(super) fn lose(&mut self, path: String, why: Words) {
        self.lost.push((path, why));
    }
}
