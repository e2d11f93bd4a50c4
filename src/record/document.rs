//! The papers to prepare (thành phần hồ sơ; Evidence in CPSV-AP).

use std::any::Any;
use std::sync::Arc;

use super::HandIn;
use super::{Count, Flag, Id, Name, Text, When};
use crate::finding::{Fix, Severity, Trail, TrailStep};
use crate::text::shown;
use crate::yaml::{Fault, Node, NodeKind, Read, Reader, quote, seem_several};

record! {
    /// One paper and on which terms it is asked for.
    pub struct DocumentMap by id {
        /// The id by which translations and other rows name it.
        pub id: Option<Id>,
        /// What it is called. A shared paper has its name in `papers.yaml`, a choice may do without.
        pub name: Option<Text>,
        /// The id of its form in `forms.yaml`.
        pub form: Option<Name>,
        /// The id of the shared paper in `papers.yaml`.
        pub paper: Option<Name>,
        /// How many originals (bản chính).
        pub originals: Option<Count>,
        /// How many copies (bản sao).
        pub copies: Option<Count>,
        /// Handed in, or shown and handed back.
        pub hand_in: Option<HandIn>,
        /// Whether copies must be certified (chứng thực).
        pub certified: Option<Flag>,
        /// Whether one may leave it out.
        pub optional: Option<Flag>,
        /// When it is not needed, in words.
        pub unless: Option<Text>,
        /// One of these is enough.
        pub one_of: Vec<Document>,
        /// More to know.
        pub note: Option<Text>,
        /// When it is asked for.
        pub when: When,
    }
}

/// A paper; a bare text is its name.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Document(pub DocumentMap);

impl std::ops::Deref for Document {
    type Target = DocumentMap;

    fn deref(&self) -> &DocumentMap {
        &self.0
    }
}

/// «Tờ khai: 1»: the name of a paper as a key, and its count as the value.
fn counted_name(node: &Node) -> Option<Fault> {
    let NodeKind::Map(map) = &node.kind else { return None };
    let [pair] = &map.pairs[..] else { return None };
    let NodeKind::Scalar(count, _) = &pair.value.kind else { return None };
    let is_name = pair.key.contains(' ') && !DocumentMap::KEYS.contains(&pair.key.as_str());
    let count = count.trim().parse::<u32>().ok().filter(|_| is_name)?;
    let name = quote(&pair.key);
    let row = format!("{{name: {name}, originals: {count}}}");
    Some(
        Fault::new(
            "yaml/colon-in-text",
            words!("«{key}» là tên giấy tờ, không phải một mục", "`{key}` is the name of a paper and no key", key = shown(&pair.key)),
            words!(
                "viết `{row}`; nộp bản sao thì thay `originals` bằng `copies`",
                "write `{row}`, with `copies` for `originals` where copies are handed in"
            ),
        )
        .with(Fix::offered(row.clone())),
    )
}

impl Read for Document {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        if matches!(node.kind, NodeKind::Scalar(..)) {
            return Self(DocumentMap { name: Some(Text::read(node, reader)), ..DocumentMap::default() });
        }
        if let Some(fault) = counted_name(node) {
            reader.fault(node, fault);
            return Self::default();
        }
        Self(DocumentMap::read(node, reader))
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        self.0.translate(node, language, reader);
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        show(trail, self);
        self.0.visit(trail, show);
    }

    fn forget(&mut self, way: &[TrailStep]) {
        self.0.forget(way);
    }

    fn id(&self) -> Option<&str> {
        self.0.id()
    }

    fn seems_several(text: &str) -> Option<Severity> {
        seem_several(text)
    }
}

written_as_inner!(Document);

described_as! {
    Document = DocumentMap | Text;
}
