//! What a run is told besides the catalog: plain values, whether they come from a command line, a test or another program.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::finding::Tongue;
use crate::record::{Date, Records};

/// What a run is told besides the catalog.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The catalog folder.
    pub catalog: PathBuf,
    /// The day for which everything holds; by default the present one where the catalog lives.
    pub today: Option<Date>,
    /// The language in which findings are told; by default that of the catalog.
    pub tongue: Option<Tongue>,
    /// Where the site will be published, instead of what `catalog.yaml` says.
    pub base_url: Option<String>,
    /// Whether entries that are still drafts are taken in.
    pub drafts: bool,
    /// The paths of the site that was published before: of two entries that cannot both stay, the one that was there does.
    pub published: BTreeSet<Box<str>>,
}

impl Settings {
    /// The day for which this catalog is read: the one that was set, or today in its time zone.
    ///
    /// # Errors
    /// When this machine knows no time zones.
    pub(crate) fn day(&self, records: &Records) -> Result<Date> {
        if let Some(day) = self.today {
            return Ok(day);
        }
        let zone = &records.jurisdiction.time_zone;
        let known = jiff::tz::TimeZone::get(zone)
            .map_err(|_| Error::Usage(words!("không có múi giờ «{zone}» (`time_zone`)", "there is no time zone `{zone}` (`time_zone`)")))?;
        Ok(Date(jiff::Timestamp::now().to_zoned(known).date()))
    }

    /// The language in which the editors of a catalog in this language are spoken to.
    #[must_use]
    pub fn tongue(&self, language: &str) -> Tongue {
        self.tongue.unwrap_or_else(|| Tongue::of(language))
    }
}
