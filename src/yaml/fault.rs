//! What is wrong with one value.

use std::ops::Range;

use crate::finding::{Fix, Words};

/// What is wrong with one value: a rule, what it is and how to fix it. The reader adds the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule, such as `fee/thousands-separator`.
    pub rule: &'static str,
    /// What is wrong.
    pub message: Words,
    /// How to fix it.
    pub remedy: Words,
    /// The change that fixes it, where one is known.
    pub fix: Option<Box<Fix>>,
}

impl Fault {
    /// A fault of this rule.
    #[must_use]
    pub fn new(rule: &'static str, message: Words, remedy: Words) -> Self {
        Self { rule, message, remedy, fix: None }
    }

    /// The same fault with the change that fixes it.
    #[must_use]
    pub fn with(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }
}

/// A fault and the bytes it points at.
pub(crate) type Located = (Range<usize>, Fault);

/// As much of a text as a message repeats.
pub(super) fn short(text: &str) -> &str {
    text.char_indices().nth(300).map_or(text, |(at, _)| &text[..at])
}

pub(super) fn bullet() -> Fault {
    Fault::new(
        "yaml/bullet",
        words!("đầu dòng của danh sách không phải dấu gạch nối thường", "the items of a list do not begin with a plain hyphen"),
        words!("bắt đầu mỗi dòng bằng «- » (gạch nối và một dấu cách)", "begin each item with `- `, a hyphen and a space"),
    )
}

pub(super) fn several_documents() -> Fault {
    Fault::new(
        "yaml/several-documents",
        words!("tệp có hơn một phần giữa các dòng `---`", "the file has more than one document"),
        words!("chỉ giữ một phần; xóa dòng `---` thừa", "keep one; delete the extra `---` line"),
    )
}

pub(super) fn twice(key: &str) -> Fault {
    Fault::new(
        "yaml/duplicate-key",
        words!("mục «{key}» được ghi hai lần", "the key `{key}` is written twice"),
        words!("giữ một, xóa mục còn lại", "keep one and delete the other"),
    )
}

pub(super) fn anchor() -> Fault {
    Fault::new(
        "yaml/anchor",
        words!(
            "không dùng `&tên`, `*tên` và `<<` trong tệp nội dung",
            "anchors (`&name`), aliases (`*name`) and merge keys (`<<`) are not used in content"
        ),
        words!(
            "viết lại nội dung ở đây, hoặc đặt trong dấu nháy nếu đó là chữ",
            "write the value out here, or put it in quotes if it is text"
        ),
    )
}
