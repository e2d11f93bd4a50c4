//! What is found nearly everywhere is told once: at its first place, with how often it is found and how to see each. Whoever reads
//! the rest finds it among the other findings; programs that count get every place.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Severity, TrailStep, Words};
use crate::record::{EntryKind, Records, Shape};

/// So many times each is told, wherever it is found.
const MAX_EACH: usize = 20;

/// Of each kind, the entries in which something is found: their file, and in a list the row.
type Entries<'f> = BTreeMap<EntryKind, BTreeSet<(&'f str, usize)>>;

/// The findings, of those that are nearly everywhere the first; for each, how many others it stands for. An error is never one
/// of many: each has to be mended.
#[must_use]
pub fn folded<'f>(findings: &'f [Finding], records: &Records) -> Vec<(Cow<'f, Finding>, usize)> {
    let many = everywhere(findings, records);
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let of = |finding: &Finding| many.get(finding.rule).filter(|_| finding.level > Severity::Error);
    let kept = findings.iter().filter(|finding| of(finding).is_none() || told.insert(finding.rule));
    let all = kept.map(|finding| match of(finding) {
        Some((count, entries)) => (Cow::Owned(with_count(finding.clone(), *count, *entries)), count - 1),
        None => (Cow::Borrowed(finding), 0),
    });
    all.collect()
}

/// The rules that find something in more than a third of the entries of a kind, each with how often and in how many entries.
fn everywhere<'f>(findings: &'f [Finding], records: &Records) -> BTreeMap<&'f str, (usize, usize)> {
    let mut hit: BTreeMap<&str, (usize, Entries<'f>)> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.level > Severity::Error) {
        let (count, kinds) = hit.entry(finding.rule).or_default();
        *count += 1;
        if let Some(kind) = EntryKind::of(&finding.file) {
            kinds.entry(kind).or_default().insert((&finding.file, row(finding, kind)));
        }
    }
    hit.retain(|_, (count, _)| *count > MAX_EACH);
    if hit.is_empty() {
        return BTreeMap::new();
    }
    let mut totals: BTreeMap<EntryKind, usize> = BTreeMap::new();
    for (kind, entry) in records.entries() {
        *totals.entry(kind).or_default() += if kind.shape() == Shape::List { entry.rows.len() } else { 1 };
    }
    let is_most = |kind: &EntryKind, hit: usize| hit > MAX_EACH && hit * 3 > totals.get(kind).copied().unwrap_or_default();
    hit.retain(|_, (_, kinds)| kinds.iter().any(|(kind, entries)| is_most(kind, entries.len())));
    hit.into_iter().map(|(rule, (count, kinds))| (rule, (count, kinds.values().map(BTreeSet::len).sum()))).collect()
}

/// The row in which a finding of a list stands; each is an entry of its own.
fn row(finding: &Finding, kind: EntryKind) -> usize {
    match finding.spot.trail().and_then(|trail| trail.0.first()) {
        Some(TrailStep::Index(row)) if kind.shape() == Shape::List => *row,
        _ => 0,
    }
}

fn with_count(mut finding: Finding, count: usize, entries: usize) -> Finding {
    let more = count - 1;
    let notices = if finding.level == Severity::Notice { " --notices" } else { "" };
    let (rule, Words { vi, en }) = (finding.rule, &finding.message);
    finding.message =
        words!("{vi}; còn {more} chỗ như vậy, {entries} mục có điều này", "{en}; {more} more such places, {entries} entries have it");
    let Words { vi, en } = &finding.remedy;
    finding.remedy = words!(
        "{vi}; xem từng chỗ bằng `motcua check --rule {rule}{notices}`",
        "{en}; see each place with `motcua check --rule {rule}{notices}`"
    );
    finding
}
