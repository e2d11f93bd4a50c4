//! `check --fix`: the safe fixes, made in memory until there is nothing more to fix, and written only then.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::say;
use crate::check::RuleInfo;
use crate::edition::Edition;
use crate::error::Result;
use crate::finding::{Finding, Replacement, Tongue, choose};
use crate::record::Currency;
use crate::report::place_all;
use crate::settings::Settings;
use crate::source::{Source, respelled};
use crate::text::unified;
use crate::write::{Amendment, amend};

/// How often everything is read again: what overlaps is fixed one after another, and one fix may bring another to light.
const MAX_ROUNDS: usize = 50;

/// What was fixed.
pub(super) struct Fixed {
    /// Everything as it is then.
    pub(super) edition: Edition,
    files: BTreeMap<Arc<str>, Amendment>,
    counts: BTreeMap<&'static str, usize>,
    /// The files that had a byte order mark or decomposed letters.
    respelled: BTreeSet<Arc<str>>,
    /// The files that could not be read as they were; somebody else is at work in them.
    busy: Vec<PathBuf>,
}

/// Makes every safe fix of these rules, or of all; nothing is written yet.
pub(super) fn fix(edition: Edition, settings: &Settings, rules: &[RuleInfo]) -> Result<Fixed> {
    let mut fixed = Fixed { edition, files: BTreeMap::new(), counts: BTreeMap::new(), respelled: BTreeSet::new(), busy: Vec::new() };
    for _ in 0..MAX_ROUNDS {
        let next = fixed.round(rules)?;
        if next.is_empty() {
            break;
        }
        fixed.edition = fixed.edition.amended(settings, &next)?;
    }
    Ok(fixed)
}

impl Fixed {
    /// The bytes of the files in which anything is fixed now.
    fn round(&mut self, rules: &[RuleInfo]) -> Result<BTreeMap<Arc<str>, Vec<u8>>> {
        let edition = &self.edition;
        let usual = Currency::of(&edition.records.jurisdiction);
        let is_usual = edition.records.catalog.facts.currency.is_none_or(|currency| currency == usual);
        let may = |finding: &&Finding| {
            finding.fix.as_ref().is_some_and(|fix| fix.is_safe)
                && (is_usual || finding.rule != "fee/thousands-separator")
                && (rules.is_empty() || rules.iter().any(|rule| rule.id == finding.rule))
        };
        let list: Vec<Finding> = edition.findings.list.iter().chain(&edition.tidy).filter(may).cloned().collect();
        let mut changes: BTreeMap<Arc<str>, Vec<(&'static str, Replacement)>> = BTreeMap::new();
        for placed in place_all(&list, &edition.sources) {
            if let Some(change) = placed.change {
                changes.entry(placed.finding.file).or_default().push((placed.finding.rule, change));
            }
        }
        let mut next = BTreeMap::new();
        let files: Vec<Source> = edition.sources.files.iter().filter(|source| is_entry(&source.path)).cloned().collect();
        for source in &files {
            let Some(text) = source.content.text() else { continue };
            let of_file = changes.remove(&source.path).unwrap_or_default();
            // A byte order mark or decomposed letters may lie in a file that is otherwise fine.
            let differs = rules.is_empty() && source.hash != blake3::hash(text.as_bytes());
            if of_file.is_empty() && !differs {
                continue;
            }
            let Some((path, raw)) = self.bytes(source)? else { continue };
            let before = String::from_utf8_lossy(&raw);
            let chosen = choose(text, of_file.iter().map(|(_, change)| change));
            let after = respelled(&before, text, &chosen);
            if after == before {
                continue;
            }
            if respelled(&before, text, &[]) != before {
                self.respelled.insert(Arc::clone(&source.path));
            }
            for (rule, _) in of_file.iter().filter(|(_, change)| chosen.iter().any(|chosen| std::ptr::eq(*chosen, change))) {
                *self.counts.entry(rule).or_default() += 1;
            }
            let after = after.into_bytes();
            next.insert(Arc::clone(&source.path), after.clone());
            let fresh = || Amendment { path, before: raw, after: Vec::new() };
            self.files.entry(Arc::clone(&source.path)).or_insert_with(fresh).after = after;
        }
        Ok(next)
    }

    /// The bytes of a file: those of the last round, or those on the disk.
    fn bytes(&mut self, source: &Source) -> Result<Option<(PathBuf, Vec<u8>)>> {
        if let Some(amendment) = self.files.get(&source.path) {
            return Ok(Some((amendment.path.clone(), amendment.after.clone())));
        }
        let bytes = self.edition.sources.bytes(source)?;
        if bytes.is_none() {
            self.busy.push(PathBuf::from(&*source.path));
        }
        Ok(bytes)
    }

    /// Writes the fixed files in the place of the old ones.
    pub(super) fn write(&self) -> Result<()> {
        let amendments: Vec<Amendment> = self.files.values().filter(|file| file.before != file.after).cloned().collect();
        amend(&self.edition.sources.root, &amendments)
    }

    /// What writing would change, as a unified difference.
    pub(super) fn difference(&self, path: impl Fn(&str) -> String) -> String {
        let texts = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        self.files.iter().map(|(file, one)| unified(&path(file), &texts(&one.before), &texts(&one.after))).collect()
    }

    /// Says what was fixed, or would be.
    pub(super) fn tell(&self, is_rehearsal: bool, tongue: Tongue) {
        let files = self.files.values().filter(|file| file.before != file.after).count();
        let count: usize = self.counts.values().sum::<usize>() + self.respelled.len();
        say::note(&match (tongue, is_rehearsal) {
            (Tongue::Vi, false) => format!("Đã sửa {count} chỗ trong {files} tệp."),
            (Tongue::Vi, true) => format!("Sẽ sửa {count} chỗ trong {files} tệp; chưa ghi gì."),
            (Tongue::En, false) => format!("Fixed {count} places in {files} files."),
            (Tongue::En, true) => format!("Would fix {count} places in {files} files; nothing is written."),
        });
        for (rule, count) in &self.counts {
            say::note(&format!("{count:>7}  {rule}"));
        }
        if !self.respelled.is_empty() {
            let count = self.respelled.len();
            say::note(&match tongue {
                Tongue::Vi => format!("{count:>7}  tệp có dấu BOM hoặc chữ có dấu gõ rời (NFD), ghi lại theo cách thường"),
                Tongue::En => format!("{count:>7}  files with a byte order mark or decomposed letters, written the usual way"),
            });
        }
        for path in &self.busy {
            say::note(&match tongue {
                Tongue::Vi => format!("Bỏ qua {}: tệp đang được sửa ở nơi khác.", path.display()),
                Tongue::En => format!("Passed over {}: it is being changed elsewhere.", path.display()),
            });
        }
    }
}

/// Whether this is a file that editors write facts and texts in.
fn is_entry(path: &str) -> bool {
    matches!(path.rsplit_once('.'), Some((_, "md" | "yaml" | "yml"))) && !path.starts_with("theme/")
}
