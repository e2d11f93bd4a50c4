//! How far a long job is: a bar on a terminal, a plain line per stage elsewhere.

use std::io::{self, IsTerminal};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Tells the stages of one command.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    quiet: bool,
    began: Instant,
}

impl Progress {
    /// Begins to tell, unless asked to be quiet.
    pub(super) fn begin(quiet: bool) -> Self {
        Self { bar: None, quiet, began: Instant::now() }
    }

    /// A stage of so many steps.
    pub(super) fn stage(&mut self, name: &str, steps: usize) {
        self.finish();
        if self.quiet {
            return;
        }
        if !io::stderr().is_terminal() {
            super::say::note(&format!("{:>6.2} s  {name}", self.began.elapsed().as_secs_f64()));
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(name.to_owned());
        self.bar = Some(bar);
    }

    /// One step of the stage.
    pub(super) fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// Seconds since the beginning.
    pub(super) fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }
}
