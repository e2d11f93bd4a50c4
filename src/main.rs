//! The command `motcua`; everything it does is in the library.

use std::process::ExitCode;

use clap::Parser;
use motcua::command::{Cli, run};

fn main() -> ExitCode {
    ExitCode::from(run(Cli::parse()))
}
