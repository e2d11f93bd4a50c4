//! Texts that end in the middle, cut off where a copy or a field ended, and texts that say nothing, in words or in figures.

use super::said::Said;
use super::text::is_history;
use super::{Check, Report};
use crate::jurisdiction::{Sort, tokens};

rules! {
    /// «Giấy đề nghị thay đổi đăng ký hoạt động của».
    CUT_OFF "text/cut-off" Warning since "0.1.0" Check::Said(endings);
    /// «0236 3822 300» for an address.
    NO_WORDS "text/no-words" Warning in "vn" since "0.1.0" Check::Said(figures);
    /// «Không».
    NOTHING "text/nothing" Notice since "0.1.0" Check::Beside(|_, texts, report| nothing(texts, report));
}

fn endings(texts: &[Said<'_>], report: &mut Report<'_>) {
    let (endings, papers) = (&report.habits().unfinished, &report.habits().papers);
    for (at, said) in texts.iter().enumerate().filter(|(_, said)| !is_history(said) && said.key() != "body") {
        let end = said.lower.trim_end().len();
        let text = &said.lower[..end];
        // What lists go on with below; headings among papers have a rule of their own.
        let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_paper = said.key() == "documents" && said.last_key() == "name" && papers.begin_alone(bare);
        let opens_list =
            !is_paper && (matches!(said.key(), "documents" | "steps" | "requirements" | "summary" | "cases") || said.last_key() == "note");
        let sign = text.chars().next_back().filter(|c| matches!(c, '(' | ',') || *c == ':' && !opens_list);
        let word = endings.iter().find(|ending| {
            let before = text.strip_suffix(ending.word.as_str()).filter(|before| before.ends_with(' '));
            before.is_some_and(|before| !ending.not_after.iter().any(|word| before.trim_end().ends_with(word.as_str())))
        });
        let length = match (sign, word) {
            (Some(sign), _) => sign.len_utf8(),
            (None, Some(ending)) => ending.word.len(),
            (None, None) => continue,
        };
        let last = &said.text[end - length..end];
        let next = texts.get(at + 1).filter(|next| next.key() == said.key() && next.last_key() == said.last_key());
        let goes_on = next.filter(|next| next.text.starts_with(char::is_lowercase)).map(|next| super::report::shorten(next.text));
        let remedy = match goes_on {
            Some(rest) => words!("nối với dòng dưới «{rest}» thành một mục", "join it with the next item «{rest}»"),
            None if is_paper && sign == Some(':') => words!(
                "xóa «:» ở cuối; nếu các dòng dưới là giấy tờ thay nhau, viết chúng dưới `one_of:` của dòng này",
                "delete the `:` at the end; if one of those below is handed in, write them under `one_of:` of this row"
            ),
            None => words!("chép tiếp phần còn thiếu, hoặc xóa «{last}» ở cuối", "copy what is missing, or delete `{last}` at the end"),
        };
        let message = words!("câu này bị cắt ngang: hết ở «{last}»", "this ends in the middle: with `{last}`");
        report.add(said.spot(end - length..end), message, remedy);
    }
}

/// Texts of figures alone: what was meant for another key, since a number says nothing by itself.
fn figures(texts: &[Said<'_>], report: &mut Report<'_>) {
    let is_figures = |text: &str| text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic) && !text.contains('%');
    for said in texts.iter().filter(|said| said.text.len() < 40 && !matches!(said.key(), "body" | "aliases") && is_figures(said.text)) {
        let text = said.text.trim();
        report.add(
            said.spot(0..said.text.len()),
            words!("ở đây ghi chữ, mà chỉ có con số «{text}»", "words are expected here, and `{text}` has none"),
            words!(
                "viết chữ ở đây; con số thì ghi ở mục của nó: số tiền ở `amount`, điện thoại ở `phones`, mã ở `code`",
                "write words here; the figures belong to their own key: money to `amount`, telephones to `phones`, codes to `code`"
            ),
        );
    }
}

fn nothing(texts: &[Said<'_>], report: &mut Report<'_>) {
    let habits = report.habits();
    for said in texts.iter().filter(|said| !is_history(said) && said.text.len() < 40 && said.key() != "body") {
        let words: Vec<_> = tokens(said.text).into_iter().filter(|token| token.sort != Sort::Sign).collect();
        let is_nothing = habits.nothing.iter().any(|phrase| phrase.is(&words))
            || said.key() != "fees" && habits.nothing_but_of_fees.iter().any(|phrase| phrase.is(&words));
        if is_nothing {
            let text = said.text.trim();
            report.add(
                said.spot(0..said.text.len()),
                words!("«{text}» đứng một mình; trang hiện nó như một mục", "`{text}` alone: the page shows it as an item"),
                words!("xóa dòng này; không có gì thì bỏ cả mục", "delete this; where there is nothing, leave the key out"),
            );
        }
    }
}
