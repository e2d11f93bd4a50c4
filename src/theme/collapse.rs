//! Whitespace of templates, taken out once at load instead of from every page.
//!
//! A run of whitespace shows as one space, so one is enough; and after a tag of the template that stands behind a space,
//! none is needed, whichever way the template goes. What remains are the pages' own texts, which carry none to spare.

/// Collapses the whitespace of a template. `<pre>` and `<textarea>` keep theirs.
#[must_use]
pub fn collapse(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    let mut spaced = true;
    let mut open: Vec<Branches> = Vec::new();
    while let Some(first) = rest.chars().next() {
        if let Some(kept) = kept(rest) {
            out.push_str(kept);
            rest = &rest[kept.len()..];
            spaced = false;
        } else if let Some(tag) = tag(rest) {
            if !tag.starts_with("{#") {
                out.push_str(tag);
                spaced = after(tag, spaced, &mut open);
            }
            rest = &rest[tag.len()..];
        } else if first.is_ascii_whitespace() {
            let run = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            if !spaced {
                out.push(if rest[..run].contains('\n') { '\n' } else { ' ' });
            }
            spaced = true;
            rest = &rest[run..];
        } else {
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '{' || c == '<').filter(|at| *at > 0).unwrap_or(first.len_utf8());
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            spaced = false;
        }
    }
    out
}

/// An `if` or `for` that is open: whether a space stands before it, and at the end of each of its branches so far.
struct Branches {
    before: bool,
    ends: bool,
}

/// Whether a space stands for certain before what follows this tag.
fn after(tag: &str, spaced: bool, open: &mut Vec<Branches>) -> bool {
    let word = tag.trim_start_matches(['{', '%', '-', ' ', '\n']).split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    match word {
        "if" => {
            open.push(Branches { before: spaced, ends: true });
            spaced
        }
        // Every round but the first follows the end of the one before.
        "for" => {
            open.push(Branches { before: spaced, ends: true });
            false
        }
        "elif" | "else" => open.last_mut().is_some_and(|branches| {
            branches.ends &= spaced;
            branches.before
        }),
        "endif" | "endfor" => open.pop().is_some_and(|branches| spaced && branches.ends && branches.before),
        "set" => spaced,
        _ => false,
    }
}

/// The element whose whitespace counts that begins here.
fn kept(rest: &str) -> Option<&str> {
    ["pre", "textarea"].into_iter().find_map(|name| {
        let inside = rest.strip_prefix('<')?.strip_prefix(name)?;
        if !inside.starts_with(['>', ' ']) {
            return None;
        }
        let close = format!("</{name}>");
        Some(rest.find(&close).map_or(rest, |at| &rest[..at + close.len()]))
    })
}

/// The `{% … %}` or `{# … #}` that begins here. Values, `{{ … }}`, are text.
fn tag(rest: &str) -> Option<&str> {
    let close = match rest.get(..2)? {
        "{%" => "%}",
        "{#" => "#}",
        _ => return None,
    };
    Some(rest.find(close).map_or(rest, |at| &rest[..at + 2]))
}

#[cfg(test)]
mod tests {
    use super::collapse;

    #[test]
    fn a_run_becomes_one() {
        assert_eq!(collapse("<ul>\n    <li>a</li>\n    <li>b  c</li>\n</ul>"), "<ul>\n<li>a</li>\n<li>b c</li>\n</ul>");
    }

    #[test]
    fn tags_behind_a_space_bring_none_of_their_own() {
        assert_eq!(collapse("a\n  {% if x %}\n    b\n  {% endif %}\n  c"), "a\n{% if x %}b\n{% endif %}c");
        assert_eq!(collapse("a{% if x %} b{% endif %}"), "a{% if x %} b{% endif %}");
    }

    #[test]
    fn a_space_that_one_way_through_the_template_needs_stays() {
        assert_eq!(
            collapse("a: {% for x in y %}{% if z %} · {% endif %}b{% endfor %}"),
            "a: {% for x in y %}{% if z %} · {% endif %}b{% endfor %}"
        );
        assert_eq!(collapse("a{% if x %}b {% endif %} c"), "a{% if x %}b {% endif %} c");
        assert_eq!(collapse("a{% if x %}b {% else %} c{% endif %}"), "a{% if x %}b {% else %} c{% endif %}");
        assert_eq!(collapse("a {% if x %}b {% else %} c {% endif %} d"), "a {% if x %}b {% else %}c {% endif %}d");
    }

    #[test]
    fn comments_go_and_pre_stays() {
        assert_eq!(collapse("a {# why #} <pre>\n  x</pre>"), "a <pre>\n  x</pre>");
    }
}
