//! The preview: renders the page that is asked for, and turns open pages over when a file changes.
//!
//! It never writes and never ends for what editors do: while something is wrong, it shows the last good page with the
//! findings over it.

mod http;
mod own;
mod page_files;
mod panel;
mod reload;
mod shown;
mod watch;
mod wire;

pub use http::Listener;
pub use panel::{Panel, PanelOptions};
pub use reload::LiveEdition;
pub use shown::PreviewState;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Result;

/// Serves until the process ends. `renew` is asked after each change, with the paths below the catalog folder where the
/// system names them, and turns over to what is shown from then on, as often as it knows more.
///
/// # Errors
/// When the folder cannot be watched.
pub fn serve(listener: Listener, catalog: &Path, first: PreviewState, renew: impl FnMut(Option<&[PathBuf]>, &LiveEdition)) -> Result<()> {
    let live = Arc::new(LiveEdition::new(first));
    listener.open(&live)?;
    watch::watch(catalog, &live, renew)
}
