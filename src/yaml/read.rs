//! From the tree to our types, in one pass that reports everything it meets.
//!
//! A reader never stops: a value that cannot be read is reported, noted as *pruned*, and the default stands in for it, so
//! that the rest of the entry is read and checked. Rules say nothing about what lies at or below a pruned place.

use std::any::Any;
use std::sync::Arc;

use super::comment::cuts_figures;
use super::fault::Fault;
use super::node::{Node, NodeKind, Style};
use super::suggest;
use crate::finding::{Finding, Severity, Spot, Trail, TrailStep, Words};
use crate::jurisdiction::Jurisdiction;

/// A type written as one scalar: money, a date, a phone number, a level.
pub trait Scalar: Sized {
    /// What to call it when something else stands in its place, in Vietnamese and English, such as "một ngày" and "a date".
    const WHAT: (&'static str, &'static str);

    /// What may stand there, as JSON Schema: a text, unless the type says more.
    #[must_use]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string" })
    }

    /// Reads the author's spelling, by the `habits` of the country; `style` tells `"50.000"` from `50.000`. Every character
    /// of the text is understood, or the whole is refused: nothing is left out without a word.
    ///
    /// # Errors
    /// With what is wrong and how to fix it.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault>;

    /// What could be written more plainly, though it is read without a word: nobody is told, and `check --fix` fixes it.
    fn tidier(&self, text: &str) -> Option<Fault> {
        let _ = text;
        None
    }
}

/// A type that can be read from a node of content.
pub trait Read: Default + Any {
    /// Whether leaving it out is a finding.
    const REQUIRED: bool = true;

    /// Reads a node that is there and says something.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self;

    /// Lays the texts of a translation over this value. Facts are not translated, so the default reports.
    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        let _ = language;
        reader.fault(
            node,
            Fault::new(
                "translation/fact",
                words!(
                    "mục này không phải chữ để dịch; nó chỉ ghi ở bản gốc",
                    "this is a fact, not a text to translate; it is written in the original only"
                ),
                words!("xóa mục này khỏi bản dịch", "delete it from the translation"),
            ),
        );
    }

    /// The id by which a translation finds this value in a list.
    fn id(&self) -> Option<&str> {
        None
    }

    /// Where one text stands for a list of these and has been read as one of them: how likely it is that its commas part several.
    #[must_use]
    fn seems_several(text: &str) -> Option<Severity> {
        let _ = text;
        None
    }

    /// Shows this value and every value in it, with the way to each: what rules look at, wherever its type occurs.
    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        show(trail, self);
    }

    /// Makes the value at the end of this way as if it were not written. What must be written stays.
    fn forget(&mut self, way: &[TrailStep]) {
        let _ = way;
    }
}

/// Writes a bare text out as the record that it should be, where it can be read.
pub type Instead = fn(&str, &Jurisdiction) -> Option<String>;

/// Says for an entry of this file where these keys are written.
pub type Elsewhere = fn(&str, &[&str]) -> Option<Words>;

/// Reads one file: knows where it stands, and gathers what it finds.
#[derive(Debug)]
pub struct Reader<'a> {
    file: &'a Arc<str>,
    /// How the editors of this country write.
    pub habits: &'a Jurisdiction,
    /// The whole text of the file, where values are looked at as they were typed.
    pub text: &'a str,
    /// Where keys stand that may be meant by one that is not known.
    pub elsewhere: Option<Elsewhere>,
    trail: Vec<TrailStep>,
    /// What was found so far.
    pub findings: Vec<Finding>,
    /// The places whose value could not be read; rules say nothing about them.
    pub pruned: Vec<Trail>,
    /// In a translation: the places of the original whose value could not be read; nobody knows what is missing there.
    pub lost: Vec<Trail>,
}

impl<'a> Reader<'a> {
    /// A reader of this file, which was written by these habits.
    #[must_use]
    pub fn new(file: &'a Arc<str>, habits: &'a Jurisdiction) -> Self {
        Self { file, habits, text: "", elsewhere: None, trail: Vec::new(), findings: Vec::new(), pruned: Vec::new(), lost: Vec::new() }
    }

    /// Reports a fault of this node and prunes it.
    pub fn fault(&mut self, node: &Node, mut fault: Fault) {
        // A value is replaced where its own bytes are known: those of a block scalar reach further than its text.
        if !matches!(&node.kind, NodeKind::Scalar(_, Style::Plain | Style::Quoted)) {
            fault.fix = fault.fix.filter(|fix| fix.spot.is_some());
        }
        self.pruned.push(Trail(self.trail.clone()));
        self.report(node.shown(), fault);
    }

    /// Reports a fault at these bytes of the file, without pruning anything.
    pub fn report(&mut self, bytes: std::ops::Range<usize>, fault: Fault) {
        self.findings.push(
            Finding::new(fault.rule, self.file, Spot::Bytes(bytes.into()), fault.message, fault.remedy).with(fault.fix.map(|fix| *fix)),
        );
    }

    /// Reports what lies in a translation and no more in its original: no reason to hold back a change of the original.
    pub(super) fn left_over(&mut self, bytes: std::ops::Range<usize>, message: Words, remedy: Words) {
        self.report(bytes, Fault::new("translation/no-original", message, remedy));
        if let Some(finding) = self.findings.last_mut() {
            finding.level = Severity::Warning;
        }
    }

    /// Tells of a list in a translation that has more or fewer texts than its original: they belong together by their places.
    pub fn compares(&mut self, node: &Node, original: usize, here: usize) {
        if original == here || here == 0 || self.is_lost() {
            return;
        }
        if original == 0 {
            return self.left_over(
                node.shown(),
                words!("bản gốc không có mục này", "the original does not have this"),
                words!("xóa ở đây, hoặc viết ở bản gốc trước", "delete it here, or write it in the original first"),
            );
        }
        let remedy = if here < original {
            words!("dịch đủ {original} dòng, theo đúng thứ tự của bản gốc", "translate all {original}, in the order of the original")
        } else {
            words!("bỏ dòng thừa, hoặc thêm vào bản gốc", "delete what is too many, or add it to the original")
        };
        let message = words!("bản dịch có {here} dòng, bản gốc có {original}", "the translation has {here} items, the original {original}");
        self.report(node.shown(), Fault::new("translation/other-length", message, remedy));
        if let Some(finding) = self.findings.last_mut() {
            finding.level = Severity::Warning;
        }
    }

    /// Whether the original of what is translated here could not be read, or only in part.
    pub(super) fn is_lost(&self) -> bool {
        self.lost.iter().any(|lost| self.trail.starts_with(&lost.0) || lost.0.starts_with(&self.trail))
    }

    /// The way to what is being read.
    pub(super) fn here(&self) -> &[TrailStep] {
        &self.trail
    }

    /// Reads the value under this step.
    pub fn under<T>(&mut self, step: impl Into<TrailStep>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.trail.push(step.into());
        let value = read(self);
        self.trail.pop();
        value
    }

    /// Reads the value under a key of the editor's own.
    pub fn under_name<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.under(TrailStep::Key(key.to_owned().into()), read)
    }

    /// Reads a scalar type, or reports why not.
    pub fn scalar<T: Scalar>(&mut self, node: &Node) -> Option<T> {
        let read = match &node.kind {
            NodeKind::Scalar(_, Style::Plain) if self.refuses_hash(node, cuts_figures) => return None,
            NodeKind::Scalar(text, style) => T::scalar(text, *style, self.habits).inspect(|value| {
                if let Some(fault) = value.tidier(text).filter(|_| *style != Style::Block) {
                    self.report(node.span.clone(), fault);
                    if let Some(finding) = self.findings.last_mut() {
                        finding.level = Severity::Notice;
                    }
                }
            }),
            NodeKind::List { .. } => Err(expected::<T>("một danh sách", "a list")),
            NodeKind::Map(_) => Err(expected::<T>("một nhóm mục", "a map")),
        };
        read.map_err(|fault| self.fault(node, fault)).ok()
    }

    /// Reports keys of this map that are none of `known`, and says whether the node is a map at all.
    pub fn expect_map(&mut self, node: &Node, known: &[&'static str], instead: Option<Instead>) -> bool {
        let NodeKind::Map(map) = &node.kind else {
            let list = known.join(", ");
            let written = match &node.kind {
                NodeKind::Scalar(text, _) if text.len() <= 200 => instead.and_then(|instead| instead(text, self.habits)),
                _ => None,
            };
            let remedy = match written {
                Some(rows) => words!("viết {rows}", "write {rows}"),
                None => words!("viết mỗi mục một dòng, dạng `tên: giá trị`", "write one `key: value` a line"),
            };
            self.fault(
                node,
                Fault::new("yaml/wrong-type", words!("ở đây phải là các mục: {list}", "keys are expected here: {list}"), remedy),
            );
            return false;
        };
        let is_ours = |pair: &super::Pair| known.contains(&pair.key.as_str()) || suggest::meant(&pair.key, known, self.habits).is_some();
        // Where nothing is as it should be, nothing is missing besides.
        let is_stranger = !map.pairs.is_empty() && !self.trail.is_empty() && !map.pairs.iter().any(is_ours);
        if is_stranger {
            self.pruned.push(Trail(self.trail.clone()));
        }
        for (index, pair) in map.pairs.iter().enumerate() {
            // `<<` was told while the tree was made.
            if !known.contains(&pair.key.as_str()) && pair.key != "<<" {
                let meant = suggest::meant(&pair.key, known, self.habits);
                let elsewhere = || self.elsewhere?(self.file, &suggest::meanings(&pair.key, self.habits));
                let fault = suggest::unknown_key(map, index, known, meant, elsewhere);
                self.report(pair.span.clone(), fault);
                // What was meant for a key is no missing one.
                if let Some(meant) = meant.filter(|meant| node.get(meant).is_none()) {
                    self.under(meant, |reader| reader.pruned.push(Trail(reader.trail.clone())));
                }
            }
        }
        !is_stranger
    }

    /// Reads the field `key` of a map: its value, or the default with a finding when it is required and missing.
    pub fn field<T: Read>(&mut self, node: &Node, key: &'static str) -> T {
        self.under(key, |reader| match node.get(key) {
            Some(pair) if reader.passes_over(&pair.value) => T::default(),
            Some(pair) if !pair.value.says_nothing() => T::read(&pair.value, reader),
            Some(pair) if pair.value.is_empty() && reader.refuses_hash_for(pair) => T::default(),
            found => {
                if T::REQUIRED && reader.is_written_out(key) {
                    reader.pruned.push(Trail(reader.trail.clone()));
                } else if T::REQUIRED && !reader.pruned.iter().any(|pruned| pruned.0 == reader.trail) {
                    let span =
                        found.map_or(node.span.start..node.span.start + usize::from(!node.span.is_empty()), |pair| pair.span.clone());
                    reader.pruned.push(Trail(reader.trail.clone()));
                    reader.report(
                        span,
                        Fault::new(
                            "yaml/missing-key",
                            words!("thiếu mục «{key}»", "the key `{key}` is missing"),
                            words!("thêm một dòng `{key}: …`", "add a line `{key}: …`"),
                        ),
                    );
                }
                T::default()
            }
        })
    }

    /// Whether what to write in the place of the value before it, in the same record, has this key in it.
    fn is_written_out(&self, key: &str) -> bool {
        let is_before =
            |pruned: &Trail| pruned.0.len() == self.trail.len() && pruned.0[..pruned.0.len() - 1] == self.trail[..self.trail.len() - 1];
        let has_key = |finding: &Finding| {
            finding.remedy.vi.split('`').skip(1).step_by(2).any(|code| code.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
        };
        self.pruned.last().is_some_and(is_before) && self.findings.last().is_some_and(has_key)
    }

    /// Lays the translation of the field `key` over `value`, when there is one.
    pub fn translate_field<T: Read>(&mut self, node: &Node, key: &'static str, language: &Arc<str>, value: &mut T) {
        if let Some(pair) = node.get(key)
            && !pair.value.says_nothing()
            && !pair.value.is_lost()
        {
            self.under(key, |reader| value.translate(&pair.value, language, reader));
        }
    }
}

fn expected<T: Scalar>(vi: &str, en: &str) -> Fault {
    let (what_vi, what_en) = T::WHAT;
    Fault::new(
        "yaml/wrong-type",
        words!("ở đây phải là {what_vi}, không phải {vi}", "{what_en} is expected here, not {en}"),
        words!("viết {what_vi}", "write {what_en}"),
    )
}

/// A type written as one scalar is read as one.
#[macro_export]
macro_rules! read_scalar {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::yaml::Read for $type {
            fn read(node: &$crate::yaml::Node, reader: &mut $crate::yaml::Reader<'_>) -> Self {
                reader.scalar(node).unwrap_or_default()
            }
        }

        impl $crate::yaml::Write for $type {}

        impl $crate::yaml::Describe for $type {
            fn describe(_: &mut $crate::yaml::Book) -> serde_json::Value {
                $crate::yaml::describe_scalar::<$type>()
            }
        }
    )*};
}

/// What can serve as the id of a record.
pub trait Identify {
    /// The id, when there is one.
    fn identify(&self) -> Option<&str>;
}

impl<T: Identify> Identify for Option<T> {
    fn identify(&self) -> Option<&str> {
        self.as_ref().and_then(Identify::identify)
    }
}
