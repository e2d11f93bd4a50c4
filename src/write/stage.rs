//! The folder beside the output in which the new site grows, until it is whole.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::io;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::manifest::{self, Manifest, ManifestEntry};
use super::target::OutputPath;
use super::{refuse, remove};
use crate::disk::{self, Folder};
use crate::error::Error;

/// Folders with a single file in them.
pub(super) type Single<'p> = HashSet<&'p str, FixedState>;

/// The new site. Dropped before it was [published](Stage::forget), it is removed.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    target: &'a OutputPath,
    name: OsString,
    pub(super) folder: Folder,
    /// The modes to be set, where the umask or the folder above would choose others.
    folder_mode: Option<u32>,
    file_mode: Option<u32>,
    is_ours: bool,
}

impl<'a> Stage<'a> {
    /// Makes an empty stage with our mark in it.
    pub(super) fn make(target: &'a OutputPath) -> Result<Self, Error> {
        let path = |name: &OsStr| target.out.with_file_name(name);
        let pid = std::process::id();
        let mut name = target.beside(&format!("stage-{pid}"));
        for attempt in 1.. {
            match target.above.make(&name) {
                Ok(()) => break,
                // Somebody else's, or it could not be removed.
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => {
                    name = target.beside(&format!("stage-{pid}-{attempt}"));
                }
                Err(cause) => return Err(refuse("tạo", path(&name))(cause)),
            }
        }
        Self::furnish(target, &name).map_err(|cause| {
            remove::discard(&target.above, &name);
            refuse("tạo", path(&name))(cause)
        })
    }

    fn furnish(target: &'a OutputPath, name: &OsStr) -> io::Result<Self> {
        target.above.set_mode(name, disk::FOLDER_MODE)?;
        let folder = target.above.enter(name)?;
        folder.try_hold();
        folder.write(manifest::STAGE, format!("motcua {}\n", std::process::id()).as_bytes(), None)?;
        // What a first file and a first folder are given, all are.
        let file = folder.status(manifest::STAGE)?.mode;
        let probe = ".motcua-probe";
        folder.make(probe)?;
        let inner = folder.status(probe)?.mode;
        folder.remove(probe)?;
        Ok(Self {
            target,
            name: name.to_owned(),
            folder,
            folder_mode: (inner & 0o777 != disk::FOLDER_MODE).then_some(disk::FOLDER_MODE),
            file_mode: (file != disk::FILE_MODE).then_some(disk::FILE_MODE),
            is_ours: true,
        })
    }

    /// Makes the folders of these paths, which are in order, each once, but those with a single file in them. They are most, and
    /// returned: whoever writes the file [makes them](Stage::make_room), while others are still rendering.
    pub(super) fn make_folders<'p>(&self, paths: &[&'p str]) -> Result<Single<'p>, Error> {
        let mut folders: Vec<(&str, usize)> = Vec::new();
        // The folders in which the last path lies, from the outside in, as seats in the list.
        let mut open: Vec<usize> = Vec::new();
        for path in paths {
            while open.last().is_some_and(|seat| !is_in(path, folders[*seat].0)) {
                open.pop();
            }
            let known = open.last().map_or(0, |seat| folders[*seat].0.len() + 1);
            for (at, _) in path[known..].match_indices('/') {
                // A folder within counts for two files.
                open.last().into_iter().for_each(|seat| folders[*seat].1 += 2);
                open.push(folders.len());
                folders.push((&path[..known + at], 0));
            }
            open.last().into_iter().for_each(|seat| folders[*seat].1 += 1);
        }
        // A folder comes before what lies in it.
        let (single, others): (Vec<_>, Vec<_>) = folders.into_iter().partition(|(_, held)| *held == 1);
        others.into_iter().try_for_each(|(folder, _)| self.make_folder(folder))?;
        Ok(single.into_iter().map(|(folder, _)| folder).collect())
    }

    /// Makes the folder of this path, if it is one that only this file lies in.
    pub(super) fn make_room(&self, path: &str, single: &Single<'_>) -> Result<(), Error> {
        let folder = path.rsplit_once('/').map(|(above, _)| above).filter(|above| single.contains(above));
        folder.map_or(Ok(()), |folder| self.make_folder(folder))
    }

    fn make_folder(&self, folder: &str) -> Result<(), Error> {
        let made = self.folder.make(folder).and_then(|()| self.folder_mode.map_or(Ok(()), |mode| self.folder.set_mode(folder, mode)));
        made.map_err(refuse("tạo", self.target.out.join(folder)))
    }

    /// Writes a file that was not there.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.folder.write(path, bytes, self.file_mode).map_err(refuse("ghi", self.target.out.join(path)))
    }

    /// Ends the writing: lays the manifest in and waits for the disk.
    pub(super) fn seal(&self, manifest: &Manifest) -> Result<(), Error> {
        self.write(manifest::NAME, manifest.print().as_bytes())?;
        // From here the manifest says whose folder it is.
        self.folder.unlink(manifest::STAGE).map_err(refuse("xóa", self.target.out.with_file_name(&self.name).join(manifest::STAGE)))?;
        self.folder.sync_all().map_err(refuse("ghi", &self.target.out))
    }

    /// The name of the stage beside the output.
    pub(super) fn name(&self) -> &OsStr {
        &self.name
    }

    /// Leaves what stands under the name of the stage alone: it is the stage no more.
    pub(super) fn forget(mut self) {
        self.is_ours = false;
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if self.is_ours {
            remove::all(&self.folder);
            let _ = self.target.above.remove(&self.name);
        }
    }
}

/// The paths in order.
///
/// # Errors
/// If one is not plain, is there twice, or is a file and a folder at once: then one page would take the place of another.
pub(super) fn plan<'r, R>(routes: &'r [R], path: impl Fn(&'r R) -> &'r str) -> Result<Vec<&'r str>, Error> {
    let mut paths: Vec<&str> = routes.iter().map(path).collect();
    if let Some(path) = paths.par_iter().find_first(|path| !manifest::is_plain(path)) {
        return Err(Error::Usage(words!(
            "không ghi tệp có đường dẫn {path:?}: chỉ nhận a-z, 0-9 và . _ - giữa các dấu /",
            "a file at the path {path:?} is not written: only a-z, 0-9 and . _ - between slashes"
        )));
    }
    paths.sort_unstable();
    for pair in paths.windows(2) {
        if pair[0] == pair[1] {
            return Err(Error::Usage(words!(
                "hai trang cùng muốn ghi vào một tệp: {path}",
                "two pages want to be one file: {path}",
                path = pair[0]
            )));
        }
    }
    let mut last = "";
    for path in &paths {
        let mut above = *path;
        while let Some((folder, _)) = above.rsplit_once('/') {
            // The folders of the last path were looked at.
            if is_in(last, folder) {
                break;
            }
            if paths.binary_search(&folder).is_ok() {
                return Err(Error::Usage(words!(
                    "{folder} vừa là tệp vừa là thư mục của {path}",
                    "{folder} is a file and the folder of {path}"
                )));
            }
            above = folder;
        }
        last = path;
    }
    Ok(paths)
}

/// Whether this path lies in this folder, however deep.
fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The manifest of these entries, in whatever order they were written.
pub(super) fn manifest(mut entries: Vec<ManifestEntry>) -> Manifest {
    entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Manifest(entries)
}
