//! Output folders that would cost the user something.

use std::path::{Component, Path, PathBuf};

use super::refuse;
use crate::error::Error;
use crate::finding::Words;

/// Refuses an output folder that is the catalog, holds it or lies in it, or that is the root, the home folder or above it.
///
/// # Errors
/// [`Error::Usage`], saying which; a system error if the paths cannot be followed.
pub fn refuse_overlap(out: &Path, catalog: &Path) -> Result<(), Error> {
    let shown = out.display();
    let refused = |vi: &str, en: &str| {
        Err(Error::Usage(Words {
            vi: format!("không ghi trang vào {shown}: {vi}; hãy chọn một thư mục riêng (-o), ví dụ -o public").into(),
            en: format!("no site is written to {shown}: {en}; choose a folder of its own (-o), such as -o public").into(),
        }))
    };
    let out = real(out)?;
    let catalog = real(catalog)?;
    if out.parent().is_none() {
        return refused("đó là thư mục gốc của máy", "that is the root of this machine");
    }
    if out == catalog {
        return refused("đó chính là thư mục danh mục", "that is the catalog");
    }
    if catalog.starts_with(&out) {
        return refused("thư mục danh mục nằm trong đó", "the catalog lies in it");
    }
    if out.starts_with(&catalog) {
        return refused(
            "nó nằm trong thư mục danh mục, nên lần dựng sau sẽ đọc cả trang đã dựng",
            "it lies in the catalog, so the next build would read this one",
        );
    }
    match std::env::home_dir().filter(|home| home.is_absolute()).map(|home| real(&home)) {
        Some(Ok(home)) if home.starts_with(&out) => {
            refused("đó là thư mục riêng của người dùng hoặc thư mục chứa nó", "that is the home folder, or holds it")
        }
        _ => Ok(()),
    }
}

/// The path with all links followed; what does not exist yet is appended as it is written.
fn real(path: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(path).map_err(refuse("đọc", path))?;
    let mut real = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
        // Step by step, so that `..` after a link leads to where the link leads.
        if let Ok(known) = real.canonicalize() {
            real = known;
        }
    }
    Ok(real)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn the_catalog_and_all_around_it_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        fs::create_dir_all(root.join("content/pages")).unwrap();
        symlink(root.join("content"), root.join("link")).unwrap();
        let catalog = root.join("content");
        let usage = |out: &Path| matches!(refuse_overlap(out, &catalog), Err(Error::Usage(_)));
        for out in
            ["content", "", "content/public", "content/pages", "content/../content", "none/../content", "link", "link/new", "link/.."]
        {
            assert!(usage(&root.join(out)), "{out}");
        }
        assert!(usage(Path::new("/")));
        for out in ["public", "content-public", "none/public"] {
            assert!(refuse_overlap(&root.join(out), &catalog).is_ok(), "{out}");
        }
    }

    #[test]
    fn home_and_what_holds_it_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let home = std::env::home_dir().unwrap();
        assert!(refuse_overlap(&home, dir.path()).is_err());
        assert!(refuse_overlap(home.parent().unwrap(), dir.path()).is_err());
        assert!(refuse_overlap(&home.join("public"), dir.path()).is_ok());
    }
}
