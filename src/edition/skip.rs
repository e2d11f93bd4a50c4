//! `--skip-invalid`: the site without its faulty entries.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::rows::{self, LeftOutRows};
use super::{CatalogEntries, CatalogFiles, Edition, Planned, check, plan, read, record, resolve};
use crate::error::Result;
use crate::finding::{Finding, Findings, Severity, Spot};
use crate::record::{EntryKind, Records};
use crate::settings::Settings;

/// The files of entries that are left out.
pub(super) type Skipped = BTreeSet<Arc<str>>;

/// The edition of the entries that are not faulty.
///
/// # Errors
/// As for [`crate::prepare`].
pub fn skip_invalid(settings: &Settings) -> Result<Edition> {
    let files = read(settings)?;
    let all = record(&files, None)?;
    let skipped = all.faulty(settings);
    let planned = plan(resolve(&all.without(&skipped), settings)?, settings);
    leave_out(files, all, skipped, planned, settings)
}

/// Asks the rules, and again without what they find faulty: leaving an entry out may leave another without what it needs, so
/// it goes on until nothing more goes. `planned` is the plan without what is `skipped` already. Faulty rows of shared lists go
/// first: what is found meanwhile in entries may only follow from them.
pub(super) fn leave_out(
    files: CatalogFiles,
    mut all: CatalogEntries,
    mut skipped: Skipped,
    planned: Planned,
    settings: &Settings,
) -> Result<Edition> {
    let mut faults: Vec<Finding> = all.found.iter().filter(|finding| is_in(&skipped, finding, &all.records)).cloned().collect();
    let mut rows = LeftOutRows::new();
    let mut checked = check(planned);
    for round in 0.. {
        let found = &checked.findings.list;
        let bad = if round < rows::MAX_ROUNDS { rows::faulty(found, &files.sources, &rows) } else { LeftOutRows::new() };
        let is_new = |(file, bad): (&Arc<str>, &BTreeSet<usize>)| rows.get(file).is_none_or(|known| !bad.is_subset(known));
        if bad.iter().any(is_new) {
            let about = found.iter().filter(|finding| rows::is_in(&bad, finding, &files.sources, &rows));
            faults.extend(about.cloned().map(|finding| rows::placed(finding, &rows, &files.sources)));
            for (file, bad) in bad {
                rows.entry(file).or_default().extend(bad);
            }
            all = record(&rows::without(&files, &rows), None)?;
        } else {
            let more = faulty(found, &all.records, settings);
            if more.is_subset(&skipped) {
                break;
            }
            skipped.extend(more);
            faults.extend(checked.findings.list.into_iter().filter(|finding| is_in(&skipped, finding, &all.records)));
        }
        checked = check(plan(resolve(&all.without(&skipped), settings)?, settings));
    }
    let mut edition = Edition::of(files, all, checked);
    if !(skipped.is_empty() && rows.is_empty()) {
        let list = std::mem::take(&mut edition.findings.list);
        edition.findings.list = list.into_iter().map(|finding| rows::placed(finding, &rows, &edition.sources)).collect();
        edition.findings.list.extend(skipped.iter().map(left_out));
        edition.findings.list.extend(rows::left_out(&rows, &edition.sources));
        edition.findings.sort();
    }
    edition.faults = Findings { list: faults };
    edition.faults.sort();
    edition.skipped = skipped.into_iter().collect();
    Ok(edition)
}

impl CatalogEntries {
    /// What is known to be faulty before anything is resolved: what cannot be read.
    pub(super) fn faulty(&self, settings: &Settings) -> Skipped {
        faulty(&crate::check::settle(self.found.clone(), &self.records).findings.list, &self.records, settings)
    }

    /// The same without these files and what was found in them.
    pub(super) fn without(&self, skipped: &Skipped) -> Self {
        let found = self.found.iter().filter(|finding| !is_in(skipped, finding, &self.records)).cloned().collect();
        Self { records: self.records.without(skipped), theme: Arc::clone(&self.theme), found, tidy: self.tidy.clone() }
    }
}

/// Whether a finding is about one of these files or its translation, or about two files of which it is the other.
fn is_in(skipped: &Skipped, finding: &Finding, records: &Records) -> bool {
    !skipped.is_empty()
        && (skipped.contains(&original(&finding.file, records))
            || twin(finding).is_some_and(|other| skipped.contains(&original(other, records))))
}

/// The other of two files that cannot both stay.
fn twin(finding: &Finding) -> Option<&Arc<str>> {
    let is_of_two =
        matches!(finding.rule, "identity/duplicate-code" | "identity/duplicate-address" | "identity/duplicate-id" | "source/case-twin");
    let other = finding.related.first().filter(|_| is_of_two)?;
    (other.file != finding.file).then_some(&other.file)
}

/// The entries with errors that the site can do without. Of two that cannot both stay, the one that is faulty besides goes, else the one
/// that was not published before, else the second.
fn faulty(findings: &[Finding], records: &Records, settings: &Settings) -> Skipped {
    let grave = findings.iter().filter(|finding| finding.level == Severity::Error && can_be_skipped(&finding.file));
    let (of_two, alone): (Vec<&Finding>, Vec<&Finding>) = grave.partition(|finding| twin(finding).is_some());
    let mut skipped: Skipped = alone.into_iter().map(|finding| original(&finding.file, records)).collect();
    for finding in of_two {
        let one = original(&finding.file, records);
        let Some(other) = twin(finding).map(|other| original(other, records)) else { continue };
        if skipped.contains(&one) || skipped.contains(&other) {
            continue;
        }
        let was_there = |file: &str| {
            let name = file.rsplit('/').next().unwrap_or(file);
            let stem = name.split('.').next().unwrap_or(name);
            let page = format!("/{stem}/index.html");
            settings.published.iter().any(|path| path.ends_with(&page))
        };
        let is_newer = was_there(&one) && !was_there(&other) && can_be_skipped(&other);
        skipped.insert(if is_newer { other } else { one });
    }
    skipped
}

/// Whether the site can do without this file. What the whole site rests on is never left out, but [row by row](rows).
fn can_be_skipped(file: &str) -> bool {
    EntryKind::of(file).is_some_and(EntryKind::is_skippable)
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
        words!("chạy `motcua check` để xem lỗi và cách sửa", "run `motcua check` to see what is wrong and how to fix it"),
    )
    .at(Severity::Notice)
}
