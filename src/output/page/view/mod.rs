//! What a template sees: one view a page, nothing else but the words (`t`) and the drawings (`icon`).
//!
//! * Addresses are ready to print: relative to the page (`../../tim-kiem/index.html`), or whole where they leave the site.
//! * Numbers, money and dates are ready to print too, with no-break spaces inside: `20.000 đ`, `7 ngày làm việc`.
//! * `Option` means "may be missing"; a template leaves its line out. An empty `Vec` leaves its section out.
//! * Words that never depend on data are not here: they are in `i18n/`, as `t.…`.
//! * `Icon` is the file stem of a drawing in `assets/icon`; the template writes `{{ icon[x] }}`.
//!
//! Two values stand in the context beside the view, the same for all pages of a language and made once:
//! `t` (nested map of words) and `icon` (stem → safe SVG).

mod case;
mod decision;
mod frame;
mod law;
mod life_event;
mod list;
mod office;
mod paper;
mod procedure;
mod session;
mod share;
mod trust;

pub use case::*;
pub use decision::*;
pub use frame::*;
pub use law::*;
pub use life_event::*;
pub use list::*;
pub use office::*;
pub use paper::*;
pub use procedure::*;
pub use session::*;
pub use share::*;
pub use trust::*;

use std::ops::Deref;
use std::sync::Arc;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use tera::Value;

/// A text that may have fallen back to another language.
#[derive(Debug, Clone, Default)]
pub struct LocalText {
    /// The text, plain; the template escapes it.
    pub text: String,
    /// Its language, only where that is not the page's: the template then writes `<span lang="vi">`.
    pub lang: Option<String>,
}

/// Beside its fields, whether it has `lines`: a text that was typed in several lines, such as `steps: |`, is shown in them.
impl Serialize for LocalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("LocalText", 3)?;
        fields.serialize_field("text", &self.text)?;
        fields.serialize_field("lang", &self.lang)?;
        fields.serialize_field("lines", &self.text.contains('\n'))?;
        fields.end()
    }
}

/// HTML made by us (Markdown, an SVG path): prints as it is, without the `safe` filter.
///
/// Tera hands a `Value` through its serializer untouched, and with it the mark "safe".
#[derive(Debug, Clone)]
pub struct Html(Value);

impl Html {
    /// Takes HTML that this program made; never text of an entry.
    #[must_use]
    pub fn trusted(html: &str) -> Self {
        Self(Value::safe_string(html))
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A part that many pages show alike: its HTML, made once by a part of a template, and what it was made of.
#[derive(Debug, Clone)]
pub struct Drawn<T> {
    part: Arc<T>,
    html: Html,
}

impl<T> Drawn<T> {
    /// What was drawn, and how it looks.
    #[must_use]
    pub fn new(part: T, html: Html) -> Self {
        Self { part: Arc::new(part), html }
    }
}

impl<T> Deref for Drawn<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.part
    }
}

impl<T> Serialize for Drawn<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.html.serialize(serializer)
    }
}

/// The stem of a drawing in `assets/icon`, known to exist: an unknown one is a finding, and here it is `document`.
pub type Icon = String;
