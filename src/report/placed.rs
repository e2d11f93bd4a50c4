//! Findings with their lines and columns: what every report is made from. From a finding to the bytes it points at, looked up
//! in the file's tree only when it is shown.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Finding, Place, Related, Replacement, Spot, Trail, TrailStep};
use crate::record::{part_of, tree_of};
use crate::source::{Sources, text::place};
use crate::yaml::{Node, NodeKind};

/// A finding and where it is shown.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The finding.
    pub finding: Finding,
    /// The text of its file; empty when the file could not be read.
    pub text: Arc<str>,
    /// The bytes it points at; empty for the file as a whole.
    pub bytes: Range<usize>,
    /// The same in lines and columns; nothing for the file as a whole.
    pub place: Option<Place>,
    /// The change that fixes it, where one is known and has a place.
    pub change: Option<Replacement>,
    /// The other places that it is about.
    pub related: Vec<PlacedRelated>,
    /// How many others of its kind it stands for.
    pub others: usize,
}

/// Another place that a finding is about, and where it is shown.
#[derive(Debug, Clone)]
pub struct PlacedRelated {
    /// The place and what is there.
    pub related: Related,
    /// The text of its file.
    pub text: Arc<str>,
    /// The bytes.
    pub bytes: Range<usize>,
    /// The same in lines and columns; nothing for the file as a whole.
    pub place: Option<Place>,
}

/// Of how many keys at the top of a file only their own lines are read.
const LINEAR_SEARCH_KEYS: usize = 4;

/// So many findings are placed together, where all are too many to keep.
const MAX_TOGETHER: usize = 4_000;

/// Places all findings; those of one file that follow each other share its tree.
#[must_use]
pub fn place_all(findings: &[Finding], sources: &Sources) -> Vec<Placed> {
    findings.par_chunk_by(|one, next| one.file == next.file).flat_map_iter(|findings| place_some(findings, sources)).collect()
}

/// Places findings in the order of files and lines, some files at a time, as they are asked for; each with how many others of
/// its kind it stands for. All findings of a national catalog at once would take a gigabyte.
pub fn place_each<'f>(mut findings: Vec<(Cow<'f, Finding>, usize)>, sources: &'f Sources) -> impl Iterator<Item = Placed> + use<'f> {
    findings.par_sort_by(|(one, _), (other, _)| one.file.cmp(&other.file));
    let mut from = 0;
    let next = move || {
        let rest = &findings[from..];
        let mut end = rest.len().min(MAX_TOGETHER);
        // A file is not torn.
        end += rest[end..].iter().take_while(|(finding, _)| finding.file == rest[end - 1].0.file).count();
        from += end;
        let some = &rest[..end];
        let chunks = some.par_chunk_by(|(one, _), (next, _)| one.file == next.file);
        let placed: Vec<Placed> = chunks.flat_map_iter(|findings| place_some(findings, sources)).collect();
        let counted = placed.into_iter().zip(some).map(|(placed, (_, others))| Placed { others: *others, ..placed });
        (!some.is_empty()).then(|| in_order(counted.collect()))
    };
    std::iter::from_fn(next).flatten()
}

/// Findings in the order of files and lines, in which people mend them.
#[must_use]
pub fn in_order(mut placed: Vec<Placed>) -> Vec<Placed> {
    let start = |placed: &Placed| placed.place.map(|_| placed.bytes.start);
    placed.par_sort_by(|a, b| (&a.finding.file, start(a), a.finding.level).cmp(&(&b.finding.file, start(b), b.finding.level)));
    placed
}

/// What has a finding to place.
trait AsFinding: Sync {
    fn finding(&self) -> &Finding;
}

impl AsFinding for Finding {
    fn finding(&self) -> &Finding {
        self
    }
}

impl AsFinding for (Cow<'_, Finding>, usize) {
    fn finding(&self) -> &Finding {
        &self.0
    }
}

/// Places findings of one file.
fn place_some<F: AsFinding>(findings: &[F], sources: &Sources) -> Vec<Placed> {
    let findings: Vec<&Finding> = findings.iter().map(AsFinding::finding).collect();
    let Some(file) = findings.first().map(|finding| &finding.file) else { return Vec::new() };
    let text: Arc<str> = sources.text(file).unwrap_or_default().into();
    let spots = findings.iter().flat_map(|finding| [Some(&finding.spot), finding.fix.as_ref().and_then(|fix| fix.spot.as_ref())]);
    let keys: BTreeSet<&str> = spots.flatten().filter_map(|spot| top(spot.trail()?)).collect();
    // A few keys are read quicker than the whole.
    let parts: BTreeMap<&str, Node> = if keys.len() <= LINEAR_SEARCH_KEYS {
        keys.into_iter().filter_map(|key| Some((key, part_of(file, &text, key)?))).collect()
    } else {
        BTreeMap::new()
    };
    let whole = LazyCell::new(|| tree_of(file, &text));
    let root = |trail: &Trail| top(trail).and_then(|key| parts.get(key)).or_else(|| whole.as_ref());
    let find = |spot: &Spot| bytes(spot, root, &text).map(|bytes| clamp(&text, bytes)).filter(|_| !text.is_empty());
    let one = |finding: &Finding| {
        let bytes = find(&finding.spot);
        let change = finding.fix.as_ref().and_then(|fix| {
            let bytes = find(fix.spot.as_ref().unwrap_or(&finding.spot))?;
            let is_verbatim = sources.get(file).is_some_and(|source| source.hash == blake3::hash(text.as_bytes()));
            Some(Replacement { place: place(&text, bytes.clone()), bytes, text: fix.text.clone(), is_safe: fix.is_safe, is_verbatim })
        });
        let related = finding.related.iter().map(|related| {
            let (text, bytes) = if related.file == *file { (Arc::clone(&text), find(&related.spot)) } else { elsewhere(related, sources) };
            let place = bytes.clone().map(|bytes| place(&text, bytes));
            PlacedRelated { related: related.clone(), text, bytes: bytes.unwrap_or(0..0), place }
        });
        Placed {
            related: related.collect(),
            finding: finding.clone(),
            text: Arc::clone(&text),
            bytes: bytes.clone().unwrap_or(0..0),
            place: bytes.map(|bytes| place(&text, bytes)),
            change,
            others: 0,
        }
    };
    findings.into_iter().map(one).collect()
}

/// The text of another file, and the bytes of it that are meant.
fn elsewhere(related: &Related, sources: &Sources) -> (Arc<str>, Option<Range<usize>>) {
    let text: Arc<str> = sources.text(&related.file).unwrap_or_default().into();
    // Its own lines are read quicker than the whole.
    let part = related.spot.trail().and_then(top).and_then(|key| part_of(&related.file, &text, key));
    let tree = if part.is_some() || related.spot.trail().is_none() { part } else { tree_of(&related.file, &text) };
    let bytes = bytes(&related.spot, |_| tree.as_ref(), &text).map(|bytes| clamp(&text, bytes)).filter(|_| !text.is_empty());
    (text, bytes)
}

/// Inside the text and on character boundaries, whatever a rule computed.
fn clamp(text: &str, bytes: Range<usize>) -> Range<usize> {
    let mut start = bytes.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = bytes.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// The key at the top of the file with which a route begins.
fn top(trail: &Trail) -> Option<&str> {
    match trail.0.first()? {
        TrailStep::Key(key) => Some(key),
        TrailStep::Index(_) => None,
    }
}

fn bytes<'t>(spot: &Spot, root: impl FnOnce(&Trail) -> Option<&'t Node>, text: &str) -> Option<Range<usize>> {
    match spot {
        Spot::File => None,
        Spot::Bytes(bytes) => Some((*bytes).into()),
        Spot::Key(trail) => {
            let (key, value) = follow(root(trail)?, trail);
            Some(key.unwrap_or_else(|| value.shown()))
        }
        Spot::Value(trail) => {
            let (key, value) = follow(root(trail)?, trail);
            Some(key.filter(|_| value.span.is_empty()).unwrap_or_else(|| value.shown()))
        }
        Spot::Within(trail, part) => {
            let root = root(trail)?;
            let (_, value) = follow(root, trail);
            // A remark that stood in brackets is a part of the text, and not the text.
            let is_remark = matches!((trail.0.split_last(), &value.kind), (Some((TrailStep::Key(key), before)), NodeKind::Scalar(..))
                if key == "note" && std::ptr::eq(value, follow(root, &Trail(before.to_vec())).1));
            Some(if is_remark { value.shown() } else { within(value, (*part).into(), text) })
        }
    }
}

/// The node at the end of the trail and the span of its key; as far as the trail can be followed.
fn follow<'a>(root: &'a Node, trail: &Trail) -> (Option<Range<usize>>, &'a Node) {
    let mut node = root;
    let mut key = None;
    for step in &trail.0 {
        let next = match (step, &node.kind) {
            (TrailStep::Key(name), NodeKind::Map(_)) => node.get(name).map(|pair| (Some(pair.span.clone()), &pair.value)),
            (TrailStep::Index(index), NodeKind::List { items, .. }) => items.get(*index).map(|item| (None, item)),
            // One value stands for a list of one, and a bare text for the name of a record.
            (TrailStep::Index(0), _) => Some((key.clone(), node)),
            _ => None,
        };
        match next {
            Some((next_key, next)) => {
                key = next_key.or(key.filter(|_| std::ptr::eq(next, node)));
                node = next;
            }
            None => break,
        }
    }
    (key, node)
}

/// A part of a value's text, found again in the file; the whole value where the file spells it differently.
fn within(value: &Node, part: Range<usize>, text: &str) -> Range<usize> {
    let NodeKind::Scalar(said, _) = &value.kind else { return value.span.clone() };
    let Some(wanted) = said.get(part.clone()) else { return value.span.clone() };
    let written = text.get(value.span.clone()).unwrap_or_default();
    let nth = said[..part.start].matches(wanted).count();
    written
        .match_indices(wanted)
        .nth(nth)
        .map_or(value.span.clone(), |(at, found)| value.span.start + at..value.span.start + at + found.len())
}
