//! The command `motcua`; everything it does is in the library.

use std::panic;
use std::process::ExitCode;

use clap::Parser;
use motcua::command::{Cli, fault, run};

fn main() -> ExitCode {
    panic::set_hook(Box::new(|panic| fault(&panic.to_string())));
    let code = panic::catch_unwind(|| run(Cli::parse()));
    ExitCode::from(code.unwrap_or(3))
}
