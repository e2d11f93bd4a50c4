//! What the checker doubts, no page asserts: the facts that are taken back before the site is made, while a finding about them
//! stands. A rule names the fact (`doubts` in `rules!`), the place of the finding tells whose it is. What is allowed with a
//! reason, or turned off in `catalog.yaml`, is no finding any more, and the fact stands again.
//!
//! Only what is most likely wrong is doubted: a fact that contradicts another, or that cannot be. A text is never taken back; it
//! is what the source says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rules;
use crate::finding::{Finding, Trail, TrailStep, Words};

/// A fact as a rule doubts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// What a row of the fees comes to.
    Fee,
    /// That nothing is paid at all.
    Free,
    /// The legal limit, and with it the day on which it ends.
    Time,
    /// The time that the office promises.
    Promise,
    /// How many originals and copies of a paper.
    Copies,
    /// When a place is open.
    Hours,
    /// Where a place is on the map.
    Location,
    /// The address where papers are handed in online.
    Portal,
    /// Whether one must come in person.
    Presence,
}

/// By file, the values that are taken back.
pub type Doubts = BTreeMap<Arc<str>, BTreeSet<Trail>>;

/// The values that these findings doubt.
pub(super) fn doubts(findings: &[Finding]) -> Doubts {
    let doubting: BTreeMap<&str, Fact> = rules().filter_map(|rule| Some((rule.about.id, rule.about.doubts?))).collect();
    let mut doubts = Doubts::new();
    for finding in findings {
        let Some(fact) = doubting.get(finding.rule) else { continue };
        // Of two that contradict each other, neither is known to be right.
        let related = finding.related.iter().map(|related| (&related.file, &related.spot));
        for (file, spot) in std::iter::once((&finding.file, &finding.spot)).chain(related) {
            if let Some(trail) = spot.trail() {
                doubts.entry(Arc::clone(file)).or_default().extend(fact.values(trail));
            }
        }
    }
    doubts
}

impl Fact {
    /// What the page of a rule says of it.
    #[must_use]
    pub fn untold(self) -> Words {
        let (vi, en) = match self {
            Self::Fee => ("mức phí", "the fee"),
            Self::Free => ("việc không thu phí", "that nothing is paid"),
            Self::Time => ("thời hạn", "the time limit"),
            Self::Promise => ("thời hạn hẹn trả", "the promised time"),
            Self::Copies => ("số bản", "the number of copies"),
            Self::Hours => ("giờ làm việc", "the hours"),
            Self::Location => ("vị trí trên bản đồ", "the place on the map"),
            Self::Portal => ("địa chỉ nộp trực tuyến", "the address for papers handed in online"),
            Self::Presence => ("việc có phải đến tận nơi không", "whether one must come in person"),
        };
        words!(
            "Chưa sửa hoặc chưa cho phép (`allow`) thì trang chưa nêu {vi} ở chỗ này; ghi chú vẫn hiện.",
            "Until it is mended or allowed (`allow`), no page tells {en} here; the note is shown."
        )
    }

    /// The values that say it, where a finding stands at this place.
    fn values(self, trail: &Trail) -> Vec<Trail> {
        let under = |keys: &[&'static str], row: &Trail| keys.iter().map(|key| row.then(*key)).collect();
        match self {
            // A row that is over is not shown.
            Self::Fee if trail.0.iter().any(|step| is(step, "effective")) => Vec::new(),
            Self::Fee => under(&["amount", "percent"], &row(trail)),
            Self::Free => vec![crate::trail!["fees"]],
            Self::Time => under(&["time"], &row(trail)),
            Self::Copies => under(&["originals", "copies"], &row(trail)),
            Self::Hours => hours(trail),
            Self::Promise | Self::Location | Self::Portal | Self::Presence => vec![trail.clone()],
        }
    }
}

fn is(step: &TrailStep, key: &str) -> bool {
    matches!(step, TrailStep::Key(own) if own == key)
}

/// The innermost row of a list in which a place lies; a value that stands for the whole list is its only row.
fn row(trail: &Trail) -> Trail {
    match trail.0.iter().rposition(|step| matches!(step, TrailStep::Index(_))) {
        Some(at) => Trail(trail.0[..=at].to_vec()),
        None => trail.then(0),
    }
}

/// The whole list of hours: of a morning without its afternoon one would think that the afternoon is closed.
fn hours(trail: &Trail) -> Vec<Trail> {
    let up_to = |key: &str, more: usize| {
        let at = trail.0.iter().rposition(|step| is(step, key))?;
        trail.0.get(..=at + more).map(|way| Trail(way.to_vec()))
    };
    let mut values: Vec<Trail> = up_to("hours", 0).into_iter().collect();
    if let Some(day) = up_to("exceptions", 1) {
        values.extend([day.then("hours"), day.then("closed")]);
    }
    // A day of a mobile session that has no hours of its own has those of the session.
    if let Some(days) = up_to("dates", 0).filter(|_| !values.is_empty()) {
        values.push(Trail(days.0[..days.0.len() - 1].to_vec()).then("hours"));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trail;

    fn values(fact: Fact, trail: &Trail) -> Vec<String> {
        fact.values(trail).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_doubted_fact_is_that_of_the_row_in_which_the_finding_stands() {
        assert_eq!(values(Fact::Fee, &trail!["fees", 1, "note"]), ["fees[1].amount", "fees[1].percent"]);
        assert!(values(Fact::Fee, &trail!["fees", 1, "effective", "to"]).is_empty(), "a row that is over");
        assert_eq!(values(Fact::Time, &trail!["deadline"]), ["deadline[0].time"]);
        assert_eq!(values(Fact::Time, &trail!["deadline", 2, "time"]), ["deadline[2].time"]);
        let inner = trail!["documents", 3, "one_of", 1, "originals"];
        assert_eq!(values(Fact::Copies, &inner), ["documents[3].one_of[1].originals", "documents[3].one_of[1].copies"]);
        assert_eq!(values(Fact::Location, &trail!["points", 0, "location"]), ["points[0].location"]);
    }

    #[test]
    fn hours_are_doubted_as_a_whole() {
        assert_eq!(values(Fact::Hours, &trail!["points", 1, "hours", 2, "from"]), ["points[1].hours"]);
        assert_eq!(
            values(Fact::Hours, &trail!["exceptions", 1, "hours", 0, "from"]),
            ["exceptions[1].hours", "exceptions[1].hours", "exceptions[1].closed"]
        );
        assert_eq!(values(Fact::Hours, &trail!["exceptions", 1, "date"]), ["exceptions[1].hours", "exceptions[1].closed"]);
        assert_eq!(values(Fact::Hours, &trail!["dates", 0, "hours", 1, "to"]), ["dates[0].hours", "hours"]);
        assert!(values(Fact::Hours, &trail!["days_off", 0, "date"]).is_empty());
    }
}
