//! Findings with their lines and columns: what every report is made from.

use std::ops::Range;
use std::sync::Arc;

use super::{Change, Finding, Place};

/// A finding and where it is shown.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The finding.
    pub finding: Finding,
    /// The text of its file; empty when the file could not be read.
    pub text: Arc<str>,
    /// The bytes it points at; empty for the file as a whole.
    pub bytes: Range<usize>,
    /// The same in lines and columns; nothing for the file as a whole.
    pub place: Option<Place>,
    /// The change that mends it, where one is known and has a place.
    pub change: Option<Change>,
}
