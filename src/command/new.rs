//! `new`.

use clap::Args;

use crate::error::Result;

/// Tạo mới.
#[derive(Debug, Args)]
pub(super) struct New {}

impl New {
    pub(super) fn run(&self) -> Result<u8> {
        Ok(0)
    }
}
