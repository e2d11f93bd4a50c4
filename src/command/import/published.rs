//! A published site as the files of a catalog that it could have been made from, to be compared with one.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::change::read_plain;
use super::incoming::Incoming;
use super::site::{self, Shelf};
use super::summary::Summary;
use crate::error::{Error, Result};
use crate::finding::{Tongue, Words};
use crate::record::Shape;

/// How much of a packed site is unpacked, in bytes.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;
/// How large one of its files may be.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// Files by their paths in the catalog, and what there is to say of them.
type Found = (BTreeMap<Arc<str>, Vec<u8>>, Vec<Words>);

/// The files, and what of the site could not be read. `path` is the folder of a site, its `index.json`, or the site packed as a ZIP.
///
/// # Errors
/// When it is no site, or the system refuses.
pub(in crate::command) fn files_of_site(path: &Path) -> Result<Found> {
    let is_packed = path.is_file() && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if !is_packed {
        let index = if path.is_dir() { path.join("api/v1/index.json") } else { path.to_owned() };
        return files(&read_plain, &index);
    }
    let packed = unpack(path)?;
    let index = packed.keys().filter(|name| name.ends_with("api/v1/index.json")).min_by_key(|name| name.components().count());
    let index = index.ok_or_else(|| {
        Error::Usage(words!(
            "{path}: trong tệp này không có trang do motcua dựng (api/v1/index.json)",
            "{path} holds no site that motcua built (api/v1/index.json)",
            path = path.display()
        ))
    })?;
    files(&|name| Ok(packed.get(name).cloned()), index)
}

fn files(shelf: Shelf<'_>, index: &Path) -> Result<Found> {
    let mut summary = Summary::default();
    let (entries, attachments) = site::read_from(shelf, index, &mut summary)?;
    let mut all: BTreeMap<Arc<str>, Vec<u8>> = BTreeMap::new();
    for entry in &entries {
        let (path, text) = written(entry)?;
        all.insert(Arc::from(path), text.into_bytes());
    }
    all.extend(attachments.into_iter().map(|file| (Arc::from(file.path), file.after)));
    let told = |tongue| summary.text(false, tongue).into();
    let notes = (!summary.is_clean()).then(|| Words { vi: told(Tongue::Vi), en: told(Tongue::En) });
    Ok((all, notes.into_iter().collect()))
}

/// An entry as a file of the catalog. Only its first language is compared.
fn written(entry: &Incoming) -> Result<(String, String)> {
    let refused = |cause: serde_yaml::Error| Error::system("đọc", PathBuf::from(&entry.origin))(std::io::Error::other(cause));
    let stem = entry.stem.as_deref().unwrap_or(entry.kind.path());
    let usual = || match entry.kind.shape() {
        Shape::Many => format!("{}/{stem}.{}", entry.kind.path(), entry.kind.ending()),
        Shape::One | Shape::List => format!("{}.{}", entry.kind.path(), entry.kind.ending()),
    };
    let path = entry.file.clone().unwrap_or_else(usual);
    let facts = serde_yaml::to_string(&entry.facts).map_err(refused)?;
    let is_markdown = matches!(path.rsplit_once('.'), Some((_, "md")));
    let body = entry.body.as_deref().unwrap_or_default();
    Ok((path, if is_markdown { format!("---\n{facts}---\n{body}") } else { facts }))
}

/// The files of a ZIP that a comparison reads.
fn unpack(path: &Path) -> Result<HashMap<PathBuf, Vec<u8>>> {
    let refused = |cause: &dyn std::fmt::Display| {
        let shown = path.display();
        Error::Usage(words!("{shown}: không đọc được tệp ZIP này: {cause}", "{shown} cannot be read as a ZIP: {cause}"))
    };
    let file = std::fs::File::open(path).map_err(Error::system("mở", path))?;
    let mut archive = zip::ZipArchive::new(std::io::BufReader::new(file)).map_err(|cause| refused(&cause))?;
    let (mut all, mut size) = (HashMap::new(), 0);
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(|cause| refused(&cause))?;
        let name = entry.name().map_err(|cause| refused(&cause))?.into_owned();
        let is_read = ["api/v1/", "forms/", "files/"].iter().any(|folder| name.starts_with(folder) || name.contains(&format!("/{folder}")));
        if !entry.is_file() || !is_read {
            continue;
        }
        let mut bytes = Vec::new();
        entry.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|cause| refused(&cause))?;
        size += bytes.len() as u64;
        if bytes.len() as u64 > MAX_FILE_BYTES || size > MAX_UNPACKED_BYTES {
            return Err(refused(&"bung ra quá lớn (too large)"));
        }
        all.insert(PathBuf::from(name), bytes);
    }
    Ok(all)
}
