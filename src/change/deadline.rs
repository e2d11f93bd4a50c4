//! How long it takes, in the same circumstances on both sides. Units are never turned into others.

use std::collections::{BTreeMap, BTreeSet};

use super::circumstance::{Condition, Side, Universe, both, list};
use super::difference::{Difference, Two};
use super::kind::{ChangeKind, DEADLINE, DEADLINE_CUTOFF, DEADLINE_PROMISE};
use super::pairing::Left;
use super::text;
use super::told::Direction;
use crate::finding::Words;
use crate::record::{Deadline, Duration, Unit, When};

/// A length of time that can be put in order; the unit first.
type Length = (Unit, u32);

/// The lengths that hold in some circumstances; nothing where none is written.
type Lengths = Option<BTreeSet<Length>>;

pub(super) fn deadlines(two: &Two<'_>, found: &mut Vec<Difference>) {
    let (old, new) = (&two.earlier().deadline.0, &two.later().deadline.0);
    compare(two, &DEADLINE, |row| row.time, found);
    compare(two, &DEADLINE_PROMISE, |row| row.promised, found);
    let cutoffs = |rows: &[Deadline]| rows.iter().filter_map(|row| row.cutoff).map(|clock| clock.to_string()).collect::<BTreeSet<_>>();
    let (before, after) = (cutoffs(old), cutoffs(new));
    if before != after {
        let told = |clocks: &BTreeSet<String>| {
            let text = clocks.iter().cloned().collect::<Vec<_>>().join(", ");
            (!text.is_empty()).then(|| both(text.clone(), text))
        };
        let is_one = before.len() == 1 && after.len() == 1;
        let direction = if is_one { Direction::of_ease(&before, &after) } else { Direction::Unclear };
        found.push(Difference::of(&DEADLINE_CUTOFF, told(&before), told(&after)).meaning(direction));
    }
    let texts = |rows: &'_ [Deadline]| -> Vec<String> {
        let all = rows.iter().flat_map(|row| [&row.otherwise, &row.note]).flatten().map(|text| text.original.clone());
        all.collect::<BTreeSet<_>>().into_iter().collect()
    };
    let (before, after) = (texts(old), texts(new));
    let (before, after): (Vec<&str>, Vec<&str>) = (before.iter().map(String::as_str).collect(), after.iter().map(String::as_str).collect());
    text::notes(&words!("ghi chú của thời hạn", "notes on the time limit"), &before, &after, found);
}

fn compare(two: &Two<'_>, kind: &'static ChangeKind, of: fn(&Deadline) -> Option<Duration>, found: &mut Vec<Difference>) {
    fn rows(list: &[Deadline], of: fn(&Deadline) -> Option<Duration>) -> Vec<(&When, Length)> {
        list.iter().filter_map(|row| Some((&row.when, of(row)?))).map(|(when, time)| (when, (time.unit(), time.halves()))).collect()
    }
    let (old, new) = (rows(&two.earlier().deadline.0, of), rows(&two.later().deadline.0, of));
    let spoken = spoken(two, of);
    let say = |lengths: &BTreeSet<Length>| list(&lengths.iter().filter_map(|length| spoken.get(length).cloned()).collect::<Vec<_>>(), ", ");
    let whens = |rows: &[(&'_ When, Length)]| rows.iter().map(|(when, _)| (*when).clone()).collect::<Vec<_>>();
    let (old_whens, new_whens) = (whens(&old), whens(&new));
    let (old_refs, new_refs): (Vec<_>, Vec<_>) = (old_whens.iter().collect(), new_whens.iter().collect());
    let Some(universe) = Universe::of(&two.ids, (two.earlier(), &old_refs), (two.later(), &new_refs)) else {
        let key = |rows: &[(&When, Length)], side: Side, row: usize| (rows[row].1, two.ids.code(side, rows[row].0));
        let mut left = Left::all(old.len(), new.len());
        left.cancel(|row| key(&old, Side::Before, row), |row| key(&new, Side::After, row));
        if !left.before.is_empty() || !left.after.is_empty() {
            let told = |rows: &[(&When, Length)], left: &[usize]| {
                let lengths: BTreeSet<Length> = left.iter().map(|row| rows[*row].1).collect();
                (!lengths.is_empty()).then(|| say(&lengths))
            };
            found.push(Difference::of(kind, told(&old, &left.before), told(&new, &left.after)));
        }
        return;
    };
    let conditions = |rows: &[(&When, Length)], side| -> Vec<(Condition, Length)> {
        rows.iter().map(|(when, length)| (universe.condition(side, when), *length)).collect()
    };
    let (old, new) = (conditions(&old, Side::Before), conditions(&new, Side::After));
    let mut differing: BTreeMap<(Lengths, Lengths), Vec<Vec<usize>>> = BTreeMap::new();
    for way in universe.ways() {
        let (before, after) = (holding(&old, &way), holding(&new, &way));
        if before != after {
            differing.entry((before, after)).or_default().push(way);
        }
    }
    for ((before, after), ways) in differing {
        let (direction, remark) = match (&before, &after) {
            (Some(before), Some(after)) => meaning(before, after),
            _ => (Direction::Unclear, None),
        };
        let told = after.as_ref().map(&say).map(|after| match remark {
            Some(remark) => both(format!("{} ({})", after.vi, remark.vi), format!("{} ({})", after.en, remark.en)),
            None => after,
        });
        found.push(Difference::of(kind, before.as_ref().map(&say), told).about(universe.told(&ways)).meaning(direction));
    }
}

/// How each length is said.
fn spoken(two: &Two<'_>, of: fn(&Deadline) -> Option<Duration>) -> BTreeMap<Length, Words> {
    let rows = two.earlier().deadline.0.iter().chain(&two.later().deadline.0).filter_map(of);
    let say = |time: Duration| match time.said() {
        Some(time) => both(time.spoken("vi"), time.spoken("en")),
        None => both(format!("{} (chưa rõ đơn vị)", time.spoken("vi")), format!("{} (unit not said)", time.spoken("en"))),
    };
    rows.map(|time| ((time.unit(), time.halves()), say(time))).collect()
}

/// The lengths of the most specific rows that hold.
fn holding(rows: &[(Condition, Length)], way: &[usize]) -> Lengths {
    let holding = || rows.iter().filter(|(condition, _)| condition.holds(way));
    let weight = holding().map(|(condition, _)| condition.weight).max()?;
    Some(holding().filter(|(condition, _)| condition.weight == weight).map(|(_, length)| *length).collect())
}

/// What it means that these lengths became those, and what there is to say besides.
fn meaning(before: &BTreeSet<Length>, after: &BTreeSet<Length>) -> (Direction, Option<Words>) {
    let units: BTreeSet<Unit> = before.iter().chain(after).map(|length| length.0).collect();
    let (Some(first), Some(last), Some(new_first), Some(new_last)) = (before.first(), before.last(), after.first(), after.last()) else {
        return (Direction::Unclear, None);
    };
    if units.len() == 1 && before.len() == after.len() && !units.contains(&Unit::Unsaid) {
        let (shortest, longest) = (Direction::of_burden(first, new_first), Direction::of_burden(last, new_last));
        let direction = match (shortest, longest) {
            (one, Direction::Neutral) | (Direction::Neutral, one) => one,
            (one, other) if one == other => one,
            _ => Direction::Unclear,
        };
        return (direction, None);
    }
    if before.len() != 1 || after.len() != 1 {
        return (Direction::Unclear, None);
    }
    match (first.0, new_first.0) {
        (Unit::Day, Unit::WorkingDay) if new_first.1 >= first.1 => {
            (Direction::Worse, Some(words!("lâu hơn, vì không tính ngày nghỉ", "longer, for days off do not count")))
        }
        (Unit::WorkingDay, Unit::Day) if new_first.1 <= first.1 => {
            (Direction::Better, Some(words!("nhanh hơn, vì tính cả ngày nghỉ", "quicker, for days off count")))
        }
        (Unit::SameWorkingDay, Unit::Day | Unit::WorkingDay | Unit::Month) => (Direction::Worse, None),
        (Unit::Day | Unit::WorkingDay | Unit::Month, Unit::SameWorkingDay) => (Direction::Better, None),
        _ => (Direction::Unclear, None),
    }
}
