//! What a page can be trusted for: where the procedure stands from which day on, whether it was checked in time, and the page
//! of one's rights, of scams and of numbers to call.

use super::desk::Desk;
use super::frame::{About, feedback, frame};
use super::procedure::apply;
use super::view::{Apply, CautionView, Dated, HotlineView, RightsView, Standing};
use crate::catalog::{Phase, Procedure};
use crate::record::{self, Date};
use crate::site::Subject;

/// A build older than this many days, some of whose pages are overdue, says of itself that it is old.
const OLD: i64 = 30;
/// The same where nothing says when it is due.
const VERY_OLD: i64 = 180;

impl Dated {
    /// From a day, to a day, both included; hidden when the day of publication lies outside.
    fn new(since: Option<Date>, until: Option<Date>, today: Date) -> Self {
        let hidden = since.is_some_and(|since| today < since) || until.is_some_and(|until| until < today);
        Self { since: since.map(|day| day.to_string()), until: until.map(|day| day.to_string()), hidden }
    }
}

fn days_after(day: Date, days: i64) -> Option<Date> {
    day.0.checked_add(jiff::Span::new().days(days)).ok().map(Date)
}

/// The phases of a procedure from the day of publication on, each with the days on which it holds.
fn phases(procedure: &Procedure, today: Date) -> Vec<(Phase, Option<Date>, Option<Date>)> {
    let facts = &procedure.entry.facts;
    if facts.status.is_some() {
        return vec![(procedure.phase(today), None, None)];
    }
    let from = facts.effective.from.filter(|from| *from > today);
    let to = facts.effective.to;
    let mut list = Vec::new();
    list.extend(from.map(|from| (Phase::Upcoming, None, days_after(from, -1))));
    if to.is_none_or(|to| to >= today) {
        list.push((Phase::InForce, from, to));
    }
    list.extend(to.map(|to| (Phase::Ended, days_after(to, 1).filter(|day| *day > today), None)));
    list
}

/// Where it stands, by the reader's day.
pub(super) fn standings(desk: &Desk<'_>, procedure: &Procedure) -> Vec<Standing> {
    let today = desk.catalog().today;
    let facts = &procedure.entry.facts;
    let standing = |(phase, since, until): (Phase, Option<Date>, Option<Date>)| {
        let reason = facts.status.as_ref().and_then(|status| desk.maybe(status.reason.as_ref()));
        let key = match phase {
            Phase::InForce => None,
            Phase::Upcoming => Some("say.standing.upcoming"),
            Phase::Suspended => Some("say.standing.suspended"),
            Phase::Ended => Some("say.standing.ended"),
        };
        Standing {
            status: desk.status(phase, facts),
            note: reason.or_else(|| key.map(|key| desk.own(desk.word(key)))),
            dated: Dated::new(since, until, today),
        }
    };
    phases(procedure, today).into_iter().map(standing).collect()
}

/// The red button, on the days on which the procedure applies.
pub(super) fn apply_then(desk: &Desk<'_>, procedure: &Procedure) -> Option<Apply> {
    let today = desk.catalog().today;
    let (_, since, until) = phases(procedure, today).into_iter().find(|(phase, ..)| *phase == Phase::InForce)?;
    apply(desk, &procedure.entry.facts, Dated::new(since, until, today))
}

/// «Lẽ ra phải kiểm tra lại …», from the day after it was due.
pub(super) fn overdue(desk: &Desk<'_>, facts: &record::Procedure) -> Option<(String, Dated)> {
    let next = facts.checked.as_ref()?.next?;
    let text = desk.fill("say.overdue", &[("date", &desk.date(next))]);
    Some((text, Dated::new(days_after(next, 1), None, desk.catalog().today)))
}

/// From which day on the whole site says that it is old.
pub(super) fn old_since(desk: &Desk<'_>) -> Option<String> {
    let catalog = desk.catalog();
    let due = catalog.procedures().filter_map(|(_, procedure)| procedure.entry.facts.checked.as_ref()?.next).min();
    let since = match due.and_then(|due| days_after(due, 1)) {
        Some(due) => days_after(catalog.today, OLD)?.max(due),
        None => days_after(catalog.today, VERY_OLD)?,
    };
    Some(since.to_string())
}

/// The page «Trễ hẹn, bị từ chối, gặp lừa đảo».
pub(super) fn rights(desk: &Desk<'_>) -> RightsView {
    let facts = &desk.catalog().records.catalog.facts;
    let checked = |day: Option<Date>| day.map(|day| desk.fill("say.checked-on", &[("date", &desk.date(day))]));
    let title = desk.word("rights.title").to_owned();
    let description = desk.word("rights.lead").to_owned();
    RightsView {
        page: frame(desk, About { subject: Subject::Rights, title, description, crumbs: Vec::new() }),
        late: facts.rights.as_ref().and_then(|text| desk.html(text, 3)),
        warnings: facts
            .warnings
            .iter()
            .map(|caution| CautionView {
                title: desk.maybe(caution.title.as_ref()),
                text: desk.phrase(&caution.text),
                source: desk.maybe(caution.source.as_ref()),
                checked: checked(caution.checked),
            })
            .collect(),
        hotlines: facts
            .hotlines
            .iter()
            .map(|line| HotlineView {
                name: desk.phrase(&line.name),
                text: desk.number_of(&line.number),
                href: line.number.tel(desk.phone_code()),
                note: desk.maybe(line.note.as_ref()),
                checked: checked(line.checked),
            })
            .collect(),
        feedback: feedback(desk),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::record::{Effective, Entry, StatusMap, StatusNote, StatusWord};

    fn day(text: &str) -> Date {
        Date(text.parse().unwrap())
    }

    /// The phases on 1 September 2026 of a procedure that applies from and to a day.
    fn of(from: Option<&str>, to: Option<&str>, status: Option<StatusWord>) -> Vec<(Phase, Option<Date>, Option<Date>)> {
        let facts = record::Procedure {
            effective: Effective { from: from.map(day), to: to.map(day) },
            status: status.map(|state| StatusNote(StatusMap { state, ..StatusMap::default() })),
            ..record::Procedure::default()
        };
        let procedure = Procedure {
            entry: Arc::new(Entry { facts, ..Entry::default() }),
            field: None,
            offices: Arc::from([]),
            life_events: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
            together: Vec::new(),
            see: Vec::new(),
            replaced_by: Vec::new(),
            shares_title: false,
        };
        phases(&procedure, day("2026-09-01"))
    }

    #[test]
    fn what_will_come_is_known_on_the_day_of_publication() {
        assert_eq!(of(None, None, None), [(Phase::InForce, None, None)]);
        assert_eq!(
            of(Some("2026-10-01"), Some("2026-12-31"), None),
            [
                (Phase::Upcoming, None, Some(day("2026-09-30"))),
                (Phase::InForce, Some(day("2026-10-01")), Some(day("2026-12-31"))),
                (Phase::Ended, Some(day("2027-01-01")), None),
            ]
        );
        assert_eq!(of(Some("2025-01-01"), Some("2026-08-31"), None), [(Phase::Ended, None, None)]);
        assert_eq!(of(Some("2026-10-01"), None, Some(StatusWord::Suspended)), [(Phase::Suspended, None, None)]);
    }

    #[test]
    fn a_thing_is_hidden_outside_its_days() {
        let today = day("2026-09-01");
        let hidden = |since: Option<&str>, until: Option<&str>| Dated::new(since.map(day), until.map(day), today).hidden;
        assert!(hidden(Some("2026-09-02"), None));
        assert!(hidden(None, Some("2026-08-31")));
        assert!(!hidden(Some("2026-09-01"), Some("2026-09-01")));
        assert!(!hidden(None, None));
    }
}
