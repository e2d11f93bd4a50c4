//! Text as people see it: what cannot be seen is put right without a word when harmless, and refused when it deceives.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::finding::Fix;
use crate::source::ordinary::is_ordinary;
use crate::yaml::{Fault, Style, quote};

/// How much of a wrong value is repeated in a message, in characters.
const MAX_SHOWN_LENGTH: usize = 60;

/// The text trimmed, in NFC, with plain spaces and line ends, and without invisible characters that mean nothing.
///
/// # Errors
/// When nothing is left (`text/empty`, `text/invisible`), when it holds control characters (`text/control-character`) or
/// characters that turn the direction of reading (`text/bidi`), or when Word's curly quotes stand around a plain value
/// where YAML quotes were meant (`yaml/curly-quote`).
pub fn clean_text(text: &str, style: Style) -> Result<String, Fault> {
    // Nearly every value is of this kind, and needs no closer look.
    let clean = if is_ordinary(text) && !text.contains('\t') {
        Cow::Borrowed(text)
    } else {
        if let Some((_, fault)) = hidden(text) {
            return Err(fault);
        }
        Cow::Owned(compose(text).replace('\t', " "))
    };
    let trimmed = clean.trim();
    if trimmed.chars().all(is_invisible) {
        return Err(nothing_to_see(text));
    }
    if style == Style::Plain
        && let Some(inside) = within_curly_quotes(trimmed)
    {
        let quoted = quote(inside);
        return Err(Fault::new(
            "yaml/curly-quote",
            words!("dấu nháy cong của Word ở hai đầu không phải dấu nháy của YAML", "Word's curly quotes do not quote in YAML"),
            words!("viết trong nháy thẳng: {quoted}", "write it in straight quotes: {quoted}"),
        )
        .with(Fix::safe(quoted)));
    }
    Ok(trimmed.to_owned())
}

/// The text in NFC, with plain spaces and line ends, and without invisible characters that mean nothing: what no reader
/// could tell from the original, and what every program reads alike.
#[must_use]
pub fn compose(text: &str) -> Cow<'_, str> {
    if is_ordinary(text) {
        return Cow::Borrowed(text);
    }
    let composed: Cow<'_, str> = if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut clean = String::with_capacity(composed.len());
    let mut characters = composed.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' => clean.push(' '),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

/// The byte of the first character that must not stand in any text, and why: controls, overrides of the direction of
/// reading, isolates that are never closed, and code points that no XML can hold.
#[must_use]
pub fn hidden(text: &str) -> Option<(usize, Fault)> {
    if is_ordinary(text) {
        return None;
    }
    let mut isolates: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\t' | '\n' | '\r' | '\u{85}' => {}
            '\u{202a}'..='\u{202e}' => return Some((at, turning(c))),
            '\u{2066}'..='\u{2068}' => isolates.push(at),
            '\u{2069}' if isolates.pop().is_none() => return Some((at, turning(c))),
            c if c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe => {
                let code = u32::from(c);
                return Some((
                    at,
                    Fault::new(
                        "text/control-character",
                        words!(
                            "có ký tự điều khiển không nhìn thấy được (U+{code:04X})",
                            "there is an invisible control character (U+{code:04X})"
                        ),
                        words!("xóa chỗ này và gõ lại bằng tay", "delete this place and type it again by hand"),
                    ),
                ));
            }
            _ => {}
        }
    }
    isolates.first().map(|at| (*at, turning('\u{2066}')))
}

/// Whether a text is short enough to be written out whole in a remedy.
#[must_use]
pub fn is_short(text: &str) -> bool {
    text.len() <= 4 * MAX_SHOWN_LENGTH
}

/// The beginning of a wrong value, short enough for a message.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_SHOWN_LENGTH) {
        Some((at, _)) => Cow::Owned(format!("{}…", &text[..at])),
        None => Cow::Borrowed(text),
    }
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

fn nothing_to_see(text: &str) -> Fault {
    if text.chars().all(char::is_whitespace) {
        return Fault::new(
            "text/empty",
            words!("giá trị trống", "the value is empty"),
            words!("viết nội dung, hoặc xóa cả mục", "write something, or delete the key"),
        );
    }
    Fault::new(
        "text/invisible",
        words!("chỉ có ký tự không nhìn thấy được", "there are only characters that cannot be seen"),
        words!("xóa đi và gõ lại nội dung", "delete them and type the text again"),
    )
}

fn turning(c: char) -> Fault {
    let code = u32::from(c);
    Fault::new(
        "text/bidi",
        words!(
            "có ký tự ẩn đổi chiều đọc (U+{code:04X}), làm chữ hiện ra khác với chữ thật",
            "a hidden character (U+{code:04X}) turns the direction of reading, so that the text shown is not the text written"
        ),
        words!("xóa chỗ này và gõ lại bằng tay", "delete this place and type it again by hand"),
    )
}

/// What stands between curly quotes that open at the first character and close at the last, and nowhere between.
fn within_curly_quotes(text: &str) -> Option<&str> {
    const CURLY: [char; 6] = ['“', '”', '„', '‟', '‘', '’'];
    let inside = text.strip_prefix(CURLY)?.strip_suffix(CURLY)?;
    (!inside.contains(['“', '”', '„', '‟'])).then(|| inside.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Result<String, Fault> {
        clean_text(text, Style::Plain)
    }

    fn rule(text: &str) -> &'static str {
        plain(text).map_or_else(|fault| fault.rule, |_| "fine")
    }

    #[test]
    fn decomposed_letters_line_ends_and_no_break_spaces_are_put_right_without_a_word() {
        assert_eq!(plain("\u{feff}Le\u{323}\u{302}\u{a0}phi\u{301} "), Ok("Lệ phí".into()));
        assert_eq!(plain("một\r\nhai\rba"), Ok("một\nhai\nba".into()));
        assert_eq!(plain("thường\u{200b} trú\u{ad}"), Ok("thường trú".into()));
    }

    #[test]
    fn text_that_cannot_be_seen_is_refused() {
        assert_eq!(rule(""), "text/empty");
        assert_eq!(rule(" \u{a0}\n"), "text/empty");
        assert_eq!(rule("\u{200b}\u{200d}\u{feff}"), "text/invisible");
        assert_eq!(rule("\u{3164}"), "text/invisible");
    }

    #[test]
    fn characters_that_turn_the_reading_direction_are_refused() {
        assert_eq!(rule("Phí \u{202e}000.05"), "text/bidi");
        assert_eq!(rule("\u{2066}mở mà không đóng"), "text/bidi");
        assert_eq!(rule("đóng mà không mở\u{2069}"), "text/bidi");
        assert_eq!(rule("\u{2066}מים\u{2069} là nước"), "fine");
    }

    #[test]
    fn controls_are_refused_with_their_place_and_code() {
        let Some((at, fault)) = hidden("phí\u{0}") else { panic!("found nothing") };
        assert_eq!((at, fault.rule), (4, "text/control-character"));
        assert!(fault.message.vi.contains("U+0000"), "{fault:?}");
        assert_eq!(rule("a\u{1b}b"), "text/control-character");
        assert_eq!(rule("a\u{ffff}b"), "text/control-character");
        assert_eq!(rule("a\tb"), "fine");
    }

    #[test]
    fn curly_quotes_around_a_plain_value_are_refused_and_elsewhere_kept() {
        let Err(fault) = plain("“Đăng ký”") else { panic!("read") };
        assert_eq!(fault.rule, "yaml/curly-quote");
        assert_eq!(fault.remedy.vi, "viết trong nháy thẳng: \"Đăng ký\"");
        assert_eq!(rule("”1.004222“"), "yaml/curly-quote");
        assert_eq!(rule("Giấy “đỏ”"), "fine");
        assert_eq!(rule("“A” và “B”"), "fine");
        assert_eq!(clean_text("“Đăng ký”", Style::Quoted), Ok("“Đăng ký”".into()));
    }

    proptest! {
        #[test]
        fn cleaning_never_panics_and_cleaning_again_changes_nothing(text in any::<String>()) {
            if let Ok(clean) = clean_text(&text, Style::Quoted) {
                prop_assert_eq!(clean_text(&clean, Style::Quoted), Ok(clean));
            }
            let _ = (plain(&text), shown(&text));
        }
    }
}
