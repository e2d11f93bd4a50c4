//! What one fee comes to, and what it means when it becomes another.

use std::collections::BTreeSet;

use super::circumstance::both;
use super::told::Direction;
use crate::catalog::Catalog;
use crate::finding::Words;
use crate::record::{Amount, Currency};

/// What one row comes to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sum {
    /// Nothing is paid.
    Free,
    /// So many units of a currency, with its decimals.
    Amount(&'static str, u64, u8),
    /// A share in millionths, and of what.
    Share(u32, String),
    /// Nobody wrote how much.
    Unsaid,
}

/// What is charged, and per what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Charge {
    pub(super) sum: Sum,
    pub(super) per: String,
    pub(super) from_unit: u32,
}

/// `50.000 đ`, as the country writes it.
pub(super) fn money(catalog: &Catalog, units: u64, decimals: u8, currency: &str) -> Words {
    let habits = &catalog.records.jurisdiction.money;
    let (amount, part) = (Amount(units, decimals), Amount(units, decimals).parts().1);
    let number = |locale: &str, point: &str| {
        let rest = if part > 0 { format!("{point}{part:0width$}", width = decimals.into()) } else { String::new() };
        format!("{}{rest}", amount.grouped(locale))
    };
    let is_usual = Currency::of(&catalog.records.jurisdiction).as_str() == currency && !habits.written.is_empty();
    let pattern = if is_usual { habits.written.clone() } else { format!("{{n}} {currency}") };
    both(pattern.replace("{n}", &number("vi", ",")), pattern.replace("{n}", &number("en", ".")))
}

/// What it means that these charges became those: only amounts of one currency are compared, per the same.
pub(super) fn meaning(old: &BTreeSet<Charge>, new: &BTreeSet<Charge>) -> Direction {
    let terms = |charges: &BTreeSet<Charge>| charges.iter().map(|charge| (charge.per.clone(), charge.from_unit)).collect::<BTreeSet<_>>();
    let is_free = |charges: &BTreeSet<Charge>| charges.iter().all(|charge| charge.sum == Sum::Free);
    if is_free(old) || is_free(new) {
        return Direction::of_burden(&!is_free(old), &!is_free(new));
    }
    let currencies: BTreeSet<&str> = old.iter().chain(new).filter_map(|charge| charge.sum.currency()).collect();
    let amounts = |charges: &BTreeSet<Charge>| charges.iter().map(|charge| charge.sum.units()).collect::<Option<Vec<u64>>>();
    let shares = |charges: &BTreeSet<Charge>| charges.iter().map(|charge| charge.sum.share()).collect::<Option<Vec<u64>>>();
    let (Some(old_units), Some(new_units)) =
        (if currencies.len() == 1 { (amounts(old), amounts(new)) } else { (shares(old), shares(new)) })
    else {
        return Direction::Unclear;
    };
    if terms(old) != terms(new) || currencies.len() > 1 {
        return Direction::Unclear;
    }
    let ends = |units: &[u64]| (units.iter().min().copied(), units.iter().max().copied());
    let ((least, most), (new_least, new_most)) = (ends(&old_units), ends(&new_units));
    match (least.cmp(&new_least), most.cmp(&new_most)) {
        (a, b) if a.is_le() && b.is_le() && (a.is_lt() || b.is_lt()) && old_units.len() == new_units.len() => Direction::Worse,
        (a, b) if a.is_ge() && b.is_ge() && (a.is_gt() || b.is_gt()) && old_units.len() == new_units.len() => Direction::Better,
        _ => Direction::Unclear,
    }
}

impl Sum {
    fn currency(&self) -> Option<&'static str> {
        if let Self::Amount(currency, ..) = self { Some(currency) } else { None }
    }

    fn units(&self) -> Option<u64> {
        match self {
            Self::Free => Some(0),
            Self::Amount(_, units, _) => Some(*units),
            Self::Share(..) | Self::Unsaid => None,
        }
    }

    fn share(&self) -> Option<u64> {
        match self {
            Self::Free => Some(0),
            Self::Share(millionths, _) => Some((*millionths).into()),
            Self::Amount(..) | Self::Unsaid => None,
        }
    }
}
