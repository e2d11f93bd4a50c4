//! `reprint`: which sheets on the wall are no longer what the catalog says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Common, say};
use crate::edition::skip_invalid;
use crate::error::{Error, Result};
use crate::finding::Tongue;
use crate::output::sheets::{PrintedSheet, Stack, stack};
use crate::report::SheetTask;

/// Compares the sheets of a site that was built with those of the catalog now.
#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  motcua reprint --since public        so với trang đang có trong public/\n  \
                  motcua reprint --since sheets.json   so với tệp in/sheets.json đã giữ lại\n\nBảng nào đổi thì in lại; địa chỉ của tờ đứng ở cuối dòng.")]
pub(super) struct Reprint {
    #[command(flatten)]
    common: Common,
    /// Thư mục trang đã dựng lần trước, hoặc tệp in/sheets.json của nó
    #[arg(long, value_name = "TRANG")]
    since: PathBuf,
}

impl Reprint {
    pub(super) fn run(&self) -> Result<u8> {
        let path = if self.since.is_dir() { self.since.join("in/sheets.json") } else { self.since.clone() };
        let old = read(&path)?;
        let settings = self.common.settings()?;
        let edition = skip_invalid(&settings)?;
        let new = stack(&edition.site);
        say::out(&told(&old, &new, edition.tongue(&settings)))?;
        Ok(0)
    }
}

/// The sheets of a site that was built before.
pub(super) fn read(path: &Path) -> Result<Stack> {
    // A pipe would keep us waiting for somebody to write into it.
    let is_file = path.metadata().map_err(Error::system("đọc", path))?.is_file();
    if !is_file {
        return Err(Error::Usage(words!(
            "--since {path}: không phải tệp thường",
            "--since {path}: no regular file",
            path = path.display()
        )));
    }
    let text = std::fs::read_to_string(path).map_err(Error::system("đọc", path))?;
    serde_json::from_str(&text).map_err(|cause| {
        Error::Usage(words!(
            "{path}: không phải danh sách tờ in của motcua ({cause})",
            "{path} is no list of sheets by motcua ({cause})",
            path = path.display(),
            cause = cause
        ))
    })
}

/// The sheets to print, to post or to take down, each with the sheet that says which.
pub(super) fn to_print<'s>(old: &'s Stack, new: &'s Stack) -> Vec<(SheetTask, &'s PrintedSheet)> {
    let before: BTreeMap<&str, &PrintedSheet> = old.sheets.iter().map(|sheet| (sheet.address.as_str(), sheet)).collect();
    let after: BTreeMap<&str, &PrintedSheet> = new.sheets.iter().map(|sheet| (sheet.address.as_str(), sheet)).collect();
    let mut all = Vec::new();
    for (address, sheet) in &after {
        match before.get(address) {
            None => all.push((SheetTask::New, *sheet)),
            Some(old) if old.version != sheet.version => all.push((SheetTask::Again, *sheet)),
            Some(_) => {}
        }
    }
    all.extend(before.into_iter().filter(|(address, _)| !after.contains_key(address)).map(|(_, sheet)| (SheetTask::Down, sheet)));
    all
}

/// One line for each sheet to print, to post or to take down.
fn told(old: &Stack, new: &Stack, tongue: Tongue) -> String {
    let words = |vi: &'static str, en: &'static str| if tongue == Tongue::Vi { vi } else { en };
    let line = |(task, sheet): (SheetTask, &PrintedSheet)| {
        let what = match task {
            SheetTask::New => words("in mới", "print new"),
            SheetTask::Again => words("in lại", "print again"),
            SheetTask::Down => words("gỡ xuống", "take down"),
        };
        format!("{what}\t{}\t{}\t{}\n", sheet.version, sheet.title, sheet.address)
    };
    let lines: String = to_print(old, new).into_iter().map(line).collect();
    if lines.is_empty() {
        return format!("{} {}.\n", words("Không tờ nào phải in lại từ", "No sheet has changed since"), old.date);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(address: &str, version: &str) -> PrintedSheet {
        PrintedSheet { address: address.to_owned(), title: address.to_uppercase(), version: version.to_owned() }
    }

    fn on(date: &str, sheets: Vec<PrintedSheet>) -> Stack {
        Stack { date: date.to_owned(), sheets }
    }

    #[test]
    fn only_sheets_that_changed_are_named() {
        let old = on("2026-07-20", vec![sheet("a", "1"), sheet("b", "1"), sheet("c", "1")]);
        let new = on("2026-08-20", vec![sheet("a", "1"), sheet("b", "2"), sheet("d", "1")]);
        assert_eq!(told(&old, &new, Tongue::En), "print again\t2\tB\tb\nprint new\t1\tD\td\ntake down\t1\tC\tc\n");
        assert_eq!(told(&old, &old, Tongue::Vi), "Không tờ nào phải in lại từ 2026-07-20.\n");
    }
}
