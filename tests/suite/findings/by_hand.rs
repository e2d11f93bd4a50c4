//! What a text of cases cannot hold: findings of whole folders, of bytes, of sizes.

use std::fs;
use std::path::Path;

use super::{check, shown};
use crate::suite::world::{TODAY, base, end, motcua, put};

/// The findings after this change of the base catalog, by what `shown` makes of them.
fn after(change: impl FnOnce(&Path)) -> Vec<String> {
    let folder = base();
    let catalog = folder.path().join("content");
    change(&catalog);
    check(&catalog).iter().map(shown).collect()
}

#[test]
fn a_folder_without_a_catalog_file_is_told_so() {
    let found = after(|catalog| fs::remove_file(catalog.join("catalog.yaml")).unwrap());
    assert!(found.contains(&format!("error {} catalog.yaml whole", "source/no-catalog")), "{found:?}");
}

#[test]
fn links_pipes_and_large_files_are_refused_by_name() {
    let found = after(|catalog| {
        std::os::unix::fs::symlink("/etc/passwd", catalog.join("pages/lien-ket.md")).unwrap();
        put(catalog, "pages/lon.md", "x".repeat((1 << 20) + 1));
        let made = std::process::Command::new("mkfifo").arg(catalog.join("pages/ong.md")).status().unwrap();
        assert!(made.success());
    });
    let want = ["source/symlink", "source/too-large", "source/special-file"];
    let files = ["lien-ket", "lon", "ong"];
    for (rule, file) in want.iter().zip(files) {
        assert!(found.contains(&format!("error {rule} pages/{file}.md whole")), "{rule} {found:?}");
    }
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn bytes_that_are_no_text_are_pointed_at() {
    let found = after(|catalog| {
        put(catalog, "pages/cu.md", b"---\ntitle: Gi\xe1y\n---\n");
        put(catalog, "pages/hong.md", b"---\ntitle: a\0b\n---\n");
    });
    assert_eq!(
        found,
        [format!("error {} pages/cu.md 2:10-2:11", "source/not-utf8"), format!("error {} pages/hong.md 2:9-2:10", "source/nul")]
    );
}

#[test]
fn names_that_differ_only_in_case_are_told() {
    let found = after(|catalog| {
        put(catalog, "forms/CT01.pdf", "x");
    });
    assert!(found.iter().any(|found| found.starts_with(&format!("error {} forms/", "source/case-twin"))), "{found:?}");
}

#[test]
fn trees_that_are_too_deep_or_too_large_are_refused_at_once() {
    let deep = after(|catalog| put(catalog, "search.yaml", format!("synonyms: {}x{}\n", "[".repeat(40), "]".repeat(40))));
    assert_eq!(deep, [format!("error {} search.yaml 1:26-1:27", "yaml/too-deep")]);
    let large = after(|catalog| put(catalog, "search.yaml", format!("stop_phrases: [{}x]\n", "x,".repeat(50_000))));
    assert_eq!(large, [format!("error {} search.yaml 1:1-1:1", "yaml/too-large")]);
}

#[test]
fn bodies_that_are_too_long_or_too_deep_are_refused() {
    let body = |text: String| format!("---\ntitle: Dài\n---\n{text}");
    let long = after(|catalog| put(catalog, "pages/dai.md", body("a ".repeat(200_000))));
    assert_eq!(long.len(), 1, "{long:?}");
    assert!(long[0].starts_with(&format!("error {} pages/dai.md 4:1-", "text/too-long")), "{long:?}");
    let wide = after(|catalog| put(catalog, "pages/dai.md", body("\"".repeat(250_000))));
    assert!(wide[0].starts_with(&format!("error {} pages/dai.md 4:1-", "text/too-much-output")), "{wide:?}");
    let deep = after(|catalog| put(catalog, "pages/dai.md", body(format!("{}x\n", "> ".repeat(100)))));
    assert!(deep[0].starts_with(&format!("error {} pages/dai.md 4:1-", "text/too-deep")), "{deep:?}");
}

#[test]
fn an_address_and_an_id_have_a_length() {
    let id = "a".repeat(81);
    let found = after(|catalog| put(catalog, "fields.yaml", format!("- {{id: cu-tru, name: a}}\n- {{id: {id}, name: b}}\n")));
    assert_eq!(found, [format!("error {} fields.yaml 2:8-2:89", "identity/too-long")]);
    let link = format!("https://example.gov.vn/{}", "a".repeat(2_000));
    let found = after(|catalog| put(catalog, "pages/dai.md", format!("---\ntitle: Dài\n---\n[a]({link})\n")));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("error {} pages/dai.md 4:1-", "link/too-long")), "{found:?}");
}

#[test]
fn an_entry_that_was_left_out_is_told() {
    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "procedures/hong.md", "---\ntitle: [\n---\n");
    let out = folder.path().join("public");
    let ended = end(motcua().arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]));
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(!out.join("thu-tuc/hong/index.html").exists());
    assert!(ended.err.contains("Bỏ qua 1 mục"), "the notice is {}: {ended:?}", "source/left-out");
}

#[test]
fn every_fault_of_a_file_is_told_at_its_own_place() {
    let folder = base();
    let catalog = folder.path().join("content");
    let text = "---\ncode: 1.004222\ntitle: Đăng ký\nfield: cu-tru\nlevels: [huyện]\ndeadline: 5\nfees:\n  - amount: 50.000\n  - amount: 20000\n    le_phi: 1\nsteps: [Nộp tại xã, phường]\nchecked: {date: 2026-02-30}\naudience: [citizen]\ndocuments: [{name: Tờ khai, originals: 1}]\nchannels: [in-person]\noutcomes: [Thông báo]\nlaws: [68/2020/QH14]\n---\nXem <b>đây</b> và [kia](khong-co).\n";
    put(&catalog, "procedures/sai.md", text);
    let found: Vec<String> = check(&catalog).iter().map(shown).collect();
    let want = [
        "error identity/unquoted-code procedures/sai.md 2:7-2:15",
        "error text/district-level procedures/sai.md 5:10-5:15",
        "warning deadline/no-unit procedures/sai.md 6:11-6:12",
        "error fee/thousands-separator procedures/sai.md 8:13-8:19",
        "error yaml/unknown-key procedures/sai.md 10:5-10:11",
        "error yaml/prose-in-flow procedures/sai.md 11:8-11:28",
        "error date/no-such-day procedures/sai.md 12:17-12:27",
        "error text/raw-html procedures/sai.md 19:5-19:8",
        "error text/raw-html procedures/sai.md 19:11-19:15",
        "error link/broken procedures/sai.md 19:19-19:34",
    ];
    assert_eq!(found, want);
}
