//! Vietnamese syllables: where an open one bears its tone.

use super::alphabet::lower;

/// Where an open syllable in oa, oe or uy bears its tone: on the first vowel («hóa»), on the second («hoá»), or not in question.
pub(super) fn tone(word: &str) -> Option<bool> {
    // Most words end otherwise, and of an open syllable one vowel is no ASCII.
    match word.as_bytes() {
        [.., before, b'a' | b'e' | b'y'] if !before.is_ascii() => {}
        [.., last] if !last.is_ascii() => {}
        _ => return None,
    }
    let mut ends = word.chars().rev();
    let (last, before) = (ends.next()?, ends.next()?);
    let onset = ends.next();
    match (before, last) {
        ('ò' | 'ó' | 'ỏ' | 'õ' | 'ọ', 'a' | 'e') | ('ù' | 'ú' | 'ủ' | 'ũ' | 'ụ', 'y') => Some(true),
        ('o', 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => Some(false),
        ('u', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') if onset != Some('q') => Some(false),
        _ => None,
    }
}

/// The same syllable with its tone on the other vowel.
pub(super) fn moved(word: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let low = lower(word);
    for (first, second) in PAIRS {
        for (from, to) in [(first, second), (second, first)] {
            if low.ends_with(from) {
                let stem = &word[..word.len() - from.len()];
                let upper = word.chars().last().is_some_and(char::is_uppercase) && word.chars().count() > 1;
                let first = word[stem.len()..].chars().next().is_some_and(char::is_uppercase);
                let mut rest = to.chars();
                let head = rest.next().into_iter().flat_map(char::to_uppercase);
                return match (first, upper) {
                    (_, true) => format!("{stem}{}", to.to_uppercase()),
                    (true, false) => format!("{stem}{}{}", head.collect::<String>(), rest.as_str()),
                    (false, false) => format!("{stem}{to}"),
                };
            }
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tone_moves_to_the_other_vowel() {
        assert_eq!((moved("Uỷ"), moved("khỏe"), moved("HOÁ")), ("Ủy".into(), "khoẻ".into(), "HÓA".into()));
    }
}
