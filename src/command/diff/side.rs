//! One side of a comparison: a folder, a commit, or a site.

use std::path::Path;
use std::sync::Arc;

use super::files::Files;
use super::git::Repository;
use crate::catalog::{self, Catalog};
use crate::command::import::files_of_site;
use crate::error::{Error, Result};
use crate::finding::Words;
use crate::record;
use crate::settings::Settings;
use crate::source::{self, Sources};

/// A catalog to be compared, and what is to be said of how it was read.
pub(super) struct Side {
    pub(super) catalog: Catalog,
    /// What it was called on the command line.
    pub(super) name: String,
    pub(super) notes: Vec<Words>,
    /// Whether all of it could be read, as far as files go.
    pub(super) is_whole: bool,
}

impl Side {
    /// What `--since` or `--until` names: a site or a catalog folder where there is one of that name, else a commit.
    ///
    /// # Errors
    /// When it is none of these, or cannot be read.
    pub(super) fn named(name: &str, settings: &Settings) -> Result<Self> {
        let path = Path::new(name);
        let is_zip = path.is_file() && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        if path.join("api/v1/index.json").is_file() || is_zip || path.file_name().is_some_and(|file| file == "index.json") && path.is_file()
        {
            let (bytes, notes) = files_of_site(path)?;
            return Self::of(Files { bytes, notes, ..Files::default() }, name, settings);
        }
        if path.join("catalog.yaml").is_file() {
            return Self::folder(path, settings);
        }
        if path.is_dir() {
            return Err(Error::Usage(words!(
                "{name}: thư mục này không phải danh mục (không có catalog.yaml), cũng không phải trang đã dựng (không có api/v1/index.json)",
                "{name} is neither a catalog (no catalog.yaml) nor a site (no api/v1/index.json)"
            )));
        }
        let files = Repository::of(&settings.catalog)?.read(name)?;
        Self::of(files, name, settings)
    }

    /// A catalog folder.
    pub(super) fn folder(path: &Path, settings: &Settings) -> Result<Self> {
        let (sources, _) = source::read(path)?;
        Self::resolved(&sources, &path.display().to_string(), Vec::new(), &[], settings)
    }

    fn of(files: Files, name: &str, settings: &Settings) -> Result<Self> {
        let Files { bytes, lost, mut notes } = files;
        if !bytes.contains_key("catalog.yaml") {
            return Err(Error::Usage(words!("{name}: không có catalog.yaml", "{name} has no catalog.yaml")));
        }
        let (sources, _) = Sources::default().amended(&bytes);
        notes.extend(lost.iter().map(|(path, why)| {
            let (vi, en) = (&why.vi, &why.en);
            Words {
                vi: format!("{name}: không đọc được {path} ({vi})").into(), en: format!("{name}: {path} cannot be read ({en})").into()
            }
        }));
        let paths: Vec<&str> = lost.iter().map(|(path, _)| path.as_str()).collect();
        Self::resolved(&sources, name, notes, &paths, settings)
    }

    fn resolved(sources: &Sources, name: &str, notes: Vec<Words>, lost: &[&str], settings: &Settings) -> Result<Self> {
        let (mut records, _) = record::read(sources, None);
        let stem = |path: &&str| path.rsplit('/').next().map(|name| Arc::from(name.split('.').next().unwrap_or(name)));
        records.lost.extend(lost.iter().filter_map(stem));
        let day = settings.day(&records)?;
        let (catalog, _) = catalog::resolve(records, day, settings.drafts);
        Ok(Self { catalog, name: name.to_owned(), notes, is_whole: lost.is_empty() })
    }
}
