//! What all QR codes of one size have in common, worked out once: the fixed patterns, the order in which the others are
//! filled, and the masks.
//!
//! A row is a number whose bits are its modules, the left one lowest; so masks, and what makes a pattern hard to read, are
//! found a row at a time.

use std::sync::OnceLock;

use super::field::generator;

/// The largest version that is drawn: more modules could not be told apart on a printed page.
const VERSIONS: usize = 10;
/// Codewords of each version, data and correction together.
const CODEWORDS: [usize; VERSIONS] = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346];
/// Codewords of correction in each block, at level M.
const CORRECTION: [usize; VERSIONS] = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];
/// Blocks, at level M.
const BLOCKS: [usize; VERSIONS] = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
/// The masks of the standard: which modules (x, y) are turned.
const MASKS: [fn(usize, usize) -> bool; 8] = [
    |x, y| (x + y) % 2 == 0,
    |_, y| y % 2 == 0,
    |x, _| x % 3 == 0,
    |x, y| (x + y) % 3 == 0,
    |x, y| (x / 3 + y / 2) % 2 == 0,
    |x, y| x * y % 2 + x * y % 3 == 0,
    |x, y| (x * y % 2 + x * y % 3) % 2 == 0,
    |x, y| ((x + y) % 2 + x * y % 3) % 2 == 0,
];

/// The modules of a code, by rows and once more by columns.
#[derive(Debug, Clone)]
pub(super) struct Modules {
    pub(super) rows: Vec<u64>,
    pub(super) columns: Vec<u64>,
}

impl Modules {
    fn light(size: usize) -> Self {
        Self { rows: vec![0; size], columns: vec![0; size] }
    }

    /// Makes a module dark.
    pub(super) fn darken(&mut self, x: usize, y: usize) {
        self.rows[y] |= 1 << x;
        self.columns[x] |= 1 << y;
    }

    /// Turns all modules that are dark in `other`.
    pub(super) fn turned(&self, other: &Self) -> Self {
        let turn = |own: &[u64], other: &[u64]| own.iter().zip(other).map(|(own, other)| own ^ other).collect();
        Self { rows: turn(&self.rows, &other.rows), columns: turn(&self.columns, &other.columns) }
    }
}

/// The codes of one version at correction level M.
#[derive(Debug)]
pub(super) struct QrForm {
    /// Modules along one side.
    pub(super) size: usize,
    /// Codewords, data and correction together.
    pub(super) whole: usize,
    /// Codewords of data.
    pub(super) data: usize,
    /// Blocks that are corrected each by itself.
    pub(super) blocks: usize,
    /// The divisor by which correction is found.
    pub(super) generator: Vec<u8>,
    /// How many bits tell the length.
    pub(super) count: usize,
    /// Finders, timing, alignment and version.
    pub(super) fixed: Modules,
    /// Where the bits go, in their order.
    pub(super) path: Vec<(usize, usize)>,
    /// What each mask turns, and with it the sixteen modules and one that tell of it.
    pub(super) masks: Vec<Modules>,
}

impl QrForm {
    /// The smallest form that holds so many bytes; none when there is none.
    pub(super) fn for_length(length: usize) -> Option<&'static Self> {
        static FORMS: [OnceLock<QrForm>; VERSIONS] = [const { OnceLock::new() }; VERSIONS];
        let holds = |version: &usize| {
            let data = CODEWORDS[version - 1] - CORRECTION[version - 1] * BLOCKS[version - 1];
            length + if *version < 10 { 2 } else { 3 } <= data
        };
        let version = (1..=VERSIONS).find(holds)?;
        Some(FORMS[version - 1].get_or_init(|| Self::of(version)))
    }

    fn of(version: usize) -> Self {
        let size = 17 + 4 * version;
        let mut taken = Modules::light(size);
        let mut fixed = Modules::light(size);
        let mut draw = |x: usize, y: usize, dark: bool| {
            taken.darken(x, y);
            if dark {
                fixed.darken(x, y);
            }
        };
        for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
            for (x, y) in area(left.saturating_sub(1), (left + 8).min(size), top.saturating_sub(1), (top + 8).min(size)) {
                let ring = (x.abs_diff(left + 3)).max(y.abs_diff(top + 3));
                draw(x, y, ring != 2 && ring != 4);
            }
        }
        for at in 8..size - 8 {
            draw(at, 6, at % 2 == 0);
            draw(6, at, at % 2 == 0);
        }
        let centres = alignment(version);
        for (row, y) in centres.iter().enumerate() {
            for (column, x) in centres.iter().enumerate() {
                let last = centres.len() - 1;
                if (row, column) != (0, 0) && (row, column) != (0, last) && (row, column) != (last, 0) {
                    area(x - 2, x + 3, y - 2, y + 3).for_each(|(cx, cy)| draw(cx, cy, cx.abs_diff(*x).max(cy.abs_diff(*y)) != 1));
                }
            }
        }
        if version >= 7 {
            let bits = version << 12 | remainder(version, 12, 0x1f25);
            for bit in 0..18 {
                let (near, far) = (bit / 3, size - 11 + bit % 3);
                draw(near, far, bits >> bit & 1 == 1);
                draw(far, near, bits >> bit & 1 == 1);
            }
        }
        let told = (0..15).flat_map(|bit| format_places(size, bit));
        told.clone().for_each(|(x, y)| draw(x, y, false));
        draw(8, size - 8, true);
        let is_free = |(x, y): &(usize, usize)| taken.rows[*y] >> x & 1 == 0;
        let masks = MASKS.iter().enumerate().map(|(number, turns)| {
            let mut mask = Modules::light(size);
            area(0, size, 0, size).filter(is_free).filter(|(x, y)| turns(*x, *y)).for_each(|(x, y)| mask.darken(x, y));
            // Level M is told by 00 before the three bits of the mask.
            let bits = (number << 10 | remainder(number, 10, 0x537)) ^ 0x5412;
            (0..15).filter(|bit| bits >> bit & 1 == 1).flat_map(|bit| format_places(size, bit)).for_each(|(x, y)| mask.darken(x, y));
            mask
        });
        let (whole, correction, blocks) = (CODEWORDS[version - 1], CORRECTION[version - 1], BLOCKS[version - 1]);
        Self {
            size,
            whole,
            data: whole - correction * blocks,
            blocks,
            generator: generator(correction),
            count: if version < 10 { 8 } else { 16 },
            path: path(size).filter(is_free).collect(),
            masks: masks.collect(),
            fixed,
        }
    }
}

fn area(left: usize, right: usize, top: usize, bottom: usize) -> impl Iterator<Item = (usize, usize)> {
    (top..bottom).flat_map(move |y| (left..right).map(move |x| (x, y)))
}

/// Where the alignment patterns have their centres, along both sides.
fn alignment(version: usize) -> Vec<usize> {
    let last = 10 + 4 * version;
    match version {
        1 => Vec::new(),
        2..=6 => vec![6, last],
        _ => vec![6, usize::midpoint(6, last), last],
    }
}

/// The two places where a bit of the format is told.
fn format_places(size: usize, bit: usize) -> [(usize, usize); 2] {
    let corner = match bit {
        0..=5 => (8, bit),
        6 | 7 => (8, bit + 1),
        8 => (7, 8),
        _ => (14 - bit, 8),
    };
    [corner, if bit < 8 { (size - 1 - bit, 8) } else { (8, size - 15 + bit) }]
}

/// The way of the bits: two columns at once, upwards from the lower right corner, then down, leaving the timing column out.
fn path(size: usize) -> impl Iterator<Item = (usize, usize)> {
    let pairs = (1..size).rev().step_by(2).map(|right| if right <= 6 { right - 1 } else { right });
    pairs.enumerate().flat_map(move |(pair, right)| {
        (0..size).flat_map(move |step| {
            let y = if pair % 2 == 0 { size - 1 - step } else { step };
            [(right, y), (right - 1, y)]
        })
    })
}

/// What is left of `value`, moved up by so many bits, after division: the code that protects format and version.
fn remainder(value: usize, bits: usize, divisor: usize) -> usize {
    (0..bits).fold(value, |rest, _| (rest << 1) ^ ((rest >> (bits - 1)) * divisor))
}
