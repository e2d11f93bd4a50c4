//! Templates, by `minify-html`. It knows nothing of the template engine, so each call is hidden from it behind a mark of its own.

use crate::attribute::guarded;
use crate::tokens::{CLOSED, Token, tokens};

/// Stand around the number of a call between tags or in a value. The blank in the mark keeps the quotes of a value: without
/// them, a blank in what a page prints there would begin another attribute.
const MARK: [&str; 2] = ["\u{e000}", " \u{e001}"];
/// Stands before the number of a call that writes a whole attribute; sorted before all names, so that no value without quotes
/// stands before it.
const ATTRIBUTE: &str = " -call-";

/// Elements beside which a blank never shows.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "html", "head", "meta", "link", "title", "body", "header", "nav", "main", "footer", "section", "div", "p", "h1", "h2", "h3",
    "h4", "h5", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "form", "fieldset",
    "legend", "details", "summary", "noscript",
];

fn options() -> minify_html::Cfg {
    let mut options = minify_html::Cfg::new();
    // A tag that is left out in one place may be opened or closed in another template.
    options.keep_closing_tags = true;
    options.keep_html_and_head_opening_tags = true;
    options
}

/// A finished page, made smaller with the same options as templates: what is left to save shows how well those were.
#[must_use]
pub fn page(page: &[u8]) -> Vec<u8> {
    minify_html::minify(page, &options())
}

/// A drawing that a page holds, made smaller with it: there it is not XML any more.
///
/// # Errors
/// When it would be another drawing afterwards.
pub fn drawing(text: &str) -> Result<String, String> {
    template(&text.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1))
}

/// The template, smaller, with the same tags, attributes and calls.
pub(crate) fn template(text: &str) -> Result<String, String> {
    let before = trimmed(tokens(text)?);
    let mut calls = Vec::new();
    let hidden = hidden(&before, &mut calls);
    let small = String::from_utf8(page(hidden.as_bytes())).map_err(|error| error.to_string())?;
    let whole = shown(&small, &calls);
    same(&before, &tokens(&whole)?)?;
    Ok(guarded(&whole))
}

/// Without the whitespace that never shows: beside blocks, and behind whitespace, whichever way a page takes through the calls.
/// `minify-html` leaves it, since for it a call is a word.
fn trimmed(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_block = |token: Option<&Token>| match token {
        Some(Token::Open(name, ..) | Token::Close(name)) => BLOCKS.contains(&name.as_str()),
        Some(Token::Mark(_)) => true,
        _ => false,
    };
    // Whether a blank would not show here; the same for each `if` and `for` that is open, before it and behind each of its ways.
    let (mut hidden, mut open): (bool, Vec<(bool, bool)>) = (true, Vec::new());
    // In a summary, headings stand in a line with what follows them.
    let mut summary = false;
    for at in 0..tokens.len() {
        let before_block = is_block(tokens.get(at + 1)) && !summary;
        hidden |= is_block(tokens.get(at)) && !summary;
        match &mut tokens[at] {
            Token::Text(text) => {
                let start = if hidden { text.trim_start() } else { text.as_str() };
                let rest = if before_block { start.trim_end() } else { start };
                hidden = if rest.is_empty() { hidden || !text.is_empty() } else { rest.ends_with(char::is_whitespace) };
                *text = rest.to_owned();
            }
            Token::Call(call) => hidden = behind(call, hidden, &mut open),
            Token::Open(name, ..) | Token::Close(name) if name == "summary" => {
                summary = !summary;
                hidden = true;
            }
            token => hidden = is_block(Some(token)) && !summary,
        }
    }
    tokens
}

/// Whether a blank would not show behind this call, if it would not before it.
fn behind(call: &str, hidden: bool, open: &mut Vec<(bool, bool)>) -> bool {
    let word = call.trim_start_matches(['{', '%', '-', ' ']).split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    match (call.starts_with("{%"), word) {
        (true, "if") => {
            open.push((hidden, true));
            hidden
        }
        // Every round but the first follows the end of the one before.
        (true, "for") => {
            open.push((hidden, true));
            false
        }
        (true, "elif" | "else") => open.last_mut().is_some_and(|(before, ends)| {
            *ends &= hidden;
            *before
        }),
        (true, "endif" | "endfor") => open.pop().is_some_and(|(before, ends)| hidden && ends && before),
        (true, "set") => hidden,
        _ => false,
    }
}

/// The template with marks in the place of calls.
fn hidden(tokens: &[Token], calls: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut mark = |call: &str, [open, close]: [&str; 2]| {
        calls.push(call.to_owned());
        format!("{open}{}{close}", calls.len() - 1)
    };
    for token in tokens {
        match token {
            Token::Text(text) => out.push_str(text),
            Token::Call(call) => out.push_str(&mark(call, MARK)),
            Token::Mark(text) => out.extend([text, ">"]),
            Token::Close(name) => out.extend(["</", name, ">"]),
            Token::Open(name, attributes, whole) => {
                out.extend(["<", name]);
                for (key, value) in attributes.iter().filter(|(key, _)| *key != CLOSED) {
                    let mut rest = value.as_str();
                    out.extend([" ", key, "=\""]);
                    while let Some((text, call)) = rest.split_once("{{") {
                        let (call, after) = call.split_once("}}").unwrap_or((call, ""));
                        out.extend([text, &mark(&format!("{{{{{call}}}}}"), MARK)]);
                        rest = after;
                    }
                    out.extend([rest, "\""]);
                }
                for call in whole {
                    out.push_str(&mark(call, [ATTRIBUTE, ""]));
                }
                out.push_str(if attributes.contains_key(CLOSED) { "/>" } else { ">" });
            }
        }
    }
    out
}

/// The template with its calls again.
fn shown(small: &str, calls: &[String]) -> String {
    let mut whole = small.to_owned();
    // The last first: the mark of the first call begins that of the tenth.
    for (number, call) in calls.iter().enumerate().rev() {
        whole = whole.replace(&format!("{}{number}{}", MARK[0], MARK[1]), call).replace(&format!("{ATTRIBUTE}{number}"), call);
    }
    whole
}

/// Whether two templates say the same but for whitespace between words and tags.
fn same(before: &[Token], after: &[Token]) -> Result<(), String> {
    let plain = |tokens: &[Token]| -> Vec<Token> {
        // The minifier writes the character itself, which is no blank that may go.
        let read = |text: &str| text.replace("&nbsp;", "\u{a0}");
        let words = |text: &str| read(text).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let plain = tokens.iter().map(|token| match token {
            Token::Text(text) => Token::Text(words(text)),
            other => other.clone(),
        });
        plain.filter(|token| *token != Token::Text(String::new())).collect()
    };
    let (before, after) = (plain(before), plain(after));
    let other = before.iter().zip(&after).find(|(before, after)| before != after);
    match other {
        Some((before, after)) => Err(format!("{before:?} became {after:?}")),
        None if before.len() == after.len() => Ok(()),
        None => Err(format!("{} pieces became {}", before.len(), after.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn whitespace_goes_and_calls_stay() {
        let text = "{# Why. #}\n{% if a %}\n  <ul class=\"x\">\n    {% for b in a %}\n      <li>{{ b }} <b>c</b></li>\n    {% endfor %}\n  </ul>\n{% endif %}\n";
        assert_eq!(template(text).unwrap(), "{% if a %}<ul class=x>{% for b in a %}<li>{{ b }} <b>c</b></li>{% endfor %}</ul>{% endif %}");
    }

    #[test]
    fn a_value_that_is_called_for_keeps_its_quotes() {
        assert_eq!(template("<a href=\"{{ x }}\" class=\"y\">z</a>").unwrap(), "<a href=\"{{ x }}\" class=y>z</a>");
        assert_eq!(template("<a href=\"{{ x }}#y\">z</a>").unwrap(), "<a href=\"{{ x }}#y\">z</a>");
    }

    #[test]
    fn a_call_for_a_whole_attribute_stays_in_its_tag() {
        let text = "<p{{ x | upper | attribute(name=\"id\") }}>y</p>";
        assert_eq!(template(text).unwrap(), text);
    }

    #[test]
    fn more_than_ten_calls_come_back_each_in_its_place() {
        let texts: Vec<String> = (0..25)
            .map(|n| format!("<p title=\"{{{{ a{n} }}}}\"{{{{ b{n} | upper | attribute(name=\"id\") }}}}>{{{{ c{n} }}}}</p>"))
            .collect();
        let text = texts.concat();
        assert_eq!(template(&text).unwrap(), text);
    }

    #[test]
    fn a_drawing_needs_neither_its_name_space_nor_all_quotes() {
        let text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" fill=\"none\"><path d=\"M4 5\"/></svg>\n";
        assert_eq!(super::drawing(text).unwrap(), "<svg viewbox=\"0 0 24 24\" fill=none><path d=\"M4 5\"/></svg>");
    }

    #[test]
    fn a_blank_that_shows_stays() {
        for text in [
            "<p><b>a</b> <i>b</i></p>",
            "<p>{{ a }} {{ b }}</p>",
            "<p>{% for a in b %}<a>c</a> {% endfor %}</p>",
            "<small> {{ a }}</small>",
        ] {
            assert_eq!(template(text).unwrap(), text);
        }
    }

    #[test]
    fn a_template_that_would_become_another_is_refused() {
        // A button is one that sends, unless it says otherwise; `minify-html` would take that out.
        for text in ["<p>a<div>b</div></p>", "<button type=\"submit\">a</button>", "<b>a</i></b>"] {
            assert!(template(text).is_err(), "{text}: {:?}", template(text));
        }
    }
}
