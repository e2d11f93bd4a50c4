//! The one moment at which the new site takes the place of the old.

use std::ffi::{OsStr, OsString};
use std::io;

use super::old::{self, Old};
use super::refuse;
use super::remove::OLD_SITE_NAME;
use super::target::OutputPath;
use crate::disk::Folder;
use crate::error::Error;

/// Puts the stage in the place of the output, and says under which name the old site lies now.
///
/// On Linux and macOS this is one step of the file system: at every moment, also after a power cut, the output is wholly
/// the old site or wholly the new. Where there is no such step (Windows, some network disks), the old site is renamed and
/// then the new one: for a moment there is none, and if the program is killed just then, the next build puts the old one back.
pub(super) fn exchange(target: &OutputPath, stage: &OsStr, old: Option<&Old>) -> Result<Option<OsString>, Error> {
    let OutputPath { above, name, out } = target;
    let Some(old) = old else {
        above.rename(stage, name).map_err(refuse("đổi tên", out))?;
        return Ok(None);
    };
    // Somebody may have put another folder there while we wrote; it was never looked at, so it stays.
    let now = above.status(name).map_err(|trouble| refuse("đọc", out)(trouble.into()))?;
    if now.identity != old.identity {
        return Err(refuse("thay", out)(io::Error::other("thư mục đã bị thay bằng thư mục khác trong lúc dựng trang")));
    }
    match above.exchange(stage, name) {
        Ok(()) => Ok(Some(stage.to_owned())),
        Err(cause) if cause.kind() == io::ErrorKind::Unsupported => {
            let aside = target.beside(OLD_SITE_NAME);
            in_two_steps(above, stage, name, &aside).map_err(refuse("thay", out))?;
            Ok(Some(aside))
        }
        Err(cause) if matches!(cause.kind(), io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy) => Err(old::mounted(target)),
        Err(cause) => Err(refuse("thay", out)(cause)),
    }
}

fn in_two_steps(above: &Folder, stage: &OsStr, name: &OsStr, aside: &OsStr) -> io::Result<()> {
    above.rename(name, aside)?;
    above.rename(stage, name).inspect_err(|_| {
        // If this fails too, the next build does it.
        let _ = above.rename(aside, name);
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn without_an_exchange_the_old_site_is_laid_aside() {
        let dir = tempfile::tempdir().unwrap();
        let above = Folder::open(dir.path()).unwrap();
        let [stage, name, aside] = [".s", "out", ".a"].map(OsStr::new);
        for (folder, text) in [(stage, "new"), (name, "old")] {
            fs::create_dir(dir.path().join(folder)).unwrap();
            fs::write(dir.path().join(folder).join("x"), text).unwrap();
        }
        in_two_steps(&above, stage, name, aside).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join("out/x")).unwrap(), "new");
        assert_eq!(fs::read_to_string(dir.path().join(".a/x")).unwrap(), "old");
        assert!(in_two_steps(&above, stage, name, OsStr::new(".b")).is_err(), "there is no stage");
        assert_eq!(fs::read_to_string(dir.path().join("out/x")).unwrap(), "new", "put back");
    }
}
