//! One change, as a sentence can be made of it.

use std::sync::Arc;

use super::kind::{ChangeKind, Shape};
use crate::finding::{Tongue, Words};
use crate::record::Date;

/// What is other than it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The procedure that it is about.
    pub procedure: Arc<Changed>,
    /// What sort of change it is.
    pub kind: &'static ChangeKind,
    /// What of it changed: the name of a paper, the circumstances of a fee.
    pub subject: Option<Words>,
    /// What it was; nothing where nothing was written.
    pub before: Option<Words>,
    /// What it is.
    pub after: Option<Words>,
    /// The day from which it holds, where one is known.
    pub from: Option<Date>,
    /// What it means to whoever has to do it.
    pub direction: Direction,
    /// Whether anybody need be told.
    pub weight: Weight,
}

/// The procedure that changed, and why.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changed {
    /// Its file stem now; what it was when it is gone.
    pub stem: Arc<str>,
    /// Its file, likewise.
    pub file: Arc<str>,
    /// Its code.
    pub code: Option<String>,
    /// Its title.
    pub title: String,
    /// Why it changed, as far as the entry says.
    pub cause: Cause,
}

/// What a change rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cause {
    /// Numbers of decisions that were not named before.
    pub decisions: Vec<String>,
    /// Numbers of laws that were not named before.
    pub laws: Vec<String>,
    /// What an editor declares: our text was wrong, the law did not change.
    pub correction: Option<Correction>,
}

/// That our text was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Since when it was, if that is known.
    pub since: Option<Date>,
    /// The day on which it was put right.
    pub date: Date,
    /// What was wrong.
    pub text: String,
}

/// What a change means to whoever has to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// More to pay, to bring or to wait for.
    Worse,
    /// Nobody can tell.
    Unclear,
    /// Less of it.
    Better,
    /// Neither.
    Neutral,
}

/// Whether anybody need be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// What one pays, brings, waits for or may rely on.
    Material,
    /// Only how it is said.
    Minor,
}

impl Direction {
    /// The other way round, as it is told when before and after change places.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Worse => Self::Better,
            Self::Better => Self::Worse,
            same => same,
        }
    }

    /// Less is better.
    pub(super) fn of_burden<T: PartialOrd>(before: &T, after: &T) -> Self {
        match before.partial_cmp(after) {
            Some(std::cmp::Ordering::Less) => Self::Worse,
            Some(std::cmp::Ordering::Greater) => Self::Better,
            Some(std::cmp::Ordering::Equal) => Self::Neutral,
            None => Self::Unclear,
        }
    }

    /// More is better.
    pub(super) fn of_ease<T: PartialOrd>(before: &T, after: &T) -> Self {
        Self::of_burden(before, after).mirrored()
    }

    /// Its name in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Unclear => "unclear",
            Self::Better => "better",
            Self::Neutral => "neutral",
        }
    }

    /// What is said of it.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Worse => words!("người dân thiệt hơn", "worse for citizens"),
            Self::Unclear => words!("chưa rõ lợi hay thiệt", "unclear whether better or worse"),
            Self::Better => words!("người dân lợi hơn", "better for citizens"),
            Self::Neutral => words!("không lợi không thiệt", "neither better nor worse"),
        }
    }
}

impl Weight {
    /// Its name in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Material => "material",
            Self::Minor => "minor",
        }
    }
}

impl Change {
    /// Whether it is declared a mistake of ours that was put right.
    #[must_use]
    pub fn correction(&self) -> Option<&Correction> {
        self.procedure.cause.correction.as_ref().filter(|_| self.kind.is_of_content())
    }

    /// Whether something changed that needs a decision or a law, and no new one is named.
    #[must_use]
    pub fn is_unannounced(&self) -> bool {
        let cause = &self.procedure.cause;
        let is_bare = cause.decisions.is_empty() && cause.laws.is_empty() && cause.correction.is_none();
        is_bare && self.weight == Weight::Material && self.kind.is_of_content()
    }

    /// What is said of it in one sentence, without the procedure and without what it means.
    #[must_use]
    pub fn sentence(&self, tongue: Tongue) -> String {
        self.sentence_of(tongue, &str::to_owned)
    }

    /// The same, with each text of the catalog, which may be long or strange, passed through `quote`.
    pub fn sentence_of(&self, tongue: Tongue, quote: &dyn Fn(&str) -> String) -> String {
        let said = |words: &Option<Words>| words.as_ref().map(|words| quote(words.in_tongue(tongue)));
        let is_vi = tongue == Tongue::Vi;
        let subject = said(&self.subject).map(|subject| format!(" ({subject})")).unwrap_or_default();
        let (unwritten, nothing) = if is_vi { ("trước chưa ghi", "nay không ghi") } else { ("not written", "not written") };
        let what = match (self.kind.shape, said(&self.before), said(&self.after)) {
            (_, None, None) => String::new(),
            (Shape::Added | Shape::Told, None, Some(it)) | (Shape::Ended | Shape::Told, Some(it), None) => format!(": {it}"),
            (Shape::Listed, None, Some(it)) => format!(": {} {it}", if is_vi { "thêm" } else { "new:" }),
            (Shape::Listed, Some(it), None) => format!(": {} {it}", if is_vi { "bỏ" } else { "dropped:" }),
            (_, before, after) => {
                let or = |side: Option<String>, word: &str| side.unwrap_or_else(|| word.to_owned());
                format!(": {} → {}", or(before, unwritten), or(after, nothing))
            }
        };
        let day = match self.from {
            Some(from) if is_vi => format!(", từ {}", from.spoken("vi")),
            Some(from) => format!(", from {}", from.spoken("en")),
            None => String::new(),
        };
        let text = format!("{}{subject}{what}{day}", self.kind.name.in_tongue(tongue));
        text
    }
}
