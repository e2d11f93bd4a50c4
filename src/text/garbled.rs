//! Texts that nobody can read: typed in a font of the 1990s, or with their letters lost on the way. And words of a template that
//! were never replaced, which say nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::shown;
use crate::finding::{Fix, Severity};
use crate::jurisdiction::{Jurisdiction, OldFont};
use crate::yaml::Fault;

/// How many lost letters of one word are tried out.
const MAX_LOST: usize = 3;
/// The longest text that can be the words of a template, in bytes.
const MAX_TEMPLATE_BYTES: usize = 80;

/// Where something is garbled, how bad it is and what it is.
pub type Garbled = (Range<usize>, Severity, Fault);

/// What is garbled in a text, line by line: the bytes, and what is wrong there. At most one of a kind is told of a line.
#[must_use]
pub fn garbled(text: &str, habits: &Jurisdiction) -> Vec<Garbled> {
    let suspicion = Suspicion::of(text, habits);
    let word = template_text(text, habits).or(suspicion.mark);
    let mut faults: Vec<_> = word.map(|bytes| (bytes.clone(), Severity::Warning, template_word(&text[bytes]))).into_iter().collect();
    if !suspicion.has_odd_letter {
        return faults;
    }
    let mut from = 0;
    for line in text.split('\n') {
        let found = in_old_font(line, habits).or_else(|| lost(line, habits));
        faults.extend(found.map(|(bytes, fault)| (from + bytes.start..from + bytes.end, Severity::Error, fault)));
        from += line.len() + 1;
    }
    faults
}

/// What one look at a text tells: nearly all texts hold nothing of it.
#[derive(Default)]
struct Suspicion {
    /// A sign that no word of Vietnamese has in its place.
    has_odd_letter: bool,
    /// «TODO», «xxx».
    mark: Option<Range<usize>>,
}

/// The bytes at which a text is looked at more closely.
const LOOKED_AT: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    let bytes = b"?xXTF\xc2\xc3";
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

impl Suspicion {
    fn of(text: &str, habits: &Jurisdiction) -> Self {
        let bytes = text.as_bytes();
        let mut found = Self::default();
        for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| LOOKED_AT[usize::from(**byte)]) {
            let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
            let next = bytes.get(at + 1).copied().unwrap_or(b' ');
            match byte {
                // Behind a letter or before one: «c«ng», «®¨ng», «C?p».
                b'?' => found.has_odd_letter |= before.is_ascii_alphabetic() || next.is_ascii_alphabetic(),
                0xc2 => {
                    let behind = bytes.get(at + 2).copied().unwrap_or(b' ');
                    found.has_odd_letter |= match next {
                        // Quotation marks, where they stand around words.
                        0xab => before.is_ascii_alphabetic(),
                        0xbb => behind.is_ascii_alphabetic(),
                        _ => before.is_ascii_alphabetic() || behind.is_ascii_alphabetic() || behind == 0xc2,
                    };
                }
                0xc3 => found.has_odd_letter |= is_odd(next, before, bytes.get(at + 2).copied().unwrap_or(b' ')),
                _ if found.mark.is_none() && next.is_ascii_alphabetic() && !before.is_ascii_alphanumeric() && before.is_ascii() => {
                    found.mark = mark_at(text, at, habits);
                }
                _ => {}
            }
        }
        found
    }
}

/// The mark of something to be done that begins here: «TODO», or three crosses and more.
fn mark_at(text: &str, at: usize, habits: &Jurisdiction) -> Option<Range<usize>> {
    let rest = &text[at..];
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let word = &rest[..end];
    let is_crossed = word.len() >= 3 && (word.bytes().all(|byte| byte == b'x') || word.bytes().all(|byte| byte == b'X'));
    (is_crossed || habits.template.marks.iter().any(|mark| mark == word)).then_some(at..at + end)
}

/// Whether a letter of U+00C0 to U+00FF, by the second of its bytes, is none of Vietnamese, a capital behind a small one, a vowel that
/// does not stand behind this one, or one whose tone does not stand before a stop: «Ê» in «giÊy», «oâ» in «thoâng», «ô» in «tôc».
/// What is both a letter of its own and one of an old font, such as «ó», is odd in such company alone: a line in an old font has
/// others that are, and half of all lines that were typed as they should be have one of these.
fn is_odd(second: u8, before: u8, after: u8) -> bool {
    match char::from(second + 0x40) {
        'Ä' | 'Å' | 'Æ' | 'Ç' | 'Ë' | 'Î' | 'Ï' | 'Ñ' | 'Ö' | '×' | 'Ø' | 'Û' | 'Ü' | 'Þ' | 'ß' | 'ä' | 'å' | 'æ' | 'ç' | 'ë' | 'î'
        | 'ï' | 'ñ' | 'ö' | '÷' | 'ø' | 'û' | 'ü' | 'þ' => true,
        'À'..='Þ' => before.is_ascii_lowercase(),
        'à' | 'á' | 'â' | 'ã' => matches!(before, b'a' | b'e'),
        'è' | 'é' | 'ê' => before == b'a',
        letter @ ('ó' | 'ò' | 'ô' | 'õ' | 'ù' | 'ú') => {
            let is_low = !matches!(letter, 'ó' | 'ú') && matches!(after, b'c' | b'p' | b't');
            is_low || matches!(before, b'a' | b'e' | b'o' | b'y') || before == b'u' && matches!(letter, 'õ' | 'ù' | 'ú')
        }
        _ => false,
    }
}

/// A word of a line: where it stands, and whether it is spelled as it should be.
struct Word {
    bytes: Range<usize>,
    is_spelled: bool,
}

/// The pieces of a line that may be words, with the signs in them that are letters in some font.
fn words(line: &str, fonts: &[OldFont], habits: &Jurisdiction) -> Vec<Word> {
    let is_part = |c: char| c.is_alphabetic() || !c.is_ascii() && fonts.iter().any(|font| font.has_sign(c));
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..].find(is_part).map(|start| at + start) {
        let end = line[start..].find(|c: char| !is_part(c)).map_or(line.len(), |length| start + length);
        at = end;
        // «Giấy» in quotation marks of this kind is no sign of a font.
        let word = line[start..end].trim_end_matches('»');
        let bare = if word.len() < end - start { word.trim_start_matches('«') } else { word };
        let start = start + word.len() - bare.len();
        let bytes = start..start + bare.len();
        let is_alone = !line[..start].ends_with(|c: char| c.is_alphanumeric()) && !line[bytes.end..].starts_with(char::is_numeric);
        if !bare.is_empty() && is_alone {
            words.push(Word { is_spelled: habits.national.syllables.is_spelled(bare), bytes });
        }
    }
    words
}

/// What a line says in one of the fonts.
struct FontReading<'f> {
    font: &'f OldFont,
    /// How much speaks for the font.
    weight: usize,
    /// The words that only the font makes sense of.
    found: Vec<Range<usize>>,
}

fn read_in<'f>(line: &str, words: &[Word], font: &'f OldFont, habits: &Jurisdiction) -> Option<FontReading<'f>> {
    let (mut found, mut different, mut against, mut is_sure) = (Vec::new(), BTreeSet::new(), 0, false);
    for Word { bytes, .. } in words.iter().filter(|word| !word.is_spelled) {
        let word = &line[bytes.clone()];
        if word.is_ascii() || is_unit(word) || word.chars().any(|c| c > 'ÿ') || !word.contains(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        if font.meant(word).is_some_and(|meant| meant != word && habits.national.syllables.is_spelled(&meant)) {
            is_sure |= is_unmistakable(word);
            different.insert(word);
            found.push(bytes.clone());
        } else {
            against += 1;
        }
    }
    let weight = different.len();
    let is_it = if is_sure { found.len() > against } else { weight >= 2 && found.len() >= 3 * against };
    is_it.then_some(FontReading { font, weight, found })
}

/// Whether it may be a unit of measure: «µm», «N·m».
fn is_unit(word: &str) -> bool {
    word.starts_with('µ') || word.chars().count() <= 3 && !word.ends_with('·') && word.contains('·')
}

/// Whether no language writes a word so: a capital letter behind a small one, or a vowel twice with a mark on the second.
fn is_unmistakable(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(2).any(|pair| {
        pair[0].is_ascii_lowercase() && matches!(pair[1], 'À'..='Þ' if pair[1] != '×')
            || matches!(
                (pair[0].to_ascii_lowercase(), pair[1].to_lowercase().next()),
                ('a' | 'e' | 'o', Some('â' | 'ä' | 'å')) | ('a' | 'e', Some('á' | 'à' | 'ã'))
            )
    })
}

/// A line that was typed in a font of the 1990s, or that has some words in one.
fn in_old_font(line: &str, habits: &Jurisdiction) -> Option<(Range<usize>, Fault)> {
    if line.is_ascii() {
        return None;
    }
    let words = words(line, &habits.old_fonts, habits);
    let readings = habits.old_fonts.iter().filter_map(|font| read_in(line, &words, font, habits));
    let FontReading { font, found, .. } = readings.max_by_key(|reading| reading.weight)?;
    // Where some words are typed as they are meant, the others are looked at one by one.
    let is_mixed = words.iter().any(|word| word.is_spelled && line[word.bytes.clone()].chars().any(|c| c > 'ÿ'));
    let (first, last) = (found.first()?.start, found.last()?.end);
    let bytes = if is_mixed { first..last } else { words.first()?.bytes.start..words.last()?.bytes.end };
    let mut meant = String::new();
    let mut at = bytes.start;
    for word in words.iter().filter(|word| word.bytes.start >= bytes.start && word.bytes.end <= bytes.end) {
        let shown = &line[word.bytes.clone()];
        let is_meant = !is_mixed || found.contains(&word.bytes);
        meant.push_str(&line[at..word.bytes.start]);
        meant.push_str(&font.meant(shown).filter(|_| is_meant).unwrap_or_else(|| shown.to_owned()));
        at = word.bytes.end;
    }
    meant.push_str(&line[at..bytes.end]);
    let name = &font.name;
    let fault = Fault::new(
        "text/old-font",
        words!(
            "chữ ở đây gõ bằng phông cũ {name}: trên trang không ai đọc được",
            "this was typed in an old font, {name}: nobody can read it on the page"
        ),
        words!("viết «{meant}»", "write «{meant}»"),
    );
    Some((bytes, fault.with(Fix::offered(meant))))
}

/// Words in which question marks stand for letters that were lost.
fn lost(line: &str, habits: &Jurisdiction) -> Option<(Range<usize>, Fault)> {
    if !line.contains('?') {
        return None;
    }
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
    let mut at = 0;
    for chunk in line.split([' ', '\t']) {
        let start = at;
        at += chunk.len() + 1;
        let word = chunk.trim_matches(|c: char| !c.is_alphanumeric() && c != '?').trim_end_matches('?');
        if !word.trim_start_matches('?').contains('?') || word.chars().any(|c| !c.is_alphabetic() && c != '?') {
            continue;
        }
        let start = start + chunk.find(word).unwrap_or_default();
        let is_word = |part: &str| part.is_empty() || habits.national.syllables.is_spelled(part);
        if could_be_one(word, habits) {
            found.push((start..start + word.len(), !word.split('?').all(is_word)));
        }
    }
    let is_sure = found.iter().any(|(_, is_sure)| *is_sure) || found.len() > 1;
    let bytes = found.first().filter(|_| is_sure)?.0.start..found.last()?.0.end;
    let word = shown(&line[found[0].0.clone()]);
    let fault = Fault::new(
        "text/lost-letters",
        words!("«{word}» mất dấu: mỗi dấu ? là một chữ đã hỏng khi chuyển tệp", "letters of `{word}` were lost: each `?` was one"),
        words!("gõ lại đoạn này, hoặc chép lại từ bản gốc", "type the passage again, or copy it from the original"),
    );
    Some((bytes, fault))
}

/// Whether some letters in the place of the question marks make one syllable of this word.
fn could_be_one(word: &str, habits: &Jurisdiction) -> bool {
    const LETTERS: &[&str] = &["a", "e", "i", "o", "u", "y", "d"];
    if word.matches('?').count() > MAX_LOST {
        return false;
    }
    match word.split_once('?') {
        Some((before, after)) => LETTERS.iter().any(|letter| could_be_one(&format!("{before}{letter}{after}"), habits)),
        None => habits.national.syllables.is_one(word),
    }
}

/// A text that says what the template says in its place, or nothing but dots.
fn template_text(text: &str, habits: &Jurisdiction) -> Option<Range<usize>> {
    let bare = text.trim();
    let start = text.len() - text.trim_start().len();
    if bare.is_empty() || bare.len() > MAX_TEMPLATE_BYTES {
        return None;
    }
    let inner = bare.trim_matches(|c: char| !c.is_alphanumeric());
    let is_blank =
        inner.is_empty() && bare.contains(['…', '.', '_', '?']) && bare.chars().all(|c| matches!(c, '…' | '.' | '_' | '?' | ' '));
    let is_it = |known: &String| known.len() == inner.len() && *known == inner.to_lowercase();
    (is_blank || is_of_a_sheet(bare) || habits.template.texts.iter().any(is_it)).then(|| start..start + bare.len())
}

/// Whether a text is what a spreadsheet shows for a fault, or a formula that was copied for its value: `#REF!`, `=SUM(A1)`.
fn is_of_a_sheet(text: &str) -> bool {
    let is_fault = matches!(text, "#REF!" | "#N/A" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NULL!" | "#NUM!" | "#SPILL!" | "#ERROR!");
    let is_formula =
        || text.strip_prefix('=').is_some_and(|name| name.trim_start_matches(|c: char| c.is_ascii_uppercase()).starts_with('('));
    is_fault || is_formula()
}

fn template_word(word: &str) -> Fault {
    let word = shown(word);
    Fault::new(
        "text/template-word",
        words!("«{word}» là chữ chờ điền, chưa phải nội dung", "`{word}` stands where a text is still to be written"),
        words!("viết nội dung thật, hoặc xóa dòng này", "write what is meant, or delete this"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule, the bytes and the remedy of the first thing that is found.
    fn first(text: &str) -> Option<(&'static str, &str, String)> {
        let (bytes, _, fault) = garbled(text, Jurisdiction::usual()).into_iter().next()?;
        Some((fault.rule, &text[bytes], fault.remedy.vi.into_owned()))
    }

    #[test]
    fn what_was_typed_in_an_old_font_is_read() {
        for (typed, meant) in [
            ("CÊp giÊy th«ng hµnh", "Cấp giấy thông hành"),
            ("GiÊy", "Giấy"),
            ("Thñ tôc cÊp hé chiÕu cho trÎ em", "Thủ tục cấp hộ chiếu cho trẻ em"),
            ("thñ tôc", "thủ tục"),
            ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            ("§¨ng ký t¹m tró", "Đăng ký tạm trú"),
            ("Caáp giaáy thoâng haønh", "Cấp giấy thông hành"),
            ("Giaáy", "Giấy"),
            ("CAÁP LAÏI THEÛ", "CẤP LẠI THẺ"),
            ("Ñaêng kyù taïm truù", "Đăng ký tạm trú"),
            ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ] {
            let remedy = first(typed).filter(|(rule, ..)| *rule == "text/old-font").map(|(.., remedy)| remedy);
            assert_eq!(remedy, Some(format!("viết «{meant}»")), "{typed}");
        }
        let mixed = first("Nộp GiÊy khai sinh và cÊp thẻ");
        assert_eq!(mixed, Some(("text/old-font", "GiÊy khai sinh và cÊp", "viết «Giấy khai sinh và cấp»".into())));
    }

    #[test]
    fn other_languages_and_signs_are_no_old_font() {
        for text in [
            "Cấp giấy thông hành",
            "Hoà, khoẻ, thuý, quý",
            "Le café est très bon, où êtes-vous? Bientôt à côté",
            "thaï",
            "tôt ou tard il a dû",
            "10 µm, 20 m², ½ giờ, 30 °C, 5 N·m",
            "© 2026 «Công an», Visa®",
            "½ hoặc ¾ ngày",
            "für schöne Grüße",
            "São Paulo, não",
            "Mö phỏng",
            "été",
            "Genève, Zürich",
            "naïve, maïs",
            "Łódź",
            "Anh Nguyễn Văn É",
            "số 5», «sáu",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn letters_that_were_lost_are_told() {
        for text in ["C?p gi?y thông hành", "Th? t?c", "h? s? g?m", "Đăng k? t?m tr?"] {
            assert_eq!(first(text).map(|(rule, ..)| rule), Some("text/lost-letters"), "{text}");
        }
        for text in ["Vì sao?Hãy đọc", "Bạn cần gì? Nộp ở đâu?", "https://a.vn/?p=1", "what?why", "Có?", "A?", "hỏi?đáp", "?x=1&y=a?b"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_a_template_are_told() {
        for text in [
            "Tên thủ tục",
            "«Tên thủ tục»",
            "[tên thủ tục]",
            "…",
            "...",
            "____",
            "xxx",
            "TODO",
            "TODO: hỏi lại",
            "Gọi số xxxx",
            "Tên đơn vị",
        ] {
            assert_eq!(first(text).map(|(rule, ..)| rule), Some("text/template-word"), "{text}");
        }
        for text in ["Đổi tên thủ tục", "0xx0xxxxxxxx", "xx", "Mẫu TODOS", "todo", "Nộp…", "a.b", "Kích thước XXL", "taxxx"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
