//! Where a fact is written that an editor looks for in another place: from the types of all kinds, so that no key is forgotten.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::{EntryKind, Shape};
use crate::finding::Words;
use crate::yaml::Book;

/// How deep keys are looked for inside others.
const MAX_DEPTH: usize = 3;
/// In how many places a key may stand that is named; one that stands anywhere says nothing.
const MAX_PLACES: usize = 3;

/// One place where a key may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    kind: EntryKind,
    /// The keys in which it stands, from the top.
    within: Vec<String>,
}

/// The places of each key.
type Places = BTreeMap<String, Vec<Place>>;

/// All places of all keys.
static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let mut places = Places::new();
    for kind in EntryKind::ALL.iter().copied() {
        let schema = kind.schema(&mut Book::default());
        let none = Map::new();
        let records = schema["definitions"].as_object().unwrap_or(&none);
        gather(kind, &schema, records, &mut Vec::new(), &mut places);
    }
    places
});

/// Goes through what may stand in a value, and notes each key with its place.
fn gather(kind: EntryKind, schema: &Value, records: &Map<String, Value>, within: &mut Vec<String>, places: &mut Places) {
    if within.len() > MAX_DEPTH {
        return;
    }
    for list in ["anyOf", "allOf"] {
        for one in schema[list].as_array().into_iter().flatten() {
            gather(kind, one, records, within, places);
        }
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next())
        && let Some(record) = records.get(name)
    {
        gather(kind, record, records, within, places);
    }
    if schema["items"].is_object() {
        gather(kind, &schema["items"], records, within, places);
    }
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        let place = Place { kind, within: within.clone() };
        let there = places.entry(key.clone()).or_default();
        if !there.contains(&place) {
            there.push(place);
            within.push(key.clone());
            gather(kind, value, records, within, places);
            within.pop();
        }
    }
}

/// Where one of these keys is written: in the same kind of entry inside other keys, or else at the top of another.
pub(super) fn elsewhere(file: &str, keys: &[&str]) -> Option<Words> {
    let own = EntryKind::of(file);
    let meant: Vec<(&str, &Place)> = keys
        .iter()
        .filter_map(|key| PLACES.get_key_value(*key))
        .flat_map(|(key, places)| places.iter().map(|place| (&**key, place)))
        .collect();
    let inside = || meant.iter().filter(|(_, place)| Some(place.kind) == own);
    let depth = inside().map(|(_, place)| place.within.len()).min();
    let inside: Vec<_> = inside().filter(|(_, place)| Some(place.within.len()) == depth && depth > Some(0)).collect();
    let top: Vec<_> = meant.iter().filter(|(_, place)| place.within.is_empty() && Some(place.kind) != own).collect();
    // What stands two keys down is a detail of something; whoever writes it at the top means another kind of entry that has it there.
    let is_detail = depth > Some(1) && !top.is_empty();
    if let [(key, _), ..] = inside[..]
        && !is_detail
        && inside.len() <= MAX_PLACES
    {
        let list = inside.iter().map(|(_, place)| format!("`{}`", place.within.join("."))).collect::<Vec<_>>().join(", ");
        return Some(words!("ghi bằng `{key}` bên trong {list}; xóa dòng này", "write it as `{key}` inside {list}, and delete this"));
    }
    if top.is_empty() || top.len() > MAX_PLACES {
        return None;
    }
    let list = top.iter().map(|(key, place)| format!("`{key}` trong {}", home(place.kind))).collect::<Vec<_>>().join(", ");
    let english = top.iter().map(|(key, place)| format!("`{key}` in {}", home(place.kind))).collect::<Vec<_>>().join(", ");
    Some(words!("ghi ở {list}; xóa dòng này", "write it as {english}, and delete this"))
}

/// The files of a kind, as an editor finds them.
fn home(kind: EntryKind) -> String {
    match kind.shape() {
        Shape::Many => format!("{}/", kind.path()),
        Shape::One | Shape::List => format!("{}.yaml", kind.path()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_of_another_kind_is_found_at_its_home() {
        let vi = |file: &str, keys: &[&str]| elsewhere(file, keys).map(|words| words.vi.into_owned()).unwrap_or_default();
        assert_eq!(vi("procedures/a.md", &["phones"]), "ghi ở `phones` trong offices/; xóa dòng này");
        assert_eq!(vi("offices/a.yaml", &["fees"]), "ghi ở `fees` trong procedures/; xóa dòng này");
        assert_eq!(vi("procedures/a.md", &["until", "to"]), "ghi bằng `to` bên trong `effective`; xóa dòng này");
        assert_eq!(vi("procedures/a.md", &["days_off"]), "ghi ở `days_off` trong holidays/; xóa dòng này");
        assert_eq!(vi("fields.yaml", &["hotlines"]), "ghi ở `hotlines` trong catalog.yaml; xóa dòng này");
        assert_eq!(vi("procedures/a.md", &["la-gi"]), "");
    }
}
