//! Files that pages use: the style sheet, icons, scripts.

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

use crate::site::Address;

/// A file of the theme, ready to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it is published.
    pub address: Address,
    /// Its bytes, minified.
    pub bytes: Vec<u8>,
}

/// Puts style sheets together in the order of their names, minified, under a name that changes with the content.
///
/// # Errors
/// With the message of the parser when the CSS is wrong.
pub(super) fn style(name: &str, sheets: &[(&str, &str)]) -> Result<Asset, String> {
    let whole: String = sheets.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n");
    let mut sheet = StyleSheet::parse(&whole, ParserOptions::default()).map_err(|error| error.to_string())?;
    sheet.minify(MinifyOptions::default()).map_err(|error| error.to_string())?;
    let css = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() }).map_err(|error| error.to_string())?.code;
    Ok(hashed(&format!("assets/{name}"), "css", css.into_bytes()))
}

/// A file whose name carries the hash of its content, so that browsers may keep it for ever.
pub(super) fn hashed(stem: &str, extension: &str, bytes: Vec<u8>) -> Asset {
    let hash = blake3::hash(&bytes).to_hex();
    Asset { address: Address::new(&format!("{stem}.{}.{extension}", &hash[..10])), bytes }
}

/// The media type of a path, for the preview.
#[must_use]
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
