//! A handle on a folder. Everything the program reads of the outside world is opened here, below such a handle.
//!
//! A name is opened without following links, then asked through its handle what it is: between a question about a *path*
//! and the opening of it, somebody could put something else there.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;

use super::{FileKind, ReadFailure, Status};

impl From<Errno> for ReadFailure {
    fn from(cause: Errno) -> Self {
        match cause {
            Errno::NOENT => Self::Vanished,
            Errno::LOOP => Self::Link,
            // What a socket, or a device without a driver, answers to being opened.
            Errno::NXIO | Errno::NODEV => Self::Special,
            cause => Self::Refused(cause.into()),
        }
    }
}

/// An open folder.
#[derive(Debug)]
pub(crate) struct Folder(OwnedFd);

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

impl AsFd for Folder {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl Folder {
    /// Opens the folder that the user named; links on the way to it are the user's own and followed.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(rustix::fs::open(path, FOLDER, Mode::empty())?))
    }

    /// Opens a folder in this one; a link is refused.
    pub(crate) fn enter(&self, name: impl AsRef<OsStr>) -> Result<Self, ReadFailure> {
        let name = name.as_ref();
        match rustix::fs::openat(self, name, FOLDER | OFlags::NOFOLLOW, Mode::empty()) {
            Ok(folder) => Ok(Self(folder)),
            // Linux says of a link that it is no folder.
            Err(Errno::NOTDIR) => match self.status(name)?.kind {
                FileKind::Link => Err(ReadFailure::Link),
                FileKind::Special => Err(ReadFailure::Special),
                _ => Err(ReadFailure::Refused(Errno::NOTDIR.into())),
            },
            Err(cause) => Err(cause.into()),
        }
    }

    /// What stands under this path below the folder; a link is not followed.
    pub(crate) fn status(&self, path: impl AsRef<OsStr>) -> Result<Status, ReadFailure> {
        Ok(status(&rustix::fs::statat(self, path.as_ref(), AtFlags::SYMLINK_NOFOLLOW)?))
    }

    /// What the system says about the folder itself.
    pub(crate) fn own_status(&self) -> io::Result<Status> {
        Ok(status(&rustix::fs::fstat(self)?))
    }

    /// The names in the folder with what they are, in the order of their bytes.
    pub(crate) fn list(&self) -> Result<Vec<(OsString, FileKind)>, ReadFailure> {
        let mut names = Vec::new();
        for entry in Dir::read_from(self)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name == b"." || name == b".." {
                continue;
            }
            let name = OsStr::from_bytes(name);
            let kind = match entry.file_type() {
                // Some file systems do not say it in the listing.
                FileType::Unknown => match self.status(name) {
                    Ok(status) => status.kind,
                    Err(ReadFailure::Vanished) => continue,
                    Err(trouble) => return Err(trouble),
                },
                known => kind(known),
            };
            names.push((name.to_owned(), kind));
        }
        names.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(names)
    }

    /// Opens a regular file at this path below the folder; no part of the path may be a link.
    pub(crate) fn file(&self, path: &Path) -> Result<(File, Status), ReadFailure> {
        // Without NONBLOCK, a pipe would keep us waiting for somebody to write into it.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        if let Some(file) = self.at_once(path, flags) {
            let status = status_of(&file)?;
            return if status.kind == FileKind::File { Ok((file, status)) } else { Err(ReadFailure::Special) };
        }
        let mut inner: Option<Self> = None;
        let mut parts = path.components().peekable();
        while let Some(part) = parts.next() {
            let Component::Normal(name) = part else { return Err(ReadFailure::Refused(Errno::INVAL.into())) };
            let here = inner.as_ref().unwrap_or(self);
            if parts.peek().is_some() {
                inner = Some(here.enter(name)?);
                continue;
            }
            let file = rustix::fs::openat(here, name, flags, Mode::empty())?;
            let file = File::from(file);
            let status = status_of(&file)?;
            return if status.kind == FileKind::File { Ok((file, status)) } else { Err(ReadFailure::Special) };
        }
        Err(ReadFailure::Refused(Errno::INVAL.into()))
    }

    /// Opens the path in one step where the system itself refuses links on the way; nothing where it does not, or where a
    /// closer look has to say what is wrong.
    #[cfg(target_os = "linux")]
    fn at_once(&self, path: &Path, flags: OFlags) -> Option<File> {
        let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        let below = rustix::fs::ResolveFlags::BENEATH | rustix::fs::ResolveFlags::NO_SYMLINKS;
        is_plain.then(|| rustix::fs::openat2(self, path, flags, Mode::empty(), below).ok()).flatten().map(File::from)
    }

    #[cfg(not(target_os = "linux"))]
    #[allow(clippy::unused_self, reason = "as on Linux")]
    fn at_once(&self, _: &Path, _: OFlags) -> Option<File> {
        None
    }
}

/// What the system says about an open file.
pub(super) fn status_of(file: &File) -> Result<Status, ReadFailure> {
    Ok(status(&rustix::fs::fstat(file)?))
}

fn kind(file_type: FileType) -> FileKind {
    match file_type {
        FileType::RegularFile => FileKind::File,
        FileType::Directory => FileKind::Folder,
        FileType::Symlink => FileKind::Link,
        _ => FileKind::Special,
    }
}

#[allow(
    clippy::allow_attributes,
    clippy::cast_sign_loss,
    clippy::cast_lossless,
    clippy::cast_possible_wrap,
    clippy::unnecessary_cast,
    clippy::useless_conversion,
    reason = "the fields have other widths on other systems"
)]
fn status(stat: &Stat) -> Status {
    Status {
        kind: kind(FileType::from_raw_mode(stat.st_mode)),
        size: stat.st_size as u64,
        modified: (stat.st_mtime as i64, stat.st_mtime_nsec as i64),
        changed: (stat.st_ctime as i64, stat.st_ctime_nsec as i64),
        identity: (stat.st_dev as u64, stat.st_ino as u64),
        mode: u32::from(stat.st_mode) & 0o7777,
    }
}
