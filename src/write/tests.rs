use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::*;

type WrittenPage = (&'static str, &'static str);

/// Takes the folder and publishes into it.
fn publish<R: Sync>(
    out: &Path,
    routes: &[R],
    path: impl Fn(&R) -> &str + Sync,
    render: impl Fn(&R) -> Result<Vec<u8>, Error> + Sync,
    done: &(dyn Fn() + Sync),
) -> Result<Written, Error> {
    Claim::take(out, &|| ())?.publish(routes, path, render, done)
}

/// Publishes these pages into the folder `out`.
fn build(dir: &TempDir, pages: &[WrittenPage]) -> Result<Written, Error> {
    publish(&dir.path().join("out"), pages, |page| page.0, |page| Ok(page.1.as_bytes().to_vec()), &|| ())
}

/// All files below a folder, without the manifest.
fn tree(path: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(path).into_iter().map(Result::unwrap).filter(|entry| !entry.file_type().is_dir()) {
        let name = entry.path().strip_prefix(path).unwrap().to_str().unwrap().to_owned();
        if name != manifest::NAME {
            files.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    files
}

fn published(dir: &TempDir) -> Vec<(String, String)> {
    tree(&dir.path().join("out")).into_iter().collect()
}

/// The names beside the output.
fn beside(dir: &TempDir) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn pages(pages: &[WrittenPage]) -> Vec<(String, String)> {
    pages.iter().map(|page| (page.0.to_owned(), page.1.to_owned())).collect()
}

const ONE: &[WrittenPage] = &[("index.html", "home"), ("thu-tuc/a/index.html", "A"), ("thu-tuc/b/index.html", "B")];
const TWO: &[WrittenPage] = &[("en/index.html", "e"), ("index.html", "home"), ("thu-tuc/a/index.html", "A changed")];

fn dir() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn out(dir: &TempDir, path: &str) -> PathBuf {
    dir.path().join("out").join(path)
}

#[test]
fn a_site_is_published_and_replaced_whole() {
    let dir = dir();
    assert_eq!(build(&dir, ONE).unwrap(), Written { files: 3, bytes: 6, written: 3, kept: 0, removed: 0 });
    assert_eq!(published(&dir), pages(ONE));
    assert_eq!(build(&dir, TWO).unwrap(), Written { files: 3, bytes: 14, written: 2, kept: 1, removed: 1 });
    assert_eq!(published(&dir), pages(TWO), "stale pages are gone");
    assert!(!out(&dir, "thu-tuc/b").exists(), "and their folders");
    assert_eq!(beside(&dir), [".out.motcua-lock", "out"]);
}

#[test]
fn the_same_site_has_the_same_tree_with_its_manifest() {
    let (a, b) = (dir(), dir());
    build(&a, TWO).unwrap();
    build(&a, ONE).unwrap();
    let backwards: Vec<WrittenPage> = ONE.iter().rev().copied().collect();
    build(&b, &backwards).unwrap();
    assert_eq!(fs::read(out(&a, manifest::NAME)).unwrap(), fs::read(out(&b, manifest::NAME)).unwrap());
}

#[test]
fn a_page_that_is_the_same_keeps_its_file() {
    let dir = dir();
    build(&dir, ONE).unwrap();
    let before = fs::metadata(out(&dir, "index.html")).unwrap();
    let changed = fs::metadata(out(&dir, "thu-tuc/a/index.html")).unwrap();
    build(&dir, TWO).unwrap();
    let after = fs::metadata(out(&dir, "index.html")).unwrap();
    assert_eq!((before.ino(), before.mtime_nsec(), 1), (after.ino(), after.mtime_nsec(), after.nlink()));
    assert_ne!(changed.ino(), fs::metadata(out(&dir, "thu-tuc/a/index.html")).unwrap().ino());
}

#[test]
fn what_was_changed_by_hand_is_written_again() {
    let dir = dir();
    build(&dir, ONE).unwrap();
    std::thread::sleep(Duration::from_millis(15));
    fs::write(out(&dir, "index.html"), "longer than it was").unwrap();
    fs::write(out(&dir, "thu-tuc/a/index.html"), "X").unwrap();
    fs::remove_file(out(&dir, "thu-tuc/b/index.html")).unwrap();
    assert_eq!(build(&dir, ONE).unwrap().written, 3, "also what has the same size, and what is missing");
    fs::set_permissions(out(&dir, "index.html"), fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(build(&dir, ONE).unwrap().written, 1, "the mode was another");
    assert_eq!(published(&dir), pages(ONE));
    assert_eq!(build(&dir, ONE).unwrap().kept, 3);
}

#[test]
fn a_folder_with_anything_foreign_is_refused_and_not_touched() {
    let refused = |dir: &TempDir| match build(dir, TWO) {
        Err(Error::Foreign { files, .. }) => files,
        other => panic!("{other:?}"),
    };
    let mine = dir();
    fs::create_dir_all(out(&mine, "letters")).unwrap();
    fs::write(out(&mine, "a.txt"), "mine").unwrap();
    assert_eq!(refused(&mine), ["a.txt", "letters/"]);
    assert_eq!(beside(&mine), ["out"], "not even a lock");

    let dir = dir();
    build(&dir, ONE).unwrap();
    fs::create_dir_all(out(&dir, ".git/objects")).unwrap();
    fs::create_dir_all(out(&dir, "thu-tuc/a/empty")).unwrap();
    fs::write(out(&dir, "thu-tuc/b/anh.png"), "mine").unwrap();
    fs::remove_file(out(&dir, "thu-tuc/a/index.html")).unwrap();
    symlink("/etc/passwd", out(&dir, "thu-tuc/a/index.html")).unwrap();
    assert_eq!(refused(&dir), [".git/", "thu-tuc/a/empty/", "thu-tuc/a/index.html", "thu-tuc/b/anh.png"]);
    assert_eq!(fs::read_to_string(out(&dir, "thu-tuc/b/anh.png")).unwrap(), "mine");
    assert_eq!(beside(&dir), [".out.motcua-lock", "out"]);

    for n in 0..30 {
        fs::write(out(&mine, &n.to_string()), "").unwrap();
    }
    assert_eq!(refused(&mine).len(), 21);
    assert!(refused(&mine)[20].contains("12"));
}

#[test]
fn a_manifest_that_names_other_places_removes_nothing() {
    let dir = dir();
    fs::write(dir.path().join("precious"), "p").unwrap();
    fs::create_dir(out(&dir, "")).unwrap();
    let line = format!("motcua 1\n{} 1 ../precious\n", blake3::hash(b"p").to_hex());
    fs::write(out(&dir, manifest::NAME), line).unwrap();
    assert!(matches!(build(&dir, ONE), Err(Error::Foreign { .. })));
    assert!(dir.path().join("precious").exists());
}

#[test]
fn an_empty_folder_may_be_made_beforehand() {
    let dir = dir();
    fs::create_dir(out(&dir, "")).unwrap();
    build(&dir, ONE).unwrap();
    assert_eq!(published(&dir), pages(ONE));
    assert_eq!(beside(&dir), [".out.motcua-lock", "out"]);
}

#[test]
fn a_link_or_a_file_in_the_place_of_the_output_is_refused() {
    let dir = dir();
    fs::create_dir(dir.path().join("real")).unwrap();
    symlink(dir.path().join("real"), dir.path().join("out")).unwrap();
    let Err(Error::Usage(told)) = build(&dir, ONE) else { panic!() };
    assert!(told.vi.contains("liên kết tượng trưng"));
    fs::remove_file(dir.path().join("out")).unwrap();
    fs::write(dir.path().join("out"), "").unwrap();
    assert!(matches!(build(&dir, ONE), Err(Error::Usage(_))));
    assert_eq!(beside(&dir), ["out", "real"]);
    assert!(matches!(publish(Path::new("/"), ONE, |page| page.0, |_| Ok(vec![]), &|| ()), Err(Error::Usage(_))));
}

#[test]
fn missing_folders_above_the_output_are_made() {
    let dir = dir();
    publish(&dir.path().join("a/b/out"), ONE, |page| page.0, |_| Ok(vec![]), &|| ()).unwrap();
    assert!(dir.path().join("a/b/out/thu-tuc/a/index.html").exists());
}

#[test]
fn no_path_leads_out_and_none_is_written_twice() {
    let dir = dir();
    build(&dir, ONE).unwrap();
    for bad in [
        &[("../x", "")][..],
        &[("/etc/x", "")],
        &[("a/../../x", "")],
        &[("a\\b", "")],
        &[(".motcua-manifest", "")],
        &[(".git/config", "")],
        &[("a", ""), ("a", "")],
        &[("a", ""), ("a/b/c", "")],
    ] {
        assert!(matches!(build(&dir, bad), Err(Error::Usage(_))), "{bad:?}");
    }
    assert_eq!(published(&dir), pages(ONE));
    assert_eq!(beside(&dir), [".out.motcua-lock", "out"]);
}

#[test]
fn a_page_that_fails_leaves_the_old_site_and_no_stage() {
    let dir = dir();
    build(&dir, ONE).unwrap();
    let fails = |page: &WrittenPage| if page.0 == "index.html" { Err(Error::Theme("x".into())) } else { Ok(b"new".to_vec()) };
    assert!(matches!(publish(&out(&dir, ""), TWO, |page| page.0, fails, &|| ()), Err(Error::Theme(_))));
    let panics = |page: &WrittenPage| if page.0 == "index.html" { panic!("a bug") } else { Ok(b"new".to_vec()) };
    let caught = std::panic::catch_unwind(|| publish(&dir.path().join("out"), TWO, |page| page.0, panics, &|| ()));
    assert!(caught.is_err());
    assert_eq!(published(&dir), pages(ONE));
    assert_eq!(beside(&dir), [".out.motcua-lock", "out"]);
}

#[test]
fn every_page_is_counted() {
    let dir = dir();
    let count = AtomicUsize::new(0);
    let done = || {
        count.fetch_add(1, Ordering::Relaxed);
    };
    publish(&out(&dir, ""), ONE, |page| page.0, |_| Ok(vec![]), &done).unwrap();
    assert_eq!(count.into_inner(), 3);
}

#[test]
fn the_next_build_removes_the_stages_of_killed_builds_and_nothing_else() {
    let dir = dir();
    build(&dir, ONE).unwrap();
    let name = |name: &str| dir.path().join(format!(".out.motcua-{name}"));
    let make = |path: PathBuf, mark: Option<&str>| {
        fs::create_dir_all(path.join("a/b")).unwrap();
        fs::write(path.join("a/b/x"), "x").unwrap();
        if let Some(mark) = mark {
            fs::write(path.join(mark), format!("motcua 1\n{} 1 a/b/x\n", blake3::hash(b"x").to_hex())).unwrap();
        }
    };
    make(name("stage-1"), Some(manifest::STAGE));
    make(name("stage-2"), Some(manifest::NAME));
    make(name("stage-3"), None);
    make(name("stage-mine"), Some(manifest::STAGE));
    make(name("stage-5"), Some(manifest::NAME));
    fs::write(name("stage-5").join("a/mine"), "").unwrap();
    make(name("stage-6"), Some(manifest::STAGE));
    fs::create_dir(name("stage-7")).unwrap();
    make(dir.path().join("elsewhere"), Some(manifest::STAGE));
    symlink(dir.path().join("elsewhere"), name("stage-8")).unwrap();
    make(dir.path().join(".out2.motcua-stage-1"), Some(manifest::STAGE));
    let busy = crate::disk::Folder::open(&name("stage-6")).unwrap();
    assert!(busy.try_hold());
    build(&dir, TWO).unwrap();
    let left = [".out.motcua-lock", ".out.motcua-stage-3", ".out.motcua-stage-5", ".out.motcua-stage-6", ".out.motcua-stage-8"];
    let others = [".out.motcua-stage-mine", ".out2.motcua-stage-1", "elsewhere", "out"];
    assert_eq!(beside(&dir), [&left[..], &others[..]].concat());
    assert_eq!(tree(&name("stage-5")).keys().collect::<Vec<_>>(), ["a/mine"]);
    assert_eq!(tree(&dir.path().join("elsewhere")).len(), 2);
}

#[test]
fn a_swap_in_two_steps_that_was_cut_is_undone() {
    let dir = dir();
    build(&dir, ONE).unwrap();
    fs::rename(out(&dir, ""), dir.path().join(".out.motcua-aside")).unwrap();
    let claim = Claim::take(&dir.path().join("out"), &|| ()).unwrap();
    assert_eq!(published(&dir), pages(ONE));
    drop(claim);
    fs::rename(out(&dir, ""), dir.path().join(".out.motcua-aside")).unwrap();
    fs::create_dir(out(&dir, "")).unwrap();
    build(&dir, TWO).unwrap();
    assert_eq!(published(&dir), pages(TWO));
    assert_eq!(beside(&dir), [".out.motcua-lock", "out"]);
}

#[test]
fn a_second_build_waits_and_says_so() {
    let dir = dir();
    let path = dir.path().join("out");
    let first = Claim::take(&path, &|| panic!("nobody else is here")).unwrap();
    let waited = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let waiting = || {
                waited.fetch_add(1, Ordering::SeqCst);
            };
            Claim::take(&path, &waiting).unwrap().publish(TWO, |page| page.0, |page| Ok(page.1.into()), &|| ()).unwrap()
        });
        let start = Instant::now();
        while waited.load(Ordering::SeqCst) == 0 && start.elapsed() < Duration::from_secs(10) {
            std::thread::yield_now();
        }
        first.publish(ONE, |page| page.0, |page| Ok(page.1.into()), &|| ()).unwrap();
        assert_eq!(second.join().unwrap().kept, 1, "it saw what the first had published");
    });
    assert_eq!((waited.into_inner(), published(&dir)), (1, pages(TWO)));
}

#[test]
fn a_folder_that_came_in_place_of_the_old_site_meanwhile_stays() {
    let dir = dir();
    build(&dir, ONE).unwrap();
    let claim = Claim::take(&dir.path().join("out"), &|| ()).unwrap();
    fs::rename(out(&dir, ""), dir.path().join("moved")).unwrap();
    fs::create_dir(out(&dir, "")).unwrap();
    fs::write(out(&dir, "mine"), "").unwrap();
    assert!(claim.publish(TWO, |page| page.0, |_| Ok(vec![]), &|| ()).is_err());
    assert_eq!((published(&dir).len(), tree(&dir.path().join("moved")).len()), (1, 3));
}

#[test]
fn a_full_disk_is_told_as_such() {
    let full = refuse("ghi", "x")(io::Error::from_raw_os_error(rustix::io::Errno::NOSPC.raw_os_error()));
    assert!(full.to_string().contains("đĩa đầy") && full.to_string().contains("os error 28"), "{full}");
}

#[test]
fn modes_do_not_depend_on_the_umask() {
    let dir = dir();
    // The umask belongs to the whole process, so another one is needed.
    let program = std::env::current_exe().unwrap();
    let mut child = Command::new("sh");
    child.args(["-c", "umask 077; exec \"$0\" --exact write::tests::for_another_umask --ignored -q"]).arg(program);
    assert!(child.env("MOTCUA_TEST_OUT", dir.path().join("out")).output().unwrap().status.success());
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(dir.path().join("out")) {
        let metadata = entry.unwrap().metadata().unwrap();
        assert_eq!(metadata.mode() & 0o7777, if metadata.is_dir() { 0o755 } else { 0o644 });
        seen += 1;
    }
    assert_eq!(seen, 8, "three pages, a manifest, four folders");
}

#[test]
#[ignore = "run by modes_do_not_depend_on_the_umask"]
fn for_another_umask() {
    if let Some(out) = std::env::var_os("MOTCUA_TEST_OUT") {
        publish(Path::new(&out), ONE, |page| page.0, |_| Ok(vec![]), &|| ()).unwrap();
    }
}

#[test]
#[ignore = "a measurement: cargo test --release --lib write::tests::cost_of_6700 -- --ignored --nocapture"]
#[allow(clippy::print_stderr, reason = "it is there to be read")]
fn cost_of_6700_pages() {
    let dir = dir();
    let paths: Vec<String> = (0..6700).map(|n| format!("thu-tuc/thu-tuc-so-{n:05}/index.html")).collect();
    let text = vec![b'x'; 12_000];
    for round in ["new", "kept", "changed"] {
        let render = |path: &String| Ok([&text[..], path.as_bytes(), if round == "changed" { b"!" } else { b"" }].concat());
        let start = (Instant::now(), cpu());
        let written = publish(&dir.path().join("out"), &paths, |path| path, render, &|| ()).unwrap();
        eprintln!("{round}: {:?}, CPU {:?}, {written:?}", start.0.elapsed(), cpu().saturating_sub(start.1));
    }
}

/// The CPU time of this process, as Linux counts it, in hundredths of a second.
fn cpu() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    Duration::from_millis(10 * after_name.split(' ').skip(12).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum::<u64>())
}
