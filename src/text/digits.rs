//! Numbers as they are written for readers.

/// A number with `between` before every third figure from the right.
pub(crate) fn grouped(number: u64, between: &str) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(between);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(50_000, "."), "50.000");
        assert_eq!(grouped(999, "."), "999");
        assert_eq!(grouped(1_234_567, ","), "1,234,567");
    }
}
