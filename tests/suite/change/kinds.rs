//! Each kind of change, and what is none.

use std::collections::BTreeSet;

use motcua::parts::change::{KINDS, changes};
use motcua::parts::finding::Tongue;

use super::super::world::repository;
use super::{catalog, catalog_of, line, nothing, told};

const CHANNELS: &str = "channels: [in-person, online, post]\n";

#[test]
fn an_amount_is_compared_in_the_same_circumstances() {
    let split = |online, desk| {
        format!(
            "{CHANNELS}fees:\n  - {{amount: {online}, when: {{channels: [online]}}}}\n  - {{amount: {desk}, when: {{channels: [in-person, post]}}}}"
        )
    };
    let one = |amount| format!("{CHANNELS}fees:\n  - amount: {amount}");
    nothing(&one(20000), &split(20000, 20000));
    assert_eq!(told(&one(20000), &split(10000, 20000)), ["fee-amount better: Phí, lệ phí (trực tuyến): 20.000 đ → 10.000 đ"]);
    assert_eq!(
        told(&split(10000, 20000), &one(30000)),
        [
            "fee-amount worse: Phí, lệ phí (trực tiếp, bưu chính): 20.000 đ → 30.000 đ",
            "fee-amount worse: Phí, lệ phí (trực tuyến): 10.000 đ → 30.000 đ",
        ]
    );
    nothing(&one(0), &format!("{CHANNELS}fees: none"));
    assert_eq!(told(&one(20000), &format!("{CHANNELS}fees: none")), ["fee-amount better: Phí, lệ phí: 20.000 đ → không thu"]);
}

#[test]
fn what_was_not_written_was_not_free() {
    assert_eq!(told("", "fees: none"), ["fee-amount unclear: Phí, lệ phí: trước chưa ghi → không thu"]);
    assert_eq!(told("", "fees:\n  - amount: 0"), ["fee-amount unclear: Phí, lệ phí: trước chưa ghi → không thu"]);
    assert_eq!(told("fees: none", ""), ["fee-amount unclear: Phí, lệ phí: không thu → nay không ghi"]);
    assert_eq!(told("", "deadline: 3 ngày"), ["deadline unclear: Thời hạn giải quyết: trước chưa ghi → 3 ngày"]);
}

#[test]
fn currencies_are_neither_added_nor_compared() {
    let usd = |rows: &str| format!("fees:\n{rows}");
    assert_eq!(
        told(&usd("  - {amount: 50, currency: USD}"), &usd("  - {amount: 50, currency: USD}\n  - {amount: 25, currency: USD}")),
        ["fee-amount unclear: Phí, lệ phí: 50 USD → 25 USD, 50 USD"]
    );
    assert_eq!(
        told(&usd("  - {amount: 50, currency: USD}"), &usd("  - amount: 900000")),
        ["fee-amount unclear: Phí, lệ phí: 50 USD → 900.000 đ"]
    );
}

#[test]
fn an_item_comes_goes_and_gets_a_name() {
    let base = "fees:\n  - {item: Hộ chiếu, amount: 200000}";
    let more = "fees:\n  - {item: Gắn chip, amount: 50000}\n  - {item: Hộ chiếu, amount: 200000}";
    assert_eq!(told(base, more), ["fee-added worse: Thêm khoản thu (Gắn chip): 50.000 đ"]);
    assert_eq!(told(more, base), ["fee-ended better: Bỏ khoản thu (Gắn chip): 50.000 đ"]);
    nothing("fees:\n  - {amount: 200000, kind: levy}", base);
    nothing("fees:\n  - {amount: 200000, kind: levy}", "fees:\n  - {amount: 200000, kind: fee}");
}

#[test]
fn a_fee_that_begins_later_is_told_with_its_day() {
    let now = "fees:\n  - amount: 200000";
    let later = "fees:\n  - {amount: 200000, effective: {to: 2026-12-31}}\n  - {amount: 160000, effective: {from: 2027-01-01}}";
    assert_eq!(told(now, later), ["fee-amount better: Phí, lệ phí: 200.000 đ → 160.000 đ, từ 01/01/2027"]);
    let longer = later.replace("2026-12-31", "2027-06-30").replace("2027-01-01", "2027-07-01");
    assert_eq!(told(later, &longer).len(), 2, "each row has other days");
    // What ended before today is history.
    nothing(now, "fees:\n  - {amount: 90000, effective: {to: 2025-12-31}}\n  - {amount: 200000, effective: {from: 2026-01-01}}");
}

#[test]
fn units_of_time_are_never_converted() {
    let time = |time: &str| format!("deadline: {time}");
    for (before, after, want) in [
        ("10 ngày", "15 ngày", "worse: Thời hạn giải quyết: 10 ngày → 15 ngày"),
        ("15 ngày", "10 ngày", "better: Thời hạn giải quyết: 15 ngày → 10 ngày"),
        ("7 ngày", "7 ngày làm việc", "worse: Thời hạn giải quyết: 7 ngày → 7 ngày làm việc (lâu hơn, vì không tính ngày nghỉ)"),
        ("7 ngày làm việc", "5 ngày", "better: Thời hạn giải quyết: 7 ngày làm việc → 5 ngày (nhanh hơn, vì tính cả ngày nghỉ)"),
        ("7 ngày làm việc", "9 ngày", "unclear: Thời hạn giải quyết: 7 ngày làm việc → 9 ngày"),
        ("30 ngày", "1 tháng", "unclear: Thời hạn giải quyết: 30 ngày → 1 tháng"),
        ("trong ngày làm việc", "1 ngày làm việc", "worse: Thời hạn giải quyết: trong ngày làm việc → 1 ngày làm việc"),
    ] {
        assert_eq!(told(&time(before), &time(after)), [format!("deadline {want}")]);
    }
    let rows = |online: &str| {
        format!(
            "{CHANNELS}deadline:\n  - {{time: 10 ngày, when: {{channels: [in-person, post]}}}}\n  - {{time: {online}, when: {{channels: [online]}}}}"
        )
    };
    nothing(&format!("{CHANNELS}deadline: 10 ngày"), &rows("10 ngày"));
    assert_eq!(told(&rows("10 ngày"), &rows("5 ngày")), ["deadline better: Thời hạn giải quyết (trực tuyến): 10 ngày → 5 ngày"]);
}

#[test]
fn papers_are_found_by_what_they_are() {
    let papers = |rows: &[&str]| format!("documents:\n{}", rows.iter().map(|row| format!("  - {row}\n")).collect::<Vec<_>>().concat());
    let (list, form, photo) =
        ("{name: b) Danh sách, originals: 1}", "{name: Tờ khai, form: ct01, originals: 1}", "{name: Ảnh chân dung, copies: 2}");
    nothing(&papers(&[list, form, photo]), &papers(&[photo, "{name: Danh sách, originals: 1}", form]));
    // An id that was given by place says nothing.
    nothing(
        &papers(&["{id: giay-1, name: Tờ khai, originals: 1}", "{id: giay-2, name: Ảnh chân dung, copies: 2}"]),
        &papers(&["{id: giay-1, name: Ảnh chân dung, copies: 2}", "{id: giay-2, name: Tờ khai, originals: 1}"]),
    );
    assert_eq!(told(&papers(&[form]), &papers(&[form, photo])), ["document-added worse: Thêm giấy tờ: Ảnh chân dung"]);
    assert_eq!(told(&papers(&[form, photo]), &papers(&[form])), ["document-ended better: Bớt giấy tờ: Ảnh chân dung"]);
    assert_eq!(
        told(&papers(&[photo]), &papers(&["{name: Ảnh chân dung, copies: 1}"])),
        ["document-copies better: Số bản phải có (Ảnh chân dung): 2 bản sao → 1 bản sao"]
    );
    assert_eq!(
        told(&papers(&["{name: Giấy khai sinh, originals: 1, copies: 1}"]), &papers(&["{name: Giấy khai sinh, copies: 1}"])),
        ["document-copies better: Số bản phải có (Giấy khai sinh): 1 bản chính, 1 bản sao → 1 bản sao"]
    );
    let circular = |number: &str| papers(&[&format!("{{name: \"Tờ khai kèm theo {number} ngày 22/5/2026\", originals: 1}}")]);
    assert_eq!(
        told(&circular("31/2023/TT-BCA"), &circular("69/2026/TT-BCA")),
        ["form-replaced neutral: Mẫu đơn (Tờ khai kèm theo 69/2026/TT-BCA ngày 22/5/2026): 31/2023/TT-BCA → 69/2026/TT-BCA"]
    );
    assert_eq!(
        told(&papers(&[form]), &papers(&["{name: Tờ khai, form: tk01, originals: 1}"])),
        ["form-replaced neutral: Mẫu đơn (Tờ khai): Tờ khai cư trú → Tờ khai hộ chiếu"]
    );
    let one_of = |names: &str| papers(&[&format!("{{name: Giấy tờ tùy thân, one_of: [{names}]}}")]);
    nothing(&one_of("\"Hộ chiếu\", \"Căn cước\""), &one_of("\"Căn cước\", \"Hộ chiếu\""));
    assert_eq!(
        told(&one_of("\"Hộ chiếu\""), &one_of("\"Căn cước\", \"Hộ chiếu\"")),
        ["document-choice better: Chỉ cần một trong các giấy tờ (Giấy tờ tùy thân): Hộ chiếu → Căn cước | Hộ chiếu"]
    );
}

const CASES: &str = "cases:\n  - {id: a, title: Nhà của mình, group: Nhà nào?}\n  - {id: b, title: Nhà thuê, group: Nhà nào?}\n";

#[test]
fn a_paper_in_several_cases_is_one_paper() {
    let papers = |rows: &str| format!("{CASES}documents:\n{rows}");
    let (whole, a, b) = (
        "  - {name: Tờ khai, originals: 1}\n",
        "  - {name: Tờ khai, originals: 1, when: {cases: [a]}}\n",
        "  - {name: Tờ khai, originals: 1, when: {cases: [b]}}\n",
    );
    nothing(&papers(whole), &papers(&format!("{b}{a}")));
    assert_eq!(told(&papers(whole), &papers(a)), ["document-when better: Khi nào cần giấy tờ (Tờ khai): mọi trường hợp → Nhà của mình"]);
    let two = b.replace("originals: 1", "originals: 2");
    assert_eq!(
        told(&papers(&format!("{a}{b}")), &papers(&format!("{two}{a}"))),
        ["document-copies worse: Số bản phải có (Tờ khai): 1 bản chính → 2 bản chính"]
    );
    let twice = "  - {name: Danh sách, originals: 1}\n  - {name: Danh sách, originals: 2}\n";
    let thrice = format!("{twice}  - {{name: Danh sách, originals: 3}}\n");
    let other = twice.replace("originals: 1", "originals: 4").replace("originals: 2", "copies: 5");
    nothing(&papers(&thrice), &papers(&thrice));
    assert_eq!(told(&papers(&thrice), &papers(&other)).len(), 1, "a tie is told once and not guessed");
    assert!(told(&papers(&thrice), &papers(&other))[0].starts_with("document-unclear unclear"));
}

#[test]
fn cases_keep_their_meaning_when_their_ids_change_places() {
    let swapped = "cases:\n  - {id: b, title: Nhà của mình, group: Nhà nào?}\n  - {id: a, title: Nhà thuê, group: Nhà nào?}\n";
    let fees =
        |mine, rented| format!("fees:\n  - {{amount: 1000, when: {{cases: [{mine}]}}}}\n  - {{amount: 2000, when: {{cases: [{rented}]}}}}");
    nothing(&format!("{CASES}{}", fees("a", "b")), &format!("{swapped}{}", fees("b", "a")));
    assert_eq!(
        told(&format!("{CASES}{}", fees("a", "b")), &format!("{swapped}{}", fees("a", "b"))),
        ["fee-amount worse: Phí, lệ phí (Nhà của mình): 1.000 đ → 2.000 đ", "fee-amount better: Phí, lệ phí (Nhà thuê): 2.000 đ → 1.000 đ",]
    );
    assert_eq!(
        told(CASES, &format!("{CASES}  - {{id: c, title: Ở nhờ, group: Nhà nào?}}\n")),
        ["case-added unclear: Thêm trường hợp: Ở nhờ"]
    );
}

#[test]
fn the_other_facts_are_told_with_what_they_mean() {
    for (before, after, want) in [
        ("audience: [citizen]", "audience: [foreigner, citizen]", "audience better: Ai làm được: công dân → công dân, người nước ngoài"),
        ("presence: required", "presence: not-required", "presence better: Phải đến tận nơi: phải có mặt → không phải có mặt"),
        ("accepted: residence", "accepted: nationwide", "accepted better: Nơi được nộp: nơi cư trú → toàn quốc"),
        ("proxy: {allowed: true}", "proxy: {allowed: false}", "proxy worse: Nhờ người khác: được → không được"),
        ("channels: [in-person]", "channels: [online, in-person]", "channel-added better: Thêm cách nộp: trực tuyến"),
        ("channels: [in-person, post]", "channels: [in-person]", "channel-ended worse: Bỏ cách nộp: bưu chính"),
        (
            "channels:\n  - {type: online, online_level: partial}",
            "channels:\n  - {type: online, online_level: full}",
            "online-level better: Mức trực tuyến: một phần → toàn trình",
        ),
        ("requirements: []", "requirements:\n  - Đủ 18 tuổi", "requirement-added worse: Thêm điều kiện: Đủ 18 tuổi"),
        (
            "outcomes:\n  - {name: Hộ chiếu, validity: 5 năm}",
            "outcomes:\n  - {name: Hộ chiếu, validity: 10 năm}",
            "outcome-validity better: Kết quả có giá trị (Hộ chiếu): 5 năm → 10 năm",
        ),
        ("laws: [68/2020/QH14]", "laws: [68/2020/QH14, 118/2025/QH15]", "laws neutral: Căn cứ pháp lý: thêm 118/2025/QH15"),
        ("decisions: [1/QĐ-A]", "decisions: [2/QĐ-A]", "decision neutral minor: Quyết định công bố: 1/QĐ-A → 2/QĐ-A"),
        ("status: suspended", "", "returned better: Áp dụng trở lại"),
        ("", "status: {state: suspended, reason: Chờ luật mới}", "suspended worse: Tạm ngừng: Chờ luật mới"),
        ("field: cu-tru", "field: khac", "field neutral: Lĩnh vực: Cư trú → Việc khác"),
        ("code: \"1.004222\"", "code: \"1.004223\"", "code neutral: Mã thủ tục: 1.004222 → 1.004223"),
        (
            "steps:\n  - Chờ trong 10 ngày rồi nhận kết quả",
            "steps:\n  - Chờ trong 15 ngày rồi nhận kết quả",
            "text unclear: Nội dung có số liệu khác (các bước): Chờ trong 10 ngày rồi nhận kết quả → Chờ trong 15 ngày rồi nhận kết quả",
        ),
        (
            "summary: Ghi nơi ở lâu dài của bạn",
            "summary: Ghi nơi bạn ở lâu dài",
            "wording neutral minor: Cách viết (tóm tắt): Ghi nơi ở lâu dài của bạn → Ghi nơi bạn ở lâu dài",
        ),
    ] {
        let own = |facts: &str| facts.replace("field: cu-tru", "");
        let frame = |facts: &str| if facts.starts_with("field") { facts.to_owned() } else { own(facts) };
        let text = |facts: &str| {
            let field = if facts.starts_with("field") { "" } else { "field: cu-tru\n" };
            format!("---\ntitle: Đăng ký thường trú\n{field}{}\n---\n", frame(facts))
        };
        let (before, after) = (text(if before == "field: cu-tru" { "" } else { before }), text(after));
        let found = changes(&catalog_of(&[("procedures/x.md", &before)]), &catalog_of(&[("procedures/x.md", &after)]));
        assert_eq!(found.iter().map(line).collect::<Vec<_>>(), [want], "{before}{after}");
    }
    nothing("laws: [68/2020/QH14, 1/2020/QH14]", "laws:\n  - Luật số 1/2020/QH14\n  - Luật số 68/2020/QH14 \n");
    nothing("audience: [citizen, foreigner]", "audience: [foreigner, citizen]");
}

#[test]
fn entries_are_found_by_stem_by_code_and_by_former_address() {
    let entry = |facts: &str| format!("---\ntitle: Đăng ký thường trú\nfield: cu-tru\n{facts}\n---\n");
    let (coded, plain) = (entry("code: \"1.004222\""), entry(""));
    let lines = |before: &[(&str, &str)], after: &[(&str, &str)]| -> Vec<String> {
        changes(&catalog_of(before), &catalog_of(after)).iter().map(line).collect()
    };
    let moved = ["moved neutral minor: Địa chỉ trang: x → y"];
    assert_eq!(lines(&[("procedures/x.md", &coded)], &[("procedures/y.md", &coded)]), moved);
    assert_eq!(lines(&[("procedures/x.md", &plain)], &[("procedures/y.md", &entry("moved_from: [x]"))]), moved);
    assert_eq!(
        lines(&[("procedures/x.md", &plain)], &[("procedures/y.md", &plain)]),
        ["procedure-ended unclear: Thủ tục không còn: Đăng ký thường trú", "procedure-added unclear: Thủ tục mới: Đăng ký thường trú"]
    );
    // What cannot be read is not gone, and not unchanged.
    assert_eq!(
        lines(&[("procedures/x.md", &plain)], &[("procedures/x.md", "---\ntitle: [\n")]),
        ["not-comparable unclear: Không so được: không đọc được `title, field`"]
    );
    assert_eq!(
        lines(&[("procedures/x.md", &entry("fees:\n  - amount: 5"))], &[("procedures/x.md", &entry("fees:\n  - amount: 50.000"))]),
        ["not-comparable unclear: Không so được: không đọc được `fees`"]
    );
}

#[test]
fn a_correction_is_never_better_or_worse_and_what_nobody_announced_is_said() {
    let after = "fees:\n  - amount: 160000\nchanges:\n  - {date: 2026-08-20, correction: true, since: 2026-08-01, text: Lệ phí ghi nhầm}";
    let found = changes(&catalog("fees:\n  - amount: 200000"), &catalog(after));
    assert_eq!(found.iter().map(line).collect::<Vec<_>>(), ["fee-amount neutral: Phí, lệ phí: 200.000 đ → 160.000 đ"]);
    let correction = found[0].correction().unwrap();
    assert_eq!((correction.text.as_str(), correction.since.is_some(), found[0].is_unannounced()), ("Lệ phí ghi nhầm", true, false));
    let bare = changes(&catalog("fees:\n  - amount: 200000"), &catalog("fees:\n  - amount: 160000"));
    assert!(bare[0].is_unannounced() && bare[0].correction().is_none());
    let with = changes(&catalog("fees:\n  - amount: 200000"), &catalog("fees:\n  - amount: 160000\ndecisions: [9/QĐ-A]"));
    assert!(with.iter().all(|change| !change.is_unannounced()));
    assert_eq!(with[0].procedure.cause.decisions, ["9/QĐ-A"]);
    assert_eq!(
        told("", "changes:\n  - {date: 2026-08-20, text: Từ nay nhận cả thứ Bảy}"),
        ["note neutral: Ghi chú của người biên tập: Từ nay nhận cả thứ Bảy, từ 20/08/2026"]
    );
}

#[test]
fn a_registered_decision_gives_the_cause_and_the_day() {
    let entry = |fee: u32| format!("---\ncode: \"1.004222\"\ntitle: A\nfield: cu-tru\nfees:\n  - amount: {fee}\n---\n");
    let decision = "number: 9/QĐ-A\ndate: 2026-08-01\neffective: 2026-10-01\nprocedures: {changed: [\"1.004222\"]}\n";
    let (before, after) = (entry(2000), entry(1000));
    let found =
        changes(&catalog_of(&[("procedures/x.md", &before)]), &catalog_of(&[("procedures/x.md", &after), ("decisions/9.yaml", decision)]));
    assert_eq!(found.iter().map(line).collect::<Vec<_>>(), ["fee-amount better: Phí, lệ phí: 2.000 đ → 1.000 đ, từ 01/10/2026"]);
    assert_eq!(found[0].procedure.cause.decisions, ["9/QĐ-A"]);
}

#[test]
fn every_kind_has_a_page_in_both_tongues() {
    let mut names = BTreeSet::new();
    for kind in KINDS {
        assert!(kind.page.starts_with(&format!("# {}\n", kind.id)), "{}", kind.id);
        assert!(kind.part("So thế nào").chars().count() > 5, "{}", kind.id);
        for tongue in [Tongue::Vi, Tongue::En] {
            assert!(
                kind.summary(tongue).ends_with('.') && kind.summary(tongue).chars().count() > 9,
                "{}: {}",
                kind.id,
                kind.summary(tongue)
            );
        }
        assert!(names.insert(kind.name.vi.clone()), "{} is called as another", kind.id);
    }
    assert!(KINDS.len() > 50);
}

/// All pages in one, as they are read in the repository.
fn handbook() -> String {
    let mut text = String::from(
        "# Các loại thay đổi / Kinds of changes\n\nMỗi loại mà `motcua diff` và lời nhắn của yêu cầu hợp nhất kể. Trang này viết từ \
         `src/change/page/`; một loại xem bằng `motcua explain change/fee-amount`.\n\n*Written from `src/change/page/`.*\n",
    );
    for kind in KINDS {
        let body = kind.page.split_once("\n\n").map_or("", |(_, body)| body).replace("\n## English\n\n", "\n*English.* ");
        let body = body.replace("\n## So thế nào\n\n", "\n");
        text.extend(["\n## ", kind.id, " · ", &kind.name.vi, "\n\n", &body]);
    }
    text
}

#[test]
fn the_handbook_of_changes_is_what_the_pages_say() {
    let path = repository("docs/changes.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, handbook()).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == handbook(), "docs/changes.md is another; BLESS=1 writes it");
}
