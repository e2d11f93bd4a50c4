//! Outputs: each turns the site into files of one kind. A site is a function from address to bytes, and this room is it.

mod answers;
mod api;
mod assets;
mod calendar;
pub mod ics;
mod opensearch;
pub mod page;
mod press;
mod proof;
mod qr;
mod register;
mod robots;
mod search;
pub mod sheets;
mod sitemap;

use crate::error::{Error, Result};
use crate::site::{Route, RouteTarget, Site};
use crate::theme::Theme;
pub use press::{AnyOutput, Output, Press};
pub use search::index;

/// Every output besides the pages; one a line.
#[rustfmt::skip]
pub static OUTPUTS: &[&dyn AnyOutput] = &[
    &assets::Assets,
    &sitemap::Sitemap,
    &robots::Robots,
    &search::SearchFiles,
    &opensearch::OpenSearch,
    &calendar::Calendars,
    &register::DecisionCalendar,
    &sheets::Sheets,
    &answers::ChatDesk,
    &api::Api,
];

/// The routes of all outputs, for [`Site::plan`].
#[must_use]
pub fn announce(site: &Site, theme: &Theme) -> Vec<Route> {
    OUTPUTS.iter().flat_map(|output| output.routes(site, theme)).collect()
}

impl Press {
    /// The bytes of one route.
    ///
    /// # Errors
    /// When a template of the theme does not render.
    pub fn render(&self, route: &Route) -> Result<Vec<u8>> {
        match &route.target {
            RouteTarget::Page(subject, language) => page::render(self, *subject, *language, &route.address),
            RouteTarget::Moved(subject) => page::render_moved(self, *subject, &route.address),
            RouteTarget::Short(id) => page::render_short(self, *id, &route.address),
            RouteTarget::Qr(id) => {
                let sign = id.map_or_else(|| Some(self.site.base_url.clone()), |id| self.site.sign(id));
                Ok(qr::draw(&sign.unwrap_or_default()).into_bytes())
            }
            RouteTarget::Attachment(index) => self.site.catalog.records.attachments[*index].bytes(),
            RouteTarget::Output(artifact) => {
                let rendered = OUTPUTS.iter().find_map(|output| output.render_own(artifact, self));
                rendered.unwrap_or_else(|| Err(Error::Theme(format!("{}: no output knows it", route.address))))
            }
        }
    }
}
