//! What renders: the site, the theme, and what is made once for many files.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use tera::Value;

use super::page::RenderCache;
use crate::error::{Result, TemplateFault};
use crate::search::Index;
use crate::site::{Address, Artifact, Route, RouteTarget, Site};
use crate::theme::Theme;

/// Files of one kind. To add one is one file, and one line in [`OUTPUTS`](super::OUTPUTS).
pub trait Output: Sync + 'static {
    /// What is at one of its addresses.
    type Artifact: Any + Send + Sync;

    /// What it publishes. All pages and files of the site are planned by then.
    fn artifacts(&self, site: &Site, theme: &Theme) -> Vec<(Address, Self::Artifact)>;

    /// The bytes of one artifact.
    ///
    /// # Errors
    /// When the tool itself fails; what editors wrote never fails here.
    fn render(&self, artifact: &Self::Artifact, press: &Press) -> Result<Vec<u8>>;
}

/// An artifact of one output: a type of its own even where two outputs say it with the same one.
struct Made<T: Output>(T::Artifact);

/// An output, whatever the type of its artifacts.
pub trait AnyOutput: Sync {
    /// Its routes.
    fn routes(&self, site: &Site, theme: &Theme) -> Vec<Route>;
    /// The bytes of an artifact; nothing when it is one of another output.
    fn render_own(&self, artifact: &Artifact, press: &Press) -> Option<Result<Vec<u8>>>;
}

impl<T: Output> AnyOutput for T {
    fn routes(&self, site: &Site, theme: &Theme) -> Vec<Route> {
        let artifacts = self.artifacts(site, theme).into_iter();
        artifacts.map(|(address, artifact)| Route { address, target: RouteTarget::Output(Artifact::of(Made::<T>(artifact))) }).collect()
    }

    fn render_own(&self, artifact: &Artifact, press: &Press) -> Option<Result<Vec<u8>>> {
        artifact.get::<Made<T>>().map(|Made(artifact)| self.render(artifact, press))
    }
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
    pub(super) faulty: OnceLock<Box<TemplateFault>>,
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
