//! What Markdown takes for a sign of its own and so leaves out: cells beyond the columns of a table, addresses that nothing refers to,
//! the stars of «5*6*7», numbers of a list that do not follow.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, RefDefs, Tag, TagEnd};

use crate::finding::{Fix, Spot, Words};
use crate::text::shown;
use crate::yaml::Fault;

/// What stands between the events of the parser and says nothing by itself.
const SYNTAX: &str = "|-:>*_#`~[]()!<=+.\\\"'&;";

/// Looks at the events of one text in their order, and keeps what no event shows.
pub(super) struct Account {
    /// Up to where the text is accounted for.
    at: usize,
    /// What was left out.
    gaps: Vec<Gap>,
    /// Where addresses are written that are referred to by a name, and whether one was.
    definitions: Vec<(Range<usize>, bool)>,
    tables: usize,
    lists: Vec<Numbers>,
}

struct Gap {
    bytes: Range<usize>,
    in_table: bool,
}

/// The numbers of a list as they are typed: the first, and how many there were.
struct Numbers {
    first: Option<u64>,
    count: u64,
}

impl Account {
    pub(super) fn new(definitions: &RefDefs<'_>) -> Self {
        let mut spans: Vec<_> = definitions.iter().map(|(_, definition)| (definition.span.clone(), false)).collect();
        spans.sort_unstable_by_key(|(span, _)| span.start);
        Self { at: 0, gaps: Vec::new(), definitions: spans, tables: 0, lists: Vec::new() }
    }

    /// Takes the next event; what is wrong with it alone is told at once.
    pub(super) fn take(
        &mut self,
        text: &str,
        event: &Event<'_>,
        range: &Range<usize>,
        definitions: &RefDefs<'_>,
    ) -> Option<(Range<usize>, Fault)> {
        match event {
            Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => self.show(text, range),
            Event::Start(Tag::Table(_)) => {
                self.pass(text, range.start);
                self.tables += 1;
            }
            Event::End(TagEnd::Table) => {
                self.pass(text, range.end);
                self.tables -= 1;
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if !info.contains(char::is_whitespace) && info.is_ascii() => {
                let line = text[range.clone()].find('\n').map_or(range.end, |length| range.start + length);
                self.show(text, &(range.start..line));
            }
            Event::Start(Tag::List(first)) => self.lists.push(Numbers { first: *first, count: 0 }),
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::Start(Tag::Item) => return self.item(text, range),
            Event::Start(Tag::BlockQuote(_)) => return self.quote(text, range),
            Event::Start(Tag::Emphasis | Tag::Strong) => return stars(text, range, matches!(event, Event::Start(Tag::Strong))),
            Event::Start(Tag::Link { link_type, title, id, .. } | Tag::Image { link_type, title, id, .. }) => {
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
                    && let Some(span) = definitions.get(id).map(|definition| &definition.span)
                    && let Ok(index) = self.definitions.binary_search_by_key(&span.start, |(span, _)| span.start)
                {
                    self.definitions[index].1 = true;
                }
                if !title.trim().is_empty() {
                    return Some((range.clone(), hidden_title(title)));
                }
            }
            // Behind what is seen of a link stands where it leads.
            Event::End(TagEnd::Link | TagEnd::Image) => self.at = self.at.max(range.end),
            _ => {}
        }
        None
    }

    /// What no event showed.
    pub(super) fn lost(mut self, text: &str) -> Vec<(Range<usize>, Fault)> {
        self.pass(text, text.len());
        let mut faults = Vec::new();
        for gap in &self.gaps {
            for bytes in self.unused(&gap.bytes).into_iter().filter_map(|bytes| content(text, bytes)) {
                if gap.in_table {
                    faults.push((bytes.clone(), extra_cells(&text[bytes])));
                } else {
                    faults.extend(lines(text, bytes).into_iter().map(|bytes| (bytes.clone(), hidden_line(&text[bytes]))));
                }
            }
        }
        faults
    }

    fn show(&mut self, text: &str, range: &Range<usize>) {
        self.pass(text, range.start);
        self.at = self.at.max(range.end);
    }

    /// Goes on to this byte; what lies before it and says something was left out.
    fn pass(&mut self, text: &str, to: usize) {
        if to > self.at {
            let bytes = self.at..to;
            // Nearly always a line break or a sign; and what has no letter, no figure and no sign of its own says nothing.
            if content(text, bytes.clone()).is_some() {
                self.gaps.push(Gap { bytes, in_table: self.tables > 0 });
            }
            self.at = to;
        }
    }

    /// These bytes without the addresses that are referred to.
    fn unused(&self, bytes: &Range<usize>) -> Vec<Range<usize>> {
        let (mut parts, mut at) = (Vec::new(), bytes.start);
        let from = self.definitions.partition_point(|(span, _)| span.end <= bytes.start);
        for (span, is_used) in self.definitions[from..].iter().take_while(|(span, _)| span.start < bytes.end) {
            if *is_used {
                parts.push(at..span.start.max(at));
                at = span.end;
            }
        }
        parts.push(at..bytes.end.max(at));
        parts
    }

    /// The number of an item of a list: pages count on from the first.
    fn item(&mut self, text: &str, range: &Range<usize>) -> Option<(Range<usize>, Fault)> {
        let rest = &text[range.clone()];
        let start = range.start + (rest.len() - rest.trim_start().len());
        let end = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
        self.pass(text, range.start);
        self.at = self.at.max(end);
        let list = self.lists.last_mut()?;
        let (first, typed) = (list.first?, text[start..end].parse::<u64>().ok()?);
        let seen = first.saturating_add(list.count);
        list.count += 1;
        // «1. 1. 1.» is a way to let others count.
        (typed != seen && typed != first).then(|| (start..end, other_number(typed, seen)))
    }

    /// «> 18 tuổi» at the beginning of a line.
    fn quote(&mut self, text: &str, range: &Range<usize>) -> Option<(Range<usize>, Fault)> {
        let line = text[range.clone()].lines().next().unwrap_or_default().trim_end();
        let rest = line.strip_prefix('>')?;
        let figure = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let is_more = figure(rest) || rest.starts_with('=') || !self.lists.is_empty() && figure(rest.trim_start());
        is_more.then(|| (range.start..range.start + line.len(), more_than(line)))
    }
}

/// These bytes from the first that says something to the last.
fn content(text: &str, bytes: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(bytes.clone())?;
    let says = |c: char| !c.is_whitespace() && !SYNTAX.contains(c);
    let start = part.find(says)?;
    let end = part.rfind(says)?;
    let end = end + part[end..].chars().next().map_or(1, char::len_utf8);
    Some(bytes.start + start..bytes.start + end)
}

/// Whole lines, those that define an address each by itself.
fn lines(text: &str, bytes: Range<usize>) -> Vec<Range<usize>> {
    let mut start = text[..bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[bytes.end..].find('\n').map_or(text.len(), |length| bytes.end + length);
    let mut found: Vec<Range<usize>> = Vec::new();
    for line in text[start..end].split_inclusive('\n') {
        let said = line.trim_start_matches(['-', '*', '+', '>', ' ', '\t']).trim_end();
        let at = start + line.find(said).unwrap_or(0);
        start += line.len();
        match found.last_mut() {
            _ if said.is_empty() => {}
            Some(last) if !said.starts_with('[') => last.end = at + said.len(),
            _ => found.push(at..at + said.len()),
        }
    }
    found
}

/// Stars between figures, letters or brackets, which are no emphasis.
fn stars(text: &str, range: &Range<usize>, is_strong: bool) -> Option<(Range<usize>, Fault)> {
    let part = text.get(range.clone())?;
    let sign = if is_strong { "**" } else { "*" };
    let inside = part.strip_prefix(sign)?.strip_suffix(sign)?;
    let (before, after) = (text[..range.start].chars().next_back(), text[range.end..].chars().next());
    let (first, last) = (inside.chars().next(), inside.chars().next_back());
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let product = figure(before) && figure(first) || figure(last) && figure(after);
    let is_left_out = if is_strong { product } else { product || word(before) && word(after) || first == Some(')') || last == Some('(') };
    if !is_left_out {
        return None;
    }
    let is_near = |c: char| c.is_alphanumeric() || "().,".contains(c);
    let start = range.start - text[..range.start].chars().rev().take_while(|c| is_near(*c)).map(char::len_utf8).sum::<usize>();
    let end = range.end + text[range.end..].chars().take_while(|c| is_near(*c)).map(char::len_utf8).sum::<usize>();
    let better = without_stars(&text[start..end], sign);
    let typed = shown(&text[start..end]);
    let said = shown(&better);
    let message = words!(
        "dấu `{sign}` trong «{typed}» bị hiểu là chữ nghiêng hay đậm nên mất trên trang",
        "the signs `{sign}` in `{typed}` are taken for emphasis and left out"
    );
    let fault = Fault::new("text/not-shown", message, words!("viết `{said}`", "write `{said}`"));
    Some((start..end, fault.with(Fix::offered(better.clone()).at(Spot::Bytes((start..end).into())))))
}

/// The same text with a sign of multiplication between figures, and stars that are shown elsewhere.
fn without_stars(text: &str, sign: &str) -> String {
    let parts: Vec<&str> = text.split(sign).collect();
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut out = parts[0].to_owned();
    for part in &parts[1..] {
        let between = figure(out.chars().next_back()) && figure(part.chars().next());
        out.push_str(&if between { "×".to_owned() } else { sign.replace('*', "\\*") });
        out.push_str(part);
    }
    out
}

fn not_shown(message: Words, remedy: Words) -> Fault {
    Fault::new("text/not-shown", message, remedy)
}

fn extra_cells(typed: &str) -> Fault {
    let typed = shown(typed);
    not_shown(
        words!(
            "«{typed}» ở ngoài cột cuối của bảng nên không hiện trên trang",
            "`{typed}` stands beyond the last column of the table and is not shown"
        ),
        words!(
            "thêm cột vào dòng đầu và dòng `|---|`; nếu dấu | là chữ thì viết \\|",
            "add the column to the head and to the line `|---|`; a | that is text is written \\|"
        ),
    )
}

fn hidden_line(line: &str) -> Fault {
    let typed = shown(line);
    let Some((label, target)) = line.strip_prefix('[').and_then(|line| line.split_once("]:")) else {
        return not_shown(
            words!("«{typed}» không hiện trên trang", "`{typed}` is not shown"),
            words!("viết thành câu, trên một dòng riêng", "write it as a sentence, on a line of its own"),
        );
    };
    if label == "//" {
        return not_shown(
            words!("ghi chú «{typed}» không hiện trên trang", "the comment `{typed}` is not shown"),
            words!("xóa ghi chú này", "delete this comment"),
        );
    }
    let (label, target) = (shown(label), shown(target.trim()));
    not_shown(
        words!(
            "dòng «{typed}» chỉ đặt địa chỉ cho «{label}», không hiện trên trang, và không chỗ nào dùng",
            "the line `{typed}` only gives an address to `{label}`: it is not shown, and nothing uses it"
        ),
        words!("viết `[{label}]({target})`, hoặc xóa dòng này", "write `[{label}]({target})`, or delete the line"),
    )
}

fn hidden_title(title: &str) -> Fault {
    let said = shown(title);
    not_shown(
        words!("«{said}» trong dấu nháy sau địa chỉ không hiện trên trang", "`{said}` in quotes behind the address is not shown"),
        words!("viết «{said}» thành chữ ở ngoài liên kết, hoặc xóa", "write «{said}» as text outside of the link, or delete it"),
    )
}

fn other_number(typed: u64, seen: u64) -> Fault {
    not_shown(
        words!("số {typed} hiện thành {seen} trên trang: danh sách tự đếm tiếp", "{typed} is shown as {seen}: lists count by themselves"),
        words!("viết `{seen}.`; nếu số {typed} là cố ý thì viết `{typed}\\.`", "write `{seen}.`; if {typed} is meant, write `{typed}\\.`"),
    )
}

fn more_than(line: &str) -> Fault {
    let said = shown(line);
    not_shown(
        words!("dấu > ở đầu «{said}» bị hiểu là trích dẫn nên mất trên trang", "the > of `{said}` is taken for a quote and left out"),
        words!("viết «trên», «từ» bằng chữ, hoặc viết `\\{said}`", "say it in words, or write `\\{said}`"),
    )
}

#[cfg(test)]
mod tests {
    use crate::markdown::check;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, String)> {
        check(text).into_iter().map(|(range, fault)| (&text[range], fault.remedy.vi.to_string())).collect()
    }

    fn lost(text: &str) -> Vec<&str> {
        told(text).into_iter().map(|(typed, _)| typed).collect()
    }

    #[test]
    fn cells_beyond_the_columns_are_told() {
        assert_eq!(lost("| a | b |\n|---|---|\n| 1 | 2 | 3 mất |\n| 4 | 5 |\n"), ["3 mất"]);
        assert_eq!(lost("a | b\n---|---\n1 | 2 | ✓ | ?\n"), ["✓ | ?"]);
        assert_eq!(lost("| a | b |\n|---|---|\n| 1 | 2 |  |\n| [x](khac) | `y` |\n|  | 2 |\n\nvà tiếp"), Vec::<&str>::new());
    }

    #[test]
    fn addresses_that_nothing_uses_are_told() {
        let line = "[Mẫu CT01]: https://a.vn/ct01";
        assert_eq!(told(line), [(line, "viết `[Mẫu CT01](https://a.vn/ct01)`, hoặc xóa dòng này".to_owned())]);
        assert_eq!(lost("Xem [Mẫu].\n\n[Mẫu]: https://a.vn/1\n[Mẫu]: https://a.vn/2\n"), ["[Mẫu]: https://a.vn/2"]);
        assert_eq!(lost("Xem [Mẫu] và [kia][k].\n\n[mẫu]: https://a.vn/1\n\n[K]: <https://a.vn/2>\n"), Vec::<&str>::new());
        assert_eq!(lost("- một\n\n  [Lưu ý]: nộp\n\n- hai\n"), ["[Lưu ý]: nộp"]);
        assert_eq!(lost("[a]: https://a.vn/1\n[b]: https://a.vn/2\n\nXem [b]."), ["[a]: https://a.vn/1"]);
    }

    #[test]
    fn stars_between_figures_are_no_emphasis() {
        assert_eq!(told("Ảnh 5*6*7 cm."), [("5*6*7", "viết `5×6×7`".to_owned())]);
        assert_eq!(lost("Ảnh 4*6 và 2*3."), ["4*6 và 2*3."]);
        assert_eq!(lost("Ảnh (4*6) và (2*3)"), ["(4*6) và (2*3)"]);
        assert_eq!(told("Tờ khai (*) và đơn (*)"), [("(*) và đơn (*)", "viết `(\\*) và đơn (\\*)`".to_owned())]);
        assert_eq!(lost("a*b*c"), ["a*b*c"]);
        assert_eq!(lost("Một *hai*, **ba**, *4*, (*năm*) và *sáu* bảy; 4*6; 4 * 6 * 7; nộp **2**"), Vec::<&str>::new());
    }

    #[test]
    fn titles_of_links_numbers_of_lists_and_more_than_are_told() {
        assert_eq!(lost("Xem [mẫu](https://a.vn \"chỉ bản giấy\")."), ["[mẫu](https://a.vn \"chỉ bản giấy\")"]);
        assert_eq!(told("2. hai\n5. năm\n"), [("5", "viết `3.`; nếu số 5 là cố ý thì viết `5\\.`".to_owned())]);
        assert_eq!(lost("1. a\n1. b\n1. c\n\nvà\n\n3. d\n4. e\n   1. f\n   2. g\n5. h\n"), Vec::<&str>::new());
        assert_eq!(lost(">18 tuổi"), [">18 tuổi"]);
        assert_eq!(lost("- > 18 tuổi\n- dưới 18 tuổi"), ["> 18 tuổi"]);
        assert_eq!(lost("> Trích dẫn\n> nhiều dòng"), Vec::<&str>::new());
        assert_eq!(lost("```Lưu ý quan trọng\nmã\n```\n"), ["```Lưu ý quan trọng"]);
        assert_eq!(
            lost("```yaml\nmã: 1\n```\n\n    mã <b>\n\n## Mục ##\n\nMục\n===\n\n<https://a.vn> &amp; a\\*b \\\nc  \nd"),
            Vec::<&str>::new()
        );
    }

    proptest! {
        #[test]
        fn plain_words_are_never_lost(words in prop::collection::vec("[a-zđăâêôơư]{1,6}|[0-9]{1,3} cm|«x»|→|%", 1..12), breaks in prop::collection::vec(" |\n|\n\n|, ", 12)) {
            let text: String = words.iter().zip(&breaks).flat_map(|(word, end)| [word.as_str(), end.as_str()]).collect();
            prop_assert_eq!(lost(&text), Vec::<&str>::new());
        }
    }
}
