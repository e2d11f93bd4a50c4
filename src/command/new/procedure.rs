//! `new procedure`: a file for one more procedure, with what is known already filled in.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;

use super::super::say;
use super::catalog::create;
use super::copy;
use crate::error::{Error, Result};
use crate::record::{self, Code, Level, Records, clean_text, slug};
use crate::source::{self, Sources};
use crate::yaml::{Scalar, Style};

/// What a new procedure begins with.
const BEGINNING: &str = include_str!("procedure.md");
/// The longest file name that we make of a title; addresses are read aloud and printed on paper.
const LONGEST: usize = 80;

/// Tạo một thủ tục mới.
#[derive(Debug, Args)]
#[command(
    long_about = "Tạo tệp cho một thủ tục mới, ở dạng bản nháp (`draft: true`), rồi in ra đường dẫn của tệp. Tên tệp lấy từ tên thủ tục. Thiếu tên hoặc lĩnh vực thì hỏi; không có ai để hỏi thì báo lỗi và liệt kê các lĩnh vực.",
    after_help = "Ví dụ:\n  motcua new procedure\n  motcua new procedure --title 'Tách hộ' --field cu-tru --code 1.010038\n  motcua new procedure --title 'Gia hạn tạm trú' --from dang-ky-tam-tru"
)]
pub(super) struct NewProcedure {
    /// Thư mục danh mục
    #[arg(long, default_value = "content", value_name = "DIR")]
    catalog: PathBuf,
    /// Tên thủ tục
    #[arg(long, value_name = "TÊN")]
    title: Option<String>,
    /// Mã thủ tục quốc gia, như 1.004222
    #[arg(long, value_name = "MÃ")]
    code: Option<String>,
    /// Lĩnh vực: id trong fields.yaml
    #[arg(long, value_name = "ID")]
    field: Option<String>,
    /// Cấp thực hiện: bộ, tỉnh, xã
    #[arg(long, value_name = "CẤP")]
    level: Option<String>,
    /// Chép giấy tờ, phí, các bước … từ thủ tục có tên tệp này
    #[arg(long, value_name = "TÊN_TỆP")]
    from: Option<String>,
}

/// What is known of the new procedure.
pub(super) struct Known {
    pub(super) title: String,
    pub(super) code: Option<Code>,
    pub(super) field: String,
    pub(super) level: Option<Level>,
}

impl NewProcedure {
    pub(super) fn run(&self) -> Result<u8> {
        let (sources, _) = source::read(&self.catalog)?;
        let (records, _) = record::read(&sources, None);
        let can_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
        let path = self.write(&sources, &records, can_ask)?;
        say::out(&format!("{}\n", path.display()))?;
        say::note("Tệp là bản nháp: xem bằng `motcua serve --drafts`, viết xong thì xóa dòng `draft: true`.");
        Ok(0)
    }

    /// Writes the file and tells where it is.
    fn write(&self, sources: &Sources, records: &Records, can_ask: bool) -> Result<PathBuf> {
        let model = self.from.as_deref().map(|stem| find(records, stem)).transpose()?;
        let known = self.known(records, model.map(|entry| entry.facts.field.0.as_str()), can_ask)?;
        let (text, ending) = match model {
            Some(entry) => {
                let text = sources.text(&entry.file).unwrap_or_default();
                (copy::copy(&entry.file, text, &known), entry.file.rsplit('.').next().unwrap_or("md"))
            }
            None => (fill(&known), "md"),
        };
        let folder = self.catalog.join("procedures").join(&known.field);
        fs::create_dir_all(&folder).map_err(Error::system("tạo", &folder))?;
        let path = folder.join(format!("{}.{ending}", free_stem(&known.title, records, sources)));
        create(&path, &text)?;
        Ok(path)
    }

    fn known(&self, records: &Records, usual_field: Option<&str>, can_ask: bool) -> Result<Known> {
        let fields: Vec<(&str, &str)> =
            records.fields.facts.iter().map(|field| (field.id.as_str(), field.name.original.as_str())).collect();
        let list = fields.iter().map(|(id, name)| format!("  {id:<24} {name}")).collect::<Vec<_>>().join("\n");
        if fields.is_empty() {
            return Err(Error::Usage("danh mục này chưa có lĩnh vực nào; hãy viết fields.yaml trước".to_owned()));
        }
        let title = match (&self.title, can_ask) {
            (Some(title), _) => title.clone(),
            (None, true) => ask("Tên thủ tục: ")?,
            (None, false) => {
                return Err(Error::Usage(format!("thiếu tên thủ tục: thêm --title 'TÊN' và --field ID\nCác lĩnh vực:\n{list}")));
            }
        };
        let title = one_line(&title)?;
        let field = match (self.field.as_deref().or(usual_field), can_ask) {
            (Some(field), _) => field.to_owned(),
            (None, true) => {
                say::note(&format!("Các lĩnh vực:\n{list}"));
                ask("Lĩnh vực (id): ")?
            }
            (None, false) => return Err(Error::Usage(format!("thiếu lĩnh vực: thêm --field ID\nCác lĩnh vực:\n{list}"))),
        };
        let named = |(id, name): &&(&str, &str)| *id == field.trim() || slug(name) == slug(&field);
        let Some((field, _)) = fields.iter().find(named) else {
            return Err(Error::Usage(format!("không có lĩnh vực «{}»; các lĩnh vực:\n{list}", field.trim())));
        };
        let level = match (&self.level, can_ask && self.from.is_none()) {
            (Some(level), _) => Some(level.clone()),
            (None, true) => Some(ask("Cấp thực hiện (bộ, tỉnh, xã) [xã]: ")?).filter(|answer| !answer.trim().is_empty()),
            (None, false) => None,
        };
        let level = level.map(|level| scalar("--level", &level)).transpose()?;
        let code = match (&self.code, can_ask) {
            (Some(code), _) => Some(code.clone()),
            (None, true) => Some(ask("Mã thủ tục, bỏ trống nếu chưa biết: ")?).filter(|answer| !answer.trim().is_empty()),
            (None, false) => None,
        };
        let code = code.map(|code| scalar("--code", &code)).transpose()?;
        Ok(Known { title, code, field: (*field).to_owned(), level })
    }
}

/// The procedure with this file stem or code.
fn find<'a>(records: &'a Records, name: &str) -> Result<&'a record::Entry<record::Procedure>> {
    let bears = |entry: &&std::sync::Arc<record::Entry<record::Procedure>>| {
        &*entry.stem == name || entry.facts.code.as_ref().is_some_and(|code| code.as_str() == name)
    };
    let found = records.procedures.iter().find(bears).map(|entry| &**entry);
    found.ok_or_else(|| Error::Usage(format!("--from {name}: không có thủ tục nào có tên tệp hoặc mã này")))
}

fn scalar<T: Scalar>(flag: &str, text: &str) -> Result<T> {
    T::scalar(text.trim(), Style::Quoted).map_err(|fault| Error::Usage(format!("{flag}: {}; {}", fault.message.vi, fault.remedy.vi)))
}

/// A title as it may stand in an entry: one line, nothing hidden in it.
fn one_line(title: &str) -> Result<String> {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    clean_text(&line, Style::Quoted).map_err(|fault| Error::Usage(format!("--title: {}; {}", fault.message.vi, fault.remedy.vi)))
}

fn ask(question: &str) -> Result<String> {
    say::ask(question);
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(Error::system("đọc", "stdin"))?;
    Ok(answer)
}

fn fill(known: &Known) -> String {
    let code = known.code.as_ref().map_or_else(
        || "# Mã quốc gia, luôn trong dấu nháy.\n# code: \"1.004222\"".to_owned(),
        |code| format!("code: \"{}\"", code.as_str()),
    );
    // The title comes last, so that nothing in it is taken for a place to fill.
    BEGINNING
        .replace("{code}", &code)
        .replace("{field}", &known.field)
        .replace("{level}", known.level.unwrap_or(Level::Commune).as_str())
        .replacen("{title}", &quoted(&known.title), 1)
}

/// The text as a YAML scalar on one line.
pub(super) fn quoted(text: &str) -> String {
    let written = serde_yaml::to_string(text).unwrap_or_default();
    let written = written.trim_end();
    // Our own reader asks more of a plain scalar than YAML does, and JSON's quotes are YAML's.
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '(' | ')' | '/'))
        && text.starts_with(char::is_alphabetic)
        && text.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    if is_plain && written == text { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// A file stem from the title that no entry has yet.
fn free_stem(title: &str, records: &Records, sources: &Sources) -> String {
    let mut stem = slug(title);
    if stem.len() > LONGEST {
        let end = stem[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        stem.truncate(end);
    }
    // Short names may be those of devices, which no file may bear on Windows.
    if stem.len() < 6 {
        stem = if stem.is_empty() { "thu-tuc".to_owned() } else { format!("thu-tuc-{stem}") };
    }
    let mut taken: BTreeSet<&str> = records.procedures.iter().map(|entry| &*entry.stem).collect();
    taken.extend(sources.lost.iter().filter_map(|path| Path::new(&**path).file_stem()?.to_str()));
    let mut candidates = std::iter::once(stem.clone()).chain((2..).map(|number| format!("{stem}-{number}")));
    candidates.find(|stem| !taken.contains(stem.as_str())).unwrap_or(stem)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
