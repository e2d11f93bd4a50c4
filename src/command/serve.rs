//! `serve`.

use clap::Args;

use super::Common;
use crate::error::Result;

/// Xem thử.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,
}

impl Serve {
    pub(super) fn run(&self) -> Result<u8> {
        let _ = &self.common;
        Ok(0)
    }
}
