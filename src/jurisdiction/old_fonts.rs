//! Letters as the fonts of the 1990s kept them: each in the place of another, so that only the font shows what was typed.

use std::collections::HashMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::Syllables;
use crate::letters::plain;

/// One way of keeping letters.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(from = "Declared")]
pub struct OldFont {
    /// What it is called.
    pub name: String,
    /// The letters that were meant, by what other fonts show: one character or two.
    letters: HashMap<String, String>,
}

/// A font as its file tells.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    name: String,
    letters: HashMap<String, String>,
}

impl From<Declared> for OldFont {
    fn from(told: Declared) -> Self {
        let mut letters = told.letters.clone();
        // Two letters have capitals in two ways: «AÁ» and «Aá». The signs of the other kind are letters too, of their own.
        for (shown, meant) in told.letters.iter().filter(|_| told.letters.keys().any(|shown| shown.chars().count() > 1)) {
            let capital = meant.to_uppercase();
            let mut rest = shown.chars();
            let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
            letters.insert(format!("{first}{}", rest.as_str()), capital.clone());
            letters.insert(shown.to_uppercase(), capital);
        }
        Self { name: told.name, letters }
    }
}

impl OldFont {
    /// What was typed where this word is shown; nothing where it holds what the font does not have.
    #[must_use]
    pub fn meant(&self, word: &str) -> Option<String> {
        let mut meant = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let one = first.len_utf8();
            let two = rest[one..].chars().next().map_or(one, |second| one + second.len_utf8());
            let (length, letter) = match self.letters.get(&rest[..two]).map(|letter| (two, letter.as_str())) {
                Some(pair) if two > one => pair,
                _ if first.is_ascii() => (one, &rest[..one]),
                _ => (one, self.letters.get(&rest[..one])?.as_str()),
            };
            meant.push_str(letter);
            rest = &rest[length..];
        }
        Some(meant)
    }

    /// Whether it shows a letter by this sign, which is none itself.
    #[must_use]
    pub fn has_sign(&self, sign: char) -> bool {
        let mut bytes = [0; 4];
        self.letters.contains_key(&*sign.encode_utf8(&mut bytes))
    }
}

/// Marks over and below letters that are tones.
const TONES: &[char] = &['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
/// The tones of a syllable that ends with a stop.
const STOPPED_TONES: &[char] = &['\u{301}', '\u{323}'];

impl Syllables {
    /// Whether a word is one syllable with its marks where they may stand: «giấy», and neither «giaáy» nor «giÊy» nor «tôc».
    #[must_use]
    pub fn is_spelled(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        let is_capitalised = || word.chars().skip(1).all(char::is_lowercase);
        if word.chars().any(|c| !c.is_alphabetic()) || !(is_capitalised() || word.chars().all(char::is_uppercase)) {
            return false;
        }
        let (mut tone, mut before, mut at) = (None, None, 0);
        for letter in small.chars() {
            let Some(base) = plain(letter).filter(char::is_ascii_alphabetic) else { return false };
            let marks: Vec<char> = letter.to_string().nfd().skip(1).collect();
            let is_vowel = matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            if marks.iter().any(|mark| !TONES.contains(mark) && !matches!(mark, '\u{302}' | '\u{306}' | '\u{31b}')) {
                return false;
            }
            if !letter.is_ascii() && letter != 'đ' && !is_vowel {
                return false;
            }
            let own: Vec<char> = marks.into_iter().filter(|mark| TONES.contains(mark)).collect();
            if own.len() + usize::from(tone.is_some()) > 1 {
                return false;
            }
            if is_vowel && !letter.is_ascii() && before.is_some_and(|before| !follows(before, letter, base, &small, at)) {
                return false;
            }
            tone = tone.or(own.first().copied());
            before = is_vowel.then_some(base);
            at += 1;
        }
        let is_stopped = ["c", "ch", "p", "t"].iter().any(|stop| small.ends_with(stop));
        (!is_stopped || at == 1 || tone.is_some_and(|tone| STOPPED_TONES.contains(&tone))) && self.is_one(word)
    }
}

/// Whether a vowel that bears a mark may stand behind this one.
fn follows(before: char, letter: char, base: char, word: &str, at: usize) -> bool {
    let is_onset = at == 2 && (word.starts_with("qu") || word.starts_with("gi"));
    let has_hat = |mark: char| letter.to_string().nfd().any(|c| c == mark);
    is_onset
        || match (before, base) {
            ('o', 'a' | 'e') | ('u', 'y') => !has_hat('\u{302}'),
            ('u', 'a' | 'e') | ('i' | 'y', 'e') => has_hat('\u{302}'),
            ('u', 'o') => has_hat('\u{302}') || has_hat('\u{31b}'),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::super::Jurisdiction;

    #[test]
    fn syllables_bear_their_marks_where_they_may() {
        let syllables = &Jurisdiction::usual().national.syllables;
        let good = "giấy cấp thông hành Đăng ký được người nghiệp thuyền khuya quý quá hoặc hoà hòa thuý thúy CĂN già giờ uống tuần khoẻ mười nhiều oán bé né là thuở một";
        for word in good.split(' ') {
            assert!(syllables.is_spelled(word), "{word}");
        }
        let bad = "giÊy giaáy cÊp tôc baùo caùc aé toâi été très thñ où thöø sao1 hàá bất́ été";
        for word in bad.split(' ') {
            assert!(!syllables.is_spelled(word), "{word}");
        }
    }

    #[test]
    fn a_font_shows_what_was_typed_in_it() {
        let fonts = &Jurisdiction::usual().old_fonts;
        let meant = |name: &str, text: &str| {
            let font = fonts.iter().find(|font| font.name == name).unwrap();
            text.split(' ').map(|word| font.meant(word).unwrap_or_default()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(meant("TCVN3", "Céng hßa x· héi chñ nghÜa ViÖt Nam"), "Cộng hòa xã hội chủ nghĩa Việt Nam");
        assert_eq!(meant("TCVN3", "§éc lËp Tù do H¹nh phóc ®¨ng ký tr\u{ad}íc ng\u{ad}êi"), "Độc lập Tự do Hạnh phúc đăng ký trước người");
        assert_eq!(meant("VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"), "Cộng hòa xã hội chủ nghĩa Việt Nam");
        assert_eq!(meant("VNI", "Ñoäc laäp Töï do Haïnh phuùc ñaêng kyù tröôùc ngöôøi"), "Độc lập Tự do Hạnh phúc đăng ký trước người");
        assert_eq!(meant("VNI", "COÄNG HOØA ÑAÊNG KYÙ GIAÁY AÙn Aâm"), "CỘNG HÒA ĐĂNG KÝ GIẤY Án Âm");
        assert_eq!(meant("VNI", "ắ"), "");
    }
}
