use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn event(summary: &str) -> Event {
    Event {
        uid: "tam-hai-20261212-1@motcua.example.vn".to_owned(),
        time: Time::Span(date(2026, 12, 12).at(8, 0, 0, 0), date(2026, 12, 12).at(11, 30, 0, 0)),
        summary: summary.to_owned(),
        description: String::new(),
        place: String::new(),
        at: Some(("15.48".to_owned(), "108.66".to_owned())),
        url: "https://motcua.example.vn/lich-luu-dong/".to_owned(),
    }
}

fn write(events: Vec<Event>) -> String {
    let clocks = Clocks { zone: "Asia/Ho_Chi_Minh".to_owned(), ahead: Some(7 * 3600) };
    IcsCalendar { name: "Lịch lưu động".to_owned(), language: "vi".to_owned(), clocks, day: date(2026, 11, 22), events }.write()
}

#[test]
fn an_event_says_when_by_the_clocks_of_the_country() {
    let text = write(vec![event("Làm căn cước")]);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert!(text.contains("\r\nDTSTAMP:20261122T000000Z\r\n"));
    assert!(text.contains("\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20261212T080000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20261212T113000\r\n"));
    assert!(text.contains("\r\nGEO:15.48;108.66\r\n"));
}

#[test]
fn a_day_ends_where_the_next_begins() {
    let text = write(vec![Event { time: Time::Day(date(2026, 12, 31)), ..event("Hết hạn") }]);
    assert!(text.contains("\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
}

#[test]
fn what_has_a_meaning_in_the_format_is_escaped() {
    let text = write(vec![event("a;b,c\\d\r\nEND:VEVENT\u{7}")]);
    assert!(text.contains("\r\nSUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\r\n"), "{text}");
    assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
}

proptest! {
    #[test]
    fn no_line_is_longer_than_it_may_be_and_all_can_be_put_together_again(text in "\\PC{0,200}") {
        let whole = write(vec![event(&text)]);
        for line in whole.split("\r\n") {
            prop_assert!(line.len() <= LINE && !line.contains(['\r', '\n']));
        }
        let expected = format!("SUMMARY:{}\r\n", escape(&text));
        prop_assert!(whole.replace("\r\n ", "").contains(&expected));
    }
}

#[test]
fn clocks_with_seasons_are_written_in_utc() {
    let paris = Clocks { zone: "Europe/Paris".to_owned(), ahead: None };
    assert_eq!(paris.moment(date(2026, 1, 12).at(9, 30, 0, 0)), ":20260112T083000Z");
    assert_eq!(paris.moment(date(2026, 7, 13).at(9, 30, 0, 0)), ":20260713T073000Z");
    let mut out = String::new();
    paris.describe(&mut out);
    assert_eq!(out, "");
    Clocks { zone: "Asia/Kolkata".to_owned(), ahead: Some(19_800) }.describe(&mut out);
    assert!(out.contains("TZOFFSETTO:+0530\r\nTZNAME:+0530\r\n"), "{out}");
}
