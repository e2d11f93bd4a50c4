//! Squeezing: the texts of a small index in a quarter less than what the compression of a host would leave of them.
//!
//! Titles repeat each other in whole phrases, so a model guesses each word from those that followed the last one so far, the latest
//! first, and spells a word that none of the guesses is. Every answer, yes or no, takes as much space as it surprises: the mixing of
//! contexts and the arithmetic coding of Mahoney's PAQ ("Adaptive Weighing of Context Models for Lossless Data Compression",
//! 2005), in figures of six bits instead of bytes, which the compression of a host keeps as short as they are.
//!
//! `assets/js/search/1-unfold.js` takes the same steps in the same order. Both count in whole numbers of at most thirty bits, which
//! a browser holds without a box even before it has compiled the script; where doubles come between, there is no more than the
//! four operations and the square root, which are exact everywhere; a logarithm is not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;
use serde::Serialize;

use super::pack::figure;

/// What the contexts have seen stands in so many places; those that meet in one share it.
const SLOTS: usize = 1 << 18;
/// The coder keeps its range from this on, and below 64 times as much.
const FULL: u32 = 1 << 24;
/// So many of the words that followed the last one are guessed.
const GUESSES: usize = 16;
/// So many contexts tell how likely an answer is: of a guess its rank, its rank behind this word, the pair, the pair behind the word
/// before, and itself; of a letter the one before it, the three before, all of the word, the length, and the two before.
const CONTEXTS: usize = 5;
/// Kinds of questions: the first guess, the second, those after them; the first letter, the second, the third, those after them.
const KINDS: usize = 7;
/// So many letters stand first in the alphabet.
const OFTEN: usize = 16;
/// A gap between letters of this many goes on.
const FAR: usize = 89;

/// A text in its squeezed form.
#[derive(Debug, Serialize)]
pub struct Squeezed {
    /// Its length, in units of UTF-16; they are its letters.
    size: usize,
    /// The most frequent letters.
    often: String,
    /// The others, by the gaps between them.
    letters: String,
    /// What the guesses leave open.
    figures: String,
}

impl Squeezed {
    /// Squeezes a text, every line of which is ended.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = || text.split_inclusive([' ', '\n']);
        let distinct: BTreeSet<&str> = words().collect();
        let alphabet = Alphabet::of(distinct.into_iter().flat_map(str::chars));
        let mut coder = Coder::default();
        // The numbers of the words known, and of each those that followed it, the latest last; the start has the first number.
        let mut numbers: HashMap<&str, u32, FixedState> = HashMap::default();
        let mut next: Vec<Vec<u32>> = vec![Vec::new()];
        let (mut last, mut before, mut end) = (0, 0, '\n');
        for word in words() {
            let known = numbers.get(word).copied();
            let guesses: Vec<u32> =
                next.get(last as usize).map(|list| list.iter().rev().take(GUESSES).copied().collect()).unwrap_or_default();
            let mut is_met = false;
            for (i, guess) in (0..).zip(guesses) {
                let pair = mix(mix(guess, last), 3);
                is_met = known == Some(guess);
                let contexts = [mix(i, 1), mix(mix(i, last), 2), pair, mix(pair, before), mix(guess, 9)];
                coder.put(contexts, 0, i.min(2), is_met);
                if is_met {
                    break;
                }
            }
            if !is_met {
                alphabet.spell(word, end, &mut coder);
            }
            let count = u32::try_from(next.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(word).or_insert(count);
            if number == count {
                next.push(Vec::new());
            }
            if let Some(list) = next.get_mut(last as usize) {
                list.retain(|other| *other != number);
                list.push(number);
            }
            (last, before) = (number, last);
            end = word.chars().next_back().unwrap_or(end);
        }
        Self { size: text.encode_utf16().count(), often: alphabet.often(), letters: alphabet.gaps(), figures: coder.end() }
    }
}

/// The letters in the order of their seats: the most frequent, then the others in the order of Unicode.
struct Alphabet(Vec<char>);

impl Alphabet {
    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        letters.for_each(|letter| *counts.entry(letter).or_default() += 1);
        let mut list: Vec<char> = counts.keys().copied().collect();
        list.sort_by_key(|letter| std::cmp::Reverse(counts.get(letter)));
        let often = list.len().min(OFTEN);
        list[often..].sort_unstable();
        Self(list)
    }

    fn often(&self) -> String {
        self.0.iter().take(OFTEN).collect()
    }

    fn gaps(&self) -> String {
        let mut gaps = String::new();
        let mut next = 0;
        for letter in self.0.iter().skip(OFTEN) {
            let gap = *letter as usize - next;
            gaps.extend(std::iter::repeat_n(figure(FAR), gap / FAR));
            gaps.push(figure(gap % FAR));
            next = *letter as usize + 1;
        }
        gaps
    }

    fn seat(&self, letter: char) -> u32 {
        let (often, others) = self.0.split_at(self.0.len().min(OFTEN));
        let seat = often.iter().position(|other| *other == letter);
        let seat = seat.or_else(|| others.binary_search(&letter).ok().map(|seat| OFTEN + seat));
        seat.and_then(|seat| u32::try_from(seat).ok()).unwrap_or_default()
    }

    /// Writes a word, letter by letter, each as a way down a tree: five steps to a frequent one, more to others.
    fn spell(&self, word: &str, end: char, coder: &mut Coder) {
        let depth = self.0.len().saturating_sub(OFTEN).next_power_of_two().trailing_zeros().max(4);
        let (mut one, mut two, mut three, mut head, mut length) = (self.seat(end), 0, 0, 0, 0_u32);
        for letter in word.chars() {
            let pair = mix(one, two);
            let contexts = [mix(one, 4), mix(pair, three), mix(head, 5), mix(length, 6), mix(pair, 7)];
            let kind = 3 + length.min(3);
            let seat = self.seat(letter);
            let (mut node, way, steps) = if seat < 16 { (2, seat, 4) } else { (3, seat - 16, depth) };
            coder.put(contexts, 1, kind, node == 3);
            for step in (0..steps).rev() {
                let turn = way >> step & 1;
                coder.put(contexts, node, kind, turn == 1);
                node = 2 * node + turn;
            }
            (one, two, three) = (seat, one, two);
            head = mix(head, seat);
            length += if u32::from(letter) > 0xffff { 2 } else { 1 };
        }
    }
}

/// Two numbers as one of 28 bits.
const fn mix(a: u32, b: u32) -> u32 {
    let mixed = (a ^ b.wrapping_add(1).wrapping_mul(0x2c1b_3c6d)).wrapping_mul(0x2545_f491);
    (mixed ^ mixed >> 15) >> 4
}

/// The model of how likely an answer is, and the figures that the answers became.
struct Coder {
    /// How likely a yes is in each place, of 65536.
    odds: Vec<u16>,
    /// How often it was asked there.
    seen: Vec<u8>,
    /// How far each context is to be trusted that has seen so much, for each kind of question; 65536 is wholly.
    trust: [i32; 25 * KINDS],
    /// What a context says by such an odd, in 256ths.
    leaning: Vec<i32>,
    low: u32,
    range: u32,
    figures: Vec<u8>,
}

impl Default for Coder {
    #[allow(clippy::cast_possible_truncation, reason = "what a context says has four digits")]
    fn default() -> Self {
        let middles = (0..512).map(|i| (f64::from(i) + 0.5) / 512.0 - 0.5);
        Self {
            odds: vec![1 << 15; SLOTS],
            seen: vec![0; SLOTS],
            trust: [19661; 25 * KINDS],
            leaning: middles.map(|odd| (256.0 * odd / (0.2501 - odd * odd).sqrt()).floor() as i32).collect(),
            low: 0,
            range: FULL,
            figures: Vec::new(),
        }
    }
}

impl Coder {
    /// Writes one answer.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "odds stay between 0 and 65535, places of tables within them"
    )]
    fn put(&mut self, contexts: [u32; CONTEXTS], node: u32, kind: u32, is: bool) {
        let (mut slots, mut seats, mut leans, mut sum) = ([0; CONTEXTS], [0; CONTEXTS], [0; CONTEXTS], 0);
        for (i, context) in contexts.into_iter().enumerate() {
            slots[i] = context.wrapping_add(node.wrapping_mul(39119)) as usize % SLOTS;
            seats[i] = 25 * kind as usize + 5 * i + usize::from((self.seen[slots[i]] + 2) >> 2);
            leans[i] = self.leaning[usize::from(self.odds[slots[i]] >> 7)];
            sum += leans[i].wrapping_mul(self.trust[seats[i]]) >> 8;
        }
        let sum = f64::from(sum);
        let share = (2048.0 + 2047.0 * sum / (f64::from(FULL) * 256.0 + sum * sum).sqrt()) as i32;
        self.narrow(share as u32, is);
        for i in 0..CONTEXTS {
            let (odd, seen, trust) = (&mut self.odds[slots[i]], &mut self.seen[slots[i]], &mut self.trust[seats[i]]);
            *trust = trust.wrapping_add(((i32::from(is) * 4096 - share) * leans[i]) >> 11);
            let full = if is { 65535.0 } else { 0.0 };
            *odd = (f64::from(*odd) + (full - f64::from(*odd)) / (f64::from(*seen) + 1.4)) as u16;
            *seen = (*seen + 1).min(15);
        }
    }

    /// Keeps of the range the share of a yes, or what it leaves.
    fn narrow(&mut self, share: u32, is: bool) {
        let split = (self.range >> 12) * share;
        if is {
            self.range = split;
        } else {
            self.low += split;
            self.range -= split;
        }
        self.carry();
        while self.range < FULL {
            self.shift();
            self.range *= 64;
        }
    }

    /// What grew over the top goes to the figures already written.
    fn carry(&mut self) {
        if self.low < FULL * 64 {
            return;
        }
        self.low -= FULL * 64;
        for figure in self.figures.iter_mut().rev() {
            *figure = (*figure + 1) % 64;
            if *figure > 0 {
                break;
            }
        }
    }

    fn shift(&mut self) {
        self.figures.push((self.low / FULL) as u8);
        self.low = self.low % FULL * 64;
    }

    /// The figures, with one more that stands in the range that is left; the reader takes those behind the end for nothing, and
    /// knows the first, for no range reached it.
    fn end(mut self) -> String {
        self.low += FULL - 1;
        self.carry();
        self.shift();
        self.figures.into_iter().skip(1).map(|digit| figure(digit.into())).collect()
    }
}
