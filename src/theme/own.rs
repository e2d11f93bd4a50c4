//! The files that a theme is made of: ours, and the catalog's own over them.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The files of a theme by their path in it, and the catalog's file that stands there, if one does.
pub(super) type ThemeFiles<'a> = BTreeMap<&'a str, (&'a str, Option<&'a Arc<str>>)>;

/// A file of the catalog's own theme.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) file: &'a Arc<str>,
}
