//! From the data that a site publishes for programs (`api/v1/`).

use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_yaml::{Mapping, Value as Facts};

use super::super::change::{FileChange, read_plain};
use super::incoming::{Incoming, Translated};
use super::problem::ImportProblem;
use super::summary::Summary;
use crate::error::{Error, Result};
use crate::record::{EntryKind, Shape};

/// From where the files of a site are read: the bytes of one, if it is there.
pub(super) type Shelf<'s> = &'s dyn Fn(&Path) -> Result<Option<Vec<u8>>>;

/// What a site tells: a folder with a whole site, an index, or the file of one entry.
pub(super) fn read(path: &Path, summary: &mut Summary) -> Result<(Vec<Incoming>, Vec<FileChange>)> {
    let inside = path.join("api/v1/index.json");
    let path = if path.is_dir() { inside } else { path.to_owned() };
    read_from(&read_plain, &path, summary)
}

/// The same, wherever the files are.
pub(super) fn read_from(shelf: Shelf<'_>, path: &Path, summary: &mut Summary) -> Result<(Vec<Incoming>, Vec<FileChange>)> {
    let parse = |path: &Path| parse::<Facts>(shelf, path);
    let value: Value = self::parse(shelf, path)?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    if value.get("entries").is_none() || value.get("version").is_none() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(kind) = EntryKind::with_pages().find(|kind| kind.path() == name && !kind.is_listed()) else {
            let shown = path.display();
            return Err(Error::Usage(words!(
                "{shown}: không phải api/v1/index.json, cũng không phải tệp của một mục",
                "{shown} is neither an api/v1/index.json nor the file of an entry"
            )));
        };
        return Ok((vec![entry(kind, parse(path)?, path)], Vec::new()));
    }
    if value["version"] != 1 {
        return Err(Error::Usage(words!(
            "{path}: phiên bản {version} chưa biết đọc",
            "{path}: version {version} is not known here",
            path = path.display(),
            version = value["version"]
        )));
    }
    let mut all = Vec::new();
    for (list, file) in value["lists"].as_object().into_iter().flatten() {
        let Some(kind) = EntryKind::lists().find(|kind| kind.path() == list) else {
            summary.lost(ImportProblem::new(&path.display().to_string(), list, "", words!("không biết danh sách này", "unknown list")));
            continue;
        };
        let path = below(&folder, file)?;
        match parse(&path)? {
            Facts::Sequence(items) => all.extend(items.into_iter().map(|item| entry(kind, item, &path))),
            value => all.push(entry(kind, value, &path)),
        }
    }
    for row in value["entries"].as_array().into_iter().flatten() {
        let word = row["kind"].as_str().unwrap_or_default();
        let Some(kind) = EntryKind::with_pages().find(|kind| kind.word() == word && !kind.is_listed()) else {
            summary.lost(ImportProblem::new(&path.display().to_string(), "kind", word, words!("không biết loại này", "unknown kind")));
            continue;
        };
        let path = below(&folder, &row["json"])?;
        all.push(entry(kind, parse(&path)?, &path));
    }
    all.retain(|incoming| incoming.file.is_some() || incoming.kind.shape() == Shape::Many);
    let root = folder.parent().and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let mut files = Vec::new();
    for file in value["files"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let published = below(&root, &Value::from(file.to_lowercase()))?;
        match shelf(&published)? {
            Some(bytes) if file.starts_with("forms/") || file.starts_with("files/") => {
                files.push(FileChange { path: file.to_owned(), before: None, after: bytes });
            }
            _ => summary.lost(ImportProblem::new(
                &path.display().to_string(),
                "files",
                file,
                words!("không có tệp này trên trang", "the site does not have it"),
            )),
        }
    }
    Ok((all, files))
}

/// JSON, with the order of its keys where the type keeps it.
fn parse<T: serde::de::DeserializeOwned>(shelf: Shelf<'_>, path: &Path) -> Result<T> {
    let bytes = shelf(path)?;
    let bytes = bytes.ok_or_else(|| Error::Usage(words!("{path}: không có tệp này", "{path} is not there", path = path.display())))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        Error::Usage(words!("{path}: không phải JSON: {error}", "{path} is no JSON: {error}", path = path.display(), error = error))
    })
}

/// A path that an index names, if it stays below the folder.
fn below(folder: &Path, name: &Value) -> Result<PathBuf> {
    let name = name.as_str().unwrap_or_default();
    let is_plain =
        !name.is_empty() && name.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']));
    if is_plain {
        Ok(folder.join(name))
    } else {
        Err(Error::Usage(words!("tên tệp «{name}» trong danh sách không dùng được", "the list names a file that cannot be: `{name}`")))
    }
}

/// Takes what is about the entry apart from what is in it.
fn entry(kind: EntryKind, value: Facts, path: &Path) -> Incoming {
    let origin = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut map = mapping(value);
    let file = text(&mut map, "file");
    let stem = text(&mut map, "id");
    map.shift_remove("pages");
    map.get_mut("fees").and_then(Facts::as_sequence_mut).into_iter().flatten().for_each(leave_out_minor);
    let translations = mapping(map.shift_remove("translations").unwrap_or_default());
    let translations = translations.into_iter().filter_map(|(language, facts)| Some((language.as_str()?.to_owned(), facts)));
    if let Some(facts) = map.shift_remove("entries") {
        let translations = translations.map(|(language, texts)| Translated { language, texts, ..Translated::default() }).collect();
        return Incoming { file, translations, ..Incoming::new(kind, origin, facts) };
    }
    // Only a Markdown entry has its text apart.
    let is_markdown = file.as_deref().is_none_or(|file| matches!(file.rsplit_once('.'), Some((_, "md"))));
    let body_of = |map: &mut Mapping| if is_markdown { text(map, "body") } else { None };
    let body = body_of(&mut map);
    let translations = translations
        .map(|(language, facts)| {
            let mut facts = mapping(facts);
            let body = body_of(&mut facts);
            let source = text(&mut facts, "source");
            let is_stale = facts.shift_remove("stale") == Some(Facts::Bool(true));
            Translated { language, texts: Facts::Mapping(facts), body, source, is_stale }
        })
        .collect();
    Incoming { stem, file, body, translations, ..Incoming::new(kind, origin, Facts::Mapping(map)) }
}

/// A site says an amount in coins, too: what follows from the amount is not brought in a second time, what differs from it is
/// left to be told.
fn leave_out_minor(fee: &mut Facts) {
    let Some(fee) = fee.as_mapping_mut() else { return };
    let both = fee.get("amount").and_then(Facts::as_f64).zip(fee.get("minor").and_then(Facts::as_f64));
    if both.is_some_and(|(amount, minor)| (0..=3).any(|decimals| (amount * 10_f64.powi(decimals) - minor).abs() < 0.5)) {
        fee.shift_remove("minor");
    }
}

fn mapping(value: Facts) -> Mapping {
    match value {
        Facts::Mapping(map) => map,
        _ => Mapping::new(),
    }
}

/// Takes a text out.
fn text(map: &mut Mapping, key: &str) -> Option<String> {
    match map.shift_remove(key) {
        Some(Facts::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}
