//! `new translation`: a file in which every text of an entry stands as a comment above the place for its translation.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_yaml::Value;

use super::super::say;
use super::starter::create;
use crate::error::{Error, Result};
use crate::record::{self, Entry, EntryKind, Facts, Records, Shape};
use crate::source::{self, Sources};
use crate::yaml::{self, is_id, quoted};

/// Tạo bản dịch của một mục.
#[derive(Debug, Args)]
#[command(
    long_about = "Tạo tệp dịch cạnh bản gốc: mỗi câu cần dịch có bản gốc ở dòng chú thích phía trên. Dịch câu nào thì điền câu đó; câu bỏ trống sẽ hiện bằng ngôn ngữ gốc. `source` ghi lại mã của bản gốc, để biết khi bản gốc đổi mà bản dịch chưa theo.",
    after_help = "Ví dụ:\n  motcua new translation dang-ky-thuong-tru --language en\n  motcua new translation offices/xa-ba-na.yaml --language en"
)]
pub(super) struct NewTranslation {
    /// Mục cần dịch: tên tệp, đường dẫn trong danh mục, hoặc mã thủ tục
    #[arg(value_name = "MỤC")]
    entry: String,
    /// Ngôn ngữ, một trong các `languages` của catalog.yaml; bỏ trống là ngôn ngữ thứ hai
    #[arg(long, value_name = "NGÔN_NGỮ")]
    language: Option<String>,
    /// Thư mục danh mục
    #[arg(long, default_value = "content", value_name = "DIR")]
    catalog: PathBuf,
}

impl NewTranslation {
    pub(super) fn run(&self) -> Result<u8> {
        let (sources, _) = source::read(&self.catalog)?;
        let (records, _) = record::read(&sources, None);
        let language = self.language(&records)?;
        let (file, text) = self.find(&records, &sources, &language)?;
        let path = self.catalog.join(&file);
        create(&path, &text)?;
        say::out(&format!("{}\n", path.display()))?;
        Ok(0)
    }

    fn language(&self, records: &Records) -> Result<String> {
        let declared: Vec<&str> = records.catalog.facts.languages.iter().skip(1).map(|name| name.0.as_str()).collect();
        match (&self.language, declared.first()) {
            (Some(language), _) if declared.contains(&language.as_str()) => Ok(language.clone()),
            (None, Some(first)) => Ok((*first).to_owned()),
            _ => {
                let list = if declared.is_empty() { "chưa có".to_owned() } else { declared.join(", ") };
                Err(Error::Usage(words!(
                    "hãy khai ngôn ngữ dịch trong catalog.yaml, ví dụ `languages: [vi, en]` (các ngôn ngữ dịch hiện nay: {list})",
                    "declare the language in catalog.yaml, such as `languages: [vi, en]` (today: {list})"
                )))
            }
        }
    }

    /// The path and the text of the translation of the entry that is asked for.
    fn find(&self, records: &Records, sources: &Sources, language: &str) -> Result<(String, String)> {
        let wanted = self.entry.trim_start_matches("./");
        let wanted = wanted.strip_prefix(&format!("{}/", self.catalog.display())).unwrap_or(wanted);
        let coded = |entry: &&Arc<Entry<record::Procedure>>| entry.facts.code.as_ref().is_some_and(|code| code.as_str() == wanted);
        if let Some(entry) = records.procedures.iter().find(coded) {
            return translation(&**entry, sources, language);
        }
        let named = |(kind, entry): &(EntryKind, &Entry<dyn Facts>)| {
            *entry.file == *wanted || kind.shape() == Shape::Many && *entry.stem == *wanted
        };
        if let Some((_, entry)) = records.entries().filter(|(kind, _)| kind.is_translated()).find(named) {
            return translation(entry, sources, language);
        }
        Err(Error::Usage(words!("không có mục «{wanted}» trong danh mục", "the catalog has no entry `{wanted}`")))
    }
}

fn translation(entry: &Entry<dyn Facts>, sources: &Sources, language: &str) -> Result<(String, String)> {
    let (start, ending) = entry.file.rsplit_once('.').unwrap_or((&entry.file, "yaml"));
    let file = format!("{start}.{language}.{ending}");
    if sources.get(&file).is_some() {
        return Err(Error::Usage(words!("đã có {file}; hãy sửa tệp đó", "{file} is there already; edit it")));
    }
    // In the shape of a translation, the texts of the original.
    let texts = entry.facts.texts_in(record::ORIGINAL);
    let digest = record::digest_of(&texts, &entry.body.original);
    let mut facts = format!("# Bản dịch «{language}» của {}. Chỉ dịch chữ: số liệu ghi ở bản gốc.\n", entry.file);
    let is_markdown = ending == "md";
    if texts.is_mapping() {
        let _ =
            writeln!(facts, "\n# Mã của bản gốc đã dịch; sau khi dịch lại theo bản gốc mới, ghi mã mới.\nsource: {}", yaml::quote(&digest));
    }
    write(&texts, 0, &mut facts);
    if !is_markdown {
        return Ok((file, facts));
    }
    let hint = if entry.body.original.trim().is_empty() {
        ""
    } else {
        "\n# Phần văn bản của bản gốc dịch ở dưới dòng cuối.\n"
    };
    Ok((file, format!("---\n{facts}{hint}---\n")))
}

/// Each text as a comment, and below it the key that waits for its translation.
fn write(value: &Value, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().unwrap_or_default();
                match value {
                    Value::String(text) if is_id(key) => {
                        let _ = writeln!(out, "{pad}{key}: {}", quoted(text));
                    }
                    Value::String(text) => {
                        comment(text, &pad, out);
                        let _ = writeln!(out, "{pad}{key}:");
                    }
                    Value::Sequence(items) if items.iter().all(Value::is_string) => {
                        items.iter().filter_map(Value::as_str).for_each(|text| comment(&format!("- {text}"), &pad, out));
                        let _ = writeln!(out, "{pad}{key}:");
                    }
                    value => {
                        let _ = writeln!(out, "{pad}{key}:");
                        write(value, indent + 2, out);
                    }
                }
            }
        }
        Value::Sequence(items) => {
            for item in items {
                let mut lines = String::new();
                write(item, indent + 2, &mut lines);
                // The id comes first and takes the dash.
                let _ = write!(out, "{pad}- {}", lines.trim_start());
            }
        }
        _ => {}
    }
}

fn comment(text: &str, pad: &str, out: &mut String) {
    for line in text.lines() {
        let _ = writeln!(out, "{pad}# {line}");
    }
}
