//! Publishing: the site grows beside the old one, and takes its place in one step when it is whole.
//!
//! At every moment the output folder holds the whole old site or the whole new one, whatever is killed, full or refused.
//! What was written before and is the same is not written again but given a second name. The room touches nothing but the
//! output folder and `.NAME.motcua-*` beside it, follows no links, and refuses a folder with anything in it that is not ours.
//! The one exception is [`amend`], by which an editor's own file gets fixed in its place.

mod amend;
mod exchange;
mod manifest;
mod old;
mod overlap;
mod remove;
mod stage;
mod stop;
mod target;

pub use amend::{Amendment, amend};
pub use manifest::{Publication, published};
pub use overlap::refuse_overlap;
pub use stop::heed_file_limit;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::error::Error;
use manifest::ManifestEntry;
use old::Old;
use stage::Stage;
use stop::Stop;
use target::OutputPath;

/// What a build did to the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// The files of the site.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
    /// How many of them were written.
    pub written: usize,
    /// How many were there already and the same.
    pub kept: usize,
    /// How many files of the old site are gone.
    pub removed: usize,
}

/// An output folder that is ours to write until this value is dropped.
#[derive(Debug)]
pub struct Claim {
    target: OutputPath,
    old: Option<Old>,
    _lock: File,
}

impl Claim {
    /// Takes the output folder for one build. If another build is at work there, `waiting` is called, and it waits.
    /// Leftovers of builds that were killed are repaired and removed.
    ///
    /// # Errors
    /// If `out` is a link, no folder, or holds files that are not ours ([`Error::Foreign`]), or if the system refuses.
    pub fn take(out: &Path, waiting: &dyn Fn()) -> Result<Self, Error> {
        let target = OutputPath::of(out)?;
        // The first time, so that a folder named by mistake is refused before a lock is laid beside it.
        if !target.was_locked() {
            Old::open(&target)?;
        }
        let lock = target.lock(waiting)?;
        remove::leftovers(&target)?;
        let old = Old::open(&target)?;
        Ok(Self { target, old, _lock: lock })
    }

    /// Writes the site; the routes are rendered in parallel, and no more pages are held than are being rendered. `done` is
    /// called after each.
    ///
    /// # Errors
    /// If a path is not plain or is there twice, if rendering fails, or if the system refuses anything. The old site is
    /// untouched then.
    pub fn publish<R: Sync>(
        self,
        routes: &[R],
        path: impl Fn(&R) -> &str + Sync,
        render: impl Fn(&R) -> Result<Vec<u8>, Error> + Sync,
        done: &(dyn Fn() + Sync),
    ) -> Result<Written, Error> {
        let Self { target, old, _lock } = &self;
        let stop = Stop::heed();
        let paths = stage::plan(routes, &path)?;
        let stage = Stage::make(target)?;
        let single = stage.make_folders(&paths)?;
        let kept = AtomicUsize::new(0);
        let entries = routes.par_iter().map(|route| {
            stop.go_on(&target.out)?;
            let bytes = render(route)?;
            stage.make_room(path(route), &single)?;
            let entry = ManifestEntry { path: path(route).into(), hash: blake3::hash(&bytes), size: bytes.len() as u64 };
            if old.as_ref().is_some_and(|old| old.keep(&entry, &stage.folder)) {
                kept.fetch_add(1, Ordering::Relaxed);
            } else {
                stage.write(&entry.path, &bytes)?;
            }
            done();
            Ok(entry)
        });
        let manifest = stage::manifest(entries.collect::<Result<_, Error>>()?);
        stage.seal(&manifest)?;
        stop.go_on(&target.out)?;
        let replaced = exchange::exchange(target, stage.name(), old.as_ref())?;
        // The new site is public. Nothing that goes wrong from here makes it less so; what stays is removed by the next build.
        stage.forget();
        let _ = target.above.sync();
        let mut removed = 0;
        if let (Some(old), Some(name)) = (old, replaced) {
            removed = old.manifest.0.iter().filter(|entry| manifest.get(&entry.path).is_none()).count();
            // By its new name: where a handle is only a path, the old one leads to the new site now.
            if let Ok(folder) = target.above.enter(&name) {
                remove::site(&folder, &old.manifest);
            }
            let _ = target.above.remove(&name);
        }
        let kept = kept.into_inner();
        let files = manifest.0.len();
        let bytes = manifest.0.iter().map(|entry| entry.size).sum();
        Ok(Written { files, bytes, written: files - kept, kept, removed })
    }
}

/// For `map_err`: what was tried on which path, and the cause in words that a clerk understands.
fn refuse(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    move |cause| {
        let plain = match cause.kind() {
            io::ErrorKind::StorageFull => Some("đĩa đầy"),
            io::ErrorKind::QuotaExceeded => Some("hết hạn mức đĩa"),
            io::ErrorKind::FileTooLarge => Some("tệp vượt giới hạn mà máy cho phép"),
            io::ErrorKind::PermissionDenied => Some("không có quyền"),
            io::ErrorKind::ReadOnlyFilesystem => Some("đĩa chỉ cho đọc"),
            io::ErrorKind::NotFound => Some("không có tệp hoặc thư mục này"),
            _ => None,
        };
        let cause = plain.map_or_else(
            || io::Error::new(cause.kind(), cause.to_string()),
            |plain| io::Error::new(cause.kind(), format!("{plain} ({cause})")),
        );
        Error::System { action, path, cause }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
