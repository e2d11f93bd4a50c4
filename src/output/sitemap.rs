//! `sitemap.xml` (sitemaps.org 0.9): every page that search engines should know, with the day it was checked.

use std::fmt::Write;

use super::{Output, Press};
use crate::error::Result;
use crate::markdown::escape;
use crate::site::{Address, RouteTarget, Site, Subject};
use crate::theme::Theme;

/// How many addresses one map may hold, by its standard.
const MAX_ADDRESSES: usize = 50_000;

/// The map of the site; an index of maps when there are too many addresses for one.
pub(super) struct Sitemap;

/// One of its files.
pub(super) enum SitemapFile {
    /// All pages in one file.
    Whole,
    /// The index of so many maps.
    Index(usize),
    /// One of several, from 1.
    Part(usize),
}

impl Output for Sitemap {
    type Artifact = SitemapFile;

    fn artifacts(&self, site: &Site, _: &Theme) -> Vec<(Address, SitemapFile)> {
        let maps = if site.base_url.is_empty() { 0 } else { indexed(site).count().div_ceil(MAX_ADDRESSES) };
        let first = Address::new("sitemap.xml");
        if maps < 2 {
            return vec![(first, SitemapFile::Whole)];
        }
        let parts = (1..=maps).map(|number| (Address::new(&format!("sitemap-{number}.xml")), SitemapFile::Part(number)));
        std::iter::once((first, SitemapFile::Index(maps))).chain(parts).collect()
    }

    fn render(&self, map: &SitemapFile, press: &Press) -> Result<Vec<u8>> {
        let site = &press.site;
        let pages = indexed(site)
            .filter_map(|(address, subject)| Some((site.absolute(address)?, site.entry(subject).and_then(|entry| entry.facts.day()))));
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if let SitemapFile::Index(maps) = map {
            xml.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            for map in 1..=*maps {
                let _ = writeln!(xml, "<sitemap><loc>{}sitemap-{map}.xml</loc></sitemap>", escape(&site.base_url));
            }
            xml.push_str("</sitemapindex>\n");
            return Ok(xml.into_bytes());
        }
        xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        let skip = if let SitemapFile::Part(number) = map { (number - 1) * MAX_ADDRESSES } else { 0 };
        for (address, changed) in pages.skip(skip).take(MAX_ADDRESSES) {
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

/// The pages that search engines should know.
fn indexed(site: &Site) -> impl Iterator<Item = (&Address, Subject)> {
    site.routes.iter().filter_map(|route| match route.target {
        RouteTarget::Page(subject, _) if subject.is_indexed() => Some((&route.address, subject)),
        _ => None,
    })
}
