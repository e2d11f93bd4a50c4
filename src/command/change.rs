//! Changes of files of the catalog: shown as a unified diff, or written, each file in one step.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Component, Path};

use crate::error::{Error, Result};
use crate::text::unified;
use crate::write::{Amendment, amend};

/// The largest file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 128 << 20;

/// What one file becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileChange {
    /// Its path in the catalog folder.
    pub(super) path: String,
    /// What it holds now; nothing when it is not there.
    pub(super) before: Option<Vec<u8>>,
    /// What it shall hold.
    pub(super) after: Vec<u8>,
}

impl FileChange {
    /// A change of text, read with the line ends of `disk` put right; it is written with those of the file.
    pub(super) fn of_text(path: &str, disk: Option<Vec<u8>>, after: String) -> Self {
        let has_returns = disk.as_deref().is_some_and(|bytes| bytes.windows(2).any(|pair| pair == b"\r\n"));
        let after = if has_returns { after.replace('\n', "\r\n") } else { after };
        Self { path: path.to_owned(), before: disk, after: after.into_bytes() }
    }

    /// The change as `patch` reads it.
    pub(super) fn diff(&self) -> String {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
        let (before, after) = (text(self.before.as_deref().unwrap_or_default()), text(&self.after));
        match (before, after) {
            (Some(before), Some(after)) if self.before.is_some() => unified(&self.path, &before, &after),
            (Some(_), Some(after)) => unified(&self.path, "", &after).replacen(&format!("--- a/{}", self.path), "--- /dev/null", 1),
            _ => format!("Binary files a/{0} and b/{0} differ\n", self.path),
        }
    }

    /// Writes all changes, each file beside itself and then in its place, so that it is never half there and nothing that is
    /// saved meanwhile is lost.
    ///
    /// # Errors
    /// When a file is no longer what was read, when its folder is a link, or when the system refuses.
    pub(super) fn write_all(changes: &[Self], catalog: &Path) -> Result<()> {
        changes.iter().filter(|change| change.before.is_none()).try_for_each(|change| change.create(catalog))?;
        let amendment = |change: &Self| {
            let (path, before) = (change.path.clone().into(), change.before.clone()?);
            Some(Amendment { path, before, after: change.after.clone() })
        };
        amend(catalog, &changes.iter().filter_map(amendment).collect::<Vec<_>>())
    }

    /// Writes a file that was not there.
    fn create(&self, catalog: &Path) -> Result<()> {
        let relative = Path::new(&self.path);
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(Error::Usage(words!("{path}: tệp này nằm ngoài danh mục", "{path} lies outside the catalog", path = self.path)));
        }
        let path = catalog.join(relative);
        let mut folder = catalog.to_path_buf();
        for part in relative.parent().into_iter().flat_map(Path::components) {
            folder.push(part);
            match fs::symlink_metadata(&folder) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => {
                    return Err(Error::Usage(words!(
                        "{folder}: không phải thư mục thường",
                        "{folder} is no plain folder",
                        folder = folder.display()
                    )));
                }
                Err(cause) if cause.kind() == ErrorKind::NotFound => fs::create_dir(&folder).map_err(Error::system("tạo", &folder))?,
                Err(cause) => return Err(Error::system("mở", &folder)(cause)),
            }
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!(".{name}.motcua-new"));
        let written = put(&beside, &self.after).and_then(|()| match fs::hard_link(&beside, &path) {
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => Err(Error::Usage(words!(
                "{path}: tệp vừa được tạo ở nơi khác; hãy chạy lại",
                "{path} was made meanwhile; run this again",
                path = self.path
            ))),
            linked => linked.map_err(Error::system("ghi", &path)),
        });
        let _ = fs::remove_file(&beside);
        written
    }
}

/// The bytes of a regular file; nothing where there is none.
///
/// # Errors
/// When something else than a regular file stands there, or the system refuses.
pub(super) fn read_plain(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() && found.len() > MAX_FILE_BYTES => {
            let most = MAX_FILE_BYTES >> 20;
            Err(Error::Usage(words!(
                "{path}: tệp lớn hơn {most} MiB",
                "{path} is larger than {most} MiB",
                path = path.display(),
                most = most
            )))
        }
        Ok(found) if found.is_file() => fs::read(path).map(Some).map_err(Error::system("đọc", path)),
        Ok(_) => Err(Error::Usage(words!("{path}: không phải tệp thường", "{path} is no regular file", path = path.display()))),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::system("mở", path)(cause)),
    }
}

fn put(beside: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = fs::File::create_new(beside).map_err(Error::system("tạo", beside))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Error::system("ghi", beside))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let change = FileChange::of_text("a/b.md", None, "x\n".to_owned());
        FileChange::write_all(std::slice::from_ref(&change), folder.path()).unwrap();
        assert_eq!(fs::read(folder.path().join("a/b.md")).unwrap(), b"x\n");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
        assert!(FileChange::write_all(&[change], folder.path()).is_err(), "it is there by now");
        let change = FileChange::of_text("a/b.md", Some(b"x\n".to_vec()), "y\n".to_owned());
        FileChange::write_all(std::slice::from_ref(&change), folder.path()).unwrap();
        assert!(FileChange::write_all(&[change], folder.path()).is_err(), "it holds something else by now");
        assert_eq!(fs::read(folder.path().join("a/b.md")).unwrap(), b"y\n");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn line_ends_stay_those_of_the_file() {
        let change = FileChange::of_text("b.md", Some(b"x\r\ny\r\n".to_vec()), "x\nz\n".to_owned());
        assert_eq!(change.after, b"x\r\nz\r\n");
        assert_eq!(change.diff(), "--- a/b.md\n+++ b/b.md\n@@ -1,2 +1,2 @@\n x\r\n-y\r\n+z\r\n");
    }

    #[cfg(unix)]
    #[test]
    fn no_way_leads_out_of_the_catalog() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("in/out")).unwrap();
        for path in ["../x.md", "/x.md", "out/x.md", "out"] {
            let change = FileChange::of_text(path, None, String::new());
            assert!(FileChange::write_all(&[change], &folder.path().join("in")).is_err(), "{path}");
        }
        assert!(!folder.path().join("x.md").exists());
    }
}
