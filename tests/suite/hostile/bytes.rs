//! Bytes that are no text, and characters that nobody sees.

use super::{all, entry};

#[test]
fn bytes_that_are_no_text_are_told() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let no = "source/not-utf8";
    all(
        "bytes",
        &[
            ("utf-16 little", utf16(&entry(""), false), no),
            ("utf-16 big", utf16(&entry(""), true), no),
            ("half a letter", b"---\ntitle: \xe1\xba".to_vec(), no),
            ("windows-1258", b"---\ntitle: L\xea \xd2 ph\xed\n---\n".to_vec(), no),
            ("surrogate", b"---\ntitle: \xed\xa0\x80\n---\n".to_vec(), no),
            ("overlong", b"---\ntitle: \xc0\xaf\xc0\xae\n---\n".to_vec(), no),
            ("noise", (0..200_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect(), no),
            ("nul", entry("summary: a\0b").into(), "source/nul"),
            ("control", entry("summary: a\u{1b}[31mb").into(), "source/control-character"),
            ("turned", entry("summary: \u{202e}gov.vn").into(), "source/bidi"),
            ("escaped control", entry("summary: \"a\\x1b[2Jb\"").into(), "text/control-character"),
            ("escaped turn", entry("summary: \"\\u202Egov\"").into(), "text/bidi"),
            ("unseen", entry("summary: \"\\u200b\\u2060\"").into(), "text/invisible"),
            ("lookalike", entry("code: \"1.00422\u{410}\"").into(), "identity/mixed-script"),
            ("half of utf-16", entry("").encode_utf16().flat_map(u16::to_le_bytes).collect(), "source/nul"),
            ("word", b"PK\x03\x04\x14\0\xff\xfe".to_vec(), no),
            ("tags", entry("summary: a\u{e0041}b").into(), "source/control-character"),
            ("lost letters", entry("summary: L\u{fffd} ph\u{fffd}").into(), "source/broken-letters"),
            ("half cyrillic", entry("summary: \u{441}ư trú").into(), "source/lookalike"),
            ("a mark inside", entry("summary: a\u{feff}b").into(), ""),
            ("pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n".into(), "source/lfs-pointer"),
            ("conflict", entry("<<<<<<< a\nsummary: a\n=======\nsummary: b\n>>>>>>> b").into(), "source/conflict-marker"),
        ],
    );
}
