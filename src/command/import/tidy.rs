//! Facts as they are written: without what says nothing, and without what could not be read.

use serde_yaml::{Mapping, Value};

use super::pairing::distinct;
use crate::finding::TrailStep;
use crate::yaml::Write;

/// What a value says, as it is written: without what is said by saying nothing, and without rows of which nothing was read.
pub(super) fn canonical<T: Write>(facts: &T) -> Value {
    let mut value = serde_yaml::to_value(facts).unwrap_or_default();
    tidy(&mut value, OpenRows::Stay);
    value
}

/// Takes out a value that could not be read, for which a default stands.
pub(super) fn leave_out(value: &mut Value, trail: &[TrailStep]) {
    match (trail, value) {
        ([TrailStep::Key(key)], Value::Mapping(map)) => {
            map.shift_remove(&**key);
        }
        ([TrailStep::Index(at)], Value::Sequence(items)) if *at < items.len() => {
            items.remove(*at);
        }
        ([TrailStep::Key(key), rest @ ..], Value::Mapping(map)) => match map.get_mut(&**key) {
            // One bare value stands for a list of one.
            Some(Value::Sequence(items)) if matches!(rest.first(), Some(TrailStep::Key(_))) => {
                for item in items.iter_mut() {
                    leave_out(item, rest);
                }
            }
            Some(under) => leave_out(under, rest),
            None => {}
        },
        ([TrailStep::Index(at), rest @ ..], Value::Sequence(items)) => {
            if let Some(item) = items.get_mut(*at) {
                leave_out(item, rest);
            }
        }
        _ => {}
    }
}

/// What becomes of rows that say for what they hold, and not how much or how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenRows {
    /// A catalog leaves such a fact open, and its site one that is doubted.
    Stay,
    /// A record of the national database has such rows where nobody filled them in.
    Go,
}

/// Takes out what says nothing.
pub(super) fn tidy(value: &mut Value, open_rows: OpenRows) {
    distinct(value);
    bare(value);
    let Value::Mapping(map) = value else { return };
    if let Some(Value::Sequence(channels)) = map.get_mut("channels") {
        channels.retain(|channel| channel.as_mapping().is_none_or(|channel| channel.contains_key("type")));
        for channel in channels.iter_mut().filter_map(Value::as_mapping_mut) {
            if channel.get("id") == channel.get("type") {
                channel.shift_remove("id");
            }
        }
    }
    for (list, needs) in [
        ("deadline", &["time", "promised", "otherwise", "note"][..]),
        ("fees", &["amount", "percent", "exempt", "note"]),
        ("documents", &["name", "paper", "one_of"]),
        ("outcomes", &["name"]),
        ("cases", &["title"]),
        ("phones", &["number"]),
    ] {
        if let Some(Value::Sequence(rows)) = map.get_mut(list) {
            let may_be_open = open_rows == OpenRows::Stay && matches!(list, "deadline" | "fees");
            let says = |row: &Mapping| needs.iter().any(|key| row.contains_key(key)) || may_be_open && !row.is_empty();
            rows.retain(|row| row.as_mapping().is_none_or(says));
            if rows.is_empty() {
                map.shift_remove(list);
            }
        }
    }
}

/// Keeps only these keys, and of others what they name and the entry does not have: the cases that ask for papers, the ways for
/// which times and fees hold.
pub(super) fn only(new: &mut Value, keys: &[String], old: &Value) {
    let is_meant = |key: &str| keys.iter().any(|only| only == key);
    let channels = |value: &Value| value.get("channels").and_then(Value::as_sequence).cloned().unwrap_or_default();
    let kind = |channel: &Value| channel.get("id").or_else(|| channel.get("type")).cloned();
    let known: Vec<Value> = channels(old).iter().filter_map(kind).collect();
    let mut wanted = channels(new);
    wanted.retain(|channel| kind(channel).is_some_and(|kind| !known.contains(&kind)));
    let Value::Mapping(map) = new else { return };
    let names_ways = (is_meant("deadline") || is_meant("fees")) && !is_meant("channels") && !wanted.is_empty();
    map.retain(|key, value| {
        let Some(key) = key.as_str() else { return false };
        if key == "channels" && names_ways {
            *value = Value::Sequence(std::mem::take(&mut wanted));
            return true;
        }
        is_meant(key) || (key == "cases" && is_meant("documents"))
    });
}

/// Takes out lists and groups of keys that hold nothing, wherever they stand.
fn bare(value: &mut Value) {
    let is_bare = |value: &Value| match value {
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(map) => map.is_empty(),
        _ => false,
    };
    match value {
        Value::Mapping(map) => {
            map.iter_mut().for_each(|(_, value)| bare(value));
            map.retain(|_, value| !is_bare(value));
        }
        Value::Sequence(items) => {
            items.iter_mut().for_each(bare);
            items.retain(|item| !is_bare(item));
        }
        _ => {}
    }
}
