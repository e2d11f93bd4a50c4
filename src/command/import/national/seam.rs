//! Where two texts touch with nothing between: the name of a paper and that of the file of its form.

use crate::jurisdiction::{National, Syllables};
use crate::letters::unmarked;

/// Endings of files that hold forms.
const ENDINGS: &[&str] =
    &[".doc", ".docx", ".pdf", ".xls", ".xlsx", ".rtf", ".odt", ".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".tif"];
/// The longest name of a file that is looked for, in characters.
const MAX_NAME_LENGTH: usize = 90;

/// A name of a paper, and the names of the files that stood behind it.
#[derive(Debug, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) forms: Vec<String>,
    /// Whether the name ends as that of a file does, and nobody can tell where it begins.
    pub(super) is_whole: bool,
}

/// Takes the names of files off the name of a paper.
pub(super) fn take_off(text: &str, words: &National) -> Named {
    let mut named = Named { name: text.trim().to_owned(), forms: Vec::new(), is_whole: false };
    while is_file(&named.name) {
        match seam(&named.name, words) {
            Some(at) if at > 0 => {
                named.forms.insert(0, named.name[at..].to_owned());
                named.name = named.name[..at].trim_end().to_owned();
            }
            _ => {
                named.is_whole = named.name.contains(' ');
                return named;
            }
        }
    }
    named
}

/// How many letters of a name a program cut off at least, in characters: the name of a file may have a seam, too.
const CUT: usize = 20;

/// Whether a name of a file holds the end of the name of its paper, as a program cut it off.
pub(super) fn holds_more(file: &str, words: &National) -> bool {
    let named = take_off(file, words);
    !named.forms.is_empty() && named.name.chars().count() > CUT
}

/// The text of which a program cut off the last letters as the name of a file, together again.
pub(super) fn rejoined(name: &str, file: &str, words: &National) -> String {
    let letters = |c: char| c.is_alphabetic();
    let last = &name[name.trim_end_matches(letters).len()..];
    let first = &file[..file.len() - file.trim_start_matches(letters).len()];
    let is_cut = !last.is_empty() && !first.is_empty() && words.syllables.is_one(&format!("{last}{first}"));
    if is_cut { format!("{name}{file}") } else { format!("{name} {file}") }
}

/// Whether a text ends as the name of a file does.
fn is_file(text: &str) -> bool {
    let tail: String = text.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
    let tail = tail.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| tail.ends_with(ending))
}

/// Where the name of the file begins: at a capital or a figure behind a small letter or a sign, else between two syllables.
fn seam(text: &str, words: &National) -> Option<usize> {
    // Behind the file of another form.
    let inner = ENDINGS.iter().filter_map(|ending| {
        let lower = text.to_ascii_lowercase();
        let at = lower[..lower.len() - 1].rfind(ending)? + ending.len();
        let is_end = text[at..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        (lower.len() == text.len() && is_end).then_some(at)
    });
    if let Some(at) = inner.max() {
        return Some(at);
    }
    let far = text.char_indices().rev().nth(MAX_NAME_LENGTH).map_or(0, |(at, _)| at);
    let (mut before, mut earlier) = (None, None);
    for (at, c) in text.char_indices() {
        if at >= far && is_seam(text, at, c, (earlier, before), words) {
            return Some(at);
        }
        (earlier, before) = (before, Some(c));
    }
    between_syllables(text, far, &words.syllables)
}

fn is_seam(text: &str, at: usize, c: char, (earlier, before): (Option<char>, Option<char>), words: &National) -> bool {
    let Some(before) = before.filter(|_| c.is_uppercase() || c.is_ascii_digit()) else { return false };
    // «1.5» is one number; «(Mẫu NA9).10» is none.
    let is_decimal = c.is_ascii_digit() && earlier.is_some_and(|c| c.is_ascii_digit());
    let is_word = before.is_lowercase() && (c.is_uppercase() || ends_in_word(&text[..at], words));
    let is_sign = matches!(before, ')' | ';' | ':' | '"' | '”') || (matches!(before, '.' | ',') && !is_decimal);
    // «… Mẫu TP-QTV-02» and «Mẫu TP-QTV-02.docx».
    let next = text[at..].chars().nth(1);
    let is_word_next = before.is_ascii_digit() && c.is_uppercase() && next.is_some_and(char::is_lowercase);
    let is_cited = || words.issuers.iter().any(|issuer| text[..at].strip_suffix(issuer.as_str()).is_some_and(|rest| rest.ends_with('-')));
    is_word || is_sign || is_word_next || is_cited()
}

/// Whether a text ends in a word in small letters: «tạm trú», and not «Mau» or «tr».
fn ends_in_word(text: &str, words: &National) -> bool {
    let last = text.split(|c: char| !c.is_alphanumeric()).next_back().unwrap_or_default();
    last.starts_with(char::is_lowercase) && words.syllables.is_one(last)
}

/// Where a word that is no syllable falls into one and a rest that is made of some: «theo mẫu» and «văn bản.docx».
fn between_syllables(text: &str, far: usize, syllables: &Syllables) -> Option<usize> {
    let mut start = 0;
    for piece in text.split(|c: char| !c.is_alphabetic()) {
        let from = start;
        start += piece.len() + text[start + piece.len()..].chars().next().map_or(0, char::len_utf8);
        if from < far || piece.is_ascii() || syllables.is_one(piece) || !piece.starts_with(char::is_lowercase) {
            continue;
        }
        let mut cuts = piece.char_indices().map(|(at, _)| at).skip(1).filter(|at| {
            let (left, right) = piece.split_at(*at);
            let is_onset = right.starts_with(|c: char| !is_vowel(c));
            is_onset && syllables.is_one(left) && syllables.are_some(right)
        });
        if let (Some(at), None) = (cuts.next(), cuts.next()) {
            return Some(from + at);
        }
    }
    None
}

fn is_vowel(c: char) -> bool {
    unmarked(c.encode_utf8(&mut [0; 4])).next().is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::Jurisdiction;

    fn taken(text: &str) -> (String, String) {
        let named = take_off(text, &Jurisdiction::usual().national);
        (named.name, named.forms.join(" | "))
    }

    #[test]
    fn the_name_of_a_file_is_taken_off_that_of_the_paper() {
        for (name, file) in [
            ("Phiếu khai báo tạm trú (mẫu NA17)", "101-Mau A17 tam tru.doc"),
            ("Tờ khai đề nghị cấp thị thực (NA1).", "NA1 tr6, 7.docx"),
            ("Đơn đề nghị theo Nghị định 151/2024/NĐ-CP", "Mus03axethongminh.docx"),
            ("Văn bản đề nghị theo mẫu", "văn bản đề nghị.docx"),
            ("Tờ trình cấp chứng chỉ (bản chính) theo quy định", "tờ trình.docx"),
            ("Đơn đề nghị cấp chứng chỉ theo Mẫu TP-QTV-02", "Mẫu TP-QTV-02.docx"),
            ("Giấy khai đăng ký xe", "MauKX1079.docx"),
        ] {
            assert_eq!(taken(&format!("{name}{file}")), (name.to_owned(), file.to_owned()));
        }
        assert_eq!(
            taken("Tờ khai (TK01).TK01 MỚI a.docTK01a MỚI a.doc"),
            ("Tờ khai (TK01).".into(), "TK01 MỚI a.doc | TK01a MỚI a.doc".into())
        );
        assert_eq!(taken("Ảnh 4x6"), ("Ảnh 4x6".into(), String::new()));
    }

    #[test]
    fn what_was_cut_is_put_together() {
        let words = &Jurisdiction::usual().national;
        assert_eq!(rejoined("Tờ khai đề nghị cấ", "p đổi thẻ", words), "Tờ khai đề nghị cấp đổi thẻ");
        assert_eq!(rejoined("(Mẫu DC02 ban", "hành kèm theo", words), "(Mẫu DC02 ban hành kèm theo");
        assert_eq!(rejoined("căn cước (M", "ẫu CC01", words), "căn cước (Mẫu CC01");
        assert_eq!(rejoined("biển số", "xe (theo", words), "biển số xe (theo");
    }
}
