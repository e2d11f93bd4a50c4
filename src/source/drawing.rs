//! What an SVG can do besides being looked at.

/// Elements that run, embed or load something, by their local names: a prefix changes nothing for a browser.
const ACTIVE: &[&str] = &[
    "script",
    "foreignobject",
    "iframe",
    "frame",
    "embed",
    "object",
    "applet",
    "handler",
    "listener",
    "link",
    "meta",
    "base",
    "html",
    "body",
    "form",
    "input",
    "button",
    "video",
    "audio",
    "portal",
];
/// What is active wherever it stands.
const SIGNS: &[&str] = &[
    "<!entity",
    "<?xml-stylesheet",
    "@import",
    "javascript:",
    "xml:base",
    "srcdoc",
    "http://www.w3.org/1999/xhtml",
    "attributename=\"href",
    "attributename='href",
    "attributename=\"xlink:href",
    "attributename='xlink:href",
];

/// Whether an SVG could do more than be looked at: scripts, handlers, foreign markup, entities, addresses other than places in itself.
pub(super) fn is_active(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return true };
    let text = decoded(text).to_ascii_lowercase();
    let handler = |(at, _): (usize, &str)| {
        let before = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
        let name = text[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        before && name.len() < text.len() - at - 2 && name.trim_start().starts_with('=')
    };
    let elsewhere = |(at, _): (usize, &str)| {
        let value =
            text[at + 4..].trim_start().strip_prefix('=').map(|rest| rest.trim_start().trim_start_matches(['"', '\'']).trim_start());
        value.is_some_and(|value| !is_within(value))
    };
    SIGNS.iter().any(|sign| text.contains(sign))
        || text.match_indices('<').any(|(at, _)| ACTIVE.contains(&local_name(&text[at + 1..])))
        || text.match_indices("on").any(handler)
        || text.match_indices("href").any(elsewhere)
        || text.match_indices("url(").any(|(at, sign)| !is_within(text[at + sign.len()..].trim_start().trim_start_matches(['"', '\''])))
}

/// Whether an address leads to a place in the drawing itself, or is a picture.
fn is_within(address: &str) -> bool {
    address.starts_with('#') || address.starts_with("data:image/")
}

/// The name of the element that begins here, without its prefix.
fn local_name(tag: &str) -> &str {
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '<')).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or(name)
}

/// A text with its numeric character references as characters, as a browser reads attributes.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        let inside = &rest[at + 2..];
        let end = inside.find(';').filter(|end| *end <= 8);
        let number = end.and_then(|end| match inside[..end].strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => inside[..end].parse().ok(),
        });
        out.push_str(&rest[..at]);
        if let (Some(end), Some(c)) = (end, number.and_then(char::from_u32)) {
            out.push(c);
            rest = &inside[end + 1..];
        } else {
            out.push_str("&#");
            rest = inside;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::is_active;

    const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\"";

    #[test]
    fn whatever_a_prefix_or_a_reference_hides_is_found() {
        for active in [
            "<x:svg xmlns:x=\"http://www.w3.org/2000/svg\"><x:script>alert(1)</x:script></x:svg>".to_owned(),
            format!("<svg {SVG}><s:foreignObject xmlns:s=\"http://www.w3.org/2000/svg\"/></svg>"),
            format!("<svg {SVG}><h:p xmlns:h=\"http://www.w3.org/1999/xht&#109;l\">x</h:p></svg>"),
            format!("<svg {SVG}><x:iframe src=\"a\"/></svg>"),
            format!("<svg {SVG}><rect style=\"background:url(https://evil.example/a)\"/></svg>"),
            format!("<svg {SVG}><rect fill=\"URL( '//evil.example/a' )\"/></svg>"),
            format!("<svg {SVG} xml:base=\"https://evil.example/\"><use href=\"#a\"/></svg>"),
            format!("<svg {SVG}><a href=\"&#106;avascript:alert(1)\"/></svg>"),
            format!("<svg {SVG}><set attributeName=\"href\" to=\"&#x6a;avascript:alert(1)\"/></svg>"),
            format!("<svg {SVG}><rect onload=\"x()\"/></svg>"),
            "<svg><SCRIPT>1</SCRIPT></svg>".to_owned(),
        ] {
            assert!(is_active(active.as_bytes()), "{active}");
        }
    }

    #[test]
    fn a_drawing_that_is_only_looked_at_is_left_alone() {
        for plain in [
            format!("<svg {SVG} viewBox=\"0 0 1 1\"><path d=\"M0 0\" fill=\"url(#a)\"/><use href=\"#b\"/></svg>"),
            format!("<svg {SVG} xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"data:image/png;base64,AAAA\"/></svg>"),
            format!(
                "<svg {SVG} xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"><inkscape:grid/><text>&#7879; &#x111;</text></svg>"
            ),
            format!("<svg {SVG}><style>.a{{fill:url('#b')}}</style></svg>"),
        ] {
            assert!(!is_active(plain.as_bytes()), "{plain}");
        }
    }
}
