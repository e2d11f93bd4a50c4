//! Names, links and files that lead elsewhere, and files that come and go.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

use super::{count, entry, run, survive};
use crate::suite::world::{TODAY, base, build, motcua, put};

#[test]
fn no_name_and_no_address_leads_out_of_the_output() {
    let escapes = [
        "../../x",
        "/etc/x",
        "..",
        ".",
        "a/../../x",
        "%2e%2e/x",
        "..\\\\x",
        "．．／x",
        "a\\u0000b",
        "x/./y",
        "C:/x",
        "con",
        "nul.html",
        " ",
        "-",
    ];
    for escape in escapes {
        let folder = base();
        let catalog = folder.path().join("content");
        put(
            &catalog,
            "procedures/x.md",
            entry(&format!(
                "code: \"{escape}\"\nmoved_from: [\"{escape}\"]\nrelated: {{see: [\"{escape}\"]}}\noffices: {{only: [\"{escape}\"]}}"
            )),
        );
        put(
            &catalog,
            "forms.yaml",
            format!(
                "- {{id: ct01, title: A, file: \"{escape}\", sample: \"{escape}\"}}\n- {{id: \"{escape}\", title: B, url: https://a.vn}}\n"
            ),
        );
        put(&catalog, "fields.yaml", format!("- {{id: cu-tru, name: Cư trú, icon: \"{escape}\"}}\n- {{id: \"{escape}\", name: B}}\n"));
        put(&catalog, "pages/y.md", format!("---\ntitle: Y\nmoved_from: [\"{escape}\"]\n---\n[a]({escape}) ![b](files/{escape})\n"));
        survive(escape, &folder);
        for stray in ["x", "etc", "x.html", "x/index.html"] {
            assert!(!folder.path().join(stray).exists(), "{escape}: {stray}");
        }
    }
    let folder = base();
    let long = format!("{}.md", "a".repeat(240));
    let names = [
        "con.md",
        "NUL.md",
        "a b.md",
        "..md",
        "a%2e%2e.md",
        "x\u{202e}dm.md",
        "\u{ff0e}\u{ff0e}.md",
        "a\\b.md",
        "-x.md",
        "LPT1.md",
        "đường.md",
        "a'b\"c.md",
        "<script>.md",
        "x@2026.md",
        &long,
    ];
    for name in names {
        put(&folder.path().join("content"), &format!("procedures/{name}"), entry(""));
    }
    let found = survive("names", &folder);
    assert!(count(&found, |rule| rule.starts_with("source/") || rule.starts_with("identity/")) >= names.len(), "{found:?}");
}

#[test]
fn a_language_is_no_path() {
    for tag in ["../x", "vi\\\"><script>", "VI", "a/b", "con con", ""] {
        let folder = base();
        put(&folder.path().join("content"), "catalog.yaml", format!("format: 1\ntitle: A\nlanguages: [vi, \"{tag}\"]\n"));
        let found = survive(tag, &folder);
        assert!(tag.is_empty() || count(&found, |rule| rule == "catalog/not-a-language") == 1, "{tag}: {found:?}");
    }
}

#[test]
fn a_drawing_that_runs_is_not_published() {
    for (drawing, is_active) in [
        ("<svg onload=\"alert(1)\"/>", true),
        ("<svg><script>alert(1)</script></svg>", true),
        ("<svg><a xlink:href=\"java&#115;cript:alert(1)\"/></svg>", true),
        ("<svg/onclick = 'x'>", true),
        ("<!DOCTYPE svg [<!ENTITY x \"y\">]><svg>&x;</svg>", true),
        ("<svg><use href=\"#a\"/><text>on a = b</text></svg>", false),
        ("<svg><image href=\"data:image/png;base64,AAAA\"/></svg>", false),
    ] {
        let folder = base();
        put(&folder.path().join("content"), "files/hinh.svg", drawing);
        let found = survive(drawing, &folder);
        assert_eq!(count(&found, |rule| rule == "source/active-drawing") == 1, is_active, "{drawing}: {found:?}");
        assert_eq!(folder.path().join("out/files/hinh.svg").exists(), !is_active, "{drawing}");
    }
}

#[test]
fn two_things_of_one_address_name_both_files() {
    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "pages/kiosk.md", "---\ntitle: Quầy\n---\n");
    put(&catalog, "forms/Mẫu 1.pdf", "x");
    put(&catalog, "forms/mau-1.pdf", "y");
    put(&catalog, "procedures/hai.md", entry("code: \"mau-9.h17\""));
    put(&catalog, "procedures/ba.md", entry("code: \"mau-9.H17\""));
    let found = survive("one address", &folder);
    let has = |file: &str, rule: &str| found.iter().any(|(path, name)| path == file && name == rule);
    assert!(has("pages/kiosk.md", "identity/duplicate-address"), "{found:?}");
    assert!(found.iter().any(|(path, rule)| path.starts_with("forms/") && rule == "identity/duplicate-address"), "{found:?}");
    assert!(has("procedures/hai.md", "identity/duplicate-code"), "{found:?}");
}

#[test]
fn twins_of_case_and_of_composition_are_told() {
    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "forms/CT01.pdf", "x");
    put(&catalog, "forms/le\u{323}\u{302}.pdf", "x");
    put(&catalog, "forms/l\u{1ec7}.pdf", "x");
    let found = survive("twins", &folder);
    assert!(count(&found, |rule| rule == "source/case-twin") >= 2, "{found:?}");
}

#[test]
fn what_is_no_file_is_named_and_never_opened() {
    let folder = base();
    let catalog = folder.path().join("content");
    symlink("..", catalog.join("procedures/vong")).unwrap();
    symlink("vong-b.md", catalog.join("procedures/vong-a.md")).unwrap();
    symlink("vong-a.md", catalog.join("procedures/vong-b.md")).unwrap();
    symlink("/dev/zero", catalog.join("procedures/khong.md")).unwrap();
    symlink("/etc/passwd", catalog.join("forms/mat-khau.pdf")).unwrap();
    assert!(Command::new("mkfifo").arg(catalog.join("procedures/ong.md")).status().unwrap().success());
    let socket = std::os::unix::net::UnixListener::bind(catalog.join("procedures/o-cam.md")).unwrap();
    // Only root makes devices; the others are enough for everybody else.
    let _ = Command::new("mknod").arg(catalog.join("procedures/thiet-bi.md")).args(["c", "1", "5"]).stderr(Stdio::null()).status();
    let sparse = fs::File::create(catalog.join("procedures/thua.md")).unwrap();
    sparse.set_len(3 << 30).unwrap();
    let wide = fs::File::create(catalog.join("forms/thua.pdf")).unwrap();
    wide.set_len(3 << 30).unwrap();
    fs::create_dir(catalog.join("procedures/thu-muc.md")).unwrap();
    let found = survive("no files", &folder);
    drop(socket);
    for (rule, least) in [("source/symlink", 5), ("source/special-file", 2), ("source/too-large", 2)] {
        assert!(count(&found, |one| one == rule) >= least, "{rule}: {found:?}");
    }
}

#[test]
fn a_folder_of_scans_does_not_fill_the_memory() {
    let folder = base();
    let catalog = folder.path().join("content");
    for number in 0..5 {
        fs::File::create(catalog.join(format!("forms/quet-{number}.pdf"))).unwrap().set_len(45 << 20).unwrap();
    }
    survive("scans", &folder);
    assert_eq!(fs::metadata(folder.path().join("out/forms/quet-4.pdf")).unwrap().len(), 45 << 20);
}

#[test]
fn files_that_come_and_go_during_a_build_never_make_half_a_site() {
    let folder = base();
    let catalog = folder.path().join("content");
    let out = folder.path().join("out");
    assert_eq!(build(&catalog, &out).code, 0);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0_u32;
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                turn += 1;
                let path = catalog.join(format!("procedures/chop-{}.md", turn % 7));
                let _ = fs::write(&path, entry(&format!("summary: {}", "x".repeat((turn % 5) as usize * 1000))));
                let _ = fs::remove_file(catalog.join(format!("procedures/chop-{}.md", (turn + 3) % 7)));
                let _ = fs::create_dir_all(catalog.join("procedures/tam"));
                let _ = fs::remove_dir(catalog.join("procedures/tam"));
            }
        });
        for _ in 0..6 {
            let built = run("restless", motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY]));
            assert!(matches!(built.code, 0 | 1), "{}", built.err);
            assert!(out.join("index.html").exists() && out.join("thu-tuc/mau/index.html").exists());
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
