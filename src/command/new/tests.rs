//! Tests of new procedures, against a catalog that was begun a moment ago.

#![allow(clippy::unwrap_used, reason = "tests")]

use super::super::starter::tests::{begin, trouble};
use super::*;

fn make(catalog: &Path, title: &str, from: Option<&str>) -> Result<PathBuf> {
    let field = from.is_none().then(|| "cu-tru".to_owned());
    let new = NewProcedure {
        catalog: catalog.to_owned(),
        title: Some(title.to_owned()),
        code: None,
        field,
        level: None,
        from: from.map(str::to_owned),
        offices: Vec::new(),
    };
    let (sources, _) = source::read(catalog)?;
    let (records, _) = record::read(&sources, None);
    new.write(&sources, &records, false)
}

#[test]
fn a_new_procedure_keeps_any_title_and_has_nothing_to_complain_about() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let titles = [
        "Tách hộ",
        "Cấp: lại # \"thẻ\" 'mới' — {field} \\ [a], & *b",
        "- 123 b",
        "No",
        "0x1F",
        "null 1",
        "# x",
        "@a `b %c",
        "{title}: {code}",
    ];
    for title in titles {
        let path = make(folder.path(), title, None).unwrap();
        let (sources, _) = source::read(folder.path()).unwrap();
        let (records, _) = record::read(&sources, None);
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let entry = records.procedures.iter().find(|entry| &*entry.stem == stem).unwrap();
        assert_eq!(entry.facts.title.original, title);
        assert!(entry.facts.draft.unwrap().0);
    }
    assert_eq!(trouble(folder.path()), [""; 0]);
}

#[test]
fn a_second_procedure_of_one_title_gets_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    assert!(make(folder.path(), "Tách hộ khẩu", None).unwrap().ends_with("procedures/cu-tru/tach-ho-khau.md"));
    assert!(make(folder.path(), "Tách hộ khẩu", None).unwrap().ends_with("procedures/cu-tru/tach-ho-khau-2.md"));
    assert!(make(folder.path(), "Con", None).unwrap().ends_with("procedures/cu-tru/thu-tuc-con.md"));
    assert!(make(folder.path(), "???", None).unwrap().ends_with("procedures/cu-tru/thu-tuc.md"));
}

#[test]
fn a_copy_takes_the_papers_and_leaves_what_is_the_others_own() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    make(folder.path(), "Gia hạn tạm trú", Some("dang-ky-tam-tru")).unwrap();
    assert_eq!(trouble(folder.path()), [""; 0]);
    let (sources, _) = source::read(folder.path()).unwrap();
    let (records, _) = record::read(&sources, None);
    let entry = records.procedures.iter().find(|entry| &*entry.stem == "gia-han-tam-tru").unwrap();
    let facts = &entry.facts;
    assert_eq!((facts.documents.len(), facts.fees.rows().len(), facts.laws.len()), (2, 2, 2));
    assert!(facts.code.is_none() && facts.checked.is_none() && facts.aliases.is_empty());
    assert!(facts.draft.unwrap().0);
}

#[test]
fn without_anybody_to_ask_the_fields_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let new = NewProcedure {
        catalog: folder.path().to_owned(),
        title: Some("X".into()),
        code: None,
        field: None,
        level: None,
        from: None,
        offices: Vec::new(),
    };
    let (sources, _) = source::read(folder.path()).unwrap();
    let (records, _) = record::read(&sources, None);
    let Err(Error::Usage(message)) = new.write(&sources, &records, false) else { panic!("a field is missing") };
    assert!(message.vi.contains("cu-tru"), "{message:?}");
}

#[test]
fn the_template_for_web_forms_is_the_beginning_of_every_procedure_and_only_its_title_must_be_replaced() {
    let template = include_str!("catalog/templates/thu-tuc.md");
    let known = NewFacts { title: "Tên thủ tục".into(), code: None, field: "cu-tru".into(), level: None, offices: Vec::new() };
    let guide: String =
        template.split_inclusive('\n').skip(1).take_while(|line| line.starts_with("# ") && !line.contains("Mã quốc gia")).collect();
    assert_eq!(template.replacen(&guide, "", 1), fill(&known));
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let entry = folder.path().join("procedures/cu-tru/moi.md");
    fs::write(&entry, template).unwrap();
    let left = trouble(folder.path());
    assert!(left.len() == 1 && left[0].contains("text/template-word"), "{left:?}");
    fs::write(&entry, template.replace("Tên thủ tục", "Đăng ký khai sinh")).unwrap();
    assert_eq!(trouble(folder.path()), [""; 0]);
}

#[test]
fn offices_that_are_named_stand_in_the_entry_and_strangers_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let (sources, _) = source::read(folder.path()).unwrap();
    let (records, _) = record::read(&sources, None);
    let mut new = NewProcedure {
        catalog: folder.path().to_owned(),
        title: Some("Việc mới ở đây".into()),
        code: None,
        field: Some("cu-tru".into()),
        level: None,
        from: None,
        offices: vec!["cong-an-phuong-mau".into()],
    };
    let path = new.write(&sources, &records, false).unwrap();
    assert!(fs::read_to_string(path).unwrap().contains("offices:\n  only:\n    - cong-an-phuong-mau\n"));
    assert_eq!(trouble(folder.path()), [""; 0]);
    new.offices = vec!["khong-co".into()];
    assert!(matches!(new.write(&sources, &records, false), Err(Error::Usage(_))));
}

#[test]
fn what_is_alike_is_offered_and_chosen_by_number_or_name() {
    let rows = [("cu-tru", "Cư trú"), ("can-cuoc", "Căn cước")];
    assert_eq!(choose(&rows, " 2 "), Some("can-cuoc"));
    assert_eq!(choose(&rows, "Cư trú\n"), Some("cu-tru"));
    assert_eq!(choose(&rows, "0"), None);
    assert_eq!(choose(&rows, ""), None);
}
