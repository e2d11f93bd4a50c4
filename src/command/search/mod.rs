//! `search`: what the browser would show for a question, with the parts of the score.

mod engine;

use std::io::BufRead;
use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use self::engine::Engine;
use super::{Common, say};
use crate::edition::skip_invalid;
use crate::error::{Error, Result};
use crate::finding::Tongue;
use crate::output::index;
use crate::search::named;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum AnswerFormat {
    /// Cho người đọc
    #[default]
    Text,
    /// Cho chương trình
    Json,
}

/// Tìm như ô tìm kiếm trên trang.
#[derive(Debug, Args)]
#[command(
    long_about = "Tìm như ô tìm kiếm trên trang: cùng chương trình, cùng chỉ mục. Dùng để xem vì sao một thủ tục không lên đầu, rồi thêm `aliases:` vào thủ tục hoặc từ đồng nghĩa vào search.yaml.\n\nSearches as the page does: the same script over the same index.",
    after_help = "Ví dụ:\n  motcua search content \"mất căn cước\"\n  motcua search content \"ddawng kys tamj trus\" --explain\n  motcua search content --batch < cau-hoi.txt     mỗi dòng một câu hỏi, mỗi dòng trả lời là danh sách mã\n\nMã kết thúc: 0 có kết quả · 1 không có · 2 gọi lệnh sai"
)]
pub(super) struct Search {
    #[command(flatten)]
    common: Common,
    /// Câu hỏi
    #[arg(value_name = "QUERY")]
    query: Option<String>,
    /// Số kết quả
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: u32,
    /// Nói rõ từng phần của điểm
    #[arg(long)]
    explain: bool,
    /// Ngôn ngữ của danh mục; mặc định là ngôn ngữ đầu tiên
    #[arg(long, value_name = "vi")]
    language: Option<String>,
    /// Cách viết kết quả
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
    /// Đọc mỗi dòng một câu hỏi từ đầu vào, viết mỗi dòng một danh sách mã (JSON)
    #[arg(long, conflicts_with = "query")]
    batch: bool,
}

impl Search {
    pub(super) fn run(&self) -> Result<u8> {
        let (common, query) = self.question()?;
        let settings = common.settings()?;
        let edition = skip_invalid(&settings)?;
        if !edition.skipped.is_empty() {
            say::note(&left_out(edition.skipped.len(), edition.tongue(&settings)));
        }
        let languages = &edition.site.catalog.languages;
        let language = match &self.language {
            None => 0,
            Some(tag) => languages.iter().position(|known| known.eq_ignore_ascii_case(tag)).ok_or_else(|| {
                Error::Usage(words!(
                    "--language {tag}: danh mục này chỉ có {known}",
                    "--language {tag}: this catalog has only {known}",
                    tag = tag,
                    known = languages.join(", ")
                ))
            })?,
        };
        let press = edition.press();
        let script = press.theme.scripts.get("search").map_or(&[][..], |script| &script.bytes);
        let tag = &languages[language];
        let parts = named(&edition.site.catalog, tag, &*index(&press, language)?);
        let engine = Engine::start(script, tag, parts)?;
        let Some(query) = query else { return self.answer_all(&engine) };
        let answer = engine.ask(&query, self.limit)?;
        let found = codes(&answer);
        match self.format {
            AnswerFormat::Json => say::out(&format!("{answer:#}\n"))?,
            AnswerFormat::Text => say::out(&told(&answer, self.explain, edition.tongue(&settings)))?,
        }
        Ok(u8::from(found.is_empty() && answer["groups"].as_array().is_none_or(Vec::is_empty)))
    }

    /// The catalog and the question; a single word that is no folder is the question.
    fn question(&self) -> Result<(Common, Option<String>)> {
        let mut common = self.common.clone();
        if self.batch {
            return Ok((common, None));
        }
        let query = match &self.query {
            Some(query) => query.clone(),
            None if common.catalog.is_dir() => {
                return Err(Error::Usage(words!(
                    "thiếu câu hỏi: motcua search content \"mất căn cước\"",
                    "the question is missing: motcua search content \"mất căn cước\""
                )));
            }
            None => std::mem::replace(&mut common.catalog, PathBuf::from("content")).to_string_lossy().into_owned(),
        };
        Ok((common, Some(query)))
    }

    fn answer_all(&self, engine: &Engine) -> Result<u8> {
        let mut lines = std::io::stdin().lock();
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = lines.read_until(b'\n', &mut line).map_err(Error::system("đọc", std::path::Path::new("stdin")))?;
            if read == 0 {
                return Ok(0);
            }
            let answer = engine.ask(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']), self.limit)?;
            say::out(&format!("{}\n", Value::from(codes(&answer))))?;
        }
    }
}

/// That faulty entries are not found, for an editor who looks for one of them.
fn left_out(count: usize, tongue: Tongue) -> String {
    match tongue {
        Tongue::Vi => format!("Không tìm trong {count} mục có lỗi; `motcua check` cho biết lỗi gì."),
        Tongue::En => format!("{count} faulty entries are not searched; `motcua check` tells what is wrong with them."),
    }
}

/// The codes of the procedures found, each followed by those of its other levels.
fn codes(answer: &Value) -> Vec<String> {
    let groups = answer["groups"].as_array().map_or(&[][..], Vec::as_slice);
    let results = groups.iter().filter(|group| group["kind"] == "procedure").filter_map(|group| group["results"].as_array()).flatten();
    let name = |result: &Value| {
        let code = result["code"].as_str().unwrap_or_default();
        let stem = || result["href"].as_str().and_then(|href| href.rsplit('/').nth(1)).unwrap_or_default();
        if code.is_empty() { stem().to_owned() } else { code.to_owned() }
    };
    let all = |result: &Value| {
        let same = result["same"].as_array().map_or(&[][..], Vec::as_slice);
        std::iter::once(name(result)).chain(same.iter().map(name)).collect::<Vec<_>>()
    };
    results.flat_map(all).collect()
}

/// The answer for people.
fn told(answer: &Value, explain: bool, tongue: Tongue) -> String {
    let say = |vi: &'static str, en: &'static str| if tongue == Tongue::Vi { vi } else { en };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut told: Vec<String> = Vec::new();
    let corrected = text(&answer["corrected"]);
    if !corrected.is_empty() {
        told.push(format!("{}: {corrected}", say("Ý bạn là", "Did you mean")));
    }
    let left: Vec<_> = list(&answer["left"]).iter().map(|words| format!("«{}»", text(words))).collect();
    if !left.is_empty() {
        told.push(format!("{}: {}", say("Không tên nào có", "No name has"), left.join(", ")));
    }
    let direct = text(&answer["direct"]["text"]);
    if !direct.is_empty() {
        let more: Vec<_> = ["number", "href"].iter().map(|key| text(&answer["direct"][*key])).filter(|more| !more.is_empty()).collect();
        told.push(format!("{}: {direct} {}", say("Trả lời", "Answer"), more.join(" · ")));
    }
    match answer["state"].as_str() {
        Some("none" | "nearest") if !direct.is_empty() => {}
        Some("none") => told.push(say("Không tìm thấy gì.", "Nothing was found.").to_owned()),
        Some("nearest") => {
            told.push(say("Không có gì khớp hẳn; đây là những mục gần nhất:", "Nothing fits wholly; these come nearest:").to_owned());
        }
        Some("broken") => told.push(say("Chỉ mục tìm kiếm hỏng.", "The search index is broken.").to_owned()),
        _ => {}
    }
    for group in list(&answer["groups"]) {
        let kind = match group["kind"].as_str().unwrap_or_default() {
            "procedure" => say("Thủ tục", "Procedures"),
            "office" => say("Cơ quan", "Offices"),
            "form" => say("Mẫu đơn, tờ khai", "Forms"),
            "life-event" => say("Sự kiện trong đời", "Life events"),
            _ => say("Trang khác", "Other pages"),
        };
        told.push(format!("{kind}:"));
        for (place, result) in list(&group["results"]).iter().enumerate() {
            let facts = ["code", "field", "level", "fee", "time"].map(|key| text(&result[key]));
            let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
            told.push(format!("{:>3}. {}", place + 1, text(&result["title"])));
            let alias = text(&result["alias"]["text"]);
            if !alias.is_empty() {
                told.push(format!("     = {alias}"));
            }
            let law = text(&result["law"]);
            if !law.is_empty() {
                let how = if law.contains('/') { say("căn cứ", "under") } else { say("mẫu", "form") };
                told.push(format!("     {how} {law}"));
            }
            told.push(format!("     {}", [facts.join(" · "), text(&result["href"])].join("  ").trim()));
            for same in list(&result["same"]) {
                told.push(format!("     + {} {}", text(&same["code"]), text(&same["level"])));
            }
            if explain {
                told.push(format!("     {} = {}", result["score"], result["parts"]));
            }
        }
    }
    told.push(String::new());
    told.join("\n")
}
