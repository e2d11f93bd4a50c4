//! The papers: which is which on the other side, and what is asked of it.

use std::collections::BTreeSet;

use super::circumstance::{Side, Universe, list};
use super::difference::{Difference, Two};
use super::kind::{DOCUMENT_ADDED, DOCUMENT_ENDED, DOCUMENT_UNCLEAR, DOCUMENT_WHEN};
use super::name::Named;
use super::pairing::Left;
use super::paper::Row;
use super::told::Direction;
use crate::finding::Words;
use crate::record::When;

pub(super) fn documents(two: &Two<'_>, found: &mut Vec<Difference>) {
    let old: Vec<Row<'_>> = two.earlier().documents.iter().map(|paper| Row::of(two.before.0, paper)).collect();
    let new: Vec<Row<'_>> = two.later().documents.iter().map(|paper| Row::of(two.after.0, paper)).collect();
    let (old_names, new_names): (Vec<Named>, Vec<Named>) =
        (old.iter().map(|row| row.named.clone()).collect(), new.iter().map(|row| row.named.clone()).collect());
    let papers = Papers { two, old, new };
    let mut left = Left::all(papers.old.len(), papers.new.len());
    left.cancel(|row| papers.whole(Side::Before, row), |row| papers.whole(Side::After, row));
    for (before, after) in left.take(|row| papers.old[row].id(), |row| papers.new[row].id()) {
        // An id that was given by place alone says nothing of the paper.
        if before.iter().any(|a| after.iter().any(|b| papers.old[*a].may_be(&papers.new[*b]))) {
            papers.settle(&before, &after, found);
        } else {
            left.before.extend(before);
            left.after.extend(after);
        }
    }
    left.before.sort_unstable();
    left.after.sort_unstable();
    // Exactly as it is called first: forms that differ in nothing but their numbers are several papers.
    let named = |rows: &[Row<'_>], row: usize| rows[row].key(true);
    for (before, after) in left.take(|row| named(&papers.old, row), |row| named(&papers.new, row)) {
        papers.settle(&before, &after, found);
    }
    for (before, after) in left.take(|row| papers.old[row].form(), |row| papers.new[row].form()) {
        papers.settle(&before, &after, found);
    }
    for (before, after) in left.take(|row| papers.old[row].paper(), |row| papers.new[row].paper()) {
        papers.settle(&before, &after, found);
    }
    for (before, after) in left.take(|row| papers.old[row].key(false), |row| papers.new[row].key(false)) {
        papers.settle(&before, &after, found);
    }
    for (before, after) in left.resemble(&old_names, &new_names) {
        papers.settle(&[before], &[after], found);
    }
    for row in &left.before {
        let paper = &papers.old[*row];
        let direction = if paper.is_asked() { Direction::Better } else { Direction::Neutral };
        let told = papers.with_when(Side::Before, paper);
        found.push(Difference::of(&DOCUMENT_ENDED, Some(told), None).meaning(direction));
    }
    for row in &left.after {
        let paper = &papers.new[*row];
        let direction = if paper.is_asked() { Direction::Worse } else { Direction::Neutral };
        let told = papers.with_when(Side::After, paper);
        found.push(Difference::of(&DOCUMENT_ADDED, None, Some(told)).meaning(direction));
    }
}

/// The papers of both sides.
struct Papers<'a> {
    two: &'a Two<'a>,
    old: Vec<Row<'a>>,
    new: Vec<Row<'a>>,
}

impl Papers<'_> {
    /// All that a row says, as it is compared.
    fn whole(&self, side: Side, row: usize) -> (String, String) {
        let row = if side == Side::Before { &self.old[row] } else { &self.new[row] };
        (row.whole(), self.two.ids.code(side, row.when()))
    }

    /// Tells what became of rows that are of one paper.
    fn settle(&self, before: &[usize], after: &[usize], found: &mut Vec<Difference>) {
        let mut left = Left { before: before.to_vec(), after: after.to_vec() };
        left.cancel(|row| self.whole(Side::Before, row), |row| self.whole(Side::After, row));
        let is_one = left.before.len() == 1 && left.after.len() == 1;
        if left.before.is_empty() && left.after.is_empty() || !is_one && self.is_same_everywhere(&left) {
            return;
        }
        let said = |rows: &[Row<'_>], places: &[usize]| places.iter().map(|row| rows[*row].whole()).collect::<BTreeSet<_>>();
        let all: BTreeSet<String> = said(&self.old, before).union(&said(&self.new, after)).cloned().collect();
        if all.len() == 1 {
            let label = self.new[after[0]].label.clone();
            self.compare_when(before, after, &label, found);
            return;
        }
        let when = |side, rows: &[Row<'_>], row: usize| self.two.ids.code(side, rows[row].when());
        let mut pairs = Vec::new();
        let groups = left.take(|row| Some(when(Side::Before, &self.old, row)), |row| Some(when(Side::After, &self.new, row)));
        for (a, b) in groups {
            if let ([a], [b]) = (&a[..], &b[..]) {
                pairs.push((*a, *b));
            } else {
                // Which of them is which nobody can tell.
                left.before.extend(a);
                left.after.extend(b);
            }
        }
        if let ([a], [b]) = (&left.before[..], &left.after[..]) {
            pairs.push((*a, *b));
            left = Left::default();
        }
        for (a, b) in pairs {
            let (old, new) = (&self.old[a], &self.new[b]);
            old.compare(new, self.two, found);
            self.compare_when(&[a], &[b], &new.label, found);
        }
        match (left.before.is_empty(), left.after.is_empty()) {
            (true, true) => return,
            (false, false) => {}
            _ => {
                let label = self.new[after[0]].label.clone();
                self.compare_when(before, after, &label, found);
                return;
            }
        }
        let told = |side, rows: &[Row<'_>], places: &[usize]| {
            let each: Vec<Words> = places.iter().map(|row| self.detailed(side, &rows[*row])).collect();
            (!each.is_empty()).then(|| list(&each, " | "))
        };
        let (old, new) = (told(Side::Before, &self.old, &left.before), told(Side::After, &self.new, &left.after));
        found.push(Difference::of(&DOCUMENT_UNCLEAR, old, new).about(self.new[after[0]].label.clone()));
    }

    /// The circumstances in which these rows may hold.
    fn universe(&self, before: &[usize], after: &[usize]) -> Option<Universe<'_>> {
        let (old, new): (Vec<&When>, Vec<&When>) =
            (before.iter().map(|row| self.old[*row].when()).collect(), after.iter().map(|row| self.new[*row].when()).collect());
        Universe::of(&self.two.ids, (self.two.earlier(), &old), (self.two.later(), &new))
    }

    /// Whether in each circumstance both sides ask for the same, in however many rows.
    fn is_same_everywhere(&self, left: &Left) -> bool {
        let Some(universe) = self.universe(&left.before, &left.after) else { return false };
        let asked = |side, rows: &[Row<'_>], places: &[usize], way: &[usize]| -> BTreeSet<String> {
            let holds = |row: &&usize| universe.condition(side, rows[**row].when()).holds(way);
            places.iter().filter(holds).map(|row| rows[*row].whole()).collect()
        };
        universe.ways().all(|way| asked(Side::Before, &self.old, &left.before, &way) == asked(Side::After, &self.new, &left.after, &way))
    }

    /// Tells when these rows, of one paper, apply in other circumstances than before.
    fn compare_when(&self, before: &[usize], after: &[usize], label: &Words, found: &mut Vec<Difference>) {
        let told = |side, rows: &[Row<'_>], places: &[usize]| {
            let each: BTreeSet<String> = places.iter().map(|row| self.two.ids.code(side, rows[*row].when())).collect();
            each
        };
        if told(Side::Before, &self.old, before) == told(Side::After, &self.new, after) {
            return;
        }
        let Some(universe) = self.universe(before, after) else {
            found.push(Difference::of(&DOCUMENT_WHEN, None, None).about(label.clone()));
            return;
        };
        let ways = |side, rows: &[Row<'_>], places: &[usize]| -> BTreeSet<Vec<usize>> {
            let conditions: Vec<_> = places.iter().map(|row| universe.condition(side, rows[*row].when())).collect();
            universe.ways().filter(|way| conditions.iter().any(|condition| condition.holds(way))).collect()
        };
        let (old, new) = (ways(Side::Before, &self.old, before), ways(Side::After, &self.new, after));
        if old == new {
            return;
        }
        let direction = match (old.is_superset(&new), new.is_superset(&old)) {
            (true, false) => Direction::Better,
            (false, true) => Direction::Worse,
            _ => Direction::Unclear,
        };
        let say = |ways: BTreeSet<Vec<usize>>| {
            let ways: Vec<Vec<usize>> = ways.into_iter().collect();
            if ways.is_empty() { words!("không khi nào", "never") } else { universe.told(&ways).unwrap_or_else(always) }
        };
        let difference = Difference::of(&DOCUMENT_WHEN, Some(say(old)), Some(say(new)));
        found.push(difference.about(label.clone()).meaning(direction));
    }

    /// The name of a paper, with the circumstances in which it is asked for.
    fn with_when(&self, side: Side, row: &Row<'_>) -> Words {
        match self.two.ids.told(side, row.when()) {
            Some(when) => list(&[row.label.clone(), list(&[words!("khi", "if"), when], ": ")], " – "),
            None => row.label.clone(),
        }
    }

    fn detailed(&self, side: Side, row: &Row<'_>) -> Words {
        let when = self.two.ids.told(side, row.when()).unwrap_or_else(always);
        list(&[row.told_terms(), when], ", ")
    }
}

fn always() -> Words {
    words!("mọi trường hợp", "always")
}
