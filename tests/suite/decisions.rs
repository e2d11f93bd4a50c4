//! The register of decisions: how it is read, what it shows, and that it hides what is internal.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::world::{base, build, end, motcua, put, tree};

/// A decision with every key of the format.
const WHOLE: &str = "\
number: 4245/QĐ-BCA-QLXNC
title: Công bố thủ tục <b>hành chính</b> & xuất nhập cảnh
issuer: Bộ Công an
level: bộ
date: 01/07/2026
effective: kể từ ngày ký
basis: [68/2020/QH14]
follows: [99/QĐ-TTg]
replaces: [1000/QĐ-BCA]
published: {national: 23/07/2026, portal: , posted: }
url: https://bocongan.gov.vn/4245
annex: [tỉnh, xã]
internal: không
procedures:
  new: [mau]
  changed:
    - {code: khac, parts: [giấy tờ, mẫu đơn]}
    - {code: \"9.000001\", title: Thủ tục của bộ}
  repealed:
    - {code: \"9.000002\", title: Thủ tục cũ, by: 118/2025/QH15}
    - \"9.000003\"
note: Theo bản đã ký.
";

fn decisions(site: &Path) -> Value {
    serde_json::from_slice(&fs::read(site.join("api/v1/decisions.json")).unwrap()).unwrap()
}

#[test]
fn a_decision_is_read_whole_published_for_programs_and_brought_back() {
    let folder = base();
    let (catalog, site, fresh) = (folder.path().join("content"), folder.path().join("site"), folder.path().join("fresh"));
    put(&catalog, "decisions/4245.yaml", WHOLE);
    assert_eq!(build(&catalog, &site).code, 0, "{:?}", build(&catalog, &site));
    let list = decisions(&site);
    let one = list.as_array().unwrap().iter().find(|one| one["id"] == "4245").unwrap();
    assert_eq!(one["level"], "ministry");
    assert_eq!((&one["date"], &one["effective"]), (&"2026-07-01".into(), &"on-signing".into()));
    assert_eq!(one["published"], serde_json::json!({ "national": "2026-07-23" }));
    let changed =
        serde_json::json!([{ "code": "khac", "parts": ["documents", "form"] }, { "code": "9.000001", "title": "Thủ tục của bộ" }]);
    assert_eq!(one["procedures"]["changed"], changed);
    assert_eq!(one["procedures"]["repealed"][0]["by"], "118/2025/QH15");
    assert_eq!((&one["procedures"]["new"][0], &one["procedures"]["repealed"][1]), (&"mau".into(), &"9.000003".into()));
    // What is published reads back as the same decision.
    fs::create_dir(&fresh).unwrap();
    let ended = end(motcua().args(["import", site.to_str().unwrap(), "--catalog", fresh.to_str().unwrap()]));
    assert_eq!(ended.code, 0, "{ended:?}");
    let again = folder.path().join("again");
    assert_eq!(build(&fresh, &again).code, 0);
    assert_eq!(decisions(&again), list);
    assert!(fs::read_to_string(fresh.join("decisions/4245.yaml")).unwrap().contains("by: 118/2025/QH15"));
}

#[test]
fn a_faulty_day_takes_no_list_with_it() {
    let folder = base();
    let (catalog, site) = (folder.path().join("content"), folder.path().join("site"));
    put(&catalog, "decisions/4245.yaml", WHOLE.replace("01/07/2026", "31/06/2026"));
    let ended = end(motcua().args(["check", catalog.to_str().unwrap(), "--today", "2026-09-01"]));
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains("date/no-such-day"), "{ended:?}");
    // With the day left out, everything else is as it was.
    put(&catalog, "decisions/4245.yaml", WHOLE.replace("date: 01/07/2026\n", ""));
    assert_eq!(build(&catalog, &site).code, 0);
    let list = decisions(&site);
    assert_eq!(
        list.as_array().unwrap().iter().find(|one| one["id"] == "4245").unwrap()["procedures"]["changed"].as_array().unwrap().len(),
        2
    );
}

#[test]
fn a_title_of_a_decision_is_translated() {
    let folder = base();
    let (catalog, site) = (folder.path().join("content"), folder.path().join("site"));
    put(&catalog, "decisions/4245.yaml", WHOLE);
    put(&catalog, "decisions/4245.en.yaml", "title: Announces immigration procedures\nissuer: Ministry of Public Security\n");
    let ended = build(&catalog, &site);
    assert_eq!(ended.code, 0, "{ended:?}");
    let list = decisions(&site);
    let one = list.as_array().unwrap().iter().find(|one| one["id"] == "4245").unwrap();
    assert_eq!(one["translations"]["en"]["title"], "Announces immigration procedures");
    assert!(tree(&site).contains_key("en/index.html"), "the catalog has a second language");
}

/// What stands in the main part of a page.
fn main_of(site: &Path, page: &str) -> String {
    let text = fs::read_to_string(site.join(page)).unwrap_or_else(|error| panic!("{page}: {error}"));
    let start = text.find("<main").unwrap();
    text[start..text.find("</main>").unwrap()].to_owned()
}

#[test]
fn a_decision_leads_to_its_procedures_and_they_lead_back_whichever_names_the_other() {
    let folder = base();
    let (catalog, site) = (folder.path().join("content"), folder.path().join("site"));
    put(&catalog, "decisions/4245.yaml", WHOLE.replace("  new: [mau]\n", ""));
    // The procedure names one decision, the other decision lists the procedure.
    assert_eq!(build(&catalog, &site).code, 0);
    let page = main_of(&site, "quyet-dinh/4245/index.html");
    assert!(page.contains("../../thu-tuc/khac/index.html") && page.contains("Sửa: giấy tờ, mẫu đơn"), "{page}");
    assert!(page.contains("<li>Thủ tục của bộ <small>9.000001</small>") && page.contains("Bãi bỏ theo 118/2025/QH15"), "{page}");
    assert!(page.contains("&lt;b&gt;hành chính&lt;/b&gt; &amp; xuất"), "{page}");
    let back = main_of(&site, "thu-tuc/khac/index.html");
    assert!(
        back.contains("Sửa đổi bởi <a href=\"../../quyet-dinh/4245/index.html\">4245/QĐ-BCA-QLXNC</a>, ký 01/07/2026: giấy tờ, mẫu đơn"),
        "{back}"
    );
    assert!(main_of(&site, "thu-tuc/mau/index.html").contains("../../quyet-dinh/1523/index.html"));
    let named = main_of(&site, "quyet-dinh/1523/index.html");
    assert!(named.contains("../../thu-tuc/mau/index.html"), "{named}");
    let list = main_of(&site, "quyet-dinh/index.html");
    assert!(list.find("4245/QĐ").unwrap() < list.find("1523/QĐ").unwrap(), "the newest first: {list}");
    assert!(list.contains("Ký 01/07/2026 · 2 sửa đổi · 2 bãi bỏ"), "{list}");
    let calendar = fs::read_to_string(site.join("quyet-dinh/lich.ics")).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20260701") && calendar.contains("UID:4245-effective@"), "{calendar}");
    let english = main_of(&site, "en/quyet-dinh/4245/index.html");
    assert!(english.contains("16 working days after signing"), "{english}");
}

#[test]
fn what_is_internal_is_nowhere_on_the_site() {
    let folder = base();
    let (catalog, site) = (folder.path().join("content"), folder.path().join("site"));
    put(
        &catalog,
        "decisions/noi-bo.yaml",
        "number: 7777/QĐ-BCA\ntitle: Quy trình chẳng công khai\ndate: 2026-07-01\ninternal: có\nprocedures: {new: [khac]}\n",
    );
    assert_eq!(build(&catalog, &site).code, 0);
    let site = tree(&site);
    assert!(site.len() > 50);
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.contains("noi-bo") && !text.contains("7777/") && !text.contains("chẳng công khai"), "{path}");
    }
}

#[test]
fn a_long_register_has_pages_of_a_hundred() {
    let folder = base();
    let (catalog, site) = (folder.path().join("content"), folder.path().join("site"));
    for number in 1..=204 {
        put(&catalog, &format!("decisions/d{number}.yaml"), format!("number: {number}/QĐ-X\ndate: {}-01-02\n", 1990 + number % 30));
    }
    assert_eq!(build(&catalog, &site).code, 0);
    let count = |page: &str| main_of(&site, page).matches("quyet-dinh/d").count();
    let counts = [count("quyet-dinh/index.html"), count("quyet-dinh/2/index.html"), count("quyet-dinh/3/index.html")];
    assert_eq!(counts.iter().sum::<usize>(), 204, "{counts:?}");
    assert!(counts[0] >= 99 && counts[1] == 100 && counts[2] == 5, "{counts:?}");
    assert!(!site.join("quyet-dinh/4/index.html").exists());
    assert!(main_of(&site, "quyet-dinh/index.html").contains("<h2>2019</h2>"));
    let map = fs::read_to_string(site.join("sitemap.xml")).unwrap_or_default();
    let has_address = fs::read_to_string(catalog.join("catalog.yaml")).unwrap().contains("base_url");
    assert_eq!(map.contains("/quyet-dinh/3/"), has_address);
}
