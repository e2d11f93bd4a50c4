//! `import`: entries from elsewhere. What is there is changed at its place; nothing that editors wrote is lost.

#![allow(clippy::single_match_else, reason = "both ways of an option read best side by side")]

mod cell;
mod draft;
mod fields;
mod header;
mod incoming;
mod json;
mod laws;
mod mapping;
mod naming;
mod national;
mod pairing;
mod plan;
mod problem;
mod published;
mod rows;
mod said;
mod shared;
mod site;
mod source;
mod summary;
mod table;
mod tidy;
mod verify;
mod workbook;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::change::{FileChange, read_plain};
use super::say;
use super::tongue::spoken;
use crate::error::{Error, Result};
use crate::finding::Words;
use crate::jurisdiction::{Jurisdiction, Tables};
use crate::record;
pub(in crate::command) use published::files_of_site;
pub use rows::cells;

use incoming::Incoming;
use mapping::Mapping;
use plan::{Plan, Terms};
use shared::SharedLists;
use source::Content;
use summary::Summary;

/// Nhập mục từ nơi khác.
#[derive(Debug, Args)]
#[command(
    long_about = "Nhập thủ tục và các mục khác từ nơi khác: trang do motcua dựng (api/v1), bản ghi của Cơ sở dữ liệu quốc gia (một tệp JSON, một thư mục tệp JSON, JSONL, danh sách XLSX của Cổng Dịch vụ công), bảng CSV hoặc XLSX. Nguồn là gì được nhận ra theo nội dung, không theo tên tệp. Mục đã có được sửa tại chỗ: chú thích, thứ tự và các mục biên tập viên viết thêm vẫn còn. Thủ tục mới mà phần nào đó chưa đọc được thì là bản nháp, có ghi lý do ở đầu tệp. Không ghi gì ra ngoài danh mục.\n\nBrings entries in from a published site, the national database or a table, told apart by what they hold; entries that exist are edited in place, and new ones that could not be read in full wait as drafts.",
    after_help = "Ví dụ:\n  motcua import public --dry-run                        xem sẽ thay đổi gì\n  motcua import tthc.jsonl --only fees,deadline          chỉ cập nhật phí và thời hạn\n  motcua import --template bang.xlsx > anh-xa.yaml       tệp ánh xạ để bắt đầu\n  motcua import bang.xlsx --map anh-xa.yaml\n\nMã kết thúc: 0 hiểu hết · 1 có giá trị không hiểu (đã liệt kê) · 2 gọi lệnh sai · 3 không ghi được"
)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Import {
    /// Nguồn: thư mục trang đã dựng, tệp hay thư mục JSON, tệp .jsonl, .csv, .tsv, .xlsx, .xls hoặc .ods
    #[arg(value_name = "NGUỒN", required_unless_present = "template")]
    from: Option<PathBuf>,
    /// Thư mục danh mục
    #[arg(long, default_value = "content", value_name = "DIR")]
    catalog: PathBuf,
    /// Nguồn là gì; mặc định nhận ra theo nội dung tệp
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
    /// Kể từng chỗ không hiểu, thay vì vài chỗ của mỗi loại
    #[arg(long)]
    all: bool,
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
            let tables = &Jurisdiction::usual().tables;
            let example = example.as_ref().or(self.from.as_ref());
            let known = |title: &str| is_usual(title, tables);
            let table = example.map(|path| table::open(path, None, &known, &mut Summary::default())).transpose()?;
            say::out(&mapping::template(table.as_ref(), tables))?;
            return Ok(0);
        }
        let Some(from) = &self.from else { return Ok(0) };
        for key in &self.only {
            if !record::EntryKind::ALL.iter().any(|kind| kind.keys().contains(&key.as_str())) {
                return Err(Error::Usage(words!(
                    "--only {key}: không có mục này; các mục: {known}",
                    "--only {key}: there is no such key; the keys: {known}",
                    key = key,
                    known = record::Procedure::KEYS.join(", ")
                )));
            }
        }
        let (sources, _) = crate::source::read(&self.catalog)?;
        let (mut records, _) = record::read(&sources, None);
        let mut lists = SharedLists::of(&records);
        let mut summary = Summary::default();
        let (all, files) = self.incoming(from, &records.jurisdiction, &mut lists, &mut summary)?;
        let all = incoming::once(all, &mut summary)?;
        // A catalog that begins with a site is of the country that the site is of.
        let here = all.iter().find_map(Incoming::jurisdiction).filter(|_| sources.get("catalog.yaml").is_none());
        if let Some(here) = here {
            records.jurisdiction = Arc::clone(here);
        }
        let terms = Terms { only: self.only.clone(), prune: self.prune, draft: self.draft };
        let titles = lists.laws.missing(&mut summary).filter(|_| terms.is_meant("laws"));
        let mut plan = Plan::new(&self.catalog, &sources, &records, &terms);
        plan.summary = summary;
        for incoming in lists.fields.missing().iter().chain(&titles).chain(&all) {
            plan.take(incoming)?;
        }
        for file in files {
            self.attach(file, &mut plan)?;
        }
        verify::verify(&mut plan)?;
        self.finish(&plan, all.len())
    }

    fn incoming(
        &self,
        from: &Path,
        habits: &Jurisdiction,
        lists: &mut SharedLists,
        summary: &mut Summary,
    ) -> Result<(Vec<Incoming>, Vec<FileChange>)> {
        let content = match self.kind {
            Some(ImportSource::Site) => Content::Site(from.to_owned()),
            Some(ImportSource::Table) => Content::Table(from.to_owned()),
            Some(ImportSource::National) | None => source::open(from, &habits.national, summary)?,
        };
        match content {
            Content::Site(path) => site::read(&path, summary),
            Content::Records(found) => Ok((national::read(&found, habits, lists, summary), Vec::new())),
            Content::Table(path) => Ok((self.table(&path, habits, lists, summary)?, Vec::new())),
        }
    }

    /// The rows of a table: by a mapping, or without one when it is a list of the national database.
    fn table(&self, path: &Path, habits: &Jurisdiction, lists: &mut SharedLists, summary: &mut Summary) -> Result<Vec<Incoming>> {
        if let Some(map) = &self.map {
            let mapping = Mapping::read(map)?;
            let known = |title: &str| mapping.column(title).is_some();
            let table = table::open(path, mapping.sheet.as_deref(), &known, summary)?;
            return Ok(rows::read(&table, &mapping, habits, &mut lists.fields, summary));
        }
        let known = |title: &str| habits.national.shapes.get("record").and_then(|shape| shape.part(title)).is_some();
        let table = table::open(path, None, &known, summary)?;
        let Some(found) = rows::of_national_list(&table, habits, summary) else {
            let shown = path.display();
            return Err(Error::Usage(words!(
                "{shown}: bảng cần tệp ánh xạ: motcua import --template {shown} > anh-xa.yaml, sửa tệp đó rồi thêm --map anh-xa.yaml",
                "{shown}: a table needs a mapping: motcua import --template {shown} > map.yaml, edit it, and add --map map.yaml"
            )));
        };
        Ok(national::read(&found, habits, lists, summary))
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
        let tongue = spoken();
        let said = |words: Words| words.in_tongue(tongue).to_owned();
        let same = plan.same;
        let counts = if self.dry_run {
            words!(
                "Sẽ có {new} tệp mới, {changed} tệp sửa; {same} trên {entries} mục giữ nguyên.",
                "New files: {new}, changed: {changed} (not written); {same} of {entries} entries stay as they are."
            )
        } else {
            words!(
                "Đã ghi {new} tệp mới, {changed} tệp sửa; {same} trên {entries} mục giữ nguyên.",
                "New files: {new}, changed: {changed}; {same} of {entries} entries stay as they are."
            )
        };
        let _ = writeln!(report, "{}", said(counts));
        let ((fresh, waiting, lifted), unsaid) = (plan.drafts(), plan.unsaid);
        for (count, what) in [
            (
                fresh,
                words!(
                    "{fresh} thủ tục mới là bản nháp, chưa lên trang; lý do ghi ở đầu mỗi tệp.",
                    "{fresh} new procedures are drafts and no pages yet; each says why at its top."
                ),
            ),
            (
                waiting,
                words!(
                    "{waiting} bản nháp của lần nhập trước vẫn còn chỗ chưa đọc được; lý do ghi ở đầu mỗi tệp.",
                    "{waiting} drafts of an earlier import still hold what cannot be read; each says why at its top."
                ),
            ),
            (
                lifted,
                words!(
                    "{lifted} bản nháp của lần nhập trước nay đã đọc được hết, không còn là bản nháp.",
                    "{lifted} drafts of an earlier import are read now, and drafts no longer."
                ),
            ),
            (
                unsaid,
                words!(
                    "{unsaid} thời hạn không ghi ngày hay ngày làm việc: giữ nguyên con số, trang nói chưa có thông tin.",
                    "{unsaid} times do not say whether in days or working days: the number is kept, and pages say that it is not known."
                ),
            ),
        ] {
            if count > 0 {
                let _ = writeln!(report, "{}", said(what));
            }
        }
        if !plan.kept.is_empty() {
            let shown = if self.all { plan.kept.len() } else { KEPT };
            let lead = said(words!(
                "Nguồn không có các dòng sau; chúng vẫn còn trong danh mục (thêm --prune để xóa):",
                "The source does not have these rows; they are still in the catalog (--prune deletes them):"
            ));
            let _ = writeln!(report, "{lead}");
            for (file, place) in plan.kept.iter().take(shown) {
                let _ = writeln!(report, "  {file} {place}");
            }
            if let Some(more) = plan.kept.len().checked_sub(shown).filter(|more| *more > 0) {
                let _ = writeln!(report, "  {}", said(words!("… và {more} dòng nữa", "… and {more} rows more")));
            }
        }
        report.push_str(&plan.summary.text(self.all, tongue));
        if self.dry_run {
            say::note(report.trim_end());
        } else {
            say::out(&report)?;
        }
        Ok(u8::from(!plan.summary.is_clean()))
    }
}

/// How many rows that a source does not have are told unless all are asked for.
const KEPT: usize = 20;

/// Whether tables often have a column of this title.
fn is_usual(title: &str, tables: &Tables) -> bool {
    tables.columns.values().any(|columns| columns.part(title).is_some())
}
