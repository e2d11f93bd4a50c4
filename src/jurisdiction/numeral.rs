//! Numbers in words.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrase::Phrase;

/// The words of numbers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numerals {
    /// The numbers up to ten.
    words: BTreeMap<Phrase, u64>,
    /// What multiplies the number before it.
    times: BTreeMap<Phrase, u64>,
    /// What joins hundreds and units.
    joints: Vec<Phrase>,
    /// What is another word behind tens.
    not_after_tens: Vec<Phrase>,
    /// A half.
    pub half: Vec<Phrase>,
    /// A half more.
    pub and_a_half: Vec<Phrase>,
}

impl Numerals {
    /// The number with which these pieces begin, and how many of them it takes: «hai mươi mốt» is 21.
    #[must_use]
    pub fn read<W: AsRef<str>>(&self, pieces: &[W]) -> Option<(u64, usize)> {
        let of = |known: &BTreeMap<Phrase, u64>, piece: &W| {
            known.iter().find(|(phrase, _)| phrase.is(std::slice::from_ref(piece))).map(|(_, number)| *number)
        };
        let is_one_of = |known: &[Phrase], piece: &W| known.iter().any(|phrase| phrase.is(std::slice::from_ref(piece)));
        let (mut total, mut group, mut digit, mut at) = (0_u64, 0_u64, None, 0);
        // What the last piece was worth: behind hundreds a bare digit is one of what comes next, not of this number.
        let mut last = 0;
        while let Some(piece) = pieces.get(at) {
            let next = pieces.get(at + 1);
            let multiplies = next.is_some_and(|next| of(&self.times, next).is_some());
            // Without marks «mười» and «mươi» are one; only behind a digit it multiplies.
            let times = of(&self.times, piece).filter(|times| digit.is_some() || (group > 0 && *times >= 1000));
            if let Some(times) = times {
                let before = digit.take().unwrap_or(0);
                if times < 1000 {
                    group += before * times;
                } else {
                    total += (group + before).checked_mul(times)?;
                    group = 0;
                }
                last = times;
            } else if let Some(number) = of(&self.words, piece) {
                let fits = match last {
                    0 => true,
                    1 => false,
                    10 => !is_one_of(&self.not_after_tens, piece),
                    _ => multiplies || number == 10,
                };
                if !fits || digit.is_some() {
                    break;
                }
                if number == 10 {
                    group += 10;
                    last = 10;
                } else {
                    digit = Some(number);
                    last = 1;
                }
            } else if is_one_of(&self.joints, piece) && last == 100 && next.is_some_and(|next| of(&self.words, next).is_some()) {
                last = 0;
            } else {
                break;
            }
            at += 1;
        }
        (at > 0).then_some((total + group + digit.unwrap_or(0), at))
    }

    /// The number that these pieces are, if they are one.
    #[must_use]
    pub fn whole<W: AsRef<str>>(&self, pieces: &[W]) -> Option<u64> {
        self.read(pieces).filter(|(_, taken)| *taken == pieces.len()).map(|(number, _)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Jurisdiction, tokens};

    fn read(text: &str) -> Option<(u64, usize)> {
        Jurisdiction::usual().numerals.read(&tokens(text))
    }

    #[test]
    fn numbers_in_words_are_read() {
        for (text, number) in [
            ("bảy", 7),
            ("mười", 10),
            ("mười lăm", 15),
            ("hai mươi", 20),
            ("hai mươi mốt", 21),
            ("bốn mươi lăm", 45),
            ("một trăm hai mươi", 120),
            ("một trăm linh năm", 105),
            ("năm mươi nghìn", 50_000),
            ("một triệu hai trăm nghìn", 1_200_000),
            ("hai nghìn năm trăm", 2_500),
        ] {
            assert_eq!(read(text), Some((number, text.split(' ').count())), "{text}");
        }
    }

    #[test]
    fn a_number_ends_where_its_unit_begins() {
        assert_eq!(read("năm năm"), Some((5, 1)));
        assert_eq!(read("hai mươi năm"), Some((20, 2)));
        assert_eq!(read("một trăm năm"), Some((100, 2)));
        assert_eq!(read("ba ngày"), Some((3, 1)));
        assert_eq!(read("ngày"), None);
        assert_eq!(read("trăm"), None);
    }
}
