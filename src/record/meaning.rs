//! What a translation was made from: the texts of the original, each with its key, however the file spells and orders them.

use serde_yaml::Value;

use crate::yaml::is_id;

/// How many hexadecimal digits of a digest are written; those of bytes, as they were once, had fewer.
pub(super) const DIGITS: usize = 16;

/// The digest of the texts of an original, as it is written into `source:`: `facts` are its texts in the shape of a translation.
#[must_use]
pub fn digest_of(facts: &Value, body: &str) -> String {
    meaning(facts, body)[..DIGITS].to_owned()
}

/// The whole digest, in hexadecimal: of what a translation translates, and of nothing else.
pub(super) fn meaning(facts: &Value, body: &str) -> String {
    let mut texts = Vec::new();
    gather(facts, String::new(), &mut texts);
    let body = body.trim();
    if !body.is_empty() {
        texts.push(("\u{1}".to_owned(), body.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")));
    }
    texts.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for (key, text) in texts {
        for part in [key, text] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// Every text with the way to it: by its key, in a list by the id of its row where it has one.
fn gather(value: &Value, way: String, texts: &mut Vec<(String, String)>) {
    let is_id = |key: &Value| key.as_str().is_some_and(is_id);
    match value {
        Value::String(text) => texts.push((way, text.clone())),
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                let id = item.as_mapping().and_then(|map| map.iter().find(|(key, _)| is_id(key))?.1.as_str().map(str::to_owned));
                let step = id.unwrap_or_else(|| format!("\u{2}{index}"));
                gather(item, format!("{way}\0{step}"), texts);
            }
        }
        // In a translation, `source` is the digest itself.
        Value::Mapping(map) => {
            for (key, item) in map.iter().filter(|(key, _)| !is_id(key) && key.as_str() != Some("source")) {
                gather(item, format!("{way}\0{}", key.as_str().unwrap_or_default()), texts);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Procedure, digest};

    const TEXT: &str = "---\ntitle: Đăng ký\naliases: [một, hai]\nlevels: [commune]\nfield: cu-tru\nfees:\n  - {id: a, amount: 20000, note: mỗi lần}\n\
        documents:\n  - {id: to-khai, name: Tờ khai}\n  - {id: anh, name: Ảnh}\nchecked: {date: 2026-01-01, next: 2026-06-01}\n---\nVăn bản\n";

    fn of(text: &str) -> String {
        digest::<Procedure>(&Arc::from("procedures/x.md"), text)
    }

    #[test]
    fn what_is_no_text_changes_nothing() {
        for (from, to) in [
            ("title: Đăng ký", "# ghi chú\ntitle: \"Đăng ký\"  # tên"),
            ("aliases: [một, hai]", "aliases:\n  - một\n  - 'hai'"),
            ("next: 2026-06-01", "next: 2027-01-01"),
            ("amount: 20000", "amount: \"30.000\""),
            ("field: cu-tru", "field: xuat-nhap-canh"),
            ("  - {id: to-khai, name: Tờ khai}\n  - {id: anh, name: Ảnh}", "  - id: anh\n    name: Ảnh\n  - {name: Tờ khai, id: to-khai}"),
            ("Văn bản\n", "\nVăn bản  \n\n"),
        ] {
            let other = TEXT.replace(from, to);
            assert_ne!(other, TEXT, "{from}");
            assert_eq!(of(&other), of(TEXT), "{to}");
        }
    }

    #[test]
    fn each_text_and_where_it_stands_count() {
        for (from, to) in [
            ("title: Đăng ký", "title: Đăng kí"),
            ("[một, hai]", "[hai, một]"),
            ("[một, hai]", "[một]"),
            ("note: mỗi lần", "item: mỗi lần"),
            ("name: Tờ khai", "name: Đơn"),
            ("{id: anh, name: Ảnh}", "{id: hinh, name: Ảnh}"),
            ("  - {id: anh, name: Ảnh}\n", ""),
            ("title: Đăng ký\n", "title: Đăng ký\nsummary: Mới\n"),
            ("Văn bản", "Văn  bản"),
        ] {
            let other = TEXT.replace(from, to);
            assert_ne!(other, TEXT, "{from}");
            assert_ne!(of(&other), of(TEXT), "{to}");
        }
    }
}
