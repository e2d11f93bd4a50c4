//! `explain`: the page of one rule, for a terminal.

use std::fmt::Write;

use clap::Args;

use super::{Language, say};
use crate::change::{ChangeKind, KINDS};
use crate::check::{RuleInfo, known, name_today};
use crate::error::{Error, Result};
use crate::finding::Tongue;
use crate::report;
use crate::yaml::nearest_word;

/// Giải thích một quy tắc.
#[derive(Debug, Args)]
#[command(
    long_about = "In trang giải thích của một quy tắc: sai ở đâu, vì sao, ví dụ sai, ví dụ đúng, cách sửa và nguồn.\n\nPrints the page of a rule: what, why, wrong, right, how to fix it, and its source.",
    after_help = "Ví dụ:\n  motcua explain fee/thousands-separator\n  motcua explain deadline/no-unit --lang en\n  motcua explain change/fee-amount     một loại thay đổi mà `diff` kể\n\nMã kết thúc: 0 tốt · 2 không có quy tắc này"
)]
pub(super) struct Explain {
    /// Tên quy tắc, như trong báo cáo của `check`, hoặc loại thay đổi, như trong báo cáo của `diff`
    #[arg(value_name = "RULE")]
    rule: String,
    /// Ngôn ngữ của trang
    #[arg(long, value_name = "vi|en", default_value = "vi")]
    lang: Language,
}

impl Explain {
    pub(super) fn run(&self) -> Result<u8> {
        let tongue = Tongue::from(self.lang);
        if let Some(kind) = KINDS.iter().find(|kind| kind.id == self.rule) {
            return say::out(&shown_kind(kind, tongue, say::colour())).map(|()| 0);
        }
        if self.rule.starts_with("change/") {
            return Err(unknown_kind(&self.rule));
        }
        let rule = find(&self.rule)?;
        say::out(&shown(rule, tongue, say::colour()))?;
        Ok(0)
    }
}

/// The page of a kind of change, as `diff` names it.
fn shown_kind(kind: &ChangeKind, tongue: Tongue, colour: bool) -> String {
    let strong = |text: &str| if colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() };
    let head = format!("{} ({})", strong(kind.id), kind.name.in_tongue(tongue));
    match tongue {
        Tongue::Vi => format!("{head}\n\n{}\n\n{} {}\n", kind.summary(tongue), strong("So thế nào:"), kind.part("So thế nào")),
        Tongue::En => format!("{head}\n\n{}\n", kind.part("English")),
    }
}

fn unknown_kind(name: &str) -> Error {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.id).collect();
    let all = names.join(", ");
    Error::Usage(match nearest_word(name, &names) {
        Some(near) => words!(
            "không có loại thay đổi «{name}»; có phải bạn muốn viết «{near}»?",
            "there is no kind of change `{name}`; do you mean `{near}`?"
        ),
        None => words!("không có loại thay đổi «{name}»; các loại: {all}", "there is no kind of change `{name}`; the kinds: {all}"),
    })
}

/// The rule of this name.
///
/// # Errors
/// When there is none, with the nearest name.
pub(super) fn find(name: &str) -> Result<RuleInfo> {
    let all = known();
    let today = name_today(name);
    if let Some(rule) = all.iter().find(|rule| Some(rule.id) == today) {
        return Ok(*rule);
    }
    let names: Vec<&str> = all.iter().map(|rule| rule.id).collect();
    let ending = |rule: &&&str| rule.rsplit_once('/').is_some_and(|(_, end)| end == name);
    let near = names.iter().find(ending).copied().or_else(|| nearest_word(name, &names));
    Err(Error::Usage(match near {
        Some(near) => {
            words!("không có quy tắc «{name}»; có phải bạn muốn viết «{near}»?", "there is no rule `{name}`; do you mean `{near}`?")
        }
        None => words!("không có quy tắc «{name}»; xem danh sách bằng `motcua rules`", "there is no rule `{name}`; see `motcua rules`"),
    }))
}

fn shown(rule: RuleInfo, tongue: Tongue, colour: bool) -> String {
    let page = rule.page();
    let strong = |text: &str| if colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() };
    let mut out = format!("{} ({}; {})\n\n", strong(rule.id), report::name(rule.level, tongue), life(rule, tongue));
    let (wrong, right) = match tongue {
        Tongue::Vi => {
            let _ = writeln!(out, "{}\n\n{} {}", page.summary(tongue), strong("Vì sao:"), page.part("Vì sao"));
            ("Sai:", "Đúng:")
        }
        Tongue::En => {
            let _ = writeln!(out, "{}", page.part("English"));
            ("Wrong:", "Right:")
        }
    };
    let mut before = None;
    for example in page.examples() {
        if before != Some(example.right) {
            let _ = writeln!(out, "\n{}", strong(if example.right { right } else { wrong }));
            before = Some(example.right);
        }
        let _ = writeln!(out, "  {}", example.file());
        for line in example.drawn().lines() {
            out.push_str(format!("    {line}").trim_end());
            out.push('\n');
        }
    }
    if tongue == Tongue::Vi {
        let _ = writeln!(out, "\n{} {}\n{} {}", strong("Cách sửa:"), page.part("Cách sửa"), strong("Nguồn:"), page.part("Nguồn"));
    }
    if let Some(fact) = rule.doubts {
        let _ = writeln!(out, "\n{}", fact.untold().in_tongue(tongue));
    }
    out
}

/// Since when there is this rule, and what it was called before.
fn life(rule: RuleInfo, tongue: Tongue) -> String {
    let (since, before) = match tongue {
        Tongue::Vi => ("từ bản", "tên cũ"),
        Tongue::En => ("since", "formerly"),
    };
    let mut out = format!("{since} {}", rule.since);
    if let Some(within) = rule.within {
        let _ = match tongue {
            Tongue::Vi => write!(out, "; chỉ với `jurisdiction: {within}`"),
            Tongue::En => write!(out, "; only with `jurisdiction: {within}`"),
        };
    }
    if !rule.formerly.is_empty() {
        let _ = write!(out, "; {before}: {}", rule.formerly.join(", "));
    }
    out
}
