//! What we published: the mark by which the next build knows its own folder, and the list by which it keeps and removes.
//!
//! One line a file, in the order of paths, with nothing of this build's time or machine in it: the same site has the same
//! manifest.

use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use crate::disk::{Folder, ReadFailure, Status};
use crate::error::Error;

/// The name of the manifest in the output folder.
pub(super) const NAME: &str = ".motcua-manifest";
/// The mark of a folder that is being written.
pub(super) const STAGE: &str = ".motcua-stage";
/// How large a manifest may be: millions of pages.
const LIMIT: u64 = 1 << 30;
const HEADER: &str = "motcua 1";

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ManifestEntry {
    pub(super) path: Box<str>,
    pub(super) hash: blake3::Hash,
    pub(super) size: u64,
}

/// All published files, in the order of their paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) Vec<ManifestEntry>);

impl Manifest {
    /// The manifest of this folder with what the disk says of it, unless the folder has none that is whole.
    pub(super) fn of(folder: &Folder) -> std::io::Result<Option<(Self, Status)>> {
        let (bytes, status) = match folder.read(Path::new(NAME), LIMIT) {
            Ok(read) => read,
            Err(ReadFailure::Refused(cause)) => return Err(cause),
            // None, or something that we never made.
            Err(_) => return Ok(None),
        };
        Ok(std::str::from_utf8(&bytes).ok().and_then(Self::parse).map(|manifest| (manifest, status)))
    }

    /// Reads a manifest; none if any of it was not written by us, for by this list files are removed.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next() != Some(HEADER) {
            return None;
        }
        let entries: Option<Vec<ManifestEntry>> = lines.map(entry).collect();
        entries.filter(|entries| entries.is_sorted_by(|a, b| a.path < b.path)).map(Self)
    }

    /// The text of the manifest.
    pub(super) fn print(&self) -> String {
        let mut text = String::with_capacity(self.0.iter().map(|entry| entry.path.len() + 80).sum::<usize>() + HEADER.len() + 1);
        text.extend([HEADER, "\n"]);
        for ManifestEntry { path, hash, size } in &self.0 {
            // Writing into a string does not fail.
            let _ = writeln!(text, "{} {size} {path}", hash.to_hex());
        }
        text
    }

    /// The entry of this path.
    pub(super) fn get(&self, path: &str) -> Option<&ManifestEntry> {
        self.0.binary_search_by(|entry| (*entry.path).cmp(path)).ok().map(|at| &self.0[at])
    }
}

/// What a site publishes: each path with the hash of its bytes, in the order of the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication(Vec<(Box<str>, blake3::Hash)>);

impl Publication {
    /// The paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(path, _)| &**path)
    }

    /// The hash of what is published at this path.
    #[must_use]
    pub fn hash(&self, path: &str) -> Option<&blake3::Hash> {
        self.0.binary_search_by(|(other, _)| (**other).cmp(path)).ok().map(|at| &self.0[at].1)
    }
}

/// What was published in this folder, or what this manifest of a site says.
///
/// # Errors
/// When it cannot be read, or is none of ours.
pub fn published(at: &Path) -> Result<Publication, Error> {
    let refused = Error::system("đọc", at);
    let is_folder = at.is_dir();
    let (above, name) = if is_folder { (at, std::ffi::OsStr::new(NAME)) } else { (above(at), at.file_name().unwrap_or_default()) };
    let read = Folder::open(above).and_then(|folder| Ok(folder.read(Path::new(name), LIMIT)?));
    let (bytes, _) = read.map_err(refused)?;
    let manifest = std::str::from_utf8(&bytes).ok().and_then(Manifest::parse);
    let manifest = manifest.ok_or_else(|| {
        Error::Usage(words!(
            "{at}: không phải bản kê {NAME} của một trang do motcua dựng",
            "{at} is no {NAME} of a site that motcua built",
            at = at.display()
        ))
    })?;
    Ok(Publication(manifest.0.into_iter().map(|entry| (entry.path, entry.hash)).collect()))
}

fn above(path: &Path) -> &Path {
    path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn entry(line: &str) -> Option<ManifestEntry> {
    let mut parts = line.splitn(3, ' ');
    let hash = blake3::Hash::from_hex(parts.next()?).ok()?;
    let size = parts.next()?.parse().ok()?;
    let path = parts.next().filter(|path| is_plain(path))?;
    Some(ManifestEntry { path: path.into(), hash, size })
}

/// Where the entries stand that lie in a folder, given by its path with `/` at the end.
pub(super) fn below(entries: &[ManifestEntry], folder: &str) -> Range<usize> {
    let start = entries.partition_point(|entry| &*entry.path < folder);
    start..start + entries[start..].partition_point(|entry| entry.path.starts_with(folder))
}

/// Whether this is a path that we may publish: relative, of plain components, never one of our own marks or Git's folder.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| {
        (1..=255).contains(&part.len())
            && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
            && !matches!(part, ".git" | NAME | STAGE)
            // Also `.` and `..`; Windows drops a dot at the end.
            && !part.ends_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[&str]) -> Manifest {
        Manifest(paths.iter().map(|path| ManifestEntry { path: (*path).into(), hash: blake3::hash(path.as_bytes()), size: 7 }).collect())
    }

    #[test]
    fn a_manifest_is_read_as_it_was_printed() {
        let manifest = of(&["a-b/x", "a/b/x", "a/x", "index.html"]);
        assert_eq!(Manifest::parse(&manifest.print()), Some(manifest));
        assert_eq!(Manifest::parse(&Manifest::default().print()), Some(Manifest::default()));
    }

    #[test]
    fn a_manifest_that_is_not_wholly_ours_is_none() {
        let text = of(&["a/x", "index.html"]).print();
        assert_eq!(Manifest::parse(&text.replace("a/x", "../x")), None);
        assert_eq!(Manifest::parse(&text.replace("a/x", "z/x")), None, "not sorted");
        assert_eq!(Manifest::parse(&text[..text.len() - 1]), None, "cut short");
        assert_eq!(Manifest::parse(&text.replace("motcua 1", "motcua 2")), None);
        assert_eq!(Manifest::parse(""), None);
    }

    #[test]
    fn the_entries_of_a_folder_stand_together() {
        let manifest = of(&["a-b/x", "a/b/x", "a/x", "ab/x", "index.html"]);
        assert_eq!(below(&manifest.0, "a/"), 1..3);
        assert_eq!(below(&manifest.0, "a-b/"), 0..1);
        assert!(below(&manifest.0, "c/").is_empty());
    }

    #[test]
    fn only_plain_paths_are_published() {
        for path in ["index.html", "thu-tuc/a/index.html", ".nojekyll", ".well-known/security.txt", "_headers", "a..b"] {
            assert!(is_plain(path), "{path}");
        }
        let long = "a".repeat(256);
        for path in [
            "",
            "/",
            "/etc/passwd",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/./b",
            "A",
            "a b",
            "a\\b",
            "a\0",
            "ệ",
            "a%2e",
            "\u{ff0e}\u{ff0e}/a",
            ".git/config",
            "a/.git",
            ".motcua-manifest",
            ".motcua-stage",
            "a.",
            &long,
        ] {
            assert!(!is_plain(path), "{path:?}");
        }
    }
}
