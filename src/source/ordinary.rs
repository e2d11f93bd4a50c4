//! Whether a text is such that nothing in it needs a closer look: true of nearly all texts, so they are asked this first.

/// Whether every character is seen and stands for itself, is in NFC whatever stands beside it, or is a tab or line feed.
///
/// These are ASCII without other controls, `U+00A1–02FF` without the soft hyphen, `U+1EA0–1EF9` and `U+2010–2027`: the letters
/// of Vietnamese and the signs of its typography. Looking at bytes takes half the time of looking at characters.
pub(crate) fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let second = || bytes.get(at + 1).copied().unwrap_or_default();
        let third = || bytes.get(at + 2).copied().unwrap_or_default();
        let length = match first {
            b' '..=b'~' | b'\n' | b'\t' => 1,
            0xc2 if matches!(second(), 0xa1..=0xac | 0xae..) => 2,
            0xc3..=0xcb => 2,
            0xe1 if second() == 0xba && third() >= 0xa0 || second() == 0xbb && third() <= 0xb9 => 3,
            0xe2 if second() == 0x80 && matches!(third(), 0x90..=0xa7) => 3,
            _ => return false,
        };
        at += length;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_ordinary;

    #[test]
    fn bytes_say_the_same_as_characters() {
        let ordinary = |c| matches!(c, ' '..='~' | '\n' | '\t' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}');
        for c in '\0'..=char::MAX {
            assert_eq!(is_ordinary(c.encode_utf8(&mut [0; 4])), ordinary(c), "{c:?}");
        }
        assert!(is_ordinary("Lệ phí: 50.000 đ – «Miễn»…"));
        assert!(!is_ordinary("phí\u{301}"));
    }
}
