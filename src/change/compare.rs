//! Two catalogs, entry by entry.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::circumstance::{list, same};
use super::difference::{Difference, Two};
use super::document::documents;
use super::kind::{DECISION, KINDS, LAWS, NOT_COMPARABLE, NOTE, PROCEDURE_ADDED, PROCEDURE_ENDED};
use super::told::{Cause, Change, Changed, Correction, Direction, Weight};
use super::{deadline, facts, fee};
use crate::catalog::Catalog;
use crate::finding::{Trail, Words};
use crate::record::{ChangeNote, Code, Date, Decision, Entry, Name, Procedure, law_key, number_in};

/// One procedure on one side.
type One<'a> = &'a Entry<Procedure>;

/// The same procedure on both sides, where it is there.
type Pair<'a> = (Option<One<'a>>, Option<One<'a>>);

/// Everything that means something else in `after` than in `before`: entry by entry in the order of their file stems, and within an
/// entry in the order of the kinds. Nothing here depends on the order in which anything is written.
#[must_use]
pub fn changes(before: &Catalog, after: &Catalog) -> Vec<Change> {
    let old: BTreeMap<&str, One<'_>> = before.procedures().map(|(_, one)| (&*one.entry.stem, &*one.entry)).collect();
    let new: BTreeMap<&str, One<'_>> = after.procedures().map(|(_, one)| (&*one.entry.stem, &*one.entry)).collect();
    let pairs = pairs(&old, &new);
    let surroundings = Surroundings::of(before, after);
    let each = |(stem, (old, new)): &(&str, Pair<'_>)| match (old, new) {
        (Some(old), Some(new)) if old.hash == new.hash && !surroundings.touch(&new.facts) => Vec::new(),
        (Some(old), Some(new)) => compared((before, old), (after, new), &surroundings),
        (Some(gone), None) => alone(gone, &PROCEDURE_ENDED, after.is_lost(stem), &surroundings),
        (None, Some(came)) => alone(came, &PROCEDURE_ADDED, before.is_lost(stem), &surroundings),
        (None, None) => Vec::new(),
    };
    pairs.par_iter().with_min_len(16).flat_map_iter(each).collect()
}

/// Which entry before is which after: by file stem, then by code, then by a former address. In the order of stems.
fn pairs<'a>(old: &BTreeMap<&'a str, One<'a>>, new: &BTreeMap<&'a str, One<'a>>) -> Vec<(&'a str, Pair<'a>)> {
    let mut pairs: BTreeMap<&str, Pair<'a>> = BTreeMap::new();
    let mut gone: BTreeMap<&str, One<'a>> = BTreeMap::new();
    for (stem, entry) in old {
        match new.get(stem) {
            Some(other) => {
                pairs.insert(stem, (Some(entry), Some(other)));
            }
            None => {
                gone.insert(stem, entry);
            }
        }
    }
    let came: Vec<(&str, One<'a>)> = new.iter().filter(|(stem, _)| !old.contains_key(*stem)).map(|(stem, entry)| (*stem, *entry)).collect();
    let code = |entry: One<'a>| entry.facts.code.as_ref().map(Code::as_str);
    let mut codes: HashMap<&str, Vec<&str>> = HashMap::new();
    for (stem, entry) in &gone {
        if let Some(code) = code(entry) {
            codes.entry(code).or_default().push(stem);
        }
    }
    let is_former = |a: One<'a>, b: One<'a>| {
        let names = |a: One<'a>, b: One<'a>| a.facts.moved_from.iter().any(|name| *name.0 == *b.stem);
        names(a, b) || names(b, a)
    };
    for (stem, entry) in came {
        let by_code = code(entry).and_then(|code| codes.get(code)).filter(|stems| stems.len() == 1).map(|stems| stems[0]);
        let former = || gone.iter().find(|(_, other)| is_former(entry, other)).map(|(stem, _)| *stem);
        let partner = by_code.filter(|stem| gone.contains_key(stem)).or_else(former);
        let other = partner.and_then(|partner| gone.remove(partner));
        pairs.insert(stem, (other, Some(entry)));
    }
    // A stem that a new entry has taken over has its pair already.
    let rest: Vec<_> = gone.into_iter().map(|(stem, entry)| (stem, (Some(entry), None))).collect();
    let mut all: Vec<_> = pairs.into_iter().chain(rest).collect();
    all.sort_by_key(|(stem, _)| *stem);
    all
}

/// What entries name and do not say themselves.
struct Surroundings<'a> {
    after: &'a Catalog,
    /// Ids of forms and papers that are not what they were.
    changed: BTreeSet<String>,
    /// Whether amounts are to be read in another way.
    is_elsewhere: bool,
    /// Of each procedure by stem or code, the decisions that were registered since.
    announced: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Surroundings<'a> {
    fn of(before: &'a Catalog, after: &'a Catalog) -> Self {
        let mut changed = BTreeSet::new();
        let forms = |catalog: &'a Catalog| -> BTreeMap<String, String> {
            let files: HashMap<&str, String> = catalog
                .records
                .attachments
                .iter()
                .filter_map(|source| Some((source.path.strip_prefix("forms/")?, source.hash.to_hex().to_string())))
                .collect();
            let hash = |form: &crate::record::Form| form.file.as_ref().and_then(|file| files.get(file.0.as_str())).cloned();
            let forms = catalog.records.forms.facts.iter();
            forms.map(|form| (format!("form {}", form.id), format!("{form:?} {:?}", hash(form)))).collect()
        };
        let papers = |catalog: &'a Catalog| -> BTreeMap<String, String> {
            catalog.records.papers.facts.iter().map(|paper| (format!("paper {}", paper.id), format!("{paper:?}"))).collect()
        };
        for (old, new) in [(forms(before), forms(after)), (papers(before), papers(after))] {
            changed.extend(old.iter().filter(|(id, said)| new.get(*id) != Some(*said)).map(|(id, _)| id.clone()));
            changed.extend(new.keys().filter(|id| !old.contains_key(*id)).cloned());
        }
        let country = |catalog: &Catalog| (catalog.records.currency(), catalog.records.jurisdiction.id.clone());
        let known: BTreeSet<&str> = before.records.decisions.iter().map(|entry| &*entry.facts.number.0).collect();
        let mut announced: HashMap<&str, Vec<&str>> = HashMap::new();
        let is_new = |entry: &&Arc<Entry<Decision>>| !known.contains(&*entry.facts.number.0) && !entry.facts.is_internal();
        for entry in after.records.decisions.iter().filter(is_new) {
            for name in entry.facts.procedures.codes().into_iter().flat_map(|(_, codes)| codes) {
                announced.entry(&name.0).or_default().push(&entry.facts.number.0);
            }
        }
        Self { after, changed, is_elsewhere: country(before) != country(after), announced }
    }

    /// Whether something that this procedure rests on is not what it was.
    fn touch(&self, facts: &Procedure) -> bool {
        let names = |paper: &crate::record::Document| {
            let form = paper.form.as_ref().is_some_and(|form| self.changed.contains(&format!("form {}", form.0)));
            form || paper.paper.as_ref().is_some_and(|paper| self.changed.contains(&format!("paper {}", paper.0)))
        };
        self.is_elsewhere || !self.changed.is_empty() && facts.documents.iter().any(|paper| names(paper) || paper.one_of.iter().any(names))
    }

    /// The new decisions that list this procedure.
    fn announced(&self, entry: One<'_>) -> impl Iterator<Item = &'a str> {
        let code = entry.facts.code.as_ref().map(Code::as_str);
        let names = [Some(&*entry.stem), code].into_iter().flatten();
        names.filter_map(|name| self.announced.get(name)).flatten().copied().collect::<Vec<_>>().into_iter()
    }
}

/// An entry that is on one side only; one whose file cannot be used on the other is not gone, only unknown.
fn alone(entry: One<'_>, kind: &'static super::kind::ChangeKind, is_lost: bool, surroundings: &Surroundings<'_>) -> Vec<Change> {
    let title = Some(same(&entry.facts.title.original));
    let decisions: Vec<String> = match kind.id {
        id if id == PROCEDURE_ADDED.id => entry.facts.decisions.iter().map(|name| name.0.clone()).collect(),
        _ => Vec::new(),
    };
    let announced = surroundings.announced(entry).map(str::to_owned);
    let cause = Cause { decisions: once(decisions.into_iter().chain(announced)), ..Cause::default() };
    let difference = if is_lost {
        let why = words!("tệp ở bên kia không đọc được", "its file on the other side cannot be read");
        Difference::of(&NOT_COMPARABLE, None, Some(why))
    } else {
        Difference::of(kind, None, title)
    };
    finished(vec![difference], entry, cause)
}

fn compared(before: (&Catalog, One<'_>), after: (&Catalog, One<'_>), surroundings: &Surroundings<'_>) -> Vec<Change> {
    let whole = Trail::default();
    if before.1.pruned.contains(&whole) || after.1.pruned.contains(&whole) {
        let why = words!("tệp ở một bên không đọc được", "its file on one side cannot be read");
        return finished(vec![Difference::of(&NOT_COMPARABLE, None, Some(why))], after.1, Cause::default());
    }
    let two = Two::of(before, after);
    let mut found = Vec::new();
    facts::standing(&two, &mut found);
    facts::access(&two, &mut found);
    let unread = if before.1.pruned.is_empty() && after.1.pruned.is_empty() { Vec::new() } else { two.unread() };
    let is_read = |keys: &[&str]| !keys.iter().any(|key| unread.contains(key));
    if is_read(&["cases"]) {
        facts::cases(&two, &mut found);
    }
    if is_read(&["channels"]) {
        facts::channels(&two, &mut found);
    }
    // What is compared by circumstances needs to know them.
    if is_read(&["fees", "cases", "channels"]) {
        fee::fees(&two, &mut found);
    }
    if is_read(&["deadline", "cases", "channels"]) {
        deadline::deadlines(&two, &mut found);
    }
    if is_read(&["documents", "cases", "channels"]) {
        documents(&two, &mut found);
    }
    facts::said(&two, &mut found);
    found.retain(|difference| !is_of_unread(difference, &unread));
    if !unread.is_empty() {
        let keys = unread.join(", ");
        found.push(Difference::of(&NOT_COMPARABLE, None, Some(words!("không đọc được `{keys}`", "`{keys}` cannot be read"))));
    }
    let cause = named(&two, &mut found, surroundings);
    let day = begins(&two, &cause, surroundings.after);
    for difference in found.iter_mut().filter(|difference| difference.from.is_none() && difference.kind.is_of_content()) {
        difference.from = day;
    }
    noted(&two, &mut found);
    finished(found, after.1, cause)
}

/// Whether a difference is of a key that could not be read: its name says so.
fn is_of_unread(difference: &Difference, unread: &[&str]) -> bool {
    let key = match difference.kind.id.trim_start_matches("change/") {
        "renamed" => "title",
        "suspended" | "returned" => "status",
        key @ ("code" | "field" | "levels" | "audience" | "effective" | "accepted" | "presence" | "proxy" | "offices") => key,
        "return-added" | "return-ended" => "returns",
        _ => return false,
    };
    unread.contains(&key)
}

/// The numbers of one side, by how they are compared.
fn numbers<'n>(names: impl Iterator<Item = &'n Name>) -> BTreeMap<String, String> {
    names.map(|name| (law_key(number_in(name.0.trim())), number_in(name.0.trim()).to_owned())).collect()
}

/// Tells which decisions and laws are no longer named and which are new, and notes what the change rests on.
fn named(two: &Two<'_>, found: &mut Vec<Difference>, surroundings: &Surroundings<'_>) -> Cause {
    let fresh = |old: &BTreeMap<String, String>, new: &BTreeMap<String, String>| -> Vec<String> {
        new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|(_, number)| number.clone()).collect()
    };
    let told =
        |numbers: &[String]| (!numbers.is_empty()).then(|| list(&numbers.iter().map(|number| same(number)).collect::<Vec<_>>(), ", "));
    let is_otherwise_same = found.iter().all(|difference| difference.weight == Weight::Minor);
    let laws = |facts: &Procedure| numbers(facts.laws.iter().chain(facts.fees.rows().iter().filter_map(|row| row.law.as_ref())));
    let (old, new) = (laws(two.earlier()), laws(two.later()));
    let (gone, came) = (fresh(&new, &old), fresh(&old, &new));
    if two.is_read("laws") && two.is_read("fees") && !(gone.is_empty() && came.is_empty()) {
        found.push(Difference::of(&LAWS, told(&gone), told(&came)).meaning(Direction::Neutral));
    }
    let decisions = |facts: &Procedure| numbers(facts.decisions.iter());
    let (old, new) = (decisions(two.earlier()), decisions(two.later()));
    let (dropped, announcing) = (fresh(&new, &old), fresh(&old, &new));
    if two.is_read("decisions") && !(dropped.is_empty() && announcing.is_empty()) {
        let difference = Difference::of(&DECISION, told(&dropped), told(&announcing)).meaning(Direction::Neutral);
        // Sources name different decisions for one record: without anything else, nothing has changed for anybody.
        let is_alone = is_otherwise_same && gone.is_empty() && came.is_empty();
        found.push(if is_alone { difference.minor() } else { difference });
    }
    let correction = fresh_notes(two).into_iter().rfind(|note| note.correction.is_some_and(|flag| flag.0));
    let correction = correction.map(|note| Correction { since: note.since, date: note.date, text: note.text.original.clone() });
    let announced = surroundings.announced(two.after.1).map(str::to_owned);
    Cause { decisions: once(announcing.into_iter().chain(announced)), laws: came, correction }
}

/// The day from which the change holds: that of the entry when it is new, else that of the decision.
fn begins(two: &Two<'_>, cause: &Cause, after: &Catalog) -> Option<Date> {
    let (old, new) = (two.earlier().effective.from, two.later().effective.from);
    let own = new.filter(|_| old != new);
    own.or_else(|| {
        cause.decisions.iter().filter_map(|number| after.decision(after.find_decision(number)?).entry.facts.takes_effect()).max()
    })
}

/// The notes that were not there before.
fn fresh_notes<'a>(two: &Two<'a>) -> Vec<&'a ChangeNote> {
    let old = &two.earlier().changes;
    let is_fresh = |note: &&ChangeNote| !old.iter().any(|other| (other.date, &other.text.original) == (note.date, &note.text.original));
    let mut fresh: Vec<&ChangeNote> = two.later().changes.iter().filter(is_fresh).collect();
    fresh.sort_by_key(|note| (note.date, note.text.original.clone()));
    fresh
}

/// Tells what editors noted; a correction is told with what it corrects.
fn noted(two: &Two<'_>, found: &mut Vec<Difference>) {
    if !two.is_read("changes") {
        return;
    }
    let is_bare = found.is_empty();
    for note in fresh_notes(two).into_iter().filter(|note| is_bare || !note.correction.is_some_and(|flag| flag.0)) {
        let difference = Difference::of(&NOTE, None, Some(same(&note.text.original))).meaning(Direction::Neutral).since(Some(note.date));
        found.push(if note.minor.is_some_and(|flag| flag.0) { difference.minor() } else { difference });
    }
}

/// Each once, in order.
fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

/// What was found of one entry, in the order of the kinds.
fn finished(mut found: Vec<Difference>, entry: One<'_>, cause: Cause) -> Vec<Change> {
    let place = |difference: &Difference| KINDS.iter().position(|kind| kind.id == difference.kind.id);
    let text = |words: &Option<Words>| words.as_ref().map(|words| words.vi.clone().into_owned());
    found.sort_by_cached_key(|one| (place(one), text(&one.subject), text(&one.before), text(&one.after), one.from));
    let is_correction = cause.correction.is_some();
    let code = entry.facts.code.as_ref().map(|code| code.as_str().to_owned());
    let (stem, file, title) = (Arc::clone(&entry.stem), Arc::clone(&entry.file), entry.facts.title.original.clone());
    let procedure = Arc::new(Changed { stem, file, code, title, cause });
    let told = |one: Difference| Change {
        procedure: Arc::clone(&procedure),
        // What was written wrong neither rises nor falls when it is put right.
        direction: if is_correction && one.kind.is_of_content() { Direction::Neutral } else { one.direction },
        kind: one.kind,
        subject: one.subject,
        before: one.before,
        after: one.after,
        from: one.from,
        weight: one.weight,
    };
    found.into_iter().map(told).collect()
}
