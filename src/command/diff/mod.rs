//! `diff`: what changed, as it is meant.

mod files;
mod git;
mod side;

use std::path::Path;

use clap::{Args, ValueEnum};

use super::{Common, reprint, say};
use crate::change::{Change, Direction, Weight, changes};
use crate::edition::Edition;
use crate::error::Result;
use crate::output::sheets::{PrintedSheet, stack};
use crate::report::{self, Compared, SheetTask, SheetToPrint};
use crate::settings::Settings;
use side::Side;

/// Kể điều gì khác trước, theo nghĩa.
#[derive(Debug, Args)]
#[command(
    long_about = "So danh mục với một bản trước và kể điều gì khác với người dân: phí, giấy tờ, thời hạn, cách nộp; trong cùng hoàn cảnh, thiệt hơn hay lợi hơn, theo quyết định nào. Sắp xếp lại, viết lại cho đẹp không phải là thay đổi. Chỗ nào không đọc được thì nói ra, không coi là «không đổi».\n\nCompares the catalog with an earlier state and tells what is other for citizens.",
    after_help = "Ví dụ:\n  motcua diff --since main                     so với nhánh main của kho git\n  motcua diff --since HEAD~5 --until HEAD      giữa hai bản trong kho\n  motcua diff --since v1:noi-dung-cu           bản v1, khi danh mục còn ở thư mục khác\n  motcua diff --since ../ban-cu                so với một thư mục danh mục\n  motcua diff --since public                   so với trang đã dựng (api/v1), hay tệp .zip của nó\n  motcua diff --since main --fail-on worse     thiệt hơn cho người dân thì kết thúc bằng mã 1\n  motcua explain change/fee-amount             so phí thế nào\n\nMã kết thúc: 0 không có gì từ mức --fail-on · 1 có · 2 gọi lệnh sai, hoặc một bên không đọc được · 3 không làm xong"
)]
pub(super) struct Diff {
    #[command(flatten)]
    common: Common,
    /// Bản trước: một bản trong kho git, một thư mục danh mục, một trang đã dựng hay tệp .zip của trang
    #[arg(long, value_name = "BẢN", allow_hyphen_values = true)]
    since: String,
    /// Bản sau, thay cho danh mục hiện có
    #[arg(long, value_name = "BẢN", allow_hyphen_values = true)]
    until: Option<String>,
    /// Cách trình bày kết quả
    #[arg(long, value_enum, default_value_t)]
    format: DiffFormat,
    /// Chỉ kể những gì đáng báo, bỏ thay đổi nhỏ
    #[arg(long, value_enum, value_name = "LOẠI")]
    only: Option<Only>,
    /// Từ mức nào thì kết thúc bằng mã 1; chỗ không so được luôn tính
    #[arg(long, value_enum, value_name = "MỨC")]
    fail_on: Option<FailOn>,
}

/// How changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum DiffFormat {
    /// Cho người đọc
    #[default]
    Text,
    /// Lời nhắn trong yêu cầu hợp nhất
    Markdown,
    /// Cho chương trình
    Json,
    /// Bảng, mỗi thay đổi một dòng
    Csv,
    /// Một trang web đứng riêng
    Html,
}

/// Which changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// điều đáng báo cho người dân
    Material,
}

/// At what the command fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// có điều thiệt hơn cho người dân
    Worse,
    /// có điều khác trước mà không nêu quyết định
    Unannounced,
    /// có bất cứ thay đổi nào
    Any,
}

impl FailOn {
    /// Whether a change makes the command fail. What cannot be compared may be anything.
    fn is_met(self, change: &Change) -> bool {
        let is_unknown = change.kind.id == "change/not-comparable";
        is_unknown
            || match self {
                Self::Worse => change.direction == Direction::Worse,
                Self::Unannounced => change.is_unannounced(),
                Self::Any => true,
            }
    }
}

impl Diff {
    pub(super) fn run(&self) -> Result<u8> {
        let mut settings = self.common.settings()?;
        let after = match &self.until {
            Some(until) => Side::named(until, &settings)?,
            None => Side::folder(&self.common.catalog, &settings)?,
        };
        // Both sides are looked at on one day: that of the later.
        settings.today = Some(after.catalog.today);
        let before = Side::named(&self.since, &settings)?;
        let tongue = settings.tongue(after.catalog.language());
        let mut found = changes(&before.catalog, &after.catalog);
        if self.only == Some(Only::Material) {
            found.retain(|change| change.weight == Weight::Material);
        }
        let failed = self.fail_on.is_some_and(|fail_on| found.iter().any(|change| fail_on.is_met(change)));
        let is_unread = self.fail_on.is_some() && !(before.is_whole && after.is_whole);
        let notes = before.notes.into_iter().chain(after.notes).collect();
        let compared = Compared::of(found, before.name, after.name, notes);
        say::out(&match self.format {
            DiffFormat::Text => report::changes_text(&compared, tongue, say::colour()),
            DiffFormat::Markdown => report::changes_markdown(&compared, tongue, report::COMMENT),
            DiffFormat::Json => report::changes_json(&compared),
            DiffFormat::Csv => report::changes_csv(&compared, tongue)?,
            DiffFormat::Html => report::changes_html(&compared, tongue),
        })?;
        // A catalog of thousands of entries takes its time to be taken down, and the process ends here.
        std::mem::forget((before.catalog, after.catalog));
        Ok(u8::from(failed || is_unread))
    }
}

/// What changed against a site that was built before, where it tells its data.
///
/// # Errors
/// When its data is there and cannot be read.
pub(super) fn against(site: &Path, edition: &Edition) -> Result<Option<Compared>> {
    if !site.join("api/v1/index.json").is_file() {
        return Ok(None);
    }
    let catalog = &edition.site.catalog;
    let settings = Settings { today: Some(catalog.today), ..Default::default() };
    let before = Side::named(&site.to_string_lossy(), &settings)?;
    let found = changes(&before.catalog, catalog);
    let mut compared = Compared::of(found, before.name, String::new(), before.notes);
    let sheets = site.join("in/sheets.json");
    if sheets.is_file() {
        let (old, new) = (reprint::read(&sheets)?, stack(&edition.site));
        let task =
            |(what, sheet): (SheetTask, &PrintedSheet)| SheetToPrint { what, title: sheet.title.clone(), address: sheet.address.clone() };
        compared.sheets = Some(reprint::to_print(&old, &new).into_iter().map(task).collect());
    }
    Ok(Some(compared))
}
