//! `check`: say what is wrong, and fix what is sure to be meant otherwise.

use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};

use super::diff::against;
use super::fix::fix;
use super::pages::pages;
use super::shrink::loss;
use super::told::{self, Places};
use super::{Common, Format, explain, say};
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::finding::{Severity, Tongue};
use crate::prepare;
use crate::report::{self, Placed, ReportOptions, summaries};
use crate::theme;
use crate::write::{Publication, published};

/// Chỉ kiểm tra.
#[derive(Debug, Args)]
#[command(
    long_about = "Kiểm tra cả danh mục và báo mọi chỗ sai trong một lần: tệp, dòng, cột, vì sao sai và cách sửa. Không ghi gì ra đĩa, trừ khi có --fix: khi đó những chỗ chắc chắn được viết lại ngay trong tệp, phần còn lại giữ nguyên từng chữ.\n\nReports everything that is wrong, with its place and remedy; writes nothing unless --fix is given.",
    after_help = "Ví dụ:\n  motcua check                         kiểm tra `content`\n  motcua check thu-tuc --notices       xem cả các lưu ý\n  motcua check --fail-on warning       cảnh báo cũng tính là không đạt\n  motcua check --rule fee/too-large    chỉ xem một quy tắc\n  motcua check --format json           cho chương trình khác đọc\n  motcua check --fix --dry-run         xem trước --fix sẽ sửa gì\n  motcua check --format markdown --link 'https://github.com/to/trang/edit/main/{file}#L{line}'\n                                       lời nhắn cho yêu cầu hợp nhất\n\nMã kết thúc: 0 đạt · 1 có chỗ sai từ mức --fail-on · 2 gọi lệnh sai · 3 không làm xong"
)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct CheckCommand {
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
    /// Sửa ngay trong tệp những chỗ chắc chắn: dấu nháy quanh mã, dấu ngăn hàng nghìn, phím Tab, ngày viết kiểu 01/02/2026 …
    #[arg(long)]
    fix: bool,
    /// Cùng với --fix: chỉ in ra sẽ sửa gì, không ghi
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Địa chỉ mở một dòng trong biểu mẫu trên web, cho báo cáo markdown; `{file}` và `{line}` được thay
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// Địa chỉ trang xem thử của bản này, cho báo cáo markdown
    #[arg(long, value_name = "URL")]
    preview: Option<String>,
    /// Bản trang trước để so: bản kê .motcua-manifest của một trang, hoặc thư mục trang
    #[arg(long, value_name = "BẢN_KÊ")]
    against: Option<PathBuf>,
    /// Cùng với --against: trang được mất hơn một nửa số thủ tục
    #[arg(long, requires = "against")]
    allow_shrink: bool,
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

impl From<Threshold> for Severity {
    fn from(threshold: Threshold) -> Self {
        match threshold {
            Threshold::Error => Self::Error,
            Threshold::Warning => Self::Warning,
            Threshold::Notice => Self::Notice,
        }
    }
}

impl CheckCommand {
    pub(super) fn run(&self) -> Result<u8> {
        let rules = self.rules.iter().map(|name| explain::find(name)).collect::<Result<Vec<_>>>()?;
        let settings = self.common.settings()?;
        let mut edition = prepare(&settings)?;
        let tongue = edition.tongue(&settings);
        if self.fix {
            let fixed = fix(edition, &settings, &rules)?;
            if self.dry_run {
                let folder = folder(&self.common.catalog);
                say::out(&fixed.difference(|file| if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") }))?;
            } else {
                fixed.write()?;
            }
            fixed.tell(self.dry_run, tongue);
            edition = fixed.edition;
        }
        // What a build would meet only once it renders.
        let faults = edition.press().prove();
        edition.findings.list.extend(faults.iter().filter_map(|fault| theme::finding(fault, &edition.records.theme)));
        let before = self.against.as_deref().map(published).transpose()?;
        let losses = before.iter().filter(|_| !self.allow_shrink).filter_map(|before| loss(before.paths(), &edition.site));
        edition.findings.list.extend(losses);
        edition.findings.sort();
        if !rules.is_empty() {
            edition.findings.list.retain(|finding| rules.iter().any(|rule| rule.id == finding.rule));
        }
        if !self.dry_run {
            self.tell(&edition, before.as_ref(), tongue)?;
        }
        let threshold = Severity::from(self.fail_on);
        let failed = edition.findings.list.iter().any(|finding| finding.level <= threshold);
        std::mem::forget(edition);
        Ok(u8::from(failed))
    }

    /// Says what was found, in the form that was asked for.
    fn tell(&self, edition: &Edition, before: Option<&Publication>, tongue: Tongue) -> Result<()> {
        let down_to = if self.is_full() { Severity::Notice } else { Severity::Warning };
        if self.format == Format::Text {
            return say::out(&text(edition, down_to, self.places(), tongue));
        }
        let shown = told::placed(edition, down_to, self.places());
        let mut options = self.options(edition, before, tongue);
        if let (Some(site), Format::Markdown | Format::Github) = (&self.against, self.format) {
            options.changes = against(site, edition)?;
        }
        match self.format {
            Format::Text => Ok(()),
            Format::Json => say::stream(|out| report::json(&edition.findings, shown, out)),
            Format::Sarif => say::stream(|out| report::sarif(shown, &options, out)),
            Format::Gitlab => say::stream(|out| report::gitlab(shown, &options, out)),
            Format::Rdjson => say::stream(|out| report::rdjson(shown, &options, out)),
            Format::Markdown => {
                let shown: Vec<Placed> = shown.collect();
                say::out(&report::markdown(&shown, &options, report::COMMENT))
            }
            Format::Github => {
                let shown: Vec<Placed> = shown.collect();
                summarize(&report::markdown(&shown, &options, report::SUMMARY))?;
                say::out(&report::annotations(&shown, &options))
            }
        }
    }

    /// Whether notices are told one by one: programs choose for themselves.
    fn is_full(&self) -> bool {
        self.notices || matches!(self.format, Format::Json | Format::Gitlab | Format::Sarif)
    }

    /// Whether each place is told of what is found nearly everywhere: to programs that count, and where a rule is asked for.
    fn places(&self) -> Places {
        let is_for_counting = matches!(self.format, Format::Json | Format::Sarif);
        if is_for_counting || !self.rules.is_empty() { Places::Each } else { Places::First }
    }

    fn options(&self, edition: &Edition, before: Option<&Publication>, tongue: Tongue) -> ReportOptions<'_> {
        let rules = if self.format == Format::Sarif { summaries(&edition.findings.list) } else { Vec::new() };
        let folder = folder(&self.common.catalog);
        let (link, preview) = (self.link.as_deref(), self.preview.as_deref());
        let drafts = if self.common.drafts { Vec::new() } else { edition.records.drafts() };
        let is_comment = matches!(self.format, Format::Markdown | Format::Github);
        let pages = before.filter(|_| is_comment).map(|before| pages(edition, before));
        ReportOptions { tongue, folder, link, preview, rules, drafts, pages, changes: None }
    }
}

/// The report for people, with what it comes to.
fn text(edition: &Edition, down_to: Severity, places: Places, tongue: Tongue) -> String {
    let mut report = told::report(edition, down_to, places, tongue, say::colour());
    report.push_str(&report::summary(&edition.findings.list, tongue));
    if edition.findings_down_to(down_to).len() < edition.findings.list.len() {
        report.push_str(match tongue {
            Tongue::Vi => "Thêm --notices để xem từng lưu ý.\n",
            Tongue::En => "Add --notices to see each notice.\n",
        });
    }
    report.push_str(&closing(edition, tongue));
    let drafts = edition.records.drafts();
    if !drafts.is_empty() {
        let (count, list) = (drafts.len(), drafts.iter().take(10).map(|file| &**file).collect::<Vec<_>>().join(", "));
        let more = if count > 10 { " …" } else { "" };
        let told = match tongue {
            Tongue::Vi => format!("{count} bản nháp không lên trang (`draft: true`): {list}{more}\n"),
            Tongue::En => format!("{count} drafts are not published (`draft: true`): {list}{more}\n"),
        };
        report.push_str(&told);
    }
    report
}

/// The path of the catalog as the repository names it, whose top is where the command is called: without `./`, with `/`.
fn folder(catalog: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = catalog.strip_prefix(&here).unwrap_or(catalog);
    if below.is_absolute() {
        return below.to_string_lossy().into_owned();
    }
    let parts = below.components().filter(|part| !matches!(part, Component::CurDir));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Adds the report to the summary of the job, where GitHub asks for one.
fn summarize(report: &str) -> Result<()> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY") else { return Ok(()) };
    let file = std::fs::OpenOptions::new().append(true).create(true).open(&path);
    let written = file.and_then(|mut file| std::io::Write::write_all(&mut file, report.as_bytes()));
    written.map_err(Error::system("ghi", Path::new(&path)))
}

fn closing(edition: &Edition, tongue: Tongue) -> String {
    let findings = &edition.findings;
    let entries = edition.records.files().count();
    let (errors, warnings, notices) =
        (findings.count(Severity::Error), findings.count(Severity::Warning), findings.count(Severity::Notice));
    match tongue {
        Tongue::Vi => format!("{entries} mục: {errors} lỗi, {warnings} cảnh báo, {notices} lưu ý.\n"),
        Tongue::En => format!("{entries} entries: {errors} errors, {warnings} warnings, {notices} notices.\n"),
    }
}
