//! Reading the catalog folder: every file once, whole, and in one normal form.
//!
//! Nothing here knows what an entry is. A file that cannot be used is a finding and left out; its path is kept in
//! [`Sources::lost`], so that nobody is told of a reference to nowhere besides. Every file is opened through the
//! folder handles of [`crate::disk`], which follow no links and open nothing but regular files.

mod code_page;
mod decode;
mod drawing;
mod fault;
mod letters;
mod name;
pub(crate) mod ordinary;
mod purpose;
mod respell;
mod suspect;
pub mod text;
mod walk;

pub(crate) use code_page::{Guess, guess};
pub(crate) use name::refusal;
pub(crate) use respell::respelled;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use crate::disk::{FileKind, Folder, ReadFailure, Status};
use crate::error::Error;
use crate::finding::{Finding, Spot};
use purpose::Purpose;
pub(crate) use purpose::{TEMPLATES, folders, is_document, lists};
pub use walk::Stray;
use walk::{FoundFile, Walk};

/// An attachment larger than this many bytes is not kept in memory.
const IN_MEMORY_BYTES: usize = 1 << 20;

/// The files of a catalog.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The catalog folder.
    pub root: PathBuf,
    /// The files that can be used, in the order of their paths.
    pub files: Vec<Source>,
    /// Files that are read only to be judged, in the order of their paths: entries where none is read, and what is no UTF-8.
    /// They are lost to everything else.
    pub(crate) guessed: Vec<Source>,
    /// The paths of files and folders that are there and cannot be used, in order.
    pub lost: Vec<Arc<str>>,
    /// Everything that was read, in the order of paths, to be kept while the disk says that it is the same.
    readings: Vec<Arc<FileReading>>,
    /// What the last walk said of names and folders.
    walked: Arc<Walked>,
    /// What was found, to tell whether it is the same.
    findings: Vec<Finding>,
}

/// One file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path inside the catalog, with `/`, in NFC.
    pub path: Arc<str>,
    /// What it holds.
    pub content: Content,
    /// The hash of its bytes as they were read.
    pub hash: blake3::Hash,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// A text without byte order mark, with LF, in NFC, with ordinary spaces only.
    Text(Arc<str>),
    /// An attachment as it is.
    Bytes(Arc<[u8]>),
    /// A large attachment, left on the disk: the folder of the catalog and the path below it. A folder of scanned forms would
    /// fill the memory otherwise. It is read again when it is wanted, and must be the same.
    Left(Arc<(PathBuf, PathBuf)>),
}

impl Content {
    /// The text, unless it is an attachment.
    #[must_use]
    pub fn text(&self) -> Option<&Arc<str>> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bytes(_) | Self::Left(_) => None,
        }
    }
}

impl Source {
    /// The bytes of an attachment, or of a text in its normal form.
    ///
    /// # Errors
    /// When a large attachment cannot be read any more, or is not what it was.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        let left = match &self.content {
            Content::Text(text) => return Ok(text.as_bytes().to_vec()),
            Content::Bytes(bytes) => return Ok(bytes.to_vec()),
            Content::Left(left) => left,
        };
        let (root, disk) = &**left;
        let refused = |cause| Error::System { action: "đọc", path: root.join(disk), cause };
        let folder = Folder::open(root).map_err(refused)?;
        let (bytes, _) = folder.read(disk, Purpose::Attachment.limit()).map_err(|trouble| refused(trouble.into()))?;
        if blake3::hash(&bytes) == self.hash {
            Ok(bytes)
        } else {
            Err(refused(std::io::Error::other("tệp vừa bị sửa trong lúc dựng; hãy chạy lại (changed meanwhile, run again)")))
        }
    }
}

/// What came of reading one file.
#[derive(Debug)]
struct FileReading {
    path: Arc<str>,
    disk: PathBuf,
    purpose: Purpose,
    /// What the disk said of it; none if it was so new that a later change might not show.
    status: Option<Status>,
    /// What it holds, also where it cannot be used but shown.
    source: Option<Source>,
    usability: Usability,
    findings: Vec<Finding>,
}

/// What a text is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Usability {
    /// For everything.
    Whole,
    /// Only to be judged: it is not where or as it should be, which was told.
    Guessed,
    /// For nothing.
    Lost,
}

/// What a walk found wrong before any file was read, and which paths cannot be used for that.
#[derive(Debug, Default)]
struct Walked {
    findings: Vec<Finding>,
    lost: Vec<Arc<str>>,
    strays: Vec<Stray>,
}

/// Reads the catalog folder.
///
/// # Errors
/// If `root` is no folder, or cannot be read. Everything else is a finding.
pub fn read(root: &Path) -> Result<(Sources, Vec<Finding>), Error> {
    let before = Sources { root: root.to_owned(), ..Sources::default() };
    let (sources, findings, _) = before.refresh()?;
    Ok((sources, findings))
}

impl Sources {
    /// Sources that never were on a disk.
    #[must_use]
    pub fn of(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, ..Self::default() }
    }

    /// The file at this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Source> {
        self.files.binary_search_by(|source| (*source.path).cmp(path)).ok().map(|at| &self.files[at])
    }

    /// Whether there is something at this path, or a folder above it, that could not be used: then nobody knows what it says.
    #[must_use]
    pub fn is_lost(&self, path: &str) -> bool {
        let mut path = Some(path);
        while let Some(here) = path {
            if self.lost.binary_search_by(|lost| (**lost).cmp(here)).is_ok() {
                return true;
            }
            path = here.rsplit_once('/').map(|(above, _)| above);
        }
        false
    }

    /// What lies in the catalog and nobody reads, in the order of paths.
    #[must_use]
    pub fn strays(&self) -> &[Stray] {
        &self.walked.strays
    }

    /// The text in which a finding of this file points at bytes, also of a file that cannot be used.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        let lost = || {
            let at = self.readings.binary_search_by(|reading| (*reading.path).cmp(path)).ok()?;
            self.readings[at].source.as_ref()
        };
        self.get(path).or_else(lost)?.content.text().map(|text| &**text)
    }

    /// Reads again what changed on the disk since; the findings are all of them, and the last value says whether anything
    /// is other than before.
    ///
    /// # Errors
    /// If the catalog folder is no folder any more, or cannot be read.
    pub fn refresh(&self) -> Result<(Self, Vec<Finding>, bool), Error> {
        let root = self.open()?;
        let Walk { mut found, misplaced, findings, lost, strays } =
            walk::walk(&self.root, &root).map_err(|trouble| self.refused(trouble.into()))?;
        found.extend(misplaced);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        let readings: Vec<Arc<FileReading>> = found
            .into_par_iter()
            .map(|found| self.kept(&root, &found).unwrap_or_else(|| Arc::new(look(&root, &self.root, found))))
            .collect();
        Ok(self.next(readings, Arc::new(Walked { findings, lost, strays })))
    }

    /// The same when the system tells which paths, below the catalog folder as the disk spells it, may have changed: where
    /// they are files that were there before and still are, nothing else is looked at. All else is a case for the whole walk.
    ///
    /// # Errors
    /// As for [`Sources::refresh`].
    pub fn refresh_at(&self, changed: &[PathBuf]) -> Result<(Self, Vec<Finding>, bool), Error> {
        let root = self.open()?;
        let mut readings = self.readings.clone();
        for disk in changed {
            let known = self.readings.iter().position(|reading| reading.disk == *disk);
            match (known, root.status(disk)) {
                (Some(at), Ok(status)) if status.kind == FileKind::File && self.readings[at].purpose != Purpose::Stray => {
                    let path = Arc::clone(&readings[at].path);
                    let found = FoundFile { purpose: purpose::of(&path), path, disk: disk.clone() };
                    readings[at] = Arc::new(look(&root, &self.root, found));
                }
                // What came and went between two looks: editors leave such names behind.
                (None, Err(ReadFailure::Vanished)) if !self.readings.iter().any(|reading| reading.disk.starts_with(disk)) => {}
                _ => return self.refresh(),
            }
        }
        Ok(self.next(readings, Arc::clone(&self.walked)))
    }

    /// The same files, some with other bytes than those on the disk and some that are not there yet; and everything that is found
    /// in them then.
    #[must_use]
    pub fn amended(&self, bytes: &BTreeMap<Arc<str>, Vec<u8>>) -> (Self, Vec<Finding>) {
        let amend = |reading: &Arc<FileReading>| match bytes.get(&reading.path) {
            Some(bytes) => {
                let path = Arc::clone(&reading.path);
                Arc::new(understand(path, reading.disk.clone(), reading.purpose, bytes.clone(), None, None))
            }
            None => Arc::clone(reading),
        };
        let mut readings: Vec<Arc<FileReading>> = self.readings.iter().map(amend).collect();
        let is_new = |path: &Arc<str>| self.readings.binary_search_by(|reading| reading.path.cmp(path)).is_err();
        for (path, bytes) in bytes.iter().filter(|(path, _)| is_new(path)) {
            let (purpose, disk) = (purpose::of(path), PathBuf::from(&**path));
            readings.push(Arc::new(understand(Arc::clone(path), disk, purpose, bytes.clone(), None, None)));
        }
        readings.sort_by(|a, b| a.path.cmp(&b.path));
        let (sources, findings, _) = self.next(readings, Arc::clone(&self.walked));
        (sources, findings)
    }

    /// The path of a file below the catalog folder as the disk spells it, and its bytes, if they are still those of this text.
    ///
    /// # Errors
    /// When it cannot be read any more.
    pub fn bytes(&self, source: &Source) -> Result<Option<(PathBuf, Vec<u8>)>, Error> {
        let Ok(at) = self.readings.binary_search_by(|reading| reading.path.cmp(&source.path)) else { return Ok(None) };
        let disk = self.readings[at].disk.clone();
        let refused = |trouble: ReadFailure| Error::System { action: "đọc", path: self.root.join(&disk), cause: trouble.into() };
        let (bytes, _) = self.open()?.read(&disk, Purpose::Text.limit()).map_err(refused)?;
        Ok((blake3::hash(&bytes) == source.hash).then_some((disk, bytes)))
    }

    fn open(&self) -> Result<Folder, Error> {
        Folder::open(&self.root).map_err(|cause| self.refused(cause))
    }

    fn refused(&self, cause: std::io::Error) -> Error {
        Error::System { action: "đọc", path: self.root.clone(), cause }
    }

    /// The sources of these readings, what was found in them, and whether they are other than these.
    fn next(&self, readings: Vec<Arc<FileReading>>, walked: Arc<Walked>) -> (Self, Vec<Finding>, bool) {
        let mut findings = walked.findings.clone();
        let mut lost = walked.lost.clone();
        let (mut files, mut guessed) = (Vec::with_capacity(readings.len()), Vec::new());
        for reading in &readings {
            findings.extend_from_slice(&reading.findings);
            match &reading.source {
                Some(source) if reading.usability == Usability::Whole => {
                    files.push(source.clone());
                    continue;
                }
                Some(source) if reading.usability == Usability::Guessed => guessed.push(source.clone()),
                _ => {}
            }
            lost.push(Arc::clone(&reading.path));
        }
        lost.sort_unstable();
        lost.dedup();
        let alike = |new: &[Source], old: &[Source]| {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| (&new.path, new.hash) == (&old.path, old.hash))
        };
        let same = lost == self.lost
            && walked.strays == self.walked.strays
            && findings == self.findings
            && alike(&files, &self.files)
            && alike(&guessed, &self.guessed);
        (Self { root: self.root.clone(), files, guessed, lost, readings, walked, findings: findings.clone() }, findings, !same)
    }

    /// The reading of this file, if the disk says that it is still the same.
    fn kept(&self, root: &Folder, found: &FoundFile) -> Option<Arc<FileReading>> {
        let at = self.readings.binary_search_by(|reading| reading.path.cmp(&found.path)).ok()?;
        let reading = &self.readings[at];
        let is_same = reading.status.is_some() && reading.disk == found.disk && reading.status == root.status(&found.disk).ok();
        is_same.then(|| Arc::clone(reading))
    }
}

/// Reads one file.
fn look(root: &Folder, at: &Path, found: FoundFile) -> FileReading {
    let FoundFile { path, disk, purpose, .. } = found;
    match root.read(&disk, purpose.limit()) {
        Ok((bytes, status)) => {
            let left = (bytes.len() > IN_MEMORY_BYTES && !path.starts_with("theme/")).then(|| Arc::new((at.to_owned(), disk.clone())));
            understand(path, disk, purpose, bytes, left, is_settled(&status).then_some(status))
        }
        Err(trouble) => {
            let findings = vec![fault::trouble(&path, purpose, &trouble)];
            // What was too large or refused is asked again each time: it costs nothing, and its rights may change unseen.
            FileReading { path, disk, purpose, status: None, source: None, usability: Usability::Lost, findings }
        }
    }
}

/// What the bytes of a file say. An attachment that is `left` on the disk is only looked at.
fn understand(
    path: Arc<str>,
    disk: PathBuf,
    purpose: Purpose,
    bytes: Vec<u8>,
    left: Option<Arc<(PathBuf, PathBuf)>>,
    status: Option<Status>,
) -> FileReading {
    let hash = blake3::hash(&bytes);
    let (content, usability, findings) = if purpose == Purpose::Attachment {
        let pointer = suspect::is_lfs_pointer(&bytes);
        let mut finding =
            pointer.then(|| Finding::new("source/lfs-pointer", &path, Spot::File, suspect::lfs_message(), suspect::lfs_remedy()));
        if path.to_ascii_lowercase().ends_with(".svg") && drawing::is_active(&bytes) {
            finding = Some(fault::active(&path));
        }
        let content = left.map_or_else(|| Content::Bytes(bytes.into()), Content::Left);
        let usability = if finding.is_none() { Usability::Whole } else { Usability::Lost };
        (content, usability, finding.into_iter().collect())
    } else {
        let decoded = decode::decode(&path, &bytes);
        let usability = match decoded.usability {
            Usability::Whole if purpose == Purpose::Stray => Usability::Guessed,
            Usability::Guessed if path.starts_with("theme/") => Usability::Lost,
            other => other,
        };
        (Content::Text(decoded.text), usability, decoded.findings)
    };
    let source = Some(Source { path: Arc::clone(&path), content, hash });
    FileReading { path, disk, purpose, status, source, usability, findings }
}

/// Whether a later change of the file is sure to show in its times: some file systems count in steps of 10 ms or of two
/// seconds, and within one step a file may change again without a trace.
fn is_settled(status: &Status) -> bool {
    let Ok(now) = SystemTime::now().duration_since(UNIX_EPOCH) else { return false };
    let (seconds, nanoseconds) = status.changed.max(status.modified);
    let changed = Duration::new(u64::try_from(seconds).unwrap_or(0), u32::try_from(nanoseconds).unwrap_or(0));
    now.saturating_sub(changed) > Duration::from_secs(2)
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
