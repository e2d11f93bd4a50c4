//! `due`: what takes effect, ends or must be looked at again, and the day on which the site must be built next.

use std::collections::BTreeMap;
use std::fmt::Write;

use clap::Args;
use serde_json::json;

use super::{Common, say};
use crate::catalog::{Catalog, Coming, DayEvent, coming, next_change};
use crate::edition::skip_invalid;
use crate::error::Result;
use crate::finding::Tongue;
use crate::output::ics::{Clocks, Event, IcsCalendar, Time};
use crate::record::Date;

/// Xem việc sắp tới theo ngày.
#[derive(Debug, Args)]
#[command(
    long_about = "Liệt kê điều gì sắp có hiệu lực, sắp hết hiệu lực, đến hạn kiểm tra lại, và vào ngày nào. `--next` in ngày gần nhất mà trang phải dựng lại, để đặt lịch tự động; không còn ngày nào thì không in gì.\n\nTells what begins, ends or must be reviewed; `--next` prints the day of the next build.",
    after_help = "Ví dụ:\n  motcua due                         việc quá hạn và việc trong 90 ngày tới\n  motcua due --days 365\n  motcua due --next                  ngày phải dựng lại trang, như 2026-10-01\n  motcua due --ics > viec.ics        lịch cho điện thoại, Outlook\n  motcua due --format json"
)]
pub(super) struct DueList {
    #[command(flatten)]
    common: Common,
    /// Trong bao nhiêu ngày tới
    #[arg(long, default_value_t = 90, value_name = "SỐ", value_parser = clap::value_parser!(u16))]
    days: u16,
    /// Chỉ in ngày gần nhất mà trang phải dựng lại
    #[arg(long, conflicts_with_all = ["ics", "format"])]
    next: bool,
    /// In lịch iCalendar của mọi việc từ hôm nay
    #[arg(long, conflicts_with = "format")]
    ics: bool,
    /// Cách trình bày kết quả: text, json
    #[arg(long, value_enum, default_value_t = DueFormat::Text, value_name = "DẠNG")]
    format: DueFormat,
}

/// How the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum DueFormat {
    /// cho người đọc
    Text,
    /// cho chương trình
    Json,
}

impl DueList {
    pub(super) fn run(&self) -> Result<u8> {
        let settings = self.common.settings()?;
        let edition = skip_invalid(&settings)?;
        let tongue = edition.tongue(&settings);
        let catalog = &edition.site.catalog;
        let list = coming(catalog);
        let today = catalog.today;
        if self.next {
            if let Some(day) = next_change(&list, today) {
                say::out(&format!("{day}\n"))?;
            }
            return Ok(0);
        }
        if self.ics {
            say::out(&calendar(catalog, &edition.site.base_url, &list, tongue))?;
            return Ok(0);
        }
        let until = today.0.saturating_add(jiff::Span::new().days(self.days));
        // What is past concerns nobody any more, except a check that nobody has made.
        let open: Vec<&Coming> = list
            .iter()
            .filter(|due| due.date.0 <= until && (due.date >= today || due.what == DayEvent::Review))
            .filter(|due| !(due.what == DayEvent::Ends && due.key == "checked.next"))
            .collect();
        match self.format {
            DueFormat::Text => say::out(&text(&open, today, next_change(&list, today), tongue))?,
            DueFormat::Json => say::out(&json(&open, today, next_change(&list, today)))?,
        }
        Ok(0)
    }
}

fn text(open: &[&Coming], today: Date, next: Option<Date>, tongue: Tongue) -> String {
    let mut text = String::new();
    for due in open {
        let (date, title, file) = (due.date, &due.title, &due.file);
        let (verb, about) = match (tongue, due.what) {
            (Tongue::Vi, DayEvent::Begins) => ("bắt đầu", &due.about.vi),
            (Tongue::Vi, DayEvent::Ends) => ("hết", &due.about.vi),
            (Tongue::Vi, DayEvent::Review) if due.date < today => ("QUÁ HẠN", &due.about.vi),
            (Tongue::Vi, DayEvent::Review) => ("đến hạn", &due.about.vi),
            (Tongue::En, DayEvent::Begins) => ("begins", &due.about.en),
            (Tongue::En, DayEvent::Ends) => ("ends", &due.about.en),
            (Tongue::En, DayEvent::Review) if due.date < today => ("OVERDUE", &due.about.en),
            (Tongue::En, DayEvent::Review) => ("due", &due.about.en),
        };
        let _ = writeln!(text, "{date}  {verb}: {about}\n            {title} ({file})");
    }
    if open.is_empty() {
        text.push_str(match tongue {
            Tongue::Vi => "Không có việc nào.\n",
            Tongue::En => "Nothing is due.\n",
        });
    }
    if let Some(next) = next {
        let _ = match tongue {
            Tongue::Vi => writeln!(text, "Trang cần dựng lại vào ngày {next}."),
            Tongue::En => writeln!(text, "The site must be built again on {next}."),
        };
    }
    text
}

fn json(open: &[&Coming], today: Date, next: Option<Date>) -> String {
    let rows: Vec<_> = open
        .iter()
        .map(|due| {
            json!({
                "date": due.date, "what": due.what.as_str(), "file": &*due.file, "key": due.key, "title": due.title,
                "about": {"vi": due.about.vi, "en": due.about.en}, "changes_site": due.changes_site,
            })
        })
        .collect();
    let mut text =
        serde_json::to_string_pretty(&json!({"version": 1, "today": today, "next_build": next, "due": rows})).unwrap_or_default();
    text.push('\n');
    text
}

fn calendar(catalog: &Catalog, base_url: &str, list: &[Coming], tongue: Tongue) -> String {
    let title = &catalog.records.catalog.facts.title.original;
    let host = base_url.split("://").nth(1).and_then(|rest| rest.split('/').next()).filter(|host| !host.is_empty()).unwrap_or("motcua");
    let name = match tongue {
        Tongue::Vi => format!("Việc sắp tới: {title}"),
        Tongue::En => format!("Due: {title}"),
    };
    let mut events = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for due in list.iter().filter(|due| due.date >= catalog.today && !(due.what == DayEvent::Ends && due.key == "checked.next")) {
        let (verb, about) = match (tongue, due.what) {
            (Tongue::Vi, DayEvent::Begins) => ("Bắt đầu", &due.about.vi),
            (Tongue::Vi, DayEvent::Ends) => ("Hết", &due.about.vi),
            (Tongue::Vi, DayEvent::Review) => ("Đến hạn", &due.about.vi),
            (Tongue::En, DayEvent::Begins) => ("Begins", &due.about.en),
            (Tongue::En, DayEvent::Ends) => ("Ends", &due.about.en),
            (Tongue::En, DayEvent::Review) => ("Due", &due.about.en),
        };
        let place = place(due);
        // Two things that begin on one day in one place are told apart by their order.
        let count = places.entry(place.clone()).and_modify(|count| *count += 1).or_insert(0);
        let place = blake3::hash(format!("{place}\n{count}").as_bytes()).to_hex();
        events.push(Event {
            uid: format!("{}@{host}", &place[..32]),
            time: Time::Day(due.date.0),
            summary: format!("{verb}: {about} – {}", due.title),
            description: due.file.to_string(),
            place: String::new(),
            at: None,
            url: String::new(),
        });
    }
    IcsCalendar {
        name,
        language: tongue_tag(tongue).to_owned(),
        clocks: Clocks::of(&catalog.records.jurisdiction),
        day: catalog.today.0,
        events,
    }
    .write()
}

/// What names an event for good: the entry by its stem, the key, and what happens. When the one date of a key moves, its event
/// moves with it; a row of a list is known by its date instead of its position, so that a new row above it changes nothing.
fn place(due: &Coming) -> String {
    let folder = due.file.split('/').next().unwrap_or_default();
    let name = due.file.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut key = String::new();
    for part in due.key.split('[') {
        key.push_str(part.split_once(']').map_or(part, |(_, rest)| rest));
    }
    let day = if due.key.contains('[') { due.date.to_string() } else { String::new() };
    format!("{folder}\n{stem}\n{key}\n{}\n{day}", due.what.as_str())
}

fn tongue_tag(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Vi => "vi",
        Tongue::En => "en",
    }
}
