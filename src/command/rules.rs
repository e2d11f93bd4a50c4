//! `rules`: every rule, with its level and one line.

use std::fmt::Write;

use clap::{Args, ValueEnum};

use super::{Language, say};
use crate::check::{RuleInfo, known};
use crate::error::Result;
use crate::finding::Tongue;
use crate::report;

/// Liệt kê các quy tắc.
#[derive(Debug, Args)]
#[command(
    long_about = "Liệt kê mọi quy tắc mà `check` dùng: mức, tên và một câu.\n\nLists every rule: its level, its name and one sentence.",
    after_help = "Ví dụ:\n  motcua rules\n  motcua rules fee                 chỉ một nhóm\n  motcua rules --format json\n\nMã kết thúc: 0 tốt · 2 gọi lệnh sai"
)]
pub(super) struct Rules {
    /// Chỉ các quy tắc có tên bắt đầu như vậy
    #[arg(value_name = "NHÓM", default_value = "")]
    family: String,
    /// Cách trình bày
    #[arg(long, value_enum, default_value_t)]
    format: RulesFormat,
    /// Ngôn ngữ
    #[arg(long, value_name = "vi|en", default_value = "vi")]
    lang: Language,
}

/// How the list is told.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum RulesFormat {
    /// Cho người đọc
    #[default]
    Text,
    /// Cho chương trình
    Json,
}

impl Rules {
    pub(super) fn run(&self) -> Result<u8> {
        let rules: Vec<RuleInfo> = known().into_iter().filter(|rule| rule.id.starts_with(&self.family)).collect();
        say::out(&match self.format {
            RulesFormat::Json => json(&rules),
            RulesFormat::Text => text(&rules, Tongue::from(self.lang)),
        })?;
        Ok(0)
    }
}

fn text(rules: &[RuleInfo], tongue: Tongue) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for rule in rules {
        let level = report::name(rule.level, tongue);
        let pad = " ".repeat(8_usize.saturating_sub(level.chars().count()));
        let _ = writeln!(
            out,
            "{level}{pad}  {:width$}  {}{}",
            rule.id,
            rule.within.map_or_else(String::new, |within| format!("[{within}] ")),
            rule.page().summary(tongue)
        );
    }
    out
}

fn json(rules: &[RuleInfo]) -> String {
    let list: Vec<_> = rules
        .iter()
        .map(|rule| {
            let page = rule.page();
            serde_json::json!({
                "rule": rule.id,
                "level": rule.level,
                "in": rule.within,
                "since": rule.since,
                "formerly": rule.formerly,
                "summary": { "vi": page.summary(Tongue::Vi), "en": page.summary(Tongue::En) },
            })
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&serde_json::json!({ "version": 1, "rules": list })).unwrap_or_default();
    text.push('\n');
    text
}
