//! What there is to pay, and how long it takes.

use std::collections::{BTreeMap, BTreeSet};

use super::Holds;
use super::answers::Answers;
use super::condition::{Condition, every_way};
use super::question::{Questions, item};
use crate::record::{Currency, Date, Fee, Procedure};

/// What is to pay in one currency; amounts of different currencies are never added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The currency.
    pub currency: Currency,
    /// The least, in whole units.
    pub least: u64,
    /// The most.
    pub most: u64,
}

/// What is to pay, for one person and one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bill {
    /// By currency; empty where nothing that can be counted applies.
    pub sums: Vec<Sum>,
    /// Places of the rows that are charged in some of the ways that are still open.
    pub rows: BTreeSet<usize>,
    /// In some way no row applies: what is charged then was not written down.
    pub unlisted: bool,
    /// A row applies whose amount is not a number, such as a share of an unknown sum.
    pub uncounted: bool,
    /// Too much is open; no sum was made.
    pub unsure: bool,
}

/// The bill of a procedure on a day, in the currency of the catalog unless a row names another.
///
/// Rows of one item are alternatives: the most specific is charged, and of two alike the first. Different items add up. Rows
/// from the second unit on are left out, for the bill is for one.
#[must_use]
pub fn bill(facts: &Procedure, questions: &Questions<'_>, answers: &Answers, day: Date, usual: Currency) -> Bill {
    let all = facts.fees.rows();
    let rows: Vec<(usize, &Fee, Condition)> = all
        .iter()
        .enumerate()
        .filter(|(_, row)| row.effective.holds_on(day) && row.from_unit.is_none_or(|unit| unit.0 < 2))
        .map(|(place, row)| (place, row, questions.condition(&row.when)))
        .filter(|(_, _, condition)| condition.holds(answers) != Holds::No)
        .collect();
    let mut bill = Bill::default();
    if rows.is_empty() {
        bill.unlisted = !all.is_empty();
        return bill;
    }
    let conditions: Vec<&Condition> = rows.iter().map(|(_, _, condition)| condition).collect();
    let mut ways: Vec<BTreeMap<Currency, u64>> = Vec::new();
    bill.unsure = !every_way(&questions.list, &conditions, answers, &mut |answers| {
        let charged = charged(&rows, answers);
        if charged.is_empty() {
            bill.unlisted = true;
            return;
        }
        let mut sums: BTreeMap<Currency, u64> = BTreeMap::new();
        let mut is_counted = false;
        for (place, row) in charged {
            bill.rows.insert(place);
            match amount(facts, row) {
                Some(amount) => {
                    let sum = sums.entry(row.currency.unwrap_or(usual)).or_default();
                    *sum = sum.saturating_add(amount);
                    is_counted = true;
                }
                None => bill.uncounted = true,
            }
        }
        // What nobody has counted is not nothing.
        if is_counted {
            ways.push(sums);
        }
    });
    if bill.unsure {
        bill.rows = rows.iter().map(|(place, ..)| *place).collect();
        return bill;
    }
    let currencies: BTreeSet<Currency> = ways.iter().flat_map(BTreeMap::keys).copied().collect();
    bill.sums = currencies
        .into_iter()
        .map(|currency| {
            let of = |sums: &BTreeMap<Currency, u64>| sums.get(&currency).copied().unwrap_or(0);
            Sum { currency, least: ways.iter().map(of).min().unwrap_or(0), most: ways.iter().map(of).max().unwrap_or(0) }
        })
        .collect();
    bill
}

/// The row charged of each item.
fn charged<'a>(rows: &[(usize, &'a Fee, Condition)], answers: &Answers) -> Vec<(usize, &'a Fee)> {
    let mut chosen: Vec<&(usize, &Fee, Condition)> = Vec::new();
    for candidate in rows.iter().filter(|(_, _, condition)| condition.holds(answers) == Holds::Yes) {
        match chosen.iter_mut().find(|(_, row, _)| item(row) == item(candidate.1)) {
            Some(best) if best.2.weight() < candidate.2.weight() => *best = candidate,
            Some(_) => {}
            None => chosen.push(candidate),
        }
    }
    chosen.into_iter().map(|(place, row, _)| (*place, *row)).collect()
}

/// What one row comes to: its amount, or its share of the row that it names.
#[must_use]
pub fn amount(facts: &Procedure, row: &Fee) -> Option<u64> {
    if let Some(amount) = row.amount {
        return Some(amount.0);
    }
    let of = row.of.as_ref()?;
    let base = facts.fees.rows().iter().find(|row| row.id.as_ref().is_some_and(|id| id.as_str() == of.0))?;
    Some(row.percent?.of(base.amount?.0))
}

/// Places of the time limits that apply in some of the ways that are still open; one where only one can.
#[must_use]
pub fn times(facts: &Procedure, questions: &Questions<'_>, answers: &Answers) -> BTreeSet<usize> {
    let rows: Vec<(usize, Condition)> = facts
        .deadline
        .0
        .iter()
        .enumerate()
        .map(|(place, row)| (place, questions.condition(&row.when)))
        .filter(|(_, condition)| condition.holds(answers) != Holds::No)
        .collect();
    let conditions: Vec<&Condition> = rows.iter().map(|(_, condition)| condition).collect();
    let mut places = BTreeSet::new();
    let is_sure = every_way(&questions.list, &conditions, answers, &mut |answers| {
        let holding = rows.iter().filter(|(_, condition)| condition.holds(answers) == Holds::Yes);
        let weight = holding.clone().map(|(_, condition)| condition.weight()).max();
        places.extend(holding.filter(|(_, condition)| Some(condition.weight()) == weight).map(|(place, _)| *place));
    });
    if is_sure { places } else { rows.iter().map(|(place, _)| *place).collect() }
}
