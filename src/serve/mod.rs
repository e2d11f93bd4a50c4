//! The preview: renders the page that is asked for, and turns open pages over when a file changes.
//!
//! It never writes and never ends for what editors do: while something is wrong, it shows the last good page with the
//! findings over it.

mod about;
mod http;
mod own;
mod panel;
mod reload;
mod shown;
mod watch;

pub use http::Desk;
pub use panel::{Manner, Panel};
pub use reload::Turn;
pub use shown::Shown;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Result;

/// Serves until the process ends. `renew` is asked after each change, with the paths below the catalog folder where the
/// system names them, and turns over to what is shown from then on, as often as it knows more.
///
/// # Errors
/// When the folder cannot be watched.
pub fn serve(desk: Desk, catalog: &Path, first: Shown, renew: impl FnMut(Option<&[PathBuf]>, &Turn)) -> Result<()> {
    let turn = Arc::new(Turn::new(first));
    desk.open(&turn);
    watch::watch(catalog, &turn, renew)
}
