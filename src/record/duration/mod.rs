//! How long something takes or is good for.

mod advice;
mod fault;
mod length;
mod reading;

pub(super) use length::Noted;
pub use length::{Duration, Unit};
pub(crate) use reading::lengths;

use crate::jurisdiction::Jurisdiction;
use crate::text::clean_text;
use crate::yaml::{Fault, Scalar, Style};

impl Scalar for Duration {
    const WHAT: (&'static str, &'static str) = ("một thời hạn như 7 ngày làm việc", "a length of time such as 7 working days");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "[a-zA-Z]" })
    }

    /// Reads what [`Noted`] does, but for a remark: what stands in a row has a line of its own for it.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        match reading::read(&text, habits) {
            Ok(Noted { time, note: None }) => Ok(time),
            Ok(Noted { note: Some(note), .. }) => Err(advice::remark(&text, &note, habits)),
            Err(reading::Refusal::Known(fault)) => Err(*fault),
            Err(reading::Refusal::Unknown) => Err(advice::unread(&text, advice::DeadlinePlace::Row, habits)),
        }
    }
}

impl Scalar for Noted {
    const WHAT: (&'static str, &'static str) = Duration::WHAT;

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        reading::read(&text, habits).map_err(|stop| match stop {
            reading::Refusal::Known(fault) => *fault,
            reading::Refusal::Unknown => advice::unread(&text, advice::DeadlinePlace::Alone, habits),
        })
    }
}

read_scalar!(Duration);
written_as_shown!(Duration);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        plain::<Duration>(text).map_or_else(|fault| fault.rule.to_owned(), |duration| duration.to_string())
    }

    #[test]
    fn the_canonical_forms_are_read() {
        for text in
            ["7 working days", "1 working day", "15 days", "8 hours", "1 month", "1.5 days", "0.5 days", "same working day", "10 years"]
        {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn vietnamese_is_read() {
        assert_eq!(shown("7 ngày làm việc"), "7 working days");
        assert_eq!(shown("07 ngày"), "7 days");
        assert_eq!(shown("8 giờ"), "8 hours");
        assert_eq!(shown("1 tháng"), "1 month");
        assert_eq!(shown("10 năm"), "10 years");
        assert_eq!(shown("0,5 ngày"), "0.5 days");
        assert_eq!(shown("1.5 ngày"), "1.5 days");
        assert_eq!(shown("nửa ngày làm việc"), "0.5 working days");
        assert_eq!(shown("07 (bảy) ngày làm việc"), "7 working days");
        assert_eq!(shown("7ngày"), "7 days");
        assert_eq!(shown("Không quá 05 ngày làm việc."), "5 working days");
        assert_eq!(shown("trong thời hạn 3 ngày"), "3 days");
    }

    #[test]
    fn the_same_day_is_the_same_working_day() {
        for text in ["trong ngày", "Ngay trong ngày", "ngay trong ngày làm việc", "trong ngày làm việc", "same-working-day", "same day"]
        {
            assert_eq!(shown(text), "same working day", "{text}");
        }
    }

    #[test]
    fn minutes_become_halves_of_an_hour_and_weeks_become_days() {
        assert_eq!(shown("30 phút"), "0.5 hours");
        assert_eq!(shown("90 phút"), "1.5 hours");
        assert_eq!(shown("2 tuần"), "14 days");
        assert_eq!(shown("15 phút"), "deadline/fraction");
    }

    #[test]
    fn a_bare_number_is_kept_and_nobody_counts_by_it() {
        assert_eq!(shown("5"), "5");
        assert_eq!(shown("không quá 1,5"), "1.5");
        assert_eq!(plain::<Duration>("05").map(Duration::said), Ok(None));
        assert_eq!(plain::<Duration>("5 ngày").map(|time| time.said().is_some()), Ok(true));
        assert_eq!(shown("0"), "deadline/out-of-range");
    }

    #[test]
    fn working_hours_are_refused_with_the_working_day_they_make() {
        assert_eq!(
            refused::<Duration>("8 giờ làm việc"),
            ("deadline/working-hours", "viết `1 ngày làm việc` (8 giờ làm việc là 1 ngày), hoặc `8 giờ`".into())
        );
        assert_eq!(refused::<Duration>("4 giờ làm việc").1, "viết `0,5 ngày làm việc` (8 giờ làm việc là 1 ngày), hoặc `4 giờ`");
    }

    #[test]
    fn what_is_no_length_of_time_is_refused() {
        for text in ["3-5 ngày", "ngay", "không quy định", "7 ngày kể từ ngày có kết quả", "-5 ngày", "5 ngày/hồ sơ"] {
            assert_eq!(shown(text), "deadline/unreadable", "{text}");
        }
        assert_eq!(shown("0 ngày"), "deadline/out-of-range");
        assert_eq!(shown("10000 ngày"), "deadline/out-of-range");
        assert_eq!(shown("1,25 ngày"), "deadline/fraction");
        assert_eq!(shown("99999999999 ngày"), "deadline/fraction");
    }

    #[test]
    fn the_usual_tails_and_the_number_in_words_are_read() {
        for text in [
            "Không quá 07 ngày làm việc kể từ ngày nhận đủ hồ sơ",
            "07 (bảy) ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ.",
            "Trong thời hạn 7 ngày làm việc kể từ khi tiếp nhận hồ sơ",
            "7 ngày (làm việc)",
            "7 (ngày làm việc)",
            "07 (07) ngày làm việc (kể từ ngày nhận đủ hồ sơ)",
            "bảy ngày làm việc",
            "Thời hạn giải quyết: 7 ngày làm việc",
            "(không quá) 7 ngày làm việc",
        ] {
            assert_eq!(shown(text), "7 working days", "{text}");
        }
        assert_eq!(shown("1 ngày rưỡi"), "1.5 days");
        assert_eq!(shown("1 giờ 30 phút"), "1.5 hours");
        assert_eq!(shown("mười lăm ngày"), "15 days");
        assert_eq!(shown("năm năm"), "5 years");
    }

    #[test]
    fn a_remark_in_brackets_is_kept_where_it_stands_alone_and_asked_for_in_a_row() {
        let text = "7 ngày làm việc (hồ sơ phức tạp: 15 ngày)";
        let noted = plain::<Noted>(text).unwrap_or_default();
        assert_eq!((noted.time.to_string().as_str(), noted.note.as_deref()), ("7 working days", Some("hồ sơ phức tạp: 15 ngày")));
        assert_eq!(
            refused::<Duration>(text),
            ("deadline/unreadable", "viết `7 ngày làm việc` ở đây, và thêm dòng `otherwise: \"hồ sơ phức tạp: 15 ngày\"`".into())
        );
        assert_eq!(refused::<Noted>("7 ngày (không kể ngày nghỉ)").0, "deadline/unreadable");
        assert_eq!(refused::<Noted>("07 (tám) ngày").0, "deadline/unreadable");
        assert_eq!(refused::<Noted>("7 (hoặc 8) ngày").0, "deadline/unreadable");
        assert_eq!(refused::<Noted>("7 ngày (x").0, "deadline/unreadable");
    }

    #[test]
    fn what_is_not_read_is_written_out_as_it_should_be() {
        assert_eq!(
            refused::<Noted>("7 ngày làm việc; trường hợp phức tạp 15 ngày").1,
            "viết `{time: 7 ngày làm việc, otherwise: \"trường hợp phức tạp 15 ngày\"}`"
        );
        assert_eq!(
            refused::<Noted>("5 ngày kể từ ngày có kết quả xác minh").1,
            "viết `{time: 5 ngày, note: \"kể từ ngày có kết quả xác minh\"}`"
        );
        // What else is said could change the time: none is offered.
        for text in [
            "2 ngày làm việc + 3 ngày",
            "2 ngày làm việc, cộng thêm 3 ngày",
            "ít nhất 7 ngày làm việc",
            "7 ngày công",
            "0x10 ngày",
            "2 ngày (xã), 3 ngày (tỉnh)",
            "2 ngày tại xã, 3 ngày tại tỉnh",
            "7 ngày hoặc 15 ngày",
            "trên 7 ngày",
            "Cấp xã 2 ngày, cấp tỉnh 3 ngày",
        ] {
            let (rule, remedy) = refused::<Noted>(text);
            assert_eq!(rule, "deadline/unreadable", "{text}");
            assert!(remedy.starts_with("viết số và đơn vị"), "{text}: {remedy}");
        }
        assert_eq!(refused::<Noted>("7 ngày, không kể ngày lễ").1, "viết `7 ngày làm việc` hoặc `7 ngày`; điều khác cần biết ghi ở `note`");
        assert_eq!(
            refused::<Noted>("Trường hợp thông thường: 7 ngày").1,
            "viết `{time: 7 ngày, note: \"Trường hợp thông thường: 7 ngày\"}`"
        );
        assert_eq!(shown("48 tiếng"), "48 hours");
        for text in ["2000 năm", "1201 tháng"] {
            assert_eq!(shown(text), "deadline/out-of-range", "{text}");
        }
        assert_eq!(refused::<Noted>("3-5 ngày").1, "viết `{time: 5 ngày, note: \"3-5 ngày\"}`");
        assert_eq!(refused::<Duration>("3-5 ngày").1, "viết `5 ngày` ở đây, và thêm dòng `note: \"3-5 ngày\"`");
    }

    #[test]
    fn readers_hear_it_in_their_language() {
        assert_eq!(plain::<Duration>("7 working days").map(|duration| duration.spoken("vi")), Ok("7 ngày làm việc".into()));
        assert_eq!(plain::<Duration>("1.5 days").map(|duration| duration.spoken("vi")), Ok("1,5 ngày".into()));
        assert_eq!(plain::<Duration>("trong ngày").map(|duration| duration.spoken("vi")), Ok("trong ngày làm việc".into()));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,30}|[0-9., ()]{0,8}[a-z ]{0,14}") {
            let _ = (plain::<Duration>(&text), quoted::<Duration>(&text));
        }

        #[test]
        fn a_duration_reads_back(halves in 1..=2 * length::MAX_LENGTH, unit in 0..6usize) {
            let unit = [Unit::Hour, Unit::Day, Unit::WorkingDay, Unit::Month, Unit::Year, Unit::Unsaid][unit];
            let halves = if matches!(unit, Unit::Year | Unit::Month) { halves % 200 + 1 } else { halves };
            let duration = Duration { halves, unit };
            prop_assert_eq!(plain(&duration.to_string()), Ok(duration));
            prop_assert_eq!(plain(&duration.spoken("vi")), Ok(duration));
        }
    }
}
