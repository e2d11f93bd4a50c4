//! Attributes that may be missing, left out before the filter that writes them is called.
//!
//! A template is written with `{{ value | attribute(name="id") }}`, since no `{% … %}` may stand inside a tag that is to be read.
//! To call a filter costs the engine two maps, and most attributes are missing. Once the template has been read, a condition may
//! stand there: it says the same for less.

const OPEN: &str = "{{ ";
const FILTER: &str = " | attribute(name=\"";
const CLOSE: &str = "\") }}";

/// The template with a condition around each attribute that may be missing.
pub(crate) fn guarded(template: &str) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some(at) = rest.find(OPEN) {
        let (before, call) = rest.split_at(at);
        out.push_str(before);
        let end = call.find("}}").map_or(call.len(), |end| end + 2);
        let (call, after) = call.split_at(end);
        out.push_str(&condition(call).unwrap_or_else(|| call.to_owned()));
        rest = after;
    }
    out + rest
}

/// The condition for a call of the filter; nothing for any other call.
fn condition(call: &str) -> Option<String> {
    let (value, name) = call.strip_prefix(OPEN)?.strip_suffix(CLOSE)?.split_once(FILTER)?;
    if is_path(value) {
        return Some(format!("{{% if {value} %}}{call}{{% endif %}}"));
    }
    let (text, when) = value.strip_prefix("(\"")?.strip_suffix(" else \"\")")?.split_once("\" if ")?;
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (is_plain(text) && is_plain(name)).then(|| format!("{{% if {when} %}} {name}=\"{text}\"{{% endif %}}"))
}

/// Whether this is `a` or `a.b.c`.
fn is_path(value: &str) -> bool {
    value.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn an_attribute_that_may_be_missing_is_asked_for_first() {
        assert_eq!(
            guarded("<p{{ x.y | attribute(name=\"id\") }} class=z>{{ x.y }}</p>"),
            "<p{% if x.y %}{{ x.y | attribute(name=\"id\") }}{% endif %} class=z>{{ x.y }}</p>"
        );
    }

    #[test]
    fn a_text_that_depends_on_a_condition_is_written_out() {
        assert_eq!(
            guarded("<p{{ (\"long\" if x | length > 8 else \"\") | attribute(name=\"class\") }}>{{ y }}</p>"),
            "<p{% if x | length > 8 %} class=\"long\"{% endif %}>{{ y }}</p>"
        );
    }

    #[test]
    fn every_other_call_stays() {
        for text in [
            "{{ x }}{{ x | upper }}",
            "<p{{ (a or b) | attribute(name=\"id\") }}>",
            "<p{{ (\"a b\" if x else \"\") | attribute(name=\"id\") }}>",
            "<p{{ (\"a\" if x else \"b\") | attribute(name=\"id\") }}>",
            "{{ x",
        ] {
            assert_eq!(guarded(text), text);
        }
    }
}
