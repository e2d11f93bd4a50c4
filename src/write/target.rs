//! Where the site goes: a name in a folder, and the names beside it that are ours.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::refuse;
use crate::disk::Folder;
use crate::error::Error;

/// The place of the output folder, whether or not it exists.
#[derive(Debug)]
pub(super) struct OutputPath {
    /// The path as the user knows it, for messages.
    pub(super) out: PathBuf,
    /// The folder in which it lies.
    pub(super) above: Folder,
    /// Its name there.
    pub(super) name: OsString,
}

impl OutputPath {
    /// Finds the folder above the output, and makes it where it is missing.
    pub(super) fn of(out: &Path) -> Result<Self, Error> {
        let absolute = std::path::absolute(out).map_err(refuse("đọc", out))?;
        // `..` at the end names nothing; the system knows what it leads to.
        let absolute = if absolute.file_name().is_some() { absolute } else { absolute.canonicalize().map_err(refuse("đọc", out))? };
        let (Some(above), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            return Err(Error::Usage(words!(
                "không thể ghi trang vào {out}; hãy chọn một thư mục riêng (-o)",
                "the site cannot be written to {out}; choose a folder of its own (-o)",
                out = out.display()
            )));
        };
        if name.len() > 200 {
            return Err(Error::Usage(words!(
                "tên thư mục {out} quá dài (trên 200 byte)",
                "the name of the folder {out} is too long (over 200 bytes)",
                out = out.display()
            )));
        }
        fs::create_dir_all(above).map_err(refuse("tạo", above))?;
        let name = name.to_owned();
        let above = Folder::open(above).map_err(refuse("mở", above))?;
        Ok(Self { out: out.to_owned(), above, name })
    }

    /// A name beside the output: `.NAME.motcua-…`.
    pub(super) fn beside(&self, what: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(format!(".motcua-{what}"));
        name
    }

    /// What follows in a name beside the output, if it is one.
    pub(super) fn is_beside<'a>(&self, name: &'a OsStr) -> Option<&'a str> {
        let prefix = self.beside("");
        name.to_str()?.strip_prefix(prefix.to_str()?)
    }

    /// Whether any build took the lock before.
    pub(super) fn was_locked(&self) -> bool {
        self.above.status(self.beside("lock")).is_ok()
    }

    /// Takes the lock of this output; `waiting` is called if another build holds it. The file stays when the lock is given
    /// back: were it removed, two builds could hold two files of one name.
    pub(super) fn lock(&self, waiting: &dyn Fn()) -> Result<File, Error> {
        let name = self.beside("lock");
        let path = self.out.with_file_name(&name);
        loop {
            let file = self.above.lock_file(&name).map_err(refuse("mở", &path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    waiting();
                    wait(&file).map_err(refuse("khóa", &path))?;
                }
                Err(TryLockError::Error(cause)) => return Err(refuse("khóa", &path)(cause)),
            }
            // Somebody may have removed the file by hand while we waited.
            if self.above.holds(&name, &file).map_err(refuse("đọc", &path))? {
                return Ok(file);
            }
        }
    }
}

fn wait(file: &File) -> io::Result<()> {
    loop {
        match file.lock() {
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
