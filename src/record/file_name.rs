//! Names of files, which are addresses: what is wrong with them, and what to call the file instead.

use super::slug;
use crate::finding::{Finding, Spot};
use crate::source::Source;

/// How long a file name may be.
const MAX_STEM: usize = 120;

/// Whether this file name can be an address.
pub(super) fn is_usable(stem: &str) -> bool {
    let is_plain = stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    !stem.is_empty() && stem.len() <= MAX_STEM && is_plain && !stem.starts_with('-') && !stem.ends_with('-')
}

/// The name for a file whose own cannot be an address: the first that is not `taken`; nothing where it has no letters for one.
pub(super) fn usable_stem(stem: &str, taken: impl Fn(&str) -> bool) -> Option<String> {
    let mut plain = slug(stem.split('@').next().unwrap_or(stem));
    plain.truncate(MAX_STEM - 4);
    plain.truncate(plain.trim_end_matches('-').len());
    let more = (2..).map(|n| format!("{plain}-{n}"));
    std::iter::once(plain.clone()).chain(more).find(|name| !taken(name)).filter(|_| !plain.is_empty())
}

/// The finding for a file name that cannot be an address.
pub(super) fn unusable_stem(source: &Source, stem: &str, suggestion: Option<&str>) -> Finding {
    let (message, remedy) = if stem.contains('@') {
        (
            words!(
                "tên tệp có `@` dành cho phiên bản sau, hiện chưa dùng",
                "a name with `@` is reserved for later versions and not used yet"
            ),
            words!("bỏ phần từ `@` trong tên tệp", "drop the part from `@` on"),
        )
    } else {
        (
            words!(
                "tên tệp «{stem}» không thể làm địa chỉ trang; chỉ dùng chữ thường không dấu, số và dấu gạch nối",
                "the file name `{stem}` cannot be an address; only a–z, 0–9 and `-` can"
            ),
            match suggestion {
                None => words!("đổi tên tệp, ví dụ «dang-ky-tam-tru»", "rename the file, for example to `dang-ky-tam-tru`"),
                Some(suggestion) => words!("đổi tên tệp thành «{suggestion}»", "rename the file to `{suggestion}`"),
            },
        )
    };
    Finding::new("identity/file-name", &source.path, Spot::File, message, remedy)
}
