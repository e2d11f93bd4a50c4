//! Text inside an address, percent-encoded: each set names what must be encoded, which is all but what it removes.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// One value of a query, or one part of a path.
pub(crate) const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// A path with its `/`.
pub(crate) const PATH: &AsciiSet = &VALUE.remove(b'/');
/// A path on a disk, which may begin with `C:`.
pub(crate) const DISK: &AsciiSet = &PATH.remove(b':');
/// A mailbox after `mailto:`.
pub(crate) const MAILBOX: &AsciiSet = &NON_ALPHANUMERIC.remove(b'@').remove(b'.').remove(b'-').remove(b'_').remove(b'+');

/// The text with the bytes of this set as `%XX`.
pub(crate) fn encode(text: &str, set: &'static AsciiSet) -> String {
    utf8_percent_encode(text, set).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_an_address_keeps_what_may_stand_in_it() {
        assert_eq!(encode("lệ phí/1.a", VALUE), "l%E1%BB%87%20ph%C3%AD%2F1.a");
        assert_eq!(encode("a b/c~d", PATH), "a%20b/c~d");
        assert_eq!(encode("C:/a&b", DISK), "C:/a%26b");
        assert_eq!(encode("a.b+c@x.vn?cc=y", MAILBOX), "a.b+c@x.vn%3Fcc%3Dy");
    }
}
