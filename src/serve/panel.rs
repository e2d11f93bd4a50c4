//! What is wrong, over the page it is about: so that nobody has to look at the terminal to see why a page has not changed.
//!
//! A page shows the findings of its own entry and of what it cites; the rest is counted, with a link to the list of all.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::own::RESERVED;
use super::page_files::PageFiles;
use crate::finding::{Finding, Severity, Tongue};
use crate::markdown::escape;
use crate::report::{Placed, in_order, name, place_all};
use crate::source::Sources;
use crate::text::percent::{DISK, encode};
use crate::yaml::parse;

/// How many findings are shown over a page; whoever has fixed these sees the next.
pub(crate) const MAX_SHOWN: usize = 20;
/// How many findings the list of all shows.
const MAX_LISTED: usize = 500;

/// The findings as they lie over the pages; nothing when there are none.
#[derive(Debug, Clone, Default)]
pub struct Panel(Arc<PanelState>);

#[derive(Debug, Default)]
struct PanelState {
    /// Why nothing new can be shown, as HTML.
    trouble: Option<String>,
    /// Errors first.
    findings: Vec<Finding>,
    sources: Sources,
    options: PanelOptions,
}

/// How findings are told.
#[derive(Debug, Clone, Default)]
pub struct PanelOptions {
    /// In which language.
    pub tongue: Tongue,
    /// The address that opens a place in the editor's program, with `{path}`, `{line}` and `{column}`.
    pub editor: Option<String>,
    /// The catalog folder, from the root of the disk.
    pub root: PathBuf,
}

impl PartialEq for Panel {
    /// Whether they look alike: a finding may have moved with its text.
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (&*self.0, &*other.0);
        let text = |inner: &PanelState, file: &str| inner.sources.get(file).map(|source| source.hash);
        one.trouble == other.trouble
            && one.options.tongue == other.options.tongue
            && one.findings == other.findings
            && one.findings.iter().all(|finding| text(one, &finding.file) == text(other, &finding.file))
    }
}

impl Panel {
    /// The most findings that a panel shows.
    pub const MAX_SHOWN: usize = MAX_SHOWN;

    /// These findings, which are in the files of `sources`.
    #[must_use]
    pub fn of(mut findings: Vec<Finding>, sources: Sources, options: PanelOptions) -> Self {
        findings.sort_by_key(|finding| finding.level);
        Self(Arc::new(PanelState { trouble: None, findings, sources, options }))
    }

    /// Why nothing new can be shown.
    #[must_use]
    pub fn trouble(cause: &str) -> Self {
        Self(Arc::new(PanelState { trouble: Some(format!("<p>{}</p>", escape(cause))), ..PanelState::default() }))
    }

    /// The HTML that is put before the end of a page.
    pub(super) fn html(&self, about: Option<&PageFiles>) -> String {
        let inner = &*self.0;
        if let Some(trouble) = &inner.trouble {
            return around("Chưa đọc lại được danh mục", trouble, "vi", true);
        }
        let grave = inner.findings.iter().filter(|finding| finding.level < Severity::Notice);
        let all = self.counted(grave.clone());
        let (placed, total) = match about {
            Some(about) => self.of_page(about),
            None => (self.place(grave.take(MAX_SHOWN)), inner.findings.iter().filter(|finding| finding.level < Severity::Notice).count()),
        };
        if placed.is_empty() && all.is_empty() {
            return String::new();
        }
        let lang = self.lang();
        let here = match (inner.options.tongue, about.is_some()) {
            (Tongue::Vi, true) => "Trang này",
            (Tongue::Vi, false) => "Cả danh mục",
            (Tongue::En, true) => "This page",
            (Tongue::En, false) => "The whole catalog",
        };
        let mut html = String::new();
        let title = if placed.is_empty() {
            match inner.options.tongue {
                Tongue::Vi => format!("{here}: không có chỗ nào sai"),
                Tongue::En => format!("{here}: nothing is wrong"),
            }
        } else {
            format!("{here}: {}", self.counted(placed.iter().map(|placed| &placed.finding)))
        };
        if !placed.is_empty() {
            let _ = write!(html, "<ol>{}</ol>", placed.iter().take(MAX_SHOWN).map(|placed| self.item(placed)).collect::<String>());
        }
        let rest = total.saturating_sub(placed.len().min(MAX_SHOWN));
        let words = match (inner.options.tongue, about.is_some()) {
            (Tongue::Vi, true) if !all.is_empty() => format!("Cả danh mục: {all}. Xem danh sách"),
            (Tongue::En, true) if !all.is_empty() => format!("The whole catalog: {all}. See the list"),
            (Tongue::Vi, _) if rest > 0 => format!("… và {rest} chỗ nữa; xem tất cả"),
            (Tongue::En, _) if rest > 0 => format!("… and {rest} more; see all"),
            (Tongue::Vi, _) => "Xem danh sách theo từng tệp".to_owned(),
            (Tongue::En, _) => "See the list by file".to_owned(),
        };
        let _ = write!(html, "<p><a href=\"/{RESERVED}findings\">{words}</a></p>");
        around(&title, &html, lang, !placed.is_empty())
    }

    /// The page that lists all findings by file; `address` is that of the page that shows a file.
    pub(super) fn list(&self, address: &dyn Fn(&Arc<str>) -> Option<String>) -> String {
        let inner = &*self.0;
        let mut placed = self.place(inner.findings.iter().take(MAX_LISTED));
        placed.sort_by(|a, b| a.finding.file.cmp(&b.finding.file));
        let title = match inner.options.tongue {
            Tongue::Vi => "Những chỗ cần sửa",
            Tongue::En => "What to fix",
        };
        let mut html = format!(
            "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
             <link rel=\"stylesheet\" href=\"/{RESERVED}panel.css\"><body class=\"motcua-list\"><main><h1>{title}</h1><p>{}</p>",
            self.lang(),
            self.counted(inner.findings.iter()),
        );
        html.push_str(inner.trouble.as_deref().unwrap_or_default());
        for list in placed.chunk_by(|a, b| a.finding.file == b.finding.file) {
            let file = &list[0].finding.file;
            let heading = escape(file);
            let heading = address(file).map_or_else(|| heading.clone(), |to| format!("<a href=\"/{}\">{heading}</a>", escape(&to)));
            let _ = write!(html, "<h2>{heading}</h2><ol>{}</ol>", list.iter().map(|placed| self.item(placed)).collect::<String>());
        }
        if inner.findings.len() > MAX_LISTED {
            let rest = inner.findings.len() - MAX_LISTED;
            let _ = write!(html, "<p>… +{rest}: <code>motcua check</code></p>");
        }
        html.push_str("</main></body></html>");
        html
    }

    /// The findings of a page, gravest first, and how many there are.
    fn of_page(&self, about: &PageFiles) -> (Vec<Placed>, usize) {
        let inner = &*self.0;
        let own = inner.findings.iter().filter(|finding| about.files.contains(&finding.file));
        let mut placed = self.place(own);
        let cited = self.place(inner.findings.iter().filter(|finding| PageFiles::may_cite(&finding.file)));
        for list in cited.chunk_by(|a, b| a.finding.file == b.finding.file) {
            let text = &list[0].text;
            let (Some(top), _) = parse(text, 0..text.len()) else { continue };
            let items = about.items(&top, text.len());
            placed.extend(list.iter().filter(|one| items.iter().any(|item| item.contains(&one.bytes.start))).cloned());
        }
        placed.sort_by_key(|placed| placed.finding.level);
        let total = placed.len();
        (placed, total)
    }

    fn place<'a>(&self, findings: impl Iterator<Item = &'a Finding>) -> Vec<Placed> {
        in_order(place_all(&findings.cloned().collect::<Vec<_>>(), &self.0.sources))
    }

    fn lang(&self) -> &'static str {
        if self.0.options.tongue == Tongue::Vi { "vi" } else { "en" }
    }

    /// «3 lỗi, 1 cảnh báo»; nothing where there is nothing.
    fn counted<'a>(&self, findings: impl Iterator<Item = &'a Finding>) -> String {
        let mut counts = [0_usize; 3];
        for finding in findings {
            counts[match finding.level {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Notice => 2,
            }] += 1;
        }
        let tongue = self.0.options.tongue;
        let words = [Severity::Error, Severity::Warning, Severity::Notice].into_iter().zip(counts).filter(|(_, count)| *count > 0);
        let plural = |count: usize| if tongue == Tongue::En && count != 1 { "s" } else { "" };
        words.map(|(level, count)| format!("{count} {}{}", name(level, tongue), plural(count))).collect::<Vec<_>>().join(", ")
    }

    fn item(&self, placed: &Placed) -> String {
        let (finding, options) = (&placed.finding, &self.0.options);
        let mut html = format!(
            "<li class=\"{}\"><b>{}</b> <code>{}</code> {}<p>{}</p><p>→ {}</p>",
            finding.level,
            name(finding.level, options.tongue),
            escape(finding.rule),
            options.place(placed),
            escape(finding.message.in_tongue(options.tongue)),
            escape(finding.remedy.in_tongue(options.tongue)),
        );
        if let Some(change) = &placed.change {
            let (_, after) = change.lines(&placed.text);
            if after.lines().count() <= 3 && after.len() <= 400 {
                let _ = write!(html, "<pre>{}</pre>", escape(after.trim_end()));
            }
        }
        html.push_str("</li>");
        html
    }
}

impl PanelOptions {
    /// The file and the line, as a link into the editor's program where one is set.
    fn place(&self, placed: &Placed) -> String {
        let file = &placed.finding.file;
        let (line, column) = placed.place.map_or((1, 1), |place| (place.line, place.column));
        let shown = if placed.place.is_some() { format!("{file}:{line}:{column}") } else { file.to_string() };
        let shown = format!("<code>{}</code>", escape(&shown));
        let Some(editor) = &self.editor else { return shown };
        let path = encoded(&self.root.join(Path::new(&**file)));
        let to = editor.replace("{path}", &path).replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        format!("<a href=\"{}\">{shown}</a>", escape(&to))
    }
}

/// A path as it stands in an address, beginning with `/`.
fn encoded(path: &Path) -> String {
    let out = encode(&path.to_string_lossy().replace('\\', "/"), DISK);
    if out.starts_with('/') { out } else { format!("/{out}") }
}

fn around(title: &str, inner: &str, lang: &str, is_open: bool) -> String {
    let open = if is_open { " open" } else { "" };
    format!(
        "<link rel=\"stylesheet\" href=\"/{RESERVED}panel.css\"><aside class=\"motcua-panel\" lang=\"{lang}\" aria-label=\"motcua\">\
         <details{open}><summary>{title}</summary>{inner}</details></aside>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Fix, Spot};
    use crate::source::{Content, Source};

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.into(), content: Content::Text(text.into()), hash: blake3::hash(text.as_bytes()) }
    }

    fn finding(file: &str, at: usize, level: Severity) -> Finding {
        let spot = Spot::Bytes((at..at + 1).into());
        Finding::new("x/y", &Arc::from(file), spot, words!("sai <script>", "wrong"), words!("sửa \"đi\"", "fix")).at(level)
    }

    fn panel(findings: Vec<Finding>) -> Panel {
        let laws = "- number: 1/2026/X\n  title: A\n- number: 2/2026/X\n  title: B\n";
        let sources = Sources::of(vec![source("a<b>.md", "---\nx: 1\n---\n"), source("laws.yaml", laws)]);
        let editor = Some("vscode://file{path}:{line}:{column}".to_owned());
        Panel::of(findings, sources, PanelOptions { tongue: Tongue::Vi, editor, root: "/nhà/content".into() })
    }

    fn own() -> PageFiles {
        PageFiles { files: vec!["a<b>.md".into()], ..PageFiles::default() }
    }

    #[test]
    fn whatever_an_editor_wrote_is_text_in_the_panel_and_in_the_list() {
        let panel = panel(vec![finding("a<b>.md", 4, Severity::Error).with(Fix::safe("<i>"))]);
        for html in [panel.html(Some(&own())), panel.html(None), panel.list(&|_| Some("a\"b".to_owned()))] {
            assert!(html.contains("sai &lt;script&gt;") && html.contains("a&lt;b&gt;.md:2:1"), "{html}");
            assert!(html.contains("<pre>&lt;i&gt;: 1</pre>"), "{html}");
            assert!(!html.contains("<script") && !html.contains("<i>") && !html.contains("a\"b"), "{html}");
        }
    }

    #[test]
    fn a_place_is_a_link_into_the_editors_program() {
        let html = panel(vec![finding("a<b>.md", 4, Severity::Error)]).html(None);
        assert!(html.contains("<a href=\"vscode://file/nh%C3%A0/content/a%3Cb%3E.md:2:1\">"), "{html}");
    }

    #[test]
    fn a_page_shows_its_own_findings_and_counts_the_rest() {
        let panel = panel(vec![
            finding("khac.md", 0, Severity::Error),
            finding("a<b>.md", 4, Severity::Warning),
            finding("a<b>.md", 5, Severity::Notice),
        ]);
        let html = panel.html(Some(&own()));
        assert!(html.contains("Trang này: 1 cảnh báo, 1 lưu ý") && html.contains("<details open>"), "{html}");
        assert!(html.contains("Cả danh mục: 1 lỗi, 1 cảnh báo. Xem danh sách") && html.contains("/.motcua/findings"), "{html}");
        assert_eq!(html.matches("<li ").count(), 2);
        let other = panel.html(Some(&PageFiles { files: vec!["tot.md".into()], ..PageFiles::default() }));
        assert!(other.contains("Trang này: không có chỗ nào sai") && other.contains("<details>"), "{other}");
        let list = panel.list(&|file| (&**file == "khac.md").then(|| "khac/".to_owned()));
        assert!(list.contains("<a href=\"/khac/\">khac.md</a>") && list.matches("<li ").count() == 3, "{list}");
    }

    #[test]
    fn an_item_of_a_shared_file_is_shown_where_it_is_cited() {
        let panel = panel(vec![finding("laws.yaml", 2, Severity::Error), finding("laws.yaml", 45, Severity::Error)]);
        let about = PageFiles { files: Vec::new(), names: ["2/2026/X".to_owned()].into() };
        let html = panel.html(Some(&about));
        assert!(html.contains("laws.yaml:3:") && !html.contains("laws.yaml:1:"), "{html}");
    }

    #[test]
    fn the_first_twenty_are_shown_and_the_rest_is_counted() {
        let html = panel((0..30).map(|_| finding("a<b>.md", 4, Severity::Error)).collect()).html(None);
        assert_eq!(html.matches("<li ").count(), 20);
        assert!(html.contains("và 10 chỗ nữa"), "{html}");
    }

    #[test]
    fn nothing_wrong_is_nothing_shown() {
        assert_eq!(Panel::default().html(None), "");
        assert_eq!(Panel::default().html(Some(&own())), "");
    }
}
