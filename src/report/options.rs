//! For whom a report is made: the language, where the catalog lies, and where readers can follow links to.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Compared, Placed, RuleSummary};
use crate::finding::Tongue;
use crate::text::percent::{PATH, encode};

/// What a report needs to know besides the findings.
#[derive(Debug, Clone, Default)]
pub struct ReportOptions<'a> {
    /// The language.
    pub tongue: Tongue,
    /// The path of the catalog folder in the repository, without `/` at its end; empty when the catalog is the repository.
    pub folder: String,
    /// The address of a line in the editors' web form, with `{file}` and `{line}` where they go.
    pub link: Option<&'a str>,
    /// The address of the preview of this edition.
    pub preview: Option<&'a str>,
    /// What the rules of the findings mean, in the order of their names.
    pub rules: Vec<RuleSummary>,
    /// The files that wait as drafts.
    pub drafts: Vec<Arc<str>>,
    /// What readers will see, where it is known what they see now.
    pub pages: Option<Pages>,
    /// What changes for readers, where it is known what holds now.
    pub changes: Option<Compared>,
}

/// Pages against those that were published before: what each is called and its address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pages {
    /// Those that were not there.
    pub new: Vec<(String, String)>,
    /// Those that say something else.
    pub changed: Vec<(String, String)>,
    /// The addresses that lead nowhere then.
    pub gone: Vec<String>,
}

impl Pages {
    /// Whether readers see what they saw.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

impl ReportOptions<'_> {
    /// The path of a file in the repository.
    #[must_use]
    pub fn path(&self, file: &str) -> String {
        if self.folder.is_empty() { file.to_owned() } else { format!("{}/{file}", self.folder) }
    }

    /// The address where an editor can open the line of a finding.
    #[must_use]
    pub fn link(&self, placed: &Placed) -> Option<String> {
        let place = placed.place.map_or((1, 1), |place| (place.line, place.column));
        let link = self.link?.replace("{file}", &encode(&self.path(&placed.finding.file), PATH));
        Some(link.replace("{line}", &place.0.to_string()).replace("{column}", &place.1.to_string()))
    }

    /// The message and the remedy, as one sentence after the other.
    #[must_use]
    pub fn sentence(&self, placed: &Placed) -> String {
        let finding = &placed.finding;
        format!("{} → {}", finding.message.in_tongue(self.tongue), finding.remedy.in_tongue(self.tongue))
    }
}

/// Writes JSON for people and programs, with a line break at its end.
pub(super) fn pretty(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// A list of which each value is made when it is written: a national catalog may have some hundred thousand findings. It can be
/// written once.
pub(super) struct Each<I>(RefCell<Option<I>>);

impl<I: Iterator> Each<I> {
    pub(super) fn of(values: I) -> Self {
        Self(RefCell::new(Some(values)))
    }
}

impl<I: Iterator<Item = Value>> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}
