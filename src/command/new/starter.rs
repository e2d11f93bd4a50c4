//! `new catalog`: a small catalog with one of everything.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use jiff::{Span, Timestamp, tz::TimeZone};

use super::super::say;
use crate::error::{Error, Result};

/// The catalog that everybody begins with.
static BEGINNING: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/command/new/catalog");

/// Tạo một danh mục mới.
#[derive(Debug, Args)]
#[command(
    long_about = "Tạo một danh mục mới: một thủ tục, một cơ quan, một sự kiện, một thông báo và các tệp chung, có chú thích cách viết. Thư mục phải chưa có hoặc còn trống."
)]
pub(super) struct NewCatalog {
    /// Thư mục của danh mục mới
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl NewCatalog {
    pub(super) fn run(&self) -> Result<u8> {
        let folder = &self.folder;
        let is_empty = match fs::read_dir(folder) {
            Ok(mut inside) => inside.next().is_none(),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => true,
            Err(cause) => return Err(Error::system("mở", folder)(cause)),
        };
        if !is_empty {
            let shown = folder.display();
            return Err(Error::Usage(words!(
                "thư mục {shown} không trống; hãy chọn một thư mục mới",
                "the folder {shown} is not empty; choose a new one"
            )));
        }
        write(folder, Timestamp::now().to_zoned(TimeZone::get("Asia/Ho_Chi_Minh").unwrap_or(TimeZone::UTC)).date())?;
        let shown = folder.display();
        say::out(&format!(
            "Đã tạo danh mục trong {shown}.\nTiếp theo:\n  motcua serve {shown}                           xem thử\n  motcua new procedure --catalog {shown}         thêm một thủ tục\n"
        ))?;
        Ok(0)
    }
}

/// Writes the files, with their dates counted from `today`.
fn write(folder: &Path, today: Date) -> Result<()> {
    let later = |span: Span| today.checked_add(span).unwrap_or(today).to_string();
    let dates = [
        ("{today}", today.to_string()),
        ("{in_a_month}", later(Span::new().months(1))),
        ("{in_half_a_year}", later(Span::new().months(6))),
    ];
    fs::create_dir_all(folder).map_err(Error::system("tạo", folder))?;
    each(&BEGINNING, &mut |file| {
        let path = folder.join(file.path());
        if let Some(above) = path.parent() {
            fs::create_dir_all(above).map_err(Error::system("tạo", above))?;
        }
        let text = file.contents_utf8().unwrap_or_default();
        let text = dates.iter().fold(text.to_owned(), |text, (name, date)| text.replace(name, date));
        create(&path, &text)
    })
}

/// Writes a file that was not there.
pub(super) fn create(path: &Path, text: &str) -> Result<()> {
    let mut file = fs::File::create_new(path).map_err(Error::system("tạo", path))?;
    file.write_all(text.as_bytes()).map_err(Error::system("ghi", path))
}

fn each(folder: &Dir<'_>, look: &mut impl FnMut(&include_dir::File<'_>) -> Result<()>) -> Result<()> {
    folder.files().try_for_each(&mut *look)?;
    folder.dirs().try_for_each(|folder| each(folder, look))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
pub(super) mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::prepare;
    use crate::settings::Settings;

    /// The errors and warnings of a catalog, drafts included, and the files that nobody reads.
    pub(in super::super) fn trouble(folder: &Path) -> Vec<String> {
        let settings = Settings { catalog: folder.to_owned(), drafts: true, ..Settings::default() };
        let edition = prepare(&settings).unwrap();
        let grave = edition.findings.list.iter().filter(|finding| finding.level < Severity::Notice || finding.rule.starts_with("source/"));
        grave.map(|finding| format!("{}: {} {}", finding.file, finding.rule, finding.message.vi)).collect()
    }

    pub(in super::super) fn begin(folder: &Path) {
        write(folder, Timestamp::now().to_zoned(TimeZone::UTC).date()).unwrap();
    }

    #[test]
    fn a_new_catalog_has_nothing_to_complain_about_and_renders() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("moi");
        begin(&folder);
        assert_eq!(trouble(&folder), [""; 0]);
        let settings = Settings { catalog: folder, ..Settings::default() };
        let edition = prepare(&settings).unwrap();
        let press = edition.press();
        for address in ["thu-tuc/dang-ky-tam-tru/index.html", "co-quan/cong-an-phuong-mau/index.html", "gioi-thieu/index.html"] {
            press.render(edition.site.find(address).unwrap()).unwrap();
        }
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "").unwrap();
        let refused = NewCatalog { folder: folder.path().to_owned() }.run();
        assert!(matches!(refused, Err(Error::Usage(_))));
    }
}
