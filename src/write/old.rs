//! The site that is published now: whether all of it is ours, and what of it can be kept.

use std::io;

use super::manifest::{self, Manifest, ManifestEntry};
use super::refuse;
use super::target::OutputPath;
use crate::disk::{self, FileKind, Folder, Status};
use crate::error::Error;

/// How many foreign files are told by name.
const MAX_NAMED: usize = 20;

/// The published site.
#[derive(Debug)]
pub(super) struct Old {
    pub(super) folder: Folder,
    /// Empty for an empty folder that somebody made for us.
    pub(super) manifest: Manifest,
    /// Device and inode, to know the folder again.
    pub(super) identity: (u64, u64),
    /// When the manifest was written: after all files, so that a later time means another hand.
    published: Option<(i64, i64)>,
}

impl Old {
    /// Opens what is published; none if nothing is.
    ///
    /// # Errors
    /// If it is a link, or no folder, or holds anything that we did not publish.
    pub(super) fn open(target: &OutputPath) -> Result<Option<Self>, Error> {
        let out = &target.out;
        match target.above.kind(&target.name).map_err(refuse("đọc", out))? {
            None => return Ok(None),
            Some(FileKind::Folder) => {}
            Some(FileKind::Link) => {
                let out = out.display();
                return Err(Error::Usage(words!(
                    "{out} là liên kết tượng trưng (symbolic link); hãy ghi thẳng đường dẫn của thư mục thật (-o)",
                    "{out} is a symbolic link; name the folder itself (-o)"
                )));
            }
            Some(_) => {
                return Err(Error::Usage(words!(
                    "{out} không phải thư mục; hãy chọn một thư mục khác (-o)",
                    "{out} is no folder; choose another (-o)",
                    out = out.display()
                )));
            }
        }
        let folder = target.above.enter(&target.name).map_err(|trouble| refuse("mở", out)(trouble.into()))?;
        if folder.is_mounted_apart(&target.above).map_err(refuse("đọc", out))? {
            return Err(mounted(target));
        }
        let identity = folder.own_status().map_err(refuse("đọc", out))?.identity;
        let known = Manifest::of(&folder).map_err(refuse("đọc", out))?;
        let (manifest, published) =
            known.map_or_else(|| (Manifest::default(), None), |(manifest, status)| (manifest, Some(status.modified)));
        let mut foreign = Vec::new();
        look(&folder, "", &manifest.0, published.is_some(), &mut foreign).map_err(refuse("đọc", out))?;
        if foreign.is_empty() {
            return Ok(Some(Self { folder, manifest, identity, published }));
        }
        let more = foreign.len().saturating_sub(MAX_NAMED);
        foreign.truncate(MAX_NAMED);
        if more > 0 {
            foreign.push(format!("… và {more} tệp khác"));
        }
        Err(Error::Foreign { out: out.clone(), files: foreign })
    }

    /// Keeps a file that would be written again just as it is: gives it a second name in `stage`. Nobody reading the old
    /// site notices, since neither site is ever changed in place.
    ///
    /// What was changed by hand has another size, or a time after that of the manifest, and is not kept.
    pub(super) fn keep(&self, new: &ManifestEntry, stage: &Folder) -> bool {
        let Some(published) = self.published else { return false };
        if self.manifest.get(&new.path) != Some(new) || self.folder.link(&new.path, stage).is_err() {
            return false;
        }
        // Asked of the new name, which nobody else can reach.
        let is_ours = |status: Status| {
            (status.kind, status.size, status.mode) == (FileKind::File, new.size, disk::FILE_MODE) && status.modified <= published
        };
        let kept = stage.status(&*new.path).is_ok_and(is_ours);
        if !kept {
            // If it cannot be removed, writing the file will say why.
            let _ = stage.unlink(&*new.path);
        }
        kept
    }
}

/// The refusal of a folder that cannot be exchanged for another.
pub(super) fn mounted(target: &OutputPath) -> Error {
    let out = target.out.display();
    Error::Usage(words!(
        "{out} là điểm gắn của một ổ đĩa (mount, thường gặp với Docker), nên không thể thay cả thư mục trong một bước; hãy chọn một thư mục con của nó, ví dụ -o {out}/site",
        "{out} is where a disk is mounted, as with Docker, so the folder cannot be replaced in one step; choose one in it, such as -o {out}/site"
    ))
}

/// Gathers what is in the folder and not in the manifest.
fn look(folder: &Folder, path: &str, entries: &[ManifestEntry], is_ours: bool, foreign: &mut Vec<String>) -> io::Result<()> {
    for (name, kind) in folder.list()? {
        let here = format!("{path}{}", name.to_string_lossy());
        match kind {
            FileKind::File if is_ours && here == manifest::NAME => {}
            FileKind::File if entries.binary_search_by(|entry| (*entry.path).cmp(&here)).is_ok() => {}
            FileKind::Folder => {
                let here = here + "/";
                let below = manifest::below(entries, &here);
                if below.is_empty() {
                    foreign.push(here);
                } else {
                    look(&folder.enter(&name)?, &here, &entries[below], is_ours, foreign)?;
                }
            }
            _ => foreign.push(here),
        }
    }
    Ok(())
}
