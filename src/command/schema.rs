//! `schema`: what editors' programs need to help while one types.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::change::{FileChange, read_plain};
use super::say;
use crate::error::{Error, Result};
use crate::record::{Schema, schemas};

/// Ghi khuôn cho trình soạn thảo.
#[derive(Debug, Args)]
#[command(
    long_about = "Ghi các khuôn JSON Schema của danh mục, để Visual Studio Code (tiện ích YAML của Red Hat) và các trình soạn thảo khác gợi ý mục, giải thích mục và báo sai ngay khi gõ; ghi cả .vscode/settings.json nếu chưa có. Khuôn dùng cho tệp .yaml; phần đầu của tệp .md và mọi quy tắc khác do `motcua check` và `motcua serve` xem.\n\nWrites the JSON Schemas of the format and the settings that apply them.",
    after_help = "Ví dụ:\n  motcua schema                      vào docs/schema, cho danh mục `content`\n  motcua schema thu-tuc -o khuon"
)]
pub(super) struct SchemaFiles {
    /// Thư mục danh mục
    #[arg(default_value = "content", value_name = "CATALOG")]
    catalog: PathBuf,
    /// Thư mục ghi các khuôn
    #[arg(short, long, default_value = "docs/schema", value_name = "DIR")]
    out: PathBuf,
}

impl SchemaFiles {
    pub(super) fn run(&self) -> Result<u8> {
        let (list, _) = schemas();
        let here = Path::new("");
        std::fs::create_dir_all(&self.out).map_err(Error::system("tạo", &self.out))?;
        for schema in &list {
            put(&self.out, &format!("{}.schema.json", schema.name), pretty(&schema.schema))?;
        }
        let settings = settings(&list, &self.out, &self.catalog);
        let path = Path::new(".vscode/settings.json");
        let found = read_plain(path)?;
        if found.is_none() {
            put(here, ".vscode/settings.json", pretty(&settings))?;
        } else if found
            .as_deref()
            .and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok())
            .is_none_or(|now| now["yaml.schemas"] != settings["yaml.schemas"])
        {
            say::note("Đã có .vscode/settings.json nên không ghi đè; hãy thêm vào đó:");
            say::out(&pretty(&settings))?;
        }
        say::note(&format!("{} khuôn trong {}.", list.len(), self.out.display()));
        Ok(0)
    }
}

fn put(folder: &Path, name: &str, text: String) -> Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let before = read_plain(&folder.join(name))?;
    if before.as_deref() == Some(text.as_bytes()) {
        Ok(())
    } else {
        FileChange::write_all(&[FileChange { path: name.to_owned(), before, after: text.into_bytes() }], folder)
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// The settings by which the YAML extension finds the schema of a file. Translations have texts only and are left to `check`.
fn settings(list: &[Schema], out: &Path, catalog: &Path) -> Value {
    let slashed = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let (out, catalog) = (slashed(out), slashed(catalog));
    let rules = list.iter().map(|schema| {
        let files = format!("/{catalog}/{}", schema.files);
        let translations = files.replace("/**/*.yaml", "/**/*.*.yaml").replace("/*.yaml", "/*.*.yaml");
        let patterns = if translations == files { json!([files]) } else { json!([files, format!("!{translations}")]) };
        (format!("./{out}/{}.schema.json", schema.name), patterns)
    });
    json!({ "yaml.schemas": rules.collect::<serde_json::Map<_, _>>(), "yaml.validate": true, "files.eol": "\n" })
}
