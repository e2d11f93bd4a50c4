//! `new procedure`: a file for one more procedure, with what is known already filled in.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;

use super::super::{say, stem};
use super::copy;
use super::known::{NewFacts, fill};
use super::starter::create;
use crate::error::{Error, Result};
use crate::record::{self, Level, Records, clean_text, slug};
use crate::source::{self, Sources};
use crate::yaml::{Scalar, Style};

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
    /// Chép giấy tờ, phí, các bước … từ thủ tục có tên tệp hoặc mã này
    #[arg(long, value_name = "TÊN_TỆP")]
    from: Option<String>,
    /// Cơ quan tiếp nhận (tên tệp); ghi nhiều lần được; không ghi là mọi cơ quan cùng cấp phục vụ lĩnh vực này
    #[arg(long = "office", value_name = "TÊN_TỆP")]
    offices: Vec<String>,
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
        let fields: Vec<(&str, &str)> =
            records.fields.facts.iter().map(|field| (field.id.as_str(), field.name.original.as_str())).collect();
        if fields.is_empty() {
            return Err(Error::Usage(words!(
                "danh mục này chưa có lĩnh vực nào; hãy viết fields.yaml trước",
                "this catalog has no field yet; write fields.yaml first"
            )));
        }
        let title = one_line("--title", &self.title(&fields, can_ask)?)?;
        let model = self.model(records, &title, can_ask)?;
        let known = self.known(records, &fields, title, model, can_ask)?;
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

    fn title(&self, fields: &[(&str, &str)], can_ask: bool) -> Result<String> {
        match (&self.title, can_ask) {
            (Some(title), _) => Ok(title.clone()),
            (None, true) => ask("Tên thủ tục: "),
            (None, false) => Err(Error::Usage(words!(
                "thiếu tên thủ tục: thêm --title 'TÊN' và --field ID\nCác lĩnh vực:\n{list}",
                "the title is missing: add --title 'TITLE' and --field ID\nThe fields:\n{list}",
                list = numbered(fields)
            ))),
        }
    }

    /// The procedure that is copied; asked for when the catalog has some that are called alike.
    fn model<'a>(&self, records: &'a Records, title: &str, can_ask: bool) -> Result<Option<&'a record::Entry<record::Procedure>>> {
        if let Some(stem) = &self.from {
            return find(records, stem).map(Some);
        }
        if !can_ask || records.procedures.is_empty() {
            return Ok(None);
        }
        let alike = alike(records, title);
        let rows: Vec<(&str, &str)> = alike.iter().map(|entry| (&*entry.stem, entry.facts.title.original.as_str())).collect();
        if !rows.is_empty() {
            say::note(&format!("Các thủ tục gần giống:\n{}", numbered(&rows)));
        }
        loop {
            let answer = ask("Sao chép từ thủ tục khác? Số, tên tệp hoặc mã; Enter: bắt đầu từ mẫu trống: ")?;
            let answer = answer.trim();
            let chosen = answer.parse::<usize>().ok().and_then(|number| rows.get(number.wrapping_sub(1))).map_or(answer, |(stem, _)| stem);
            if chosen.is_empty() {
                return Ok(None);
            }
            match find(records, chosen) {
                Ok(entry) => return Ok(Some(entry)),
                Err(_) => say::note(&format!("Không có thủ tục «{chosen}».")),
            }
        }
    }

    fn known(
        &self,
        records: &Records,
        fields: &[(&str, &str)],
        title: String,
        model: Option<&record::Entry<record::Procedure>>,
        can_ask: bool,
    ) -> Result<NewFacts> {
        let list = numbered(fields);
        let usual = model.map(|entry| entry.facts.field.0.as_str());
        let field = match (self.field.as_deref().or(usual), can_ask) {
            (Some(field), _) => choose(fields, field).ok_or_else(|| no_field(field, &list))?,
            (None, true) => {
                say::note(&format!("Các lĩnh vực:\n{list}"));
                loop {
                    let answer = ask("Lĩnh vực (số hoặc id): ")?;
                    match choose(fields, &answer) {
                        Some(field) => break field,
                        None if answer.is_empty() => return Err(no_field("", &list)),
                        None => say::note(&format!("Không có lĩnh vực «{}».", answer.trim())),
                    }
                }
            }
            (None, false) => {
                return Err(Error::Usage(words!(
                    "thiếu lĩnh vực: thêm --field ID\nCác lĩnh vực:\n{list}",
                    "the field is missing: add --field ID\nThe fields:\n{list}"
                )));
            }
        };
        let level = match (&self.level, can_ask && model.is_none()) {
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
        let offices = self.offices(records, field, level, can_ask && model.is_none())?;
        Ok(NewFacts { title, code, field: field.to_owned(), level, offices })
    }

    /// The offices that take it; none means all of its level that serve its field.
    fn offices(&self, records: &Records, field: &str, level: Option<Level>, can_ask: bool) -> Result<Vec<String>> {
        let serves = |office: &record::Office| {
            office.level == level.unwrap_or(Level::Commune)
                && (office.fields.is_empty() || office.fields.iter().any(|name| name.0 == field))
        };
        let rows: Vec<(&str, &str)> = records
            .offices
            .iter()
            .filter(|entry| serves(&entry.facts))
            .map(|entry| (&*entry.stem, entry.facts.name.original.as_str()))
            .collect();
        let mut chosen = self.offices.clone();
        if chosen.is_empty() && can_ask && !rows.is_empty() {
            say::note(&format!("Các cơ quan cấp này phục vụ lĩnh vực này:\n{}", numbered(&rows)));
            let answer = ask("Chỉ một số cơ quan tiếp nhận? Số hoặc tên tệp, cách nhau dấu phẩy; Enter: tất cả: ")?;
            let named = answer.split(',').map(str::trim).filter(|part| !part.is_empty());
            chosen = named.map(|part| choose(&rows, part).unwrap_or(part).to_owned()).collect();
        }
        for stem in &chosen {
            if !records.offices.iter().any(|entry| *entry.stem == **stem) {
                return Err(Error::Usage(words!(
                    "không có cơ quan «{stem}»; các cơ quan phù hợp:\n{list}",
                    "there is no office `{stem}`; those that fit:\n{list}",
                    stem = stem,
                    list = numbered(&rows)
                )));
            }
        }
        Ok(chosen)
    }
}

fn no_field(field: &str, list: &str) -> Error {
    Error::Usage(words!(
        "không có lĩnh vực «{field}»; các lĩnh vực:\n{list}",
        "there is no field `{field}`; the fields:\n{list}",
        field = field.trim(),
        list = list
    ))
}

/// A list to choose from, by number or by name.
fn numbered(rows: &[(&str, &str)]) -> String {
    rows.iter().enumerate().map(|(at, (id, name))| format!("  {:>2}. {id:<24} {name}", at + 1)).collect::<Vec<_>>().join("\n")
}

/// What was chosen, by its number, its id or its name.
fn choose<'a>(rows: &[(&'a str, &str)], answer: &str) -> Option<&'a str> {
    let answer = answer.trim();
    let by_number = answer.parse::<usize>().ok().and_then(|number| rows.get(number.checked_sub(1)?));
    let named = |(id, name): &&(&str, &str)| *id == answer || !answer.is_empty() && slug(name) == slug(answer);
    by_number.or_else(|| rows.iter().find(named)).map(|(id, _)| *id)
}

/// The procedures whose titles share the most words with this one; at most five.
fn alike<'a>(records: &'a Records, title: &str) -> Vec<&'a record::Entry<record::Procedure>> {
    let slug = slug(title);
    let words: BTreeSet<&str> = slug.split('-').filter(|word| word.len() > 1).collect();
    let mut scored: Vec<(usize, &record::Entry<record::Procedure>)> = records
        .procedures
        .iter()
        .map(|entry| (record::slug(&entry.facts.title.original).split('-').filter(|word| words.contains(word)).count(), &**entry))
        .filter(|(score, _)| *score > 1)
        .collect();
    scored.sort_by(|(a, first), (b, second)| b.cmp(a).then_with(|| first.stem.cmp(&second.stem)));
    scored.into_iter().take(5).map(|(_, entry)| entry).collect()
}

/// The procedure with this file stem or code.
fn find<'a>(records: &'a Records, name: &str) -> Result<&'a record::Entry<record::Procedure>> {
    let bears = |entry: &&std::sync::Arc<record::Entry<record::Procedure>>| {
        &*entry.stem == name || entry.facts.code.as_ref().is_some_and(|code| code.as_str() == name)
    };
    let found = records.procedures.iter().find(bears).map(|entry| &**entry);
    found.ok_or_else(|| {
        Error::Usage(words!(
            "--from {name}: không có thủ tục nào có tên tệp hoặc mã này",
            "--from {name}: no procedure has this file name or code"
        ))
    })
}

/// What is wrong with a value of the command line.
fn told(flag: &str, fault: &crate::yaml::Fault) -> crate::finding::Words {
    let (message, remedy) = (&fault.message, &fault.remedy);
    crate::finding::Words {
        vi: format!("{flag}: {}; {}", message.vi, remedy.vi).into(),
        en: format!("{flag}: {}; {}", message.en, remedy.en).into(),
    }
}

pub(super) fn scalar<T: Scalar>(flag: &str, text: &str) -> Result<T> {
    T::scalar(text.trim(), Style::Quoted, crate::jurisdiction::Jurisdiction::usual()).map_err(|fault| Error::Usage(told(flag, &fault)))
}

/// A text of the command line as it may stand in an entry: one line, nothing hidden in it.
pub(super) fn one_line(flag: &str, text: &str) -> Result<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    clean_text(&line, Style::Quoted).map_err(|fault| Error::Usage(told(flag, &fault)))
}

fn ask(question: &str) -> Result<String> {
    say::ask(question);
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(Error::system("đọc", "stdin"))?;
    Ok(answer)
}

/// A file stem from the title that no entry has yet.
fn free_stem(title: &str, records: &Records, sources: &Sources) -> String {
    let mut taken: BTreeSet<String> = records.procedures.iter().map(|entry| entry.stem.to_string()).collect();
    taken.extend(sources.lost.iter().filter_map(|path| Some(Path::new(&**path).file_stem()?.to_str()?.to_owned())));
    stem::free(title, "procedures", &taken)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
