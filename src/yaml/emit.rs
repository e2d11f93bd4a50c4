//! Values as block YAML, in the hand of the catalog: what can be misread stands in quotes, prose never stands in brackets.

use serde_yaml::Value;

use super::quote;

/// The longest value that is written in brackets on one line, in characters.
const MAX_INLINE_WIDTH: usize = 60;

/// The lines of a map or a list, each indented by so many spaces.
#[must_use]
pub fn emit(value: &Value, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut text = String::new();
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                text.push_str(&pad);
                text.push_str(&quoted(key.as_str().unwrap_or_default()));
                text.push(':');
                text.push_str(&after_key(value, indent));
                text.push('\n');
            }
        }
        Value::Sequence(items) => {
            for item in items {
                text.push_str(&pad);
                text.push_str("- ");
                text.push_str(item_text(item, indent + 2).trim_start());
                text.push('\n');
            }
        }
        scalar => {
            text.push_str(&pad);
            text.push_str(&inline(scalar).unwrap_or_default());
            text.push('\n');
        }
    }
    text
}

/// What stands after `key:`, with the space or the new line before it; `indent` is that of the key.
pub(super) fn after_key(value: &Value, indent: usize) -> String {
    if let Some(line) = inline(value) {
        return format!(" {line}");
    }
    match value {
        Value::String(text) => block(text, indent + 2),
        value => format!("\n{}", emit(value, indent + 2).trim_end()),
    }
}

/// An item of a list without its dash; `indent` is that of its text.
pub(super) fn item_text(value: &Value, indent: usize) -> String {
    inline(value).unwrap_or_else(|| match value {
        Value::String(text) => block(text, indent).trim_start().to_owned(),
        value => emit(value, indent).trim_end().to_owned(),
    })
}

/// The value on one line, where it can stand on one.
pub(super) fn inline(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("~".to_owned()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if text.contains('\n') => None,
        Value::String(text) => Some(quoted(text)),
        Value::Sequence(items) => {
            let words: Option<Vec<String>> = items.iter().map(word).collect();
            words.map(|words| format!("[{}]", words.join(", "))).filter(|line| line.chars().count() <= MAX_INLINE_WIDTH)
        }
        Value::Mapping(map) => {
            let pair = |(key, value): (&Value, &Value)| {
                let value = if value.is_sequence() { inline(value)? } else { word(value)? };
                Some(format!("{}: {value}", quoted(key.as_str()?)))
            };
            let pairs: Option<Vec<String>> = map.iter().map(pair).collect();
            pairs.map(|pairs| format!("{{{}}}", pairs.join(", "))).filter(|line| line.chars().count() <= MAX_INLINE_WIDTH)
        }
        Value::Tagged(_) => None,
    }
}

/// A value that means the same in brackets: no text of several words.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::Bool(_) | Value::Number(_) => inline(value),
        Value::String(text) if !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | ':')) => {
            Some(quoted(text))
        }
        _ => None,
    }
}

/// The text as a scalar on one line; in quotes wherever anyone could take it for something else.
#[must_use]
pub fn quoted(text: &str) -> String {
    let written = serde_yaml::to_string(text).unwrap_or_default();
    // Our own reader asks more of a plain scalar than YAML does, and JSON's quotes are YAML's.
    let harmless = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '_' | '(' | ')' | '/'))
        && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '.'))
        && !text.contains("  ");
    let begins = match text.chars().next() {
        Some(c) if c.is_alphabetic() => true,
        // A date, a length of time, the number of a law; never a code or another number.
        Some(c) if c.is_ascii_digit() => is_date(text) || text.contains([' ', '/']) && text.contains(char::is_alphabetic),
        _ => false,
    };
    let is_link = text.starts_with("https://")
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/:.-_?=&%~+".contains(&b))
        && !text.ends_with(':');
    if (harmless && begins || is_link) && written.trim_end() == text { text.to_owned() } else { quote(text) }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// Text of several lines after `|`; in quotes where a block would not keep it.
fn block(text: &str, indent: usize) -> String {
    let keeps = !text.starts_with([' ', '\n', '\t'])
        && text.lines().all(|line| !line.ends_with(char::is_whitespace) && !line.contains(|c: char| c.is_control()))
        && !text.ends_with("\n\n");
    if !keeps {
        return format!(" {}", quote(text));
    }
    let pad = " ".repeat(indent);
    let mut lines = String::from(if text.ends_with('\n') { " |" } else { " |-" });
    for line in text.lines() {
        lines.push('\n');
        if !line.is_empty() {
            lines.push_str(&pad);
            lines.push_str(line);
        }
    }
    lines
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::yaml::{Node, NodeKind, parse};
    use proptest::prelude::*;

    fn value(json: &str) -> Value {
        serde_yaml::from_str(json).unwrap()
    }

    #[test]
    fn an_entry_is_written_as_an_editor_would() {
        let entry = value(
            r#"{"code": "1.004222", "title": "Đăng ký thường trú", "aliases": ["nhập hộ khẩu"], "levels": ["commune"],
            "summary": "Một: hai", "deadline": [{"time": "7 working days", "when": {"channels": ["in-person", "online"]}}],
            "fees": [{"amount": 20000, "law": "75/2022/TT-BTC", "note": "a\nb"}], "checked": {"date": "2026-07-20"}}"#,
        );
        assert_eq!(
            emit(&entry, 0),
            "code: \"1.004222\"\ntitle: Đăng ký thường trú\naliases:\n  - nhập hộ khẩu\nlevels: [commune]\nsummary: \"Một: hai\"\n\
             deadline:\n  - time: 7 working days\n    when: {channels: [in-person, online]}\n\
             fees:\n  - amount: 20000\n    law: 75/2022/TT-BTC\n    note: |-\n      a\n      b\nchecked: {date: 2026-07-20}\n"
        );
    }

    /// The texts of a tree, as they were written.
    fn texts(node: &Node, all: &mut Vec<String>) {
        match &node.kind {
            NodeKind::Scalar(text, _) => all.push(text.clone()),
            NodeKind::List { items, .. } => items.iter().for_each(|item| texts(item, all)),
            NodeKind::Map(map) => map.pairs.iter().for_each(|pair| texts(&pair.value, all)),
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back_wherever_it_stands(text in "\\PC{0,40}|[a-z0-9 :#,\\[\\]{}\"'|>&*!%@`-]{0,20}|([a-z ]{1,8}\n){1,3}[a-z]?") {
            let value: Value = serde_yaml::to_value([("a", vec![("b", text.clone())].into_iter().collect::<std::collections::BTreeMap<_, _>>())]
                .into_iter().collect::<std::collections::BTreeMap<_, _>>()).unwrap();
            let list = Value::Sequence(vec![Value::String(text.clone()), value]);
            let written = emit(&list, 0);
            let (node, faults) = parse(&written, 0..written.len());
            prop_assert!(faults.is_empty(), "{written}");
            let mut read = Vec::new();
            texts(&node.unwrap(), &mut read);
            prop_assert_eq!(read, vec![text.clone(), text], "{}", written);
        }
    }
}
