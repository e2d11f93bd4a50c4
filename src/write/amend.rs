//! An editor's file with other bytes: whole as it was or whole as it is fixed, whatever happens meanwhile.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::disk::{Folder, ReadFailure};
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

/// How long a program that had a file open when ours took its place has to finish what it writes, before that is looked at.
const SETTLE_TIME: Duration = Duration::from_millis(50);
/// How often a file is put back while somebody keeps saving it.
const ATTEMPTS: usize = 100;

/// Replaces these files, with the rights they have. All are written beside the old ones before the first takes its place.
///
/// A file that is saved meanwhile keeps what was saved: ours and the old one change places in one step, and what came out is
/// compared with what was read. Where it differs, it goes back.
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
    let mut exchanged = Vec::new();
    for (number, amendment) in amendments.iter().enumerate() {
        let Ok((folder, name)) = place(catalog, &amendment.path) else { continue };
        let draft = draft_name(number);
        if result.is_ok() {
            match exchange(&folder, &draft, name, amendment) {
                Ok(is_exchanged) => {
                    exchanged.extend(is_exchanged.then_some((number, amendment)));
                    continue;
                }
                Err(cause) => result = Err(Error::system("sửa", catalog.join(&amendment.path))(cause)),
            }
        }
        let _ = folder.unlink(&draft);
    }
    if !exchanged.is_empty() {
        thread::sleep(SETTLE_TIME);
    }
    for (number, amendment) in exchanged {
        let settled = place(catalog, &amendment.path).and_then(|(folder, name)| settle(&folder, &draft_name(number), name, amendment));
        let settled = settled.map_err(Error::system("sửa", catalog.join(&amendment.path)));
        result = result.and(settled);
    }
    result
}

/// Lets the draft and the file change places; false where there is no such step, and the draft has replaced the file.
fn exchange(folder: &Folder, draft: &OsStr, name: &OsStr, amendment: &Amendment) -> io::Result<bool> {
    match folder.exchange(draft, name) {
        Ok(()) => Ok(true),
        Err(cause) if cause.kind() == io::ErrorKind::Unsupported => {
            if !is(folder, name, &amendment.before)? {
                return Err(changed());
            }
            folder.replace(draft, name).map(|()| false)
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(changed()),
        Err(cause) => Err(cause),
    }
}

/// Looks at what came out of the exchange, and puts it back where it is not what was read. Whoever saves the file meanwhile
/// saves over one of ours: then what came out last is the newest, and goes back in turn.
fn settle(folder: &Folder, draft: &OsStr, name: &OsStr, amendment: &Amendment) -> io::Result<()> {
    if is(folder, draft, &amendment.before)? {
        return folder.unlink(draft);
    }
    let mut placed = amendment.after.clone();
    for _ in 0..ATTEMPTS {
        let back = folder.read(Path::new(draft), u64::MAX - 1)?.0;
        match folder.exchange(draft, name) {
            // Deleted meanwhile: so it shall be, but what was saved before stays in reach.
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => folder.rename(draft, name)?,
            result => result?,
        }
        if folder.kind(draft)?.is_none() {
            return Err(changed());
        }
        if is(folder, draft, &placed)? {
            folder.unlink(draft)?;
            return Err(changed());
        }
        placed = back;
    }
    // Both stay: one under its name, the other beside it.
    Err(changed())
}

/// Whether a file holds these bytes.
fn is(folder: &Folder, name: &OsStr, bytes: &[u8]) -> io::Result<bool> {
    match folder.read(Path::new(name), bytes.len() as u64) {
        Ok((now, _)) => Ok(now == bytes),
        Err(ReadFailure::TooLarge | ReadFailure::Restless | ReadFailure::Link | ReadFailure::Special) => Ok(false),
        Err(trouble) => Err(trouble.into()),
    }
}

fn changed() -> io::Error {
    io::Error::other("tệp vừa được sửa ở nơi khác (it has just been changed elsewhere)")
}

fn draft(catalog: &Path, number: usize, amendment: &Amendment) -> io::Result<()> {
    let (folder, name) = place(catalog, &amendment.path)?;
    let (now, status) = folder.read(Path::new(name), amendment.before.len() as u64)?;
    if now != amendment.before {
        return Err(changed());
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

    /// Saves the file just when its draft appears, a little later each time, in one of the ways in which programs save.
    fn saved_meanwhile(round: u64, save: impl Fn(&Path, &str) -> io::Result<()> + Send + 'static) -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.md");
        fs::write(&file, "cũ")?;
        let draft = folder.path().join(draft_name(0));
        let text = format!("lần lưu {round}");
        let saver = thread::spawn({
            let (file, text) = (file.clone(), text.clone());
            move || {
                while !draft.exists() && fs::read(&file).is_ok_and(|now| now == "cũ".as_bytes()) {
                    std::hint::spin_loop();
                }
                thread::sleep(Duration::from_micros(round * 37 % 1500));
                save(&file, &text)
            }
        });
        let amended = amend(folder.path(), &[one("a.md", "cũ")]);
        assert!(saver.join().is_ok_and(|saved| saved.is_ok()));
        assert_eq!(fs::read_to_string(&file)?, text, "round {round}: a save is lost, {amended:?}");
        assert_eq!(fs::read_dir(folder.path())?.count(), 1, "round {round}: something is left, {amended:?}");
        Ok(())
    }

    #[test]
    fn a_save_made_while_the_file_is_mended_is_never_lost() -> io::Result<()> {
        for round in 0..40 {
            saved_meanwhile(round, |file, text| fs::write(file, text))?;
            saved_meanwhile(round, |file, text| {
                fs::write(file.with_extension("tmp"), text)?;
                fs::rename(file.with_extension("tmp"), file)
            })?;
        }
        Ok(())
    }

    #[test]
    fn what_was_saved_between_the_comparison_and_the_exchange_goes_back() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        let file = dir.path().join("a.md");
        fs::write(&file, "cũ")?;
        let amendment = one("a.md", "cũ");
        draft(dir.path(), 0, &amendment)?;
        let (folder, name) = place(dir.path(), &amendment.path)?;
        fs::write(&file, "vừa lưu")?;
        assert!(exchange(&folder, &draft_name(0), name, &amendment)?);
        assert!(settle(&folder, &draft_name(0), name, &amendment).is_err());
        assert_eq!(fs::read_to_string(&file)?, "vừa lưu");
        assert_eq!(fs::read_dir(dir.path())?.count(), 1);
        Ok(())
    }

    #[test]
    fn of_two_saves_the_later_stays() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        let file = dir.path().join("a.md");
        fs::write(&file, "cũ")?;
        let amendment = one("a.md", "cũ");
        draft(dir.path(), 0, &amendment)?;
        let (folder, name) = place(dir.path(), &amendment.path)?;
        fs::write(&file, "lần một")?;
        assert!(exchange(&folder, &draft_name(0), name, &amendment)?);
        fs::write(&file, "lần hai")?;
        assert!(settle(&folder, &draft_name(0), name, &amendment).is_err());
        assert_eq!(fs::read_to_string(&file)?, "lần hai");
        assert_eq!(fs::read_dir(dir.path())?.count(), 1);
        Ok(())
    }
}
