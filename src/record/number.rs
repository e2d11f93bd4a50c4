//! The number of a law or a decision, as citations hold it.

use std::ops::Range;

use crate::letters::fold;

/// The same for numbers that differ only in case, marks and leading zeros.
#[must_use]
pub fn law_key(number: &str) -> String {
    let first = number.trim_start_matches('0');
    first.split(['/', '-', ' ', '.']).map(fold).collect::<Vec<_>>().join("/")
}

/// The number in a citation that gives the title too: `68/2020/QH14` in «Luật Cư trú số 68/2020/QH14». The first one is meant,
/// for what is amended or guided stands behind. A citation without one is taken whole.
#[must_use]
pub fn number_in(citation: &str) -> &str {
    numbers_in(citation).next().map_or(citation, |bytes| &citation[bytes])
}

/// What is shown of a citation: the number where nothing else is said, else all of it.
#[must_use]
pub fn law_shown(citation: &str) -> &str {
    let number = number_in(citation);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    if citation.len() == number.len() || letters(citation) > letters(number) { citation } else { number }
}

/// Where the numbers of laws stand in a citation.
pub fn numbers_in(citation: &str) -> impl Iterator<Item = Range<usize>> {
    // Every rule about laws asks for it, and nothing before the word of the first stroke is a number.
    let stroke = citation.find('/').unwrap_or(citation.len());
    let from = citation[..stroke].rfind(|c| !belongs(c)).map_or(0, |at| at + citation[at..].chars().next().map_or(1, char::len_utf8));
    let mut at = from;
    citation[from..].split(|c| !belongs(c)).filter_map(move |word| {
        let start = at;
        at = start + word.len() + citation[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        let inner = word.trim_matches('-');
        let start = start + (word.len() - word.trim_start_matches('-').len());
        is_number(inner).then(|| start..start + inner.len())
    })
}

/// Whether a number may hold this.
fn belongs(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '-')
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.rsplit_once('/').is_some_and(|(_, kind)| kind.starts_with(|c: char| c.is_ascii_uppercase() || c == 'Đ'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_law_stands_in_its_title() {
        for (citation, number) in [
            ("154/2024/NĐ-CP", "154/2024/NĐ-CP"),
            ("Luật Cư trú số 68/2020/QH14 ngày 13/11/2020", "68/2020/QH14"),
            ("Nghị định số 52/2019/NĐ-CP, sửa đổi Luật Năng lượng nguyên tử số 94/2025/QH15", "52/2019/NĐ-CP"),
            ("Nghị quyết ngày 12/5/2020 (số 05/2020/ĐQ-UBND)", "05/2020/ĐQ-UBND"),
            ("Luật Cư trú", "Luật Cư trú"),
            ("Luật Cư trú 13/11/2020", "Luật Cư trú 13/11/2020"),
            ("68/2020/QH14,154/2024/NĐ-CP", "68/2020/QH14"),
            ("68/2020/QH14?", "68/2020/QH14"),
            ("", ""),
        ] {
            assert_eq!(number_in(citation), number);
        }
        assert_eq!(law_shown("«68/2020/QH14»."), "68/2020/QH14");
        assert_eq!(law_shown("68/2020/QH14 (Điều 5)"), "68/2020/QH14 (Điều 5)");
        let all = |citation: &'static str| numbers_in(citation).map(|bytes| &citation[bytes]).collect::<Vec<_>>();
        assert_eq!(all("68/2020/QH14 – 154/2024/NĐ-CP; «75/2022/TT-BTC»"), ["68/2020/QH14", "154/2024/NĐ-CP", "75/2022/TT-BTC"]);
        assert_eq!(all("Luật Cư trú 13/11/2020 -68/2020/QH14-"), ["68/2020/QH14"]);
    }
}
