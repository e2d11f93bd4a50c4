//! Days of the week.

mod reading;
mod week;

pub use week::{Weekday, Weekdays};

use crate::jurisdiction::{Jurisdiction, Sort, tokens};
use crate::text::clean_text;
use crate::yaml::{Fault, Node, NodeKind, Read, Reader, Scalar, Style};

impl Scalar for Weekdays {
    const WHAT: (&'static str, &'static str) = ("các ngày trong tuần như T2–T6", "days of the week such as mon-fri");

    /// Reads `mon-fri`, `T2–T6, T7`, «thứ Hai đến thứ Sáu», `CN`, `sat`; a range may run past Sunday.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?.replace('\n', ", ");
        let pieces = tokens(&text);
        if pieces.iter().all(|piece| piece.sort != Sort::Word) && pieces.iter().any(|piece| piece.sort == Sort::Number) {
            return Err(reading::bare_number(&text));
        }
        reading::read(&text, &pieces, habits)
    }
}

impl Read for Weekdays {
    /// One value, or a list of them.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let NodeKind::List { items, .. } = &node.kind else {
            return reader.scalar(node).unwrap_or_default();
        };
        let mut days = Self::default();
        for (index, item) in items.iter().enumerate() {
            days = days.and(reader.under(index, |reader| reader.scalar(item).unwrap_or_default()));
        }
        days
    }
}

written_as_shown!(Weekdays);

impl crate::yaml::Write for Weekdays {}

impl crate::yaml::Describe for Weekdays {
    fn describe(_: &mut crate::yaml::Book) -> serde_json::Value {
        let message = "Viết các ngày như «T2–T6», «mon-fri» hoặc «CN». (Write days such as mon-fri or sat.)";
        serde_json::json!({ "type": ["string", "array"], "items": { "type": "string" }, "errorMessage": message })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        plain::<Weekdays>(text).map_or_else(|fault| fault.rule.to_owned(), |days| days.to_string())
    }

    #[test]
    fn working_days_have_many_spellings() {
        for text in [
            "mon-fri",
            "Mon - Fri",
            "monday to friday",
            "T2-T6",
            "T2–T6",
            "T2 — T6",
            "t2-6",
            "thứ hai đến thứ sáu",
            "Thứ 2 - thứ 6",
            "Thứ 2 đến 6",
            "T2, T3, T4, T5, T6",
            "thứ Hai, thứ Ba, thứ Tư, thứ Năm và thứ Sáu",
        ] {
            assert_eq!(shown(text), "mon-fri", "{text}");
        }
    }

    #[test]
    fn single_days_and_mixed_lists_are_read() {
        assert_eq!(shown("T2-T6, T7"), "mon-sat");
        assert_eq!(shown("CN"), "sun");
        assert_eq!(shown("chủ nhật"), "sun");
        assert_eq!(shown("sat"), "sat");
        assert_eq!(shown("T7; CN"), "sat, sun");
        assert_eq!(shown("thu"), "thu");
        assert_eq!(shown("hằng ngày"), "mon-sun");
        assert_eq!(shown("CN-T7"), "mon-sun");
        assert_eq!(shown("sat-mon"), "mon, sat, sun");
    }

    #[test]
    fn bare_numbers_are_asked_about() {
        for text in ["2", "2-6", "2–6", "2, 4, 6"] {
            assert_eq!(
                refused::<Weekdays>(text),
                ("hours/bare-weekday", "Thứ Hai viết T2, Chủ Nhật viết CN; ví dụ T2-T6".into()),
                "{text}"
            );
        }
        assert_eq!(shown("T2, 4"), "hours/bare-weekday");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["T8", "T1", "thứ", "ngày thường", "mon-xyz", "-", "th"] {
            assert_eq!(shown(text), "hours/unknown-weekday", "{text}");
        }
    }

    #[test]
    fn what_is_said_besides_is_a_remark_of_its_own() {
        assert_eq!(shown("từ thứ 2 đến thứ 6 hằng tuần"), "mon-fri");
        assert_eq!(
            refused::<Weekdays>("T2-T6 (trừ ngày lễ)"),
            ("hours/unknown-weekday", "viết `mon-fri` ở đây; nếu là ghi chú, thêm dòng `note: \"trừ ngày lễ\"`".into())
        );
        assert_eq!(shown("cả tuần trừ chủ nhật"), "mon-sat");
        assert_eq!(shown("Tất cả các ngày trong tuần (trừ thứ 7, chủ nhật)"), "mon-fri");
        assert_eq!(shown("mon-sun except wed"), "mon, tue, thu-sun");
        assert_eq!(shown("T2-T6, nghỉ T4"), "mon, tue, thu, fri");
        // A day of some weeks is none of every week: it is not offered.
        for text in ["thứ 7 tuần thứ nhất", "T2-T6, thứ 7 tuần cuối tháng", "thứ 7 (cách tuần)"] {
            let (rule, remedy) = refused::<Weekdays>(text);
            assert!(rule == "hours/unknown-weekday" && remedy.starts_with("chỉ để ở đây"), "{text}: {remedy}");
        }
        for text in ["T2 trừ T2", "cả tuần trừ chủ nhật và", "trừ chủ nhật"] {
            assert!(shown(text) == "hours/unknown-weekday" || shown(text) == "mon-sat", "{text}: {}", shown(text));
        }
        for text in ["T2-T6!", "T2-T6?", "sáng thứ 7", "T2 T3", "thứ 2 tuần đầu tháng", &format!("{} xyz", "T2, ".repeat(80))] {
            assert_eq!(shown(text), "hours/unknown-weekday", "{text}");
        }
    }

    #[test]
    fn the_day_of_a_date_is_known() {
        let days = plain::<Weekdays>("T2-T6").unwrap_or_default();
        assert!(days.contains(Weekday::of(jiff::civil::date(2026, 7, 20))));
        assert!(!days.contains(Weekday::of(jiff::civil::date(2026, 7, 19))));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[tT2-8cn, -]{0,20}") {
            let _ = (plain::<Weekdays>(&text), quoted::<Weekdays>(&text));
        }

        #[test]
        fn days_read_back(set in 1..128u8) {
            let days = Weekdays(set);
            prop_assert_eq!(plain(&days.to_string()), Ok(days));
        }
    }
}
