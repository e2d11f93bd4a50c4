//! Which row of one list is which of the other. The order of a list says nothing, and what could be either is not guessed.

use std::collections::BTreeMap;

use super::name::Named;

/// Rows that are still without a partner.
#[derive(Debug, Clone, Default)]
pub(super) struct Left {
    pub(super) before: Vec<usize>,
    pub(super) after: Vec<usize>,
}

impl Left {
    pub(super) fn all(before: usize, after: usize) -> Self {
        Self { before: (0..before).collect(), after: (0..after).collect() }
    }

    /// Takes out the rows of both sides that have the same key, key by key.
    pub(super) fn take<K: Ord>(
        &mut self,
        key_before: impl Fn(usize) -> Option<K>,
        key_after: impl Fn(usize) -> Option<K>,
    ) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut groups: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for row in &self.before {
            if let Some(key) = key_before(*row) {
                groups.entry(key).or_default().0.push(*row);
            }
        }
        for row in &self.after {
            if let Some(group) = key_after(*row).and_then(|key| groups.get_mut(&key)) {
                group.1.push(*row);
            }
        }
        let groups: Vec<_> = groups.into_values().filter(|(_, after)| !after.is_empty()).collect();
        let (mut taken_before, mut taken_after): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for (before, after) in &groups {
            taken_before.extend(before);
            taken_after.extend(after);
        }
        taken_before.sort_unstable();
        taken_after.sort_unstable();
        self.before.retain(|row| taken_before.binary_search(row).is_err());
        self.after.retain(|row| taken_after.binary_search(row).is_err());
        groups
    }

    /// Takes out as many rows of each side as have the same key: of equal rows it does not matter which is which.
    pub(super) fn cancel<K: Ord>(&mut self, key_before: impl Fn(usize) -> K, key_after: impl Fn(usize) -> K) -> Vec<(usize, usize)> {
        let groups = self.take(|row| Some(key_before(row)), |row| Some(key_after(row)));
        let mut pairs = Vec::new();
        for (before, after) in groups {
            let count = before.len().min(after.len());
            pairs.extend(before[..count].iter().copied().zip(after[..count].iter().copied()));
            self.before.extend(&before[count..]);
            self.after.extend(&after[count..]);
        }
        self.before.sort_unstable();
        self.after.sort_unstable();
        pairs
    }

    /// Pairs what is said in other words: two rows, each of which is nearer to the other than to any third.
    pub(super) fn resemble(&mut self, before: &[Named], after: &[Named]) -> Vec<(usize, usize)> {
        if self.before.is_empty() || self.after.is_empty() || self.before.len() * self.after.len() > MAX_COMPARED {
            return Vec::new();
        }
        let near = Nearness::of(self, before, after);
        let mut pairs = Vec::new();
        for (i, row) in self.before.iter().enumerate() {
            let Some(j) = best(&near.scores[i]) else { continue };
            let column: Vec<f64> = near.scores.iter().map(|scores| scores[j]).collect();
            if best(&column) == Some(i) {
                pairs.push((*row, self.after[j]));
            }
        }
        self.before.retain(|row| pairs.iter().all(|(taken, _)| taken != row));
        self.after.retain(|row| pairs.iter().all(|(_, taken)| taken != row));
        pairs
    }
}

/// More pairs than this are not compared word by word.
const MAX_COMPARED: usize = 4_000;
/// How much of the shorter text must stand in the longer.
const ENOUGH: f64 = 0.6;
/// By how much the best must be better than the second.
const MARGIN: f64 = 0.08;

/// The place of the best score, where it is good enough and nothing else is about as good.
fn best(scores: &[f64]) -> Option<usize> {
    let (place, top) = scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let second = scores.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, score)| *score).fold(0.0, f64::max);
    (top >= ENOUGH && top - second >= MARGIN).then_some(place)
}

/// How near each row of one side is to each of the other.
struct Nearness {
    scores: Vec<Vec<f64>>,
}

impl Nearness {
    /// Words that many rows hold tell little, a word of one row on each side tells most.
    fn of(left: &Left, before: &[Named], after: &[Named]) -> Self {
        let mut rows: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
        for row in &left.before {
            before[*row].words.iter().chain(&before[*row].laws).for_each(|word| rows.entry(word).or_default().0 += 1);
        }
        for row in &left.after {
            after[*row].words.iter().chain(&after[*row].laws).for_each(|word| rows.entry(word).or_default().1 += 1);
        }
        let weigh = |word: &str| rows.get(word).map_or(1.0, |(a, b)| 1.0 / f64::from((*a).max(*b).max(1)));
        // A form is named by its number: it is one more word.
        let all = |named: &Named| named.words.iter().chain(&named.laws).map(|word| weigh(word)).sum::<f64>();
        let score = |a: &Named, b: &Named| {
            let common: Vec<&String> = a.words.intersection(&b.words).chain(a.laws.intersection(&b.laws)).collect();
            let shorter = all(a).min(all(b));
            if shorter <= 0.0 || common.len() < 2.min(a.words.len()).min(b.words.len()) {
                return 0.0;
            }
            common.iter().map(|word| weigh(word)).sum::<f64>() / shorter
        };
        let scores = left.before.iter().map(|i| left.after.iter().map(|j| score(&before[*i], &after[*j])).collect()).collect();
        Self { scores }
    }
}

/// Two lists of texts, whose order says nothing.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) added: Vec<usize>,
    pub(super) ended: Vec<usize>,
    pub(super) reworded: Vec<(usize, usize)>,
}

impl Texts {
    pub(super) fn of(before: &[Named], after: &[Named]) -> Self {
        let mut left = Left::all(before.len(), after.len());
        left.cancel(|row| (&before[row].key, &before[row].laws), |row| (&after[row].key, &after[row].laws));
        let mut reworded = left.cancel(|row| &before[row].key, |row| &after[row].key);
        reworded.extend(left.resemble(before, after));
        Self { added: left.after, ended: left.before, reworded }
    }
}
