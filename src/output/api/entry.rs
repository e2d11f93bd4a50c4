//! One entry, or one list, with its translations beside.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::record::{Digest, Entry};
use crate::site::{Site, Subject};
use crate::yaml::{In, Write};

/// One entry.
#[derive(Serialize)]
pub(super) struct ApiEntry<'a, T: Write> {
    /// Its file stem.
    id: &'a str,
    /// Its path in the catalog folder.
    #[serde(skip_serializing_if = "str::is_empty")]
    file: &'a str,
    /// The whole address of its page in each language; the path of it when the catalog has no address.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pages: BTreeMap<&'a str, String>,
    #[serde(flatten)]
    facts: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Translations::is_empty")]
    translations: Translations<'a, T>,
}

pub(super) fn api_entry<'a, T: Write>(site: &'a Site, entry: &'a Entry<T>, subject: Option<Subject>) -> ApiEntry<'a, T> {
    let languages = site.catalog.languages.iter().enumerate();
    let page =
        |subject, language| site.absolute(&site.address(subject, language)).unwrap_or_else(|| site.address(subject, language).to_string());
    ApiEntry {
        id: &entry.stem,
        file: &entry.file,
        pages: subject.map(|subject| languages.map(|(index, tag)| (&**tag, page(subject, index))).collect()).unwrap_or_default(),
        facts: &entry.facts,
        body: Some(entry.body.original.as_str()).filter(|body| !body.trim().is_empty()),
        translations: Translations { site, entry },
    }
}

/// What of an entry is translated, by language.
struct Translations<'a, T> {
    site: &'a Site,
    entry: &'a Entry<T>,
}

impl<T: Write> Translations<'_, T> {
    fn languages(&self) -> impl Iterator<Item = &str> {
        let others = self.site.catalog.languages.iter().skip(1).map(Arc::as_ref);
        others.filter(|language| self.entry.facts.speaks(language) || self.entry.body.speaks(language))
    }

    fn is_empty(&self) -> bool {
        self.languages().next().is_none()
    }
}

impl<T: Write> Serialize for Translations<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct One<'a, T: Write> {
            #[serde(flatten)]
            facts: In<'a, T>,
            #[serde(skip_serializing_if = "Option::is_none")]
            body: Option<&'a String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            source: Option<&'a Digest>,
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            stale: bool,
        }
        let entry = self.entry;
        serializer.collect_map(self.languages().map(|language| {
            let translation = entry.translations.iter().find(|translation| *translation.language == *language);
            let one = One {
                facts: In(&entry.facts, language),
                body: entry.body.translated(language),
                source: translation.and_then(|translation| translation.source.as_ref()),
                stale: translation.is_some_and(|translation| translation.is_stale),
            };
            (language, one)
        }))
    }
}

/// A list that is one file of the catalog.
pub(super) struct List<'a, T>(pub(super) &'a Site, pub(super) &'a Entry<T>);

impl<T: Write> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(site, entry) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &*entry.file)?;
        map.serialize_entry("entries", &entry.facts)?;
        let others = site.catalog.languages.iter().skip(1).filter(|language| entry.facts.speaks(language));
        let translations: BTreeMap<&str, In<'_, T>> = others.map(|language| (&**language, In(&entry.facts, language))).collect();
        if !translations.is_empty() {
            map.serialize_entry("translations", &translations)?;
        }
        map.end()
    }
}
