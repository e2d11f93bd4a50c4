//! Packing: lists as short texts. They are made so that the compression of any host finishes the work: texts of one kind stand
//! together, what follows from something else is left out, numbers are single characters.

use std::collections::BTreeMap;

use crate::text::slug;

/// The figures of packed numbers: printable, and none that JSON escapes.
const FIGURES: &[u8; 90] = b"!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|";

/// A list, a line for each text; a return for one that is the same as the one before it.
pub(super) fn lines(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut lines = String::new();
    let mut last = 0..0;
    for text in texts {
        let text = text.as_ref();
        if lines.get(last.clone()).is_some_and(|last| last == text && !text.is_empty()) {
            lines.push('\r');
        } else {
            last = lines.len()..lines.len() + text.len();
            lines.push_str(text);
        }
        lines.push('\n');
    }
    lines
}

/// Letters that change places with signs that no text of an index needs, so that most letters of any language are one byte.
#[derive(Debug, Default)]
pub(super) struct Swap(BTreeMap<char, char>);

impl Swap {
    /// The most frequent letters of these texts that are no ASCII, each with the rarest sign that is.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: BTreeMap<char, usize> = ('#'..='}').filter(|sign| counts_as_sign(*sign)).map(|sign| (sign, 0)).collect();
        for c in texts.flat_map(str::chars).filter(|c| (!c.is_ascii() && *c <= '\u{ffff}') || counts_as_sign(*c)) {
            *counts.entry(c).or_default() += 1;
        }
        let (mut signs, mut letters): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(c, _)| c.is_ascii());
        signs.sort_by_key(|(c, count)| (*count, *c));
        letters.sort_by_key(|(c, count)| (std::cmp::Reverse(*count), *c));
        let pairs = letters.into_iter().zip(signs).take_while(|((_, letters), (_, signs))| signs * 2 <= *letters);
        Self(pairs.flat_map(|((a, _), (b, _))| [(a, b), (b, a)]).collect())
    }

    pub(super) fn text(&self, text: &str) -> String {
        text.chars().map(|c| self.0.get(&c).copied().unwrap_or(c)).collect()
    }

    /// The pairs, one after another.
    pub(super) fn pairs(&self) -> String {
        self.0.iter().filter(|(letter, _)| !letter.is_ascii()).flat_map(|(letter, sign)| [letter, sign]).collect()
    }
}

fn counts_as_sign(c: char) -> bool {
    matches!(c, '#'..='}') && !"\\|*=~$^".contains(c)
}

/// One figure; the last one for what is out of reach.
pub(super) fn figure(number: usize) -> char {
    char::from(FIGURES[number.min(FIGURES.len() - 1)])
}

/// Ascending numbers as the gaps between them: a gap below 60 is one figure, others begin with one above it.
pub(super) fn gaps(numbers: impl IntoIterator<Item = usize>) -> String {
    let mut packed = String::new();
    let mut next = 0;
    for number in numbers {
        let mut gap = number - next;
        next = number + 1;
        let mut tail = Vec::new();
        while gap >= 60 {
            gap -= 60;
            tail.push(figure(60 + gap % 30));
            gap /= 30;
        }
        packed.extend(tail);
        packed.push(figure(gap));
    }
    packed
}

/// The stem of an address beside the title that it most often follows: nothing when it is the title's own, `head*n*tail` when it
/// holds the first `n` letters of it (all of them without a number), `=stem` when it has nothing of it. `$` stands for the code.
pub(super) fn stem(stem: &str, title: &str, code: &str) -> String {
    let plain = title.chars().all(|c| c < '\u{250}' || matches!(c, '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2026}'));
    let whole = slug(title);
    if !plain {
        return format!("={stem}");
    }
    if stem == whole {
        return String::new();
    }
    let code = slug(code);
    let (head, rest) = match stem.strip_prefix(code.as_str()).and_then(|rest| rest.strip_prefix('-')) {
        Some(rest) if !code.is_empty() => ("$", rest),
        _ => ("", stem),
    };
    let same = rest.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b).count();
    if same < 4 {
        return format!("={stem}");
    }
    let length = if same == whole.len() { String::new() } else { same.to_string() };
    let (tail, end) = match rest[same..].strip_suffix(code.as_str()).and_then(|tail| tail.strip_suffix('-')) {
        Some(tail) if !code.is_empty() => (tail, "$"),
        _ => (&rest[same..], ""),
    };
    format!("{head}*{length}*{tail}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_the_same_text_once() {
        assert_eq!(lines(["", "", "b", "b", "b", "", "b"].iter()), "\n\nb\n\r\n\r\n\nb\n");
    }

    #[test]
    fn letters_and_signs_change_places_and_back() {
        let text = "Đăng ký thường trú # ưư";
        let swap = Swap::of([text].into_iter());
        let packed = swap.text(text);
        assert!(packed.is_ascii(), "{packed}");
        assert_eq!(swap.text(&packed), text);
        assert_eq!(swap.pairs().chars().count(), 2 * 6, "ă Đ ý ú ờ ư: {}", swap.pairs());
        assert_eq!(Swap::of(["plain"].into_iter()).pairs(), "");
    }

    #[test]
    fn a_stem_that_follows_from_the_title_is_left_out() {
        assert_eq!(stem("dang-ky-thuong-tru", "Đăng ký thường trú", "1.004222"), "");
        assert_eq!(stem("dang-ky-thuong", "Đăng ký thường trú", ""), "*14*");
        assert_eq!(stem("1-004222-dang-ky", "Đăng ký thường trú", "1.004222"), "$*7*");
        assert_eq!(stem("dang-ky-thuong-tru-1-004222", "Đăng ký thường trú", "1.004222"), "**$");
        assert_eq!(stem("dang-ky-moi-1-004222", "Đăng ký thường trú", "1.004222"), "*8*moi$");
        assert_eq!(stem("dang-ky-thuong-tru-2", "Đăng ký thường trú", ""), "**-2");
        assert_eq!(stem("tru", "Đăng ký thường trú", ""), "=tru");
        assert_eq!(stem("x", "Заявка", ""), "=x");
    }
}
