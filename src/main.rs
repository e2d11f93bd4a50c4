//! The command `motcua`; everything it does is in the library.

use std::panic;
use std::process::ExitCode;

use mimalloc::MiMalloc;
use motcua::{fault, run};

/// A site is millions of small texts that two threads make and drop; the system's allocator takes a sixth of a build for them.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    panic::set_hook(Box::new(|panic| fault(&panic.to_string())));
    let code = panic::catch_unwind(run);
    ExitCode::from(code.unwrap_or(3))
}
