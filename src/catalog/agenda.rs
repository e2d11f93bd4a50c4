//! What takes effect, ends or must be looked at again, and when.

use std::sync::Arc;

use super::Catalog;
use crate::finding::Words;
use crate::record::{self, Date, Effective, Entry};

/// What happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayEvent {
    /// It begins to hold, or to be shown.
    Begins,
    /// It holds no longer; the day is the first without it.
    Ends,
    /// Somebody must check it again.
    Review,
}

impl DayEvent {
    /// Its name in reports for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::Ends => "ends",
            Self::Review => "review",
        }
    }
}

/// One thing that comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The day.
    pub date: Date,
    /// What happens.
    pub what: DayEvent,
    /// The file in which it is written.
    pub file: Arc<str>,
    /// Where in it, such as `fees[1].effective.to`; the same in every edition as long as the entry says the same.
    pub key: String,
    /// The title of the entry.
    pub title: String,
    /// What it is about.
    pub about: Words,
    /// Whether the site says something else from this day on, so that it must be built again.
    pub changes_site: bool,
}

/// Everything with a date, by day; what is past, too.
#[must_use]
pub fn coming(catalog: &Catalog) -> Vec<Coming> {
    let mut list = Vec::new();
    for (_, procedure) in catalog.procedures() {
        of_procedure(&procedure.entry, &mut list);
    }
    for (_, office) in catalog.offices() {
        let entry = &office.entry;
        let mut dates = DateCollector::of(entry, &entry.facts.name.original, &mut list);
        dates.checked(entry.facts.checked.as_ref());
        for (at, day) in entry.facts.exceptions.iter().enumerate() {
            let date = day.date;
            dates.after(date, &format!("exceptions[{at}].date"), words!("giờ làm việc riêng của ngày {date}", "the hours of {date}"));
        }
    }
    for (_, entry) in catalog.notices() {
        let mut dates = DateCollector::of(entry, &entry.facts.title.original, &mut list);
        dates.add(entry.facts.date, DayEvent::Begins, "date", words!("thông báo", "the notice"), true);
        if let Some(until) = entry.facts.until {
            dates.after(until, "until", words!("thông báo", "the notice"));
        }
    }
    for (_, session) in catalog.sessions() {
        let entry = &session.entry;
        let title = entry.facts.title.as_ref().unwrap_or(&entry.facts.place);
        let mut dates = DateCollector::of(entry, &title.original, &mut list);
        for (at, day) in entry.facts.dates.iter().enumerate() {
            let date = day.date;
            dates.after(date, &format!("dates[{at}]"), words!("buổi lưu động ngày {date}", "the mobile session of {date}"));
        }
    }
    of_shared(catalog, &mut list);
    list.sort_by(|a, b| (a.date, &a.file, &a.key, a.what).cmp(&(b.date, &b.file, &b.key, b.what)));
    list
}

/// The first day after `today` on which the site says something else.
#[must_use]
pub fn next_change(list: &[Coming], today: Date) -> Option<Date> {
    list.iter().filter(|coming| coming.changes_site && coming.date > today).map(|coming| coming.date).min()
}

/// One entry, whose dates are noted.
struct DateCollector<'a> {
    file: &'a Arc<str>,
    title: &'a str,
    list: &'a mut Vec<Coming>,
}

impl<'a> DateCollector<'a> {
    fn of<T>(entry: &'a Entry<T>, title: &'a str, list: &'a mut Vec<Coming>) -> Self {
        Self { file: &entry.file, title, list }
    }

    fn add(&mut self, date: Date, what: DayEvent, key: &str, about: Words, changes_site: bool) {
        let (file, title) = (Arc::clone(self.file), self.title.to_owned());
        self.list.push(Coming { date, what, file, key: key.to_owned(), title, about, changes_site });
    }

    /// It ends with this day.
    fn after(&mut self, last: Date, key: &str, about: Words) {
        if let Ok(day) = last.0.tomorrow() {
            self.add(Date(day), DayEvent::Ends, key, about, true);
        }
    }

    fn effective(&mut self, effective: &Effective, key: &str, about: &Words) {
        if let Some(from) = effective.from {
            self.add(from, DayEvent::Begins, &format!("{key}.from"), about.clone(), true);
        }
        if let Some(to) = effective.to {
            self.after(to, &format!("{key}.to"), about.clone());
        }
    }

    /// A check that is due; from the day after, the page says that it is late.
    fn checked(&mut self, checked: Option<&record::Checked>) {
        let Some(next) = checked.and_then(|checked| checked.next) else { return };
        self.add(next, DayEvent::Review, "checked.next", words!("kiểm tra lại", "to be checked again"), false);
        if let Ok(day) = next.0.tomorrow() {
            self.add(Date(day), DayEvent::Ends, "checked.next", words!("hạn kiểm tra", "the time to check it"), true);
        }
    }
}

fn of_procedure(entry: &Entry<record::Procedure>, list: &mut Vec<Coming>) {
    let facts = &entry.facts;
    let mut dates = DateCollector::of(entry, &facts.title.original, list);
    dates.effective(&facts.effective, "effective", &words!("thủ tục", "the procedure"));
    for (at, row) in facts.fees.rows().iter().enumerate() {
        let item = row.item.as_ref().map_or("", |item| &item.original);
        let amount = row.amount.map(|amount| amount.grouped("vi")).unwrap_or_default();
        let what = [item, &amount].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        dates.effective(&row.effective, &format!("fees[{at}].effective"), &words!("mức phí {what}", "the fee {what}"));
    }
    dates.checked(facts.checked.as_ref());
}

/// Laws, decisions and papers: to be looked at, though pages do not change by themselves.
fn of_shared(catalog: &Catalog, list: &mut Vec<Coming>) {
    let records = &catalog.records;
    for (at, law) in records.laws.facts.iter().enumerate() {
        if let Some(from) = law.effective {
            let number = law.number.0.as_str();
            let mut dates = DateCollector::of(&records.laws, number, list);
            dates.add(
                from,
                DayEvent::Begins,
                &format!("[{at}].effective"),
                words!("văn bản {number} có hiệu lực", "{number} comes into force"),
                false,
            );
        }
    }
    for entry in &records.decisions {
        if let Some(from) = entry.facts.takes_effect() {
            let number = entry.facts.number.0.as_str();
            let mut dates = DateCollector::of(entry, number, list);
            dates.add(
                from,
                DayEvent::Begins,
                "effective",
                words!("quyết định {number} có hiệu lực", "decision {number} takes effect"),
                false,
            );
        }
    }
    for (at, paper) in records.papers.facts.iter().enumerate() {
        if let Some(day) = paper.abolished {
            let mut dates = DateCollector::of(&records.papers, &paper.name.original, list);
            dates.add(
                day,
                DayEvent::Ends,
                &format!("[{at}].abolished"),
                words!("giấy tờ này thôi được dùng", "the paper is no longer used"),
                false,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ResolvedProcedure;
    use jiff::civil::date;

    #[test]
    fn what_ends_with_a_day_changes_the_site_on_the_next() {
        let facts = record::Procedure {
            effective: Effective { from: Some(Date(date(2026, 10, 1))), to: Some(Date(date(2026, 12, 31))) },
            checked: Some(record::Checked { next: Some(Date(date(2026, 11, 5))), ..record::Checked::default() }),
            ..record::Procedure::default()
        };
        let entry = Arc::new(Entry { facts, file: "procedures/a.md".into(), ..Entry::default() });
        let procedure = ResolvedProcedure {
            entry,
            field: None,
            offices: Arc::default(),
            life_events: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
            see: Vec::new(),
            replaced_by: Vec::new(),
            shares_title: false,
            announced_by: Vec::new(),
            together: Vec::new(),
        };
        let mut catalog = Catalog::default();
        catalog.seated.procedures.push(procedure);
        let list = coming(&catalog);
        let days: Vec<_> = list.iter().map(|coming| (coming.date.to_string(), coming.what.as_str(), coming.changes_site)).collect();
        assert_eq!(
            days,
            [
                ("2026-10-01".to_owned(), "begins", true),
                ("2026-11-05".to_owned(), "review", false),
                ("2026-11-06".to_owned(), "ends", true),
                ("2027-01-01".to_owned(), "ends", true),
            ]
        );
        assert_eq!(next_change(&list, Date(date(2026, 9, 1))), Some(Date(date(2026, 10, 1))));
        assert_eq!(next_change(&list, Date(date(2026, 10, 1))), Some(Date(date(2026, 11, 6))));
        assert_eq!(next_change(&list, Date(date(2027, 1, 1))), None);
    }
}
