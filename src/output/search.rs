//! The files of the search index, one set for each language: classic scripts that hand their data to the engine, so that they
//! load from `file://` and from hosts that know few file types.

use std::sync::Arc;

use super::page::in_short;
use super::{Output, Press};
use crate::error::{Error, Result};
use crate::search::{Index, LanguageWords, parts};
use crate::site::{Address, Site};
use crate::theme::Theme;

/// The search index.
pub(super) struct SearchFiles;

/// A part of the index of a language, by the places of both.
pub(super) struct IndexPart {
    language: usize,
    part: usize,
}

impl Output for SearchFiles {
    type Artifact = IndexPart;

    fn artifacts(&self, site: &Site, _: &Theme) -> Vec<(Address, IndexPart)> {
        let catalog = &site.catalog;
        let mut routes = Vec::new();
        for (language, tag) in catalog.languages.iter().enumerate() {
            let names = parts(catalog, tag).into_iter().enumerate();
            routes.extend(names.map(|(part, name)| (address(&name), IndexPart { language, part })));
        }
        routes
    }

    fn render(&self, IndexPart { language, part }: &IndexPart, press: &Press) -> Result<Vec<u8>> {
        let index = index(press, *language)?;
        Ok(index.parts.get(*part).cloned().unwrap_or_default())
    }
}

/// The bundle that comes with the second part of the words.
pub(super) const SECOND_BUNDLE: &str = "understand";

/// The search index of a language; the first one who asks makes it.
///
/// # Errors
/// When it cannot be packed.
pub fn index(press: &Press, language: usize) -> Result<Arc<Index>> {
    let make = || make(press, language).map(Arc::new).map_err(|error| error.to_string());
    press.indexes[language].get_or_init(make).clone().map_err(Error::Theme)
}

fn make(press: &Press, language: usize) -> Result<Index> {
    let none = LanguageWords::default();
    let tag = &*press.site.catalog.languages[language];
    let words = press.theme.search.get(tag).unwrap_or(&none);
    let understand = press.theme.scripts.get(SECOND_BUNDLE).map_or(&[][..], |script| &script.bytes);
    let say = |key: &str| press.theme.messages(tag).get_static(key).to_owned();
    Index::of(&press.site, language, &|id| in_short(press, language, id), &say, words, understand).map_err(Error::Theme)
}

/// The first file of the index in this language.
pub(super) fn first(tag: &str) -> Address {
    address(&format!("{}.js", tag.to_lowercase()))
}

fn address(name: &str) -> Address {
    Address::new(&format!("search/{name}"))
}
