//! The preview: renders the page that is asked for, and turns open pages over when a file changes.
//!
//! It never writes and never ends for what editors do: while something is wrong, it shows the last good page with the
//! findings over it.

mod http;
mod panel;
mod reload;
mod shown;
mod watch;

pub use http::Desk;
pub use panel::Panel;
pub use shown::Shown;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Result;

/// Serves until the process ends. `renew` is asked after each change, with the paths below the catalog folder where the
/// system names them, and gives what is shown from then on, if that is anything else.
///
/// # Errors
/// When the folder cannot be watched.
pub fn serve(desk: Desk, catalog: &Path, first: Shown, renew: impl FnMut(Option<&[PathBuf]>, &Shown) -> Option<Shown>) -> Result<()> {
    let turn = Arc::new(reload::Turn::new(first));
    desk.open(&turn);
    watch::watch(catalog, &turn, renew)
}
