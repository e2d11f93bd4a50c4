//! The names of what is found while files are read.

use crate::finding::Level;

/// A name, its level, and what it means in Vietnamese and English.
pub type FaultName = (&'static str, Level, &'static str, &'static str);

/// Everything that reading can find; the same names are used by `rules:` in `catalog.yaml` and by `allow:`.
pub static FAULTS: &[FaultName] = &[];
