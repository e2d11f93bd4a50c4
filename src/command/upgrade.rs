//! `upgrade`: what the format or the theme calls otherwise now is renamed in the catalog, a line for each, and nothing else is touched.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::change::FileChange;
use super::fix::fix;
use super::{Language, explain, say};
use crate::error::Result;
use crate::finding::Tongue;
use crate::prepare;
use crate::settings::Settings;
use crate::theme::with_keys_of_now;

/// The rules whose fixes are renamings.
const RENAMINGS: &[&str] = &["catalog/renamed-rule"];

/// Đổi tên cũ thành tên mới.
#[derive(Debug, Args)]
#[command(
    long_about = "Đổi ngay trong danh mục những tên mà bản motcua này gọi khác: tên quy tắc trong `rules:` và `allow:`, khóa lời của giao diện trong theme/i18n. Mỗi tên một dòng; chú thích, thứ tự và mọi chữ khác giữ nguyên. Tên cũ vẫn được báo cho tới khi đổi.\n\nRenames in place what this version of motcua calls otherwise.",
    after_help = "Ví dụ:\n  motcua upgrade --dry-run      xem sẽ đổi gì\n  motcua upgrade                đổi trong `content`\n\nMã kết thúc: 0 xong · 2 gọi lệnh sai · 3 không ghi được"
)]
pub(super) struct Upgrade {
    /// Thư mục danh mục
    #[arg(default_value = "content", value_name = "CATALOG")]
    catalog: PathBuf,
    /// Chỉ in ra sẽ sửa gì, không ghi
    #[arg(long)]
    dry_run: bool,
    /// Ngôn ngữ của thông báo; mặc định theo danh mục
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
}

impl Upgrade {
    pub(super) fn run(&self) -> Result<u8> {
        let settings = Settings { catalog: self.catalog.clone(), tongue: self.lang.map(Tongue::from), ..Settings::default() };
        let edition = prepare(&settings)?;
        let tongue = edition.tongue(&settings);
        let (changes, words) = words(&edition.sources)?;
        let rules = RENAMINGS.iter().map(|name| explain::find(name)).collect::<Result<Vec<_>>>()?;
        let fixed = fix(edition, &settings, &rules)?;
        if self.dry_run {
            let diffs: String = changes.iter().map(FileChange::diff).collect();
            say::out(&(diffs + &fixed.difference(str::to_owned)))?;
        } else {
            FileChange::write_all(&changes, &self.catalog)?;
            fixed.write()?;
        }
        for (file, before, now) in &words {
            say::note(&format!("{file}: {before} → {now}"));
        }
        fixed.tell(self.dry_run, tongue);
        std::mem::forget(fixed);
        Ok(0)
    }
}

/// The files of words that change, and what is renamed in each.
#[allow(clippy::type_complexity, reason = "a list of three names, read once")]
fn words(sources: &crate::source::Sources) -> Result<(Vec<FileChange>, Vec<(Arc<str>, &'static str, &'static str)>)> {
    let (mut changes, mut renamed) = (Vec::new(), Vec::new());
    for source in sources.files.iter().filter(|source| source.path.starts_with("theme/i18n/")) {
        let Some(text) = source.content.text() else { continue };
        let (after, moved) = with_keys_of_now(text);
        if moved.is_empty() {
            continue;
        }
        // What somebody saves just now is left for the next time.
        let Some((_, before)) = sources.bytes(source)? else { continue };
        changes.push(FileChange::of_text(&source.path, Some(before), after));
        renamed.extend(moved.into_iter().map(|(before, now)| (Arc::clone(&source.path), before, now)));
    }
    Ok((changes, renamed))
}
