//! Records of the national database come in whatever shape: each is read by its keys, what is broken stops only itself, and nothing
//! that is written is refused by the checker.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::hostile::table::{cell, workbook};
use super::world::{Ended, TODAY, build, end, motcua, put, tree};

/// An empty catalog.
pub(super) fn empty() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "content/catalog.yaml", "format: 1\ntitle: Mẫu\n");
    folder
}

pub(super) fn import(folder: &Path, source: &str, more: &[&str]) -> Ended {
    end(motcua().current_dir(folder).args(["import", source, "--catalog", "content"]).args(more))
}

/// What the checker says of the catalog, without its notices.
pub(super) fn faults(folder: &Path) -> String {
    end(motcua().current_dir(folder).args(["check", "content", "--today", TODAY])).out
}

/// The one entry of the catalog.
fn entry(folder: &Path) -> String {
    let files = tree(&folder.join("content"));
    let mut entries = files.iter().filter(|(path, _)| path.starts_with("procedures/"));
    let (_, bytes) = entries.next().expect("an entry");
    assert!(entries.next().is_none(), "only one");
    String::from_utf8(bytes.clone()).unwrap()
}

/// How many entries there are, and how many of them are drafts.
pub(super) fn count(folder: &Path) -> (usize, usize) {
    let files = tree(&folder.join("content"));
    let entries: Vec<_> = files.iter().filter(|(path, _)| path.starts_with("procedures/")).collect();
    let drafts = entries.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("\ndraft: true\n")).count();
    (entries.len(), drafts)
}

/// A record as the text of a page has it.
pub(super) fn page(code: &str) -> Value {
    json!({
        "ma_thu_tuc": code,
        "ten_thu_tuc": "Xác nhận nơi ở mẫu",
        "so_quyet_dinh": "1/QĐ-MAU",
        "cap_thuc_hien": "Cấp tỉnh, Cấp xã",
        "linh_vuc": "Cư trú",
        "doi_tuong_thuc_hien": "Tổ chức (không bao gồm doanh nghiệp, HTX), Doanh nghiệp, Doanh nghiệp Việt Nam, Cán bộ, công chức, viên chức",
        "co_quan_thuc_hien": "Công an cấp xã",
        "thu_tuc_lien_quan": "Không có thông tin",
        "trinh_tu_thuc_hien": "- Bước 1: Nộp hồ sơ.\n- Bước 2: Nhận kết quả.",
        "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến5 Ngày làm việc20,000 Việt Nam Đồng(a) 20.000 đồng/lần)Nộp qua cổng.Dịch vụ bưu chính530,000 Việt Nam Đồng(30.000 đồng)Trực tiếpKhông có thông tinMiễn phí",
        "thanh_phan_ho_so": "Nhà thuêTên giấy tờMẫu đơn, tờ khaiSố lượng- Tờ khai (mẫu CT01)CT01 mới.doc1 bản chínhHợp đồng ngày 24/7/20231 bản chính,2 bản saoNhà của mìnhTên giấy tờMẫu đơn, tờ khaiSố lượngGiấy tờ nhà0 bản chính,1 bản sao",
        "can_cu_phap_ly": "Tên văn bản pháp lýMã văn bảnLuật Cư trú68/2020/QH14Nghị định sửa đổi 2024154/2024/NĐ-CPQUY ĐỊNH MỨC THU75/2022/TT-BTC",
        "yeu_cau_dieu_kien": "Không",
        "ket_qua_xu_ly": "Thông báo kết quảMã: KQ.G01.000064Thẻ mẫuMã: 000.00.00.G11-KQ1711Từ khóaxác nhận chỗ ởMô tảKhông có thông tinChọn cơ quan thực hiệnNộp hồ sơ",
        "raw_text": "",
    })
}

/// A record as the portal's programs answer.
pub(super) fn answer(code: &str) -> Value {
    json!({
        "id": "0", "code": code, "codeNotation": code, "name": "Cấp giấy mẫu", "state": "UPDATED", "isWard": true, "isProvince": false,
        "category": {"id": "c", "name": "Cư trú", "code": "G01"},
        "executionSteps": [{"name": "", "description": "Bước 1: Nộp.\nBước 2: Nhận."}],
        "executionMethods": [
            {"submissionMethod": "ONLINE", "processingTime": 8, "processingTimeUnit": "WORKING_DAY", "description": "", "fees": [
                {"type": "FEE", "value": 160_000, "currencyName": "Việt Nam Đồng", "description": "160.000 đồng"}]},
            {"submissionMethod": "DIRECT", "processingTime": 8, "processingTimeUnit": "WORKING_DAY", "fees": []},
        ],
        "executionCases": [{"name": "", "profileComponents": [{"name": "Tờ khai", "originalQty": 1, "copyQty": 0, "attachments": [{"name": "TK01.doc"}]}]}],
        "legalBasisesDetails": [{"name": "Luật", "code": "49/2019/QH14"}],
        "resultsDetails": [{"name": "Giấy mẫu", "code": "KQ1"}],
        "subjectTypesDetails": [{"name": "Công dân Việt Nam"}],
        "executingAgencies": "Công an cấp xã",
        "procedureProposal": {"proposalNumber": "2/QĐ-MAU", "decisionDate": 1_782_838_800_000_i64},
    })
}

pub(super) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

#[test]
fn the_text_of_a_page_is_told_apart_into_its_cells() {
    let folder = empty();
    put(folder.path(), "a.json", pretty(&page("9.000001")));
    let ended = import(folder.path(), "a.json", &[]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    let entry = entry(folder.path());
    for said in [
        "levels: [province, commune]",
        "audience: [organization, business, official]",
        "  - xác nhận chỗ ở\n",
        "  - type: online\n    note: Nộp qua cổng.\n",
        "  - time: 5 working days\n    when: {channels: [online]}\n",
        "  - time: \"5\"\n    when: {channels: [post]}\n",
        "  - amount: 20000\n    when: {channels: [online]}\n    note: a) 20.000 đồng/lần\n",
        "  - amount: 30000\n    when: {channels: [post]}\n    note: 30.000 đồng\n",
        "  - amount: 0\n    when: {channels: [in-person]}\n",
        "  - name: Tờ khai (mẫu CT01)\n    originals: 1\n    copies: 0\n    note: \"Tệp mẫu: CT01 mới.doc\"\n    when: {cases: [truong-hop-1]}\n",
        "  - name: Hợp đồng ngày 24/7/2023\n    originals: 1\n    copies: 2\n",
        "  - name: Giấy tờ nhà\n    originals: 0\n    copies: 1\n    when: {cases: [truong-hop-2]}\n",
        "laws: [68/2020/QH14, 154/2024/NĐ-CP, 75/2022/TT-BTC]\n",
        "  - name: Thông báo kết quả\n  - name: Thẻ mẫu\n",
        "- Cơ quan thực hiện: Công an cấp xã\n",
    ] {
        assert!(entry.contains(said), "{said}\n---\n{entry}");
    }
    assert!(!entry.contains("requirements") && !entry.contains("draft"), "{entry}");
    assert!(!faults(folder.path()).contains("lỗi["), "{}", faults(folder.path()));
    assert_eq!(build(&folder.path().join("content"), &folder.path().join("site")).code, 0);
    let shown = fs::read_to_string(folder.path().join("site/thu-tuc/xac-nhan-noi-o-mau/index.html")).unwrap();
    assert!(shown.contains("Chưa có thông tin") && !shown.contains("5 ngày<"), "a number without a unit is not shown as days");
    // Once more nothing changes.
    let before = tree(&folder.path().join("content"));
    assert!(import(folder.path(), "a.json", &[]).out.starts_with("Đã ghi 0 tệp mới, 0 tệp sửa"));
    assert!(tree(&folder.path().join("content")) == before);
}

#[test]
fn an_answer_of_the_portal_is_read_by_its_keys() {
    let folder = empty();
    put(folder.path(), "a.txt", pretty(&json!({"result": {"items": [answer("9.000002")], "total": 1}})));
    let ended = import(folder.path(), "a.txt", &[]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    let entry = entry(folder.path());
    for said in
        ["levels: [commune]", "time: 8 working days", "amount: 160000", "Tệp mẫu: TK01.doc", "49/2019/QH14", "2/QĐ-MAU", "type: in-person"]
    {
        assert!(entry.contains(said), "{said}\n---\n{entry}");
    }
    assert!(!faults(folder.path()).contains("lỗi["));
}

#[test]
fn one_that_is_not_in_force_or_not_understood_waits_and_says_why() {
    let folder = empty();
    let mut ended = answer("9.000003");
    ended["state"] = "CANCELLED".into();
    let mut strange = answer("9.000004");
    strange["name"] = "Khác".into();
    strange["executionMethods"][0]["processingTimeUnit"] = "QUARTER".into();
    strange["moi"] = json!({"a": 1});
    put(folder.path(), "a.json", pretty(&json!([ended, strange])));
    let told = import(folder.path(), "a.json", &[]);
    assert_eq!(told.code, 1, "{told:?}");
    assert_eq!(count(folder.path()), (2, 2));
    for said in ["CANCELLED", "QUARTER", "moi", "2 thủ tục mới là bản nháp"] {
        assert!(told.out.contains(said), "{said}: {}", told.out);
    }
    let files = tree(&folder.path().join("content"));
    let drafts: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(drafts.contains("# - state «CANCELLED»") && drafts.contains("QUARTER»"), "{drafts}");
    assert!(!faults(folder.path()).contains("lỗi["));
}

#[test]
fn a_folder_with_a_broken_file_gives_all_the_others() {
    let folder = empty();
    put(folder.path(), "in/a.json", pretty(&page("9.000001")));
    put(folder.path(), "in/sub/b.json", [b"\xef\xbb\xbf".to_vec(), pretty(&answer("9.000002")).into_bytes()].concat());
    put(folder.path(), "in/c.json", "{\"ma_thu_tuc\": \"9.000003\",");
    put(folder.path(), "in/d.json", "");
    put(folder.path(), "in/README.md", "# Ghi chú");
    put(folder.path(), "in/.ds", "x");
    let wide: Vec<u8> = pretty(&page("9.000005")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    put(folder.path(), "in/e.json", [b"\xff\xfe".to_vec(), wide].concat());
    let lines = format!("{}\n{{\n{}\n", json!(page("9.000006")), json!(page("9.000007")));
    put(folder.path(), "in/f.jsonl", lines);
    let told = import(folder.path(), "in", &[]);
    assert_eq!(told.code, 1, "{told:?}");
    assert_eq!(count(folder.path()).0, 5, "{}", told.out);
    for said in ["c.json", "d.json", "README.md", "f.jsonl:3"] {
        assert!(told.out.contains(said), "{said}: {}", told.out);
    }
    assert!(!told.out.contains(".ds"), "{}", told.out);
}

#[test]
fn two_records_of_one_code_are_one_and_told_when_they_differ() {
    let folder = empty();
    let (first, mut second) = (page("9.000001"), page("9.000001"));
    put(folder.path(), "a.json", format!("{first}\n{second}\n"));
    assert_eq!(import(folder.path(), "a.json", &[]).code, 0);
    second["cap_thuc_hien"] = "Cấp bộ".into();
    put(folder.path(), "a.json", format!("{first}\n{second}\n"));
    let told = import(folder.path(), "a.json", &[]);
    assert!(told.code == 1 && told.out.contains("có hai bản khác nhau"), "{told:?}");
    assert_eq!(count(folder.path()).0, 1);
}

#[test]
fn order_is_no_change_and_a_new_circular_changes_one_line() {
    let folder = empty();
    let mut record = answer("9.000002");
    record["executionCases"] = json!([
        {"name": "Lần đầu", "profileComponents": [{"name": "Tờ khai (mẫu TK01) ban hành kèm theo Thông tư số 31/2023/TT-BCA ngày 20/7/2023 của Bộ Công an", "originalQty": 1, "copyQty": 0}, {"name": "Ảnh", "originalQty": 2, "copyQty": 0}]},
        {"name": "Cấp lại", "profileComponents": [{"name": "Ảnh", "originalQty": 2, "copyQty": 0}, {"name": "Giấy cũ", "originalQty": 1, "copyQty": 0}]},
    ]);
    record["legalBasisesDetails"] = json!([{"code": "49/2019/QH14"}, {"code": "31/2023/TT-BCA"}]);
    put(folder.path(), "a.json", pretty(&record));
    assert_eq!(import(folder.path(), "a.json", &[]).code, 0);
    let before = entry(folder.path());
    for list in ["executionCases", "executionMethods", "legalBasisesDetails"] {
        record[list].as_array_mut().unwrap().reverse();
    }
    put(folder.path(), "a.json", pretty(&record));
    let told = import(folder.path(), "a.json", &[]);
    assert!(told.out.starts_with("Đã ghi 0 tệp mới, 0 tệp sửa"), "{}\n{before}\n{}", told.out, entry(folder.path()));
    let text = pretty(&record).replace(
        "Thông tư số 31/2023/TT-BCA ngày 20/7/2023 của Bộ Công an",
        "Thông tư 69/2026/TT-BCA ngày 22/5/2026 của Bộ trưởng Bộ Công an",
    );
    put(folder.path(), "a.json", text);
    assert!(import(folder.path(), "a.json", &[]).out.starts_with("Đã ghi 0 tệp mới, 1 tệp sửa"));
    let after = entry(folder.path());
    let differ: Vec<_> = before.lines().zip(after.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!((differ.len(), before.lines().count()), (1, after.lines().count()), "{after}");
    assert!(differ[0].1.contains("69/2026/TT-BCA"), "{differ:?}");
}

#[test]
fn a_draft_goes_when_its_source_is_mended_and_one_of_an_editor_stays() {
    let folder = empty();
    let file = "content/procedures/cu-tru/cap-giay-mau.md";
    let mut record = answer("9.000004");
    record["executionMethods"][0]["processingTimeUnit"] = "QUARTER".into();
    record["state"] = "LATER".into();
    put(folder.path(), "a.json", pretty(&record));
    assert!(import(folder.path(), "a.json", &[]).out.contains("1 thủ tục mới là bản nháp"));
    let first = entry(folder.path());
    assert!(first.contains("draft: true") && first.contains("QUARTER") && first.contains("LATER"), "{first}");
    // Half mended, it says what is left; what the editor wrote meanwhile stays.
    put(folder.path(), file, first.replace("title:", "mistakes:\n  - Quên ký tên # nhớ\ntitle:"));
    record["state"] = "PUBLISHED".into();
    put(folder.path(), "a.json", pretty(&record));
    let told = import(folder.path(), "a.json", &[]);
    assert!(told.out.contains("1 bản nháp của lần nhập trước vẫn còn"), "{}", told.out);
    let second = entry(folder.path());
    assert!(second.contains("draft: true") && second.contains("QUARTER") && !second.contains("LATER"), "{second}");
    record["executionMethods"][0]["processingTimeUnit"] = "WORKING_DAY".into();
    put(folder.path(), "a.json", pretty(&record));
    let told = import(folder.path(), "a.json", &[]);
    assert!(told.code == 0 && told.out.contains("1 bản nháp của lần nhập trước nay đã đọc được hết"), "{told:?}");
    let third = entry(folder.path());
    assert!(!third.contains("draft") && !third.contains("Bản nháp") && third.contains("  - Quên ký tên # nhớ\n"), "{third}");
    assert!(third.contains("8 working days") && !faults(folder.path()).contains("lỗi["), "{third}");
    put(folder.path(), file, third.replace("title:", "draft: true\ntitle:"));
    import(folder.path(), "a.json", &[]);
    assert!(entry(folder.path()).contains("draft: true"));
}

#[test]
fn titles_of_laws_come_into_the_list_of_laws() {
    let folder = empty();
    put(folder.path(), "content/laws.yaml", "- number: 68/2020/QH14 # giữ\n  title: Luật của tôi\n");
    put(folder.path(), "a.json", pretty(&page("9.000001")));
    let mut other = answer("9.000002");
    other["legalBasisesDetails"] = json!([{"name": "Nghị định khác", "code": "154/2024/NĐ-CP"}, {"name": "Luật Mẫu", "code": "49/2019/QH14"}, {"name": "Luật khác", "code": "Luật số 49/2019/QH14"}]);
    put(folder.path(), "b.json", pretty(&other));
    for file in ["a.json", "b.json"] {
        assert_eq!(import(folder.path(), file, &[]).code, 0);
    }
    let laws = String::from_utf8(tree(&folder.path().join("content"))["laws.yaml"].clone()).unwrap();
    assert_eq!(
        laws,
        "- number: 68/2020/QH14 # giữ\n  title: Luật của tôi\n- number: 154/2024/NĐ-CP\n  title: Nghị định sửa đổi 2024\n- number: 75/2022/TT-BTC\n  title: QUY ĐỊNH MỨC THU\n- number: 49/2019/QH14\n  title: Luật Mẫu\n"
    );
}

#[test]
fn what_a_record_says_beside_the_facts_is_kept_up_to_date_or_told() {
    let folder = empty();
    let mut record = answer("9.000004");
    put(folder.path(), "a.json", pretty(&record));
    import(folder.path(), "a.json", &[]);
    let file = "content/procedures/cu-tru/cap-giay-mau.md";
    put(folder.path(), file, format!("{}\nLời của tôi.\n", entry(folder.path())));
    record["executingAgencies"] = "Công an phường".into();
    put(folder.path(), "a.json", pretty(&record));
    assert_eq!(import(folder.path(), "a.json", &[]).code, 0);
    let text = entry(folder.path());
    assert!(text.contains("- Cơ quan thực hiện: Công an phường\n\nLời của tôi.\n") && !text.contains("Công an cấp xã"), "{text}");
    put(folder.path(), file, text.split_once("Theo Cơ").unwrap().0);
    let told = import(folder.path(), "a.json", &[]);
    assert!(told.code == 0 && told.out.contains("Cơ quan thực hiện (1)"), "{told:?}");
    assert!(!entry(folder.path()).contains("Công an phường"));
}

/// A sheet with these rows.
pub(super) fn sheet(rows: &[&[&str]]) -> String {
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let _ = write!(text, "<row r=\"{}\">", at + 1);
        for (column, value) in row.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            text.push_str(&cell(&format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), at + 1), value));
        }
        text.push_str("</row>");
    }
    text
}

#[test]
fn the_list_of_the_portal_needs_no_mapping() {
    let folder = empty();
    let rows: &[&[&str]] = &[
        &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        &["DANH SÁCH THỦ TỤC HÀNH CHÍNH"],
        &["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"],
        &["9.000001", "Thủ tục một (thực hiện tại cấp tỉnh)", "Bộ Mẫu", "Phòng Mẫu", "Cư trú"],
        &["9.000002", "Thủ tục hai", "Bộ Mẫu", "Cục Mẫu", "Cư trú"],
        &["9.000003", "Thủ tục ba", "Bộ Mẫu", "Trung tâm Mẫu", "Cư trú"],
        &["", "Người lập biểu"],
    ];
    put(folder.path(), "danh-sach.xlsx", workbook(&sheet(rows)));
    let told = import(folder.path(), "danh-sach.xlsx", &[]);
    assert_eq!(count(folder.path()), (3, 1), "{}", told.out);
    assert!(told.out.contains("Người lập biểu") && told.out.contains("identity/no-level"), "{}", told.out);
    let files = tree(&folder.path().join("content"));
    let text = |stem: &str| String::from_utf8(files[&format!("procedures/cu-tru/{stem}.md")].clone()).unwrap();
    assert!(text("thu-tuc-mot-thuc-hien-tai-cap-tinh").contains("levels: [province]"));
    assert!(text("thu-tuc-hai").contains("levels: [ministry]") && text("thu-tuc-hai").contains("Cơ quan thực hiện: Cục Mẫu"));
    assert!(!faults(folder.path()).contains("lỗi["));
}

#[test]
fn a_table_is_read_below_its_title_in_every_code_page() {
    let map = "into: procedures\nalways: {levels: [commune]}\ncolumns:\n  Mã thủ tục: code\n  Tên thủ tục: title\n  Lĩnh vực: field\n  \"Lệ phí: Trực tiếp\": fees.0.amount\nignore: [TT]\n";
    let csv = "BẢNG THỦ TỤC;;;;\n(kèm theo Quyết định số 1);;;;\nTT;Mã thủ tục;Tên thủ tục;Lĩnh vực;Lệ phí;\n;;;;Trực tiếp;Trực tuyến\n(1);(2);(3);(4);(5);(6)\n1;9.000001;Đăng ký tổ chức, cá nhân;Cư trú;20.000 đ;\nI;;Nhóm một;;;\n2;9.000002;Xóa đăng ký;Cư trú;;\n;;Người lập biểu;;;\n";
    let wide = |unit: fn(u16) -> [u8; 2]| csv.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for (name, bytes) in [
        ("utf8", csv.as_bytes().to_vec()),
        ("bom", [b"\xef\xbb\xbf", csv.as_bytes()].concat()),
        ("utf16le", [b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat()),
        ("utf16be", [b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat()),
        ("tab", csv.replace(';', "\t").into_bytes()),
    ] {
        let folder = empty();
        put(folder.path(), "bang.csv", bytes);
        put(folder.path(), "map.yaml", map);
        let told = import(folder.path(), "bang.csv", &["--map", "map.yaml"]);
        assert_eq!(count(folder.path()), (2, 0), "{name}: {told:?}");
        assert_eq!(told.code, 1, "{name}: the heading of a group is no entry and is told: {}", told.out);
        let files = tree(&folder.path().join("content"));
        let one = String::from_utf8(files["procedures/cu-tru/dang-ky-to-chuc-ca-nhan.md"].clone()).unwrap();
        assert!(one.contains("title: Đăng ký tổ chức, cá nhân\n") && one.contains("amount: 20000"), "{name}: {one}");
        assert!(!faults(folder.path()).contains("lỗi["), "{name}");
    }
}

#[test]
fn a_file_that_is_empty_or_too_much_is_refused_in_words() {
    let folder = empty();
    put(folder.path(), "trong.json", "");
    put(folder.path(), "nhieu.json", format!("[{}1]", "1,".repeat(9 << 20)));
    put(folder.path(), "sau.json", "[".repeat(100_000));
    for (name, said) in [("trong.json", "tệp trống"), ("nhieu.json", "quá nhiều giá trị"), ("khong-co.json", "không có tệp này")]
    {
        let told = import(folder.path(), name, &[]);
        assert!(told.code == 2 && told.err.contains(said), "{name}: {told:?}");
    }
    assert_eq!(import(folder.path(), "sau.json", &[]).code, 1);
}
