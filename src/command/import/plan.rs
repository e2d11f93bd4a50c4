//! Holds what a source tells against the catalog, and says which files change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_yaml::Value;

use super::super::change::{FileChange, read_plain};
use super::super::stem;
use super::incoming::{Incoming, Translated, Tree, reasons};
use super::pairing::{adopt_cases, in_order_of, pairs};
use super::problem::ImportProblem;
use super::summary::Summary;
use super::tidy::{canonical, leave_out, only, tidy};
use crate::error::Result;
use crate::finding::Trail;
use crate::record::{self, Entry, EntryKind, Facts, Records, Shape, Visit, slug};
use crate::source::Sources;
use crate::yaml::{self, In, Read, Reader, Write};

/// How far an import may go.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    /// Only these keys of an entry that is there; empty means all.
    pub(super) only: Vec<String>,
    /// Take out rows that the source does not have.
    pub(super) prune: bool,
    /// New procedures are drafts.
    pub(super) draft: bool,
}

/// Takes in one entry or one list, of whatever type.
struct Take<'p, 'a, 'i> {
    plan: &'p mut Plan<'a>,
    incoming: &'i Incoming,
}

impl Visit for Take<'_, '_, '_> {
    type Out = Result<()>;

    fn visit<T: Facts + Read + Write>(self, entries: &[Arc<Entry<T>>]) -> Result<()> {
        match self.incoming.kind.shape() {
            Shape::Many => self.plan.entry(self.incoming, entries),
            Shape::One | Shape::List => {
                let entry = entries.iter().find(|entry| !entry.file.is_empty());
                self.plan.one(self.incoming, entry.map(|entry| &**entry))
            }
        }
    }
}

/// The catalog folder as it is, and what it becomes.
pub(super) struct Plan<'a> {
    pub(super) catalog: &'a std::path::Path,
    pub(super) sources: &'a Sources,
    pub(super) records: &'a Records,
    pub(super) terms: &'a Terms,
    pub(super) changes: Vec<FileChange>,
    pub(super) summary: Summary,
    /// New procedures that wait as drafts because of what they are, by their files.
    pub(super) drafts: BTreeMap<String, Vec<ImportProblem>>,
    /// Rows that the source does not have: file and place.
    pub(super) kept: Vec<(String, String)>,
    /// How many times have no unit.
    pub(super) unsaid: usize,
    /// How many entries are as they were.
    pub(super) same: usize,
    taken: BTreeSet<String>,
    done: BTreeSet<String>,
    /// New procedures: their facts and their Markdown.
    created: BTreeMap<String, (Value, Option<String>)>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(catalog: &'a std::path::Path, sources: &'a Sources, records: &'a Records, terms: &'a Terms) -> Self {
        let mut taken: BTreeSet<String> = records.files().filter_map(|path| Some(stem_of(path)?.to_owned())).collect();
        taken.extend(records.lost.iter().map(ToString::to_string));
        Self {
            catalog,
            sources,
            records,
            terms,
            changes: Vec::new(),
            summary: Summary::default(),
            drafts: BTreeMap::new(),
            created: BTreeMap::new(),
            kept: Vec::new(),
            unsaid: 0,
            same: 0,
            taken,
            done: BTreeSet::new(),
        }
    }

    /// Takes in one entry or one list.
    pub(super) fn take(&mut self, incoming: &Incoming) -> Result<()> {
        match incoming.kind {
            EntryKind::Procedures => self.procedure(incoming),
            kind => self.records.visit(kind, Take { plan: self, incoming }),
        }
    }

    /// What is one file of the catalog.
    fn one<T: Read + Write>(&mut self, incoming: &Incoming, entry: Option<&Entry<T>>) -> Result<()> {
        let usual = || format!("{}.{}", incoming.kind.path(), incoming.kind.ending());
        let file = entry.map_or_else(usual, |entry| entry.file.to_string());
        self.settle(incoming, entry, &file)
    }

    /// A procedure is found again by its code, too; without one by its title.
    fn procedure(&mut self, incoming: &Incoming) -> Result<()> {
        let code = incoming.facts.get("code").and_then(Value::as_str).map(str::trim);
        let bears = |entry: &&Arc<Entry<record::Procedure>>| code.is_some() && entry.facts.code.as_ref().map(record::Code::as_str) == code;
        let title = incoming.facts.get("title").and_then(Value::as_str).map(crate::letters::fold);
        let is_called = |entry: &&Arc<Entry<record::Procedure>>| {
            incoming.stem.is_none() && entry.facts.code.is_none() && Some(crate::letters::fold(&entry.facts.title.original)) == title
        };
        let known = &self.records.procedures;
        match known.iter().find(bears).or_else(|| known.iter().find(is_called)) {
            Some(entry) => self.settle(incoming, Some(entry), &entry.file),
            None => self.entry(incoming, known),
        }
    }

    /// An entry with a file of its own: found by its path, else by its file stem; else it is new.
    fn entry<T: Read + Write>(&mut self, incoming: &Incoming, entries: &[Arc<Entry<T>>]) -> Result<()> {
        let found = entries
            .iter()
            .find(|entry| Some(&*entry.file) == incoming.file.as_deref())
            .or_else(|| entries.iter().find(|entry| Some(&*entry.stem) == incoming.stem.as_deref()));
        match found {
            Some(entry) => self.settle(incoming, Some(entry), &entry.file),
            None => {
                let file = self.new_file(incoming);
                self.settle::<T>(incoming, None, &file)
            }
        }
    }

    /// The path of a new entry: the one it had, if that is one of ours, else one made of its title.
    fn new_file(&mut self, incoming: &Incoming) -> String {
        let folder = incoming.kind.path();
        let is_ours = |file: &&str| {
            let ending = file.strip_suffix(".md").or_else(|| file.strip_suffix(".yaml"));
            let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            ending.is_some_and(|path| path.starts_with(&format!("{folder}/")) && path.split('/').all(plain))
        };
        if let Some(file) = incoming.file.as_deref().filter(is_ours) {
            if let Some(stem) = stem_of(file) {
                self.taken.insert(stem.to_owned());
            }
            return file.to_owned();
        }
        let text = |key| incoming.facts.get(key).and_then(Value::as_str);
        let title =
            incoming.stem.as_deref().or_else(|| text("title")).or_else(|| text("name")).or_else(|| text("number")).unwrap_or_default();
        let stem = stem::free(title, folder, &self.taken);
        self.taken.insert(stem.clone());
        let ending = incoming.kind.ending();
        match text("field").map(slug).filter(|field| incoming.kind == EntryKind::Procedures && !field.is_empty()) {
            Some(field) => format!("{folder}/{field}/{stem}.{ending}"),
            None => format!("{folder}/{stem}.{ending}"),
        }
    }

    /// Compares, and notes what the file of an entry and those of its translations become.
    fn settle<T: Read + Write>(&mut self, incoming: &Incoming, entry: Option<&Entry<T>>, file: &str) -> Result<()> {
        let is_new = entry.is_none() && incoming.kind == EntryKind::Procedures;
        let (mut facts, lost, mut doubts) = self.read::<T>(incoming, &incoming.facts, entry.is_none());
        doubts.splice(0..0, incoming.doubts.iter().cloned());
        for doubt in &doubts {
            self.summary.lost(doubt.clone());
        }
        let mut new = serde_yaml::to_value(&facts).unwrap_or_default();
        if lost.iter().any(|trail| trail.0.is_empty()) {
            return Ok(());
        }
        lost.iter().rev().for_each(|trail| leave_out(&mut new, &trail.0));
        tidy(&mut new);
        if is_new && new.get("title").is_none() {
            self.tell(incoming, "title", "", "không có tên thủ tục nên không tạo mục mới (no title, no new entry)");
            return Ok(());
        }
        self.unsaid += unsaid(&new);
        if !self.done.insert(file.to_owned()) {
            self.tell(incoming, "", file, "mục này đã có ở một dòng trước (told twice; the first counts)");
            return Ok(());
        }
        for translated in &incoming.translations {
            self.translate(incoming, &mut facts, translated);
        }
        if let (Some(entry), false) = (entry, self.terms.only.is_empty()) {
            only(&mut new, &self.terms.only, &canonical(&entry.facts));
        }
        let takes_body = self.terms.only.is_empty() || self.terms.only.iter().any(|only| only == "body");
        let body = incoming.body.as_deref().filter(|_| takes_body);
        let before = self.changes.len();
        match entry {
            Some(entry) => {
                // What a record says beside its facts is only a beginning for the editor's own words.
                let body = body.filter(|body| !incoming.is_record && *body != entry.body.original).map(|body| (entry.body_at, body));
                let old = canonical(&entry.facts);
                if incoming.is_record {
                    adopt_cases(&old, &mut new);
                }
                self.change(incoming, file, &old, &in_order_of(&old, &new), body)?;
            }
            None => {
                if is_new {
                    self.created.insert(file.to_owned(), (new.clone(), body.map(str::to_owned)));
                    if !doubts.is_empty() {
                        self.drafts.insert(file.to_owned(), doubts);
                    }
                }
                self.create(file, &new, body);
            }
        }
        if self.terms.only.is_empty() {
            for translated in &incoming.translations {
                self.translation(incoming, entry, file, &facts, translated)?;
            }
        }
        self.same += usize::from(self.changes.len() == before);
        Ok(())
    }

    /// Takes back what the checker would refuse: a new procedure waits as a draft, and anything else stays as it is.
    pub(super) fn refuse(&mut self, file: &str, problems: Vec<ImportProblem>) {
        for problem in &problems {
            self.summary.lost(problem.clone());
        }
        let made = self.created.get(file).cloned();
        match made.filter(|_| !self.drafts.contains_key(file)) {
            Some((facts, body)) => {
                self.drafts.insert(file.to_owned(), problems);
                self.changes.retain(|change| change.path != file);
                self.create(file, &facts, body.as_deref());
            }
            // A translation of what is left out would have no original.
            None => {
                let (start, _) = file.rsplit_once('.').unwrap_or((file, ""));
                self.changes
                    .retain(|change| change.path != file && !(change.before.is_none() && change.path.starts_with(&format!("{start}."))));
            }
        }
    }

    fn tell(&mut self, incoming: &Incoming, key: &str, text: &str, why: &str) {
        self.summary.lost(ImportProblem::new(&incoming.origin, key, text, why));
    }

    /// Notes what the file of a translation becomes.
    fn translation<T: Read + Write>(
        &mut self,
        incoming: &Incoming,
        entry: Option<&Entry<T>>,
        file: &str,
        facts: &T,
        translated: &Translated,
    ) -> Result<()> {
        let language = translated.language.as_str();
        let body = translated.body.as_deref();
        let mut new = spoken(facts, language);
        let there =
            entry.and_then(|entry| Some((entry, entry.translations.iter().find(|translation| *translation.language == *language)?)));
        match there {
            Some((entry, translation)) => {
                let is_new = |body: &&str| entry.body.translated(language).map(String::as_str) != Some(*body);
                let body = body.filter(is_new).map(|body| (translation.body_at, body));
                self.change(incoming, &translation.file, &spoken(&entry.facts, language), &new, body)
            }
            None => {
                let (start, ending) = file.rsplit_once('.').unwrap_or((file, "yaml"));
                if let (Value::Mapping(map), Some(source)) = (&mut new, &translated.source) {
                    let now = record::digest::<T>(&file.into(), &self.text_of(file));
                    map.insert("source".into(), if translated.is_stale { source.clone() } else { now }.into());
                }
                if new.as_mapping().is_some_and(|map| !map.is_empty()) || new.is_sequence() || body.is_some() {
                    self.create(&format!("{start}.{language}.{ending}"), &new, body);
                }
                Ok(())
            }
        }
    }

    /// Reads facts as our types; what cannot be read is told and left out.
    fn read<T: Read>(&mut self, incoming: &Incoming, facts: &Value, is_new: bool) -> (T, Vec<Trail>, Vec<ImportProblem>) {
        let file: Arc<str> = incoming.origin.as_str().into();
        let mut tree = Tree::default();
        let node = tree.node("", facts);
        let mut reader = Reader::new(&file, &self.records.jurisdiction);
        let read = T::read(&node, &mut reader);
        let lost = std::mem::take(&mut reader.pruned);
        (read, lost, problems(incoming, &tree, reader, is_new))
    }

    /// The text of a file as it will be.
    fn text_of(&self, file: &str) -> String {
        match self.changes.iter().rev().find(|change| change.path == file) {
            Some(change) => String::from_utf8_lossy(&change.after).replace("\r\n", "\n"),
            None => self.sources.text(file).unwrap_or_default().to_owned(),
        }
    }

    fn translate<T: Read>(&mut self, incoming: &Incoming, facts: &mut T, translated: &Translated) {
        let file: Arc<str> = incoming.origin.as_str().into();
        let mut tree = Tree::default();
        let node = tree.node("", &translated.texts);
        let mut reader = Reader::new(&file, &self.records.jurisdiction);
        facts.translate(&node, &Arc::from(translated.language.as_str()), &mut reader);
        for problem in problems(incoming, &tree, reader, false) {
            self.summary.lost(problem);
        }
    }

    /// Edits a file that is there.
    fn change(&mut self, incoming: &Incoming, file: &str, old: &Value, new: &Value, body: Option<(usize, &str)>) -> Result<()> {
        let text = self.sources.text(file).unwrap_or_default();
        let Some(node) = record::whole_tree_of(&Arc::from(file), text) else {
            self.tell(incoming, "", file, "tệp này còn lỗi YAML nên chưa sửa (the file is not YAML yet)");
            return Ok(());
        };
        let (mut edits, kept) = yaml::edits(text, &node, old, new, (pairs, self.terms.prune && !incoming.is_part));
        // Fields that a source names are added to those there are; it says nothing of the others.
        if !incoming.is_part {
            self.kept.extend(kept.into_iter().map(|place| (file.to_owned(), place)));
        }
        if let Some((at, body)) = body.filter(|_| is_markdown(file)) {
            edits.push(yaml::Edit { range: at..text.len(), text: body.to_owned() });
        }
        if edits.is_empty() {
            return Ok(());
        }
        let after = yaml::apply(text, edits);
        // Before anything is written, it is read once more.
        if record::whole_tree_of(&Arc::from(file), &after).is_none() {
            self.tell(incoming, "", file, "không sửa tại chỗ được; hãy sửa tay (could not be edited in place)");
            return Ok(());
        }
        let disk = read_plain(&self.catalog.join(file))?;
        self.changes.push(FileChange::of_text(file, disk, after));
        Ok(())
    }

    fn create(&mut self, file: &str, new: &Value, body: Option<&str>) {
        let mut facts = if new.as_mapping().is_some_and(serde_yaml::Mapping::is_empty) { String::new() } else { yaml::emit(new, 0) };
        if let Some(why) = self.drafts.get(file) {
            facts = format!("{}draft: true\n{facts}", reasons(why));
        } else if self.terms.draft && self.created.contains_key(file) {
            facts.insert_str(0, "draft: true\n");
        }
        let text = if is_markdown(file) { format!("---\n{facts}---\n{}", body.unwrap_or_default()) } else { facts };
        self.changes.push(FileChange::of_text(file, None, text));
    }
}

fn is_markdown(file: &str) -> bool {
    matches!(file.rsplit_once('.'), Some((_, "md")))
}

fn stem_of(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.rsplit_once('.').map(|(stem, _)| stem)
}

fn spoken<T: Write>(facts: &T, language: &str) -> Value {
    serde_yaml::to_value(In(facts, language)).unwrap_or_default()
}

/// What a reader found, at the key and the text of the source.
fn problems(incoming: &Incoming, tree: &Tree, reader: Reader<'_>, is_new: bool) -> Vec<ImportProblem> {
    let mut all = Vec::new();
    for finding in reader.findings {
        if finding.rule == "yaml/missing-key" && !is_new {
            continue;
        }
        let at = if let crate::finding::Spot::Bytes(bytes) = finding.spot { std::ops::Range::from(bytes).start } else { 0 };
        let (key, text) = tree.places.get(at).cloned().unwrap_or_default();
        let key = if finding.rule == "yaml/missing-key" { String::new() } else { key };
        let why = format!("{}; {} ({})", finding.message.vi, finding.remedy.vi, finding.message.en);
        all.push(ImportProblem::new(&incoming.origin, &key, &text, why));
    }
    all
}

/// How many time limits do not say whether they are in days or in working days.
fn unsaid(facts: &Value) -> usize {
    let rows = facts.get("deadline").and_then(Value::as_sequence).map_or(&[][..], Vec::as_slice);
    let is_bare = |row: &&Value| row.get("time").and_then(Value::as_str).is_some_and(|time| !time.contains(char::is_alphabetic));
    rows.iter().filter(is_bare).count()
}
