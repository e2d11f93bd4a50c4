//! The same circumstances on both sides: case, channel, level, audience, result, area.
//!
//! A row of fees that is split in two says the same in other rows. So rows are not compared, but what they come to for whoever hands in
//! one way, in one case; and a change is told with the circumstances in which it holds.

use std::collections::{BTreeMap, BTreeSet};

use super::name::Named;
use super::pairing::Left;
use crate::finding::Words;
use crate::record::{Case, Channel, Procedure, When};

/// In more circumstances than this nothing is worked out.
const MAX_WAYS: usize = 2_000;

/// The id of the answer "none of these".
const OTHER: &str = "";

/// Which of two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// What circumstances differ in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    Cases(String),
    Channel,
    Level,
    Audience,
    Outcome,
    Area,
}

/// The names of cases, channels and results of one procedure, those before as they are called after.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids {
    cases: BTreeMap<String, String>,
    channels: BTreeMap<String, String>,
    outcomes: BTreeMap<String, String>,
    /// The group of each case, by its id after.
    groups: BTreeMap<String, String>,
    labels: BTreeMap<String, String>,
    pub(super) left_cases: Left,
    pub(super) left_channels: Left,
    pub(super) left_outcomes: Left,
    pub(super) pairs_of_channels: Vec<(usize, usize)>,
    pub(super) pairs_of_outcomes: Vec<(usize, usize)>,
}

/// Pairs rows first by what is said, then by id, and notes what the ids before are called after.
fn pair(before: &[(String, Named)], after: &[(String, Named)], map: &mut BTreeMap<String, String>) -> (Left, Vec<(usize, usize)>) {
    let mut left = Left::all(before.len(), after.len());
    let (named, other): (Vec<Named>, Vec<Named>) =
        (before.iter().map(|row| row.1.clone()).collect(), after.iter().map(|row| row.1.clone()).collect());
    let whole = |rows: &[(String, Named)], row: usize| (rows[row].1.key.clone(), rows[row].1.laws.clone());
    let mut pairs = left.cancel(|row| (&before[row].0, whole(before, row)), |row| (&after[row].0, whole(after, row)));
    pairs.extend(left.cancel(|row| whole(before, row), |row| whole(after, row)));
    pairs.extend(left.cancel(|row| (&before[row].0, &before[row].1.key), |row| (&after[row].0, &after[row].1.key)));
    pairs.extend(left.cancel(|row| &before[row].1.key, |row| &after[row].1.key));
    let id = |rows: &[(String, Named)], row: usize| Some(rows[row].0.clone()).filter(|id| !id.is_empty());
    let groups = left.take(|row| id(before, row), |row| id(after, row));
    pairs.extend(groups.into_iter().flat_map(|(a, b)| a.into_iter().zip(b)));
    pairs.extend(left.resemble(&named, &other));
    for (a, b) in &pairs {
        map.insert(before[*a].0.clone(), after[*b].0.clone());
    }
    // What is gone must not be taken for what has its name now.
    for row in &left.before {
        map.insert(before[*row].0.clone(), format!("-{}", before[*row].0));
    }
    (left, pairs)
}

/// What is asked in a case, as it is compared.
fn asked(facts: &Procedure, case: &str) -> BTreeSet<String> {
    let holds = |when: &When| when.cases.iter().any(|name| *name.0 == *case);
    let papers = facts.documents.iter().filter(|paper| holds(&paper.when)).map(|paper| {
        let name = paper.name.as_ref().map(|name| Named::of(&name.original).key).unwrap_or_default();
        format!("{name} {:?} {:?} {:?} {:?}", paper.form, paper.paper, paper.originals, paper.copies)
    });
    let fees = facts.fees.rows().iter().filter(|row| holds(&row.when)).map(|row| format!("{:?} {:?}", row.amount, row.currency));
    let times = facts.deadline.0.iter().filter(|row| holds(&row.when)).map(|row| format!("{:?}", row.time));
    papers.chain(fees).chain(times).collect()
}

fn group(case: &Case) -> String {
    case.group.as_ref().map(|group| group.original.clone()).unwrap_or_default()
}

impl Ids {
    pub(super) fn of(before: &Procedure, after: &Procedure) -> Self {
        let mut ids = Self::default();
        let cases = |facts: &Procedure| -> Vec<(String, Named)> {
            facts.cases.iter().map(|case| (case.id.to_string(), Named::of(&case.title.original))).collect()
        };
        let (old, new) = (cases(before), cases(after));
        let has_twins = |cases: &[(String, Named)]| cases.iter().map(|case| &case.1.key).collect::<BTreeSet<_>>().len() < cases.len();
        (ids.left_cases, _) = if has_twins(&old) || has_twins(&new) {
            // Of cases that are called alike only what they ask for says which is which.
            let marked = |facts: &Procedure, mut cases: Vec<(String, Named)>| {
                for case in &mut cases {
                    case.1.laws.extend(asked(facts, &case.0));
                }
                cases
            };
            pair(&marked(before, old), &marked(after, new), &mut ids.cases)
        } else {
            pair(&old, &new, &mut ids.cases)
        };
        let channels = |facts: &Procedure| -> Vec<_> {
            facts.channels.iter().map(|channel| (channel.name().to_owned(), Named::of(channel.name()))).collect()
        };
        (ids.left_channels, ids.pairs_of_channels) = pair(&channels(before), &channels(after), &mut ids.channels);
        ids.pair_by_type(before, after);
        let outcomes = |facts: &Procedure| -> Vec<_> {
            let id = |outcome: &crate::record::Outcome| outcome.id.as_ref().map(ToString::to_string).unwrap_or_default();
            facts.outcomes.iter().map(|outcome| (id(outcome), Named::of(&outcome.name.original))).collect()
        };
        (ids.left_outcomes, ids.pairs_of_outcomes) = pair(&outcomes(before), &outcomes(after), &mut ids.outcomes);
        for case in &after.cases {
            ids.groups.insert(case.id.to_string(), group(case));
            ids.labels.insert(case.id.to_string(), case.title.original.clone());
        }
        // A group is the one to which its cases went.
        let mut went: BTreeMap<String, String> = BTreeMap::new();
        for case in &before.cases {
            if let Some(to) = ids.cases.get(case.id.as_str()).and_then(|id| ids.groups.get(id)) {
                went.entry(group(case)).or_insert_with(|| to.clone());
            }
        }
        for case in &before.cases {
            let id = ids.case(Side::Before, case.id.as_str());
            let own = group(case);
            ids.labels.entry(id.clone()).or_insert_with(|| case.title.original.clone());
            ids.groups.entry(id).or_insert_with(|| went.get(&own).cloned().unwrap_or(own));
        }
        ids
    }

    /// A channel that got an id of its own is still the one of its type.
    fn pair_by_type(&mut self, before: &Procedure, after: &Procedure) {
        let only =
            |list: &[Channel], left: &[usize], row: usize| left.iter().filter(|other| list[**other].kind == list[row].kind).count() == 1;
        let (left_before, left_after) = (self.left_channels.before.clone(), self.left_channels.after.clone());
        for (a, b) in left_before.iter().flat_map(|a| left_after.iter().map(move |b| (*a, *b))) {
            let is_one = before.channels[a].kind == after.channels[b].kind
                && only(&before.channels, &left_before, a)
                && only(&after.channels, &left_after, b);
            if is_one {
                self.channels.insert(before.channels[a].name().to_owned(), after.channels[b].name().to_owned());
                self.pairs_of_channels.push((a, b));
                self.left_channels.before.retain(|row| *row != a);
                self.left_channels.after.retain(|row| *row != b);
            }
        }
    }

    fn renamed(map: &BTreeMap<String, String>, side: Side, id: &str) -> String {
        match side {
            Side::Before => map.get(id).cloned().unwrap_or_else(|| id.to_owned()),
            Side::After => id.to_owned(),
        }
    }

    fn case(&self, side: Side, id: &str) -> String {
        Self::renamed(&self.cases, side, id)
    }

    /// The conditions of a row in words; nothing when it always holds.
    pub(super) fn told(&self, side: Side, when: &When) -> Option<Words> {
        let terms = self.terms(side, when);
        let part = |(topic, ids): (&Topic, &BTreeSet<String>)| list(&ids.iter().map(|id| label(self, topic, id)).collect::<Vec<_>>(), ", ");
        (!terms.is_empty()).then(|| list(&terms.iter().map(part).collect::<Vec<_>>(), "; "))
    }

    /// The conditions of a row as they are compared, whatever the circumstances are.
    pub(super) fn code(&self, side: Side, when: &When) -> String {
        if when.is_always() { String::new() } else { format!("{:?}", self.terms(side, when)) }
    }

    /// The conditions of a row, each on one topic. What names no case that there is asks for nothing.
    fn terms(&self, side: Side, when: &When) -> BTreeMap<Topic, BTreeSet<String>> {
        let mut terms: BTreeMap<Topic, BTreeSet<String>> = BTreeMap::new();
        let mut put = |topic: Topic, id: String| {
            terms.entry(topic).or_default().insert(id);
        };
        for name in &when.cases {
            let id = self.case(side, &name.0);
            if let Some(group) = self.groups.get(&id) {
                put(Topic::Cases(group.clone()), id);
            }
        }
        when.channels.iter().for_each(|name| put(Topic::Channel, Self::renamed(&self.channels, side, &name.0)));
        when.levels.iter().for_each(|level| put(Topic::Level, level.as_str().to_owned()));
        when.audience.iter().for_each(|one| put(Topic::Audience, one.as_str().to_owned()));
        when.outcomes.iter().for_each(|name| put(Topic::Outcome, Self::renamed(&self.outcomes, side, &name.0)));
        when.areas.iter().for_each(|name| put(Topic::Area, name.0.clone()));
        terms
    }

    /// What may be chosen of a topic on one side, as far as the procedure itself says.
    fn known(&self, side: Side, facts: &Procedure, topic: &Topic) -> BTreeSet<String> {
        match topic {
            Topic::Cases(group) => {
                let ids = facts.cases.iter().map(|case| self.case(side, case.id.as_str()));
                ids.filter(|id| self.groups.get(id) == Some(group)).collect()
            }
            Topic::Channel => facts.channels.iter().map(|channel| Self::renamed(&self.channels, side, channel.name())).collect(),
            Topic::Level => facts.levels.iter().map(|level| level.as_str().to_owned()).collect(),
            Topic::Audience => facts.audience.iter().map(|one| one.as_str().to_owned()).collect(),
            Topic::Outcome => facts.outcome_ids().map(|id| Self::renamed(&self.outcomes, side, id.as_str())).collect(),
            Topic::Area => BTreeSet::new(),
        }
    }
}

/// One topic and what may be chosen of it.
#[derive(Debug, Clone)]
struct Dimension {
    topic: Topic,
    options: Vec<String>,
}

/// Every circumstance that both sides know.
#[derive(Debug, Clone)]
pub(super) struct Universe<'a> {
    ids: &'a Ids,
    dimensions: Vec<Dimension>,
    ways: usize,
}

/// When a row applies: for each dimension that it asks about, the options of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Condition {
    terms: Vec<(usize, BTreeSet<usize>)>,
    /// How specific it is.
    pub(super) weight: usize,
}

impl Condition {
    pub(super) fn holds(&self, way: &[usize]) -> bool {
        self.terms.iter().all(|(dimension, options)| options.contains(&way[*dimension]))
    }
}

impl<'a> Universe<'a> {
    /// The circumstances in which these rows may differ; nothing when they are too many.
    pub(super) fn of(ids: &'a Ids, before: (&Procedure, &[&When]), after: (&Procedure, &[&When])) -> Option<Self> {
        let mut named: BTreeMap<Topic, BTreeSet<String>> = BTreeMap::new();
        for (side, whens) in [(Side::Before, before.1), (Side::After, after.1)] {
            for (topic, options) in whens.iter().filter(|when| !when.is_always()).flat_map(|when| ids.terms(side, when)) {
                named.entry(topic).or_default().extend(options);
            }
        }
        let mut dimensions = Vec::new();
        for (topic, named) in named {
            let (old, new) = (ids.known(Side::Before, before.0, &topic), ids.known(Side::After, after.0, &topic));
            let is_open = match &topic {
                Topic::Cases(_) => old.union(&new).count() == 1,
                Topic::Level => false,
                _ => old.is_empty() || new.is_empty(),
            };
            let all: BTreeSet<String> = named.into_iter().chain(old.iter().cloned()).chain(new.iter().cloned()).collect();
            let both: Vec<String> =
                all.iter().filter(|id| (old.is_empty() || old.contains(*id)) && (new.is_empty() || new.contains(*id))).cloned().collect();
            let mut options = if both.is_empty() { all.into_iter().collect() } else { both };
            if is_open {
                options.push(OTHER.to_owned());
            }
            dimensions.push(Dimension { topic, options });
        }
        let ways = dimensions.iter().fold(1_usize, |ways, dimension| ways.saturating_mul(dimension.options.len()));
        (ways <= MAX_WAYS).then_some(Self { ids, dimensions, ways })
    }

    pub(super) fn condition(&self, side: Side, when: &When) -> Condition {
        let terms = self.ids.terms(side, when);
        let weight = terms.len();
        let places = terms.into_iter().filter_map(|(topic, ids)| {
            let dimension = self.dimensions.iter().position(|dimension| dimension.topic == topic)?;
            let options = &self.dimensions[dimension].options;
            Some((dimension, ids.iter().filter_map(|id| options.iter().position(|option| option == id)).collect()))
        });
        Condition { terms: places.collect(), weight }
    }

    /// Every circumstance: for each dimension the option that is chosen.
    pub(super) fn ways(&self) -> impl Iterator<Item = Vec<usize>> + '_ {
        (0..self.ways).map(|way| {
            let mut rest = way;
            let choose = |dimension: &Dimension| {
                let option = rest % dimension.options.len();
                rest /= dimension.options.len();
                option
            };
            self.dimensions.iter().map(choose).collect()
        })
    }

    /// What these circumstances have in common, in words; nothing when they are all there are.
    pub(super) fn told(&self, ways: &[Vec<usize>]) -> Option<Words> {
        if ways.len() == self.ways {
            return None;
        }
        let chosen: Vec<BTreeSet<usize>> =
            (0..self.dimensions.len()).map(|dimension| ways.iter().map(|way| way[dimension]).collect()).collect();
        let product: usize = chosen.iter().map(BTreeSet::len).product();
        if product == ways.len() {
            return Some(self.joined(&chosen));
        }
        // No box: one after the other, the first few.
        let each =
            ways.iter().take(MAX_TOLD).map(|way| self.joined(&way.iter().map(|option| BTreeSet::from([*option])).collect::<Vec<_>>()));
        let mut each: Vec<Words> = each.collect();
        if ways.len() > MAX_TOLD {
            let more = ways.len() - MAX_TOLD;
            each.push(words!("và {more} hoàn cảnh nữa", "and {more} more"));
        }
        Some(list(&each, " | "))
    }

    fn joined(&self, chosen: &[BTreeSet<usize>]) -> Words {
        let parts: Vec<Words> = self
            .dimensions
            .iter()
            .zip(chosen)
            .filter(|(dimension, options)| options.len() < dimension.options.len())
            .map(|(dimension, options)| {
                let labels: Vec<Words> = options.iter().map(|option| self.label(&dimension.topic, &dimension.options[*option])).collect();
                list(&labels, ", ")
            })
            .collect();
        list(&parts, "; ")
    }

    fn label(&self, topic: &Topic, id: &str) -> Words {
        if id == OTHER {
            return words!("trường hợp khác", "otherwise");
        }
        label(self.ids, topic, id)
    }
}

/// So many circumstances are told one by one.
const MAX_TOLD: usize = 4;

fn label(ids: &Ids, topic: &Topic, id: &str) -> Words {
    use crate::record::{Audience, ChannelType, Level};
    let bare = id.strip_prefix('-').unwrap_or(id);
    match topic {
        Topic::Cases(_) => same(ids.labels.get(id).map_or(bare, String::as_str)),
        Topic::Channel => ChannelType::ALL.iter().find(|kind| kind.as_str() == bare).map_or_else(|| same(bare), |kind| kind.words()),
        Topic::Level => Level::ALL.iter().find(|level| level.as_str() == bare).map_or_else(|| same(bare), |level| level.words()),
        Topic::Audience => Audience::ALL.iter().find(|one| one.as_str() == bare).map_or_else(|| same(bare), |one| one.words()),
        Topic::Outcome | Topic::Area => same(bare),
    }
}

/// A text of the catalog: the same in both tongues.
pub(super) fn same(text: &str) -> Words {
    Words { vi: text.to_owned().into(), en: text.to_owned().into() }
}

/// A text in each tongue.
pub(super) fn both(vi: String, en: String) -> Words {
    Words { vi: vi.into(), en: en.into() }
}

/// Several, with this between them.
pub(super) fn list(parts: &[Words], between: &str) -> Words {
    let join = |tongue| parts.iter().map(|part| part.in_tongue(tongue)).collect::<Vec<_>>().join(between);
    Words { vi: join(crate::finding::Tongue::Vi).into(), en: join(crate::finding::Tongue::En).into() }
}
