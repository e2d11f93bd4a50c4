//! `check`: say what is wrong, write nothing.

use clap::{Args, ValueEnum};

use super::edition::Edition;
use super::{Common, Format, explain, say};
use crate::error::Result;
use crate::finding::{self, Level, Tongue};

/// Chỉ kiểm tra.
#[derive(Debug, Args)]
#[command(
    long_about = "Kiểm tra cả danh mục và báo mọi chỗ sai trong một lần: tệp, dòng, cột, vì sao sai và cách sửa. Không ghi gì ra đĩa.\n\nReports everything that is wrong, with its place and remedy; writes nothing.",
    after_help = "Ví dụ:\n  motcua check                         kiểm tra `content`\n  motcua check thu-tuc --notices       xem cả các lưu ý\n  motcua check --fail-on warning       cảnh báo cũng tính là không đạt\n  motcua check --rule fee/too-large    chỉ xem một quy tắc\n  motcua check --format json           cho chương trình khác đọc\n\nMã kết thúc: 0 đạt · 1 có chỗ sai từ mức --fail-on · 2 gọi lệnh sai · 3 không làm xong"
)]
pub(super) struct Check {
    #[command(flatten)]
    common: Common,
    /// Cách trình bày kết quả
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Từ mức nào thì kết thúc bằng mã 1
    #[arg(long, value_enum, default_value_t = Threshold::Error, value_name = "MỨC")]
    fail_on: Threshold,
    /// Liệt kê cả các lưu ý, không chỉ đếm
    #[arg(long)]
    notices: bool,
    /// Chỉ báo quy tắc này; ghi nhiều lần được
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<String>,
}

/// From which level on a check fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Threshold {
    /// lỗi
    Error,
    /// cảnh báo
    Warning,
    /// lưu ý
    Notice,
}

impl From<Threshold> for Level {
    fn from(threshold: Threshold) -> Self {
        match threshold {
            Threshold::Error => Self::Error,
            Threshold::Warning => Self::Warning,
            Threshold::Notice => Self::Notice,
        }
    }
}

impl Check {
    pub(super) fn run(&self) -> Result<u8> {
        let rules = self.rules.iter().map(|name| explain::find(name)).collect::<Result<Vec<_>>>()?;
        let mut edition = Edition::prepare(&self.common, false)?;
        if !rules.is_empty() {
            edition.findings.list.retain(|finding| rules.iter().any(|rule| rule.id == finding.rule));
        }
        let tongue = edition.tongue(&self.common);
        match self.format {
            Format::Json => say::out(&finding::json(&edition.findings, &edition.placed(Level::Notice)))?,
            Format::Text => {
                let shown = edition.placed(if self.notices { Level::Notice } else { Level::Warning });
                let mut report = finding::text(&shown, tongue, say::colour(), say::width());
                report.push_str(&finding::summary(&edition.findings.list, tongue));
                if shown.len() < edition.findings.list.len() {
                    report.push_str(match tongue {
                        Tongue::Vi => "Thêm --notices để xem từng lưu ý.\n",
                        Tongue::En => "Add --notices to see each notice.\n",
                    });
                }
                report.push_str(&closing(&edition, tongue));
                say::out(&report)?;
            }
        }
        let threshold = Level::from(self.fail_on);
        let failed = edition.findings.list.iter().any(|finding| finding.level <= threshold);
        std::mem::forget(edition);
        Ok(u8::from(failed))
    }
}

fn closing(edition: &Edition, tongue: Tongue) -> String {
    let findings = &edition.findings;
    let entries = edition.records.files().count();
    let (errors, warnings, notices) = (findings.count(Level::Error), findings.count(Level::Warning), findings.count(Level::Notice));
    match tongue {
        Tongue::Vi => format!("{entries} mục: {errors} lỗi, {warnings} cảnh báo, {notices} lưu ý.\n"),
        Tongue::En => format!("{entries} entries: {errors} errors, {warnings} warnings, {notices} notices.\n"),
    }
}
