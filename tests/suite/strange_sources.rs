//! Whatever a source of an import holds: nothing that is written is refused by the checker, a second import changes nothing, and
//! every text stands in an entry or is named as left out.
//!
//! ```text
//! MOTCUA_IMPORT_SEEDS=100 cargo test --test main strange_sources
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::fuzz::mutate::Dice;
use super::hostile::table::workbook;
use super::national::{answer, count, empty, faults, import, page, pretty, sheet};
use super::world::{build, put, tree};

const PIECES: &[&str] = &[
    "Tờ khai",
    "Bản sao",
    "- ",
    "+ ",
    ": ",
    " #",
    "<b>",
    "{{ x }}",
    "|",
    "\"",
    "'",
    "[a](b)",
    "`",
    "\t",
    "\u{0}",
    "\u{b}",
    "\u{202e}",
    "\u{200b}",
    "…",
    "(",
    ")",
    "1 bản chính",
    "50.000",
    "Bước 1:",
    "\n",
    "\n- ",
    "&nbsp;",
    "**",
    "_x_",
    "---",
    "http://a b",
    "Cấp huyện",
    "CMND",
    "ngày 30/02/2026",
    "%",
    "\\",
    "ừ\u{301}",
    "🙂",
    "null",
    "no",
    "~",
    "!",
    "@",
    "=HYPERLINK(1)",
    "$x$",
    "* * *",
    "7 ngày làm việc",
    "Cấp xã",
    "Miễn phí",
    "\u{feff}",
    "\r\n",
    "https://a.vn/b?c=d&e",
    "https://dichvucong.gov.vn.a.com",
    "[[x]]",
    "{% raw %}",
    "&lt;",
    "«x»",
    "%2e%2e/",
    "CON",
    "x@y.vn",
    "0905123456",
    "012345678901",
    "<script>",
    "2026",
    "1.000001",
    "Tên thủ tục",
    "- - -",
    "1)",
    "a)",
    "•",
    "́",
    "a\u{300}",
];

/// A text of a few pieces, of which some are hostile.
fn text(dice: &mut Dice) -> String {
    let count = dice.roll(5);
    (0..count).map(|_| (*dice.pick(PIECES)).to_owned()).collect::<Vec<_>>().join(*dice.pick(&["", " ", " "]))
}

fn value(dice: &mut Dice) -> Value {
    match dice.roll(13) {
        0 => Value::Null,
        1 => json!(dice.roll(100)),
        2 => json!(1.5),
        3 => json!(true),
        4 => json!([text(dice), text(dice)]),
        5 => json!({"name": text(dice), "x": 1}),
        6 => json!(-3),
        7 => json!([[text(dice)], {"a": [text(dice)]}]),
        _ => json!(text(dice)),
    }
}

/// A record in the shape of our own crawl.
fn crawled(code: &str) -> Value {
    json!({"code": code, "title": "Mẫu của trang khác", "levels": ["Cấp xã"], "field": "Cư trú",
        "channels": [
            {"channel": "Trực tiếp", "time": 5, "unit": "ngày làm việc", "fees": [{"raw": "Lệ phí: 20.000 đồng", "amount": 20_000, "currency": "VNĐ", "note": "mỗi lần"}], "description": "Nộp tại quầy"},
            {"channel": "Trực tuyến", "time": 3, "unit": "ngày làm việc", "fees": [{"raw": "Miễn phí", "free": true, "note": "đến hết năm"}], "description": "Nộp qua cổng"},
        ],
        "document_groups": [
            {"case": "Lần đầu", "documents": [{"name": "Tờ khai", "originals": 1, "copies": 0, "form_file": "CT01.docx"}, {"name": "Ảnh", "originals": 2, "copies": 0}]},
            {"case": "Cấp lại", "documents": [{"name": "Giấy cũ", "originals": 1, "copies": 1}], "trailing": "Bản khác"},
        ],
        "steps": "Bước 1: Nộp hồ sơ\nBước 2: Nhận kết quả", "executing_agency": "Công an cấp xã", "authority": "Trưởng Công an",
        "legal_refs": [{"number": "49/2019/QH14", "title": "Luật Mẫu"}, {"title": "Văn bản không số"}], "conditions": "Có nơi ở", "results": [{"name": "Giấy mẫu", "description": "Bản giấy"}],
        "keywords": "nhập khẩu; chuyển khẩu", "source_url": "https://a.example.vn/x", "related": "Xóa đăng ký", "description": "Về việc mẫu"})
}

const SHAPES: &[fn(&str) -> Value] = &[page, answer, crawled];

/// A record in one of the shapes, with some of its values turned into anything.
fn record(dice: &mut Dice, number: usize) -> Value {
    let mut record = SHAPES[dice.roll(SHAPES.len())](&format!("9.{number:06}"));
    for _ in 0..dice.roll(4) {
        let mut places = Vec::new();
        leaves(&record, &mut Vec::new(), &mut places);
        let place = places[dice.roll(places.len())].clone();
        // The whole list or object above it, now and then.
        let depth = 1 + dice.roll(place.len());
        *at(&mut record, &place[..depth]) = value(dice);
    }
    let keys: Vec<String> = record.as_object().unwrap().keys().cloned().collect();
    if dice.roll(2) == 0 {
        let key = keys.iter().find(|key| ["title", "name", "ten_thu_tuc"].contains(&key.as_str())).unwrap();
        record[key] = format!("Thủ tục {number} {}", text(dice)).into();
    }
    record
}

/// One step into a value.
#[derive(Debug, Clone)]
enum Step {
    Key(String),
    Item(usize),
}

/// The place of each value that is neither a list nor an object.
fn leaves(value: &Value, here: &mut Vec<Step>, all: &mut Vec<Vec<Step>>) {
    let mut into = |step: Step, value: &Value| {
        here.push(step);
        leaves(value, here, all);
        here.pop();
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| into(Step::Key(key.clone()), value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| into(Step::Item(index), value)),
        _ => all.push(here.clone()),
    }
}

fn at<'v>(value: &'v mut Value, place: &[Step]) -> &'v mut Value {
    place.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Item(index) => &mut value[*index],
    })
}

/// Imports, and holds what was written against the checker and against a second import.
fn holds(folder: &Path, source: &str, more: &[&str], seed: u64) {
    let told = import(folder, source, more);
    assert!(told.code < 2, "seed {seed}: {told:?}");
    let checked = faults(folder);
    assert!(!checked.contains("lỗi["), "seed {seed}, {source}: {checked}\n{}", told.out);
    let before = tree(&folder.join("content"));
    let again = import(folder, source, more);
    let after = tree(&folder.join("content"));
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(changed.is_empty(), "seed {seed}, {source}: a second import changes {changed:?}\n{}", again.out);
    for (path, bytes) in &after {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let is_draft = text.contains("\ndraft: true\n");
        assert!(!is_draft || text.contains("# Bản nháp, vì"), "seed {seed}: {path} does not say why it waits");
    }
}

fn seeds() -> u64 {
    std::env::var("MOTCUA_IMPORT_SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(6)
}

fn dice(seed: u64) -> Dice {
    Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
}

#[test]
fn no_record_makes_an_entry_that_is_refused() {
    for seed in 1..=seeds() {
        let dice = &mut dice(seed);
        let folder = empty();
        let records: Vec<Value> = (0..40).map(|number| record(dice, number)).collect();
        for (number, record) in records.iter().enumerate().take(10) {
            put(folder.path(), &format!("in/{number}.json"), pretty(record));
        }
        put(folder.path(), "in/lines.jsonl", records[10..25].iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        put(folder.path(), "in/list.json", json!({"data": records[25..]}).to_string());
        holds(folder.path(), "in", &[], seed);
        let (entries, drafts) = count(folder.path());
        assert!(entries > 20 && drafts < entries, "seed {seed}: {drafts} of {entries} are drafts");
        assert_eq!(build(&folder.path().join("content"), &folder.path().join("site")).code, 0, "seed {seed}");
    }
}

const MAP: &str = "into: procedures\nalways: {levels: [commune]}\ncolumns:\n  Mã thủ tục: code\n  Tên thủ tục: title\n  Lĩnh vực: field\n  Phí: fees.0.amount\n  Thời hạn: deadline\n  Giấy tờ: {key: documents, split: \"\\n\"}\n  Ngày kiểm tra: checked.date\n  Nguồn: source_url\n  Bước: {key: steps, split: \"\\n\"}\n";
const TITLES: [&str; 9] = ["Mã thủ tục", "Tên thủ tục", "Lĩnh vực", "Phí", "Thời hạn", "Giấy tờ", "Ngày kiểm tra", "Nguồn", "Bước"];

/// Rows of cells that hold anything that XML and CSV can hold alike.
fn rows(dice: &mut Dice, count: usize) -> Vec<Vec<String>> {
    let plain = |text: String| text.chars().filter(|c| !c.is_control() || *c == '\n').collect::<String>().trim().to_owned();
    let titles = TITLES.map(str::to_owned).to_vec();
    let row = |number| std::iter::once(format!("8.{number:06}")).chain((1..TITLES.len()).map(|_| plain(text(dice)))).collect();
    std::iter::once(titles).chain((0..count).map(row)).collect()
}

fn csv(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
    rows.iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let escaped: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| xml(cell)).collect()).collect();
    let borrowed: Vec<Vec<&str>> = escaped.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let borrowed: Vec<&[&str]> = borrowed.iter().map(Vec::as_slice).collect();
    workbook(&sheet(&borrowed).replace("<t>", "<t xml:space=\"preserve\">"))
}

/// A sheet of the open format.
fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    let mut table = String::new();
    for row in rows {
        table.push_str("<table:table-row>");
        for cell in row {
            let lines = cell.split('\n').map(xml).collect::<Vec<_>>().join("</text:p><text:p>");
            if cell.is_empty() {
                table.push_str("<table:table-cell/>");
            } else {
                let _ = write!(table, "<table:table-cell office:value-type=\"string\"><text:p>{lines}</text:p></table:table-cell>");
            }
        }
        table.push_str("</table:table-row>");
    }
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let spaces = format!("xmlns:office=\"{urn}:office:1.0\" xmlns:table=\"{urn}:table:1.0\" xmlns:text=\"{urn}:text:1.0\"");
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name=\"A\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"),
    ] {
        zip.start_file(path, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn no_table_makes_an_entry_that_is_refused_whatever_program_saved_it() {
    for seed in 1..=seeds() {
        let rows = rows(&mut dice(seed), 30);
        let mut written: Vec<(&str, BTreeMap<String, Vec<u8>>)> = Vec::new();
        for (name, bytes) in [("bang.csv", csv(&rows).into_bytes()), ("bang.xlsx", xlsx(&rows)), ("bang.ods", ods(&rows))] {
            let folder = empty();
            put(folder.path(), name, bytes);
            put(folder.path(), "map.yaml", MAP);
            holds(folder.path(), name, &["--map", "map.yaml"], seed);
            written.push((name, tree(&folder.path().join("content"))));
        }
        for (name, files) in &written[1..] {
            let differ: Vec<_> =
                files.iter().filter(|(path, bytes)| written[0].1.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
            assert!(differ.is_empty() && files.len() == written[0].1.len(), "seed {seed}: {name} is read otherwise than CSV: {differ:?}");
        }
    }
}

/// Keys that the handbook of the format has no place for; they are told by name and number.
const LEFT: &[&str] = &["id", "type", "decisionDate", "ma_thu_tuc", "codeNotation", "code", "raw_text"];

#[test]
fn a_word_put_anywhere_into_a_record_is_in_the_entry_or_named() {
    for seed in 1..=seeds() {
        let dice = &mut dice(seed + 1_000);
        let folder = empty();
        let (mut all, mut marks) = (Vec::new(), Vec::new());
        for (shape, is_bare) in SHAPES.iter().flat_map(|shape| [(shape, false), (shape, true)]) {
            let example = shape("9.000001");
            let mut places = Vec::new();
            leaves(&example, &mut Vec::new(), &mut places);
            for place in places {
                let is_left = matches!(place.last(), Some(Step::Key(key)) if LEFT.contains(&key.as_str()));
                let number = all.len();
                let mut record = shape(&format!("9.{:06}", number + 2));
                let title = ["title", "name", "ten_thu_tuc"].into_iter().find(|key| record.get(key).is_some()).unwrap();
                record[title] = format!("Thủ tục thử số {number}").into();
                if is_bare && place.len() > 1 {
                    // Nothing stands beside it: a note without its name, a title without its number.
                    let siblings = at(&mut record, &place[..place.len() - 1]);
                    let Value::Object(siblings) = siblings else { continue };
                    let Some(Step::Key(own)) = place.last() else { continue };
                    siblings
                        .iter_mut()
                        .filter(|(key, value)| *key != own && (value.is_string() || value.is_number()))
                        .for_each(|(_, value)| *value = Value::Null);
                }
                let leaf = at(&mut record, &place);
                let Some(whole) = leaf.as_str().filter(|_| !is_left).map(str::to_owned) else { continue };
                // At a word's end, so that no word is cut.
                let page_end = whole.find("Chọn cơ quan thực hiện").unwrap_or(whole.len());
                let ends: Vec<usize> =
                    whole.match_indices([' ', '\n']).map(|(at, _)| at).chain([0, whole.len()]).filter(|at| *at <= page_end).collect();
                let at = ends[dice.roll(ends.len())];
                let mark = format!("vukhu{number}q");
                *leaf = format!("{} {mark} {}", &whole[..at], &whole[at..]).trim().into();
                marks.push((mark, format!("{place:?}"), leaf.clone()));
                all.push(record);
            }
        }
        put(folder.path(), "a.json", pretty(&Value::from(all)));
        let told = import(folder.path(), "a.json", &["--all"]);
        let files = tree(&folder.path().join("content"));
        let written: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        let lost: Vec<_> = marks
            .iter()
            .filter(|(mark, _, leaf)| {
                let start: String = leaf.as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
                !written.contains(mark) && !told.out.contains(mark) && !told.out.contains(&start)
            })
            .map(|(mark, place, leaf)| format!("{mark} at {place}: {leaf}"))
            .collect();
        assert!(lost.is_empty(), "seed {seed}: lost without a word:\n{}", lost.join("\n"));
        assert!(!faults(folder.path()).contains("lỗi["), "seed {seed}: {}", faults(folder.path()));
    }
}
