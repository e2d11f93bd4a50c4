//! The working-day calendar against an oracle: the days off that the package `holidays` of `PyPI` knows
//! (`tests/vectors/days-off-vn.txt`, written by the script beside it). The script of the page is held to the same vectors.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday, date};
use motcua::parts::catalog::WorkingDays;
use motcua::parts::record::{Date, DayOff, DayWorked, Duration, Entry, Holidays, Records, Unit};
use motcua::parts::yaml::{Scalar, Style};
use serde_json::{Value, json};

use super::world::{repository, vectors};

/// Days off and days worked, as the oracle knows them.
fn oracle() -> (BTreeSet<Day>, BTreeSet<Day>) {
    let text = fs::read_to_string(repository("tests/vectors/days-off-vn.txt")).unwrap();
    let (mut off, mut worked) = (BTreeSet::new(), BTreeSet::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let day: Day = words.next().unwrap().parse().unwrap();
        if words.next() == Some("off") {
            off.insert(day)
        } else {
            worked.insert(day)
        };
    }
    (off, worked)
}

/// The oracle's days as `holidays/*.yaml` would give them.
fn records() -> Records {
    let (off, worked) = oracle();
    let mut years: BTreeMap<i16, Holidays> = BTreeMap::new();
    for day in off {
        years.entry(day.year()).or_default().days_off.push(DayOff { date: Date(day), ..DayOff::default() });
    }
    for day in worked {
        years.entry(day.year()).or_default().days_worked.push(DayWorked { date: Date(day), ..DayWorked::default() });
    }
    let entry = |(year, facts): (i16, Holidays)| Arc::new(Entry { stem: Arc::from(year.to_string()), facts, ..Entry::default() });
    Records { holidays: years.into_iter().map(entry).collect(), ..Records::default() }
}

fn calendar() -> WorkingDays {
    WorkingDays::of(&records(), Date(date(2026, 11, 25)))
}

fn time(text: &str) -> Duration {
    Duration::scalar(text, Style::Plain, motcua::parts::jurisdiction::Jurisdiction::usual()).unwrap()
}

/// The last day of a limit, for what is handed in on a day.
fn due(day: Day, text: &str) -> Option<Day> {
    calendar().due(Date(day), false, time(text)).map(|due| due.day.0)
}

#[test]
fn seven_working_days_across_a_long_weekend_end_where_the_law_says() {
    assert_eq!(due(date(2026, 8, 21), "7 working days"), Some(date(2026, 9, 3)));
    assert_eq!(due(date(2026, 4, 29), "7 working days"), Some(date(2026, 5, 12)));
}

#[test]
fn a_saturday_worked_for_a_day_off_counts() {
    assert_eq!(calendar().is_working(Date(date(2026, 8, 22))), Some(true));
    assert_eq!(calendar().is_working(Date(date(2026, 8, 31))), Some(false));
    assert_eq!(due(date(2026, 8, 21), "1 working day"), Some(date(2026, 8, 22)));
}

#[test]
fn the_first_day_is_not_counted_and_a_limit_never_ends_on_a_day_off() {
    assert_eq!(due(date(2026, 3, 2), "3 days"), Some(date(2026, 3, 5)));
    assert_eq!(due(date(2026, 3, 2), "5 days"), Some(date(2026, 3, 9)), "the 7th is a Saturday");
    assert_eq!(due(date(2026, 8, 26), "5 days"), Some(date(2026, 9, 3)), "three days off follow the weekend");
}

#[test]
fn a_month_ends_on_the_day_of_the_same_number_or_the_last() {
    assert_eq!(due(date(2025, 1, 24), "1 month"), Some(date(2025, 2, 24)));
    assert_eq!(due(date(2026, 3, 31), "1 month"), Some(date(2026, 5, 4)), "30 April and 1 May are off, then a weekend");
    assert_eq!(due(date(2026, 1, 5), "1.5 months"), Some(date(2026, 2, 23)), "fifteen days on, a Friday in Tết");
}

#[test]
fn hours_and_halves_are_rounded_up_to_days() {
    assert_eq!(due(date(2026, 3, 2), "4 hours"), Some(date(2026, 3, 3)));
    assert_eq!(due(date(2026, 3, 2), "48 hours"), Some(date(2026, 3, 4)));
    assert_eq!(due(date(2026, 3, 2), "0.5 working days"), Some(date(2026, 3, 3)));
    assert_eq!(due(date(2026, 3, 2), "same working day"), Some(date(2026, 3, 2)));
}

#[test]
fn after_the_cut_off_or_on_a_day_off_it_is_received_on_the_next_working_day() {
    let calendar = calendar();
    let late = calendar.due(Date(date(2026, 3, 6)), true, time("same working day")).unwrap();
    assert_eq!((late.received.0, late.day.0), (date(2026, 3, 9), date(2026, 3, 9)));
    let sunday = calendar.due(Date(date(2026, 3, 8)), true, time("1 working day")).unwrap();
    assert_eq!((sunday.received.0, sunday.day.0), (date(2026, 3, 9), date(2026, 3, 10)));
}

#[test]
fn beyond_the_calendar_there_is_no_date() {
    assert_eq!(due(date(2027, 12, 30), "1 working day"), Some(date(2027, 12, 31)));
    assert_eq!(due(date(2027, 12, 30), "2 working days"), None);
    assert_eq!(due(date(2023, 12, 29), "1 working day"), None);
    assert_eq!(WorkingDays::default().due(Date(date(2026, 3, 2)), false, time("1 day")), None);
    assert_eq!(WorkingDays::of(&records(), Date(date(2030, 1, 1))), WorkingDays::default(), "a year without a file has no calendar");
}

#[test]
fn working_days_agree_with_a_plain_count() {
    let (off, worked) = oracle();
    let weekend = |day: Day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let open: Vec<Day> = date(2024, 1, 1)
        .series(1.day())
        .take_while(|day| *day <= date(2027, 12, 31))
        .filter(|day| worked.contains(day) || !weekend(*day) && !off.contains(day))
        .collect();
    let calendar = calendar();
    for start in date(2024, 1, 1).series(1.day()).take_while(|day| *day <= date(2027, 6, 30)) {
        let received = open.partition_point(|day| *day < start);
        for days in [1, 2, 7, 15, 30] {
            let found = calendar.due(Date(start), false, time(&format!("{days} working days")));
            assert_eq!(found.map(|due| due.day.0), open.get(received + days).copied(), "{start} + {days}");
        }
    }
}

#[test]
fn our_announced_days_off_are_those_of_the_oracle() {
    let text = fs::read_to_string(repository("content/holidays/2026.yaml")).unwrap();
    let year: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    let days = |key: &str| -> BTreeSet<Day> {
        year[key].as_sequence().unwrap().iter().map(|row| row["date"].as_str().unwrap().parse().unwrap()).collect()
    };
    let (off, worked) = oracle();
    let of_2026 = |days: BTreeSet<Day>| days.into_iter().filter(|day| day.year() == 2026).collect::<BTreeSet<_>>();
    assert_eq!(days("days_off"), of_2026(off));
    assert_eq!(days("days_worked"), of_2026(worked));
    let next: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(repository("content/holidays/2027.yaml")).unwrap()).unwrap();
    for row in next["days_off"].as_sequence().unwrap() {
        assert_eq!(row["confirmed"].as_bool(), Some(false), "the days off of 2027 are not announced: {row:?}");
    }
}

/// What the script of the page must answer too.
#[test]
fn the_vectors_of_days_are_those_that_the_script_is_held_to() {
    let calendar = calendar();
    let times = ["1 working day", "7 working days", "0.5 working days", "30 working days", "3 days", "10 days", "4 hours", "30 hours"];
    let times = times.iter().chain(&["1 month", "2.5 months", "1 year", "0.5 years", "same working day"]);
    let times: Vec<Duration> = times.map(|text| time(text)).collect();
    let mut rows: Vec<Value> = Vec::new();
    let starts = (0..1500).step_by(3).map(|days| date(2023, 12, 25).checked_add(i64::from(days).days()).unwrap());
    for (index, start) in starts.enumerate() {
        let length = times[index % times.len()];
        let late = index % 4 == 1;
        let due = calendar.due(Date(start), late, length);
        let day = due.map(|due| due.day.to_string());
        rows.push(json!([start.to_string(), late, length.code(), due.map(|due| due.received.to_string()), day]));
    }
    assert!(times.iter().any(|time| time.unit() == Unit::Year));
    vectors("date", &json!({ "calendar": calendar.code(), "rows": rows }));
}
