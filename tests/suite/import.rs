//! What is published can be brought in again, and what is brought in changes nothing else.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::world::{Ended, TODAY, build, copy, end, motcua, put, repository, tree};

fn import(catalog: &Path, arguments: &[&str]) -> Ended {
    end(motcua().arg("import").args(arguments).arg("--catalog").arg(catalog))
}

/// A copy of the sample catalog and what is built of it.
fn sample() -> tempfile::TempDir {
    built("content")
}

/// A copy of a catalog and what is built of it.
fn built(catalog: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository(catalog), &folder.path().join("content"));
    assert_eq!(build(&folder.path().join("content"), &folder.path().join("site")).code, 0);
    folder
}

fn fixture(name: &str) -> String {
    repository("tests/import").join(name).to_str().unwrap().to_owned()
}

#[test]
fn a_site_comes_back_as_the_catalog_it_was_built_from_to_the_byte() {
    for catalog in ["content", "tests/golden/town-hall/content", "tests/golden/council/content", "tests/golden/justice/content"] {
        comes_back(catalog);
    }
}

fn comes_back(catalog: &str) {
    let folder = built(catalog);
    let (site, fresh) = (folder.path().join("site"), folder.path().join("fresh"));
    fs::create_dir(&fresh).unwrap();
    let ended = import(&fresh, &[site.to_str().unwrap()]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    let again = folder.path().join("again");
    let ended = build(&fresh, &again);
    assert_eq!(ended.code, 0, "{ended:?}");
    let (before, after) = (tree(&site), tree(&again));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let mut otherwise = Vec::new();
    for (path, bytes) in &before {
        if undigested(bytes) != undigested(&after[path]) {
            otherwise.push(path);
        }
    }
    assert!(otherwise.is_empty(), "{catalog}: built otherwise: {otherwise:?}");
}

/// A file of the site without the digests of what was translated: they stand for the bytes of files, whose comments a site
/// does not have.
fn undigested(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let hex = |text: &str| text.len() > 12 && text.as_bytes()[..12].iter().all(u8::is_ascii_hexdigit);
    let mut parts = text.split("\"source\":\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "\"source\":\"" + if hex(part) { &part[12..] } else { part })
}

#[test]
fn a_site_brought_into_its_own_catalog_changes_nothing() {
    let folder = sample();
    let (site, catalog) = (folder.path().join("site"), folder.path().join("content"));
    let before = tree(&catalog);
    let ended = import(&catalog, &[site.to_str().unwrap(), "--prune"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.out.starts_with("Đã ghi 0 tệp mới, 0 tệp sửa"), "{}", ended.out);
    assert!(tree(&catalog) == before);
}

/// A published copy leaves open what the checker doubts; what the editor wrote is not lost for it, and not made up either.
#[test]
fn what_a_site_leaves_open_takes_no_amount_from_its_catalog() {
    let folder = sample();
    let (site, catalog) = (folder.path().join("site"), folder.path().join("content"));
    let doubted = "---\ntitle: Nghi ngờ\nfield: cu-tru\nlevels: [commune]\ndeadline:\n  - {time: 7 ngày, when: {channels: [online]}}\n  - {time: 3 ngày làm việc, when: {channels: [in-person]}}\nchannels:\n  - type: in-person\n  - type: online\n    url: https://dichvucong.gov.vn\nfees:\n  - amount: 200\n    when: {channels: [online]}\n  - amount: 20000\n    when: {channels: [in-person]}\n---\nTrả kết quả trong 7 ngày làm việc nếu nộp trực tuyến.\n";
    put(&catalog, "procedures/cu-tru/nghi-ngo.md", doubted);
    put(
        &catalog,
        "procedures/cu-tru/mot-dong.md",
        doubted.replace("Nghi ngờ", "Một dòng").replace("  - amount: 20000\n    when: {channels: [in-person]}\n", ""),
    );
    assert_eq!(build(&catalog, &site).code, 0);
    let json: Value = serde_json::from_slice(&fs::read(site.join("api/v1/procedures/nghi-ngo.json")).unwrap()).unwrap();
    assert_eq!(json["fees"][0].get("amount"), None, "{json}");
    let before = tree(&catalog);
    for more in [&[][..], &["--prune"]] {
        let ended = import(&catalog, &[&[site.to_str().unwrap()], more].concat());
        assert_eq!(ended.code, 0, "{ended:?}");
        let after = tree(&catalog);
        let file = "procedures/cu-tru/nghi-ngo.md";
        assert!(after == before, "{more:?} {}\n{}", ended.out, String::from_utf8_lossy(&after[file]));
    }
    // In a catalog that begins with the site, the rows stand open, too.
    let (fresh, again) = (folder.path().join("fresh"), folder.path().join("again"));
    fs::create_dir(&fresh).unwrap();
    assert_eq!(import(&fresh, &[site.to_str().unwrap()]).code, 0);
    assert_eq!(build(&fresh, &again).code, 0);
    let page = "thu-tuc/nghi-ngo/index.html";
    assert!(fs::read(site.join(page)).unwrap() == fs::read(again.join(page)).unwrap());
}

#[test]
fn one_changed_fee_changes_one_line_and_a_dry_run_none() {
    let folder = sample();
    let catalog = folder.path().join("content");
    let json = folder.path().join("site/api/v1/procedures/dang-ky-thuong-tru.json");
    let text = fs::read_to_string(&json).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let amount = value["fees"][0]["amount"].as_u64().expect("an amount is an integer");
    assert!(value["code"].is_string());
    fs::write(&json, text.replacen(&format!("\"amount\":{amount}"), "\"amount\":33000", 1)).unwrap();
    let file = "procedures/cu-tru/dang-ky-thuong-tru.md";
    let before = tree(&catalog);
    let told = import(&catalog, &[json.to_str().unwrap(), "--dry-run"]);
    assert!(tree(&catalog) == before);
    let changed: Vec<&str> =
        told.out.lines().filter(|line| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")).collect();
    assert_eq!(changed.len(), 2, "{}", told.out);
    assert!(changed[0].contains(&amount.to_string()) && changed[1].contains("amount: 33000"), "{}", told.out);
    assert_eq!(import(&catalog, &[json.to_str().unwrap()]).code, 0);
    let after = tree(&catalog);
    let others: Vec<_> = before.iter().filter(|(path, bytes)| after[*path] != **bytes).map(|(path, _)| path.as_str()).collect();
    assert_eq!(others, [file]);
    assert_eq!(after.len(), before.len(), "nothing is left beside");
}

#[test]
fn a_record_of_the_national_database_becomes_an_entry_and_says_what_was_not_understood() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = folder.path();
    put(catalog, "catalog.yaml", "format: 1\ntitle: Mẫu\n");
    put(catalog, "fields.yaml", "- id: cu-tru   # giữ\n  name: Cư trú\n");
    let ended = import(catalog, &[&fixture("national.jsonl")]);
    assert_eq!(ended.code, 1, "{ended:?}");
    let entry = fs::read_to_string(catalog.join("procedures/cu-tru/xac-nhan-noi-o-mau.md")).unwrap();
    let expected = fs::read_to_string(fixture("national.md")).unwrap();
    assert_eq!(entry, expected);
    let second = fs::read_to_string(catalog.join("procedures/linh-vuc-moi/thu-tuc-khong-thu-tien.md")).unwrap();
    assert!(second.contains("\nfees: none\n") && second.contains("1.5 days"), "{second}");
    let fields = fs::read_to_string(catalog.join("fields.yaml")).unwrap();
    assert_eq!(fields, "- id: cu-tru   # giữ\n  name: Cư trú\n- id: linh-vuc-moi\n  name: Lĩnh vực mới\n");
    for told in ["Đảng viên", "1 thời hạn không ghi", "cấp huyện", "ministry", "national.jsonl:3"] {
        assert!(ended.out.to_lowercase().contains(&told.to_lowercase()), "{told}: {}", ended.out);
    }
    // Once more: found again by their codes, nothing changes.
    let before = tree(catalog);
    assert!(import(catalog, &[&fixture("national.jsonl")]).out.starts_with("Đã ghi 0 tệp mới, 0 tệp sửa"));
    assert!(tree(catalog) == before);
}

#[test]
fn what_an_editor_wrote_outlives_an_import() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = folder.path();
    put(catalog, "catalog.yaml", "format: 1\ntitle: Mẫu\n");
    put(catalog, "fields.yaml", "- {id: cu-tru, name: Cư trú}\n");
    let mine = "---\n# Của biên tập viên\ntitle: Xác nhận nơi ở   # tên ngắn\ncode: \"9.000010\"\nmistakes:\n  - Quên ký tên\nfield: cu-tru\nlevels:\n  - xã\ndocuments:\n  - id: to-khai\n    name: Tờ khai\n    hand_in: show # mang theo\n    originals: 2\n  - Ảnh thẻ\n---\nLời của tôi.\n";
    put(catalog, "procedures/cu-tru/noi-o.md", mine);
    let ended = import(catalog, &[&fixture("national.jsonl"), "--only", "documents,deadline"]);
    let entry = fs::read_to_string(catalog.join("procedures/cu-tru/noi-o.md")).unwrap();
    let added = "    originals: 2\n".to_owned();
    // Papers bring the cases that ask for them.
    let (before, behind) = mine.split_once("documents:").unwrap();
    assert!(entry.starts_with(before) && entry.contains(behind.split("    originals: 2\n").next().unwrap()), "{entry}");
    assert!(entry.contains("\ncases:\n") && !entry.contains("title: Xác nhận nơi ở mẫu"), "{entry}");
    assert!(entry.contains("    originals: 1\n") && !entry.contains(&added), "{entry}");
    assert!(entry.contains("  - Ảnh thẻ\n") && entry.contains("Hợp đồng thuê") && entry.ends_with("---\nLời của tôi.\n"), "{entry}");
    assert!(entry.contains("\ndeadline:\n"), "{entry}");
    assert!(ended.out.contains("procedures/cu-tru/noi-o.md documents[1]"), "{}", ended.out);
}

#[test]
fn a_table_needs_a_mapping_and_tells_what_it_did_not_understand() {
    let folder = sample();
    let catalog = folder.path().join("content");
    let table = fixture("procedures.csv");
    let refused = import(&catalog, &[&table]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("--template"), "{}", refused.err);
    let template = import(&catalog, &["--template", &table]);
    assert!(template.out.contains("\"Mã thủ tục\": code\n") && template.out.contains("# \"Người làm\": ?"), "{}", template.out);
    let map = folder.path().join("map.yaml");
    fs::write(&map, &template.out).unwrap();
    let ended = import(&catalog, &[&table, "--map", map.to_str().unwrap()]);
    assert_eq!(ended.code, 1, "{ended:?}");
    for told in ["Người làm", "«Anh A»", "1 thời hạn không ghi ngày hay ngày làm việc"] {
        assert!(ended.out.contains(told), "{told}: {}", ended.out);
    }
    let old = fs::read_to_string(catalog.join("procedures/cu-tru/dang-ky-thuong-tru.md")).unwrap();
    assert!(old.contains("25000"), "{old}");
    let new = fs::read_to_string(catalog.join("procedures/cu-tru/thu-tuc-tu-bang.md")).unwrap();
    assert!(new.contains("code: \"9.000020\"\n") && new.contains("amount: 50000") && new.contains("Giấy tờ tùy thân"), "{new}");
}

#[test]
fn a_workbook_of_offices_becomes_offices() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = folder.path();
    put(catalog, "catalog.yaml", "format: 1\ntitle: Mẫu\n");
    put(catalog, "offices/cong-an-phuong-mau.yaml", "name: Tên cũ # giữ\nlevel: commune\nparking: Sân sau\n");
    let ended = import(catalog, &[&fixture("offices.xlsx"), "--map", &fixture("offices.yaml")]);
    let office = fs::read_to_string(catalog.join("offices/cong-an-phuong-mau.yaml")).unwrap();
    assert!(office.starts_with("name: Công an phường Mẫu # giữ\nlevel: commune\n") && office.contains("parking: Sân sau\n"), "{office}");
    assert!(office.contains("0236 3822 300"), "{office}");
    let second = fs::read_to_string(catalog.join("offices/cong-an-xa-thu.yaml")).unwrap();
    assert!(second.contains("address: 2 Đường Thử, xã Thử\n"), "{second}");
    // Its number lost its zero in the workbook; it is told, not guessed.
    assert!(ended.out.contains("2363822301"), "{}", ended.out);
}

#[test]
fn an_import_that_names_files_elsewhere_is_refused() {
    let folder = sample();
    let index = folder.path().join("site/api/v1/index.json");
    let text = fs::read_to_string(&index).unwrap();
    fs::write(&index, text.replacen("\"json\":\"procedures/", "\"json\":\"../../../", 1)).unwrap();
    assert_eq!(import(&folder.path().join("content"), &[folder.path().join("site").to_str().unwrap()]).code, 2);
    let entry = folder.path().join("site/api/v1/procedures/tach-ho.json");
    let text = fs::read_to_string(&entry).unwrap();
    fs::write(
        &entry,
        text.replacen("\"file\":\"procedures/cu-tru/tach-ho.md\"", "\"file\":\"../x.md\"", 1)
            .replace("\"id\":\"tach-ho\"", "\"id\":\"../../y\"")
            .replace("1.010038", "1.999999"),
    )
    .unwrap();
    let ended = import(&folder.path().join("content"), &[entry.to_str().unwrap()]);
    assert!(!folder.path().join("x.md").exists() && !folder.path().join("y.md").exists(), "{ended:?}");
    let _ = TODAY;
}
