//! The style sheets, drawings and scripts of the theme.

use super::search::SECOND_BUNDLE;
use super::{Output, Press};
use crate::catalog::Catalog;
use crate::error::Result;
use crate::site::{Address, Site};
use crate::theme::{Asset, Theme};

/// The style sheet, drawings and scripts of the theme.
pub(super) struct Assets;

impl Output for Assets {
    type Artifact = Address;

    fn artifacts(&self, site: &Site, theme: &Theme) -> Vec<(Address, Address)> {
        assets(&site.catalog, theme).map(|asset| (asset.address.clone(), asset.address.clone())).collect()
    }

    fn render(&self, address: &Address, press: &Press) -> Result<Vec<u8>> {
        let asset = assets(&press.site.catalog, &press.theme).find(|asset| asset.address == *address);
        Ok(asset.map(|asset| asset.bytes.clone()).unwrap_or_default())
    }
}

/// The bundles that are published as parts of other files.
const PARTS: [&str; 3] = ["search", "results", SECOND_BUNDLE];

/// Every asset of a theme that this catalog needs.
fn assets<'a>(catalog: &Catalog, theme: &'a Theme) -> impl Iterator<Item = &'a Asset> {
    let spoken = catalog.languages.iter().flat_map(|tag| PARTS.iter().filter_map(|bundle| theme.spoken(bundle, tag)));
    let spoken: std::collections::BTreeMap<_, _> = spoken.map(|script| (&script.address, script)).collect();
    let scripts = theme.scripts.iter().filter(|(bundle, _)| !PARTS.contains(&bundle.as_str())).map(|(_, script)| script);
    std::iter::once(&theme.style).chain(theme.styles.values()).chain(scripts).chain(spoken.into_values()).chain(&theme.assets)
}
