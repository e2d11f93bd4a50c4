//! What is wrong with the catalog: a rule, a level, a place, a message and a remedy.
//!
//! A finding names a place *in the entry* ([`Spot`]); lines and columns are looked up only when it is shown.

mod fix;
mod spot;

pub use fix::{Fix, Replacement, apply, choose};
pub use spot::{Place, Spot, Trail, TrailStep};

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

/// How grave a finding is. The order is the order of reports: errors first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site would be wrong or could not be built: `build` refuses.
    Error,
    /// Very likely wrong; the site is built.
    Warning,
    /// Worth knowing.
    Notice,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        })
    }
}

/// The language in which findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    /// Vietnamese, the language of most editors.
    #[default]
    Vi,
    /// English.
    En,
}

impl Tongue {
    /// The tongue for a language tag: Vietnamese for `vi…`, English for all others, whose speakers may know it.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        if tag == "vi" || tag.starts_with("vi-") || tag.starts_with("vi_") { Self::Vi } else { Self::En }
    }
}

/// One sentence for the editor, in each tongue in which we speak. Made by [`words!`](crate::words).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The sentence in Vietnamese.
    pub vi: Cow<'static, str>,
    /// The sentence in English.
    pub en: Cow<'static, str>,
}

impl Words {
    /// The sentence in this tongue.
    #[must_use]
    pub fn in_tongue(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Vi => &self.vi,
            Tongue::En => &self.en,
        }
    }
}

/// A sentence in Vietnamese and English, side by side where it is needed: `words!("thiếu «{key}»", "«{key}» is missing")`.
#[macro_export]
macro_rules! words {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::finding::Words { vi: $crate::finding::filled(format_args!($vi)), en: $crate::finding::filled(format_args!($en)) }
    };
    ($vi:literal, $en:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::finding::Words { vi: format!($vi, $($name = $value),+).into(), en: format!($en, $($name = $value),+).into() }
    };
}

/// A sentence with its blanks filled in; one without blanks, as most remedies are, takes no memory of its own.
#[doc(hidden)]
#[must_use]
pub fn filled(sentence: fmt::Arguments<'_>) -> Cow<'static, str> {
    sentence.as_str().map_or_else(|| sentence.to_string().into(), Cow::Borrowed)
}

/// One thing that is wrong, with its remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it, such as `fee/thousands-separator`.
    pub rule: &'static str,
    /// How grave it is.
    pub level: Severity,
    /// The file, as a path inside the catalog folder, with `/`.
    pub file: Arc<str>,
    /// The place in the file.
    pub spot: Spot,
    /// What is wrong.
    pub message: Words,
    /// How to fix it.
    pub remedy: Words,
    /// The change that fixes it, where one is known.
    pub fix: Option<Box<Fix>>,
    /// Other places that it is about, such as where a code stands already.
    pub related: Vec<Related>,
}

impl Finding {
    /// An error; see [`Finding::at`] for another level.
    #[must_use]
    pub fn new(rule: &'static str, file: &Arc<str>, spot: Spot, message: Words, remedy: Words) -> Self {
        Self { rule, level: Severity::Error, file: Arc::clone(file), spot, message, remedy, fix: None, related: Vec::new() }
    }

    /// The same finding at another level.
    #[must_use]
    pub fn at(mut self, level: Severity) -> Self {
        self.level = level;
        self
    }

    /// The same finding with other places that it is about.
    #[must_use]
    pub fn beside(mut self, related: impl IntoIterator<Item = Related>) -> Self {
        self.related.extend(related);
        self
    }

    /// The same finding with the change that fixes it.
    #[must_use]
    pub fn with(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }
}

/// Another place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file.
    pub file: Arc<str>,
    /// The place in it.
    pub spot: Spot,
    /// What is there.
    pub words: Words,
}

impl Related {
    /// A place, and what is there.
    #[must_use]
    pub fn new(file: &Arc<str>, spot: Spot, words: Words) -> Self {
        Self { file: Arc::clone(file), spot, words }
    }

    /// Where the same stands already.
    #[must_use]
    pub fn already(file: &Arc<str>, spot: Spot) -> Self {
        Self::new(file, spot, words!("đã có ở đây", "it is here already"))
    }
}

/// Everything that was found, in the order of reports: by level, then file, then place.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// The findings, sorted by [`Findings::sort`].
    pub list: Vec<Finding>,
}

impl Findings {
    /// Errors first, then by file and rule, so that the same catalog always gives the same report.
    pub fn sort(&mut self) {
        self.list.par_sort_by(|a, b| {
            (a.level, &a.file, &a.spot, a.rule, &a.message.vi).cmp(&(b.level, &b.file, &b.spot, b.rule, &b.message.vi))
        });
        self.list.dedup();
    }

    /// How many findings there are at this level.
    #[must_use]
    pub fn count(&self, level: Severity) -> usize {
        self.list.iter().filter(|finding| finding.level == level).count()
    }
}
