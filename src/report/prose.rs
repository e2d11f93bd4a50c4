//! Text in a comment: nothing of what it quotes is a link, a picture or a name that somebody is called by.

use std::fmt::Write;

/// A block of code inside a nested list, in a fence longer than any in it.
pub(super) fn block(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let mut out = format!("    {fence}yaml\n");
    for line in text.lines() {
        let _ = writeln!(out, "    {}", visible(line));
    }
    let _ = writeln!(out, "    {fence}");
    out
}

/// A sentence of ours: what stands between backticks is code, everything else is text.
pub(super) fn prose(text: &str) -> String {
    let mut out = String::new();
    let parts: Vec<&str> = text.split('`').collect();
    for (index, part) in parts.iter().enumerate() {
        // A backtick without a partner is text.
        match index % 2 {
            1 if index + 1 < parts.len() => out.push_str(&code(part)),
            1 => {
                out.push_str("\\`");
                out.push_str(&escaped(part));
            }
            _ => out.push_str(&escaped(part)),
        }
    }
    out
}

/// Text as code in a sentence.
pub(super) fn code(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(text) + 1);
    let text = visible(&text.replace('\n', " "));
    if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// Text that means nothing to Markdown, to HTML or to the place of work: `@name` calls nobody, `#1` leads nowhere.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(&text.replace('\n', " ")).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // The empty comment parts the sign from the name, also for programs that look for it after the rendering.
            '@' | '#' | '!' | '~' | '$' | '%' => {
                out.push('\\');
                out.push(c);
                out.push_str("<!-- -->");
            }
            '\\' | '*' | '_' | '[' | ']' | '|' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Characters that turn the reading or cannot be seen, as a sign that can.
pub(super) fn visible(text: &str) -> String {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if hidden(c) && c != '\t' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// An address between `<` and `>`.
pub(super) fn address(url: &str) -> String {
    url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().replace('<', "%3C").replace('>', "%3E")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
