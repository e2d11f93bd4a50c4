//! An editor's file with other bytes: whole as it was or whole as it is fixed, whatever happens meanwhile.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::disk::Folder;
use crate::error::Error;

/// What stands beside a file while it is written. No file of a catalog begins with a dot.
const DRAFT: &str = ".motcua-fixing";

/// A file of a catalog, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Its path below the catalog folder, as the disk spells it.
    pub path: PathBuf,
    /// What it holds.
    pub before: Vec<u8>,
    /// What it shall hold.
    pub after: Vec<u8>,
}

/// Replaces these files, with the rights they have. All are written beside the old ones before the first takes its place.
///
/// # Errors
/// When a part of a path is a link, when a file holds anything else by now, or when the system refuses.
pub fn amend(catalog: &Path, amendments: &[Amendment]) -> Result<(), Error> {
    let mut result = Ok(());
    for (number, amendment) in amendments.iter().enumerate() {
        result = draft(catalog, number, amendment).map_err(Error::system("sửa", catalog.join(&amendment.path)));
        if result.is_err() {
            break;
        }
    }
    if result.is_ok() {
        result = Folder::open(catalog).and_then(|folder| folder.sync_all()).map_err(Error::system("ghi", catalog));
    }
    for (number, amendment) in amendments.iter().enumerate() {
        let Ok((folder, name)) = place(catalog, &amendment.path) else { continue };
        let draft = draft_name(number);
        if result.is_ok() {
            result = folder.replace(&draft, name).map_err(Error::system("sửa", catalog.join(&amendment.path)));
        }
        if result.is_err() {
            let _ = folder.unlink(&draft);
        }
    }
    result
}

fn draft(catalog: &Path, number: usize, amendment: &Amendment) -> io::Result<()> {
    let (folder, name) = place(catalog, &amendment.path)?;
    let (now, status) = folder.read(Path::new(name), amendment.before.len() as u64)?;
    if now != amendment.before {
        return Err(io::Error::other("tệp vừa được sửa ở nơi khác (it has just been changed elsewhere)"));
    }
    let draft = draft_name(number);
    if folder.kind(&draft)?.is_some() {
        folder.unlink(&draft)?;
    }
    folder.write(&draft, &amendment.after, Some(status.mode))
}

fn draft_name(number: usize) -> OsString {
    format!("{DRAFT}-{number}").into()
}

/// The folder in which a file stands, and its name there. No part of the path may be a link.
fn place<'a>(catalog: &Path, path: &'a Path) -> io::Result<(Folder, &'a OsStr)> {
    let mut folder = Folder::open(catalog)?;
    let parts = path.components().map(|part| match part {
        Component::Normal(name) => Ok(name),
        _ => Err(io::Error::from(io::ErrorKind::InvalidInput)),
    });
    let parts = parts.collect::<io::Result<Vec<&OsStr>>>()?;
    let (name, above) = parts.split_last().ok_or(io::ErrorKind::InvalidInput)?;
    for part in above {
        folder = folder.enter(part)?;
    }
    Ok((folder, name))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn one(path: &str, before: &str) -> Amendment {
        Amendment { path: path.into(), before: before.into(), after: "mới".into() }
    }

    #[test]
    fn a_file_is_replaced_with_its_rights_and_nothing_is_left_beside_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("a"))?;
        let file = folder.path().join("a/b.md");
        fs::write(&file, "cũ")?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640))?;
        fs::write(folder.path().join("a").join(draft_name(0)), "từ lần trước")?;
        assert!(amend(folder.path(), &[one("a/b.md", "cũ")]).is_ok());
        assert_eq!(fs::read_to_string(&file)?, "mới");
        assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path().join("a"))?.count(), 1);
        Ok(())
    }

    #[test]
    fn links_changed_files_and_paths_that_lead_out_are_left_alone_and_so_is_all_the_rest() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let outside = tempfile::tempdir()?;
        fs::write(outside.path().join("x.md"), "cũ")?;
        symlink(outside.path().join("x.md"), folder.path().join("link.md"))?;
        symlink(outside.path(), folder.path().join("out"))?;
        fs::write(folder.path().join("y.md"), "đã khác")?;
        fs::write(folder.path().join("z.md"), "cũ")?;
        for path in ["link.md", "out/x.md", "../x.md", "/etc/hostname", "", "y.md"] {
            assert!(amend(folder.path(), &[one("z.md", "cũ"), one(path, "cũ")]).is_err(), "{path}");
        }
        assert_eq!(fs::read_to_string(outside.path().join("x.md"))?, "cũ");
        assert_eq!(fs::read_to_string(folder.path().join("y.md"))?, "đã khác");
        assert_eq!(fs::read_to_string(folder.path().join("z.md"))?, "cũ");
        assert_eq!(fs::read_dir(folder.path())?.count(), 4, "a draft is left");
        Ok(())
    }
}
