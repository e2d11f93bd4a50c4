//! Error correction after Reed and Solomon, in the field of 256 elements that QR codes use (modulus `0x11d`).

/// The powers of 2 in the field, and of which power each element is.
const TABLES: ([u8; 255], [u8; 256]) = {
    let (mut powers, mut logs) = ([0; 255], [0; 256]);
    let mut value: u16 = 1;
    let mut power: u8 = 0;
    while power < 255 {
        #[allow(clippy::cast_possible_truncation, reason = "an element of the field is below 256")]
        let element = value as u8;
        powers[power as usize] = element;
        logs[element as usize] = power;
        value <<= 1;
        if value > 255 {
            value ^= 0x11d;
        }
        power += 1;
    }
    (powers, logs)
};

fn multiply(a: u8, b: u8) -> u8 {
    let (powers, logs) = &TABLES;
    if a == 0 || b == 0 {
        return 0;
    }
    powers[(usize::from(logs[usize::from(a)]) + usize::from(logs[usize::from(b)])) % 255]
}

/// The divisor for so many codewords of correction; its leading 1 is left out.
pub(super) fn generator(degree: usize) -> Vec<u8> {
    let mut divisor = vec![0; degree];
    divisor[degree - 1] = 1;
    for power in &TABLES.0[..degree] {
        for at in 0..degree {
            divisor[at] = multiply(divisor[at], *power) ^ divisor.get(at + 1).copied().unwrap_or(0);
        }
    }
    divisor
}

/// The codewords that correct these.
pub(super) fn correction(data: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut rest = vec![0; divisor.len()];
    for byte in data {
        let factor = byte ^ rest[0];
        rest.rotate_left(1);
        rest[divisor.len() - 1] = 0;
        for (rest, term) in rest.iter_mut().zip(divisor) {
            *rest ^= multiply(*term, factor);
        }
    }
    rest
}
