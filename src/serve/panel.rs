//! What is wrong, over the page: so that nobody has to look at the terminal to see why a page has not changed.

use std::fmt::Write;

use super::reload::RESERVED;
use crate::finding::{Level, Placed, Tongue, name};
use crate::markdown::escape;

/// How many findings are shown; whoever has mended these sees the next.
pub(crate) const SHOWN: usize = 20;

/// The findings as they lie over each page; nothing when there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Panel(String);

impl Panel {
    /// The most findings that a panel shows.
    pub const SHOWN: usize = SHOWN;

    /// The first findings, gravest first, of so many errors and warnings.
    #[must_use]
    pub fn of(findings: &[Placed], errors: usize, warnings: usize, tongue: Tongue) -> Self {
        if findings.is_empty() {
            return Self::default();
        }
        let (title, lang) = match tongue {
            Tongue::Vi => (format!("{errors} lỗi, {warnings} cảnh báo"), "vi"),
            Tongue::En => (format!("{errors} errors, {warnings} warnings"), "en"),
        };
        let mut list = String::new();
        for placed in findings.iter().take(SHOWN) {
            list.push_str(&item(placed, tongue));
        }
        let rest = (errors + warnings).saturating_sub(findings.len().min(SHOWN));
        let more = match (rest, tongue) {
            (0, _) => String::new(),
            (rest, Tongue::Vi) => format!("<p>… và {rest} chỗ nữa; chạy `motcua check` để xem tất cả.</p>"),
            (rest, Tongue::En) => format!("<p>… and {rest} more; `motcua check` lists them all.</p>"),
        };
        Self::around(&title, &format!("<ol>{list}</ol>{more}"), lang)
    }

    /// Why nothing new can be shown.
    #[must_use]
    pub fn trouble(cause: &str) -> Self {
        Self::around("Chưa đọc lại được danh mục", &format!("<p>{}</p>", escape(cause)), "vi")
    }

    fn around(title: &str, inner: &str, lang: &str) -> Self {
        Self(format!(
            "<link rel=\"stylesheet\" href=\"/{RESERVED}panel.css\"><aside class=\"motcua-panel\" lang=\"{lang}\" aria-label=\"motcua\">\
             <details open><summary>{title}</summary>{inner}</details></aside>"
        ))
    }

    /// The HTML that is put before the end of a page.
    pub(super) fn html(&self) -> &str {
        &self.0
    }
}

fn item(placed: &Placed, tongue: Tongue) -> String {
    let finding = &placed.finding;
    let level = if finding.level == Level::Error { "error" } else { "warning" };
    let mut place = finding.file.to_string();
    if let Some(at) = &placed.place {
        let _ = write!(place, ":{}:{}", at.line, at.column);
    }
    format!(
        "<li class=\"{level}\"><b>{}</b> <code>{}</code> <code>{}</code><p>{}</p><p>→ {}</p></li>",
        name(finding.level, tongue),
        escape(finding.rule),
        escape(&place),
        escape(finding.message.in_tongue(tongue)),
        escape(finding.remedy.in_tongue(tongue)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Place, Spot};
    use std::sync::Arc;

    fn placed(count: usize) -> Vec<Placed> {
        let finding = Finding::new("x/y", &Arc::from("a<b>.md"), Spot::File, words!("sai <script>", "wrong"), words!("sửa \"đi\"", "mend"));
        let place = Some(Place { line: 3, column: 7, end_line: 3, end_column: 9 });
        vec![Placed { finding, text: "".into(), bytes: 0..0, place, change: None }; count]
    }

    #[test]
    fn whatever_an_editor_wrote_is_text_in_the_panel() {
        let panel = Panel::of(&placed(1), 1, 0, Tongue::Vi);
        assert!(panel.html().contains("sai &lt;script&gt;"), "{}", panel.html());
        assert!(panel.html().contains("a&lt;b&gt;.md:3:7"));
        assert!(!panel.html().contains("<script"));
    }

    #[test]
    fn the_first_twenty_are_shown_and_the_rest_is_counted() {
        let panel = Panel::of(&placed(30), 30, 5, Tongue::Vi);
        assert_eq!(panel.html().matches("<li ").count(), 20);
        assert!(panel.html().contains("và 15 chỗ nữa"));
    }

    #[test]
    fn nothing_wrong_is_nothing_shown() {
        assert_eq!(Panel::of(&[], 0, 0, Tongue::Vi).html(), "");
    }
}
