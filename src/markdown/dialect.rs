//! What is Markdown here, and how much of it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser};

/// The longest body, in bytes.
pub(super) const MAX_BODY_BYTES: usize = 256 * 1024;
/// The HTML at which rendering stops, in bytes; the piece that crosses it is still written, so pages stay below three times this.
pub(super) const MAX_HTML_BYTES: usize = 1024 * 1024;
/// How deep lists, quotes and emphasis may lie in each other.
pub(super) const MAX_DEPTH: usize = 24;

/// The events of a body and their bytes; none when it is too long or too deep to be parsed in linear time.
pub(super) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let part = if text.len() > MAX_BODY_BYTES || too_deep(text).is_some() { "" } else { text };
    parsed(part).map(|(event, bytes)| (seen(event), bytes))
}

/// The events of a text that is neither too long nor too deep, as the parser gives them, with the addresses that have a name.
pub(super) fn parsed(text: &str) -> OffsetIter<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter()
}

/// The event without characters that turn the reading or cannot be seen. In the file they are refused, but `&#x202e;` is one too.
pub(super) fn seen(event: Event<'_>) -> Event<'_> {
    let hidden = |c: char| matches!(c, '\u{202a}'..='\u{202e}') || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    // All of them begin with one of these bytes, which are rare. Without a way out in the middle, many are looked at at once.
    let is_rare = |byte: u8| u8::from(byte < b' ') | u8::from(byte == 0x7f) | u8::from(byte == 0xc2) | u8::from(byte == 0xe2);
    let rare = |text: &str| text.bytes().fold(0, |rare, byte| rare | is_rare(byte)) != 0;
    match event {
        Event::Text(text) if rare(&text) && text.chars().any(hidden) => {
            let shown: String = text.chars().map(|c| if hidden(c) { char::REPLACEMENT_CHARACTER } else { c }).collect();
            Event::Text(shown.into())
        }
        event => event,
    }
}

/// The line that opens more quotes and lists than [`MAX_DEPTH`] at once, in bytes.
///
/// The parser walks all open blocks on every line, so depth is limited before it begins.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    // A carriage return alone ends a line too, but is rare, and looking for two signs is slower than for one.
    let lines: Box<dyn Iterator<Item = &str>> =
        if text.contains('\r') { Box::new(text.split_inclusive(['\n', '\r'])) } else { Box::new(text.split_inclusive('\n')) };
    for line in lines {
        let mut markers = 0;
        let mut rest = line.trim_start_matches([' ', '\t']);
        loop {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let after = match rest.as_bytes().get(digits) {
                Some(b'>') if digits == 0 => Some(&rest[1..]),
                Some(b'-' | b'+' | b'*') if digits == 0 => rest[1..].strip_prefix([' ', '\t', '\n', '\r']),
                Some(b'.' | b')') if (1..=9).contains(&digits) => rest[digits + 1..].strip_prefix([' ', '\t', '\n', '\r']),
                _ => None,
            };
            let Some(after) = after else { break };
            markers += 1;
            rest = after.trim_start_matches([' ', '\t']);
        }
        // A thematic break such as `* * *` is no list, however long it is.
        let rule = || line.chars().all(|c| matches!(c, '*' | '-' | ' ' | '\t' | '\n' | '\r'));
        if markers > MAX_DEPTH && (markers > 200 || !rule()) {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// Where a link leads, with the `mailto:` that an address in angle brackets stands for.
pub(super) fn destination(kind: LinkType, destination: &str) -> String {
    if kind == LinkType::Email { format!("mailto:{destination}") } else { destination.to_owned() }
}

/// Whether an image comes from the catalog's own files; all others would load from elsewhere.
pub(super) fn is_own_file(destination: &str) -> bool {
    destination.strip_prefix("files/").is_some_and(|path| {
        !path.is_empty()
            && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
            && !path.contains(['%', '\\', '?', '#', ':'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted_on_one_line() {
        assert_eq!(too_deep(&"> ".repeat(MAX_DEPTH)), None);
        assert!(too_deep(&"> ".repeat(MAX_DEPTH + 1)).is_some());
        assert!(too_deep(&format!("một\n{}x", "- ".repeat(30))).is_some_and(|line| line.start == 6));
        assert!(too_deep(&format!("{}x", "1. ".repeat(30))).is_some());
        assert_eq!(too_deep(&"* ".repeat(40)), None);
        assert_eq!(too_deep("- một\n- hai\n1. ba\n"), None);
    }

    #[test]
    fn no_entity_turns_the_reading() {
        let texts: String = events("a&#x202e;b &#27;c &lt; \u{2066}d\u{2069}")
            .filter_map(|(event, _)| if let Event::Text(text) = event { Some(text.to_string()) } else { None })
            .collect();
        assert_eq!(texts, "a\u{fffd}b \u{fffd}c < \u{2066}d\u{2069}");
    }

    #[test]
    fn only_files_of_the_catalog_are_its_own() {
        assert!(is_own_file("files/so-do.png"));
        for path in ["so-do.png", "files/", "files/../x", "files/.git/x", "files/%2e%2e/x", "/files/x", "https://a.vn/files/x", "files//x"]
        {
            assert!(!is_own_file(path), "{path}");
        }
    }
}
