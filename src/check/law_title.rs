//! Laws that are cited with more than their number: whether the rest is a title.

use super::law::cited;
use super::{Check, Report};
use crate::finding::{Spot, TrailStep};
use crate::jurisdiction::Laws;
use crate::record::{Entry, Procedure, law_key, number_in, numbers_in};

rules! {
    /// Several laws in one place for one.
    SEVERAL "law/several" Error since "0.1.0" Check::Procedure(several);
    /// Words beside a number of which nobody knows what they do to it.
    UNREAD_WORDS "law/unread-words" Error since "0.1.0" Check::Procedure(unread_words);
}

/// The first two numbers in a citation of which the second is no part of the title of the first.
fn two_laws<'c>(citation: &'c str, laws: &Laws) -> Option<(&'c str, &'c str)> {
    let numbers: Vec<_> = numbers_in(citation).collect();
    let mut pairs = numbers.windows(2).map(|pair| (pair[0].clone(), pair[1].clone()));
    let found = pairs.find(|(one, other)| {
        let between = citation[one.end..other.start].to_lowercase();
        let near = between.rsplit([';', '\n']).next().unwrap_or_default();
        let is_of_title = laws.relations.iter().any(|word| near.contains(word.as_str()));
        !is_of_title && law_key(&citation[one.clone()]) != law_key(&citation[other.clone()])
    })?;
    Some((&citation[found.0], &citation[found.1]))
}

fn several(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let laws = &report.habits().laws;
    for (name, trail) in cited(entry) {
        let Some((one, other)) = two_laws(&name.0, laws) else { continue };
        let remedy = if trail.0.last() == Some(&TrailStep::from("law")) {
            words!(
                "viết một số hiệu ở đây: `law: {one}`; văn bản kia ghi ở `laws`: `- {other}`",
                "write one number here: `law: {one}`; the other goes into `laws`: `- {other}`"
            )
        } else {
            words!("viết mỗi văn bản một dòng: `- {one}` rồi `- {other}`", "write one law a line: `- {one}`, then `- {other}`")
        };
        report.add(
            Spot::Value(trail),
            words!("hai văn bản trong một chỗ: {one} và {other}", "two laws in one place: {one} and {other}"),
            remedy,
        );
    }
}

/// What may stand around a number and around its title.
const BRACKETS: &[char] = &['(', ')', '[', ']', '«', '»', '"', '“', '”', ' '];
/// What may stand between a number and what follows.
const JOINTS: &[char] = &[',', ';', ':', '.', '-', '–', '—', ' ', '(', ')'];

/// The words of a citation of which nobody knows what they do to the law that it names.
fn unread_in<'c>(citation: &'c str, laws: &Laws) -> Option<&'c str> {
    let number = numbers_in(citation).next()?;
    if number.len() == citation.len() {
        return None;
    }
    let before = citation[..number.start].trim_matches(BRACKETS);
    let behind = citation[number.end..].trim_matches(BRACKETS);
    let going_on = behind.trim_start_matches(JOINTS);
    // The number once more, behind the title.
    let going_on = going_on.strip_prefix(&citation[number]).unwrap_or(going_on).trim_start_matches(JOINTS);
    let is_against = |text: &str| laws.not_applied.iter().any(|words| text.contains(words.as_str()));
    let is_known = |text: &str, words: &[String]| {
        let lower = text.to_lowercase();
        lower.is_empty() || laws.begins(&lower, words) && !is_against(&lower)
    };
    if !is_known(before, &laws.before) {
        return Some(before);
    }
    (!is_known(going_on, &laws.behind)).then_some(behind)
}

fn unread_words(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let laws = &report.habits().laws;
    // How laws are named is known only where there are kinds of them.
    for (name, trail) in cited(entry).filter(|_| !laws.kinds.is_empty()) {
        let Some(words) = unread_in(&name.0, laws).filter(|_| two_laws(&name.0, laws).is_none()) else { continue };
        let number = number_in(&name.0);
        report.add(
            Spot::Value(trail),
            words!("chữ «{words}» bên cạnh {number} không phải tên văn bản", "`{words}` beside {number} is no title of a law"),
            words!(
                "chỉ viết số hiệu: {number}; văn bản không áp dụng thì bỏ dòng này, lời dặn thì ghi ở `note` của văn bản trong laws.yaml",
                "write the number alone: {number}; delete the line of a law that does not apply; a remark goes into `note` in laws.yaml"
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{two_laws, unread_in};
    use crate::jurisdiction::Jurisdiction;

    #[test]
    fn every_word_beside_a_number_is_of_its_title_or_told() {
        let laws = &Jurisdiction::usual().laws;
        for citation in [
            "68/2020/QH14",
            "«68/2020/QH14».",
            "Luật Cư trú số 68/2020/QH14 ngày 13/11/2020",
            "Luật Cư trú 2020 (68/2020/QH14)",
            "Điều 5, khoản 2 Điều 20 Luật Cư trú số 68/2020/QH14",
            "68/2020/QH14 - Luật Cư trú",
            "68/2020/QH14 (Điều 5)",
            "Căn cứ Nghị định 154/2024/NĐ-CP của Chính phủ",
            "Nghị định số 52/2019/NĐ-CP, sửa đổi Luật Năng lượng nguyên tử số 94/2025/QH15",
            "Thông tư số 75/2022/TT-BTC, được sửa đổi tại Thông tư số 71/2025/TT-BTC",
            "Luật Cư trú số 68/2020/QH14 (68/2020/QH14)",
            "Luật Cư trú",
        ] {
            assert_eq!((two_laws(citation, laws), unread_in(citation, laws)), (None, None), "{citation}");
        }
        for (citation, other) in [
            ("68/2020/QH14 99/2020/QH14", "99/2020/QH14"),
            ("68/2020/QH14, 154/2024/NĐ-CP", "154/2024/NĐ-CP"),
            ("68/2020/QH14,154/2024/NĐ-CP", "154/2024/NĐ-CP"),
            ("68/2020/QH14 và 154/2024/NĐ-CP", "154/2024/NĐ-CP"),
            ("Luật Cư trú số 68/2020/QH14; Nghị định số 154/2024/NĐ-CP", "154/2024/NĐ-CP"),
            ("Nghị định số 52/2019/NĐ-CP sửa đổi Luật Cư trú; Thông tư số 75/2022/TT-BTC", "75/2022/TT-BTC"),
        ] {
            assert_eq!(two_laws(citation, laws).map(|(_, other)| other), Some(other), "{citation}");
        }
        for (citation, words) in [
            ("Không áp dụng 68/2020/QH14", "Không áp dụng"),
            ("Cư trú 68/2020/QH14", "Cư trú"),
            ("68/2020/QH14 (không áp dụng)", "không áp dụng"),
            ("68/2020/QH14 hết hiệu lực", "hết hiệu lực"),
            ("Luật Cư trú số 68/2020/QH14 (Điều 5 không áp dụng)", "Điều 5 không áp dụng"),
            ("68/2020/QH14 99/2020", "99/2020"),
            ("68/2020/QH14?", "?"),
            ("trừ 68/2020/QH14", "trừ"),
            ("Thay cho 68/2020/QH14", "Thay cho"),
        ] {
            assert_eq!(unread_in(citation, laws), Some(words), "{citation}");
        }
    }
}
