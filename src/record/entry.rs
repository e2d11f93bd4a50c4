//! One entry: a file, its translations, what its author wrote in them and what was found on the way.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::allow::{allowances, of_translation, row_starts};
use super::meaning::{DIGITS, digest_of, meaning};
use super::meant::meant;
use super::misplaced::misplaced;
use super::whereabouts::elsewhere;
use super::{Allowance, Digest, EntryKind, Facts, ORIGINAL, RowStart, Shape, Text};
use crate::finding::{Finding, Fix, Related, Severity, Spot, Trail, TrailStep};
use crate::jurisdiction::Jurisdiction;
use crate::source::{Content, Source};
use crate::yaml::{self, Node, NodeKind, Read, Reader, Scalar, Write};

/// A file of the catalog as its author wrote it, with its translations laid over it.
#[derive(Debug, Clone, Default)]
pub struct Entry<T: ?Sized> {
    /// Its path in the catalog folder.
    pub file: Arc<str>,
    /// Its identity: the file's name without the ending; also its address.
    pub stem: Arc<str>,
    /// Changes whenever the file or one of its translations does.
    pub hash: Fingerprint,
    /// The Markdown after the facts.
    pub body: Text,
    /// Where the Markdown of the original begins, in bytes.
    pub body_at: usize,
    /// The translations: language, file, and where its Markdown begins.
    pub translations: Vec<Translation>,
    /// What it and its translations allow.
    pub allowed: Vec<Allowance>,
    /// Where the rows begin, where it is a list.
    pub rows: Vec<RowStart>,
    /// What was found while reading.
    pub findings: Vec<Finding>,
    /// Places whose value could not be read; rules say nothing about them.
    pub pruned: Vec<Trail>,
    /// What was worked out from the entry alone.
    pub memo: EntryCache,
    /// The facts and texts; last, so that an entry of any kind can be looked at as `&Entry<dyn Facts>`.
    pub facts: T,
}

/// What was worked out from an entry and nothing else, once. An entry that is taken over unchanged brings it along, so that
/// an edit of one file costs the rules of one file.
#[derive(Debug, Clone, Default)]
pub struct EntryCache {
    /// What the rules found that look at nothing but the entry.
    pub judged: OnceLock<Vec<Finding>>,
    /// The language in whose order its title stands, and the key by which it does.
    pub place: OnceLock<(Arc<str>, Vec<u8>)>,
    /// Its title without regard to case.
    pub folded: OnceLock<String>,
    /// The hash of its facts and of its text, however the file spells them.
    pub meaning: OnceLock<[u8; 32]>,
    /// The links in its Markdown: in which file, where, and to what.
    pub links: OnceLock<Vec<(Arc<str>, Spot, String)>>,
}

/// A content hash that can be compared and has a value before anything is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// A file that translates another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The language tag.
    pub language: Arc<str>,
    /// The path of the file.
    pub file: Arc<str>,
    /// Where its Markdown begins, in bytes.
    pub body_at: usize,
    /// The digest of the original that it says it was made from.
    pub source: Option<Digest>,
    /// Whether the original has another digest by now.
    pub is_stale: bool,
    /// Whether nobody can tell: digests were of all bytes once, and shorter, and this one is of other bytes than those now.
    pub is_unknown: bool,
    /// The digest of the original now, as `source:` should have it.
    pub digest: String,
}

/// The digest of the texts of an original, by which its translations name what they were made from (`source:`).
#[must_use]
pub fn digest<T: Read + Write>(file: &Arc<str>, text: &str) -> String {
    let mut reader = Reader::new(file, Jurisdiction::usual());
    let Some((node, body)) = tree(file, text, &mut reader) else { return digest_of(&texts(&T::default()), "") };
    let facts = T::read(&node, &mut reader);
    digest_of(&texts(&facts), &text[body])
}

/// The texts of an original in the shape of a translation.
fn texts<T: Write>(facts: &T) -> serde_yaml::Value {
    serde_yaml::to_value(yaml::In(facts, ORIGINAL)).unwrap_or_default()
}

impl<T: ?Sized> Entry<T> {
    /// A finding of this entry.
    #[must_use]
    pub fn finding(&self, rule: &'static str, spot: Spot, message: crate::finding::Words, remedy: crate::finding::Words) -> Finding {
        Finding::new(rule, &self.file, spot, message, remedy)
    }

    /// The row of the list in which a finding lies, by its number in the original.
    #[must_use]
    pub fn row_of(&self, finding: &Finding) -> Option<usize> {
        let mut rows = self.rows.iter().filter(|row| row.file == finding.file);
        let row = match &finding.spot {
            Spot::File => None,
            Spot::Bytes(bytes) => rows.take_while(|row| row.byte <= bytes.start).last(),
            Spot::Key(trail) | Spot::Value(trail) | Spot::Within(trail, _) => match trail.0.first()? {
                TrailStep::Index(index) => rows.nth(*index),
                TrailStep::Key(_) => None,
            },
        };
        row.map(|row| row.row)
    }

    /// Whether this allowance reaches as far as this finding.
    #[must_use]
    pub fn allows(&self, allowance: &Allowance, finding: &Finding) -> bool {
        (finding.file == allowance.file || allowance.file == self.file)
            && (allowance.row.is_none() || allowance.row == self.row_of(finding))
    }

    /// Whether what stands at this place of the original, or below it, could not be read: nobody knows what it says.
    #[must_use]
    pub fn is_unread(&self, trail: &Trail) -> bool {
        self.pruned.iter().any(|pruned| trail.is_within(pruned) || pruned.is_within(trail))
    }

    /// Whether the list at this place may have rows that nobody can call by one of these keys.
    #[must_use]
    pub fn lacks_rows(&self, list: &Trail, keys: &[&str]) -> bool {
        self.pruned.iter().any(|pruned| match pruned.0.strip_prefix(&list.0[..]) {
            Some([] | [_]) => true,
            Some([_, TrailStep::Key(key)]) => keys.contains(&&**key),
            Some(_) => false,
            None => list.is_within(pruned),
        })
    }
}

/// A file and its translations, waiting to be read.
#[derive(Debug, Clone)]
pub(super) struct Pending<'a> {
    pub(super) stem: Arc<str>,
    /// The path at which it is read, which is its own but for what was misplaced.
    pub(super) path: Arc<str>,
    pub(super) source: &'a Source,
    pub(super) translations: Vec<(Arc<str>, &'a Source)>,
}

impl Pending<'_> {
    /// The hash of the file and of its translations, and of what else their values depend on.
    pub(super) fn fingerprint(&self, habits: &Jurisdiction) -> Fingerprint {
        let mut hasher = blake3::Hasher::new();
        hasher.update(habits.id.as_bytes());
        hasher.update(habits.time_zone.as_bytes());
        hasher.update(self.stem.as_bytes());
        hasher.update(self.source.hash.as_bytes());
        for (language, source) in &self.translations {
            hasher.update(language.as_bytes());
            hasher.update(source.hash.as_bytes());
        }
        Fingerprint(*hasher.finalize().as_bytes())
    }

    /// Reads the file and lays its translations over it.
    pub(super) fn read<T: Facts + Read + Write>(&self, habits: &Jurisdiction) -> Entry<T> {
        let file = Arc::clone(&self.source.path);
        let mut entry = Entry { file, stem: Arc::clone(&self.stem), hash: self.fingerprint(habits), ..Entry::default() };
        let text = text_of(self.source);
        let file = Arc::clone(&entry.file);
        let is_list = EntryKind::of(&self.path).is_some_and(|kind| kind.shape() == Shape::List);
        let mut reader = Reader::new(&file, habits);
        if let Some((node, body)) = tree(&file, text, &mut reader) {
            entry.facts = T::read(&node, &mut reader);
            if is_list {
                entry.rows = row_starts(&file, &node, |_| None, 0);
            }
            for (row, list) in entry.facts.allowed() {
                let at = row.map_or_else(Trail::default, |row| Trail(vec![row.into()]));
                entry.allowed.extend(allowances(&file, row, list, &at));
            }
            entry.body = Text::new(text[body.clone()].to_owned());
            entry.body_at = body.start;
        } else {
            reader.pruned.push(Trail::default());
        }
        entry.findings = reader.findings;
        entry.pruned = reader.pruned;
        let original = text_of(self.source);
        let now = if self.translations.is_empty() { String::new() } else { meaning(&texts(&entry.facts), &entry.body.original) };
        for (language, source) in &self.translations {
            let mut reader = Reader::new(&source.path, habits);
            reader.lost.clone_from(&entry.pruned);
            let text = text_of(source);
            if let Some((node, body)) = tree(&source.path, text, &mut reader) {
                entry.facts.translate(&node, language, &mut reader);
                let rows = if is_list {
                    row_starts(&source.path, &node, |id| entry.facts.row(id), entry.facts.allowed().len())
                } else {
                    Vec::new()
                };
                entry.allowed.extend(of_translation(&source.path, &node, &rows, &mut reader));
                entry.rows.extend(rows);
                if !text[body.clone()].trim().is_empty() {
                    entry.body.add(language, text[body.clone()].to_owned());
                }
                let made_from = source_of(&node);
                let is_of = |digest: &str| made_from.as_ref().is_none_or(|made_from| made_from.matches(digest));
                // What was stamped when all bytes were counted is taken for what it is, and written anew by `check --fix`.
                let is_old = !is_of(&now) && is_of(&blake3::hash(original.as_bytes()).to_hex());
                if is_old && let Some(pair) = node.get("source") {
                    reader.findings.push(renewed(&source.path, pair.value.span.clone(), &now[..DIGITS]));
                }
                // Of what cannot be read, nobody knows what it says now.
                let is_other = !is_old && !is_of(&now) && entry.pruned.is_empty();
                let is_short = made_from.as_ref().is_some_and(|made_from| made_from.as_str().len() < DIGITS);
                entry.translations.push(Translation {
                    language: Arc::clone(language),
                    file: Arc::clone(&source.path),
                    body_at: body.start,
                    is_stale: is_other && !is_short,
                    is_unknown: is_other && is_short,
                    source: made_from,
                    digest: now[..DIGITS].to_owned(),
                });
            }
            entry.findings.append(&mut reader.findings);
        }
        entry
    }
}

/// The finding for a digest of the old kind, with the new one.
fn renewed(file: &Arc<str>, bytes: Range<usize>, now: &str) -> Finding {
    let message = words!("mã của bản gốc viết theo cách cũ", "the digest of the original is written the old way");
    let remedy = words!("viết `source: \"{now}\"`", "write `source: \"{now}\"`");
    let finding = Finding::new("translation/old-digest", file, Spot::Bytes(bytes.into()), message, remedy).at(Severity::Notice);
    finding.with(Fix::safe(format!("\"{now}\"")))
}

/// The digest that a translation says it was made from.
fn source_of(node: &Node) -> Option<Digest> {
    match &node.get("source")?.value.kind {
        NodeKind::Scalar(text, style) => Digest::scalar(text, *style, Jurisdiction::usual()).ok(),
        _ => None,
    }
}

fn text_of(source: &Source) -> &str {
    match &source.content {
        Content::Text(text) => text,
        Content::Bytes(_) | Content::Left(_) => "",
    }
}

/// The tree of a file's facts and the range of its Markdown; nothing when its YAML cannot be read.
fn tree<'a>(file: &Arc<str>, text: &'a str, reader: &mut Reader<'a>) -> Option<(Node, Range<usize>)> {
    reader.text = text;
    reader.elsewhere = Some(elsewhere);
    let path = meant(file);
    let keys = EntryKind::of(&path).map_or(&[][..], EntryKind::keys);
    let mut front = match front(&path, text) {
        Ok(front) => front,
        Err(told) => {
            let (front, wrong) = yaml::guess(text, keys).map_or((None, None), |(front, wrong)| (Some(front), wrong));
            let (bytes, fault) = wrong.unwrap_or(told);
            reader.report(bytes, fault);
            front?
        }
    };
    let mut joints = Vec::new();
    if let Some((bytes, fault)) = misplaced(text, front.body.clone(), keys, reader.habits) {
        reader.report(bytes, fault);
        if let Some(joined) = yaml::rejoined(text, &front, keys) {
            (front, joints) = joined;
        }
    }
    let (mut node, mut faults) = yaml::read_through(text, front.facts, keys, &joints, reader.habits);
    if let Some(node) = &mut node {
        faults.append(&mut yaml::rename(node, keys, reader.habits));
    }
    for (bytes, fault) in faults {
        let twin = node.as_ref().filter(|_| fault.rule == "yaml/duplicate-key");
        let twin = twin.and_then(|node| yaml::written_before(node, text[bytes.clone()].trim_matches(['"', '\'']), bytes.start));
        reader.report(bytes, fault);
        if let (Some(twin), Some(finding)) = (twin, reader.findings.last_mut()) {
            if let Some(node) = &mut node {
                yaml::forget(node, twin.start);
            }
            finding.related.push(Related::already(file, Spot::Bytes(twin.into())));
        }
    }
    node.map(|node| (node, front.body))
}

/// Where the facts of a file stand, and its Markdown.
#[allow(clippy::result_large_err, reason = "as of what it asks")]
fn front(path: &str, text: &str) -> Result<yaml::FrontMatter, (Range<usize>, yaml::Fault)> {
    if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "md") {
        return yaml::split(text);
    }
    let (start, end) = unfenced(text);
    Ok(yaml::FrontMatter { facts: start..end, body: text.len()..text.len() })
}

/// A `.yaml` file may carry the `---` lines of a Markdown entry; they are not part of it.
fn unfenced(text: &str) -> (usize, usize) {
    match yaml::split(text) {
        Ok(front) if text[front.body.clone()].trim().is_empty() => (front.facts.start, front.facts.end),
        _ => (0, text.len()),
    }
}

/// The tree of a file, for looking up the place of a finding; what could not be read is left out.
#[must_use]
pub fn tree_of(file: &Arc<str>, text: &str) -> Option<Node> {
    tree(file, text, &mut Reader::new(file, Jurisdiction::usual())).map(|(node, _)| node)
}

/// The tree of a file that is to be changed; nothing when not all of it can be read.
#[must_use]
pub fn whole_tree_of(file: &Arc<str>, text: &str) -> Option<Node> {
    yaml::parse(text, front(&meant(file), text).ok()?.facts).0
}

/// The tree of one key at the top of a file with all that it holds, read from its own lines alone; nothing where these are not
/// plain to see.
pub(crate) fn part_of(file: &Arc<str>, text: &str, key: &str) -> Option<Node> {
    let facts = front(&meant(file), text).ok()?.facts;
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let mut lines = text[facts.clone()].split_inclusive('\n').scan(facts.start, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let (start, _) = lines.find(|(_, line)| begins(line))?;
    // What belongs to a key is indented, or an item of its list.
    let next = lines.find(|(_, line)| !line.starts_with([' ', '-', '#', '\n', '\r', '\t']));
    let end = next.map_or(facts.end, |(start, _)| start);
    let (node, faults) = yaml::parse(text, start..end);
    node.filter(|node| faults.is_empty() && matches!(&node.kind, NodeKind::Map(map) if matches!(&map.pairs[..], [pair] if pair.key == key)))
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.into(), content: Content::Text(text.into()), hash: blake3::hash(text.as_bytes()) }
    }

    /// How a translation with this digest is read.
    fn read(digest: &str) -> Entry<Page> {
        let original = source("pages/a.md", "---\ntitle: Nghỉ lễ # ghi chú\n---\n");
        let other = source("pages/a.en.md", &format!("---\ntitle: Closed\nsource: \"{digest}\"\n---\n"));
        Pending { stem: "a".into(), path: original.path.clone(), source: &original, translations: vec![("en".into(), &other)] }
            .read(Jurisdiction::usual())
    }

    #[test]
    fn a_digest_of_bytes_is_taken_while_it_matches_and_written_anew_by_a_fix() {
        let now = digest::<Page>(&"pages/a.md".into(), "---\ntitle: \"Nghỉ lễ\"\n---\n");
        let entry = read(&now);
        assert!(!entry.translations[0].is_stale && !entry.translations[0].is_unknown && entry.findings.is_empty());
        let bytes = blake3::hash("---\ntitle: Nghỉ lễ # ghi chú\n---\n".as_bytes()).to_hex();
        let entry = read(&bytes[..12]);
        assert!(!entry.translations[0].is_stale && !entry.translations[0].is_unknown);
        let [finding] = &entry.findings[..] else { panic!("{:?}", entry.findings) };
        assert_eq!((finding.rule, finding.level), ("translation/old-digest", Severity::Notice));
        assert_eq!(finding.fix.as_ref().map(|fix| (fix.text.as_str(), fix.is_safe)), Some((format!("\"{now}\"").as_str(), true)));
    }

    #[test]
    fn another_digest_of_texts_is_stale_and_another_of_bytes_tells_nothing() {
        let other = &read("0123456789abcdef").translations[0];
        assert!(other.is_stale && !other.is_unknown);
        let old = &read("0123456789ab").translations[0];
        assert!(!old.is_stale && old.is_unknown);
    }
}
