//! A folder handle where the system has none: a path. Links are still refused, but between the question and the opening
//! somebody could put something else there.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{FileKind, ReadFailure, Status};

/// A folder, by its path.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Opens the folder that the user named.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        fs::read_dir(path)?;
        Ok(Self(path.canonicalize()?))
    }

    /// Opens a folder in this one; a link is refused.
    pub(crate) fn enter(&self, name: impl AsRef<OsStr>) -> Result<Self, ReadFailure> {
        match self.status(&name)?.kind {
            FileKind::Folder => Ok(Self(self.below(name))),
            FileKind::Link => Err(ReadFailure::Link),
            FileKind::Special => Err(ReadFailure::Special),
            FileKind::File => Err(ReadFailure::Refused(io::ErrorKind::NotADirectory.into())),
        }
    }

    /// What stands under this path below the folder; a link is not followed.
    pub(crate) fn status(&self, path: impl AsRef<OsStr>) -> Result<Status, ReadFailure> {
        Ok(status(&fs::symlink_metadata(self.below(path))?))
    }

    /// What the system says about the folder itself.
    pub(crate) fn own_status(&self) -> io::Result<Status> {
        Ok(status(&fs::symlink_metadata(&self.0)?))
    }

    /// The names in the folder with what they are, in order.
    pub(crate) fn list(&self) -> Result<Vec<(OsString, FileKind)>, ReadFailure> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            names.push((entry.file_name(), status(&entry.metadata()?).kind));
        }
        names.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(names)
    }

    /// Opens a regular file at this path below the folder; no part of the path may be a link.
    pub(crate) fn file(&self, path: &Path) -> Result<(File, Status), ReadFailure> {
        let mut here = self.0.clone();
        for part in path.components() {
            let Component::Normal(name) = part else { return Err(ReadFailure::Refused(io::ErrorKind::InvalidInput.into())) };
            here.push(name);
            match status(&fs::symlink_metadata(&here)?).kind {
                FileKind::Link => return Err(ReadFailure::Link),
                FileKind::Special => return Err(ReadFailure::Special),
                FileKind::File | FileKind::Folder => {}
            }
        }
        let file = File::open(here)?;
        let status = status_of(&file)?;
        if status.kind == FileKind::File { Ok((file, status)) } else { Err(ReadFailure::Special) }
    }

    /// The path of what lies below the folder.
    pub(crate) fn below(&self, path: impl AsRef<OsStr>) -> PathBuf {
        self.0.join(path.as_ref())
    }
}

/// What the system says about an open file.
pub(super) fn status_of(file: &File) -> Result<Status, ReadFailure> {
    Ok(status(&file.metadata()?))
}

fn status(metadata: &Metadata) -> Status {
    let kind = match metadata.file_type() {
        kind if kind.is_symlink() => FileKind::Link,
        kind if kind.is_dir() => FileKind::Folder,
        kind if kind.is_file() => FileKind::File,
        _ => FileKind::Special,
    };
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let modified = (i64::try_from(since.as_secs()).unwrap_or(0), i64::from(since.subsec_nanos()));
    // Neither the inode nor the permission bits can be asked for here.
    Status { kind, size: metadata.len(), modified, changed: modified, identity: (0, 0), mode: 0o644 }
}
