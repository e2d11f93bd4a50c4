//! What the checker doubts, no page asserts: while such a rule finds something, the site is that of a catalog in which the doubted
//! fact is not written, byte for byte; allowed with a reason, the fact stands again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use motcua::parts::check::{RuleInfo, known};
use motcua::parts::finding::Severity;

use super::findings::marks;
use super::pages::laid;
use super::world::{base, build, put, tree};

/// Of every rule that doubts: a part of the wrong example on its page, and the same without the fact that is doubted.
const WITHOUT: &[(&str, &str, &str)] = &[
    ("channel/closed-portal", "    url: https://dichvucong.quangnam.gov.vn/thu-tuc/1\n", ""),
    ("channel/no-counter", "presence: required\n", ""),
    ("deadline/by-case-in-text", "deadline: 7 ngày làm việc\n", ""),
    ("deadline/kind-of-days", "deadline: 7 ngày\n", ""),
    ("deadline/longer-promise", ", promised: 10 ngày làm việc", ""),
    ("deadline/not-in-text", "deadline: 25 ngày làm việc\n", ""),
    ("document/copy-as-original", "    originals: 1\n", ""),
    ("document/count-differs", "    originals: 1\n", ""),
    ("document/no-copies", "    originals: 0\n    copies: 0\n", ""),
    ("fee/free-but-set-elsewhere", "amount: 0\n    note", "note"),
    ("fee/free-undecided", "amount: 0\n    note", "note"),
    ("fee/free-with-amounts", "amount: 0\n    note", "note"),
    ("fee/free-with-circular", "amount: 0\n    law", "law"),
    ("fee/none-but-named", "fees: none\n", ""),
    ("fee/not-in-note", "amount: 5000\n    note", "note"),
    ("fee/note-thousandfold", "amount: 25000\n    note", "note"),
    (
        "fee/online-dearer",
        "amount: 10000\n    when: {channels: [in-person]}\n  - amount: 20000\n    when",
        "when: {channels: [in-person]}\n  - when",
    ),
    ("fee/reduction-over", "amount: 40000\n    note", "note"),
    ("fee/thousandth", "amount: 100\n    note", "note"),
    (
        "fee/tied-rows",
        "amount: 145\n    currency: USD\n    when: {channels: [online]}\n  - amount: 155\n    currency",
        "currency: USD\n    when: {channels: [online]}\n  - currency",
    ),
    ("fee/under-thousand", "fees:\n  - amount: 200\n", ""),
    ("fee/wrong-currency", "amount: 155\n    note", "note"),
    ("hours/at-night", "hours:\n  - {days: T2-T6, from: \"01:30\", to: \"05:00\"}\n", ""),
    ("hours/neither-open-nor-closed", "closed: false, ", ""),
    (
        "hours/open-and-closed",
        "2026-12-25, closed: true}\n  - {date: 2026-12-25, hours: [{from: \"08:00\", to: \"12:00\"}]}",
        "2026-12-25}\n  - {date: 2026-12-25}",
    ),
    ("hours/out-of-order", "hours:\n  - {days: T2-T6, from: \"13:30\", to: \"05:00\"}\n", ""),
    ("hours/overlap", "hours:\n  - {days: T2-T6, from: \"07:30\", to: \"11:30\"}\n  - {days: T6, from: \"11:00\", to: \"17:00\"}\n", ""),
    ("office/outside-country", "location: {lat: 48.85, lng: 2.35}\n", ""),
];

/// Every rule that doubts a fact.
fn doubting() -> Vec<RuleInfo> {
    known().into_iter().filter(|rule| rule.doubts.is_some()).collect()
}

/// The site of a catalog in which no error keeps a doubted fact from being published.
fn site(catalog: &Path) -> BTreeMap<String, Vec<u8>> {
    let settings = fs::read_to_string(catalog.join("catalog.yaml")).unwrap();
    let errors = doubting().into_iter().filter(|rule| rule.level == Severity::Error).map(|rule| format!("  {}: warning\n", rule.id));
    put(catalog, "catalog.yaml", settings.replace("\nrules:\n", &format!("\nrules:\n{}", errors.collect::<String>())));
    let out = catalog.join("../site");
    let ended = build(catalog, &out);
    put(catalog, "catalog.yaml", settings);
    assert_eq!(ended.code, 0, "{ended:?}");
    tree(&out)
}

/// The wrong example of a rule laid over the base catalog: the folder, the file and its text.
fn wrong(rule: RuleInfo) -> (tempfile::TempDir, String, String) {
    let folder = base();
    let catalog = folder.path().join("content");
    let mut examples = rule.page().examples().into_iter().filter(|example| !example.right);
    let (Some(example), None) = (examples.next(), examples.next()) else { panic!("{}: one wrong example", rule.id) };
    let before = fs::read_to_string(catalog.join(example.file())).ok();
    let (text, _) = marks(&laid(before.as_deref(), example.text));
    (folder, example.file().to_owned(), text)
}

/// The files in which two sites differ.
fn differ(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    paths.filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[test]
fn what_a_rule_doubts_is_nowhere_while_it_finds_it() {
    let named: Vec<&str> = WITHOUT.iter().map(|(rule, ..)| *rule).collect();
    let doubting = doubting();
    assert_eq!(doubting.iter().map(|rule| rule.id).collect::<Vec<_>>(), named, "each rule that doubts is tried here");
    let tried = |(rule, (_, fact, without)): (&RuleInfo, &(&str, &str, &str))| {
        let (folder, file, text) = wrong(*rule);
        let catalog = folder.path().join("content");
        assert!(text.contains(fact), "{}: «{fact}» is not in its example", rule.id);
        put(&catalog, &file, &text);
        let doubted = site(&catalog);
        put(&catalog, &file, text.replace(fact, without));
        let unwritten = site(&catalog);
        assert!(differ(&doubted, &unwritten).is_empty(), "{}: {:?} tell it", rule.id, differ(&doubted, &unwritten));
        let allow = format!("allow: [{{rule: {}, reason: Đã đối chiếu văn bản.}}]\n", rule.id);
        let allowed = match text.strip_prefix("---\n") {
            Some(rest) => format!("---\n{allow}{rest}"),
            None => format!("{allow}{text}"),
        };
        put(&catalog, &file, allowed);
        let told = differ(&site(&catalog), &doubted);
        assert!(told.iter().any(|path| path.ends_with(".html") || rule.id == "document/no-copies"), "{}: only {told:?}", rule.id);
        assert!(told.iter().any(|path| path.starts_with("api/v1/")), "{}: only {told:?}", rule.id);
    };
    let all: Vec<_> = doubting.iter().zip(WITHOUT).collect();
    let (first, second) = all.split_at(all.len() / 2);
    std::thread::scope(|scope| {
        scope.spawn(|| first.iter().copied().for_each(tried));
        second.iter().copied().for_each(tried);
    });
}

#[test]
fn only_what_is_most_likely_wrong_is_doubted() {
    let notices: Vec<&str> = doubting().iter().filter(|rule| rule.level == Severity::Notice).map(|rule| rule.id).collect();
    assert!(notices.is_empty(), "{notices:?}");
}

/// The pages that tell a fee: of the procedure, its field, its life event, the search, the kiosk, and what machines read.
#[test]
fn what_is_doubtfully_free_is_free_nowhere() {
    let rule = known().into_iter().find(|rule| rule.id == "fee/free-but-set-elsewhere").unwrap();
    let (folder, file, text) = wrong(rule);
    let catalog = folder.path().join("content");
    put(&catalog, &file, &text);
    // The other procedure is not free either; the form of the case carries the word for who turns out to pay nothing.
    let other = fs::read_to_string(catalog.join("procedures/khac.md")).unwrap();
    put(&catalog, "procedures/khac.md", laid(Some(&other), "fees: 20000"));
    let free = |site: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let tells = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("Không thu phí", "").contains("Không thu");
        site.iter().filter(|(path, bytes)| !path.starts_with("assets/") && tells(bytes)).map(|(path, _)| path.clone()).collect()
    };
    let doubted = site(&catalog);
    assert!(free(&doubted).is_empty(), "{:?}", free(&doubted));
    let page = String::from_utf8(doubted["thu-tuc/mau/index.html"].clone()).unwrap();
    assert!(page.contains("Chưa có thông tin") && page.contains("Theo quy định của Hội đồng nhân dân cấp tỉnh"));
    put(&catalog, &file, text.replace("---\ncode", "---\nallow: {rule: fee/free-but-set-elsewhere, reason: Đã hỏi.}\ncode"));
    let told = free(&site(&catalog));
    for path in
        ["thu-tuc/mau/index.html", "index.html", "linh-vuc/cu-tru/index.html", "search/vi.js", "api/answers.json", "kiosk/index.html"]
    {
        assert!(told.iter().any(|other| other == path), "{path} is not among {told:?}");
    }
}

#[test]
fn a_fact_stands_when_its_rule_is_off() {
    let (folder, file, text) = wrong(known().into_iter().find(|rule| rule.id == "fee/not-in-note").unwrap());
    let catalog = folder.path().join("content");
    put(&catalog, &file, &text);
    let json = |catalog: &Path| String::from_utf8(site(catalog)["api/v1/procedures/mau.json"].clone()).unwrap();
    assert!(!json(&catalog).contains("\"amount\":5000"));
    let settings = fs::read_to_string(catalog.join("catalog.yaml")).unwrap();
    put(&catalog, "catalog.yaml", settings.replace("\nrules:\n", "\nrules:\n  fee/not-in-note: off\n"));
    assert!(json(&catalog).contains("\"amount\":5000"));
}

/// More rows than are told of one file are doubted all the same.
#[test]
fn what_is_not_told_any_more_is_doubted_too() {
    let folder = base();
    let catalog = folder.path().join("content");
    let text = fs::read_to_string(catalog.join("procedures/mau.md")).unwrap();
    let row = |index: usize| format!("  - {{item: Khoản {index}, amount: 5000, note: Thu 7.000 đồng}}\n");
    let rows: String = (0..260).map(row).collect();
    put(&catalog, "procedures/mau.md", laid(Some(&text), &format!("fees:\n{}", rows.trim_end())));
    let site = site(&catalog);
    let json = String::from_utf8(site["api/v1/procedures/mau.json"].clone()).unwrap();
    assert!(json.contains("Khoản 259") && !json.contains("5000"));
}
