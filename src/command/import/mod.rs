//! `import`: entries from elsewhere. What is there is changed at its place; nothing that editors wrote is lost.

#![allow(clippy::single_match_else, reason = "both ways of an option read best side by side")]

mod fields;
mod incoming;
mod mapping;
mod national;
mod plan;
mod rows;
mod site;
mod table;
mod workbook;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::change::{FileChange, read_plain};
use super::say;
use crate::error::{Error, Result};
use crate::{record, source};
use fields::Fields;
use incoming::{ImportProblem, Incoming};
use mapping::Mapping;
use plan::{Plan, Terms};

/// Nhập mục từ nơi khác.
#[derive(Debug, Args)]
#[command(
    long_about = "Nhập thủ tục và các mục khác từ nơi khác: trang do motcua dựng (api/v1), bản ghi của Cơ sở dữ liệu quốc gia (JSONL), bảng CSV hoặc XLSX. Mục đã có được sửa tại chỗ: chú thích, thứ tự và các mục biên tập viên viết thêm vẫn còn. Không ghi gì ra ngoài danh mục.\n\nBrings entries in from a published site, the national database or a table; entries that exist are edited in place.",
    after_help = "Ví dụ:\n  motcua import public --dry-run                        xem sẽ thay đổi gì\n  motcua import tthc.jsonl --only fees,deadline          chỉ cập nhật phí và thời hạn\n  motcua import --template bang.xlsx > anh-xa.yaml       tệp ánh xạ để bắt đầu\n  motcua import bang.xlsx --map anh-xa.yaml\n\nMã kết thúc: 0 hiểu hết · 1 có giá trị không hiểu (đã liệt kê) · 2 gọi lệnh sai · 3 không ghi được"
)]
pub(super) struct Import {
    /// Nguồn: thư mục trang đã dựng, tệp .json, .jsonl, .csv, .tsv, .xlsx, .xls hoặc .ods
    #[arg(value_name = "NGUỒN", required_unless_present = "template")]
    from: Option<PathBuf>,
    /// Thư mục danh mục
    #[arg(long, default_value = "content", value_name = "DIR")]
    catalog: PathBuf,
    /// Nguồn là gì; mặc định đoán theo tên và nội dung tệp
    #[arg(long, value_enum, value_name = "LOẠI")]
    kind: Option<ImportSource>,
    /// Tệp ánh xạ cột của bảng
    #[arg(long, value_name = "TỆP")]
    map: Option<PathBuf>,
    /// In tệp ánh xạ mẫu; ghi thêm tên bảng để có sẵn các cột của bảng đó
    #[arg(long, value_name = "BẢNG", num_args = 0..=1, conflicts_with = "map")]
    #[allow(clippy::option_option, reason = "an option that may go without its value")]
    template: Option<Option<PathBuf>>,
    /// Chỉ in những chỗ sẽ thay đổi, không ghi
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Với mục đã có, chỉ sửa các mục con này
    #[arg(long, value_name = "MỤC,…", value_delimiter = ',')]
    only: Vec<String>,
    /// Xóa cả những dòng của danh sách mà nguồn không có
    #[arg(long)]
    prune: bool,
    /// Thủ tục mới là bản nháp
    #[arg(long)]
    draft: bool,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ImportSource {
    /// trang do motcua dựng
    Site,
    /// bản ghi của Cơ sở dữ liệu quốc gia
    National,
    /// bảng CSV hoặc bảng tính
    Table,
}

impl Import {
    pub(super) fn run(&self) -> Result<u8> {
        if let Some(example) = &self.template {
            let example = example.as_ref().or(self.from.as_ref());
            let table = example.map(|path| table::open(path, None)).transpose()?;
            say::out(&mapping::template(table.as_ref()))?;
            return Ok(0);
        }
        let Some(from) = &self.from else { return Ok(0) };
        for key in &self.only {
            if !record::EntryKind::ALL.iter().any(|kind| kind.keys().contains(&key.as_str())) {
                return Err(Error::Usage(format!("--only {key}: không có mục này; các mục: {}", record::Procedure::KEYS.join(", "))));
            }
        }
        let (sources, _) = source::read(&self.catalog)?;
        let (records, _) = record::read(&sources, None);
        let mut fields = Fields::of(&records);
        let mut troubles = Vec::new();
        let (all, files) = self.incoming(from, &mut fields, &mut troubles)?;
        let all = incoming::once(all, &mut troubles)?;
        let terms = Terms { only: self.only.clone(), prune: self.prune, draft: self.draft };
        let mut plan = Plan::new(&self.catalog, &sources, &records, &terms);
        plan.troubles = troubles;
        for incoming in fields.missing().iter().chain(&all) {
            plan.take(incoming)?;
        }
        for file in files {
            self.attach(file, &mut plan)?;
        }
        self.finish(&plan, all.len())
    }

    fn incoming(&self, from: &Path, fields: &mut Fields, troubles: &mut Vec<ImportProblem>) -> Result<(Vec<Incoming>, Vec<FileChange>)> {
        match self.kind.map_or_else(|| guess(from), Ok)? {
            ImportSource::Site => site::read(from, troubles),
            ImportSource::National => Ok((national::read(from, fields, troubles)?, Vec::new())),
            ImportSource::Table => {
                let Some(map) = &self.map else {
                    let shown = from.display();
                    return Err(Error::Usage(format!(
                        "{shown}: bảng cần tệp ánh xạ: motcua import --template {shown} > anh-xa.yaml, sửa tệp đó rồi thêm --map anh-xa.yaml"
                    )));
                };
                let mapping = Mapping::read(map)?;
                let table = table::open(from, mapping.sheet.as_deref())?;
                Ok((rows::read(&table, &mapping, fields, troubles), Vec::new()))
            }
        }
    }

    /// A file that is published as it is; one that is the same is left alone.
    fn attach(&self, mut file: FileChange, plan: &mut Plan<'_>) -> Result<()> {
        file.before = read_plain(&self.catalog.join(&file.path))?;
        if file.before.as_ref() != Some(&file.after) {
            plan.changes.push(file);
        }
        Ok(())
    }

    fn finish(&self, plan: &Plan<'_>, entries: usize) -> Result<u8> {
        let mut report = String::new();
        if self.dry_run {
            plan.changes.iter().for_each(|change| report.push_str(&change.diff()));
            say::out(&report)?;
            report.clear();
        } else {
            FileChange::write_all(&plan.changes, &self.catalog)?;
        }
        let new = plan.changes.iter().filter(|change| change.before.is_none()).count();
        let changed = plan.changes.len() - new;
        let verb = if self.dry_run { "Sẽ có" } else { "Đã ghi" };
        let _ = writeln!(report, "{verb} {new} tệp mới, {changed} tệp sửa; {} trên {entries} mục giữ nguyên.", plan.same);
        if !plan.kept.is_empty() {
            report.push_str("Nguồn không có các dòng sau; chúng vẫn còn trong danh mục (thêm --prune để xóa):\n");
            for (file, place) in &plan.kept {
                let _ = writeln!(report, "  {file} {place}");
            }
        }
        if !plan.troubles.is_empty() {
            let _ = writeln!(report, "{} chỗ không hiểu hoặc không có chỗ ghi, đã để lại:", plan.troubles.len());
            plan.troubles.iter().for_each(|trouble| report.push_str(&trouble.line()));
        }
        if self.dry_run {
            say::note(report.trim_end());
        } else {
            say::out(&report)?;
        }
        Ok(u8::from(!plan.troubles.is_empty()))
    }
}

/// What a source is, by its name, and for JSON by what stands in it.
fn guess(from: &Path) -> Result<ImportSource> {
    if from.is_dir() {
        return Ok(ImportSource::Site);
    }
    match from.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
        Some("csv" | "tsv" | "txt" | "xlsx" | "xlsm" | "xls" | "ods") => Ok(ImportSource::Table),
        Some("jsonl" | "ndjson") => Ok(ImportSource::National),
        Some("json") => {
            let bytes = read_plain(from)?.unwrap_or_default();
            let is_national = bytes.trim_ascii_start().starts_with(b"[") || bytes.windows(17).any(|part| part == b"\"document_groups\"");
            Ok(if is_national { ImportSource::National } else { ImportSource::Site })
        }
        _ => Err(Error::Usage(format!("{}: không đoán được đây là nguồn gì; thêm --kind site|national|table", from.display()))),
    }
}
