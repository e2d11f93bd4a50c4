//! The mapping of a table: which column is which key of the format. A file of YAML that an editor can write.

use std::fmt::Write;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::super::change::read_plain;
use super::cell::one_line;
use super::table::Table;
use crate::error::{Error, Result};
use crate::jurisdiction::Tables;
use crate::letters::fold;
use crate::record::{EntryKind, Shape};

/// Which column is which key.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mapping {
    /// What each row is: an entry of a folder of the catalog.
    pub(super) into: EntryKind,
    /// The sheet of a workbook; by default the first.
    pub(super) sheet: Option<String>,
    /// What holds for every row.
    pub(super) always: Vec<(String, Value)>,
    columns: Vec<(String, MappedColumn)>,
    ignored: Vec<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct MappedColumn {
    /// The key, such as `title` or `fees.0.amount`.
    pub(super) key: String,
    /// What stands between the parts of a list in one cell.
    split: Option<String>,
    /// What the words of the table mean.
    words: Vec<(String, Value)>,
}

impl MappedColumn {
    /// What a cell says.
    pub(super) fn value(&self, text: &str) -> Value {
        let meaning = |text: &str| {
            let known = self.words.iter().find(|(word, _)| fold(word) == fold(text));
            known.map_or_else(|| Value::from(text), |(_, value)| value.clone())
        };
        match &self.split {
            Some(between) => {
                Value::Array(text.split(between.as_str()).map(str::trim).filter(|part| !part.is_empty()).map(meaning).collect())
            }
            None => meaning(text),
        }
    }
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct MappingFile {
    into: Option<String>,
    sheet: Option<String>,
    always: serde_yaml::Mapping,
    columns: serde_yaml::Mapping,
    ignore: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenColumn {
    key: String,
    split: Option<String>,
    words: serde_yaml::Mapping,
}

impl Mapping {
    /// Reads a mapping.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let bytes = read_plain(path)?
            .ok_or_else(|| Error::Usage(words!("{path}: không có tệp này", "{path} is not there", path = path.display())))?;
        Self::of(&String::from_utf8_lossy(&bytes))
            .map_err(|why| Error::Usage(words!("{path}: {why}", "{path}: {why}", path = path.display(), why = why)))
    }

    pub(super) fn of(text: &str) -> std::result::Result<Self, String> {
        let written: MappingFile = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        let folders = || EntryKind::ALL.iter().copied().filter(|kind| kind.shape() == Shape::Many);
        let wanted = written.into.as_deref().unwrap_or(EntryKind::Procedures.path());
        let into = folders().find(|kind| kind.path() == wanted).ok_or_else(|| {
            let known: Vec<&str> = folders().map(EntryKind::path).collect();
            format!("`into: {wanted}`: không có loại này; các loại: {}", known.join(", "))
        })?;
        let mut columns = Vec::new();
        for (title, column) in pairs(written.columns) {
            let column = match column {
                Value::String(key) => MappedColumn { key, ..MappedColumn::default() },
                Value::Null => continue,
                other => {
                    let column: WrittenColumn = serde_json::from_value(other).map_err(|error| format!("`{title}`: {error}"))?;
                    MappedColumn { key: column.key, split: column.split, words: pairs(column.words) }
                }
            };
            let first = column.key.split('.').next().unwrap_or_default();
            let known = into.keys();
            if !known.contains(&first) && first != "id" {
                return Err(format!("`{title}`: không có mục «{first}»; các mục: id, {}", known.join(", ")));
            }
            columns.push((one_line(&title), column));
        }
        if columns.is_empty() {
            return Err("`columns` còn trống: ghi mỗi cột của bảng một dòng, dạng `Tên cột: mục`".to_owned());
        }
        let ignored = written.ignore.iter().map(|title| one_line(title)).collect();
        Ok(Self { into, sheet: written.sheet, always: pairs(written.always), columns, ignored })
    }

    pub(super) fn column(&self, title: &str) -> Option<&MappedColumn> {
        self.columns.iter().find(|(known, _)| known == title).map(|(_, column)| column)
    }

    pub(super) fn is_ignored(&self, title: &str) -> bool {
        title.is_empty() || self.ignored.iter().any(|known| known == title)
    }

    /// The titles of its columns.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(title, _)| title.as_str())
    }
}

fn pairs(map: serde_yaml::Mapping) -> Vec<(String, Value)> {
    let text = |key: serde_yaml::Value| match key {
        serde_yaml::Value::String(text) => text,
        other => serde_yaml::to_string(&other).unwrap_or_default().trim().to_owned(),
    };
    map.into_iter().map(|(key, value)| (text(key), serde_json::to_value(value).unwrap_or_default())).collect()
}

/// Keys whose cells hold a list, with what usually stands between its parts.
const LISTS: &[(&str, &str)] = &[
    ("levels", ";"),
    ("audience", ";"),
    ("fields", ";"),
    ("laws", ";"),
    ("decisions", ";"),
    ("channels", ";"),
    ("documents", "\\n"),
    ("steps", "\\n"),
    ("requirements", "\\n"),
    ("outcomes", "\\n"),
];

/// A mapping to begin with: of the columns of this table, or of what tables often have.
pub(super) fn template(table: Option<&Table>, tables: &Tables) -> String {
    let folder = |is_office| if is_office { EntryKind::Offices } else { EntryKind::Procedures }.path();
    let usual = |title: &str, is_office: bool| tables.columns.get(folder(is_office)).and_then(|columns| columns.part(title));
    let titles: Vec<String> = match table {
        Some(table) => table.titles.iter().filter(|title| !title.is_empty()).cloned().collect(),
        None => {
            ["Mã thủ tục", "Tên thủ tục", "Lĩnh vực", "Cấp thực hiện", "Đối tượng", "Thời hạn giải quyết", "Lệ phí", "Thành phần hồ sơ"]
                .map(str::to_owned)
                .to_vec()
        }
    };
    let count = |is_office| titles.iter().filter(|title| usual(title, is_office).is_some()).count();
    let is_office = count(true) > count(false);
    let into = folder(is_office);
    let mut text = format!(
        "# Tệp ánh xạ: cột nào của bảng là mục nào của danh mục.\n\
         # Dùng: motcua import BẢNG.xlsx --map TỆP_NÀY --dry-run\n\n\
         # Mỗi dòng của bảng là gì: procedures (thủ tục) hoặc offices (cơ quan).\n\
         into: {into}\n\n\
         # Trang tính nào; bỏ trống là trang đầu có các cột này. Dòng tên cột được tìm theo tên cột, kể cả khi phía trên có tiêu đề.\n\
         # sheet: Sheet1\n\n\
         # Điều đúng với mọi dòng.\n# always:\n#   levels: [commune]\n\n\
         # «Tên cột»: mục. Nhiều giá trị trong một ô: thêm split. Số thứ tự từ 0 chỉ dòng trong danh sách: fees.0.amount.\n\
         # Thủ tục đã có được tìm theo `code`, cơ quan theo `id` (tên tệp).\ncolumns:\n"
    );
    let mut rest = Vec::new();
    for title in &titles {
        let quoted = Value::from(title.as_str()).to_string();
        match usual(title, is_office) {
            Some(key) => {
                let split =
                    LISTS.iter().find(|(list, _)| *list == key).map_or_else(String::new, |(_, between)| format!(", split: \"{between}\""));
                let line = if split.is_empty() { format!("  {quoted}: {key}\n") } else { format!("  {quoted}: {{key: {key}{split}}}\n") };
                text.push_str(&line);
            }
            None => rest.push(quoted),
        }
    }
    for title in rest.iter().filter(|title| !tables.is_count(title)) {
        let _ = writeln!(text, "  # {title}: ?");
    }
    text.push_str("\n# Chữ riêng của bảng và nghĩa của nó:\n#   \"Hình thức\": {key: channels, split: \";\", words: {\"Một cửa\": trực tiếp, \"DVC\": trực tuyến}}\n\n");
    let counts: Vec<&str> = rest.iter().filter(|title| tables.is_count(title)).map(String::as_str).collect();
    let _ = writeln!(text, "# Cột cố ý bỏ qua.\nignore: [{}]", counts.join(", "));
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_a_mapping_that_can_be_read() {
        let tables = &crate::jurisdiction::Jurisdiction::usual().tables;
        let mapping = Mapping::of(&template(None, tables)).unwrap();
        assert_eq!(mapping.into, EntryKind::Procedures);
        assert_eq!(mapping.column("Mã thủ tục").unwrap().key, "code");
        assert_eq!(mapping.column("Thành phần hồ sơ").unwrap().value("a\n b \n"), serde_json::json!(["a", "b"]));
        let table = Table { titles: ["Tên cơ quan", "Địa chỉ", "Ghi gì đó"].map(str::to_owned).to_vec(), ..Table::default() };
        let text = template(Some(&table), tables);
        assert_eq!(Mapping::of(&text).unwrap().into, EntryKind::Offices);
        assert!(text.contains("# \"Ghi gì đó\": ?"), "{text}");
    }

    #[test]
    fn a_key_that_is_none_is_refused_with_those_there_are() {
        let why = Mapping::of("columns: {A: tittle}").unwrap_err();
        assert!(why.contains("tittle") && why.contains("title"), "{why}");
        assert!(Mapping::of("columns: {}").is_err());
        assert!(Mapping::of("intoo: x").is_err());
    }
}
