//! Where a procedure stands from which day on, whether it can be handed in online then, and whether it was checked in time.

use crate::catalog::{Phase, ResolvedProcedure};
use crate::output::page::frame::ask_first;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{Apply, CheckedNote, Dated, PastRules, Standing, StatusSign};
use crate::record;
use crate::record::{ChannelType, Date};

impl Dated {
    /// From a day, to a day, both included; hidden when the day of publication lies outside.
    fn new(since: Option<Date>, until: Option<Date>, today: Date) -> Self {
        let hidden = since.is_some_and(|since| today < since) || until.is_some_and(|until| until < today);
        Self { since: since.map(|day| day.to_string()), until: until.map(|day| day.to_string()), hidden }
    }
}

/// The phases of a procedure from the day of publication on, each with the days on which it holds.
fn phases(procedure: &ResolvedProcedure, today: Date) -> Vec<(Phase, Option<Date>, Option<Date>)> {
    let facts = &procedure.entry.facts;
    if facts.status.is_some() {
        return vec![(procedure.phase(today), None, None)];
    }
    let from = facts.effective.from.filter(|from| *from > today);
    let to = facts.effective.to;
    let mut list = Vec::new();
    list.extend(from.map(|from| (Phase::Upcoming, None, from.after(-1))));
    if to.is_none_or(|to| to >= today) {
        list.push((Phase::InForce, from, to));
    }
    list.extend(to.map(|to| (Phase::Ended, to.after(1).filter(|day| *day > today), None)));
    list
}

/// The fold over rules that do not apply on every day; none where they always do.
pub(crate) fn past_rules(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Option<PastRules> {
    let today = writer.catalog().today;
    let phases = phases(procedure, today);
    let in_force = phases.iter().find(|(phase, ..)| *phase == Phase::InForce);
    let (since, until) = match in_force {
        Some((_, None, None)) => return None,
        Some((_, since, until)) => (*since, *until),
        None => (None, None),
    };
    let dated = Dated::new(since, until, today);
    let upcoming = phases.first().is_some_and(|(phase, ..)| *phase == Phase::Upcoming);
    let title = writer.word(if upcoming { "say.past.upcoming" } else { "say.past.rules" }).to_owned();
    Some(PastRules { title, open: in_force.is_some() && !dated.hidden, dated })
}

/// Where it stands, by the reader's day.
pub(crate) fn standings(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Vec<Standing> {
    let today = writer.catalog().today;
    let facts = &procedure.entry.facts;
    let standing = |(phase, since, until): (Phase, Option<Date>, Option<Date>)| {
        let reason = facts.status.as_ref().and_then(|status| writer.maybe(status.reason.as_ref()));
        let key = match phase {
            Phase::InForce => None,
            Phase::Upcoming => Some("say.standing.upcoming"),
            Phase::Suspended => Some("say.standing.suspended"),
            Phase::Ended => Some("say.standing.ended"),
        };
        Standing {
            status: writer.status(phase, facts),
            note: reason.or_else(|| key.map(|key| writer.own(writer.word(key)))),
            dated: Dated::new(since, until, today),
        }
    };
    phases(procedure, today).into_iter().map(standing).collect()
}

impl PageWriter<'_> {
    /// Whether a procedure applies, as a sign and a word.
    pub(crate) fn status(&self, phase: Phase, facts: &crate::record::Procedure) -> StatusSign {
        let (kind, icon) = match phase {
            Phase::InForce => ("active", "check"),
            Phase::Upcoming => ("upcoming", "clock"),
            Phase::Suspended => ("suspended", "pause"),
            Phase::Ended => ("repealed", "stop"),
        };
        let word = match (phase, facts.effective.from, facts.effective.to) {
            (Phase::Upcoming, Some(from), _) => self.fill("say.status.from", &[("date", &self.date(from))]),
            // Without scripts nothing else says that it will end.
            (Phase::InForce, _, Some(to)) => self.fill("say.status.active-until", &[("date", &self.date(to))]),
            (Phase::Ended, _, Some(to)) if facts.status.is_none() => self.fill("say.status.until", &[("date", &self.date(to))]),
            _ => self.word(&format!("say.status.{kind}")).to_owned(),
        };
        StatusSign { kind: kind.to_owned(), icon: icon.to_owned(), word }
    }
}

/// The red button, on the days on which the procedure applies.
pub(crate) fn apply_then(writer: &PageWriter<'_>, procedure: &ResolvedProcedure) -> Option<Apply> {
    let today = writer.catalog().today;
    let (_, since, until) = phases(procedure, today).into_iter().find(|(phase, ..)| *phase == Phase::InForce)?;
    apply(writer, &procedure.entry.facts, Dated::new(since, until, today))
}

/// The red button: only where one can hand in online.
pub(crate) fn apply(writer: &PageWriter<'_>, facts: &record::Procedure, dated: Dated) -> Option<Apply> {
    let channel = facts.channels.iter().filter(|channel| channel.kind == ChannelType::Online).find(|channel| channel.url.is_some())?;
    let href = channel.url.as_ref()?.to_string();
    let host = href.split("://").nth(1).unwrap_or(&href).split(['/', '?', '#']).next().unwrap_or_default().to_owned();
    let portals = &writer.catalog().records.jurisdiction.portals;
    let national =
        portals.iter().any(|portal| host.strip_suffix(portal.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
    let text = if national { writer.word("say.apply.national").to_owned() } else { writer.fill("say.apply.at", &[("host", &host)]) };
    Some(Apply { dated, href, text, note: Some(writer.word("say.apply.login").to_owned()).filter(|login| national && !login.is_empty()) })
}

/// «Lẽ ra phải kiểm tra lại …», from the day after it was due.
pub(crate) fn overdue(writer: &PageWriter<'_>, facts: &record::Procedure) -> Option<(String, Dated)> {
    let next = facts.checked.as_ref()?.next?;
    let text = writer.fill("say.overdue", &[("date", &writer.date(next)), ("ask", &ask_first(writer))]);
    Some((text, Dated::new(next.after(1), None, writer.catalog().today)))
}

/// Who looked last.
pub(crate) fn checked_view(writer: &PageWriter<'_>, checked: &record::Checked) -> CheckedNote {
    CheckedNote {
        date: writer.date(checked.date),
        iso: checked.date.to_string(),
        by: writer.maybe(checked.by.as_ref()),
        next: checked.next.map(|next| writer.date(next)),
        note: writer.maybe(checked.note.as_ref()),
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
        let procedure = ResolvedProcedure {
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
            announced_by: Vec::new(),
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
