//! What renders: the site, the theme, and what is made once for many files.

use std::sync::{Arc, OnceLock};

use tera::Value;

use super::page::RenderCache;
use crate::catalog::Catalog;
use crate::error::Result;
use crate::search::Index;
use crate::site::{Address, Site};
use crate::theme::Theme;

/// Files of one kind. To add one is one file and one line in [`OUTPUTS`].
pub trait Output: Sync {
    /// Its name, in routes and in messages.
    fn name(&self) -> &'static str;
    /// The routes it publishes; the number is handed back to [`Output::render`].
    fn routes(&self, catalog: &Catalog, theme: &Theme) -> Vec<(Address, usize)>;
    /// The bytes of one of its routes.
    ///
    /// # Errors
    /// When the tool itself fails; what editors wrote never fails here.
    fn render(&self, number: usize, press: &Press) -> Result<Vec<u8>>;
}

/// What renders: the site, the theme, and what all pages of a language share.
pub struct Press {
    /// The plan.
    pub site: Arc<Site>,
    /// The look.
    pub theme: Arc<Theme>,
    /// What many pages show alike.
    pub(super) cache: RenderCache,
    /// The search index of each language.
    pub(super) indexes: Vec<OnceLock<std::result::Result<Arc<Index>, String>>>,
    /// Every drawing of the theme by its stem, as safe HTML.
    pub(super) icons: Value,
    /// Why a part that many pages show could not be drawn.
    pub(super) faulty: OnceLock<String>,
}

impl Press {
    /// Makes ready what all pages share.
    #[must_use]
    pub fn new(site: Arc<Site>, theme: Arc<Theme>) -> Self {
        let cache = RenderCache::new(&site.catalog);
        let indexes = site.catalog.languages.iter().map(|_| OnceLock::new()).collect();
        let icons = icons(&theme);
        Self { site, theme, cache, indexes, icons, faulty: OnceLock::new() }
    }

    /// The path of the site on its host, with a `/` at both ends.
    pub(super) fn base_path(&self) -> String {
        let after_scheme = self.site.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme.find('/').map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
    }
}

/// Every drawing of the theme by its stem, as safe HTML.
fn icons(theme: &Theme) -> Value {
    let drawings = theme.drawings.iter().map(|(stem, drawing)| (stem.clone(), Value::safe_string(drawing)));
    Value::from(drawings.collect::<std::collections::BTreeMap<_, _>>())
}
