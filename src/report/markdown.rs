//! The comment that a merge request gets, for somebody who has nothing but a web form: what is wrong, what to write instead,
//! and a link to the line. Whatever the findings quote is text here: no link, no picture, no name that somebody is called by.

use std::fmt::Write;

use super::changes_comment;
use super::prose::{address, block, code, escaped, prose};
use super::{Placed, ReportOptions};
use crate::finding::{Severity, Tongue};

/// How long a comment may be, in bytes: GitHub takes 65,536 characters.
pub const COMMENT: usize = 60_000;
/// How long the summary of a job may be, in bytes: GitHub takes a megabyte.
pub const SUMMARY: usize = 900_000;
/// How many pages of one sort are named.
const PAGES: usize = 20;
/// How long one quoted line may be, in characters.
const LINE: usize = 300;

/// The words that frame a report.
struct MarkdownWords {
    refused: &'static str,
    fine: &'static str,
    old: &'static str,
    new: &'static str,
    preview: &'static str,
    warnings: &'static str,
    line: &'static str,
    file: &'static str,
    now: &'static str,
    instead: &'static str,
    perhaps: &'static str,
    remedy: &'static str,
    more: &'static str,
    waiting: &'static str,
    drafts: &'static str,
    same: &'static str,
    unseen: &'static str,
    appear: &'static str,
    change: &'static str,
    vanish: &'static str,
    others: &'static str,
}

const VI: MarkdownWords = MarkdownWords {
    refused: "⛔ Còn {n} lỗi, chưa đưa lên trang được",
    fine: "✅ Không có lỗi",
    old: "**Trang công khai vẫn là bản cũ.** Sửa từng chỗ dưới đây rồi lưu lại: trang được kiểm tra lại ngay.",
    new: "Khi thay đổi này được nhận, trang công khai sẽ là bản mới.",
    preview: "Xem thử bản này",
    warnings: "{n} cảnh báo: trang vẫn đưa lên được, nhưng nên xem lại",
    line: "Dòng",
    file: "Cả tệp",
    now: "Đang viết",
    instead: "Viết lại thành",
    perhaps: "Nếu đúng ý bạn, viết lại thành",
    remedy: "Cách sửa",
    more: "… và {n} chỗ nữa. Sửa xong các chỗ trên, lần kiểm tra sau sẽ hiện tiếp.",
    waiting: "⏸️ Không có lỗi, nhưng {n} bản nháp chưa lên trang",
    drafts: "Bản nháp, người dân không thấy (xóa dòng `draft: true` để đăng)",
    same: "⏸️ Không có lỗi, nhưng trang công khai không đổi gì",
    unseen: "Thay đổi này không làm trang nào của người dân khác đi.",
    appear: "Trang mới",
    change: "Trang đổi",
    vanish: "Trang mất",
    others: "và {n} trang nữa",
};

const EN: MarkdownWords = MarkdownWords {
    refused: "⛔ {n} errors, not published",
    fine: "✅ No errors",
    old: "**The public site is still the old one.** Fix each place below and save: everything is checked again at once.",
    new: "When this change is merged, the public site will be the new one.",
    preview: "See a preview of this version",
    warnings: "{n} warnings: the site can be published, but look at them",
    line: "Line",
    file: "The whole file",
    now: "Written now",
    instead: "Write instead",
    perhaps: "If that is what you mean, write",
    remedy: "Remedy",
    more: "… and {n} more. They are shown by the next check, when these are fixed.",
    waiting: "⏸️ No errors, but {n} drafts are not published",
    drafts: "Drafts, which nobody sees (delete the line `draft: true` to publish)",
    same: "⏸️ No errors, but the public site stays as it is",
    unseen: "This change makes no page any different for readers.",
    appear: "New pages",
    change: "Changed pages",
    vanish: "Pages that vanish",
    others: "and {n} more",
};

/// The report as a comment of at most so many bytes; notices are left to those who ask for them.
#[must_use]
pub fn markdown(placed: &[Placed], options: &ReportOptions<'_>, most: usize) -> String {
    let frame = if options.tongue == Tongue::Vi { &VI } else { &EN };
    let of = |level| placed.iter().filter(|placed| placed.finding.level == level).collect::<Vec<_>>();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    // The mark by which a workflow finds its own comment again.
    let mut out = String::from("<!-- motcua -->\n");
    let is_same = options.pages.as_ref().is_some_and(super::Pages::is_same);
    // The green sign says that readers will see what was written.
    if errors.is_empty() && !options.drafts.is_empty() {
        let new = if is_same { frame.unseen } else { frame.new };
        let _ = writeln!(out, "### {}\n\n{new}", counted(frame.waiting, options.drafts.len()));
    } else if errors.is_empty() && is_same {
        let _ = writeln!(out, "### {}\n\n{}", frame.same, frame.unseen);
    } else if errors.is_empty() {
        let _ = writeln!(out, "### {}\n\n{}", frame.fine, frame.new);
    } else {
        let _ = writeln!(out, "### {}\n\n{}", counted(frame.refused, errors.len()), frame.old);
    }
    if let Some(preview) = options.preview {
        let _ = writeln!(out, "\n[{}](<{}>)", frame.preview, address(preview));
    }
    // What it means to readers comes first, then which pages say it, then what is wrong.
    if let Some(changes) = &options.changes {
        changes_comment::section(&mut out, changes, options.tongue, most / 2);
    }
    seen(&mut out, options, frame);
    // The warnings get what the errors leave, and their heading is there in any case.
    list(&mut out, &errors, options, frame, most.saturating_sub(2_000));
    if !warnings.is_empty() {
        let _ = write!(out, "\n<details><summary>{}</summary>\n", counted(frame.warnings, places(&warnings)));
        list(&mut out, &warnings, options, frame, most.saturating_sub(500));
        out.push_str("\n</details>\n");
    }
    out
}

/// What readers will see, and what they will not.
fn seen(out: &mut String, options: &ReportOptions<'_>, frame: &MarkdownWords) {
    let line = |out: &mut String, name: &str, list: &[String]| {
        if list.is_empty() {
            return;
        }
        let rest = list.len().saturating_sub(PAGES);
        let more = if rest > 0 { format!(", {}", counted(frame.others, rest)) } else { String::new() };
        let _ = writeln!(out, "\n**{name}:** {}{more}", list[..list.len() - rest].join(", "));
    };
    if let Some(pages) = &options.pages {
        let named = |(title, address): &(String, String)| format!("{} ({})", escaped(title), code(address));
        line(out, frame.appear, &pages.new.iter().map(named).collect::<Vec<_>>());
        line(out, frame.change, &pages.changed.iter().map(named).collect::<Vec<_>>());
        line(out, frame.vanish, &pages.gone.iter().map(|address| code(address)).collect::<Vec<_>>());
    }
    line(out, frame.drafts, &options.drafts.iter().map(|file| code(&options.path(file))).collect::<Vec<_>>());
}

/// How many places these are, with those that are not told one by one.
fn places(placed: &[&Placed]) -> usize {
    placed.iter().map(|placed| 1 + placed.others).sum()
}

fn counted(words: &str, n: usize) -> String {
    words.replace("{n}", &n.to_string())
}

/// The findings by file, as long as there is room.
fn list(out: &mut String, placed: &[&Placed], options: &ReportOptions<'_>, frame: &MarkdownWords, most: usize) {
    let mut file = "";
    for (shown, one) in placed.iter().enumerate() {
        let mut text = String::new();
        if *one.finding.file != *file {
            let _ = writeln!(text, "\n#### {}\n", code(&options.path(&one.finding.file)));
        }
        item(&mut text, one, options, frame);
        if out.len() + text.len() > most {
            let _ = writeln!(out, "\n{}", counted(frame.more, places(&placed[shown..])));
            return;
        }
        file = &one.finding.file;
        out.push_str(&text);
    }
}

fn item(out: &mut String, placed: &Placed, options: &ReportOptions<'_>, frame: &MarkdownWords) {
    let finding = &placed.finding;
    let place = placed.place.map_or_else(|| frame.file.to_owned(), |place| format!("{} {}", frame.line, place.line));
    let place = options.link(placed).map_or_else(|| format!("**{place}**"), |link| format!("**[{place}](<{}>)**", address(&link)));
    let _ = writeln!(out, "- {place}: {}", prose(finding.message.in_tongue(options.tongue)));
    for other in &placed.related {
        let place = other.place.map_or_else(String::new, |place| format!(", {} {}", frame.line.to_lowercase(), place.line));
        let words = prose(other.related.words.in_tongue(options.tongue));
        let _ = writeln!(out, "  - {words}: {}{place}", code(&options.path(&other.related.file)));
    }
    let _ = writeln!(out, "  - {}: {}", frame.remedy, prose(finding.remedy.in_tongue(options.tongue)));
    if let Some(change) = &placed.change {
        let (before, after) = change.lines(&placed.text);
        if before.chars().count().max(after.chars().count()) <= LINE {
            let instead = if change.is_safe { frame.instead } else { frame.perhaps };
            let _ = write!(out, "  - {}:\n{}  - {instead}:\n{}", frame.now, block(&before), block(&after));
        }
    }
}
