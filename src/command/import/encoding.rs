//! Bytes as text: UTF-8, UTF-16 as Excel writes «Unicode text», or the code page of Vietnamese Windows, in which Excel saves CSV.

use crate::error::{Error, Result};
use crate::text::compose;

/// A text, and whether its code page had to be guessed.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) is_guessed: bool,
}

/// Reads bytes as text.
pub(super) fn decode(bytes: &[u8], name: &str) -> Result<Decoded> {
    let sure = |text| Ok(Decoded { text, is_guessed: false });
    let refused = || {
        Error::Usage(format!(
            "{name}: không phải UTF-8 và không rõ bảng mã; trong Excel hãy lưu dạng «CSV UTF-8» (unknown code page, save as CSV UTF-8)"
        ))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return sure(wide(rest, u16::from_le_bytes).ok_or_else(refused)?),
        [0xfe, 0xff, rest @ ..] => return sure(wide(rest, u16::from_be_bytes).ok_or_else(refused)?),
        [0xef, 0xbb, 0xbf, rest @ ..] => return sure(String::from_utf8(rest.to_vec()).map_err(|_| refused())?),
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
        return sure(text);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sure(text.to_owned());
    }
    let (text, _, is_broken) = encoding_rs::WINDOWS_1258.decode(bytes);
    let text = compose(&text).into_owned();
    if is_broken || !is_vietnamese(&text) {
        return Err(refused());
    }
    Ok(Decoded { text, is_guessed: true })
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
        decode(bytes, "a").unwrap().text
    }

    #[test]
    fn every_code_page_of_excel_is_read() {
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
        assert!(decode(b"M\xb7 th\xf1 t\xf4c;T\xaan", "a").is_err());
        assert!(decode(b"\x81\x8d\x8f\x90", "a").is_err());
    }
}
