//! Which files changed, as the system tells it; where it does not, everything is looked at.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::reload::LiveEdition;
use crate::error::{Error, Result};

/// How long it must be quiet before a change is taken for whole: programs save in several steps.
const DEBOUNCE: Duration = Duration::from_millis(10);
/// How long a change is waited for at most, when it never gets quiet.
const MAX_WAIT: Duration = Duration::from_millis(500);
/// From how many files on the whole folder is looked at.
const RESCAN_FILES: usize = 64;
/// How often a folder that has gone is looked for.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);

/// What the system tells, or that it could not.
type WatchEvent = notify::Result<Event>;

/// Waits for changes and lets `renew` show what it makes of them, until the process ends.
pub(super) fn watch(catalog: &Path, live: &LiveEdition, mut renew: impl FnMut(Option<&[PathBuf]>, &LiveEdition)) -> Result<()> {
    let (sender, told) = channel();
    let mut root = catalog.canonicalize().map_err(Error::system("đọc", catalog))?;
    let mut watched = identity(catalog);
    let mut source = Some(begin(&root, &sender)?);
    loop {
        let first = match told.recv_timeout(RETRY_INTERVAL) {
            Ok(first) => Some(first),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        // Nobody tells of a folder that was put in the place of the one that is watched, nor that it has gone.
        let now = identity(catalog);
        let is_moved = now != watched || (source.is_none() && now.is_some());
        if is_moved {
            watched = now;
            source = None;
            if let (Some(_), Ok(path)) = (now, catalog.canonicalize()) {
                root = path;
                source = begin(&root, &sender).ok();
            }
        } else if first.is_none() {
            continue;
        }
        let first = first.filter(|_| !is_moved);
        let paths = match gather(first, &told, &root) {
            FolderChange::Nothing => continue,
            FolderChange::Files(paths) => Some(paths),
            FolderChange::Everything => None,
        };
        renew(paths.as_deref(), live);
    }
}

/// Which folder stands at this path, if one does: another one of the same name is another.
fn identity(path: &Path) -> Option<(u64, u64)> {
    let found = path.metadata().ok().filter(std::fs::Metadata::is_dir)?;
    #[cfg(unix)]
    return Some((std::os::unix::fs::MetadataExt::dev(&found), std::os::unix::fs::MetadataExt::ino(&found)));
    #[cfg(not(unix))]
    return Some((0, found.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs()));
}

/// Watches the folder; where the system has no more watches to give, by looking at it each second.
fn begin(root: &Path, sender: &Sender<WatchEvent>) -> Result<Box<dyn Watcher>> {
    let refuse = |cause: notify::Error| Error::system("theo dõi", root)(std::io::Error::other(cause));
    let by_system = RecommendedWatcher::new(sender.clone(), Config::default()).and_then(|mut watcher| {
        watcher.watch(root, RecursiveMode::Recursive)?;
        Ok(watcher)
    });
    if let Ok(watcher) = by_system {
        return Ok(Box::new(watcher));
    }
    let mut watcher = PollWatcher::new(sender.clone(), Config::default().with_poll_interval(RETRY_INTERVAL)).map_err(refuse)?;
    watcher.watch(root, RecursiveMode::Recursive).map_err(refuse)?;
    Ok(Box::new(watcher))
}

/// What happened in the folder.
#[derive(Debug, PartialEq, Eq)]
enum FolderChange {
    /// Nobody's concern.
    Nothing,
    /// These paths, below the folder, may be other than they were.
    Files(Vec<PathBuf>),
    /// It cannot be told which.
    Everything,
}

/// Waits until it is quiet, and tells what happened.
fn gather(first: Option<WatchEvent>, told: &Receiver<WatchEvent>, root: &Path) -> FolderChange {
    let began = Instant::now();
    let mut whole = first.is_none();
    let mut paths = BTreeSet::new();
    let mut next = first;
    loop {
        match next {
            Some(Ok(event)) if matches!(event.kind, EventKind::Access(_)) => {}
            Some(Ok(event)) => {
                whole |= event.need_rescan();
                for path in &event.paths {
                    match path.strip_prefix(root) {
                        Ok(path) if path.components().any(|part| is_passed_over(part.as_os_str())) => {}
                        Ok(path) if !path.as_os_str().is_empty() => drop(paths.insert(path.to_owned())),
                        _ => whole = true,
                    }
                }
            }
            Some(Err(_)) => whole = true,
            None => {}
        }
        let left = MAX_WAIT.saturating_sub(began.elapsed());
        match told.recv_timeout(DEBOUNCE.min(left)) {
            Ok(event) if !left.is_zero() => next = Some(event),
            Ok(event) => {
                // It never gets quiet: what came last is looked at with all else.
                whole |= !matches!(event, Ok(event) if matches!(event.kind, EventKind::Access(_)));
                break;
            }
            Err(_) => break,
        }
    }
    if whole || paths.len() > RESCAN_FILES {
        FolderChange::Everything
    } else if paths.is_empty() {
        FolderChange::Nothing
    } else {
        FolderChange::Files(paths.into_iter().collect())
    }
}

/// What editors and version control keep beside the files; the catalog passes it over, too.
fn is_passed_over(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with(['.', '~'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind};

    #[allow(clippy::unnecessary_wraps, reason = "what the watcher tells is a result")]
    fn event(kind: EventKind, path: &str) -> WatchEvent {
        Ok(Event::new(kind).add_path(PathBuf::from(path)))
    }

    fn gathered(events: Vec<WatchEvent>) -> FolderChange {
        let (sender, told) = channel();
        let mut events = events.into_iter();
        let first = events.next();
        for event in events {
            drop(sender.send(event));
        }
        gather(first, &told, Path::new("/c"))
    }

    #[test]
    fn reading_a_file_and_hidden_files_are_no_change() {
        assert_eq!(gathered(vec![event(EventKind::Access(AccessKind::Any), "/c/a.md")]), FolderChange::Nothing);
        assert_eq!(gathered(vec![event(EventKind::Any, "/c/.git/index")]), FolderChange::Nothing);
    }

    #[test]
    fn files_are_told_below_the_folder_and_once() {
        let twice = vec![event(EventKind::Any, "/c/p/a.md"), event(EventKind::Create(CreateKind::File), "/c/p/a.md")];
        assert_eq!(gathered(twice), FolderChange::Files(vec![PathBuf::from("p/a.md")]));
    }

    #[test]
    fn what_cannot_be_told_is_everything() {
        assert_eq!(gathered(vec![event(EventKind::Any, "/elsewhere")]), FolderChange::Everything);
        assert_eq!(gathered(vec![Err(notify::Error::generic("x"))]), FolderChange::Everything);
        assert_eq!(gathered((0..100).map(|n| event(EventKind::Any, &format!("/c/{n}.md"))).collect()), FolderChange::Everything);
    }
}
