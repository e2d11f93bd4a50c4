//! A folder as it was at a commit, read from one `git` process.
//!
//! Names of commits and files go to `git cat-file --batch` through its standard input, where nothing is an option: `--upload-pack` and
//! `-x` are names that no object has. Nothing is checked out, no hook and no filter runs, and nothing is fetched.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use super::files::Files;
use crate::error::{Error, Result};
use crate::finding::Words;
use crate::text::compose;

/// Larger files are told and left out.
const MAX_FILE: u64 = 50 << 20;
/// How deep folders may lie, and how many files there may be.
const MAX_DEPTH: usize = 16;
const MAX_FILES: usize = 200_000;

/// The repository in which a folder lies.
pub(super) struct Repository {
    top: PathBuf,
    /// The path of the catalog in it, with `/`.
    folder: Vec<u8>,
}

impl Repository {
    /// The repository of this folder.
    ///
    /// # Errors
    /// When the folder lies in none, and when what it holds is not whole.
    pub(super) fn of(catalog: &Path) -> Result<Self> {
        // A catalog that was renamed, or is yet to be made, still lies in its repository.
        let real = catalog.canonicalize().map_err(Error::system("mở", catalog))?;
        let found = real.ancestors().find_map(|above| Some((above.to_owned(), git_folder(&above.join(".git"))?)));
        let (top, git) = found.ok_or_else(|| {
            Error::Usage(words!(
                "{path} không nằm trong kho git nào; hãy cho --since một thư mục danh mục hoặc một trang đã dựng",
                "{path} lies in no git repository; give --since a catalog folder or a site that was built",
                path = catalog.display()
            ))
        })?;
        let common = std::fs::read_to_string(git.join("commondir")).map_or_else(|_| git.clone(), |path| git.join(path.trim()));
        if std::fs::metadata(common.join("shallow")).is_ok_and(|found| found.len() > 0) {
            return Err(Error::Usage(words!(
                "kho git này chỉ có vài bản gần nhất (shallow), không so được với bản cũ. GitHub: thêm `fetch-depth: 0` cho actions/checkout; GitLab: đặt `GIT_DEPTH: \"0\"`; trên máy mình: `git fetch --unshallow`",
                "this clone is shallow and does not hold what was before. GitHub: `fetch-depth: 0` for actions/checkout; GitLab: `GIT_DEPTH: \"0\"`; at home: `git fetch --unshallow`"
            )));
        }
        let config = std::fs::read_to_string(common.join("config")).unwrap_or_default().to_lowercase();
        let is_partial = |line: &str| {
            let (key, value) = line.split_once('=').map_or((line.trim(), ""), |(key, value)| (key.trim(), value.trim()));
            key == "partialclone" || key == "partialclonefilter" || key == "promisor" && value == "true"
        };
        if config.lines().any(is_partial) {
            return Err(Error::Usage(words!(
                "kho git này thiếu nội dung tệp (partial clone), mà motcua không tải gì từ mạng. Bỏ `filter:` ở actions/checkout hoặc `--filter` khi `git clone`, rồi lấy lại cả kho",
                "this is a partial clone without the contents of files, and motcua fetches nothing. Drop `filter:` of actions/checkout, or `--filter` of `git clone`, and clone again"
            )));
        }
        let below = real.strip_prefix(&top).unwrap_or(Path::new(""));
        let parts: Vec<&[u8]> = below.iter().map(std::ffi::OsStr::as_encoded_bytes).collect();
        Ok(Self { top, folder: parts.join(&b'/') })
    }

    /// The files of the catalog at this commit.
    ///
    /// # Errors
    /// When there is no such commit, when no catalog is found in it, and when git refuses.
    pub(super) fn read(&self, rev: &str) -> Result<Files> {
        // `rev:folder` says where the catalog was; a name of a commit has no colon.
        let (rev, named) = rev.split_once(':').map_or((rev, None), |(rev, folder)| (rev, Some(folder.trim_matches('/'))));
        if rev.is_empty() || rev.len() > 1_000 || rev.contains(|c: char| c.is_control() || c.is_whitespace()) {
            return Err(no_commit(rev));
        }
        let mut batch = Batch::start(&self.top)?;
        let Some((commit, "commit", _)) =
            batch.ask(&format!("{rev}^{{commit}}").into_bytes())?.map(|(id, kind, body)| (id, kind_of(&kind), body))
        else {
            return Err(batch.why().unwrap_or_else(|| no_commit(rev)));
        };
        let folder = named.map_or_else(|| self.folder.clone(), |folder| folder.as_bytes().to_vec());
        let mut files = Files::default();
        let mut blobs = Vec::new();
        let root = if folder.is_empty() { format!("{commit}^{{tree}}").into_bytes() } else { [commit.as_bytes(), b":", &folder].concat() };
        let tree = batch.ask(&root)?.filter(|(_, kind, _)| kind == "tree");
        let is_catalog = |tree: &(String, String, Vec<u8>)| entries(tree).any(|entry| entry.name == b"catalog.yaml");
        match tree.filter(is_catalog) {
            Some(tree) => walk(&mut batch, &tree, "", 0, &mut blobs, &mut files)?,
            None if named.is_some() => return Err(no_catalog(rev, &[String::from_utf8_lossy(&folder).into_owned()])),
            None => {
                let moved = Self::moved(&mut batch, &commit, rev)?;
                let tree = batch.ask(&[commit.as_bytes(), b":", moved.as_bytes()].concat())?;
                let tree = tree.ok_or_else(|| no_catalog(rev, &[]))?;
                files.notes.push(words!("ở bản {rev}, danh mục nằm ở `{moved}`", "at {rev} the catalog was at `{moved}`"));
                walk(&mut batch, &tree, "", 0, &mut blobs, &mut files)?;
            }
        }
        batch.blobs(&blobs, &mut files)?;
        Ok(files)
    }

    /// Where the only catalog of that commit was, if not where it is now.
    fn moved(batch: &mut Batch, commit: &str, rev: &str) -> Result<String> {
        let mut found = Vec::new();
        let mut open = vec![(String::new(), format!("{commit}^{{tree}}"))];
        let mut seen = 0;
        while let Some((path, name)) = open.pop() {
            seen += 1;
            let Some(tree) = batch.ask(name.as_bytes())?.filter(|_| seen < 10_000) else { continue };
            for entry in entries(&tree) {
                let inner = String::from_utf8_lossy(entry.name).into_owned();
                if entry.name == b"catalog.yaml" {
                    found.push(path.clone());
                } else if entry.is_folder() && !inner.starts_with('.') && path.matches('/').count() < MAX_DEPTH {
                    open.push((if path.is_empty() { inner } else { format!("{path}/{inner}") }, entry.id));
                }
            }
        }
        found.retain(|path| !path.is_empty());
        found.sort();
        match &found[..] {
            [one] => Ok(one.clone()),
            many => Err(no_catalog(rev, many)),
        }
    }
}

fn kind_of(kind: &str) -> &'static str {
    if kind == "commit" { "commit" } else { "other" }
}

fn no_commit(rev: &str) -> Error {
    let rev = rev.chars().take(100).collect::<String>();
    Error::Usage(words!(
        "--since {rev:?}: kho git không có bản này, cũng không có thư mục nào tên như vậy; xem `git log --oneline`",
        "--since {rev:?}: the repository has no such commit, and there is no folder of that name; see `git log --oneline`"
    ))
}

fn no_catalog(rev: &str, found: &[String]) -> Error {
    if found.is_empty() {
        return Error::Usage(words!(
            "ở bản {rev} chưa có danh mục nào (không có catalog.yaml)",
            "at {rev} there was no catalog yet (no catalog.yaml)"
        ));
    }
    let list = found.iter().take(5).map(|path| format!("{rev}:{path}")).collect::<Vec<_>>().join(", ");
    Error::Usage(words!(
        "ở bản {rev} không rõ danh mục nằm ở đâu; viết rõ thư mục: {list}",
        "at {rev} it is unclear where the catalog was; name the folder: {list}"
    ))
}

/// The folder of git that `.git` is or names.
fn git_folder(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return path.join("HEAD").is_file().then(|| path.to_owned());
    }
    let text = std::fs::read_to_string(path).ok()?;
    let named = text.strip_prefix("gitdir:")?.trim();
    Some(path.parent()?.join(named))
}

/// One entry of a tree.
struct TreeEntry<'t> {
    mode: &'t [u8],
    name: &'t [u8],
    id: String,
}

impl TreeEntry<'_> {
    fn is_folder(&self) -> bool {
        self.mode == b"40000"
    }
}

/// The entries of a tree: mode, blank, name, NUL, and the name of the object in bytes, as many as those of the tree itself.
fn entries(tree: &(String, String, Vec<u8>)) -> impl Iterator<Item = TreeEntry<'_>> {
    let (length, mut rest) = (tree.0.len() / 2, &tree.2[..]);
    std::iter::from_fn(move || {
        let blank = rest.iter().position(|byte| *byte == b' ')?;
        let end = rest.iter().position(|byte| *byte == 0).filter(|end| *end > blank && rest.len() >= end + 1 + length)?;
        let (mode, name, id) = (&rest[..blank], &rest[blank + 1..end], &rest[end + 1..end + 1 + length]);
        rest = &rest[end + 1 + length..];
        Some(TreeEntry { mode, name, id: hex(id) })
    })
}

/// The name of an object in figures.
fn hex(id: &[u8]) -> String {
    const FIGURES: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    id.iter().flat_map(|byte| [FIGURES[usize::from(byte >> 4)], FIGURES[usize::from(byte & 15)]]).collect()
}

/// Lists the files of a tree and of those below it.
fn walk(
    batch: &mut Batch,
    tree: &(String, String, Vec<u8>),
    above: &str,
    depth: usize,
    blobs: &mut Vec<(String, String)>,
    files: &mut Files,
) -> Result<()> {
    for entry in entries(tree) {
        let name = String::from_utf8_lossy(entry.name);
        let path = if above.is_empty() { compose(&name).into_owned() } else { format!("{above}/{}", compose(&name)) };
        if name.starts_with('.') {
            continue;
        }
        match entry.mode {
            b"40000" if depth < MAX_DEPTH => {
                if let Some(tree) = batch.ask(entry.id.as_bytes())? {
                    walk(batch, &tree, &path, depth + 1, blobs, files)?;
                }
            }
            b"100644" | b"100755" | b"100664" if blobs.len() < MAX_FILES => blobs.push((path, entry.id)),
            b"120000" => files.lose(path, words!("liên kết tượng trưng", "a symbolic link")),
            b"160000" => files.lose(path, words!("kho con (submodule)", "a submodule")),
            _ => files.lose(path, words!("nằm quá sâu hoặc quá nhiều", "too deep or too many")),
        }
    }
    Ok(())
}

/// The process that answers for objects.
struct Batch {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    top: PathBuf,
}

/// One object: its name, its kind and its bytes.
type Object = (String, String, Vec<u8>);

impl Batch {
    fn start(top: &Path) -> Result<Self> {
        let mut command = Command::new("git");
        command.args(["--no-pager", "--no-replace-objects", "cat-file", "--batch"]).current_dir(top);
        // A hook sets these for its own repository and index.
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX"]
        {
            command.env_remove(name);
        }
        command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = started.map_err(|cause| match cause.kind() {
            std::io::ErrorKind::NotFound => Error::Usage(words!(
                "cần lệnh `git` để so với một bản trong kho; hãy cài git, hoặc cho --since một thư mục",
                "the command `git` is needed to compare with a commit; install it, or give --since a folder"
            )),
            _ => Error::system("mở", "git")(cause),
        })?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::system("mở", "git")(std::io::Error::other("no pipe")));
        };
        Ok(Self { child, to: Some(to), from: BufReader::with_capacity(1 << 16, from), top: top.to_owned() })
    }

    /// The object of this name; nothing where there is none.
    fn ask(&mut self, name: &[u8]) -> Result<Option<Object>> {
        if name.contains(&b'\n') {
            return Ok(None);
        }
        if let Some(to) = &mut self.to {
            let written = to.write_all(&[name, b"\n"].concat()).and_then(|()| to.flush());
            if written.is_err() {
                return Err(self.why().unwrap_or_else(|| Error::system("đọc", &self.top)(std::io::Error::other("git"))));
            }
        }
        self.answer()
    }

    /// The next answer.
    fn answer(&mut self) -> Result<Option<Object>> {
        let refused = |cause| Error::System { action: "đọc", path: "git cat-file".into(), cause };
        let mut head = Vec::new();
        self.from.read_until(b'\n', &mut head).map_err(refused)?;
        if head.is_empty() {
            return Err(self.why().unwrap_or_else(|| refused(std::io::Error::other("git ended"))));
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let parts: Vec<&str> = head.split_ascii_whitespace().collect();
        let [id, kind, size] = parts[..] else { return Ok(None) };
        let Ok(size) = size.parse::<u64>() else { return Ok(None) };
        let is_id = id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_id {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        if size > MAX_FILE {
            std::io::copy(&mut (&mut self.from).take(size + 1), &mut std::io::sink()).map_err(refused)?;
            return Ok(Some((id.to_owned(), "too large".to_owned(), bytes)));
        }
        (&mut self.from).take(size).read_to_end(&mut bytes).map_err(refused)?;
        let mut end = [0];
        self.from.read_exact(&mut end).map_err(refused)?;
        Ok(Some((id.to_owned(), kind.to_owned(), bytes)))
    }

    /// The contents of these files: all are asked for at once, for a question each costs more than the answers.
    fn blobs(&mut self, blobs: &[(String, String)], files: &mut Files) -> Result<()> {
        let Some(mut to) = self.to.take() else { return Ok(()) };
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let mut all = String::with_capacity(blobs.len() * 41);
                for (_, id) in blobs {
                    all.push_str(id);
                    all.push('\n');
                }
                // Git says itself why it ended, if it did.
                let _ = to.write_all(all.as_bytes());
            });
            for (path, _) in blobs {
                match self.answer()? {
                    Some((_, kind, bytes)) if kind == "blob" => {
                        files.bytes.insert(Arc::from(path.as_str()), bytes);
                    }
                    Some((_, kind, _)) if kind == "too large" => files.lose(path.clone(), words!("tệp quá lớn", "too large")),
                    _ => files.lose(path.clone(), words!("kho git thiếu tệp này", "missing in the repository")),
                }
            }
            Ok(())
        })
    }

    /// What git said before it ended, if it did.
    fn why(&mut self) -> Option<Error> {
        self.to.take();
        let mut said = String::new();
        if let Some(stderr) = self.child.stderr.take() {
            let _ = stderr.take(10_000).read_to_string(&mut said);
        }
        let said = said.trim();
        (!said.is_empty()).then(|| Error::Usage(Words { vi: format!("git: {said}").into(), en: format!("git: {said}").into() }))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        self.to.take();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
