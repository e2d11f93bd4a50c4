//! Catalogs as values, to be written out again in another way.

use std::path::Path;

use serde_yaml::{Mapping, Value};

use super::super::world::tree;

/// Entries of a catalog folder: path, facts, Markdown.
pub(super) struct Written {
    pub(super) procedures: Vec<(String, Mapping, String)>,
    pub(super) others: Vec<(String, String)>,
}

impl Written {
    /// All that a catalog folder holds, without translations and theme.
    pub(super) fn of(folder: &Path) -> Self {
        let (mut procedures, mut others) = (Vec::new(), Vec::new());
        for (path, bytes) in tree(folder) {
            let Ok(text) = String::from_utf8(bytes) else { continue };
            let name = path.rsplit('/').next().unwrap_or_default();
            if !(path.ends_with(".md") || path.ends_with(".yaml")) || name.matches('.').count() > 1 || path.starts_with("theme/") {
                continue;
            }
            let facts = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
            match facts.filter(|_| path.starts_with("procedures/")) {
                Some((facts, body)) => match serde_yaml::from_str(facts) {
                    Ok(facts) => procedures.push((path, facts, body.to_owned())),
                    Err(_) => others.push((path, text.clone())),
                },
                None => others.push((path, text)),
            }
        }
        Self { procedures, others }
    }

    /// The catalog of these procedures among the other entries.
    pub(super) fn catalog(&self, procedures: &[(String, Mapping, String)]) -> super::Catalog {
        let texts: Vec<(String, String)> = procedures.iter().map(|(path, facts, body)| (path.clone(), text(facts, body))).collect();
        let all = self.others.iter().chain(&texts).map(|(path, text)| (path.as_str(), text.as_str()));
        super::catalog_alone(&all.collect::<Vec<_>>())
    }
}

fn text(facts: &Mapping, body: &str) -> String {
    format!("---\n{}---\n{body}", serde_yaml::to_string(facts).unwrap())
}

/// Numbers that follow from a seed.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.roll(at + 1));
        }
    }
}

/// The keys whose lists are sets.
pub(super) const SETS: &[&str] = &[
    "levels",
    "audience",
    "cases",
    "documents",
    "channels",
    "returns",
    "deadline",
    "fees",
    "requirements",
    "outcomes",
    "laws",
    "decisions",
    "life_events",
    "one_of",
    "exempt",
    "payment",
    "mistakes",
    "aliases",
    "channels",
    "moved_from",
];

/// Puts every set in another order.
pub(super) fn permute(value: &mut Value, is_set: bool, dice: &mut Dice) {
    match value {
        Value::Sequence(items) => {
            for item in items.iter_mut() {
                permute(item, false, dice);
            }
            if is_set {
                dice.shuffle(items);
            }
        }
        Value::Mapping(map) => map.iter_mut().for_each(|(key, value)| {
            let is_set = key.as_str().is_some_and(|key| SETS.contains(&key));
            permute(value, is_set, dice);
        }),
        _ => {}
    }
}
