//! The feed for a chat desk: every message fits into one, and says what the page says.

use std::fmt::Write as _;

use super::world::{build, copy, put, repository};

#[test]
fn every_answer_of_the_sample_fits_into_one_message() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    assert_eq!(build(&repository("content"), &site).code, 0);
    let feed: serde_json::Value = serde_json::from_slice(&std::fs::read(site.join("api/answers.json")).unwrap()).unwrap();
    let procedures = feed["procedures"].as_array().unwrap();
    assert!(procedures.len() >= 40);
    let mut messages = 0;
    for procedure in procedures {
        for question in ["papers", "fee", "time", "where"] {
            if let Some(text) = procedure[question].as_str() {
                let length = text.chars().count();
                assert!(length <= 2000, "{} {question}: {length} characters", procedure["id"]);
                messages += 1;
            }
        }
    }
    assert!(messages >= 3 * procedures.len(), "{messages}");
    let residence = procedures.iter().find(|procedure| procedure["id"] == "dang-ky-thuong-tru").unwrap();
    assert_eq!(residence["link"], "https://motcua.example.vn/q/1.004222/");
    let fee = residence["fee"].as_str().unwrap();
    assert!(fee.contains("20.000") && fee.contains("10.000"), "{fee}");
    assert!(residence["papers"].as_str().unwrap().contains("CT01"));
    let time = residence["time"].as_str().unwrap().replace('\u{a0}', " ");
    assert!(time.ends_with("• 7 ngày làm việc"), "{time}");
}

/// What a page folds, its answer says all the same: a paper that is left out of a message is a second way to the office.
#[test]
fn what_a_page_folds_is_in_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, site) = (folder.path().join("content"), folder.path().join("site"));
    copy(&repository("tests/golden/two-languages/content"), &catalog);
    let mut text =
        "title: Nhiều giấy tờ\nfield: cu-tru\nlevels: [commune]\ndeadline: 3 ngày làm việc\nchannels:\n  - type: in-person\ncases:\n"
            .to_owned();
    (1..=9).for_each(|n| writeln!(text, "  - {{id: c{n}, title: Trường hợp {n}}}").unwrap());
    text.push_str("documents:\n");
    (1..=11).for_each(|n| writeln!(text, "  - {{name: Giấy thứ {n}., copies: 1}}").unwrap());
    (1..=9).for_each(|n| writeln!(text, "  - {{name: Giấy riêng {n}., copies: 1, when: {{cases: [c{n}]}}}}").unwrap());
    text.push_str("fees:\n");
    (1..=9).for_each(|n| writeln!(text, "  - {{item: Lệ phí {n}, amount: {n}000, when: {{cases: [c{n}]}}}}").unwrap());
    put(&catalog, "procedures/cu-tru/nhieu.md", format!("---\n{text}---\n"));
    let ended = build(&catalog, &site);
    assert_eq!(ended.code, 0, "{ended:?}");
    let feed: serde_json::Value = serde_json::from_slice(&std::fs::read(site.join("api/answers.json")).unwrap()).unwrap();
    let answer = feed["procedures"].as_array().unwrap().iter().find(|one| one["id"] == "nhieu").unwrap();
    let (papers, fee) = (answer["papers"].as_str().unwrap(), answer["fee"].as_str().unwrap());
    for n in 1..=11 {
        assert!(papers.contains(&format!("Giấy thứ {n}.")), "{n}: {papers}");
    }
    for n in 1..=9 {
        assert!(papers.contains(&format!("Giấy riêng {n}.")), "{n}: {papers}");
        assert!(fee.contains(&format!("Lệ phí {n} ")), "{n}: {fee}");
    }
}
