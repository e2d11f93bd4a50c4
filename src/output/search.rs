//! The files of the search index, one set for each language: classic scripts that hand their data to the engine, so that they
//! load from `file://` and from hosts that know few file types.

use super::page::in_short;
use super::{Output, Press};
use crate::catalog::Catalog;
use crate::error::{Error, Result};
use crate::search::Cards;
use crate::site::Address;
use crate::theme::Theme;

/// The search index.
pub(super) struct Search;

impl Output for Search {
    fn name(&self) -> &'static str {
        "search"
    }

    fn routes(&self, catalog: &Catalog, _: &Theme) -> Vec<(Address, usize)> {
        catalog.languages.iter().enumerate().map(|(number, tag)| (first(tag), number)).collect()
    }

    fn render(&self, number: usize, press: &Press) -> Result<Vec<u8>> {
        let tag = press.site.catalog.languages[number].to_lowercase();
        let cards = Cards::of(&press.site, number, &|id| in_short(press, number, id));
        let json = serde_json::to_string(&cards).map_err(|error| Error::Theme(error.to_string()))?;
        Ok(format!("motcua.part(\"{tag}.js\",{json})\n").into_bytes())
    }
}

/// The first file of the index in this language.
pub(super) fn first(tag: &str) -> Address {
    Address::new(&format!("search/{}.js", tag.to_lowercase()))
}
