//! A way through several procedures: what all of them ask for together.

use std::collections::BTreeMap;

use super::Holds;
use super::bill::{Sum, bill, times};
use super::question::Questions;
use crate::record::{Currency, Date, Deadline, Document, Fees, Procedure, Unit};

/// What one who does every step pays, waits for and prepares, whatever the circumstances. Steps are counted from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path<'a> {
    /// What there is to pay, by currency.
    pub sums: Vec<Sum>,
    /// Steps of which it is not known what they cost.
    pub unpriced: Vec<usize>,
    /// Steps that cost more than can be counted here: shares, units, what was not written down.
    pub dearer: Vec<usize>,
    /// How long the steps take one after another, from the least to the most, in halves of each unit: units are never added.
    pub times: BTreeMap<Unit, (u32, u32)>,
    /// Steps done on the very day.
    pub same_day: Vec<usize>,
    /// Steps of which the time is not known, or is counted in one unit or another.
    pub untimed: Vec<usize>,
    /// Papers that are needed in any case, each once, with the steps that ask for it.
    pub papers: Vec<(&'a Document, Vec<usize>)>,
    /// Steps that ask for more papers in some circumstances.
    pub more_papers: Vec<usize>,
}

/// Adds up the procedures of a way.
#[must_use]
pub fn path<'a>(steps: &[&'a Procedure], day: Date, usual: Currency) -> Path<'a> {
    let mut path = Path::default();
    for (step, facts) in steps.iter().enumerate() {
        let questions = Questions::of(facts);
        path.pay(step, facts, &questions, day, usual);
        path.wait(step, facts, &questions);
        path.prepare(step, facts, &questions);
    }
    path
}

impl<'a> Path<'a> {
    fn pay(&mut self, step: usize, facts: &Procedure, questions: &Questions<'_>, day: Date, usual: Currency) {
        if matches!(facts.fees, Fees::None(_)) {
            return;
        }
        let bill = bill(facts, questions, &questions.unanswered(), day, usual);
        if bill.sums.is_empty() {
            self.unpriced.push(step);
            return;
        }
        if bill.uncounted || bill.unlisted || bill.unsure {
            self.dearer.push(step);
        }
        for sum in bill.sums {
            match self.sums.iter_mut().find(|other| other.currency == sum.currency) {
                Some(other) => {
                    other.least = other.least.saturating_add(sum.least);
                    other.most = other.most.saturating_add(sum.most);
                }
                None => self.sums.push(sum),
            }
        }
    }

    fn wait(&mut self, step: usize, facts: &Procedure, questions: &Questions<'_>) {
        let rows = times(facts, questions, &questions.unanswered());
        let lengths: Vec<_> = rows.into_iter().filter_map(|place| facts.deadline.0.get(place)).map(Deadline::length).collect();
        let (Some(Some(first)), true) = (lengths.first(), lengths.iter().all(Option::is_some)) else {
            self.untimed.push(step);
            return;
        };
        let unit = first.unit();
        if lengths.iter().flatten().any(|length| length.unit() != unit) {
            self.untimed.push(step);
        } else if unit == Unit::SameWorkingDay {
            self.same_day.push(step);
        } else {
            let halves = || lengths.iter().flatten().map(|length| length.halves());
            let sum = self.times.entry(unit).or_default();
            sum.0 = sum.0.saturating_add(halves().min().unwrap_or_default());
            sum.1 = sum.1.saturating_add(halves().max().unwrap_or_default());
        }
    }

    fn prepare(&mut self, step: usize, facts: &'a Procedure, questions: &Questions<'_>) {
        for document in &facts.documents {
            let is_asked = questions.condition(&document.when).holds(&questions.unanswered());
            let is_free = document.optional.is_some_and(|flag| flag.0) || document.unless.is_some();
            if is_asked != Holds::Yes || is_free {
                if is_asked != Holds::No && self.more_papers.last() != Some(&step) {
                    self.more_papers.push(step);
                }
                continue;
            }
            match self.papers.iter_mut().find(|(other, _)| same(other, document)) {
                Some((_, steps)) if steps.last() == Some(&step) => {}
                Some((_, steps)) => steps.push(step),
                None => self.papers.push((document, vec![step])),
            }
        }
    }
}

/// Whether two procedures ask for one and the same paper: the same of `papers.yaml`, the same form, or the same name.
fn same(a: &Document, b: &Document) -> bool {
    match (&a.paper, &b.paper, &a.form, &b.form) {
        (Some(a), Some(b), _, _) | (None, None, Some(a), Some(b)) => a == b,
        (None, None, None, None) if a.one_of.is_empty() && b.one_of.is_empty() => {
            let name = |document: &Document| document.name.as_ref().map(|name| name.original.to_lowercase());
            name(a).is_some_and(|own| Some(own) == name(b))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::Jurisdiction;
    use crate::yaml::{Read, Reader, parse};
    use std::sync::Arc;

    fn procedure(text: &str) -> Procedure {
        let file: Arc<str> = Arc::from("a.yaml");
        let mut reader = Reader::new(&file, Jurisdiction::usual());
        let (node, _) = parse(text, 0..text.len());
        let facts = Procedure::read(&node.unwrap(), &mut reader);
        // What is missing besides does not matter here; what stands there must be read.
        let misread: Vec<_> = reader.findings.iter().filter(|finding| finding.rule != "yaml/missing-key").collect();
        assert!(misread.is_empty(), "{misread:?}");
        facts
    }

    const DAY: Date = Date(jiff::civil::date(2026, 11, 22));

    #[test]
    fn papers_are_counted_once_and_units_never_added() {
        let a = procedure(
            "deadline: 7 ngày làm việc\nfees:\n  - amount: 20000\ndocuments:\n  - {id: t, name: Tờ khai, form: ct01}\n  - {id: c, paper: can-cuoc}\n",
        );
        let b = procedure(
            "deadline: 3 ngày làm việc\nfees:\n  - {amount: 25, currency: USD}\ndocuments:\n  - {id: t, name: Tờ khai khác, form: ct01}\n  - {id: x, name: Ảnh, optional: true}\n",
        );
        let c = procedure("deadline: 2 tháng\nfees: none\ndocuments:\n  - {id: c, paper: can-cuoc}\n");
        let d = procedure("deadline: trong ngày làm việc\n");
        let path = path(&[&a, &b, &c, &d], DAY, Currency::default());
        assert_eq!(path.papers.iter().map(|(_, steps)| steps.clone()).collect::<Vec<_>>(), [vec![0, 1], vec![0, 2]]);
        assert_eq!(path.more_papers, [1]);
        assert_eq!(path.times, BTreeMap::from([(Unit::WorkingDay, (20, 20)), (Unit::Month, (4, 4))]));
        assert_eq!((path.same_day, path.untimed), (vec![3], vec![]));
        assert_eq!(path.sums.iter().map(|sum| (sum.least, sum.most)).collect::<Vec<_>>(), [(20000, 20000), (25, 25)]);
        assert_eq!(path.unpriced, [3], "what is not written is not free");
    }

    #[test]
    fn what_depends_is_a_range() {
        let a = procedure(
            "channels:\n  - {type: in-person}\n  - {type: online}\nfees:\n  - {amount: 20000, when: {channels: [in-person]}}\n  - {amount: 10000, when: {channels: [online]}}\ndeadline:\n  - {time: 3 ngày, when: {channels: [online]}}\n  - {time: 5 ngày, when: {channels: [in-person]}}\n",
        );
        let path = path(&[&a, &a], DAY, Currency::default());
        assert_eq!((path.sums[0].least, path.sums[0].most), (20000, 40000));
        assert_eq!(path.times, BTreeMap::from([(Unit::Day, (12, 20))]));
    }
}
