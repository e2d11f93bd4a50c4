//! Laws that are cited: their numbers, and whether they still hold.

use super::{Check, Report};
use crate::finding::{Spot, Trail};
use crate::record::{Entry, Name, Procedure, number_in};
use crate::site::Site;
use crate::trail;

rules! {
    /// A number that no law has.
    MALFORMED "law/malformed" Warning in "vn" since "0.1.0" Check::Procedure(malformed);
    /// A law that ended.
    REPEALED "law/repealed" Warning since "0.1.0" Check::Site(repealed);
    /// A law that changed.
    AMENDED "law/amended" Notice since "0.1.0" Check::Site(amended);
}

/// Every law that a procedure cites, with its place.
pub(super) fn cited(entry: &Entry<Procedure>) -> impl Iterator<Item = (&Name, Trail)> {
    let laws = entry.facts.laws.iter().enumerate().map(|(index, name)| (name, trail!["laws", index]));
    let fees = entry.facts.fees.rows().iter().enumerate();
    laws.chain(fees.filter_map(|(index, fee)| fee.law.as_ref().map(|name| (name, trail!["fees", index, "law"]))))
}

/// Why this cannot be the number of a law, if it cannot: `154/2024/NĐ-CP`, `68/2020/QH14`, `01-CT/TW`, `1523/QĐ-BCA-C06`.
fn fault(number: &str) -> Option<(&'static str, &'static str)> {
    let parts: Vec<&str> = number.split('/').map(str::trim).collect();
    if number.contains(char::is_whitespace) || parts.len() < 2 {
        return Some(("thiếu phần «số/năm/loại»", "it is not of the form number/year/kind"));
    }
    let first = parts[0];
    let digits = first.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 || digits > 5 {
        return Some(("phải bắt đầu bằng số thứ tự", "it does not begin with a number"));
    }
    if parts[1..].iter().filter(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())).count() > 1 {
        return Some(("có hai năm", "it has two years"));
    }
    let year = parts[1..].iter().find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if year.is_some_and(|year| !("1945"..="2100").contains(year)) {
        return Some(("năm không đúng", "the year is not right"));
    }
    let kind = parts.last().copied().unwrap_or_default();
    let letters = kind.chars().any(char::is_alphabetic);
    if !letters {
        return Some(("thiếu loại văn bản và nơi ban hành, như NĐ-CP", "it lacks the kind and the issuer, such as NĐ-CP"));
    }
    let needs_year = ["NĐ-", "TT-", "TTLT-", "QH"].iter().any(|start| kind.starts_with(start));
    (needs_year && year.is_none()).then_some(("thiếu năm ban hành", "it lacks the year"))
}

/// «68/2020-QH14»: the number with a slash between its year and its kind.
fn with_slash(number: &str) -> Option<String> {
    let (at, _) = number.match_indices('-').next()?;
    let before = number[..at].rsplit('/').next().unwrap_or_default();
    let is_year = before.len() == 4 && before.bytes().all(|byte| byte.is_ascii_digit());
    let kind = &number[at + 1..];
    let fixed = format!("{}/{kind}", &number[..at]);
    (is_year && kind.starts_with(char::is_alphabetic) && fault(&fixed).is_none()).then_some(fixed)
}

fn malformed(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (name, trail) in cited(entry) {
        let number = number_in(&name.0);
        if let Some(fixed) = with_slash(number) {
            report.add(
                Spot::Value(trail),
                words!(
                    "«{number}» không phải số hiệu văn bản: sau năm là dấu «/»",
                    "`{number}` is no number of a law: a slash stands behind its year"
                ),
                words!("viết {fixed}", "write {fixed}"),
            );
            continue;
        }
        if let Some((vi, en)) = fault(number) {
            report.add(
                Spot::Value(trail),
                words!("«{number}» không phải số hiệu văn bản: {vi}", "`{number}` is no number of a law: {en}"),
                words!(
                    "viết đủ như 154/2024/NĐ-CP, 68/2020/QH14; tên văn bản ghi ở laws.yaml",
                    "write it in full, such as 154/2024/NĐ-CP; titles go into laws.yaml"
                ),
            );
        }
    }
}

fn repealed(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    for (_, procedure) in catalog.procedures() {
        for (name, trail) in cited(&procedure.entry) {
            let Some(by) = catalog.law(name).and_then(|law| law.repealed_by.as_ref()) else { continue };
            let (number, by) = (number_in(&name.0), &by.0);
            report.on(&procedure.entry).add(
                Spot::Value(trail),
                words!("{number} đã bị {by} thay thế", "{number} was repealed by {by}"),
                words!(
                    "viết {by}, và kiểm tra lại giấy tờ, phí, thời hạn theo văn bản mới",
                    "write {by}, and check papers, fees and times against it"
                ),
            );
        }
    }
}

fn amended(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    for (_, procedure) in catalog.procedures() {
        let laws = &procedure.entry.facts.laws;
        let checked = procedure.entry.facts.checked.as_ref().map(|checked| checked.date);
        // What was amended before somebody compared the entry with the law was seen then.
        let is_new = |by: &Name| catalog.law(by).and_then(|law| law.date).zip(checked).is_none_or(|(date, checked)| date > checked);
        for (index, name) in laws.iter().enumerate() {
            let Some(law) = catalog.law(name) else { continue };
            if let Some(by) = law.amended_by.iter().find(|by| !laws.iter().any(|law| number_in(&law.0) == by.0) && is_new(by)) {
                let (number, by) = (number_in(&name.0), &by.0);
                report.on(&procedure.entry).add(
                    Spot::Value(trail!["laws", index]),
                    words!(
                        "{number} đã được {by} sửa đổi, mà thủ tục này chưa nhắc tới",
                        "{number} was amended by {by}, which is not cited here"
                    ),
                    words!("thêm {by} vào `laws` sau khi đối chiếu phần sửa đổi", "add {by} to `laws` once you have compared what changed"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn real_numbers_pass_and_slips_do_not() {
        for number in [
            "154/2024/NĐ-CP",
            "68/2020/QH14",
            "09/2015/TTLT-BCA-BYT-BTC",
            "1523/QĐ-BCA-C06",
            "24/2012/QĐ-TTg",
            "02/2011/PL-UBTVQH12",
            "01/VBHN-BCA",
            "66a/2019/NĐ-CP",
            "82/CP",
            "1210/2016/UBTVQH13",
        ] {
            assert_eq!(fault(number), None, "{number}");
        }
        assert_eq!(super::with_slash("68/2020-QH14").as_deref(), Some("68/2020/QH14"));
        assert_eq!(super::with_slash("154/2024-NĐ-CP").as_deref(), Some("154/2024/NĐ-CP"));
        for number in ["1523/QĐ-BCA-C06", "68/2020/QH14", "2020-QH14", "68/2020-14"] {
            assert_eq!(super::with_slash(number), None, "{number}");
        }
        for number in ["Luật Cư trú", "154/2024", "NĐ-CP/154", "154/NĐ-CP", "154/1024/NĐ-CP", "QĐ/0001-BCA", "68/2020/QH14/154/2024/NĐ-CP"]
        {
            assert!(fault(number).is_some(), "{number}");
        }
    }
}
