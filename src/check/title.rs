//! Titles: what citizens see first, in lists and in search.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::alphabet::lower;
use super::{Check, Report};
use crate::finding::{Fix, Related, Spot};
use crate::record::{Entry, Procedure};
use crate::site::Site;
use crate::trail;

/// From how many characters on a title no longer fits a list on a phone.
const LONG_LENGTH: usize = 120;
/// From how many on nobody reads it.
const MAX_LENGTH: usize = 200;

rules! {
    /// Longer than three lines of a phone.
    LONG_TITLE "title/long" Notice since "0.1.0" Check::Procedure(|entry, report| length(entry, LONG_LENGTH + 1..MAX_LENGTH + 1, report));
    /// Longer than anyone reads.
    TOO_LONG_TITLE "title/too-long" Warning since "0.1.0" Check::Procedure(|entry, report| length(entry, MAX_LENGTH + 1..usize::MAX, report));
    /// All capitals.
    SHOUTING "title/capitals" Warning since "0.1.0" Check::Procedure(capitals);
    /// «Thủ tục cấp …».
    EMPTY_START "title/empty-start" Notice in "vn" since "0.1.0" Check::Procedure(empty_start);
    /// Two entries of one title and level.
    DUPLICATE "title/duplicate" Warning since "0.1.0" Check::Site(duplicate);
    /// Two entries that differ only in «(cấp tỉnh)».
    LEVEL_ONLY "title/level-only" Notice in "vn" since "0.1.0" Check::Site(level_only);
}

fn length(entry: &Entry<Procedure>, range: std::ops::Range<usize>, report: &mut Report<'_>) {
    let title = &entry.facts.title.original;
    // A character has at most four bytes.
    if title.len() < range.start {
        return;
    }
    let count = title.chars().count();
    if range.contains(&count) {
        report.add(
            Spot::Value(trail!["title"]),
            words!(
                "tên dài {count} ký tự; trong danh sách trên điện thoại chỉ đọc được khoảng {LONG_LENGTH}",
                "the title has {count} characters; about {LONG_LENGTH} fit a list on a phone"
            ),
            words!(
                "rút gọn còn dưới {LONG_LENGTH} ký tự; tên đầy đủ theo quyết định ghi ở `summary` hoặc phần văn bản",
                "shorten it to at most {LONG_LENGTH}; put the full official name into `summary` or the text"
            ),
        );
    }
}

fn capitals(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let title = &entry.facts.title.original;
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= 8 && title.chars().filter(|c| c.is_uppercase()).count() == letters {
        let small = lower(title);
        let mut rest = small.chars();
        let first: String = rest.next().map(char::to_uppercase).into_iter().flatten().collect();
        let better = format!("{first}{}", rest.as_str());
        report.add(
            Spot::Value(trail!["title"]),
            words!("tên viết toàn chữ hoa, khó đọc", "the title is all capitals"),
            words!("viết «{better}», tên riêng vẫn viết hoa", "write «{better}», with names in capitals"),
        );
    }
}

fn empty_start(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let (title, titles) = (&entry.facts.title.original, &report.habits().titles);
    let low = lower(title);
    let Some(word) = titles.before.iter().find(|word| low.starts_with(word.as_str())) else { return };
    let rest = title[word.len()..].trim_start_matches([' ', ':', '-', '–']);
    let low_rest = lower(rest);
    if rest.is_empty()
        || low[word.len()..].starts_with(char::is_alphanumeric)
        || titles.not_before.iter().any(|word| low_rest.starts_with(word.as_str()))
    {
        return;
    }
    let mut letters = rest.chars();
    let first: String = letters.next().map(char::to_uppercase).into_iter().flatten().collect();
    let better = format!("{first}{}", letters.as_str());
    let said = &title[..word.len()];
    report.fix(
        Spot::Within(trail!["title"], (0..title.len() - rest.len()).into()),
        words!(
            "tên nào trong danh sách cũng là thủ tục; «{said}» đẩy chữ cần tìm ra sau",
            "every title of the list is one of a procedure; `{said}` hides what is looked for"
        ),
        words!("viết «{better}»", "write «{better}»"),
        Fix::offered(better.clone()).at(Spot::Value(trail!["title"])).only_if(!better.contains([':', '#', '"', '\''])),
    );
}

fn duplicate(site: &Site, report: &mut Report<'_>) {
    let mut seen: BTreeMap<String, Vec<&Arc<Entry<Procedure>>>> = BTreeMap::new();
    for (_, procedure) in site.catalog.procedures().filter(|(_, procedure)| procedure.shares_title) {
        seen.entry(lower(&procedure.entry.facts.title.original)).or_default().push(&procedure.entry);
    }
    for entries in seen.values() {
        for (index, entry) in entries.iter().enumerate() {
            let twin = entries[..index].iter().find(|other| other.facts.levels.iter().any(|level| entry.facts.levels.contains(level)));
            if let Some(other) = twin.map(|other| &other.file) {
                report.on(entry).beside(
                    Spot::Value(trail!["title"]),
                    words!("cùng tên và cùng cấp với «{other}»", "of the same title and level as `{other}`"),
                    words!(
                        "thêm vào tên điều phân biệt hai thủ tục, hoặc xóa một tệp",
                        "say in the title what tells them apart, or delete one file"
                    ),
                    [Related::already(other, Spot::Value(trail!["title"]))],
                );
            }
        }
    }
}

/// The title without what it says of the level, when it says something.
fn without_level(title: &str) -> Option<(String, std::ops::Range<usize>)> {
    let low = lower(title);
    let open = low.rfind('(')?;
    let close = low[open..].find(')').map(|at| open + at + 1)?;
    let inside = &low[open + 1..close - 1];
    let names_level = ["cấp trung ương", "cấp bộ", "cấp tỉnh", "cấp tinh", "cấp xã", "cấp huyện", "ở trung ương", "cấp cục"]
        .iter()
        .any(|level| inside.contains(level));
    let rest = format!("{}{}", &low[..open], &low[close..]);
    names_level.then(|| (crate::letters::fold(&rest), open..close))
}

/// An entry, and where its title names a level.
type Levelled<'e> = (&'e Arc<Entry<Procedure>>, std::ops::Range<usize>);

fn level_only(site: &Site, report: &mut Report<'_>) {
    let mut seen: BTreeMap<String, Vec<Levelled<'_>>> = BTreeMap::new();
    for (_, procedure) in site.catalog.procedures() {
        let title = &procedure.entry.facts.title.original;
        if title.contains('(')
            && let Some((rest, bytes)) = without_level(title)
        {
            seen.entry(rest).or_default().push((&procedure.entry, bytes));
        }
    }
    for entries in seen.values().filter(|entries| entries.len() > 1) {
        for (index, (entry, bytes)) in entries.iter().enumerate() {
            let other = &entries[usize::from(index == 0)].0.file;
            report.on(entry).beside(
                Spot::Within(trail!["title"], bytes.clone().into()),
                words!(
                    "chỉ khác «{other}» ở cấp thực hiện; người dân không biết mình thuộc bên nào",
                    "differs from `{other}` only in the level; citizens cannot tell which is theirs"
                ),
                words!(
                    "nói trong `summary` ai nộp ở cấp này, và thêm mục kia vào `related: {{see: […]}}`",
                    "say in `summary` who goes to this level, and add the other to `related: {{see: […]}}`"
                ),
                [Related::new(other, Spot::Value(trail!["title"]), words!("thủ tục kia", "the other one"))],
            );
        }
    }
}
