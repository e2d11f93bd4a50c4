//! A template or page as tags, texts and calls of the template engine: what must be the same before and after.

use std::collections::{BTreeMap, BTreeSet};

/// Stands among the attributes of an element that closes itself.
pub(crate) const CLOSED: &str = "/";

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// Text between tags, with its whitespace.
    Text(String),
    /// `{{ … }}` or `{% … %}` between tags.
    Call(String),
    /// An opening tag: its name, its attributes, and calls that write whole attributes.
    Open(String, BTreeMap<String, String>, BTreeSet<String>),
    /// A closing tag.
    Close(String),
    /// `<!doctype html>`, or a comment.
    Mark(String),
}

/// Reads a template. Comments of the template engine are left out.
///
/// # Errors
/// When a tag or call does not end, or a `{% … %}` stands inside of a tag.
pub(crate) fn tokens(template: &str) -> Result<Vec<Token>, String> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = template;
    while let Some(first) = rest.chars().next() {
        if let Some((call, after)) = call(rest)? {
            if !call.starts_with("{#") {
                tokens.push(Token::Call(call.to_owned()));
            }
            rest = after;
        } else if rest.starts_with("<!") {
            let (mark, after) = rest.split_once('>').ok_or("`<!` without an end")?;
            tokens.push(Token::Mark(mark.to_ascii_lowercase()));
            rest = after;
        } else if let Some(name) = rest.strip_prefix("</") {
            let (name, after) = name.split_once('>').ok_or("`</` without an end")?;
            tokens.push(Token::Close(name.trim().to_ascii_lowercase()));
            rest = after;
        } else if first == '<' && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (open, after) = open(&rest[1..])?;
            tokens.push(open);
            rest = after;
        } else {
            let start = first.len_utf8();
            let end = rest[start..].find(['<', '{']).map_or(rest.len(), |at| at + start);
            match tokens.last_mut() {
                Some(Token::Text(text)) => text.push_str(&rest[..end]),
                _ => tokens.push(Token::Text(rest[..end].to_owned())),
            }
            rest = &rest[end..];
        }
    }
    Ok(tokens)
}

/// The call of the template engine that begins here, and what follows it.
pub(crate) fn call(rest: &str) -> Result<Option<(&str, &str)>, String> {
    let close = match rest.get(..2) {
        Some("{{") => "}}",
        Some("{%") => "%}",
        Some("{#") => "#}",
        _ => return Ok(None),
    };
    let end = rest.find(close).ok_or_else(|| format!("`{}` has no end", rest.lines().next().unwrap_or_default()))? + 2;
    let (call, after) = rest.split_at(end);
    if call.trim_matches(['{', '%', '-', ' ']).starts_with("raw") {
        return Err("`{% raw %}` is not understood here".to_owned());
    }
    Ok(Some((call, after)))
}

/// Reads an opening tag behind its `<`.
fn open(text: &str) -> Result<(Token, &str), String> {
    let broken = || format!("`<{}` has no end", text.lines().next().unwrap_or_default());
    let inside = |what: &str| format!("`{what}` stands inside of the tag `<{}`", text.lines().next().unwrap_or_default());
    let length = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').ok_or_else(broken)?;
    let (name, mut rest) = text.split_at(length);
    let (mut attributes, mut calls) = (BTreeMap::new(), BTreeSet::new());
    loop {
        rest = rest.trim_start();
        if let Some((call, after)) = call(rest)? {
            if !call.starts_with("{{") || !call.contains("| attribute(name=\"") {
                return Err(inside(call));
            }
            calls.insert(call.to_owned());
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Ok((Token::Open(name.to_ascii_lowercase(), attributes, calls), after));
        }
        if let Some(after) = rest.strip_prefix('/') {
            // An element of a drawing that closes itself.
            attributes.insert(CLOSED.to_owned(), String::new());
            rest = after;
            continue;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/' | '{')).ok_or_else(broken)?;
        let (key, after) = rest.split_at(end);
        if key.is_empty() {
            return Err(broken());
        }
        let (value, after) = match after.strip_prefix('=') {
            None => (String::new(), after),
            Some(after) => value(after).map_err(|call| if call.is_empty() { broken() } else { inside(&call) })?,
        };
        if attributes.insert(key.to_ascii_lowercase(), value).is_some() {
            return Err(format!("`{key}` stands twice in `<{name}`"));
        }
        rest = after;
    }
}

/// Reads the value of an attribute, and what follows it. A value that is called for must stand in quotes; else the call is the fault.
fn value(text: &str) -> Result<(String, &str), String> {
    let Some(quoted) = text.strip_prefix('"') else {
        if let Some(quoted) = text.strip_prefix('\'') {
            let (value, after) = quoted.split_once('\'').ok_or_else(String::new)?;
            return if value.contains("{{") { Err(value.to_owned()) } else { Ok((value.to_owned(), after)) };
        }
        let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').ok_or_else(String::new)?;
        let (value, after) = text.split_at(end);
        return if value.contains('{') { Err(value.to_owned()) } else { Ok((value.to_owned(), after)) };
    };
    let mut rest = quoted;
    loop {
        let at = rest.find(['"', '{']).ok_or_else(String::new)?;
        let here = &rest[at..];
        if let Some(after) = here.strip_prefix('"') {
            return Ok((quoted[..quoted.len() - here.len()].to_owned(), after));
        }
        rest = match call(here) {
            Ok(Some((call, after))) if call.starts_with("{{") && !call.starts_with("{{ <") => after,
            Ok(Some((call, _))) => return Err(call.to_owned()),
            Ok(None) => &here[1..],
            Err(cause) => return Err(cause),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_read_with_its_calls() {
        let read = tokens("<p class=\"a {{ b }}\"{{ c | attribute(name=\"d\") }} hidden>{% if e %}f{# g #}{{ h }}</p>").unwrap();
        let attributes = BTreeMap::from([("class".to_owned(), "a {{ b }}".to_owned()), ("hidden".to_owned(), String::new())]);
        assert_eq!(
            read,
            [
                Token::Open("p".into(), attributes, BTreeSet::from(["{{ c | attribute(name=\"d\") }}".to_owned()])),
                Token::Call("{% if e %}".into()),
                Token::Text("f".into()),
                Token::Call("{{ h }}".into()),
                Token::Close("p".into()),
            ]
        );
    }

    #[test]
    fn what_could_let_a_value_become_attributes_is_refused() {
        for bad in [
            "<p{% if a %} hidden{% endif %}>",
            "<p class=\"{% if a %}b{% endif %}\">",
            "<a href={{ x }}>",
            "<a href='{{ x }}'>",
            "<b {{ <day d={x} /> }}>",
            "<h{{ level }}>",
            "<p class=\"a\" class=\"b\">",
            "<p class=\"",
            "<p",
            "{% if",
            "{% raw %}{% endraw %}",
        ] {
            assert!(tokens(bad).is_err(), "{bad}: {:?}", tokens(bad));
        }
    }
}
