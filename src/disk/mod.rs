//! Folder handles: everything the program reads of the outside world, and the site that it writes, is opened below one.
//!
//! What stands here is the same on every system; how a handle is asked (`read`) and what it writes (`write`) is told once for
//! Unix and once for systems that have no such handles (`portable/`).

// Without the tool it is always the second: so a check on any machine looks at the very files that a browser gets.
#[cfg_attr(not(all(unix, feature = "tool")), path = "portable/read.rs")]
mod read;
#[cfg_attr(not(all(unix, feature = "tool")), path = "portable/write.rs")]
mod write;

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;

pub(crate) use read::Folder;
use read::status_of;
pub(crate) use write::{FILE_MODE, FOLDER_MODE};

/// What stands under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    File,
    Folder,
    Link,
    /// A pipe, a device, a socket.
    Special,
}

/// What the system says about a file, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Status {
    pub(crate) kind: FileKind,
    pub(crate) size: u64,
    /// Seconds and nanoseconds since 1970.
    pub(crate) modified: (i64, i64),
    /// When its name, owner, mode or content last changed.
    pub(crate) changed: (i64, i64),
    /// Device and inode: two names with the same pair are one file.
    pub(crate) identity: (u64, u64),
    /// The permission bits.
    pub(crate) mode: u32,
}

/// Why something could not be read.
#[derive(Debug)]
pub(crate) enum ReadFailure {
    Vanished,
    Link,
    Special,
    /// Larger than this many bytes are allowed.
    TooLarge,
    /// It changed each time while it was read.
    Restless,
    Refused(io::Error),
}

impl From<io::Error> for ReadFailure {
    fn from(cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::NotFound => Self::Vanished,
            _ => Self::Refused(cause),
        }
    }
}

impl From<ReadFailure> for io::Error {
    fn from(trouble: ReadFailure) -> Self {
        match trouble {
            ReadFailure::Vanished => Self::from(io::ErrorKind::NotFound),
            ReadFailure::Link => Self::new(io::ErrorKind::InvalidInput, "liên kết tượng trưng (symbolic link)"),
            ReadFailure::Special => Self::new(io::ErrorKind::InvalidInput, "không phải tệp thường (not a regular file)"),
            ReadFailure::TooLarge => Self::new(io::ErrorKind::InvalidData, "tệp quá lớn (too large)"),
            ReadFailure::Restless => Self::new(io::ErrorKind::InvalidData, "tệp đang thay đổi (it is being written)"),
            ReadFailure::Refused(cause) => cause,
        }
    }
}

impl Folder {
    /// What stands under this name; none if nothing does.
    pub(crate) fn kind(&self, name: impl AsRef<OsStr>) -> io::Result<Option<FileKind>> {
        match self.status(name) {
            Ok(status) => Ok(Some(status.kind)),
            Err(ReadFailure::Vanished) => Ok(None),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// Reads a regular file whole, once, if it is no larger than `limit`. A file that changes meanwhile is read anew.
    pub(crate) fn read(&self, path: &Path, limit: u64) -> Result<(Vec<u8>, Status), ReadFailure> {
        for _ in 0..3 {
            let (mut file, before) = self.file(path)?;
            if before.size > limit {
                return Err(ReadFailure::TooLarge);
            }
            let mut bytes = Vec::with_capacity(usize::try_from(before.size).unwrap_or(0).saturating_add(1));
            Read::by_ref(&mut file).take(limit + 1).read_to_end(&mut bytes).map_err(ReadFailure::Refused)?;
            if bytes.len() as u64 > limit {
                return Err(ReadFailure::TooLarge);
            }
            let after = status_of(&file)?;
            if (after.size, after.modified) == (bytes.len() as u64, before.modified) {
                return Ok((bytes, after));
            }
        }
        Err(ReadFailure::Restless)
    }
}
