//! Removing what is ours: a site that was replaced, a stage that came to nothing.
//!
//! Nothing here fails a build. What could not be removed keeps its mark, and the next build tries again.

use std::ffi::OsStr;

use rayon::prelude::*;

use super::manifest::{self, Manifest, ManifestEntry};
use super::refuse;
use super::target::OutputPath;
use crate::disk::{FileKind, Folder};
use crate::error::Error;

/// The name beside the output to which the old site is moved where there is no exchange.
pub(super) const OLD_SITE_NAME: &str = "aside";

/// Removes a replaced site: the files of its manifest and no other, the manifest itself last.
pub(super) fn site(folder: &Folder, manifest: &Manifest) {
    if listed(folder, "", &manifest.0) {
        let _ = folder.unlink(manifest::NAME);
    }
}

/// Removes the entries of one folder, and says whether nothing is left that should be gone.
fn listed(folder: &Folder, path: &str, mut entries: &[ManifestEntry]) -> bool {
    let mut parts = Vec::new();
    while let Some(entry) = entries.first() {
        let end = entry.path[path.len()..].find('/').map_or(1, |at| manifest::below(entries, &entry.path[..=path.len() + at]).end);
        parts.push(&entries[..end]);
        entries = &entries[end..];
    }
    // Some file systems wait for the disk at each removal.
    parts.par_iter().with_min_len(8).map(|part| part_of(folder, path, part)).reduce(|| true, |one, other| one && other)
}

/// Removes one file of the folder, or one folder in it with its entries.
fn part_of(folder: &Folder, path: &str, entries: &[ManifestEntry]) -> bool {
    let rest = &entries[0].path[path.len()..];
    let Some((name, _)) = rest.split_once('/') else { return is_gone(&folder.unlink(rest)) };
    match folder.enter(name) {
        // The handle is closed after the name is gone: else the system frees the folder's blocks while it locks the one
        // above, and all others wait.
        Ok(inner) => listed(&inner, &entries[0].path[..=path.len() + name.len()], entries) && is_gone(&folder.remove(name)),
        Err(trouble) => is_gone(&Err(trouble.into())),
    }
}

fn is_gone(removed: &std::io::Result<()>) -> bool {
    removed.as_ref().err().is_none_or(|cause| cause.kind() == std::io::ErrorKind::NotFound)
}

/// Removes everything in a stage, the marks last.
pub(super) fn all(folder: &Folder) {
    let is_mark = |name: &OsStr| name == manifest::STAGE || name == manifest::NAME;
    for (name, kind) in folder.list().unwrap_or_default() {
        if kind == FileKind::Folder {
            if let Ok(inner) = folder.enter(&name) {
                all(&inner);
            }
            let _ = folder.remove(&name);
        } else if !is_mark(&name) {
            let _ = folder.unlink(&name);
        }
    }
    if folder.list().is_ok_and(|left| left.iter().all(|(name, _)| is_mark(name))) {
        let _ = folder.unlink(manifest::NAME);
        let _ = folder.unlink(manifest::STAGE);
    }
}

/// Removes what a build that was killed left behind under this name, if it is ours and no process is at work in it.
pub(super) fn discard(above: &Folder, name: &OsStr) {
    let Ok(folder) = above.enter(name) else { return };
    if !folder.try_hold() {
        return;
    }
    if matches!(folder.kind(manifest::STAGE), Ok(Some(FileKind::File))) {
        all(&folder);
    } else if let Ok(Some((manifest, _))) = Manifest::of(&folder) {
        site(&folder, &manifest);
    }
    // Also one that was just made, or just emptied; one that holds anything else stays.
    let _ = above.remove(name);
}

/// Repairs what a build that was killed left beside the output. To be called under the lock.
pub(super) fn leftovers(target: &OutputPath) -> Result<(), Error> {
    let above = &target.above;
    let aside = target.beside(OLD_SITE_NAME);
    let missing = above.kind(&target.name).map_err(refuse("đọc", &target.out))?.is_none();
    if missing && matches!(above.kind(&aside), Ok(Some(FileKind::Folder))) {
        // Killed between the two steps of an exchange by renaming: the old site is the whole one.
        above.rename(&aside, &target.name).map_err(refuse("đổi tên", target.out.with_file_name(&aside)))?;
    }
    let names = above.list().map_err(|trouble| refuse("đọc", target.out.with_file_name("."))(trouble.into()))?;
    for (name, kind) in names {
        let is_stage =
            |rest: &str| rest.strip_prefix("stage-").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
        if kind == FileKind::Folder && target.is_beside(&name).is_some_and(|rest| rest == OLD_SITE_NAME || is_stage(rest)) {
            discard(above, &name);
        }
    }
    Ok(())
}
