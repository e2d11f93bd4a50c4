//! The JSON Schemas of the files of a catalog, from the types that read them.

use serde_json::Value;

use super::{CatalogFile, Decision, Field, Form, Holidays, Law, LifeEvent, Notice, Office, Page, Paper, Procedure, SearchWords, Session};
use crate::yaml::Book;

/// What each key is for, in Vietnamese.
const WORDS: &str = include_str!("schema.vi.yaml");

/// A schema and the files that it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Its name: `procedure` for `procedure.schema.json`.
    pub name: &'static str,
    /// The files of a catalog, as a pattern of Visual Studio Code.
    pub files: &'static str,
    /// The schema.
    pub schema: Value,
}

/// All schemas, and the keys that have no Vietnamese words yet.
#[must_use]
pub fn schemas() -> (Vec<Schema>, Vec<String>) {
    let mut book = Book::new(serde_yaml::from_str(WORDS).unwrap_or_default());
    let mut list = Vec::new();
    macro_rules! each {
        ($($name:literal, $files:literal, $title:literal: $type:ty;)*) => {$(
            let schema = book.schema::<$type>(concat!($name, ".schema.json"), $title);
            list.push(Schema { name: $name, files: $files, schema });
        )*};
    }
    each! {
        "catalog", "catalog.yaml", "catalog.yaml – motcua": CatalogFile;
        "fields", "fields.yaml", "Lĩnh vực – motcua": Vec<Field>;
        "papers", "papers.yaml", "Giấy tờ dùng chung – motcua": Vec<Paper>;
        "forms", "forms.yaml", "Mẫu đơn – motcua": Vec<Form>;
        "laws", "laws.yaml", "Văn bản pháp luật – motcua": Vec<Law>;
        "search", "search.yaml", "Từ ngữ tìm kiếm – motcua": SearchWords;
        "procedure", "procedures/**/*.yaml", "Thủ tục hành chính – motcua": Procedure;
        "office", "offices/**/*.yaml", "Cơ quan – motcua": Office;
        "session", "sessions/**/*.yaml", "Đợt lưu động – motcua": Session;
        "decision", "decisions/**/*.yaml", "Quyết định công bố – motcua": Decision;
        "holidays", "holidays/*.yaml", "Ngày nghỉ – motcua": Holidays;
        "life-event", "life-events/*.yaml", "Sự kiện – motcua": LifeEvent;
        "notice", "notices/*.yaml", "Thông báo – motcua": Notice;
        "page", "pages/*.yaml", "Trang – motcua": Page;
    }
    (list, book.missing)
}
