//! Other countries than the first: nothing of it is on their pages, in their findings or in their data.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::findings::check_on;
use super::search::batch;
use super::world::{TODAY, build, put, repository, sources, tree};

/// The golden sites of other countries.
const ABROAD: [&str; 2] = ["town-hall", "council"];

/// What belongs to one country, in lower case.
const COUNTRY: &[&str] = &[
    "việt nam",
    "viet nam",
    "vietnam",
    "vneid",
    "zalo",
    "công an",
    "đồng",
    "vnd",
    "gov.vn",
    "dichvucong",
    "cccd",
    "cmnd",
    "căn cước",
    "nghị định",
    "thông tư",
    "asia/ho_chi",
    "hochiminh",
    "+84",
    "bộ công an",
];

fn built(name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let ended = build(&repository("tests/golden").join(name).join("content"), &folder.path().join("site"));
    assert_eq!(ended.code, 0, "{ended:?}");
    tree(&folder.path().join("site"))
}

#[test]
fn nothing_of_another_country_is_on_a_page_a_sheet_a_kiosk_or_in_the_data() {
    for name in ABROAD {
        let files = built(name);
        let mut seen = 0;
        // Scripts and styles are those of the theme, for every language; the manifest is for us.
        for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("assets/") && !path.starts_with(".motcua")) {
            let Ok(text) = std::str::from_utf8(bytes) else { continue };
            let lower = text.to_lowercase();
            let found = COUNTRY
                .iter()
                .chain(&["police", "thu-tuc", "co-quan", "giay-to", "noi-dung", "lang=vi", "lang=\"vi\""])
                .find(|word| lower.contains(**word));
            assert_eq!(found, None, "{name}/{path}");
            // What the search knows of letters it knows of those of all languages.
            let lower = if path.starts_with("search/") { String::new() } else { lower };
            let strange = lower.chars().find(|c| matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | '\u{1ea0}'..='\u{1ef9}'));
            assert_eq!(strange, None, "{name}/{path}");
            seen += 1;
        }
        assert!(seen > 60, "{name}: only {seen} files");
        assert!(files.keys().any(|path| path.starts_with(if name == "council" { "print/" } else { "imprimer/" })));
    }
}

#[test]
fn a_page_names_the_office_that_receives_and_not_the_police() {
    let files = built("justice");
    let pages: Vec<_> = files.iter().filter(|(path, _)| path.starts_with("thu-tuc/") && path.ends_with(".html")).collect();
    assert_eq!(pages.len(), 15);
    for (path, bytes) in pages {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains("<strong>Ủy ban nhân dân phường Mẫu</strong>") && !text.contains("Công an"), "{path}");
    }
}

#[test]
fn what_foreign_editors_write_is_read_without_a_finding() {
    for name in ABROAD {
        let found = check_on(&repository("tests/golden").join(name).join("content"), TODAY);
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn amounts_are_said_by_the_habits_of_their_country_and_given_in_coins() {
    let french = built("town-hall");
    let page = |files: &BTreeMap<String, Vec<u8>>, path: &str| String::from_utf8(files[path].clone()).unwrap();
    let canteen = page(&french, "demarches/cantine/index.html");
    // A short message has no euro sign: every telephone reads the code.
    let shown = canteen.replace("%20EUR", "");
    assert!(shown.contains("12,50\u{a0}€") && shown.contains("3,85\u{a0}€") && !shown.contains("EUR"), "{canteen}");
    let api: serde_json::Value = serde_json::from_slice(&french["api/v1/procedures/cantine.json"]).unwrap();
    assert_eq!((api["fees"][0]["amount"].as_f64(), api["fees"][0]["minor"].as_u64()), (Some(12.5), Some(1250)));
    assert_eq!((api["fees"][1]["amount"].as_u64(), api["fees"][1]["minor"].as_u64()), (Some(1), Some(100)));
    let british = built("council");
    let permit = page(&british, "services/resident-parking/index.html");
    assert!(permit.contains("£62.50") && permit.contains("£1,040") && permit.contains("£62.50–1,040"), "{permit}");
}

#[test]
fn numbers_to_call_are_those_of_the_plan() {
    for (name, path, wanted) in [
        ("town-hall", "index.html", vec!["tel:15", "tel:18", "tel:112", "tel:3939"]),
        ("town-hall", "services/mairie/index.html", vec!["tel:+33261911234", "02 61 91 12 34"]),
        ("council", "index.html", vec!["tel:999", "tel:111", "tel:+441632960100"]),
        ("council", "offices/village-hub/index.html", vec!["tel:+441632960123", "01632 960 123"]),
    ] {
        let text = String::from_utf8(built(name)[path].clone()).unwrap();
        for wanted in wanted {
            assert!(text.contains(wanted), "{name}/{path} lacks {wanted}");
        }
        assert!(!text.contains("href=tel: ") && !text.contains("\"tel:\""), "{name}/{path} has an empty number");
    }
}

#[test]
fn a_page_that_the_law_asks_for_is_missed() {
    for (name, stem) in [("town-hall", "accessibilite"), ("council", "privacy")] {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in tree(&repository("tests/golden").join(name).join("content")) {
            if path != format!("pages/{stem}.md") {
                put(folder.path(), &path, bytes);
            }
        }
        let found = check_on(folder.path(), TODAY);
        let rules: Vec<_> = found.iter().map(|finding| (finding["rule"].as_str(), finding["remedy"]["en"].as_str())).collect();
        assert_eq!(rules, [(Some("catalog/no-legal-page"), Some(&*format!("write it in pages/{stem}.md")))]);
    }
}

#[test]
fn a_rule_of_one_country_is_silent_in_another() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in tree(&repository("tests/golden/town-hall/content")) {
        put(folder.path(), &path, bytes);
    }
    let page = folder.path().join("procedures/passeport.md");
    let text = fs::read_to_string(&page).unwrap();
    // A number that no law of Việt Nam has, a fee below 1,000, an old authority, districts.
    let text = text.replace(
        "laws: [Code général des impôts]",
        "laws: [Code général des impôts]\nmistakes:\n  - Tổng cục Thuế cấp huyện xuất trình CMND",
    );
    fs::write(&page, text).unwrap();
    let found = check_on(folder.path(), TODAY);
    let of_country = |rule: &str| {
        ["text/former-authority", "text/district-level", "text/jargon", "text/abolished-paper", "law/malformed", "fee/under-thousand"]
            .contains(&rule)
    };
    assert!(!found.iter().any(|finding| of_country(finding["rule"].as_str().unwrap())), "{found:?}");
}

#[test]
fn questions_in_french_find_what_they_mean() {
    let text = fs::read_to_string(repository("tests/search/french.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    let mut questions = String::new();
    for row in &rows {
        let _ = writeln!(questions, "{}", row[1]);
    }
    let answers = batch(&repository("tests/golden/town-hall/content"), &questions);
    let missed: Vec<_> = rows.iter().zip(&answers).filter(|(row, answer)| answer.first().is_none_or(|first| first != row[2])).collect();
    assert!(missed.is_empty(), "{} of {} are not first: {missed:#?}", missed.len(), rows.len());
}

/// How often words of one country stand in a file, outside its tests.
fn told(text: &str) -> usize {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_lowercase();
    COUNTRY.iter().map(|word| code.matches(word).count()).sum()
}

fn count(list: &mut BTreeMap<String, usize>, folder: &Path, start: &str) {
    for (path, bytes) in tree(folder) {
        if let Ok(text) = std::str::from_utf8(&bytes)
            && told(text) > 0
        {
            list.insert(format!("{start}{path}"), told(text));
        }
    }
}

/// Files of the program and of the theme that still speak of one country, with how often. The list may only become shorter:
/// `BLESS=1` writes lower numbers, and never a higher one.
#[test]
fn words_of_one_country_leave_the_program_and_its_templates() {
    let mut found = BTreeMap::new();
    for (path, text) in sources() {
        let is_test = path.ends_with("/tests.rs");
        if !is_test && told(&text) > 0 {
            found.insert(format!("src/{path}"), told(&text));
        }
    }
    for folder in ["templates", "assets"] {
        count(&mut found, &repository("themes/civic").join(folder), &format!("themes/civic/{folder}/"));
    }
    let file = repository("tests/country-words.txt");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let allowed: BTreeMap<String, usize> =
        text.lines().filter_map(|line| line.split_once(' ')).map(|(count, path)| (path.to_owned(), count.parse().unwrap())).collect();
    let more: Vec<_> = found.iter().filter(|(path, count)| allowed.get(*path).is_none_or(|allowed| *count > allowed)).collect();
    assert!(more.is_empty() || allowed.is_empty(), "words of one country belong into jurisdictions/: {more:?}");
    if found != allowed && std::env::var_os("BLESS").is_some() {
        let mut list = String::new();
        for (path, count) in &found {
            let _ = writeln!(list, "{count} {path}");
        }
        fs::write(&file, list).unwrap();
    } else {
        assert_eq!(found, allowed, "fewer words than the list allows: `BLESS=1 cargo test words_of_one_country` makes it shorter");
    }
}
