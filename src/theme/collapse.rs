//! Whitespace of templates, taken out once at load instead of from every page.
//!
//! A run of whitespace shows as one space, so one is enough; and after a tag of the template that stands behind a space,
//! none is needed. What remains are the pages' own texts, which carry none to spare.

/// Collapses the whitespace of a template. `<pre>` and `<textarea>` keep theirs.
#[must_use]
pub fn collapse(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    let mut spaced = true;
    while let Some(first) = rest.chars().next() {
        if let Some(kept) = kept(rest) {
            out.push_str(kept);
            rest = &rest[kept.len()..];
            spaced = false;
        } else if let Some(tag) = tag(rest) {
            let comment = tag.starts_with("{#");
            if !comment {
                out.push_str(tag);
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
    fn comments_go_and_pre_stays() {
        assert_eq!(collapse("a {# why #} <pre>\n  x</pre>"), "a <pre>\n  x</pre>");
    }
}
