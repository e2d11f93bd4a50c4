//! Entries that wait: no page shows them.

use std::sync::Arc;

use super::Records;

impl Records {
    /// The files that say `draft: true`, in the order of their paths.
    #[must_use]
    pub fn drafts(&self) -> Vec<Arc<str>> {
        let mut drafts: Vec<Arc<str>> =
            self.entries().filter(|(_, entry)| entry.facts.is_draft()).map(|(_, entry)| Arc::clone(&entry.file)).collect();
        drafts.sort_unstable();
        drafts
    }
}
