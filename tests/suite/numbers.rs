//! What is asked for by its name or by a number, and is no procedure: offices, whom to call, notices, laws.

use std::fs;

use serde_json::Value;

use super::search::asked;
use super::suggestions::answers;
use super::world::{TODAY, build, motcua, repository};

fn results<'a>(answer: &'a Value, kind: &str) -> Vec<&'a Value> {
    let groups = answer["groups"].as_array().unwrap().iter().filter(|group| group["kind"] == kind);
    groups.flat_map(|group| group["results"].as_array().unwrap()).collect()
}

#[test]
fn an_office_stands_first_when_it_is_asked_for_by_its_name() {
    let questions = [
        ("công an phường an hải ở đâu", "co-quan/phuong-an-hai/index.html"),
        ("cong an phuong an hai", "co-quan/phuong-an-hai/index.html"),
        ("số điện thoại công an xã hòa tiến", "co-quan/xa-hoa-tien/index.html"),
        ("Công an xã Hoà Tiến giờ làm việc", "co-quan/xa-hoa-tien/index.html"),
        ("phường An Hải Bắc", "co-quan/phuong-an-hai/index.html"),
        ("địa chỉ công an phường An Hải", "co-quan/phuong-an-hai/index.html"),
        ("phòng quản lý xuất nhập cảnh", "co-quan/phong-quan-ly-xuat-nhap-canh/index.html"),
    ];
    let asked: Vec<&str> = questions.iter().map(|(question, _)| *question).collect();
    for ((question, href), answer) in questions.iter().zip(answers(&asked)) {
        assert_eq!(answer["groups"][0]["kind"], "office", "{question}");
        assert_eq!(answer["groups"][0]["results"][0]["href"], *href, "{question}");
        assert_eq!(answer["state"], "found", "{question}");
    }
    // What is asked for at an office is still a procedure.
    for answer in answers(&["đăng ký thường trú ở công an xã hòa tiến", "tạm trú phường an hải", "tố cáo cán bộ công an"])
    {
        assert_eq!(answer["groups"][0]["kind"], "procedure", "{answer}");
    }
}

#[test]
fn whom_to_call_what_to_ask_for_and_notices_are_found() {
    let questions = [
        ("113", "quyen-cua-ban/index.html"),
        ("114", "quyen-cua-ban/index.html"),
        ("1022", "quyen-cua-ban/index.html"),
        ("cấp cứu", "quyen-cua-ban/index.html"),
        ("lừa đảo", "quyen-cua-ban/index.html"),
        ("tố giác tội phạm", "quyen-cua-ban/index.html"),
        ("quyền của bạn", "quyen-cua-ban/index.html"),
        ("trễ hẹn", "quyen-cua-ban/index.html"),
        ("tin nhắn có đường dẫn lạ", "quyen-cua-ban/index.html"),
        ("nghỉ tết", "thong-bao/nghi-tet-duong-lich-2027/index.html"),
        ("không đi lại được", "tro-giup/index.html"),
        ("không biết tiếng việt", "tro-giup/index.html"),
        ("người khuyết tật", "tro-giup/index.html"),
        ("tìm cơ quan", "co-quan/index.html"),
    ];
    let asked: Vec<&str> = questions.iter().map(|(question, _)| *question).collect();
    for ((question, href), answer) in questions.iter().zip(answers(&asked)) {
        assert_eq!(answer["groups"][0]["kind"], "page", "{question}: {answer}");
        assert_eq!(answer["groups"][0]["results"][0]["href"], *href, "{question}");
    }
    // Where nothing fits, it is said whom to call.
    for answer in answers(&["bạo lực gia đình", "trộm xe"]) {
        assert_eq!(answer["state"], "nearest");
        assert!(results(&answer, "page").iter().any(|page| page["href"] == "quyen-cua-ban/index.html"), "{answer}");
    }
}

#[test]
fn a_law_by_its_number_leads_to_what_rests_on_it() {
    let questions = [
        ("58/2026/NĐ-CP", "58/2026/NĐ-CP", "Đăng ký thường trú"),
        ("58/2026/nd-cp", "58/2026/NĐ-CP", "Đăng ký thường trú"),
        ("58/2026", "58/2026/NĐ-CP", "Đăng ký thường trú"),
        ("nghị định 58", "58/2026/NĐ-CP", "Đăng ký thường trú"),
        ("nghi dinh so 58/2026/NĐ-CP", "58/2026/NĐ-CP", "Đăng ký thường trú"),
        ("Luật 68/2020", "68/2020/QH14", "Đăng ký tạm trú"),
        ("68/2020/QH14", "68/2020/QH14", "Đăng ký tạm trú"),
        ("thông tư 55", "55/2021/TT-BCA", "Đăng ký tạm trú"),
        ("gia hạn tạm trú theo thông tư 55/2021/TT-BCA", "55/2021/TT-BCA", "Gia hạn tạm trú"),
    ];
    let asked: Vec<&str> = questions.iter().map(|(question, ..)| *question).collect();
    for ((question, law, title), answer) in questions.iter().zip(answers(&asked)) {
        let first = results(&answer, "procedure")[0].clone();
        assert_eq!((first["title"].as_str(), first["law"].as_str()), (Some(*title), Some(*law)), "{question}");
        assert_eq!(answer["state"], "found", "{question}");
    }
    // A day is no law, nor is a code; a law that nothing cites is said to stand nowhere.
    let others = answers(&["20/07/2026", "1.004222", "99/2099/NĐ-CP", "nghị định 9999"]);
    assert!(results(&others[0], "procedure").is_empty() && results(&others[1], "procedure")[0]["law"] == "");
    for (answer, law) in others[2..].iter().zip(["99/2099/NĐ-CP", "nghị định 9999"]) {
        assert_eq!((answer["state"].as_str(), &answer["left"][0]), (Some("none"), &Value::from(law)));
    }
    let output = motcua().arg("search").arg(repository("content")).args(["nghị định 58", "--today", TODAY]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("     căn cứ 58/2026/NĐ-CP\n"));
}

/// Three thousand communes are a whole country: what everyone fetches first stays small, and the finder leads on by typing.
#[test]
fn many_offices_make_a_large_index_and_a_finder_with_a_search() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: String, text: String| fs::write(folder.path().join(path), text).unwrap();
    for path in ["procedures", "offices"] {
        fs::create_dir(folder.path().join(path)).unwrap();
    }
    write("catalog.yaml".to_owned(), "format: 1\ntitle: Cơ quan\nlanguages: [vi]\n".to_owned());
    write("fields.yaml".to_owned(), "- {id: f, name: Cư trú}\n".to_owned());
    write("procedures/a.md".to_owned(), "---\ncode: \"1.000001\"\ntitle: Đăng ký tạm trú\nfield: f\nlevels: [xã]\n---\n".to_owned());
    let syllables = ["An", "Bình", "Châu", "Đông", "Giang", "Hà", "Hải", "Hòa", "Khánh", "Lâm", "Lộc", "Long"];
    for (one, first) in syllables.iter().enumerate() {
        for (two, second) in syllables.iter().enumerate() {
            for (three, third) in syllables.iter().enumerate() {
                let (id, name) = (format!("x-{one}-{two}-{three}"), format!("{first} {second} {third}"));
                write(
                    format!("offices/{id}.yaml"),
                    format!("name: Công an xã {name}\nlevel: commune\ncovers:\n  - {{id: {id}, name: Xã {name}}}\n"),
                );
            }
        }
    }
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    assert_eq!(build(folder.path(), &site).code, 0);
    let first = fs::metadata(site.join("search/vi.js")).unwrap().len();
    assert!(first < 40_000, "{first} bytes before the first answer");
    for (question, href) in [("công an xã khánh an lộc", "co-quan/x-8-0-10/index.html"), ("xã Hòa Hải Đông", "co-quan/x-7-6-3/index.html")]
    {
        let answer = asked(&site, "vi", &[question], |_, text| Some(text)).remove(0);
        assert_eq!(answer["groups"][0]["results"][0]["href"], href, "{answer}");
    }
    let finder = fs::read_to_string(site.join("co-quan/index.html")).unwrap();
    assert_eq!(finder.matches("data-search=").count(), 1, "one search, and not in the head");
    assert!(finder.find("<main").unwrap() < finder.find("data-search=").unwrap() && finder.len() < 20_000);
}
