//! An edition: everything read, resolved, planned and checked for one day. `build`, `check` and `serve` all begin here.
//!
//! Here are the stages, each a function from what the one before made. [`crate::prepare`] goes them once, in their order.
//! What goes some of them more than once stands beside: [`skip_invalid`] leaves faulty entries out until none is left, and the
//! preview makes one edition of another ([`Edition::next`]).

mod next;
mod rows;
mod skip;

pub use skip::skip_invalid;

use std::sync::Arc;

use crate::catalog::{self, Catalog};
use crate::check::{self, Settled};
use crate::error::Result;
use crate::finding::{Finding, Findings, Severity, Tongue};
use crate::output::{Press, announce};
use crate::record::{self, Records};
use crate::settings::Settings;
use crate::site::Site;
use crate::source::{self, Sources};
use crate::theme::{self, Theme};

/// One edition of the site, before anything is rendered.
pub struct Edition {
    /// The files.
    pub sources: Sources,
    /// The entries, also those that were left out.
    pub records: Records,
    /// The plan.
    pub site: Arc<Site>,
    /// The look.
    pub theme: Arc<Theme>,
    /// What was found.
    pub findings: Findings,
    /// What is fine and could be written more plainly; nobody is told.
    pub tidy: Vec<Finding>,
    /// What was found in the files that were left out.
    pub faults: Findings,
    /// The files that were left out because they are faulty.
    pub skipped: Vec<Arc<str>>,
}

/// The files, and what was found in them.
pub struct CatalogFiles {
    sources: Sources,
    found: Vec<Finding>,
}

/// The entries and the look, typed; what was found has the level that the catalog gives it.
pub struct CatalogEntries {
    records: Records,
    theme: Arc<Theme>,
    found: Vec<Finding>,
    tidy: Vec<Finding>,
}

/// The catalog of one day, its names resolved.
pub struct Resolved {
    catalog: Catalog,
    theme: Arc<Theme>,
    found: Vec<Finding>,
}

/// Every address.
pub struct Planned {
    site: Arc<Site>,
    theme: Arc<Theme>,
    found: Vec<Finding>,
}

/// What the rules say.
pub struct CheckedEdition {
    site: Arc<Site>,
    theme: Arc<Theme>,
    findings: Findings,
}

/// `source`: reads every file of the catalog folder.
///
/// # Errors
/// When the folder cannot be read.
pub fn read(settings: &Settings) -> Result<CatalogFiles> {
    let (sources, found) = source::read(&settings.catalog)?;
    Ok(CatalogFiles { sources, found })
}

/// `record`: reads what the files say, and the look with the catalog's own files of it. What has not changed since the
/// edition before is taken over.
///
/// # Errors
/// When our own theme does not load.
pub fn record(files: &CatalogFiles, before: Option<&Edition>) -> Result<CatalogEntries> {
    let (records, misread) = record::read(&files.sources, before.map(|before| &before.records));
    let mut found = files.found.clone();
    found.extend(misread);
    let (theme, faulty) = theme_of(&records, before)?;
    found.extend(faulty);
    let tidy = check::set_aside(&mut found, &records);
    let found = check::weigh(found, &records);
    Ok(CatalogEntries { records, theme, found, tidy })
}

/// `catalog`: resolves the names of entries for one day.
///
/// # Errors
/// When this machine knows no time zones.
pub fn resolve(entries: &CatalogEntries, settings: &Settings) -> Result<Resolved> {
    let day = settings.day(&entries.records)?;
    let (catalog, unresolved) = catalog::resolve(entries.records.clone(), day, settings.drafts);
    let mut found = entries.found.clone();
    found.extend(unresolved);
    Ok(Resolved { catalog, theme: Arc::clone(&entries.theme), found })
}

/// `site`: gives everything that will be published its address.
#[must_use]
pub fn plan(resolved: Resolved, settings: &Settings) -> Planned {
    let Resolved { catalog, theme, mut found } = resolved;
    let (site, collisions) = Site::plan(Arc::new(catalog), settings.base_url.as_deref(), |site| announce(site, &theme));
    found.extend(collisions);
    Planned { site: Arc::new(site), theme, found }
}

/// `check`: asks every rule, and gives what was found the levels and the allowances of the catalog. What is doubted then is
/// taken out of the site; the records of the edition keep it.
#[must_use]
pub fn check(planned: Planned) -> CheckedEdition {
    let Planned { mut site, theme, found } = planned;
    let Settled { findings, doubts } = check::settle(check::run(&site, found), &site.catalog.records);
    if !doubts.is_empty() {
        Arc::make_mut(&mut Arc::make_mut(&mut site).catalog).forget(&doubts);
    }
    CheckedEdition { site, theme, findings }
}

impl Edition {
    /// All that the stages made of these files.
    #[must_use]
    pub fn of(files: CatalogFiles, entries: CatalogEntries, checked: CheckedEdition) -> Self {
        let (CatalogFiles { sources, .. }, CatalogEntries { records, tidy, .. }, CheckedEdition { site, theme, findings }) =
            (files, entries, checked);
        Self { sources, records, site, theme, findings, tidy, faults: Findings::default(), skipped: Vec::new() }
    }

    /// The gate: what renders this edition, if there is no error in it.
    #[must_use]
    pub fn approved(&self) -> Option<Press> {
        (self.findings.count(Severity::Error) == 0).then(|| self.press())
    }

    /// What renders this edition, whatever is found in it.
    #[must_use]
    pub fn press(&self) -> Press {
        Press::new(Arc::clone(&self.site), Arc::clone(&self.theme))
    }

    /// The findings down to this level, the gravest first.
    #[must_use]
    pub fn findings_down_to(&self, level: Severity) -> &[Finding] {
        let end = self.findings.list.partition_point(|finding| finding.level <= level);
        &self.findings.list[..end]
    }

    /// The language in which this catalog's editors are spoken to.
    #[must_use]
    pub fn tongue(&self, settings: &Settings) -> Tongue {
        settings.tongue(self.site.catalog.language())
    }
}

/// The theme and what is wrong with the catalog's own files of it; taken over while these and the languages are the same.
fn theme_of(records: &Records, before: Option<&Edition>) -> Result<(Arc<Theme>, Vec<Finding>)> {
    let made_of = |records: &Records| -> (Vec<_>, Vec<_>, String) {
        let files = records.theme.iter().map(|source| (Arc::clone(&source.path), source.hash));
        (files.collect(), records.catalog.facts.languages(), format!("{} {}", records.jurisdiction.id, records.jurisdiction.time_zone))
    };
    if let Some(before) = before.filter(|before| made_of(&before.records) == made_of(records)) {
        let findings = before.findings.list.iter().filter(|finding| finding.rule.starts_with("theme/")).cloned();
        return Ok((Arc::clone(&before.theme), findings.collect()));
    }
    let (theme, findings) = theme::load(&records.theme, &records.catalog.facts.languages(), &records.jurisdiction)?;
    Ok((Arc::new(theme), findings))
}
