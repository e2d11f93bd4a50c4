//! Before anything is written, the checker is asked: an entry that it would refuse waits as a draft that says why, and no entry
//! that is there is changed to one that it would refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::plan::Plan;
use super::problem::ImportProblem;
use crate::edition::Edition;
use crate::error::Result;
use crate::finding::{Finding, Severity, Words};
use crate::settings::Settings;

/// How often what is left is asked about again, when something had to be left out.
const ROUNDS: usize = 4;

/// Holds what is planned against the rules.
pub(super) fn verify(plan: &mut Plan<'_>) -> Result<()> {
    if plan.changes.is_empty() {
        return Ok(());
    }
    let settings = Settings { catalog: plan.catalog.to_owned(), ..Settings::default() };
    let before = crate::prepare(&settings)?;
    let known: BTreeSet<(Arc<str>, &str, String)> = errors(&before).map(sign).collect();
    for _ in 0..ROUNDS {
        let bytes: BTreeMap<Arc<str>, Vec<u8>> =
            plan.changes.iter().map(|change| (Arc::from(change.path.as_str()), change.after.clone())).collect();
        let after = before.amended(&settings, &bytes)?;
        let mut refused: BTreeMap<Arc<str>, Vec<ImportProblem>> = BTreeMap::new();
        for finding in errors(&after).filter(|finding| !known.contains(&sign(finding))) {
            let why = Words {
                vi: format!("{}; {}", finding.message.vi, finding.remedy.vi).into(),
                en: format!("{}; {}", finding.message.en, finding.remedy.en).into(),
            };
            let problem = ImportProblem::new(&finding.file, finding.rule, "", why);
            refused.entry(Arc::clone(&finding.file)).or_default().push(problem);
        }
        refused.retain(|file, _| plan.changes.iter().any(|change| *change.path == **file));
        if refused.is_empty() {
            return Ok(());
        }
        for (file, problems) in refused {
            plan.refuse(&file, problems)?;
        }
    }
    Ok(())
}

fn errors(edition: &Edition) -> impl Iterator<Item = &Finding> {
    edition.findings_down_to(Severity::Error).iter()
}

/// What makes two findings one, wherever its lines have moved.
fn sign(finding: &Finding) -> (Arc<str>, &'static str, String) {
    (Arc::clone(&finding.file), finding.rule, finding.message.vi.to_string())
}
