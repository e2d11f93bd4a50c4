//! The number of a law or a decision, as citations hold it.

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
    // Every rule about laws asks for it, and nothing before the word of the first stroke is a number.
    let Some(stroke) = citation.find('/') else { return citation };
    let from = citation[..stroke].rfind(char::is_whitespace).unwrap_or(0);
    let mut words = citation[from..].split_whitespace().map(|word| word.trim_matches(['(', ')', '«', '»', ',', '.', ';', ':', '"']));
    words.find(|word| is_number(word)).unwrap_or(citation)
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
            ("", ""),
        ] {
            assert_eq!(number_in(citation), number);
        }
    }
}
