//! Tests of changing an entry at its place.

#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::yaml::parse;
use proptest::prelude::*;

/// A tree as plain YAML has it.
fn plain(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn change(text: &str, new: &str, prune: bool) -> (String, Vec<String>) {
    let (node, faults) = parse(text, 0..text.len());
    assert!(faults.is_empty(), "{text}: {faults:?}");
    let (list, kept) = edits(text, &node.unwrap(), &plain(text), &plain(new), (pair_up, prune));
    (apply(text, list), kept)
}

const ENTRY: &str = "\
# đầu tệp
title: Tên cũ   # giữ lời này
levels: [xa]
note: |
  dòng một
  dòng hai

steps:
  # bước đầu
  - Một
  - Hai  # hai
fees:
  - {amount: 5, kind: phi}
  - id: b
    amount: 10 # mười
    when: {channels: [post]}
checked:
  date: 2026-01-01
mine: giữ
";

#[test]
fn a_scalar_changes_and_its_comment_stays() {
    assert_eq!(change(ENTRY, "title: Tên mới", false).0, ENTRY.replace("Tên cũ", "Tên mới"));
    assert_eq!(change(ENTRY, "checked: {date: 2026-02-02}", false).0, ENTRY.replace("2026-01-01", "2026-02-02"));
}

#[test]
fn the_same_changes_nothing() {
    assert_eq!(change(ENTRY, ENTRY, false), (ENTRY.to_owned(), Vec::new()));
}

#[test]
fn a_row_is_found_again_and_changes_alone() {
    assert_eq!(change(ENTRY, "fees: [{id: b, amount: 20}]", false), (ENTRY.replace("10 # mười", "20 # mười"), vec!["fees[0]".into()]));
    assert_eq!(
        change(ENTRY, "fees: [{id: b, amount: 10, note: a b}]", true).0,
        ENTRY.replace("  - {amount: 5, kind: phi}\n", "").replace("10 # mười\n", "10 # mười\n    note: a b\n")
    );
    assert_eq!(
        change(ENTRY, "fees: [{amount: 5, kind: phi}, {id: c, amount: 7, law: Luật một hai}]", false).0,
        ENTRY.replace("  - {amount: 5, kind: phi}\n", "  - {amount: 5, kind: phi}\n  - id: c\n    amount: 7\n    law: Luật một hai\n")
    );
}

#[test]
fn lines_of_a_list_come_and_go_around_what_stays() {
    assert_eq!(change(ENTRY, "steps: [Một, Giữa, Hai]", false).0, ENTRY.replace("- Một\n", "- Một\n  - Giữa\n"));
    assert_eq!(change(ENTRY, "steps: [Hai]", false).0, ENTRY.replace("  - Một\n", ""));
    assert_eq!(change(ENTRY, "steps: [Một, Ba, 'Bốn: năm']", false).0, ENTRY.replace("- Hai  # hai\n", "- Ba  # hai\n  - \"Bốn: năm\"\n"));
}

#[test]
fn a_new_key_stands_where_it_belongs_and_blocks_are_replaced_whole() {
    assert_eq!(change(ENTRY, "title: Tên cũ\ncode: '1.000'", false).0, ENTRY.replace("levels:", "code: \"1.000\"\nlevels:"));
    assert_eq!(change(ENTRY, "code: '1.000'\ntitle: Tên cũ", false).0, ENTRY.replace("title:", "code: \"1.000\"\ntitle:"));
    assert_eq!(change(ENTRY, "note: ngắn", false).0, ENTRY.replace("|\n  dòng một\n  dòng hai\n", "ngắn\n"));
    assert_eq!(change(ENTRY, "levels: [xa, tinh]", false).0, ENTRY.replace("[xa]", "[xa, tinh]"));
    assert_eq!(change("a:\nb: 1\n", "a: 2", false).0, "a: 2\nb: 1\n");
    assert_eq!(change("a: 1", "b: 2", false).0, "a: 1\nb: 2\n");
    assert_eq!(
        change("- id: a\n  x: 1\n- id: b\n", "[{id: b, x: 2}, {id: c, y: [m n, o]}]", false).0,
        "- id: a\n  x: 1\n- id: b\n  x: 2\n- id: c\n  y:\n    - m n\n    - o\n"
    );
}

fn any_value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        "[a-zà-ỹ ]{0,12}".prop_map(Value::String),
        any::<u32>().prop_map(Value::from),
        "[a-z]{1,3}\n[a-z]{1,3}".prop_map(Value::String)
    ];
    let row = proptest::collection::btree_map("[a-e]", scalar.clone(), 1..4);
    let map = |map: std::collections::BTreeMap<String, Value>| {
        Value::Mapping(map.into_iter().map(|(key, value)| (Value::from(key), value)).collect())
    };
    prop_oneof![
        scalar.clone(),
        proptest::collection::vec(scalar, 1..4).prop_map(Value::Sequence),
        row.clone().prop_map(map),
        proptest::collection::vec(row.prop_map(map), 1..4).prop_map(Value::Sequence),
    ]
}

fn any_entry() -> impl Strategy<Value = Value> {
    proptest::collection::btree_map("[a-h]{2}", any_value(), 1..6)
        .prop_map(|map| Value::Mapping(map.into_iter().map(|(key, value)| (Value::from(key), value)).collect()))
}

proptest! {
    #[test]
    fn what_is_written_means_both_together(old in any_entry(), new in any_entry(), prune in any::<bool>()) {
        let text = emit(&old, 0);
        prop_assert_eq!(&plain(&text), &old);
        let (node, _) = parse(&text, 0..text.len());
        let (list, _) = edits(&text, &node.unwrap(), &old, &new, (pair_up, prune));
        let done = apply(&text, list);
        let (again, faults) = parse(&done, 0..done.len());
        prop_assert!(faults.is_empty() && again.is_some(), "{}\n{}", text, done);
        let read = plain(&done);
        // Rows that stay keep their place, so lists are compared without their order.
        prop_assert_eq!(sorted(&read), sorted(&merged(&old, &new, (pair_up, prune))), "{}\n---\n{}", text, done);
    }
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Sequence(items) => {
            let mut items: Vec<Value> = items.iter().map(sorted).collect();
            items.sort_by_key(|item| serde_yaml::to_string(item).unwrap());
            Value::Sequence(items)
        }
        Value::Mapping(map) => {
            let mut pairs: Vec<(String, Value)> =
                map.iter().map(|(key, value)| (key.as_str().unwrap().to_owned(), sorted(value))).collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Mapping(pairs.into_iter().map(|(key, value)| (Value::from(key), value)).collect())
        }
        value => value.clone(),
    }
}
