//! Whether a text is such that nothing in it needs a closer look: true of nearly all texts, so they are asked this first.

/// How many bytes are looked at together. The compiler makes a few steps of them, whatever stands there.
const BLOCK: usize = 32;

/// Whether every character is seen and stands for itself, is in NFC whatever stands beside it, or is a tab or line feed.
///
/// These are ASCII without other controls, `U+00A1–02FF` without the soft hyphen, `U+1EA0–1EF9` and `U+2010–2027`: the letters
/// of Vietnamese and the signs of its typography.
pub(crate) fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<{ BLOCK + 2 }>) {
        if !(0..BLOCK).fold(true, |so_far, at| so_far & begins_well(block[at], block[at + 1], block[at + 2])) {
            return false;
        }
        at += BLOCK;
    }
    // What goes on from the last block was looked at with what it goes on with.
    at += bytes[at..].iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count();
    while let Some(&first) = bytes.get(at) {
        if is_plain(first) {
            at += 1;
            continue;
        }
        let byte = |on: usize| bytes.get(at + on).copied().unwrap_or_default();
        if !begins_well(first, byte(1), byte(2)) {
            return false;
        }
        at += if first < 0xe0 { 2 } else { 3 };
    }
    true
}

/// Whether a byte is ASCII without controls, or a tab or line feed.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// Whether what begins with the first of these bytes of a text is ordinary; so is what only goes on with it.
const fn begins_well(first: u8, second: u8, third: u8) -> bool {
    match first {
        0x80..=0xbf | 0xc3..=0xcb => true,
        0xc2 => second > 0xa0 && second != 0xad,
        0xe1 => (second == 0xba && third >= 0xa0) || (second == 0xbb && third <= 0xb9),
        0xe2 => second == 0x80 && third >= 0x90 && third <= 0xa7,
        _ => is_plain(first),
    }
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
        for c in ['\u{ad}', '\u{1eff}', '\u{2028}', '\u{7f}', '\r'] {
            for at in 0..100 {
                let text = |c: &str| ["ạ".repeat(at / 3), ".".repeat(at % 3), c.to_owned(), "ạ".repeat(40)].concat();
                assert!(is_ordinary(&text("")) && !is_ordinary(&text(&c.to_string())), "{c:?} at {at}");
            }
        }
        assert!(!is_ordinary("phí\u{301}"));
    }
}
