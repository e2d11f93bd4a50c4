//! An edition: everything read, resolved, planned and checked for one day. `build`, `check` and `serve` all begin here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::{Common, say};
use crate::catalog::resolve;
use crate::check;
use crate::error::{Error, Result};
use crate::finding::{Finding, Findings, Level, Spot, Tongue};
use crate::output::{Press, announce};
use crate::record::{self, Date, Records};
use crate::report::{self, Placed, place_all};
use crate::site::Site;
use crate::source::{self, Sources};
use crate::theme::{self, Theme};

/// One edition of the site, before anything is rendered.
pub struct Edition {
    /// The files.
    pub sources: Sources,
    /// The entries.
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

/// The pages of an edition on which the rules have not been asked yet.
pub(crate) struct Planned {
    /// What renders them.
    pub(crate) press: Press,
    /// The files that were left out because they cannot be read.
    pub(crate) skipped: Vec<Arc<str>>,
}

impl Edition {
    /// Reads and checks the catalog.
    ///
    /// # Errors
    /// When the folder cannot be read or the tool itself fails; what editors own is in [`Edition::findings`].
    pub(crate) fn prepare(common: &Common, skip_invalid: bool) -> Result<Self> {
        let (sources, found) = source::read(&common.catalog)?;
        Self::of(sources, found, common, skip_invalid, None, &mut |_| ())
    }

    /// The edition that follows this one, or nothing when all files are as they were. Faulty entries are left out. Where the
    /// system tells which files changed, only these are looked at. `ready` is handed the pages before the rules are asked,
    /// unless an error is known already.
    ///
    /// # Errors
    /// As for [`Edition::prepare`].
    pub(crate) fn next(&self, common: &Common, changed: Option<&[PathBuf]>, ready: &mut dyn FnMut(Planned)) -> Result<Option<Self>> {
        let (sources, found, is_new) = match changed {
            Some(paths) => self.sources.refresh_at(paths)?,
            None => self.sources.refresh()?,
        };
        is_new.then(|| Self::of(sources, found, common, true, Some(self), ready)).transpose()
    }

    /// This edition with other bytes in some of its files; nothing is left out.
    ///
    /// # Errors
    /// When the tool itself fails.
    pub(crate) fn amended(&self, common: &Common, bytes: &BTreeMap<Arc<str>, Vec<u8>>) -> Result<Self> {
        let (sources, found) = self.sources.amended(bytes);
        Self::of(sources, found, common, false, Some(self), &mut |_| {})
    }

    /// Everything from the files to the findings. What has not changed since `previous` is taken over.
    fn of(
        sources: Sources,
        mut found: Vec<Finding>,
        common: &Common,
        skip_invalid: bool,
        previous: Option<&Self>,
        ready: &mut dyn FnMut(Planned),
    ) -> Result<Self> {
        let (records, read) = record::read(&sources, previous.map(|previous| &previous.records));
        found.extend(read);
        let theme = theme_of(&records, previous, &mut found)?;
        let today = match common.today {
            Some(day) => day,
            None => today(&records)?,
        };
        let base_url = common.base_url()?;
        let plan = |records: Records, found: Vec<Finding>| {
            let (catalog, unresolved) = resolve(records, today, common.drafts);
            let routes = announce(&catalog, &theme);
            let (site, collisions) = Site::plan(Arc::new(catalog), base_url, routes);
            let mut list = found;
            list.extend(unresolved);
            list.extend(collisions);
            (Arc::new(site), list)
        };
        let tidy = check::set_aside(&mut found, &records);
        // What cannot be read is known to be faulty before anything is resolved.
        let found = check::weigh(found, &records);
        let mut skipped = if skip_invalid { faulty(&check::settle(found.clone(), &records).list, &records) } else { BTreeSet::new() };
        let mut faults = Vec::new();
        let mut rest = found;
        // An entry that the rules have left out before is most likely left out again: its page would come and go.
        let mut is_ready = previous.is_none_or(|previous| previous.skipped.iter().any(|file| !skipped.contains(file)));
        let (site, mut findings) = loop {
            let is_left_out = |finding: &Finding| !skipped.is_empty() && skipped.contains(&original(&finding.file, &records));
            let (left, kept): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_left_out);
            faults.extend(left);
            let (site, list) = plan(records.without(&skipped), kept.clone());
            if !is_ready && list.iter().all(|finding| finding.level > Level::Error) {
                ready(Planned { press: Press::new(Arc::clone(&site), Arc::clone(&theme)), skipped: skipped.iter().cloned().collect() });
            }
            is_ready = true;
            let findings = check::settle(check::run(&site, list), &site.catalog.records);
            // Leaving an entry out may leave another without what it needs, so it is asked again until nothing more goes.
            let more = if skip_invalid { faulty(&findings.list, &records) } else { BTreeSet::new() };
            if more.is_subset(&skipped) {
                break (site, findings);
            }
            skipped.extend(more);
            faults.extend(findings.list.into_iter().filter(|f| skipped.contains(&original(&f.file, &records))));
            rest = kept;
        };
        if !skipped.is_empty() {
            findings.list.extend(skipped.iter().map(left_out));
            findings.sort();
        }
        let mut faults = Findings { list: faults };
        faults.sort();
        Ok(Self { sources, records, site, theme, findings, tidy, faults, skipped: skipped.into_iter().collect() })
    }

    /// What renders this edition.
    #[must_use]
    pub fn press(&self) -> Press {
        Press::new(Arc::clone(&self.site), Arc::clone(&self.theme))
    }

    /// The findings down to this level, with their lines and columns. To place one, its file is read once more.
    #[must_use]
    pub fn placed(&self, down_to: Level) -> Vec<Placed> {
        place_all(self.findings_down_to(down_to), &self.sources)
    }

    /// The findings down to this level, the gravest first.
    pub(crate) fn findings_down_to(&self, level: Level) -> &[Finding] {
        let end = self.findings.list.partition_point(|finding| finding.level <= level);
        &self.findings.list[..end]
    }

    /// The report for people on the findings down to this level: the first of them one by one.
    pub(crate) fn report(&self, down_to: Level, tongue: Tongue, colour: bool) -> String {
        let all = self.findings_down_to(down_to);
        let shown = place_all(&all[..all.len().min(report::SHOWN)], &self.sources);
        report::text(&shown, all.len(), tongue, colour, say::width())
    }

    /// The language in which this catalog's editors are spoken to.
    pub(crate) fn tongue(&self, common: &Common) -> Tongue {
        common.lang.map_or_else(|| Tongue::of(self.site.catalog.language()), Tongue::from)
    }
}

/// The theme, taken over while the languages and the catalog's own files of it are the same.
fn theme_of(records: &Records, previous: Option<&Edition>, found: &mut Vec<Finding>) -> Result<Arc<Theme>> {
    let made_of = |records: &Records| -> (Vec<_>, Vec<_>) {
        let files = records.theme.iter().map(|source| (Arc::clone(&source.path), source.hash));
        (files.collect(), records.catalog.facts.languages())
    };
    if let Some(previous) = previous.filter(|previous| made_of(&previous.records) == made_of(records)) {
        found.extend(previous.findings.list.iter().filter(|finding| finding.rule.starts_with("theme/")).cloned());
        return Ok(Arc::clone(&previous.theme));
    }
    let (theme, findings) = theme::load(&records.theme, &records.catalog.facts.languages())?;
    found.extend(findings);
    Ok(Arc::new(theme))
}

/// The date where the catalog lives.
fn today(records: &Records) -> Result<Date> {
    let zone = records.catalog.facts.time_zone.as_ref().map_or("Asia/Ho_Chi_Minh", |name| &name.0);
    let now = jiff::Timestamp::now();
    let zone = jiff::tz::TimeZone::get(zone).map_err(|_| Error::Usage(format!("catalog.yaml: không có múi giờ «{zone}» (`time_zone`)")))?;
    Ok(Date(now.to_zoned(zone).date()))
}

/// The entries with errors that the site can do without.
fn faulty(findings: &[Finding], records: &Records) -> BTreeSet<Arc<str>> {
    let grave = findings.iter().filter(|finding| finding.level == Level::Error && can_be_skipped(&finding.file));
    grave.map(|finding| original(&finding.file, records)).collect()
}

/// Whether the site can do without this file. What the whole site rests on is never left out.
fn can_be_skipped(file: &str) -> bool {
    ["procedures/", "offices/", "notices/", "sessions/", "pages/", "life-events/", "decisions/"]
        .iter()
        .any(|folder| file.starts_with(folder))
}

/// The file that a translation translates; any other file itself.
fn original(file: &Arc<str>, records: &Records) -> Arc<str> {
    let Some((start, _)) = file.rsplit_once('.') else { return Arc::clone(file) };
    let Some((stem, _)) = start.rsplit_once('.') else { return Arc::clone(file) };
    let beside = |other: &Arc<str>| other.rsplit_once('.').is_some_and(|(other, _)| other == stem);
    records.files().find(|other| beside(other)).map_or_else(|| Arc::clone(file), Arc::clone)
}

fn left_out(file: &Arc<str>) -> Finding {
    Finding::new(
        "source/left-out",
        file,
        Spot::File,
        words!("mục này có lỗi nên không được đưa lên trang", "this entry is faulty and was left out of the site"),
        words!("chạy `motcua check` để xem lỗi và cách sửa", "run `motcua check` to see what is wrong and how to mend it"),
    )
    .at(Level::Notice)
}
