//! Small parts of templates, written out where they are called.
//!
//! A call costs the engine two maps and a state of its own, and a page makes a hundred and more of them. Written out once at
//! load, a part gives the same page for nothing. What is not as simple as nearly all parts are stays a call.

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::{Piece, TagToken, identifiers, outside_raw, pieces};

/// A part that became longer than this, in bytes, is called rather than written out: parts within parts grow quickly.
const MAX_PART_BYTES: usize = 16 * 1024;
/// How many calls of one template are written out.
const MAX_CALLS: usize = 4096;

/// The parts of all templates, by their names.
#[derive(Debug, Default)]
pub(super) struct Components<'t> {
    parts: BTreeMap<&'t str, Component<'t>>,
}

/// One `{% component … %}`.
#[derive(Debug)]
struct Component<'t> {
    /// What a caller has to give.
    given: BTreeSet<&'t str>,
    /// What it takes from where it is called, `@t`.
    found: BTreeSet<&'t str>,
    body: &'t str,
}

/// What a call gives: names and paths or plain values.
type Arguments<'c> = BTreeMap<&'c str, &'c str>;

impl<'t> Components<'t> {
    /// Finds the parts that are simple enough in these templates.
    pub(super) fn of(templates: impl Iterator<Item = &'t str>) -> Self {
        let mut parts = BTreeMap::new();
        for stretch in templates.flat_map(outside_raw) {
            for definition in stretch.split("{% component ").skip(1) {
                if let Some((name, part)) = Component::read(definition)
                    && parts.insert(name, part).is_some()
                {
                    // Two of one name are for the engine to refuse.
                    return Self::default();
                }
            }
        }
        Self { parts }
    }

    /// The template with the parts written out.
    pub(super) fn write_out(&self, template: &str) -> String {
        self.expand(template, &mut Vec::new(), &mut 0)
    }

    /// `within` are the parts that are being written out, `count` tells their loops apart.
    fn expand<'p>(&'p self, template: &str, within: &mut Vec<&'p str>, count: &mut usize) -> String {
        let mut out = String::with_capacity(template.len() * 2);
        for piece in pieces(template) {
            let written = match piece {
                Piece::Value(text) => self.written(text, within, count),
                _ => None,
            };
            match written {
                Some(written) => out.push_str(&written),
                None => out.push_str(piece.text()),
            }
        }
        out
    }

    /// What stands in the place of a call.
    fn written<'p>(&'p self, value: &str, within: &mut Vec<&'p str>, count: &mut usize) -> Option<String> {
        let (name, given) = call(value)?;
        let (name, part) = self.parts.get_key_value(name)?;
        if *count >= MAX_CALLS
            || within.contains(name)
            || given.keys().any(|key| !part.given.contains(key))
            || given.len() != part.given.len()
        {
            return None;
        }
        let filled = part.fill(&given, count)?;
        within.push(name);
        let whole = self.expand(&filled, within, count);
        within.pop();
        (whole.len() <= MAX_PART_BYTES).then_some(whole)
    }
}

impl<'t> Component<'t> {
    /// Reads what follows `{% component `.
    fn read(definition: &'t str) -> Option<(&'t str, Self)> {
        let (head, rest) = definition.split_once("%}")?;
        let (body, _) = rest.split_once("{%- endcomponent")?;
        let (name, list) = head.strip_suffix('-')?.trim().strip_suffix(')')?.split_once('(')?;
        let (mut given, mut found) = (BTreeSet::new(), BTreeSet::new());
        for one in list.split(',').map(str::trim).filter(|one| !one.is_empty()) {
            match one.strip_prefix('@') {
                Some(one) if is_name(one) => found.insert(one),
                None if is_name(one) => given.insert(one),
                _ => return None,
            };
        }
        Some((name, Self { given, found, body: body.trim() }))
    }

    /// The body with what is given in the place of its names, and names of its own for its loops.
    fn fill(&self, given: &Arguments<'_>, count: &mut usize) -> Option<String> {
        *count += 1;
        let own = self.own()?;
        let mut out = String::with_capacity(self.body.len() * 2);
        for piece in pieces(self.body) {
            let inside = match piece {
                Piece::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Piece::Tag(text) | Piece::Value(text) => text,
            };
            for token in identifiers(inside) {
                match token {
                    TagToken::Other(text) => out.push_str(text),
                    TagToken::Name { text, .. } if own.contains(text) => out.extend([text, "_", &count.to_string()]),
                    TagToken::Name { text, followed } => match given.get(text) {
                        // A plain value has no parts.
                        Some(value) if followed && !is_path(value) => return None,
                        Some(value) => out.push_str(value),
                        None if self.found.contains(text) || is_word(text) => out.push_str(text),
                        None => return None,
                    },
                }
            }
        }
        (out.len() <= MAX_PART_BYTES).then_some(out)
    }

    /// The names that the body gives itself; nothing when it does more than test, repeat and set.
    fn own(&self) -> Option<BTreeSet<&'t str>> {
        let mut own = BTreeSet::new();
        for piece in pieces(self.body) {
            match piece {
                Piece::Value(text) if text.contains(" for ") => return None,
                Piece::Text(_) | Piece::Value(_) => {}
                Piece::Tag(text) => {
                    let mut words = text.trim_start_matches(['{', '%', '-']).split_whitespace();
                    match words.next()? {
                        "if" | "elif" | "else" | "endif" | "endfor" => {}
                        "for" | "set" => {
                            let name = words.next().filter(|name| is_name(name) && matches!(words.next(), Some("in" | "=")))?;
                            own.insert(name);
                        }
                        _ => return None,
                    }
                }
            }
        }
        (own.is_disjoint(&self.given) && own.is_disjoint(&self.found)).then_some(own)
    }
}

/// The name of the part that is called in `{{ <name a={x.y} b="c" /> }}`, and what it is given.
fn call(value: &str) -> Option<(&str, Arguments<'_>)> {
    let inside = value.strip_prefix("{{")?.strip_suffix("}}")?.trim().strip_prefix('<')?.strip_suffix("/>")?;
    let (name, mut rest) = inside.split_at(inside.find(' ').unwrap_or(inside.len()));
    let mut given = Arguments::new();
    loop {
        rest = rest.trim_start();
        let Some((key, after)) = rest.split_once('=') else { break };
        let (value, after) = if let Some(after) = after.strip_prefix('{') {
            after.split_once('}')?
        } else {
            let end = after.strip_prefix('"')?.find('"')? + 2;
            after.split_at(end)
        };
        let value = value.trim();
        let plain = value.starts_with('"') || value.bytes().all(|byte| byte.is_ascii_digit());
        if !is_name(key) || !(is_path(value) || plain) || given.insert(key, value).is_some() {
            return None;
        }
        rest = after;
    }
    (rest.is_empty() && is_name(name)).then_some((name, given))
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether this is `a` or `a.b.c`. What a loop says of itself means another loop elsewhere.
fn is_path(text: &str) -> bool {
    text.split('.').all(is_name) && text.split('.').next() != Some("loop") && !is_word(text)
}

/// Whether this is a word of the language and not the name of a value.
fn is_word(text: &str) -> bool {
    matches!(
        text,
        "if" | "elif"
            | "else"
            | "endif"
            | "for"
            | "in"
            | "endfor"
            | "set"
            | "loop"
            | "is"
            | "not"
            | "and"
            | "or"
            | "true"
            | "false"
            | "none"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: &str = "{% component phrase(p) -%}\n{% if p.lang %}<i lang=\"{{ p.lang }}\">{{ p.text }}</i>{% else %}{{ p.text }}{% endif %}\n{%- endcomponent phrase %}\n\
        {% component notes(items, @t) -%}\n{% for p in items %}<s>{{ t.note }}{{ <phrase p={p} /> }}</s>{% endfor %}\n{%- endcomponent notes %}\n\
        {% component head(level, id) -%}\n<h{{ level }} id=\"{{ id }}\">\n{%- endcomponent head %}\n\
        {% component again(a) -%}\n{{ <again a={a.b} /> }}\n{%- endcomponent again %}\n\
        {% component strange(a) -%}\n{{ a }}{{ page }}\n{%- endcomponent strange %}";

    fn write_out(template: &str) -> String {
        Components::of([PARTS].into_iter()).write_out(template)
    }

    #[test]
    fn a_part_is_written_out_with_what_it_is_given() {
        assert_eq!(
            write_out("<p>{{ <phrase p={x.title} /> }}</p>"),
            "<p>{% if x.title.lang %}<i lang=\"{{ x.title.lang }}\">{{ x.title.text }}</i>{% else %}{{ x.title.text }}{% endif %}</p>"
        );
        assert_eq!(write_out("{{ <head level={3} id=\"q\" /> }}"), "<h{{ 3 }} id=\"{{ \"q\" }}\">");
    }

    #[test]
    fn a_loop_within_does_not_take_the_name_of_one_around() {
        assert_eq!(
            write_out("{% for p in list %}{{ <notes items={p.notes} /> }}{% endfor %}"),
            "{% for p in list %}{% for p_1 in p.notes %}<s>{{ t.note }}{% if p_1.lang %}<i lang=\"{{ p_1.lang }}\">{{ p_1.text }}</i>{% else %}{{ p_1.text }}{% endif %}</s>{% endfor %}{% endfor %}"
        );
    }

    #[test]
    fn what_is_not_simple_stays_a_call() {
        for call in [
            "{{ <phrase p={x | first} /> }}",
            "{{ <phrase p={loop.index} /> }}",
            "{{ <phrase p=\"text\" /> }}",
            "{{ <phrase /> }}",
            "{{ <phrase p={x} q={y} /> }}",
            "{{ <strange a={x} /> }}",
            "{{ <unknown a={x} /> }}",
            "{{- <phrase p={x} /> -}}",
        ] {
            assert_eq!(write_out(call), call);
        }
        assert_eq!(write_out("{{ <again a={x} /> }}"), "{{ <again a={x.b} /> }}");
        let raw = "{% raw %}{{ <phrase p={x} /> }}{% endraw %}";
        assert_eq!(write_out(raw), raw);
        let never = "{% raw %}{% component never(a) -%}\n{{ a }}\n{%- endcomponent never %}{% endraw %}{{ <never a={x} /> }}";
        assert_eq!(Components::of([never].into_iter()).write_out(never), never);
    }

    #[test]
    fn parts_that_double_each_other_end() {
        let mut theme = String::from("{% component p0(a) -%}\n{{ a.b }}\n{%- endcomponent p0 %}");
        for n in 1..60 {
            let call = format!("{{{{ <p{} a={{a}} /> }}}}", n - 1);
            theme.extend(["{% component p", &n.to_string(), "(a) -%}\n", &call, &call, "\n{%- endcomponent x %}"]);
        }
        assert!(Components::of([theme.as_str()].into_iter()).write_out("{{ <p59 a={x} /> }}").len() < 8 * MAX_PART_BYTES);
    }
}
