//! Where in a file a finding points: a route into the entry, or bytes of its text.
//!
//! A rule knows records, not files. Of this entry
//!
//! ```yaml
//! fees:
//!   - amount: 20000      # line 2
//!     note: nộp 30.000 đồng
//! ```
//!
//! it says `Spot::Value(trail!["fees", 0, "note"])` when the note contradicts the amount, `Spot::Key(…)` of the same trail when there
//! should be no note, `Spot::Within(…, bytes)` for the words «30.000 đồng» alone, and `Spot::Value(trail!["fees", 0, "currency"])` for
//! what is not there. Line and column are looked up when a report needs them: the file is read once more as a tree, the trail is
//! followed as far as it goes, and where its end is missing the nearest part above it is shown. `Spot::Bytes` is for readers, which
//! have the text before them.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// One step of a [`Trail`]: a key of a map or the index of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrailStep {
    /// The value under this key.
    Key(Cow<'static, str>),
    /// The item at this index, from 0.
    Index(usize),
}

impl From<&'static str> for TrailStep {
    fn from(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<usize> for TrailStep {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A route from the top of an entry to one of its values, such as `fees[0].amount`. Made by [`trail!`](crate::trail).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Trail(pub Vec<TrailStep>);

impl Trail {
    /// This trail and one step more.
    #[must_use]
    pub fn then(&self, step: impl Into<TrailStep>) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.into());
        Self(steps)
    }

    /// Goes one step further, and back again.
    pub fn within<T>(&mut self, step: impl Into<TrailStep>, look: impl FnOnce(&mut Self) -> T) -> T {
        self.0.push(step.into());
        let value = look(self);
        self.0.pop();
        value
    }

    /// Whether this trail is `other` or lies below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}

impl fmt::Display for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                TrailStep::Key(key) if i == 0 => write!(f, "{key}")?,
                TrailStep::Key(key) => write!(f, ".{key}")?,
                TrailStep::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// A [`Trail`] from its steps: `trail!["fees", 0, "amount"]`.
#[macro_export]
macro_rules! trail {
    ($($step:expr),* $(,)?) => {
        $crate::finding::Trail(vec![$($crate::finding::TrailStep::from($step)),*])
    };
}

/// The place of a finding inside its file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// The key at the end of the trail.
    Key(Trail),
    /// The value at the end of the trail.
    Value(Trail),
    /// Some bytes of the text of the value at the end of the trail.
    Within(Trail, ByteRange),
    /// Bytes of the text of the file.
    Bytes(ByteRange),
}

impl Spot {
    /// The way to the value, where it is one.
    #[must_use]
    pub fn trail(&self) -> Option<&Trail> {
        match self {
            Self::Key(trail) | Self::Value(trail) | Self::Within(trail, _) => Some(trail),
            Self::File | Self::Bytes(_) => None,
        }
    }
}

/// A byte range that can be ordered, `start` inclusive, `end` exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteRange {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Range<usize>> for ByteRange {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl From<ByteRange> for Range<usize> {
    fn from(range: ByteRange) -> Self {
        range.start..range.end
    }
}

/// A spot as people read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line on which it ends, from 1.
    pub end_line: usize,
    /// One past the last column, in characters, from 1.
    pub end_column: usize,
}
