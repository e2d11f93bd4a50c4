//! Bytes that are no UTF-8 as text: UTF-16, as Notepad and Excel write «Unicode», or the code page of Vietnamese Windows.

use unicode_normalization::UnicodeNormalization;

/// The upper half of windows-1258, whose marks of tones stand behind their vowels.
const WINDOWS_1258: &str = "\
    \u{20ac}\u{fffd}\u{201a}\u{192}\u{201e}\u{2026}\u{2020}\u{2021}\u{2c6}\u{2030}\u{fffd}\u{2039}\u{152}\u{fffd}\u{fffd}\u{fffd}\
    \u{fffd}\u{2018}\u{2019}\u{201c}\u{201d}\u{2022}\u{2013}\u{2014}\u{2dc}\u{2122}\u{fffd}\u{203a}\u{153}\u{fffd}\u{fffd}\u{178}\
    \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ";

/// A text, and whether its code page had to be guessed.
pub(crate) struct Guess {
    pub(crate) text: String,
    pub(crate) is_guessed: bool,
}

/// Reads bytes as text; nothing where nobody knows how.
pub(crate) fn guess(bytes: &[u8]) -> Option<Guess> {
    let sure = |text: String| Guess { text, is_guessed: false };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes).map(sure),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes).map(sure),
        [0xef, 0xbb, 0xbf, rest @ ..] => return String::from_utf8(rest.to_vec()).ok().map(sure),
        _ => {}
    }
    // Every other byte of the first letters is nothing where two bytes are one letter.
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count() * 4;
    let wide = if zeros(1) > start.len() {
        wide(bytes, u16::from_le_bytes)
    } else if zeros(0) > start.len() {
        wide(bytes, u16::from_be_bytes)
    } else {
        None
    };
    if let Some(text) = wide {
        return Some(sure(text));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(sure(text.to_owned()));
    }
    let upper: Vec<char> = WINDOWS_1258.chars().collect();
    let letter = |byte: u8| if byte < 0x80 { char::from(byte) } else { upper[usize::from(byte & 0x7f)] };
    let text: String = bytes.iter().map(|byte| letter(*byte)).nfc().collect();
    (!text.contains(char::REPLACEMENT_CHARACTER) && is_vietnamese(&text)).then_some(Guess { text, is_guessed: true })
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

/// Whether the letters beyond ASCII are those of Vietnamese, in words: fonts of the 1990s use the same bytes for others.
fn is_vietnamese(text: &str) -> bool {
    const LETTERS: &str = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
    let beyond = || text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    let known = beyond().filter(|c| c.to_lowercase().all(|c| LETTERS.contains(c))).count();
    // Letters with a mark above the vowel's own are the half of Vietnamese and nothing of Latin-1.
    let twice = beyond().filter(|c| *c > '\u{1e00}').count();
    known == beyond().count() && twice * 8 > known
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    const TEXT: &str = "Mã thủ tục;Tên thủ tục\n1.000001;Đăng ký tạm trú\n";

    fn read(bytes: &[u8]) -> String {
        guess(bytes).unwrap().text
    }

    #[test]
    fn every_code_page_of_windows_is_read() {
        let wide = |unit: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        assert_eq!(read(TEXT.as_bytes()), TEXT);
        assert_eq!(read(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat()), TEXT);
        assert_eq!(read(&[b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat()), TEXT);
        assert_eq!(read(&[b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat()), TEXT);
        assert_eq!(read(&wide(u16::to_le_bytes)), TEXT);
        assert_eq!(read(&wide(u16::to_be_bytes)), TEXT);
        let windows = b"Ma\xde thu\xd2 tu\xf2c;T\xean thu\xd2 tu\xf2c\n1.000001;\xd0\xe3ng ky\xec ta\xf2m tr\xfa\n";
        assert_eq!(read(windows).replace("Đãng", "Đăng"), TEXT);
    }

    #[test]
    fn what_is_no_vietnamese_is_refused() {
        // A font of the 1990s, and bytes that are no text.
        assert!(guess(b"M\xb7 th\xf1 t\xf4c;T\xaan").is_none());
        assert!(guess(b"\x81\x8d\x8f\x90").is_none());
    }

    #[test]
    fn the_upper_half_has_one_sign_for_each_byte() {
        assert_eq!(WINDOWS_1258.chars().count(), 128);
    }
}
