//! Outputs: each turns the site into files of one kind. A site is a function from address to bytes, and this room is it.

mod answers;
mod api;
mod calendar;
pub mod ics;
mod opensearch;
pub mod page;
mod qr;
mod robots;
mod search;
pub mod sheets;
mod sitemap;

use std::sync::{Arc, OnceLock};

use tera::Value;

use crate::catalog::Catalog;
use crate::error::{Error, Result};
use crate::search::Index;
use crate::site::{Address, Content, Route, Site};
use crate::theme::{Asset, Theme};

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

/// Every output besides the pages; one a line.
#[rustfmt::skip]
pub static OUTPUTS: &[&dyn Output] = &[
    &Assets,
    &sitemap::Sitemap,
    &robots::Robots,
    &search::Search,
    &opensearch::OpenSearch,
    &calendar::Calendars,
    &sheets::Sheets,
    &answers::ChatDesk,
    &api::Api,
];

/// The routes of all outputs, for [`Site::plan`].
#[must_use]
pub fn announce(catalog: &Catalog, theme: &Theme) -> Vec<Route> {
    OUTPUTS
        .iter()
        .flat_map(|output| {
            output
                .routes(catalog, theme)
                .into_iter()
                .map(|(address, number)| Route { address, content: Content::Output(output.name(), number) })
        })
        .collect()
}

/// What renders: the site, the theme, and what all pages of a language share.
pub struct Press {
    /// The plan.
    pub site: Arc<Site>,
    /// The look.
    pub theme: Arc<Theme>,
    shared: Vec<Shared>,
    shelf: page::Shelf,
    indexes: Vec<OnceLock<std::result::Result<Arc<Index>, String>>>,
    icons: Value,
    /// Why a part that many pages show could not be drawn.
    faulty: OnceLock<String>,
}

/// What is the same on every page of one language.
struct Shared {
    site: Value,
}

impl Press {
    /// Makes ready what all pages share.
    #[must_use]
    pub fn new(site: Arc<Site>, theme: Arc<Theme>) -> Self {
        let languages = site.catalog.languages.len();
        let icons = icons(&theme);
        let shelf = page::Shelf::new(&site.catalog);
        let indexes = (0..languages).map(|_| OnceLock::new()).collect();
        let mut press = Self { site, theme, shared: Vec::new(), shelf, indexes, icons, faulty: OnceLock::new() };
        press.shared = (0..languages).map(|language| Shared { site: page::shared(&press, language) }).collect();
        press
    }

    /// The bytes of one route.
    ///
    /// # Errors
    /// When a template of the theme does not render.
    pub fn render(&self, route: &Route) -> Result<Vec<u8>> {
        match &route.content {
            Content::Page(subject, language) => page::render(self, *subject, *language, &route.address),
            Content::Moved { to, subject } => page::render_moved(self, to, *subject, &route.address),
            Content::Short(id) => page::render_short(self, *id, &route.address),
            Content::Qr(id) => {
                let sign = id.map_or_else(|| Some(self.site.base_url.clone()), |id| self.site.sign(id));
                Ok(qr::draw(&sign.unwrap_or_default()).into_bytes())
            }
            Content::Attachment(index) => self.site.catalog.records.attachments[*index].bytes(),
            Content::Output(name, number) => match OUTPUTS.iter().find(|output| output.name() == *name) {
                Some(output) => output.render(*number, self),
                None => Ok(Vec::new()),
            },
        }
    }

    /// The search index of a language; the first one who asks makes it.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn index(&self, language: usize) -> Result<Arc<Index>> {
        let make = || search::make(self, language).map(Arc::new).map_err(|error| error.to_string());
        self.indexes[language].get_or_init(make).clone().map_err(Error::Theme)
    }

    /// The path of the site on its host, with a `/` at both ends.
    fn base_path(&self) -> String {
        let after_scheme = self.site.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme.find('/').map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
    }
}

/// Every drawing of the theme by its stem, as safe HTML.
fn icons(theme: &Theme) -> Value {
    let drawings = theme.drawings.iter().map(|(stem, drawing)| (stem.clone(), Value::safe_string(drawing)));
    Value::from(drawings.collect::<std::collections::BTreeMap<_, _>>())
}

/// The style sheet, drawings and scripts of the theme.
struct Assets;

impl Output for Assets {
    fn name(&self) -> &'static str {
        "assets"
    }

    fn routes(&self, catalog: &Catalog, theme: &Theme) -> Vec<(Address, usize)> {
        assets(catalog, theme).enumerate().map(|(number, asset)| (asset.address.clone(), number)).collect()
    }

    fn render(&self, number: usize, press: &Press) -> Result<Vec<u8>> {
        Ok(assets(&press.site.catalog, &press.theme).nth(number).map(|asset| asset.bytes.clone()).unwrap_or_default())
    }
}

/// The bundles that are published as parts of other files.
const PARTS: [&str; 3] = ["search", "results", search::UNDERSTAND];

/// Every asset of a theme that this catalog needs, always in the same order.
fn assets<'a>(catalog: &Catalog, theme: &'a Theme) -> impl Iterator<Item = &'a Asset> {
    let spoken = catalog.languages.iter().flat_map(|tag| PARTS.iter().filter_map(|bundle| theme.spoken(bundle, tag)));
    let spoken: std::collections::BTreeMap<_, _> = spoken.map(|script| (&script.address, script)).collect();
    let scripts = theme.scripts.iter().filter(|(bundle, _)| !PARTS.contains(&bundle.as_str())).map(|(_, script)| script);
    std::iter::once(&theme.style).chain(theme.styles.values()).chain(scripts).chain(spoken.into_values()).chain(&theme.assets)
}
