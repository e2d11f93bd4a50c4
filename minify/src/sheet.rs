//! Style sheets, by `lightningcss`.

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

/// The oldest browsers that must read the sheets. Without them, `min-width` becomes a range query, which browsers before 2023
/// do not read: tablets and desks would get the page of a phone.
const TARGETS: Targets = Targets {
    browsers: Some(Browsers {
        android: None,
        chrome: Some(80 << 16),
        edge: None,
        firefox: None,
        ie: None,
        ios_saf: Some(13 << 16),
        opera: None,
        safari: Some(13 << 16),
        samsung: Some(13 << 16),
    }),
    include: lightningcss::targets::Features::empty(),
    exclude: lightningcss::targets::Features::empty(),
};

/// The style sheet, smaller. Another can follow it.
pub(crate) fn sheet(text: &str) -> Result<String, String> {
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|fault| fault.to_string())?;
    sheet.minify(MinifyOptions { targets: TARGETS, ..MinifyOptions::default() }).map_err(|fault| fault.to_string())?;
    let printed = PrinterOptions { minify: true, targets: TARGETS, ..PrinterOptions::default() };
    Ok(sheet.to_css(printed).map_err(|fault| fault.to_string())?.code)
}

#[cfg(test)]
mod tests {
    use super::sheet;

    #[test]
    fn what_old_browsers_do_not_read_is_written_so_that_they_do() {
        assert_eq!(sheet("@media (min-width: 60rem) { a { color: red } }").unwrap(), "@media (min-width:60rem){a{color:red}}");
        assert_eq!(sheet("p { inset: 0 }").unwrap(), "p{top:0;bottom:0;left:0;right:0}");
    }

    #[test]
    fn a_faulty_sheet_is_refused() {
        assert!(sheet("a { color: red ]").is_err());
    }
}
