//! Tables that no office would send: each is told about in plain words, and nothing is written that nobody can read.

use std::fmt::Write;
use std::fs;
use std::io::Write as _;

use zip::write::{SimpleFileOptions, ZipWriter};

use super::{Run, run};
use crate::suite::world::{base, motcua, put};

const MAP: &str =
    "into: procedures\nalways: {levels: [commune]}\ncolumns:\n  Mã: code\n  Tên: title\n  Lĩnh vực: field\n  Phí: fees.0.amount\n";
const TITLES: &str = "Mã,Tên,Lĩnh vực,Phí\n";

/// Imports a file of this name and these bytes into the small catalog.
fn import(name: &str, bytes: &[u8]) -> Run {
    let folder = base();
    put(folder.path(), name, bytes);
    put(folder.path(), "map.yaml", MAP);
    let mut command = motcua();
    let ended = run(name, command.current_dir(folder.path()).args(["import", name, "--map", "map.yaml", "--catalog", "content"]));
    assert!(ended.code < 3, "{name}: {} {}", ended.code, ended.err);
    let check = run(name, motcua().current_dir(folder.path()).args(["check", "content", "--format", "json"]));
    for bad in ["source/", "yaml/syntax", "identity/duplicate-code", "text/control"] {
        assert!(!check.out.contains(bad), "{name}: {bad}: {}", check.out);
    }
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 3, "{beside:?}");
    ended
}

/// A workbook with this sheet.
pub(in crate::suite) fn workbook(cells: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    for (path, text) in [
        (
            "[Content_Types].xml",
            format!("<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"a\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"a\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>")),
    ] {
        zip.start_file(path, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(in crate::suite) fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_cell_far_away_makes_no_table_of_billions() {
    let titles = ["A", "B", "C", "D"].iter().zip(TITLES.trim().split(',')).map(|(at, title)| cell(&format!("{at}1"), title));
    let titles = format!("<row r=\"1\">{}</row>", titles.collect::<String>());
    let row = format!("<row r=\"2\">{}{}{}</row>", cell("A2", "1.009999"), cell("B2", "Hai"), cell("C2", "cu-tru"));
    assert_eq!(import("gan.xlsx", &workbook(&format!("{titles}{row}"))).code, 0);
    let far = format!("<row r=\"1048576\">{}</row>", cell("XFD1048576", "x"));
    let ended = import("xa.xlsx", &workbook(&format!("{titles}{row}{far}")));
    assert!(ended.code == 2 && ended.err.contains("dòng 1048576"), "{}", ended.err);
    let wide = import("rong.xlsx", &workbook(&cell("A1", &"x".repeat(140 << 20))));
    assert!(wide.code == 2 && wide.err.contains("128 MiB"), "{}", wide.err);
}

#[test]
fn odd_cells_and_rows_are_told_and_left_out() {
    let row = |cells: &str| format!("{TITLES}{cells}\n").into_bytes();
    let long = format!("1.009999,\"{}\",cu-tru,1", "x".repeat(3 << 20));
    for (name, bytes, said) in [
        ("hai-dong.csv", row("1.009999,A,cu-tru,1\n1.009999,B,cu-tru,2"), "có hai bản khác nhau"),
        ("dai.csv", row(&long), "dài quá"),
        ("duong-dan.csv", row("../../x,A,cu-tru,1"), "không phải mã"),
        ("dieu-khien.csv", row("1.009999,a\0b,cu-tru,1"), "ký tự điều khiển"),
        ("dao-chieu.csv", row("1.009999,a\u{202e}b,cu-tru,1"), "đổi chiều"),
        ("khong-so.csv", row("1.009999,A,cu-tru,sớm"), "sớm"),
        ("loi.csv", row("1.009999,#REF!,cu-tru,1"), "lỗi của bảng tính"),
        ("thieu-cot.csv", "Mã,Tên,Lĩnh vực\n1.009999,A,cu-tru\n".into(), "không có cột này"),
        ("la.csv", format!("{},Lạ\n1.009999,A,cu-tru,1,x\n", TITLES.trim()).into_bytes(), "cột này chưa có"),
        ("cu.csv", b"M\xe3,T\xean\n".to_vec(), "không phải UTF-8"),
        ("rac.xlsx", vec![7; 5_000], "không đọc được bảng tính"),
    ] {
        let ended = import(name, &bytes);
        let all = format!("{}{}", ended.out, ended.err);
        assert!((1..=2).contains(&ended.code) && all.contains(said), "{name}: {} {all}", ended.code);
    }
    let mut many = TITLES.to_owned();
    (0..300).for_each(|n| writeln!(many, "1.{n:06},Mẫu =HYPERLINK({n}),cu-tru,1000").unwrap());
    assert_eq!(import("nhieu.csv", many.as_bytes()).code, 0);
    // A formula that was copied for its value is no title.
    let formula = import("ham.csv", &row("1.009999,=HYPERLINK(1),cu-tru,1000"));
    assert!(formula.code == 1 && format!("{}{}", formula.out, formula.err).contains("chờ điền"), "{} {}", formula.out, formula.err);
}
