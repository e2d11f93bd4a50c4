//! The sorts of changes there are: a closed list, each with its page of the handbook.

use crate::finding::{Tongue, Words};
use std::borrow::Cow;

/// A sort of change.
#[derive(Debug, PartialEq)]
pub struct ChangeKind {
    /// Its name, such as `change/fee-amount`.
    pub id: &'static str,
    /// What it is called in a sentence.
    pub name: Words,
    /// What stands on both sides of it.
    pub shape: Shape,
    /// Whether it is of what citizens do, or of the page, the record or the words.
    content: bool,
    /// Its page, as Markdown.
    pub page: &'static str,
}

/// What stands on both sides of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// There was nothing.
    Added,
    /// There is nothing any more.
    Ended,
    /// It was one thing and is another; nothing means that nobody wrote it.
    Other,
    /// Some of a list that are no longer in it, and some that are new.
    Listed,
    /// It is told, and compared with nothing.
    Told,
}

impl ChangeKind {
    /// Whether a decision or a law must stand behind it.
    #[must_use]
    pub fn is_of_content(&self) -> bool {
        self.content
    }

    /// What it is, in one sentence.
    #[must_use]
    pub fn summary(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Vi => self.page.split("\n\n").nth(1).unwrap_or_default().trim(),
            Tongue::En => self.part("English").split("\n\n").next().unwrap_or_default().trim(),
        }
    }

    /// The text under a heading of its page.
    #[must_use]
    pub fn part(&self, heading: &str) -> &'static str {
        let rest = self.page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_default();
        rest.split("\n## ").next().unwrap_or_default().trim()
    }
}

/// `NAME "id" Shape content|record vi en;` for each kind.
macro_rules! changes {
    ($($name:ident $id:literal $shape:ident $of:ident $vi:literal $en:literal;)*) => {
        $(
            pub(super) static $name: ChangeKind = ChangeKind {
                id: concat!("change/", $id),
                name: Words { vi: Cow::Borrowed($vi), en: Cow::Borrowed($en) },
                shape: Shape::$shape,
                content: changes!(@ $of),
                page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/change/page/", $id, ".md")),
            };
        )*

        /// Every kind, in the order in which they are told.
        pub static KINDS: &[&ChangeKind] = &[$(&$name),*];
    };
    (@ content) => { true };
    (@ record) => { false };
}

changes! {
    NOT_COMPARABLE "not-comparable" Told record "Không so được" "cannot be compared";
    PROCEDURE_ADDED "procedure-added" Told content "Thủ tục mới" "new procedure";
    PROCEDURE_ENDED "procedure-ended" Told content "Thủ tục không còn" "procedure gone";
    SUSPENDED "suspended" Told content "Tạm ngừng" "suspended";
    RETURNED "returned" Told content "Áp dụng trở lại" "in force again";
    EFFECTIVE "effective" Other content "Thời gian áp dụng" "in force";
    FEE_AMOUNT "fee-amount" Other content "Phí, lệ phí" "fee";
    FEE_ADDED "fee-added" Added content "Thêm khoản thu" "new fee";
    FEE_ENDED "fee-ended" Ended content "Bỏ khoản thu" "fee dropped";
    FEE_CONDITION "fee-condition" Other content "Cách tính phí" "how the fee is counted";
    FEE_DATES "fee-dates" Other content "Thời gian áp dụng mức phí" "when the fee applies";
    FEE_EXEMPTION_ADDED "fee-exemption-added" Added content "Thêm đối tượng miễn, giảm" "new exemption";
    FEE_EXEMPTION_ENDED "fee-exemption-ended" Ended content "Bỏ đối tượng miễn, giảm" "exemption dropped";
    DEADLINE "deadline" Other content "Thời hạn giải quyết" "time limit";
    DEADLINE_PROMISE "deadline-promise" Other content "Thời gian cơ quan hẹn" "time promised";
    DEADLINE_CUTOFF "deadline-cutoff" Other content "Giờ chốt nhận hồ sơ" "hour after which the next day counts";
    DOCUMENT_ADDED "document-added" Added content "Thêm giấy tờ" "new paper";
    DOCUMENT_ENDED "document-ended" Ended content "Bớt giấy tờ" "paper dropped";
    DOCUMENT_COPIES "document-copies" Other content "Số bản phải có" "number of copies";
    DOCUMENT_HAND_IN "document-hand-in" Other content "Nộp hay xuất trình" "handed in or shown";
    DOCUMENT_CERTIFIED "document-certified" Other content "Chứng thực bản sao" "certified copy";
    DOCUMENT_OPTIONAL "document-optional" Other content "Bắt buộc hay không" "whether a paper is needed";
    DOCUMENT_UNLESS "document-unless" Other content "Không cần nếu" "not needed if";
    DOCUMENT_CHOICE "document-choice" Other content "Chỉ cần một trong các giấy tờ" "one of these papers";
    DOCUMENT_WHEN "document-when" Other content "Khi nào cần giấy tờ" "when a paper is asked for";
    DOCUMENT_UNCLEAR "document-unclear" Other content "Giấy tờ trùng tên, không rõ dòng nào thành dòng nào" "papers of one name, unclear which became which";
    FORM_REPLACED "form-replaced" Other content "Mẫu đơn" "form";
    CASE_ADDED "case-added" Added content "Thêm trường hợp" "new case";
    CASE_ENDED "case-ended" Ended content "Bỏ trường hợp" "case dropped";
    CHANNEL_ADDED "channel-added" Added content "Thêm cách nộp" "new way to hand in";
    CHANNEL_ENDED "channel-ended" Ended content "Bỏ cách nộp" "way to hand in dropped";
    ONLINE_LEVEL "online-level" Other content "Mức trực tuyến" "online level";
    CHANNEL_ADDRESS "channel-address" Other record "Địa chỉ nộp trực tuyến" "address to apply online";
    RETURN_ADDED "return-added" Added content "Thêm cách nhận kết quả" "new way to get the result";
    RETURN_ENDED "return-ended" Ended content "Bỏ cách nhận kết quả" "way to get the result dropped";
    PRESENCE "presence" Other content "Phải đến tận nơi" "coming in person";
    PROXY "proxy" Other content "Nhờ người khác" "sending somebody else";
    ACCEPTED "accepted" Other content "Nơi được nộp" "where it may be handed in";
    OFFICES "offices" Other record "Cơ quan tiếp nhận" "offices that take it";
    LEVELS "levels" Other content "Cấp thực hiện" "level of government";
    AUDIENCE "audience" Other content "Ai làm được" "who may ask for it";
    REQUIREMENT_ADDED "requirement-added" Added content "Thêm điều kiện" "new requirement";
    REQUIREMENT_ENDED "requirement-ended" Ended content "Bỏ điều kiện" "requirement dropped";
    STEP_ADDED "step-added" Added content "Thêm bước" "new step";
    STEP_ENDED "step-ended" Ended content "Bỏ bước" "step dropped";
    OUTCOME_ADDED "outcome-added" Added content "Thêm kết quả" "new result";
    OUTCOME_ENDED "outcome-ended" Ended content "Bỏ kết quả" "result dropped";
    OUTCOME_VALIDITY "outcome-validity" Other content "Kết quả có giá trị" "how long the result is good";
    RENAMED "renamed" Other content "Tên thủ tục" "title";
    CODE "code" Other record "Mã thủ tục" "code";
    MOVED "moved" Other record "Địa chỉ trang" "address of the page";
    FIELD "field" Other record "Lĩnh vực" "field";
    DECISION "decision" Listed record "Quyết định công bố" "announcing decision";
    LAWS "laws" Listed record "Căn cứ pháp lý" "laws";
    TEXT "text" Other content "Nội dung có số liệu khác" "text with other figures";
    WORDING "wording" Other record "Cách viết" "wording";
    NOTE "note" Told record "Ghi chú của người biên tập" "note of the editor";
}
