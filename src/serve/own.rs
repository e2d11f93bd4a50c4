//! The preview's own files, which no site has.

/// Where the preview's own files lie; no address of a site begins with a dot.
pub(super) const RESERVED: &str = ".motcua/";
/// The script that every previewed page carries.
pub(super) const RELOAD: &str = include_str!("reload.js");
/// The look of the findings over a page.
pub(super) const PANEL_STYLE: &str = include_str!("panel.css");
