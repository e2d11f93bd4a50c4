//! `new decision`: a file for one more decision, with the procedures that name it already.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::super::{say, stem};
use super::procedure::{one_line, scalar};
use super::starter::create;
use crate::error::{Error, Result};
use crate::record::{self, Date, DecisionLevel, Records, law_key};
use crate::source;
use crate::yaml::quoted;

/// What a new decision begins with.
const BEGINNING: &str = include_str!("decision.yaml");

/// At most so many procedures are listed.
const MAX_LISTED: usize = 200;

/// Tạo một quyết định công bố mới.
#[derive(Debug, Args)]
#[command(
    long_about = "Tạo tệp cho một quyết định công bố trong decisions/, rồi in ra đường dẫn của tệp. Tên tệp lấy từ số hiệu. Các thủ tục đã ghi số hiệu ấy được liệt kê trong chú thích, để xếp vào mới, sửa đổi hay bãi bỏ.",
    after_help = "Ví dụ:\n  motcua new decision --number 4245/QĐ-BCA-QLXNC --date 01/07/2026 --level bộ"
)]
pub(super) struct NewDecision {
    /// Thư mục danh mục
    #[arg(long, default_value = "content", value_name = "DIR")]
    catalog: PathBuf,
    /// Số hiệu, như 1523/QĐ-BCA-C06
    #[arg(long, value_name = "SỐ")]
    number: String,
    /// Ngày ký
    #[arg(long, value_name = "NGÀY")]
    date: Option<String>,
    /// Cơ quan ban hành
    #[arg(long, value_name = "TÊN")]
    issuer: Option<String>,
    /// Cấp của cơ quan ký: bộ, tỉnh, đơn vị
    #[arg(long, value_name = "CẤP")]
    level: Option<String>,
}

impl NewDecision {
    pub(super) fn run(&self) -> Result<u8> {
        let (sources, _) = source::read(&self.catalog)?;
        let (records, _) = record::read(&sources, None);
        let path = self.write(&records)?;
        say::out(&format!("{}\n", path.display()))?;
        Ok(0)
    }

    /// Writes the file and tells where it is.
    fn write(&self, records: &Records) -> Result<PathBuf> {
        let number = one_line("--number", &self.number)?;
        if number.is_empty() {
            return Err(Error::Usage(words!("thiếu số hiệu: thêm --number SỐ", "the number is missing: add --number NUMBER")));
        }
        let key = law_key(&number);
        if let Some(there) = records.decisions.iter().find(|entry| law_key(&entry.facts.number) == key) {
            let file = &there.file;
            return Err(Error::Usage(words!("quyết định {number} đã có ở tệp «{file}»", "the decision {number} is in `{file}` already")));
        }
        let date: Option<Date> = self.date.as_deref().map(|date| scalar("--date", date)).transpose()?;
        let level: Option<DecisionLevel> = self.level.as_deref().map(|level| scalar("--level", level)).transpose()?;
        let issuer = self.issuer.as_deref().map(|issuer| one_line("--issuer", issuer)).transpose()?;
        let issuer = issuer.map_or_else(|| "# issuer: Bộ …".to_owned(), |issuer| format!("issuer: {}", quoted(&issuer)));
        // What was typed comes last, so that nothing in it is taken for a place to fill.
        let text = BEGINNING
            .replace("{date}", &date.map_or_else(|| "# date: 2026-07-01".to_owned(), |date| format!("date: {date}")))
            .replace("{level}", &level.map_or_else(|| "# level: ministry".to_owned(), |level| format!("level: {level}")))
            .replace("{named}\n", &named(records, &key))
            .replacen("{issuer}", &issuer, 1)
            .replacen("{number}", &quoted(&number), 1);
        let folder = self.catalog.join("decisions");
        fs::create_dir_all(&folder).map_err(Error::system("tạo", &folder))?;
        let taken: BTreeSet<String> = records.decisions.iter().map(|entry| entry.stem.to_string()).collect();
        let path = folder.join(format!("{}.yaml", stem::free(&number, "decision", &taken)));
        create(&path, &text)?;
        Ok(path)
    }
}

/// The procedures that name the decision, as lines of a comment.
fn named(records: &Records, key: &str) -> String {
    let names =
        |entry: &&std::sync::Arc<record::Entry<record::Procedure>>| entry.facts.decisions.iter().any(|number| law_key(number) == key);
    let mut out = String::new();
    for entry in records.procedures.iter().filter(names).take(MAX_LISTED) {
        if out.is_empty() {
            out.push_str("\n# Các thủ tục đã ghi quyết định này; chuyển mỗi dòng vào danh sách của nó ở trên.\n");
        }
        let code = entry.facts.code.as_ref().map_or_else(|| entry.stem.to_string(), |code| format!("\"{}\"", code.as_str()));
        let title = entry.facts.title.original.replace(char::is_control, " ");
        let _ = writeln!(out, "#   - {code} # {title}");
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::starter::tests::{begin, trouble};
    use super::*;

    fn new(catalog: &std::path::Path, number: &str) -> Result<PathBuf> {
        let (sources, _) = source::read(catalog)?;
        let (records, _) = record::read(&sources, None);
        let text = |text: &str| Some(text.to_owned());
        let new = NewDecision {
            catalog: catalog.to_owned(),
            number: number.to_owned(),
            date: text("1/7/2026"),
            issuer: text("Bộ: «Nội vụ» {number}"),
            level: text("bộ"),
        };
        new.write(&records)
    }

    #[test]
    fn a_new_decision_lists_who_names_it_and_reads_as_it_was_given() {
        let folder = tempfile::tempdir().unwrap();
        begin(folder.path());
        let procedure = fs::read_dir(folder.path().join("procedures/cu-tru")).unwrap().next().unwrap().unwrap().path();
        let text = fs::read_to_string(&procedure).unwrap();
        fs::write(&procedure, text.replacen("field:", "decisions: [4245/QĐ-BCA-QLXNC]\nfield:", 1)).unwrap();
        let path = new(folder.path(), "4245/QĐ-BCA-QLXNC").unwrap();
        assert!(path.ends_with("decisions/4245-qd-bca-qlxnc.yaml"), "{path:?}");
        assert_eq!(trouble(folder.path()), [""; 0]);
        let (records, _) = record::read(&source::read(folder.path()).unwrap().0, None);
        let facts = &records.decisions.iter().find(|entry| &*entry.stem == "4245-qd-bca-qlxnc").unwrap().facts;
        assert_eq!((&*facts.number.0, facts.level), ("4245/QĐ-BCA-QLXNC", Some(DecisionLevel::Ministry)));
        assert_eq!(facts.date.unwrap().to_string(), "2026-07-01");
        assert_eq!(facts.issuer.as_ref().unwrap().original, "Bộ: «Nội vụ» {number}");
        let written = fs::read_to_string(&path).unwrap();
        assert_eq!(written.matches("#   - ").count(), 2, "{written}");
        // The same number in another spelling is no second decision.
        assert!(new(folder.path(), "4245/qd-bca-qlxnc").is_err());
    }
}
