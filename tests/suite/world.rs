//! What every test stands on: the program, folders and their trees.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

/// The day on which every test site is built.
pub(crate) const TODAY: &str = "2026-09-01";

/// A path of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The program, in an environment that says nothing.
pub(crate) fn motcua() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_motcua"));
    command.env_clear();
    command
}

/// What a run said and how it ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let code = output.status.code().expect("the program ended by itself");
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        let ended = Self { code, out: text(output.stdout), err: text(output.stderr) };
        assert!(!ended.err.contains("panicked"), "the program panicked: {}", ended.err);
        ended
    }
}

/// Runs a command to its end.
pub(crate) fn end(command: &mut Command) -> Ended {
    command.output().expect("the program starts").into()
}

/// Builds `catalog` into `out` on [`TODAY`].
pub(crate) fn build(catalog: &Path, out: &Path) -> Ended {
    end(motcua().arg("build").arg(catalog).arg("-o").arg(out).args(["--today", TODAY]))
}

/// All files below a folder, by their path in it, without the manifest of the writer.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.expect("the folder can be walked");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if !path.starts_with(".motcua") {
                files.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        put(to, &path, bytes);
    }
}

/// Writes a file below a folder, with the folders on its way.
pub(crate) fn put(folder: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// A folder of its own with a copy of the catalog that all findings are tried on, in `content`.
pub(crate) fn base() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/findings/base"), &folder.path().join("content"));
    folder
}

/// Every file of Rust below `src`, by its path there, without its tests at the end.
pub(crate) fn sources() -> BTreeMap<String, String> {
    tree(&repository("src"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The code of a file without comments and without the tests at its end.
pub(crate) fn code(text: &str) -> String {
    let end = ["\n#[cfg(test)]\n", "\n#[cfg(all(test"].iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    let code = &text[..end];
    code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// Holds values that a script is held to as well against `tests/vectors/NAME.json`; `BLESS=1` writes them.
pub(crate) fn vectors(name: &str, value: &serde_json::Value) {
    let path = repository("tests/vectors").join(format!("{name}.json"));
    // One line a row, so that a difference can be read.
    let text = value.to_string().replace("],[", "],\n[").replace("},{", "},\n{") + "\n";
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "tests/vectors/{name}.json holds other answers; BLESS=1 if that is meant");
}
