//! `robots.txt`: everyone may read everything; here is the map.

use std::fmt::Write;

use super::{Output, Press};
use crate::catalog::Catalog;
use crate::error::Result;
use crate::site::Address;
use crate::theme::Theme;

/// The file for robots.
pub(super) struct Robots;

impl Output for Robots {
    fn name(&self) -> &'static str {
        "robots"
    }

    fn routes(&self, _: &Catalog, _: &Theme) -> Vec<(Address, usize)> {
        vec![(Address::new("robots.txt"), 0)]
    }

    fn render(&self, _: usize, press: &Press) -> Result<Vec<u8>> {
        let mut text = String::from("User-agent: *\nAllow: /\n");
        if !press.site.base_url.is_empty() {
            let _ = writeln!(text, "Sitemap: {}sitemap.xml", press.site.base_url);
        }
        Ok(text.into_bytes())
    }
}
