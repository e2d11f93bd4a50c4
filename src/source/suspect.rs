//! What a text holds that nobody means to publish: invisible signs, and what Git left behind.

use std::sync::Arc;

use super::decode::{DecodeReport, facts};
use super::letters;
use crate::finding::Severity::Error;

/// Reports what is suspect, and says whether the rest of the file can be read.
pub(super) fn search(path: &Arc<str>, text: &str, report: &mut DecodeReport<'_>) -> bool {
    let no_nul = characters(text, report);
    leftovers(path, text, report) && no_nul
}

/// Reports what Git left behind, and says whether the rest of the file can be read.
pub(super) fn leftovers(path: &Arc<str>, text: &str, report: &mut DecodeReport<'_>) -> bool {
    let whole = !is_lfs_pointer(text.as_bytes());
    if !whole {
        let line = text.find('\n').unwrap_or(text.len());
        report.add("source/lfs-pointer", Error, 0..line, lfs_message(), lfs_remedy());
    }
    // UTF-8 read as windows-1252 and saved again: «Lá»‡ phÃ­» holds these two wherever Vietnamese stood, and nothing else does.
    if text.contains("áº") {
        text.match_indices("áº").for_each(|(at, pair)| letters::broken(at..at + pair.len(), report));
    }
    // To look for one sign is quicker than for a word, and these are rare.
    let has = |sign: char, mark: &str| text.contains(sign) && text.contains(mark);
    let suspect = has('<', "<<<<<<<") || has('>', ">>>>>>>") || has('=', "=======");
    whole && (!suspect || conflicts(path, text, report))
}

/// Whether these bytes are what Git LFS leaves where it did not fetch the file.
pub(super) fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(b"version https://git-lfs.github.com/spec/v1")
}

pub(super) fn lfs_message() -> crate::finding::Words {
    words!("đây chỉ là con trỏ Git LFS, không phải nội dung của tệp", "this is a Git LFS pointer, not the file itself")
}

pub(super) fn lfs_remedy() -> crate::finding::Words {
    words!(
        "chạy `git lfs pull`, hoặc bật LFS ở bước lấy mã nguồn của CI",
        "run `git lfs pull`, or switch LFS on in the checkout step of CI"
    )
}

/// Reports controls, direction overrides and directions that are not closed; false if there is a NUL.
fn characters(text: &str, report: &mut DecodeReport<'_>) -> bool {
    let mut no_nul = true;
    // Where directions were opened on this line and not closed yet.
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\n' => open.drain(..).for_each(|at| isolate(at, report)),
            '\t' => {}
            // One tells it all: a file in UTF-16 is half made of them.
            '\0' if !no_nul => {}
            '\0' => {
                no_nul = false;
                let byte = at + 1;
                report.add(
                    "source/nul",
                    Error,
                    at..at + 1,
                    words!(
                        "có byte NUL ở byte thứ {byte}; tệp hỏng hoặc được lưu bằng UTF-16",
                        "byte {byte} is a NUL; the file is damaged or was saved as UTF-16"
                    ),
                    words!("mở tệp và lưu lại với mã hóa (Encoding) UTF-8", "open it and save it with the encoding UTF-8"),
                );
            }
            '\u{1}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}' => {
                let code = u32::from(c);
                report.add(
                    "source/control-character",
                    Error,
                    at..at + c.len_utf8(),
                    words!(
                        "có ký tự điều khiển U+{code:04X} không nhìn thấy được",
                        "there is an invisible control character, U+{code:04X}"
                    ),
                    words!("xóa ký tự này; gõ lại cả đoạn nếu không thấy nó", "delete it; type the passage again if you cannot see it"),
                );
            }
            '\u{202a}'..='\u{202e}' => {
                let code = u32::from(c);
                report.add(
                    "source/bidi",
                    Error,
                    at..at + c.len_utf8(),
                    words!(
                        "có ký tự U+{code:04X} đảo chiều chữ: người đọc thấy khác với nội dung thật",
                        "the character U+{code:04X} turns the direction of the text: readers see something else than what is written"
                    ),
                    words!("xóa ký tự này; gõ lại cả đoạn nếu không thấy nó", "delete it; type the passage again if you cannot see it"),
                );
            }
            char::REPLACEMENT_CHARACTER => letters::broken(at..at + c.len_utf8(), report),
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' if open.pop().is_none() => isolate(at, report),
            _ if letters::is_alike(text, at, c) => letters::lookalike(text, at, c, report),
            _ => {}
        }
    }
    open.drain(..).for_each(|at| isolate(at, report));
    no_nul
}

fn isolate(at: usize, report: &mut DecodeReport<'_>) {
    report.add(
        "source/bidi",
        Error,
        at..at + 3,
        words!("ký tự cách ly chiều chữ không có cặp trên dòng này", "this direction isolate has no partner on its line"),
        words!("xóa ký tự này; gõ lại cả đoạn nếu không thấy nó", "delete it; type the passage again if you cannot see it"),
    );
}

/// Reports the lines that Git puts around a conflict; false if there are any. A line `=======` alone underlines a heading in
/// Markdown, so outside a conflict it counts only in the YAML.
fn conflicts(path: &str, text: &str, report: &mut DecodeReport<'_>) -> bool {
    let facts = facts(path, text);
    let mut merged = true;
    let mut inside = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let plain = line.trim_end();
        let is = |mark: &str| plain.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let marks = if is("<<<<<<<") {
            inside = true;
            true
        } else if is(">>>>>>>") {
            inside = false;
            true
        } else {
            (inside && is("|||||||")) || plain == "=======" && (inside || facts.contains(&at))
        };
        if marks {
            merged = false;
            report.add(
                "source/conflict-marker",
                Error,
                at..at + plain.len(),
                words!("dấu xung đột của Git chưa được giải quyết", "a merge conflict of Git is left here"),
                words!(
                    "chọn một trong hai bản, rồi xóa các dòng `<<<<<<<`, `=======`, `>>>>>>>`",
                    "choose one of the two versions and delete the lines `<<<<<<<`, `=======`, `>>>>>>>`"
                ),
            );
        }
        at += line.len();
    }
    merged
}
