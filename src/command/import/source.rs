//! What a source holds, told by its bytes and its keys, never by its name: a published site, records of the national database,
//! or a table.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::change::read_plain;
use super::json;
use super::national::Found;
use super::problem::ImportProblem;
use super::summary::Summary;
use crate::error::{Error, Result};
use crate::finding::Words;
use crate::jurisdiction::National;
use crate::source::{Guess, guess};

/// How many files of a folder are read, and how deep.
const FILES: usize = 20_000;
const DEPTH: usize = 8;

/// What a source holds.
pub(super) enum Content {
    /// A published site, an index of one, or the file of one entry.
    Site(PathBuf),
    /// Records.
    Records(Vec<Found>),
    /// A table.
    Table(PathBuf),
}

/// Looks into a source.
pub(super) fn open(path: &Path, words: &National, summary: &mut Summary) -> Result<Content> {
    if path.join("api/v1/index.json").is_file() {
        return Ok(Content::Site(path.to_owned()));
    }
    if path.is_dir() {
        return folder(path, words, summary).map(Content::Records);
    }
    let bytes =
        read_plain(path)?.ok_or_else(|| Error::Usage(words!("{path}: không có tệp này", "{path} is not there", path = path.display())))?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Usage(words!("{path}: tệp trống", "{path} is empty", path = path.display())));
    }
    if !is_json(&bytes) {
        return Ok(Content::Table(path.to_owned()));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = decode(&bytes, &name)?.text;
    if is_of_site(&text) {
        return Ok(Content::Site(path.to_owned()));
    }
    json::records(&text, &name, words, summary).map(Content::Records)
}

/// Bytes as text, whatever their code page.
pub(super) fn decode(bytes: &[u8], name: &str) -> Result<Guess> {
    guess(bytes).ok_or_else(|| {
        Error::Usage(words!(
            "{name}: không phải UTF-8 và không rõ bảng mã; trong Excel hãy lưu dạng «CSV UTF-8»",
            "{name} is not UTF-8, and its code page is not known; save it as «CSV UTF-8»"
        ))
    })
}

/// Whether bytes are JSON as far as their first letter tells.
fn is_json(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes.iter().take(64).copied().filter(|byte| *byte != 0).collect();
    let start = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"].iter().find_map(|mark| start.strip_prefix(*mark)).unwrap_or(&start);
    start.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'{' | b'['))
}

/// Whether this is an index or an entry as a site publishes them.
fn is_of_site(text: &str) -> bool {
    let Ok(Value::Object(object)) = serde_json::from_str::<Value>(text) else { return false };
    let is_path = |value: &Value| value.as_str().is_some_and(|file| matches!(file.rsplit_once('.'), Some((_, "md" | "yaml"))));
    let is_index = object.contains_key("entries") && object.contains_key("version");
    is_index || (object.get("file").is_some_and(is_path) && object.contains_key("id"))
}

/// The records in the files of a folder, in the order of their paths. A file that is none is told, and the others are read.
fn folder(path: &Path, words: &National, summary: &mut Summary) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    let walk = walkdir::WalkDir::new(path).max_depth(DEPTH).sort_by_file_name();
    let is_seen = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for (count, entry) in walk.into_iter().filter_entry(is_seen).enumerate() {
        if count > FILES {
            return Err(Error::Usage(words!("{path}: nhiều hơn {FILES} tệp", "{path} has more than {FILES} files", path = path.display())));
        }
        let entry = match entry {
            Ok(entry) if entry.file_type().is_dir() => continue,
            Ok(entry) => entry,
            Err(why) => {
                summary.lost(ImportProblem::new(&path.display().to_string(), "", &why.to_string(), words!("không đọc được", "unreadable")));
                continue;
            }
        };
        let name = entry.path().strip_prefix(path).unwrap_or(entry.path()).to_string_lossy().into_owned();
        let refuse = |why: Words| ImportProblem::new(&name, "", "", why);
        match open(entry.path(), words, summary) {
            Ok(Content::Records(found)) => {
                // Each file of a folder has a name of its own, which tells more than a line.
                let is_one = found.len() == 1;
                let named = |(origin, object): Found| {
                    let line = origin.rsplit_once(':').map_or("", |(_, line)| line);
                    (if is_one { name.clone() } else { format!("{name}:{line}") }, object)
                };
                all.extend(found.into_iter().map(named));
            }
            Ok(Content::Table(_)) => {
                summary.lost(refuse(words!("không phải JSON; bảng thì nhập riêng từng tệp", "not JSON; a table is imported by itself")));
            }
            Ok(Content::Site(_)) => {
                summary
                    .lost(refuse(words!("là tệp của một trang do motcua dựng; nhập riêng", "of a published site; import that by itself")));
            }
            Err(why) => summary.lost(ImportProblem::new(&name, "", &why.to_string(), words!("không đọc được tệp này", "cannot be read"))),
        }
    }
    Ok(all)
}
