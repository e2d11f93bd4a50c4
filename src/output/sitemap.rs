//! `sitemap.xml` (sitemaps.org 0.9): every page that search engines should know, with the day it was checked.

use std::fmt::Write;

use super::{Output, Press};
use crate::catalog::Catalog;
use crate::error::Result;
use crate::record::Date;
use crate::site::{Address, Content, Site, Subject};
use crate::theme::Theme;

/// How many addresses one map may hold, by its standard.
const MOST: usize = 50_000;

/// The map of the site; an index of maps when there are too many addresses for one.
pub(super) struct Sitemap;

impl Output for Sitemap {
    fn name(&self) -> &'static str {
        "sitemap"
    }

    fn routes(&self, catalog: &Catalog, _: &Theme) -> Vec<(Address, usize)> {
        let entries = catalog.procedures().len() + catalog.offices().len() + catalog.notices().len();
        // Lists add pages of their own; an eighth more is enough for them.
        let maps = ((entries + entries / 8) * catalog.languages.len()).div_ceil(MOST);
        let mut routes = vec![(Address::new("sitemap.xml"), 0)];
        if maps > 1 {
            routes.extend((1..=maps).map(|number| (Address::new(&format!("sitemap-{number}.xml")), number)));
        }
        routes
    }

    fn render(&self, number: usize, press: &Press) -> Result<Vec<u8>> {
        let site = &press.site;
        let maps = site.routes.iter().filter(|route| matches!(route.content, Content::Output("sitemap", number) if number > 0)).count();
        let pages = site.routes.iter().filter_map(|route| match route.content {
            Content::Page(subject, _) if subject.is_indexed() => Some((site.absolute(&route.address)?, changed(site, subject))),
            _ => None,
        });
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if number == 0 && maps > 0 {
            xml.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            for map in 1..=maps {
                let _ = writeln!(xml, "<sitemap><loc>{}sitemap-{map}.xml</loc></sitemap>", escape(&site.base_url));
            }
            xml.push_str("</sitemapindex>\n");
            return Ok(xml.into_bytes());
        }
        xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        let skip = number.saturating_sub(1) * MOST;
        for (address, changed) in pages.skip(skip).take(MOST) {
            let _ = write!(xml, "<url><loc>{}</loc>", escape(&address));
            if let Some(date) = changed {
                let _ = write!(xml, "<lastmod>{date}</lastmod>");
            }
            xml.push_str("</url>\n");
        }
        xml.push_str("</urlset>\n");
        Ok(xml.into_bytes())
    }
}

/// The day on which an entry was last checked, or a notice was dated.
fn changed(site: &Site, subject: Subject) -> Option<Date> {
    let catalog = &site.catalog;
    match subject {
        Subject::Procedure(id) => catalog.procedure(id).entry.facts.checked.as_ref().map(|checked| checked.date),
        Subject::Office(id) => catalog.office(id).entry.facts.checked.as_ref().map(|checked| checked.date),
        Subject::Notice(id) => Some(catalog.notice(id).facts.date),
        _ => None,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
