//! What has grown old: checks that are due, holidays of next year, announcements and visits that are over.

use super::{Check, Report};
use crate::finding::Spot;
use crate::record::{Checked, Date, Entry};
use crate::site::Site;
use crate::trail;

rules! {
    /// A check that is due.
    OVERDUE "freshness/check-overdue" Warning since "0.1.0" Check::Site(overdue);
    /// Never checked.
    UNCHECKED "freshness/unchecked" Notice since "0.1.0" Check::Procedure(|entry, report| {
        if entry.facts.checked.is_none() && !super::completeness::is_exempt(entry) {
            report.add(
                Spot::Value(trail!["checked"]),
                words!("chưa ghi ai đối chiếu với luật, ngày nào", "nobody has said who checked it against the law, and when"),
                words!("đối chiếu rồi thêm `checked: {{date: …, by: …}}`", "check it, then add `checked: {{date: …, by: …}}`"),
            );
        }
    });
    /// Checked tomorrow.
    IN_FUTURE "date/in-future" Error since "0.1.0" Check::Site(in_future);
    /// No days off known for next year.
    NO_HOLIDAYS "freshness/no-holidays" Notice since "0.1.0" Check::Site(holidays);
    /// An announcement that is over.
    NOTICE_OVER "freshness/notice-over" Notice since "0.1.0" Check::Site(notices);
    /// A visit that was.
    SESSION_OVER "freshness/session-over" Notice since "0.1.0" Check::Site(sessions);
    /// A day of another year.
    OTHER_YEAR "date/other-year" Error since "0.1.0" Check::Site(other_year);
    /// Working for a day off, on a day that is worked anyway.
    WORKED_WEEKDAY "date/worked-weekday" Warning since "0.1.0" Check::Site(worked_weekday);
}

/// Every entry that says when it was checked.
fn checks(site: &Site, report: &mut Report<'_>, look: &mut dyn FnMut(&Checked, &mut Report<'_>)) {
    fn of<T>(entry: &Entry<T>, checked: Option<&Checked>, report: &mut Report<'_>, look: &mut dyn FnMut(&Checked, &mut Report<'_>)) {
        if let Some(checked) = checked {
            look(checked, &mut report.on(entry));
        }
    }
    for (_, procedure) in site.catalog.procedures() {
        of(&procedure.entry, procedure.entry.facts.checked.as_ref(), report, look);
    }
    for (_, office) in site.catalog.offices() {
        of(&office.entry, office.entry.facts.checked.as_ref(), report, look);
    }
}

fn overdue(site: &Site, report: &mut Report<'_>) {
    let today = site.catalog.today;
    checks(site, report, &mut |checked, report| {
        if let Some(next) = checked.next.filter(|next| *next < today && *next >= checked.date) {
            let day = next.spoken("vi");
            report.add(
                Spot::Value(trail!["checked", "next"]),
                words!("đến hạn đối chiếu lại từ ngày {day}", "due to be checked again since {next}"),
                words!(
                    "đối chiếu với cơ sở dữ liệu quốc gia, rồi ghi `date: {today}` và `next` mới",
                    "check it against the national database, then write `date: {today}` and a new `next`"
                ),
            );
        }
    });
}

fn in_future(site: &Site, report: &mut Report<'_>) {
    let today = site.catalog.today;
    checks(site, report, &mut |checked, report| {
        if checked.date > today {
            let day = checked.date;
            report.add(
                Spot::Value(trail!["checked", "date"]),
                words!("ngày đối chiếu {day} còn chưa tới (hôm nay {today})", "checked on {day}, which is yet to come (today is {today})"),
                words!("sửa ngày", "correct the day"),
            );
        }
    });
}

fn holidays(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let today = catalog.today.0;
    let next = today.year() + 1;
    let is_there = catalog
        .records
        .holidays
        .iter()
        .any(|year| year.facts.days_off.iter().any(|off| off.date.0.year() == next) || year.stem.parse() == Ok(next));
    if let Some(last) = catalog.records.holidays.last().filter(|_| today.month() >= 11 && !is_there && !catalog.is_lost(&next.to_string()))
    {
        report.at(
            &last.file,
            Spot::File,
            words!(
                "chưa có ngày nghỉ của năm {next}, nên ngày hẹn trả sau Tết sẽ tính sai",
                "no days off of {next} are known, so promised days after New Year will be wrong"
            ),
            words!(
                "thêm tệp holidays/{next}.yaml với các ngày nghỉ đã công bố",
                "add holidays/{next}.yaml with the days that were announced"
            ),
        );
    }
}

fn notices(site: &Site, report: &mut Report<'_>) {
    let today = site.catalog.today;
    for (_, notice) in site.catalog.notices() {
        if let Some(until) = notice.facts.until.filter(|until| *until < today && *until >= notice.facts.date) {
            let day = until.spoken("vi");
            report.on(notice).add(
                Spot::Value(trail!["until"]),
                words!("thông báo đã hết hạn ngày {day} và không còn hiện", "this ended on {until} and is no longer shown"),
                words!("xóa tệp, hoặc sửa `until` nếu còn hiệu lực", "delete the file, or correct `until`"),
            );
        }
    }
}

fn sessions(site: &Site, report: &mut Report<'_>) {
    let today = site.catalog.today;
    for (_, session) in site.catalog.sessions() {
        let last: Option<Date> = session.entry.facts.dates.iter().map(|day| day.date).max();
        if let Some(last) = last.filter(|last| *last < today) {
            report.on(&session.entry).add(
                Spot::Value(trail!["dates"]),
                words!("đợt lưu động này đã qua, ngày cuối {last}", "this visit is over; its last day was {last}"),
                words!("xóa tệp, hoặc ghi các ngày mới", "delete the file, or write the new days"),
            );
        }
    }
}

fn other_year(site: &Site, report: &mut Report<'_>) {
    for entry in &site.catalog.records.holidays {
        let Ok(year) = entry.stem.parse::<i16>() else { continue };
        for (index, off) in entry.facts.days_off.iter().enumerate().filter(|(_, off)| off.date.0.year() != year) {
            let (there, day) = (off.date.0.year(), off.date);
            report.on(entry).add(
                Spot::Value(trail!["days_off", index, "date"]),
                words!("ngày {day} không thuộc năm {year} của tệp này", "{day} is not of {year}, the year of this file"),
                words!(
                    "sửa năm, hoặc chuyển dòng sang holidays/{there}.yaml",
                    "correct the year, or move the row to holidays/{there}.yaml"
                ),
            );
        }
    }
}

fn worked_weekday(site: &Site, report: &mut Report<'_>) {
    use crate::record::Weekday;
    for entry in &site.catalog.records.holidays {
        for (index, worked) in entry.facts.days_worked.iter().enumerate() {
            if !matches!(Weekday::of(worked.date.0), Weekday::Saturday | Weekday::Sunday) {
                let day = worked.date;
                report.on(entry).add(
                    Spot::Value(trail!["days_worked", index, "date"]),
                    words!("ngày {day} vốn là ngày làm việc, không phải ngày làm bù", "{day} is worked anyway"),
                    words!(
                        "ghi ngày thứ Bảy hoặc Chủ nhật làm bù, hoặc xóa dòng",
                        "write the Saturday or Sunday that is worked, or delete the row"
                    ),
                );
            }
        }
    }
}
