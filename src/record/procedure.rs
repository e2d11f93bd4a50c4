//! A public procedure: the entry that citizens come for.

use super::{Accepted, Audience, Level, Presence, StatusWord};
use super::{
    Allow, Case, ChangeNote, Channel, Checked, Code, Deadlines, Document, Effective, Elsewhere, Fees, Flag, Id, Link, Mistakes, Name,
    Outcome, Recording, Return, Text, Texts,
};

record! {
    /// One procedure (thủ tục hành chính), as its editor wrote it. Names of other entries are still text.
    pub struct Procedure {
        /// The code in the national database, such as `1.004222`; official.
        pub code: Option<Code>,
        /// The name citizens see first.
        pub title: Text,
        /// What people call it, also without knowing the law's word.
        pub aliases: Texts,
        /// One plain sentence: what it is for.
        pub summary: Option<Text>,
        /// The id of its field (lĩnh vực) in `fields.yaml`.
        pub field: Name,
        /// The levels of government that carry it out.
        pub levels: Vec<Level>,
        /// Who may ask for it; empty means not said.
        pub audience: Vec<Audience>,
        /// File stems of the life events it belongs to.
        pub life_events: Vec<Name>,
        /// Numbers of the announcing decisions (quyết định công bố), newest first.
        pub decisions: Vec<Name>,
        /// Only written when suspended or repealed.
        pub status: Option<StatusNote>,
        /// From when to when it applies.
        pub effective: Effective,
        /// Where it may be handed in.
        pub accepted: Option<Accepted>,
        /// Whether one must come in person.
        pub presence: Option<Presence>,
        /// Whether someone else may go.
        pub proxy: Option<Proxy>,
        /// The circumstances that change papers, fees or time.
        pub cases: Vec<Case>,
        /// The papers to prepare (thành phần hồ sơ).
        pub documents: Vec<Document>,
        /// The ways to hand it in (cách thức thực hiện).
        pub channels: Vec<Channel>,
        /// How the result comes back, where that differs from how it was handed in.
        pub returns: Vec<Return>,
        /// How long it takes (thời hạn giải quyết).
        pub deadline: Deadlines,
        /// What it costs (phí, lệ phí). Not written means unknown, never free.
        pub fees: Fees,
        /// What must be true before one can ask (yêu cầu, điều kiện).
        pub requirements: Texts,
        /// What one does, in order (trình tự thực hiện).
        pub steps: Texts,
        /// What one gets (kết quả thực hiện).
        pub outcomes: Vec<Outcome>,
        /// Which offices take it; by default those of its levels that serve its field.
        pub offices: OfficeChoice,
        /// Numbers of the laws it rests on (căn cứ pháp lý).
        pub laws: Vec<Name>,
        /// Procedures before, after and beside this one.
        pub related: Related,
        /// Mistakes people make.
        pub mistakes: Mistakes,
        /// Who checked it against the law, when, and when next.
        pub checked: Option<Checked>,
        /// What was changed, for readers; `correction: true` says that only our text was wrong.
        pub changes: Vec<ChangeNote>,
        /// The page read aloud.
        pub audio: Vec<Recording>,
        /// Former addresses; they become redirects.
        pub moved_from: Vec<Name>,
        /// Where the facts come from.
        pub source_url: Option<Link>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
        /// Not published yet.
        pub draft: Option<Flag>,
        /// The Markdown, in a `.yaml` entry; in `.md` it follows the facts.
        pub body: Option<Text>,
        /// In a translation: the digest of what was translated.
        pub source: Option<Name>,
    }
}

record! {
    /// Whether another person may go, and with what.
    pub struct Proxy {
        /// Whether it is allowed.
        pub allowed: Option<Flag>,
        /// On which terms.
        pub note: Option<Text>,
    }
}

record! {
    /// The long form of [`StatusNote`].
    pub struct StatusMap {
        /// Suspended or repealed.
        pub state: StatusWord,
        /// Why.
        pub reason: Option<Text>,
        /// The procedures that take its place.
        pub replaced_by: Vec<Name>,
    }
}

/// `status: repealed`, or a map with the reason and what takes its place.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct StatusNote(pub StatusMap);

impl std::ops::Deref for StatusNote {
    type Target = StatusMap;

    fn deref(&self) -> &StatusMap {
        &self.0
    }
}

impl crate::yaml::Read for StatusNote {
    fn read(node: &crate::yaml::Node, reader: &mut crate::yaml::Reader<'_>) -> Self {
        if matches!(node.kind, crate::yaml::NodeKind::Scalar(..)) {
            return Self(StatusMap { state: StatusWord::read(node, reader), ..StatusMap::default() });
        }
        Self(StatusMap::read(node, reader))
    }

    fn translate(&mut self, node: &crate::yaml::Node, language: &std::sync::Arc<str>, reader: &mut crate::yaml::Reader<'_>) {
        if let Some(reason) = &mut self.0.reason {
            reader.translate_field(node, "reason", language, reason);
        }
    }

    fn visit<'t>(&'t self, trail: &mut crate::finding::Trail, show: &mut dyn FnMut(&crate::finding::Trail, &'t dyn std::any::Any)) {
        show(trail, self);
        self.0.visit(trail, show);
    }

    fn forget(&mut self, way: &[crate::finding::TrailStep]) {
        self.0.forget(way);
    }
}

written_as_inner!(StatusNote);

described_as! {
    StatusNote = StatusMap | StatusWord;
}

impl Procedure {
    /// The position of the case with this id.
    #[must_use]
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.id.as_str() == id)
    }

    /// The ids of the outcomes.
    pub fn outcome_ids(&self) -> impl Iterator<Item = &Id> {
        self.outcomes.iter().filter_map(|outcome| outcome.id.as_ref())
    }
}

record! {
    /// Which offices take a procedure.
    pub struct OfficeChoice {
        /// These and no others, by file stem.
        pub only: Vec<Name>,
        /// These as well.
        pub add: Vec<Name>,
        /// All but these.
        pub except: Vec<Name>,
        /// Places outside this catalog that take it too, such as embassies.
        pub elsewhere: Vec<Elsewhere>,
    }
}

record! {
    /// Other procedures, by file stem or code.
    pub struct Related {
        /// To be done before.
        pub before: Vec<Name>,
        /// To be done after.
        pub after: Vec<Name>,
        /// To be handed in together, at one desk (một cửa liên thông).
        pub together: Vec<Name>,
        /// Worth a look.
        pub see: Vec<Name>,
    }
}
