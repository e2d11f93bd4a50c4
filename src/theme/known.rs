//! What is known before any page: words of the interface and drawings, written into the templates of a language.
//!
//! A page looks up a hundred words and drawings, each through two or three maps. Written in at load, they cost a page nothing; a
//! theme is compiled once for each language because of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Messages;
use super::pieces::{Piece, TagToken, identifiers, pieces};

/// Writes the words, `{{ t.… }}`, and the drawings, `{{ icon.… }}`, into a template. What asks for more than one of them stays.
pub(super) fn write_in(template: &str, words: &Messages, drawings: &BTreeMap<String, String>) -> String {
    let taken = taken(template);
    let mut out = String::with_capacity(template.len() * 2);
    for piece in pieces(template) {
        let known = match piece {
            Piece::Value(text) => path(text).and_then(|path| match path.split_once('.')? {
                ("t", key) if !taken.contains("t") => words.word(key).map(escaped),
                ("icon", stem) if !taken.contains("icon") => drawings.get(stem).cloned(),
                _ => None,
            }),
            _ => None,
        };
        // The engine must not read it once more.
        let is_plain = |known: &str| !["{{", "{%", "{#"].iter().any(|open| known.contains(open)) && !known.ends_with('{');
        match known.filter(|known| is_plain(known) && !out.ends_with('{')) {
            Some(known) => out.push_str(&known),
            None => out.push_str(piece.text()),
        }
    }
    out
}

/// `a.b.c` in `{{ a.b.c }}`.
fn path(value: &str) -> Option<&str> {
    let inside = value.strip_prefix("{{")?.strip_suffix("}}")?.trim();
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    inside.split('.').all(is_part).then_some(inside)
}

/// The names to which the template itself gives a meaning: those of its loops, and what its parts are given.
fn taken(template: &str) -> BTreeSet<&str> {
    let mut taken = BTreeSet::new();
    for piece in pieces(template) {
        let Piece::Tag(text) = piece else { continue };
        let names = identifiers(text).filter_map(|token| if let TagToken::Name { text, .. } = token { Some(text) } else { None });
        let mut names = names.peekable();
        match names.peek() {
            Some(&"for" | &"set") => taken.extend(names.skip(1).take_while(|name| *name != "in").take(2)),
            Some(&"component") => taken.extend(given(text)),
            _ => {}
        }
    }
    taken
}

/// What a part is given by who calls it; not what it finds there itself, `@t`.
fn given(head: &str) -> impl Iterator<Item = &str> {
    let list = head.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(list, _)| list);
    list.split(',')
        .map(|one| one.split([':', '=']).next().unwrap_or_default().trim())
        .filter(|one| !one.is_empty() && !one.starts_with('@'))
}

/// As the engine would print it.
fn escaped(word: &str) -> String {
    let mut out = Vec::with_capacity(word.len());
    // Writing into memory does not fail.
    let _ = tera::escape_html(word, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write_in(template: &str) -> String {
        let words = Messages::read("vi", &["site: {skip: 'A & <b>', own: 'x {{ y }}', other: {a: b}}"], &[], &[]).unwrap();
        super::write_in(template, &words, &BTreeMap::from([("clock".to_owned(), "<svg/>".to_owned())]))
    }

    #[test]
    fn words_and_drawings_are_written_in_as_the_engine_prints_them() {
        assert_eq!(write_in("<p>{{ t.site.skip }}{{icon.clock}}</p>"), "<p>A &amp; &lt;b&gt;<svg/></p>");
    }

    #[test]
    fn what_is_not_known_stays() {
        for template in [
            "{{ t.site.missing }}{{ t.site.other }}{{ t.site }}{{ icon.missing }}",
            "{{ t.site.own }}",
            "{{ t.site.skip | upper }}{{ t[x] }}{{ icon[x.y] }}",
            "{% if t.site.skip %}{% endif %}",
            "{% for t in list %}{{ t.site.skip }}{% endfor %}",
            "{% set icon = x %}{{ icon.clock }}",
            "{% component a(t, b=1) -%}{{ t.site.skip }}{%- endcomponent a %}",
        ] {
            assert_eq!(write_in(template), template);
        }
        assert_eq!(
            write_in("{% component a(b, @t) -%}{{ t.site.skip }}{%- endcomponent a %}"),
            "{% component a(b, @t) -%}A &amp; &lt;b&gt;{%- endcomponent a %}"
        );
    }
}
