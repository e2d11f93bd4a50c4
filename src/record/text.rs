//! What people read, in each language of the catalog: the original beside its translations.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::finding::{Fix, Severity, Spot};
use crate::markdown::markup;
use crate::text::{clean_text, garbled};
use crate::yaml::{
    Book, Describe, Fault, Node, NodeKind, Pair, Read, Reader, Style, Write, any_of, cuts_words, parts, quote, seem_several,
};

/// The name of no language, by which the texts of an original are written in the shape of a translation.
pub const ORIGINAL: &str = "";

/// A value that has a version in each language: texts beside facts, never a second record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Localized<T> {
    /// As written in the catalog's first language.
    pub original: T,
    translations: Vec<(Arc<str>, T)>,
}

/// One text.
pub type Text = Localized<String>;
/// A list of texts, translated as a whole, such as the steps.
pub type Texts = Localized<Vec<String>>;

impl<T> Localized<T> {
    /// A value in the first language only.
    pub fn new(original: T) -> Self {
        Self { original, translations: Vec::new() }
    }

    /// Adds the translation into `language`.
    pub fn add(&mut self, language: &Arc<str>, value: T) {
        self.translations.push((Arc::clone(language), value));
    }

    /// The value in `language` if it was translated; the caller falls back to [`Localized::original`], visibly.
    pub fn translated(&self, language: &str) -> Option<&T> {
        self.translations.iter().find(|(tag, _)| &**tag == language).map(|(_, value)| value)
    }
}

impl Text {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.original.is_empty()
    }
}

impl Texts {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.original.is_empty()
    }
}

impl<T: Serialize> Serialize for Localized<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.original.serialize(serializer)
    }
}

/// Reads one text, without its surrounding space.
fn one(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    match &node.kind {
        NodeKind::Scalar(..) if reader.refuses_hash(node, cuts_words) || reader.refuses_run_on(node) => None,
        NodeKind::Scalar(text, style) => {
            tell_markup(node, text, reader);
            tell_garbled(node, text, reader);
            clean_text(text, *style).map_err(|fault| reader.fault(node, fault)).ok()
        }
        NodeKind::Map(map) if map.pairs.len() == 1 => {
            let pair = &map.pairs[0];
            let written = &pair.key;
            reader.fault(
                node,
                Fault::new(
                    "yaml/colon-in-text",
                    words!(
                        "dấu hai chấm sau «{written}» làm máy hiểu câu này là một mục",
                        "the colon after `{written}` makes this text a key"
                    ),
                    words!("đặt cả câu trong dấu nháy: \"{written}: …\"", "put the whole text in quotes: \"{written}: …\""),
                )
                .with(whole(pair)),
            );
            None
        }
        _ => {
            reader.fault(
                node,
                Fault::new(
                    "yaml/wrong-type",
                    words!("ở đây phải là một câu, không phải danh sách hay nhóm mục", "a text is expected here, not a list or a map"),
                    words!(
                        "viết một câu; nếu câu có dấu hai chấm, đặt trong dấu nháy",
                        "write one text; put it in quotes if it holds a colon"
                    ),
                ),
            );
            None
        }
    }
}

/// The keys under which Markdown may stand.
const MARKDOWN: &[&str] = &["body", "rights"];

/// The keys under which the third text of a translation is the third of its original. Under others one language may say more, or other,
/// words than another.
const IN_ORDER: &[&str] = &["steps", "requirements", "exempt", "services", "formerly"];

/// Tells of Markdown, HTML and the like in a text that is shown as it is typed.
fn tell_markup(node: &Node, text: &str, reader: &mut Reader<'_>) {
    let Some(typed) = reader.text.get(node.span.clone()).filter(|_| !reader.is_at(MARKDOWN)) else { return };
    let Some((bytes, mut fault)) = markup(text) else { return };
    let (length, value) = (bytes.len(), node.span.clone());
    let place = typed.find(&text[bytes]).map_or(value.clone(), |at| value.start + at..value.start + at + length);
    if let Some(fix) = fault.fix.take() {
        let is_one = matches!(node.kind, NodeKind::Scalar(_, Style::Plain | Style::Quoted));
        fault.fix = fix.at(Spot::Bytes(value.into())).only_if(is_one).map(Box::new);
    }
    let level = if fault.rule == "text/markdown-in-value" { Severity::Error } else { Severity::Warning };
    reader.report(place, fault);
    if let Some(finding) = reader.findings.last_mut() {
        finding.level = level;
    }
}

/// Tells of what nobody can read in a text, and of words of a template.
fn tell_garbled(node: &Node, text: &str, reader: &mut Reader<'_>) {
    for (bytes, level, mut fault) in garbled(text, reader.habits) {
        let value = node.span.clone();
        let typed = reader.text.get(value.clone()).unwrap_or_default();
        let place = typed.find(&text[bytes.clone()]).map(|at| value.start + at..value.start + at + bytes.len());
        fault.fix = fault.fix.filter(|_| place.is_some());
        reader.report(place.unwrap_or(value), fault);
        if let Some(finding) = reader.findings.last_mut() {
            finding.level = level;
        }
    }
}

/// A text that its colon split, in one piece and in quotes.
fn whole(pair: &Pair) -> Option<Fix> {
    let NodeKind::Scalar(rest, Style::Plain) = &pair.value.kind else { return None };
    let bytes = pair.span.start..pair.value.span.end;
    let fix = Fix::offered(quote(&format!("{}: {rest}", pair.key))).at(Spot::Bytes(bytes.into()));
    fix.only_if(!pair.value.span.is_empty() && !rest.contains('\n'))
}

/// Prose in brackets is refused: its commas silently make more items than the author meant.
pub(super) fn refuses_prose(node: &Node, reader: &mut Reader<'_>) -> bool {
    let NodeKind::List { items, flow: true } = &node.kind else { return false };
    let prose = |item: &Node| matches!(&item.kind, NodeKind::Scalar(text, Style::Plain) if text.contains(' '));
    if items.len() < 2 || !items.iter().any(prose) {
        return false;
    }
    let count = items.len();
    reader.fault(
        node,
        Fault::new(
            "yaml/prose-in-flow",
            words!(
                "dấu phẩy trong ngoặc vuông chia câu này thành {count} mục",
                "the commas inside the brackets split this into {count} items"
            ),
            words!("viết mỗi mục một dòng, bắt đầu bằng `- `", "write one item a line, each after `- `"),
        ),
    );
    true
}

/// Reads a list of texts.
fn many(node: &Node, reader: &mut Reader<'_>) -> Vec<String> {
    let NodeKind::List { items, .. } = &node.kind else {
        if reader.refuses_marks(node) {
            return Vec::new();
        }
        if let NodeKind::Scalar(text, Style::Plain | Style::Quoted) = &node.kind
            && let Some(level) = seem_several(text)
        {
            reader.several(node, &parts(text), level);
        }
        return one(node, reader).into_iter().collect();
    };
    if refuses_prose(node, reader) {
        return Vec::new();
    }
    let mut texts = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        reader.under(index, |reader| {
            if reader.passes_over(item) {
                return;
            }
            if item.is_empty() {
                let fault = Fault::new(
                    "yaml/empty-item",
                    words!("dòng này trong danh sách trống", "this item of the list is empty"),
                    words!("viết nội dung hoặc xóa dòng `-`", "write it or delete the `-`"),
                );
                reader.fault(item, fault);
            } else {
                reader.doubt_marks(item);
                texts.extend(one(item, reader));
            }
        });
    }
    texts
}

impl Read for Text {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        Self::new(one(node, reader).unwrap_or_default())
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        if let Some(text) = one(node, reader) {
            self.add(language, text);
        }
    }
}

impl Write for Text {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn speaks(&self, language: &str) -> bool {
        if language == ORIGINAL { !self.is_empty() } else { self.translated(language).is_some() }
    }

    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        if language == ORIGINAL { self.original.serialize(serializer) } else { self.translated(language).serialize(serializer) }
    }
}

impl Write for Texts {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn speaks(&self, language: &str) -> bool {
        if language == ORIGINAL { !self.is_empty() } else { self.translated(language).is_some() }
    }

    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        if language == ORIGINAL { self.original.serialize(serializer) } else { self.translated(language).serialize(serializer) }
    }
}

impl Describe for Text {
    /// A number or a word such as `No` is read as it is typed.
    fn describe(_: &mut Book) -> serde_json::Value {
        let message =
            "Ở đây phải là một câu; câu có dấu hai chấm thì đặt trong dấu nháy. (A text is expected here; quote it if it holds a colon.)";
        serde_json::json!({ "type": ["string", "number", "boolean"], "errorMessage": message })
    }
}

impl Describe for Texts {
    fn describe(book: &mut Book) -> serde_json::Value {
        let one = Text::describe(book);
        any_of([serde_json::json!({ "type": "array", "items": one.clone() }), one])
    }
}

impl Read for Texts {
    const REQUIRED: bool = false;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        Self::new(many(node, reader))
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        let before = reader.findings.len();
        let texts = many(node, reader);
        // What could not be read is told already, and nobody knows how many there would be.
        if before == reader.findings.len() && reader.is_at(IN_ORDER) {
            reader.compares(node, self.original.len(), texts.len());
        }
        if !texts.is_empty() {
            self.add(language, texts);
        }
    }
}
