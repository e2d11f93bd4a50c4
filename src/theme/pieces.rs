//! The pieces of a template: what is printed, what is looked up, what decides.

/// A piece of a template, with its braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Printed as it is; comments and all of `{% raw %}` … `{% endraw %}` are counted here, too.
    Text(&'t str),
    /// `{% … %}`
    Tag(&'t str),
    /// `{{ … }}`
    Value(&'t str),
}

impl<'t> Piece<'t> {
    /// As it stands in the template.
    pub(super) fn text(self) -> &'t str {
        match self {
            Self::Text(text) | Self::Tag(text) | Self::Value(text) => text,
        }
    }
}

/// Takes a template apart; put together again, the pieces are the template.
pub(super) fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let (piece, after) = first(rest)?;
        rest = after;
        Some(piece)
    })
}

fn first<'t>(rest: &'t str) -> Option<(Piece<'t>, &'t str)> {
    if rest.is_empty() {
        return None;
    }
    let closed = |close: &str| rest.find(close).map_or(rest.len(), |at| at + close.len());
    let (end, kind): (usize, fn(&'t str) -> Piece<'t>) = match rest.get(..2) {
        Some("{%") if is_tag(rest, "raw") => (raw_end(rest), Piece::Text),
        Some("{%") => (closed("%}"), Piece::Tag),
        Some("{{") => (closed("}}"), Piece::Value),
        Some("{#") => (closed("#}"), Piece::Text),
        _ => {
            let opens = |at: &usize| matches!(rest.as_bytes().get(at + 1), Some(b'%' | b'{' | b'#'));
            let next = rest.match_indices('{').map(|(at, _)| at).find(opens);
            (next.unwrap_or(rest.len()), Piece::Text)
        }
    };
    Some((kind(&rest[..end]), &rest[end..]))
}

/// Whether the template begins with `{% word %}`.
fn is_tag(rest: &str, word: &str) -> bool {
    let inside = rest.strip_prefix("{%").and_then(|rest| rest.split_once("%}"));
    inside.is_some_and(|(inside, _)| inside.trim_matches('-').trim() == word)
}

/// Where what begins with `{% raw %}` ends.
fn raw_end(rest: &str) -> usize {
    let end = rest.match_indices("{%").map(|(at, _)| at).find(|at| is_tag(&rest[*at..], "endraw"));
    end.and_then(|at| rest[at..].find("%}").map(|close| at + close + 2)).unwrap_or(rest.len())
}

/// The stretches of a template that are not raw.
pub(super) fn outside_raw(template: &str) -> impl Iterator<Item = &str> {
    let (mut start, mut at) = (0, 0);
    let mut all = pieces(template);
    std::iter::from_fn(move || {
        for piece in all.by_ref() {
            let begin = at;
            at += piece.text().len();
            if matches!(piece, Piece::Text(text) if is_tag(text, "raw")) {
                let before = &template[start..begin];
                start = at;
                return Some(before);
            }
        }
        let rest = &template[start..];
        start = template.len();
        (!rest.is_empty()).then_some(rest)
    })
}

/// A piece of a tag or value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagToken<'t> {
    /// The name of a value, or a word of the language; `followed` when a part of it is asked for, `name.part`.
    Name {
        /// The name.
        text: &'t str,
        /// Whether more of a path follows.
        followed: bool,
    },
    /// All else: signs, texts in quotes, parts of a path, names of filters, tests, parts and arguments.
    Other(&'t str),
}

/// Takes a tag or value apart at the names in it.
pub(super) fn identifiers(inside: &str) -> impl Iterator<Item = TagToken<'_>> {
    let mut at = 0;
    let mut last = "";
    std::iter::from_fn(move || {
        let rest = &inside[at..];
        let first = rest.chars().next()?;
        let before = inside[..at].trim_end().chars().next_back();
        let touches = inside[..at].chars().next_back();
        if first.is_ascii_alphabetic() || first == '_' {
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            let (text, after) = rest.split_at(length);
            let next = after.trim_start();
            let names = next.starts_with('=') && !next.starts_with("==") && last != "set" || next.starts_with('(');
            let other = matches!(before, Some('.' | '|')) || touches == Some('<') || names || last == "is";
            at += length;
            last = text;
            let followed = after.starts_with(['.', '[', '?']);
            return Some(if other { TagToken::Other(text) } else { TagToken::Name { text, followed } });
        }
        let length = match first {
            '"' | '\'' | '`' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            c if c.is_ascii_digit() => rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        at += length;
        Some(TagToken::Other(&rest[..length]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_the_template() {
        let template = "a { b {{ x }}{% if y %}{# {{ z }} #}c{% endif %} {";
        let list: Vec<_> = pieces(template).collect();
        assert_eq!(list.iter().map(|piece| piece.text()).collect::<String>(), template);
        assert_eq!(list[1], Piece::Value("{{ x }}"));
        assert_eq!(list[2], Piece::Tag("{% if y %}"));
        assert_eq!(list[3], Piece::Text("{# {{ z }} #}"));
        for broken in ["{% raw %}", "{% raw %}{{ x }}{% endraw", "{{", "{% if", "{#", "{", ""] {
            assert_eq!(pieces(broken).map(Piece::text).collect::<String>(), broken);
        }
    }

    #[test]
    fn what_is_raw_is_text() {
        let template = "a{% raw %}{{ x }}{% if y %}{% endraw %}{{ z }}{%- raw -%}{% raw %}{%- endraw -%}b";
        let texts: Vec<_> = pieces(template).filter(|piece| matches!(piece, Piece::Text(_))).map(Piece::text).collect();
        assert_eq!(texts, ["a", "{% raw %}{{ x }}{% if y %}{% endraw %}", "{%- raw -%}{% raw %}{%- endraw -%}", "b"]);
        assert_eq!(outside_raw(template).collect::<Vec<_>>(), ["a", "{{ z }}", "b"]);
        assert_eq!(outside_raw("{% raw %}{{ x }}").collect::<Vec<_>>(), [""]);
    }

    #[test]
    fn names_of_values_are_told_from_all_others() {
        let names = |inside: &'static str| -> Vec<&str> {
            let name = |token| match token {
                TagToken::Name { text, .. } => Some(text),
                TagToken::Other(_) => None,
            };
            identifiers(inside).filter_map(name).collect()
        };
        assert_eq!(names("{% if rows | length == 1 %}"), ["if", "rows"]);
        assert_eq!(names("{{ <phrase p={f.item} /> }}"), ["f"]);
        assert_eq!(names("{{ a.b[c] ~ \"x y\" ~ d(e=f) }}"), ["a", "c", "f"]);
        assert_eq!(names("{% set r = rows[0] %}"), ["set", "r", "rows"]);
        assert_eq!(names("{% if a is defined and b %}"), ["if", "a", "is", "and", "b"]);
    }
}
