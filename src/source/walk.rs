//! Which files the catalog has, and what is wrong with their names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::purpose::{self, Purpose};
use super::{fault, name};
use crate::disk::{Folder, ReadFailure};
use crate::finding::Finding;

/// How deep folders may be nested.
const MAX_DEPTH: usize = 12;

/// A file that is to be read.
#[derive(Debug)]
pub(super) struct FoundFile {
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
    pub(super) found: Vec<FoundFile>,
    /// Entries where none is read, to be judged.
    pub(super) misplaced: Vec<FoundFile>,
    pub(super) findings: Vec<Finding>,
    /// What is there and cannot be used.
    pub(super) lost: Vec<Arc<str>>,
    /// What is there and nobody reads.
    pub(super) strays: Vec<Stray>,
}

/// Something in the catalog that nobody reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Its path; of a folder at the root that is none of ours, that of the folder, with `/` at its end.
    pub path: Arc<str>,
    /// The entries in it, or itself if it is one.
    pub entries: Vec<Arc<str>>,
}

/// Walks the whole catalog, names in the order of their bytes. No link is followed. What is listed here is only a name: each
/// file is opened below the handle of the catalog folder afterwards, and asked there what it is.
pub(super) fn walk(root: &Path, handle: &Folder) -> Result<Walk, ReadFailure> {
    let mut walk = Walk::default();
    let mut entries = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    // The paths of the folders around the present name, the outermost first.
    let mut around: Vec<Arc<str>> = Vec::new();
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) => {
                around.truncate(entry.depth() - 1);
                match walk.entry(root, handle, &entry, around.last()) {
                    Next::Inside(path) => around.push(path),
                    Next::Past if entry.file_type().is_dir() => entries.skip_current_dir(),
                    Next::Past => {}
                }
            }
            // A folder that cannot be listed was met before, as an entry.
            Err(error) => match around[..around.len().min(error.depth())].last().map(Arc::clone) {
                Some(path) => walk.lose(&path, Purpose::Unknown, &ReadFailure::from(std::io::Error::from(error))),
                None => return Err(ReadFailure::from(std::io::Error::from(error))),
            },
        }
    }
    walk.found.sort_by(|a, b| (&a.path, &a.disk).cmp(&(&b.path, &b.disk)));
    walk.twins();
    Ok(walk)
}

/// Whether a folder at the root of the catalog is one of the format.
fn is_ours(folder: &str) -> bool {
    purpose::folders().any(|ours| ours == folder) || folder == purpose::TEMPLATES
}

/// Whether what is named as a license is, such as `license.md`, is an entry all the same, or a folder of them.
fn is_meant(root: &Path, handle: &Folder, entry: &DirEntry) -> bool {
    let disk = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let read = || handle.read(disk, Purpose::Text.limit()).is_ok_and(|(bytes, _)| purpose::has_facts(&bytes));
    entry.file_type().is_dir() || entry.file_type().is_file() && read()
}

/// Where the walk goes on.
enum Next {
    /// Into the folder at this path.
    Inside(Arc<str>),
    /// With the next name, and into nothing.
    Past,
}

impl Walk {
    fn entry(&mut self, root: &Path, handle: &Folder, entry: &DirEntry, around: Option<&Arc<str>>) -> Next {
        let raw = entry.file_name();
        let shown = name::shown(raw);
        let shown = if shown.is_ascii() { shown } else { shown.nfc().collect() };
        let path: Arc<str> = around.map_or_else(|| shown.as_str().into(), |around| format!("{around}/{shown}").into());
        let kind = entry.file_type();
        let is_among_entries = path.split_once('/').is_some_and(|(top, _)| is_ours(top));
        // A folder is none that explains something to people: `readme/` may hold entries like any other.
        let is_skipped = purpose::is_skipped(&shown) && !(kind.is_dir() && purpose::is_read_me(&shown));
        if is_skipped && !(is_among_entries && purpose::is_plain_license(&shown) && is_meant(root, handle, entry)) {
            if kind.is_dir() && is_among_entries && !shown.starts_with('.') {
                self.strays.push(Stray { path: format!("{path}/").into(), entries: Vec::new() });
            }
            return Next::Past;
        }
        if purpose::is_license(&shown) && !is_among_entries {
            return Next::Past;
        }
        if kind.is_dir() {
            self.named(&path, &shown, raw, false);
            if entry.depth() == 1 && !is_ours(&shown) {
                self.strays.push(Stray { path: format!("{path}/").into(), entries: Vec::new() });
            }
            if entry.depth() <= MAX_DEPTH {
                return Next::Inside(path);
            }
            self.findings.push(fault::too_deep(&path, MAX_DEPTH));
            self.lost.push(path);
        } else if kind.is_file() {
            let disk = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
            self.file(handle, &path, disk, raw, &shown);
        } else {
            self.lose(&path, Purpose::Unknown, &if kind.is_symlink() { ReadFailure::Link } else { ReadFailure::Special });
        }
        Next::Past
    }

    fn file(&mut self, handle: &Folder, path: &Arc<str>, disk: PathBuf, raw: &std::ffi::OsStr, shown: &str) {
        let purpose = purpose::of(path);
        match purpose {
            Purpose::Skipped => return,
            Purpose::Unknown => {
                let holds = handle.read(&disk, purpose.limit()).is_ok_and(|(bytes, _)| purpose::holds_entry(path, &bytes));
                let is_document = purpose::is_document(path);
                if holds && !path.ends_with(".json") {
                    self.misplaced.push(FoundFile { path: Arc::clone(path), disk, purpose: Purpose::Stray });
                }
                if holds || is_document {
                    self.stray(path, true);
                } else {
                    self.strays.push(Stray { path: Arc::clone(path), entries: Vec::new() });
                }
                return;
            }
            Purpose::Stray => {
                // What cannot be read may be one.
                let read = handle.read(&disk, purpose.limit());
                let is_entry = read.as_ref().map_or(true, |(bytes, _)| purpose::is_entry(shown, bytes));
                if read.is_ok() && is_entry {
                    self.misplaced.push(FoundFile { path: Arc::clone(path), disk, purpose });
                }
                return self.stray(path, is_entry);
            }
            Purpose::Text | Purpose::Attachment => {}
        }
        if !self.named(path, shown, raw, true) {
            return self.lost.push(Arc::clone(path));
        }
        self.found.push(FoundFile { path: Arc::clone(path), disk, purpose });
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

    /// Keeps what nobody reads; entries in a folder that is none of ours are told once, with the folder.
    fn stray(&mut self, path: &Arc<str>, is_entry: bool) {
        if is_entry {
            // Whoever names it shall not be told besides that it is not there.
            self.lost.push(Arc::clone(path));
        }
        let entries = if is_entry { vec![Arc::clone(path)] } else { Vec::new() };
        let around = path.split_once('/').map(|(top, _)| top).filter(|top| !is_ours(top));
        match around.and_then(|top| self.strays.iter_mut().rev().find(|stray| stray.path.strip_suffix('/') == Some(top))) {
            Some(folder) => folder.entries.extend(entries),
            None => self.strays.push(Stray { path: Arc::clone(path), entries }),
        }
    }

    fn lose(&mut self, path: &Arc<str>, purpose: Purpose, trouble: &ReadFailure) {
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
