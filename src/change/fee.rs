//! What is to pay, in the same circumstances on both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::charge::{Charge, Sum, meaning, money};
use super::circumstance::{Condition, Side, Universe, both, list, same};
use super::difference::{Difference, Two};
use super::kind::{FEE_ADDED, FEE_AMOUNT, FEE_CONDITION, FEE_DATES, FEE_ENDED, FEE_EXEMPTION_ADDED, FEE_EXEMPTION_ENDED};
use super::name::Named;
use super::pairing::Left;
use super::period::period;
use super::text;
use super::told::Direction;
use crate::catalog::Catalog;
use crate::finding::Words;
use crate::record::{Amount, Date, Fee, Fees};

/// So many days on which rows begin or end are looked at.
const MAX_DAYS: usize = 12;

/// One side's rows.
struct Bill<'a> {
    catalog: &'a Catalog,
    fees: &'a Fees,
    rows: Vec<(String, &'a Fee, Option<Condition>)>,
    labels: BTreeMap<String, Words>,
}

/// What is charged of each item; nothing where nothing is written.
type Charged = Option<BTreeMap<String, BTreeSet<Charge>>>;

/// The item of a fee without a name of its own: a sign no text begins with, and whether it is a fee or a levy.
const NAMELESS: char = '\u{1}';

impl<'a> Bill<'a> {
    fn of(catalog: &'a Catalog, fees: &'a Fees) -> Self {
        let mut labels = BTreeMap::new();
        let row = |fee: &'a Fee| {
            let (key, label) = if let Some(item) = &fee.item {
                (Named::of(&item.original).key, same(&item.original))
            } else {
                let kind = fee.kind.unwrap_or_default();
                (format!("{NAMELESS}{kind}"), kind.words())
            };
            labels.entry(key.clone()).or_insert(label);
            (key, fee, None)
        };
        let rows = fees.rows().iter().map(row).collect();
        Self { catalog, fees, rows, labels }
    }

    fn charge(&self, row: &Fee) -> Charge {
        let usual = self.catalog.records.currency();
        let base = || {
            let of = row.of.as_ref()?;
            self.fees.rows().iter().find(|fee| fee.id.as_ref().is_some_and(|id| id.as_str() == of.0))
        };
        let sum = match (row.amount, row.percent) {
            (Some(Amount(0, _)), _) => Sum::Free,
            (Some(Amount(units, decimals)), _) => Sum::Amount(row.currency.unwrap_or(usual).as_str(), units, decimals),
            (None, Some(percent)) => match base().and_then(|base| Some((base.amount?, base.currency))) {
                Some((amount, currency)) => {
                    Sum::Amount(row.currency.or(currency).unwrap_or(usual).as_str(), percent.of(amount.0), amount.1)
                }
                None => Sum::Share(percent.millionths(), percent.spoken("vi")),
            },
            (None, None) => Sum::Unsaid,
        };
        let per = row.per.as_ref().map(|per| Named::of(&per.original).key).unwrap_or_default();
        Charge { sum, per, from_unit: row.from_unit.map_or(1, |unit| unit.0.max(1)) }
    }

    /// What is charged in these circumstances on this day.
    fn charged(&self, day: Date, way: &[usize]) -> Charged {
        if matches!(self.fees, Fees::None(_)) {
            return Some(BTreeMap::new());
        }
        let mut best: BTreeMap<&str, (usize, BTreeSet<Charge>)> = BTreeMap::new();
        let holds = |condition: &Option<Condition>| condition.as_ref().is_none_or(|condition| condition.holds(way));
        for (item, row, condition) in self.rows.iter().filter(|(_, row, condition)| row.effective.holds_on(day) && holds(condition)) {
            let weight = condition.as_ref().map_or(0, |condition| condition.weight);
            let slot = best.entry(item).or_insert_with(|| (weight, BTreeSet::new()));
            if weight > slot.0 {
                *slot = (weight, BTreeSet::new());
            }
            if weight == slot.0 {
                slot.1.insert(self.charge(row));
            }
        }
        (!best.is_empty()).then(|| best.into_iter().map(|(item, (_, charges))| (item.to_owned(), charges)).collect())
    }

    /// One charge in words.
    fn say(&self, charge: &Charge) -> Words {
        let mut words = match &charge.sum {
            Sum::Free => words!("không thu", "free"),
            Sum::Unsaid => words!("chưa rõ mức", "amount not said"),
            Sum::Share(_, share) => words!("{share} (chưa rõ của bao nhiêu)", "{share} of a sum not said"),
            Sum::Amount(currency, units, decimals) => money(self.catalog, *units, *decimals, currency),
        };
        let rows = self.rows.iter().map(|(_, row, _)| row);
        if let Some(per) = rows.filter_map(|row| row.per.as_ref()).find(|per| Named::of(&per.original).key == charge.per)
            && !charge.per.is_empty()
        {
            words = both(format!("{}/{}", words.vi, per.original), format!("{} per {}", words.en, per.original));
        }
        if charge.from_unit > 1 {
            let unit = charge.from_unit;
            words = both(format!("{}, tính từ đơn vị thứ {unit}", words.vi), format!("{} from unit {unit} on", words.en));
        }
        words
    }

    fn say_all(&self, charges: &BTreeSet<Charge>) -> Words {
        list(&charges.iter().map(|charge| self.say(charge)).collect::<Vec<_>>(), ", ")
    }
}

/// What differs of one item: what it was and what it is, in which circumstances.
type Found = BTreeMap<(String, Option<BTreeSet<Charge>>, Option<BTreeSet<Charge>>, bool), Vec<Vec<usize>>>;

/// Everything that is charged otherwise than before.
pub(super) fn fees(two: &Two<'_>, found: &mut Vec<Difference>) {
    let (old, new) = (&two.earlier().fees, &two.later().fees);
    let (mut before, mut after) = (Bill::of(two.before.0, old), Bill::of(two.after.0, new));
    beside(old, new, found);
    let whens = |fees: &'_ Fees| fees.rows().iter().map(|row| row.when.clone()).collect::<Vec<_>>();
    let (old_whens, new_whens) = (whens(old), whens(new));
    let (old_refs, new_refs): (Vec<_>, Vec<_>) = (old_whens.iter().collect(), new_whens.iter().collect());
    let Some(universe) = Universe::of(&two.ids, (two.earlier(), &old_refs), (two.later(), &new_refs)) else {
        by_row(two, &before, &after, found);
        return;
    };
    for (bill, side) in [(&mut before, Side::Before), (&mut after, Side::After)] {
        bill.rows.iter_mut().for_each(|(_, row, condition)| *condition = Some(universe.condition(side, &row.when)));
    }
    pair_items(&mut before, &mut after);
    if only_dates(&before, &after, found) {
        return;
    }
    let days = days(old, new, two.after.0.today);
    let mut told: Vec<BTreeSet<(String, Vec<usize>)>> = Vec::new();
    for day in &days {
        let differing = compare(&before, &after, &universe, *day);
        let mut seen = BTreeSet::new();
        for ((item, old, new, is_whole), ways) in differing {
            let key = |way: &Vec<usize>| (format!("{item}{old:?}{new:?}"), way.clone());
            let fresh: Vec<_> = ways.iter().filter(|way| told.last().is_none_or(|told| !told.contains(&key(way)))).cloned().collect();
            seen.extend(ways.iter().map(key));
            if !fresh.is_empty() {
                let from = (day != &days[0]).then_some(*day);
                let label = after.labels.get(&item).or_else(|| before.labels.get(&item));
                let label = label.filter(|_| before.labels.len().max(after.labels.len()) > 1 || !item.starts_with(NAMELESS));
                let parts: Vec<Words> = label.cloned().into_iter().chain(universe.told(&fresh)).collect();
                let subject = (!parts.is_empty()).then(|| list(&parts, "; "));
                found.push(difference(&before, &after, (old.as_ref(), new.as_ref()), is_whole).about(subject).since(from));
            }
        }
        told.push(seen);
    }
}

/// Gives an item before the name of the same item after: the only one left, where one of the two has no name of its own or both come
/// to the same.
fn pair_items(before: &mut Bill<'_>, after: &mut Bill<'_>) {
    let only = |a: &Bill<'_>, b: &Bill<'_>| {
        let mut left = a.labels.keys().filter(|item| !b.labels.contains_key(*item));
        left.next().filter(|_| left.next().is_none()).cloned()
    };
    let (Some(old), Some(new)) = (only(before, after), only(after, before)) else { return };
    let charges = |bill: &Bill<'_>, item: &str| -> BTreeSet<Charge> {
        bill.rows.iter().filter(|(own, ..)| own == item).map(|(_, row, _)| bill.charge(row)).collect()
    };
    let resemble = || !Left::all(1, 1).resemble(&[Named::of(&old)], &[Named::of(&new)]).is_empty();
    if old.starts_with(NAMELESS) || new.starts_with(NAMELESS) || charges(before, &old) == charges(after, &new) || resemble() {
        before.rows.iter_mut().filter(|(item, ..)| *item == old).for_each(|row| row.0.clone_from(&new));
        if let Some(label) = before.labels.remove(&old) {
            before.labels.insert(new, label);
        }
    }
}

/// Whether the rows are the same but for the days between which they apply; then these are told.
fn only_dates(before: &Bill<'_>, after: &Bill<'_>, found: &mut Vec<Difference>) -> bool {
    let mut left = Left::all(before.rows.len(), after.rows.len());
    let key = |bill: &Bill<'_>, row: usize| {
        let (item, fee, condition) = &bill.rows[row];
        (item.clone(), bill.charge(fee), condition.clone())
    };
    let day = |bill: &Bill<'_>, row: usize| bill.rows[row].1.effective.clone();
    let dated = |bill: &Bill<'_>, row: usize| (key(bill, row), day(bill, row).from, day(bill, row).to);
    left.cancel(|row| dated(before, row), |row| dated(after, row));
    let pairs = left.cancel(|row| key(before, row), |row| key(after, row));
    if pairs.is_empty() || !left.before.is_empty() || !left.after.is_empty() {
        return false;
    }
    for (a, b) in pairs {
        let (old, new) = (period(&day(before, a)), period(&day(after, b)));
        found.push(Difference::of(&FEE_DATES, Some(old), Some(new)).about(before.say(&before.charge(before.rows[a].1))));
    }
    true
}

/// Today, and the days from then on on which a row begins, or has just ended.
fn days(before: &Fees, after: &Fees, today: Date) -> Vec<Date> {
    let rows = before.rows().iter().chain(after.rows());
    let turns = rows.flat_map(|row| [row.effective.from, row.effective.to.and_then(|to| to.after(1))]).flatten();
    let mut days: BTreeSet<Date> = turns.filter(|day| *day > today).collect();
    days.insert(today);
    days.into_iter().take(MAX_DAYS).collect()
}

/// What differs on this day, and in which circumstances.
fn compare(before: &Bill<'_>, after: &Bill<'_>, universe: &Universe<'_>, day: Date) -> Found {
    let free = || Some(BTreeSet::from([Charge { sum: Sum::Free, per: String::new(), from_unit: 1 }]));
    let of = |charged: &Charged, item: &str| match charged {
        None => None,
        Some(items) if items.is_empty() => free(),
        Some(items) => items.get(item).cloned(),
    };
    let mut found = Found::new();
    for way in universe.ways() {
        let (old, new) = (before.charged(day, &way), after.charged(day, &way));
        let mut items: BTreeSet<String> = [&old, &new].into_iter().flatten().flat_map(BTreeMap::keys).cloned().collect();
        if items.is_empty() && old.is_some() != new.is_some() {
            items.insert(NAMELESS.to_string());
        }
        for item in items {
            let (a, b) = (of(&old, &item), of(&new, &item));
            let is_free = |charges: &BTreeSet<Charge>| charges.iter().all(|charge| charge.sum == Sum::Free);
            if a == b || a.as_ref().is_some_and(is_free) && b.as_ref().is_some_and(is_free) {
                continue;
            }
            // An item is new where others were written before; where none were, nobody knows.
            let is_whole = old.is_some() && new.is_some();
            found.entry((item, a, b, is_whole)).or_default().push(way.clone());
        }
    }
    found
}

/// One difference of an item, and what it means.
fn difference(
    before: &Bill<'_>,
    after: &Bill<'_>,
    charges: (Option<&BTreeSet<Charge>>, Option<&BTreeSet<Charge>>),
    is_whole: bool,
) -> Difference {
    let (old, new) = match charges {
        (Some(old), Some(new)) => (old, new),
        (old, new) => {
            let (told_old, told_new) = (old.map(|old| before.say_all(old)), new.map(|new| after.say_all(new)));
            let kind = match (is_whole, old) {
                (false, _) => &FEE_AMOUNT,
                (true, None) => &FEE_ADDED,
                (true, Some(_)) => &FEE_ENDED,
            };
            let costs = |side: Option<&BTreeSet<Charge>>| side.is_some_and(|charges| charges.iter().any(|charge| charge.sum != Sum::Free));
            let direction = match (is_whole, costs(old), costs(new)) {
                (false, ..) => Direction::Unclear,
                (true, true, _) => Direction::Better,
                (true, _, true) => Direction::Worse,
                (true, false, false) => Direction::Neutral,
            };
            return Difference::of(kind, told_old, told_new).meaning(direction);
        }
    };
    let (gone, came): (BTreeSet<_>, BTreeSet<_>) = (old.difference(new).cloned().collect(), new.difference(old).cloned().collect());
    let terms = |charges: &BTreeSet<Charge>| charges.iter().map(|charge| charge.sum.clone()).collect::<BTreeSet<_>>();
    let kind = if terms(old) == terms(new) { &FEE_CONDITION } else { &FEE_AMOUNT };
    let direction = if kind.id == FEE_CONDITION.id { Direction::Unclear } else { meaning(old, new) };
    let told = |bill: &Bill<'_>, part: &BTreeSet<Charge>, all: &BTreeSet<Charge>| bill.say_all(if part.is_empty() { all } else { part });
    // What stayed is told only where nothing else is.
    let (old, new) = if gone.is_empty() || came.is_empty() { (old, new) } else { (&gone, &came) };
    Difference::of(kind, Some(told(before, old, old)), Some(told(after, new, new))).meaning(direction)
}

/// What stands beside the amounts: who need not pay, and remarks.
fn beside(before: &Fees, after: &Fees, found: &mut Vec<Difference>) {
    let exempt = |fees: &Fees| fees.rows().iter().flat_map(|row| row.exempt.original.iter().cloned()).collect::<Vec<_>>();
    let subject = words!("miễn, giảm", "exemptions");
    let once = |mut texts: Vec<String>| {
        texts.sort();
        texts.dedup();
        texts
    };
    let kinds = (&FEE_EXEMPTION_ADDED, &FEE_EXEMPTION_ENDED);
    text::each(kinds, Direction::Better, &subject, (&once(exempt(before)), &once(exempt(after))), found);
    let notes = |fees: &Fees| once(fees.rows().iter().filter_map(|row| row.note.as_ref()).map(|note| note.original.clone()).collect());
    let (old, new) = (notes(before), notes(after));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    text::notes(&words!("ghi chú của phí", "notes on fees"), &old, &new, found);
}

/// Where the circumstances are too many: rows that are on both sides say nothing, the others are told as they are.
fn by_row(two: &Two<'_>, before: &Bill<'_>, after: &Bill<'_>, found: &mut Vec<Difference>) {
    let key = |bill: &Bill<'_>, side: Side, row: usize| {
        let (item, fee, _) = &bill.rows[row];
        (item.clone(), bill.charge(fee), fee.effective.from, fee.effective.to, two.ids.code(side, &fee.when))
    };
    let mut left = Left::all(before.rows.len(), after.rows.len());
    left.cancel(|row| key(before, Side::Before, row), |row| key(after, Side::After, row));
    let say = |bill: &Bill<'_>, rows: &[usize]| {
        let charges: BTreeSet<Charge> = rows.iter().map(|row| bill.charge(bill.rows[*row].1)).collect();
        (!charges.is_empty()).then(|| bill.say_all(&charges))
    };
    if !left.before.is_empty() || !left.after.is_empty() {
        found.push(Difference::of(&FEE_AMOUNT, say(before, &left.before), say(after, &left.after)));
    }
}
