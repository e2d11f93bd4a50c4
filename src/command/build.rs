//! `build`: check, render, publish.

use std::path::PathBuf;

use clap::Args;

use super::progress::Progress;
use super::shrink::loss;
use super::{Common, say, told};
use crate::edition::{Edition, skip_invalid};
use crate::error::{Error, Result};
use crate::finding::{Finding, Severity, Tongue};
use crate::report::{self, place_all};
use crate::theme;
use crate::write::{Publication, Written, published, refuse_overlap};
use crate::{prepare, publish};

/// Kiểm tra rồi dựng trang.
#[derive(Debug, Args)]
#[command(
    long_about = "Kiểm tra danh mục rồi dựng trang vào thư mục đích. Còn lỗi thì không ghi gì: trang công khai vẫn là bản cũ. Dựng xong mới thay cả trang một lượt, nên không lúc nào trang bị dở dang.\n\nChecks the catalog, then builds the site and exchanges it in one step.",
    after_help = "Ví dụ:\n  motcua build                                  từ `content` vào `public`\n  motcua build thu-tuc -o /srv/trang            chọn thư mục\n  motcua build --skip-invalid                   bỏ qua các mục có lỗi\n  motcua build --today 2026-09-01               dựng như vào ngày này\n\nMã kết thúc: 0 đã dựng · 1 còn lỗi, trang cũ giữ nguyên · 2 gọi lệnh sai · 3 không ghi được"
)]
pub(super) struct Build {
    #[command(flatten)]
    common: Common,
    /// Thư mục đích; chỉ chứa trang do motcua dựng
    #[arg(short, long, default_value = "public", value_name = "DIR")]
    out: PathBuf,
    /// Bỏ qua các mục có lỗi (thủ tục, cơ quan, thông báo …) và dựng phần còn lại
    #[arg(long)]
    skip_invalid: bool,
    /// Vẫn dựng khi trang mất hơn một nửa số thủ tục so với bản trước
    #[arg(long)]
    allow_shrink: bool,
    /// Bản trước để so: bản kê .motcua-manifest của một trang, hoặc thư mục trang; mặc định là trang đang có trong thư mục đích
    #[arg(long, value_name = "BẢN_KÊ")]
    against: Option<PathBuf>,
    /// Không nói gì khi mọi việc tốt
    #[arg(short, long)]
    quiet: bool,
}

impl Build {
    pub(super) fn run(&self) -> Result<u8> {
        refuse_overlap(&self.out, &self.common.catalog)?;
        let mut progress = Progress::begin(self.quiet);
        progress.stage("Đọc và kiểm tra", 1);
        let mut settings = self.common.settings()?;
        if self.skip_invalid
            && let Ok(before) = published(self.against.as_deref().unwrap_or(&self.out))
        {
            settings.published = before.paths().map(Box::from).collect();
        }
        let edition = if self.skip_invalid { skip_invalid(&settings)? } else { prepare(&settings)? };
        progress.finish();
        let tongue = edition.tongue(&settings);
        tell(&edition, tongue);
        let Some(press) = edition.approved() else {
            return Ok(refused(edition.findings.count(Severity::Error), tongue));
        };
        if let Some(loss) = self.before()?.and_then(|before| loss(before.paths(), &edition.site)) {
            return Ok(refused_for(loss, &edition, tongue));
        }
        progress.stage("Dựng và ghi trang", edition.site.routes.len());
        let waiting = || say::note("Đang chờ một lần dựng khác ghi xong vào thư mục này …");
        let written = publish(&press, &self.out, &waiting, &|| progress.step());
        progress.finish();
        let written = match written {
            // A template of the catalog's own is the editors', and a finding.
            Err(Error::Template(fault)) => match theme::finding(&fault, &edition.records.theme) {
                Some(finding) => return Ok(refused_for(finding, &edition, tongue)),
                None => return Err(Error::Template(fault)),
            },
            written => written?,
        };
        if !self.quiet {
            say::note(&self.closing(&edition, written, progress.seconds(), tongue));
        }
        // Nothing needs the memory back: the process ends here, and freeing a large catalog takes its time.
        std::mem::forget((press, edition));
        Ok(0)
    }

    /// The site before this one, unless most of it may go.
    fn before(&self) -> Result<Option<Publication>> {
        if self.allow_shrink {
            return Ok(None);
        }
        match &self.against {
            Some(before) => published(before).map(Some),
            // Whether the folder is ours is told when it is claimed.
            None => Ok(published(&self.out).ok()),
        }
    }

    fn closing(&self, edition: &Edition, written: Written, seconds: f64, tongue: Tongue) -> String {
        let entries = edition.records.files().count();
        let (files, kept) = (written.files, written.kept);
        #[allow(clippy::cast_precision_loss, reason = "shown with one figure after the point")]
        let megabytes = written.bytes as f64 / 1e6;
        let out = self.out.display();
        let warnings = edition.findings.count(Severity::Warning);
        let notices = edition.findings.count(Severity::Notice);
        let skipped = edition.skipped.len();
        match tongue {
            Tongue::Vi => {
                let left = if skipped > 0 { format!(" Bỏ qua {skipped} mục có lỗi.") } else { String::new() };
                format!(
                    "{entries} mục → {files} tệp ({megabytes:.1} MB, {kept} tệp giữ nguyên) trong {out}, {seconds:.2} giây. {warnings} cảnh báo, {notices} lưu ý.{left}"
                )
            }
            Tongue::En => {
                let left = if skipped > 0 { format!(" {skipped} faulty entries left out.") } else { String::new() };
                format!(
                    "{entries} entries → {files} files ({megabytes:.1} MB, {kept} unchanged) in {out}, {seconds:.2} s. {warnings} warnings, {notices} notices.{left}"
                )
            }
        }
    }
}

/// Says that nothing was built; the exit code of that.
fn refused(errors: usize, tongue: Tongue) -> u8 {
    say::note(&match tongue {
        Tongue::Vi => format!("Chưa dựng trang vì còn {errors} lỗi. Trang công khai vẫn là bản cũ."),
        Tongue::En => format!("Not built: {errors} errors. The public site is still the old one."),
    });
    1
}

/// Says that nothing was built for what shows only now; the exit code of that.
fn refused_for(finding: Finding, edition: &Edition, tongue: Tongue) -> u8 {
    let placed = place_all(&[finding], &edition.sources);
    say::note(report::text(&placed, 1, tongue, false, say::width()).trim_end());
    refused(1, tongue)
}

/// Shows errors and warnings in full, to the standard error: the result of a build is the site.
fn tell(edition: &Edition, tongue: Tongue) {
    let shown = edition.findings_down_to(Severity::Warning);
    if !shown.is_empty() {
        let colour = std::io::IsTerminal::is_terminal(&std::io::stderr()) && std::env::var_os("NO_COLOR").is_none();
        say::note(told::report(edition, Severity::Warning, told::Places::First, tongue, colour).trim_end());
        say::note(report::summary(shown, tongue).trim_end());
    }
}
