//! Makes the files of a theme smaller: templates by `minify-html`, scripts by `oxc`, style sheets by `lightningcss`.
//!
//! The build script of motcua runs this once over `themes/civic`, so that a page costs nothing more. Each file is made smaller
//! by itself: a catalog may replace any one of them, and scripts and sheets of a bundle are joined when a theme is loaded.

mod attribute;
mod script;
mod sheet;
mod template;
mod tokens;

pub use template::{drawing, page};

/// The file at this path of a theme, smaller; what is no template, script or style sheet stays as it is.
///
/// # Errors
/// When the file is wrong, or would mean something else afterwards.
pub fn file(path: &str, text: &str) -> Result<String, String> {
    let (folder, ending) = (path.split('/').next().unwrap_or_default(), path.rsplit('.').next().unwrap_or_default());
    let small = match (folder, ending) {
        ("templates", "html") => template::template(text),
        ("assets", "js") => script::script(text),
        ("assets", "css") => sheet::sheet(text),
        _ => Ok(text.to_owned()),
    };
    small.map_err(|cause| format!("{path}: {cause}"))
}
