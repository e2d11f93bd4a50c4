//! The feed for a chat desk: every message fits into one, and says what the page says.

use super::world::{build, repository};

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
