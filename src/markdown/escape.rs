//! The one escaper: everything that reaches HTML or XML from an entry passes through it.

/// The text with `&`, `<`, `>`, `"` and `'` written as entities: safe as text and inside a quoted attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    push_escaped(&mut escaped, text);
    escaped
}

/// Appends the escaped text.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_html_could_read_as_markup_is_an_entity() {
        assert_eq!(escape("<a href=\"x\" b='y'>&amp; đ"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp; đ");
    }

    proptest! {
        #[test]
        fn nothing_escapes_the_escaper(text in any::<String>()) {
            prop_assert!(!escape(&text).contains(['<', '>', '"', '\'']));
        }
    }
}
