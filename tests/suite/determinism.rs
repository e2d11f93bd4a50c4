//! The same catalog gives the same bytes, wherever, whenever and however it is built.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::world::{TODAY, base, build, copy, end, motcua, repository, tree};

type Site = BTreeMap<String, Vec<u8>>;

/// Builds a catalog with these variables set, in a shell of this umask.
fn built(catalog: &Path, variables: &[(&str, &str)]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let mut command = motcua();
    command.arg("build").arg(catalog).arg("-o").arg(&out).args(["--today", TODAY]).envs(variables.iter().copied());
    let ended = end(&mut command);
    assert_eq!(ended.code, 0, "{ended:?}");
    tree(&out)
}

/// The paths whose bytes differ.
fn difference(a: &Site, b: &Site) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    paths.into_iter().filter(|path| a.get(*path) != b.get(*path)).cloned().collect()
}

#[test]
fn the_number_of_threads_does_not_show() {
    let sample = repository("content");
    let one = built(&sample, &[("RAYON_NUM_THREADS", "1")]);
    let eight = built(&sample, &[("RAYON_NUM_THREADS", "8")]);
    assert!(one.len() > 100, "{} files", one.len());
    assert_eq!(difference(&one, &eight), [""; 0]);
}

#[test]
fn the_place_the_time_zone_and_the_locale_do_not_show() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("một chỗ khác/content");
    copy(&repository("content"), &copied);
    let here = built(&repository("content"), &[]);
    let there = built(&copied, &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "ar_EG"), ("HOME", "/nonexistent")]);
    assert_eq!(difference(&here, &there), [""; 0]);
}

#[test]
fn the_day_of_the_build_stands_on_no_page() {
    // Nothing in the sample begins or ends on these days.
    let on = |today: &str| {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let ended = end(motcua().arg("build").arg(repository("content")).arg("-o").arg(&out).args(["--today", today]));
        assert_eq!(ended.code, 0, "{ended:?}");
        tree(&out)
    };
    let pages = |mut site: Site| {
        site.retain(|path, _| path.ends_with(".html"));
        site
    };
    let (before, after) = (pages(on("2026-11-23")), pages(on("2026-12-03")));
    assert!(before.len() > 500, "{} pages", before.len());
    assert_eq!(difference(&before, &after), [""; 0]);
}

#[test]
fn the_times_of_the_files_do_not_show() {
    let folder = base();
    let catalog = folder.path().join("content");
    let before = built(&catalog, &[]);
    for path in tree(&catalog).keys() {
        let file = fs::File::options().write(true).open(catalog.join(path)).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000)).unwrap();
    }
    assert_eq!(difference(&before, &built(&catalog, &[])), [""; 0]);
}

#[test]
fn ten_runs_give_one_site() {
    let folder = base();
    let catalog = folder.path().join("content");
    let first = built(&catalog, &[]);
    for run in 2..=10 {
        assert_eq!(difference(&first, &built(&catalog, &[])), [""; 0], "run {run}");
    }
}

#[test]
fn a_build_over_an_old_site_is_the_same_as_a_new_one() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("site"));
    assert_eq!(build(&catalog, &out).code, 0);
    fs::remove_file(catalog.join("notices/nghi-le.md")).unwrap();
    let office = catalog.join("offices/phuong-hai-chau.yaml");
    let text = fs::read_to_string(&office).unwrap().replace("16 Tiểu La", "18 Tiểu La");
    fs::write(&office, text).unwrap();
    assert_eq!(build(&catalog, &out).code, 0);
    assert_eq!(difference(&tree(&out), &built(&catalog, &[])), [""; 0]);
}

#[test]
fn the_umask_does_not_show() {
    let folder = base();
    let catalog = folder.path().join("content");
    for umask in ["077", "000"] {
        let out = folder.path().join(format!("site-{umask}"));
        let line = format!("umask {umask}; exec \"$0\" build \"$1\" -o \"$2\" --today {TODAY}");
        let mut shell = std::process::Command::new("/bin/sh");
        shell.arg("-c").arg(line).arg(env!("CARGO_BIN_EXE_motcua")).arg(&catalog).arg(&out).env_clear();
        let ended = end(&mut shell);
        assert_eq!(ended.code, 0, "{ended:?}");
        for entry in walkdir::WalkDir::new(&out) {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o7777;
            let want = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
            assert!(!entry.path_is_symlink());
            assert_eq!(mode, want, "{} under umask {umask}", entry.path().display());
        }
    }
    assert_eq!(difference(&tree(&folder.path().join("site-077")), &tree(&folder.path().join("site-000"))), [""; 0]);
}

#[test]
fn names_of_published_files_are_plain() {
    for path in built(&repository("content"), &[]).keys() {
        assert!(path.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./".contains(&b)), "{path}");
        assert!(path.split('/').all(|part| part.len() < 255 && !part.starts_with('.')), "{path}");
    }
}
