//! Templates whose texts would double and double again: the engine has no bound for what it does not print.
//!
//! Each name that a template sets weighs as much as the names in what it is set to. Within a part that is called, nothing may
//! be joined, so no chain of calls does what one template must not.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pieces::{Piece, TagToken, identifiers, pieces};

/// How many times a text may stand in another.
const MAX_GROWTH: u64 = 256;
/// How often a loop may go round.
const MAX_ITERATIONS: u64 = 1000;

/// Where a template grows without bound, and how.
pub(super) fn unbounded(template: &str) -> Option<(Range<usize>, &'static str)> {
    let mut weights: BTreeMap<&str, u64> = BTreeMap::new();
    // The names whose text is being gathered up to `endset`, what it weighs so far, and how many loops were open.
    let mut gathered: Vec<(&str, u64, usize)> = Vec::new();
    let (mut loops, mut bodies, mut in_part) = (0_usize, 0_usize, false);
    let mut at = 0;
    for piece in pieces(template) {
        let here = at..at + piece.text().len();
        at = here.end;
        let weigh = |text: &str| sum(text, &weights);
        let (Piece::Tag(text) | Piece::Value(text)) = piece else { continue };
        let inside = text.trim_start_matches(['{', '%', '-']).trim_start();
        let mut words = inside.split_whitespace();
        match (piece, words.next().unwrap_or_default()) {
            (Piece::Tag(_), "for") => loops += 1,
            (Piece::Tag(_), "endfor") => loops = loops.saturating_sub(1),
            (Piece::Tag(_), "component") => {
                (bodies, in_part) = (0, true);
                weights.clear();
            }
            (Piece::Tag(_), "endcomponent") => in_part = false,
            (Piece::Tag(_), word @ ("set" | "set_global")) => {
                let name = words.next().unwrap_or_default();
                if let Some((_, value)) = inside.split_once('=') {
                    let again = word == "set_global" && loops > 0 && mentions(value, name);
                    let weight = if again { MAX_GROWTH + 1 } else { weigh(value) };
                    if weight > MAX_GROWTH {
                        return Some((here, "một biến chứa chính nó quá nhiều lần (a value is joined with itself too often)"));
                    }
                    weights.insert(name, weight.max(1));
                } else {
                    gathered.push((name.trim_end_matches(['%', '}', '-']), 0, loops));
                }
            }
            (Piece::Tag(_), "endset") => {
                if let Some((name, weight, _)) = gathered.pop() {
                    if weight > MAX_GROWTH {
                        return Some((here, "một biến chứa chính nó quá nhiều lần (a value is joined with itself too often)"));
                    }
                    weights.insert(name, weight.max(1));
                }
            }
            (_, word) => {
                if word.starts_with('<')
                    && (inside.contains('~') || inside.contains("...") || weigh(inside) > inside.matches('=').count() as u64)
                {
                    return Some((here, "không nối chữ ngay khi gọi một mảnh (do not join texts where a part is called)"));
                }
                bodies += usize::from(in_part && mentions(inside, "body") && matches!(piece, Piece::Value(_)));
                if bodies > 1 {
                    return Some((here, "`body` chỉ in được một lần trong một mảnh (a part may print its body once)"));
                }
                let weight = weigh(inside);
                for (_, whole, around) in &mut gathered {
                    let is_set =
                        identifiers(inside).any(|token| matches!(token, TagToken::Name { text, .. } if weights.contains_key(text)));
                    let rounds = if loops > *around && is_set { MAX_ITERATIONS } else { 1 };
                    *whole = whole.saturating_add(weight.saturating_mul(rounds));
                }
            }
        }
    }
    None
}

/// What the names in an expression weigh together.
fn sum(text: &str, weights: &BTreeMap<&str, u64>) -> u64 {
    // What is spread is a name, not a part of one.
    let text = text.replace("...", " ");
    let names = identifiers(&text).filter_map(|token| match token {
        TagToken::Name { text, .. } => weights.get(text).copied().or(Some(0)),
        TagToken::Other(_) => None,
    });
    names.fold(0, u64::saturating_add)
}

fn mentions(text: &str, name: &str) -> bool {
    identifiers(text).any(|token| matches!(token, TagToken::Name { text, .. } if text == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_double_are_refused_where_they_do() {
        let chain = (0..12).fold(String::from("{% set a = title %}"), |text, _| text + "{% set a = a ~ a %}");
        let many = (1..12).fold(String::from("{% set a0 = title %}"), |text, n| text + &format!("{{% set a{n} = a{0} ~ a{0} %}}", n - 1));
        let caught = (0..12).fold(String::from("{% set a = title %}"), |text, _| text + "{% set a %}{{ a }}{{ a }}{% endset %}");
        let lists = (0..12).fold(String::from("{% set a = [title] %}"), |text, _| text + "{% set a = [...a, ...a] %}");
        let looped = "{% set a = title %}{% for i in range(end=40) %}{% set_global a = a ~ a %}{% endfor %}";
        let rounds = "{% set a = title %}{% set b %}{% for i in range(end=9999) %}{{ a }}{% endfor %}{% endset %}";
        let called = "{% component d(x) -%}{{ <d x={x ~ x} /> }}{%- endcomponent d %}";
        let body = "{% component d() -%}{{ body }}{{ body }}{%- endcomponent d %}";
        for text in [&chain, &many, &caught, &lists, looped, rounds, called, body] {
            assert!(unbounded(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_pages_do_is_not() {
        for text in [
            "{% set a = x ~ ' ' ~ y %}{{ a }}{{ a }}{% for p in list %}{% set b = p.name ~ a %}{{ b }}{% endfor %}",
            "{% set a %}{% for p in list %}<li>{{ p }}</li>{% endfor %}{% endset %}{{ a }}",
            "{{ <phrase p={x.title} q={y} /> }}{% if body %}{{ body }}{% endif %}",
        ] {
            assert_eq!(unbounded(text), None, "{text}");
        }
    }
}
