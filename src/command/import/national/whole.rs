//! The text of a whole page, where a crawl has it: its tables found again when the crawl cut them at a heading that only stood in
//! some text, such as «Căn cứ pháp lý» in a note.

use super::page::{channels, find_titles};
use crate::jurisdiction::National;

/// The tables of a page as texts.
#[derive(Debug, PartialEq)]
pub(super) struct PageTables {
    pub(super) channels: String,
    pub(super) documents: String,
    pub(super) laws: String,
}

/// Whether these texts were cut at the wrong place.
pub(super) fn is_cut(tables: &PageTables, words: &National) -> bool {
    let page = &words.page;
    let is_strange = |text: &str, titles: &[String]| {
        !words.is_nothing(text) && find_titles(text, titles).is_none_or(|(at, _)| !text[..at].trim().is_empty())
    };
    let before = find_titles(&tables.documents, &page.documents).map_or("", |(at, _)| &tables.documents[..at]);
    let is_open = tables.channels.trim_end().ends_with('(');
    is_open || is_strange(&tables.laws, &page.laws) || !channels(before, words).0.is_empty()
}

/// The tables in the text of a whole page.
pub(super) fn tables(whole: &str, words: &National) -> Option<PageTables> {
    let page = &words.page;
    let (first, _) = find_titles(whole, &page.channels)?;
    let papers = first + find_titles(&whole[first..], &page.documents)?.0;
    // A record without laws has no titles of their table.
    let far = find_titles(&whole[papers..], &page.laws).map_or(papers, |(at, _)| papers + at);
    let next = far + whole[far..].find(page.next_heading.as_str())?;
    // Each table stands behind its heading; the last of that name before it is meant.
    let documents = first + whole[first..papers].rfind(page.documents_heading.as_str())?;
    let end = papers + whole[papers..if far == papers { next } else { far }].rfind(page.laws_heading.as_str())?;
    Some(PageTables {
        channels: whole[first..documents].to_owned(),
        documents: whole[documents + page.documents_heading.len()..end].to_owned(),
        laws: whole[end + page.laws_heading.len()..next].to_owned(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::jurisdiction::Jurisdiction;

    #[test]
    fn a_heading_in_a_note_is_no_heading() {
        let words = &Jurisdiction::usual().national;
        let channels = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp1 Ngày100 VNĐ(Căn cứ pháp lý: Thông tư 1)";
        let documents = "--Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn1 bản chính";
        let laws = "Tên văn bản pháp lýMã văn bảnLuật 49/2019/QH1449/2019/QH14";
        let whole = format!("Tên Cách Thức Thực Hiện{channels}Thành phần hồ sơ{documents}Căn cứ pháp lý{laws}Cơ quan thực hiệnBộ");
        let right = PageTables { channels: channels.into(), documents: documents.into(), laws: laws.into() };
        assert_eq!(tables(&whole, words).unwrap(), right);
        assert!(!is_cut(&right, words));
        let without = tables(&whole.replace(laws, "Không có thông tin"), words).unwrap();
        assert_eq!((without.documents.as_str(), without.laws.as_str()), (documents, "Không có thông tin"));
        let cut = PageTables { channels: channels.split("Căn").next().unwrap().into(), laws: ": Thông tư 1)".into(), ..right };
        assert!(is_cut(&cut, words));
    }
}
