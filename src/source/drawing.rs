//! What an SVG can do besides being looked at.

/// Whether an SVG could do more than be looked at: scripts, handlers, foreign markup, entities, addresses other than places in itself.
pub(super) fn is_active(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return true };
    let text = text.to_ascii_lowercase();
    let elements =
        ["<script", "<foreignobject", "<iframe", "<embed", "<object", "<handler", "<!entity", "<?xml-stylesheet", "@import", "javascript:"];
    let handler = |(at, _): (usize, &str)| {
        let before = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
        let name = text[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        before && name.len() < text.len() - at - 2 && name.trim_start().starts_with('=')
    };
    let elsewhere = |(at, _): (usize, &str)| {
        let value =
            text[at + 4..].trim_start().strip_prefix('=').map(|rest| rest.trim_start().trim_start_matches(['"', '\'']).trim_start());
        value.is_some_and(|value| !value.starts_with('#') && !value.starts_with("data:image/"))
    };
    elements.iter().any(|element| text.contains(element))
        || text.match_indices("on").any(handler)
        || text.match_indices("href").any(elsewhere)
}
