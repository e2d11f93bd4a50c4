//! What citizens stumble over: what no longer exists, words of officials, sentences without end, tones in two spellings.

use super::said::Said;
use super::syllable::moved;
use super::{Check, Report};
use crate::jurisdiction::TermKind;

/// How many words a sentence may have.
const MAX_SENTENCE_WORDS: usize = 40;

rules! {
    /// A paper that ended.
    ABOLISHED_PAPER "text/abolished-paper" Warning in "vn" since "0.1.0" Check::Said(papers);
    /// Words of officials.
    JARGON "text/jargon" Notice in "vn" since "0.1.0" Check::Said(jargon);
    /// Sentences without end.
    LONG_SENTENCE "text/long-sentence" Notice since "0.1.0" Check::Said(sentences);
    /// «ủy» and «uỷ» side by side.
    MIXED_TONES "text/mixed-tones" Notice in "vn" since "0.1.0" Check::Said(tones);
}

/// Whether what is said here is how people speak, or how it was once: search words, former communes, remarks of editors.
pub(super) fn is_history(said: &Said<'_>) -> bool {
    matches!(said.last_key(), "aliases" | "formerly" | "address_note" | "former" | "reason")
        || matches!(said.key(), "allow" | "checked" | "warnings" | "mistakes")
}

/// Whether the words around say themselves that it is past, or not about the paper: «sổ hộ khẩu không còn giá trị», «số CMND cũ».
pub(super) fn is_told(lower: &str, from: usize, to: usize) -> bool {
    let mut start = from.saturating_sub(70);
    while !lower.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (to + 90).min(lower.len());
    while !lower.is_char_boundary(end) {
        end -= 1;
    }
    let sentence = lower[start..from].rfind(['.', ';', '\n']).map_or(start, |at| start + at);
    let stop = lower[to..end].find(['.', ';', '\n']).map_or(end, |at| to + at);
    let (before, after) = (&lower[sentence..from], &lower[to..stop]);
    let before_it = [
        "kiểu ",
        "kiểu giấy ",
        "cỡ ảnh ",
        "xác nhận số ",
        "số ",
        "ảnh ",
        "trước đây",
        "thay cho ",
        "thay thế ",
        "bỏ ",
        "không cần ",
        "không phải nộp ",
    ];
    let after_it =
        [" cũ", " 9 số", " 09 số", " (9 số", " hết giá trị", " không còn", " đã hết", " trước đây", " đã bỏ", " ngoại giao", " công vụ"];
    before_it.iter().any(|word| before.ends_with(word) || (word.ends_with(|c: char| c != ' ') && before.contains(word)))
        || after_it.iter().any(|word| after.starts_with(word) || (word.len() > 8 && after.contains(word)))
        || before.contains("không phải nộp")
        || nationality(lower, from)
        || before.contains("đã bỏ")
        || before.contains("không còn")
        || before.contains("bãi bỏ")
}

/// Whether old papers are asked for as evidence of nationality, which they are for ever (Luật Quốc tịch Việt Nam, Điều 11).
fn nationality(lower: &str, from: usize) -> bool {
    let mut start = from.saturating_sub(200);
    while !lower.is_char_boundary(start) {
        start += 1;
    }
    lower[start..from].contains("quốc tịch việt nam")
}

fn papers(texts: &[Said<'_>], report: &mut Report<'_>) {
    // The names of documents have a rule of their own.
    for said in texts.iter().filter(|said| !is_history(said) && said.key() != "documents") {
        for (bytes, term) in said.terms.iter().filter(|(_, term)| term.kind == TermKind::Paper) {
            if is_told(&said.lower, bytes.start, bytes.end) {
                continue;
            }
            let (word, instead) = (&said.text[bytes.clone()], term.instead());
            report.add(
                said.spot(bytes.clone()),
                words!("«{word}» không còn được cấp, không còn giá trị sử dụng", "`{word}` is no longer issued or valid"),
                words!("viết «{instead}», hoặc bỏ đi", "write «{instead}», or leave it out"),
            );
        }
    }
}

fn jargon(texts: &[Said<'_>], report: &mut Report<'_>) {
    // One finding for each phrase of an entry: it is one thing to learn.
    let mut told: Vec<&str> = Vec::new();
    for said in
        texts.iter().filter(|said| !is_history(said) && matches!(said.key(), "summary" | "steps" | "mistakes" | "channels" | "body"))
    {
        for (bytes, term) in said.terms.iter().filter(|(_, term)| term.kind == TermKind::Jargon) {
            // «Đăng ký nhận kết quả» asks for no signature.
            let is_other = term.phrase.starts_with("ký ") && said.lower[..bytes.start].ends_with("đăng ");
            if is_other || told.contains(&term.phrase) {
                continue;
            }
            told.push(term.phrase);
            let (word, instead) = (&said.text[bytes.clone()], term.instead());
            report.add(
                said.spot(bytes.clone()),
                words!("«{word}» là chữ của cơ quan, không phải lời người dân", "`{word}` is a word of offices, not of citizens"),
                words!("viết «{instead}»", "say it plainly: «{instead}»"),
            );
        }
    }
}

fn sentences(texts: &[Said<'_>], report: &mut Report<'_>) {
    for said in texts.iter().filter(|said| !is_history(said)) {
        let (bytes, count) = said.longest.clone();
        // Official names are as long as they are.
        if count > MAX_SENTENCE_WORDS && !matches!(said.last_key(), "title" | "name") {
            report.add(
                said.spot(bytes),
                words!("câu này dài {count} chữ; đọc trên điện thoại dễ lạc", "this sentence has {count} words"),
                words!(
                    "tách thành các câu dưới {MAX_SENTENCE_WORDS} chữ, mỗi câu một việc; liệt kê thì xuống dòng bằng `- `",
                    "split it into sentences of at most {MAX_SENTENCE_WORDS} words, one thing each; list with `- `"
                ),
            );
        }
    }
}

fn tones(texts: &[Said<'_>], report: &mut Report<'_>) {
    let all = || {
        texts.iter().filter(|said| !is_history(said)).flat_map(|said| said.tones.iter().map(move |(bytes, first)| (said, bytes, *first)))
    };
    let first = all().filter(|(.., first)| *first).count();
    let second = all().count() - first;
    if first == 0 || second == 0 {
        return;
    }
    let fewer = second > first;
    if let Some((said, bytes, _)) = all().find(|(.., kind)| *kind == fewer) {
        let word = &said.text[bytes.clone()];
        let (instead, count) = (moved(word), first.min(second));
        report.add(
            said.spot(bytes.clone()),
            words!(
                "mục này đặt dấu thanh theo hai cách: «{word}» ({count} chỗ) và kiểu «{instead}»",
                "tones are placed in two ways here: `{word}` ({count} times) and as in `{instead}`"
            ),
            words!("viết «{instead}», và các chữ như vậy cũng theo một cách", "write `{instead}`, and the others alike"),
        );
    }
}
