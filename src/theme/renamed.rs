//! Words of the theme that got another key: a catalog's own words of before are moved to it by `motcua upgrade`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_yaml::{Mapping, Value};

use crate::yaml::{Node, Pair, apply, edits, parse};

/// The key of before, and the key of now.
static RENAMED: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("renamed.yaml")).unwrap_or_default());

/// The key that a word of before has now.
pub(super) fn key_now(key: &str) -> Option<&'static str> {
    RENAMED.get(key).map(String::as_str)
}

/// A file of words with each key of before moved to that of now, and the keys that moved; what is said under both stays as it is.
///
/// `finder: {one: 1 nơi}` becomes `finder: {found: {one: 1 nơi}}`: the line goes, and the word comes where its section is.
#[must_use]
pub fn with_keys_of_now(text: &str) -> (String, Vec<(&'static str, &'static str)>) {
    let mut text = text.to_owned();
    let mut moved = Vec::new();
    for (before, now) in RENAMED.iter() {
        let Some(next) = moved_to(&text, before, now) else { continue };
        text = next;
        moved.push((before.as_str(), now.as_str()));
    }
    (text, moved)
}

fn moved_to(text: &str, before: &str, now: &str) -> Option<String> {
    let (node, faults) = parse(text, 0..text.len());
    let node = node.filter(|_| faults.is_empty())?;
    let pair = at(&node, before).filter(|_| at(&node, now).is_none())?;
    let (from, to) = (pair.span.start, pair.value.span.end);
    let all: Value = serde_yaml::from_str(text).ok()?;
    let word = before.split('.').try_fold(&all, |value, key| value.get(key))?.clone();
    let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let end = text[to..].find('\n').map_or(text.len(), |at| to + at + 1);
    // Only a word with lines of its own can go with them.
    if !text[start..from].trim().is_empty()
        || !matches!(text[to..end].trim_start_matches(['"', '\'']).trim_start().chars().next(), None | Some('#'))
    {
        return None;
    }
    let without = format!("{}{}", &text[..start], &text[end..]);
    let old: Value =
        serde_yaml::from_str(&without).ok().filter(|value: &Value| !value.is_null()).unwrap_or_else(|| Value::Mapping(Mapping::new()));
    let mut new = old.clone();
    put(&mut new, now, word)?;
    let (node, faults) = parse(&without, 0..without.len());
    let node = node.filter(|_| faults.is_empty())?;
    let (list, _) = edits(&without, &node, &old, &new, (|_, _| Vec::new(), false));
    let after = apply(&without, list);
    // Before anything is written, it is read once more.
    let said: Value = serde_yaml::from_str(&after).ok()?;
    now.split('.').try_fold(&said, |value, key| value.get(key)).is_some().then_some(after)
}

/// What stands under a dotted key.
fn at<'n>(node: &'n Node, key: &str) -> Option<&'n Pair> {
    match key.split_once('.') {
        Some((section, rest)) => at(&node.get(section)?.value, rest),
        None => node.get(key),
    }
}

/// Puts a word under a dotted key; nothing where a word stands in the place of a section.
fn put(value: &mut Value, key: &str, word: Value) -> Option<()> {
    if value.is_null() {
        *value = Value::Mapping(Mapping::new());
    }
    let map = value.as_mapping_mut()?;
    if let Some((section, rest)) = key.split_once('.') {
        return put(map.entry(Value::from(section)).or_insert(Value::Null), rest, word);
    }
    map.insert(Value::from(key), word);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_before_move_to_their_keys_of_now() {
        let text =
            "# lời riêng\nfinder:\n  one: \"1 nơi\" # ngắn\n  many: \"{n} nơi\"\nfind:\n    hint_one: 1 gợi ý\n    # giữ\n    other: x\n";
        let (after, moved) = with_keys_of_now(text);
        assert_eq!(moved.len(), 3);
        let said: Value = serde_yaml::from_str(&after).unwrap_or_default();
        assert_eq!(said["finder"]["found"]["one"], Value::from("1 nơi"));
        assert_eq!(said["finder"]["found"]["other"], Value::from("{n} nơi"));
        assert_eq!(said["find"]["hint"]["one"], Value::from("1 gợi ý"));
        assert_eq!(said["find"]["other"], Value::from("x"));
        assert!(after.starts_with("# lời riêng\n") && after.contains("    # giữ\n") && !after.contains("hint_one"), "{after}");
        assert_eq!(with_keys_of_now(&after), (after.clone(), Vec::new()), "once is enough");
    }

    #[test]
    fn what_cannot_move_without_loss_stays() {
        for text in
            ["finder: {one: a, many: b}\n", "find:\n  hint_one: a\n  hint: b\n", "finder:\n  one: a\n  found: {one: b}\n", "x: [\n", ""]
        {
            let (after, moved) = with_keys_of_now(text);
            assert_eq!((after.as_str(), moved.len()), (text, 0), "{text}");
        }
    }
}
