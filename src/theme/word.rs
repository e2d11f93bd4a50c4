//! Words of the catalog's own theme under keys that nothing asks for: most likely misspelt.

use std::collections::BTreeSet;

use super::own::{Own, ThemeFiles};
use super::renamed::key_now;
use crate::finding::{Finding, Severity, Spot};
use crate::yaml::{Node, NodeKind, nearest_word, parse};

/// Every word of these files whose key neither our words have nor any template asks for.
pub(super) fn unknown_words(own: &[Own<'_>], ours: &ThemeFiles<'_>) -> Vec<Finding> {
    let said: Vec<&Own<'_>> = own.iter().filter(|one| one.path.starts_with("i18n/")).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let mut known = BTreeSet::new();
    for (_, (text, _)) in ours.iter().filter(|(path, _)| path.starts_with("i18n/")) {
        if let (Some(node), _) = parse(text, 0..text.len()) {
            words(&node, "", &mut |key, _, _| {
                known.insert(key.to_owned());
            });
        }
    }
    let templates: Vec<&str> = own.iter().filter(|one| !one.path.starts_with("i18n/")).map(|one| one.text).collect();
    let mut findings = Vec::new();
    for one in said {
        let (Some(node), _) = parse(one.text, 0..one.text.len()) else { continue };
        words(&node, "", &mut |key, bytes, _| {
            let is_section = || known.range(format!("{key}.")..).next().is_some_and(|next| next.starts_with(&format!("{key}.")));
            let is_known_form = || is_form(key) && key.rsplit_once('.').is_some_and(|(word, _)| known.contains(&format!("{word}.other")));
            if known.contains(key) || is_known_form() || is_section() || templates.iter().any(|text| text.contains(key)) {
                return;
            }
            let message = words!("giao diện không dùng lời nào tên «{key}»", "the theme uses no words called `{key}`");
            let names: Vec<&str> = known.iter().map(String::as_str).collect();
            let remedy = match key_now(key).or_else(|| nearest_word(key, &names)) {
                Some(now) if key_now(key).is_some() => {
                    words!(
                        "lời này nay tên là «{now}»; `motcua upgrade` đổi tên giúp",
                        "it is called `{now}` now; `motcua upgrade` renames it"
                    )
                }
                Some(near) => words!("có phải bạn muốn viết «{near}»?", "did you mean `{near}`?"),
                None => words!(
                    "xóa dòng này, hoặc viết đúng tên trong i18n của giao diện có sẵn",
                    "delete it, or write a name of the built-in words"
                ),
            };
            findings.push(Finding::new("theme/unknown-words", one.file, Spot::Bytes(bytes.into()), message, remedy).at(Severity::Warning));
        });
    }
    findings
}

/// Whether a key names the form of a word that goes with a number: a language has as many of them as it needs.
pub(super) fn is_form(key: &str) -> bool {
    matches!(key.rsplit_once('.'), Some((_, "zero" | "one" | "two" | "few" | "many" | "other")))
}

/// Every word in and below this node: its dotted key, the bytes of the last part of the key, and the word.
pub(super) fn words(node: &Node, under: &str, tell: &mut dyn FnMut(&str, std::ops::Range<usize>, &Node)) {
    let NodeKind::Map(map) = &node.kind else { return };
    for pair in &map.pairs {
        let key = if under.is_empty() { pair.key.clone() } else { format!("{under}.{}", pair.key) };
        match &pair.value.kind {
            NodeKind::Map(_) => words(&pair.value, &key, tell),
            _ => tell(&key, pair.span.clone(), &pair.value),
        }
    }
}
