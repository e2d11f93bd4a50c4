use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use tempfile::TempDir;

use super::*;
use crate::finding::{Place, Severity};

/// A catalog of these files.
fn catalog(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

/// What the only finding of a catalog of this one file says: rule, level and place.
fn only(path: &str, bytes: &[u8]) -> (Sources, &'static str, Severity, Option<Place>) {
    let dir = catalog(&[(path, bytes)]);
    let (sources, findings) = read(dir.path()).unwrap();
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(&*finding.file, path);
    assert!(!finding.message.vi.is_empty() && !finding.remedy.en.is_empty());
    let place = match &finding.spot {
        Spot::Bytes(bytes) => Some(text::place(sources.text(path).unwrap(), (*bytes).into())),
        _ => None,
    };
    let (rule, level) = (finding.rule, finding.level);
    (sources, rule, level, place)
}

fn starts_at(place: Option<Place>, line: usize, column: usize) {
    let place = place.unwrap();
    assert_eq!((place.line, place.column), (line, column));
}

#[test]
fn files_come_in_the_order_of_their_paths_in_one_normal_form() {
    let dir = catalog(&[
        ("procedures/b.md", "\u{feff}---\r\ntitle: Đa\u{306}ng ky\u{301}\r\n---\r\n".as_bytes()),
        ("procedures/a/x.yaml", "phí: 20\u{a0}000\u{202f}đ".as_bytes()),
        ("catalog.yaml", b"format: 1\rtitle: x"),
        ("forms/ct01.pdf", b"%PDF\r\n\xff"),
        (".git/config", b"x: \xff"),
        ("README.md", b"\0"),
        ("procedures/node_modules/a.md", b"\0"),
        ("LICENSE", b"\0"),
    ]);
    let (sources, findings) = read(dir.path()).unwrap();
    assert_eq!(findings, []);
    let texts: Vec<_> = sources.files.iter().map(|source| (&*source.path, source.content.text().map(|text| &**text))).collect();
    assert_eq!(
        texts,
        [
            ("catalog.yaml", Some("format: 1\ntitle: x")),
            ("forms/ct01.pdf", None),
            ("procedures/a/x.yaml", Some("phí: 20 000 đ")),
            ("procedures/b.md", Some("---\ntitle: Đăng ký\n---\n")),
        ]
    );
    assert_eq!(sources.get("forms/ct01.pdf").unwrap().hash, blake3::hash(b"%PDF\r\n\xff"));
    assert!(sources.get("README.md").is_none() && sources.lost.is_empty());
}

#[test]
fn the_path_of_a_decomposed_name_is_composed() {
    let dir = catalog(&[("pages/giơ\u{301}i-thiệu.md", b"---\n---\n")]);
    assert_eq!(&*read(dir.path()).unwrap().0.files[0].path, "pages/giới-thiệu.md");
}

#[test]
fn a_catalog_that_is_not_there_is_an_error() {
    let dir = catalog(&[("a", b"")]);
    assert!(read(&dir.path().join("none")).is_err());
    assert!(read(&dir.path().join("a")).is_err());
}

#[test]
fn links_are_refused_by_name_and_never_followed() {
    let dir = catalog(&[("real/a.md", b"x"), ("procedures/b.md", b"x")]);
    symlink(dir.path().join("real/a.md"), dir.path().join("procedures/a.md")).unwrap();
    symlink(dir.path().join("real"), dir.path().join("offices")).unwrap();
    symlink("/nowhere", dir.path().join("dangling")).unwrap();
    let (sources, findings) = read(dir.path()).unwrap();
    let told: Vec<_> = findings.iter().map(|finding| (finding.rule, &*finding.file)).collect();
    assert_eq!(told, [("source/symlink", "dangling"), ("source/symlink", "offices"), ("source/symlink", "procedures/a.md")]);
    assert!(findings[0].message.vi.contains("liên kết tượng trưng"));
    assert!(sources.is_lost("procedures/a.md") && sources.is_lost("offices/cong-an.yaml") && !sources.is_lost("procedures/b.md"));
    let root = Folder::open(dir.path()).unwrap();
    assert!(matches!(root.read(Path::new("procedures/a.md"), 9), Err(ReadFailure::Link)));
    assert!(matches!(root.read(Path::new("offices/a.md"), 9), Err(ReadFailure::Link)));
    assert!(root.read(Path::new("../x"), 9).is_err());
}

#[test]
fn a_pipe_or_a_socket_is_told_and_does_not_keep_us_waiting() {
    let dir = catalog(&[("procedures/b.md", b"x")]);
    rustix::fs::mknodat(rustix::fs::CWD, dir.path().join("procedures/a.md"), rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0)
        .unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("procedures/c.md")).unwrap();
    let (sources, findings) = read(dir.path()).unwrap();
    let told: Vec<_> = findings.iter().map(|finding| (finding.rule, &*finding.file)).collect();
    assert_eq!(told, [("source/special-file", "procedures/a.md"), ("source/special-file", "procedures/c.md")]);
    assert_eq!(sources.files.len(), 1);
    let root = Folder::open(dir.path()).unwrap();
    assert!(matches!(root.read(Path::new("procedures/a.md"), 9), Err(ReadFailure::Special)));
    assert!(matches!(root.read(Path::new("procedures/c.md"), 9), Err(ReadFailure::Special)));
}

#[test]
fn a_file_above_its_limit_is_not_read() {
    let (sources, rule, _, place) = only("procedures/a.md", &vec![b'x'; (1 << 20) + 1]);
    assert_eq!((rule, place, sources.files.len()), ("source/too-large", None, 0));
    assert!(sources.is_lost("procedures/a.md"));
    let dir = catalog(&[("forms/a.pdf", b"")]);
    fs::File::options().write(true).open(dir.path().join("forms/a.pdf")).unwrap().set_len(3 << 30).unwrap();
    assert_eq!(read(dir.path()).unwrap().1[0].rule, "source/too-large");
    fs::File::options().write(true).open(dir.path().join("forms/a.pdf")).unwrap().set_len(2 << 20).unwrap();
    assert_eq!(read(dir.path()).unwrap().1, []);
}

#[test]
fn an_endless_file_ends_at_its_limit() {
    // /proc says 0 of the size of its files.
    let root = Folder::open(Path::new("/proc/self")).unwrap();
    assert!(matches!(root.read(Path::new("maps"), 10), Err(ReadFailure::TooLarge)));
}

#[test]
fn a_file_that_is_not_utf_8_is_shown_at_its_first_wrong_byte() {
    let (sources, rule, level, place) = only("procedures/a.md", b"---\ntitle: \xd0ang k\xfd\n");
    assert_eq!((rule, level), ("source/not-utf8", Severity::Error));
    starts_at(place, 2, 8);
    assert!(sources.files.is_empty() && sources.is_lost("procedures/a.md"));
    assert!(sources.findings[0].message.vi.contains("byte thứ 12") && sources.findings[0].message.vi.contains("windows-1258"));
    let (sources, rule, _, place) = only("procedures/a.md", b"\xff\xfet\0i\0");
    assert_eq!(rule, "source/not-utf8");
    starts_at(place, 1, 1);
    assert!(sources.findings[0].message.vi.contains("UTF-16"));
}

#[test]
fn a_nul_makes_a_file_unusable_and_another_control_does_not() {
    let (sources, rule, _, place) = only("procedures/a.md", b"---\r\nab\0");
    assert_eq!((rule, sources.files.len()), ("source/nul", 0));
    starts_at(place, 2, 3);
    for control in ["\u{8}", "\u{7f}", "\u{85}", "\u{ffff}"] {
        let (sources, rule, level, place) = only("procedures/a.md", format!("é\t{control}").as_bytes());
        assert_eq!((rule, level, sources.files.len()), ("source/control-character", Severity::Error, 1), "{control:?}");
        starts_at(place, 1, 3);
    }
}

#[test]
fn a_file_full_of_controls_is_told_of_ten_times() {
    let dir = catalog(&[("procedures/a.md", &[1; 5000])]);
    assert_eq!(read(dir.path()).unwrap().1.len(), 10);
}

#[test]
fn overrides_of_direction_are_refused_and_isolates_must_be_closed_on_their_line() {
    for sign in ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2068}', '\u{2069}'] {
        let (sources, rule, _, place) = only("procedures/a.md", format!("x\nab{sign}c\n").as_bytes());
        assert_eq!((rule, sources.files.len()), ("source/bidi", 1), "{sign:?}");
        starts_at(place, 2, 3);
    }
    let dir = catalog(&[("procedures/a.md", "a \u{2067}b \u{2066}c\u{2069}\u{2069} d\n".as_bytes())]);
    assert_eq!(read(dir.path()).unwrap().1, []);
    let dir = catalog(&[("procedures/a.md", "a \u{2067}b\nc\u{2069}".as_bytes())]);
    assert_eq!(read(dir.path()).unwrap().1.len(), 2);
}

#[test]
fn each_line_of_a_merge_conflict_is_shown() {
    let dir = catalog(&[("procedures/a.md", b"---\n<<<<<<< HEAD\nx: 1\n=======\nx: 2\n>>>>>>> b\n---\n")]);
    let (sources, findings) = read(dir.path()).unwrap();
    let lines: Vec<_> = findings
        .iter()
        .map(|finding| match &finding.spot {
            Spot::Bytes(bytes) => text::place(sources.text("procedures/a.md").unwrap(), (*bytes).into()).line,
            _ => 0,
        })
        .collect();
    assert_eq!(lines, [2, 4, 6]);
    assert!(findings.iter().all(|finding| finding.rule == "source/conflict-marker"));
    assert!(sources.files.is_empty());
    let (_, rule, _, place) = only("offices/a.yaml", b"a: 1\n=======\n");
    assert_eq!(rule, "source/conflict-marker");
    starts_at(place, 2, 1);
    let dir = catalog(&[("pages/a.md", b"---\ntitle: a\n---\nHeading\n=======\n\n<<<<<<<<<< x\n")]);
    assert_eq!(read(dir.path()).unwrap().1, [], "a heading is no conflict");
}

#[test]
fn a_pointer_of_git_lfs_is_told_in_texts_and_attachments() {
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n";
    let (_, rule, _, place) = only("procedures/a.md", pointer);
    assert_eq!(rule, "source/lfs-pointer");
    starts_at(place, 1, 1);
    let (sources, rule, _, place) = only("forms/a.pdf", pointer);
    assert_eq!((rule, place), ("source/lfs-pointer", None));
    assert!(sources.is_lost("forms/a.pdf"));
}

#[test]
fn indentation_by_no_break_spaces_is_mended_and_told() {
    let (sources, rule, level, place) = only("offices/a.yaml", "a\u{a0}b:\n\u{a0}\u{202f}c: 1\n".as_bytes());
    assert_eq!((rule, level), ("source/no-break-indent", Severity::Warning));
    assert_eq!(place, Some(Place { line: 2, column: 1, end_line: 2, end_column: 3 }));
    assert_eq!(sources.text("offices/a.yaml"), Some("a b:\n  c: 1\n"));
    let dir = catalog(&[("pages/a.md", "---\na: 1\n---\n\u{a0}x\n".as_bytes())]);
    assert_eq!(read(dir.path()).unwrap().1, [], "below the facts it is only a space");
}

#[test]
fn a_file_that_vanishes_or_must_not_be_read_is_told() {
    let dir = catalog(&[("procedures/a.md", b"x")]);
    let root = Folder::open(dir.path()).unwrap();
    let mut found = walk::walk(dir.path(), &root).unwrap().found;
    fs::remove_file(dir.path().join("procedures/a.md")).unwrap();
    let reading = look(&root, dir.path(), found.remove(0));
    assert_eq!((reading.findings[0].rule, reading.usability), ("source/vanished", Usability::Lost));
    if !rustix::process::geteuid().is_root() {
        fs::write(dir.path().join("procedures/a.md"), "x").unwrap();
        fs::set_permissions(dir.path().join("procedures/a.md"), fs::Permissions::from_mode(0o000)).unwrap();
        assert_eq!(read(dir.path()).unwrap().1[0].rule, "source/unreadable");
    }
}

#[test]
fn a_folder_that_cannot_be_listed_is_told_and_the_walk_goes_on() {
    if rustix::process::geteuid().is_root() {
        return;
    }
    let dir = catalog(&[("pages/a.md", b"x"), ("procedures/in/a.md", b"x"), ("procedures/z.md", b"x")]);
    let shut = dir.path().join("procedures/in");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
    let (sources, findings) = read(dir.path()).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!((findings[0].rule, &*findings[0].file), ("source/unreadable", "procedures/in"));
    assert!(sources.is_lost("procedures/in/a.md") && sources.get("procedures/z.md").is_some());
}

#[test]
fn paths_that_differ_in_case_or_composition_only_are_told() {
    let dir = catalog(&[("procedures/A.md", b"x"), ("procedures/a.md", b"x"), ("pages/e\u{301}.md", b"1"), ("pages/\u{e9}.md", b"2")]);
    let (sources, findings) = read(dir.path()).unwrap();
    let told: Vec<_> = findings.iter().map(|finding| (finding.rule, &*finding.file)).collect();
    assert_eq!(told, [("source/case-twin", "pages/é.md"), ("source/case-twin", "procedures/a.md")]);
    assert!(findings[1].message.vi.contains("«procedures/A.md»"));
    assert_eq!(sources.files.len(), 3, "a path stands for one file");
}

#[test]
fn names_that_hosts_refuse_are_told_and_read_where_possible() {
    let (sources, rule, level, _) = only("procedures/con.md", b"x");
    assert_eq!((rule, level, sources.files.len()), ("source/path", Severity::Error, 1));
    let dir = catalog(&[("pages/x.md", b"")]);
    fs::write(dir.path().join("pages").join(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"a\xff.md")), "x").unwrap();
    fs::write(dir.path().join("pages/b\n.md"), "x").unwrap();
    let (sources, findings) = read(dir.path()).unwrap();
    let told: Vec<_> = findings.iter().map(|finding| (finding.rule, &*finding.file)).collect();
    assert_eq!(told, [("source/path", "pages/a\u{fffd}.md"), ("source/path", "pages/b\u{fffd}.md")]);
    assert_eq!((sources.files.len(), sources.lost.len()), (1, 2));
    let deep = "d/".repeat(14) + "a.md";
    let dir = catalog(&[(&deep, b"x")]);
    let (sources, findings) = read(dir.path()).unwrap();
    assert_eq!((findings.len(), findings[0].rule), (1, "source/path"));
    assert!(sources.is_lost(&deep));
}

#[test]
fn a_stray_file_is_noticed_in_our_folders_only() {
    let strays = |path: &str, text: &str| {
        let dir = catalog(&[(path, text.as_bytes())]);
        let (sources, findings) = read(dir.path()).unwrap();
        assert_eq!(findings, []);
        let strays = sources.strays().iter().map(|stray| (stray.path.to_string(), stray.entries.len()));
        (strays.collect::<Vec<_>>(), sources.lost.len())
    };
    assert_eq!(strays("procedures/anh.png", "x"), (vec![("procedures/anh.png".into(), 0)], 0));
    assert_eq!(strays("offices/a.YAML", "name: x\n"), (vec![("offices/a.YAML".into(), 1)], 1));
    assert_eq!(strays("thu-tuc/sau/a.md", "---\n---\n"), (vec![("thu-tuc/".into(), 1)], 1));
    assert_eq!(strays("thu-tuc/a.md", "# x\n"), (vec![("thu-tuc/".into(), 0)], 0));
    assert_eq!(strays("README.md", "---\n---\n"), (vec![], 0));
}

#[test]
fn a_refresh_reads_what_changed_and_tells_everything_again() {
    let dir = catalog(&[("procedures/a.md", b"x"), ("procedures/b.md", b"\x01"), ("procedures/c.md", b"x")]);
    let long_ago = SystemTime::now() - Duration::from_mins(1);
    let settle = |sources: &Sources| sources.readings.iter().filter(|reading| reading.status.is_some()).count();
    let (first, findings) = read(dir.path()).unwrap();
    assert_eq!((findings.len(), settle(&first)), (1, 0), "what is as new as this could change again unseen");
    let (second, again, changed) = first.refresh().unwrap();
    assert_eq!((again, changed), (findings, false));

    fs::write(dir.path().join("procedures/a.md"), "y").unwrap();
    fs::File::options().write(true).open(dir.path().join("procedures/a.md")).unwrap().set_modified(long_ago).unwrap();
    let (third, again, changed) = second.refresh().unwrap();
    assert_eq!((again.len(), changed, third.text("procedures/a.md")), (1, true, Some("y")));

    fs::remove_file(dir.path().join("procedures/b.md")).unwrap();
    symlink("a.md", dir.path().join("procedures/d.md")).unwrap();
    let (fourth, again, changed) = third.refresh().unwrap();
    assert_eq!((again.len(), again[0].rule, changed), (1, "source/symlink", true));
    assert_eq!(fourth.files.len(), 2);
    assert!(!fourth.refresh().unwrap().2);
}

#[test]
fn a_settled_file_is_kept_without_reading_it() {
    let dir = catalog(&[("procedures/a.md", b"x")]);
    let (mut sources, _) = read(dir.path()).unwrap();
    let root = Folder::open(dir.path()).unwrap();
    let status = root.status("procedures").and_then(|_| root.enter("procedures")?.status("a.md")).unwrap();
    let reading = Arc::get_mut(&mut sources.readings[0]).unwrap();
    reading.status = Some(status);
    reading.source = None;
    reading.usability = Usability::Lost;
    assert_eq!(sources.refresh().unwrap().0.files.len(), 0, "the old reading stands");
    assert!(is_settled(&Status { changed: (0, 0), modified: (1, 5), ..status }));
}

#[test]
fn a_named_change_reads_that_file_and_a_new_one_everything() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
    std::fs::create_dir(folder.path().join("pages")).unwrap();
    write("catalog.yaml", "format: 1\n");
    write("pages/a.md", "một");
    let (sources, _) = read(folder.path()).unwrap();
    write("pages/a.md", "hai");
    let at = |path: &str| vec![PathBuf::from(path)];
    let (sources, _, changed) = sources.refresh_at(&at("pages/a.md")).unwrap();
    assert!(changed);
    assert_eq!(sources.text("pages/a.md"), Some("hai"));
    assert!(!sources.refresh_at(&at("pages/a.md~")).unwrap().2, "what came and went is no change");
    write("pages/b.md", "ba");
    let (sources, _, changed) = sources.refresh_at(&at("pages/b.md")).unwrap();
    assert!(changed && sources.get("pages/b.md").is_some());
    std::fs::remove_file(folder.path().join("pages/a.md")).unwrap();
    let (sources, _, changed) = sources.refresh_at(&at("pages/a.md")).unwrap();
    assert!(changed && sources.get("pages/a.md").is_none());
    std::fs::rename(folder.path().join("pages"), folder.path().join("other")).unwrap();
    let (sources, ..) = sources.refresh_at(&[PathBuf::from("pages"), PathBuf::from("other")]).unwrap();
    assert!(sources.get("pages/b.md").is_none());
}

#[test]
fn a_large_attachment_stays_on_the_disk_and_must_be_the_same_when_it_is_wanted() {
    let bytes = vec![7; IN_MEMORY_BYTES + 1];
    let dir = catalog(&[("forms/quet.pdf", &bytes), ("forms/nho.pdf", b"x")]);
    let (sources, findings) = read(dir.path()).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    let large = sources.get("forms/quet.pdf").unwrap();
    assert!(matches!(large.content, Content::Left(_)) && matches!(sources.get("forms/nho.pdf").unwrap().content, Content::Bytes(_)));
    assert_eq!(large.bytes().unwrap(), bytes);
    fs::write(dir.path().join("forms/quet.pdf"), vec![8; IN_MEMORY_BYTES + 1]).unwrap();
    assert!(large.bytes().unwrap_err().to_string().contains("chạy lại"));
    fs::remove_file(dir.path().join("forms/quet.pdf")).unwrap();
    symlink("/etc/passwd", dir.path().join("forms/quet.pdf")).unwrap();
    assert!(large.bytes().is_err(), "no link is followed");
}
