//! Files that pages use: the style sheet, icons, scripts.

use crate::site::Address;

/// A file of the theme, ready to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it is published.
    pub address: Address,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Puts style sheets together in the order of their names, under a name that changes with the content. Those of the binary are
/// small already, and those of a catalog are published as they are written.
pub(super) fn style(name: &str, sheets: &[(&str, String)]) -> Asset {
    let whole: Vec<&str> = sheets.iter().map(|(_, text)| text.as_str()).collect();
    hashed(&format!("assets/{name}"), "css", whole.join("\n").into_bytes())
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
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" => "audio/ogg",
        _ => "application/octet-stream",
    }
}
