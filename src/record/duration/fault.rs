//! What is wrong with a length of time.

use super::length::{Duration, count};
use crate::text::shown;
use crate::yaml::Fault;

pub(super) fn working_hours(text: &str, halves: u32) -> Fault {
    let typed = shown(text);
    let (hours, hours_en) = (count(halves, ','), count(halves, '.'));
    let (days, days_en) = if halves > 0 && halves.is_multiple_of(8) {
        (count(halves / 8, ','), count(halves / 8, '.'))
    } else {
        ("…".into(), "…".into())
    };
    let unit = if days_en == "1" { "working day" } else { "working days" };
    Fault::new(
        "deadline/working-hours",
        words!("«{typed}»: giờ làm việc không phải đơn vị của thời hạn", "`{typed}`: working hours are no unit of a deadline"),
        words!(
            "viết `{days} ngày làm việc` (8 giờ làm việc là 1 ngày), hoặc `{hours} giờ`",
            "write `{days_en} {unit}` (8 working hours are 1), or `{hours_en} hours`"
        ),
    )
}

pub(super) fn fraction(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/fraction",
        words!("«{typed}» không tròn nửa đơn vị", "`{typed}` is not a whole or a half"),
        words!("viết số nguyên hoặc rưỡi, ví dụ `1,5 ngày` hay `4 giờ`", "write a whole or a half, such as `1.5 days` or `4 hours`"),
    )
}

pub(super) fn out_of_range(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/out-of-range",
        words!("thời hạn «{typed}» bằng 0 hoặc quá dài", "`{typed}` is nothing, or too long"),
        words!(
            "nếu trả ngay, viết `trong ngày`; nếu không, kiểm tra lại con số",
            "write `same working day` if it is done at once; else check the number"
        ),
    )
}

/// «07 (tám) ngày».
pub(super) fn other_number(text: &str, number: u64, again: u64) -> Fault {
    let typed = shown(text);
    Fault::new(
        "deadline/unreadable",
        words!("«{typed}»: số là {number}, mà trong ngoặc là {again}", "`{typed}`: the number is {number}, and {again} in brackets"),
        words!("viết một số đúng, bỏ phần trong ngoặc", "write the right number, and leave out the brackets"),
    )
}

/// «7 ngày (không kể ngày nghỉ)»: whether these are working days is no remark.
pub(super) fn doubtful(text: &str, time: Duration) -> Fault {
    let typed = shown(text);
    let number = count(time.halves(), ',');
    let en = count(time.halves(), '.');
    Fault::new(
        "deadline/unreadable",
        words!("«{typed}» chưa rõ là ngày hay ngày làm việc", "`{typed}` leaves open whether these are days or working days"),
        words!(
            "viết `{number} ngày làm việc` hoặc `{number} ngày`; điều khác cần biết ghi ở `note`",
            "write `{en} working days` or `{en} days`; write what else there is to know into `note`"
        ),
    )
}
