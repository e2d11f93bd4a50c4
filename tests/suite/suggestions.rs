//! What search says of a question: what it corrects, what it leaves alone, and that the answer depends on the question only.

use std::fs;

use proptest::prelude::*;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::search::{asked, batch};
use super::world::{TODAY, build, motcua, repository};

/// The answers of the sample to these questions, in this order.
pub(super) fn answers(questions: &[&str]) -> Vec<Value> {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    assert_eq!(build(&repository("content"), &site).code, 0);
    asked(&site, "vi", questions, |_, text| Some(text))
}

#[test]
fn a_correction_is_written_as_its_reader_would_write_it() {
    let cases = [
        ("lý lịc tư pháp", "lý lịch tư pháp"),
        ("lí lịch tư pháp", "lý lịch tư pháp"),
        ("ly lic tu phap", "lý lịch tư pháp"),
        ("LÝ LỊC TƯ PHÁP", "LÝ lịch TƯ PHÁP"),
        ("xin lý lịch tư phápp", "xin lý lịch tư pháp"),
        ("hộ chiếuu phổ thông", "hộ chiếu phổ thông"),
        ("cấp thẻ cănn cước", "cấp thẻ căn cước"),
        ("giấy phếp lái xe", ""),
        ("giay phep lai se", "giấy phép lái xe"),
        ("đăng ký tạmm trú, cần gì?", "đăng ký tạm trú, cần gì?"),
        ("dang ky tam chu", "đăng ký tạm trú"),
        ("khai bao tam vangg", "khai báo tạm vắng"),
        // What is only not finished yet is no mistake.
        ("lý lịch tư ph", ""),
    ];
    let questions: Vec<&str> = cases.iter().map(|(typed, _)| *typed).collect();
    for ((typed, meant), answer) in cases.iter().zip(answers(&questions)) {
        assert_eq!(answer["corrected"], *meant, "{typed}: {answer}");
    }
}

#[test]
fn a_word_of_the_language_is_left_out_and_not_replaced() {
    let cases = [
        ("bạo hành gia đình", "bạo"),
        ("trộm xe", "trộm"),
        ("người khuyết tật", ""),
        ("nộp phạt nguội", "nguội"),
        ("dịch vụ bảo vệ", ""),
        ("bị đánh", ""),
        ("mất trộm", "trộm"),
        ("kết hôn", "kết"),
    ];
    let questions: Vec<&str> = cases.iter().map(|(typed, _)| *typed).collect();
    for ((typed, left), answer) in cases.iter().zip(answers(&questions)) {
        assert_eq!(answer["corrected"], "", "{typed}");
        let said: Vec<&str> = answer["left"].as_array().unwrap().iter().map(|words| words.as_str().unwrap()).collect();
        assert_eq!(said.is_empty(), left.is_empty(), "{typed}: {said:?}");
        assert!(said.join(" ").contains(left), "{typed}: {said:?}");
    }
}

#[test]
fn an_answer_to_other_words_does_not_pass_for_a_find() {
    let questions = ["bạo hành gia đình", "trộm xe", "bị đánh", "kết hôn"];
    for (question, answer) in questions.iter().zip(answers(&questions)) {
        assert_eq!(answer["state"], "nearest", "{question}: {answer}");
    }
    let output = motcua().arg("search").arg(repository("content")).args(["bạo hành gia đình", "--today", TODAY]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.starts_with("Không tên nào có: «bạo»\nKhông có gì khớp hẳn"), "{told}");
}

#[test]
fn hoi_and_nga_are_one_sound() {
    let firsts = answers(&["hộ khẩu", "hộ khẫu", "sát hạch lái xe cở", "hộ chiếu phỗ thông", "hộ chiếu phổ thông"]);
    let title = |answer: &Value| answer["groups"][0]["results"][0]["title"].clone();
    assert_eq!(title(&firsts[0]), title(&firsts[1]));
    assert_eq!(title(&firsts[3]), title(&firsts[4]));
    assert_eq!(firsts[1]["state"], "found");
}

#[test]
fn an_answer_depends_on_its_question_alone() {
    let text = fs::read_to_string(repository("tests/search/queries.tsv")).unwrap();
    let mut questions: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(1)).collect();
    questions.extend(["dkx10", "CT01", "bạo lực gia đình", "ảnh chân dung", "zzzz", "hợp đồng thuê nhà"]);
    let forth = answers(&questions);
    let mut turned: Vec<&str> = questions.iter().rev().copied().collect();
    let mut back = answers(&turned);
    back.reverse();
    for ((question, one), other) in questions.iter().zip(&forth).zip(&back) {
        assert_eq!(one, other, "{question}");
    }
    // And of a large index, whose files come one by one.
    let folder = large();
    let lines = |questions: &[&str]| questions.iter().flat_map(|question| [*question, "\n"]).collect::<String>();
    let forth = batch(folder.path(), &lines(&questions));
    turned.dedup();
    let mut back = batch(folder.path(), &lines(&turned));
    back.reverse();
    assert_eq!(forth.len(), questions.len());
    for ((question, one), other) in questions.iter().zip(&forth).zip(&back) {
        assert_eq!(one, other, "{question}");
    }
}

/// A catalog that is too large for one file of names: the titles of the sample, many times, each time for another thing.
fn large() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: String, text: String| fs::write(folder.path().join(path), text).unwrap();
    fs::create_dir(folder.path().join("procedures")).unwrap();
    write("catalog.yaml".to_owned(), "format: 1\ntitle: Thủ tục\nlanguages: [vi]\n".to_owned());
    write("fields.yaml".to_owned(), "- {id: f, name: Việc khác}\n".to_owned());
    let things = ["nhà ở", "xe máy", "tàu cá", "đất rừng", "giếng nước", "sân bay", "chợ đêm", "cầu phà", "thủy lợi", "điện gió"];
    let acts =
        ["Cấp giấy phép", "Gia hạn giấy phép", "Đăng ký", "Thu hồi chứng nhận", "Khai báo", "Thẩm định", "Xóa đăng ký", "Cấp lại thẻ"];
    let for_whom =
        ["người nước ngoài", "doanh nghiệp", "hộ gia đình", "học sinh", "hợp tác xã", "người cao tuổi", "thương binh", "ngư dân"];
    let mut number = 0;
    for thing in things {
        for act in acts {
            for whom in for_whom {
                for place in ["vùng núi", "hải đảo", "biên giới"] {
                    number += 1;
                    write(
                        format!("procedures/t{number}.md"),
                        format!(
                            "---\ncode: \"1.{number:06}\"\ntitle: {act} {thing} cho {whom} ở {place}\nfield: f\nlevels: [xã]\n---\n\nMẫu tk{number}.\n"
                        ),
                    );
                }
            }
        }
    }
    assert!(number > 1500);
    folder
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]
    /// Whatever is typed, what comes back as meant is composed text: no form that only the engine needs.
    #[test]
    fn a_correction_is_composed(words in proptest::collection::vec(
        proptest::sample::select(vec!["lịc", "phápp", "cănn", "cuớc", "trúu", "tạmm", "hộ", "chiếuu", "giaý", "phép", "xee", "dang", "kys", "đăgn"]), 1..60)) {
        let questions: Vec<String> = words.chunks(3).map(|words| words.join(" ")).collect();
        let questions: Vec<&str> = questions.iter().map(String::as_str).collect();
        for answer in answers(&questions) {
            let corrected = answer["corrected"].as_str().unwrap();
            prop_assert_eq!(corrected.nfc().collect::<String>(), corrected);
        }
    }
}
