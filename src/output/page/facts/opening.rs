//! Opening hours as data for the script that says what is open now. What is open is worked out there and nowhere else.

use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::OpenDays;
use crate::record::{Exception, HoursRow, Season, Weekday};

/// `12345 450-690;6 450-690 s f:cu-tru`: days from Monday, minutes of the day, the season, and the fields of a row that is not
/// for all. Only rows for `field`, where one is given.
pub(crate) fn hours(rows: &[HoursRow], field: Option<&str>) -> Option<String> {
    let rows: Vec<String> = rows
        .iter()
        .filter(|row| row.is_for(field))
        .map(|row| {
            let days: String = row.days.iter().map(|day| char::from(b'1' + day.index())).collect();
            let season = match row.season {
                Some(Season::Summer) => " s",
                Some(Season::Winter) => " w",
                None => "",
            };
            let fields: Vec<&str> = row.fields.iter().map(|name| name.0.as_str()).collect();
            let fields = if fields.is_empty() || field.is_some() { String::new() } else { format!(" f:{}", fields.join(",")) };
            format!("{days} {}-{}{season}{fields}", row.from.minutes(), row.to.minutes())
        })
        .collect();
    (!rows.is_empty()).then(|| rows.join(";"))
}

/// `20261224;20261225 480-600`: the days to come that differ, with their hours where it is open.
pub(crate) fn exceptions(writer: &PageWriter<'_>, days: &[Exception]) -> Option<String> {
    let days: Vec<String> = days
        .iter()
        .filter(|day| day.date >= writer.catalog().today && day.differs())
        .map(|day| {
            let spans = day.hours.iter().filter(|_| !day.is_closed()).map(|span| format!(" {}-{}", span.from.minutes(), span.to.minutes()));
            std::iter::once(compact(day.date)).chain(spans).collect()
        })
        .collect();
    (!days.is_empty()).then(|| days.join(";"))
}

/// The days off and the worked days of the whole country from this year on, and the names of the days. Whole years: pages of all
/// offices would change the day after each holiday.
pub(crate) fn days(writer: &PageWriter<'_>) -> OpenDays {
    let catalog = writer.catalog();
    let since = crate::record::Date(jiff::civil::date(catalog.today.0.year(), 1, 1));
    let all = || catalog.records.holidays.iter().map(|entry| &entry.facts);
    let mut off: Vec<String> = all().flat_map(|year| &year.days_off).filter(|day| day.date >= since).map(|day| compact(day.date)).collect();
    let mut worked: Vec<String> = all()
        .flat_map(|year| &year.days_worked)
        .filter(|day| day.date >= since)
        .map(|day| format!("{} {}", compact(day.date), Weekday::of(day.instead_of.0).index() + 1))
        .collect();
    for list in [&mut off, &mut worked] {
        list.sort();
        list.dedup();
    }
    let name = |number: u8| writer.word(&format!("say.weekday.{number}"));
    OpenDays { off: off.join(" "), worked: worked.join(";"), names: [7, 1, 2, 3, 4, 5, 6].map(name).join(",") }
}

/// `20261224`
fn compact(date: crate::record::Date) -> String {
    date.to_string().replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Clock, Name};

    fn row(days: &[Weekday], from: u16, to: u16) -> HoursRow {
        HoursRow {
            days: days.iter().copied().collect(),
            from: Clock::from_minutes(from).unwrap(),
            to: Clock::from_minutes(to).unwrap(),
            ..HoursRow::default()
        }
    }

    #[test]
    fn hours_are_days_and_minutes() {
        let morning = row(&[Weekday::Monday, Weekday::Friday], 450, 690);
        let saturday =
            HoursRow { fields: vec![Name("cu-tru".to_owned())], season: Some(Season::Summer), ..row(&[Weekday::Saturday], 480, 690) };
        let rows = [morning, saturday];
        assert_eq!(hours(&rows, None).unwrap(), "15 450-690;6 480-690 s f:cu-tru");
        assert_eq!(hours(&rows, Some("cu-tru")).unwrap(), "15 450-690;6 480-690 s");
        assert_eq!(hours(&rows, Some("can-cuoc")).unwrap(), "15 450-690");
        assert_eq!(hours(&[], None), None);
    }
}
