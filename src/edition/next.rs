//! One edition made of another: after files have changed on the disk, or as they would be with other bytes in them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::skip::leave_out;
use super::{CatalogFiles, Edition, check, plan, record, resolve};
use crate::error::Result;
use crate::finding::Severity;
use crate::output::Press;
use crate::settings::Settings;

/// The pages of an edition on which the rules have not been asked yet.
pub struct Ready {
    /// What renders them.
    pub press: Press,
    /// The files that were left out because they cannot be read.
    pub skipped: Vec<Arc<str>>,
}

impl Edition {
    /// The edition that follows this one, or nothing when all files are as they were. Faulty entries are left out. Where the
    /// system tells which files changed, only these are looked at. `show` is handed the pages before the rules are asked,
    /// unless an error is known already.
    ///
    /// # Errors
    /// As for [`crate::prepare`].
    pub fn next(&self, settings: &Settings, changed: Option<&[PathBuf]>, show: &mut dyn FnMut(Ready)) -> Result<Option<Self>> {
        let (sources, found, is_new) = match changed {
            Some(paths) => self.sources.refresh_at(paths)?,
            None => self.sources.refresh()?,
        };
        if !is_new {
            return Ok(None);
        }
        let files = CatalogFiles { sources, found };
        let all = record(&files, Some(self))?;
        let skipped = all.faulty(settings);
        let planned = plan(resolve(&all.without(&skipped), settings)?, settings);
        // An entry that the rules have left out before is most likely left out again: its page would come and go.
        let is_steady = self.skipped.iter().all(|file| skipped.contains(file));
        if is_steady && planned.found.iter().all(|finding| finding.level > Severity::Error) {
            let press = Press::new(Arc::clone(&planned.site), Arc::clone(&planned.theme));
            show(Ready { press, skipped: skipped.iter().cloned().collect() });
        }
        leave_out(files, all, skipped, planned, settings).map(Some)
    }

    /// This edition with other bytes in some of its files; nothing is left out.
    ///
    /// # Errors
    /// As for [`crate::prepare`].
    pub fn amended(&self, settings: &Settings, bytes: &BTreeMap<Arc<str>, Vec<u8>>) -> Result<Self> {
        let (sources, found) = self.sources.amended(bytes);
        let files = CatalogFiles { sources, found };
        let entries = record(&files, Some(self))?;
        let checked = check(plan(resolve(&entries, settings)?, settings));
        Ok(Self::of(files, entries, checked))
    }
}
