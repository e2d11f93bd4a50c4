//! All files of a catalog as their authors wrote them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::entry::{Entry, Pending, part_of};
use super::file_name::{has_facts, is_usable, orphan, seems_language, undeclared, unusable_stem, usable_stem};
use super::meant::meant;
use super::stray::is_ignored;
use super::{CatalogFile, Currency, EntryKind, Facts, JurisdictionId, RuleLevel, Shape};
use crate::finding::{Finding, Spot, Trail};
use crate::jurisdiction::Jurisdiction;
use crate::source::{Content, Source, Sources};
use crate::trail;
use crate::yaml::{NodeKind, Read, Scalar, Write};

/// What is done with all entries of one kind, where their type matters.
pub trait Visit {
    /// What comes of it.
    type Out;

    /// Does it.
    fn visit<T: Facts + Read + Write>(self, entries: &[Arc<Entry<T>>]) -> Self::Out;
}

/// How the entries of one kind are kept: a list, or one entry where they are one file.
macro_rules! kept {
    (many $type:ident) => { Vec<Arc<Entry<super::$type>>> };
    ($shape:ident $type:ident) => { Arc<Entry<record_of!($shape $type)>> };
}

/// The entries of one kind as a slice.
macro_rules! slice {
    (many $list:expr) => {
        $list.as_slice()
    };
    ($shape:ident $entry:expr) => {
        std::slice::from_ref(&$entry)
    };
}

macro_rules! slice_mut {
    (many $list:expr) => {
        $list.as_mut_slice()
    };
    ($shape:ident $entry:expr) => {
        std::slice::from_mut(&mut $entry)
    };
}

/// Puts what was read where it is kept.
macro_rules! keep {
    (many $entries:expr => $list:expr) => {
        $list = $entries
    };
    ($shape:ident $entries:expr => $entry:expr) => {
        $entry = $entries.into_iter().next().unwrap_or_default()
    };
}

/// Keeps what `$stays`; one file is not for leaving out.
macro_rules! retain {
    (many $list:expr, $stays:expr) => {
        $list.retain($stays)
    };
    ($shape:ident $entry:expr, $stays:expr) => {};
}

macro_rules! records {
    ($($(#[$doc:meta])* $kind:ident $field:ident { $shape:ident $type:ident $($about:tt)* })*) => {
        /// All entries; names of other entries in them are still text.
        #[derive(Debug, Clone, Default)]
        pub struct Records {
            /// Where the catalog is at home.
            pub jurisdiction: Arc<Jurisdiction>,
            $($(#[$doc])* pub $field: kept!($shape $type),)*
            /// Files of `forms/`, to be published as they are.
            pub attachments: Vec<Source>,
            /// Files of the catalog's own `theme/`.
            pub theme: Vec<Source>,
            /// Stems of entries whose file could not be used: naming them is no second fault.
            pub lost: Vec<Arc<str>>,
        }

        impl Records {
            /// Reads the piles, or takes over from `previous` what has not changed.
            fn fill(&mut self, piles: &Piles<'_>, previous: Option<&Self>, findings: &mut Vec<Finding>) {
                $(
                    let pile = piles.get(&EntryKind::$kind).map_or(&[][..], Vec::as_slice);
                    let entries = all(pile, previous.map(|previous| slice!($shape previous.$field)), &self.jurisdiction, findings);
                    keep!($shape entries => self.$field);
                )*
            }

            /// The country's telephone code, such as `+84`.
            #[must_use]
            pub fn phone_code(&self) -> &str {
                self.catalog.facts.phone_code.as_ref().map_or(&self.jurisdiction.phones.code, |code| &code.0)
            }

            /// The currency of amounts that name none.
            #[must_use]
            pub fn currency(&self) -> Currency {
                self.catalog.facts.currency.unwrap_or_else(|| Currency::of(&self.jurisdiction))
            }

            /// Does something with the entries of one kind, whatever their type.
            pub fn visit<V: Visit>(&self, kind: EntryKind, visit: V) -> V::Out {
                match kind { $(EntryKind::$kind => visit.visit(slice!($shape self.$field)),)* }
            }

            /// All entries that have a file, kind after kind.
            pub fn entries(&self) -> impl Iterator<Item = (EntryKind, &Entry<dyn Facts>)> {
                let all = std::iter::empty();
                $(let all = all.chain(slice!($shape self.$field).iter().map(|entry| (EntryKind::$kind, &**entry as &Entry<dyn Facts>)));)*
                all.filter(|(_, entry)| !entry.file.is_empty())
            }

            /// Takes these values out of the entry of this file, as if they were not written.
            pub fn forget(&mut self, file: &str, values: &BTreeSet<Trail>) {
                match EntryKind::of(file) {
                    $(Some(EntryKind::$kind) => {
                        forget(slice_mut!($shape self.$field), file, values);
                    })*
                    None => {}
                }
            }

            /// Keeps of the entries with a file of their own those for which this holds. What the others are called is kept, so
            /// that naming them is no fault.
            pub fn retain(&mut self, mut stays: impl FnMut(&Entry<dyn Facts>) -> bool) {
                let lost = &mut self.lost;
                let mut stays = |entry: &Entry<dyn Facts>| {
                    let stays = stays(entry);
                    if !stays {
                        lost.push(Arc::clone(&entry.stem));
                    }
                    stays
                };
                $(retain!($shape self.$field, |entry| stays(&**entry));)*
            }
        }
    };
}

kinds!(records);

/// The files of one kind, by stem, before they are read.
type Piles<'a> = BTreeMap<EntryKind, Vec<Pending<'a>>>;

/// Reads every file of the catalog. Entries of `previous` whose files have not changed are taken over as they are.
#[must_use]
pub fn read(sources: &Sources, previous: Option<&Records>) -> (Records, Vec<Finding>) {
    let mut findings = Vec::new();
    let catalog = read_catalog(sources, previous);
    findings.extend(super::stray::strays(sources, &catalog.facts.ignore));
    let (piles, mut records) = sort_out(sources, &catalog, &mut findings);
    records.jurisdiction = catalog.facts.jurisdiction();
    records.fill(&piles, previous, &mut findings);
    // Where it cannot be read, that was told already.
    if records.catalog.file.is_empty() && !sources.is_lost("catalog.yaml") {
        findings.push(Finding::new(
            "source/no-catalog",
            &Arc::from("catalog.yaml"),
            Spot::File,
            words!("thư mục này không có tệp catalog.yaml", "this folder has no catalog.yaml"),
            words!("chạy `motcua new catalog THƯ_MỤC` để tạo một danh mục mới", "run `motcua new catalog FOLDER` to begin one"),
        ));
    }
    (records, findings)
}

/// Takes these values out of the facts of the entry of this file; the entries are in the order of their paths.
fn forget<T: Facts + Read + Clone>(entries: &mut [Arc<Entry<T>>], file: &str, values: &BTreeSet<Trail>) {
    let Ok(at) = entries.binary_search_by(|entry| (*entry.file).cmp(file)) else { return };
    let entry = Arc::make_mut(&mut entries[at]);
    for value in values {
        entry.facts.forget(&value.0);
    }
    entry.memo.meaning = OnceLock::new();
}

/// `catalog.yaml` alone, for its languages, which tell the files that are translations, and for what the readers are handed.
fn read_catalog(sources: &Sources, previous: Option<&Records>) -> Arc<Entry<CatalogFile>> {
    let misplaced = || sources.guessed.iter().find(|source| meant(&source.path) == "catalog.yaml");
    let Some(source) = sources.get("catalog.yaml").or_else(misplaced) else { return Arc::default() };
    let pending = Pending { stem: "catalog".into(), path: "catalog.yaml".into(), source, translations: Vec::new() };
    let habits = chosen(source);
    match previous.map(|p| &p.catalog) {
        Some(before) if before.hash == pending.fingerprint(habits) => Arc::clone(before),
        _ => Arc::new(pending.read(habits)),
    }
}

/// The jurisdiction that `catalog.yaml` names, read from that line alone: by its habits all the rest is read.
fn chosen(source: &Source) -> &'static Arc<Jurisdiction> {
    let usual = Jurisdiction::usual();
    let Content::Text(text) = &source.content else { return usual };
    let Some(node) = part_of(&source.path, text, "jurisdiction") else { return usual };
    match node.get("jurisdiction").map(|pair| &pair.value.kind) {
        Some(NodeKind::Scalar(text, style)) => {
            let named = JurisdictionId::scalar(text, *style, usual).unwrap_or_default();
            Jurisdiction::named(named.as_str()).unwrap_or(usual)
        }
        _ => usual,
    }
}

/// Reads the files of one kind, or takes over what was read before.
fn all<T: Facts + Read + Write>(
    pile: &[Pending<'_>],
    previous: Option<&[Arc<Entry<T>>]>,
    habits: &Jurisdiction,
    findings: &mut Vec<Finding>,
) -> Vec<Arc<Entry<T>>> {
    // Both are in the order of their paths.
    let before = |path: &str| {
        let previous = previous.unwrap_or_default();
        previous.binary_search_by(|entry| (*entry.file).cmp(path)).ok().map(|at| &previous[at])
    };
    let entries: Vec<Arc<Entry<T>>> = pile
        .par_iter()
        .with_min_len(16)
        .map(|pending| match before(&pending.source.path) {
            Some(entry) if entry.hash == pending.fingerprint(habits) => Arc::clone(entry),
            _ => Arc::new(pending.read(habits)),
        })
        .collect();
    for entry in &entries {
        findings.extend(entry.findings.iter().cloned());
    }
    entries
}

/// Lays every file on the pile of its kind, translations beside their originals. What is not where or as it should be, which is
/// told, lies there too, so that what is wrong in it is told with it.
fn sort_out<'a>(sources: &'a Sources, catalog: &Entry<CatalogFile>, findings: &mut Vec<Finding>) -> (Piles<'a>, Records) {
    let mut piles = Piles::new();
    let mut records = Records::default();
    let (mut translations, mut misnamed) = (Vec::new(), Vec::new());
    records.lost = sources.lost.iter().filter_map(|path| Some(stem_of(path.rsplit('/').next()?).into())).collect();
    let languages = catalog.facts.languages();
    let is_unknown = catalog.is_unread(&trail!["languages"]) || catalog.facts.has_unknown_language();
    for source in sources.files.iter().chain(judged(sources, &catalog.facts)) {
        if source.path.starts_with("theme/") {
            records.theme.push(source.clone());
            continue;
        }
        if source.path.starts_with("forms/") || source.path.starts_with("files/") {
            records.attachments.push(source.clone());
            continue;
        }
        let path: Arc<str> = match meant(&source.path) {
            Cow::Borrowed(_) => Arc::clone(&source.path),
            Cow::Owned(path) => path.into(),
        };
        let extension = path.rsplit('.').next().unwrap_or_default();
        let Some(kind) = EntryKind::of(&path).filter(|_| matches!(extension, "md" | "yaml" | "yml")) else { continue };
        let name = path.rsplit('/').next().unwrap_or(&path);
        let stem = stem_of(name);
        let pending = |stem: &str| Pending { stem: stem.into(), path: Arc::clone(&path), source, translations: Vec::new() };
        if let Some((original, tag)) = stem.rsplit_once('.') {
            let original = &path[..path.len() - name.len() + original.len()];
            let is_there = |ending| sources.get(&format!("{original}.{ending}")).is_some();
            let has_original = ["md", "yaml", "yml"].into_iter().any(is_there);
            // Where nobody knows the languages, whatever looks like one is taken for one.
            let guessed = || Some(Arc::from(tag)).filter(|_| is_unknown && seems_language(tag));
            match languages.iter().skip(1).find(|language| &***language == tag).cloned().or_else(guessed) {
                Some(language) => translations.push(Translating { kind, original: original.to_owned(), language, source }),
                None if has_original => findings.push(undeclared(source, tag, languages.first().is_some_and(|first| &**first == tag))),
                // «cap-the.so.md» with facts of its own is no translation, whatever its name looks like.
                None if seems_language(tag) && languages.first().is_none_or(|first| &**first != tag) && !has_facts(source) => {
                    findings.push(orphan(source, None));
                }
                // «dang-ky.v2.md», «dang-ky.vi.md»: no translation, and nobody would see it.
                None => misnamed.push((kind, pending(stem))),
            }
            continue;
        }
        if is_usable(stem) {
            piles.entry(kind).or_default().push(pending(stem));
        } else {
            misnamed.push((kind, pending(stem)));
        }
    }
    let has_misplaced = !misnamed.is_empty() || !sources.guessed.is_empty();
    rename(&mut piles, misnamed, &languages, &mut records.lost, findings);
    if has_misplaced {
        for pile in piles.values_mut() {
            pile.sort_by(|a, b| a.source.path.cmp(&b.source.path));
        }
    }
    lay_over(&mut piles, translations, &records.lost, findings);
    (piles, records)
}

/// The files that are read only to be judged; none where the catalog says that what is not read is no error.
fn judged<'a>(sources: &'a Sources, catalog: &CatalogFile) -> impl Iterator<Item = &'a Source> {
    let is_error = catalog.rules.0.iter().all(|(rule, level)| rule != "source/not-read" || *level == RuleLevel::Error);
    let ignore = &catalog.ignore;
    let is_its_own = |source: &Source| matches!(meant(&source.path), Cow::Borrowed(_));
    let is_free = |source: &Source| sources.get(&meant(&source.path)).is_none();
    let is_judged = |source: &&Source| is_its_own(source) || is_error && is_free(source) && !is_ignored(&source.path, ignore);
    let judged: Vec<&Source> = sources.guessed.iter().filter(is_judged).collect();
    judged.into_iter()
}

/// Tells of file names that cannot be addresses, and lays the files on their piles under names that can.
fn rename<'a>(
    piles: &mut Piles<'a>,
    misnamed: Vec<(EntryKind, Pending<'a>)>,
    languages: &[Arc<str>],
    lost: &mut Vec<Arc<str>>,
    findings: &mut Vec<Finding>,
) {
    for (kind, mut pending) in misnamed {
        let pile = piles.entry(kind).or_default();
        let bare = languages.first().and_then(|first| pending.stem.strip_suffix(&**first)?.strip_suffix('.')).unwrap_or(&pending.stem);
        let bare = ["md", "yaml", "yml"].iter().find_map(|ending| bare.strip_suffix(ending)?.strip_suffix('.')).unwrap_or(bare);
        let stem = usable_stem(bare, |stem| pile.iter().any(|other| &*other.stem == stem));
        // What to call a file with another ending was told with that.
        let is_told = EntryKind::of(&pending.source.path).is_some() && pending.path != pending.source.path;
        findings.extend((!is_told).then(|| unusable_stem(pending.source, &pending.stem, stem.as_deref())));
        lost.push(Arc::clone(&pending.stem));
        pending.stem = stem.map_or(pending.stem, Arc::from);
        pile.push(pending);
    }
}

/// A translation that looks for its original.
struct Translating<'a> {
    kind: EntryKind,
    /// The path of the original without its ending.
    original: String,
    language: Arc<str>,
    source: &'a Source,
}

/// Lays every translation beside its original.
fn lay_over<'a>(piles: &mut Piles<'a>, translations: Vec<Translating<'a>>, lost: &[Arc<str>], findings: &mut Vec<Finding>) {
    if translations.is_empty() {
        return;
    }
    let mut seats: BTreeMap<(EntryKind, String), usize> = BTreeMap::new();
    for (&kind, pile) in piles.iter() {
        for (index, pending) in pile.iter().enumerate() {
            seats.entry((kind, stem_of(&pending.path).to_owned())).or_insert(index);
        }
    }
    for Translating { kind, original, language, source } in translations {
        let name = original.rsplit('/').next().unwrap_or_default().to_owned();
        let seat = seats.get(&(kind, original)).copied();
        match seat.and_then(|seat| piles.get_mut(&kind)?.get_mut(seat)) {
            Some(pending) => pending.translations.push((language, source)),
            // An original that cannot be used was told already.
            None if lost.iter().any(|lost| **lost == *name) => {}
            None => {
                let known: Vec<&str> = piles.get(&kind).into_iter().flatten().map(|pending| &*pending.stem).collect();
                findings.push(orphan(source, crate::yaml::nearest_word(&name, &known)));
            }
        }
    }
}

fn stem_of(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl Records {
    /// The same without these files; what they were called is kept, so that naming them is no fault.
    #[must_use]
    pub fn without(&self, files: &std::collections::BTreeSet<Arc<str>>) -> Self {
        let mut rest = self.clone();
        rest.retain(|entry| !files.contains(&entry.file));
        rest
    }

    /// The paths of all entries that have a file of their own.
    pub fn files(&self) -> impl Iterator<Item = &Arc<str>> {
        self.entries().filter(|(kind, _)| kind.shape() == Shape::Many).map(|(_, entry)| &entry.file)
    }
}
