//! The number of a law or a decision.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, fold, foreign_letter, shown};
use crate::yaml::{Fault, Identify, Scalar, Style};

/// The longest number, in bytes; joint circulars of many ministries reach about 50.
const LONGEST: usize = 120;

/// A number such as `154/2024/NĐ-CP`, as typed but for spaces, Word's dashes, and `Ð` where `Đ` was meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LawNumber(String);

impl LawNumber {
    /// The number as text; empty only in a default value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for numbers that differ only in case, marks and leading zeros: `07/2025/NĐ-CP` and `7/2025/ND-CP`.
    #[must_use]
    pub fn key(&self) -> String {
        let first = self.0.trim_start_matches('0');
        first.split(['/', '-', ' ', '.']).map(fold).collect::<Vec<_>>().join("/")
    }
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

impl fmt::Display for LawNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Identify for LawNumber {
    fn identify(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(&self.0)
    }
}

impl Scalar for LawNumber {
    const WHAT: (&'static str, &'static str) = ("một số hiệu như 154/2024/NĐ-CP", "a number such as 154/2024/NĐ-CP");

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        if let Some(letter) = foreign_letter(&text) {
            return Err(Fault::new(
                "identity/mixed-script",
                words!(
                    "ký tự «{letter}» trong số hiệu thuộc bảng chữ khác, chỉ trông giống",
                    "`{letter}` in the number is of another script and only looks alike"
                ),
                words!("gõ lại số hiệu bằng tay", "type the number again by hand"),
            ));
        }
        if text.len() > LONGEST {
            let typed = shown(&text);
            return Err(Fault::new(
                "law/not-a-number",
                words!("«{typed}» quá dài, không phải số hiệu văn bản", "`{typed}` is too long for the number of a law"),
                words!(
                    "chỉ viết số hiệu, ví dụ 154/2024/NĐ-CP; tên văn bản ghi ở laws.yaml",
                    "write the number only, such as 154/2024/NĐ-CP; titles go into laws.yaml"
                ),
            ));
        }
        let mut number = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                c if c.is_whitespace() => {
                    if !number.ends_with([' ', '/', '-']) {
                        number.push(' ');
                    }
                }
                '/' | '-' | '‐' | '‑' | '–' | '—' => {
                    number.truncate(number.trim_end().len());
                    number.push(if c == '/' { '/' } else { '-' });
                }
                'Ð' => number.push('Đ'),
                'ð' => number.push('đ'),
                c => number.push(c),
            }
        }
        Ok(Self(number))
    }
}

read_scalar!(LawNumber);
written_as_shown!(LawNumber);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        plain::<LawNumber>(text).map_or_else(|fault| fault.rule.to_owned(), |number| number.to_string())
    }

    #[test]
    fn a_number_is_kept_as_typed() {
        for text in ["154/2024/NĐ-CP", "68/2020/QH14", "1523/QĐ-BCA-C06", "QĐ/0001-BCA", "07/2025/NĐ-CP", "497", "QĐ 0001-BTP"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn spaces_dashes_and_the_icelandic_letter_are_put_right() {
        assert_eq!(shown("154 / 2024 / NĐ - CP"), "154/2024/NĐ-CP");
        assert_eq!(shown("154/2024/NĐ–CP"), "154/2024/NĐ-CP");
        assert_eq!(shown("154/2024/NÐ-CP"), "154/2024/NĐ-CP");
        assert_eq!(shown("Luật  Cư trú"), "Luật Cư trú");
    }

    #[test]
    fn the_same_law_has_the_same_key() {
        let key = |text: &str| plain::<LawNumber>(text).map(|number| number.key());
        assert_eq!(key("07/2025/NĐ-CP"), key("7/2025/nd-cp"));
        assert_ne!(key("7/2025/NĐ-CP"), key("72/025/NĐ-CP"));
    }

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

    #[test]
    fn foreign_letters_and_whole_titles_are_refused() {
        assert_eq!(refused::<LawNumber>("154/2024/NĐ-СР"), ("identity/mixed-script", "gõ lại số hiệu bằng tay".into()));
        assert_eq!(refused::<LawNumber>(&"Nghị định ".repeat(20)).0, "law/not-a-number");
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_back(text in "\\PC{0,40}|[0-9/ĐðNCP –-]{0,30}") {
            let _ = plain::<LawNumber>(&text);
            if let Ok(number) = quoted::<LawNumber>(&text) {
                prop_assert_eq!(quoted::<LawNumber>(&number.to_string()), Ok(number));
            }
        }
    }
}
