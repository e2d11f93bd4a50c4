//! Announcing decisions: when they were signed, and what they ended.

use super::{Check, Report};
use crate::finding::{Related, Spot};
use crate::record::{Date, StatusWord, Weekday};
use crate::site::Site;
use crate::trail;

/// By how many working days a ministry's decision must precede what it announces, and a province's.
const NOTICE_DAYS: (usize, usize) = (20, 5);

rules! {
    /// Signed too late.
    LATE "decision/late" Notice since "0.1.0" Check::Site(late);
    /// Ended, and still here.
    STILL_PUBLISHED "decision/still-published" Warning since "0.1.0" Check::Site(still_published);
    /// A number that no decision has.
    MALFORMED "decision/malformed" Notice in "vn" since "0.1.0" Check::Site(malformed);
}

/// How many working days lie from `from` up to, not including, `to`; holidays of the catalog do not count.
fn working_days(site: &Site, from: Date, to: Date) -> usize {
    let is_off =
        |day: jiff::civil::Date| site.catalog.records.holidays.iter().any(|year| year.facts.days_off.iter().any(|off| off.date.0 == day));
    let mut day = from.0;
    let mut count = 0;
    // More than enough for any delay of the law.
    for _ in 0..60 {
        if day >= to.0 {
            break;
        }
        let weekend = matches!(Weekday::of(day), Weekday::Saturday | Weekday::Sunday);
        count += usize::from(!weekend && !is_off(day));
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    count
}

fn late(site: &Site, report: &mut Report<'_>) {
    for entry in &site.catalog.records.decisions {
        let (Some(date), Some(effective)) = (entry.facts.date, entry.facts.takes_effect()) else { continue };
        let number = &entry.facts.number.0;
        let is_local = number.to_uppercase().contains("UBND");
        let needed = if is_local { NOTICE_DAYS.1 } else { NOTICE_DAYS.0 };
        let had = working_days(site, date, effective);
        if had < needed {
            let (signed, from) = (date.spoken("vi"), effective.spoken("vi"));
            report.on(entry).add(
                Spot::Value(trail!["date"]),
                words!(
                    "ký ngày {signed}, trước ngày áp dụng {from} có {had} ngày làm việc; luật đòi ít nhất {needed}",
                    "signed {had} working days before it applies; the law asks for {needed}"
                ),
                words!(
                    "kiểm tra hai ngày; nếu đúng, đừng sửa số liệu: báo cơ quan công bố",
                    "check both days; if they are right, leave them and tell the issuer"
                ),
            );
        }
    }
}

fn still_published(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    for entry in &catalog.records.decisions {
        let applies = entry.facts.takes_effect().or(entry.facts.date).is_none_or(|day| day <= catalog.today);
        for (index, row) in entry.facts.procedures.repealed.iter().enumerate().filter(|_| applies) {
            let Some(procedure) = catalog.find_procedure(&row.code).map(|id| catalog.procedure(id)) else { continue };
            let facts = &procedure.entry.facts;
            let ended = facts.status.as_ref().is_some_and(|status| status.state == StatusWord::Repealed) || facts.effective.to.is_some();
            if !ended {
                let number = &entry.facts.number.0;
                let there = Spot::Value(trail!["procedures", "repealed", index]);
                report.on(&procedure.entry).beside(
                    Spot::Value(trail!["title"]),
                    words!(
                        "quyết định {number} đã bãi bỏ thủ tục này, mà trang vẫn đăng như còn áp dụng",
                        "{number} repealed this, and it is still published as in force"
                    ),
                    words!("thêm `status: repealed`", "add `status: repealed`"),
                    [Related::new(&entry.file, there, words!("bãi bỏ ở đây", "repealed here"))],
                );
            }
        }
    }
}

fn malformed(site: &Site, report: &mut Report<'_>) {
    let mut told: Vec<&str> = Vec::new();
    for (_, procedure) in site.catalog.procedures() {
        for (index, name) in procedure.entry.facts.decisions.iter().enumerate() {
            let number = name.0.as_str();
            let good =
                number.split_once('/').is_some_and(|(start, rest)| start.starts_with(|c: char| c.is_ascii_digit()) && rest.contains("QĐ"));
            if !good && !told.contains(&number) {
                told.push(number);
                report.on(&procedure.entry).add(
                    Spot::Value(trail!["decisions", index]),
                    words!("«{number}» không phải số hiệu quyết định", "`{number}` is no number of a decision"),
                    words!("viết như 1523/QĐ-BCA-C06", "write it as 1523/QĐ-BCA-C06"),
                );
            }
        }
    }
}
