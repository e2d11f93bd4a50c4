//! What a template makes and does not print: the engine has no bound for it, so a text that doubles would take all memory.
//!
//! Where a catalog's own templates can make more than they are given, all templates are compiled with a meter in them: each value that
//! is set, handed on or printed is weighed, and so is each round of a loop. What a rendering spends is counted on its thread.

use std::cell::Cell;
use std::ops::Range;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::pieces::{Piece, TagToken, identifiers, pieces};

/// How much a page may make in all, in bytes, printed or not.
const MAX_SPENT: usize = 256 << 20;
/// How large one value may be, in bytes.
const MAX_VALUE: usize = 4 << 20;
/// How often texts or lists may be joined in one tag.
const MAX_JOINS: usize = 32;
/// What a round costs besides the text in it, so that loops without text come to an end, too.
const ROUND: usize = 512;
/// What a template may weigh that is shown in another, in bytes.
const INCLUDED: usize = 16 << 10;

thread_local! {
    static SPENT: Cell<usize> = const { Cell::new(0) };
}

/// Begins to count anew.
pub(super) fn begin() {
    SPENT.set(0);
}

fn spend(bytes: usize) -> TeraResult<()> {
    let spent = SPENT.get().saturating_add(bytes);
    SPENT.set(spent);
    if spent > MAX_SPENT {
        return Err(tera::Error::message(format!("mẫu làm ra hơn {} MiB (the template makes more than that)", MAX_SPENT >> 20)));
    }
    Ok(())
}

/// What a value weighs when it is written out, as far as it is worth knowing.
fn weight(value: &Value, most: usize) -> usize {
    let mut sum: usize = 16;
    if let Some(text) = value.as_str() {
        return text.len();
    } else if let Some(list) = value.as_array() {
        for item in list {
            sum += 8 + weight(item, most - sum.min(most));
            if sum > most {
                break;
            }
        }
    } else if let Some(map) = value.as_map() {
        for (key, item) in map {
            sum += 8 + key.as_str().map_or(8, str::len) + weight(item, most - sum.min(most));
            if sum > most {
                break;
            }
        }
    }
    sum
}

/// Refuses a value that is too large.
pub(super) fn weigh(value: &Value) -> TeraResult<usize> {
    match weight(value, MAX_VALUE) {
        weight if weight > MAX_VALUE => {
            Err(tera::Error::message(format!("một giá trị dài quá {} MiB (a value grows over that)", MAX_VALUE >> 20)))
        }
        weight => Ok(weight),
    }
}

/// What the meter in the templates asks for.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("metered", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        spend(weigh(&value)?)?;
        Ok(value)
    });
    tera.register_function("metered_round", |given: Kwargs, _: &State| -> TeraResult<&'static str> {
        spend(given.must_get::<usize>("weighs")?)?;
        Ok("")
    });
}

/// Whether a template can make more than it is given: it joins, gathers, repeats within a repetition, or has parts of its own.
pub(super) fn can_grow(template: &str) -> bool {
    let mut loops = 0_usize;
    pieces(template).any(|piece| {
        let (Piece::Tag(text) | Piece::Value(text)) = piece else { return false };
        let inside = inside(text);
        match (piece, inside.split_whitespace().next().unwrap_or_default()) {
            (Piece::Tag(_), "for") => loops += 1,
            (Piece::Tag(_), "endfor") => loops = loops.saturating_sub(1),
            (Piece::Tag(_), "component" | "filter" | "set_global") => return true,
            (Piece::Tag(_), "set") if !inside.contains('=') => return true,
            _ => {}
        }
        loops > 1 || ["~", "...", "[", "range"].iter().any(|sign| inside.contains(sign)) || inside.contains('{')
    })
}

/// Where a tag asks for more than a meter can weigh, and why.
pub(super) fn unbounded(template: &str) -> Option<(Range<usize>, &'static str)> {
    let mut at = 0;
    for piece in pieces(template) {
        let here = at..at + piece.text().len();
        at = here.end;
        let (Piece::Tag(text) | Piece::Value(text)) = piece else { continue };
        let joins = text.matches('~').count() + text.matches("...").count();
        if joins > MAX_JOINS {
            return Some((here, "nối quá nhiều lần trong một thẻ (too much is joined in one tag)"));
        }
        let loops = identifiers(inside(text)).filter(|token| matches!(token, TagToken::Name { text: "for", .. })).count();
        let lists = loops - usize::from(matches!(piece, Piece::Tag(_)) && inside(text).starts_with("for ")).min(loops);
        if lists > 1 || lists > 0 && joins > 0 {
            return Some((here, "danh sách lập trong thẻ thì đừng nối chữ và đừng lồng nhau; viết `{% for %}` (write a loop instead)"));
        }
    }
    None
}

/// What stands between the braces of a tag or a value.
fn inside(text: &str) -> &str {
    let text = text.trim_start_matches(['{', '%']).trim_end_matches(['}', '%']);
    text.strip_prefix('-').unwrap_or(text).strip_suffix('-').unwrap_or(text.strip_prefix('-').unwrap_or(text)).trim()
}

/// A template with a meter in it.
#[derive(Debug)]
pub(super) struct Metered {
    pub(super) text: String,
    /// Where something was put in, and how much of it.
    put: Vec<(usize, usize)>,
}

impl Metered {
    /// A template as it was written.
    pub(super) fn plain(template: &str) -> Self {
        Self { text: template.to_owned(), put: Vec::new() }
    }

    /// Puts a meter into a template.
    pub(super) fn of(template: &str) -> Self {
        let all: Vec<Piece<'_>> = pieces(template).collect();
        let mut metered = Self { text: String::with_capacity(template.len() * 2), put: Vec::new() };
        for (at, piece) in all.iter().enumerate() {
            match *piece {
                Piece::Text(text) => metered.text.push_str(text),
                Piece::Value(text) if inside(text).starts_with('<') => metered.call(text),
                Piece::Value(text) if inside(text).starts_with("super") => metered.text.push_str(text),
                Piece::Value(text) => metered.wrap(text, 2, text.len() - if text.ends_with("}}") { 2 } else { 0 }),
                Piece::Tag(text) => metered.tag(text, &all[at + 1..]),
            }
        }
        metered
    }

    fn put(&mut self, text: &str) {
        self.put.push((self.text.len(), text.len()));
        self.text.push_str(text);
    }

    fn tag(&mut self, text: &str, rest: &[Piece<'_>]) {
        match inside(text).split_whitespace().next().unwrap_or_default() {
            "set" | "set_global" => match text.find('=') {
                Some(at) => self.wrap(text, at + 1, text.len() - if text.ends_with("%}") { 2 } else { 0 }),
                None => self.text.push_str(text),
            },
            first @ ("for" | "component") => {
                self.text.push_str(text);
                let weighs = ROUND + text_within(first, rest);
                let close = if text.ends_with("-%}") { "-}}" } else { "}}" };
                self.put(&format!("{{{{ metered_round(weighs={weighs}) {close}"));
            }
            "include" => {
                let open = if text.starts_with("{%-") { "{{-" } else { "{{" };
                self.put(&format!("{open} metered_round(weighs={INCLUDED}) }}}}"));
                self.text.push_str(text);
            }
            first if first.starts_with('<') => self.call(text),
            _ => self.text.push_str(text),
        }
    }

    /// Weighs the value between these bytes of a tag.
    fn wrap(&mut self, text: &str, start: usize, end: usize) {
        let end = end.max(start);
        let (before, value, after) = (&text[..start], &text[start..end], &text[end..]);
        let (lead, value) = value.strip_prefix('-').map_or(("", value), |value| ("-", value));
        let (value, tail) = value.strip_suffix('-').map_or((value, ""), |value| (value, "-"));
        self.text.push_str(before);
        self.text.push_str(lead);
        self.put(" (");
        self.text.push_str(value);
        self.put(") | metered ");
        self.text.push_str(tail);
        self.text.push_str(after);
    }

    /// Weighs what a part is given, unless that is a path or a plain value.
    fn call(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find("={") {
            let (before, after) = rest.split_at(at + 2);
            let end = closing(after);
            let value = &after[..end];
            self.text.push_str(before);
            if value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ' ')) {
                self.text.push_str(value);
            } else {
                self.put("(");
                self.text.push_str(value);
                self.put(") | metered");
            }
            rest = &after[end..];
        }
        self.text.push_str(rest);
    }

    /// The bytes of the template as it was written; of what was put in, those of the tag before it.
    pub(super) fn written(&self, bytes: &Range<usize>, template: &str) -> Range<usize> {
        let back = |at: usize| {
            let put = self.put.iter().take_while(|(place, _)| *place < at);
            at - put.map(|(place, length)| (*length).min(at - place)).sum::<usize>()
        };
        let (start, end) = (back(bytes.start), back(bytes.end));
        let before = template.get(..start).unwrap_or_default();
        let tag = || before.rfind("{{").max(before.rfind("{%")).unwrap_or(start);
        if start < end { start..end } else { tag()..start }
    }
}

/// Where the `}` stands that ends a value.
fn closing(text: &str) -> usize {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => return at,
            (None, '}') => depth -= 1,
            (Some(_) | None, _) => {}
        }
    }
    text.len()
}

/// How much text stands in a loop or a part up to its end, that of loops within it aside.
fn text_within(opener: &str, rest: &[Piece<'_>]) -> usize {
    let (mut depth, mut sum) = (0_usize, 0);
    for piece in rest {
        match piece {
            Piece::Text(text) if depth == 0 => sum += text.len(),
            Piece::Tag(text) => match inside(text).split_whitespace().next().unwrap_or_default() {
                "for" => depth += 1,
                "endfor" if depth > 0 => depth -= 1,
                "endfor" if opener == "for" => break,
                "endcomponent" => break,
                _ => {}
            },
            Piece::Text(_) | Piece::Value(_) => {}
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_with_a_meter_means_the_same() {
        for (template, with) in [
            ("<p>{{ a.b }}</p>", "<p>{{ ( a.b ) | metered }}</p>"),
            ("{{- a ~ b -}}", "{{- ( a ~ b ) | metered -}}"),
            ("{%- set a = b ~ c -%}", "{%- set a = ( b ~ c ) | metered -%}"),
            ("{% set a %}x{% endset %}", "{% set a %}x{% endset %}"),
            (
                "{% for a in b -%} xy{% for c in a %}z{% endfor %}{% endfor %}",
                "{% for a in b -%}{{ metered_round(weighs=515) -}} xy{% for c in a %}{{ metered_round(weighs=513) }}z{% endfor %}{% endfor %}",
            ),
            ("{{ <d a={b.c} b={c | first} d=\"e\" /> }}", "{{ <d a={b.c} b={(c | first) | metered} d=\"e\" /> }}"),
            ("{{ super() }}{# {{ x }} #}", "{{ super() }}{# {{ x }} #}"),
        ] {
            assert_eq!(Metered::of(template).text, with);
        }
    }

    #[test]
    fn what_was_put_in_is_taken_out_of_places() {
        let template = "a{{ bq }}{% set c = dz ~ e %}{{ fx }}";
        let metered = Metered::of(template);
        for word in ["bq", "dz", "fx"] {
            let at = metered.text.find(word).unwrap_or_default();
            assert_eq!(&template[metered.written(&(at..at + 1), template)], &word[..1]);
        }
        // What lies wholly in what was put in is at the tag before it.
        let put = metered.text.find(") | metered").unwrap_or_default();
        assert_eq!(metered.written(&(put + 2..put + 5), template), 1..7);
    }

    #[test]
    fn plain_templates_need_no_meter() {
        for text in ["{{ a.b }}{% for p in list %}{{ p }}{% endfor %}", "{{ <phrase p=\"x\" /> }}{% if a %}{% set b = a.c %}{% endif %}"] {
            assert!(!can_grow(text), "{text}");
        }
        for text in
            ["{{ a ~ b }}", "{% set a %}{% endset %}", "{% for a in b %}{% for c in a %}{% endfor %}{% endfor %}", "{{ range(end=9) }}"]
        {
            assert!(can_grow(text), "{text}");
        }
    }

    #[test]
    fn what_no_meter_can_weigh_is_refused() {
        for text in [&format!("{{{{ a{} }}}}", " ~ a".repeat(40)), "{% set a = [x ~ y for x in z] %}", "{{ [[a for a in b] for b in c] }}"]
        {
            assert!(unbounded(text).is_some(), "{text}");
        }
        for text in ["{% for a in [b.c for b in d] %}", "{{ a ~ b ~ \"for\" }}", "{{ <d a={[x.y for x in z]} /> }}"] {
            assert_eq!(unbounded(text), None, "{text}");
        }
    }
}
