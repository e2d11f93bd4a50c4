//! Holds what a source tells against the catalog, and says which files change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_yaml::Value;

use super::super::change::{FileChange, read_plain};
use super::draft::{heading, is_waiting, with_reasons};
use super::incoming::{Incoming, Translated, Tree, problems};
use super::naming::{new_file, stem_of};
use super::pairing::{adopt_cases, in_order_of, pairs};
use super::problem::ImportProblem;
use super::said::renewed;
use super::summary::Summary;
use super::tidy::{OpenRows, canonical, leave_out, only, tidy};
use crate::error::Result;
use crate::finding::Trail;
use crate::finding::Words;
use crate::record::{self, Entry, EntryKind, Facts, Records, Shape, Visit};
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

impl Terms {
    /// Whether this key may be changed.
    pub(super) fn is_meant(&self, key: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == key)
    }
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
    /// Procedures that wait as drafts because of what they are, by their files.
    drafts: BTreeMap<String, Vec<ImportProblem>>,
    /// Files that an earlier import made drafts, and that may wait no longer.
    waiting: BTreeSet<String>,
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
            waiting: BTreeSet::new(),
            created: BTreeMap::new(),
            kept: Vec::new(),
            unsaid: 0,
            same: 0,
            taken,
            done: BTreeSet::new(),
        }
    }

    /// How many drafts are new, how many of an earlier import still wait, and how many wait no longer.
    pub(super) fn drafts(&self) -> (usize, usize, usize) {
        let still = self.waiting.iter().filter(|file| self.drafts.contains_key(*file)).count();
        (self.drafts.len() - still, still, self.waiting.len() - still)
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
            let is_free = incoming.stem.is_none() && entry.facts.code.is_none() && !self.done.contains(&*entry.file);
            is_free && Some(crate::letters::fold(&entry.facts.title.original)) == title
        };
        let known = &self.records.procedures;
        // Of several with one title the one that was made first: `x`, `x-2`, …, `x-10`.
        let called = || known.iter().filter(is_called).min_by_key(|entry| (entry.stem.len(), entry.stem.clone()));
        match known.iter().find(bears).or_else(called) {
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
                let file = new_file(incoming, &mut self.taken);
                self.settle::<T>(incoming, None, &file)
            }
        }
    }

    /// Compares, and notes what the file of an entry and those of its translations become.
    fn settle<T: Read + Write>(&mut self, incoming: &Incoming, entry: Option<&Entry<T>>, file: &str) -> Result<()> {
        let is_new = entry.is_none() && incoming.kind == EntryKind::Procedures;
        let waits = entry.is_some() && incoming.kind == EntryKind::Procedures && is_waiting(self.sources.text(file).unwrap_or_default());
        let (mut facts, lost, mut doubts) = self.read::<T>(incoming, &incoming.facts, entry.is_none() || waits);
        doubts.splice(0..0, incoming.doubts.iter().cloned());
        for doubt in &doubts {
            self.summary.lost(doubt.clone());
        }
        let mut new = serde_yaml::to_value(&facts).unwrap_or_default();
        if lost.iter().any(|trail| trail.0.is_empty()) {
            return Ok(());
        }
        lost.iter().rev().for_each(|trail| leave_out(&mut new, &trail.0));
        tidy(&mut new, if incoming.is_record { OpenRows::Go } else { OpenRows::Stay });
        if is_new && new.get("title").is_none() {
            self.tell(incoming, "title", "", words!("không có tên thủ tục nên không tạo mục mới", "no title, no new entry"));
            return Ok(());
        }
        self.unsaid += unsaid(&new);
        if !self.done.insert(file.to_owned()) {
            self.tell(incoming, "", file, words!("mục này đã có ở một dòng trước", "told twice; the first counts"));
            return Ok(());
        }
        for translated in &incoming.translations {
            self.translate(incoming, &mut facts, translated);
        }
        if let (Some(entry), false) = (entry, self.terms.only.is_empty()) {
            only(&mut new, &self.terms.only, &canonical(&entry.facts));
        }
        let body = incoming.body.as_deref().filter(|_| self.terms.is_meant("body"));
        let before = self.changes.len();
        match entry {
            Some(entry) => {
                let old = canonical(&entry.facts);
                let mut body = body.map(str::to_owned);
                if incoming.is_record {
                    adopt_cases(&old, &mut new);
                    let (renewed, left) = body.map(|said| renewed(&entry.body.original, &said)).unzip();
                    left.into_iter().flatten().for_each(|what: String| self.summary.unwritten(&what));
                    body = renewed;
                }
                let body = body.as_deref().filter(|body| *body != entry.body.original).map(|body| (entry.body_at, body));
                self.change(incoming, file, &old, &in_order_of(&old, &new), body)?;
                if waits && self.terms.only.is_empty() {
                    self.waiting.insert(file.to_owned());
                    self.reconsider(file, doubts)?;
                }
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

    /// A draft of an earlier import says why it waits still, or waits no longer.
    fn reconsider(&mut self, file: &str, why: Vec<ImportProblem>) -> Result<()> {
        let now = self.text_of(file);
        let text = with_reasons(&now, &why);
        if !why.is_empty() {
            self.drafts.insert(file.to_owned(), why);
        }
        if text != now {
            self.changes.retain(|change| change.path != file);
            if Some(text.as_str()) != self.sources.text(file) {
                let disk = read_plain(&self.catalog.join(file))?;
                self.changes.push(FileChange::of_text(file, disk, text));
            }
        }
        Ok(())
    }

    /// Takes back what the checker would refuse: a procedure that is new or was a draft waits as one, and anything else stays as it
    /// is.
    pub(super) fn refuse(&mut self, file: &str, problems: Vec<ImportProblem>) -> Result<()> {
        for problem in &problems {
            self.summary.lost(problem.clone());
        }
        if self.waiting.contains(file) && !self.drafts.contains_key(file) {
            return self.reconsider(file, problems);
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
        Ok(())
    }

    fn tell(&mut self, incoming: &Incoming, key: &str, text: &str, why: Words) {
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
            self.tell(incoming, "", file, words!("tệp này còn lỗi YAML nên chưa sửa", "the file is not YAML yet"));
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
            self.tell(incoming, "", file, words!("không sửa tại chỗ được; hãy sửa tay", "could not be edited in place"));
            return Ok(());
        }
        let disk = read_plain(&self.catalog.join(file))?;
        self.changes.push(FileChange::of_text(file, disk, after));
        Ok(())
    }

    fn create(&mut self, file: &str, new: &Value, body: Option<&str>) {
        let mut facts = if new.as_mapping().is_some_and(serde_yaml::Mapping::is_empty) { String::new() } else { yaml::emit(new, 0) };
        if let Some(why) = self.drafts.get(file) {
            facts.insert_str(0, &heading(why));
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

fn spoken<T: Write>(facts: &T, language: &str) -> Value {
    serde_yaml::to_value(In(facts, language)).unwrap_or_default()
}

/// How many time limits do not say whether they are in days or in working days.
fn unsaid(facts: &Value) -> usize {
    let rows = facts.get("deadline").and_then(Value::as_sequence).map_or(&[][..], Vec::as_slice);
    let is_bare = |row: &&Value| row.get("time").and_then(Value::as_str).is_some_and(|time| !time.contains(char::is_alphabetic));
    rows.iter().filter(is_bare).count()
}
