//! Being told to stop while a site is written: the stage goes, the old site stays, and the command ends by itself.

use std::path::Path;

use crate::error::Error;

/// From now on a file that may grow no further is an error of its write, like a full disk, and does not end the process: also one
/// into which a report is sent.
pub fn heed_file_limit() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// What the system asks of us while a site is written.
#[cfg(unix)]
#[derive(Debug)]
pub(super) struct Stop(std::sync::Arc<std::sync::atomic::AtomicBool>);

#[cfg(unix)]
impl Stop {
    /// Listens from now on. Whoever asks twice need not wait: the second time ends the process at once.
    pub(super) fn heed() -> Self {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let asked = std::sync::Arc::default();
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            // Where the system refuses, it is as if we had not asked: the signal ends the process.
            let _ = signal_hook::flag::register_conditional_shutdown(signal, 3, std::sync::Arc::clone(&asked));
            let _ = signal_hook::flag::register(signal, std::sync::Arc::clone(&asked));
        }
        Self(asked)
    }

    fn is_asked(&self) -> bool {
        self.0.load(std::sync::atomic::Ordering::Relaxed)
    }
}

/// Where the system ends a process without asking, the next build removes what is left.
#[cfg(not(unix))]
#[derive(Debug)]
pub(super) struct Stop;

#[cfg(not(unix))]
impl Stop {
    pub(super) fn heed() -> Self {
        Self
    }

    #[allow(clippy::unused_self, reason = "as where there are signals")]
    fn is_asked(&self) -> bool {
        false
    }
}

impl Stop {
    /// Goes on, unless asked to stop.
    pub(super) fn go_on(&self, out: &Path) -> Result<(), Error> {
        if !self.is_asked() {
            return Ok(());
        }
        let cause = std::io::Error::other("bị dừng giữa chừng; trang công khai vẫn là bản cũ (interrupted, the old site stays)");
        Err(Error::System { action: "dựng xong", path: out.to_owned(), cause })
    }
}
