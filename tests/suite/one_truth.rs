//! One truth: the page, the data, the sheet on the wall, the answer of a chat desk and the translation of a procedure state the same
//! fees, papers and times. What they state is worked out here from the data alone and looked for in each of the others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use motcua::parts::jurisdiction::Jurisdiction;
use motcua::parts::record::Duration;
use motcua::parts::yaml::{Scalar, Style};
use regex_lite::Regex;
use serde_json::Value;

use super::world::{build, repository, tree};

/// A page as it is read: without markup, with plain blanks.
fn read_aloud(html: &str) -> String {
    let text = Regex::new(r"(?s)<(script|style)\b.*?</(script|style)>|<[^>]*>").unwrap().replace_all(html, " ").into_owned();
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    let text = entities.iter().fold(text, |text, (from, to)| text.replace(from, to));
    let text: String =
        text.chars().map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2060}') { ' ' } else { c }).filter(|c| *c != '\u{ad}').collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every number of a text as its figures alone: `20.000`, `20,000` and `20 000` are 20000, `12.50` is 1250.
fn figures(text: &str) -> BTreeSet<String> {
    let number = Regex::new(r"\d+(?:[., ]\d{2,3})*").unwrap();
    let found = number.find_iter(text).map(|found| found.as_str());
    // «7 000» may also be a 7 beside a 000.
    found
        .flat_map(|found| [found.replace(['.', ',', ' '], "")].into_iter().chain(found.split(' ').map(|part| part.replace(['.', ','], ""))))
        .collect()
}

/// What a number in the data may look like in figures; a share is taken of the row that it names.
fn sums(row: &Value, all: &[Value]) -> Vec<String> {
    let share = || {
        let percent: f64 = row["percent"].as_str()?.trim_end_matches('%').parse().ok()?;
        let base = all.iter().find(|base| base["id"] == row["of"])?["amount"].as_f64()?;
        Some(format!("{:.0}", base * percent / 100.0))
    };
    let whole = row["amount"].as_u64().map(|amount| amount.to_string()).or_else(share);
    let coins = row["minor"].as_u64().map(|minor| minor.to_string());
    // Where a share is said as a share, its figures are those of the data too.
    let percent = row["percent"].as_str().map(|percent| percent.trim_end_matches('%').replace('.', ""));
    whole.into_iter().chain(coins).chain(percent).collect()
}

/// What the data of one procedure states.
struct Stated<'v> {
    fees: Vec<Vec<String>>,
    times: Vec<Duration>,
    /// By language; the first under an empty name.
    papers: BTreeMap<&'v str, Vec<&'v str>>,
}

fn stated<'v>(data: &'v Value, today: &str) -> Stated<'v> {
    let rows = |value: &'v Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
    let holds = |row: &&Value| {
        let day = |key: &str| row["effective"][key].as_str().unwrap_or_default().to_owned();
        (day("from").is_empty() || *day("from") <= *today) && (day("to").is_empty() || *day("to") >= *today)
    };
    let all = rows(&data["fees"]);
    let fees = all.iter().filter(holds).map(|row| sums(row, all)).filter(|sums| !sums.is_empty() && sums[0] != "0");
    let times = rows(&data["deadline"]).iter().filter(|row| row.get("promised").is_none()).filter_map(|row| row["time"].as_str());
    let times =
        times.filter_map(|time| Duration::scalar(time, Style::Quoted, Jurisdiction::usual()).ok()).filter(|time| time.said().is_some());
    let names = |documents: &'v Value| -> Vec<&'v str> {
        let own = |row: &'v Value| row["name"].as_str().or_else(|| row.as_str());
        rows(documents).iter().filter(|row| row.get("one_of").is_none()).filter_map(own).collect()
    };
    let mut papers = BTreeMap::from([("", names(&data["documents"]))]);
    for (language, texts) in data["translations"].as_object().into_iter().flatten() {
        papers.insert(language, names(&texts["documents"]));
    }
    Stated { fees: fees.collect(), times: times.collect(), papers }
}

/// Looks for what is stated in a text, and tells what is not there.
fn missing(text: &str, stated: &Stated<'_>, language: &str, key: &str, what: &[&str], told: &str, wrong: &mut Vec<String>) {
    let figures = figures(text);
    if what.contains(&"fees") {
        let lost = stated.fees.iter().filter(|sums| !sums.iter().any(|sum| figures.contains(sum)));
        wrong.extend(lost.map(|sums| format!("{told}: no fee of {sums:?}")));
    }
    if what.contains(&"times") && matches!(language, "vi" | "en") {
        let lower = text.to_lowercase();
        let lost = stated.times.iter().filter(|time| !lower.contains(&time.spoken(language).to_lowercase()));
        wrong.extend(lost.map(|time| format!("{told}: no time of {}", time.spoken(language))));
    }
    if what.contains(&"papers") {
        let read = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ");
        let lost = stated.papers.get(key).into_iter().flatten().filter(|name| !text.contains(&read(name)));
        wrong.extend(lost.map(|name| format!("{told}: no paper «{name}»")));
    }
}

/// Holds all that a built site says of each procedure against its data; how many statements there were.
fn hold(content: &Path, wrong: &mut Vec<String>) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let ended = build(content, folder.path());
    assert_eq!(ended.code, 0, "{ended:?}");
    let files = tree(folder.path());
    let text = |path: &str| files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let json = |path: &str| -> Value { serde_json::from_str(&text(path).unwrap_or_else(|| panic!("{path}"))).unwrap() };
    let index = json("api/v1/index.json");
    let (first, today) = (index["languages"][0].as_str().unwrap().to_owned(), index["date"].as_str().unwrap().to_owned());
    let answers: BTreeMap<String, Value> = json("api/answers.json")["procedures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["id"].as_str().unwrap().to_owned(), row.clone()))
        .collect();
    // Rows of boards and posters, each with the page it is about.
    let row = Regex::new(r"(?s)<tr\b.*?</tr>").unwrap();
    let sheets: Vec<String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html") && ["in/", "print/", "imprimer/"].iter().any(|folder| path.starts_with(folder)))
        .flat_map(|(_, bytes)| {
            let html = String::from_utf8_lossy(bytes).into_owned();
            row.find_iter(&html).map(|found| read_aloud(found.as_str())).collect::<Vec<_>>()
        })
        .collect();
    let mut count = 0;
    for entry in index["entries"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "procedure") {
        let data = json(&format!("api/v1/{}", entry["json"].as_str().unwrap()));
        let (id, title, stated) = (data["id"].as_str().unwrap(), data["title"].as_str().unwrap(), stated(&data, &today));
        count += stated.fees.len() + stated.times.len() + stated.papers[""].len();
        for (language, page) in data["pages"].as_object().unwrap() {
            let path = page.as_str().unwrap();
            let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
            let path = format!("{}index.html", path.trim_end_matches("index.html"));
            let key = if *language == first { "" } else { language.as_str() };
            // A catalog under a path of its host: the longest end of the address is the file.
            let fits = |file: &&String| **file == path || path.ends_with(&format!("/{file}"));
            let page = files.keys().filter(fits).max_by_key(|file| file.len()).and_then(|file| files.get(file));
            let page = read_aloud(&String::from_utf8_lossy(page.unwrap_or_else(|| panic!("{path}"))));
            missing(&page, &stated, language, key, &["fees", "times", "papers"], &format!("{id} ({language})"), wrong);
        }
        let answer = &answers[id];
        let said = |key: &str| read_aloud(answer[key].as_str().unwrap_or_default());
        missing(&said("fee"), &stated, &first, "", &["fees"], &format!("{id} (answer)"), wrong);
        missing(&said("time"), &stated, &first, "", &["times"], &format!("{id} (answer)"), wrong);
        if !said("papers").contains('…') {
            missing(&said("papers"), &stated, &first, "", &["papers"], &format!("{id} (answer)"), wrong);
        }
        // A sheet has room for the least and the most: whatever sum stands there is one of the data.
        let known: BTreeSet<&String> = stated.fees.iter().flatten().collect();
        let money = Regex::new(r"\d{1,3}(?:[.,]000)+\b").unwrap();
        for row in sheets.iter().filter(|row| row.starts_with(title) || row.contains(&format!(" {title} "))) {
            let strange = money.find_iter(row).map(|sum| sum.as_str().replace(['.', ','], "")).find(|sum| {
                // Several items add up on a sheet as they do at the desk.
                !known.contains(sum) && !is_total(sum, &stated.fees)
            });
            wrong.extend(strange.map(|sum| format!("{id} (sheet): {sum} is not in the data: {row}")));
        }
    }
    count
}

/// Whether a sum is made of some of these fees.
fn is_total(sum: &str, fees: &[Vec<String>]) -> bool {
    let Ok(sum) = sum.parse::<u64>() else { return false };
    let all: Vec<u64> = fees.iter().filter_map(|sums| sums[0].parse().ok()).collect();
    let mut totals = BTreeSet::from([0_u64]);
    for fee in all.into_iter().take(16) {
        totals.extend(totals.clone().into_iter().map(|total| total + fee));
    }
    totals.contains(&sum)
}

#[test]
fn page_data_sheet_answer_and_translation_state_the_same() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for content in [
        "content",
        "tests/golden/justice/content",
        "tests/golden/council/content",
        "tests/golden/town-hall/content",
        "tests/golden/two-languages/content",
    ] {
        let before = wrong.len();
        count += hold(&repository(content), &mut wrong);
        wrong[before..].iter_mut().for_each(|line| *line = format!("{content}: {line}"));
    }
    assert!(count > 400, "{count} statements");
    assert!(wrong.is_empty(), "{} of {count} statements:\n{}", wrong.len(), wrong.join("\n"));
}
