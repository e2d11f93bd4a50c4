//! Which row of an entry a row of a source is. Order is no difference, nor is the number of a circular that was replaced: the paper
//! that it sets is the same paper.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use crate::letters::fold;
use crate::yaml;

/// Lists in which order says nothing.
const SETS: &[&str] = &[
    "levels",
    "audience",
    "laws",
    "decisions",
    "aliases",
    "life_events",
    "fields",
    "payment",
    "moved_from",
    "channels",
    "cases",
    "outcomes",
    "areas",
    "only",
    "add",
    "except",
    "amended_by",
];

/// For each new row the old one that it is.
pub(super) fn pairs(old: &[Value], new: &[Value]) -> Vec<Option<usize>> {
    let mut pairs = yaml::pair_up(old, new);
    for sign in [bare_name, form_of, form_code, amount_of, time_of] {
        let left = |taken: &[Option<usize>]| (0..old.len()).filter(|at| !taken.contains(&Some(*at))).collect::<Vec<_>>();
        let free = left(&pairs);
        let old_signs: Vec<(usize, String)> = free.iter().filter_map(|at| Some((*at, sign(&old[*at])?))).collect();
        let new_signs: Vec<(usize, String)> =
            (0..new.len()).filter(|at| pairs[*at].is_none()).filter_map(|at| Some((at, sign(&new[at])?))).collect();
        for (place, own) in &new_signs {
            // Two that look alike are not guessed apart.
            let is_only = new_signs.iter().filter(|(_, other)| other == own).count() == 1;
            let mut same = old_signs.iter().filter(|(_, other)| other == own);
            if let (Some((at, _)), None, true) = (same.next(), same.next(), is_only) {
                pairs[*place] = Some(*at);
            }
        }
    }
    alike(old, new, &mut pairs);
    pairs
}

fn text<'v>(row: &'v Value, key: &str) -> Option<&'v str> {
    row.get(key).and_then(Value::as_str)
}

/// A name without the laws that it cites, and their days.
fn bare_name(row: &Value) -> Option<String> {
    let words = words(text(row, "name")?);
    (words.len() > 1).then(|| words.join(" "))
}

/// The words of a name, folded, without numbers of laws, days and years.
fn words(name: &str) -> Vec<String> {
    let is_citation = |word: &str| word.contains('/') && word.chars().any(|c| c.is_ascii_digit());
    let is_year =
        |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit());
    let pieces = name.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | ':' | '"'));
    let pieces = pieces.map(|word| word.trim_matches('.')).filter(|word| !is_citation(word) && !is_year(word));
    pieces.map(fold).filter(|word| !word.is_empty()).collect()
}

fn form_of(row: &Value) -> Option<String> {
    text(row, "form").or_else(|| text(row, "paper")).map(str::to_owned)
}

/// What a fee is, whatever it holds for.
fn amount_of(row: &Value) -> Option<String> {
    let amount = row.get("amount")?;
    Some(format!("{amount:?} {:?} {:?}", row.get("currency"), row.get("item")))
}

/// How long a time limit is, whatever it holds for.
fn time_of(row: &Value) -> Option<String> {
    text(row, "time").map(str::to_owned)
}

/// The code of the form that a name tells: `CT01`, `TK01a`, `NA17`; nothing where it tells several.
fn form_code(row: &Value) -> Option<String> {
    let name = text(row, "name")?;
    let is_code = |word: &&str| {
        let letters = word.chars().take_while(|c| c.is_uppercase()).count();
        let digits = word.chars().skip(letters).take_while(char::is_ascii_digit).count();
        (1..=4).contains(&letters) && (1..=4).contains(&digits) && word.chars().count() <= letters + digits + 1
    };
    let mut codes: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(is_code).collect();
    codes.dedup();
    let first = codes.first()?;
    // «TK01 … TK01a» is one form in two sizes.
    codes.iter().all(|code| code.starts_with(*first)).then(|| fold(first))
}

/// Pairs what is left and says nearly the same, four words of five, or the same and more.
fn alike(old: &[Value], new: &[Value], pairs: &mut [Option<usize>]) {
    let name = |row: &Value| text(row, "name").map(words).filter(|words| words.len() > 3);
    let free: Vec<(usize, Vec<String>)> =
        (0..old.len()).filter(|at| !pairs.contains(&Some(*at))).filter_map(|at| Some((at, name(&old[at])?))).collect();
    for place in 0..new.len() {
        let Some(own) = name(&new[place]).filter(|_| pairs[place].is_none()) else { continue };
        // Two forms may be worded alike and are two.
        let is_other = |at: usize| form_code(&old[at]).zip(form_code(&new[place])).is_some_and(|(old, new)| old != new);
        let is_part = |other: &[String]| own.starts_with(other) || other.starts_with(&own);
        let common = |other: &[String]| own.iter().filter(|word| other.contains(word)).count() * 200 / (own.len() + other.len());
        let score = |other: &[String]| if is_part(other) { 99 } else { common(other) };
        let open = free.iter().filter(|(at, _)| !pairs.contains(&Some(*at)) && !is_other(*at));
        let mut scores: Vec<(usize, usize)> = open.map(|(at, other)| (score(other), *at)).filter(|(score, _)| *score >= 80).collect();
        scores.sort_unstable_by(|a, b| b.cmp(a));
        match scores[..] {
            [(_, at)] => pairs[place] = Some(at),
            [(best, at), (next, _), ..] if best > next + 5 => pairs[place] = Some(at),
            _ => {}
        }
    }
}

/// What is new in the order of what is old, where order says nothing.
pub(super) fn in_order_of(old: &Value, new: &Value) -> Value {
    match (old, new) {
        (Value::Mapping(old), Value::Mapping(new)) => {
            let ordered = new.iter().map(|(key, value)| {
                let value = match old.get(key) {
                    Some(before) if key.as_str().is_some_and(|key| SETS.contains(&key)) && has_no_rows(value) => set(before, value),
                    Some(before) => in_order_of(before, value),
                    None => value.clone(),
                };
                (key.clone(), value)
            });
            Value::Mapping(ordered.collect::<Mapping>())
        }
        (Value::Sequence(old), Value::Sequence(new)) if !new.is_empty() && new.iter().all(Value::is_mapping) => {
            let pairs = pairs(old, new);
            let mut last = None;
            // A row that is new stands behind the one before which it came.
            let mut places: Vec<(Option<usize>, usize, Value)> = Vec::with_capacity(new.len());
            for (at, (row, pair)) in new.iter().zip(&pairs).enumerate() {
                last = pair.or(last);
                places.push((last, at, pair.map_or_else(|| row.clone(), |pair| in_order_of(&old[pair], row))));
            }
            places.sort_by_key(|(seat, at, _)| (*seat, *at));
            Value::Sequence(places.into_iter().map(|(.., row)| row).collect())
        }
        (_, new) => new.clone(),
    }
}

fn has_no_rows(value: &Value) -> bool {
    matches!(value, Value::Sequence(items) if items.iter().all(|item| !item.is_mapping()))
}

fn set(old: &Value, new: &Value) -> Value {
    let (Value::Sequence(old), Value::Sequence(new)) = (old, new) else { return new.clone() };
    let kept = old.iter().filter(|item| new.contains(item));
    let added = new.iter().filter(|item| !old.contains(item));
    Value::Sequence(kept.chain(added).cloned().collect())
}

/// Each word of a set once.
pub(super) fn distinct(value: &mut Value) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map.iter_mut() {
                let is_set = key.as_str().is_some_and(|key| SETS.contains(&key)) && has_no_rows(value);
                match value {
                    Value::Sequence(items) if is_set => {
                        let mut kept: Vec<Value> = Vec::with_capacity(items.len());
                        items.drain(..).for_each(|item| kept.extend((!kept.contains(&item)).then_some(item)));
                        *items = kept;
                    }
                    value => distinct(value),
                }
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(distinct),
        _ => {}
    }
}

/// Gives cases that an entry has already the ids that they have there: those of a record only count.
pub(super) fn adopt_cases(old: &Value, new: &mut Value) {
    let (Some(Value::Sequence(known)), Some(Value::Sequence(cases))) = (old.get("cases"), new.get("cases")) else { return };
    let title = |case: &Value| text(case, "title").map(fold);
    let id = |case: &Value| text(case, "id").map(str::to_owned);
    let mut taken: Vec<String> = known.iter().filter_map(id).collect();
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for case in cases {
        let Some(own) = id(case) else { continue };
        let same = known.iter().find(|other| title(other).is_some() && title(other) == title(case)).and_then(id);
        let name = same.unwrap_or_else(|| {
            let mut names = (1..=taken.len() + 1).map(|number| format!("truong-hop-{number}"));
            let fresh = names.find(|id| !taken.contains(id)).unwrap_or_else(|| own.clone());
            taken.push(fresh.clone());
            fresh
        });
        renamed.insert(own, name);
    }
    rename(new, &renamed, false);
}

fn rename(value: &mut Value, renamed: &BTreeMap<String, String>, is_case: bool) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map.iter_mut() {
                let names = key.as_str() == Some("cases") || (is_case && key.as_str() == Some("id"));
                rename(value, renamed, names);
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(|item| rename(item, renamed, is_case)),
        Value::String(text) if is_case => {
            if let Some(name) = renamed.get(text) {
                text.clone_from(name);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn plain(text: &str) -> Value {
        serde_yaml::from_str(text).unwrap()
    }

    fn paired(old: &str, new: &str) -> Vec<Option<usize>> {
        let (Value::Sequence(old), Value::Sequence(new)) = (plain(old), plain(new)) else { return Vec::new() };
        pairs(&old, &new)
    }

    #[test]
    fn a_paper_whose_circular_was_replaced_is_the_same_paper() {
        let old = "[{name: 'Tờ khai (mẫu TK01) ban hành kèm theo Thông tư số 31/2023/TT-BCA ngày 20/7/2023 của Bộ Công an'}, {name: Ảnh}]";
        for new in [
            "[{name: Ảnh}, {name: 'Tờ khai (mẫu TK01) ban hành kèm theo Thông tư số 69/2026/TT-BCA ngày 22/5/2026 của Bộ Công an'}]",
            "[{name: Ảnh}, {name: 'Tờ khai (mẫu TK01) ban hành kèm theo Thông tư 69/2026/TT-BCA ngày 22/5/2026 của Bộ trưởng Bộ Công an'}]",
            "[{name: Ảnh}, {name: 'Tờ khai TK01/TK01a ban hành kèm theo Thông tư 69/2026/TT-BCA'}]",
        ] {
            assert_eq!(paired(old, new), [Some(1), Some(0)], "{new}");
        }
        let other = "[{name: 'Tờ khai (mẫu TK02) ban hành kèm theo Thông tư số 31/2023/TT-BCA ngày 20/7/2023 của Bộ Công an'}]";
        assert_eq!(paired(&old.replace(", {name: Ảnh}", ""), other), [None]);
    }

    #[test]
    fn order_is_no_difference() {
        let old = plain("{laws: [a, b, c], documents: [{name: x}, {name: y}], steps: [1, 2], when: {channels: [online, post]}}");
        let new = plain("{laws: [c, a, b], documents: [{name: y}, {name: x}], steps: [2, 1], when: {channels: [post, online]}}");
        let ordered = in_order_of(&old, &new);
        assert_eq!(ordered.get("laws"), old.get("laws"));
        assert_eq!(ordered.get("documents"), old.get("documents"));
        assert_eq!(ordered.get("when"), old.get("when"));
        assert_eq!(ordered.get("steps"), new.get("steps"), "steps are in order");
        let more = in_order_of(&old, &plain("{laws: [d, c, b]}"));
        assert_eq!(more, plain("{laws: [b, c, d]}"));
    }

    #[test]
    fn cases_keep_their_ids_whatever_their_order() {
        let old = plain("{cases: [{id: nha-thue, title: Nhà thuê}, {id: truong-hop-2, title: Nhà mình}]}");
        let mut new = plain(
            "{cases: [{id: truong-hop-1, title: Nhà mình}, {id: truong-hop-2, title: 'Nhà thuê.'}, {id: truong-hop-3, title: Khác}], documents: [{name: x, when: {cases: [truong-hop-1, truong-hop-3]}}]}",
        );
        adopt_cases(&old, &mut new);
        assert_eq!(
            new,
            plain(
                "{cases: [{id: truong-hop-2, title: Nhà mình}, {id: nha-thue, title: 'Nhà thuê.'}, {id: truong-hop-1, title: Khác}], documents: [{name: x, when: {cases: [truong-hop-2, truong-hop-1]}}]}"
            )
        );
    }
}
