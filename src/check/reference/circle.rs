//! Procedures that lead round in a circle: each to be done before the next, or each replaced by the next.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::super::report::shorten;
use super::Report;
use crate::catalog::{Catalog, ProcedureId};
use crate::finding::{Spot, Trail, Words};
use crate::record::{Entry, Name, Procedure};
use crate::site::Site;
use crate::trail;

/// The most procedures of a circle that a message names.
const MAX_NAMED: usize = 8;

/// From one procedure to the one that follows it, and where that is written.
#[derive(Debug)]
struct Edge<'a> {
    from: ProcedureId,
    to: ProcedureId,
    entry: &'a Entry<Procedure>,
    trail: Trail,
}

type Onward = BTreeMap<ProcedureId, Vec<ProcedureId>>;

pub(super) fn circular(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    let (mut order, mut heirs) = (Vec::new(), Vec::new());
    for (here, procedure) in catalog.procedures() {
        let entry = &procedure.entry;
        // What leads to itself has a rule of its own.
        let lead = |names: &[Name]| -> Vec<(usize, ProcedureId)> {
            let all = names.iter().enumerate().filter_map(|(index, name)| Some((index, catalog.find_procedure(name)?)));
            all.filter(|(_, there)| *there != here).collect()
        };
        let related = &entry.facts.related;
        for (index, there) in lead(&related.before) {
            order.push(Edge { from: there, to: here, entry, trail: trail!["related", "before", index] });
        }
        for (index, there) in lead(&related.after) {
            order.push(Edge { from: here, to: there, entry, trail: trail!["related", "after", index] });
        }
        for (index, there) in entry.facts.status.iter().flat_map(|status| lead(&status.replaced_by)) {
            heirs.push(Edge { from: here, to: there, entry, trail: trail!["status", "replaced_by", index] });
        }
    }
    tell(catalog, &order, report, |path| {
        (
            words!("phải làm cái này trước cái kia theo một vòng tròn: {path}", "each is to be done before the next, in a circle: {path}"),
            words!(
                "xóa dòng này, hoặc một dòng trong `before`, `after` của các thủ tục kia",
                "delete this line, or one under `before` or `after` of the others"
            ),
        )
    });
    tell(catalog, &heirs, report, |path| {
        (
            words!("thay thế nhau theo một vòng tròn: {path}", "each is replaced by the next, in a circle: {path}"),
            words!(
                "xóa dòng này, hoặc một dòng trong `replaced_by` của các thủ tục kia",
                "delete this line, or one under `replaced_by` of the others"
            ),
        )
    });
}

/// Tells a circle once, where its first step is written. A step of several circles is told with the shortest.
fn tell(catalog: &Catalog, steps: &[Edge<'_>], report: &mut Report<'_>, say: impl Fn(String) -> (Words, Words)) {
    let mut onward = Onward::new();
    for step in steps {
        onward.entry(step.from).or_default().push(step.to);
    }
    let open = open_ended(steps, &onward);
    let mut told: BTreeSet<(ProcedureId, ProcedureId)> = BTreeSet::new();
    for step in steps {
        if open.contains(&step.from) || told.contains(&(step.from, step.to)) {
            continue;
        }
        let Some(mut circle) = shortest(&onward, step.to, step.from) else { continue };
        told.extend(circle.windows(2).map(|pair| (pair[0], pair[1])));
        told.insert((step.from, step.to));
        // A message begins with the procedure under whose line it stands.
        if catalog.procedure(step.from).entry.file == step.entry.file {
            circle.rotate_right(1);
        }
        let (message, remedy) = say(named(catalog, &circle));
        report.on(step.entry).add(Spot::Value(step.trail.clone()), message, remedy);
    }
}

/// The procedures that no circle leads to: those to which nothing leads, and what only such lead to. In a catalog without
/// circles, all of them; no way is then looked for at all.
fn open_ended(steps: &[Edge<'_>], onward: &Onward) -> BTreeSet<ProcedureId> {
    let mut ways: BTreeMap<ProcedureId, usize> = BTreeMap::new();
    for step in steps {
        *ways.entry(step.to).or_default() += 1;
    }
    let mut open: BTreeSet<_> = onward.keys().filter(|from| !ways.contains_key(from)).copied().collect();
    let mut next: Vec<_> = open.iter().copied().collect();
    while let Some(from) = next.pop() {
        for to in onward.get(&from).into_iter().flatten() {
            if let Some(left) = ways.get_mut(to) {
                *left -= 1;
                if *left == 0 && open.insert(*to) {
                    next.push(*to);
                }
            }
        }
    }
    open
}

/// The shortest way, both ends included.
fn shortest(onward: &Onward, start: ProcedureId, end: ProcedureId) -> Option<Vec<ProcedureId>> {
    let mut come_from = BTreeMap::from([(start, start)]);
    let mut next = VecDeque::from([start]);
    while let Some(here) = next.pop_front() {
        if here == end {
            let back = |one: &ProcedureId| come_from.get(one).copied().filter(|_| *one != start);
            let mut way: Vec<_> = std::iter::successors(Some(end), back).collect();
            way.reverse();
            return Some(way);
        }
        for there in onward.get(&here).into_iter().flatten() {
            come_from.entry(*there).or_insert_with(|| {
                next.push_back(*there);
                here
            });
        }
    }
    None
}

/// «Đăng ký tạm trú» (1.004223) → … → «Đăng ký tạm trú» (1.004223)
fn named(catalog: &Catalog, circle: &[ProcedureId]) -> String {
    let name = |id: &ProcedureId| {
        let facts = &catalog.procedure(*id).entry.facts;
        let code = facts.code.as_ref().map(|code| format!(" ({})", code.as_str())).unwrap_or_default();
        format!("«{}»{code}", shorten(&facts.title.original))
    };
    let mut names: Vec<String> = circle.iter().take(MAX_NAMED).map(name).collect();
    if circle.len() > MAX_NAMED {
        names.push(format!("… (+{})", circle.len() - MAX_NAMED));
    }
    names.extend(circle.first().map(name));
    names.join(" → ")
}
