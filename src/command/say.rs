//! What commands say: results to the standard output, the rest to the standard error. A closed pipe is no trouble.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::tongue::spoken;
use crate::error::{Error, Result};
use crate::finding::Tongue;

/// Writes a result. Whoever stops reading has read enough.
pub(super) fn out(text: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => Err(Error::system("ghi", Path::new("stdout"))(cause)),
        _ => Ok(()),
    }
}

/// Writes a result piece by piece, as it is made.
pub(super) fn stream(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match write(&mut stdout).and_then(|()| stdout.flush()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => Err(Error::system("ghi", Path::new("stdout"))(cause)),
        _ => Ok(()),
    }
}

/// Writes a line beside the result.
pub(super) fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes why the command ended.
pub(super) fn trouble(error: &Error) {
    trouble_with(&error.told(spoken()));
}

/// Writes what ended a command.
pub(super) fn trouble_with(why: &str) {
    let word = match spoken() {
        Tongue::Vi => "lỗi",
        Tongue::En => "error",
    };
    let mark = if io::stderr().is_terminal() { format!("\u{1b}[1;31m{word}\u{1b}[0m") } else { word.to_owned() };
    note(&format!("{mark}: {why}"));
}

/// Whether reports on the standard output may have colours.
pub(super) fn colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The width of the terminal, or a usual one.
pub(super) fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).unwrap_or(140)
}

/// Asks on the terminal; the answer is typed on the same line.
pub(super) fn ask(question: &str) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{question}").and_then(|()| stderr.flush());
}
