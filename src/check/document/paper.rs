//! Where a paper begins in a row that speaks of a circumstance first.

/// How papers begin: what begins so and then speaks of a case is still a paper.
const PAPERS: &[&str] = &[
    "giấy",
    "đơn",
    "tờ khai",
    "văn bản",
    "bản sao",
    "bản chính",
    "bản chụp",
    "hợp đồng",
    "quyết định",
    "hộ chiếu",
    "thẻ",
    "phiếu",
    "ảnh",
    "danh sách",
    "hồ sơ",
    "chứng",
    "biên bản",
    "sổ",
    "công văn",
    "tài liệu",
    "báo cáo",
    "mẫu",
    "bằng",
    "lý lịch",
    "bản khai",
    "bản vẽ",
    "thuyết minh",
    "bản",
    "một trong",
    "01",
    "02",
    "03",
    "các",
    "thông báo",
    "tờ trình",
    "đề án",
    "phương án",
    "kế hoạch",
    "bảng",
    "nhận xét",
    "xác nhận",
];

/// The paper after «Trường hợp … thì nộp thêm …», where it stands: to take such a row for a remark would lose the paper.
pub(super) fn after_verb(low: &str) -> Option<usize> {
    let speaks = ["trường hợp", "đối với", "nếu "].iter().any(|start| low.starts_with(start));
    if !speaks || low.contains("trực tuyến") {
        return None;
    }
    let verbs = ["nộp thêm ", "có thêm ", "phải có ", "phải nộp ", "thì nộp "];
    let ends = verbs.iter().filter_map(|verb| low.find(verb).map(|at| at + verb.len()));
    ends.filter(|end| PAPERS.iter().any(|start| low[*end..].starts_with(start)) && low[..*end].split_whitespace().count() <= 60).min()
}

/// The paper after «Đối với …:», where it stands, when that is what follows.
pub(super) fn after_colon(low: &str) -> Option<usize> {
    let (before, after) = low.split_once(':')?;
    let paper = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_short = before.split_whitespace().count() <= 40;
    (is_short && PAPERS.iter().any(|start| paper.starts_with(start))).then_some(low.len() - paper.len())
}
