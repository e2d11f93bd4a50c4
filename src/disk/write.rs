//! The half of a folder handle that writes. A path below a handle has plain components only (`write::manifest::is_plain`).

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Write};

use rustix::fs::{AtFlags, FlockOperation, Mode, OFlags, RenameFlags};
use rustix::io::Errno;

use super::{Folder, ReadFailure};

/// What a published folder and file may be to others: everybody reads, the owner writes.
pub(crate) const FOLDER_MODE: u32 = 0o755;
pub(crate) const FILE_MODE: u32 = 0o644;

impl Folder {
    /// Makes a folder, readable by all unless the umask forbids it.
    pub(crate) fn make(&self, path: impl AsRef<OsStr>) -> io::Result<()> {
        Ok(rustix::fs::mkdirat(self, path.as_ref(), Mode::from_raw_mode(FOLDER_MODE))?)
    }

    /// Makes a file that was not there, and writes it whole. `mode` is set where the umask or the folder would choose another.
    pub(crate) fn write(&self, path: impl AsRef<OsStr>, bytes: &[u8], mode: Option<u32>) -> io::Result<()> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut file = File::from(rustix::fs::openat(self, path.as_ref(), flags, Mode::from_raw_mode(FILE_MODE))?);
        if let Some(mode) = mode {
            rustix::fs::fchmod(&file, Mode::from_raw_mode(mode))?;
        }
        file.write_all(bytes)?;
        // Where all files cannot be waited for at once, each is waited for.
        if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
    }

    /// Sets the permissions of a folder below this one.
    pub(crate) fn set_mode(&self, path: impl AsRef<OsStr>, mode: u32) -> io::Result<()> {
        Ok(rustix::fs::chmodat(self, path.as_ref(), Mode::from_raw_mode(mode), AtFlags::empty())?)
    }

    /// Opens or makes the file of a lock; it must be a regular file.
    pub(crate) fn lock_file(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(self, name, flags, Mode::from_raw_mode(FILE_MODE))?);
        if file.metadata()?.is_file() { Ok(file) } else { Err(ReadFailure::Special.into()) }
    }

    /// Whether `file` is still what stands under this name.
    pub(crate) fn holds(&self, name: &OsStr, file: &File) -> io::Result<bool> {
        use std::os::unix::fs::MetadataExt;
        let file = file.metadata()?;
        Ok(self.status(name).is_ok_and(|status| status.identity == (file.dev(), file.ino())))
    }

    /// Marks the folder as in use until this handle is closed; false if another process did so before.
    pub(crate) fn try_hold(&self) -> bool {
        rustix::fs::flock(self, FlockOperation::NonBlockingLockExclusive).is_ok()
    }

    /// Gives the file at `path` a second name, at the same path below `other`.
    pub(crate) fn link(&self, path: &str, other: &Self) -> io::Result<()> {
        Ok(rustix::fs::linkat(self, path, other, path, AtFlags::empty())?)
    }

    /// Removes the name of a file.
    pub(crate) fn unlink(&self, path: impl AsRef<OsStr>) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(self, path.as_ref(), AtFlags::empty())?)
    }

    /// Removes an empty folder.
    pub(crate) fn remove(&self, path: impl AsRef<OsStr>) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(self, path.as_ref(), AtFlags::REMOVEDIR)?)
    }

    /// Exchanges what stands under two names, in one step.
    ///
    /// # Errors
    /// `Unsupported` where the system or the file system has no such step.
    pub(crate) fn exchange(&self, one: &OsStr, other: &OsStr) -> io::Result<()> {
        with_flags(self, one, other, RenameFlags::EXCHANGE)
    }

    /// Gives what stands under `from` the free name `to`.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        match with_flags(self, from, to, RenameFlags::NOREPLACE) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => match self.status(to) {
                Err(ReadFailure::Vanished) => Ok(rustix::fs::renameat(self, from, self, to)?),
                Ok(_) => Err(Errno::EXIST.into()),
                Err(trouble) => Err(trouble.into()),
            },
            result => result,
        }
    }

    /// Gives what stands under `from` the name `to`, which it takes from the file that has it.
    pub(crate) fn replace(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::renameat(self, from, self, to)?)
    }

    /// Waits until the names in the folder are on the disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        Ok(rustix::fs::fsync(self)?)
    }

    /// Waits until all that was written below the folder is on the disk.
    #[cfg(target_os = "linux")]
    pub(crate) fn sync_all(&self) -> io::Result<()> {
        Ok(rustix::fs::syncfs(self)?)
    }

    /// Waits until the names in the folder are on the disk; the files were waited for one by one.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn sync_all(&self) -> io::Result<()> {
        self.sync()
    }

    /// Whether the folder lies on another disk than the one above it.
    pub(crate) fn is_mounted_apart(&self, above: &Self) -> io::Result<bool> {
        Ok(self.own_status()?.identity.0 != above.own_status()?.identity.0)
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn with_flags(folder: &Folder, from: &OsStr, to: &OsStr, flags: RenameFlags) -> io::Result<()> {
    match rustix::fs::renameat_with(folder, from, folder, to, flags) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Err(io::ErrorKind::Unsupported.into()),
        result => Ok(result?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn with_flags(_: &Folder, _: &OsStr, _: &OsStr, _: RenameFlags) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
