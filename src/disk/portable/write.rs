//! The half of a folder handle that writes, where the system has no such handles. There is no exchange in one step either:
//! see `write::exchange`.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};

use super::{FileKind, Folder, ReadFailure};

/// The modes of Unix, which are not set here.
pub(crate) const FOLDER_MODE: u32 = 0o644;
pub(crate) const FILE_MODE: u32 = 0o644;

impl Folder {
    /// Makes a folder.
    pub(crate) fn make(&self, path: impl AsRef<OsStr>) -> io::Result<()> {
        fs::create_dir(self.below(path))
    }

    /// Makes a file that was not there, and writes it whole.
    pub(crate) fn write(&self, path: impl AsRef<OsStr>, bytes: &[u8], _: Option<u32>) -> io::Result<()> {
        let mut file = File::create_new(self.below(path))?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Sets nothing.
    pub(crate) fn set_mode(&self, _: impl AsRef<OsStr>, _: u32) -> io::Result<()> {
        Ok(())
    }

    /// Opens or makes the file of a lock; it must be a regular file.
    pub(crate) fn lock_file(&self, name: &OsStr) -> io::Result<File> {
        match self.kind(name)? {
            None | Some(FileKind::File) => File::options().read(true).write(true).create(true).truncate(false).open(self.below(name)),
            Some(_) => Err(ReadFailure::Special.into()),
        }
    }

    /// An open file keeps its name here.
    pub(crate) fn holds(&self, _: &OsStr, _: &File) -> io::Result<bool> {
        Ok(true)
    }

    /// The lock beside the output has to suffice.
    pub(crate) fn try_hold(&self) -> bool {
        true
    }

    /// Gives the file at `path` a second name, at the same path below `other`.
    pub(crate) fn link(&self, path: &str, other: &Self) -> io::Result<()> {
        fs::hard_link(self.below(path), other.below(path))
    }

    /// Removes the name of a file.
    pub(crate) fn unlink(&self, path: impl AsRef<OsStr>) -> io::Result<()> {
        fs::remove_file(self.below(path))
    }

    /// Removes an empty folder.
    pub(crate) fn remove(&self, path: impl AsRef<OsStr>) -> io::Result<()> {
        fs::remove_dir(self.below(path))
    }

    /// There is no such step here.
    pub(crate) fn exchange(&self, _: &OsStr, _: &OsStr) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Gives what stands under `from` the free name `to`.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        match self.kind(to)? {
            None => fs::rename(self.below(from), self.below(to)),
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    /// Gives what stands under `from` the name `to`, which it takes from the file that has it.
    pub(crate) fn replace(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.below(from), self.below(to))
    }

    /// A folder cannot be waited for here.
    pub(crate) fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    /// The files were waited for one by one.
    pub(crate) fn sync_all(&self) -> io::Result<()> {
        Ok(())
    }

    /// The rename will say so.
    pub(crate) fn is_mounted_apart(&self, _: &Self) -> io::Result<bool> {
        Ok(false)
    }
}
