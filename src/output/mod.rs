//! Outputs: each turns the site into files of one kind. A site is a function from address to bytes, and this room is it.

mod answers;
mod api;
mod assets;
mod calendar;
pub mod ics;
mod opensearch;
pub mod page;
mod press;
mod qr;
mod robots;
mod search;
pub mod sheets;
mod sitemap;

use crate::catalog::Catalog;
use crate::error::Result;
use crate::site::{Content, Route};
use crate::theme::Theme;
pub use press::{Output, Press};
pub use search::index;

/// Every output besides the pages; one a line.
#[rustfmt::skip]
pub static OUTPUTS: &[&dyn Output] = &[
    &assets::Assets,
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

impl Press {
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
}
