//! The look: templates, words of the interface and assets, from the binary, each file replaceable by the catalog's `theme/`.

mod asset;
mod engine;
mod filter;
mod inline;
mod known;
mod lacking;
mod load;
mod messages;
mod meter;
mod own;
mod pieces;
mod plural;
mod renamed;
mod script;
mod sheet;
mod stray;
mod word;

pub use asset::{Asset, media_type};
pub use load::{finding, load};
pub use messages::Messages;
pub use renamed::with_keys_of_now;

use std::collections::BTreeMap;

use tera::{Context, Tera};

use meter::Metered;

use crate::error::{Error, Result, TemplateFault};
use crate::search::LanguageWords;

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// The templates by language, with its words written in.
    templates: BTreeMap<String, Tera>,
    /// The templates as they were written, where some are the catalog's own: they tell the place of a fault.
    written: Vec<(String, String)>,
    /// Whether they have a meter in them.
    is_metered: bool,
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
    /// The words of the interface in this language, one of those for which the theme was loaded.
    #[must_use]
    pub fn messages(&self, language: &str) -> &Messages {
        static NO_MESSAGES: std::sync::LazyLock<Messages> = std::sync::LazyLock::new(Messages::default);
        self.messages.get(language).unwrap_or(&NO_MESSAGES)
    }

    /// A script with what it says in this language.
    #[must_use]
    pub fn spoken(&self, bundle: &str, language: &str) -> Option<&Asset> {
        self.spoken.get(&(bundle.to_owned(), language.to_owned()))
    }

    /// Renders a template in this language, one of those for which the theme was loaded.
    ///
    /// # Errors
    /// When the template asks for what the view does not have.
    pub fn render(&self, template: &str, language: &str, context: &Context) -> Result<Vec<u8>> {
        let rendered = engine::render(self.templates(language)?, template, context);
        rendered.map_err(|error| self.fault(&error, template, &|tera| engine::render(tera, template, context)))
    }

    /// Renders a part of the templates by its name: what it is `given`, and what it finds `around` itself.
    ///
    /// # Errors
    /// When there is no such part, or it asks for what it does not get.
    pub fn draw(&self, part: &str, language: &str, given: &Context, around: &Context) -> Result<String> {
        let drawn = engine::draw(self.templates(language)?, part, given, around);
        let drawn = drawn.map_err(|error| self.fault(&error, part, &|tera| engine::draw(tera, part, given, around)))?;
        Ok(String::from_utf8_lossy(&drawn).into_owned())
    }

    fn templates(&self, language: &str) -> Result<&Tera> {
        self.templates.get(language).ok_or_else(|| Error::Theme(format!("no templates for {language}")))
    }

    /// Whether the catalog has templates or words of its own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        !self.written.is_empty()
    }

    /// The fault with its place in the template as it was written: what is rendered was shortened and put together.
    fn fault(&self, error: &tera::Error, template: &str, again: &dyn Fn(&Tera) -> std::result::Result<Vec<u8>, tera::Error>) -> Error {
        let metered = |text: &str| if self.is_metered { Metered::of(text) } else { Metered::plain(text) };
        let metered: BTreeMap<&str, Metered> = self.written.iter().map(|(name, text)| (name.as_str(), metered(text))).collect();
        let text = |file: &str| metered.get(file).map(|metered| metered.text.as_str());
        let mut tera = engine::engine();
        let plain = tera.add_raw_templates(metered.iter().map(|(name, metered)| (*name, metered.text.as_str())));
        let fault = match plain.ok().filter(|()| self.is_own()).map(|()| again(&tera)) {
            Some(Err(error)) => engine::fault(&error, template, text),
            _ => engine::fault(error, template, text),
        };
        let written = self.written.iter().find(|(name, _)| fault.file.strip_prefix("templates/") == Some(name));
        let place = written.and_then(|(name, text)| Some(metered.get(name.as_str())?.written(&fault.bytes, text)));
        let bytes = place.filter(|_| !fault.bytes.is_empty()).unwrap_or(fault.bytes);
        Error::Template(Box::new(TemplateFault { bytes, ..fault }))
    }
}
