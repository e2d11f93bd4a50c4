//! What can be found: every entry with its names and what its result shows, in the order of the index.

use crate::catalog::{Phase, ProcedureId, ResolvedProcedure};
use crate::record::{Date, Level, Localized, StatusWord, Texts};
use crate::site::{Site, Subject};
use crate::text::compose;

/// What the page says in short of a procedure: its fee, its time, its levels.
pub type ShortFacts<'a> = &'a (dyn Fn(ProcedureId) -> [String; 3] + Sync);

/// One thing that can be found.
#[derive(Debug, Default)]
pub(super) struct SearchEntry {
    pub(super) procedure: Option<ProcedureId>,
    pub(super) title: String,
    /// Other names by which it is found.
    pub(super) aliases: Vec<String>,
    /// Its page, from the root of the site, without the folder of its kind and without `/index.html`; a file as it is.
    pub(super) stem: String,
    pub(super) code: String,
    pub(super) field: String,
    pub(super) fee: String,
    pub(super) time: String,
    pub(super) level: String,
    /// The nearest level that takes it, 0 the commune; 4 more when it does not apply any more.
    pub(super) rank: u8,
    /// `suspended`, `repealed`, or the first and the last day on which it applies with a stroke between, where that is not always.
    pub(super) phase: String,
    /// What a page says below its names.
    pub(super) below: String,
    /// The number of the decision whose page it is.
    pub(super) decision: Option<String>,
}

/// All entries of one language.
#[derive(Debug, Default)]
pub(super) struct SearchEntries {
    pub(super) list: Vec<SearchEntry>,
    /// How many of each kind follow each other: procedures, offices, forms, life events, pages.
    pub(super) counts: [usize; 5],
}

impl SearchEntries {
    pub(super) fn of(site: &Site, language: usize, shown: ShortFacts<'_>, pages: Vec<SearchEntry>) -> Self {
        let catalog = &site.catalog;
        let tag = &*catalog.languages[language];
        // Procedures of one field stand together, so that what is searched together lies together.
        let mut order: Vec<_> = catalog.procedures().map(|(id, procedure)| (procedure.field, id)).collect();
        order.sort();
        let mut list: Vec<SearchEntry> = Vec::with_capacity(order.len() + catalog.offices().len());
        for (_, id) in order {
            list.push(procedure(site, tag, id, shown));
        }
        let mut counts = [list.len(), 0, 0, 0, 0];
        for (_, office) in catalog.offices() {
            let facts = &office.entry.facts;
            let mut aliases = Vec::new();
            for cover in &facts.covers {
                aliases.push(said(&cover.name, tag).to_owned());
                aliases.extend(all(&cover.formerly, tag).iter().cloned());
            }
            list.push(SearchEntry {
                title: line(said(&facts.name, tag)),
                aliases: aliases.iter().map(|text| line(text)).collect(),
                stem: office.entry.stem.to_string(),
                ..SearchEntry::default()
            });
            counts[1] += 1;
        }
        for form in &catalog.records.forms.facts {
            let Some(href) = form.file.as_ref().and_then(|file| site.attachment(file)) else { continue };
            let number = form.number.as_ref().map_or_else(|| form.id.to_string(), |number| number.0.clone());
            list.push(SearchEntry {
                title: line(said(&form.title, tag)),
                aliases: vec![line(&number)],
                stem: href.to_string(),
                ..SearchEntry::default()
            });
            counts[2] += 1;
        }
        for (_, event) in catalog.life_events() {
            let facts = &event.entry.facts;
            let aliases = all(&facts.aliases, tag).iter().map(|text| line(text)).collect();
            list.push(SearchEntry {
                title: line(said(&facts.title, tag)),
                aliases,
                stem: event.entry.stem.to_string(),
                ..SearchEntry::default()
            });
            counts[3] += 1;
        }
        counts[4] = pages.len();
        list.extend(pages);
        Self { list, counts }
    }

    /// The folders of the kinds in this language; what ends on `/` holds pages, and their address ends on `/index.html`.
    pub(super) fn folders(site: &Site, language: usize) -> [String; 5] {
        let folder = |subject| site.address(subject, language).short().to_owned();
        let prefix = folder(Subject::Home);
        [format!("{prefix}{}/", site.words().procedures), folder(Subject::Offices), String::new(), folder(Subject::LifeEvents), prefix]
    }
}

fn procedure(site: &Site, tag: &str, id: ProcedureId, shown: ShortFacts<'_>) -> SearchEntry {
    let catalog = &site.catalog;
    let procedure = catalog.procedure(id);
    let facts = &procedure.entry.facts;
    let [fee, time, level] = shown(id);
    let nearest = [Level::Commune, Level::Province, Level::Ministry].iter().position(|level| facts.levels.contains(level)).unwrap_or(3);
    let is_over = matches!(procedure.phase(catalog.today), Phase::Ended);
    SearchEntry {
        procedure: Some(id),
        title: line(said(&facts.title, tag)),
        aliases: all(&facts.aliases, tag).iter().map(|text| line(text)).collect(),
        stem: procedure.entry.stem.to_string(),
        code: facts.code.as_ref().map_or_else(String::new, ToString::to_string),
        field: procedure.field.map_or_else(String::new, |field| line(said(&catalog.field(field).facts.name, tag))),
        fee: line(&fee),
        time: line(&time),
        level: line(&level),
        rank: u8::try_from(nearest).unwrap_or(3) + if is_over { 4 } else { 0 },
        phase: phase(procedure, catalog.today),
        decision: None,
        below: String::new(),
    }
}

/// Where a procedure stands, for readers of any later day.
fn phase(procedure: &ResolvedProcedure, today: Date) -> String {
    let (facts, day) = (&procedure.entry.facts, |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string()));
    match facts.status.as_ref().map(|status| status.state) {
        Some(StatusWord::Repealed) => "repealed".to_owned(),
        Some(StatusWord::Suspended) => "suspended".to_owned(),
        None => {
            let (from, to) = (facts.effective.from.filter(|from| today < *from), facts.effective.to);
            if from.is_none() && to.is_none() { String::new() } else { format!("{}/{}", day(from), day(to)) }
        }
    }
}

/// The text in this language, or the original.
pub(super) fn said<'a>(text: &'a Localized<String>, tag: &str) -> &'a str {
    text.translated(tag).unwrap_or(&text.original)
}

/// The texts in this language, or the originals.
pub(super) fn all<'a>(texts: &'a Texts, tag: &str) -> &'a [String] {
    texts.translated(tag).unwrap_or(&texts.original)
}

/// One line, composed, without what the packed lists put between their texts.
pub(super) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in compose(text).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().map(|c| if c == '|' || c.is_control() { '/' } else { c }));
    }
    line
}
