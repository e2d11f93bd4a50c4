//! Which files the catalog has, and what is wrong with their names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;

use super::purpose::{self, Purpose};
use super::{fault, name};
use crate::disk::{Folder, Kind, Trouble};
use crate::finding::Finding;

/// How deep folders may be nested.
const DEPTH: usize = 12;

/// A file that is to be read.
#[derive(Debug)]
pub(super) struct Found {
    /// Its path in the catalog, in NFC.
    pub(super) path: Arc<str>,
    /// Its path as the disk spells it, below the root.
    pub(super) disk: PathBuf,
    pub(super) purpose: Purpose,
}

/// What the walk saw.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// In the order of their paths, each path once.
    pub(super) found: Vec<Found>,
    pub(super) findings: Vec<Finding>,
    /// What is there and cannot be used.
    pub(super) lost: Vec<Arc<str>>,
}

/// Walks the whole catalog. Folders are entered one by one through the handle of the one above, so that no more of them
/// are open than are nested.
pub(super) fn walk(root: &Folder) -> Result<Walk, Trouble> {
    let mut walk = Walk::default();
    walk.folder(root, "", Path::new(""), 0)?;
    walk.found.sort_by(|a, b| (&a.path, &a.disk).cmp(&(&b.path, &b.disk)));
    walk.twins();
    Ok(walk)
}

impl Walk {
    fn folder(&mut self, folder: &Folder, path: &str, disk: &Path, depth: usize) -> Result<(), Trouble> {
        for (raw, kind) in folder.list()? {
            let shown = name::shown(&raw);
            let shown = if shown.is_ascii() { shown } else { shown.nfc().collect() };
            if purpose::is_skipped(&shown) {
                continue;
            }
            let path: Arc<str> = if path.is_empty() { shown.as_str().into() } else { format!("{path}/{shown}").into() };
            let disk = disk.join(&raw);
            match kind {
                Kind::Link => self.lose(&path, Purpose::Unknown, &Trouble::Link),
                Kind::Special => self.lose(&path, Purpose::Unknown, &Trouble::Special),
                Kind::Folder => {
                    self.named(&path, &shown, &raw, false);
                    if depth + 1 > DEPTH {
                        self.lost.push(Arc::clone(&path));
                        self.findings.push(fault::too_deep(&path, DEPTH));
                        continue;
                    }
                    let walked = folder.enter(&raw).and_then(|inner| self.folder(&inner, &path, &disk, depth + 1));
                    if let Err(trouble) = walked {
                        self.lose(&path, Purpose::Unknown, &trouble);
                    }
                }
                Kind::File => self.file(&path, disk, &raw, &shown),
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Arc<str>, disk: PathBuf, raw: &std::ffi::OsStr, shown: &str) {
        let purpose = purpose::of(path);
        match purpose {
            Purpose::Skipped => return,
            Purpose::Unknown => return self.findings.push(fault::unknown(path)),
            Purpose::Text | Purpose::Attachment => {}
        }
        if !self.named(path, shown, raw, true) {
            return self.lost.push(Arc::clone(path));
        }
        self.found.push(Found { path: Arc::clone(path), disk, purpose });
    }

    /// Reports a name that hosts refuse, and says whether the name can be written at all.
    fn named(&mut self, path: &Arc<str>, shown: &str, raw: &std::ffi::OsStr, is_file: bool) -> bool {
        let garbled = shown.contains(char::REPLACEMENT_CHARACTER) && raw.to_str().is_none_or(|name| name.contains(char::is_control));
        let why = if garbled {
            Some(crate::words!("tên có ký tự điều khiển hoặc không phải UTF-8", "the name has a control character or is not UTF-8"))
        } else {
            name::refusal(shown, is_file)
        };
        self.findings.extend(why.map(|why| fault::name(path, why)));
        !garbled
    }

    fn lose(&mut self, path: &Arc<str>, purpose: Purpose, trouble: &Trouble) {
        self.lost.push(Arc::clone(path));
        self.findings.push(fault::trouble(path, purpose, trouble));
    }

    /// Reports paths that are one where case and the writing of diacritics do not count, and keeps one of each path.
    fn twins(&mut self) {
        let mut seen: HashMap<String, Arc<str>, FixedState> = HashMap::with_capacity_and_hasher(self.found.len(), FixedState::default());
        let findings = &mut self.findings;
        self.found.retain(|found| {
            let folded = name::folded(&found.path);
            let Some(other) = seen.get(&folded) else {
                seen.insert(folded, Arc::clone(&found.path));
                return true;
            };
            findings.push(fault::twin(&found.path, other));
            *other != found.path
        });
    }
}
