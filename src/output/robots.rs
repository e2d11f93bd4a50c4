//! `robots.txt`: everyone may read everything; here is the map.

use std::fmt::Write;

use super::{Output, Press};
use crate::error::Result;
use crate::site::{Address, Site};
use crate::theme::Theme;

/// The file for robots.
pub(super) struct Robots;

impl Output for Robots {
    type Artifact = ();

    fn artifacts(&self, _: &Site, _: &Theme) -> Vec<(Address, ())> {
        vec![(Address::new("robots.txt"), ())]
    }

    fn render(&self, (): &(), press: &Press) -> Result<Vec<u8>> {
        let mut text = String::from("User-agent: *\nAllow: /\n");
        if !press.site.base_url.is_empty() {
            let _ = writeln!(text, "Sitemap: {}sitemap.xml", press.site.base_url);
        }
        Ok(text.into_bytes())
    }
}
