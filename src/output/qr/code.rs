//! One QR code: the text as bits, the bits as modules, and the mask that makes them easiest to read.

use super::field::correction;
use super::form::{Modules, QrForm};

/// A code, ready to be drawn.
#[derive(Debug)]
pub(super) struct QrCode {
    /// Modules along one side.
    pub(super) size: usize,
    /// The rows from above; the lowest bit is the module at the left, 1 is dark.
    pub(super) rows: Vec<u64>,
    /// Which mask was chosen, for the tests.
    #[cfg_attr(not(test), allow(dead_code, reason = "the code tells it itself"))]
    pub(super) mask: usize,
}

impl QrCode {
    /// The code that says these bytes, at correction level M; none when they are too many.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let form = QrForm::for_length(text.len())?;
        let words = protect(form, &data(form, text));
        let bits = words.iter().flat_map(|word| (0..8).rev().map(move |bit| word >> bit & 1 == 1));
        let mut plain = form.fixed.clone();
        for ((x, y), _) in form.path.iter().zip(bits).filter(|(_, dark)| *dark) {
            plain.darken(*x, *y);
        }
        let masked = form.masks.iter().map(|mask| plain.turned(mask)).enumerate();
        let (mask, modules) = masked.min_by_key(|(_, modules)| penalty(form.size, modules))?;
        Some(Self { size: form.size, rows: modules.rows, mask })
    }
}

/// The codewords of the data: that they are bytes, how many, themselves, and what fills up the rest.
fn data(form: &QrForm, text: &[u8]) -> Vec<u8> {
    let mut words = Vec::with_capacity(form.data + 1);
    // Everything stands half a byte further on behind the four bits that say «bytes».
    let mut half = 0b0100;
    let mut push = |byte: u8| {
        words.push(half << 4 | byte >> 4);
        half = byte & 15;
    };
    text.len().to_be_bytes().into_iter().skip(size_of::<usize>() - form.count / 8).for_each(&mut push);
    text.iter().copied().for_each(&mut push);
    push(0);
    words.extend([0xec, 0x11].into_iter().cycle().take(form.data - words.len()));
    words
}

/// The codewords with their correction, block by block, in the order in which they are laid out.
fn protect(form: &QrForm, data: &[u8]) -> Vec<u8> {
    let short = form.blocks - form.data % form.blocks;
    let length = form.data / form.blocks;
    let start = |block: usize| block * length + block.saturating_sub(short);
    let blocks: Vec<&[u8]> = (0..form.blocks).map(|block| &data[start(block)..start(block + 1)]).collect();
    let corrections: Vec<Vec<u8>> = blocks.iter().map(|block| correction(block, &form.generator)).collect();
    let mut words = Vec::with_capacity(form.whole);
    for at in 0..=length {
        words.extend(blocks.iter().filter_map(|block| block.get(at)));
    }
    for at in 0..form.generator.len() {
        words.extend(corrections.iter().map(|block| block[at]));
    }
    words
}

/// How hard these modules are to read, as the standard counts it.
fn penalty(size: usize, modules: &Modules) -> u32 {
    let lines = modules.rows.iter().chain(&modules.columns).map(|line| line_penalty(size, *line));
    let squares = modules.rows.windows(2).map(|pair| {
        let (upper, lower) = (pair[0], pair[1]);
        3 * (alike(size, upper) & alike(size, lower) & !(upper ^ lower)).count_ones()
    });
    let all = u32::try_from(size * size).unwrap_or(u32::MAX);
    let dark: u32 = modules.rows.iter().map(|row| row.count_ones()).sum();
    let uneven = (dark * 20).abs_diff(all * 10).div_ceil(all).saturating_sub(1) * 10;
    lines.sum::<u32>() + squares.sum::<u32>() + uneven
}

/// Which modules are as the next one.
fn alike(size: usize, line: u64) -> u64 {
    !(line ^ line >> 1) & ((1 << (size - 1)) - 1)
}

/// Five and more alike in a row, and what looks like a finder.
fn line_penalty(size: usize, line: u64) -> u32 {
    let alike = alike(size, line);
    let five = alike & alike >> 1 & alike >> 2 & alike >> 3;
    let runs = five & !(five << 1);
    // A finder is 1011101 with four light modules behind it or before it; eleven modules have to fit.
    let light = !line;
    let core = line & light >> 1 & line >> 2 & line >> 3 & line >> 4 & light >> 5 & line >> 6;
    let four = light & light >> 1 & light >> 2 & light >> 3;
    let within = (1 << (size - 10)) - 1;
    let finders = (core & four >> 7 & within).count_ones() + (four & core >> 4 & within).count_ones();
    five.count_ones() + 2 * runs.count_ones() + 40 * finders
}

#[cfg(test)]
mod tests {
    use super::*;
    use fast_qr::{ECL, Mask, Mode, QRBuilder};

    /// The same code as another encoder makes it.
    fn other(text: &str, mask: usize) -> Vec<u64> {
        let masks = [
            Mask::Checkerboard,
            Mask::HorizontalLines,
            Mask::VerticalLines,
            Mask::DiagonalLines,
            Mask::LargeCheckerboard,
            Mask::Fields,
            Mask::Diamonds,
            Mask::Meadow,
        ];
        let code = QRBuilder::new(text).ecl(ECL::M).mode(Mode::Byte).mask(masks[mask]).build().unwrap();
        let row = |y: usize| (0..code.size).filter(|x| code[y][*x].value()).fold(0, |row, x| row | 1 << x);
        (0..code.size).map(row).collect()
    }

    #[test]
    fn another_encoder_makes_the_same_code_of_every_length() {
        let text = "https://a.vn/q/1.004222/".repeat(9);
        let text = &text[..213];
        for length in (1..=text.len()).step_by(2) {
            let code = QrCode::of(&text.as_bytes()[..length]).unwrap();
            assert_eq!(code.rows, other(&text[..length], code.mask), "{length}");
        }
    }

    #[test]
    fn different_texts_choose_different_masks() {
        let masks: std::collections::BTreeSet<usize> = (0..200)
            .filter_map(|n| QrCode::of(format!("https://motcua.example.vn/q/1.00{n:04}/").as_bytes()))
            .map(|code| code.mask)
            .collect();
        assert!(masks.len() >= 5, "{masks:?}");
    }

    #[test]
    fn what_is_hard_to_read_is_counted() {
        // Four alike are no fault, six are; a finder with light before or behind it is one, in either direction.
        assert_eq!(line_penalty(21, 0b0_1010_1010_1010_1010_1111), 0);
        assert_eq!(line_penalty(21, 0b0_1010_1010_1010_1011_1111), 4);
        assert_eq!(line_penalty(21, 0b1_0101_0101_0000_1011_1010), 40);
        assert_eq!(line_penalty(21, 0b1_0101_0100_1011_1010_0000) - 3, 40);
    }

    #[test]
    fn what_no_code_can_hold_is_none() {
        assert!(QrCode::of(&[b'a'; 213]).is_some());
        assert!(QrCode::of(&[b'a'; 214]).is_none());
    }
}
