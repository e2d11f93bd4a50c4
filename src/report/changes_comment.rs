//! What changed, as a part of the comment that a merge request gets.

use std::fmt::Write;

use super::compared::{Compared, SheetTask, remark};
use super::prose::{code, escaped};
use crate::change::{Change, Direction, Weight};
use crate::finding::Tongue;

/// How many changes stand open, and how many folded.
const OPEN: usize = 5;
const FOLDED: usize = 50;
/// How many sheets are named.
const SHEETS: usize = 20;
/// How long one text of the catalog may be, in characters.
const TEXT: usize = 160;

/// What stands before a change, in a sign and a word.
fn mark(change: &Change, tongue: Tongue) -> &'static str {
    let is_vi = tongue == Tongue::Vi;
    match change.direction {
        _ if change.kind.id == "change/not-comparable" => {
            if is_vi {
                "❓ không so được"
            } else {
                "❓ not comparable"
            }
        }
        _ if change.correction().is_some() => {
            if is_vi {
                "✏️ sửa lại"
            } else {
                "✏️ put right"
            }
        }
        Direction::Worse => {
            if is_vi {
                "🔺 thiệt hơn"
            } else {
                "🔺 worse"
            }
        }
        Direction::Better => {
            if is_vi {
                "🔽 lợi hơn"
            } else {
                "🔽 better"
            }
        }
        Direction::Unclear => {
            if is_vi {
                "❔ chưa rõ"
            } else {
                "❔ unclear"
            }
        }
        Direction::Neutral => {
            if is_vi {
                "▫️ khác trước"
            } else {
                "▫️ different"
            }
        }
    }
}

/// The whole report: what `motcua diff --format markdown` prints.
#[must_use]
pub fn changes_markdown(compared: &Compared, tongue: Tongue, most: usize) -> String {
    let mut out = String::from("<!-- motcua -->\n");
    section(&mut out, compared, tongue, most.saturating_sub(200));
    out
}

/// Writes the part about what changed, in at most so many bytes more.
pub(super) fn section(out: &mut String, compared: &Compared, tongue: Tongue, most: usize) {
    let is_vi = tongue == Tongue::Vi;
    let most = out.len() + most;
    let heading = if is_vi { "Người dân sẽ thấy gì khác" } else { "What changes for citizens" };
    let _ = writeln!(out, "\n#### {heading}\n\n{}", escaped(&compared.summary(tongue)));
    for note in &compared.notes {
        let _ = writeln!(out, "\n⚠️ {}", escaped(note.in_tongue(tongue)));
    }
    let (open, rest) = compared.changes.split_at(OPEN.min(compared.changes.len()));
    out.push('\n');
    let mut left = 0;
    for change in open {
        left += usize::from(!line(out, change, tongue, most));
    }
    if !rest.is_empty() {
        let count = rest.len();
        let more = if is_vi { format!("và {count} thay đổi nữa") } else { format!("and {count} more") };
        let _ = writeln!(out, "\n<details><summary>{more}</summary>\n");
        for change in rest.iter().take(FOLDED) {
            left += usize::from(!line(out, change, tongue, most));
        }
        left += rest.len().saturating_sub(FOLDED);
        if left > 0 {
            let told = if is_vi {
                format!("… còn {left} thay đổi chưa kể ở đây; xem hết bằng `motcua diff --since …`")
            } else {
                format!("… {left} more are not told here; `motcua diff --since …` tells all")
            };
            let _ = writeln!(out, "\n{told}");
        }
        out.push_str("\n</details>\n");
    }
    ask(out, compared, tongue);
    sheets(out, compared, tongue);
}

/// One change in one line, if there is room.
fn line(out: &mut String, change: &Change, tongue: Tongue, most: usize) -> bool {
    let quote = |text: &str| {
        let short: String = text.chars().take(TEXT).collect();
        let more = if text.chars().count() > TEXT { "…" } else { "" };
        escaped(&format!("{short}{more}"))
    };
    let procedure = &change.procedure;
    let number = procedure.code.as_deref().map(|code| format!(" ({})", escaped(code))).unwrap_or_default();
    let weight = match (change.weight, tongue) {
        (Weight::Material, _) => "",
        (Weight::Minor, Tongue::Vi) => " (nhỏ)",
        (Weight::Minor, Tongue::En) => " (minor)",
    };
    let said = remark(change, tongue);
    let said = if said.is_empty() { String::new() } else { format!(" · *{}*", quote(&said)) };
    let (mark, title, sentence) = (mark(change, tongue), quote(&procedure.title), change.sentence_of(tongue, &quote));
    let text = format!("- {mark}{weight} · **{title}**{number}: {sentence}{said}\n");
    let fits = out.len() + text.len() <= most;
    if fits {
        out.push_str(&text);
    }
    fits
}

/// Asks of what nobody announced whether the law changed or only our text was wrong.
fn ask(out: &mut String, compared: &Compared, tongue: Tongue) {
    let count = compared.unannounced();
    if count == 0 {
        return;
    }
    let _ = match tongue {
        Tongue::Vi => writeln!(
            out,
            "\n**{count} chỗ khác trước mà không nêu quyết định hay văn bản mới.** Luật đã đổi, hay trước đây ghi nhầm?\n\n\
             - Luật đổi: ghi số quyết định vào `decisions:`, số văn bản vào `laws:` của thủ tục.\n\
             - Ghi nhầm, nay sửa lại cho đúng: thêm vào thủ tục\n\n  ```yaml\n  changes:\n    - date: {{ngày sửa}}\n      correction: true\n      text: {{ghi nhầm điều gì}}\n  ```"
        ),
        Tongue::En => writeln!(
            out,
            "\n**{count} differences name no new decision or law.** Did the law change, or was our text wrong?\n\n\
             - The law changed: name the decision under `decisions:`, the law under `laws:`.\n\
             - Our text was wrong and is put right: add to the procedure\n\n  ```yaml\n  changes:\n    - date: {{the day}}\n      correction: true\n      text: {{what was wrong}}\n  ```"
        ),
    };
}

/// What hangs on walls and is no longer true.
fn sheets(out: &mut String, compared: &Compared, tongue: Tongue) {
    let Some(all) = compared.sheets.as_ref().filter(|sheets| !sheets.is_empty()) else { return };
    for task in [SheetTask::Again, SheetTask::New, SheetTask::Down] {
        let of: Vec<_> = all.iter().filter(|sheet| sheet.what == task).collect();
        if of.is_empty() {
            continue;
        }
        let name = match (task, tongue) {
            (SheetTask::Again, Tongue::Vi) => "Phải in lại",
            (SheetTask::Again, Tongue::En) => "To print again",
            (SheetTask::New, Tongue::Vi) => "Tờ in mới",
            (SheetTask::New, Tongue::En) => "New sheets",
            (SheetTask::Down, Tongue::Vi) => "Gỡ xuống",
            (SheetTask::Down, Tongue::En) => "To take down",
        };
        let list: Vec<String> =
            of.iter().take(SHEETS).map(|sheet| format!("{} ({})", escaped(&sheet.title), code(&sheet.address))).collect();
        let rest = of.len().saturating_sub(SHEETS);
        let more = match (rest, tongue) {
            (0, _) => String::new(),
            (rest, Tongue::Vi) => format!(", và {rest} tờ nữa"),
            (rest, Tongue::En) => format!(", and {rest} more"),
        };
        let _ = writeln!(out, "\n**{name}:** {}{more}", list.join(", "));
    }
}
