//! The look: templates, words of the interface and assets, from the binary, each file replaceable by the catalog's `theme/`.

mod asset;
mod filter;
mod inline;
mod load;
mod messages;
mod pieces;
mod script;
mod sheet;

pub use asset::{Asset, media_type};
pub use load::load;
pub use messages::Messages;

use std::collections::BTreeMap;

use tera::{Context, Tera};

use crate::error::{Error, Result};
use crate::search::LanguageWords;

/// What a page is expected to weigh, in bytes, so that its buffer grows at most once.
const PAGE: usize = 32 * 1024;

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    templates: Tera,
    messages: BTreeMap<String, Messages>,
    /// Scripts that speak, by their bundle and language.
    spoken: BTreeMap<(String, String), Asset>,
    /// The one style sheet of all pages, minified, its content's hash in its name.
    pub style: Asset,
    /// Style sheets of pages that look unlike all others, such as those for paper, by the name of their bundle.
    pub styles: BTreeMap<String, Asset>,
    /// The scripts by the name of their bundle; `page` is the one that every page loads.
    pub scripts: BTreeMap<String, Asset>,
    /// What the search knows of each language.
    pub search: BTreeMap<String, LanguageWords>,
    /// The drawings that pages show, by their stem: they are ours, or the catalog owner's theme.
    pub drawings: BTreeMap<String, String>,
    /// Icons and pictures.
    pub assets: Vec<Asset>,
}

impl Theme {
    /// The words of the interface in this language; in Vietnamese for a language that the theme does not speak.
    #[must_use]
    pub fn messages(&self, language: &str) -> &Messages {
        static SILENT: std::sync::LazyLock<Messages> = std::sync::LazyLock::new(Messages::default);
        self.messages.get(language).or_else(|| self.messages.get("vi")).unwrap_or(&SILENT)
    }

    /// A script with what it says in this language; in Vietnamese for a language that the theme does not speak.
    #[must_use]
    pub fn spoken(&self, bundle: &str, language: &str) -> Option<&Asset> {
        let get = |language: &str| self.spoken.get(&(bundle.to_owned(), language.to_owned()));
        get(language).or_else(|| get("vi"))
    }

    /// Renders a template.
    ///
    /// # Errors
    /// When the template asks for what the view does not have.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>> {
        let mut page = Vec::with_capacity(PAGE);
        self.templates.render_to(template, context, &mut page).map_err(|error| Error::Theme(error.to_string()))?;
        Ok(page)
    }

    /// Renders a part of the templates by its name: what it is `given`, and what it finds `around` itself.
    ///
    /// # Errors
    /// When there is no such part, or it asks for what it does not get.
    pub fn draw(&self, part: &str, given: &Context, around: &Context) -> Result<String> {
        let drawn = self.templates.render_component_with_implicits(part, given, around, None, true);
        drawn.map_err(|error| Error::Theme(error.to_string()))
    }
}
