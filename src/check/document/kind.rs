//! Whether a row is a paper at all: real records list headings, remarks and circumstances among the papers.

use super::super::alphabet::lower;
use super::paper::{after_colon, after_verb};
use super::{Report, each};
use crate::finding::{Spot, Trail};
use crate::jurisdiction::{Papers, starts};
use crate::record::{Document, Entry, Procedure};

/// What a row is instead of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A line above papers: «Hồ sơ gồm:».
    Heading,
    /// Something to know: «Lưu ý: …».
    Remark,
    /// The number of sets: «Số lượng hồ sơ: 01 bộ».
    Sets,
}

pub(super) fn kind(name: &str, papers: &Papers) -> Option<RowKind> {
    let low = lower(name);
    let text = low.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(').trim_end();
    let has = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    if starts(&papers.sets, text) {
        return Some(RowKind::Sets);
    }
    if text.ends_with(':') {
        // «Giấy phép kinh doanh:» is a paper, whatever was to stand behind the colon.
        return (!papers.begin_alone(text)).then_some(RowKind::Heading);
    }
    let text = text.trim_end_matches(['.', ';']);
    if text.starts_with('(') && text.ends_with(')') && text.matches('(').count() == 1 {
        return Some(RowKind::Remark);
    }
    if starts(&papers.remarks, text) {
        return Some(RowKind::Remark);
    }
    if after_verb(text, papers).is_some() || papers.brought(text) {
        return None;
    }
    if starts(&papers.unless_asked, text) {
        let asks = text.split_whitespace().count() <= 60 && papers.asked(text).is_some() && !has(&papers.paperless);
        return (!asks).then_some(RowKind::Remark);
    }
    // «Trường hợp …: giấy …» is a paper with its case; «Trường hợp … thì …» is a remark.
    (papers.speak_of_case(text) && after_colon(text, papers).is_none() && has(&papers.obliges)).then_some(RowKind::Remark)
}

pub(super) fn not_a_paper(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let papers = &report.habits().papers;
    named(entry, &mut |_, name, trail| {
        let Some(kind) = kind(name, papers) else { return };
        let (message, remedy) = match kind {
            RowKind::Heading => (
                words!("dòng này là tiêu đề, không phải giấy tờ", "this is a heading, not a paper"),
                words!(
                    "xóa dòng này; nếu là một trường hợp, thêm vào `cases` và ghi `when: {{cases: […]}}` cho các giấy tờ bên dưới",
                    "delete it; if it names a circumstance, add that to `cases` and `when: {{cases: […]}}` to the papers below"
                ),
            ),
            RowKind::Remark => (
                words!("dòng này là lưu ý, không phải giấy tờ", "this is a remark, not a paper"),
                words!(
                    "chuyển câu này vào `note` của giấy tờ liên quan, rồi xóa dòng",
                    "move it to the `note` of the paper it is about, and delete the row"
                ),
            ),
            RowKind::Sets => (
                words!("dòng này là số bộ hồ sơ, không phải giấy tờ", "this is the number of sets, not a paper"),
                words!(
                    "xóa dòng này; số bản ghi ở `originals`, `copies` của từng giấy tờ",
                    "delete it; the counts stand in `originals` and `copies` of each paper"
                ),
            ),
        };
        report.add(Spot::Value(trail.then("name")), message, remedy);
    });
}

/// Every paper that has a name of its own.
pub(super) fn named(entry: &Entry<Procedure>, look: &mut dyn FnMut(&Document, &str, &Trail)) {
    each(entry, &mut |document, trail| {
        if let Some(name) = &document.name {
            look(document, &name.original, trail);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_remarks_and_sets_are_told_from_papers() {
        for (name, is) in [
            ("Hồ sơ gồm:", Some(RowKind::Heading)),
            ("* Lưu ý: nộp trước 3 ngày", Some(RowKind::Remark)),
            ("Trường hợp nộp trực tuyến thì giấy tờ phải được chứng thực điện tử", Some(RowKind::Remark)),
            ("Giấy phép kinh doanh dịch vụ bảo vệ:", None),
            ("- Giấy tờ phải nộp:", Some(RowKind::Heading)),
            ("Trường hợp ủy quyền phải kèm theo giấy ủy quyền hợp pháp", None),
            ("Trường hợp mất thẻ thì không phải nộp thẻ cũ", Some(RowKind::Remark)),
            ("Ngoài giấy tờ nêu trên, người lái xe phải có thêm giấy khám sức khỏe", None),
            ("Ngoài giấy tờ nêu trên, cơ quan không được yêu cầu thêm", Some(RowKind::Remark)),
            ("Trường hợp tách khỏi cụm thì hồ sơ bao gồm văn bản đề nghị của Ban quản trị", None),
            ("Đối với trường hợp ốm nặng thì phải có tóm tắt hồ sơ bệnh án", None),
            ("Đối với bản trình báo, ngoài dấu của tàu còn phải có chữ ký của máy trưởng", Some(RowKind::Remark)),
            ("Khi cơ quan quản lý nhà nước yêu cầu trình: Hộ chiếu", None),
            ("Lưu ý: khi ủy quyền phải có giấy ủy quyền", Some(RowKind::Remark)),
            ("(đối với người đã có thẻ)", Some(RowKind::Remark)),
            ("* Số lượng hồ sơ: 01 bộ.", Some(RowKind::Sets)),
            ("Đối với học sinh: Giấy xác nhận của trường", None),
            ("+ Đối với trường hợp thẻ bị hư hỏng thì doanh nghiệp phải nộp thêm thẻ cũ", None),
            ("Nếu là cán bộ thì phải có nhận xét của cơ quan", None),
            ("Trường hợp nộp hồ sơ trực tuyến thì hộ chiếu phải gửi qua bưu chính", Some(RowKind::Remark)),
            ("Tờ khai (mẫu CT01)", None),
            ("Giấy ủy quyền (nếu có)", None),
            ("Bản sao hộ chiếu, trường hợp mất thì nộp đơn trình báo", None),
        ] {
            assert_eq!(kind(name, &crate::jurisdiction::Jurisdiction::usual().papers), is, "{name}");
        }
    }
}
