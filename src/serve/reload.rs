//! Open pages wait here for the next edition, and reload themselves when it comes.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use super::PreviewState;

/// How long a page waits before it is told that we are still there; who has closed it shows then.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// What is shown now, and the number that pages compare with their own.
pub struct LiveEdition {
    shown: RwLock<Arc<PreviewState>>,
    number: Mutex<u64>,
    turned: Condvar,
}

impl LiveEdition {
    /// The first edition.
    pub(super) fn new(first: PreviewState) -> Self {
        Self { shown: RwLock::new(Arc::new(first)), number: Mutex::new(1), turned: Condvar::new() }
    }

    /// What is shown now, and its name. The name is read first: a page may be newer than its name, and then reloads once
    /// more than needed, but never misses an edition.
    pub(super) fn now(&self) -> (String, Arc<PreviewState>) {
        let name = name(*self.lock());
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        (name, Arc::clone(&shown))
    }

    /// Shows the next edition and tells every open page.
    pub fn over(&self, next: PreviewState) {
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        *self.lock() += 1;
        self.turned.notify_all();
    }

    /// What is shown now.
    #[must_use]
    pub fn shown(&self) -> Arc<PreviewState> {
        self.now().1
    }

    /// Tells one page of each edition until it is closed.
    pub(super) fn tell(&self, mut page: impl Write) -> io::Result<()> {
        page.write_all(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        )?;
        let mut number = *self.lock();
        loop {
            write!(page, "event: edition\ndata: {}\n\n", name(number))?;
            page.flush()?;
            let here = self.lock();
            let wait = self.turned.wait_timeout_while(here, KEEP_ALIVE, |now| *now == number);
            number = *wait.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        self.number.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an edition is called; another after the preview was started again, so that pages left open reload, too.
fn name(number: u64) -> String {
    format!("{}-{number}", std::process::id())
}
