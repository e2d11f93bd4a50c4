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
use crate::jurisdiction::{IDS, Jurisdiction, USUAL};
use crate::yaml::nearest_word;

/// What a catalog begins with.
struct Beginning {
    /// The jurisdictions for which it is written.
    of: &'static [&'static str],
    files: Dir<'static>,
}

/// A beginning for each country, in the language of its jurisdiction.
static BEGINNINGS: [Beginning; 3] = [
    Beginning { of: &["vn-police", "vn"], files: include_dir!("$CARGO_MANIFEST_DIR/src/command/new/catalog") },
    Beginning { of: &["fr-commune"], files: include_dir!("$CARGO_MANIFEST_DIR/src/command/new/fr-commune") },
    Beginning { of: &["gb-council"], files: include_dir!("$CARGO_MANIFEST_DIR/src/command/new/gb-council") },
];

/// What a catalog of this jurisdiction begins with.
///
/// # Errors
/// When there is no such jurisdiction, or its beginning is in another language than this.
fn beginning(jurisdiction: &str, language: Option<&str>) -> Result<(&'static Jurisdiction, &'static Dir<'static>)> {
    let here = Jurisdiction::named(jurisdiction);
    let found = BEGINNINGS.iter().find(|beginning| beginning.of.contains(&jurisdiction));
    let (Some(here), Some(found)) = (here, found) else {
        let near = nearest_word(jurisdiction, IDS).map_or_else(|| IDS.join(", "), |near| format!("«{near}»?"));
        return Err(Error::Usage(words!(
            "không có `jurisdiction` «{jurisdiction}»: {near}",
            "there is no jurisdiction `{jurisdiction}`: {near}"
        )));
    };
    if let Some(language) = language.filter(|language| *language != here.language) {
        let own = &here.language;
        return Err(Error::Usage(words!(
            "danh mục mẫu của {jurisdiction} viết bằng «{own}», không có bằng «{language}»",
            "the first catalog of {jurisdiction} is in `{own}`; there is none in `{language}`"
        )));
    }
    Ok((here, &found.files))
}

/// Tạo một danh mục mới.
#[derive(Debug, Args)]
#[command(
    long_about = "Tạo một danh mục mới: một thủ tục, một cơ quan, một sự kiện, một thông báo và các tệp chung, có chú thích cách viết. Thư mục phải chưa có hoặc còn trống."
)]
pub(super) struct NewCatalog {
    /// Thư mục của danh mục mới
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Của nước nào, cơ quan nào: vn-police, vn, fr-commune, gb-council
    #[arg(long, value_name = "ID", default_value = USUAL)]
    jurisdiction: String,
    /// Ngôn ngữ của danh mục; mặc định là của nước đó
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
}

impl NewCatalog {
    pub(super) fn run(&self) -> Result<u8> {
        let (here, files) = beginning(&self.jurisdiction, self.lang.as_deref())?;
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
        let today = Timestamp::now().to_zoned(TimeZone::get(&here.time_zone).unwrap_or(TimeZone::UTC)).date();
        write(files, folder, today)?;
        name(folder, &self.jurisdiction)?;
        let shown = folder.display();
        say::out(&format!(
            "Đã tạo danh mục trong {shown}.\nTiếp theo:\n  motcua serve {shown}                           xem thử\n  motcua new procedure --catalog {shown}         thêm một thủ tục\n"
        ))?;
        Ok(0)
    }
}

/// Writes the files, with their dates counted from `today`.
fn write(files: &Dir<'_>, folder: &Path, today: Date) -> Result<()> {
    let later = |span: Span| today.checked_add(span).unwrap_or(today).to_string();
    let dates = [
        ("{today}", today.to_string()),
        ("{in_a_month}", later(Span::new().months(1))),
        ("{in_half_a_year}", later(Span::new().months(6))),
    ];
    fs::create_dir_all(folder).map_err(Error::system("tạo", folder))?;
    each(files, &mut |file| {
        let path = folder.join(file.path());
        if let Some(above) = path.parent() {
            fs::create_dir_all(above).map_err(Error::system("tạo", above))?;
        }
        let text = file.contents_utf8().unwrap_or_default();
        let text = dates.iter().fold(text.to_owned(), |text, (name, date)| text.replace(name, date));
        create(&path, &text)
    })
}

/// Names the jurisdiction in a catalog that does not yet, as it was chosen.
fn name(folder: &Path, jurisdiction: &str) -> Result<()> {
    let path = folder.join("catalog.yaml");
    let text = fs::read_to_string(&path).map_err(Error::system("đọc", &path))?;
    if jurisdiction == USUAL || text.contains("\njurisdiction:") {
        return Ok(());
    }
    let text = text.replacen("format: 1\n", &format!("format: 1\njurisdiction: {jurisdiction}\n"), 1);
    fs::write(&path, text).map_err(Error::system("ghi", &path))
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
        write(&BEGINNINGS[0].files, folder, Timestamp::now().to_zoned(TimeZone::UTC).date()).unwrap();
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
    fn every_jurisdiction_has_a_beginning_of_which_nothing_is_said() {
        for id in IDS {
            let (here, files) = beginning(id, None).unwrap();
            let folder = tempfile::tempdir().unwrap();
            let folder = folder.path().join("new");
            write(files, &folder, Timestamp::now().to_zoned(TimeZone::UTC).date()).unwrap();
            name(&folder, id).unwrap();
            assert_eq!(trouble(&folder), [""; 0], "{id}");
            let settings = Settings { catalog: folder.clone(), ..Settings::default() };
            let edition = prepare(&settings).unwrap();
            assert_eq!(edition.records.jurisdiction.id, *id);
            assert_eq!(edition.site.catalog.language(), here.language);
            if here.kin.iter().all(|kin| kin != "vn") {
                assert!(edition.findings.list.is_empty(), "{id}: {:?}", edition.findings.list);
                assert!(folder.join("README.md").is_file());
            }
        }
    }

    #[test]
    fn an_unknown_jurisdiction_and_a_foreign_language_are_refused() {
        for (id, language, told) in [("fr-comune", None, "fr-commune"), ("mars", None, "gb-council"), ("fr-commune", Some("de"), "«fr»")]
        {
            let Err(Error::Usage(text)) = beginning(id, language) else { panic!("{id} is there") };
            assert!(text.vi.contains(told), "{}", text.vi);
        }
        assert!(beginning("gb-council", Some("en")).is_ok());
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "").unwrap();
        let refused = NewCatalog { folder: folder.path().to_owned(), jurisdiction: USUAL.to_owned(), lang: None }.run();
        assert!(matches!(refused, Err(Error::Usage(_))));
    }
}
